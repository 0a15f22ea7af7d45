"""Turns into segments: codable roles, names of segments, and law 1 over all units."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.contracts.errors import StudyError
from themetrail.contracts.turns import TURNS
from themetrail.segment.cut import Unit, segments_of

TRANSCRIPTS = [
    {"transcript_id": "INT1", "group": "interviews", "language": "en"},
    {"transcript_id": "FG1", "group": "focus_group", "language": "fr"},
]
UNITS = ["turn", "sentence", "paragraph", "window"]


def by_full_stop(texts, language):
    assert language in ("en", "fr")
    return [[match.end() for match in re.finditer(r"\.", text)] for text in texts]


def turns(*said, transcript_id="INT1"):
    rows = []
    for number, (role, text) in enumerate(said):
        who = "P1" if role == "participant" else ""
        row = {"transcript_id": transcript_id, "turn": number, "speaker": role, "role": role, "participant_id": who}
        rows.append({**row, "start_s": None, "end_s": None, "text": text})
    return TURNS.frame(rows)


def cut(table, unit="turn", **more):
    return segments_of(table, TRANSCRIPTS, Unit(unit, **more), by_full_stop)


def test_a_turn_is_a_segment():
    segments = cut(turns(("interviewer", "How?"), ("participant", "Well. So.")))
    assert list(segments["segment_id"]) == ["INT1-0000", "INT1-0001"]
    assert list(segments["codable"]) == ["no", "yes"]
    assert list(segments["group"]) == ["interviews"] * 2
    assert list(segments["end"]) == [4, 9]


def test_sentences_of_codable_turns_only():
    segments = cut(turns(("interviewer", "One. Two."), ("participant", "Well. So. It was.")), "sentence")
    assert list(segments["segment_id"]) == ["INT1-0000", "INT1-0001.01", "INT1-0001.02", "INT1-0001.03"]
    assert list(segments["text"]) == ["One. Two.", "Well. ", "So. ", "It was."]
    assert list(segments["start"]) == [0, 0, 6, 10]


def test_windows():
    segments = cut(turns(("participant", "A. B. C. D. E.")), "window", window_sentences=2)
    assert list(segments["text"]) == ["A. B. ", "C. D. ", "E."]


def test_interviewers_are_codable_where_configured():
    said = turns(("interviewer", "How?"), ("participant", "Well."))
    assert list(cut(said, codable_roles=("interviewer", "participant"))["codable"]) == ["yes", "yes"]
    assert list(cut(said, codable_roles=())["codable"]) == ["no", "no"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("text", ["", " \n "])
def test_a_turn_without_words_is_context(unit, text):
    segments = cut(turns(("participant", text)), unit)
    assert segments[["segment_id", "end", "codable"]].values.tolist() == [["INT1-0000", len(text), "no"]]


@pytest.mark.parametrize("unit", UNITS)
def test_no_turns(unit):
    assert len(cut(TURNS.empty(), unit)) == 0


def test_a_transcript_that_is_not_listed():
    with pytest.raises(StudyError, match="turns of INT9 are here"):
        cut(turns(("participant", "Yes."), transcript_id="INT9"))


def test_a_turn_that_is_there_twice_stops_the_run_and_so_does_a_cut_that_loses_a_character(monkeypatch):
    said = turns(("participant", "Well. So."))
    with pytest.raises(StudyError, match="not every turn has a segment"):
        cut(pd.concat([said, said]))
    monkeypatch.setattr("themetrail.segment.cut.spans_between", lambda text, starts: [(0, 5), (6, len(text))])
    with pytest.raises(StudyError, match=r"^INT1, turn 0: the segments of this turn do not add up") as raised:
        cut(said, "sentence")
    assert "Well" not in str(raised.value)


def test_sentences_need_something_that_finds_them():
    with pytest.raises(ValueError, match="'window' needs a function"):
        segments_of(turns(("participant", "Well.")), TRANSCRIPTS, Unit("window"))


def test_segments_stand_in_the_order_of_talk_since_they_are_collected_as_they_stand():
    shuffled = turns(*[("participant", "A. B.")] * 12).sample(frac=1, random_state=1)
    found = cut(shuffled, "sentence")
    assert list(found["segment_id"][:3]) == ["INT1-0000.01", "INT1-0000.02", "INT1-0001.01"]
    assert found.sort_values(["turn", "start"]).index.tolist() == found.index.tolist()


said = st.lists(
    st.tuples(
        st.sampled_from(["participant", "interviewer", "other"]), st.text(st.sampled_from("ab. \n[]é🙂"), max_size=40)
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(said, st.sampled_from(UNITS), st.lists(st.sampled_from(["participant", "interviewer", "other"]), unique=True))
def test_every_turn_is_there_and_every_character_once(said, unit, roles):
    table = turns(*said)
    segments = cut(table, unit, codable_roles=tuple(roles))
    assert segments["segment_id"].is_unique
    for row in table.to_dict("records"):
        own = segments[segments["turn"] == row["turn"]]
        assert "".join(own["text"]) == row["text"]
        assert [c for a, b in zip(own["start"], own["end"], strict=True) for c in range(a, b)] == list(
            range(len(row["text"]))
        )
        codable = row["role"] in roles and row["text"].strip() != ""
        assert set(own["codable"]) == {"yes" if codable else "no"}


@settings(max_examples=30, deadline=None)
@given(said, said, st.sampled_from(UNITS))
def test_a_transcript_added_changes_no_segment_of_another(first, second, unit):
    alone = cut(turns(*first), unit)
    together = cut(
        TURNS.frame([*turns(*second, transcript_id="FG1").to_dict("records"), *turns(*first).to_dict("records")]), unit
    )
    kept = together[together["transcript_id"] == "INT1"].reset_index(drop=True)
    assert kept.to_dict("records") == alone.to_dict("records")
