"""The rule `ingest` on the sheets and files of the present folder, planned as a run plans it."""

from pathlib import Path

from fakes import run_script
from themetrail.brought_digests import digest_of_sources
from themetrail.contracts.study import PARTICIPANTS, SOURCES
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import PARTICIPANTS_SHEET, SOURCE_FILES, SOURCES_SHEET
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.study_surveys import Surveys


def ingest(transcript_id: str, log: str, turns: str) -> None:
    """Read one transcript into a table of turns."""
    sources = read_sheet(find_sheet(SOURCES_SHEET), SOURCES)
    people = read_sheet(find_sheet(PARTICIPANTS_SHEET), PARTICIPANTS)
    rows = sources[sources["transcript_id"] == transcript_id]
    planned = digest_of_sources(read_key(STUDY_KEY), rows, people, Path(SOURCE_FILES), Surveys.of(None, SOURCE_FILES))
    params = {
        "settings": {"not_speakers": [], "encodings": []},
        "transcripts": [{"transcript_id": transcript_id}],
        "sources": planned,
    }
    run_script("ingest", log, output={"turns": turns}, params=params)
