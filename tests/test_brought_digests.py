"""A job whose files, named by a digest alone, are not what the run was planned for stops, and claims nothing."""

from pathlib import Path

import pandas as pd
import pytest

from end_to_end.tiny import TALK, tiny_study
from fakes import run_script
from themetrail.anonymise.free_text import brought_files
from themetrail.brought_digests import digest_of_files, digest_of_sources
from themetrail.configuration.load import load_configuration
from themetrail.contracts.anonymise import ENTITIES, LEXICON, PRIOR_DETECTIONS
from themetrail.layout import PARTICIPANTS_SHEET, SOURCE_FILES, SOURCES_SHEET
from themetrail.study import Study
from themetrail.study_surveys import Surveys

LOG = "results/logs/job.log"
RECORD = Path("results/audit/records/job.json")
PRIOR = "data/prior/earlier.csv"


@pytest.fixture
def study(tmp_path, monkeypatch) -> Study:
    """A study of one interview and one sheet of prior data, in the present folder."""
    tiny_study(tmp_path / "study")
    monkeypatch.chdir(tmp_path / "study")
    Path(PRIOR).parent.mkdir(exist_ok=True)
    Path(PRIOR).write_text("transcript_id,segment_id,text,codes,anonymised\nI9,1,So slow.,slow,yes\n")
    return Study.read(
        load_configuration({"study": {"batches": 1}}),
        transcripts=Path("config/transcripts"),
        participants=Path(PARTICIPANTS_SHEET),
        sources=Path(SOURCES_SHEET),
        source_folder=Path(SOURCE_FILES),
        rounds_folder=Path("data/rounds"),
        key=Path("data/private/study.key"),
    )


def ingest(study: Study) -> None:
    run_script(
        "ingest",
        LOG,
        output={"turns": "results/sealed/ingest/turns/b00.csv", "record": str(RECORD)},
        params={
            "sources": study.digest_of_sources("b00"),
            "transcripts": study.transcripts_of("b00"),
            "settings": study.configuration.ingest.model_dump(),
        },
    )


def prior_detect(study: Study, planned: str) -> None:
    run_script(
        "anonymise_prior_detect",
        LOG,
        input={"brought": []},
        output={"detections": "results/sealed/anonymise/prior_detections.csv", "record": str(RECORD)},
        params={
            "folder": "data/prior",
            "prior": planned,
            "withdrawn": study.withdrawn_from,
            "called": study.digest_of_withdrawn,
            "settings": study.configuration.anonymise.model_dump(),
            "languages": ["en"],
        },
    )


def stops(place: str, work, *given) -> None:
    with pytest.raises(SystemExit):
        work(*given)
    assert f"{place}: what is here was changed while the run was at work; run again" in Path(LOG).read_text()
    assert not RECORD.exists()


def test_a_transcript_is_the_one_that_the_run_was_planned_for(study):
    ingest(study)
    assert RECORD.exists()
    RECORD.unlink()
    planned = study.digest_of_sources("b00")
    study.__dict__["digest_of_sources"] = lambda batch: planned  # as the main process saw it
    Path("data/transcripts/quist.txt").write_text(TALK.replace("slow", "quick").replace("Slow", "Quick"))
    stops(SOURCE_FILES, ingest, study)


def test_prior_data_are_those_that_the_run_was_planned_for(study):
    planned = study.digest_of_files([PRIOR])
    prior_detect(study, planned)
    assert RECORD.exists()
    RECORD.unlink()
    Path(PRIOR).write_text(Path(PRIOR).read_text().replace("So slow", "So fast"))
    stops("data/prior", prior_detect, study, planned)


def test_prior_data_that_are_edited_before_they_are_read_stop_the_job(study, monkeypatch):
    """Where names are replaced, the check comes after reading."""
    read = brought_files.free_text_table

    def edited_before(*given):
        Path(PRIOR).write_text(Path(PRIOR).read_text().replace("So slow", "So fast"))
        return read(*given)

    for contract, name in ((LEXICON, "lexicon"), (ENTITIES, "entities"), (PRIOR_DETECTIONS, "found")):
        contract.write(contract.empty(), f"{name}.csv")
    params = {
        "kind": "prior",
        "folder": "data/prior",
        "prior": study.digest_of_files([PRIOR]),
        "withdrawn": study.withdrawn_from,
        "called": study.digest_of_withdrawn,
        "settings": study.configuration.anonymise.model_dump(),
        "labels": [],
        "transcripts": [],
        "coders": [],
    }
    given = {"brought": [], "found": ["found.csv"], "lexicon": "lexicon.csv", "entities": "entities.csv"}
    made = {"table": "results/anonymise/prior.csv", "guesses": "results/sealed/guesses.csv", "record": str(RECORD)}

    def replace_names() -> None:
        run_script("anonymise_free_text", LOG, input=given, output=made, params=params)

    replace_names()
    RECORD.unlink()
    monkeypatch.setattr(brought_files, "free_text_table", edited_before)
    stops("data/prior", replace_names)


def test_words_that_move_from_one_file_to_the_next_are_another_digest(tmp_path):
    """In the order in which they are read, the files of a batch hold the same bytes before and after."""
    rows = pd.DataFrame({"file": ["a.txt", "b.txt"], "speaker": ["A", "B"], "participant_id": ["P1", "P2"]})
    rows.insert(0, "transcript_id", ["I1", "I2"])
    people = pd.DataFrame({"participant_id": ["P1", "P2"], "withdrawn": ["", ""]})
    digests = set()
    for one, other in (("A: So.\nB: Yes.\n", "B: No.\n"), ("A: So.\n", "B: Yes.\nB: No.\n")):
        (tmp_path / "a.txt").write_text(one)
        (tmp_path / "b.txt").write_text(other)
        digests.add(digest_of_sources(b"k" * 32, rows, people, tmp_path, Surveys({}, "", "")))
    assert len(digests) == 2


def test_a_file_of_another_kind_is_another_digest(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("earlier.csv").write_text("transcript_id,text\n")
    before = digest_of_files(b"k" * 32, ["earlier.csv"])
    Path("earlier.csv").rename("earlier.tsv")
    assert digest_of_files(b"k" * 32, ["earlier.tsv"]) != before
