"""What a command hands out never takes the place of what people brought to a study."""

import pytest

from commands.calling import call
from end_to_end.tiny import tiny_study

OURS = "here stands what runs make; name a place elsewhere, or in results/share/"
THEIRS = "here stands what people bring to the study"


@pytest.mark.parametrize(
    ("verb", "place", "said"),
    [
        ("export", "config/codebook.csv", THEIRS),
        ("export", "data/private/../transcripts/x.qdpx", THEIRS),
        ("report", "config/methods.yaml", THEIRS),
        ("share", "data/transcripts/x.zip", THEIRS),
        ("share", "config/out", THEIRS),
        ("ethics", "data/private", THEIRS),
        ("share", "results/report/x.zip", OURS),
        ("ethics", "results", OURS),
        ("export", "results/themes/x.qdpx", OURS),
        ("export", "README.md/x.qdpx", "README.md: this is a file, in which nothing can be made"),
        ("share", "README.md/deeper/x", "README.md: this is a file, in which nothing can be made"),
        ("report", f"{'n' * 300}.html", "no file or folder can be called so here"),
        ("export", "folder.csv", "this is a folder; name a file"),
        ("report", "folder.csv", "this is a folder; name a file"),
    ],
)
def test_nothing_is_written_over_or_among_what_people_brought_and_runs_made(tmp_path, verb, place, said):
    study = tiny_study(tmp_path / "study")
    (study / "folder.csv").mkdir()
    before = {file: file.read_bytes() for file in sorted(study.rglob("*")) if file.is_file()}
    told = call(verb, "--directory", study, "--to", study / place)
    assert told.returncode == 1 and said in told.stderr
    assert {file: file.read_bytes() for file in sorted(study.rglob("*")) if file.is_file()} == before
