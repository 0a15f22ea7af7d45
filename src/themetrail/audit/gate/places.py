"""Where in a file something stands: the steps that lead to it, told in any language of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from themetrail.interface.findings.words import finding_words
from themetrail.words_in_print import Words

# All but the member of an archive, which is told by its name alone, have a sentence in the catalogue: `place_line`.
Kind = Literal[
    "line",
    "paragraph",
    "row",
    "column",
    "sheet",
    "cell",
    "comment",
    "embedded",
    "data",
    "unpacked",
    "image",
    "parts",
    "archive",
    "name",
    "member",
]


class Step(NamedTuple):
    """One step: what it leads into, and by which number, letters or name, where there are several."""

    kind: Kind
    at: str = ""


@dataclass(frozen=True)
class Place:
    """The steps from a file to a place in it; none where it is the file itself. As text, it is told in English."""

    steps: tuple[Step, ...] = ()

    def then(self, kind: Kind, at: int | str = "") -> Place:
        """The place one step further."""
        return Place((*self.steps, Step(kind, str(at))))

    def within(self, outer: Place) -> Place:
        """The same place, seen from a file that holds this one at `outer`."""
        return Place(outer.steps + self.steps)

    def told(self, words: Words) -> str:
        """The place as people read it."""
        return ", ".join(
            step.at if step.kind == "member" else words.say(f"place_{step.kind}", at=step.at) for step in self.steps
        )

    def __str__(self) -> str:
        return self.told(finding_words())


FILE = Place()  # the whole of it
