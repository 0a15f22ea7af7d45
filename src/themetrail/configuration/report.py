"""Section `report`: how tables and figures look."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from themetrail.configuration.section import Section
from themetrail.contracts.anonymise import WORD_FOR

Layout = Literal["labels", "sentence", "quotations"]


class Report(Section):
    """How tables and figures look."""

    language: Literal["study", "english", "french", "german"] = "study"
    """Language of tables, figures, captions, the methods text and the reviewer's pack; `study`: that of the study
    (`study.language`). Names of the codebook and of groups stand as the study wrote them; what `config/methods.yaml`
    states is to be in the same language."""

    incomplete: Literal["provisional", "none"] = "provisional"
    """Tables of a round that not all coders have delivered: marked `provisional`, or `none`."""

    style: Literal["apa7", "plos", "bmc"] = "apa7"
    """How tables and numbers are written: as the APA's manual (7th edition), PLOS or BMC ask."""

    paper: Literal["a4", "letter"] = "a4"
    """The page of tables in Word, Excel and print, upright."""

    layouts: Annotated[list[Layout], Field(min_length=1)] = ["labels", "sentence"]
    """Which tables each group has: `labels` (labels and *n/N*), `sentence` (with definitions and a sentence of
    quotation), `quotations` (a supplement with several passages for each code)."""

    show_not_mentioned: bool = False
    """Whether codes that nobody in a group mentioned stand in its table."""

    show_not_reported: bool = False
    """Whether single cases, which the scheme `hill2005` does not report, stand in the table."""

    quotation_words: int = Field(60, ge=5)
    """Longest quotation in a table, in words; longer ones are cut at a sentence or marked with an ellipsis."""

    quotations_per_code: int = Field(3, ge=1, le=20)
    """How many quotations of each code the rules choose for the supplement `quotations`, where people have chosen none
    for it. Without that supplement it is one."""

    pseudonyms: Literal["role", "numbered"] = "role"
    """How tables print pseudonyms: `role` as `[person]`, `numbered` as `[Person 12]`. Data keep the numbers."""

    pseudonym_words: dict[str, str] = {}
    """Other words for categories that are printed by `role`: `person: client` prints `[client]`."""

    suppress_below: int = Field(0, ge=0)
    """Counts of participants below this are printed in tables as `<3`; 0: all are printed. At least 3, as `<2` is 1."""

    sample_k: int = Field(3, ge=1)
    """Fewest participants that a cell of the reviewer's sample table may count; what counts fewer is merged or left
    out."""

    checklists: list[Literal["coreq", "srqr", "rtarg"]] | None = None
    """Checklists in the reviewer's pack. Without it the one by which the method is reported (`coreq`, for
    `reflexive_ta` `rtarg`), and `srqr`."""

    figure_width: Literal["full", "column"] = "full"
    """Figures as wide as the page's text or as one of two columns (about 84 mm)."""

    figure_formats: list[Literal["png", "pdf", "tiff"]] = ["png"]
    """Formats of figures besides SVG: `png` and `tiff` have 300 dots per inch and no alpha channel."""

    @field_validator("layouts")
    @classmethod
    def _each_once(cls, layouts: list[Layout]) -> list[Layout]:
        if len(set(layouts)) < len(layouts):
            raise ValueError("each layout can be named once; take out what is there twice")
        return layouts

    @field_validator("pseudonym_words")
    @classmethod
    def _known_categories(cls, words: dict[str, str]) -> dict[str, str]:
        for name, word in words.items():
            if name not in WORD_FOR:
                raise ValueError(f"{name!r} is no category; there are: {', '.join(WORD_FOR)}")
            if not word.strip() or set(word) & set("[]\n"):
                raise ValueError(f"the word for {name!r} must be one or more letters, without square brackets")
        return words

    @field_validator("suppress_below")
    @classmethod
    def _hides_something(cls, fewest: int) -> int:
        if fewest in (1, 2):
            raise ValueError(f"{fewest} would hide nothing, as below {fewest} is one number; write 0, or 3 and more")
        return fewest
