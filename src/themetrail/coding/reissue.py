"""Reissue a round: withdraw what was issued where it holds a name, and issue it again with the name replaced.

Nothing else changes: who codes what, the suggestions, the ids. Offsets stay those of the round as it was first issued,
so what coders have returned, or return later, on the sheets of the withdrawn issue is read as before.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue, check_manifest, manifest_of, write_manifest
from themetrail.coding.moves import Move, moves_between
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.coding.sheets.word_form import FOLDER, whose_path
from themetrail.coding.sheets.word_writer import write_word_file
from themetrail.coding.shown import still_said
from themetrail.coding.words import collapsed
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of

Replacer = Callable[[list[str], list[str]], list[str]]  # texts, and the transcript of each or empty
_IN_BOOK = ("name", "definition", "include", "exclude", "example")


def reissue_round(
    name: str,
    rounds: str | Path,
    sealed: str | Path,
    names_replaced: Replacer,
    *,
    title: str,
    own_codes: int,
    language: str = "english",
    today: date,
) -> tuple[Path, Path, int]:
    """Draft the round again beside what was issued, with the names replaced.

    Returns the folder of the new issue, where `put_in_place` finds it, the sealed folder for the withdrawn one, and
    the number of segments that changed. Raises StudyError where nothing in the round changes.
    """
    place = Path(rounds) / name
    issued, unfinished = place / "issued", place / ".issued.unfinished"
    manifest = check_manifest(issued, name)
    issue = Issue.read(issued, name, manifest["digest"])
    corrected, moved = _corrected(issue, names_replaced)
    if unfinished.exists():
        shutil.rmtree(unfinished)
    unfinished.mkdir()
    corrected.write(unfinished)
    again = Issue.read(unfinished, name)
    if _says_the_same(again, issue):
        shutil.rmtree(unfinished)
        raise StudyError(
            f"nothing in round {name!r} would be replaced: the anonymisation does not know the form yet; add it to the"
            " people list or the review and run again first",
            file=issued,
        )
    given = _write_anew(unfinished, again, manifest, title=title, own_codes=own_codes, language=language)
    withdrawn = {
        "digest": manifest["digest"],
        "withdrawn_on": today.isoformat(),
        "segments": len(moved),
        "moved": moved,
    }
    record = {"issued_on": today.isoformat(), "superseded": [*manifest.get("superseded", []), withdrawn]}
    write_manifest(unfinished, {**manifest_of(unfinished, name, given), **record})
    check_manifest(unfinished, name)
    return unfinished, Path(sealed) / name / manifest["digest"], len(moved)


def put_in_place(unfinished: Path, withdrawn: Path) -> Path:
    """Move the withdrawn issue to its sealed folder and the new one to its place, and return that."""
    issued = unfinished.parent / "issued"
    for file in unfinished.rglob("*"):
        if file.is_file():
            file.chmod(0o444)
    for folder in (withdrawn.parent.parent, withdrawn.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.move(issued, withdrawn)
    unfinished.rename(issued)  # at once: between the two the round has no issue
    for file in [withdrawn, *withdrawn.rglob("*")]:
        file.chmod(0o700 if file.is_dir() else 0o600)
    return issued


def _write_anew(folder: Path, issue: Issue, manifest: dict, *, title: str, own_codes: int, language: str) -> list[str]:
    """Write what coders are given, as it was listed in the manifest, and return its paths within the folder."""
    sheets = [file for file in manifest["files"] if file.startswith("sheets/")]
    desks = [file for file in manifest["files"] if file.startswith("desks/")]
    in_word = [file for file in manifest["files"] if file.startswith(FOLDER)]
    for file in [*sheets, *desks]:
        (folder / file).parent.mkdir(exist_ok=True)
    for sheet in sheets:
        write_coding_sheet(folder / sheet, issue, Path(sheet).stem, title=title, own_codes=own_codes, language=language)
    for desk in desks:
        write_desk(folder / desk, issue, Path(desk).stem, title=title, language=language)
    for file in in_word:
        coder_id, transcript_id = whose_path(file)
        write_word_file(folder / file, GivenToCoder(issue, coder_id), transcript_id, title=title, language=language)
    return [*sheets, *desks, *in_word]


def _corrected(issue: Issue, names_replaced: Replacer) -> tuple[Issue, dict[str, list[Move]]]:
    """The issue with the names replaced, and how each segment that changed did."""
    segments, suggestions, book = issue.segments.copy(), issue.suggestions.copy(), issue.codebook.table.copy()
    before = segments["text"].tolist()
    after = names_replaced(before, segments["transcript_id"].tolist())
    moved, words = {}, segments["words"].tolist()
    for number, (old, new, segment_id) in enumerate(zip(before, after, segments["segment_id"], strict=True)):
        if old != new:
            moved[segment_id] = moves_between(old, new)
            words[number] = _words_after(words[number], old, new, moved[segment_id])
    segments = segments.assign(text=after, words=words)
    said = dict(zip(segments["segment_id"], after, strict=True))
    suggestions["speaks_for"] = [
        still_said(why, said[segment]) for segment, why in tuples_of(suggestions, "segment_id", "speaks_for")
    ]
    for column in ("evidence", "counterexample"):
        suggestions[column] = names_replaced(suggestions[column].tolist(), [""] * len(suggestions))
    evidence, taught = issue.evidence.copy(), issue.evidence["source"] == "prior"  # by transcripts of another study
    spoken_in = evidence["transcript_id"].mask(taught, "")
    evidence["text"] = names_replaced(evidence["text"].tolist(), spoken_in.tolist())
    for column in _IN_BOOK:
        book[column] = names_replaced(book[column].tolist(), [""] * len(book))
    again = replace(
        issue,
        segments=segments,
        suggestions=suggestions,
        codebook=Codebook.from_table(book),
        digest="",
        evidence=evidence,
    )
    return again, moved


def _words_after(words: str, old: str, new: str, moves: list[Move]) -> str:
    """The words by which decisions are anchored, with a pseudonym where a name stood."""
    shift = 0
    for start, end, length in moves:
        said = " ".join(old[start:end].casefold().split())
        if said not in words:
            return " ".join(new.casefold().split())
        words = words.replace(said, _pseudonym_for(said, new[start + shift : start + shift + length].casefold()))
        shift += length - (end - start)
    return words


def _pseudonym_for(said: str, shown: str) -> str:
    """What stands for words that were replaced, between the marks that they share with what is shown now."""
    before, after = re.findall(r"^\W*", said)[0], re.findall(r"\W*$", said)[0]
    kept_before = before if shown.startswith(before) else ""
    kept_after = after if shown.endswith(after) else ""
    return kept_before + collapsed("person") + kept_after


def _says_the_same(again: Issue, issue: Issue) -> bool:
    """Whether two issues hold the same; one of an older program may lack a column that is empty in the other."""
    return (
        again.segments.equals(issue.segments)
        and again.suggestions.equals(issue.suggestions)
        and again.evidence.equals(issue.evidence)
        and again.codebook.table.equals(issue.codebook.table)
    )
