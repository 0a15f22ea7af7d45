"""A recogniser of the study's own: what it finds is united with the rest, and what it does wrong is one sentence."""

import json
import sys
from pathlib import Path

import pandas as pd
import pytest

from anonymise.small_study import anonymised, resolved, sheets_of, turns_of
from becoming import becomes, runs
from themetrail.anonymise.detect.detect import by_engine, detect
from themetrail.anonymise.detect.engine import Text, engine_of, spans_by
from themetrail.anonymise.spans import Span
from themetrail.configuration.anonymise import Engine
from themetrail.contracts.anonymise import DETECTIONS
from themetrail.contracts.errors import StudyError

LABELS = {"first_name": "person", "city": "place", "mail": "email", "job": "ignore"}
TEXTS = [Text("en", "So Ozan went to Küssnacht."), Text("de", "Ozan 😀 war da.")]
FINDS = """
import json, sys
for line in sys.stdin:
    given = json.loads(line)
    for word, label in (("Ozan", "first_name"), ("Küssnacht", "city"), ("war", "job")):
        at = given["text"].find(word)
        if at >= 0:
            print(json.dumps({"id": given["id"], "start": at, "end": at + len(word), "label": label, "score": 0.91}))
"""


@pytest.fixture
def engine(tmp_path):
    """A function that makes an engine of the text of a Python program."""

    def made(program: str, **changes):
        file = tmp_path / "names.py"
        file.write_text(program, encoding="utf-8")
        settings = {"command": [sys.executable, str(file)], "labels": LABELS, **changes}
        return engine_of(Engine(**settings).model_dump())

    return made


def writes(*rows: dict) -> str:
    """A program that reads what it is given and writes these lines."""
    return f"import sys\nsys.stdin.read()\nsys.stdout.write({chr(10).join(map(json.dumps, rows))!r})\n"


def row(**changes) -> dict:
    return {"id": "0", "start": 3, "end": 7, "label": "first_name", "score": 0.9} | changes


def test_it_is_given_the_texts_and_its_spans_have_our_categories(engine):
    assert spans_by(engine(FINDS), TEXTS) == [
        [Span(3, 7, "person", "engine", 0.91), Span(16, 25, "place", "engine", 0.91)],
        [Span(0, 4, "person", "engine", 0.91)],
    ]
    assert spans_by(engine("raise SystemExit(1)"), []) == []


def test_a_name_is_taken_in_whole_words_once_and_what_is_no_name_as_it_is(engine):
    said = [Text("en", "Ask Ozan, o@x.ch now")]
    found = writes(row(start=4, end=6), row(start=4, end=8), row(start=10, end=16, label="mail"))
    assert spans_by(engine(found), said) == [
        [Span(4, 8, "person", "engine", 0.9), Span(10, 16, "email", "engine", 0.9)]
    ]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (writes({}), "line 1: it lacks id, start, end, label, score"),
        (writes(row(), row(id="2")), "line 2: its id is none of those that were given"),
        (writes(row(end=99)), "line 1: it goes from 3 to 99 in a text of 26 characters"),
        (writes(row(start=5, end=5)), "line 1: it goes from 5 to 5"),
        (writes(row(start="3")), "line 1: start and end must be whole numbers"),
        (writes(row(start=True)), "line 1: start and end must be whole numbers"),
        (writes(row(label=None)), "line 1: its label must be text"),
        (writes(row(score=1.5)), "line 1: its score must be a number from 0 to 1"),
        (writes(row(score=float("nan"))), "line 1: its score must be a number from 0 to 1"),
        (writes(*[row(id="x")] * 7), "line 5: its id is none of those that were given; and 2 more lines"),
        ("print('Ozan')", "line 1: it is no JSON object$"),
        ("import sys; sys.stdout.buffer.write(b'\\xff')", "wrote what is not UTF-8"),
        ("import sys; sys.exit(3)", "failed with exit code 3"),
        ("import os; os.kill(os.getpid(), 9)", "failed with signal 9"),
        (writes(row(label="street"), row(label="zip"), row(label="zip")), "lacks: 'street' .1., 'zip' .2.; add each"),
        (writes(row(label="Ozan")), "lacks: 1 that are words of the texts, too, or no labels; add each"),
    ],
)
def test_what_it_does_wrong_is_one_sentence_without_a_word_of_a_text(engine, program, told):
    with pytest.raises(StudyError, match=told) as raised:
        spans_by(engine(program), TEXTS)
    assert "Ozan" not in str(raised.value)


def test_what_it_says_of_its_errors_is_shown_nowhere(engine, capfd):
    with pytest.raises(StudyError):
        spans_by(engine("import sys\nsys.exit(sys.stdin.read())"), TEXTS)
    assert capfd.readouterr() == ("", "")


def test_it_ends_with_its_time_and_so_does_what_it_started(engine, tmp_path):
    alive = tmp_path / "alive"
    child = f"import os, pathlib, time; pathlib.Path({str(alive)!r}).write_text(str(os.getpid())); time.sleep(600)"
    program = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child!r}])\n"
    with pytest.raises(StudyError, match="did not end within 0.04 minutes"):
        spans_by(engine(program, minutes=0.04), TEXTS)
    becomes(lambda: alive.exists() and runs(alive.read_text()), False)  # where it had come to start it


def test_it_is_known_by_its_program_its_arguments_and_the_files_that_it_reads(engine, tmp_path):
    weights = tmp_path / "weights"
    weights.mkdir()
    (weights / "model.bin").write_bytes(b"1")
    first = engine(FINDS, files=[str(weights)], version="2.1").model
    assert (first.name, first.version, len(first.digest)) == ("names", "2.1", 64)
    digests = {first.digest, engine(FINDS).model.digest}
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "model.bin").write_bytes(b"2")
    digests.add(engine(FINDS, files=[str(tmp_path / "again")]).model.digest)
    file = tmp_path / "names.py"
    digests.add(engine_of(Engine(command=[sys.executable, str(file), "-x"], labels={}).model_dump()).model.digest)
    assert len(digests) == 4


def test_a_program_or_file_that_is_not_there_is_told(engine):
    with pytest.raises(StudyError, match="the program 'tools/absent' of `anonymise.engine.command` is not there"):
        engine_of(Engine(command=["tools/absent"], labels={}).model_dump())
    with pytest.raises(StudyError, match="names what is not there: weights.bin"):
        engine(FINDS, files=["weights.bin"])


def test_a_study_without_a_language_model_masks_what_its_own_recogniser_finds(engine):
    turns = turns_of({"A": ["Ja.", "Da habe ich Ozan gesehen, in Küssnacht.", ""]})
    sheets = sheets_of(["A"], language="de")
    told = by_engine(engine(FINDS), turns, sheets.language_of)
    assert told["A", 0] == []
    detections = DETECTIONS.frame(detect(turns, sheets.language_of, {}, ("CH",), told=told))
    assert set(detections.loc[detections["score"] == 0.91, "detector"]) == {"engine"}
    resolution, _ = resolved(turns, detections, sheets)
    said, replacements, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == ["Ja.", "Da habe ich [Person 1] gesehen, in [Place 1].", ""]
    assert isinstance(replacements, pd.DataFrame) and "engine" in set(replacements["detector"])


def test_what_no_name_ever_is_stays_though_it_says_so(engine):
    turns = turns_of({"A": ["And so it was. We told Ozan."]})
    found = writes(row(start=0, end=3), row(start=23, end=27))
    told = by_engine(engine(found), turns, {"A": "en"})
    rows = detect(turns, {"A": "en"}, {}, ("CH",), told=told)
    assert [one["surface"] for one in rows if one["detector"] == "engine"] == ["Ozan"]


def test_no_shell_reads_the_command(tmp_path):
    file = tmp_path / "made"
    settings = Engine(command=[sys.executable, "-c", "", f"; touch {file}"], labels={}).model_dump()
    assert spans_by(engine_of(settings), TEXTS) == [[], []]
    assert not Path(file).exists()
