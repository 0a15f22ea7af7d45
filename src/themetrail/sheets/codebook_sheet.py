"""The codebook as researchers write it: with ids and levels, or as an outline of themes and codes under headings.

An outline has a column for each level (Theme | Subtheme | Code | Subcode), where a theme stands once and the cells
below it are merged or empty, or one column in which levels show by indentation (spaces or Excel's button), dashes or
numbers (1, 1.1), as deep as it goes, or by all names from the top, as other programs write them. Titles above the
header are passed by. Headings are known in English, French and German.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from themetrail.contracts.column import text
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK, LEVELS
from themetrail.office.brought_workbook import BroughtTable
from themetrail.sheets.code_list import lines_of_list
from themetrail.sheets.code_paths import paths_in
from themetrail.sheets.codebook_tree import YES_OR_NO, Node, nodes_of_paths, table_of_nodes, yes_or_no
from themetrail.sheets.delimited import ROWS_OF_TITLE, column_name
from themetrail.sheets.indentation import OpenNames, indent, is_numbered, set_in
from themetrail.sheets.read import check_cells, read_sheet, table_brought

# How researchers call the columns of a codebook, as `column_name` writes headings.
_HEADINGS = {
    "theme": "theme themes main_theme category main_category thema themen hauptthema kategorie hauptkategorie"
    " oberkategorie thème thèmes catégorie catégorie_principale axe",
    "subtheme": "subtheme subthemes sub_theme subcategory sub_category unterthema unterkategorie subkategorie"
    " sous_thème sous_thèmes sous_catégorie",
    "code": "code codes code_name name tag tags label kode kodes bezeichnung codename nom nom_du_code étiquette",
    "subcode": "subcode subcodes sub_code sub_codes unterkode unterkodes untercode untercodes subkode subkodes"
    " sous_code sous_codes",
    "codable": "codable applicable can_be_applied kodierbar codierbar anwendbar",
    "definition": "definition description memo meaning definition_/_description beschreibung bedeutung définition"
    " signification",
    "include": "include inclusion inclusion_criteria when_to_use einschluss einschlusskriterien kodierregel"
    " kodierregeln inclure critères_d'inclusion critères_d’inclusion",
    "exclude": "exclude exclusion exclusion_criteria when_not_to_use ausschluss ausschlusskriterien abgrenzung exclure"
    " critères_d'exclusion critères_d’exclusion",
    "example": "example examples quote quotation anchor_example typical_example beispiel beispiele ankerbeispiel"
    " ankerbeispiele zitat exemple exemples citation verbatim",
    "colour": "colour color farbe couleur",
    "question": "question questions frage fragen",
}
_MEANT = {name: column for column, names in _HEADINGS.items() for name in names.split()}
_COLUMNS = (*LEVELS, "subcode")  # that name an entry; a subcode is a code below a code
_AS_TYPED = replace(CODEBOOK, columns=CODEBOOK.columns | {"codable": text(optional=True)})
_OF_IDS = {"code_id", "parent_id", "level"}  # a sheet with one of these is no outline
LIST_ENDING = ".txt"
_NO_NAME = "this row has no name; give it one, or delete it"


def read_codebook(file: str | Path) -> pd.DataFrame:
    """CODEBOOK as people wrote it into a sheet or a list (TXT); the index holds the rows of the file.

    Raises StudyError where it is neither a sheet with a column `code_id` nor an outline, or where two entries of an
    outline have the same name in the same place.
    """
    path = Path(file)
    if not path.exists():
        raise StudyError("this file is missing", file=path)
    if path.suffix.lower() == LIST_ENDING:
        return _of_list(lines_of_list(path), path)
    brought = table_brought(path, {*CODEBOOK.columns, *_MEANT}, outline=True)
    header = _header_of_outline(brought.rows)
    if header is None:
        listed = [(row, cells[:2]) for row, cells in enumerate(brought.rows, start=1) if any(cells)]
        if any(">>" in cells[0] for _, cells in listed):  # QualCoder's list, which has no header
            return _of_list(listed, path)
        return _with_ids(path)
    nodes = _nodes(brought, header, path)
    if not nodes:
        raise StudyError("there is no entry below the headings", file=path, row=header + 1)
    return table_of_nodes(nodes, path)


def _of_list(lines: list[tuple[int, list[str]]], path: Path) -> pd.DataFrame:
    """CODEBOOK from names, each with its line and perhaps a description."""
    if not lines:
        raise StudyError("this file is empty; it needs at least one code", file=path)
    return table_of_nodes(_by_name(lines, "code", 0, {"definition": 1}, [], path), path)


def _with_ids(path: Path) -> pd.DataFrame:
    """CODEBOOK from a sheet that has its ids and levels."""
    sheet = read_sheet(path, _AS_TYPED)
    checked = CODEBOOK.check(yes_or_no(sheet), file=path, rows=list(sheet.index))
    checked.index = sheet.index
    return checked


def _header_of_outline(rows: list[list[str]]) -> int | None:
    """The position of the row that heads an outline: of the first rows that with most of the headings.

    None where the sheet has ids or levels of its own, or no such row.
    """
    best, most = None, 0
    for place, cells in enumerate(rows[:ROWS_OF_TITLE]):
        names = {column_name(cell) for cell in cells if cell.strip()}
        if names & _OF_IDS and (names & {"code_id", "parent_id"} or len(names & set(CODEBOOK.columns)) > 1):
            return None  # `Level` alone in a row may be the name of a code
        meant = {_MEANT[name] for name in names if name in _MEANT}
        if meant & set(_COLUMNS) and len(meant) > most and (len(meant) > 1 or len(names) == 1):
            best, most = place, len(meant)
    return best


def _nodes(brought: BroughtTable, header: int, path: Path) -> list[Node]:
    """The entries below the headings; where a header is repeated, as on each page of a document, it is none."""
    rows = brought.rows
    headings = [column_name(cell) for cell in rows[header]]
    columns: dict[str, int] = {}
    for place, name in enumerate(headings):
        meant = _MEANT.get(name, name)
        if meant in columns and meant:
            first = rows[header][columns[meant]].strip()
            what = f"this heading says the same as {first!r}; keep one of them, or call one otherwise"
            raise StudyError(what, file=path, row=header + 1, column=rows[header][place].strip())
        columns[meant] = place
    below = enumerate(rows[header + 1 :], start=header + 2)
    filled = [(n, cells) for n, cells in below if any(cell.strip() for cell in cells) and cells != rows[header]]
    for number, cells in filled:
        check_cells([cell.strip() for cell in cells], headings, path, number)
    _check_not_turned(brought, headings, header, path)
    levels = [level for level in _COLUMNS if level in columns]
    column = columns[levels[-1]]
    for number, cells in filled:
        if steps := brought.indents.get((number, column)):
            cells[column] = " " * (4 * steps) + cells[column]
    others = {name: place for name, place in columns.items() if name and name not in _COLUMNS}
    if len(levels) > 1:
        return _by_columns(filled, {level: columns[level] for level in levels}, others, path)
    return _by_name(filled, levels[0], column, others, headings, path)


def _check_not_turned(brought: BroughtTable, headings: list[str], header: int, path: Path) -> None:
    """Raise StudyError where Excel made a date, or another number, of words below the headings."""
    for row, place in sorted(brought.dates | brought.rounded):
        if row > header + 1 and place < len(headings) and headings[place] in _MEANT:
            turned = "a date or a time" if (row, place) in brought.dates else "another number"
            what = f"Excel made {turned} of what was typed here; format the column as text and type it again"
            raise StudyError(what, file=path, row=row, column=headings[place])


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _by_columns(filled: list, levels: dict[str, int], others: dict[str, int], path: Path) -> list[Node]:
    """One entry for the deepest name of each row, and for names above it that stand in no row of their own.

    Where the last column is of codes, one that is set in stands below the code before it.
    """
    nodes: list[Node] = []
    open_codes: dict[tuple[str, ...], OpenNames] = {}  # of the entry above them
    known: set[tuple[str, ...]] = set()
    current: dict[str, str] = {}
    for number, cells in filled:
        written = {level: cells[place] if place < len(cells) else "" for level, place in levels.items()}
        named = {level: set_in(cell)[1] for level, cell in written.items() if cell.strip()}
        if not named:
            what = "this row names neither theme nor code; give it a name, or delete it"
            raise StudyError(what, file=path, row=number)
        current = _filled_down(current, named, list(levels))
        names = tuple(current.values())
        if [*levels][-1] == "code" and "code" in named:
            open_here = open_codes.setdefault(names[:-1], OpenNames())
            names = (*names[:-1], *open_here.above(*set_in(written["code"])), names[-1])
        for depth, level in enumerate([*current][:-1], start=1):
            if names[:depth] not in known:
                nodes.append(Node(number, names[: depth - 1], names[depth - 1], {}, _level_of(level)))
                known.add(names[:depth])
        known.add(names)
        cells_of_row = {name: _cell(cells, place) for name, place in others.items()}
        nodes.append(Node(number, names[:-1], names[-1], cells_of_row, _level_of([*current][-1])))
    if not any(node.level == "code" for node in nodes) and not _any_applied(nodes):
        what = (
            "no row names a code, so that coders could apply none; give what they apply a column 'Code', or write yes"
            " into a column 'Codable'"
        )
        raise StudyError(what, file=path)
    return nodes


def _level_of(column: str) -> str:
    """The level of what is named in a column."""
    return "code" if column == "subcode" else column


def _any_applied(nodes: list[Node]) -> bool:
    """Whether the column `codable` says of an entry that coders may apply it."""
    return any(YES_OR_NO.get(node.cells.get("codable", "").casefold()) == "yes" for node in nodes)


def _filled_down(before: dict[str, str], named: dict[str, str], levels: list[str]) -> dict[str, str]:
    """The names that hold in a row: its own, and above its first name those of the row before."""
    first = next(position for position, level in enumerate(levels) if level in named)
    held = {level: before[level] for level in levels[:first] if level in before}
    return held | {level: named[level] for level in levels[first:] if level in named}


def _by_name(
    filled: list, level: str, column: int, others: dict[str, int], headings: list[str], path: Path
) -> list[Node]:
    """One entry a row, whose name says what stands above it or, where names are set in, shows it."""
    is_set_in = any(cells[column][:1].isspace() for _, cells in filled if column < len(cells))
    paths = None if is_set_in else paths_in([_cell(cells, column) for _, cells in filled], headings)
    if paths is None:
        return _by_indentation(filled, level, column, others, path)
    for (number, _), names in zip(filled, paths, strict=True):
        if not any(names):
            raise StudyError(_NO_NAME, file=path, row=number)
    own = [{name: _cell(cells, place) for name, place in others.items()} for _, cells in filled]
    return nodes_of_paths([number for number, _ in filled], paths, own)


def _by_indentation(filled: list, level: str, column: int, others: dict[str, int], path: Path) -> list[Node]:
    """One entry a row; spaces, dashes or numbers before a name say how deep it stands."""
    nodes: list[Node] = []
    open_names = OpenNames()
    all_numbered = all(is_numbered(_cell(cells, column)) for _, cells in filled)
    for number, cells in filled:
        written = cells[column] if column < len(cells) else ""
        if not written.strip():
            raise StudyError(_NO_NAME, file=path, row=number)
        steps, name = indent(written, all_numbered=all_numbered)
        above = open_names.above(steps, name)
        nodes.append(Node(number, above, name, {n: _cell(cells, p) for n, p in others.items()}, ""))
    if level == "theme" and not any(node.above for node in nodes):
        what = (
            "all rows are themes and none is a code; put codes into a column 'Code', or indent them below their theme"
        )
        raise StudyError(what, file=path)
    return nodes
