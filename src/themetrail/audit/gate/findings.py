"""What the gate found, for who may see names: form, place, context, why it is searched for, and the row to change.

It is told in the study's language; rows to copy, and headings of the table, are as files of data have them. The list is
sealed. It stands beside a stop, and goes once the search that stopped finds nothing any more.
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
from themetrail.audit.gate.places import Step
from themetrail.audit.gate.readable import decoded
from themetrail.interface.findings.words import finding_words
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
from themetrail.whole_files import write_whole
from themetrail.words_in_print import Words

CODE_ID = Step("column", "code_id")
FOLDER = Path(FOUND)
MOST_PLACES = 30  # of a form on the page; the table has all
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


def findings(hits: Iterable[Hit], origins: Origins, root: Path = Path(), words: Words | None = None) -> list[Finding]:
    """What was found, form by form, told in `words` (English where they are left out)."""
    words = words or finding_words()
    rows = _Rows(root, words)
    hits = list(dict.fromkeys(hits))
    files: dict[str, set[str]] = {}
    for hit in hits:
        files.setdefault(hit.folded, set()).add(hit.path or hit.file)
    listed = []
    for hit in sorted(hits, key=lambda hit: (hit.folded, hit.path, str(hit.place))):
        origin = next(iter(origins.of(hit.folded)), None)
        written = as_written(hit.said, hit.folded)
        listed.append(
            Finding(
                written,
                hit.path or hit.file,
                hit.place.told(words),
                _shortened(hit.said, written),
                "; ".join(one.why for one in origins.of(hit.folded)) or words.say("why_other"),
                _remedy(hit, written, origin, rows),
                _if_nobody(hit, written, origin, rows, files[hit.folded]),
            )
        )
    return listed


def _remedy(hit: Hit, written: str, origin: Origin | None, rows: _Rows) -> Remedy:
    """What ends the stop where the form identifies somebody."""
    path, say = hit.path or hit.file, rows.words.say
    category = origin.category if origin else hit.category
    parts = path.split("/")
    if not hit.settled:
        return rows.review(written, category, "replace", say("do_decide"))
    if hit.place == IN_NAME:
        return Remedy(say("do_id"))
    if parts[:2] == ["data", "rounds"] and parts[3:4] != ["issued"]:  # the new issue of a round, before it is in place
        return rows.review(written, category, "replace", say("do_reissue_anew"))
    if parts[:2] == ["data", "rounds"]:
        return Remedy(say("do_reissue", round=parts[2]), *rows.review(written, category, "replace", "")[1:])
    if CODE_ID in hit.place.steps or _is_code_id(hit):
        return Remedy(say("do_code_id", place=f"{hit.path}, {hit.place.told(rows.words)}"))
    if parts[0] == "config" or _is_from_config(hit):
        return Remedy(say("do_write_other", where=_in_config(hit, rows.words)))
    if path.startswith(_TAKES_FORMS) and _WORDS.fullmatch(written) and rows.stands_in(path, written):
        return rows.review(written, category, "replace", say("do_other_form"))
    source = _source_of(hit)
    return Remedy(say("do_mend_turn", transcript=source[0], turn=source[1]) if source else say("do_mend"))


def _if_nobody(hit: Hit, written: str, origin: Origin | None, rows: _Rows, files: set[str]) -> Remedy:
    """What ends the stop where the form identifies nobody: a reviewer's `keep`, or an exception on record."""
    is_found = origin is not None and origin.kind == "found" and not hit.folded.isdigit()
    if origin is not None and is_found and _is_whole_form(hit, origin):
        return rows.review(origin.surface, origin.category, "keep", rows.words.say("do_keep"))
    pattern = next(iter(files)) if len(files) == 1 and not next(iter(files)).startswith(CONFIG) else "*"
    return rows.exception(hit.folded, pattern)


def _is_whole_form(hit: Hit, origin: Origin) -> bool:
    return fold(origin.surface).strip() == hit.folded


def _is_from_config(hit: Hit) -> bool:
    return hit.path.startswith(RESULTS) and hit.path.endswith(("participants.csv", "transcripts.csv"))


def _in_config(hit: Hit, words: Words) -> str:
    if not hit.path.startswith(CONFIG):
        return words.say("in_config")
    return f"{hit.path}, {hit.place.told(words)}"


def _is_code_id(hit: Hit) -> bool:
    """Whether the hit stands in the first cell of a row of the codebook: there the id is."""
    if not hit.path.endswith("/codebook.csv"):
        return False
    return f" {hit.folded} " in fold(hit.said.split(",", 1)[0])


def _source_of(hit: Hit) -> list[str]:
    """The transcript and turn of a row of a table that begins with them, or with a segment's id."""
    first = hit.said.split("\n")[0].split(",")[:2]
    return first if hit.path.endswith("turns.csv") and len(first) == 2 else []


class _Rows:
    """Rows as they can be copied into a sheet that is there, or the sheet's two lines where there is none."""

    def __init__(self, root: Path, words: Words) -> None:
        self._root, self.words = root, words
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
        return self._in(EXCEPTIONS, cells, self.words.say("do_except"))

    def _in(self, stem: str, cells: dict[str, str], say: str) -> Remedy:
        for ending, delimiter in ((".csv", ","), (".tsv", "\t"), (".xlsx", "\t")):
            path = self._root / f"{stem}{ending}"
            if path.is_file():
                header, delimiter = _header(path, delimiter, stem)
                return Remedy(say, f"{stem}{ending}", _line([cells.get(name, "") for name in header], delimiter))
        header = _HEADERS[stem]
        lines = f"{_line(header, ',')}\n{_line([cells.get(name, '') for name in header], ',')}"
        return Remedy(self.words.say("no_file_yet", say=say), f"{stem}.csv", lines)


def _header(path: Path, delimiter: str, stem: str) -> tuple[list[str], str]:
    """The columns of a sheet and what stands between them."""
    from themetrail.contracts.errors import StudyError
    from themetrail.interface.verdicts.returned import read_review
    from themetrail.sheets.read import read_sheet

    try:
        header = list((read_review if stem == REVIEW else read_sheet)(path).columns)
    except StudyError:
        return _HEADERS[stem], delimiter
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


def write_findings(found: list[Finding], stage: str, root: Path = Path(), words: Words | None = None) -> str:
    """Write the list of one search, for its owner alone, as a table and as a page (in `words`); the page's path."""
    folder = root / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (root / FOLDER.parent).chmod(0o700)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow([*_COLUMNS, "if_it_is_nobody", "in_file_then", "row_then"])
    for one in found:
        writer.writerow([*one[:5], *one.remedy, *one.if_nobody])
    for ending, content in ((".csv", table.getvalue()), (".html", _page(found, words or finding_words()))):
        file = folder / f"{stage}{ending}"
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        write_whole(file, content.encode())
    return (FOLDER / f"{stage}.html").as_posix()


def nothing_found(stage: str, root: Path = Path()) -> None:
    """Take away what this search found before."""
    for ending in (".csv", ".html"):
        (root / FOLDER / f"{stage}{ending}").unlink(missing_ok=True)


def _page(found: list[Finding], words: Words) -> str:
    by_form: dict[str, list[Finding]] = {}
    for one in found:
        by_form.setdefault(one.form, []).append(one)
    body = "".join(_section(form, rows, words) for form, rows in by_form.items())
    title, intro = html.escape(words.say("title")), html.escape(words.say("intro"))
    return (
        f'<!doctype html><html lang="{words.code}"><meta charset="utf-8"><title>{title}</title>'
        "<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto}pre{background:#eee;padding:.5rem;"
        "white-space:pre-wrap;user-select:all}mark{background:#fd8}</style>"
        f"<h1>{title}</h1><p>{intro}</p>{body}</html>\n"
    )


def _section(form: str, rows: list[Finding], words: Words) -> str:
    def say(name: str, n: int | None = None, /, **facts: object) -> str:
        return html.escape(words.say(name, n, **facts))

    escape: Callable[[str], str] = html.escape
    shown, more = rows[:MOST_PLACES], len(rows) - MOST_PLACES
    where = [say("found_at", where=", ".join(filter(None, [one.file, one.place]))) for one in shown]
    places = "".join(f"<li>{at} {_marked(one.context, form)}</li>" for at, one in zip(where, shown, strict=True))
    places += f"<li>{say('more_places', more)}</li>" if more > 0 else ""
    why = " / ".join(dict.fromkeys(one.why for one in rows))
    remedies = "".join(_told(each, words) for each in dict.fromkeys(one.remedy for one in rows))
    others = "".join(_told(each, words) for each in dict.fromkeys(one.if_nobody for one in rows))
    return (
        f"<h2>{escape(form)}</h2><p>{say('searched_for', why=why)}</p><ul>{places}</ul>"
        f"<h3>{say('somebody')}</h3>{remedies}<h3>{say('nobody')}</h3>{others}"
    )


def _marked(context: str, form: str) -> str:
    return html.escape(context).replace(html.escape(form), f"<mark>{html.escape(form)}</mark>")


def _told(remedy: Remedy, words: Words) -> str:
    file = html.escape(words.say("in_file", file=remedy.file))
    row = f"<p>{file}</p><pre>{html.escape(remedy.row)}</pre>" if remedy.row else ""
    return f"<p>{html.escape(remedy.say)}</p>{row}" if remedy.say else row
