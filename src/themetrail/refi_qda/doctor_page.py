"""The doctor's findings as a page of one file, and in a few lines that repeat no words of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from themetrail.offline_page import still_page
from themetrail.page_tables import PAGE_TABLES, listed_table
from themetrail.refi_qda.doctor import KINDS, Diagnosis, Finding
from themetrail.refi_qda.losses import in_words
from themetrail.refi_qda.read import ReadProject

_MOST_SHOWN = 1_000  # findings of one kind
_LONGEST_NAME = 80  # characters of what a program calls itself
_LONGEST = 300  # characters of words that a cell shows
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "td,th{border-top:1px solid #bbb}p{overflow-wrap:break-word}.bad{color:#a00000}.good{color:#006000}"
)


def lines_of(found: Diagnosis) -> Iterator[str]:
    """What the screen shows: counts, and how each project counts characters."""
    yield verdict(found)
    sent = len(found.sent.project.codings)
    yield f"  {found.kept} of {sent} codings came back as they were; {found.added} were added."
    for kind, number in found.number.items():
        yield f"  {number} {KINDS[kind]}"
    if found.shifts:
        yield f"  Shifted by: {'; '.join(_shifts(found))}"
    for role, read in (("Sent", found.sent), ("Came back", found.back)):
        yield f"{role}: {_made_by(read)}"
        yield f"  Offsets: {read.offsets}"
        if read.project.twins:
            yield f"  {read.project.twins} codings stand in it twice and were counted once"
        if read.project.losses:
            yield f"  Not compared: {'; '.join(in_words(read.project.losses))}"


def verdict(found: Diagnosis) -> str:
    """One sentence that says whether anything was damaged."""
    if not found.findings:
        return "Nothing was lost or changed on the way."
    number = len(found.findings)
    return f"{number} {'thing' if number == 1 else 'things'} differ{'s' * (number == 1)} from what was sent:"


def page_of(found: Diagnosis) -> str:
    """The page: what the screen shows, then every finding with its words."""
    tone = "bad" if found.findings else "good"
    parts = [f'<p class="{tone}"><strong>{escape(verdict(found).rstrip(":"))}</strong></p>', _summary(found)]
    parts += [_about("What was sent", found.sent), _about("What came back", found.back)]
    for kind, number in found.number.items():
        parts.append(_findings(kind, number, [one for one in found.findings if one.kind == kind]))
    return still_page("Exchange doctor", PAGE_TABLES + _STYLE, "<h1>Exchange doctor</h1>\n" + "".join(parts))


def _summary(found: Diagnosis) -> str:
    rows = [("codings sent", len(found.sent.project.codings)), ("came back as they were", found.kept)]
    rows += [(KINDS[kind], number) for kind, number in found.number.items()]
    rows.append(("codings added on the way, which is no damage", found.added))
    shifts = f"<p>Shifted by: {escape('; '.join(_shifts(found)))}</p>\n" if found.shifts else ""
    return _table(("", "number"), rows) + shifts


def _about(title: str, read: ReadProject) -> str:
    project = read.project
    rows = [
        ("written by", _made_by(read)),
        ("offsets", str(read.offsets)),
        ("texts", len(project.sources)),
        ("codes", len(project.codes)),
        ("coders", len(project.users)),
        ("codings", len(project.codings)),
        ("codings that stand twice, counted once", project.twins),
        ("not compared", "; ".join(in_words(project.losses)) or "nothing"),
    ]
    return f"<h2>{title}</h2>\n{_table(('', ''), rows)}"


def _findings(kind: str, number: int, findings: list[Finding]) -> str:
    rows = [(one.what, one.where, _short(one.before), _short(one.after)) for one in findings[:_MOST_SHOWN]]
    more = f"<p>{number - _MOST_SHOWN} more are not shown.</p>\n" if number > _MOST_SHOWN else ""
    title = escape(f"{KINDS[kind][0].upper()}{KINDS[kind][1:]} ({number})")
    return f"<h2>{title}</h2>\n{_table(('what', 'where', 'before', 'after'), rows)}{more}"


def _table(header: Sequence[str], rows: Iterable[tuple]) -> str:
    return listed_table(header, [[escape(str(cell)) for cell in row] for row in rows])


def _shifts(found: Diagnosis) -> Iterator[str]:
    """How far codings were moved, the most frequent first."""
    for (start, end), number in sorted(found.shifts.items(), key=lambda one: (-one[1], one[0]))[:10]:
        yield (
            f"{number} by {start:+d}"
            if start == end
            else f"{number} by {start:+d} at the start and {end:+d} at the end"
        )


def _made_by(read: ReadProject) -> str:
    said = "".join(filter(str.isprintable, read.project.origin))[:_LONGEST_NAME]
    return said or "a program that does not say its name"


def _short(text: str) -> str:
    """Both ends of a text, where most spans that were moved differ."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"
