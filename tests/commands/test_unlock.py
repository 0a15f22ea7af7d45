"""`unlock` says whether anything was locked, in our words, and needs nothing else of the study to be right."""

from pathlib import Path

import pytest

from commands.calling import call
from themetrail.running.alone import alone

SHEETS = {
    "nothing": {},
    "a configuration that is none": {"config/config.yaml": b"study: [\n"},
    "a sheet without its columns": {"config/transcripts.csv": b"a;b\n1;2\n"},
    "a sheet that is no text": {"config/participants.csv": b"\x00\xff"},
    "a sheet twice": {"config/codebook.csv": b"", "config/codebook.tsv": b""},
}


@pytest.mark.parametrize("files", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize(
    ("locked", "said"), [(True, "The study is unlocked. Run it again"), (False, "Nothing was locked")]
)
def test_what_is_said(tmp_path, files, locked, said):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").write_text("study: {}\n")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    locks = tmp_path / ".snakemake/locks"
    if locked:
        locks.mkdir(parents=True)
        (locks / "0.input.lock").touch()
    told = call("unlock", "--directory", tmp_path)
    assert (told.returncode, told.stdout.startswith(said), told.stdout.count("\n")) == (0, True, 1)
    assert f"themetrail run --directory {tmp_path}" in told.stdout
    assert not locks.exists()


def test_a_study_at_work_stays_locked(tmp_path):
    locks = tmp_path / ".snakemake/locks"
    locks.mkdir(parents=True)
    (locks / "0.input.lock").touch()
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").touch()
    with alone(tmp_path, to_write=True):
        told = call("unlock", "--directory", tmp_path)
    assert (
        told.returncode == 1 and "another command is at work" in told.stderr and Path(locks / "0.input.lock").exists()
    )
