"""The last words of a run on the screen: where the tables are, what has to be done next, or why it stopped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from themetrail.audit.chain.notice import STATUS, without_notice
from themetrail.interface.status.words import status_words
from themetrail.running.in_study import for_study, in_folder
from themetrail.sheets.left_by_programs import files_below

REPORT = "results/report"
EXPLORER = f"{REPORT}/explorer.html"


def also_at_end(workflow: Any, hook: str, say: Callable[[], list[str]]) -> None:
    """Have a run say these sentences last, after what the workflow itself does there."""
    before = getattr(workflow, hook)

    def at_end(log: Any) -> None:
        before(log)
        for sentence in filter(None, say()):
            with suppress(OSError):  # its terminal was closed
                print(sentence, file=sys.stderr)

    setattr(workflow, hook, at_end)


def why_stopped(since: float, root: Path = Path()) -> str:
    """The sentences with which jobs stopped since a time (seconds), wherever they ran."""
    logs = (log for log in files_below(root / "results/logs", "*.log") if log.stat().st_mtime >= since)
    lines = [line for log in sorted(logs) for line in log.read_text(encoding="utf-8").splitlines()]
    sentences = dict.fromkeys(line[9:] for line in lines if line[9:].startswith("Stopped"))
    return "\n".join(f"themetrail: {sentence}" for sentence in sentences)


def next_step(language: str, root: Path = Path()) -> str:
    """The first thing to do that the status page names, and where the others stand, in the language of the study, which
    is that of the page; empty where it names none."""
    page = root / STATUS
    text = without_notice(STATUS, page.read_bytes() if page.exists() else b"").decode()
    to_do = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    if not to_do:
        return ""
    words = status_words(language)
    file = in_folder(STATUS, root)
    others = words.say("other_steps", len(to_do) - 1, file=file) if to_do[1:] else words.say("no_other_step", file=file)
    return for_study(f"themetrail: {to_do[0]} ({others})", root)


def what_came_out(made: Collection[str]) -> str:
    """Where the report is, once a run has come as far: `made` are the files that it was to make."""
    pages = "tables/, figures/, methods.docx, pack/ (for reviewers) and explorer.html"
    return f"themetrail: the paper's tables are in {in_folder(REPORT)}/: {pages}" if EXPLORER in made else ""
