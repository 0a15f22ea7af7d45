"""Whatever coders decide in Word's margin comes back: not one decision is lost or moved, also through LibreOffice."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.small_study import codebook, ledger, round_of, segments, suggestions
from coding.word_files import WordReturned, issued_word_file
from themetrail.coding.draft import draft_round
from themetrail.coding.reading import read_round

CODES = ["time", "listen", "forms"]
# What people say and paste: emoji of several characters, right-to-left, combining marks, line ends, markup.
PIECES = [
    *("a", "Ä", "e\u0301", "\u05e9\u05dc\u05d5\u05dd", "\u202e", "\U0001f469\u200d\U0001f4bb", "\n", "\t", "\u2028"),
    *(
        "=1+1",
        '"',
        "\u201cso\u201d",
        "\u2013",
        "</w:t>",
        "&amp;",
        "\0",
        "\ufeff",
        " ",
        "\u00a0",
        "Hm.",
        "words and words",
    ),
]
NOT_IN_RUNS = {"\n", "\t", "\u2028"}  # they are elements of their own there
SAID = st.lists(st.sampled_from(PIECES), max_size=6).map(lambda pieces: [*pieces, "x"])


def issued(said, folder):
    rows = segments({"INT1": [("P1", text) for text in said]})
    drafted = draft_round(round_of("C1-"), rows, ledger(), suggestions().head(0), codebook())
    issue = replace(drafted, digest="0123456789abcdef", folder=folder)
    return issue, issued_word_file(issue, "C1", "INT1", folder)


@st.composite
def decided(draw):
    """What was said, in pieces, and comments from one piece of all to another: the codes of each."""
    said = draw(st.lists(SAID, min_size=1, max_size=5))
    place = st.integers(0, sum(map(len, said)) - 1)
    codes = st.sets(st.sampled_from(CODES), min_size=1)
    return said, draw(st.lists(st.tuples(codes, st.tuples(place, place).map(sorted)), min_size=1, max_size=6))


class Conversation:
    """What was said in pieces: where each stands in its segment, and in the text of the file."""

    def __init__(self, said, file):
        self.pieces = []
        for turn, pieces in enumerate(said):
            segment_id, at, in_file = f"INT1-{turn:03d}", 0, file.place(f"INT1-{turn:03d}")[0]
            for piece in pieces:
                long = 0 if piece in NOT_IN_RUNS else len(piece)
                self.pieces.append((segment_id, piece, at, at + len(piece), in_file, in_file + long))
                at, in_file = at + len(piece), in_file + long

    def in_file(self, first, last):
        """Where a stretch of pieces stands in the file."""
        return self.pieces[first][4], self.pieces[last][5]

    def in_segments(self, first, last):
        """The stretch of each segment that pieces from one to another are, without what is not seen at its ends."""
        seen = {number for number, one in enumerate(self.pieces) if one[1].strip().strip("\ufeff")}
        for segment_id in sorted({one[0] for one in self.pieces[first : last + 1]}):
            own = [n for n, one in enumerate(self.pieces) if one[0] == segment_id and n in seen]
            meant = [n for n in own if first <= n <= last]
            if any(character.isalnum() for n in meant for character in self.pieces[n][1]):
                length = max(one[3] for one in self.pieces if one[0] == segment_id)
                yield segment_id, *((0, length) if meant == own else self._stretch(meant))

    def _stretch(self, meant):
        return self.pieces[meant[0]][2], self.pieces[meant[-1]][3]


def check_comes_back(said, comments, folder):
    """The decisions of a file with these comments are those that were meant, at the words that were meant."""
    issue, path = issued(["".join(pieces) for pieces in said], folder)
    file = WordReturned(path)
    talk, wanted = Conversation(said, file), set()
    for codes, (first, last) in comments:
        start, end = talk.in_file(first, last)
        if end > start:  # else nothing is marked, which Word does not let be commented
            meant = list(talk.in_segments(first, last))
            if meant:
                file.on_words(file.comment("; ".join(sorted(codes)) + " -- a note"), start, end)
            wanted |= {(*place, code) for place in meant for code in codes}
    file.on_words(file.comment("seen"), *file.place("INT1-000"))
    decisions, _, counts, _ = read_round(issue, {"C1": [str(file.save(folder / "C1.docx"))]})
    own = decisions[decisions["action"] == "own"]
    columns = ["segment_id", "start", "end", "code_id"]
    assert set(own[columns].itertuples(index=False, name=None)) == wanted and len(own) == len(wanted)
    assert set(own["memo"]) <= {"a note"}
    assert counts["rows_in"] == len(said) == counts["rows_decided"]


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


@pytest.mark.parametrize("segments_said", [16, pytest.param(200, marks=pytest.mark.long)])
def test_comments_that_overlap_and_cross_come_back_where_they_were(tmp_path, segments_said):
    said = [
        [f"{n}.", " ", PIECES[n % len(PIECES)], "then some words", PIECES[-n % len(PIECES)], "x"]
        for n in range(segments_said)
    ]
    comments = [
        ({CODES[n % 3]}, (6 * n + at, 6 * n + at + long))
        for n in range(segments_said - 1)
        for at, long in enumerate((2, 4, 1, 6, 0))
    ]
    check_comes_back(said, comments, tmp_path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_may_save_it_again(tmp_path):
    said = ["It was good. I ask first now, and they noticed.", "Hm.", "There is \u201cnever\u201d enough time."]
    issue, path = issued(said, tmp_path)
    file = WordReturned(path)
    file.say("INT1-000", "time -- so soon", "good. I ask first now")
    file.say("INT1-000", "forms", "ask first now, and they")
    first = file.say("INT1-002", "Everything: listen", "enough time")
    file.on_words(file.comment("Agreed, I would say so too.", parent=first), *file.place("INT1-002"))
    over = file.comment("listen")
    file.on_words(over, file.place("INT1-001")[0], file.place("INT1-002")[0] + len("There is"))
    file.save(tmp_path / "in/C1.docx")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
    ]
    subprocess.run([*command, str(tmp_path / "in/C1.docx")], check=True, capture_output=True, timeout=600)
    table = read_round(issue, {"C1": [str(tmp_path / "out/C1.docx")]})[0]
    own = table[table["action"] == "own"]
    assert sorted((row.code_id, said[int(row.segment_id[-3:])][row.start : row.end]) for row in own.itertuples()) == [
        ("forms", "ask first now, and they"),
        ("listen", "Hm."),
        ("listen", "There is"),
        ("listen", "enough time"),
        ("time", "good. I ask first now"),
    ]
    assert "so soon" in set(own["memo"])
    assert table["memo"].str.contains("Agreed, I would say so too.").any()
