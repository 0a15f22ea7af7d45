"""Where somebody may not be archived: their interviews stay out of every file of a deposit, and it says so."""

import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from deposit.study import material
from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.deposit.files import deposit_files
from themetrail.deposit.left_out import without_refused

WHY = {"P1": "said no"}
QUOTES = b"code_id,quotation,segment_id\nslow,Slow,s1\n"
RESULTS = {
    **{f"tables/talks.{ending}": b"Slow" for ending in ("docx", "xlsx")},
    "tables/talks.csv": QUOTES,
    "tables/talks.labels.csv": b"code_id,label\nslow,general\n",
    "tables/talks.labels.docx": b"general",
    "tables/agreement/agreement.csv": b"code_id\nslow\n",
    "documentation/methods.md": b"# Methods\n",
}


def whole():
    made = material()
    book = made.tables.codebook.table.assign(example=["", "slow,  says [Person 3]"])
    return replace(made, tables=replace(made.tables, codebook=Codebook.from_table(book)), results=RESULTS)


@pytest.fixture(scope="module")
def files():
    return deposit_files(without_refused(whole(), WHY))


def table(files, path):
    return pd.read_csv(io.BytesIO(files[path]), keep_default_na=False, dtype="str")


def test_no_word_and_no_attribute_of_theirs_is_in_any_file(files):
    assert {path for path in files if path.startswith("data/transcripts/")} == {"data/transcripts/I2.txt"}
    with zipfile.ZipFile(io.BytesIO(files["data/project.qdpx"])) as archive:
        held = {**files, **{name: archive.read(name) for name in archive.namelist()}}
    for path, content in held.items():
        assert b"Slow, says" not in content and b"slow,  says" not in content and b"Five." not in content, path
    assert "P1" not in set(table(files, "documentation/participants.csv")["participant_id"])
    assert table(files, "documentation/data_list.csv")["interview_id"].tolist() == ["I2"]
    assert table(files, "documentation/deidentification_counts.csv").empty
    assert b"<Coding" not in held["project.qde"]  # the only one was on their words


def test_tables_that_quote_them_are_left_out_in_every_format_and_others_stay(files):
    tables = {path for path in files if path.startswith("tables/")}
    assert tables == {"tables/talks.labels.csv", "tables/talks.labels.docx", "tables/agreement/agreement.csv"}


def test_readme_access_and_consent_name_what_is_left_out_and_why(files):
    page = files["README.md"].decode()
    assert "hold 1 interview or group talk with 5 participants" in page
    assert (
        "- interview `G1`: P1 may not be archived (said no)\n- interview `I1`: P1 may not be archived (said no)" in page
    )
    assert (
        "- tables that quote from these interviews: `tables/talks.csv`, `tables/talks.docx`, `tables/talks.xlsx`"
        in page
    )
    assert "examples in the codebook that were said in these interviews, of: slow" in page
    access = table(files, "documentation/access.csv").set_index("file")
    assert access.loc["data/transcripts/I1.txt", ["access", "conditions"]].tolist() == [
        "left_out",
        "P1 may not be archived (said no)",
    ]
    assert access.loc["tables/talks.docx", "access"] == "left_out"
    assert access.loc["data/transcripts/I2.txt", "access"] == "open"
    assert set(access.index[access["access"] != "left_out"]) == set(files)
    consent = table(files, "documentation/consent.csv").set_index("participant_id")
    assert consent["in_deposit"].to_dict() == {f"P{n}": "no" if n == 1 else "yes" for n in range(1, 7)}
    assert consent.loc["P3", "interviews"] == ""  # spoke in the group alone, which is left out whole


def test_who_refuses_nothing_changes_nothing_and_nothing_is_no_deposit():
    made = whole()
    assert without_refused(made, {}) is made
    with pytest.raises(StudyError, match="in each transcript somebody speaks who may not be archived"):
        without_refused(whole(), {"P1": "said no", "P2": "said no"})


def test_who_speaks_nowhere_is_named_too():
    page = deposit_files(without_refused(whole(), {"P1": "said no", "P5": "agreed until 2026-01-01"}))["README.md"]
    assert b"- P5: may not be archived (agreed until 2026-01-01); no interview of theirs is in the study" in page
