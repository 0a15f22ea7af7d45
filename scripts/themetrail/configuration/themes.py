"""Section `themes`: how representativeness is labelled."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section


class Step(Section):
    """One label of a custom scheme: a theme gets the first label whose bounds it meets."""

    label: str
    """The label, for example `general`."""

    minimum_count: int = Field(0, ge=0)
    """Least number of participants."""

    minimum_share: float = Field(0.0, ge=0, le=1)
    """Least share of the group's participants."""


class Themes(Section):
    """How representativeness is labelled."""

    scheme: Literal["dunand2024", "hill1997", "hill2005", "custom"] = "dunand2024"
    """Named scheme of labels; see docs/themes.md for what each says."""

    custom: list[Step] = []
    """Labels of the scheme `custom`, from general to rare."""
