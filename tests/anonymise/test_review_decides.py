"""All kinds of review items x all decisions x categories: each has its effect in text, lexicon and gate, or is refused.

A small study without a language model: what the detectors would have said is written down here.
"""

import re

import openpyxl
import pandas as pd
import pytest

from anonymise.small_study import KEY, anonymised, found_in, resolved, sheets_of, turns_of
from themetrail.anonymise.resolve.decisions import item_id_of, read_decisions, require_possible
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import open_items, public_part, review_queue
from themetrail.anonymise.review.review_pages import write_workbook
from themetrail.audit.gate.gate_of_tables import LookedFor, read_gate
from themetrail.contracts.anonymise import DECISIONS_ON, DETECTIONS, LEXICON, REVIEW_DECISIONS, VERDICTS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.replacements import REPLACEMENTS
from themetrail.rows import tuples_of

TALK = {
    "A": [
        "We all used Veltrano, and Veltrano was slow, so I told Ostrava and Milena Kovar.",
        "My husband Emeka and Brindleby came, and they know each other well, I think.",
        "The nurse from Lausanne, who is 52 years old, has multiple sclerosis, as Milena Kovar said.",
    ],
    "B": ["Then Veltrano stopped working, and Quillon was late. Milena Kovar said nothing."],
    "C": ["I liked Veltrano, and Corvin said that Milena was right about it."],
    "D": ["Nobody liked Veltrano here, but Corvin did, as far as I remember it now."],
}
SURE, DOUBT, GUESS = 0.85, 0.6, 0.2
FOUND = {
    # form: category, detector, score
    "Veltrano": ("organisation", "ner", SURE),  # frequent
    "Emeka": ("organisation", "ner", SURE),
    "Ostrava": ("person", "ner", DOUBT),  # uncertain
    "Brindleby": ("person", "capitalised", GUESS),  # unknown word
    "Milena Kovar": ("person", "ner", SURE),
    "Quillon": ("person", "ner", 0.95),  # said once
    "Corvin": ("person", "ner", SURE),  # the same name in two transcripts: a doubtful link
    "Lausanne": ("place", "ner", SURE),
    "52 years old": ("age", "patterns", SURE),
}
FORM_OF = {"frequent": "Veltrano", "uncertain": "Ostrava", "unknown_word": "Brindleby", "once": "Quillon"}
FORM_OF |= {"doubtful_link": "Corvin", "fact": "multiple sclerosis", "sample": "", "": "Emeka"}
SEARCHED = ("person",)  # places and firms are searched for nowhere


def detections_in(turns: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for transcript_id, turn, text in tuples_of(turns, "transcript_id", "turn", "text"):
        for surface, (category, detector, score) in FOUND.items():
            for found in re.finditer(surface, text):
                place = {"transcript_id": transcript_id, "turn": turn, "start": found.start(), "end": found.end()}
                rows.append(place | {"surface": surface, "category": category, "detector": detector, "score": score})
    return DETECTIONS.frame(rows)


class Study:
    """The study run with decisions, as often as a test likes, and what comes of them."""

    def __init__(self, people=(), labels=None, talk=None):
        self.turns, self.detections = turns_of(talk or TALK), detections_in(turns_of(TALK))
        self.sheets = sheets_of(sorted(talk or TALK), people=people, labels=labels)
        self.registry = None

    def run(self, decisions=()):
        rows = [{**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None, **row} for row in decisions]
        resolution, grown = resolved(
            self.turns, self.detections, self.sheets, registry=self.registry, decisions=decisions
        )
        self.registry = grown.grown()
        table = REVIEW_DECISIONS.frame(rows)
        verdicts = Verdicts(table, KEY)
        findings = found_in(self.turns, resolution, grown, self.sheets, decisions)
        queue = review_queue(
            self.turns,
            self.detections,
            resolution,
            verdicts,
            KEY,
            findings=findings,
            review_below=0.75,
            sample=1,
            seed=1,
        )
        require_possible(queue, table)
        said, replacements, _ = anonymised(self.turns, self.detections, self.sheets, resolution)
        text = dict(zip(zip(said["transcript_id"], said["turn"], strict=True), said["text"], strict=True))
        return Outcome(text, resolution, replacements, queue, self.sheets)


class Outcome:
    def __init__(self, text, resolution, replacements, queue, sheets):
        self.text, self.resolution, self.replacements, self.queue = text, resolution, replacements, queue
        self.sheets = sheets

    def item(self, kind, form):
        rows = self.queue[(self.queue["kind"] == kind) & (self.queue["form"].isin([form.lower()]) | (form == ""))]
        return rows.iloc[0].to_dict()

    def shows(self, form) -> bool:
        return any(form in text for text in self.text.values())

    def verdicts(self, form):
        lexicon = self.resolution.lexicon
        rows = lexicon[lexicon["form"] == form.lower()]
        return rows[["transcript_id", "category", "verdict"]].values.tolist()

    def gate_finds(self, form, folder) -> bool:
        LEXICON.write(self.resolution.lexicon, folder / "lexicon.csv")
        REPLACEMENTS.write(self.replacements, folder / "replacements.csv")
        self.sheets.people.to_csv(folder / "people.tsv", sep="\t", index=False)
        pd.DataFrame(columns=["transcript_id", "file", "speaker", "role", "participant_id"]).to_csv(
            folder / "sources.csv", index=False
        )
        gate = read_gate(
            LookedFor(
                people=folder / "people.tsv",
                sources=folder / "sources.csv",
                participants=self.sheets.participants,
                languages=["en"],
                lexicon=folder / "lexicon.csv",
                replacements=[folder / "replacements.csv"],
            )
        )
        return bool(gate.search_content("results/x.txt", f"we know {form} well".encode()))


EVERY = [
    (kind, decision, category)
    for kind in DECISIONS_ON
    for decision in VERDICTS
    for category in (("person", "organisation", "place") if FORM_OF[kind] and kind != "fact" else ("",))
]


@pytest.mark.parametrize(("kind", "decision", "category"), EVERY)
def test_every_decision_on_every_kind_of_item_has_its_effect_or_is_refused(kind, decision, category, tmp_path):
    study, form = Study(), FORM_OF[kind]
    first = study.run()
    asked = first.item(kind, form) if kind else {"item_id": ""}
    milena = study.registry.loc[study.registry["form"] == "milena kovar", "entity_id"].iloc[0]
    row = {"item_id": asked["item_id"], "decision": decision, "category": category}
    row |= {"form": form} if not kind else {}
    row |= {"kind": kind, "form": form, "category": "detail", "note": "many have it"} if kind == "fact" else {}
    row |= {"entity": milena} if decision == "link" else {}
    if decision not in DECISIONS_ON[kind]:
        with pytest.raises(StudyError, match="is no decision on"):
            study.run([row]) if kind else read_decisions(written(row, tmp_path))
        return
    after = study.run([row])
    if kind:
        assert kind != "sample" or after.text == first.text
        same = after.queue[after.queue["item_id"] == asked["item_id"]]
        assert set(same["status"]) <= {"decided"}
    if not form:
        return
    asked_again = after.queue[after.queue["form"].str.partition("|")[0] == form.lower()]
    assert not (asked_again["status"] == "open").any() or kind != "doubtful_link"
    assert after.shows(form) == (decision == "keep")
    if decision == "seen":
        assert after.text == first.text  # the list was looked at: nothing changes
        return
    if kind == "fact":
        shown = {"keep": "has multiple sclerosis", "blank": "has [Detail]", "generalise": "has [neurological illness]"}
        assert shown[decision] in after.text["A", 2]
        assert after.gate_finds(form, tmp_path) == (decision != "keep")
        return
    places = after.resolution.entities[after.resolution.entities["form"] == form.lower()]
    lexicon = after.verdicts(form)
    assert len(lexicon) == 1, "one row for one form"
    if decision == "keep":
        assert lexicon[0][2] == "keep" and set(places["treatment"]) <= {"refused"}
        assert not after.gate_finds(form, tmp_path)
        return
    meant = (
        "person" if decision == "link" else category if kind != "doubtful_link" or decision == "replace" else "person"
    )
    assert lexicon == [["", meant, "replace"]] and set(places["category"]) == {meant}
    assert after.gate_finds(form, tmp_path) == (meant in SEARCHED)
    shown = set(places["replacement"])
    word = {"person": "[Person", "organisation": "[Organisation", "place": "[Place"}[meant]
    assert all(words.startswith(word) for words in shown)
    if decision == "link":
        assert shown == {study.registry.loc[study.registry["entity_id"] == milena, "pseudonym"].iloc[0]}
    if decision == "separate" and kind:
        assert len(shown) == len(places) and shown.isdisjoint({asked["shown_as"]})


def written(row, folder):
    file = folder / "review.csv"
    pd.DataFrame([row]).to_csv(file, index=False)
    return file


def added(form, category="person", decision="replace", **more):
    return {"form": form, "category": category, "decision": decision, **more}


def test_the_category_of_an_added_row_wins_over_what_a_model_took_a_name_for():
    study = Study()
    assert study.run().text["A", 0].startswith("We all used [Organisation")
    after = study.run([added("Veltrano")])
    assert after.text["A", 0].startswith("We all used [Person")
    assert after.verdicts("veltrano") == [["", "person", "replace"]]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("emeka", "Emeka"),
        ("EMEKA", "Emeka"),
        ("Saint Brannoc's Hall", "Saint Brannoc's Hall"),
        ("st. brannoc's-hall", "St. Brannoc's-Hall"),
        ("Tarn & Welby", "Tarn & Welby"),
        ("Tarn/Welby", "Tarn/Welby"),
        ("Zoë Quist-Marr", "Zoe Quist-Marr"),
        ("zorbo.example", "Zorbo.example"),
        ("Dr. K. Olasz", "Dr. K. Olasz"),
    ],
)
def test_a_form_is_found_in_another_case_and_with_its_marks(form, said):
    talk = {"A": [f"We went to {said} today, and it was good."]}
    study = Study(talk=talk)
    study.detections = DETECTIONS.empty()
    text = study.run([added(form)]).text["A", 0]
    assert re.fullmatch(r"We went to \[Person \d+\] today, and it was good\.", text)


def test_an_added_whole_name_is_known_by_its_rare_parts_too():
    study = Study(talk={"A": ["I saw Zorka Young there.", "And Zorka is young, as you know."]})
    study.detections = DETECTIONS.empty()
    text = study.run([added("Zorka Young")]).text
    assert "Zorka" not in text["A", 1] and "is young" in text["A", 1]


@pytest.mark.parametrize("column", ["transcript_id", "only_in"])
def test_a_decision_holds_in_its_transcripts_alone(column, tmp_path):
    study = Study()
    study.run()
    kept = study.run([added("Veltrano", "organisation", "keep", **{column: "B"})])
    assert "Veltrano" in kept.text["B", 0] and "Veltrano" not in kept.text["A", 0] + kept.text["C", 0]
    assert not kept.gate_finds("Veltrano", tmp_path)
    only = study.run([added("remember", "person", "replace", **{column: "D"})])
    assert "remember" not in only.text["D", 0] and not only.gate_finds("Remember", tmp_path)
    named = study.run([added("Veltrano", "person", "replace", **{column: "B"})])
    assert "[Person" in named.text["B", 0] and "[Organisation" in named.text["C", 0]
    with pytest.raises(StudyError, match=f"column '{column}': no transcript has this id"):
        study.run([added("Veltrano", "organisation", "keep", **{column: "Z9"})])


def test_an_item_decided_for_one_transcript_holds_there_alone():
    study = Study()
    item = study.run().item("frequent", "Veltrano")["item_id"]
    after = study.run([{"item_id": item, "decision": "keep", "only_in": "C", "transcript_id": "A"}])
    assert "Veltrano" in after.text["C", 0] and "Veltrano" not in after.text["A", 0] + after.text["D", 0]


@pytest.mark.parametrize("meant", ["P1", "Coach 1", "Selma Brandt"])
def test_a_link_to_a_participant_shows_the_label_whatever_the_model_took_the_name_for(meant):
    people = [{"participant_id": "P1", "names": "Selma Brandt"}]
    study = Study(people, {"P1": "Coach 1"})
    study.run()
    after = study.run([added("Emeka", "organisation", "link", entity=meant)])
    assert after.text["A", 1].startswith("My husband Coach 1 and")
    replaced = study.run([added("Emeka", "person", "replace", entity=meant)])
    assert replaced.text["A", 1].startswith("My husband Coach 1 and")


def test_the_last_of_several_rows_on_one_form_holds():
    study = Study()
    item = study.run().item("frequent", "Veltrano")["item_id"]
    keep, replace = {"item_id": item, "decision": "keep"}, added("veltrano", "place")
    assert study.run([replace, keep]).shows("Veltrano")
    after = study.run([keep, replace])
    assert "[Place" in after.text["A", 0] and after.verdicts("veltrano") == [["", "place", "replace"]]


def test_who_is_listed_is_not_kept_and_the_conflict_is_told_with_its_row(tmp_path):
    study = Study([{"participant_id": "P1", "names": "Corvin Brandt"}], {"P1": "Coach 1"})
    study.run()
    decisions = read_decisions(written(added("Corvin", "person", "keep"), tmp_path))
    with pytest.raises(
        StudyError, match=r"review, row 2, column 'decision': this row keeps a form that data/private/people "
    ):
        study.run(decisions.to_dict("records"))


def test_a_kept_place_does_not_bare_a_person_whom_a_title_announces():
    study = Study(talk={"A": ["We flew to Veltrano, and Mr Veltrano met us."]})
    at = TALK_AT = "We flew to Veltrano, and Mr Veltrano met us."
    rows = [
        {"start": at.find("Veltrano"), "category": "place", "detector": "ner", "score": SURE},
        {"start": TALK_AT.rfind("Veltrano"), "category": "person", "detector": "title", "score": 0.97},
    ]
    more = {"transcript_id": "A", "turn": 0, "surface": "Veltrano"}
    study.detections = DETECTIONS.frame([{**more, **row, "end": row["start"] + 8} for row in rows])
    assert (
        study.run([added("Veltrano", "place", "keep")]).text["A", 0].startswith("We flew to Veltrano, and Mr [Person")
    )
    assert study.run([added("Veltrano", "person", "keep")]).text["A", 0] == at


def test_a_link_needs_to_say_to_whom(tmp_path):
    row = {"item_id": "abc", "kind": "uncertain", "decision": "link"}
    with pytest.raises(StudyError, match="row 2, column 'entity': a link needs the column entity"):
        read_decisions(written(row, tmp_path))


def test_an_item_whose_form_was_changed_is_refused():
    study = Study()
    item = study.run().item("uncertain", "Ostrava")["item_id"]
    with pytest.raises(StudyError, match="the item of this row is about another form"):
        study.run([{"item_id": item, "decision": "keep", "form": "Ostrawa"}])


def test_the_list_of_the_most_frequent_forms_stands_first_and_is_one_question():
    queue = Study().run().queue
    columns = ["kind", "form", "shown_as", "mentions", "proposed", "status"]
    first = ["frequent", "veltrano", "[Organisation 1]", 5, "seen", "open"]
    assert queue[columns].values.tolist()[0] == first
    assert "Replaced 5 times, in 4 transcripts" in queue["question"][0]
    public = public_part(queue)
    assert public["kind"].tolist().count("frequent") == 1 and "told" not in set(public["status"])
    assert open_items(queue) == open_items(public) == len(public)


def looked_at(queue):
    """What the page writes where the list is looked at."""
    rows = queue[(queue["kind"] == "frequent") & (queue["status"] == "open")]
    return [{"item_id": item, "kind": "frequent", "decision": "seen"} for item in rows["item_id"]]


def test_of_a_list_that_was_looked_at_only_a_new_form_is_new():
    study = Study()
    first = study.run().queue
    seen = looked_at(first)
    assert open_items(study.run(seen).queue) == open_items(first) - 1
    study.turns.loc[len(study.turns) - 1, "text"] += " Corvin, you know, Corvin."
    study.detections = detections_in(study.turns)
    queue = study.run(seen).queue
    new = queue[(queue["kind"] == "frequent") & (queue["status"] == "open")]
    assert new["form"].tolist() == ["corvin"] and open_items(public_part(queue)) == open_items(queue)
    assert queue["kind"][0] == "frequent" and queue["form"][0] == "corvin"  # what is new comes first
    assert open_items(study.run([*seen, *looked_at(queue)]).queue) == open_items(queue) - 1


def test_a_common_word_on_the_list_is_kept_at_all_its_places_whatever_it_was_taken_for():
    said = "The Hedge is high. We cut Hedge together, and Hedge grew. So we asked Mr Hedge, and the Hedge again."
    study = Study(talk={"A": [said], "B": ["Nobody likes Hedge, as I said."]})
    kinds = [("ner", "organisation", SURE), ("ner", "person", SURE), ("ner", "place", SURE), ("title", "person", 0.97)]
    rows = []
    for name, text in (("A", said), ("B", "Nobody likes Hedge, as I said.")):
        for number, found in enumerate(re.finditer("Hedge", text)):
            detector, category, score = kinds[number % len(kinds)]
            place = {"transcript_id": name, "turn": 0, "start": found.start(), "end": found.end(), "surface": "Hedge"}
            rows.append(place | {"category": category, "detector": detector, "score": score})
    study.detections = DETECTIONS.frame(rows)
    queue = study.run().queue
    listed = queue[queue["kind"] == "frequent"]
    assert listed[["form", "category", "mentions"]].values.tolist() == [["hedge", "person", 6]]
    kept = study.run([{"item_id": listed["item_id"].iloc[0], "decision": "keep"}])
    assert kept.text["A", 0] == said and "Hedge" in kept.text["B", 0]


def test_identifiers_of_every_category_are_on_the_list():
    study = Study(talk={"A": ["Write to a@b.example, I said, to a@b.example and nobody but a@b.example."]})
    at = [found.span() for found in re.finditer("a@b.example", study.turns["text"][0])]
    more = {"transcript_id": "A", "turn": 0, "surface": "a@b.example", "category": "email", "detector": "pattern"}
    study.detections = DETECTIONS.frame([{**more, "start": start, "end": end, "score": 0.99} for start, end in at])
    asked = study.run().item("frequent", "a b example")
    assert (asked["category"], asked["shown_as"], asked["mentions"]) == ("email", "[E-mail]", 3)
    kept = study.run([{"item_id": asked["item_id"], "decision": "keep"}])
    assert kept.text["A", 0].count("a@b.example") == 3


def test_nothing_is_asked_about_whom_the_people_list_names():
    people = [{"participant_id": "P1", "names": "Milena Kovar"}, {"entity": "x", "names": "Jan Corvin"}]
    queue = Study(people, {"P1": "Coach 1"}).run().queue
    assert not {"milena", "milena kovar", "corvin"} & set(queue["form"])
    assert {"frequent", "uncertain", "unknown_word"} <= set(queue["kind"])  # of others it asks as before


def test_what_was_decided_of_a_listed_name_stays_and_can_be_seen():
    study = Study([{"entity": "x", "names": "Jan Corvin"}])
    first = study.run()
    entity = first.resolution.linked["C", "corvin"]
    apart = {"item_id": item_id_of(KEY, "doubtful_link", "person", "corvin", entity), "decision": "separate"}
    after = study.run([apart])
    assert "corvin" not in set(first.queue["form"])
    assert after.item("doubtful_link", "Corvin")["status"] == "decided"
    assert after.text["C", 0] != first.text["C", 0] and not after.shows("Corvin")


def test_a_form_in_very_many_transcripts_is_decided_once():
    study = Study(talk={f"T{number:02}": ["We used Veltrano there."] for number in range(25)})
    rows = [
        {"transcript_id": name, "turn": 0, "start": 8, "end": 16, "surface": "Veltrano", "category": "organisation"}
        for name in study.sheets.transcripts["transcript_id"]
    ]
    study.detections = DETECTIONS.frame([{**row, "detector": "ner", "score": SURE} for row in rows])
    first = study.run()
    asked = first.item("frequent", "Veltrano")
    assert asked["status"] == "open" and len(public_part(first.queue)) == open_items(first.queue)
    after = study.run([{"item_id": asked["item_id"], "decision": "keep"}])
    assert after.item("frequent", "Veltrano")["status"] == "decided" and after.shows("Veltrano")


def test_the_workbook_offers_on_each_row_what_works_there_and_is_read_back_as_it_was_decided(tmp_path):
    study = Study()
    queue = study.run().queue
    write_workbook(queue, REVIEW_DECISIONS.empty(), tmp_path / "review.xlsx")
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    sheet = book.active
    column = {cell.value: cell.column for cell in sheet[1]}
    for number, kind in enumerate(["list", *queue["kind"], ""], start=2):
        offered = [rule.formula1 for rule in sheet.data_validations.dataValidation if f"B{number}" in rule.sqref]
        assert offered == [f'"{",".join({"list": ("seen",), **DECISIONS_ON}[kind])}"'], kind
    number = queue["form"].tolist().index("veltrano") + 3
    sheet.cell(number, column["decision"]).value = "replace"
    sheet.cell(number, column["category"]).value = "Place"
    sheet.cell(number, column["only_in"]).value = "B"
    book.save(tmp_path / "review.xlsx")
    decisions = read_decisions(tmp_path / "review.xlsx")
    text = study.run(decisions.to_dict("records")).text
    assert "[Place" in text["B", 0] and "[Organisation" in text["C", 0]
    # The next workbook holds it as it was decided.
    write_workbook(study.run(decisions.to_dict("records")).queue, decisions, tmp_path / "again.xlsx")
    again = read_decisions(tmp_path / "again.xlsx")
    columns = ["item_id", "decision", "category", "only_in"]
    assert again[columns].values.tolist() == decisions[columns].values.tolist()


def test_a_workbook_s_list_is_looked_at_in_one_row(tmp_path):
    study = Study()
    queue = study.run().queue
    write_workbook(queue, REVIEW_DECISIONS.empty(), tmp_path / "review.xlsx")
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    assert [book.active[f"{column}2"].value for column in "ABC"] == ["list", None, "seen"]
    book.active["B2"] = "Seen"
    book.save(tmp_path / "review.xlsx")
    decisions = read_decisions(tmp_path / "review.xlsx")
    listed = queue.loc[queue["kind"] == "frequent", "item_id"].tolist()
    assert decisions[["item_id", "decision"]].values.tolist() == [[item, "seen"] for item in listed]
    after = study.run(decisions.to_dict("records")).queue
    assert open_items(after) == open_items(queue) - 1
    write_workbook(after, decisions, tmp_path / "again.xlsx")
    assert "list" not in [cell.value for cell in openpyxl.load_workbook(tmp_path / "again.xlsx").active["A"]]
    book.active["B2"] = "keep"
    book.save(tmp_path / "review.xlsx")
    with pytest.raises(StudyError, match=r"row 2, column 'decision': the list as a whole can be 'seen'"):
        read_decisions(tmp_path / "review.xlsx")


def test_a_copy_of_the_queue_of_before_binds_nobody_to_what_it_proposed(tmp_path):
    study = Study()
    asked = study.run().item("frequent", "Veltrano")
    row = {**asked, "decision": "replace", "category": "person", "transcript_id": "A"}
    after = study.run(read_decisions(written(row, tmp_path)).to_dict("records"))
    assert "[Person" in after.text["A", 0] and "[Person" in after.text["D", 0]


def test_a_common_word_that_a_label_alone_holds_can_be_kept_and_a_name_cannot(tmp_path):
    """The sentence on a word of the study's description says to keep it, where it is a role: that must be possible."""
    speakers = [{"transcript_id": "A", "speaker": label, "participant_id": "P1"} for label in ("Farmer", "Zwahlen")]
    sheets = sheets_of(["A"], speakers=speakers, labels={"P1": "Coach 1"})
    turns = turns_of({"A": ["We asked the Farmer here, and Zwahlen too."]})
    resolution, _ = resolved(turns, DETECTIONS.empty(), sheets, decisions=[added("farmer", decision="keep")])
    said, _, _ = anonymised(turns, DETECTIONS.empty(), sheets, resolution)
    assert said["text"].tolist() == ["We asked the Farmer here, and Coach 1 too."]
    with pytest.raises(StudyError, match="this row keeps a form"):
        resolved(turns, DETECTIONS.empty(), sheets, decisions=[added("zwahlen", decision="keep")])
    both = sheets_of(["A"], speakers=speakers, people=[{"names": "Farmer"}], labels={"P1": "Coach 1"})
    with pytest.raises(StudyError, match="this row keeps a form"):
        resolved(turns, DETECTIONS.empty(), both, decisions=[added("farmer", decision="keep")])
