"""Public names stay as they were said, unless somebody in the study bears them or somebody decided otherwise."""

import pytest

from anonymise.small_study import DEFAULTS, KEY, anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.words import given_names
from themetrail.anonymise.resolve.public import borne_forms, names_of, public_forms
from themetrail.anonymise.resolve.replacements import Decided
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import review_queue
from themetrail.anonymise.risk.report import risk_report
from themetrail.contracts.anonymise import DETECTIONS, REVIEW, REVIEW_DECISIONS
from themetrail.contracts.risk import FINDINGS
from themetrail.languages.everywhere import EVERYWHERE
from themetrail.languages.table import LANGUAGES

TALK = "My GP sent me to Cardiology, and the NHS was slow. I saw it on Facebook, and she took Metformin."


def said(text: str, language: str = "en", **how):
    """The text as it is shown, and the statuses of what was found in it."""
    sheets, turns = sheets_of(["A"], language=language, people=how.pop("people", ())), turns_of({"A": [text]})
    detections = detections_of(turns, sheets)
    public = public_forms([language], how.pop("public", {}))
    resolution, _ = resolved(turns, detections, sheets, public=public, **how)
    shown, replacements, _ = anonymised(turns, detections, sheets, resolution)
    return shown["text"].iloc[0], replacements


def test_public_names_stay_and_are_counted():
    text, replacements = said(TALK)
    assert text == TALK
    kept = replacements[replacements["status"] == "public"]
    assert {"GP", "NHS", "Facebook"} <= set(kept["surface"])
    assert set(replacements["status"]) == {"public"}


def test_public_names_of_french():
    text = "La Sécu et l'AI ont refusé, et les Urgences aussi. Il a un Parkinson et prend du Doliprane."
    assert said(text, "fr")[0] == text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Mrs Parkinson came. Parkinson said that it was late.", "Parkinson"),
        ("Claire Guinness came. Then Guinness left us.", "Guinness"),
        ("I asked my colleague Ikea about it.", "Ikea"),
    ],
)
def test_who_bears_a_public_name_is_a_person(text, gone):
    assert gone not in said(text)[0]


@pytest.mark.parametrize(
    ("surface", "detector", "score", "borne"),
    [
        ("Claire Guinness", "ner", 0.9, {"claire guinness", "claire", "guinness"}),
        ("C. Guinness", "ner", 0.9, {"c guinness", "c", "guinness"}),
        ("Guinness", "title", 0.9, {"guinness"}),
        ("Guinness", "role", 0.9, {"guinness"}),
        ("Guinness", "ner", 0.9, set()),
        ("Guinness Tower", "ner", 0.9, set()),  # no given name, no initial
        ("Jack Russell", "ner", 0.9, set()),  # public as a whole, though it begins like a person's
        ("Claire Guinness", "ner", 0.4, {"claire guinness", "claire", "guinness"}),
        ("Claire Guinness", "ner", 0.39, set()),
    ],
)
def test_a_name_is_borne_where_a_title_a_given_name_or_an_initial_stands_before_it(surface, detector, score, borne):
    place = {"transcript_id": "A", "turn": 0, "start": 0, "end": len(surface), "category": "person"}
    found = DETECTIONS.frame([{**place, "surface": surface, "detector": detector, "score": score}])
    assert borne_forms({"guinness", "jack russell"}, [], [], found) == borne
    assert borne_forms({"guinness", "jack russell"}, [], ["The Guinness"], found) == borne | {"guinness"}
    assert borne_forms({"guinness"}, [], [], found.assign(category="place")) == set()


def test_a_public_name_that_is_a_surname_is_a_person_where_only_people_stand():
    assert said("On a bu un Ricard hier.", "fr")[0] == "On a bu un Ricard hier."
    assert said("J'ai parlé à Ricard hier.", "fr")[0] == "J'ai parlé à [Person 1] hier."
    assert said("Facebook told me that.")[0] == "Facebook told me that."


def test_who_stands_on_the_people_list_is_no_public_name():
    text, _ = said("I saw Omicron at noon.", people=[{"entity": "E1", "names": "Ada Omicron"}])
    assert "Omicron" not in text


def test_a_study_replaces_a_listed_name_and_keeps_its_own():
    text, _ = said("The NHS and Ludwig Widgets wrote to me.", public={"NHS": "replace", "Ludwig Widgets": "keep"})
    assert text == "The [Organisation 1] and Ludwig Widgets wrote to me."


def test_a_reviewer_comes_before_the_list():
    text, _ = said("The NHS was slow.", decisions=[{"form": "NHS", "category": "organisation", "decision": "replace"}])
    assert text == "The [Organisation 1] was slow."


def test_given_names_stand_on_no_list():
    lists = (EVERYWHERE, *(language.public for language in LANGUAGES.values()))
    assert [name for one in lists for name in names_of(one) if form_of(name) in given_names()] == []


def test_nothing_is_asked_about_public_names():
    sheets, turns = sheets_of(["A"], language="fr"), turns_of({"A": ["J'ai écrit sur Facebook et sur WhatsApp."]})
    detections = detections_of(turns, sheets)
    assert {"Facebook", "WhatsApp"} == set(detections["surface"])  # asked about without the list
    public = public_forms(["fr"], {})
    resolution, _ = resolved(turns, detections, sheets, public=public)
    verdicts = Verdicts(REVIEW_DECISIONS.empty(), KEY, public)
    queue = review_queue(turns, detections, resolution, verdicts, KEY, review_below=0.75, sample=0, seed=1)
    assert queue.empty


def test_the_risk_page_counts_what_stayed_as_public():
    sheets, turns = sheets_of(["A"]), turns_of({"A": [TALK]})
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets, public=public_forms(["en"], {}))
    replacements = Decided(resolution.entities, DEFAULTS.review_below).replacements(resolution.mentions)
    ledger = replacements.drop(columns="surface")
    page = risk_report("Study", ledger, REVIEW.empty(), REVIEW_DECISIONS.empty(), sheets.participants, FINDINGS.empty())
    kept = int((replacements["status"] == "public").sum())
    assert f"public names, which identify nobody (`anonymise.public`): organisation: {kept}." in page


def test_a_word_of_a_public_name_is_no_name_in_it():
    text, _ = said("I met Jack Osgood. Jack had the Union Jack on the mug. The Lord of the Border Collie was Jack.")
    assert text.count("Jack") == 1


def test_a_public_name_of_several_words_is_one_in_small_letters_too():
    talk = "the union jack was on the mug and then we had some tea and it was late and nobody had come to see us"
    assert said(talk)[0] == talk
