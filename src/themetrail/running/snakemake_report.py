"""Snakemake's own report of a study."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.running.start_snakemake import command_for, environment


def report_of(study: Path) -> str:
    """The report of a study, as Snakemake makes it. Raises StudyError where it makes none."""
    with tempfile.TemporaryDirectory() as aside:
        made = Path(aside) / "report.html"
        command = command_for(study, "--cores", "1", "--report", str(made), "--quiet", "all")
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
        if done.returncode or not made.is_file():
            raise StudyError("the report could not be made; run the study first")
        return made.read_text(encoding="utf-8")
