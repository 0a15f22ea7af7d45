"""Section `themes`: how representativeness is labelled."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from themetrail.configuration.section import Section
from themetrail.contracts.ids import id_of


class Step(Section):
    """One label of a custom scheme: a theme gets the first label whose two bounds it meets."""

    label: str = Field(min_length=1, max_length=40, pattern=r"^\S(.*\S)?$")
    """The label, for example `general`."""

    minimum_count: int = Field(0, ge=0)
    """Least number of participants."""

    minimum_share: float = Field(0.0, ge=0, le=1)
    """Least share of the group's participants."""


class Themes(Section):
    """How representativeness is labelled."""

    scheme: Literal["dunand2024", "dunand2024_literal", "hill1997", "hill2005", "custom"] = "dunand2024"
    """Named scheme of labels; see docs/themes.md for what each says."""

    custom: list[Step] = []
    """Labels of the scheme `custom`, from general to rare."""

    compare: list[list[Annotated[str, AfterValidator(id_of)]]] = []
    """Pairs of groups, or of time points that are groups, to set side by side: the earlier first, for example
    `[[before, after]]`. Empty: every pair where the study has up to four groups, else none."""

    @model_validator(mode="after")
    def _pairs_are_pairs(self) -> "Themes":
        """Two groups in each pair, and each pair once."""
        met: list[set[str]] = []
        for pair in self.compare:
            if len(pair) != 2:
                _refuse("each entry names two groups under themes.compare, as in [[before, after]]")
            if len(set(pair)) == 1:
                _refuse(f"the group '{pair[0]}' is compared with itself under themes.compare")
            if set(pair) in met:
                _refuse(f"the groups '{pair[0]}' and '{pair[1]}' are compared twice under themes.compare")
            met.append(set(pair))
        return self

    @model_validator(mode="after")
    def _custom_scheme_is_usable(self) -> "Themes":
        """A custom scheme has labels, each once, none of them hidden by an easier one before it."""
        if (self.scheme == "custom") != bool(self.custom):
            _refuse("the scheme 'custom' needs labels under themes.custom, and only that scheme reads them")
        for place, step in enumerate(self.custom):
            for earlier in self.custom[:place]:
                if step.label in (earlier.label, "not_mentioned"):
                    _refuse(f"the label '{step.label}' of the custom scheme is there twice, or stands for no mention")
                if earlier.minimum_count <= step.minimum_count and earlier.minimum_share <= step.minimum_share:
                    _refuse(
                        f"the label '{step.label}' can never be given, since '{earlier.label}' stands before it and "
                        "asks for no more; list the labels from general to rare"
                    )
        return self


def _refuse(sentence: str) -> None:
    raise PydanticCustomError("custom_scheme", "{sentence}", {"sentence": sentence})
