"""The codebook that people bring, in whatever form: a sheet, a list of codes (TXT), or REFI-QDA (QDC)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.codebook_file import read_codebook_file
from themetrail.refi_qda.of_study import PARTS_OF_CODE
from themetrail.refi_qda.project import Project
from themetrail.sheets.code_paths import paths_of_tags
from themetrail.sheets.codebook_sheet import LIST_ENDING
from themetrail.sheets.codebook_sheet import read_codebook as read_codebook_sheet
from themetrail.sheets.codebook_tree import Node, nodes_of_paths, table_of_nodes
from themetrail.sheets.read import SHEET_ENDINGS, find_sheet, sheet_if_any

EXCHANGED = ".qdc"
OTHER_ENDINGS = (EXCHANGED, LIST_ENDING)


def find_codebook(stem: str | Path) -> Path:
    """The codebook of this name, whichever of its endings it has. Raises StudyError where there is none, or two."""
    return find_sheet(Path(stem), OTHER_ENDINGS)


def codebook_if_any(stem: str | Path) -> list[Path]:
    """The same, or nothing where there is none."""
    return sheet_if_any(Path(stem), OTHER_ENDINGS)


def read_codebook(file: str | Path) -> pd.DataFrame:
    """CODEBOOK as people brought it; the index holds the rows of the file, of a QDC the places of the codes in it.

    Raises StudyError where it cannot be read as one.
    """
    path = Path(file)
    if path.suffix.lower() == EXCHANGED:
        return _exchanged(path)
    if path.suffix.lower() not in (*SHEET_ENDINGS, *OTHER_ENDINGS):
        raise StudyError("the codebook must be a CSV, TSV or XLSX sheet, a QDC, or a list of codes as TXT", file=path)
    return read_codebook_sheet(path)


def _exchanged(path: Path) -> pd.DataFrame:
    """CODEBOOK from a QDC: what may be applied, as it says; a theme or subtheme by what stands below it."""
    codes, origin = read_codebook_file(path)
    if not codes:
        raise StudyError("there is no code in this codebook", file=path)
    if "taguette" in origin.casefold():  # whose tags are paths, in a list without levels
        tags = paths_of_tags([code.name for code in codes])
        described = [_parts(code.description) for code in codes]
        return table_of_nodes(nodes_of_paths(range(1, len(codes) + 1), tags, described), path)
    paths, parents = Project(codes=codes).path_of, {code.parent for code in codes}
    nodes = []
    for row, code in enumerate(codes, start=1):
        above, name = paths[code.guid][:-1], code.name
        cells = _parts(code.description) | {"colour": code.colour}
        level = ""
        if code.guid in parents:
            cells["codable"] = "yes" if code.codable else "no"
        elif not code.codable:
            level = "subtheme" if above else "theme"
        nodes.append(Node(row, tuple(above), name, cells, level))
    return table_of_nodes(nodes, path)


def _parts(description: str) -> dict[str, str]:
    """Definition, rules and example of a code, as an exported codebook puts them into one description."""
    found: dict[str, list[str]] = {"definition": []}
    part = "definition"
    for line in description.splitlines():
        begun = next((one for one, said in PARTS_OF_CODE.items() if said and line.startswith(said)), None)
        part, line = (begun, line.removeprefix(PARTS_OF_CODE[begun])) if begun else (part, line)
        found.setdefault(part, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}
