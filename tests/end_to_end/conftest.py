"""Whole runs of small studies through the real Snakemake."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from .offline import namespace, notes_of, watched

ROOT = Path(__file__).parents[2]
STUDIES = Path(__file__).parent / "studies"


def run_snakemake(
    folder: Path,
    *arguments: str,
    snakefile: Path = ROOT / "Snakefile",
    within: Sequence[str] = (),
    **environment: str,
):
    """One run of the workflow in a study's folder; its output is in `.stdout` and `.stderr`. `within` is the command
    that starts it."""
    command = [*within, sys.executable, "-m", "snakemake", "--snakefile", str(snakefile), "--directory", str(folder)]
    if not any(argument.startswith("--cores") for argument in arguments):
        command += ["--cores", "2"]
    return subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


def run_command(verb: str, folder: Path, *arguments: str, timeout: int = 300):
    """`themetrail` with one of its verbs, run in a study's folder; `timeout` in seconds."""
    command = [sys.executable, "-m", "themetrail", verb, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=timeout, check=False)


def copy_of_demo(folder: Path) -> Path:
    """The demo study's configuration and data, without results, in a folder of its own."""
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def finished(run) -> None:
    """Fail with what Snakemake said where a run did not end well."""
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-6000:]


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Path:
    """The demo study after one complete run on two cores, without a network."""
    folder = copy_of_demo(tmp_path_factory.mktemp("demo"))
    finished(run_snakemake(folder, within=namespace(), **watched(notes_of(folder))))
    return folder
