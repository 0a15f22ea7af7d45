"""The frame of agreement: what was read by whom, and its parts."""

import numpy as np
import pandas as pd

from themetrail.agreement.coded_units import GroupRead, coded_units_of


def frame_of(saw, codings=()):
    """`saw`: coder by segment; segments g1-a, g1-b, ... name their group."""
    names = sorted({segment for _, segment in saw})
    segments = pd.DataFrame({"segment_id": names, "group": [name[:2] for name in names]})
    segments = segments.assign(transcript_id="t", codable="yes")
    assignments = pd.DataFrame(saw, columns=["coder_id", "segment_id"]).assign(round="r", status="coded")
    given = pd.DataFrame(codings, columns=["coder_id", "segment_id", "code_id"]).assign(round="r")
    return coded_units_of(segments, assignments, given, ["x", "y"])


SAW = [("A", "g1-a"), ("B", "g1-a"), ("C", "g1-a"), ("A", "g1-b"), ("B", "g1-b"), ("A", "g1-c"), ("C", "g2-a")]


def test_of_each_group_it_is_known_who_read_how_much_of_it():
    frame = frame_of(SAW)
    assert frame.read == (GroupRead("g1", ("A", "B", "C"), 3, 2), GroupRead("g2", ("C",), 1, 0))
    assert (len(frame.units), frame.n_coded_once, frame.n_uncoded) == (2, 2, 0)


def test_what_nobody_coded_is_left_out_and_counted():
    frame = frame_of(SAW, [("B", "g1-b", "y")]).only_coded()
    assert frame.units["segment_id"].tolist() == ["g1-b"]
    assert (frame.n_coded_once, frame.n_uncoded, len(frame.read)) == (2, 1, 2)
    again = frame.only_coded()
    assert (again.n_coded_once, again.n_uncoded) == (2, 1)


def test_a_part_has_those_who_saw_any_of_it_and_says_nothing_of_the_rest():
    frame = frame_of(SAW)
    part = frame.where(np.array([False, True]))
    assert (part.coders, part.units["segment_id"].tolist()) == (("A", "B"), ["g1-b"])
    assert (part.n_coded_once, part.n_uncoded, part.read) == (0, 0, ())
    pair = frame.pair("A", "C")
    assert (pair.coders, pair.units["segment_id"].tolist()) == (("A", "C"), ["g1-a"])


def test_branches_are_applied_where_any_code_in_them_is():
    frame = frame_of(SAW, [("A", "g1-a", "x"), ("B", "g1-a", "y")])
    rolled = frame.rolled_up({"both": ["x", "y"], "x": ["x"]})
    assert (rolled.codes, rolled.applied[:, :, 0].tolist()) == (
        ("both", "x"),
        [[True, True, False], [True, False, False]],
    )
    assert frame.rolled_up({}).applied.shape == (0, 3, 2)


def test_sets_of_codes_are_those_that_occur_among_what_was_seen():
    sets = frame_of(SAW, [("A", "g1-a", "x"), ("A", "g1-a", "y"), ("B", "g1-b", "x")]).sets()
    given = [[None if one < 0 else set(sets.categories[one]) for one in row] for row in sets.codes]
    assert given == [[{"x", "y"}, set(), set()], [set(), {"x"}, None]]
    assert set(sets.categories) == {frozenset("xy"), frozenset("x"), frozenset()}
