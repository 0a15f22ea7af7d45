"""Which passages link two voices that the pseudonyms keep apart: the same rare fact, or the same rare expression.

A participant's label is the same in all transcripts on purpose, so that nothing is hidden there. Apart are who is told
of, and who tells it of themselves elsewhere; and speakers without an id (`others`), and participants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.facts.told import Told
from themetrail.anonymise.names.forms import Words, form_of
from themetrail.anonymise.risk.combined import WEIGHT
from themetrail.anonymise.risk.left import Left
from themetrail.contracts.anonymise import DETAIL
from themetrail.rows import tuples_of

TELLING_ENOUGH = 4  # the least weight of a fact that links
EXPRESSION = 8  # words in a row that hardly two people say
LONG_WORD, LONG_WORDS = 7, 3  # letters; so many such words in it, or it is everyday talk


class Link(NamedTuple):
    """The same told in two places: `of` is a participant and tells it of themselves, `elsewhere` is another voice."""

    of: Left
    elsewhere: Left


def links_by_facts(left: Iterable[Left]) -> list[Link]:
    """What one participant alone tells of themselves, and one other voice alone tells elsewhere."""
    told: dict[tuple[str, str], list[Left]] = defaultdict(list)
    for fact in left:
        if WEIGHT[fact.told.kind] >= TELLING_ENOUGH:
            told[fact.told.kind, fact.told.form].append(fact)
    links = []
    for facts in (told[value] for value in sorted(told)):
        own = [fact for fact in facts if fact.told.own and not fact.others]
        apart = [fact for fact in facts if own and fact.voice != own[0].voice]
        if not apart or len({fact.voice for fact in own}) > 1 or len({fact.voice for fact in apart}) > 1:
            continue
        elsewhere = [fact for fact in apart if fact.told.transcript_id != own[0].told.transcript_id]
        if elsewhere:
            links.append(Link(own[0], elsewhere[0]))
    return links


def expressions(turns: pd.DataFrame) -> list[tuple[Told, Told]]:
    """The same rare words in a row of a participant and of somebody without an id, in two transcripts.

    Each pair is the participant's place and the other's. Time and memory grow with the words of speakers without an id.
    """
    columns = ("transcript_id", "turn", "participant_id", "role", "text")
    said = [row for row in tuples_of(turns, *columns) if row[3] != "interviewer"]
    hidden: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    named = {row[2] for row in said} - {""}
    for transcript_id, turn, who, _, text in said if named else ():
        words = Words("" if who else text)
        for at, row in _in_a_row(words):
            hidden[row].append(_expression(transcript_id, turn, text, words, at))
    met: dict[tuple[str, ...], list[tuple[str, Told]]] = defaultdict(list)
    for transcript_id, turn, who, _, text in said if hidden else ():
        words = Words(text if who else "")
        for at, row in _in_a_row(words):
            if row in hidden:
                met[row].append((who, _expression(transcript_id, turn, text, words, at)))
    pairs, taken = [], set()
    for row, places in met.items():
        who, first = places[0]
        apart = [fact for fact in hidden[row] if fact.transcript_id != first.transcript_id]
        alone = len({other for other, _ in places}) == 1 and len(hidden[row]) == 1
        if alone and apart and first[:2] not in taken:
            pairs.append((first, apart[0]))
            taken.add(first[:2])
    return pairs


def _in_a_row(words: Words) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each so many words in a row of which some are long, and where they begin."""
    folded = words.folded
    long = [len(word) >= LONG_WORD for word in folded]
    number = sum(long[:EXPRESSION])
    for at in range(len(folded) - EXPRESSION + 1):
        if number >= LONG_WORDS:
            yield at, tuple(folded[at : at + EXPRESSION])
        number += sum(long[at + EXPRESSION : at + EXPRESSION + 1]) - long[at]


def _expression(transcript_id: str, turn: int, text: str, words: Words, at: int) -> Told:
    start, end = words[at].start, words[at + EXPRESSION - 1].end
    surface = text[start:end]
    return Told(transcript_id, turn, start, end, "expression", DETAIL, form_of(surface), surface, "", False)
