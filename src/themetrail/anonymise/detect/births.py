"""Which dates of a text are dates of birth: the words that say so stand before or behind them, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from themetrail.languages.table import any_of, any_of_all, phrases_of_all, words_of_all

_SAID_OF = phrases_of_all(lambda language: language.calendar.born)
_CALLED = phrases_of_all(lambda language: language.calendar.birth)
_BESIDE = phrases_of_all(lambda language: language.calendar.born_beside)
# Which of the three it is, the name of the group says.
_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<said>{any_of(_SAID_OF)})|(?P<called>{any_of(_CALLED)})|(?P<beside>{any_of(_BESIDE)}))(?!\w)", re.I
)
_LINKS = any_of_all(lambda language: (*language.calendar.born_links, *language.calendar.before_day))
_ANDS = any_of_all(lambda language: language.talk.ands)
_ADJOINING = re.compile(rf"[^\w)\]]*(?:(?:{_LINKS})\b[^\w)\]]*)*", re.I)
# `14 May and 3 June`; where the word comes last, `my father on 14 May and my mother on 3 June`.
_NEXT_DATE = re.compile(rf"[^\w]*(?:(?:{_LINKS}|{_ANDS})\b[^\w]*)*", re.I)
_DATE_BEFORE = re.compile(rf"[^\w]*(?:{_ANDS})\b(?:[^\w]+\w+){{0,3}}[^\w]*", re.I)
_CLAUSE_WORDS = words_of_all(lambda language: language.calendar.clause_words)
_SUBJECTS = words_of_all(lambda language: language.calendar.subjects)
_ABBREVIATED = words_of_all(lambda language: language.vocabulary.in_names)
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d{2}(?![\w/-]|[.,]\d)")
_SENTENCE_END = re.compile(r"(?<![.])[.!?][\"'’”»)\]]*\s+(?=[\"'‘“«(]*[^\W\d_])")
_ASIDE = re.compile(r",\s*\w+(?:\s\w+){0,2},")  # `, I think,`
_WORD = re.compile(r"\w+")


class _Words(NamedTuple):
    """The words that speak of a birth, and their place."""

    kind: str
    start: int
    end: int


def births_in(text: str, dates: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places of the dates of birth, among the `dates` of a text (in order) and the years that stand alone.

    Of the dates before and behind the words, the nearer one is meant, or those that are joined to it.
    """
    if not dates and _YEAR.search(text) is None:
        return
    if not (spoken := [_Words(str(m.lastgroup), *m.span()) for m in _WORDS.finditer(text)]):
        return
    inside = [place for start, end in dates for place in range(start, end)]
    years = [match.span() for match in _YEAR.finditer(text)]
    known = sorted([*dates, *(year for year in years if year[0] not in inside)])
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if _ends_sentence(text, match.start())]
    found: set[tuple[int, int]] = set()
    for words in spoken:
        low = max((end for end in ends if end <= words.start), default=0)
        high = min((end for end in ends if end > words.start), default=len(text))
        found.update(_meant(text, words, [date for date in known if low <= date[0] and date[1] <= high]))
    yield from sorted(found)


def _ends_sentence(text: str, mark: int) -> bool:
    """Whether a mark ends a sentence: not `St. Gallen`, `F. Meier`, or the day in `14. Mai`."""
    word = re.search(r"\w*\Z", text[max(0, mark - 20) : mark])
    before = word[0] if word else ""
    if text[mark] != ".":
        return True
    if len(before) == 1 or before.casefold() in _ABBREVIATED:
        return False
    return not (before.isdigit() and len(before) < 3) and not _WORDS.fullmatch(f"{before}.")


def _meant(text: str, words: _Words, dates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The dates of one sentence that the words speak of."""
    behind = [date for date in dates if date[0] >= words.end]
    before = [date for date in reversed(dates) if date[1] <= words.start]
    gap_behind = text[words.end : behind[0][0]] if behind else ""
    gap_before = text[before[0][1] : words.start] if before else ""
    if behind and _ADJOINING.fullmatch(gap_behind):
        return _joined(text, behind)
    if words.kind == "beside":
        return []
    can_be_behind = bool(behind) and _goes_on(gap_behind, words.kind)
    can_be_before = bool(before) and _CLAUSE_WORDS.isdisjoint(_words_in(gap_before))
    if can_be_before and not (can_be_behind and len(gap_behind) < len(gap_before)):
        return _joined_before(text, before)
    return _joined(text, behind) if can_be_behind else []


def _goes_on(gap: str, kind: str) -> bool:
    """Whether a sentence still speaks of the birth: not in `born in Lausanne, she moved to Bern on 3 May`.

    What follows the word at once belongs to it (`geboren bin ich am`), and so does an aside (`, I think,`).
    """
    said = _words_in(_ASIDE.sub(" ", gap))
    if kind == "said":
        while said and said[0] in _SUBJECTS and gap[:1].isspace():
            said = said[1:]
        if not _SUBJECTS.isdisjoint(said):
            return False
    return _CLAUSE_WORDS.isdisjoint(said)


def _words_in(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _joined(text: str, dates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first date and those that are joined to it."""
    taken = dates[:1]
    for date in dates[1:]:
        if not _NEXT_DATE.fullmatch(text[taken[-1][1] : date[0]]):
            break
        taken.append(date)
    return taken


def _joined_before(text: str, dates: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The last date before the words and those that are joined to it; `dates` from the last to the first."""
    taken = dates[:1]
    for date in dates[1:]:
        gap = text[date[1] : taken[-1][0]]
        if not (_NEXT_DATE.fullmatch(gap) or _DATE_BEFORE.fullmatch(gap)):
            break
        taken.append(date)
    return taken
