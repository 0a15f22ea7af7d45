"""Stretches in capitals are read in usual case: no letter moves, and a capital is evidence no longer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymise.small_study import anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.capitals import readings_of
from themetrail.anonymise.names.forms import lower_case_words_of

READINGS = [
    ("fr", "J'AI VU KEVIN HIER.", "J'ai vu Kevin hier."),
    ("fr", "MME FAVRE EST VENUE.", "Mme Favre est venue."),
    (
        "fr",
        "IL EST VENU ME VOIR. C'EST L'AMI QU'OLIVIER CONNAÎT.",
        "Il est venu me voir. C'est l'ami qu'Olivier connaît.",
    ),
    ("fr", "Alors KEVIN m'a dit que non.", "Alors Kevin m'a dit que non."),
    ("en", "I TOLD WILL THAT MY SISTER WILL COME.", "I told Will that my sister will come."),
    ("fr", "C'ÉTAIT LA SEP, FINALEMENT, ÉVIDEMMENT.", "C'était la sep, finalement, évidemment."),
    ("en", "I NEVER said that.", "I never said that."),
    ("fr", "II. LES FAITS DE L'ESPECE ET L'ETAT.", "II. Les faits de l'espece et l'etat."),  # without their accents
    ("en", "I met O'NEILL and EMEKA said no.", "I met O'Neill and Emeka said no."),
    ("en", "I TOLD DE'ANDRE and asked N'DIAYE.", "I told De'Andre and asked N'Diaye."),
    (
        "fr",
        "J'AI VU N'DIAYE AVEC D'ONOFRIO, PAS L'IDÉE D'OLIVIER.",
        "J'ai vu N'Diaye avec D'Onofrio, pas l'idée d'Olivier.",
    ),
    ("fr", "Je l'ai dit à L'ÉPLATTENIER et à D'AGOSTINO.", "Je l'ai dit à L'Éplattenier et à D'Agostino."),
    ("fr", "ON A DEMANDÉ À FAVRE-BULLE POUR LE BAIN-MARIE.", "On a demandé à Favre-Bulle pour le bain-marie."),
    ("fr", "Je l'ai dit à L'UNIL hier.", "Je l'ai dit à L'UNIL hier."),
    ("en", "MY BROTHER SAID I'M NOTHING.", "My brother said I'm nothing."),
    ("en", "THE NHS SENT MY GP AWAY. I LEFT.", "The NHS sent my GP away. I left."),
    ("en", "My GP and the NHS, or UNICEF in Q5.", "My GP and the NHS, or UNICEF in Q5."),
    ("de", "ICH HABE MIT STEFAN GESPROCHEN.", "Ich habe mit Stefan gesprochen."),
]


def reading(text: str, language: str) -> str:
    return readings_of([text], language, lower_case_words_of([text]))[0].text


@pytest.mark.parametrize(("language", "text", "expected"), READINGS)
def test_capitals_are_read_in_usual_case(language, text, expected):
    assert reading(text, language) == expected


def test_an_abbreviation_of_the_talk_stays_one_in_a_sentence_in_capitals():
    texts = ["Then ORPEA wrote to me.", "AND ORPEA SENT ME HOME WITH KEVIN."]
    assert readings_of(texts, "en", {"then"})[1].text == "And ORPEA sent me home with Kevin."


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ABIİßŉ ÉÀ'’-.\n\tstEVÉLO", max_size=80))
def test_each_letter_keeps_its_place(text):
    for language in ("en", "fr", "de"):
        (said,) = readings_of([text], language, set())
        assert len(said.text) == len(text)
        places = {at for start, end in said.changed for at in range(start, end)}
        for at, (old, new) in enumerate(zip(text, said.text, strict=True)):
            assert new == old or (at in places and new == old.lower())


SAID = [
    (
        "fr",
        "Rose est venue. C'ÉTAIT L'IDÉE DE ROSE, ET LA ROSE EST ROUGE.",
        "[Person 1] est venue. C'ÉTAIT L'IDÉE DE [Person 1], ET LA ROSE EST ROUGE.",
    ),
    ("fr", "MME FAVRE EST VENUE. ELLE VEUT ME VOIR.", "MME [Person 1] EST VENUE. ELLE VEUT ME VOIR."),
    ("fr", "J'AI VU KEVIN HIER.", "J'AI VU [Person 1] HIER."),
    ("fr", "LE DÉAMBULATEUR, ET MAI N'ÉTAIT PAS MIEUX.", "LE DÉAMBULATEUR, ET MAI N'ÉTAIT PAS MIEUX."),
    ("en", "CRYSTAL CLEAR, THEY WERE.", "CRYSTAL CLEAR, THEY WERE."),
    ("fr", "C'EST D'AGOSTINO QUI A TROUVÉ LA LETTRE.", "C'EST [Person 1] QUI A TROUVÉ LA LETTRE."),
    ("fr", "JE L'AI DIT À OLIVIER, VOILÀ.", "JE L'AI DIT À [Person 1], VOILÀ."),
    ("en", "THEN LAURA CAME IN AND SAT DOWN.", "THEN [Person 1] CAME IN AND SAT DOWN."),
    (
        "en",
        "MY SISTER NATHAN HELPED, AND I NEVER SAID A WORD.",
        "MY SISTER [Person 1] HELPED, AND I NEVER SAID A WORD.",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_names_alone_are_replaced_in_capitals(language, text, expected):
    sheets, turns = sheets_of(["A"], language=language), turns_of({"A": [text]})
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == [expected]
