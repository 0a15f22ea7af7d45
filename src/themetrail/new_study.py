"""A new study's folder: commented configuration, workbooks to fill in, and a key of its own."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from themetrail.configuration.deposit_text import commented_deposit_text
from themetrail.configuration.ethics_text import commented_ethics_text
from themetrail.configuration.methods_text import commented_methods_text
from themetrail.configuration.reference import commented_configuration
from themetrail.contracts.errors import StudyError
from themetrail.contracts.examples import EXAMPLES, OF_NEW_STUDY
from themetrail.contracts.reference import SHEETS
from themetrail.languages.table import LANGUAGES
from themetrail.layout import (
    CONFIGURATION,
    DEPOSIT_STATED,
    ETHICS_STATED,
    METHODS_STATED,
    PRIVATE,
    ROUNDS,
    STUDY_KEY,
    Kind,
    paths,
)
from themetrail.office.laid_sheet import lay_sheet
from themetrail.sheets.left_by_programs import files_in, is_empty

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
    if not is_empty(folder):
        raise StudyError("this folder is not empty; name a new one", file=folder)
    before = {*folder.iterdir()}
    try:
        return _write(folder)
    except BaseException:  # half a study could be neither run nor made again
        for made in [path for path in folder.iterdir() if path not in before]:
            shutil.rmtree(made) if made.is_dir() else made.unlink()
        raise


def _write(folder: Path) -> list[Path]:
    for name in paths(Kind.NEW):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in paths(Kind.NEW | Kind.UNVERSIONED):
        (folder / name).chmod(0o700)
    files = {
        CONFIGURATION: commented_configuration(),
        METHODS_STATED: commented_methods_text(),
        ETHICS_STATED: commented_ethics_text(),
        DEPOSIT_STATED: commented_deposit_text(),
        ".gitignore": _ignored(),
        STUDY_KEY: secrets.token_hex(32) + "\n",
        "README.md": _instructions(),
    }
    for file, content in files.items():
        (folder / file).write_text(content, encoding="utf-8")
    sheets = [sheet_of_study(folder, name) for name in OF_NEW_STUDY]
    for private in files_in(folder / PRIVATE):
        private.chmod(0o600)
    return [*(folder / file for file in files), *sheets]


def sheet_of_study(folder: Path, name: str) -> Path:
    """Write the empty workbook of one of SHEETS, with its drop-down lists and what goes where; the file written."""
    contract, file, about = SHEETS[name]
    lay_sheet(folder / file, contract, about, EXAMPLES[name], {"language": list(LANGUAGES)})
    return folder / file


def _ignored() -> str:
    """What git is to leave alone."""
    returned = [path for path in paths(Kind.UNVERSIONED) if path.startswith(ROUNDS)]
    others = [path for path in paths(Kind.UNVERSIONED) if path not in returned]
    return IGNORED.format(folders="\n".join(others), returned="\n".join(returned))


def _instructions() -> str:
    lines = [
        "# A Themetrail study",
        "",
        "1. Put the transcripts into `data/transcripts/`.",
        "2. Fill in the sheets. Each has a page that says what goes where, with examples. A `.csv` or `.tsv` of the",
        "   same name may take the place of a workbook; of each keep one file:",
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
        "5. Decide the list of doubtful names: open `results/sealed/anonymise/review.html` in a browser and save its",
        "   file as `data/private/review.csv` (or copy `results/sealed/anonymise/review.xlsx` to",
        "   `data/private/review.xlsx` and fill in its column `decision`).",
        "6. Name a round and its coders in the configuration, in the place of `rounds: []` there, for example",
        "",
        "   ```yaml",
        "   coding:",
        "     rounds:",
        "       - name: r1",
        "         coders:",
        "           - coder_id: C1",
        "           - coder_id: C2",
        "             groups: [interviews]   # as in the sheet of transcripts; without this line, all",
        "   ```",
        "",
        "7. Issue it: `themetrail issue r1`. Give each coder the page `data/rounds/r1/issued/desks/C1.html`, which",
        "   opens in a browser, or the sheet `data/rounds/r1/issued/sheets/C1.xlsx`; what they give back goes into",
        "   `data/rounds/r1/returned/`.",
        "8. Run the study again. `results/STATUS.md` says at any time who has what to do next.",
        "9. State in `config/methods.yaml` what only people know, for the methods text: `results/report/methods.docx`;",
        "   in `config/ethics.yaml` what an ethics board asks, for the pack that `themetrail ethics` writes.",
        "",
        "   What a coder writes on himself or herself may go into `data/reflexivity/C1.md`, each entry below its date",
        "   (`## 2026-03-04`); it stands in the reviewer's pack.",
        "",
        "10. At the end, for a repository: fill in `config/deposit.yaml`, then `themetrail deposit --licence CC-BY-4.0",
        "    --to FOLDER` (or `--licence restricted`, where not everybody gets the data).",
        "",
        "`data/transcripts/`, `data/private/` and `results/sealed/` identify people. Never share them. What coders",
        "return holds their notes as they wrote them: the run takes names out of its copies, not out of these files.",
    ]
    return "\n".join(lines) + "\n"
