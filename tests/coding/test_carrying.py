"""What was decided with older codes is carried to the codes of today, and none of it is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_codebook_changes import CODES, changes, tables
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.carrying import (
    CAME_TO,
    Chosen,
    Given,
    carried,
    carry_adjudications,
    splits_table,
    statuses_carried,
    tally,
    waiting_votes,
)
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.coding.disagreements import settled_so_far
from themetrail.coding.merging import codings_of
from themetrail.contracts.coding import ADJUDICATIONS, ASSIGNMENTS, DECISIONS, SPLITS
from themetrail.contracts.study import CODEBOOK_CHANGES

TABLE = changes(old="renamed new", a="merged new", wide="split near far", gone="deleted", near="renamed close")


def decisions(*rows):
    """Each: segment, code, action and optionally coder, start and end."""
    made = []
    for segment, code, action, *more in rows:
        coder, start, end = (*more, *("C1", 0, 9)[len(more) :])
        place = {"round": "r1", "coder_id": coder, "segment_id": segment, "start": start, "end": end}
        made.append({**place, "code_id": code, "action": action, "memo": "", "decided_at": "", "shown_digest": "d"})
    return DECISIONS.frame([{**row, "source_file": "C1.csv", "source_row": n} for n, row in enumerate(made, start=2)])


def now_of(done):
    columns = ["segment_id", "code_id", "action", "code_now", "change"]
    return done.decisions[columns].to_numpy().tolist()


def test_each_decision_keeps_its_code_as_it_was_given_and_says_what_that_is_now():
    made = [("s", "old", "own"), ("s", "a", "refused"), ("s", "gone", "accepted"), ("t", "kept", "own")]
    done = carried(decisions(*made, ("u", "", "seen")), TABLE, {})
    assert now_of(done) == [
        ["s", "old", "own", "new", "renamed"],
        ["s", "a", "refused", "new", "merged"],
        ["s", "gone", "accepted", "", "deleted"],
        ["t", "kept", "own", "kept", ""],
        ["u", "", "seen", "", ""],
    ]
    assert codings_of(done.decisions)[["segment_id", "code_id"]].to_numpy().tolist() == [["s", "new"], ["t", "kept"]]


def test_of_a_code_that_was_split_its_coder_says_what_it_is_now():
    made = decisions(("s", "wide", "own"), ("t", "wide", "accepted"), ("u", "wide", "own"), ("v", "wide", "ignored"))
    place = [Given("r1", "C1", segment, 0, 9, "wide") for segment in "stuv"]
    both, none = Chosen(("near", "far"), "split.xlsx", 4, "both", "x"), Chosen((), "split.xlsx", 5)
    done = carried(made, TABLE, {place[0]: both, place[1]: none})
    assert now_of(done) == [
        ["s", "wide", "own", "", "split"],
        ["t", "wide", "accepted", "", "split"],
        ["u", "wide", "own", "", "split"],
        ["v", "wide", "ignored", "", "split"],  # not given, so that nobody is asked
        ["s", "near", "split", "close", "renamed"],
        ["s", "far", "split", "far", ""],
        ["t", "wide", "split_none", "", "split"],
    ]
    assert done.waiting == {place[2]} and done.unknown == []
    anew = done.decisions[done.decisions["action"] == "split"]
    assert anew[["memo", "source_file", "source_row", "shown_digest"]].to_numpy().tolist() == [
        ["both", "split.xlsx", 4, "x"],
        ["", "split.xlsx", 4, "x"],
    ]
    assert codings_of(done.decisions)["code_id"].tolist() == ["close", "far"]
    came_to = tally(_as_table(TABLE.steps), TABLE, done).set_index("old_code_id")
    assert came_to.loc["wide", ["decisions", *CAME_TO]].tolist() == [3, 0, 1, 1, 1]
    assert came_to.loc["near", ["decisions", "carried", "code_now"]].tolist() == [1, 1, "close"]


def test_what_was_chosen_and_is_split_again_is_asked_again_and_what_nobody_gave_is_told():
    again = changes(wide="split near far", near="split left right")
    first, other = Given("r1", "C1", "s", 0, 9, "wide"), Given("r1", "C1", "s", 3, 9, "wide")
    done = carried(
        decisions(("s", "wide", "own")), again, {first: Chosen(("near",), "f", 2), other: Chosen((), "f", 3)}
    )
    assert done.waiting == {Given("r1", "C1", "s", 0, 9, "near")}
    assert done.unknown == [other]
    found = SPLITS.frame(splits_table(done, again, {first.place: [("s1", 0, 4), ("s2", 4, 9)]}))
    assert found[["code_id", "offered", "decided", "segment_id"]].to_numpy().tolist() == [
        ["near", "left;right", "", "s1"],
        ["near", "left;right", "", "s2"],
        ["wide", "left;right;far", "near", "s1"],
        ["wide", "left;right;far", "near", "s2"],
    ]


def test_a_merged_pair_of_one_coder_in_one_segment_is_one_coding():
    whole = carried(decisions(("s", "a", "own"), ("s", "old", "accepted"), ("s", "new", "own")), TABLE, {})
    assert len(codings_of(whole.decisions)) == 1
    parts = decisions(("s", "a", "own", "C1", 0, 5), ("s", "old", "own", "C1", 3, 7), ("s", "a", "own", "C1", 8, 9))
    together = codings_of(carried(parts, TABLE, {}).decisions)
    assert together[["start", "end", "code_id"]].to_numpy().tolist() == [[0, 7, "new"], [8, 9, "new"]]
    two = decisions(("s", "a", "own", "C1"), ("s", "old", "own", "C2"))
    assert codings_of(carried(two, TABLE, {}).decisions)["coder_id"].tolist() == ["C1", "C2"]


def test_a_segment_whose_only_code_was_deleted_was_seen_and_has_no_code():
    rows = [("s", "coded"), ("t", "coded"), ("u", "coded"), ("v", "no_code")]
    blank = {"round": "r1", "coder_id": "C1", "arm": "none"}
    given_to = ASSIGNMENTS.frame([{**blank, "segment_id": segment, "status": status} for segment, status in rows])
    made = [("s", "gone", "own"), ("t", "old", "own"), ("t", "gone", "own"), ("u", "wide", "own")]
    done = carried(decisions(*made), TABLE, {})
    assert statuses_carried(given_to, done)["status"].tolist() == ["no_code", "coded", "coded", "no_code"]


def adjudications(*rows):
    blank = {"round": "r1", "decided_by": "A1", "reason": "why"}
    names = ("segment_id", "code_id", "decision")
    return ADJUDICATIONS.frame([{**blank, **dict(zip(names, row, strict=True))} for row in rows])


def test_adjudications_follow_and_of_codes_that_became_one_keep_stands():
    rows = [("s", "old", "keep"), ("s", "a", "drop"), ("s", "gone", "keep"), ("t", "wide", "keep")]
    settled = carry_adjudications(adjudications(*rows, ("u", "wide", "drop")), TABLE)
    assert settled[["segment_id", "code_id", "decision", "code_now"]].to_numpy().tolist() == [
        ["s", "old", "keep", "new"],
        ["s", "a", "drop", "new"],
        ["s", "gone", "keep", ""],
        ["t", "wide", "keep", ""],  # which of the two it is, its coders say
        ["u", "wide", "drop", "close"],
        ["u", "wide", "drop", "far"],
    ]
    kept, _ = consensus({}, settled, {"r1": Rule("majority")})
    assert kept[["segment_id", "code_id"]].to_numpy().tolist() == [["s", "new"]]
    assert settled_so_far(settled, "r1")["s", "new"][0] == "keep"
    assert ("t", "") not in settled_so_far(settled, "r1")


def test_a_code_that_a_coder_has_yet_to_decide_is_settled_for_nobody_in_that_segment():
    done = carried(decisions(("s", "wide", "own"), ("s", "kept", "own"), ("s", "far", "own", "C2")), TABLE, {})
    blank = {"round": "r1", "segment_id": "s", "arm": "none", "status": "coded"}
    given_to = ASSIGNMENTS.frame([{**blank, "coder_id": coder} for coder in ("C1", "C2")])
    splits = SPLITS.frame(splits_table(done, TABLE, {("r1", "s", 0, 9): [("s", 0, 9)]}))
    votes = votes_of(codings_of(done.decisions), given_to, waiting_votes(splits))
    kept, unresolved = consensus(votes, ADJUDICATIONS.empty(), {"r1": Rule("union")})
    assert kept["code_id"].tolist() == ["kept"]
    assert unresolved[["code_id", "reason"]].to_numpy().tolist() == [["close", "split_open"], ["far", "split_open"]]


def _as_table(steps):
    return CODEBOOK_CHANGES.frame(
        [
            {"old_code_id": old, "change": fate.change, "new_code_id": ";".join(fate.codes)}
            for old, fate in steps.items()
        ]
    )


GIVEN = st.lists(
    st.tuples(
        st.sampled_from(["s", "t", "u"]),
        st.sampled_from(CODES),
        st.sampled_from(["own", "accepted", "edited", "refused", "ignored"]),
        st.sampled_from(["C1", "C2"]),
        st.sampled_from([0, 4]),
        st.sampled_from([5, 9]),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=150)
@given(steps=tables(), rows=GIVEN, data=st.data())
def test_no_decision_is_lost(steps, rows, data):
    """Decisions in are codings, dropped or waiting; what is read is kept, and every coding rests on a decision."""
    table, made = CodebookChanges(steps), decisions(*rows)
    chosen = {}
    for segment, code, _, *place in rows:
        offered = table.steps[code].codes if code in steps and steps[code].change == "split" else ()
        if offered and data.draw(st.booleans()):
            codes = data.draw(st.lists(st.sampled_from(offered), unique=True))
            chosen[Given("r1", place[0], segment, *place[1:], code)] = Chosen(tuple(codes), "f", 2)
    done = carried(made, table, chosen)
    as_read = [name for name in made.columns if name not in ("code_now", "change")]
    assert done.decisions.head(len(made))[as_read].equals(made[as_read])
    given_codes = done.decisions[done.decisions["action"].isin(["own", "accepted", "edited", "split"])]
    unchanged = int((given_codes["change"] == "").sum())
    came_to = tally(_as_table(steps), table, done)
    assert came_to["decisions"].sum() + unchanged == len(given_codes)
    assert (came_to["decisions"] == came_to[list(CAME_TO)].sum(axis=1)).all()
    standing = given_codes[given_codes["code_now"] != ""]
    assert int(came_to["carried"].sum()) + unchanged == len(standing)
    key = ["round", "coder_id", "segment_id", "code_now"]
    codings = codings_of(done.decisions)
    rests_on = codings[["round", "coder_id", "segment_id", "code_id"]].to_numpy().tolist()
    assert set(map(tuple, rests_on)) == set(map(tuple, standing[key].to_numpy().tolist()))
    waiting = {(one.coder_id, one.segment_id, one.code_id) for one in done.waiting}
    assert all(table.now(code).change == "split" for *_, code in waiting)


@pytest.mark.parametrize("code", ["old", "gone", "wide"])
def test_without_a_table_codes_are_what_they_were(code):
    done = carried(decisions(("s", code, "own")), CodebookChanges(), {})
    assert now_of(done) == [["s", code, "own", code, ""]] and done.splits == {}
