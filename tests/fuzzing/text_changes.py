"""Changes of bytes, of lines, and of the cells of a table as text."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

from fuzzing.odd import ENCODINGS, ODD, Change, one_of, said


def flip(content: bytes, draw: random.Random) -> bytes:
    """Other bytes in some places."""
    changed = bytearray(content)
    for _ in range(draw.choice((1, 1, 4, 40))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _cut(content: bytes, draw: random.Random) -> bytes:
    return content[: draw.randrange(len(content))]


def _leave_out(content: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(content))
    return content[:start] + content[start + draw.choice((1, 2, 10, 200)) :]


def _repeat(content: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(content))
    return content[:start] + content[start : start + 200] * draw.choice((2, 3, 50)) + content[start:]


def _insert(content: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(content) + 1)
    return content[:start] + said(draw.choice(ODD)) + content[start:]


def _other_encoding(content: bytes, draw: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(draw.choice(ENCODINGS), "replace")


def _number(content: bytes, draw: random.Random) -> bytes:
    """Another number in the place of one that stands there."""
    return one_of(content, draw, rb"\d+", lambda _: said(draw.choice([odd for odd in ODD if odd[-1:].isdigit()])))


def _in_lines(change: Callable[[list[str], random.Random], None]) -> Change:
    def changed(content: bytes, draw: random.Random) -> bytes:
        lines = content.decode("utf-8", "surrogateescape").split("\n")
        change(lines, draw)
        return "\n".join(lines).encode("utf-8", "surrogateescape" if b"\xff" in content else "surrogatepass")

    return changed


def _line_gone(lines: list[str], draw: random.Random) -> None:
    del lines[draw.randrange(len(lines))]


def _line_again(lines: list[str], draw: random.Random) -> None:
    at = draw.randrange(len(lines))
    lines[at:at] = [lines[draw.randrange(len(lines))]] * draw.choice((1, 1, 2_000))


def _lines_turned(lines: list[str], draw: random.Random) -> None:
    draw.shuffle(lines)


def _line_odd(lines: list[str], draw: random.Random) -> None:
    at = draw.randrange(len(lines))
    cut = draw.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:cut] + draw.choice(ODD) + lines[at][cut:]


def _line_deeper(lines: list[str], draw: random.Random) -> None:
    at = draw.randrange(len(lines))
    lines[at] = draw.choice((" ", "\t", "  ", " " * 100)) + lines[at]


def _cell(content: bytes, draw: random.Random) -> bytes:
    """A cell of a table with something odd in it, quoted as it should be or not at all."""
    text = content.decode("utf-8-sig", "surrogateescape")
    mark = max("\t;,", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    rows = [row for row in rows if row] or [[""]]
    row = draw.choice((rows[0], draw.choice(rows)))
    row[draw.randrange(len(row))] = draw.choice(ODD)
    if draw.random() < 0.3:
        return "\n".join(mark.join(row) for row in rows).encode("utf-8", "surrogatepass")
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark, lineterminator="\n").writerows(rows)
    return written.getvalue().encode("utf-8", "surrogatepass")


def _columns(content: bytes, draw: random.Random) -> bytes:
    """A column taken out, doubled, or called otherwise."""
    text = content.decode("utf-8-sig", "surrogateescape")
    mark = max("\t;,", key=text.partition("\n")[0].count)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if row] or [[""]]
    at, how = draw.randrange(len(rows[0])), draw.choice(("out", "twice", "called"))
    for number, row in enumerate(rows):
        if at < len(row) and how != "called":
            row[at : at + 1] = [] if how == "out" else [row[at]] * 2
        elif at < len(row) and number == 0:
            row[at] = draw.choice(ODD)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark, lineterminator="\n").writerows(rows)
    return written.getvalue().encode("utf-8", "surrogateescape" if b"\xff" in content else "surrogatepass")


TEXT: dict[str, Change] = {
    "flip": flip,
    "cut": _cut,
    "leave out": _leave_out,
    "repeat": _repeat,
    "insert": _insert,
    "other encoding": _other_encoding,
    "number": _number,
    "line gone": _in_lines(_line_gone),
    "line again": _in_lines(_line_again),
    "lines turned": _in_lines(_lines_turned),
    "line odd": _in_lines(_line_odd),
    "line deeper": _in_lines(_line_deeper),
    "cell": _cell,
    "columns": _columns,
}
