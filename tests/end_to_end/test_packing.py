"""What Snakemake could pack of a study, by a reporter that is installed or by itself, is refused."""

import os
import re
from pathlib import Path

import pytest

from end_to_end.conftest import run_snakemake
from end_to_end.tiny import tiny_study

PLUGINS = Path(__file__).parent / "plugins"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return tiny_study(tmp_path_factory.mktemp("packed") / "study")


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        (("--reporter", "packing"), "the reporter 'packing' may pack every file of the study"),
        (("--archive", "all.tar.gz"), "`--archive` packs every file that a study begins with"),
    ],
)
def test_what_would_pack_transcripts_is_refused_in_one_sentence(study, asked, refused):
    path = os.pathsep.join(filter(None, [str(PLUGINS), os.environ.get("PYTHONPATH")]))
    run = run_snakemake(study, *asked, "--quiet", "all", PYTHONPATH=path)
    said = [line for line in run.stderr.splitlines() if line.startswith("themetrail: ")]
    assert run.returncode == 1, run.stdout + run.stderr
    assert len(said) == 1 and said[0].startswith(f"themetrail: {refused}")
    assert re.search(r"`\S*themetrail share --directory \S+` packs what may leave", said[0])
    assert "Traceback" not in run.stderr
    assert not [file for file in study.rglob("*") if file.suffix in (".zip", ".gz")]
