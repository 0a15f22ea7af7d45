"""What a reviewer's rows say of a form: where they hold, of what, and what comes before what."""

from collections.abc import Iterable

import pandas as pd
import pytest

from anonymise.small_study import KEY, verdicts_of
from themetrail.anonymise.resolve.decisions import item_id_of, marks_of, read_decisions
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.contracts.anonymise import DETECTIONS, LEXICON, PSEUDONYM_REGISTRY, REVIEW_DECISIONS
from themetrail.contracts.errors import StudyError

REGISTRY = [
    ("person", "anna keller", "", "person-2", "[Person 2]"),
    ("person", "keller", "T1", "person-2", "[Person 2]"),
    ("organisation", "tarn", "", "organisation-1", "[Organisation 1]"),
]
ANNA = {"form": "Zbinden", "category": "person", "decision": "replace"}


def verdicts(*rows: dict, public: Iterable[str] = ()) -> Verdicts:
    """The rows as decisions in a study of T1 and T2, in which P1 is Ruth Meier."""
    blank = {**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None}
    decided = Verdicts(REVIEW_DECISIONS.frame([{**blank, **row} for row in rows]), KEY, public)
    columns = ("category", "form", "transcript_id", "entity_id", "pseudonym")
    known = PSEUDONYM_REGISTRY.frame([dict(zip(columns, row, strict=True)) for row in REGISTRY])
    registry = Registry(known, KEY)
    registry.add("person", "ruth meier", "", "P1", "Coach 1")
    return decided.in_study(registry, {"P1": "ruth meier", "ruth meier": "ruth meier"}, ["T1", "T2"])


def item(kind: str, category: str, form: str, decision: str, entity: str = "", **other: str) -> dict:
    """A decision on an item of the queue."""
    item_id = item_id_of(KEY, kind, category, form, *([entity] if entity else []))
    return {"item_id": item_id, "kind": kind, "form": form, "category": category, "decision": decision, **other}


@pytest.mark.parametrize(
    ("category", "decision", "of_a_person", "of_a_thing"),
    [
        ("person", "replace", "replace", "replace"),
        ("person", "keep", "keep", "keep"),
        ("place", "keep", "", "keep"),  # who keeps a place does not speak of a person of that name
        ("place", "replace", "replace", "replace"),
    ],
)
def test_a_kept_place_says_nothing_of_a_person(category, decision, of_a_person, of_a_thing):
    said = verdicts({"form": "Zbinden", "category": category, "decision": decision})
    assert said.on("person", "zbinden", "T1") == of_a_person
    assert said.on("place", "zbinden", "T1") == of_a_thing
    assert said.on("person", "another", "T1") == ""


def test_a_row_holds_in_its_transcripts_and_comes_there_before_one_that_holds_everywhere():
    everywhere = {**ANNA, "decision": "keep"}
    there = {**ANNA, "only_in": "T2"}
    for rows in ((everywhere, there), (there, everywhere)):
        said = verdicts(*rows)
        assert [said.on("person", "zbinden", name) for name in ("T1", "T2")] == ["keep", "replace"]
    both = verdicts({**ANNA, "only_in": "T1;T2"}, everywhere)
    assert [both.on("person", "zbinden", name) for name in ("T1", "T2", "T3")] == ["replace", "replace", "keep"]
    assert verdicts({**ANNA, "transcript_id": "T1"}).on("person", "zbinden", "T2") == ""


def test_of_two_rows_on_one_form_the_last_one_holds():
    kept = {**ANNA, "decision": "keep"}
    assert verdicts(ANNA, kept).on("person", "zbinden", "T1") == "keep"
    assert verdicts(kept, ANNA).on("person", "zbinden", "T1") == "replace"
    asked = item("uncertain", "person", "zbinden", "keep")
    assert verdicts(ANNA, asked).on("person", "zbinden", "T1") == "keep"
    assert verdicts(asked, ANNA).on("person", "zbinden", "T1") == "replace"


@pytest.mark.parametrize(("column", "named"), [("only_in", "only_in"), ("transcript_id", "transcript_id")])
def test_a_row_of_no_transcript_is_told(column, named):
    with pytest.raises(StudyError, match="no transcript has this id") as told:
        verdicts({**ANNA, column: "T9", "row": 4})
    assert (told.value.column, told.value.row) == (named, 4)


def test_a_public_name_stays_unless_a_reviewer_or_a_title_says_otherwise():
    said = verdicts({**ANNA, "form": "Red Cross", "category": "organisation"}, public=["red cross", "netflix"])
    assert said.keeps_public("organisation", "netflix", "T1")
    assert said.keeps_public("organisation", "the netflix", "T1")
    assert not said.keeps_public("person", "netflix", "T1")
    assert not said.keeps_public("organisation", "red cross", "T1")
    assert not said.keeps_public("organisation", "another", "T1")


def _found(*said: tuple[str, str, str]) -> pd.DataFrame:
    place = {"transcript_id": "T1", "turn": 0, "start": 0, "end": 1, "score": 0.9}
    columns = ("surface", "category", "detector")
    return DETECTIONS.frame([{**place, **dict(zip(columns, row, strict=True))} for row in said])


def test_what_is_kept_or_public_is_no_name_elsewhere_either():
    found = _found(
        ("Zbinden", "person", "ner"),
        ("Netflix", "organisation", "ner"),
        ("Netflix", "person", "title"),
        ("Netflix", "person", "ner"),
        ("Tarn", "organisation", "ner"),
    )
    kept = verdicts({**ANNA, "decision": "keep"}, public=["netflix"])
    assert kept.refuses(found).tolist() == [True, True, False, True, False]
    assert verdicts(public=["netflix"]).refuses(found).tolist() == [False, True, False, True, False]
    assert verdicts().refuses(found).tolist() == [False] * 5


def test_a_form_that_is_linked_is_the_entity_and_of_its_category():
    said = verdicts({**ANNA, "category": "place", "decision": "link", "entity": "P1"})
    assert said.entity("zbinden", "T1") == "P1"
    assert said.meant_by("P1") == said.meant_by("Ruth Meier") == said.meant_by("Coach 1") == "P1"
    assert said.on("place", "zbinden", "T1") == "replace"
    assert verdicts({**ANNA, "decision": "keep", "entity": "P1"}).entity("zbinden", "T1") == ""
    assert verdicts().entity("zbinden", "T1") == ""


@pytest.mark.parametrize(
    ("decision", "entity", "other"),
    [
        ("separate", "", "*"),
        ("separate", "person-2", "*"),
        ("separate", "P1", "P1"),
        ("link", "person-2", ""),
        ("link", "P1", "P1"),
        ("keep", "", ""),
    ],
)
def test_a_doubtful_link_is_severed_or_turned_to_somebody_else(decision, entity, other):
    asked = {**item("doubtful_link", "person", "keller", decision, "person-2"), "entity": entity}
    said = verdicts(asked)
    assert said.separates("keller", "person-2", "T1") == other
    assert said.separates("keller", "P1", "T1") == ""  # nobody was asked about that
    assert said.keeps("keller", "person-2", "T1") is (decision == "keep")
    assert said.keeps("keller", "P1", "T1") is False
    assert verdicts().separates("keller", "person-2", "T1") == ""


def test_an_added_row_can_set_a_form_apart_in_one_transcript():
    said = verdicts({"form": "Keller", "category": "person", "decision": "separate", "only_in": "T2"})
    assert [said.separates("keller", "person-2", name) for name in ("T1", "T2")] == ["", "*"]


def lexicon_after(*rows: dict, known: Iterable[dict] = (), found: Iterable[tuple] = (), **how: object) -> dict:
    """The lexicon with what was decided: by transcript and form, its category, whether in capitals, source, verdict."""
    blank = {"transcript_id": "", "category": "person", "own_case": "no", "source": "found", "verdict": "replace"}
    lexicon = LEXICON.frame([{**blank, **row} for row in known])
    decided = verdicts(*rows, **how).on_lexicon(lexicon, _found(*found), ["en-GB"])
    return {
        (row.transcript_id, row.form): (row.category, row.own_case, row.source, row.verdict)
        for row in decided.itertuples()
    }


def test_an_added_form_is_looked_for_as_it_was_written():
    assert lexicon_after(ANNA) == {("", "zbinden"): ("person", "no", "review", "replace")}
    assert lexicon_after({**ANNA, "form": "Hope"}) == {("", "hope"): ("person", "yes", "review", "replace")}
    assert lexicon_after({**ANNA, "form": "hope"}) == {("", "hope"): ("person", "no", "review", "replace")}
    assert lexicon_after({**ANNA, "form": "It"}) == {("", "it"): ("person", "yes", "review", "replace")}
    assert lexicon_after({**ANNA, "form": "it"}) == {("", "it"): ("person", "yes", "review", "replace")}
    assert lexicon_after({**ANNA, "only_in": "T2"}) == {("T2", "zbinden"): ("person", "no", "review", "replace")}


def test_a_whole_name_that_is_added_is_known_by_its_rare_parts():
    assert set(lexicon_after({**ANNA, "form": "Hope Zbinden"})) == {("", "hope zbinden"), ("", "zbinden")}
    assert set(lexicon_after({**ANNA, "form": "Hope Zbinden", "category": "place"})) == {("", "hope zbinden")}
    assert set(lexicon_after({**ANNA, "form": "Hope Zbinden", "decision": "keep"})) == {("", "hope zbinden")}
    assert set(lexicon_after({**ANNA, "form": "Zo van Zbinden"})) == {("", "zo van zbinden"), ("", "zbinden")}
    of_three = lexicon_after({**ANNA, "form": "Pye Zbinden"})
    assert set(of_three) == {("", "pye zbinden"), ("", "pye"), ("", "zbinden")}
    assert of_three["", "pye"] == ("person", "no", "review", "replace")  # in small letters too


def test_what_a_row_says_that_is_known_already_changes_nothing_but_case():
    listed = {"form": "hope", "source": "people", "own_case": "yes"}
    assert lexicon_after({**ANNA, "form": "hope"}, known=[listed]) == {
        ("", "hope"): ("person", "yes", "people", "replace")
    }
    found = {"form": "hope", "own_case": "yes"}
    assert lexicon_after({**ANNA, "form": "hope"}, known=[found]) == {
        ("", "hope"): ("person", "no", "review", "replace")
    }
    asked = item("uncertain", "person", "hope", "replace")
    assert lexicon_after(asked, known=[found]) == {("", "hope"): ("person", "yes", "found", "replace")}
    other = {**ANNA, "form": "hope", "category": "place"}
    assert lexicon_after(other, known=[listed])["", "hope"][0] == "place"


def test_what_is_kept_is_looked_for_no_more_and_a_listed_name_cannot_be():
    kept = {**ANNA, "decision": "keep"}
    assert lexicon_after(kept, known=[{"form": "zbinden"}]) == {("", "zbinden"): ("person", "no", "review", "keep")}
    assert lexicon_after(kept, known=[{"form": "zbinden", "source": "speakers"}])["", "zbinden"][3] == "keep"
    with pytest.raises(StudyError, match="this row keeps a form that data/private/people") as told:
        lexicon_after({**kept, "row": 7}, known=[{"form": "zbinden", "source": "people"}])
    assert (told.value.row, told.value.column) == (7, "decision")


def test_public_names_stand_in_the_lexicon_with_and_without_their_article():
    known = [{"form": "netflix", "category": "organisation"}]
    found = [("The Netflix", "organisation", "ner"), ("Tarn", "place", "ner")]
    kept = ("organisation", "no", "public", "keep")
    assert lexicon_after(known=known, found=found, public=["netflix"]) == {
        ("", "netflix"): kept,
        ("", "the netflix"): kept,
    }
    decided = lexicon_after({**ANNA, "form": "Netflix", "category": "organisation"}, found=found, public=["netflix"])
    assert decided["", "netflix"] == ("organisation", "no", "review", "replace")
    assert lexicon_after(known=known, found=found) == {("", "netflix"): ("organisation", "no", "found", "replace")}


def test_a_form_of_which_each_mention_was_refused_is_looked_for_nowhere():
    lexicon = LEXICON.frame(
        [
            {"transcript_id": name, "form": form, "category": "person", "own_case": "no", "source": source}
            | {"verdict": "replace"}
            for name, form, source in [
                ("", "a", "found"),
                ("", "b", "found"),
                ("", "c", "people"),
                ("T1", "d", "found"),
            ]
        ]
    )
    treated = [("T1", "a", "refused"), ("T1", "b", "refused"), ("T2", "b|f", "replace"), ("T1", "c", "refused")]
    treated += [("T1", "d", "refused"), ("", "a", "replace")]
    entities = pd.DataFrame(treated, columns=["transcript_id", "form", "treatment"])
    after = verdicts(ANNA).kept_throughout(lexicon, entities)
    assert after["verdict"].tolist() == ["keep", "replace", "replace", "replace"]
    assert after["source"].tolist() == ["review", "found", "people", "found"]
    assert verdicts().kept_throughout(lexicon, entities)["verdict"].tolist() == ["replace"] * 4


def test_a_kept_fact_says_why_where_it_holds():
    fact = {"item_id": "x1", "kind": "fact", "form": "bee keeper", "category": "detail", "decision": "keep"}
    said = verdicts({**fact, "note": "known anyway", "only_in": "T1"})
    assert said.why_kept("x1", "T1") == said.why_kept("x1") == "known anyway"
    assert said.why_kept("x1", "T2") == said.why_kept("x9") == ""
    assert verdicts({**fact, "note": "known anyway"}).why_kept("x1", "T2") == "known anyway"
    assert verdicts({**fact, "decision": "blank"}).why_kept("x1", "T1") == ""


@pytest.mark.parametrize("decision", ["blank", "generalise", "keep"])
def test_a_fact_is_taken_out_where_it_was_decided_so(decision):
    fact = {"item_id": "x1", "kind": "fact", "form": "bee keeper", "category": "detail", "note": "n"}
    said = verdicts({**fact, "decision": decision, "only_in": "T1"})
    assert said.taken_out("bee keeper", "T1") == ("" if decision == "keep" else decision)
    assert said.taken_out("bee keeper", "T2") == said.taken_out("nurse", "T1") == ""


def test_what_was_decided_on_an_item_is_told_by_it():
    asked = item("uncertain", "person", "zbinden", "replace")
    said = verdicts_of([asked])
    assert (said.decided(asked["item_id"]), said.decided("another")) == ("replace", "")


def returned(folder, *rows: str, columns="item_id,kind,category,form,entity,context,decision") -> list[dict]:
    """The decisions in a sheet that came back as CSV."""
    sheet = folder / "review.csv"
    sheet.write_text("\n".join((columns, *rows)) + "\n", encoding="utf-8")
    return read_decisions(sheet).to_dict("records")


def test_what_a_copy_of_the_queue_proposes_binds_only_who_links_to_it(tmp_path):
    rows = returned(
        tmp_path,
        "a1,uncertain,person,zbinden,person-2,so Zbinden came,replace",
        "a2,doubtful_link,person,keller,person-2,so Keller came,link",
        "a3,doubtful_link,person,meier,person-2,so Meier came,separate",
        ",,person,okafor,person-2,,replace",
        "a4,uncertain,person,moser,,so Moser came,",
    )
    assert [(row["form"], row["entity"], row["decision"]) for row in rows] == [
        ("zbinden", "", "replace"),
        ("keller", "person-2", "link"),
        ("meier", "person-2", "separate"),
        ("okafor", "person-2", "replace"),
    ]
    assert [row["row"] for row in rows] == [2, 3, 4, 5]


def test_a_sheet_that_is_no_copy_says_itself_who_is_meant(tmp_path):
    rows = returned(
        tmp_path, "a1,uncertain,person,zbinden,person-2,replace", columns="item_id,kind,category,form,entity,decision"
    )
    assert [row["entity"] for row in rows] == ["person-2"]


def test_a_row_without_an_item_adds_a_form_with_its_category(tmp_path):
    for row in (",,,zbinden,,,replace", ",,person,,,,replace"):
        with pytest.raises(StudyError, match="needs an item_id, or a form and its category to be added") as told:
            returned(tmp_path, row)
        assert told.value.row == 2
    assert read_decisions(tmp_path / "nothing.csv").empty and read_decisions(None).empty
    with pytest.raises(StudyError, match="the column 'decision' is missing"):
        returned(tmp_path, ",person,zbinden", columns="item_id,category,form")


def test_a_turn_is_known_by_the_words_that_were_shown_of_it(tmp_path):
    rows = returned(
        tmp_path,
        "s1,sample,,,,so [[Zbinden]] came,seen",
        "a1,uncertain,person,zbinden,,so [[Zbinden]] came,replace",
    )
    assert [row["words"] for row in rows] == ["so Zbinden came", ""]


def test_the_list_as_a_whole_can_be_seen_and_nothing_else(tmp_path):
    forms = ("f1,frequent,person,zbinden,,,", "f2,frequent,person,keller,,,keep", "a1,uncertain,person,moser,,,")
    rows = returned(tmp_path, "list,,,,,,Seen", *forms)
    assert [(row["form"], row["decision"]) for row in rows] == [("zbinden", "seen"), ("keller", "keep")]
    assert [row["form"] for row in returned(tmp_path, "list,,,,,,", *forms)] == ["keller"]
    with pytest.raises(StudyError, match="the list as a whole can be 'seen'") as told:
        returned(tmp_path, *forms, "list,,,,,,keep")
    assert (told.value.row, told.value.column) == (5, "decision")


def test_an_item_has_a_name_of_twelve_signs_that_hangs_on_all_it_is_about():
    asked = ("uncertain", "person", "zbinden", "T1", "so Zbinden came")
    names = {item_id_of(KEY, *asked[:n]) for n in (3, 4, 5)} | {item_id_of(bytes(32), *asked[:3])}
    names |= {item_id_of(KEY, *asked[:3], words=asked[4]), item_id_of(KEY, "once", *asked[1:3])}
    assert len(names) == 6 and {len(name) for name in names} == {12}


def test_marks_are_stretches():
    assert marks_of("4-9;20-27") == [(4, 9), (20, 27)] and marks_of("") == []
