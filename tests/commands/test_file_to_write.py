"""What a command hands out never takes the place of what people brought to a study."""

import pytest

from commands.calling import call
from end_to_end.tiny import tiny_study

THEIRS = "here stands what people bring to the study"


@pytest.mark.parametrize(
    ("verb", "place", "said"),
    [
        ("export", "config/codebook.csv", THEIRS),
        ("export", "data/private/../transcripts/x.qdpx", THEIRS),
        ("report", "config/methods.yaml", THEIRS),
        ("export", "folder.csv", "this is a folder; name a file"),
        ("report", "folder.csv", "this is a folder; name a file"),
    ],
)
def test_nothing_is_written_over_what_people_brought_or_on_a_folder(tmp_path, verb, place, said):
    study = tiny_study(tmp_path / "study")
    (study / "folder.csv").mkdir()
    before = {file: file.read_bytes() for file in sorted(study.rglob("*")) if file.is_file()}
    told = call(verb, "--directory", study, "--to", study / place)
    assert told.returncode == 1 and said in told.stderr
    assert {file: file.read_bytes() for file in sorted(study.rglob("*")) if file.is_file()} == before
