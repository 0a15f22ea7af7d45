"""Whatever coders decide in another program comes back from its project: not one decision is lost or moved."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.small_study import codebook, ledger, round_of, segments, suggestions
from coding.test_round_trip_of_word import CODES, SAID
from themetrail.coding.draft import draft_round
from themetrail.coding.reading import read_round
from themetrail.refi_qda.of_round import guids_of_issue, project_for_coder
from themetrail.refi_qda.project import Coding
from themetrail.refi_qda.talk import talk_of
from themetrail.refi_qda.write import project_file

MEMO = "two\nlines, <&> déjà"


@st.composite
def decided(draw):
    """What was said, and stretches of whole words, by the share of the words before either end, with a code each."""
    said = draw(st.lists(SAID.map("".join), min_size=1, max_size=5))
    share = st.floats(0, 1)
    return said, draw(st.lists(st.tuples(st.sampled_from(CODES), share, share), min_size=1, max_size=8))


def check_comes_back(said, stretches, folder):
    """The decisions of a project with these codings are those that were meant, at the words that were meant."""
    talk = segments({"INT1": [("P1", text) for text in said]})
    drafted = draft_round(round_of("C1-"), talk, ledger(), suggestions().head(0), codebook())
    issue = replace(drafted, digest="0123456789abcdef", folder=folder)
    text, pieces = talk_of(issue.segments)
    project = project_for_coder("C1", issue.segments, {one.segment_id for one in pieces}, issue.codebook, issue.digest)
    guid, [source] = guids_of_issue(issue.digest).of, project.sources
    words = [found.span() for found in re.finditer(r"\S+", text)]  # people mark whole words, by which counting is known
    codings, wanted = {}, set()
    for code, one, other in stretches:
        first, last = sorted(min(int(share * len(words)), len(words) - 1) for share in (one, other))
        start, end = words[first][0], words[last][1]
        meant = set(_in_segments(text, pieces, start, end))
        if meant:  # words of which nothing is anybody's to code are told, see test_project_reader
            codings[start, end, code] = Coding(source.guid, start, end, guid("code", code), guid("coder", "C1"), MEMO)
            wanted |= {(*place, code) for place in meant}
    path = folder / "C1.qdpx"
    path.write_bytes(project_file(replace(project, codings=list(codings.values()))))
    decisions, *_ = read_round(issue, {"C1": [str(path)]})
    own = decisions[decisions["action"] == "own"]
    columns = ["segment_id", "start", "end", "code_id"]
    assert set(own[columns].itertuples(index=False, name=None)) == wanted and len(own) == len(wanted)
    assert set(own["memo"]) <= {MEMO, ""} and (MEMO in set(own["memo"])) == bool(wanted)


def _in_segments(text, pieces, start, end):
    """The part of a stretch in each segment; the whole where only white space is missing."""
    for piece in pieces:
        first, last = max(start, piece.begin), min(end, piece.begin + piece.length)
        words, whole = text[first:last], text[piece.begin : piece.begin + piece.length]
        if words.strip():
            is_all = words.strip() == whole.strip()
            yield piece.segment_id, *((0, piece.length) if is_all else (first - piece.begin, last - piece.begin))


@settings(deadline=None, max_examples=12)
@given(decided())
def test_not_one_decision_is_lost_or_moved(made):
    with TemporaryDirectory() as folder:
        check_comes_back(*made, Path(folder))


@pytest.mark.long
@settings(deadline=None, max_examples=1000)
@given(decided())
def test_not_one_of_thousands_of_decisions_is_lost_or_moved(made):
    with TemporaryDirectory() as folder:
        check_comes_back(*made, Path(folder))
