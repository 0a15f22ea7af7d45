"""A table as one HTML page that needs no other file: horizontal rules only, a caption, scopes, and a note."""

from __future__ import annotations

from html import escape
from pathlib import Path

from themetrail.report.table import Column, Line, PaperTable, Said

_STYLE = """
body { font: 16px/1.45 "Times New Roman", Times, serif; color: #111; background: #fff;
  margin: 2rem auto; padding: 0 1rem; max-width: 62rem; }
table { border-collapse: collapse; width: 100%; border-bottom: 1.5px solid #111; }
caption { text-align: left; padding-bottom: .6rem; }
caption strong, caption em { display: block; }
thead th { border-top: 1.5px solid #111; border-bottom: 1px solid #111; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; font-weight: normal; }
th.number, td.number { text-align: center; white-space: nowrap; }
tr.theme th, tr.theme td { font-weight: bold; padding-top: .7rem; }
.who { white-space: nowrap; }
tr.subtheme th { font-style: italic; }
tbody th { width: 27%; }
.depth1 { padding-left: 1.4rem; }
.depth2 { padding-left: 2.8rem; }
.note { margin-top: .5rem; font-size: .92rem; }
.provisional { border: 2px solid #8a1c00; padding: .4rem .8rem; color: #8a1c00; font-weight: bold; }
@media (max-width: 40rem) { body { font-size: 14px; } .depth1 { padding-left: .7rem; }
  .depth2 { padding-left: 1.2rem; } }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def write_html(table: PaperTable, path: str | Path) -> None:
    """Write the page."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_of(table), encoding="utf-8", newline="\n")


def page_of(table: PaperTable) -> str:
    """The page's text. All that comes from the study is escaped; the page holds no script and fetches nothing."""
    heading = "".join(f'<th scope="col"{_number_class(column)}>{escape(column.name)}</th>' for column in table.columns)
    mark = (
        f'<p class="provisional" role="note">Provisional: {escape("; ".join(table.provisional))}.</p>\n'
        if table.provisional
        else ""
    )
    rows = "\n".join(_row(line, table.columns) for line in table.lines)
    if not table.lines:
        rows = f'<tr><td colspan="{len(table.columns)}">{escape(table.nothing)}</td></tr>'
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(f"{table.name}. {table.title} – {table.study}")}</title>
<style>{_STYLE}{_deeper(table.lines)}{_quoted_themes(table.lines)}</style>
</head>
<body>
<main>
{mark}<table aria-describedby="note">
<caption><strong>{escape(table.name)}</strong><em>{escape(table.title)}</em></caption>
<thead><tr>{heading}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<p class="note" id="note"><em>Note.</em> {escape(" ".join(table.note))}</p>
</main>
</body>
</html>
"""


def _deeper(lines: list[Line]) -> str:
    """The rules that set in what stands deeper than the fixed ones reach."""
    deepest = max((line.depth for line in lines), default=0)
    wide = [f".depth{depth} {{ padding-left: {1.4 * depth:.1f}rem; }}" for depth in range(3, deepest + 1)]
    small = [f".depth{depth} {{ padding-left: {0.2 + 0.5 * depth:.1f}rem; }}" for depth in range(3, deepest + 1)]
    return "\n".join([*wide, "@media (max-width: 40rem) {", *small, "}", ""]) if wide else ""


def _quoted_themes(lines: list[Line]) -> str:
    """The rule for what was said of a theme, where any is quoted."""
    quoted = any(line.level == "theme" and line.said for line in lines)
    return "tr.theme td.said { font-weight: normal; }\n" if quoted else ""


def _row(line: Line, columns: tuple[Column, ...]) -> str:
    cells = "".join(
        f"<td{_class_of(column, line, cell)}>{_cell(cell)}</td>"
        for column, cell in zip(columns[1:], line.cells[1:], strict=True)
    )
    head = f'<th scope="row" class="depth{line.depth}">{escape(line.name)}</th>'
    return f'<tr class="{line.level}">{head}{cells}</tr>'


def _cell(cell: str | Said) -> str:
    if not isinstance(cell, Said):
        return escape(cell)
    language = f' lang="{escape(cell.language)}"' if cell.language else ""
    who = f'<span class="who">({escape(cell.participant)})</span>'
    return f"“<span{language}>{escape(cell.quotation)}</span>” {who}" if cell.quotation else ""


def _class_of(column: Column, line: Line, cell: str | Said) -> str:
    quoted_theme = line.level == "theme" and not line.is_bold(cell)
    return ' class="said"' if quoted_theme else _number_class(column)


def _number_class(column: Column) -> str:
    return ' class="number"' if column.centred else ""
