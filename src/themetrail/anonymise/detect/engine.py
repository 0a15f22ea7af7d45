"""A recogniser of the study's own: a program that reads texts as JSON lines and writes where names stand in them.

It is started once per batch, as a list of arguments and never through a shell, reads `{"id", "language", "text"}` and
writes `{"id", "start", "end", "label", "score"}`, one object a line. What it writes is judged line by line before any
of it is used; what it says on its error stream may hold words of participants, and is thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, NamedTuple

from themetrail.anonymise.names.forms import words_of
from themetrail.anonymise.spans import NAMED, Span
from themetrail.contracts.errors import StudyError
from themetrail.language_models import LanguageModel, digest_of_folder

DETECTOR = "engine"
IGNORE = "ignore"  # in place of a category, for a label that does not matter
MOST_TOLD = 5  # wrong lines, of all that there are
_KEYS = ("id", "start", "end", "label", "score")
# Programs that fetch models from hubs look for them on this machine alone.
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}


class Text(NamedTuple):
    """What the program is given: one turn, and the language of its transcript."""

    language: str
    text: str


@dataclass(frozen=True)
class Engine:
    """The program, what its labels are to us, how long it may take for a batch, and what it is known by."""

    command: tuple[str, ...]
    labels: Mapping[str, str]
    minutes: float
    model: LanguageModel


def engine_of(settings: Mapping[str, Any]) -> Engine:
    """The recogniser that `anonymise.engine` describes. Raises StudyError where its program or a file is not there."""
    command, files = tuple(settings["command"]), tuple(settings["files"])
    script = next((word for word in command[1:] if Path(word).is_file()), command[0])
    model = _identified(settings["name"] or Path(script).stem, settings["version"], command, files)
    return Engine(command, dict(settings["labels"]), settings["minutes"], model)


@lru_cache(maxsize=None)
def _identified(name: str, version: str, command: tuple[str, ...], files: tuple[str, ...]) -> LanguageModel:
    """What the program is known by: its name and version as the study states them, and the digest of its command, of
    every file that stands in it, and of the files and folders that it is said to read."""
    program = shutil.which(command[0])
    if program is None:
        raise StudyError(
            f"the program {command[0]!r} of `anonymise.engine.command` is not there, or may not be run; give its name "
            "if it is installed, else its path, from the study's folder on"
        )
    missing = sorted(file for file in files if not Path(file).exists())
    if missing:
        raise StudyError(f"`anonymise.engine.files` names what is not there: {', '.join(missing)}")
    state = sha256(json.dumps(command).encode())
    for file in map(Path, (program, *(word for word in command[1:] if Path(word).is_file()), *files)):
        if file.is_dir():
            state.update(digest_of_folder(file).encode())
        else:
            with file.open("rb") as content:
                state.update(file_digest(content, "sha256").digest())
    return LanguageModel(name, version, state.hexdigest(), Path(program))


def spans_by(engine: Engine, texts: Sequence[Text]) -> list[list[Span]]:
    """The spans that the program finds in each text, in whole words where they are names, in order and each once.

    Raises StudyError where it fails, takes too long, or writes what is not right.
    """
    if not texts:
        return []
    given = "".join(
        json.dumps({"id": str(number), "language": one.language, "text": one.text}) + "\n"
        for number, one in enumerate(texts)
    )
    found: list[set[Span]] = [set() for _ in texts]
    for number, span in _read(_answer(engine, given), texts, engine.labels):
        found[number].add(_in_whole_words(texts[number].text, span))
    return [sorted(spans) for spans in found]


def _answer(engine: Engine, given: str) -> str:
    """What the program writes when it is given this. It and all that it started end with the time that it may take."""
    try:
        process = subprocess.Popen(
            engine.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _OFFLINE,
            start_new_session=True,
        )
    except OSError as problem:
        raise StudyError(f"the program of `anonymise.engine` could not be started ({type(problem).__name__})") from None
    try:
        written, _ = process.communicate(given.encode(), timeout=60 * engine.minutes)
    except BaseException as problem:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if not isinstance(problem, subprocess.TimeoutExpired):
            raise
        raise StudyError(
            f"the program of `anonymise.engine` did not end within {engine.minutes:g} minutes; find out why by hand, "
            "or give it more in `anonymise.engine.minutes`"
        ) from None
    if process.returncode:
        how = f"exit code {process.returncode}" if process.returncode > 0 else f"signal {-process.returncode}"
        raise StudyError(
            f"the program of `anonymise.engine` failed with {how}; try it by hand on a text that is not confidential, "
            "since what it says of its errors is not kept"
        )
    try:
        return written.decode()
    except UnicodeDecodeError:
        raise StudyError("the program of `anonymise.engine` wrote what is not UTF-8; write JSON lines") from None


def _read(written: str, texts: Sequence[Text], labels: Mapping[str, str]) -> list[tuple[int, Span]]:
    """The spans of the answer with the numbers of their texts, labels that do not matter left out.

    Raises StudyError that names all kinds of mistakes: wrong lines by number, and labels that the study does not know.
    """
    text_of = {str(number): one.text for number, one in enumerate(texts)}
    wrong, unknown, found = [], Counter[str](), []
    for number, line in enumerate(written.split("\n"), start=1):
        if not line.strip():
            continue
        row = _object(line)
        mistake = "it is no JSON object" if row is None else _mistake(row, text_of)
        if row is None or mistake:
            wrong.append(f"line {number}: {mistake}")
        elif row["label"] not in labels:
            unknown[row["label"]] += 1
        elif labels[row["label"]] != IGNORE:
            category, score = labels[row["label"]], round(float(row["score"]), 3)
            found.append((int(row["id"]), Span(row["start"], row["end"], category, DETECTOR, score)))
    if wrong:
        more = f"; and {len(wrong) - MOST_TOLD} more lines" if len(wrong) > MOST_TOLD else ""
        raise StudyError(
            f"the program of `anonymise.engine` wrote what is not right: {'; '.join(wrong[:MOST_TOLD])}{more}"
        )
    if unknown:
        raise StudyError(
            "the program of `anonymise.engine` uses labels that `anonymise.engine.labels` lacks: "
            f"{_told(unknown, texts)}; add each with a category, or with `{IGNORE}`"
        )
    return found


def _object(line: str) -> dict | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _mistake(row: dict, text_of: Mapping[str, str]) -> str:
    """What is wrong in a line, without any of its words; empty where nothing is."""
    lacking = [key for key in _KEYS if key not in row]
    if lacking:
        return f"it lacks {', '.join(lacking)}"
    if not isinstance(row["id"], str) or row["id"] not in text_of:
        return "its id is none of those that were given"
    start, end = row["start"], row["end"]
    if type(start) is not int or type(end) is not int:
        return "start and end must be whole numbers"
    length = len(text_of[row["id"]])
    if not 0 <= start < end <= length:
        return f"it goes from {start} to {end} in a text of {length} characters (code points, the end not included)"
    if not isinstance(row["label"], str) or not row["label"]:
        return "its label must be text"
    score = row["score"]
    if type(score) not in (int, float) or not 0 <= score <= 1:
        return "its score must be a number from 0 to 1"
    return ""


def _told(unknown: Counter[str], texts: Iterable[Text]) -> str:
    """The labels, and how often each stands; one that is also said in the texts might be somebody's name."""
    words: defaultdict[bool, list[str]] = defaultdict(list)
    said = "\n".join(one.text for one in texts).casefold()
    for label, times in sorted(unknown.items()):
        plain = label.isprintable() and len(label) <= 40 and label.casefold() not in said
        words[plain].append(f"{label!r} ({times})")
    hidden = [f"{len(words[False])} that are words of the texts, too, or no labels"] if words[False] else []
    return ", ".join(words[True] + hidden)


def _in_whole_words(text: str, span: Span) -> Span:
    """A name with the whole of each word that it touches: programs that read parts of words may cut one."""
    if span.category not in NAMED:
        return span
    words = [word for word in words_of(text) if word.start < span.end and span.start < word.end]
    return span._replace(start=words[0].start, end=words[-1].end) if words else span
