"""What the gate found, for who may see names: form, place, context, why it is searched for, and the row to change.

The list is sealed. It stands beside a stop, and goes once the search that stopped finds nothing any more.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.gate import IN_NAME, Hit
from themetrail.audit.gate.origins import Origin, Origins, as_written
from themetrail.audit.gate.readable import decoded
from themetrail.layout import (
    ANONYMISED,
    CODED,
    CONFIG,
    EXCEPTIONS_SHEET,
    FOUND,
    REPORT,
    RESULTS,
    REVIEW_SHEET,
    SEGMENTED,
    SUGGESTED,
)

CODE_ID = "column code_id"
FOLDER = Path(FOUND)
REVIEW, EXCEPTIONS = REVIEW_SHEET, EXCEPTIONS_SHEET
_HEADERS = {
    REVIEW: ["item_id", "form", "category", "decision"],
    EXCEPTIONS: ["form", "file", "reason", "reviewed_by", "date"],
}
# Words alone, as the anonymisation can look for them: what is split by other signs is none of these.
_WORDS = re.compile(r"[^\W_]+(?:[ '’.\-][^\W_]+)*\.?")
_TAKES_FORMS = (ANONYMISED, SEGMENTED, SUGGESTED, CODED, REPORT)


class Remedy(NamedTuple):
    """What to do, and where a row ends the stop, the file and the row."""

    say: str
    file: str = ""
    row: str = ""


class Finding(NamedTuple):
    """One row of the list. `if_nobody`: what to do where the form identifies nobody."""

    form: str
    file: str
    place: str
    context: str
    why: str
    remedy: Remedy
    if_nobody: Remedy


def findings(hits: Iterable[Hit], origins: Origins, root: Path = Path()) -> list[Finding]:
    """What was found, form by form."""
    rows = _Rows(root)
    hits = list(dict.fromkeys(hits))
    files: dict[str, set[str]] = {}
    for hit in hits:
        files.setdefault(hit.folded, set()).add(hit.path or hit.file)
    listed = []
    for hit in sorted(hits, key=lambda hit: (hit.folded, hit.path, hit.place)):
        origin = next(iter(origins.of(hit.folded)), None)
        written = as_written(hit.said, hit.folded)
        listed.append(
            Finding(
                written,
                hit.path or hit.file,
                hit.place,
                _shortened(hit.said, written),
                "; ".join(one.why for one in origins.of(hit.folded)) or "a form of what the study replaces",
                _remedy(hit, written, origin, rows),
                _if_nobody(hit, written, origin, rows, files[hit.folded]),
            )
        )
    return listed


def _remedy(hit: Hit, written: str, origin: Origin | None, rows: _Rows) -> Remedy:
    """What ends the stop where the form identifies somebody."""
    path = hit.path or hit.file
    category = origin.category if origin else hit.category
    parts = path.split("/")
    if not hit.settled:
        return rows.review(written, category, "replace", "decide this form in the review: it identifies somebody")
    if hit.place == IN_NAME:
        return Remedy(
            "the file is called so because an id is: give the transcript, participant, coder or round an id without "
            "names in the sheets and in config/config.yaml"
        )
    if parts[:2] == ["data", "rounds"] and parts[3:4] != ["issued"]:  # the new issue of a round, before it is in place
        return rows.review(written, category, "replace", "nothing replaces this form yet: decide it, run, then reissue")
    if parts[:2] == ["data", "rounds"]:
        return Remedy(
            f"this round was issued before the name was known: `themetrail reissue {parts[2]} --directory MY-STUDY` "
            "withdraws what was issued and issues it again without the name; decisions that were returned stay valid. "
            "Run first, and where the run does not know the form yet, add the row below",
            *rows.review(written, category, "replace", "")[1:],
        )
    if hit.place.endswith(CODE_ID) or _is_code_id(hit):
        return Remedy(
            "the id of a code is never replaced, since decisions name it: give the code another id in config/codebook, "
            f"before a round is issued with it ({hit.path}, {hit.place})"
        )
    if parts[0] == "config" or _is_from_config(hit):
        return Remedy(f"nothing replaces names here: write other words in {_in_config(hit)}")
    if path.startswith(_TAKES_FORMS) and _WORDS.fullmatch(written) and rows.stands_in(path, written):
        return rows.review(written, category, "replace", "the text holds the name in a form that was not replaced")
    return Remedy(f"the name is written in a way that cannot be replaced: mend it where it was typed{_in_source(hit)}")


def _if_nobody(hit: Hit, written: str, origin: Origin | None, rows: _Rows, files: set[str]) -> Remedy:
    """What ends the stop where the form identifies nobody: a reviewer's `keep`, or an exception on record."""
    is_found = origin is not None and origin.kind == "found" and not hit.folded.isdigit()
    if origin is not None and is_found and _is_whole_form(hit, origin):
        return rows.review(origin.surface, origin.category, "keep", "a reviewer's keep ends the search for it")
    pattern = next(iter(files)) if len(files) == 1 and not next(iter(files)).startswith(CONFIG) else "*"
    return rows.exception(hit.folded, pattern)


def _is_whole_form(hit: Hit, origin: Origin) -> bool:
    return fold(origin.surface).strip() == hit.folded


def _is_from_config(hit: Hit) -> bool:
    return hit.path.startswith(RESULTS) and hit.path.endswith(("participants.csv", "transcripts.csv"))


def _in_config(hit: Hit) -> str:
    return f"{hit.path}, {hit.place}" if hit.path.startswith(CONFIG) else "the sheet in config/ that this is made from"


def _is_code_id(hit: Hit) -> bool:
    """Whether the hit stands in the first cell of a row of the codebook: there the id is."""
    if not hit.path.endswith("/codebook.csv"):
        return False
    return f" {hit.folded} " in fold(hit.said.split(",", 1)[0])


def _in_source(hit: Hit) -> str:
    """The transcript and turn of a row of a table that begins with them, or with a segment's id."""
    first = hit.said.split("\n")[0].split(",")[:2]
    if hit.path.endswith("turns.csv") and len(first) == 2:
        return f" (transcript {first[0]}, turn {first[1]})"
    return ""


class _Rows:
    """Rows as they can be copied into a sheet that is there, or the sheet's two lines where there is none."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, str] = {}

    def stands_in(self, path: str, written: str) -> bool:
        """Whether the form stands in a file as it is, not written with signs for its letters."""
        file = self._root / path
        if file.suffix not in (".csv", ".md", ".json") or not file.is_file():
            return True
        if path not in self._texts:
            self._texts[path] = decoded(file.read_bytes())
        return written in self._texts[path]

    def review(self, form: str, category: str, decision: str, say: str) -> Remedy:
        return self._in(REVIEW, {"form": form, "category": category, "decision": decision}, say)

    def exception(self, form: str, pattern: str) -> Remedy:
        cells = {"form": form, "file": pattern, "date": date.today().isoformat()}
        return self._in(EXCEPTIONS, cells, "put it on record as an exception; fill in reason and reviewed_by")

    def _in(self, stem: str, cells: dict[str, str], say: str) -> Remedy:
        for ending, delimiter in ((".csv", ","), (".tsv", "\t"), (".xlsx", "\t")):
            path = self._root / f"{stem}{ending}"
            if path.is_file():
                header, delimiter = _header(path, delimiter, _HEADERS[stem])
                return Remedy(say, f"{stem}{ending}", _line([cells.get(name, "") for name in header], delimiter))
        header = _HEADERS[stem]
        lines = f"{_line(header, ',')}\n{_line([cells.get(name, '') for name in header], ',')}"
        return Remedy(f"{say} (the file is not there yet: make it with these two lines)", f"{stem}.csv", lines)


def _header(path: Path, delimiter: str, usual: list[str]) -> tuple[list[str], str]:
    """The columns of a sheet and what stands between them."""
    from themetrail.contracts.errors import StudyError
    from themetrail.sheets.read import read_sheet

    try:
        header = list(read_sheet(path).columns)
    except StudyError:
        return usual, delimiter
    if path.suffix != ".xlsx":
        first = path.read_text(encoding="utf-8-sig", errors="replace").split("\n", 1)[0]
        delimiter = max("\t;,", key=first.count) if len(header) > 1 else delimiter
    return header, delimiter


def _line(cells: list[str], delimiter: str) -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="").writerow(cells)
    return made.getvalue()


def _shortened(said: str, written: str, beside: int = 80) -> str:
    at = max(0, said.find(written))
    return " ".join(said[max(0, at - beside) : at + len(written) + beside].split())


_COLUMNS = ("form", "file", "place", "context", "why", "remedy", "in_file", "row")


def write_findings(found: list[Finding], stage: str, root: Path = Path()) -> str:
    """Write the list of one search, for its owner alone, as a table and as a page; the page's path."""
    folder = root / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (root / FOLDER.parent).chmod(0o700)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow([*_COLUMNS, "if_it_is_nobody", "in_file_then", "row_then"])
    for one in found:
        writer.writerow([*one[:5], *one.remedy, *one.if_nobody])
    for ending, content in ((".csv", table.getvalue()), (".html", _page(found))):
        file = folder / f"{stage}{ending}"
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        file.write_text(content, encoding="utf-8")
    return (FOLDER / f"{stage}.html").as_posix()


def nothing_found(stage: str, root: Path = Path()) -> None:
    """Take away what this search found before."""
    for ending in (".csv", ".html"):
        (root / FOLDER / f"{stage}{ending}").unlink(missing_ok=True)


def _page(found: list[Finding]) -> str:
    by_form: dict[str, list[Finding]] = {}
    for one in found:
        by_form.setdefault(one.form, []).append(one)
    body = "".join(_section(form, rows) for form, rows in by_form.items())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>What the leak gate found</title>'
        "<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto}pre{background:#eee;padding:.5rem;"
        "white-space:pre-wrap;user-select:all}mark{background:#fd8}</style>"
        "<h1>What the leak gate found</h1><p>This page names people: it is for who may see their names. For each form, "
        "do the one or the other, then run again.</p>" + body + "</html>\n"
    )


def _section(form: str, rows: list[Finding]) -> str:
    say: Callable[[str], str] = html.escape
    places = "".join(f"<li>{say(one.file)}, {say(one.place)}: {_marked(one.context, form)}</li>" for one in rows[:30])
    more = f"<li>and {len(rows) - 30} more places, in the table beside this page</li>" if len(rows) > 30 else ""
    why = " / ".join(dict.fromkeys(one.why for one in rows))
    remedies = "".join(_told(each) for each in dict.fromkeys(one.remedy for one in rows))
    others = "".join(_told(each) for each in dict.fromkeys(one.if_nobody for one in rows))
    return (
        f"<h2>{say(form)}</h2><p>Searched for: {say(why)}</p><ul>{places}{more}</ul>"
        f"<h3>Where it identifies somebody</h3>{remedies}<h3>Where it identifies nobody</h3>{others}"
    )


def _marked(context: str, form: str) -> str:
    return html.escape(context).replace(html.escape(form), f"<mark>{html.escape(form)}</mark>")


def _told(remedy: Remedy) -> str:
    row = f"<p>In {html.escape(remedy.file)}:</p><pre>{html.escape(remedy.row)}</pre>" if remedy.row else ""
    return f"<p>{html.escape(remedy.say)}</p>{row}" if remedy.say else row
