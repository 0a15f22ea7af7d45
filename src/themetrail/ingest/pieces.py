"""Talk that a program has cut into short pieces: neighbours of one speaker are one turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from themetrail.ingest.source import Utterance


def joined(spoken: Iterable[Utterance]) -> list[Utterance]:
    """Neighbouring utterances of one speaker as one, with a space between their words."""
    return [_one(list(pieces)) for _, pieces in groupby(spoken, key=lambda said: said.speaker)]


def _one(pieces: list[Utterance]) -> Utterance:
    if len(pieces) == 1:
        return pieces[0]
    return replace(
        pieces[0],
        text=" ".join(said.text for said in pieces if said.text),
        end_s=max((said.end_s for said in pieces if said.end_s is not None), default=None),
        place_from=min(said.place_from for said in pieces),
        place_to=max(said.place_to for said in pieces),
    )
