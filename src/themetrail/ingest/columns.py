"""What columns of a table of talk are called, in the languages of those who write them, in small letters."""

from __future__ import annotations

from themetrail.languages.parts.words import Phrases
from themetrail.languages.table import phrases_of_all

# In languages that have no record.
_ELSEWHERE = {
    "speaker": (
        "hablante", "orador", "interlocutor", "parlante", "relatore", "falante", "spreker", "talare", "taler", "puhuja",
    ),
    "text": (
        "texto", "transcripción", "enunciado", "testo", "trascrizione", "contenuto", "transcrição",
        "tekst", "transcriptie", "uiting", "yttrande", "teksti",
    ),
    "start": ("inicio", "tiempo", "inizio", "tempo", "início", "begintijd", "tijd"),
    "end": ("fine", "fim", "eindtijd", "einde"),
}  # fmt: skip


def _names_of(column: str) -> Phrases:
    return (*phrases_of_all(lambda language: language.transcripts.columns[column]), *_ELSEWHERE[column])


# The first name of each is what the documentation calls it.
COLUMNS = {column: _names_of(column) for column in _ELSEWHERE}


class AmbiguousColumnsError(ValueError):
    """Two columns bear names for the same thing; `columns` are their numbers, from 1."""

    def __init__(self, columns: list[int]) -> None:
        super().__init__(columns)
        self.columns = columns


def find_columns(header: list[str]) -> dict[str, int]:
    """Where each column stands in a header of plain, case-folded names.

    The first name of a column wins over its others. Raises AmbiguousColumnsError where two columns are for the words,
    or two for the speaker.
    """
    found = {}
    for column, names in COLUMNS.items():
        places = [place for place, name in enumerate(header) if name in names]
        exact = [place for place in places if header[place] == names[0]]
        if column in ("speaker", "text") and len(exact or places) > 1:
            raise AmbiguousColumnsError([place + 1 for place in places])
        if places:
            found[column] = exact[0] if exact else min(places, key=lambda place: names.index(header[place]))
    return found
