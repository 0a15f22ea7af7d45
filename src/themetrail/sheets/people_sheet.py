"""The people list, read so that no name in it is passed over: the one sheet whose words all have to be looked for."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PEOPLE
from themetrail.sheets.read import read_sheet

FORMS = ("names", "nicknames", "initials", "employer")
_LISTED = f"{', '.join(FORMS[:-1])} or {FORMS[-1]}"
_OF_NAMES = re.compile(
    "(?:.*_)?(?:(?:first|last|full|given|family|middle|maiden|birth|nick|sur|fore|user|real|former)?_?names?|surname|"
    "alias|aliases|aka|(?:vor|nach|zu|familien|mädchen|geburts|spitz|ruf|kose)?namen?|pr[eé]noms?|(?:sur)?noms?|"
    "nombre|apellidos?|cognome|voornaam|achternaam|initials?|employers?|arbeitgeber|employeur)(?:_.*|\\d*)"
)
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]")  # what a program writes for a letter that its encoding has not


def read_people(path: str | Path) -> pd.DataFrame:
    """The people list, checked. Columns beside those of PEOPLE, such as notes, are kept and not looked for.

    Raises StudyError where the sheet has no column of names, where a column is called as one of names and is none of
    those that are read, where something is said of a person who is not named, or where a letter of a name was lost.
    """
    people = read_sheet(path, PEOPLE)
    others = [column for column in people.columns if column not in PEOPLE.columns]
    if others and not set(FORMS) & set(read_sheet(path).columns):
        raise StudyError(
            f"no column says how anybody is called: the first row must be a header that has the columns {_LISTED}, and"
            " names stand in these columns alone",
            file=path,
        )
    for column in others:
        if _OF_NAMES.fullmatch(column) and people[column].any():
            raise StudyError(
                f"a column is called {column!r}, in which names would not be looked for; put what stands there into"
                f" {_LISTED} (whole names into names, several separated by ';') and delete the column",
                file=path,
                row=int(people.index[people[column] != ""][0]),
            )
    unnamed = ~people[list(FORMS)].any(axis=1) & people[others].any(axis=1)
    if unnamed.any():
        raise StudyError(
            f"this row says something of a person and not how the person is called; write that into {_LISTED}, or"
            " delete the row",
            file=path,
            row=int(unnamed.idxmax()),
        )
    _check_letters(people, path)
    return people


def _check_letters(people: pd.DataFrame, path: str | Path) -> None:
    for column in FORMS:
        lost = people[column].str.contains(_LOST_LETTER)
        if lost.any():
            raise StudyError(
                "a question mark stands within a word, as where a program could not save a letter (Excel's 'CSV' keeps"
                " few letters with accents); type the name again and save the sheet as 'CSV UTF-8' or as XLSX",
                file=path,
                row=int(lost.idxmax()),
                column=column,
            )
