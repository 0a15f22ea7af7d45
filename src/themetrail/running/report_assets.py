"""Which parts of Snakemake's report are the same in every report, and so say nothing of a study.

Among them are licences of programs, with the names of their authors: a participant may bear one of these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

_ASSETS = ("assets/data", "report/html_reporter/template")  # within Snakemake


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
    snakemake = Path(str(resources.files("snakemake")))
    for folder in _ASSETS:
        yield from (file for file in sorted((snakemake / folder).rglob("*")) if file.is_file())
