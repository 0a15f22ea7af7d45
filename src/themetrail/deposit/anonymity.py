"""Participants' attributes made so general that each row is shared by at least k people.

k-anonymity after Samarati and Sweeney (1998), SRI-CSL-98-04. Whole columns are made general, one step at a time: always
the column with the most different values (Datafly; Sweeney 2002, International Journal of Uncertainty, Fuzziness and
Knowledge-Based Systems 10, 571-588). Steps that turn out not to be needed are taken back. No row is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

NOT_STATED = "not stated"
AS_IS, GENERAL, GONE = "as stated", "made general", "left out"
_MOST_STEPS = 20  # values of a column above which neighbours are merged two by two
_MOST_NAMED = 3  # merged values that are named; of more stands how many
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")

Values = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One attribute: how each of its values is shown, step by step from as it is stated to as general as it gets."""

    name: str
    cells: Values
    steps: tuple[dict[str, str], ...]

    def shown(self, step: int) -> Values:
        """The cells at this step."""
        return tuple(self.steps[step][cell] for cell in self.cells)


@dataclass(frozen=True)
class MadeGeneral:
    """The table, what became of each column, and of how many people the rarest row is."""

    table: pd.DataFrame
    became: dict[str, str]
    smallest: int


def made_general(table: pd.DataFrame, attributes: Sequence[str], k: int) -> MadeGeneral:
    """The table with these attributes so general that each row is shared by `k` people, where there are as many."""
    columns = [_column(name, tuple(cell.strip() or NOT_STATED for cell in table[name])) for name in attributes]
    steps = [0] * len(columns)
    while _smallest(columns, steps, len(table)) < k and (may := _with_steps_left(columns, steps)):
        steps[max(may, key=lambda one: (len(set(columns[one].shown(steps[one]))), -one))] += 1
    for one in range(len(columns)):  # a step may be needless since another was made
        while steps[one] and _smallest(columns, [*steps[:one], steps[one] - 1, *steps[one + 1 :]], len(table)) >= k:
            steps[one] -= 1
    cells = {column.name: list(column.shown(step)) for column, step in zip(columns, steps, strict=True)}
    became = {column.name: _became(column, step) for column, step in zip(columns, steps, strict=True)}
    return MadeGeneral(table.assign(**cells), became, _smallest(columns, steps, len(table)))


def _smallest(columns: list[Column], steps: list[int], rows: int) -> int:
    if not columns:
        return rows
    shown = [column.shown(step) for column, step in zip(columns, steps, strict=True)]
    return min(Counter(zip(*shown, strict=True)).values(), default=0)


def _with_steps_left(columns: list[Column], steps: list[int]) -> list[int]:
    return [one for one, column in enumerate(columns) if steps[one] < len(column.steps) - 1]


def _became(column: Column, step: int) -> str:
    if step == 0:
        return AS_IS
    return GENERAL if any(column.steps[step].values()) else GONE


def _column(name: str, cells: Values) -> Column:
    """The column with its steps: neighbours are merged where values have an order, else the rarest ones."""
    counts = Counter(cells)
    stated = [value for value in counts if value != NOT_STATED]
    ordered = bool(stated) and all(re.search(r"\d", value) for value in stated)
    exact = bool(stated) and all(_NUMBER.fullmatch(value) for value in stated)
    groups = [[value] for value in sorted(counts, key=_natural)]
    steps = [{value: value for value in counts}]
    if not ordered and len(counts) > _MOST_STEPS:
        groups = []  # texts: nothing general can be said of them
    while len(groups) > 1:
        groups = (
            _in_pairs(groups) if ordered and len(groups) > _MOST_STEPS else _merged(groups, counts, ordered=ordered)
        )
        if len(groups) > 1 or (ordered and not exact):
            names = _bands(groups) if exact else [_named(group, ordered=ordered) for group in groups]
            steps.append({value: said for group, said in zip(groups, names, strict=True) for value in group})
    if len(counts) > 1:
        steps.append(dict.fromkeys(counts, ""))
    return Column(name, cells, tuple(steps))


def _bands(groups: list[list[str]]) -> list[str]:
    """Bands of numbers, open at both ends: the least and the greatest number are somebody's own."""
    names = [_named(group, ordered=True) for group in groups]
    stated = [place for place, group in enumerate(groups) if group[0] != NOT_STATED]
    for place in (stated[0], stated[-1]):
        numbers = [value for value in groups[place] if value != NOT_STATED]
        said = f"up to {numbers[-1]}" if place == stated[0] else f"{numbers[0]} or more"
        if len(stated) == 1:
            said = "stated"
        if len(numbers) > 1:
            names[place] = said if len(numbers) == len(groups[place]) else f"{said} or {NOT_STATED}"
    return names


def _in_pairs(groups: list[list[str]]) -> list[list[str]]:
    return [[*chain(*groups[place : place + 2])] for place in range(0, len(groups), 2)]


def _merged(groups: list[list[str]], counts: Counter[str], *, ordered: bool) -> list[list[str]]:
    """The smallest group put together with its smaller neighbour, or with the smallest of all others."""

    def size(place: int) -> tuple[int, int]:
        return sum(counts[value] for value in groups[place]), place

    one = min(range(len(groups)), key=size)
    others = [place for place in range(len(groups)) if place != one and (not ordered or abs(place - one) == 1)]
    first, second = sorted((one, min(others, key=size)))
    together = groups[first] + groups[second]
    return [*groups[:first], together, *groups[first + 1 : second], *groups[second + 1 :]]


def _named(group: list[str], *, ordered: bool) -> str:
    stated = [value for value in group if value != NOT_STATED]
    behind = [NOT_STATED] if len(stated) < len(group) else []
    if len(stated) > 1 and ordered:
        first, last = (_RANGE.fullmatch(value) for value in (stated[0], stated[-1]))
        said = f"{first[1]}-{last[2] or last[1]}" if first and last else f"{stated[0]} to {stated[-1]}"
        return " or ".join([said, *behind])
    if len(stated) > _MOST_NAMED:
        return " or ".join([f"one of {len(stated)} values", *behind])
    return " or ".join([*stated, *behind])


def _natural(value: str) -> tuple:
    """Values in the order in which people count; what is not stated comes last."""
    words_and_numbers = re.split(r"(\d+)", value)  # by turns, and words first, so that like is compared with like
    parts = [int(part) if part.isdecimal() else part.casefold() for part in words_and_numbers]
    return value == NOT_STATED, parts, value
