"""A new study's folder: commented configuration, empty sheets, a key of its own and an empty registry of pseudonyms."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from themetrail.configuration.reference import commented_configuration
from themetrail.contracts.errors import StudyError
from themetrail.contracts.reference import LAID_BY_COMMANDS, SHEETS
from themetrail.layout import CONFIGURATION, ROUNDS, STUDY_KEY, Kind, paths

IGNORED = """# What identifies people and what a run makes stay out of version control.
{folders}
# Coders' and adjudicators' files hold their notes as they wrote them: keep these where only the team can read.
{returned}
"""


def new_study(folder: Path) -> list[Path]:
    """Write a new study into `folder` and return the files written.

    Raises StudyError where the folder already holds something, or cannot be made: nothing is ever overwritten.
    """
    if folder.exists() and not folder.is_dir():
        raise StudyError("this is a file and no folder; name a new folder", file=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        what = f"this folder cannot be made ({(problem.strerror or 'unknown').lower()}); name another place for it"
        raise StudyError(what, file=folder) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StudyError("nothing can be written into this folder; name another one", file=folder)
    if any(folder.iterdir()):
        raise StudyError("this folder is not empty; name a new one", file=folder)
    for name in paths(Kind.NEW):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in paths(Kind.NEW | Kind.UNVERSIONED):
        (folder / name).chmod(0o700)
    files = {
        CONFIGURATION: commented_configuration(),
        ".gitignore": _ignored(),
        STUDY_KEY: secrets.token_hex(32) + "\n",
        "README.md": _instructions(),
    }
    for name, (contract, file, _) in SHEETS.items():
        if "*" not in file and name not in LAID_BY_COMMANDS:
            files[file] = _header(list(contract.columns), "\t" if file.endswith(".tsv") else ",")
    for file, content in files.items():
        (folder / file).write_text(content, encoding="utf-8")
    (folder / STUDY_KEY).chmod(0o600)
    return [folder / file for file in files]


def _ignored() -> str:
    """What git is to leave alone."""
    returned = [path for path in paths(Kind.UNVERSIONED) if path.startswith(ROUNDS)]
    others = [path for path in paths(Kind.UNVERSIONED) if path not in returned]
    return IGNORED.format(folders="\n".join(others), returned="\n".join(returned))


def _header(columns: list[str], separator: str) -> str:
    return separator.join(columns) + "\n"


def _instructions() -> str:
    lines = [
        "# A Themetrail study",
        "",
        "1. Put the transcripts into `data/transcripts/`.",
        "2. Fill in the sheets (as `.tsv`, `.csv` or `.xlsx`; of each keep one file):",
        "",
    ]
    lines += [f"   - `{file}`: {about}" for _, file, about in SHEETS.values()]
    lines += [
        "",
        "   Answers to a survey, in one table: `themetrail survey data/transcripts/FILE` fills in these sheets.",
    ]
    lines += [
        "",
        "3. Look through `config/config.yaml`; every key says what it does.",
        "4. Run the study, in this folder: `themetrail run`.",
        "5. Decide the list of doubtful names: copy `results/sealed/anonymise/review.xlsx` to",
        "   `data/private/review.xlsx` and fill in its column `decision`.",
        "6. Name a round and its coders in the configuration, in the place of `rounds: []` there, for example",
        "",
        "   ```yaml",
        "   coding:",
        "     rounds:",
        "       - name: r1",
        "         coders:",
        "           - coder_id: C1",
        "           - coder_id: C2",
        "             groups: [interviews]",
        "   ```",
        "",
        "7. Issue it: `themetrail issue r1`. Coders return their sheets to `data/rounds/r1/returned/`.",
        "8. Run the study again. `results/STATUS.md` says at any time who has what to do next.",
        "",
        "`data/transcripts/`, `data/private/` and `results/sealed/` identify people. Never share them. What coders",
        "return holds their notes as they wrote them: the run takes names out of its copies, not out of these files.",
    ]
    return "\n".join(lines) + "\n"
