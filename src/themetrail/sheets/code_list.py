"""A list of codes as plain text, a code in each line: indented, or with all that stands above it (QualCoder).

What follows a tab is the code's description, or a number that a program counted, which is not read. A first line above
all others that only heads them (`Code System`) is none of them.
"""

from __future__ import annotations

import re
from pathlib import Path

from themetrail.sheets.text_of_sheet import text_of_sheet

_COUNTED = re.compile(r"[\d.,\s%]*")
_HEADS = {"code system", "codesystem", "codes", "code list", "codeliste", "système de codes", "nodes"}


def lines_of_list(path: Path) -> list[tuple[int, list[str]]]:
    """The number of each line that says something, and its cells: the name, set in as it stands, and the description.

    Raises StudyError where the file is no text.
    """
    found = []
    for number, line in enumerate(text_of_sheet(path).splitlines(), start=1):
        name, _, rest = line.strip().partition("\t")
        if name.strip():
            set_in = line[: len(line) - len(line.lstrip())]
            found.append((number, [set_in + name, "" if _COUNTED.fullmatch(rest) else rest.strip().strip('"')]))
    return found[1:] if _only_heads(found) else found


def _only_heads(lines: list[tuple[int, list[str]]]) -> bool:
    if len(lines) < 2 or lines[0][1][0].strip().casefold() not in _HEADS:
        return False
    depths = [len(name) - len(name.lstrip()) for name in (cells[0].expandtabs(4) for _, cells in lines)]
    return min(depths[1:]) > depths[0]
