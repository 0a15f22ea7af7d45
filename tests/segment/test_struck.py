"""Words that somebody may have asked to be struck, in three languages, and what stands next to where it is asked."""

import pandas as pd
import pytest

from made_talk import talk_of
from themetrail.segment.struck import struck


def _struck(talk: pd.DataFrame) -> set[str]:
    return set(struck(talk)["segment_id"])


ASKED = [
    "No, that's mean, cut that. He noticed.",
    "That is off the record.",
    "Don’t write that down, please.",
    "Strike that",
    "That stays between us.",
    "Between us, he is lazy.",
    "Ne l’écrivez pas, s'il vous plaît.",
    "Entre nous, il exagère.",
    "Coupez ça !",
    "Ça reste entre nous.",
    "Das bleibt unter uns.",
    "Bitte nicht aufschreiben.",
    "Schreiben Sie das nicht auf.",
    "Streichen Sie das bitte.",
    "Please delete what I just said.",
    "I don't want that recorded.",
    "That's confidential, you know.",
    "Keep that to yourself.",
    "Das schreiben Sie jetzt nicht auf.",
    "Das ist vertraulich.",
    "C'est confidentiel.",
]
NOT_ASKED = [
    "I cut that tree down myself.",
    "I have the laptop open between us, and type.",
    "Don't write that too nicely.",
    "The record was lost.",
    "Il y a entre nous une confiance.",
    "Ils écrivent tout.",
    "Wir sind unter uns geblieben.",
    "Er streicht das Zimmer.",
]


@pytest.mark.parametrize("text", ASKED)
def test_words_that_somebody_asks_to_strike_are_known_in_three_languages(text: str) -> None:
    assert _struck(talk_of(("P1", text))) == {"T1-0"}


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_words_are_no_such_request(text: str) -> None:
    assert _struck(talk_of(("P1", text))) == set()


def test_what_the_same_person_said_just_before_and_after_may_be_meant_as_well() -> None:
    talk = [("P1", "One."), ("P1", "Two."), ("P2", "Mine."), ("P1", "Cut that."), ("I", "Yes."), ("P1", "Go on.")]
    assert _struck(talk_of(*talk, ("P1", "Last."))) == {"T1-1", "T1-3", "T1-5"}


def test_who_bears_a_label_alone_is_told_apart_by_it() -> None:
    talk = talk_of(("A", "One."), ("B", "Two."), ("A", "Cut that.")).assign(role="participant", participant_id="")
    assert _struck(talk) == {"T1-0", "T1-2"}


def test_where_an_interviewer_asks_what_participants_said_around_it_is_meant() -> None:
    talk = [("P1", "One."), ("P2", "Two."), ("I", "That stays between us."), ("I", "So?"), ("P1", "Three.")]
    assert _struck(talk_of(*talk)) == {"T1-1", "T1-2", "T1-4"}
