"""Section `coding`: who codes what, and how codings become one."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from themetrail.codebook_changes import HEADING, MERGED, RENAMED, row_of
from themetrail.configuration.section import Section
from themetrail.contracts.ids import id_of

Name = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$")
# An id as people write it: `Anna B` is `Anna_B` wherever it is used.
Id = Annotated[str, AfterValidator(id_of)]
# Files of a round that come from people and are no coder's.
RESERVED = ("adjudication", "anchors")


class Coder(Section):
    """One coder of a round."""

    coder_id: Id = Name
    """Pseudonymous id of the coder, for example `C1` or `Coder B`; letters, digits, blanks, `-` and `_`. A blank is
    kept as `_`, since the coder's files bear the id."""

    groups: list[Id] = []
    """Groups of transcripts that this coder codes; empty: all."""

    transcripts: list[Id] = []
    """Transcripts of the round that this coder codes; empty: all of the coder's groups."""

    sample: float = Field(1.0, ge=0, le=1)
    """Share of these that this coder codes, drawn by the study's seed and the ids: 0.2 is about a fifth. Coders with
    the same share of a round get the same sample, and a smaller share is part of a larger one. A transcript that is
    added changes nothing for the others. 0, in a round with `again`: only segments that come back."""

    sample_by: Literal["transcript", "segment"] = "transcript"
    """What the sample is drawn of: whole transcripts, or segments wherever they stand. Of few transcripts a share is
    seldom met: name them in `transcripts` instead."""

    suggestions: Literal["code_first", "shown", "none"] = "code_first"
    """When this coder sees suggestions: `code_first`, once he or she has coded the segment and asks for them; `shown`,
    at once; `none`, never."""

    word: bool = False
    """Whether this coder is also given a Word file for each transcript, to be coded in its comments. They show no
    suggestions, so `suggestions` must be `none`: what a coder saw is recorded."""

    @field_validator("suggestions", mode="before")
    @classmethod
    def _says_when(cls, given: object) -> object:
        if isinstance(given, bool):
            instead = "shown (at once) or code_first (once the coder has coded)" if given else "none"
            raise ValueError(
                f"must say when suggestions are seen; in the place of {str(given).lower()}, write {instead}"
            )
        return given

    @model_validator(mode="after")
    def _word_shows_no_suggestions(self) -> "Coder":
        if self.word and self.suggestions != "none":
            raise ValueError(
                f"the coder {self.coder_id!r} is given Word files, which show no suggestions; write `suggestions: none`"
                " for this coder, or take `word` out"
            )
        return self


class Adjudicator(Section):
    """Who settles what the coders of a round disagree on."""

    adjudicator_id: Id = Field("", pattern=r"^([A-Za-z0-9][A-Za-z0-9 _-]{0,39})?$")
    """Pseudonymous id of whoever settles, for example `A1`; it stands filled in on the adjudication sheet and desk."""

    word: bool = False
    """Whether the adjudicator is also given a Word file for each transcript, with the comments of all coders in one, to
    be answered there. Who wrote a comment in Word says nothing, so `adjudicator_id` must be named."""

    @model_validator(mode="after")
    def _word_needs_an_id(self) -> "Adjudicator":
        if self.word and not self.adjudicator_id:
            raise ValueError("needs an `adjudicator_id` where it has `word`, such as `adjudicator_id: A1`")
        return self


class Round(Section):
    """One round of coding."""

    name: Id = Name
    """Name of the round, for example `r1`; its files are in `data/rounds/<name>/`."""

    coders: list[Coder]
    """Who codes in this round."""

    transcripts: list[Id] = []
    """Transcripts of this round; empty: all."""

    blind_share: float = Field(0.2, ge=0, lt=1)
    """Share of the segments that no coder of this round is shown suggestions for, drawn by the study's seed, the
    round's name and each segment's id: the same segments for all coders. What suggestions are worth, and what they
    change, can be told from these alone. 0: none."""

    order: Literal["as_listed", "by_gain"] = "as_listed"
    """In which order transcripts stand before the coders. `by_gain`: those first that teach suggestions most, of which
    they are least sure and which are most like the rest; for rounds that may end before all is coded."""

    random_share: float = Field(0.3, gt=0, le=1)
    """With `order: by_gain`, the share of the transcripts that is drawn at random and spread among the others. What was
    not drawn never judges suggestions."""

    again: float = Field(0.0, ge=0, le=1)
    """Share of the segments that a coder has coded in earlier rounds which come back to the same coder in this one,
    without suggestions and without a word that they do: how alike one coder codes over time. They decide nothing else.
    0.05 is usual; 0: none."""

    consensus: Literal["union", "intersection", "majority", "primary"] = "majority"
    """How the codings of several coders become one, before adjudication."""

    primary: Id = ""
    """The coder whose codings stand, for the rule `primary`."""

    adjudicator: Adjudicator = Adjudicator()
    """Who settles what no rule can."""

    @model_validator(mode="after")
    def _coders_are_told_apart(self) -> "Round":
        if not self.coders:
            raise ValueError(f"round {self.name!r} needs at least one coder")
        names = [coder.coder_id.casefold() for coder in self.coders]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise ValueError(f"the coder_id {repeated[0]!r} stands twice in round {self.name!r}")
        taken = [name for name in names if name in RESERVED]
        if taken:
            raise ValueError(f"no coder may be called {taken[0]!r}, since a file of the round has this name")
        nothing = [coder.coder_id for coder in self.coders if coder.sample == 0 and self.again == 0]
        if nothing:
            raise ValueError(
                f"the coder {nothing[0]!r} of round {self.name!r} has the sample 0, which is for rounds with `again`"
            )
        in_word = [coder.coder_id for coder in self.coders if coder.word]
        if in_word and self.again > 0:
            raise ValueError(
                f"the coder {in_word[0]!r} is given Word files, which are written before it is known what comes back;"
                f" take `again` out of round {self.name!r}, or `word` out of the coder"
            )
        if self.consensus == "primary" and self.primary not in [coder.coder_id for coder in self.coders]:
            raise ValueError(f"the rule 'primary' needs 'primary' to name a coder of round {self.name!r}")
        return self


class Coding(Section):
    """Who codes what, and how codings become one."""

    rounds: list[Round] = []
    """The rounds of coding, in order."""

    own_codes: int = Field(5, ge=1, le=20)
    """Columns for a coder's own codes in a coding sheet: how many codes, beyond accepted suggestions, one segment can
    get there."""

    span_consensus: Literal["union", "intersection", "majority"] = "majority"
    """Of words that coders marked within a segment: which of them a code of the consensus stands on. `union`: those
    that any of the coders who gave the code marked; `intersection`: that all of them did; `majority`: that more than
    half did."""

    adjudication_shows_coders: bool = False
    """Whether the adjudication desk says which coder marked what. Without it coders are lettered anew in each segment,
    so that a judgement is of codings and not of people."""

    carry_over: float = Field(0.9, ge=0.5, le=1)
    """How alike the words of a segment that was corrected after its round was issued have to be, at the same place and
    of the same speaker, for its decisions to stand without being asked for: the share of words that both have in the
    same order. 1: only words that are the same."""

    @model_validator(mode="before")
    @classmethod
    def _codes_change_in_a_table(cls, given: Any) -> Any:
        renamed = given.get("renamed_codes") if isinstance(given, dict) else None
        if renamed is None:
            return given
        old = renamed if isinstance(renamed, dict) else {}
        new = list(map(str, old.values()))
        changes = [MERGED if new.count(one) > 1 else RENAMED for one in new]
        rows = list(map(row_of, map(str, old), changes, new))
        below = f" and say in config/codebook_changes.csv, below the heading `{HEADING}`: {', '.join(rows)}"
        raise ValueError(f"must hold no 'renamed_codes' any more; take that key out{below if rows else ''}")

    @model_validator(mode="after")
    def _rounds_are_told_apart(self) -> "Coding":
        names = [entry.name.casefold() for entry in self.rounds]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise ValueError(f"the round {repeated[0]!r} stands twice")
        return self
