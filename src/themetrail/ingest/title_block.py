"""The title block at the head of a transcript: `Interview 3`, `Participant: ...`, `Date: ...`, which nobody says.

`Interviewer:` heads a block and is a speaker's label in the talk below it. So a line counts as head by what stands
around it: a line of a date, place or the like, a title, labels that do not come back, a blank line that closes it. What
could be either is asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from themetrail.ingest.labels import Head
from themetrail.ingest.line import Line
from themetrail.ingest.source import Source, places_of
from themetrail.languages.table import any_of_all, words_of_all
from themetrail.speaker_label import plain_label

RULE = re.compile(r"\s*([-=_*#~–—])(\s*\1){2,}\s*")  # a line of dashes or the like: it closes a header
_FIELD = re.compile(any_of_all(lambda language: language.transcripts.head_fields), re.IGNORECASE)
_PERSON = re.compile(any_of_all(lambda language: language.transcripts.head_people), re.IGNORECASE)
_TITLES = any_of_all(lambda language: language.transcripts.head_titles)
_TITLE = re.compile(rf"\W*(?:{_TITLES})[\s_-]*(?:no\.?|nr\.?|n[°ºo]\.?|#|№)?\s*\d{{1,4}}[a-z]?\W*", re.IGNORECASE)
_SAID = re.compile(r"[.?!…:;\"”»’]\s*$")
_INITIALS = re.compile(r"[^\W\d_]{1,2}\.?(?:[^\W\d_]{1,2}\.?)?")
_OPENERS = words_of_all(lambda language: language.transcripts.openers)
_MOST_WORDS = 8  # of what stands behind a label in a title block
_MOST_ITEMS = 30  # lines of a title block


@dataclass(frozen=True)
class TitleBlock:
    """Positions of the lines at the head of a file that are nobody's words, and the labels there with their places."""

    lines: frozenset[int] = frozenset()
    labels: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class _Item:
    """One line of what may be a title block, with the line behind it where a table holds its value."""

    lines: tuple[int, ...]
    label: str = ""
    value: str = ""
    is_person: bool = False
    speaks: bool = False  # whether the label is listed, or comes back below

    @property
    def is_sign(self) -> bool:
        """Whether it belongs to a title block and to nothing else."""
        return not self.is_person

    @property
    def is_named(self) -> bool:
        """Whether somebody is named or described behind the label, as `Helen Weiss`, `HW`, `P4` or `female, 34`."""
        before, comma, _ = self.value.partition(",")
        words = before.split()
        whole = len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)
        initials = before.isupper() and bool(_INITIALS.fullmatch(before))
        numbered = any(map(str.isdigit, before if not comma else self.value)) and len(words) == 1
        return whole or initials or numbered

    @property
    def is_one_name(self) -> bool:
        """Whether one word stands behind the label that may be a name, and opens no sentence, as `Hello` does."""
        return self.value.isalpha() and self.value[0].isupper() and self.value.casefold() not in _OPENERS


def title_block(lines: Sequence[Line], candidates: Sequence[Head | None], source: Source, unit: str) -> TitleBlock:
    """What heads the file. `candidates` are the labels with which lines may begin.

    Raises StudyError, with the places, where lines may be of the head or may be what somebody says.
    """
    items, end = _items(lines, candidates, source)
    people = [item for item in items if item.is_person]
    silent = [item for item in people if not item.speaks and item.is_named]
    has_sign = any(item.is_sign for item in items) or len(silent) > 1
    fields = [n for n, item in enumerate(items) if item.is_sign and item.label]
    sure = [n for n, item in enumerate(items) if _is_sure(item, has_sign, bool(fields) and n < fields[-1])]
    last = sure[-1] + 1 if sure else 0
    head, rest = items[:last], [item for item in items[last:] if item.speaks]
    if rest and len(rest) == len(items[last:]):
        if _closes(lines, rest, end, has_sign):
            head = items
        elif _may_name(lines, rest, end) and _goes_on(candidates, end, rest):
            raise source.problem(
                "these lines may be the head of the transcript, or what the speakers say; put a line of dashes (---)"
                " below the head where nobody says them, or a full stop behind the words where somebody does",
                places_of(unit, (lines[n].place for item in rest for n in item.lines)),
            )
    titles = [n for item in items for n in item.lines if _is_title(lines[n].text, source)]
    return TitleBlock(
        frozenset([*(n for item in head if item.label for n in item.lines), *titles]),
        [(item.label, lines[item.lines[0]].place) for item in head if item.label],
    )


def _is_sure(item: _Item, has_sign: bool, is_before_a_field: bool) -> bool:
    """Whether a line is of the head whatever stands behind it: who is not named there may have said it."""
    return item.is_sign or (not item.speaks and (is_before_a_field or (has_sign and item.is_named)))


def _items(lines: Sequence[Line], candidates: Sequence[Head | None], source: Source) -> tuple[list[_Item], int]:
    """The lines at the beginning of a file that may be a title block, and the position of the line behind them."""
    times = Counter(head.label for head in candidates if head)
    items: list[_Item] = []
    seen: set[str] = set()
    n = 0
    while n < len(lines) and len(items) < _MOST_ITEMS:
        if not lines[n].text.strip():
            n += 1
            continue
        item = None if RULE.fullmatch(lines[n].text) else _item(lines, n, candidates[n], source, times)
        may_be_said = item is not None and not item.label and any(one.speaks for one in items)
        if item is None or item.label in seen or may_be_said:
            break
        seen |= {item.label} - {""}
        items.append(item)
        n = item.lines[-1] + 1
    return items, n


def _item(lines: Sequence[Line], n: int, head: Head | None, source: Source, times: Counter[str]) -> _Item | None:
    """What a line may be in a title block; None where it can be none of it."""
    if _is_title(lines[n].text, source):
        return _Item((n,))
    if head is None:
        return _Item((n,)) if len(lines[n].text.split()) <= 2 * _MOST_WORDS else None
    if head.form != "colon":
        return None
    value = head.rest.strip()
    at: tuple[int, ...] = (n,)
    if lines[n].labelled and not value and n + 1 < len(lines) and lines[n + 1].labelled is False:
        value, at = lines[n + 1].text.strip(), (n, n + 1)
    comes_back = times[head.label] > 1
    is_listed = head.label in source.labels
    if not is_listed and (head.label.casefold() in source.not_speakers or _TITLE.fullmatch(head.label)):
        return _Item(at, head.label)
    if _FIELD.fullmatch(head.label) and not is_listed and not comes_back:
        return _Item(at, head.label)
    if _PERSON.fullmatch(head.label) and value and len(value.split()) <= _MOST_WORDS and not _SAID.search(value):
        return _Item(at, head.label, value, is_person=True, speaks=is_listed or comes_back)
    return None


def _is_title(text: str, source: Source) -> bool:
    return _TITLE.fullmatch(text) is not None and plain_label(text) not in source.labels


def _closes(lines: Sequence[Line], rest: Sequence[_Item], end: int, has_sign: bool) -> bool:
    """Whether dashes close the block; or it has other lines too, stands together, and a blank line ends it."""
    behind = next((n for n in range(end, len(lines)) if lines[n].text.strip()), None)
    if behind is None:
        return False
    if RULE.fullmatch(lines[behind].text):
        return True
    is_block = _stand_together(lines, rest) and _is_apart(lines, rest[-1].lines[-1], behind)
    return has_sign and is_block and all(item.is_named for item in rest)


def _may_name(lines: Sequence[Line], rest: Sequence[_Item], end: int) -> bool:
    """Whether all these lines may name somebody; by one word only where they stand together, a blank line behind."""
    behind = next((n for n in range(end, len(lines)) if lines[n].text.strip()), None)
    is_block = behind is not None and _stand_together(lines, rest) and _is_apart(lines, rest[-1].lines[-1], behind)
    return all(item.is_named or (is_block and item.is_one_name) for item in rest)


def _stand_together(lines: Sequence[Line], rest: Sequence[_Item]) -> bool:
    return all(not _is_apart(lines, a.lines[-1], b.lines[0]) for a, b in pairwise(rest))


def _is_apart(lines: Sequence[Line], n: int, other: int) -> bool:
    """Whether an empty line or paragraph stands between two lines."""
    return other > n + 1 or lines[other].place > lines[n].place + 1


def _goes_on(candidates: Sequence[Head | None], end: int, rest: Collection[_Item]) -> bool:
    """Whether the same labels begin the talk right behind these lines."""
    behind = next((head.label for head in candidates[end:] if head), "")
    return behind in {item.label for item in rest}
