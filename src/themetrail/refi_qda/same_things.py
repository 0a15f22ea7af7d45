"""Which user, code and source of one project is which of another: by GUID, by name, and texts by what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from themetrail.refi_qda.project import Project


@dataclass(frozen=True)
class SameThings:
    """By the GUID in the project that was sent, the GUID in the one that came back; what is gone is not in it."""

    users: dict[str, str]
    codes: dict[str, str]
    sources: dict[str, str]


def same_things(sent: Project, back: Project) -> SameThings:
    """What is the same in both. A name decides only where it is the only one of its kind in both."""
    paths, paths_back = sent.path_of, back.path_of
    return SameThings(
        users=_matched(sent.users, back.users, [(lambda user: user.name, lambda user: user.name)]),
        codes=_matched(
            sent.codes,
            back.codes,
            [
                (lambda code: paths[code.guid], lambda code: paths_back[code.guid]),
                (lambda code: code.name, lambda code: code.name),
            ],
        ),
        sources=_matched(
            sent.sources,
            back.sources,
            [
                (lambda source: source.name, lambda source: source.name),
                (lambda source: _stem(source.name), lambda source: _stem(source.name)),
                (lambda source: source.text, lambda source: source.text),
            ],
        ),
    )


Key = Callable[[Any], object]


def _matched(sent: Sequence, back: Sequence, ways: Iterable[tuple[Key, Key]]) -> dict[str, str]:
    there = {thing.guid for thing in back}
    found = {thing.guid: thing.guid for thing in sent if thing.guid in there}
    for key, key_back in ways:
        taken = set(found.values())
        left = _only_ones((thing for thing in sent if thing.guid not in found), key)
        right = _only_ones((thing for thing in back if thing.guid not in taken), key_back)
        found |= {left[said]: right[said] for said in left if said in right}
    return found


def _only_ones(things: Iterable, key: Key) -> dict[object, str]:
    """The GUID of each thing whose key is said, and is no other's."""
    by_key = defaultdict(list)
    for thing in things:
        if key(thing):
            by_key[key(thing)].append(thing.guid)
    return {said: guids[0] for said, guids in by_key.items() if len(guids) == 1}


def _stem(name: str) -> str:
    """The name of a text without its folder and ending, which programs add and take."""
    plain = name.replace("\\", "/").rpartition("/")[2]
    stem, _, ending = plain.rpartition(".")
    return (stem if stem and len(ending) <= 4 else plain).casefold()
