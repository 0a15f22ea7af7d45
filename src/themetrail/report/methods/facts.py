"""What the methods text tells, as numbers and names. No words: those are the languages' own."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Group:
    """One group: what was collected, and who read it. `coders` are the ids of those who read any of its segments."""

    name: str
    transcripts: int
    participants: int
    read: int = 0  # segments that any coder read
    read_twice: int = 0  # of these, by two coders or more
    coders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Data:
    """The talk. `participants` counts people once, whatever number of groups they are in."""

    transcripts: int
    participants: int
    groups: tuple[Group, ...]
    turns: int
    words: int
    words_of_participants: int
    withdrew: int = 0  # participants of whom nothing is in the data any more
    answers_only: bool = False  # whether all of it answers the questions of a survey


@dataclass(frozen=True)
class Recall:
    """Mentions of persons in turns that were drawn at random and read: replaced, missed, the share and its interval."""

    turns: int
    replaced: int
    missed: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Anonymisation:
    """What was replaced by category (most first), what was found and left, how far people reviewed it."""

    transcripts: int  # in which anything was replaced
    replaced: dict[str, int]
    kept: dict[str, int]  # by the rule of their category
    refused: int  # left by decision of a reviewer
    asked: int
    decided: int
    recall: Recall | None


@dataclass(frozen=True)
class Suggested:
    """Readings of segments by whether a suggestion of the issued round stood beside them.

    `shown`: it was on view at once; `after`: it could be looked at once the coder had coded; `none_made`: the coder is
    shown suggestions, and there was none; `withheld`: drawn at random to be read without, `had_one` of them with a
    suggestion that nobody saw; `never`: the coder is shown none.
    """

    readings: int
    shown: int = 0
    after: int = 0
    none_made: int = 0
    withheld: int = 0
    had_one: int = 0
    never: int = 0


@dataclass(frozen=True)
class Adjudicated:
    """What adjudication decided on: codes of segments kept, dropped, and those of codes that are none any more."""

    kept: int = 0
    dropped: int = 0
    of_gone_codes: int = 0
    adjudicators: int = 0
    who_coded: int = 0  # adjudicators who were coders too

    @property
    def all(self) -> int:
        """All decisions."""
        return self.kept + self.dropped + self.of_gone_codes


@dataclass(frozen=True)
class Revised:
    """How the codebook changed between rounds, by kind, and what became of the codings with older codes."""

    kinds: dict[str, int]
    decisions: int
    carried: int
    decided_anew: int
    dropped: int
    waiting: int


@dataclass(frozen=True)
class Coding:
    """Who read what, with which suggestions, and what stands in the end. `by_rule` counts codings of the consensus."""

    unit: str
    segments: int
    read: int
    read_twice: int
    coders: int
    rounds: int
    groups: tuple[Group, ...]
    suggested: Suggested
    by_rule: dict[str, int]
    coded_segments: int
    adjudicated: Adjudicated
    revised: Revised | None
    given: int  # segments that were given to coders when rounds were issued
    withdrawn: int  # of these, those of participants who have withdrawn since
    dropped: int  # of these, those that were dropped by hand

    @property
    def codings(self) -> int:
        """Codings of the consensus."""
        return sum(self.by_rule.values())


@dataclass(frozen=True)
class CutOffs:
    """What each label means in a group, in numbers of its participants: label, fewest, most.

    `beyond`: the source prints counts for another number of participants alone.
    """

    group: str
    participants: int
    labels: tuple[tuple[str, int, int], ...]
    beyond: bool = False


@dataclass(frozen=True)
class Themes:
    """The codebook and the labels. `source` is the key of a reference, empty for a scheme that the study defines."""

    levels: dict[str, int]
    below_codes: int
    applied_above: int
    source: str
    as_cited: bool  # the scheme's cut-offs are taken from how others cite it
    literal: bool  # counts that are printed for one number of participants are taken for all
    cut_offs: tuple[CutOffs, ...]
    without_labels: tuple[str, ...]  # groups
    counted: bool = True  # whether the method counts participants and labels themes by it
    together: bool = True  # whether several participants speak in any transcript


@dataclass(frozen=True)
class Threshold:
    """New information (Guest, Namey & Chen 2020): codes of the first `base` transcripts, new ones in a run of `run`.

    The run is the first whose `share` (new of codes) is at most the `limit`, or else the last; `before` are the
    transcripts before it, `after` the new codes that came after it. `at_start` are codes that the codebook held before
    anybody coded; None where that is unknown.
    """

    base: int
    run: int
    before: int
    codes: int
    new: int
    share: float
    limit: float
    reached: bool
    after: int
    at_start: int | None


@dataclass(frozen=True)
class Saturation:
    """When the codes of one group came, by transcripts in the order of collection."""

    group: str
    transcripts: int
    codes: int
    in_first: int
    last_new: int | None  # the place of the last transcript with a new code
    threshold: Threshold | None = None
    added: int = 0  # codes of the final coding, of all groups, that came into the codebook after coding had begun


@dataclass(frozen=True)
class Software:
    """Programs with the versions that were used. `suggestions` is empty where none were issued."""

    themetrail: str
    snakemake: str
    python: str
    spacy: str
    models: tuple[str, ...]
    suggestions: str = ""  # the package that computed them
    version: str = ""  # of this package; empty where the issued suggestions are not those of this run's model
    without_model: tuple[str, ...] = ()  # languages in which names are found by rules and lists alone
    engine: str = ""  # name and version of a recogniser of the study's own


@dataclass(frozen=True)
class Facts:
    """All that the text tells."""

    data: Data
    anonymisation: Anonymisation
    coding: Coding
    themes: Themes
    saturation: tuple[Saturation, ...] | None  # None: the method does not assess it
    software: Software
    missing: tuple = field(default_factory=tuple)  # what is still to come (`progress.Missing`)
