"""Talk that a program has cut into short pieces: neighbours of one speaker are one turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from themetrail.ingest.source import Utterance


def joined(spoken: Iterable[Utterance]) -> list[Utterance]:
    """Neighbouring utterances of one speaker as one, with a space between their words."""
    turns: list[Utterance] = []
    for said in spoken:
        if turns and turns[-1].speaker == said.speaker:
            last = turns.pop()
            said = replace(
                last,
                text=f"{last.text} {said.text}".strip(),
                end_s=max((end for end in (last.end_s, said.end_s) if end is not None), default=None),
                place_from=min(last.place_from, said.place_from),
                place_to=max(last.place_to, said.place_to),
            )
        turns.append(said)
    return turns
