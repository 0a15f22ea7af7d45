"""The sample table: participants' attributes in counts, means and ranges, so that no number speaks of few people.

Every cell counts nobody or at least k participants, in each column that is shown and in each difference between
columns: groups of which one person is left when another is taken away would tell that person's attributes. So the
cells are judged on the sets of people that the shown columns tell apart, and categories are merged until each holds.
After Samarati and Sweeney (1998) and, for what subtraction tells, Willenborg and de Waal (2001), section 6.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import reduce

import pandas as pd

from themetrail.contracts.pack import SAMPLE
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.pack.words.language import pack_words
from themetrail.words_in_print import Words

NOT_STATED = ""  # the category of who stated nothing
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,6})?")
_LONGEST_CATEGORY = 60  # characters; what is longer is a text
_MOST_BANDS = 6
_FEWEST_TEXTS = 4  # so many different values may be texts; fewer are categories
_MOST_NAMED = 3  # merged categories that are named; of more stands how many

People = list[str]


class Cells:
    """The categories of one attribute and how many people of each set have them."""

    def __init__(self, categories: Sequence[str], sets: Sequence[People], value_of: Mapping[str, str]) -> None:
        self.names = [[category] for category in categories]
        self.counts = [[sum(value_of[who] == one for who in people) for people in sets] for one in categories]

    def merge(self, k: int, *, ordered: bool) -> None:
        """Merge categories until each counts nobody or at least `k` of each set: neighbours where they are `ordered`,
        else the smallest ones."""
        while len(self.names) > 1:
            small = [n for n, row in enumerate(self.counts) if any(0 < one < k for one in row)]
            if not small:
                return
            one = min(small, key=lambda n: (sum(self.counts[n]), n))
            others = [n for n in range(len(self.names)) if n != one and (not ordered or abs(n - one) == 1)]
            other = min(others, key=lambda n: (sum(self.counts[n]), n))
            first, second = sorted((one, other))
            self.names[first] += self.names.pop(second)
            self.counts[first] = [a + b for a, b in zip(self.counts[first], self.counts.pop(second), strict=True)]

    def holds(self, k: int) -> bool:
        """Whether no cell counts few people."""
        return not any(0 < one < k for row in self.counts for one in row)


def sample_table(
    participants: pd.DataFrame, members: Mapping[str, People], k: int, words: Words | None = None
) -> pd.DataFrame:
    """SAMPLE of the participants in `members` (by group), with no cell of fewer than `k` people; in English where no
    words are given."""
    words = words or pack_words()
    sheet = participants.set_index("participant_id", drop=False)
    everyone = [who for who in sheet.index if any(who in group for group in members.values())]
    columns: dict[str, People] = {"": everyone, **members}
    shown = shown_groups(everyone, members, k)
    rows = [
        {"attribute": "", "kind": "participants", "category": "", "group": group, "n": len(people)}
        for group, people in columns.items()
    ]
    for attribute in participants.columns:
        if attribute not in PARTICIPANTS.columns:
            values = {who: str(sheet.loc[who, attribute]).strip() for who in everyone}
            rows += _attribute(attribute, values, {"": everyone, **{g: members[g] for g in shown}}, k, words)
    blank = dict.fromkeys(("n", "share", "merged", "mean", "low", "high")) | {"reason": ""}
    return SAMPLE.frame([blank | row for row in rows])


def shown_groups(everyone: People, members: Mapping[str, People], k: int) -> list[str]:
    """The groups that may have a column beside that of all: the smallest are left out until each set of people that
    the columns tell apart has at least `k`."""
    shown = [group for group, people in members.items() if people]
    while shown and any(len(people) < k for people in told_apart(everyone, [members[group] for group in shown])):
        shown.remove(min(shown, key=lambda group: (len(members[group]), -shown.index(group))))
    return shown


def told_apart(everyone: People, groups: Sequence[People]) -> list[People]:
    """The sets of people who are in the same of these groups."""
    inside = [set(group) for group in groups]
    sets: dict[tuple[bool, ...], People] = {}
    for who in everyone:
        sets.setdefault(tuple(who in group for group in inside), []).append(who)
    return list(sets.values())


def _attribute(attribute: str, values: dict[str, str], columns: dict[str, People], k: int, words: Words) -> list[dict]:
    """The rows of one attribute; one row that says why, where it is left out."""
    everyone = columns[""]
    stated = [value for value in values.values() if value]

    def left_out(reason: str) -> list[dict]:
        why = words.say(reason, k=k)
        return [{"attribute": attribute, "kind": "left_out", "category": "", "group": "", "reason": why}]

    if not stated:
        return left_out("nothing_stated")
    if len(everyone) < k:
        return left_out("fewer_than")
    if is_number := all(map(_NUMBER.fullmatch, stated)) and not set(stated) <= {"0", "1", "2"}:
        bands = Bands.of([_number(value) for value in stated], words)
        value_of = {who: bands.name(_number(value)) if value else NOT_STATED for who, value in values.items()}
        categories = [*bands.names, NOT_STATED]
    else:
        if _are_texts(stated):
            return left_out("are_texts")
        value_of = {who: value or NOT_STATED for who, value in values.items()}
        categories = [*sorted(set(stated), key=_natural), NOT_STATED]
    present = [category for category in categories if category in value_of.values()]
    ordered = is_number or all(re.search(r"\d", category) for category in present if category != NOT_STATED)
    sets = told_apart(everyone, list(columns.values()))
    cells = Cells(present, sets, value_of)
    cells.merge(k, ordered=ordered)
    if ordered and len(cells.names) == 1:  # both ends together may do where no neighbours do
        cells, ordered = Cells(present, sets, value_of), False
        cells.merge(k, ordered=False)
    if not cells.holds(k) or (len(cells.names) == 1 < len(present)):
        return left_out("every_way")
    rows = _counts(attribute, cells, columns, value_of, words, ordered=ordered)
    if is_number:
        rows = _numbers(attribute, values, bands, cells, columns, sets, k) + rows
    return rows


def _counts(
    attribute: str, cells: Cells, columns: dict[str, People], value_of: dict[str, str], words: Words, *, ordered: bool
) -> list[dict]:
    rows = []
    for names in cells.names:
        category = _together(names, words, ordered=ordered)
        for group, people in columns.items():
            n = sum(value_of[who] in names for who in people)
            rows.append(
                {
                    "attribute": attribute,
                    "kind": "count",
                    "category": category,
                    "group": group,
                    "n": n,
                    "share": n / len(people),
                    "merged": len(names),
                }
            )
    return rows


def _numbers(
    attribute: str,
    values: dict[str, str],
    bands: Bands,
    cells: Cells,
    columns: dict[str, People],
    sets: list[People],
    k: int,
) -> list[dict]:
    """Mean and range in each column; none where few of a set of people have stated it."""
    if any(0 < sum(bool(values[who]) for who in people) < k for people in sets):
        return []
    rows = []
    for group, people in columns.items():
        stated = [_number(values[who]) for who in people if values[who]]
        if not stated:
            continue
        names = {bands.name(value) for value in stated}
        merged = {name for block in cells.names if names & set(block) for name in block} - {NOT_STATED}
        rows.append(
            {
                "attribute": attribute,
                "kind": "number",
                "category": "",
                "group": group,
                "mean": sum(stated) / len(stated),
                "low": min(bands.low(name) for name in merged),
                "high": max(bands.high(name) for name in merged),
            }
        )
    return rows


class Bands:
    """Bands of one width in which numbers are counted: 20-29, 30-39."""

    def __init__(self, first: int, n: int, step: float, words: Words, *, whole: bool) -> None:
        self.step, self.whole, self._first, self._words = step, whole, first, words
        self.names = [self._written(first + place) for place in range(n)]

    @classmethod
    def of(cls, numbers: list[float], words: Words) -> Bands:
        """Bands of the smallest of the widths 1, 2, 5, 10, 20 ... that needs at most six."""
        low, high, whole = min(numbers), max(numbers), all(number.is_integer() for number in numbers)
        widths = (digit * 10.0**power for power in range(0 if whole else -3, 16) for digit in (1, 2, 5))
        step = next(w for w in widths if math.floor(high / w) - math.floor(low / w) < _MOST_BANDS)
        first = math.floor(low / step)
        return cls(first, math.floor(high / step) - first + 1, step, words, whole=whole)

    def name(self, number: float) -> str:
        """The band in which a number lies."""
        return self._written(math.floor(number / self.step))

    def low(self, name: str) -> float:
        """Where a band begins."""
        return round((self._first + self.names.index(name)) * self.step, 6)

    def high(self, name: str) -> float:
        """Where a band ends: the last whole number in it, or the beginning of the next."""
        return round(self.low(name) + self.step - (1 if self.whole else 0), 6)

    def _written(self, place: int) -> str:
        low = round(place * self.step, 6)
        high = round(low + self.step - (1 if self.whole else 0), 6)
        first, last = self._words.brief(low), self._words.brief(high)
        if low == high:
            return first
        return f"{first}–{last}" if self.whole else self._words.say("to_below", low=first, high=last)


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _are_texts(stated: list[str]) -> bool:
    """Whether most values are somebody's own, or as long as a text; bands such as 30-39 are none."""
    different = set(stated)
    if any(len(value) > _LONGEST_CATEGORY for value in different):
        return True
    return len(different) >= _FEWEST_TEXTS and 2 * len(different) > len(stated)


def _natural(value: str) -> tuple:
    """10 comes behind 9, and `under 20` behind none."""
    found = _NUMBER.search(value)
    below = value.lower().startswith(("under", "below", "<", "up to", "less"))
    return (_number(found[0]) - (0.5 if below else 0) if found else math.inf, value.casefold(), value)


def _together(names: list[str], words: Words, *, ordered: bool) -> str:
    """The name of merged categories."""
    named = [name or words.say("not_stated") for name in names]
    if len(names) > _MOST_NAMED and ordered:
        stated = [name for name in names if name]
        named = [words.say("from_to", low=stated[0], high=stated[-1]), *named[len(stated) :]]
    elif len(names) > _MOST_NAMED:
        return words.say("others", len(names))
    return reduce(lambda some, last: words.say("or", some=some, last=last), named)
