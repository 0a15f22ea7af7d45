"""German by rules and lists alone: what announces somebody, what the clause says of a word, towns of a list."""

import pytest

from anonymise.small_study import anonymised, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.detect import detect, spans_of
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.contracts.anonymise import DETECTIONS

REPLACED = [
    ("Meine Kollegin Vreni hat mir geholfen.", "Vreni"),
    ("Meine Schwester Zgjim ist krank.", "Zgjim"),
    ("Frau Zbinden war gestern da.", "Zbinden"),
    ("Doktor Winter hat nichts gesagt.", "Winter"),
    ("Danke, Zgraggen, das war nett.", "Zgraggen"),
    ("Ich habe mit Linde gesprochen.", "Linde"),
    ("Und dann hat Linde gesagt, nein.", "Linde"),
    ("Wir wohnen in Winterthur.", "Winterthur"),
    ("Zürich ist teuer.", "Zürich"),
    ("In Zug war ich nie.", "Zug"),
    ("Im Spital Horgen war ich lange.", "Horgen"),
    ("Das war Al-Amin.", "Al-Amin"),
]
ASKED = [
    ("Ich habe Koch gestern an der Haltestelle gesehen.", "Koch"),
    ("Also habe ich Koch angerufen.", "Koch"),
    ("Wir sind zu Koch gegangen.", "Koch"),
    ("Nebenan wohnt Koch und macht die Einkäufe.", "Koch"),
    ("Fragen Sie Koch.", "Koch"),
    ("Sie wollte, dass Koch bei uns bleibt.", "Koch"),
    ("Weil Koch krank war, kam niemand.", "Koch"),
    ("Ihr Name ist Vogel.", "Vogel"),
    ("Die Müllers wohnen nebenan.", "Müllers"),
    ("Wir waren bei Müllers zum Essen.", "Müllers"),
    ("Die Rosa kommt morgen.", "Rosa"),
    ("Ein Mercedes stand vor der Tür.", "Mercedes"),
    ("Wir waren bei Keller-Osei.", "Keller"),
]
LEFT = [
    "Bauer wollte ich werden, und jung war ich auch.",
    "Meine Grossmutter hatte kalte Hände.",
    "Nach Corona spielte das Lieschen Müller die Chefin.",
    "Herr Pfarrer, habe ich gesagt.",
    "Der Bär ist los.",
    "Koch, Putzfrau, Fahrer, ich war alles.",
    "Ich bin zu Fuss gegangen und zu Hause geblieben.",
    "Ich habe Angst gehabt, dass Geld fehlt.",
    "Wir haben Rosen gesehen, und die Chefs waren da.",
    "Die Linde ist alt, und im Zug war es voll.",
    "Das Haus des Müllers ist leer.",
]


def found_in(text: str) -> dict[str, float]:
    (spans,) = spans_of([text], None, "de", ("CH",))
    return {text[span.start : span.end]: span.score for span in spans}


@pytest.mark.parametrize(("text", "name"), REPLACED)
def test_what_is_announced_or_listed_is_replaced(text, name):
    assert found_in(text).get(name, 0) >= REPLACED_FROM


@pytest.mark.parametrize(("text", "name"), ASKED)
def test_a_surname_that_is_a_word_is_asked_about_where_the_clause_has_a_place_for_a_person(text, name):
    assert 0 < found_in(text).get(name, 1) < REPLACED_FROM


@pytest.mark.parametrize("text", LEFT)
def test_nouns_are_left(text):
    assert found_in(text) == {}


def test_a_study_without_a_model_replaces_persons_and_towns():
    turns = turns_of({"A": ["Meine Kollegin Vreni wohnt in Bülach.", "Vreni hat gesagt, Frau Odermatt kommt."]})
    sheets = sheets_of(["A"], language="de-CH")
    detections = DETECTIONS.frame(detect(turns, sheets.language_of, {}, ("CH",)))
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == [
        "Meine Kollegin [Person 1] wohnt in [Place 1].",
        "[Person 1] hat gesagt, Frau [Person 2] kommt.",
    ]
