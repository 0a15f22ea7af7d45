"""Whether the table of changes says what became of every code that coders were given, and nothing that cannot be.

A code that a round was issued with must be in the codebook, or stand in the table; this is asked before anything runs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.codebook_brought import read_codebook
from themetrail.codebook_changes import DELETED, HEADING, MERGED, RENAMED, SPLIT, CodebookChanges, Fate, ids_in, row_of
from themetrail.coding.labels import folded
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CHANGES, CODEBOOK
from themetrail.faults import Faults
from themetrail.rows import tuples_of
from themetrail.sheets.changes_sheet import changes_as_typed, read_changes

if TYPE_CHECKING:  # at run time it would load pydantic
    from themetrail.configuration.coding import Round

_SIMILAR = 0.75  # of two names, from which on one is likely to be the other's successor
Wrong = tuple[str, str]  # the column, and what is wrong in it


class _Row(NamedTuple):
    """A row of the table as it was typed."""

    number: int
    old: str
    change: str
    new: tuple[str, ...]
    after_round: str
    date: str


def issued_codebooks(issued: Sequence[str], folder: str | Path) -> dict[str, Codebook]:
    """The codebooks that coders were given, by issued round in order, from `folder`/<round>/issued."""
    return {
        name: Codebook.from_table(CODEBOOK.read(Path(folder) / name / "issued" / "codebook.csv")) for name in issued
    }


def check_codes(
    codebook_file: Path,
    sheet: Sequence[Path],
    issued: Sequence[str],
    folder: str | Path,
    *,
    table: str,
    rounds: Collection[str],
    prior_codes: Callable[[], Collection[str]],
) -> None:
    """Check the table of changes (`sheet`: the file, or none), and that it speaks of every code that is gone.

    `table` is the file in which to say what became of them. `issued` are the issued rounds in order, in `folder`.
    Raises StudyError.
    """
    if not issued and not sheet:
        return
    codebook = Codebook.from_table(read_codebook(codebook_file), str(codebook_file))
    books, changes = issued_codebooks(issued, folder), CodebookChanges()
    if sheet:
        typed = changes_as_typed(sheet[0])
        changes = check_changes(typed, sheet[0], codebook, books, rounds=rounds, prior_codes=prior_codes)
    check_no_code_is_lost(changes, codebook, books, codebook_file=codebook_file, table=table)


def lists_of_splits(
    sheet: Sequence[Path], rounds: Sequence[Round], issued: Collection[str], folder: str | Path
) -> list[tuple[str, str]]:
    """The issued rounds with a code that was split since, each with its coders: who decides, on a list of their own."""
    changes = CodebookChanges.of(read_changes(sheet))
    if not any(step.change == SPLIT for step in changes.steps.values()):
        return []
    books = issued_codebooks([entry.name for entry in rounds if entry.name in issued], folder)
    split = {name for name, book in books.items() if any(changes.now(code).change == SPLIT for code in book.codes)}
    return [(entry.name, coder.coder_id) for entry in rounds if entry.name in split for coder in entry.coders]


def check_changes(
    typed: pd.DataFrame,
    file: str | Path,
    codebook: Codebook,
    issued: Mapping[str, Codebook],
    *,
    rounds: Collection[str] = (),
    prior_codes: Callable[[], Collection[str]] = tuple,
) -> CodebookChanges:
    """The changes that a table (as typed; rows of the file in its index) tells of.

    `issued` are the codebooks that coders were given, by round in order; `rounds` are all that are configured;
    `prior_codes`, asked for where an id is in none of them, gives the codes of prior coded data. Raises StudyError with
    all rows in which something is wrong.
    """
    columns = ("old_code_id", "change", "new_code_id", "after_round", "date")
    cells = zip(typed.index, *(typed[name] for name in columns), strict=True)
    rows = [_Row(int(row), old, change, ids_in(new), after, day) for row, old, change, new, after, day in cells]
    faults = Faults(file)
    for row in rows:
        for column, what in _wrong_in_form(row, rounds):
            faults.add(what, row=row.number, column=column)
    first: dict[str, _Row] = {}
    for row in rows:
        if (earlier := first.setdefault(row.old, row)) is not row and row.old:
            faults.add(_said_twice(earlier, row), row=row.number, column="old_code_id")
    faults.stop_if_any()
    changes = CodebookChanges({row.old: Fate(row.change, row.new) for row in rows})
    for row in rows:
        for column, what in _wrong_in_study(row, rows, changes, codebook, issued, prior_codes):
            faults.add(what, row=row.number, column=column)
    faults.stop_if_any()
    return changes


def _wrong_in_form(row: _Row, rounds: Collection[str]) -> Iterator[Wrong]:
    """What is wrong in a row, whatever the study is."""
    if not row.old:
        yield "old_code_id", "must not be empty"
    if row.change not in CHANGES:
        yield "change", f"must be one of: {', '.join(CHANGES)}"
    elif row.change == DELETED and row.new:
        yield "new_code_id", "a code that was deleted has no new one; leave this empty, or write 'merged' or 'renamed'"
    elif row.change == SPLIT and len(row.new) < 2:
        yield "new_code_id", "a code that was split became two codes or more; write their ids here, with ';' between"
    elif row.change in (RENAMED, MERGED) and len(row.new) != 1:
        yield "new_code_id", f"a code that was {row.change} is one code now; write its id here (or 'split' for several)"
    if row.old and row.old in row.new:
        own = "; give what is left of it another id in the codebook, and write that here" if row.change == SPLIT else ""
        yield "new_code_id", f"the new code is the old one{own or '; a code that keeps its id needs no row'}"
    if row.after_round and row.after_round not in rounds:
        yield "after_round", "no round of coding.rounds has this name; correct it, or leave it empty"
    try:
        date.fromisoformat(row.date or "2000-01-01")
    except ValueError:
        yield "date", "must be a date written YYYY-MM-DD, or empty"


def _said_twice(earlier: _Row, row: _Row) -> str:
    if (earlier.change, earlier.new) == (row.change, row.new):
        return f"this row repeats row {earlier.number}; keep one of the two"
    return f"row {earlier.number} says otherwise what became of {row.old!r}; keep one of the two"


def _wrong_in_study(
    row: _Row,
    rows: list[_Row],
    changes: CodebookChanges,
    codebook: Codebook,
    issued: Mapping[str, Codebook],
    prior_codes: Callable[[], Collection[str]],
) -> Iterator[Wrong]:
    """What a row says that the codebooks of the study, or other rows, speak against."""
    old, given = row.old, [name for name, book in issued.items() if row.old in book.codes]
    if old in codebook.codes:
        kept = "give what is left of it another id there, or take" if row.change == SPLIT else "take it out there, or"
        yield "old_code_id", f"the code {old!r} is still in the codebook; {kept} this row out"
    elif not given and not any(old in other.new for other in rows) and old not in prior_codes():
        yield "old_code_id", _never_given(old, issued, codebook)
    if (way := changes.circle(old)) and min(way) == old:
        yield (
            "new_code_id",
            f"the changes lead in a circle ({' to '.join(map(repr, way))}); of a code that has its old id again, take"
            " out the row that took the id away",
        )
    for new in row.new:
        if new not in codebook.codes and new not in changes.steps:
            yield "new_code_id", _unknown(new, codebook)
    if row.change == RENAMED:
        yield from _merged_in_truth(row, rows, [name for name in given if row.new[0] in issued[name].codes])
    if row.after_round in issued:
        order = list(issued)
        later = [name for name in given if order.index(name) > order.index(row.after_round)]
        if later:
            yield (
                "after_round",
                f"round {later[-1]} was issued with the code {old!r} all the same, so write {later[-1]!r}",
            )


def _merged_in_truth(row: _Row, rows: list[_Row], beside: list[str]) -> Iterator[Wrong]:
    """Where a code is said to be renamed to one that other codes became too, or that stood beside it."""
    new = row.new[0]
    twins = [other.number for other in rows if other is not row and other.change == RENAMED and new in other.new]
    if beside:
        what = f"the code {new!r} stood beside {row.old!r} in the codebook of round {beside[0]}"
    elif twins:
        what = f"row {twins[0]} renames another code to {new!r}"
    else:
        return
    yield "change", f"{what}, so that two codes became one: write 'merged'"


def _never_given(old: str, issued: Mapping[str, Codebook], codebook: Codebook) -> str:
    """What is wrong with an old code that coders were never given, and which is meant, if one is near."""
    if any(old in book.levels for book in issued.values()):
        return f"{old!r} is none that coders apply, and what themes are called or where they stand needs no row"
    names = {code: book.names[code] for book in issued.values() for code in book.codes if code not in codebook.codes}
    named = next((code for code, name in names.items() if folded(old) in (folded(name), folded(code))), None)
    near = [named] if named else get_close_matches(old, sorted(names), n=1, cutoff=0.6)
    return f"no issued round has the code {old!r}, nor have prior coded data; " + (
        f"did you mean {near[0]!r}?" if near else "correct it, or take this row out"
    )


def _unknown(new: str, codebook: Codebook) -> str:
    """What is wrong with a new code that the codebook does not have, and which is meant, if one is near."""
    codes = codebook.codes
    named = next((one for one in codes if folded(new) in (folded(codebook.names[one]), folded(one))), None)
    near = [named] if named else get_close_matches(new, codes, n=1, cutoff=0.6)
    what = f"the code {new!r} is neither one that coders apply by the codebook nor changed by a row of this table"
    return f"{what}; did you mean {near[0]!r}?" if near else f"{what}; correct it, or put it into the codebook"


def check_no_code_is_lost(
    changes: CodebookChanges,
    codebook: Codebook,
    issued: Mapping[str, Codebook],
    *,
    codebook_file: str | Path,
    table: str,
) -> None:
    """Raise StudyError where coders were given codes of which nobody has said what they are now.

    All of them, each with the row to write into the file `table` and why.
    """
    lost: dict[str, str] = {}  # with the last round that has it
    for name, book in issued.items():
        lost |= {code: name for code in book.codes if code not in codebook.codes and code not in changes.steps}
    gone = {code: name for code, name in lost.items() if code not in codebook.levels}
    said = [_still_there([code for code in lost if code not in gone], codebook, table)] if len(gone) < len(lost) else []
    if gone:
        said.append(_gone(gone, issued, codebook, table))
    if said:
        raise StudyError("; and ".join(said), file=codebook_file)


def _still_there(kept: list[str], codebook: Codebook, table: str) -> str:
    """What is wrong with codes that coders were given and that are entries of the codebook which they may not apply.

    Each became a parent when others were put below it, or the codebook says so.
    """
    named = ", ".join(f"{code!r} (a {codebook.levels[code]})" for code in kept)
    one = len(kept) == 1
    return (
        f"coders were given {named}, which the codebook no longer lets them apply; write 'yes' in its column 'codable'"
        f" beside {'it' if one else 'each'}, or say in {table}, below the heading `{HEADING}`, what became of"
        f" {'it' if one else 'each'} (renamed, merged, split or deleted)"
    )


def _gone(lost: Mapping[str, str], issued: Mapping[str, Codebook], codebook: Codebook, table: str) -> str:
    """What is wrong with codes that are in the codebook no more, and the rows that most likely say what they became."""
    found = {code: _likely(code, issued[name], codebook) for code, name in lost.items()}
    taken = [new for news, _ in found.values() for new in news]
    rows = []
    for code, (news, why) in found.items():
        one_of_two = any(new in issued[lost[code]].codes or taken.count(new) > 1 for new in news)
        change = SPLIT if len(news) > 1 else (MERGED if one_of_two else RENAMED) if news else DELETED
        rows.append(f"{row_of(code, change, ';'.join(news))} ({why})")
    many = len(lost) > 1
    named = ", ".join(f"{code!r} (round {name})" for code, name in lost.items())
    return (
        f"the code{'s' if many else ''} {named}, which coders were given, {'are' if many else 'is'} no longer in the"
        f" codebook; put {'them' if many else 'it'} back, or say in {table}, below the heading `{HEADING}`, what became"
        f" of {'each' if many else 'it'} (renamed, merged, split or deleted), most likely {', '.join(rows)}"
    )


def _likely(code: str, book: Codebook, now: Codebook) -> tuple[tuple[str, ...], str]:
    """The codes of today that a code of an older book is most likely (several where it was split), or none, and why."""
    name, definition = _meanings(book)[code]
    today = _meanings(now)
    new = sorted(now.codes, key=lambda one: one in book.codes)  # what is new there first, each in the order of the book
    for one in new:
        if today[one][0] == name:
            return (one,), "it has the same name"
    for one in new:
        if definition and today[one][1] == definition:
            return (one,), "it has the same definition"
    grown = tuple(one for one in new if one not in book.codes and _holds(today[one][0], name))
    if grown:
        return grown, "the old name stands in the new names" if len(grown) > 1 else "the old name stands in the new one"
    alike = [(SequenceMatcher(None, name, today[one][0]).ratio(), one) for one in new]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, ""))
    return ((best[1],), "it has a similar name") if best[0] >= _SIMILAR else ((), "no code is like it")


def _holds(name: str, older: str) -> bool:
    """Whether a name begins with an older one, or has it among its words."""
    return name.startswith(older) or f" {older} " in f" {name} "


def _meanings(book: Codebook) -> dict[str, tuple[str, str]]:
    """Name and definition of each code, as they are compared."""
    rows = tuples_of(book.table, "code_id", "name", "definition")
    return {code: (folded(name), folded(definition)) for code, name, definition in rows}
