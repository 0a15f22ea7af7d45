"""The changes of a codebook, followed forwards: the map of two revisions is the map of the one after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.codebook_changes import DELETED, MERGED, RENAMED, SPLIT, CodebookChanges, Fate, ids_in, row_of
from themetrail.contracts.study import CODEBOOK_CHANGES


def changes(**steps):
    """Each as `old="change new new"`."""
    parts = {old: said.split() for old, said in steps.items()}
    return CodebookChanges({old: Fate(change, tuple(new)) for old, (change, *new) in parts.items()})


CHAINS = changes(
    a="renamed b", b="merged c", x="merged c", y="split s t", s="renamed s2", t="deleted", z="renamed y", d="deleted",
    e="renamed d", p="split d t", q="merged y",
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "change", "codes"),
    [
        ("kept", "", ("kept",)),
        ("a", MERGED, ("c",)),  # renamed, then merged
        ("b", MERGED, ("c",)),
        ("y", SPLIT, ("s2",)),  # one of its codes was renamed, the other deleted
        ("z", SPLIT, ("s2",)),
        ("q", SPLIT, ("s2",)),
        ("s", RENAMED, ("s2",)),
        ("e", DELETED, ()),
        ("p", DELETED, ()),  # all of its codes were deleted
    ],
)
def test_what_a_code_is_at_the_end_of_all_changes(code, change, codes):
    assert CHAINS.now(code) == Fate(change, codes)
    assert CHAINS.now(code).code == (codes[0] if codes and change != SPLIT else "")


def test_all_that_came_of_a_code_is_known_and_circles_are_found():
    assert CHAINS.successors("z") == {"y", "s", "t", "s2"}
    assert CHAINS.successors("kept") == set()
    assert {"a", "c", "s2"} <= CHAINS.codes
    assert CHAINS.circle("a") == []
    turning = changes(a="renamed b", b="split c d", d="renamed a")
    assert turning.circle("a") == ["a", "b", "d", "a"]
    assert turning.circle("c") == []


def test_a_table_is_read_whatever_stands_around_the_ids():
    table = CODEBOOK_CHANGES.frame([{"old_code_id": "a", "change": "split", "new_code_id": " b ;c; b;"}])
    assert CodebookChanges.of(table).steps == {"a": Fate(SPLIT, ("b", "c"))}
    assert ids_in("") == () and row_of("a", "deleted", "") == "`a,deleted,`"


CODES = [f"c{n}" for n in range(9)]


@st.composite
def tables(draw):
    """Changes that lead from codes to later ones, so in no circle, in any order of rows."""
    steps = {}
    for place, code in enumerate(CODES[:-1]):
        change = draw(st.sampled_from(["", RENAMED, MERGED, SPLIT, DELETED]))
        later = CODES[place + 1 :]
        if change == DELETED:
            steps[code] = Fate(change, ())
        elif change == SPLIT and len(later) > 1:
            steps[code] = Fate(change, tuple(draw(st.lists(st.sampled_from(later), min_size=2, unique=True))))
        elif change in (RENAMED, MERGED):
            steps[code] = Fate(change, (draw(st.sampled_from(later)),))
    return dict(draw(st.permutations(list(steps.items()))))


@given(tables(), st.integers(0, len(CODES)))
def test_changes_after_changes_are_the_changes_of_both(steps, at):
    """Codes are changed in the order of their names: a table cut in two is two revisions, one after the other."""
    first = CodebookChanges({old: fate for old, fate in steps.items() if old in CODES[:at]})
    second = CodebookChanges({old: fate for old, fate in steps.items() if old not in CODES[:at]})
    whole = CodebookChanges(steps)
    for code in CODES:
        way = [second.now(one) for one in first.now(code).codes]
        assert set(whole.now(code).codes) == {one for fate in way for one in fate.codes}
        assert (whole.now(code).change == SPLIT) == (
            bool(whole.now(code).codes) and SPLIT in {first.now(code).change, *(fate.change for fate in way)}
        )


@given(tables())
def test_what_a_code_is_now_is_changed_no_further(steps):
    whole = CodebookChanges(steps)
    for code in CODES:
        fate = whole.now(code)
        assert all(one not in steps for one in fate.codes)
        assert set(fate.codes) <= whole.successors(code) | {code}
        assert bool(fate.code) == (len(fate.codes) == 1 and fate.change != SPLIT)
