"""Parts of a table come together as reading, sorting and writing the whole of it would have it."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.contracts.errors import StudyError
from themetrail.contracts.parts import by_transcript_and, collect_parts, records_of
from themetrail.contracts.turns import TURNS

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30) | st.sampled_from(
    ['He said "no"', "a, b", "two\nlines", 'a "quote\nover" lines,\n"', "a\rb", "", '"']
)
TALK = st.dictionaries(st.tuples(st.sampled_from("ABC"), st.integers(0, 12)), WORDS, max_size=12)


def _turns(talk):
    said = [
        {"transcript_id": name, "turn": turn, "speaker": "Coach 1", "role": "other", "participant_id": "", "text": text}
        | {"start_s": turn + 0.5, "end_s": None}
        for (name, turn), text in talk.items()
    ]
    return TURNS.frame(said)


@settings(deadline=None, max_examples=60)
@given(talk=TALK, part_of=st.fixed_dictionaries(dict.fromkeys("ABC", st.integers(0, 2))))
def test_the_table_is_what_reading_and_sorting_all_of_it_would_write(tmp_path_factory, talk, part_of):
    folder = tmp_path_factory.mktemp("parts")
    for part in range(3):
        TURNS.write(_turns({at: text for at, text in talk.items() if part_of[at[0]] == part}), folder / f"{part}.csv")
    parts = [folder / f"{part}.csv" for part in range(3)]
    records = collect_parts(TURNS, parts, folder / "all.csv", by_transcript_and(1))
    TURNS.write(TURNS.read_parts(parts).sort_values(["transcript_id", "turn"]), folder / "expected.csv")
    assert (folder / "all.csv").read_bytes() == (folder / "expected.csv").read_bytes()
    assert len(records) == len(talk)
    pd.testing.assert_frame_equal(TURNS.read(folder / "all.csv"), TURNS.read(folder / "expected.csv"))


def test_a_turn_that_stands_in_two_parts_is_refused(tmp_path):
    for part in ("a", "b"):
        TURNS.write(_turns({("A", 1): f"said in {part}"}), tmp_path / f"{part}.csv")
    with pytest.raises(StudyError, match="two rows of turns have the same place"):
        collect_parts(TURNS, [tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "all.csv", by_transcript_and(1))
    assert not (tmp_path / "all.csv").exists()


def test_records_that_share_a_place_keep_their_order(tmp_path):
    TURNS.write(_turns({("B", 2): "one", ("A", 7): "two"}), tmp_path / "a.csv")
    TURNS.write(_turns({("B", 1): "three"}), tmp_path / "b.csv")
    parts = [tmp_path / "a.csv", tmp_path / "b.csv"]
    collect_parts(TURNS, parts, tmp_path / "all.csv", lambda record: record[0], alone=False)
    assert TURNS.read(tmp_path / "all.csv")["text"].tolist() == ["two", "one", "three"]


def test_a_cell_of_very_many_lines_takes_no_longer_than_its_length(tmp_path):
    TURNS.write(_turns({("A", 1): 'a "quoted" line\n' * 100_000, ("A", 2): "the next"}), tmp_path / "a.csv")
    started = time.process_time()
    records = list(records_of(TURNS, tmp_path / "a.csv"))
    assert time.process_time() - started < 2  # measured .04; with the cell counted anew at every line, minutes
    assert len(records) == 2 and records[0].count("\n") == 100_001


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "is not there"),
        (b"turn,transcript_id\n1,A\n", "not a table of turns with its columns in order"),
        (",".join(TURNS.columns).encode() + b'\nA,1,x,other,,,,"begun\n', "ends within a cell"),
        (",".join(TURNS.columns).encode() + b"\nA,1,x,other,,,,\xff\n", "not a readable table of turns"),
    ],
)
def test_a_part_that_is_no_such_table_is_named(tmp_path, content, says):
    if content is not None:
        (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(StudyError, match=says) as problem:
        collect_parts(TURNS, [tmp_path / "a.csv"], tmp_path / "all.csv", by_transcript_and(1))
    assert problem.value.file == str(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda table: table.unlink(), "this table of turns is not there; run the study first"),
        (
            lambda table: table.write_bytes(table.read_bytes().replace(b"transcript_id,turn", b"turn,transcript_id")),
            "this is not a table of turns with its columns in order",
        ),
        (
            lambda table: table.write_bytes(table.read_bytes() + b'A,2,"Coach 1'),
            "this table of turns ends within a cell",
        ),
        (
            lambda table: table.write_bytes(table.read_bytes() + b"A,2,\xff\n"),
            "this is not a readable table of turns (CSV, UTF-8)",
        ),
    ],
    ids=["gone", "columns", "cut off", "characters"],
)
def test_a_part_that_is_not_as_it_was_written_is_told(tmp_path, change, says):
    part = tmp_path / "a.csv"
    TURNS.write(_turns({("A", 1): "said"}), part)
    change(part)
    with pytest.raises(StudyError) as told:
        collect_parts(TURNS, [part], tmp_path / "all.csv", by_transcript_and(1))
    assert str(told.value) == f"{part}: {says}"
    assert not (tmp_path / "all.csv").exists()
