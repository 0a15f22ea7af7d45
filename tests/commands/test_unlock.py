"""`unlock` says whether anything was locked, in words that are ours."""

import shutil
from pathlib import Path

import pytest

from commands.calling import call


@pytest.mark.parametrize(
    ("locked", "said"), [(True, "The study is unlocked. Run it again"), (False, "Nothing was locked")]
)
def test_what_is_said(tmp_path, monkeypatch, locked, said):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").write_text("study: {}\n")
    locks = tmp_path / ".snakemake/locks"
    locks.mkdir(parents=True)
    if locked:
        (locks / "0.input.lock").touch()

    def snakemake(study: Path, *options: str) -> int:
        shutil.rmtree(locks)
        return 0 if options[0] == "--unlock" else 1

    monkeypatch.setattr("themetrail.commands.unlock.run_snakemake", snakemake)
    told = call("unlock", "--directory", tmp_path)
    assert (told.returncode, told.stdout.startswith(said), told.stdout.count("\n")) == (0, True, 1)
    assert f"themetrail run --directory {tmp_path}" in told.stdout
