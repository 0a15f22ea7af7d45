"""Who must not be recognised: forms of the people list and of speakers' labels, and whom a form can mean."""

import pytest

from anonymise.small_study import sheets_of
from themetrail.anonymise.names.people import Person, affiliations, employers, known_people


def person(*names: str) -> Person:
    made = Person(name="P")
    for name in names:
        made.add_name(name)
    return made


@pytest.mark.parametrize(
    ("name", "full", "given", "surnames", "gender"),
    [
        ("Adaeze Okafor", "adaeze okafor", {"adaeze"}, {"okafor"}, ""),
        ("Mrs Helen Weiss", "helen weiss", {"helen"}, {"weiss"}, "f"),
        ("A. Okafor", "a okafor", set(), {"okafor"}, ""),
        ("Ben Okafor", "ben okafor", {"ben"}, {"okafor"}, "m"),
        ("Al Keller", "al keller", {"al"}, {"keller"}, ""),
        ("Al Constable", "al constable", {"al"}, {"constable"}, ""),
        ("Captain Ben Bishop", "ben bishop", {"ben"}, {"bishop"}, "m"),
        ("Claire O'Donnell", "claire o donnell", {"claire"}, {"o donnell", "donnell"}, "f"),
        ("Rose Page", "rose page", {"rose"}, {"page"}, "f"),
        ("Linda Ng", "linda ng", {"linda"}, {"ng"}, "f"),
        ("Marc-Antoine Favre", "marc antoine favre", {"marc antoine", "marc", "antoine"}, {"favre"}, "m"),
        ("Mme Éloïse de Watteville", "eloise de watteville", {"eloise"}, {"watteville"}, "f"),
        ("Ali Ben Salah", "ali ben salah", {"ali"}, {"salah"}, "m"),
        ("Désirée Petit", "desiree petit", {"desiree"}, {"petit"}, "f"),
        ("Frau Ruth Meier-Lüthi", "ruth meier luthi", {"ruth"}, {"meier luthi", "meier", "luthi"}, "f"),
        ("Jürg von Allmen", "jurg von allmen", {"jurg"}, {"allmen"}, "m"),
        ("Anna Maria Zbinden", "anna maria zbinden", {"anna"}, {"maria", "zbinden"}, "f"),
        ("Julia Bishop", "julia bishop", {"julia"}, {"bishop"}, "f"),
        ("E. Constable", "e constable", set(), {"constable"}, ""),
        ("Sister Agnes Major", "agnes major", {"agnes"}, {"major"}, "f"),
    ],
)
def test_a_whole_name_and_its_parts(name, full, given, surnames, gender):
    made = person(name)
    assert (made.full, made.given, made.surnames) == ({full}, given, surnames)
    assert made.gender == gender


@pytest.mark.parametrize(
    ("name", "form", "is_it"),
    [
        ("Adaeze Okafor", "adaeze okafor", True),
        ("Adaeze Okafor", "a okafor", True),
        ("Adaeze Okafor", "emeka okafor", False),
        ("Marc-Antoine Favre", "marc favre", True),
        ("Marc-Antoine Favre", "m favre", True),
        ("Ben Okafor", "ben okafor", True),
        ("Jürg von Allmen", "jurg allmen", True),
        ("Jürg von Allmen", "jurg von allmen", True),
        ("Ruth Meier-Lüthi", "ruth luthi", True),
        ("Ruth Meier-Lüthi", "anna luthi", False),
        ("Rose Page", "page", False),
    ],
)
def test_whom_a_whole_name_names(name, form, is_it):
    assert person(name).is_named(form) is is_it


def names_of(people=(), speakers=(), labels=None) -> dict[str, set[str]]:
    sheets = sheets_of(["T1", "T2"], people=people, speakers=speakers, labels=labels)
    known = known_people(sheets.people, sheets.sources, sheets.participants)
    return {one.name: one.forms - one.spellings for one in known}


def test_a_participant_is_one_person_under_every_label_and_in_the_people_list():
    speakers = [
        {"transcript_id": "T1", "speaker": "Okafor, Adaeze (LEEDS TRUST)", "participant_id": "P1"},
        {"transcript_id": "T2", "speaker": "Adaeze's iPad", "participant_id": "P1"},
        {"transcript_id": "T2", "speaker": "Interviewer", "role": "interviewer"},
    ]
    people = [{"participant_id": "P1", "names": "Ada Okafor", "nicknames": "Dee; Désirée", "initials": "A.O."}]
    forms = {"adaeze", "okafor", "adaeze okafor", "ada", "ada okafor", "dee", "desiree", "a o"}
    assert names_of(people, speakers, {"P1": "Nurse 1"}) == {"P1": forms}


@pytest.mark.parametrize(
    "label", ["Helen Weiss", "Weiss, Helen", "Helen Weiss (she/her)", "WEISS Helen", "Dr Helen Weiss"]
)
def test_an_interviewer_of_the_people_list_is_the_same_under_any_label(label):
    people = [{"entity": "interviewer", "names": "Helen Weiss"}]
    found = names_of(people, [{"transcript_id": "T1", "speaker": label, "role": "interviewer"}])
    assert set(found) == {"interviewer"}


def test_the_label_of_several_participants_is_a_role():
    speakers = [
        {"transcript_id": "T1", "speaker": "Farmer", "participant_id": "P1"},
        {"transcript_id": "T2", "speaker": "Farmer", "participant_id": "P2"},
    ]
    assert names_of(speakers=speakers, labels={"P1": "Grower 1", "P2": "Grower 2"}) == {"P1": set(), "P2": set()}
    assert "farmer" in names_of(speakers=speakers[:1], labels={"P1": "Grower 1"})["P1"]


def test_where_people_belong():
    people = [{"names": "Anna Egli (Spital Aarau)", "employer": "Atelier du Pont; Brückenweg"}]
    speakers = [{"transcript_id": "T1", "speaker": "Okafor, Adaeze (LEEDS TRUST)", "participant_id": "P1"}]
    sheets = sheets_of(["T1"], people=people, speakers=speakers, labels={"P1": "Nurse 1"})
    assert employers(sheets.people) == ["Atelier du Pont", "Brückenweg"]
    assert affiliations(sheets.people, sheets.sources) == ["LEEDS TRUST", "Spital Aarau"]
