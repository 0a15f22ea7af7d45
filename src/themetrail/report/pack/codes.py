"""Codes by participants and by one another: who speaks of what, which codes stand together, what each means."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from themetrail.contracts.pack import CODEBOOK_APPENDIX, COOCCURRENCE, PARTICIPANTS_BY_CODES
from themetrail.report.cooccurrence import cooccurrence_of
from themetrail.report.pack.blocks import Block, Grid, Head, Heading, Part, Row, Text
from themetrail.report.pack.known import entries_by_level
from themetrail.report.pack.material import PackMaterial
from themetrail.report.wording import printed_group
from themetrail.rows import rows_of, tuples_of
from themetrail.words_in_print import Words

MOST_COLUMNS = 20  # participants that fit beside one another on a portrait page
_LEVEL_HEADING = 1.6  # centimetres in which a label stands upright no more
MOST_PAIRS = 40  # pairs of codes that are printed; all are in the table


def participants_by_codes(material: PackMaterial) -> pd.DataFrame:
    """PARTICIPANTS_BY_CODES: segments of each participant of a group in each entry of the codebook, or below it."""
    names, levels = material.codebook.names, material.codebook.levels
    mentioned = {
        (group, code): (int(n), int(total))
        for group, code, n, total in tuples_of(
            material.representativeness, "group", "code_id", "n_participants", "n_total"
        )
    }
    n_segments = {
        (group, code, who): int(n)
        for group, code, who, n in tuples_of(material.matrix, "group", "code_id", "participant_id", "n_segments")
    }
    rows = []
    for group in material.groups:
        for code in names:
            n, total = mentioned.get((group, code), (0, len(material.members[group])))
            row = {"group": group, "code_id": code, "level": levels[code], "name": names[code]}
            inside = set(material.members[group])
            counts = {
                who: str(n_segments.get((group, code, who), 0)) if who in inside else "" for who in material.everyone
            }
            rows.append({**row, "n_participants": n, "n_total": total, **counts})
    columns = [*PARTICIPANTS_BY_CODES.columns, *material.everyone]
    return PARTICIPANTS_BY_CODES.check(pd.DataFrame(rows, columns=columns))


def cooccurrence(consensus: pd.DataFrame, segments: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """COOCCURRENCE of the codes of the final coding, in the order of the book: for all segments, then by group.

    Jaccard (1912): segments with both codes, of segments with either.
    """
    group_of = dict(tuples_of(segments, "segment_id", "group"))
    groups = [("", consensus), *consensus.groupby(consensus["segment_id"].map(group_of), sort=False)]
    rows = [row for group, part in groups for row in _pairs(str(group), *cooccurrence_of(part, order))]
    return COOCCURRENCE.frame(rows)


def _pairs(group: str, codes: list[str], both: np.ndarray) -> Iterator[dict]:
    for a, b in zip(*np.nonzero(np.triu(both, 1)), strict=True):
        n, n_a, n_b = (int(both[pair]) for pair in ((a, b), (a, a), (b, b)))
        sums = {"n_both": n, "n_a": n_a, "n_b": n_b, "jaccard": n / (n_a + n_b - n)}
        yield {"group": group, "code_a": codes[a], "code_b": codes[b], **sums}


def appendix(material: PackMaterial, *, counts: bool = True) -> pd.DataFrame:
    """CODEBOOK_APPENDIX: the codebook with the segments and participants of each entry, in all groups together.

    Participants are left out where the method does not count them.
    """
    book = material.codebook
    segments_of: dict[str, set[str]] = {code: set() for code in book.names}
    for segment, code in tuples_of(material.consensus, "segment_id", "code_id"):
        for above in book.path(code):
            segments_of[above].add(segment)
    people_of: dict[str, set[str]] = {code: set() for code in book.names}
    for code, who in tuples_of(material.representativeness, "code_id", "participants"):
        people_of[code] |= set(who.split(";")) - {""}
    told = ("code_id", "parent_id", "level", "name", "definition", "include", "exclude", "example")
    rows = [
        {
            **{name: row[name] for name in told},
            "depth": book.depth(row["code_id"]),
            "n_segments": len(segments_of[row["code_id"]]),
            "n_participants": len(people_of[row["code_id"]]) if counts else None,
        }
        for row in rows_of(book.table)
    ]
    return CODEBOOK_APPENDIX.frame(rows)


def codes_part(
    title: str,
    material: PackMaterial,
    by_codes: pd.DataFrame,
    pairs: pd.DataFrame,
    words: Words,
    why_no_counts: str = "",
) -> Part:
    """Participants by codes of each group, or why they are not counted; the pairs of codes that stand together most
    often."""
    blocks: list[Block] = [Heading(words.say("by_codes"))]
    if why_no_counts:
        blocks.append(Text(why_no_counts))
    for group in [] if why_no_counts else material.groups:
        blocks += _of_group(group, material, by_codes[by_codes["group"] == group], words)
    blocks += [Heading(words.say("both_codes")), *_together(material, pairs[pairs["group"] == ""], words)]
    return Part(title, blocks)


def _of_group(group: str, material: PackMaterial, rows: pd.DataFrame, words: Words) -> list[Block]:
    members = material.members[group]
    fits = len(members) <= MOST_COLUMNS
    width = min(1.8, 10.0 / max(1, len(members)))
    upright = width < _LEVEL_HEADING
    people = [Head(material.labels[who], width, centred=True, upright=upright) for who in members] if fits else []
    heads = (Head("", 15.5 - width * len(people)), *people, Head("n/N", 1.5, centred=True))
    lines = [
        Row(
            (row["name"], *(row[who] for who in members if fits), f"{row['n_participants']}/{row['n_total']}"),
            depth=material.codebook.depth(row["code_id"]),
            bold=row["level"] == "theme",
        )
        for row in rows_of(rows)
    ]
    note = words.say("by_codes_note") if fits else words.say("by_codes_many", members=len(members))
    return [Grid(words.say("by_codes_of", group=printed_group(group), members=len(members)), heads, lines, [note])]


def _together(material: PackMaterial, pairs: pd.DataFrame, words: Words) -> list[Block]:
    if pairs.empty:
        return [Text(words.say("both_codes_none"))]
    names = material.codebook.names
    ordered = pairs.sort_values(["n_both", "jaccard"], ascending=False, kind="stable")
    lines = [
        Row((names[a], names[b], *map(str, counts), words.value(jaccard)))
        for _, a, b, *counts, jaccard in tuples_of(ordered.head(MOST_PAIRS), *COOCCURRENCE.columns)
    ]
    counts = (words.say("head_both_codes"), "A", "B", "J")
    heads = (
        *(Head(words.say(code), 5.5) for code in ("head_code_a", "head_code_b")),
        *(Head(name, 1.5, centred=True) for name in counts),
    )
    note = [words.say("both_codes_note")]
    if len(pairs) > MOST_PAIRS:
        note.append(words.say("both_codes_most", shown=MOST_PAIRS, of=len(pairs)))
    return [Grid(words.say("both_codes_title"), heads, lines, note)]


def codebook_part(title: str, table: pd.DataFrame, words: Words) -> Part:
    """The codebook as an appendix, in its own order."""
    is_counted = table["n_participants"].notna().any()
    counts = {"n_segments": "head_segments", "n_participants": "head_participants"} if is_counted else {}
    lines = [
        Row((row["name"], _meaning(row, words), *(str(row[name]) for name in counts)), depth=int(row["depth"]))
        for row in rows_of(table)
    ]
    numbers = [Head(words.say(short), 1.5, centred=True) for short in counts.values()]
    meaning = Head(words.say("head_meaning"), 12.4 - 1.5 * len(numbers))
    heads = (Head(words.say("head_book_entry"), 4.6), meaning, *numbers)
    holds = words.say("book_holds", entries=", ".join(entries_by_level(table["level"].value_counts(), words)))
    note = [words.say("book_note")] if counts else []
    return Part(title, [Text(holds), Grid(words.say("book"), heads, lines, note)])


def _meaning(row: dict, words: Words) -> str:
    told = {"include": "applies", "exclude": "applies_not", "example": "example"}
    lines = [row["definition"], *(row[name] and words.say(said, text=row[name]) for name, said in told.items())]
    return "\n".join(filter(None, lines))
