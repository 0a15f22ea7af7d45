"""Over a whole study: each person one pseudonym, nobody merged in silence, nothing that changes when transcripts do."""

import random

import pandas as pd
import pytest

from anonymise.small_study import KEY, anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.resolve.decisions import item_id_of
from themetrail.anonymise.resolve.pseudonym_registry import Registry, read_registry, write_grown
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import review_queue
from themetrail.contracts.anonymise import DETECTIONS, REVIEW_DECISIONS
from themetrail.contracts.errors import StudyError

# Two of one surname (Favre), two of one given name (Nathalie), nicknames, a hyphen, a particle, an accent.
CAST = {
    "P1": ("Nathalie Rochat", "Nath"),
    "P2": ("Marc-Antoine Favre", "Marco"),
    "P3": ("Béatrice Favre", "Béa"),
    "P4": ("Nathalie Zbinden", ""),
    "P5": ("Ibrahim Diallo", "Ibra"),
    "P6": ("Klaus von Allmen", ""),
}
LABELS = {person: f"Job Coach {person[1:]}" for person in CAST}


# Spoken of, and in no list: two of one given name, two of one surname, one who shares a given name with a participant.
STRANGERS = {
    "S1": ("Kevin Brunner", ""),
    "S2": ("Kevin Pittet", ""),
    "S3": ("Luana Brunner", "Lulu"),
    "S4": ("Nathalie Weber", ""),
    "S5": ("Ursula Gerber", ""),
}
EVERYBODY = CAST | STRANGERS


def borne_by(part: int) -> dict[str, set[str]]:
    """Who bears each given name (part 0) or surname (part 1)."""
    bearers: dict[str, set[str]] = {}
    for person, (name, _) in EVERYBODY.items():
        bearers.setdefault(name.split(" ", 1)[part], set()).add(person)
    return bearers


GIVEN, SURNAMES = borne_by(0), borne_by(1)


def study_of_forty(count: int = 40) -> tuple[dict[str, list[str]], list[tuple[str, int, str, str]]]:
    """Transcripts in which three of them are spoken of, by all of their names, and who each mention means."""
    talk, meant = {}, []
    draw = random.Random(7)
    for number in range(count):
        transcript = f"T{number:02d}"
        said = []
        for person in draw.sample(sorted(EVERYBODY), 3):
            name, nickname = EVERYBODY[person]
            given, surname = name.split(" ", 1)
            for form, sentence in (
                (name, f"Yesterday I met {name} at the office, you know."),
                (given, f"And then {given} said that it was fine."),
                (nickname, f"I told {nickname} what I thought of it." if nickname else ""),
                (surname, f"I asked whether {surname}'s boss knew of it." if surname != "Favre" else ""),
            ):
                # A stranger's nickname is nobody's until somebody says whose; `Lulu` is not asked of the program.
                if sentence and form != "Lulu":
                    meant.append((transcript, len(said), form, person))
                    said.append(sentence)
        talk[transcript] = said
    return talk, meant


@pytest.fixture(scope="module")
def forty():
    talk, meant = study_of_forty()
    people = [{"participant_id": p, "names": name, "nicknames": nick} for p, (name, nick) in CAST.items()]
    sheets = sheets_of(sorted(talk), people=people, labels=LABELS)
    turns = turns_of(talk)
    return talk, meant, sheets, turns, detections_of(turns, sheets)


def shown_in(turns, detections, sheets, resolution):
    _, replacements, _ = anonymised(turns, detections, sheets, resolution)
    return {
        (row["transcript_id"], row["turn"], row["surface"]): row["replacement"]
        for row in replacements.to_dict("records")
    }


def test_each_person_one_pseudonym_and_nobody_merged(forty):
    _, meant, sheets, turns, detections = forty
    resolution, _ = resolved(turns, detections, sheets)
    shown = shown_in(turns, detections, sheets, resolution)
    # By their whole names: one pseudonym a person, one person a pseudonym.
    of_whole = {(person, shown[t, turn, form]) for t, turn, form, person in meant if form == EVERYBODY[person][0]}
    pseudonym = dict(of_whole)
    assert len(of_whole) == len(pseudonym) == len(set(pseudonym.values())) == len(EVERYBODY)
    assert {person: pseudonym[person] for person in CAST} == LABELS
    owner = {words: person for person, words in pseudonym.items()}
    merged_unasked, split = [], []
    for transcript, turn, form, person in meant:
        words = shown[transcript, turn, form]
        bearers = GIVEN.get(form, set()) | SURNAMES.get(form, set())
        if owner.get(words, person) != person and not resolution.links[transcript, form_of(form)].doubt:
            merged_unasked.append((form, person, owner[words]))
        if len(bearers) <= 1 and words != pseudonym[person]:
            split.append((form, person))
    assert merged_unasked == [] and split == []


def test_a_shared_name_means_who_is_spoken_of_there_and_nobody_where_both_are(forty):
    _, meant, sheets, turns, detections = forty
    resolution, _ = resolved(turns, detections, sheets)
    shown = shown_in(turns, detections, sheets, resolution)
    whole = {person: shown[t, turn, form] for t, turn, form, person in meant if form == EVERYBODY[person][0]}
    there = {t: {person for name, _, _, person in meant if name == t} for t, *_ in meant}
    alone = together = 0
    for transcript, turn, form, person in meant:
        bearers = (GIVEN.get(form, set()) | SURNAMES.get(form, set())) & there[transcript]
        if form == EVERYBODY[person][0] or len(GIVEN.get(form, set()) | SURNAMES.get(form, set())) < 2:
            continue
        words = shown[transcript, turn, form]
        alone, together = alone + (len(bearers) == 1), together + (len(bearers) > 1)
        assert words == whole[person] if len(bearers) == 1 else words not in whole.values()
    assert alone > 20 and together > 5


@pytest.mark.parametrize("listed", [True, False])
def test_a_name_that_two_could_bear_is_neither_and_is_asked_about_unless_the_list_has_both(listed):
    talk = {"A": ["I saw Nathalie Rochat.", "And Nathalie Zbinden came.", "So Nathalie laughed."]}
    people = [{"participant_id": p, "names": CAST[p][0]} for p in ("P1", "P4")] if listed else []
    sheets, turns = sheets_of(["A"], people=people, labels={p: LABELS[p] for p in ("P1", "P4")}), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    shown = shown_in(turns, detections, sheets, resolution)
    assert shown["A", 2, "Nathalie"] not in LABELS.values()
    assert doubted(turns, detections, resolution) == (set() if listed else {"nathalie"})


def doubted(turns, detections, resolution) -> set[str]:
    verdicts = Verdicts(REVIEW_DECISIONS.empty(), KEY)
    queue = review_queue(turns, detections, resolution, verdicts, KEY, review_below=0.75, sample=0, seed=1)
    return set(queue.loc[queue["kind"] == "doubtful_link", "form"])


@pytest.mark.parametrize("edited", ["T00", "T13", "T39"])
@pytest.mark.parametrize("change", ["add", "edit", "remove"])
def test_no_pseudonym_changes_when_a_transcript_does(forty, change, edited):
    talk, _, sheets, turns, detections = forty
    before, registry = resolved(turns, detections, sheets)
    old = shown_in(turns, detections, sheets, before)
    changed = dict(talk)
    if change == "remove":
        del changed[edited]
    else:
        place = edited if change == "edit" else f"U{edited[1:]}"
        changed[place] = [
            "I know Nathalie Berset and her husband Urs Rochat, and Kevin Gerber.",
            "Nathalie said no to Rochat, and Brunner to Kevin.",
        ]
    again = sheets_of(sorted(changed), people=sheets.people.to_dict("records"), labels=LABELS)
    new_turns = turns_of(changed)
    # The model reads each turn by itself: what it found in the others stands.
    fresh = [name for name in changed if changed[name] is not talk.get(name)]
    parts = [detections[~detections["transcript_id"].isin({edited} if change != "add" else set())]]
    parts += [detections_of(turns_of({name: changed[name]}), again) for name in fresh]
    new_detections = DETECTIONS.check(pd.concat(parts, ignore_index=True))
    after, _ = resolved(new_turns, new_detections, again, registry=registry.grown())
    new = shown_in(new_turns, new_detections, again, after)
    same = {place: shown for place, shown in old.items() if place[0] != edited or change == "add"}
    assert len(same) > 300 and {place: new[place] for place in same} == same


def test_the_registry_only_grows_and_numbers_follow_the_key(forty):
    _, _, sheets, turns, detections = forty
    talk = {"A": ["Mrs Aebischer met Kevin Brunner.", "Then Mr Pittet and Luana Weber came."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    first, registry = resolved(turns, detections, sheets)
    again, _ = resolved(turns, detections, sheets)
    assert first.key.equals(again.key)
    second, grown = resolved(turns, detections, sheets, registry=registry.grown())
    assert grown.added == [] and second.key.equals(first.key)
    other = Registry(registry.table, bytes(32))
    assert other.order("person", "kevin brunner") != registry.order("person", "kevin brunner")


def test_two_of_one_name_in_different_transcripts_are_asked_about_and_can_be_told_apart():
    talk = {"A": ["My client Kevin came late."], "B": ["I saw Kevin, he is doing well."]}
    sheets, turns = sheets_of(["A", "B"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, registry = resolved(turns, detections, sheets)
    shown = shown_in(turns, detections, sheets, resolution)
    assert shown["A", 0, "Kevin"] == shown["B", 0, "Kevin"]
    assert doubted(turns, detections, resolution) == {"kevin"}
    item = item_id_of(KEY, "doubtful_link", "person", "kevin", resolution.linked["A", "kevin"])
    decisions = [{"item_id": item, "decision": "separate"}]
    apart, grown = resolved(turns, detections, sheets, registry=registry.grown(), decisions=decisions)
    shown = shown_in(turns, detections, sheets, apart)
    assert shown["A", 0, "Kevin"] != shown["B", 0, "Kevin"]
    held, _ = resolved(turns, detections, sheets, registry=grown.grown(), decisions=decisions)
    assert shown_in(turns, detections, sheets, held) == shown


def test_a_title_tells_the_husband_from_the_wife():
    talk = {"A": ["Hier Mme Favre est venue.", "Et M. Favre est resté à la maison.", "Puis Mme Favre est partie."]}
    sheets, turns = sheets_of(["A"], language="fr"), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    shown = shown_in(turns, detections, sheets, resolution)
    assert shown["A", 0, "Favre"] == shown["A", 2, "Favre"] != shown["A", 1, "Favre"]


@pytest.mark.parametrize("by", ["id", "shown", "name"])
def test_a_reviewer_links_a_nickname_to_its_person(by):
    talk = {"A": ["My client Luana Weber came.", "Everybody says Lulu to her, so Lulu it is."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    _, registry = resolved(turns, detections, sheets)
    luana = registry.entity_of("person", "luana weber", "A")
    meant = {"id": luana, "shown": registry.pseudonym_of(luana), "name": "Luana Weber"}[by]
    added = [{"decision": "link", "category": "person", "form": "Lulu", "entity": meant}]
    linked, _ = resolved(turns, detections, sheets, registry=registry.grown(), decisions=added)
    shown = shown_in(turns, detections, sheets, linked)
    assert shown["A", 1, "Lulu"] == shown["A", 0, "Luana Weber"]


def test_a_link_to_nobody_is_an_error_without_words():
    talk = {"A": ["My client Luana Weber came with Lulu."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    added = [{"decision": "link", "category": "person", "form": "Lulu", "entity": "Zebulon"}]
    with pytest.raises(StudyError, match="an entity that is not known") as problem:
        resolved(turns, detections_of(turns, sheets), sheets, decisions=added)
    assert "Zebulon" not in str(problem.value)


@pytest.mark.parametrize(("listed", "replaced"), [("mairie", 2), ("Mairie", 1), ("la Mairie", 1), ("TOLVANT", 0)])
def test_an_employer_listed_in_small_letters_is_one_in_small_letters(listed, replaced):
    turns = turns_of({"T1": ["Je travaille à la mairie.", "Demande à la Mairie."]})
    sheets = sheets_of(["T1"], language="fr", people=[{"entity": "E1", "employer": listed}])
    resolution, _ = resolved(turns, DETECTIONS.empty(), sheets)
    assert len(resolution.mentions) == replaced


def test_the_registry_is_written_where_it_grew_and_else_left_as_it_is(tmp_path):
    path = tmp_path / "pseudonyms.csv"
    registry = read_registry(path, KEY)
    assert write_grown(registry, path) == 0 and not path.exists()
    registry.add("person", "kevin brunner", "", "person-1", "[Person 1]")
    assert write_grown(registry, path) == 1
    again = read_registry(path, KEY)
    assert again.shown("person", "kevin brunner") == "[Person 1]" and again.new_entity("person") == "person-2"
    before = path.stat()
    assert write_grown(again, path) == 0
    assert path.stat().st_mtime_ns == before.st_mtime_ns and path.stat().st_ino == before.st_ino
