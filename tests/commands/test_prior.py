"""`themetrail prior` and `themetrail unpack`: work of other programs enters a study where names are sealed."""

import os
from pathlib import Path

import pandas as pd
import pytest

from commands.calling import call
from end_to_end.tiny import tiny_study
from fakes import run_script
from refi_qda.vendors import MAXQDA, NVIVO, TEXT, Habits, project_xml, write_project
from text_sheets import as_text
from themetrail.anonymise.free_text.prior import prior_table
from themetrail.brought_digests import digest_of_files
from themetrail.commands.prior import put
from themetrail.contracts.errors import StudyError
from themetrail.ingest.prior_brought import projects_in
from themetrail.key import read_key
from themetrail.sheets.read import find_sheet, read_sheet, sheet_if_any

SHEET = "data/private/prior"
WITH_LOSSES = "<Links><Link guid='1'/></Links><Graphs><Graph guid='2'/><Graph guid='3'/></Graphs>"


@pytest.fixture
def study(tmp_path) -> Path:
    return tiny_study(tmp_path / "study")


@pytest.fixture
def old(tmp_path) -> Path:
    """A project of NVivo with a code that the study does not have, and with what is not taken."""
    habits = Habits(**{**NVIVO.__dict__, "extra": WITH_LOSSES})
    xml = project_xml(habits).replace('name="Help"', 'name="Colleagues"')
    return write_project(tmp_path / "Anna Muster.qdpx", habits, xml=xml)


def rows(study: Path) -> dict[tuple[str, str], str]:
    table = read_sheet(find_sheet(study / SHEET))
    return {(row.what, row.name_): row.becomes for row in table.rename(columns={"name": "name_"}).itertuples()}


def test_a_project_is_copied_and_what_it_becomes_is_laid_and_told(study, old):
    told = call("prior", old, "--directory", study)
    assert told.returncode == 0, told.stderr
    assert rows(study) == {
        ("offsets", ""): "", ("language", ""): "en", ("anonymised", ""): "no", ("code", "Slow"): "slow",
        ("code", "Colleagues"): "", ("text", "I1"): "prior1-T01", ("coder", "Ann"): "prior1-C1",
        ("coder", "Ben"): "prior1-C2",
    }  # fmt: skip
    for said in (
        "as NVivo counts", "3 codings taken", "4 codings with a code that is left out", "1 of 2 codes are left out",
        "  Colleagues", "2 graphs", "1 links",
    ):  # fmt: skip
        assert said in told.stdout
    assert "Where your codebook was empty" not in told.stdout  # one of the codes is in it
    copied = study / "data/private/prior/Anna Muster.qdpx"
    assert copied.read_bytes() == old.read_bytes()
    assert not (copied.stat().st_mode | find_sheet(study / SHEET).stat().st_mode) & 0o077, "its owner's alone"


def test_before_the_codebook_is_filled_in_it_says_what_to_do(study, old):
    book = study / "config/codebook.csv"
    book.write_text(book.read_text().replace("Slow", "Late").replace("slow", "late"))
    told = call("prior", old, "--directory", study)
    assert "2 of 2 codes are left out" in told.stdout
    assert "fill it in, delete this project's rows, give the command again" in told.stdout


def test_given_again_it_keeps_what_people_filled_in(study, old):
    call("prior", old, "--directory", study)
    sheet = as_text(study / SHEET)
    sheet.write_text(sheet.read_text().replace("Colleagues\t\t", "Colleagues\thelp\t"))
    before = sheet.read_text()
    told = call("prior", old, "--directory", study)
    assert told.returncode == 0 and sheet.read_text() == before
    assert "7 codings taken" in told.stdout and "left out" not in told.stdout


def test_another_project_of_the_same_name_is_not_put_in_its_place(study, old):
    call("prior", old, "--directory", study)
    write_project(old, MAXQDA)
    told = call("prior", old, "--directory", study)
    assert told.returncode == 1 and "give this one another name" in told.stderr


def test_the_same_under_another_name_does_not_teach_twice(study, old, tmp_path):
    call("prior", old, "--directory", study)
    again = tmp_path / "again.qdpx"
    again.write_bytes(old.read_bytes())
    told = call("prior", again, "--directory", study)
    assert told.returncode == 1 and f"holds the same already, to the last byte, as {old.name}" in told.stderr
    assert not list(study.rglob("again.qdpx"))


def test_another_study_of_the_same_name_is_not_put_in_the_place_of_the_first(study, tmp_path):
    place = study / "data/private/prior/study.qdpx"
    put(tmp_path / "2022/study", place, b"first")
    put(tmp_path / "2022/study", place, b"first")
    with pytest.raises(StudyError, match="give this one another name"):
        put(tmp_path / "2023/study", place, b"second")
    assert place.read_bytes() == b"first"


def test_a_table_of_coded_segments_goes_where_it_always_went(study, tmp_path):
    table = tmp_path / "pilot.csv"
    table.write_text("transcript_id,segment_id,text,codes,anonymised\nO1,1,Well.,slow;odd,yes\n")
    told = call("prior", table, "--directory", study)
    assert told.returncode == 0 and "1 segment with 2 codes" in told.stdout and "left out: odd" in told.stdout
    assert (study / "data/prior/pilot.csv").read_text() == table.read_text()
    table.write_text("transcript_id,segment_id,words\nO1,1,Well.\n")
    assert "the column 'text' is missing" in call("prior", table, "--directory", study).stderr


def test_what_can_be_no_prior_data_is_one_sentence(study, tmp_path, old):
    (tmp_path / "x.docx").touch()
    (tmp_path / "folder").mkdir()
    unknown = write_project(tmp_path / "u.qdpx", Habits(newline="\r\n"), xml=project_xml(Habits(), marked=""))
    for file, said in (
        (tmp_path / "x.docx", "name a project (.qdpx)"),
        (tmp_path / "folder", "this folder is no study"),
        (study, "learns from its own rounds by itself"),
    ):
        told = call("prior", file, "--directory", study)
        assert told.returncode == 1 and said in told.stderr
    assert call("prior", unknown, "--directory", study).returncode == 0, "nothing is coded, so nothing can be wrong"
    call("prior", old, "--directory", study)
    told = call("prior", old, "--offsets", "utf-16", "--directory", study)
    assert (
        told.returncode == 1
        and "the row 'offsets' of this project says that it is found; change it there" in told.stderr
    )


def ingest(study: Path) -> pd.DataFrame:
    """What the rule reads, as `anonymise` gets it."""
    here = Path.cwd()
    os.chdir(study)
    try:
        brought = [*projects_in("data/private/prior"), *sheet_if_any(Path("data/private/prior"))]
        run_script(
            "ingest_prior",
            "results/logs/ingest/prior.log",
            output={"prior": "results/sealed/ingest/prior.csv", "record": "results/audit/records/ingest_prior.json"},
            params={
                "software": {}, "folder": "data/private/prior", "sheet": "data/private/prior", "brought": "",
                "projects": digest_of_files(read_key("data/private/study.key"), brought),
                "codes": ["slow", "help"], "models": {},
                "settings": {"unit": "turn", "window_sentences": 3, "paragraph_break": "blank_line"},
            },
        )  # fmt: skip
        return prior_table(["results/sealed/ingest/prior.csv"])
    finally:
        os.chdir(here)


def test_a_run_reads_it_into_sealed_segments_and_says_what_it_left(study, old):
    call("prior", old, "--directory", study)
    table = ingest(study)
    assert table[["transcript_id", "segment_id", "codes", "coders", "anonymised"]].values.tolist() == [
        ["prior1-T01", "prior1-T01-0001", "slow", "prior1-C1;prior1-C2", "no"],
        ["prior1-T01", "prior1-T01-0004", "slow", "prior1-C1", "no"],
    ]
    log = (study / "results/logs/ingest/prior.log").read_text()
    for said in ("project 1: offsets in UTF-16 units", "2 graphs", "4 codings with a code that is left out"):
        assert said in log
    record = (study / "results/audit/records/ingest_prior.json").read_text()
    for name in ("Muster", "Ann", "Ben", "Colleagues", "I1"):
        assert name not in log + record, "what is called so in the project may name somebody"
    sheet = as_text(study / SHEET)
    sheet.write_text(sheet.read_text().replace("\tslow\t", "\tslwo\t"))
    with pytest.raises((SystemExit, StudyError)):
        ingest(study)


def test_texts_of_a_project_become_transcripts_and_nothing_is_overwritten(study, old):
    told = call("unpack", old, "--directory", study)
    file = study / "data/transcripts/I1.txt"
    assert told.returncode == 0 and file.read_text(encoding="utf-8") == TEXT
    assert "7 codings were not taken" in told.stdout and "themetrail prior" in told.stdout and "2 graphs" in told.stdout
    assert not file.stat().st_mode & 0o077
    labels = call("labels", "data/transcripts/I1.txt", "--directory", study).stdout
    assert "Coach 1\t3" in labels and "Interviewer\t2" in labels
    file.write_text("Somebody: wrote here.\n")
    again = call("unpack", old, "--directory", study)
    assert again.returncode == 1 and "something else of this name stands here already" in again.stderr
    assert file.read_text() == "Somebody: wrote here.\n"
    file.write_bytes(b"M\xfcller: wrote here.\n")
    assert "something else of this name stands here already" in call("unpack", old, "--directory", study).stderr


def test_no_name_of_a_text_leads_out_of_the_folder(study, tmp_path):
    xml = project_xml(MAXQDA, name="../../..\\config.yaml").replace("&", "&amp;")
    call("unpack", write_project(tmp_path / "x.qdpx", MAXQDA, xml=xml), "--directory", study)
    assert sorted(path.name for path in (study / "data/transcripts").iterdir() if path.name != "quist.txt") == [
        "config.txt"
    ]


def test_a_project_that_is_listed_as_a_transcript_is_sent_to_the_command(study, old):
    told = call("labels", old, "--directory", study)
    assert told.returncode == 1 and "themetrail unpack" in told.stderr
