"""Towns that a model takes for people, firms in compounds, and German letters and initials."""

from __future__ import annotations

import pytest

from themetrail.anonymise.detect.address_forms import initialled_names
from themetrail.anonymise.detect.beside import Said
from themetrail.anonymise.detect.cases import UNKNOWN_WORD, Capitals
from themetrail.anonymise.detect.company import names_among_people
from themetrail.anonymise.detect.towns import listed_towns
from themetrail.anonymise.names.forms import words_in
from themetrail.anonymise.names.organisations import has_head
from themetrail.anonymise.names.words import is_noun_or_name
from themetrail.anonymise.resolve.evidence import Seen
from themetrail.anonymise.resolve.kinds import kinds_of
from themetrail.anonymise.spans import REPLACED_FROM


def guessed(surface: str, detector: str = "ner") -> Seen:
    """A person by the guess of a model, or by another detector."""
    return Seen(surface, "person", detector, 0.85, "en", 1)


def categories(seen: list[Seen], said: dict[str, Said], **more: frozenset[str]) -> set[str]:
    return {one.category for one in kinds_of(seen, said, **more).seen}


def test_a_listed_town_that_is_spoken_of_as_a_place_is_one():
    assert "winterthur" in listed_towns()
    assert categories([guessed("Winterthur")], {"winterthur": Said(thing=1)}) == {"place"}


@pytest.mark.parametrize(
    ("surface", "said"),
    [
        ("Winterthur", Said()),  # nothing speaks for a place
        ("Winterthur", Said(thing=1, person=1)),
        ("Winterthur", Said(thing=1, company=1)),
        ("Ngozi", Said(thing=1)),  # a town that no list here has
        ("Roth", Said(thing=1)),  # a town, and a surname of the lists
    ],
)
def test_a_list_alone_makes_no_town_of_a_person(surface, said):
    assert categories([guessed(surface)], {surface.lower(): said}) == {"person"}


def test_whom_somebody_announced_or_a_study_has_shown_stays_a_person():
    said = {"winterthur": Said(thing=1)}
    assert categories([guessed("Winterthur", "title")], said) == {"person"}
    assert categories([guessed("Winterthur")], said, shown=frozenset({"winterthur"})) == {"person"}


def test_compounds_that_head_the_name_of_a_firm():
    assert has_head("Helvetia Kantonalbank") and has_head("Oakcombe Versicherungsgesellschaft")
    assert not has_head("Verena Burbank")


@pytest.mark.parametrize(("word", "known"), [("Emeka", True), ("Kollegen", False), ("Museum", False), ("Haus", False)])
def test_nouns_are_told_from_names_that_stand_among_them(word, known):
    assert is_noun_or_name(word, "de") is known
    assert not is_noun_or_name(word, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lieber Emeka, ich komme am Montag.", ["Emeka"]),
        ("Liebe Kolleginnen und Kollegen, danke.", []),
        ("Lieber Gott, hilf.", []),
        ("Wir haben Emeka im Garten.", []),  # where things stand as well
        ("Und Wolke hat gesagt, das gehe nicht.", ["Wolke"]),
        ("Und die Wolke hat gesagt, das gehe nicht.", []),
        ("Und meine Kollegin Wolke hatte dasselbe.", ["Wolke"]),
        ("Weil mein Bruder Fussball spielte und Angst hatte, blieb ich.", []),
        ("Ich spreche mit Kindern. Ich wohne bei Freunden.", []),
    ],
)
def test_who_is_called_by_a_german_noun_is_asked_about(text, found):
    spans = Capitals([text], "de", set()).names_in(text, words_in(text), [], [])
    assert [text[span.start : span.end] for span in spans] == found
    assert all(span.score == UNKNOWN_WORD for span in spans)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Bericht von K. Asante liegt bei.", ["K. Asante"]),
        ("K. Asante hat gesagt, das gehe nicht.", ["K. Asante"]),
        ("Es gibt z. B. Kinder, die das nicht wollen.", []),
        ("In der Gruppe B. Kinder kommen später.", []),
        ("B. Methode", []),
    ],
)
def test_a_letter_before_a_german_noun_may_be_an_initial(text, found):
    spans = list(initialled_names(text, "de"))
    assert [text[span.start : span.end] for span in spans] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ohne Wolke Fuchs wäre ich gegangen.", ["Wolke Fuchs"]),
        ("Ich habe mit Wolke Fuchs geredet.", ["Wolke Fuchs"]),
        ("Wir waren mit der Firma Fuchs dort.", []),
        ("Im Garten war Anfang Mai ein Fuchs.", []),
    ],
)
def test_two_german_nouns_where_only_people_stand_are_asked_about(text, found):
    spans = list(names_among_people(text, words_in(text), "de"))
    assert [text[span.start : span.end] for span in spans] == found
    assert all(span.score < REPLACED_FROM for span in spans)
