"""Section `report`: how tables and figures look."""

from typing import Literal

from pydantic import Field

from themetrail.configuration.section import Section


class Report(Section):
    """How tables and figures look."""

    language: Literal["english", "french", "german"] = "english"
    """Language of the methods text. What `config/methods.yaml` states is to be in the same."""

    incomplete: Literal["provisional", "none"] = "provisional"
    """Tables of a round that not all coders have delivered: marked `provisional`, or `none`."""

    show_not_mentioned: bool = False
    """Whether codes that nobody in a group mentioned stand in its table."""

    show_not_reported: bool = False
    """Whether single cases, which the scheme `hill2005` does not report, stand in the table."""

    quotation_words: int = Field(60, ge=5)
    """Longest quotation in a table, in words; longer ones are cut at a sentence or marked with an ellipsis."""

    sample_k: int = Field(3, ge=1)
    """Fewest participants that a cell of the reviewer's sample table may count; what counts fewer is merged or left
    out."""

    checklists: list[Literal["coreq", "srqr", "rtarg"]] | None = None
    """Checklists in the reviewer's pack. Without it `coreq` and `srqr`, and for the method `reflexive_ta` `rtarg` and
    `srqr`."""

    quotations_per_code: int = Field(1, ge=1, le=20)
    """How many quotations of each code the rules choose, where people have chosen none for it."""

    style: Literal["apa7", "plos", "bmc"] = "apa7"
    """How tables and numbers are written: as the APA's manual (7th edition), PLOS or BMC ask."""

    figure_width: Literal["full", "column"] = "full"
    """Figures as wide as the page's text or as one of two columns (about 84 mm)."""

    figure_formats: list[Literal["png", "pdf", "tiff"]] = ["png"]
    """Formats of figures besides SVG: `png` and `tiff` have 300 dots per inch and no alpha channel."""
