"""A finished study as a project: anonymised transcripts, codebook, coders and their codings, participants, groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from themetrail import __version__
from themetrail.codebook import Codebook
from themetrail.colours import colours_of
from themetrail.contracts.coding import STANDING, without_again
from themetrail.contracts.study import PARTICIPANTS
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.project import Case, Code, Coding, Group, Project, Source, User, without_twins
from themetrail.refi_qda.talk import label_of, line_of
from themetrail.rows import rows_of, tuples_of

ORIGIN = f"Themetrail {__version__}"
PARTS_OF_CODE = {"definition": "", "include": "Apply: ", "exclude": "Do not apply: ", "example": "Example: "}


@dataclass(frozen=True)
class StudyTables:
    """The tables of a finished run, each by its contract, and the study's key."""

    turns: pd.DataFrame
    segments: pd.DataFrame
    codebook: Codebook
    transcripts: pd.DataFrame
    participants: pd.DataFrame
    assignments: pd.DataFrame
    codings: pd.DataFrame
    decisions: pd.DataFrame
    key: bytes


def project_of(tables: StudyTables, *, memos: bool = True) -> Project:
    """The project. What came back to its own coder to judge the coder (`again`) is none of the codings."""
    guids = Guids(tables.key)
    starts, sources = _sources(tables, guids)
    present = tables.participants[tables.participants["withdrawn"] == ""]
    return Project(
        name="Themetrail",
        origin=ORIGIN,
        users=[User(guids.of("coder", coder), coder) for coder in dict.fromkeys(tables.codings["coder_id"])],
        codes=codes_of(tables.codebook, guids),
        sources=sources,
        codings=without_twins(_codings(tables, guids, starts, memos=memos)),
        cases=list(_cases(present, tables.turns, guids)),
        groups=list(_groups(tables.transcripts, {source.guid for source in sources}, guids)),
    )


def codes_of(codebook: Codebook, guids: Guids) -> list[Code]:
    """The codebook's entries, each after the one above it."""
    colours, codable = colours_of(codebook), set(codebook.codes)
    rows = {row["code_id"]: row for row in rows_of(codebook.table)}
    return [
        Code(
            guid=guids.of("code", code_id),
            name=rows[code_id]["name"],
            parent=guids.of("code", codebook.parents[code_id]) if codebook.parents[code_id] else "",
            codable=code_id in codable,
            colour=colours[code_id],
            description="\n".join(
                said + rows[code_id][part] for part, said in PARTS_OF_CODE.items() if rows[code_id].get(part)
            ),
        )
        for code_id in _from_the_top(codebook)
    ]


def _from_the_top(codebook: Codebook) -> Iterator[str]:
    """All entries, a parent before those below it, else in the order of the book."""
    waiting = [code_id for code_id, parent in codebook.parents.items() if not parent]
    while waiting:
        code_id = waiting.pop(0)
        yield code_id
        waiting = codebook.children.get(code_id, []) + waiting


def _sources(tables: StudyTables, guids: Guids) -> tuple[dict[tuple[str, int], int], list[Source]]:
    """Each transcript as a text with a line for each turn, and where in it the words of each turn begin."""
    starts: dict[tuple[str, int], int] = {}
    sources = []
    by_transcript: dict[str, list[tuple[int, str, str]]] = {}
    for transcript, turn, speaker, text in tuples_of(tables.turns, "transcript_id", "turn", "speaker", "text"):
        by_transcript.setdefault(transcript, []).append((turn, speaker, text))
    for transcript in tables.transcripts["transcript_id"]:
        parts, reached = [], 0
        for turn, speaker, text in by_transcript.get(transcript, []):
            starts[transcript, turn] = reached + len(label_of(speaker))
            parts.append(line_of(speaker, text))
            reached += len(parts[-1])
        if parts:
            sources.append(Source(guids.of("transcript", transcript), transcript, "".join(parts)))
    return starts, sources


def _codings(tables: StudyTables, guids: Guids, starts: dict[tuple[str, int], int], *, memos: bool) -> Iterator[Coding]:
    _, codings = without_again(tables.assignments, tables.codings)
    columns = ("transcript_id", "turn")
    places = dict(zip(tables.segments["segment_id"], tuples_of(tables.segments, *columns), strict=True))
    said = _memos(tables.decisions) if memos else {}
    for row in rows_of(codings):
        transcript, turn = places[row["segment_id"]]
        begin = starts[transcript, turn]
        span = begin + row["start"], begin + row["end"]
        coding = Coding(
            guids.of("transcript", transcript),
            *span,
            guids.of("code", row["code_id"]),
            guids.of("coder", row["coder_id"]),
            said.get(tuple(row[name] for name in ("round", "coder_id", "segment_id", "start", "end", "code_id")), ""),
        )
        yield replace(coding, guid=guids.of("coding", *coding.place))


def _memos(decisions: pd.DataFrame) -> dict[tuple, str]:
    """What coders wrote on the codes that they gave, by round, coder, segment, place and the code of today."""
    standing = decisions[decisions["action"].isin(STANDING) & (decisions["memo"] != "")]
    found: dict[tuple, str] = {}
    columns = ("round", "coder_id", "segment_id", "start", "end", "code_now", "code_id", "memo")
    for *place, code_now, code_id, memo in tuples_of(standing, *columns):
        key = (*place, code_now or code_id)
        found[key] = "\n".join(dict.fromkeys(filter(None, (found.get(key), memo))))
    return found


def _cases(participants: pd.DataFrame, turns: pd.DataFrame, guids: Guids) -> Iterator[Case]:
    """Each participant by label, with the columns that the study added to the sheet, and where he or she speaks."""
    added = [name for name in participants.columns if name not in PARTICIPANTS.columns]
    heard = dict.fromkeys(tuples_of(turns, "participant_id", "transcript_id"))
    for row in rows_of(participants):
        who = row["participant_id"]
        yield Case(
            guid=guids.of("participant", who),
            name=row["label"],
            values={"participant_id": who, **{name: str(row[name]) for name in added if str(row[name])}},
            sources=tuple(guids.of("transcript", place) for speaker, place in heard if speaker == who),
        )


def _groups(transcripts: pd.DataFrame, present: set[str], guids: Guids) -> Iterator[Group]:
    for group, rows in transcripts.groupby("group", sort=False):
        members = (guids.of("transcript", transcript) for transcript in rows["transcript_id"])
        yield Group(guids.of("group", group), str(group), tuple(guid for guid in members if guid in present))
