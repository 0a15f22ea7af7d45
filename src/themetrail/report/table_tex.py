"""A table as a piece of LaTeX: `\\input` puts it into a manuscript, on as many pages as it needs (longtable).

Every character that LaTeX reads as a command, a ligature or an option is written as what it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from themetrail.report.table import Line, PaperTable, Said, with_statistics_apart

_WRITTEN = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",  # babel makes it a command in German
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    # Behind the end of a row, both would be an option of it.
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "\u2212": r"\textminus{}",
    "\u2016": r"\textbardbl{}",
    "\u2026": r"\ldots{}",
}
_SPECIAL = re.compile("|".join(map(re.escape, _WRITTEN)))
_LIGATURE = re.compile("([-,])(?=\\1)")  # of two a dash or a quotation mark
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff\ufffe\uffff]")
_NO_LABEL = re.compile(r"[^\w.-]+")
_NEEDS = (
    "% Needs in the preamble: \\usepackage[T1]{fontenc} and \\usepackage{array,booktabs,longtable,textcomp};",
    "% letters that are not Latin need XeLaTeX or LuaLaTeX, without fontenc.",
)


def write_tex(table: PaperTable, path: str | Path) -> None:
    """Write the piece; its label is the name of the file."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(piece_of(table, path.stem), encoding="utf-8", newline="\n")


def piece_of(table: PaperTable, label: str) -> str:
    """The table with its caption, its headings on each page, and the notes below the last row, which stay with it."""
    many = len(table.columns)
    head = " & ".join(map(str, (_head(table, column.name) for column in table.columns))) + r" \\"
    body = [_row(table, line) for line in table.lines]
    if not body:
        body = [rf"\multicolumn{{{many}}}{{@{{}}l@{{}}}}{{{escaped(table.nothing)}}} \\"]
    notes = [
        rf"\multicolumn{{{many}}}{{@{{}}p{{\linewidth}}@{{}}}}{{\footnotesize {note}}} \\" for note in _notes(table)
    ]
    warning = f"{table.to_come} " if table.provisional else ""
    caption = escaped(warning) + _with_statistics(table, table.title)
    lines = [
        f"% {table.name} of the study",
        *_NEEDS,
        r"\begingroup\small",
        rf"\begin{{longtable}}{{@{{}}{''.join(_column(width / sum(table.widths)) for width in table.widths)}@{{}}}}",
        rf"\caption{{{caption}}}\label{{tab:{_NO_LABEL.sub('-', label)}}} \\",
        *(r"\toprule", head, r"\midrule", r"\endfirsthead"),
        *(r"\toprule", head, r"\midrule", r"\endhead"),
        *(r"\bottomrule", r"\endfoot"),
        *(r"\bottomrule", *notes, r"\endlastfoot"),
        *body,
        r"\end{longtable}",
        r"\endgroup",
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """A text as LaTeX prints it, in one line."""
    text = _CONTROL.sub("", re.sub(r"[\t\r\n\f\v\u2028\u2029]+", " ", text))
    return _LIGATURE.sub(r"\1{}", _SPECIAL.sub(lambda found: _WRITTEN[found.group()], text))


def _column(share: float) -> str:
    return rf">{{\raggedright\arraybackslash}}p{{\dimexpr {share:.3f}\linewidth-2\tabcolsep\relax}}"


def _head(table: PaperTable, name: str) -> str:
    shown = _with_statistics(table, name)
    return rf"\textbf{{{shown}}}" if table.style.bold_head else shown


def _row(table: PaperTable, line: Line) -> str:
    name = "" if line.continues else escaped(line.name)
    name = rf"\textit{{{name}}}" if line.level == "subtheme" else name
    name = rf"\textbf{{{name}}}" if line.is_bold(line.name) and name else name
    name += "" if line.continues else _raised(table.signs_of(line))
    set_in = rf"\hspace*{{{line.depth}em}}" if line.depth else ""
    above = r"\addlinespace" + "\n" if line.level == "theme" and line is not table.lines[0] else ""
    return f"{above}{set_in}{' & '.join([name, *(_cell(table, cell) for cell in line.cells[1:])])} \\\\"


def _cell(table: PaperTable, cell: str | Said) -> str:
    if not isinstance(cell, Said):
        return escaped(cell)
    if not cell.quotation:
        return ""
    translation = rf" \newline \textit{{{escaped(table.translated(cell))}}}" if cell.translation else ""
    return escaped(table.quoted(cell) + cell.who()) + translation


def _notes(table: PaperTable) -> list[str]:
    begins = rf"\textit{{{table.note_begins}}} " if table.note_begins else ""
    general = [begins + _with_statistics(table, " ".join(table.note))] * bool(table.note)
    return [*general, *(f"{_raised([sign])} {escaped(sentence)}" for sentence, sign in table.signs.items())]


def _raised(signs: list[str]) -> str:
    return rf"\textsuperscript{{{escaped(','.join(signs))}}}" if signs else ""


def _with_statistics(table: PaperTable, text: str) -> str:
    return "".join(
        rf"\textit{{{piece}}}" if is_statistic and table.style.italic_statistics else escaped(piece)
        for piece, is_statistic in with_statistics_apart(text)
    )
