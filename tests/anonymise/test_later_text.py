"""What people bring later passes the same replacement."""

import pytest
from small_study import DEFAULTS, detections_of, resolved, sheets_of, turns_of

from themetrail.anonymise.later_files import later_table
from themetrail.anonymise.later_text import LaterText
from themetrail.anonymise.models import model_named, ner_of
from themetrail.contracts.prior import PRIOR
from themetrail.contracts.study import CODEBOOK

LABELS = {"P1": "Job Coach 1"}


@pytest.fixture(scope="module")
def replacer():
    people = [{"participant_id": "P1", "names": "Nathalie Rochat", "nicknames": "Nath"}]
    sheets = sheets_of(["A"], people=people, labels=LABELS)
    turns = turns_of({"A": ["Nathalie Rochat, Nath, met Mrs Zbinden in Crissier."]})
    resolution, _ = resolved(turns, detections_of(turns, sheets), sheets)
    return LaterText(
        resolution.lexicon,
        resolution.entities,
        DEFAULTS.model_dump(),
        LABELS.values(),
        lambda: ner_of(model_named(DEFAULTS.models["en"])),
    )


def test_known_names_become_their_pseudonyms_and_new_ones_a_placeholder(replacer):
    (text,) = replacer.replace(["Ask Nath or Mrs Zbinden; Patrick Vonlanthen is at p.v@clinic.example."])
    assert text == "Ask Job Coach 1 or Mrs [Person 1]; [Person] is at [E-mail]."


def test_what_is_anonymised_already_is_left_alone(replacer):
    text = "As [Person 7] said to Job Coach 1 in [Place], we wait."
    assert replacer.replace([text]) == [text]


def test_prior_data_that_is_not_anonymised_is_searched_too(replacer, tmp_path):
    file = tmp_path / "prior.csv"
    file.write_text(
        "transcript_id,segment_id,text,codes,anonymised\n"
        "X,1,Rochat told Patrick Vonlanthen,trust,no\nX,2,The Rochat affair,,yes\n",
        encoding="utf-8",
    )
    table, contract = later_table("prior", [str(file)], replacer)
    assert contract is PRIOR
    assert table["text"].tolist() == ["Job Coach 1 told [Person]", "The Job Coach 1 affair"]


def test_no_prior_data_is_an_empty_table(replacer):
    table, _ = later_table("prior", [], replacer)
    assert table.empty and list(table.columns) == list(PRIOR.columns)


def test_examples_of_the_codebook_are_replaced(replacer, tmp_path):
    file = tmp_path / "codebook.csv"
    file.write_text("code_id,level,name,example\ntrust,code,Trust,Nathalie waited for me\n", encoding="utf-8")
    table, contract = later_table("codebook", [str(file)], replacer)
    assert contract is CODEBOOK
    assert table["example"].tolist() == ["Job Coach 1 waited for me"]
