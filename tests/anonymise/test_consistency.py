"""Over a whole study: each person one pseudonym, nobody merged in silence, nothing that changes when transcripts do."""

import random

import pytest
from small_study import KEY, anonymised, detections_of, resolved, sheets_of, turns_of

from themetrail.anonymise.registry import Registry
from themetrail.anonymise.review import review_queue
from themetrail.anonymise.verdicts import Verdicts, item_id_of
from themetrail.contracts.anonymise import REVIEW_DECISIONS
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


def study_of_forty(count: int = 40) -> tuple[dict[str, list[str]], list[tuple[str, int, str, str]]]:
    """Transcripts in which members of the cast are spoken of, and who each mention means."""
    talk, meant = {}, []
    draw = random.Random(7)
    for number in range(count):
        transcript = f"T{number:02d}"
        first, second = draw.sample(sorted(CAST), 2)
        said = []
        for person in (first, second):
            name, nickname = CAST[person]
            given, surname = name.split(" ", 1)
            for form, sentence in (
                (name, f"Yesterday I met {name} at the office, you know."),
                (given, f"And then {given} said that it was fine."),
                (nickname, f"I told {nickname} what I thought of it." if nickname else ""),
                (surname, f"I asked whether {surname}'s boss knew of it." if surname != "Favre" else ""),
            ):
                if sentence:
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
    for transcript, turn, form, person in meant:
        replacement = shown[transcript, turn, form]
        both = form == "Nathalie" and {"P1", "P4"} <= {p for t, _, _, p in meant if t == transcript}
        assert replacement == LABELS[person] or both, (transcript, turn)


def test_a_name_that_two_could_bear_is_neither_and_goes_to_review():
    talk = {"A": ["I saw Nathalie Rochat.", "And Nathalie Zbinden came.", "So Nathalie laughed."]}
    people = [{"participant_id": p, "names": CAST[p][0]} for p in ("P1", "P4")]
    sheets, turns = sheets_of(["A"], people=people, labels={p: LABELS[p] for p in ("P1", "P4")}), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    shown = shown_in(turns, detections, sheets, resolution)
    assert shown["A", 2, "Nathalie"] not in LABELS.values()
    assert doubted(turns, detections, resolution) == {"nathalie"}


def doubted(turns, detections, resolution) -> set[str]:
    verdicts = Verdicts(REVIEW_DECISIONS.empty(), KEY)
    queue = review_queue(turns, detections, resolution, verdicts, KEY, review_below=0.75, sample=0, seed=1)
    return set(queue.loc[queue["kind"] == "doubtful_link", "form"])


@pytest.mark.parametrize("change", ["add", "edit", "remove"])
def test_no_pseudonym_changes_when_a_transcript_does(forty, change):
    talk, _, sheets, turns, detections = forty
    before, registry = resolved(turns, detections, sheets)
    old = shown_in(turns, detections, sheets, before)
    changed = dict(talk)
    if change == "remove":
        del changed["T00"]
    elif change == "edit":
        changed["T00"] = ["Nathalie Berset and Ursula Zbinden were there.", "Nathalie said no."]
    else:
        changed["T99"] = ["I know Nathalie Berset and her husband Urs Rochat.", "Nathalie said no to Rochat."]
    people = sheets.people.to_dict("records")
    again = sheets_of(sorted(changed), people=people, labels=LABELS)
    new_turns = turns_of(changed)
    new_detections = detections_of(new_turns, again)
    after, _ = resolved(new_turns, new_detections, again, registry=registry.grown())
    new = shown_in(new_turns, new_detections, again, after)
    same = {place: shown for place, shown in old.items() if place[0] not in ("T00", "T99")}
    assert {place: new[place] for place in same} == same


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
