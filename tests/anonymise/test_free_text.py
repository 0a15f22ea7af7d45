"""What people bring later passes the same replacement; what only a model takes for a name is told to a person."""

import pandas as pd
import pytest

from anonymise.small_study import DEFAULTS, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.models import model_named, recogniser_of
from themetrail.anonymise.free_text.brought_files import codebook_table, free_text_table
from themetrail.anonymise.free_text.prior import (
    PRIOR_TEXTS,
    FoundInPrior,
    found_in_prior,
    prior_files,
    prior_table,
)
from themetrail.anonymise.free_text.replacer import FreeText
from themetrail.anonymise.free_text.withdrawn import Withdrawn
from themetrail.contracts.anonymise import GUESSES, PRIOR_DETECTIONS
from themetrail.contracts.coding import ADJUDICATIONS, DECISIONS, PROPOSALS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.prior import PRIOR, PRIOR_SHEET
from themetrail.contracts.report import STATED
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES

LABELS = {"P1": "Job Coach 1"}


def recogniser_in(language):
    return recogniser_of(model_named(DEFAULTS.models[language]))


def replacer_of(languages=("en",), decisions=(), vocabulary=(), recognisers=recogniser_in):
    people = [{"participant_id": "P1", "names": "Nathalie Rochat", "nicknames": "Nath"}]
    talk = {
        "A": ["Nathalie Rochat, Nath, met Mrs Zbinden in Crissier.", "My client Kevin Brunner came with Kevin."],
        "B": ["I told Kevin Pittet about it, and Kevin laughed."],
    }
    sheets, turns = sheets_of(["A", "B"], people=people, labels=LABELS), turns_of(talk)
    resolution, _ = resolved(turns, detections_of(turns, sheets), sheets, decisions=decisions)
    return FreeText(
        resolution.lexicon,
        resolution.entities,
        DEFAULTS.model_dump(),
        LABELS.values(),
        recognisers,
        languages,
        vocabulary,
    ), resolution


@pytest.fixture(scope="module")
def replacer():
    return replacer_of()[0]


def later(kind, files, replacer, language_of=None, text="x"):
    segments = SEGMENTS.frame(
        [
            {
                "segment_id": f"{name}-0001",
                "transcript_id": name,
                "group": "g",
                "participant_id": "",
                "role": "other",
                "turn": 1,
                "start": 0,
                "end": len(text),
                "text": text,
                "codable": "yes",
            }
            for name in ("A", "B")
        ]
    )
    files, language_of = [str(file) for file in files], language_of or {"A": "en", "B": "en"}
    found = FoundInPrior(found_in_prior(prior_table(files), replacer.detector)) if kind == "prior" else None
    return free_text_table(kind, files, lambda: replacer, lambda: segments, language_of, found)


def test_known_names_become_their_pseudonyms_and_new_ones_a_placeholder(replacer):
    (text,) = replacer.replace(["Ask Nath or Mrs Zbinden; Patrick Vonlanthen is at p.v@clinic.example."])
    assert text.startswith("Ask Job Coach 1 or Mrs [Person ") and text.endswith("]; [Person] is at [E-mail].")


def test_what_is_anonymised_already_is_left_alone(replacer):
    text = "As [Person 7] said to Job Coach 1 in [Place], we wait."
    assert replacer.replace([text]) == [text]


def test_a_title_that_a_model_takes_for_a_name_is_left_and_told(replacer, tmp_path):
    file = tmp_path / "codebook.csv"
    file.write_text("code_id,level,name\ncalm,code,Calmer Handover\n", encoding="utf-8")
    found = later("codebook", [file], replacer)
    assert found.table["name"].tolist() == ["Calmer Handover"]
    assert found.guesses[["place", "column", "form", "done"]].values.tolist() == [
        ["calm", "name", "Calmer Handover", "left"]
    ]


def test_titles_and_definitions_lose_whom_the_study_knows_and_examples_all(replacer, tmp_path):
    file = tmp_path / "codebook.csv"
    file.write_text(
        "code_id,level,name,definition,example\n"
        "trust,code,Trust in Rochat,Write to n.r@clinic.example as Mrs Vonlanthen does,Patrick Vonlanthen waited\n",
        encoding="utf-8",
    )
    found = later("codebook", [file], replacer)
    assert found.contract is CODEBOOK
    (row,) = found.table.to_dict("records")
    assert row["name"] == "Trust in Job Coach 1"
    assert row["definition"] == "Write to [E-mail] as Mrs [Person] does"
    assert row["example"] == "[Person] waited"
    told = found.guesses[["column", "form", "done"]].values.tolist()
    assert told == [["definition", "Vonlanthen", "replaced"], ["example", "Patrick Vonlanthen", "replaced"]]


def test_a_reviewer_ends_the_doubt_either_way():
    assert replacer_of()[0].replace(["Calmer Handover"]) == ["[Organisation]"]
    keep = {"decision": "keep", "category": "organisation", "form": "Calmer Handover"}
    assert replacer_of(decisions=[keep])[0].read(["Calmer Handover"], guesses="leave")[0].guesses == []
    assert replacer_of(decisions=[keep])[0].replace(["Calmer Handover"]) == ["Calmer Handover"]
    name = {"decision": "replace", "category": "person", "form": "Calmer"}
    assert replacer_of(decisions=[name])[0].replace(["Calmer handover"], guesses="leave") == ["[Person] handover"]


def test_prior_data_that_is_not_anonymised_is_searched_too(replacer, tmp_path):
    file = tmp_path / "prior.csv"
    file.write_text(
        "transcript_id,segment_id,text,codes,anonymised,speaker\n"
        "X,1,Rochat told Patrick Vonlanthen,trust,no,Xhevahire\nX,2,The Rochat affair,,yes,Coach 2\n"
        "X,3,Yes,,no,Coach 2\n",
        encoding="utf-8",
    )
    found = later("prior", [file], replacer)
    assert found.contract is PRIOR and list(found.table.columns) == list(PRIOR.columns)
    assert found.table["text"].tolist() == ["Job Coach 1 told [Person]", "The Job Coach 1 affair", "Yes"]
    assert found.table["speaker"].tolist() == ["[Person]", "Coach 2", "Coach 2"]
    assert set(found.guesses["place"]) == {"X/1"} and set(found.guesses["done"]) == {"replaced"}


def test_prior_data_in_which_nobody_has_looked_are_not_passed_on(replacer, tmp_path):
    file = tmp_path / "prior.csv"
    file.write_text("transcript_id,segment_id,text,anonymised\nX,1,Patrick Vonlanthen,no\n", encoding="utf-8")
    with pytest.raises(ValueError, match="nobody has looked"):
        free_text_table("prior", [str(file)], lambda: replacer, lambda: None, {})


def test_what_was_found_in_prior_data_is_the_same_when_it_is_read_again(replacer, tmp_path):
    prior = PRIOR_SHEET.frame(
        [
            {"transcript_id": "X", "segment_id": one, "text": text, "anonymised": raw, "speaker": "Xhevahire"}
            for one, text, raw in (("1", "Patrick met Mrs Zbinden, 079 123 45 67", "no"), ("2", "Patrick", "yes"))
        ]
    )
    table = found_in_prior(prior, replacer.detector)
    PRIOR_DETECTIONS.write(table, tmp_path / "found.csv")
    told, again = FoundInPrior(table), FoundInPrior(PRIOR_DETECTIONS.read(tmp_path / "found.csv"))
    for column in PRIOR_TEXTS:
        assert told.spans(prior, column).tolist() == again.spans(prior, column).tolist()
    first, second = again.spans(prior, "text")
    assert {(span.category, span.start) for span in first} >= {("person", 0), ("phone", 25)} and second == []
    assert again.named(prior).tolist() == [True, False]


def test_no_prior_data_is_an_empty_table(replacer):
    found = later("prior", [], replacer)
    assert found.table.empty and list(found.table.columns) == list(PRIOR.columns)


def decisions_of(tmp_path, memos):
    table = DECISIONS.frame(
        [
            {
                "round": "r1",
                "coder_id": "C1",
                "segment_id": segment,
                "start": 0,
                "end": 1,
                "code_id": "trust",
                "action": "own",
                "memo": memo,
                "decided_at": "",
                "shown_digest": "",
                "source_file": "f",
                "source_row": number + 1,
            }
            for number, (segment, memo) in enumerate(memos)
        ]
    )
    DECISIONS.write(table, tmp_path / "decisions.csv")
    return tmp_path / "decisions.csv"


def test_a_memo_means_who_is_spoken_of_in_its_transcript(tmp_path):
    replacer, resolution = replacer_of()
    of = resolution.entities.set_index(["transcript_id", "form"])["replacement"]
    assert of["A", "kevin"] != of["B", "kevin"]
    found = later("decisions", [decisions_of(tmp_path, [("A-0001", "Kevin?"), ("B-0001", "Kevin?")])], replacer)
    assert found.table["memo"].tolist() == [f"{of['A', 'kevin']}?", f"{of['B', 'kevin']}?"]
    # Of a segment that is no more, nobody knows which of the two is meant.
    gone = later("decisions", [decisions_of(tmp_path, [("Z-0001", "Kevin?")])], replacer)
    assert gone.table["memo"].tolist() == ["[Person]?"]


def test_names_of_codes_in_a_memo_are_nobody(tmp_path):
    replacer, _ = replacer_of(vocabulary=["Calmer Handover"])
    memos = decisions_of(tmp_path, [("A-0001", "Calmer Handover, but Patrick Vonlanthen is not")])
    assert later("decisions", [memos], replacer).table["memo"].tolist() == ["Calmer Handover, but [Person] is not"]


def test_reasons_of_an_adjudication_are_read(replacer, tmp_path):
    table = ADJUDICATIONS.frame(
        [
            {
                "round": "r1",
                "segment_id": "A-0001",
                "code_id": "trust",
                "decision": "keep",
                "decided_by": "C1",
                "reason": "Patrick Vonlanthen agreed",
            }
        ]
    )
    ADJUDICATIONS.write(table, tmp_path / "adjudications.csv")
    found = later("adjudications", [tmp_path / "adjudications.csv"], replacer)
    assert found.contract is ADJUDICATIONS and found.table["reason"].tolist() == ["[Person] agreed"]


def test_reasons_for_a_change_of_the_codebook_are_read(replacer, tmp_path):
    sheet = tmp_path / "codebook_changes.csv"
    sheet.write_text("old_code_id;change;reason\ntrust;Deleted;Patrick Vonlanthen agreed\nhelp;deleted;\n")
    found = later("codebook_changes", [str(sheet)], replacer)
    assert found.contract is CODEBOOK_CHANGES
    assert found.table[["old_code_id", "change", "reason"]].to_numpy().tolist() == [
        ["trust", "deleted", "[Person] agreed"],
        ["help", "deleted", ""],
    ]
    assert found.guesses["place"].tolist() == ["trust"]


def test_what_is_stated_for_the_methods_text_loses_whom_the_study_knows_and_keeps_what_a_model_guesses(
    replacer, tmp_path
):
    file = tmp_path / "methods.yaml"
    file.write_text("coders: Patrick Vonlanthen coded as Nath had asked.\nrecording: Write to n.r@clinic.example.\n")
    found = later("methods_text", [file], replacer)
    assert found.contract is STATED
    assert dict(found.table.to_numpy().tolist()) == {
        "recording": "Write to [E-mail].",
        "coders": "Patrick Vonlanthen coded as Job Coach 1 had asked.",
    }
    assert found.guesses[["place", "form", "done"]].to_numpy().tolist() == [["coders", "Patrick Vonlanthen", "left"]]


def test_a_chosen_quotation_is_read_in_its_insertions_and_translation_and_keeps_what_was_said(replacer, tmp_path):
    said = "I told [Person 3] that the Calmer Handover helps, and he laughed at it."
    edit = "I told [Patrick Vonlanthen] that (…) Calmer Handover helps [him, says Nath,] and [Person 3]"
    translation = "I told [Person 3] that Nath helps [Patrick Vonlanthen]"
    sheet = tmp_path / "quotations.csv"
    head = "group;code_id;segment_id;first_words;last_words;order;edit;translation\n"
    sheet.write_text(
        f"{head}g;trust;A-0001;I told;at it.;2;{edit};\n"
        f"g;trust;A-0001;I told;at it.;1;Ask Patrick Vonlanthen;{translation}\n"
    )
    found = later("quotations", [sheet], replacer, text=said)
    assert found.table[["order", "source_row", "edit", "translation"]].to_numpy().tolist() == [
        [2, 2, "I told [Person] that (…) Calmer Handover helps [him, says Job Coach 1,] and [Person 3]", ""],
        [1, 3, "Ask [Person]", "I told [Person 3] that Job Coach 1 helps [Person]"],
    ]


def test_a_translation_into_a_language_that_no_model_of_the_study_reads_loses_known_names_alone(replacer, tmp_path):
    sheet = tmp_path / "quotations.csv"
    sheet.write_text("group;code_id;segment_id;translation\ng;trust;A-0001;J'ai changé une chose, et Nath aussi.\n")
    found = later("quotations", [sheet], replacer)
    assert found.table["translation"].tolist() == ["J'ai changé une chose, et Job Coach 1 aussi."]


def test_what_coders_propose_is_read_and_the_guesses_can_be_kept(replacer, tmp_path):
    row = {"round": "r1", "coder_id": "C1", "what": "new_code", "transcript_id": "A", "segment_id": "A-0001"}
    texts = {"name": "trust early", "definition": "", "memo": "Patrick Vonlanthen says so"}
    PROPOSALS.write(
        PROPOSALS.frame(
            [{**row, **texts, "start": None, "end": None, "proposed_at": "", "source_file": "C1.json", "source_row": 1}]
        ),
        tmp_path / "p.csv",
    )
    found = later("proposals", [tmp_path / "p.csv"], replacer)
    assert found.table[["name", "memo"]].to_numpy().tolist() == [["trust early", "[Person] says so"]]
    GUESSES.write(found.guesses, tmp_path / "guesses.csv")
    kept = GUESSES.read(tmp_path / "guesses.csv")
    assert kept[["kind", "place", "column"]].to_numpy().tolist() == [["proposals", "r1/C1/A/A-0001", "memo"]]


class Asked:
    """Pipelines that remember for which languages they were loaded."""

    def __init__(self):
        self.languages = set()

    def __call__(self, language):
        self.languages.add(language)
        return recogniser_in(language)


@pytest.mark.parametrize(
    ("said", "text", "read"),
    [
        ("fr", "Puis Patrick Vonlanthen est venu nous voir au bureau.", {"fr"}),
        ("", "Puis Patrick Vonlanthen est venu nous voir au bureau.", {"fr"}),
        ("", "Then Patrick Vonlanthen came and we talked about the work.", {"en"}),
        ("fr", "Then Patrick Vonlanthen came and we talked about the work.", {"en"}),
        ("", "Vonlanthen Zbinden", {"en", "fr"}),
    ],
)
def test_each_text_is_read_by_the_model_of_its_language(said, text, read):
    asked = Asked()
    replacer, _ = replacer_of(languages=("en", "fr"), recognisers=asked)
    (new,) = replacer.replace([text], languages=[said])
    assert "Vonlanthen" not in new and asked.languages == read


def test_the_language_of_prior_data_may_be_said(tmp_path):
    asked = Asked()
    replacer, _ = replacer_of(recognisers=asked)
    file = tmp_path / "prior.csv"
    file.write_text(
        "transcript_id,segment_id,text,anonymised,language\nX,1,Puis Élodie Vonlanthen est venue,no,fr\n",
        encoding="utf-8",
    )
    assert later("prior", [file], replacer).table["text"].tolist() == ["Puis [Person] est venue"]
    assert asked.languages == {"fr"}


def test_memos_that_nobody_wrote_load_no_model(tmp_path):
    asked = Asked()
    replacer, _ = replacer_of(recognisers=asked)
    found = later("decisions", [decisions_of(tmp_path, [("A-0001", ""), ("B-0001", " ")])], replacer)
    assert isinstance(found.table, pd.DataFrame) and asked.languages == set()
    later("prior", [], replacer)
    assert asked.languages == set()


def test_codings_without_a_memo_ask_for_no_names_and_no_segments(tmp_path):
    decision = dict.fromkeys(DECISIONS.columns, "x") | dict.fromkeys(DECISIONS.optional, "")
    decision |= {"action": "own", "memo": "", "start": 0, "end": 1}
    DECISIONS.write(DECISIONS.frame([{**decision, "source_row": 1}]), tmp_path / "decisions.csv")

    def not_needed():
        raise AssertionError("there is no text to read")

    found = free_text_table("decisions", [str(tmp_path / "decisions.csv")], not_needed, not_needed, {})
    assert found.table["memo"].tolist() == [""] and found.guesses.empty


def test_prior_data_in_a_form_that_is_not_read_is_told(tmp_path):
    for name in ("b.csv", "a.XLSX", "~$a.xlsx", "._b.csv", "notes.txt"):
        (tmp_path / name).write_bytes(name.encode())
    assert prior_files(tmp_path) == [str(tmp_path / "a.XLSX"), str(tmp_path / "b.csv")]
    (tmp_path / "c.ods").write_bytes(b"c")
    with pytest.raises(StudyError, match="save it as XLSX") as told:
        prior_files(tmp_path)
    assert "c.ods" not in str(told.value), "a file's name may identify somebody"


def test_a_mistake_in_the_codebook_names_the_row_of_the_sheet(tmp_path):
    (tmp_path / "codebook.csv").write_text("code_id,parent_id,level,name\nT,,theme,T\n\nfear,T,code,F\nFear,T,code,G\n")
    with pytest.raises(StudyError, match="row 5, column 'code_id': this differs from row 4"):
        codebook_table(str(tmp_path / "codebook.csv"))


def test_of_prior_data_what_somebody_said_who_withdrew_is_left_out():
    rows = [
        ("I1", "1", "All of it.", "", ""),
        ("G1", "1", "Mine.", "nurse 1:", "And you?"),
        ("G1", "2", "Hers.", "Nurse 2", "Mine."),
        ("G1", "3", "Whose?", "", ""),
        ("G1", "4", "Mine too.", "Petra Q", ""),
        ("G2", "1", "Somebody else's.", "Nurse 1", "Before."),
    ]
    columns = ["transcript_id", "segment_id", "text", "speaker", "previous", "following"]
    prior = pd.DataFrame([(*row, "After.") for row in rows], columns=columns, dtype="str")
    gone = Withdrawn({"I1"}, {"I1": {"P1"}, "G1": {"P1", "Nurse 1", "Petra Q:"}})
    left = gone.left_of(prior)
    around = left[["text", "previous", "following"]].to_numpy().tolist()
    assert around == [["Hers.", "", ""], ["Somebody else's.", "Before.", "After."]]


def test_a_reflexivity_log_loses_whom_the_study_knows_and_whom_it_does_not(replacer, tmp_path):
    file = tmp_path / "C1.md"
    file.write_text("## 2026-03-04 After Rochat\nNath moved me.\n\nSo did Patrick Vonlanthen.\n", encoding="utf-8")
    found = later("reflexivity", [file], replacer)
    assert found.table.values.tolist() == [
        ["C1", 1, "2026-03-04", "After Job Coach 1", "Job Coach 1 moved me.\n\nSo did [Person]."]
    ]
    assert found.guesses[["kind", "place", "form"]].values.tolist() == [["reflexivity", "C1", "Patrick Vonlanthen"]]
