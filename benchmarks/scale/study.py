"""Writes a synthetic study: transcripts, sheets, codebook, prior coded data, and what its coders will decide."""

from __future__ import annotations

import csv
import hashlib
import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml
from files import FORMATS, write_transcript
from many_codes import codebook_of
from talk import SENTENCES, Turn, names, transcript
from words import CODES, EMPLOYERS

ROUND = "r1"
CODERS = ("C1", "C2")
PRIOR_TRANSCRIPTS = 4
DECISIONS = "what_coders_will_decide.csv"  # beside the study, not in it: transcript_id, turn, codes
TRANSCRIPTS_PER_BATCH = 25


@dataclass(frozen=True)
class Shape:
    """What a study is like beside its number of transcripts: words in each, batches (None: by the number of
    transcripts), codes, coders, and from fewest to most sentences in an answer beside those that carry a code."""

    words: int = 8000
    batches: int | None = None
    codes: int = len(CODES)
    coders: int = len(CODERS)
    sentences: tuple[int, int] = SENTENCES


@dataclass(frozen=True)
class Talk:
    """One transcript with its place in the study. `people` are the speakers' names by participant_id."""

    transcript_id: str
    group: str
    file: str
    interviewer: str
    people: dict[str, str]
    turns: list[Turn]


def coders_of(shape: Shape) -> list[str]:
    """The ids of a study's coders."""
    return [f"C{number}" for number in range(1, shape.coders + 1)]


def write_study(folder: Path, count: int, shape: Shape = Shape(), *, seed: int = 1) -> None:
    """Write a study of `count` transcripts into an empty folder.

    A transcript follows from the seed and its number alone: the first ten of a thousand are those of a study of ten.
    """
    for name in ("config", "data/transcripts", "data/private", "data/prior", "data/rounds"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    sheets = {"transcripts": [], "participants": [], "sources": [], "people": [], "decisions": []}
    for number in range(1, count + 1):
        talk = _talk(number, shape, seed)
        write_transcript(folder / "data/transcripts" / talk.file, talk.turns)
        for sheet, rows in _rows(talk, number).items():
            sheets[sheet] += rows
    _write_sheets(folder, sheets)
    _write_codebook(folder / "config/codebook.csv", shape.codes)
    _write_prior(folder / "data/prior/earlier_study.csv", shape, seed)
    key = hashlib.sha256(f"key of synthetic study {seed}".encode()).hexdigest()
    (folder / "data/private/study.key").write_text(key + "\n", encoding="ascii")
    _write_configuration(folder / "config/config.yaml", count, shape)


def _talk(number: int, shape: Shape, seed: int) -> Talk:
    """Every eighth is a focus group of four; the others are interviews of a first and a second wave."""
    random_ = random.Random(f"{seed}/{number}")
    focus = number % 8 == 0
    interviewer, *speakers = names(random_, 5 if focus else 2)
    people = {f"P{number:05d}{'abcd'[place] if focus else ''}": name for place, name in enumerate(speakers)}
    group = "focus_groups" if focus else ("first_wave", "second_wave")[number % 2]
    kind = FORMATS[number % len(FORMATS)]
    turns = _said(random_, interviewer, speakers, shape)
    return Talk(f"T{number:05d}", group, f"talk_{number:05d}.{kind}", interviewer, people, turns)


def _said(random_: random.Random, interviewer: str, speakers: list[str], shape: Shape) -> list[Turn]:
    _, codes = codebook_of(shape.codes)
    return transcript(random_, interviewer, speakers, shape.words, codes, shape.sentences)


def _rows(talk: Talk, number: int) -> dict[str, list[list]]:
    """What a transcript adds to each sheet."""
    employers = random.Random(number).sample(EMPLOYERS, k=len(talk.people))
    sources = [[talk.transcript_id, talk.file, talk.interviewer, "", "interviewer"]]
    sources += [[talk.transcript_id, talk.file, name, person, ""] for person, name in talk.people.items()]
    people = [
        [person, "", name, "", "", employer]
        for (person, name), employer in zip(talk.people.items(), employers, strict=True)
    ]
    decisions = [
        [talk.transcript_id, place, ";".join(turn.codes)]
        for place, turn in enumerate(talk.turns)
        if turn.speaker != talk.interviewer
    ]
    return {
        "transcripts": [[talk.transcript_id, talk.group, "en", number]],
        "participants": [[person, f"Newcomer {person[1:].lstrip('0')}", ""] for person in talk.people],
        "sources": sources,
        "people": people,
        "decisions": decisions,
    }


def _write_sheets(folder: Path, sheets: dict[str, list[list]]) -> None:
    tab = {"delimiter": "\t"}
    header = ["transcript_id", "group", "language", "collected_order"]
    _write_rows(folder / "config/transcripts.tsv", header, sheets["transcripts"], **tab)
    header = ["participant_id", "label", "withdrawn"]
    _write_rows(folder / "config/participants.tsv", header, sheets["participants"], **tab)
    header = ["transcript_id", "file", "speaker", "participant_id", "role"]
    _write_rows(folder / "data/private/sources.tsv", header, sheets["sources"], **tab)
    header = ["participant_id", "entity", "names", "nicknames", "initials", "employer"]
    _write_rows(folder / "data/private/people.tsv", header, sheets["people"], **tab)
    _write_rows(folder / DECISIONS, ["transcript_id", "turn", "codes"], sheets["decisions"])


def _write_codebook(path: Path, count: int) -> None:
    themes, codes = codebook_of(count)
    rows = [[theme, "", "theme", name, ""] for theme, name in themes.items()]
    rows += [[code, parent, "code", name, definition] for code, (parent, name, definition, _) in codes.items()]
    _write_rows(path, ["code_id", "parent_id", "level", "name", "definition"], rows)


def _write_prior(path: Path, shape: Shape, seed: int) -> None:
    """Coded answers of an earlier study, names included, from which suggestions learn."""
    rows = []
    for number in range(PRIOR_TRANSCRIPTS):
        random_ = random.Random(f"prior/{seed}/{number}")
        interviewer, speaker = names(random_, 2)
        turns = _said(random_, interviewer, [speaker], shape)
        for place, (before, turn) in enumerate(pairwise(turns), start=1):
            if turn.speaker == speaker:
                label = f"Earlier participant {number + 1}"
                segment = f"E{number + 1}-{place:04d}"
                rows.append([f"E{number + 1}", segment, turn.text, ";".join(turn.codes), label, before.text, "no"])
    header = ["transcript_id", "segment_id", "text", "codes", "speaker", "previous", "anonymised"]
    _write_rows(path, header, rows)


def _write_configuration(path: Path, count: int, shape: Shape) -> None:
    batches = shape.batches or max(2, count // TRANSCRIPTS_PER_BATCH)
    configuration = {
        "study": {"title": f"Synthetic study of {count} transcripts", "batches": batches, "seed": 1},
        # A person would look through the review queue; here nobody is there to do it.
        "anonymise": {"fail_closed": False},
        "coding": {
            "rounds": [
                {"name": ROUND, "consensus": "union", "coders": [{"coder_id": coder} for coder in coders_of(shape)]},
            ]
        },
    }
    path.write_text(yaml.safe_dump(configuration, sort_keys=False), encoding="utf-8")


def _write_rows(path: Path, header: list[str], rows: list[list], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
