"""Law 1 on returned files: whatever coders mark, every row in is a row decided, a row unmarked, or an error."""

import csv
import io
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.filled import Row, as_coder, fill_sheet
from coding.small_study import CODES, issue_to, round_of
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.carrying import carried
from themetrail.coding.merging import codings_of
from themetrail.coding.reading import read_round
from themetrail.coding.shown import shown_digest, suggestions_by_segment
from themetrail.contracts.errors import StudyError

SEGMENTS = ("INT1-001", "INT1-003", "INT1-004", "INT2-001", "INT2-002", "INT2-003")
CODE_IDS = [code for code, _ in CODES]
CODERS = {1: ("C1",), 2: ("C1", "C2-"), 3: ("C1", "C2-", "C3")}


@pytest.fixture(scope="module", params=CODERS)
def issued(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    return folder, issue_to(folder, round_of(*CODERS[request.param]))


WANTED = st.dictionaries(st.sampled_from(SEGMENTS), st.lists(st.sampled_from(CODE_IDS), unique=True))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_coders_want_is_what_stands(issued, tmp_path, data):
    folder, issue = issued
    wanted, files = {}, {}
    for coder in sorted(set(issue.assignments["coder_id"])):
        wanted[coder] = data.draw(WANTED)
        files[coder] = str(tmp_path / f"{coder}.xlsx")
        rows = as_coder(issue, coder, wanted[coder], {})
        fill_sheet(folder / f"sheets/{coder}.xlsx", tmp_path / f"{coder}.xlsx", rows)
    decisions, assignments, counts, _ = read_round(issue, files)
    codings = codings_of(carried(decisions, CodebookChanges(), {}).decisions)
    standing = {(row.coder_id, row.segment_id, row.code_id) for row in codings.itertuples()}
    assert standing == {(c, s, code) for c, by in wanted.items() for s, codes in by.items() for code in codes}
    assert counts["rows_in"] == counts["rows_decided"] + counts["rows_unmarked"] == 6 * len(files)
    assert counts["rows_unmarked"] == 0
    assert set(assignments["status"]) <= {"coded", "no_code"}
    _check_what_was_shown(issue, decisions)


def _check_what_was_shown(issue, decisions):
    shown = suggestions_by_segment(issue.suggestions)
    arms = issue.assignments.set_index(["coder_id", "segment_id"])["arm"]
    for row in decisions.itertuples():
        arm = arms[row.coder_id, row.segment_id]
        assert row.shown_digest == shown_digest(row.segment_id, arm, shown.get(row.segment_id, []))
        assert arm == "suggestions" or row.action in ("own", "seen")


FILLED = st.builds(
    Row,
    own=st.lists(st.sampled_from([*CODE_IDS, "Listening first", "nonsense"]), max_size=3),
    answers=st.dictionaries(st.sampled_from([1, 2]), st.sampled_from(["accept", "refuse", "hm"])),
    seen=st.sampled_from(["", "", "seen", "X", "maybe"]),
    memo=st.sampled_from(["", "a note", "=1+1"]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.dictionaries(st.sampled_from(SEGMENTS), FILLED))
def test_however_a_sheet_is_filled_in_each_row_is_told_or_taken(issued, tmp_path, rows):
    folder, issue = issued
    fill_sheet(folder / "sheets/C1.xlsx", tmp_path / "C1.xlsx", rows)
    try:
        decisions, _, counts, _ = read_round(issue, {"C1": str(tmp_path / "C1.xlsx")})
    except StudyError as problem:
        assert problem.row is not None
        assert "nonsense" not in str(problem) and "a note" not in str(problem)
        return
    marked = {segment for segment, row in rows.items() if row != Row()}
    assert set(decisions["segment_id"]) == marked
    assert counts["rows_unmarked"] == len(SEGMENTS) - len(marked)
    for segment, row in rows.items():
        here = decisions[decisions["segment_id"] == segment]
        assert row.memo in "".join(here["memo"])
        assert not here.duplicated(["code_id"]).any()


LINES = st.lists(
    st.tuples(
        st.sampled_from(["C1", "C1", "C1", "C2"]),
        st.sampled_from([*SEGMENTS, "INT1-000", "INT9-001"]),
        st.sampled_from([*CODE_IDS, "", "unknown"]),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
def test_however_a_list_is_made_each_row_is_told_or_taken(issued, tmp_path, lines):
    _, issue = issued
    written = io.StringIO()
    csv.writer(written).writerows([("coder_id", "segment_id", "code_id"), *lines])
    (tmp_path / "C1.csv").write_text(written.getvalue(), encoding="utf-8")
    fine = (
        all(coder == "C1" and segment in SEGMENTS and code != "unknown" for coder, segment, code in lines)
        and max(Counter(lines).values(), default=1) == 1
    )
    try:
        decisions, _, counts, _ = read_round(issue, {"C1": str(tmp_path / "C1.csv")})
    except StudyError as problem:
        assert not fine and problem.row is not None
        return
    assert fine
    assert counts["rows_in"] == len(lines)
    given = decisions[decisions["action"] == "own"]
    assert set(zip(given["segment_id"], given["code_id"], strict=True)) == {(s, c) for _, s, c in lines if c}
    assert set(decisions["segment_id"]) == {segment for _, segment, _ in lines}
