"""The turns that the review asks about: drawn at random, and known again after a correction of letters."""

import random

import pytest

from anonymise.small_study import KEY, turns_of
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.turns import Turns
from themetrail.contracts.anonymise import REVIEW_DECISIONS

SIZE = 6
SYLLABLES = ("ba", "do", "ke", "lu", "mi", "no", "ra", "se", "ti", "vu")


def talk_of(seed: int, transcripts: int = 5, turns: int = 12) -> dict[str, list[str]]:
    dice = random.Random(seed)

    def said() -> str:
        return " ".join("".join(dice.choices(SYLLABLES, k=dice.randint(1, 5))) for _ in range(14))

    return {f"T{number}": [said() for _ in range(turns)] for number in range(transcripts)}


def study(talk, decisions=()):
    blank = {**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None}
    verdicts = Verdicts(REVIEW_DECISIONS.frame([{**blank, **row} for row in decisions]), KEY)
    return Turns(turns_of(talk), verdicts, KEY), verdicts


def read(turns: Turns, kind: str = "sample") -> list[dict]:
    """The decisions of who has read all turns that were drawn."""
    return [
        {
            "item_id": turns.item_id(kind, *place),
            "kind": kind,
            "decision": "seen",
            "transcript_id": place[0],
            "words": turns.text[place],
        }
        for place in turns.drawn(SIZE, 1)
    ]


def open_turns(turns: Turns, verdicts: Verdicts) -> list:
    return [place for place in turns.drawn(SIZE, 1) if not verdicts.decided(turns.item_id("sample", *place))]


def corrected(text: str) -> str:
    """The text with one letter put right."""
    return text.replace("a", "e", 1) if "a" in text else text[1:]


@pytest.mark.parametrize("seed", range(8))
def test_a_correction_of_letters_asks_for_no_turn_again_and_for_no_other(seed):
    talk = talk_of(seed)
    turns, _ = study(talk)
    decisions, drawn = read(turns), set(turns.drawn(SIZE, 1))
    for name in sorted({name for name, _ in drawn}):
        for at, text in enumerate(talk[name]):
            now = {**talk, name: [*talk[name][:at], corrected(text), *talk[name][at + 1 :]]}
            after, verdicts = study(now, decisions)
            assert (set(after.drawn(SIZE, 1)), open_turns(after, verdicts)) == (drawn, [])


def test_a_read_turn_that_was_corrected_and_moved_keeps_its_item():
    talk = talk_of(1)
    turns, _ = study(talk)
    decisions = read(turns)
    name, at = turns.drawn(SIZE, 1)[0]
    now = {**talk, name: ["Put in before.", *talk[name][:at], corrected(talk[name][at]), *talk[name][at + 1 :]]}
    after, verdicts = study(now, decisions)
    assert after.item_id("sample", name, at + 1) == turns.item_id("sample", name, at)
    assert (name, at + 1) in after.drawn(SIZE, 1) and open_turns(after, verdicts) == []


def test_a_turn_that_says_something_else_makes_room_for_one_other():
    talk = talk_of(2)
    turns, _ = study(talk)
    decisions = read(turns)
    name, at = turns.drawn(SIZE, 1)[0]
    now = {
        **talk,
        name: [
            *talk[name][:at],
            "Something else was said here, of which nobody has read a word.",
            *talk[name][at + 1 :],
        ],
    }
    after, verdicts = study(now, decisions)
    assert len(open_turns(after, verdicts)) == 1 and len(after.drawn(SIZE, 1)) == SIZE


def test_of_two_turns_that_are_alike_one_is_the_one_that_was_read():
    said = "the boat went over a quiet lake while nobody spoke of rain"
    turns, _ = study({"A": [said]})
    decisions = read(turns)
    after, _ = study({"A": [said.replace("rain", "train"), said.replace("rain", "grain")]}, decisions)
    ids = [after.item_id("sample", "A", at) for at in (0, 1)]
    assert ids[0] == decisions[0]["item_id"] != ids[1]


def test_without_the_words_that_were_read_a_turn_is_known_by_its_own_alone():
    talk = talk_of(3)
    turns, _ = study(talk)
    decisions = [{**row, "words": ""} for row in read(turns)]
    assert open_turns(*study(talk, decisions)) == []
    name, at = turns.drawn(SIZE, 1)[0]
    now = {**talk, name: [*talk[name][:at], corrected(talk[name][at]), *talk[name][at + 1 :]]}
    assert len(open_turns(*study(now, decisions))) == 1


@pytest.mark.parametrize("seed", range(8))
def test_a_new_transcript_brings_turns_of_its_own_alone_and_takes_none_away(seed):
    talk = talk_of(seed)
    turns, _ = study(talk)
    decisions, drawn = read(turns), set(turns.drawn(SIZE, 1))
    after, verdicts = study({**talk, "T9": talk_of(seed + 100)["T0"]}, decisions)
    assert set(after.drawn(SIZE, 1)) >= drawn
    assert {name for name, _ in open_turns(after, verdicts)} <= {"T9"}


def test_turns_of_new_transcripts_are_drawn_as_often_as_any():
    new = 0
    for seed in range(60):
        talk = talk_of(seed)
        turns, _ = study(talk)
        after, verdicts = study({**talk, "T9": talk_of(seed + 1000)["T0"]}, read(turns))
        new += len(open_turns(after, verdicts))
    assert 40 <= new <= 80  # 6 of 72 turns, 12 of which are new: 60 are expected


def test_before_anything_is_read_most_corrections_leave_the_sample_as_it_is():
    talk, changed, tried = talk_of(7, turns=30), 0, 0
    turns, _ = study(talk)
    drawn = set(turns.drawn(SIZE, 1))
    for name, at in drawn:
        words = talk[name][at].split()
        for place, word in enumerate(words):
            text = " ".join([*words[:place], word + "e", *words[place + 1 :]])
            after, _ = study({**talk, name: [*talk[name][:at], text, *talk[name][at + 1 :]]})
            changed, tried = changed + (set(after.drawn(SIZE, 1)) != drawn), tried + 1
    assert changed / tried < 0.3
