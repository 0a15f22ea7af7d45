"""The list of the interviews with who spoke in them, and what participants agreed to.

The fields are those that data lists of qualitative archives commonly hold (as of the UK Data Service): an id of each
interview, who was interviewed by age, gender, occupation and place, when, and the file.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from themetrail.consent import MAY_ARCHIVE, MAY_QUOTE, MAY_SHARE
from themetrail.contracts.deposit import CONSENT, DATA_LIST, FIELDS_OF_PEOPLE
from themetrail.deposit.material import Material, month_of
from themetrail.rows import rows_of, tuples_of

NOT_SAID = "not stated"
# What columns of a field are called in English, French and German; a name may have one of these and more behind it.
NAMES = {
    "age": ("age", "alter", "altersgruppe"),
    "gender": ("gender", "sex", "genre", "sexe", "geschlecht"),
    "occupation": ("occupation", "job", "profession", "role", "métier", "beruf", "fonction", "funktion"),
    "place": (
        "place",
        "region",
        "location",
        "area",
        "lieu",
        "région",
        "ort",
        "canton",
        "kanton",
        "country",
        "pays",
        "land",
    ),
}


def columns_of_fields(material: Material) -> dict[str, str]:
    """The column of the participants' sheet for each field that it has: as people state, else by its name."""
    found = {}
    for field in FIELDS_OF_PEOPLE:
        stated = getattr(material.stated, f"{field}_column")
        alike = [name for name in material.attributes if _first_word(name) in NAMES[field]]
        if column := stated or next(iter(alike), ""):
            found[field] = column
    return found


def _first_word(column: str) -> str:
    return column.casefold().replace(" ", "_").split("_")[0]


def data_list(material: Material, general: pd.DataFrame, files: dict[str, str]) -> pd.DataFrame:
    """DATA_LIST: a row for each participant in each interview. `files` gives the file of each transcript."""
    return DATA_LIST.frame(list(_rows(material, general, files)))


def _rows(material: Material, general: pd.DataFrame, files: dict[str, str]) -> Iterator[dict]:
    people = {row["participant_id"]: row for row in rows_of(general)}
    columns = columns_of_fields(material)
    spoken = _spoken(material)
    present: dict[str, list[str]] = {}
    for interview, who in spoken:
        if who in people:
            present.setdefault(interview, []).append(who)
    for sheet in rows_of(material.tables.transcripts):
        interview = sheet["transcript_id"]
        if interview not in files:
            continue
        about = {
            "interview_id": interview,
            "group": sheet["group"],
            "date": month_of(sheet["date"]),
            "language": sheet["language"],
            "file": files[interview],
        }
        for who in present.get(interview, [""]):
            person = people.get(who, {})
            turns, words = spoken.get((interview, who), (0, 0))
            yield about | {
                "participant_id": who,
                "pseudonym": person.get("label", ""),
                **{field: person.get(columns.get(field, ""), "") for field in FIELDS_OF_PEOPLE},
                "turns": turns,
                "words": words,
            }


def _spoken(material: Material) -> dict[tuple[str, str], tuple[int, int]]:
    """Turns and words of each participant in each transcript, in the order in which they first speak."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for interview, who, said in tuples_of(material.tables.turns, "transcript_id", "participant_id", "text"):
        if who:
            turns, words = found.get((interview, who), (0, 0))
            found[interview, who] = turns + 1, words + len(said.split())
    return found


def consent_table(material: Material) -> pd.DataFrame:
    """CONSENT: what each participant agreed to, and in which interviews of the deposit they speak."""
    heard: dict[str, dict[str, None]] = {}
    for interview, who in _spoken(material):
        heard.setdefault(who, {})[interview] = None
    rows = [
        {
            "participant_id": row["participant_id"],
            "label": row["label"],
            **{consent: row.get(consent) or NOT_SAID for consent in (MAY_QUOTE, MAY_SHARE, MAY_ARCHIVE)},
            "interviews": ";".join(heard.get(row["participant_id"], ())),
            "in_deposit": "no" if row["participant_id"] in material.left_out.people else "yes",
        }
        for row in rows_of(material.asked)
    ]
    return CONSENT.frame(rows)
