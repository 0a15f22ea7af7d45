"""The page that a shared folder opens with: what to open first, and what is in it, in plain words.

It says nothing but what follows from the names of the files, so that an auditor can make it anew and compare.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from themetrail.layout import (
    ANONYMISED,
    AUDIT,
    BENCHMARKS,
    CODED,
    COMPARED,
    CONFIG,
    COUNTED,
    LOGS,
    PACK,
    REPORT,
    ROUNDS,
    SEGMENTED,
    STATUS,
    SUGGESTED,
    TABLES_OF_REPORT,
    VERIFICATION,
)

START = "START.html"
_FIRST = (
    (f"{REPORT}explorer.html", "every code with the quotations behind it, to look through"),
    (f"{REPORT}methods.docx", "how it was done, as a text for the paper"),
    (f"{PACK}reviewers_pack.docx", "what reviewers ask for, in one document"),
    (STATUS, "how far the study is, and who has what to do"),
    (VERIFICATION, "what was checked, and whether it holds"),
)
_HOLDS = {
    REPORT: "the tables of the paper (Word, Excel, web page, plain table), figures, the methods text, the explorer,"
    " tables for reviewers",
    COUNTED: "how many participants speak of each theme and code",
    COMPARED: "how far the coders agree",
    CODED: "what the coders decided, segment by segment",
    SUGGESTED: "how good the suggested codes are",
    ANONYMISED: "texts in which names are replaced",
    SEGMENTED: "the segments into which the texts are cut",
    AUDIT: "for the auditor: what went in, what came out, by which program",
    LOGS: "what each step of the program noted",
    BENCHMARKS: "how long each step took",
    CONFIG: "how the study is set up",
    ROUNDS: "what the coders were given",
}
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Start here</title>
<style>body {{ font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
li {{ margin: .3rem 0 }} code {{ background: #eee; padding: 0 .2rem }}</style>
</head>
<body>
<h1>Start here</h1>
<p>This folder holds the results of a study of interviews or group talks. It holds no recording, no original transcript
and no list of names: what is in it was searched for names before it was handed out.</p>
<h2>Open first</h2>
<ul>
{first}
</ul>
<h2>What is in it</h2>
<ul>
{holds}
</ul>
<h2>Is it as it was handed out?</h2>
<p><code>SHA256SUMS</code> lists every file with its digest. Who has Themetrail can check all of it: open a terminal in
this folder and give <code>themetrail verify</code>.</p>
<p>Without it, <code>sha256sum --check SHA256SUMS</code> tells whether a file was changed.</p>
</body>
</html>
"""


def start_page(files: Iterable[str]) -> bytes:
    """The page for a folder with these files, whose names are relative to it."""
    files = sorted(files)
    tables = [(path, "a table of the paper") for path in files if _is_table(path)]
    first = [*tables, *((path, says) for path, says in _FIRST if path in files)]
    counts = {folder: sum(path.startswith(folder) for path in files) for folder in _HOLDS}
    holds = [f"<code>{folder}</code> ({_files(n)}): {_HOLDS[folder]}" for folder, n in counts.items() if n]
    named = {path for path, _ in first}
    if others := sum(path not in named and not path.startswith(tuple(_HOLDS)) for path in files):
        holds.append(f"{_files(others)} besides")
    links = [f'<a href="{escape(path, quote=True)}">{escape(path)}</a>: {escape(says)}' for path, says in first]
    return _PAGE.format(first=_items(links or ["nothing is finished yet"]), holds=_items(holds)).encode()


def _is_table(path: str) -> bool:
    return path.startswith(TABLES_OF_REPORT) and path.endswith(".html")


def _files(n: int) -> str:
    return f"{n} file{'s' if n != 1 else ''}"


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"<li>{line}</li>" for line in lines)
