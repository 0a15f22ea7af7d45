"""Which forms are one person: linked where the evidence says so, doubted where it does not, and never merged."""

import pytest

from themetrail.anonymise.names.people import Person
from themetrail.anonymise.resolve.linking import link_persons
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.spans import Span


def person(key: str, *names: str, nicknames=(), transcripts=(), gender="") -> Person:
    made = Person(name=key, known=True, gender=gender, transcripts=set(transcripts))
    for name in names:
        made.add_name(name)
    for nickname in nicknames:
        made.add_short(nickname)
    return made


PEOPLE = [
    ("rochat", ("Nathalie Rochat",), ("Nath",), ("T1", "T2"), "f"),
    ("favre", ("Marc-Antoine Favre",), ("Marco",), ("T1",), "m"),
    ("mfavre", ("Marie Favre",), (), ("T2",), "f"),
    ("allmen", ("Jürg von Allmen",), (), ("T1",), "m"),
    ("odonnell", ("Claire O'Donnell",), (), ("T2",), "f"),
    ("ben", ("Ben Okafor",), (), ("T1",), "m"),
    ("rose", ("Rose Page",), (), ("T2",), "f"),
]


def links(*said: tuple[str, str]) -> dict:
    people = [person(key, *names, nicknames=short, transcripts=t, gender=g) for key, names, short, t, g in PEOPLE]
    mentions = [Mention(t, n, Span(0, 1, "person", "ner", 0.9), form, form) for n, (t, form) in enumerate(said)]
    return {place: (link.person.name, link.doubt) for place, link in link_persons(mentions, people).items()}


GENDER = {"Ruth": "f", "Jonas": "m"}
ELSEWHERE = "unknown_here"


@pytest.mark.parametrize(
    ("transcript", "form", "who", "doubt"),
    [
        ("T1", "nathalie rochat", "rochat", ""),
        ("T1", "n rochat", "rochat", ""),
        ("T1", "rochat", "rochat", ""),
        ("T1", "rochat|f", "rochat", ""),
        ("T2", "nath", "rochat", ""),
        ("T3", "nath", "rochat", ELSEWHERE),
        ("T1", "n r", "rochat", ""),
        ("T1", "marco", "favre", ""),
        ("T1", "marc", "favre", ""),
        ("T1", "favre", "favre", "others_bear_it"),
        ("T2", "favre", "mfavre", "others_bear_it"),
        ("T1", "favre|m", "favre", ""),
        ("T2", "favre|f", "mfavre", ""),
        ("T1", "favre|f", "mfavre", ELSEWHERE),
        ("T3", "favre", "favre", "several_bear_it"),
        ("T1", "von allmen", "allmen", ""),
        ("T1", "jurg von allmen", "allmen", ""),
        ("T1", "j von allmen", "allmen", ""),
        ("T2", "o donnell", "odonnell", ""),
        ("T2", "donnell", "odonnell", ""),
        ("T1", "ben", "ben", ""),
        ("T1", "ben okafor", "ben", ""),
        ("T2", "rose", "rose", ""),
        ("T1", "zbinden", "zbinden", ""),
        ("T1", "emeka okafor", "emeka okafor", ""),
    ],
)
def test_whom_a_form_means(transcript, form, who, doubt):
    assert links((transcript, form)) == {(transcript, form): (who, doubt)}


def test_two_who_could_both_be_meant_are_neither():
    found = links(("T1", "nathalie rochat"), ("T1", "marie favre"), ("T1", "favre"))
    assert found["T1", "marie favre"] == ("mfavre", "")
    assert found["T1", "favre"] == ("favre", "several_bear_it")
    people = [person("favre", "Marc Favre", transcripts=["T1"]), person("mfavre", "Marie Favre", transcripts=["T1"])]
    mention = Mention("T1", 0, Span(0, 1, "person", "ner", 0.9), "favre", "favre")
    link = link_persons([mention], people)["T1", "favre"]
    assert link.person not in people


def test_an_unknown_name_of_several_transcripts_is_one_and_asked_about():
    found = links(("T1", "kevin"), ("T2", "kevin"), ("T1", "urs zbinden"), ("T1", "zbinden"))
    assert found["T1", "kevin"] == found["T2", "kevin"] == ("kevin", "in_several_transcripts")
    assert found["T1", "zbinden"] == ("urs zbinden", "")


def test_a_name_between_given_name_and_surname_is_theirs_too():
    found = links(("T1", "nathalie anna rochat"))
    assert found["T1", "nathalie anna rochat"] == ("rochat", "")


@pytest.mark.parametrize(
    ("form", "listed", "who", "doubt"),
    [
        ("anna evagorou christou", ["Anna Christou"], "Anna Christou", ""),
        ("maria anna christou", ["Anna Christou"], "Anna Christou", "form_of_whole_name"),
        ("anna christou", ["Anna Evagorou Christou"], "Anna Evagorou Christou", ""),
        ("john christou", ["Anna Christou"], "john christou", ""),
        ("a christou", ["Anna Christou"], "Anna Christou", ""),
        ("m favre", ["Marc Favre", "Marie Favre"], "m favre", "several_bear_it"),
        ("marc favre", ["Marc-Antoine Favre", "Marc Favre"], "marc favre", "whole_name_of_several"),
        ("marie de watteville", ["Marie Watteville"], "Marie Watteville", ""),
        ("watteville", ["Aline de Watteville"], "Aline de Watteville", ""),
        ("a d w", ["Aline de Watteville"], "Aline de Watteville", ""),
        ("luthi", ["Ruth Meier-Lüthi"], "Ruth Meier-Lüthi", ""),
        ("meier", ["Ruth Meier-Lüthi", "Jonas Meier"], "meier", "several_bear_it"),
        ("meier|m", ["Ruth Meier-Lüthi", "Jonas Meier"], "Jonas Meier", ""),
        ("frau meier", ["Jonas Meier"], "frau meier", ""),
        ("a c", ["Anna Christou"], "Anna Christou", ""),
        ("a d", ["Anna Christou"], "a d", ""),
        ("c a", ["Anna Christou"], "c a", ""),
        ("anna c", ["Anna Christou"], "Anna Christou", ""),
        ("anna d", ["Anna Christou"], "anna d", ""),
        ("anna d", ["Anna"], "Anna", ""),
        ("b christou", ["Anna Christou"], "b christou", ""),
        ("a m christou", ["Anna Christou"], "Anna Christou", ""),
        ("christou|m", ["Ruth Christou"], "christou|m", ""),
        ("christou|f", ["Ruth Christou"], "Ruth Christou", ""),
        ("christou|f", ["Zyx Christou"], "Zyx Christou", ""),  # whose gender nobody knows
        ("anna", ["Anna Christou", "Anna Meier"], "anna", "several_bear_it"),
        ("meier|f", ["Meier Christou", "Ruth Meier"], "Ruth Meier", ""),  # after a title stands a surname
    ],
)
def test_whom_a_form_means_among_those_who_are_spoken_of_there(form, listed, who, doubt):
    people = [person(name, name, transcripts=["T1"], gender=GENDER.get(name.split()[0], "")) for name in listed]
    link = link_persons([Mention("T1", 0, Span(0, 1, "person", "ner", 0.9), form, form)], people)["T1", form]
    assert (link.person.name, link.doubt) == (who, doubt)
