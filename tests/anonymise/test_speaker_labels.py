"""Speakers' labels: what is a name in them, read by the anonymisation and by the gate, and what each does with it."""

from collections import Counter
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymise.label_cases import CASES
from anonymise.small_study import DEFAULTS, anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.patterns import patterns_in
from themetrail.anonymise.names.people import affiliations, is_name, known_people
from themetrail.anonymise.names.speaker_labels import read_label, read_name
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.anonymise.resolve.lexicon_rows import lexicon_rows
from themetrail.anonymise.resolve.settling import settled
from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.forms import common_words, forms_of_label
from themetrail.audit.gate.gate import Gate
from themetrail.audit.gate.labels import read as read_by_gate
from themetrail.contracts.anonymise import DETECTIONS

TITLES = {"mr", "mrs", "mme", "frau", "m"}
LONG = [label for label in CASES if len(label) > 2]


def words_in(names) -> set[str]:
    """The words of names, but initials, particles and titles."""
    small = {"de", "van", "von", "der", "ben"}
    return {word for name in names for word in fold(name).split() if len(word) > 1} - small - TITLES


@pytest.mark.parametrize("label", CASES)
def test_a_label_is_read(label):
    names, beside, contacts = CASES[label]
    read = read_label(label)
    assert words_in(read.names) == words_in(names)
    assert (list(read.affiliations), list(read.contacts)) == (beside, contacts)
    assert is_name(label) == bool(names or beside or contacts)


@pytest.mark.parametrize("label", CASES)
def test_the_gate_reads_a_label_alike(label):
    for shared in (False, True):
        ours, its = read_label(label, shared=shared), read_by_gate(label, shared=shared)
        assert words_in(ours.names) == words_in(its.names), shared
        assert set(map(fold, ours.affiliations)) == set(map(fold, its.phrases))
        assert list(ours.contacts) == [contact for contact, _ in its.contacts]


def test_what_several_participants_are_called_is_a_role_unless_it_is_a_given_name():
    for label, names in [("Farmer", ()), ("Petit", ()), ("Sommer", ()), ("Rose", ("Rose",)), ("Okafor", ("Okafor",))]:
        assert read_label(label, shared=True).names == names


@lru_cache(maxsize=None)
def lexicon_of(label: str, language: str) -> Lexicon:
    sheets = sheets_of(["T1"], speakers=[{"transcript_id": "T1", "speaker": label, "participant_id": "P1"}])
    people = known_people(sheets.people, sheets.sources, sheets.participants)
    beside = affiliations(sheets.people, sheets.sources)
    rows = lexicon_rows(DETECTIONS.empty(), people, [], {"T1": language}, Counter(), beside)
    return Lexicon.from_rows(rows)


def replaced(text: str, lexicon: Lexicon) -> str:
    found = settled(text, patterns_in(text, tuple(DEFAULTS.phone_regions)), lexicon)
    for span in sorted(found, reverse=True):
        text = f"{text[: span.start]}[X]{text[span.end :]}"
    return text


def said(label: str) -> str:
    """A text that holds every word of a label and its names and phrases, in small letters, capitals, and as names."""
    read = read_label(label)
    parts = [*read.names, *read.affiliations, *label.replace("_", " ").split(), *read.contacts]
    parts = [part.strip("()[]<>,.") for part in parts]
    cased = [form for part in parts for form in (part, part.lower(), part.title(), part.upper())]
    return "\n".join(f"{form} came. We met {form} again, and Mrs {form} too." for form in cased)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_the_gate_looks_for_because_of_a_label_is_replaced(language):
    common = common_words([language])
    for label in LONG:
        lexicon = lexicon_of(label, language)
        gate = Gate(forms_of_label(label, common), nouns_capitalised=language == "de")
        hits = gate.search_content("x.txt", replaced(said(label), lexicon).encode())
        assert not hits, (label, [hit.folded for hit in hits])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_replaced_because_of_a_label_is_what_the_gate_looks_for(language):
    common = common_words([language])
    for label in LONG:
        gate = Gate(forms_of_label(label, common))
        for word in words_in(CASES[label][0]):
            for text in (f"we met {word.title()} again", f"then Mrs {word.title()} came"):
                assert replaced(text, lexicon_of(label, language)) != text, (label, word)
                assert gate.search_content("x.txt", text.encode()), (label, word)
        for phrase in CASES[label][1]:
            assert gate.search_content("x.txt", f"he is at {phrase.title()} now".encode()), label


def test_a_name_that_is_a_common_word_is_replaced_in_its_own_case_only():
    for label, text, shown in [
        ("Rose", "Prices rose. We met Rose.", "Prices rose. We met [X]."),
        ("Mark", "A mark for Mark", "A mark for [X]"),
        ("A. Mark", "It left a mark. A. Mark said so.", "It left a mark. [X] said so."),
        ("Okafor", "we met okafor", "we met [X]"),
    ]:
        assert replaced(text, lexicon_of(label, "en")) == shown
    assert replaced("la mélodie de Mélodie", lexicon_of("Mélodie", "fr")) == "la mélodie de [X]"


def test_names_of_the_people_list_are_names_whatever_words_they_are():
    for cell, names, beside in [
        ("Job Stone", ("Stone",), ()),
        ("Anna Coach", ("Anna Coach",), ()),
        ("Survey", ("Survey",), ()),
        ("Dr Adaeze Okafor MD, PhD", ("Dr Adaeze Okafor",), ()),
        ("Okafor, Adaeze (Leeds Trust)", ("Adaeze Okafor",), ("Leeds Trust",)),
        ("Margaret (Peggy) Smith", ("Margaret Smith", "Peggy"), ()),
        ("Rochat, Nathalie", ("Nathalie Rochat",), ()),
        ("Nurse Okafor", ("Okafor",), ()),
    ]:
        read = read_name(cell)
        assert (read.names, read.affiliations) == (names, beside), cell


TALK = {
    "T1": [
        "I am at Leeds Teaching Hospitals, and I like Leeds and teaching hospitals.",
        "Adaeze lent me the iPad. okafor knows the educator and the survey.",
        "The educator runs the interviewer training. Thank you Rose, the prices rose.",
    ]
}
SPEAKERS = ["Okafor, Adaeze (LEEDS TEACHING HOSPITALS)", "Tom's iPad", "Educator", "Interviewer training", "Rose"]


@pytest.mark.parametrize("organisation", ["placeholder", "keep"])
def test_a_study_of_such_labels(organisation):
    labels = {f"P{number}": f"Nurse {number}" for number in range(1, 6)}
    speakers = [
        {"transcript_id": "T1", "speaker": label, "participant_id": f"P{number}"}
        for number, label in enumerate(SPEAKERS, start=1)
    ]
    sheets, turns = sheets_of(["T1"], speakers=speakers, labels=labels), turns_of(TALK)
    found = detections_of(turns, sheets)
    resolution, _ = resolved(turns, found, sheets, categories={"organisation": organisation})
    text = " ".join(anonymised(turns, found, sheets, resolution)[0]["text"])
    assert "Leeds Teaching Hospitals" not in text
    assert "and teaching hospitals" in text
    assert "Nurse 1 lent me the iPad. Nurse 1 knows the educator and the survey." in text
    assert "The educator runs the interviewer training. Thank you Nurse 5, the prices rose." in text


FROM_BERN = {
    "en": (
        "Bern",
        ["Ruth from Bern", "Ruth of Bern", "Ruth (Bern)", "Ruth, Bern", "Ruth G. from Bern", "nurse in Bern"],
    ),
    "fr": ("Berne", ["Ruth de Berne", "Ruth, infirmière à Berne", "Mme Gerber de Berne", "infirmière de Berne"]),
    "de": ("Bern", ["Frau Gerber aus Bern", "Ruth von Bern", "Ruth, Lehrerin in Bern", "Pflegefachfrau aus Bern"]),
}
BORN_THERE = {
    "en": "I was born in {}, and in spring I went home. Ruth and Mrs Gerber came.",
    "fr": "Je suis née à {}, et en mai je suis rentrée. Ruth et Mme Gerber sont venues.",
    "de": "Ich bin in {} geboren, und im Mai ging ich heim. Ruth und Frau Gerber kamen.",
}


@pytest.mark.parametrize(
    ("language", "town", "label"),
    [(code, town, label) for code, (town, labels) in FROM_BERN.items() for label in labels],
)
def test_where_a_speaker_is_from_is_hidden_and_is_no_person(language, town, label):
    speakers = [{"transcript_id": "T1", "speaker": label, "participant_id": "P1"}]
    people = [{"participant_id": "P1", "names": "Ruth Gerber"}]
    sheets = sheets_of(["T1"], people=people, speakers=speakers, labels={"P1": "Nurse 1"}, language=language)
    turns = turns_of({"T1": [BORN_THERE[language].format(town)]}, {"T1": "P1"})
    start = BORN_THERE[language].index("{")
    place = {"transcript_id": "T1", "turn": 0, "start": start, "end": start + len(town), "surface": town}
    found = DETECTIONS.frame([{**place, "category": "place", "detector": "ner", "score": 0.85}])
    resolution, _ = resolved(turns, found, sheets)
    said, _, _ = anonymised(turns, found, sheets, resolution)
    before, after = BORN_THERE[language].split("{}")
    shown = said["text"].iloc[0]
    assert shown.startswith((f"{before}[Place 1]", f"{before}[Organisation 1]"))
    after = after.replace("Ruth", "Nurse 1").replace("Gerber", "Nurse 1")
    assert shown.split("]", 1)[1] == after
    gate = Gate(forms_of_label(label, common_words([language])), nouns_capitalised=language == "de")
    assert not gate.search_content("x.txt", shown.encode())
    if language != "de":  # where the town is in a list of words, whose nouns have capitals
        assert gate.search_content("x.txt", f"we went to {town} again".encode())


SURNAMES = {
    "Anna vom Brocke": "Brocke",
    "Regula im Hof": "Hof",
    "Lisa am Ende": "Ende",
    "Hans aus der Au": "Au",
    "Frau vom Brocke": "Brocke",
    "Sophie in 't Veld": "Veld",
    "THOMAS IM HOF": "HOF",
    "IM YOONA": "YOONA",
    "Ruth im Thurn": "Thurn",
    "Peter am Rhyn, nurse": "Rhyn",
    "Hans in der Maur": "Maur",
    "im Obersteg": "Obersteg",
    "Anna vom Bruch": "Bruch",
    "Marie au Bois": "Bois",
}


@pytest.mark.parametrize(("label", "surname"), SURNAMES.items())
def test_a_surname_that_begins_as_a_place_does_is_no_place(label, surname):
    read = read_label(label)
    (name,) = read.names
    assert surname in name.split() and not read.affiliations and surname not in " ".join(read.roles)
    assert {"in", "im", "am", "vom", "aus", "au"}.isdisjoint(name.split())
    looked_for = {form.folded for form in forms_of_label(label, common_words(["en"])) if form.category == "person"}
    assert any(surname.casefold() in form for form in looked_for)


def test_a_surname_behind_de_stays_one_where_people_are_called_so():
    speakers = [{"transcript_id": "T1", "speaker": "Ruth de Berne", "participant_id": "P1"}]
    sheets = sheets_of(["T1"], speakers=speakers, labels={"P1": "Nurse 1"}, language="fr")
    turns = turns_of({"T1": ["Madame de Berne est venue. Berne m'a dit cela."]}, {"T1": "P1"})
    row = {"transcript_id": "T1", "turn": 0, "start": 27, "end": 32, "surface": "Berne", "score": 0.85}
    found = DETECTIONS.frame([{**row, "category": "person", "detector": "ner"}])
    resolution, _ = resolved(turns, found, sheets)
    assert anonymised(turns, found, sheets, resolution)[0]["text"].iloc[0].count("Nurse 1") == 2


NAMES = [
    "Adaeze Okafor",
    "Rose",
    "Petra Müller",
    "Stone",
    "de Boer",
    "O'Brien",
    "Jean-Luc Petit",
    "Thomas Mann",
    "Kofi",
]
BESIDE = ["Guest", "Interviewer", "P2", "Leeds Teaching Hospitals", "CHUV", "she/her", "host", "Farmer", "Zürich", "MD"]
DEVICES = ["iPad", "iPhone 12", "MacBook Pro", "Galaxy S21", "Zoom", "Handy", "Laptop"]
SHAPES = [
    *("{n}", "{n} ({b})", "{b} ({n})", "{n} [{b}]", "{n} - {b}", "{b} - {n}", "{n}, {b}", "{b}, {n}", "{n} | {b}"),
    *("{b} {n}", "{n} {b}", "{n}'s {d}", "{d} von {n}", "{d} de {n}", "{d} {n}", "{n} {d}", "{n}/{m}", "{n}, {m}"),
    *("{n} & {m}", "{n} ({m})", "Dr {n}", "Mme {n}", "{n} 2", "{b} 2 ({n}, {b})", "{n} ({b}) - {d}", "{b}: {n}"),
]


@given(
    shape=st.sampled_from(SHAPES),
    name=st.sampled_from(NAMES),
    other=st.sampled_from(NAMES),
    beside=st.sampled_from(BESIDE),
    device=st.sampled_from(DEVICES),
    case=st.sampled_from([str, str.upper, str.lower]),
    shared=st.booleans(),
)
def test_both_read_any_label_alike_and_no_listed_given_name_is_lost(shape, name, other, beside, device, case, shared):
    label = shape.format(n=case(name), m=other, b=beside, d=device)
    ours, its = read_label(label, shared=shared), read_by_gate(label, shared=shared)
    assert words_in(ours.names) == words_in(its.names)
    assert set(map(fold, ours.affiliations)) == set(map(fold, its.phrases))
    for given_name in ("okafor", "petra", "jean", "thomas"):
        if given_name in words_in([name]):
            assert given_name in words_in([*ours.names, *ours.affiliations])


@given(st.text(max_size=40))
def test_any_text_is_read_as_a_label(text):
    ours, its = read_label(text), read_by_gate(text)
    assert all(name.strip() for name in ours.names)
    assert all(name.strip() for name in its.names)
