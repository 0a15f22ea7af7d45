"""The page of public names says what the records hold, by language and kind."""

from pathlib import Path

from themetrail.languages.reference import public_names_page
from themetrail.languages.table import LANGUAGES

PAGE = Path(__file__).parents[2] / "docs/public_names.md"


def sections() -> dict[str, str]:
    """Each section of the page by its heading."""
    parts = public_names_page().split("\n## ")[1:]
    return {heading: text for heading, _, text in (part.partition("\n") for part in parts)}


def test_the_page_is_as_it_would_be_written():
    assert PAGE.read_text(encoding="utf-8") == public_names_page()


def test_every_language_has_its_names_by_kind_in_the_order_of_the_alphabet():
    assert list(sections()) == ["Every language", *(one.name for one in LANGUAGES.values())]
    (health,) = (line for line in sections()["German"].splitlines() if line.startswith("**Diseases"))
    names = health.removeprefix("**Diseases, medicines, examinations**: ").removesuffix(".").split(", ")
    assert set(names) == set(LANGUAGES["de"].public.health)
    assert names == sorted(names, key=str.casefold)
