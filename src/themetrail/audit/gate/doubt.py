"""A word of the study's description that a private sheet holds too: which two cells, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from themetrail.audit.gate.forms import common_words, forms_of_label, forms_of_people
from themetrail.audit.gate.gate import SHOWN, Hit
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SOURCES
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.read import read_sheet

NO_NAME = (
    "if it is a common word and names nobody (a role, a profession), add a row to data/private/review.csv with that"
    " word in small letters as form, person as category and keep as decision"
)


def stop_at_doubt(
    hits: list[Hit], people: Path, sources: Path, languages: Iterable[str], root: Path, listed: str = ""
) -> None:
    """Raise StudyError that names both cells, neither of them by its words, for the first hit that has two.

    `listed` is the sealed page that tells of all hits.
    """
    rows = _rows_of(people, sources, languages)
    for hit in hits:
        if hit.folded not in rows:
            continue
        sheet, row, column = rows[hit.folded]
        where = f"{sheet.relative_to(root).as_posix()}, row {row}, column {column}"
        here, *others = dict.fromkeys(each.where for each in (hit, *hits))
        more = f" (and so do {'; '.join(others[:SHOWN])})" if others else ""
        all_of = f". All that was found: {listed}" if listed else ""
        raise StudyError(
            f"holds a word{more} that {where}, holds as a name, and nothing replaces names here: if it names somebody, "
            f"write this otherwise; {NO_NAME if column == 'speaker' else 'if it names nobody, take it off that list'}"
            f"{all_of}",
            file=here,
        )


def _rows_of(people: Path, sources: Path, languages: Iterable[str]) -> dict[str, tuple[Path, int, str]]:
    """The cell (sheet, row, column) that each form to look for comes from; the people list before the labels."""
    common = common_words(languages)
    found: dict[str, tuple[Path, int, str]] = {}
    for number, row in read_people(people).iterrows():
        for column in ("names", "nicknames", "initials", "employer"):
            for form in forms_of_people([{column: row[column]}], {}, common):
                found.setdefault(form.folded, (people, int(number), column))
    for number, row in read_sheet(sources, SOURCES).iterrows():
        for form in forms_of_label(row["speaker"], common):
            found.setdefault(form.folded, (sources, int(number), "speaker"))
    return found
