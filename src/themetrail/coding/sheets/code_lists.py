"""The lists of codes behind the drop-downs of a coding sheet: one for each question of a survey, or one for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from themetrail.coding.labels import codes_by_theme
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.office.worksheet import column_letters
from themetrail.words_in_print import Words

_FIRST_COLUMN = 4  # of the lists on the hidden page, from 1
_MOST_STRETCHES = 400  # of rows that one drop-down names: some 5,000 characters


@dataclass(frozen=True)
class CodeLists:
    """The lists as they stand side by side on the hidden page, and which of them each question has."""

    labels: list[list[str]]
    of_question: dict[str, int]

    @classmethod
    def of(cls, frame: GivenToCoder, words: Words) -> CodeLists:
        """A list for each question that the coder's segments answer; questions with the same codes share one."""
        segments, book = frame.issue.segments, frame.issue.codebook
        answered = segments.loc[segments["segment_id"].isin(frame.arms), "question"].unique()
        numbers: dict[tuple[str, ...], int] = {}
        of_question = {
            question: numbers.setdefault(tuple(book.offered(question)), len(numbers)) for question in answered
        }
        return cls([codes_by_theme(book, codes, words.say("no_theme")) for codes in numbers], of_question)

    def places(self, rows: Mapping[int, str], whole: tuple[int, int]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """The range of each list and the stretches of rows in which it is offered; `rows` are those to be coded, each
        with the question that its segment answers.

        Where all rows have one list, it is offered in the `whole` table: its rows of context are locked.
        """
        for number, labels in enumerate(self.labels):
            own = [row for row, question in rows.items() if self.of_question[question] == number]
            if not labels:
                continue
            letters = column_letters(_FIRST_COLUMN - 1 + number)
            source = f"='{form.ISSUE}'!${letters}$1:${letters}${len(labels)}"
            stretches = [whole] if len(self.labels) == 1 else _stretches(own)
            for first in range(0, len(stretches), _MOST_STRETCHES):
                yield source, stretches[first : first + _MOST_STRETCHES]


def _stretches(rows: list[int]) -> list[tuple[int, int]]:
    """Rows in their order as stretches without a gap: the first and the last row of each."""
    firsts = [rows[0], *(row for before, row in pairwise(rows) if row != before + 1)]
    lasts = [*(before for before, row in pairwise(rows) if row != before + 1), rows[-1]]
    return list(zip(firsts, lasts, strict=True))
