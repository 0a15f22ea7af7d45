"""The entries of a codebook that names no ids: a tree of names, with an id and a level for each.

Ids are made of names, so that they stay as long as the names do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.told_apart import alike

YES_OR_NO = {"yes": "yes", "ja": "yes", "oui": "yes", "no": "no", "nein": "no", "non": "no"}
_LONGEST_ID = 40


class Node(NamedTuple):
    """One entry of a codebook: the row where it stands, the names of all above it, its own, and its other cells."""

    row: int
    above: tuple[str, ...]
    name: str
    cells: dict[str, str]
    level: str  # empty where only the tree says it


def nodes_of_paths(
    rows: Sequence[int], paths: Sequence[tuple[str, ...]], cells: Sequence[dict[str, str]]
) -> list[Node]:
    """One entry for each path, and for what stands above it and has no row of its own.

    What has one can be applied where the list comes from, also where others stand below it.
    """
    known = set(paths)
    above = {names[:depth] for names in known for depth in range(1, len(names))}
    nodes: list[Node] = []
    for row, names, own in zip(rows, paths, cells, strict=True):
        for depth in range(1, len(names)):
            if names[:depth] not in known:
                nodes.append(Node(row, names[: depth - 1], names[depth - 1], {}, ""))
                known.add(names[:depth])
        nodes.append(Node(row, names[:-1], names[-1], {"codable": "yes", **own} if names in above else own, ""))
    return nodes


def table_of_nodes(nodes: list[Node], path: Path) -> pd.DataFrame:
    paths = [(*node.above, node.name) for node in nodes]
    first: dict[tuple[str, ...], int] = {}
    for node, place in zip(nodes, paths, strict=True):
        same = tuple(map(alike, place))
        if same in first:
            what = f"this entry stands in row {first[same]} already; give it another name, or make one of the two"
            raise StudyError(what, file=path, row=node.row)
        first[same] = node.row
    parents = {place[:-1] for place in paths}
    ids = _ids(paths)
    rows = [
        {
            "code_id": ids[place],
            "parent_id": ids[place[:-1]] if place[:-1] else "",
            "level": node.level or _level(place, place in parents),
            "name": node.name,
            **node.cells,
        }
        for node, place in zip(nodes, paths, strict=True)
    ]
    table = pd.DataFrame(rows, index=pd.Index([node.row for node in nodes], name="row"), dtype="str").fillna("")
    checked = CODEBOOK.check(yes_or_no(table), file=path, rows=list(table.index))
    checked.index = table.index
    return checked


def _level(place: tuple[str, ...], is_parent: bool) -> str:
    """A leaf of the tree is a code, and so is all that stands deeper than two; what stands above others is a theme at
    the top and a subtheme below it."""
    if not is_parent or len(place) > 2:
        return "code"
    return "theme" if len(place) == 1 else "subtheme"


def _ids(paths: list[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """An id for each entry, made of its name; of those above too where two entries would have the same."""
    plain = {place: _slug(place[-1]) for place in paths}
    shared = _repeated(plain)
    made = {place: "_".join(map(_slug, place)) if one in shared else one for place, one in plain.items()}
    alike = _repeated(made)  # a number would pass from one entry to the next when another is put between them
    return {place: f"{one}_{_digest(place)}" if one in alike else one for place, one in made.items()}


def _repeated(ids: dict[tuple[str, ...], str]) -> set[str]:
    return {one for one, times in Counter(ids.values()).items() if times > 1}


def _digest(place: tuple[str, ...]) -> str:
    """Eight digits that stand for the names of an entry and of all above it."""
    return sha256("\n".join(place).casefold().encode()).hexdigest()[:8]


def _slug(name: str) -> str:
    """A name as an id: small letters of any alphabet without accents, digits, and `_` for all else."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"[\W_]+", "_", unicodedata.normalize("NFC", bare))
    return plain.strip("_")[:_LONGEST_ID].strip("_") or "code"


def yes_or_no(table: pd.DataFrame) -> pd.DataFrame:
    """The table with yes and no in its column `codable`, in whatever language and case they were typed."""
    if "codable" not in table.columns:
        return table
    return table.assign(codable=[YES_OR_NO.get(said.casefold(), said) for said in table["codable"]])
