"""Decisions are anchored to their words: they follow them when they move, and are missed when they are gone."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.small_study import PSEUDONYM, SAID, codebook, ledger, round_of, segments, suggestions
from themetrail.coding.anchoring import anchor_round
from themetrail.coding.draft import draft_round
from themetrail.coding.reading import read_anchors
from themetrail.contracts.errors import StudyError


def _issued(said=None, *places):
    drafted = draft_round(round_of("C1"), segments(said), ledger(*places), suggestions().head(0), codebook())
    return drafted.segments


def _anchored(before, now, *, places_before=(), places_now=(), **settings):
    anchors, lost = anchor_round("r1", _issued(before, *places_before), segments(now), ledger(*places_now), **settings)
    found = {row.issued_segment_id: (row.segment_id, row.how) for row in anchors.itertuples()}
    return found, lost


def test_nothing_changed_nothing_moved():
    found, lost = _anchored(SAID, SAID, places_before=[PSEUDONYM], places_now=[PSEUDONYM])
    assert {how for _, how in found.values()} == {"same"}
    assert all(issued == now for issued, (now, _) in found.items())
    assert lost.empty


def test_words_that_moved_down_are_followed_and_told():
    now = {**SAID, "INT1": [("I", "Welcome."), ("P1", "Thanks."), *SAID["INT1"]]}
    found, lost = _anchored(SAID, now)
    assert found["INT1-001"] == ("INT1-003", "moved")
    assert found["INT1-004"] == ("INT1-006", "moved")
    assert found["INT2-002"] == ("INT2-002", "same")
    assert lost.empty


def test_words_that_are_said_twice_are_followed_in_the_order_of_talk():
    now = {**SAID, "INT2": [("I", "Hello."), *SAID["INT2"]]}
    found, _ = _anchored(SAID, now)
    assert found["INT2-001"][0] == "INT2-002"
    assert found["INT2-003"][0] == "INT2-004"


@pytest.mark.parametrize(
    ("now", "where"),
    [
        ([("P1", "Third."), ("P1", "First."), ("P1", "Second.")], ("INT1-000", "moved")),
        ([("P2", "Third."), ("P1", "First."), ("P1", "Second.")], ("INT1-000", "moved")),  # another said it
        ([("P2", "Third."), ("P1", "Third."), ("P1", "First."), ("P1", "Second.")], ("INT1-001", "moved")),
        ([("P2", "Third."), ("P2", "Third."), ("P1", "First."), ("P1", "Second.")], ("", "lost")),  # it could be either
    ],
)
def test_words_that_were_put_elsewhere_are_followed_where_they_stand_once(now, where):
    before = [("P1", "First."), ("P1", "Second."), ("P1", "Third.")]
    found, _ = _anchored({"INT1": before}, {"INT1": now})
    assert found["INT1-002"] == where
    assert {found[one][1] for one in ("INT1-000", "INT1-001")} <= {"same", "moved"}


def test_another_pseudonym_is_no_other_word():
    now = {**SAID, "INT1": [(who, text.replace("[Person 1]", "Job Coach 12")) for who, text in SAID["INT1"]]}
    start = now["INT1"][1][1].index("Job Coach 12")
    place = ("INT1", 1, start, start + len("Job Coach 12"), "person")
    found, _ = _anchored(SAID, now, places_before=[PSEUDONYM], places_now=[place])
    assert found["INT1-001"] == ("INT1-001", "same")


def test_a_name_found_since_is_no_other_word():
    before = {"INT1": [("P1", "Kevin came."), ("P1", "He left.")]}
    now = {"INT1": [("P1", "[Person 7] came."), ("P1", "He left.")]}
    found, lost = _anchored(before, now, places_now=[("INT1", 0, 0, 10, "person")])
    assert found["INT1-000"] == ("INT1-000", "pseudonym")
    assert lost.empty


def test_names_found_since_in_neighbouring_turns_are_no_other_words():
    before = {"INT1": [("P1", "Kevin came."), ("P1", "Maria left."), ("P1", "Nobody stayed.")]}
    now = {"INT1": [("P1", "[Person 7] came."), ("P1", "[Person 8] left."), ("P1", "Nobody stayed.")]}
    places = [("INT1", turn, 0, 10, "person") for turn in (0, 1)]
    found, _ = _anchored(before, now, places_now=places)
    assert found == {
        "INT1-000": ("INT1-000", "pseudonym"),
        "INT1-001": ("INT1-001", "pseudonym"),
        "INT1-002": ("INT1-002", "same"),
    }


def test_changed_and_missing_words_are_lost_and_listed_with_what_is_nearest():
    now = {
        "INT1": [*SAID["INT1"][:4], ("P1", "There is never enough money.")],
        "INT2": [turn for turn in SAID["INT2"] if "forms" not in turn[1]],
    }
    found, lost = _anchored(SAID, now)
    assert found["INT1-004"] == ("", "lost")
    assert found["INT2-002"] == ("", "lost")
    assert lost["issued_segment_id"].tolist() == ["INT1-004", "INT2-002"]
    assert lost["nearest_segment_id"].tolist() == ["INT1-004", ""]
    assert lost["similarity"].iloc[0] == pytest.approx(0.8)


def test_a_withdrawn_participant_is_not_lost():
    now = {"INT1": SAID["INT1"]}
    found, lost = _anchored(SAID, now, withdrawn=["P2"])
    assert found["INT2-002"] == ("", "withdrawn")
    assert lost.empty


def test_a_person_settles_where_changed_words_belong():
    now = {**SAID, "INT1": [*SAID["INT1"][:4], ("P1", "There is never"), ("P1", "enough money.")]}
    by_hand = pd.DataFrame(
        {
            "issued_segment_id": ["INT1-004", "INT1-004", "INT1-003"],
            "segment_id": ["INT1-005", "INT1-004", ""],
        },
        index=[2, 3, 4],
    )
    anchors, lost = anchor_round("r1", _issued(SAID), segments(now), ledger(), by_hand=by_hand)
    rows = anchors[anchors["issued_segment_id"].isin(["INT1-003", "INT1-004"])]
    assert rows[["issued_segment_id", "segment_id", "how"]].to_numpy().tolist() == [
        ["INT1-003", "", "dropped"],
        ["INT1-004", "INT1-004", "by_hand"],
        ["INT1-004", "INT1-005", "by_hand"],
    ]
    assert lost.empty


@pytest.mark.parametrize(
    ("issued_id", "segment_id", "said"),
    [
        ("INT9-000", "INT1-001", "row 2, column 'issued_segment_id'"),
        ("INT1-001", "INT9-000", "row 2, column 'segment_id'"),
        ("INT1-001", "INT1-000", "row 2, column 'segment_id'"),
    ],
)
def test_what_a_person_settles_must_exist(issued_id, segment_id, said):
    by_hand = pd.DataFrame({"issued_segment_id": [issued_id], "segment_id": [segment_id]}, index=[2])
    with pytest.raises(StudyError, match=f"anchors.csv, {said}"):
        anchor_round("r1", _issued(SAID), segments(SAID), ledger(), by_hand=by_hand, by_hand_file="anchors.csv")


LONG = "When I came here nobody told me how the forms work and so I lost two whole weeks."
CORRECTED = LONG.replace("lost", "last")  # 18 words, one of them another: 17/18 alike


@pytest.mark.parametrize(
    ("before", "now", "carry_over", "expected"),
    [
        ([("P1", LONG)], [("P1", CORRECTED)], 0.9, ("INT1-000", "alike")),
        ([("P1", LONG)], [("P1", CORRECTED)], 17 / 18, ("INT1-000", "alike")),
        ([("P1", LONG)], [("P1", CORRECTED)], 0.95, ("", "lost")),
        ([("P1", LONG)], [("P1", CORRECTED)], 1.0, ("", "lost")),
        ([("P1", LONG)], [("P2", CORRECTED)], 0.9, ("", "lost")),  # another speaker
        ([("P1", LONG), ("P1", "Hm.")], [("I", "So."), ("P1", CORRECTED), ("P1", "Hm.")], 0.9, ("INT1-001", "alike")),
        ([("P1", LONG), ("P1", "Hm.")], [("P1", "Hm."), ("P1", CORRECTED)], 0.9, ("", "lost")),  # another place
        ([("P1", LONG)], [("P1", CORRECTED), ("P1", CORRECTED)], 0.9, ("", "lost")),  # one or the other
        ([("P1", LONG)], [("P1", CORRECTED), ("P1", LONG)], 0.9, ("INT1-001", "moved")),  # its own words go first
        ([("P1", LONG)], [("P1", " ".join(reversed(LONG.split())))], 0.9, ("", "lost")),  # the same words, turned round
    ],
)
def test_a_corrected_letter_is_carried_over_where_nothing_else_can_be_meant(before, now, carry_over, expected):
    found, lost = _anchored({"INT1": before}, {"INT1": now}, carry_over=carry_over)
    assert found["INT1-000"] == expected
    assert len(lost) == (expected[1] == "lost")


def test_corrected_words_keep_their_order_and_say_how_alike_they_are():
    two = LONG.replace("weeks", "months")
    anchors, lost = anchor_round(
        "r1",
        _issued({"INT1": [("P1", LONG), ("P1", two)]}),
        segments({"INT1": [("P1", CORRECTED), ("P1", two.replace("lost", "last"))]}),
        ledger(),
        carry_over=0.85,
    )
    assert anchors[["segment_id", "how"]].to_numpy().tolist() == [["INT1-000", "alike"], ["INT1-001", "alike"]]
    assert anchors["similarity"].tolist() == pytest.approx([17 / 18] * 2)
    assert lost.empty


LINES = st.lists(
    st.tuples(st.sampled_from(["P1", "P2", "I"]), st.sampled_from(["Hm.", "Yes, a lot.", "No time.", "Forms again."])),
    min_size=1,
    max_size=8,
).filter(lambda lines: any(who != "I" for who, _ in lines))


@settings(max_examples=30, deadline=None)
@given(LINES, LINES, st.integers(0, 8))
def test_whatever_is_added_every_word_is_found_again_once(lines, added, at):
    now = [*lines[:at], *added, *lines[at:]]
    found, lost = _anchored({"INT1": lines}, {"INT1": now})
    assert lost.empty
    places = [place for place, _ in found.values()]
    assert len(set(places)) == len(places)
    text = dict(zip(segments({"INT1": now})["segment_id"], segments({"INT1": now})["text"], strict=True))
    before = dict(zip(segments({"INT1": lines})["segment_id"], segments({"INT1": lines})["text"], strict=True))
    assert all(text[place] == before[issued] for issued, (place, _) in found.items())


@settings(max_examples=30, deadline=None)
@given(LINES, LINES)
def test_every_issued_segment_is_anchored_or_lost(lines, other):
    found, lost = _anchored({"INT1": lines}, {"INT1": other})
    assert len(found) == sum(who != "I" for who, _ in lines)
    assert {issued for issued, (_, how) in found.items() if how == "lost"} == set(lost["issued_segment_id"])
    places = [place for place, _ in found.values() if place]
    assert len(set(places)) == len(places)


def test_what_a_withdrawn_participant_said_is_never_anothers():
    before = {"INT1": [("P1", "I agree with that."), ("P2", "So do I think.")]}
    now = {"INT1": [("P2", "So do I think."), ("P2", "I agree with that.")]}
    found, lost = _anchored(before, now, withdrawn=["P1"])
    assert found["INT1-000"] == ("", "withdrawn")
    assert lost.empty


def test_what_was_settled_on_withdrawn_words_ends_with_them():
    before = {"INT1": [("P1", "I agree with tht."), ("P2", "So do I."), ("P1", "Well."), ("P2", "It is late")]}
    now = segments({"INT1": [("P1", "I agree with that."), ("P2", "So do I."), ("P1", "Well."), ("P2", "It is late.")]})
    left = now[now["participant_id"] != "P1"]
    settled = pd.DataFrame(
        {
            "issued_segment_id": ["INT1-000", "INT1-003", "INT1-003"],
            "segment_id": ["INT1-000", "INT1-003", "INT1-002"],
        },
        index=[2, 3, 4],
    )
    gone = {"withdrawn": ["P1"], "withdrawn_from": ["INT1"]}
    anchors, lost = anchor_round("r1", _issued(before), left, ledger(), by_hand=settled, **gone)
    assert anchors[["issued_segment_id", "segment_id", "how"]].to_numpy().tolist() == [
        ["INT1-000", "", "withdrawn"],
        ["INT1-001", "INT1-001", "same"],
        ["INT1-002", "", "withdrawn"],
        ["INT1-003", "INT1-003", "by_hand"],
    ]
    assert lost.empty
    only = settled.loc[[4]]
    anchors, lost = anchor_round("r1", _issued(before), left, ledger(), by_hand=only, **gone)
    assert anchors.set_index("issued_segment_id").at["INT1-003", "how"] == "withdrawn"
    with pytest.raises(StudyError, match="not a codable segment of the transcripts now"):
        anchor_round("r1", _issued(before), left, ledger(), by_hand=only, withdrawn=["P1"])


def test_what_a_wrong_label_gave_to_another_ends_where_a_withdrawn_turn_stood():
    before = {"INT1": [("P2", "So do I."), ("P2", "I agree with that."), ("P2", "It is late.")]}  # the second was P1's
    now = segments({"INT1": [("P2", "So do I."), ("P1", "I agree with that."), ("P2", "It is late.")]})
    gone = {"withdrawn": ["P1"], "withdrawn_from": ["INT1"]}
    anchors, lost = anchor_round("r1", _issued(before), now[now["participant_id"] == "P2"], ledger(), **gone)
    assert anchors["how"].tolist() == ["same", "withdrawn", "same"]
    assert lost.empty
    # Where turns have moved since, nobody can say that the gap is this one.
    later = now.assign(turn=now["turn"] + 1)
    anchors, _ = anchor_round("r1", _issued(before), later[later["participant_id"] == "P2"], ledger(), **gone)
    assert anchors["how"].tolist() == ["moved", "lost", "moved"]


def test_of_a_transcript_of_which_nobody_is_left_everything_ends():
    before = _issued({"INT1": [("O1", "How was it?"), ("P1", "Well.")], "INT2": [("P2", "Well.")]})
    now = segments({"INT2": [("P2", "Well.")]})
    anchors, lost = anchor_round("r1", before, now, ledger(), withdrawn=["P1"], withdrawn_from=["INT1"])
    assert anchors["how"].tolist() == ["withdrawn", "withdrawn", "same"]
    assert lost.empty
    _, lost = anchor_round("r1", before, now, ledger())
    assert len(lost) == 2


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["a,b", "a,b"], "row 3: this row repeats row 2; keep one of the two"),
        (["a,b", "a,"], "row 3: row 2 says otherwise of this segment: its decisions are dropped by one row"),
        (["a,", "a,b"], "row 3: row 2 says otherwise of this segment"),
        (["a,b,so I think"], "row 2: something stands in the 3rd column with a heading, which is not read"),
    ],
)
def test_anchors_settled_by_hand_that_contradict_each_other_are_told(tmp_path, lines, said):
    path = tmp_path / "anchors.csv"
    path.write_text("\n".join(["issued_segment_id,segment_id,why", *lines]) + "\n", encoding="utf-8")
    with pytest.raises(StudyError, match=said):
        read_anchors(path)


def test_rows_of_the_lost_may_be_copied_whole_and_one_segment_may_become_two(tmp_path):
    path = tmp_path / "anchors.csv"
    head = "round,issued_segment_id,transcript_id,turn,nearest_segment_id,similarity,segment_id"
    path.write_text(f"{head}\nr1,a,INT1,3,b,0.8,b\nr1,a,INT1,3,b,0.8,c\nr1,d,INT1,4,,0,\n", encoding="utf-8")
    assert read_anchors(path)[["issued_segment_id", "segment_id"]].to_numpy().tolist() == [
        ["a", "b"],
        ["a", "c"],
        ["d", ""],
    ]
