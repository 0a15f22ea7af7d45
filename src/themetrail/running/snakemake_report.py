"""Snakemake's own report of a study, and which parts of it are the same in every report."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import snakemake

from themetrail.contracts.errors import StudyError
from themetrail.running.start_snakemake import command_for, environment

_SNAKEMAKE = Path(snakemake.__file__).parent
_ASSETS = ("assets/data", "report/html_reporter/template")  # within Snakemake


def report_of(study: Path) -> str:
    """The report of a study, as Snakemake makes it. Raises StudyError where it makes none."""
    with tempfile.TemporaryDirectory() as aside:
        made = Path(aside) / "report.html"
        command = command_for(study, "--cores", "1", "--report", str(made), "--quiet", "all")
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
        if done.returncode or not made.is_file():
            raise StudyError("the report could not be made; run the study first")
        return made.read_text(encoding="utf-8")


def without_assets(page: str) -> str:
    """The page without what Snakemake puts into every report: programs and licences, known verbatim, and styles."""
    page = re.sub(r"<style\b.*?</style>", " ", page, flags=re.DOTALL)
    for asset in _assets():
        text = asset.read_text(encoding="utf-8", errors="replace").strip()
        for form in (text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]):
            if len(form) > 40:
                page = page.replace(form, " ")
    return page


def _assets() -> Iterator[Path]:
    for folder in _ASSETS:
        yield from (file for file in sorted((_SNAKEMAKE / folder).rglob("*")) if file.is_file())
