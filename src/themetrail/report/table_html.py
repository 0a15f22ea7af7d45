"""A table as one HTML page that needs no other file: on a screen, in the dark, on a telephone and in print.

On a narrow screen each row is a block of its own; roles say what browsers then no longer say of its cells.
"""

from __future__ import annotations

from html import escape
from importlib import resources
from pathlib import Path

from themetrail.offline_page import still_page
from themetrail.report.table import Column, Line, PaperTable, Said, size_that_fits, with_statistics_apart
from themetrail.writing_systems import reads_from_right

_EIGHTH = 1 / 8  # points


def write_html(table: PaperTable, path: str | Path) -> None:
    """Write the page."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_of(table), encoding="utf-8", newline="\n")


def page_of(table: PaperTable) -> str:
    """The page's text. All that comes from the study is escaped; the page holds no script and fetches nothing."""
    headings = "".join(
        f'<th role="columnheader" scope="col"{_number_class(column)}>{_bold_head(table, column.name)}</th>'
        for column in table.columns
    )
    mark = f'<p class="provisional" role="note">{escape(table.to_come)}</p>\n' if table.provisional else ""
    if table.warned:  # for who makes the paper, and in no other format
        mark += f'<p class="warned" role="note">{escape(table.words.say("warned", table.warned))}</p>\n'
    rows = "\n".join(_row(table, line) for line in table.lines)
    if not table.lines:
        rows = f'<tr role="row"><td role="cell" colspan="{len(table.columns)}">{escape(table.nothing)}</td></tr>'
    body = f"""<main>
<h1 class="apart">{escape(table.study)}</h1>
{mark}<table role="table"{' aria-describedby="note"' if table.note else ""}>
{_caption(table)}
<thead role="rowgroup"><tr role="row">{headings}</tr></thead>
<tbody role="rowgroup">
{rows}
</tbody>
</table>
{_notes(table)}
</main>"""
    title = f"{table.name}. {table.title} – {table.study}"
    return still_page(title, _style(table), body, table.words.code)


def _style(table: PaperTable) -> str:
    """The rules of the page, with what the journal's style and the paper ask for."""
    style = table.style
    above, below, last = (f"{max(rule * _EIGHTH, 0.75):g}pt" for rule in style.rules)
    width, height = table.page
    numbers = "center" if style.centred else "left"
    generic = "sans-serif" if style.font == "Arial" else "serif"
    columns = "\n".join(
        f"th:nth-child({place}) {{ width: {100 * share / sum(table.widths):.0f}%; }}"
        for place, share in enumerate(table.widths, start=1)
    )
    asked = (
        f"\n:root {{ --above: {above}; --below: {below}; --last: {last}; --numbers: {numbers}; }}\n"
        f'body {{ font-family: "{style.font}", {generic}; font-size: 16px; max-width: 62rem; }}\n'
        f"@media screen and (min-width: 44.01rem) {{\n{columns}\n}}\n"
        f"@media print {{ body {{ font-size: {size_that_fits(table) - 0.5:g}pt; }}\n{columns}\n}}\n"
        f"@page {{ size: {width:g}cm {height:g}cm; margin: {style.margin:g}cm; }}\n"
    )
    depths = sorted({line.depth for line in table.lines} - {0})
    deeper = "".join(f".depth{depth} {{ --depth: {depth}; }}\n" for depth in depths)
    return resources.files("themetrail.report").joinpath("table.css").read_text(encoding="utf-8") + asked + deeper


def _caption(table: PaperTable) -> str:
    style = table.style
    title = "".join(
        f"<em>{escape(piece)}</em>"
        if style.italic_title != (is_statistic and style.italic_statistics)
        else escape(piece)
        for piece, is_statistic in with_statistics_apart(table.title)
    )
    title = f"<strong>{title}</strong>" if style.bold_title else title
    between = "<br>" if style.title_on_new_line else " "
    return f"<caption><strong>{escape(table.name)}{style.number_ends}</strong>{between}{title}</caption>"


def _notes(table: PaperTable) -> str:
    begins = f"<em>{escape(table.note_begins)}</em> " if table.note_begins else ""
    general = f'<p class="note" id="note">{begins}{_with_statistics(table, " ".join(table.note))}</p>'
    general = general if table.note else ""
    signs = "".join(f"<li><sup>{escape(sign)}</sup> {escape(sentence)}</li>" for sentence, sign in table.signs.items())
    return general + (f'\n<ul class="signs">{signs}</ul>' if signs else "")


def _row(table: PaperTable, line: Line) -> str:
    cells = "".join(
        f'<td role="cell"{_class_of(column, cell)}{_head_of(column, cell)}>{_cell(table, cell)}</td>'
        for column, cell in zip(table.columns[1:], line.cells[1:], strict=True)
    )
    signs = ", ".join(table.signs_of(line))
    name = f'<span class="apart">{escape(line.name)}</span>' if line.continues else escape(line.name)
    name += f"<sup>{escape(signs)}</sup>" if signs and not line.continues else ""
    classes = " ".join([line.level, *([f"depth{line.depth}"] if line.depth else []), *["continues"] * line.continues])
    return f'<tr role="row" class="{classes}"><th role="rowheader" scope="row">{name}</th>{cells}</tr>'


def _cell(table: PaperTable, cell: str | Said) -> str:
    if not isinstance(cell, Said):
        return escape(cell)
    if not cell.quotation:
        return ""
    language = f' lang="{escape(cell.language)}"' if cell.language else ""
    who = f' <span class="who">{escape(cell.who().strip())}</span>' if cell.participant else ""
    translation = f'<span class="translation">{escape(table.translated(cell))}</span>' if cell.translation else ""
    direction = ' dir="rtl"' if reads_from_right(cell.quotation) else ""
    return f"<span{language}{direction}>{escape(table.quoted(cell))}</span>{who}{translation}"


def _class_of(column: Column, cell: str | Said) -> str:
    """`short` cells stand beside one another on a narrow screen, `long` ones below one another."""
    if isinstance(cell, Said):
        return ' class="long said"' if cell.quotation else ' class="long empty"'
    if column.centred:
        return ' class="short number"'
    return f' class="long{" empty" * (not cell)}"' if column.holds_sentences else ' class="short"'


def _head_of(column: Column, cell: str | Said) -> str:
    """What a number is of, for a narrow screen, where no heading stands above it."""
    return f' data-head="{escape(column.name)}"' if column.centred and cell else ""


def _number_class(column: Column) -> str:
    return ' class="number"' if column.centred else ""


def _bold_head(table: PaperTable, name: str) -> str:
    shown = _with_statistics(table, name)
    return f"<strong>{shown}</strong>" if table.style.bold_head else shown


def _with_statistics(table: PaperTable, text: str) -> str:
    return "".join(
        f"<em>{piece}</em>" if is_statistic and table.style.italic_statistics else escape(piece)
        for piece, is_statistic in with_statistics_apart(text)
    )
