"""Section `coding`: who codes what, and how codings become one."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section

Name = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")


class Coder(Section):
    """One coder of a round."""

    coder_id: str = Name
    """Pseudonymous id of the coder, for example `C1`; letters, digits, `-` and `_`."""

    groups: list[str] = []
    """Groups of transcripts that this coder codes; empty: all."""

    suggestions: bool = True
    """Whether this coder sees suggestions (the arm)."""


class Round(Section):
    """One round of coding."""

    name: str = Name
    """Name of the round, for example `r1`; its files are in `data/rounds/<name>/`."""

    coders: list[Coder]
    """Who codes in this round."""

    transcripts: list[str] = []
    """Transcripts of this round; empty: all."""

    consensus: Literal["union", "intersection", "majority", "primary"] = "majority"
    """How the codings of several coders become one, before adjudication."""

    primary: str = ""
    """The coder whose codings stand, for the rule `primary`."""


class Coding(Section):
    """Who codes what, and how codings become one."""

    rounds: list[Round] = []
    """The rounds of coding, in order."""
