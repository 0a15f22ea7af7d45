"""The page that a shared folder opens with: what to open first, and what is in it, in plain words.

It says nothing but what follows from the names of the files and from the language of the study, so that an auditor can
make it anew and compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from themetrail.in_print import CODES
from themetrail.interface.catalogue import FALLBACK
from themetrail.interface.start.words import start_words
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
_FIRST = {  # what it is, in the words of the catalogue
    f"{REPORT}explorer.html": "explorer",
    f"{REPORT}methods.docx": "methods",
    f"{PACK}reviewers_pack.docx": "pack",
    STATUS: "status",
    VERIFICATION: "verification",
}
_HOLDS = {
    REPORT: "report",
    COUNTED: "themes",
    COMPARED: "agreement",
    CODED: "coding",
    SUGGESTED: "suggest",
    ANONYMISED: "anonymise",
    SEGMENTED: "segment",
    AUDIT: "audit",
    LOGS: "logs",
    BENCHMARKS: "benchmarks",
    CONFIG: "config",
    ROUNDS: "rounds",
}
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
li {{ margin: .3rem 0 }} code {{ background: #eee; padding: 0 .2rem }}</style>
</head>
<body>
<h1>{title}</h1>
<p>{about}</p>
<h2>{open_first}</h2>
<ul>
{first}
</ul>
<h2>{what_is_in_it}</h2>
<ul>
{holds}
</ul>
<h2>{as_handed_out}</h2>
<p>{by_verify}</p>
<p>{by_sums}</p>
</body>
</html>
"""
_SAID = ("title", "about", "open_first", "what_is_in_it", "as_handed_out")
_LANGUAGE = re.compile(rb'<html lang="(\w+)">')


def start_page(files: Iterable[str], language: str = "english") -> bytes:
    """The page for a folder with these files, whose names are relative to it."""
    words, files = start_words(language), sorted(files)
    tables = [(path, "a_table") for path in files if _is_table(path)]
    first = [*tables, *((path, what) for path, what in _FIRST.items() if path in files)]
    counts = {folder: sum(path.startswith(folder) for path in files) for folder in _HOLDS}
    holds = [
        words.say("folder", n, folder=_code(folder), holds=words.say(f"holds_{_HOLDS[folder]}"))
        for folder, n in counts.items()
        if n
    ]
    named = {path for path, _ in first}
    if others := sum(path not in named and not path.startswith(tuple(_HOLDS)) for path in files):
        holds.append(words.say("others", others))
    links = [words.say("link", file=_link(path), what=words.say(what)) for path, what in first]
    said = {name: words.say(name) for name in _SAID}
    said["by_verify"] = words.say("by_verify", sums=_code("SHA256SUMS"), command=_code("themetrail verify"))
    said["by_sums"] = words.say("by_sums", command=_code("sha256sum --check SHA256SUMS"))
    lists = {"first": _items(links or [words.say("nothing")]), "holds": _items(holds)}
    return _PAGE.format(language=words.code, **said, **lists).encode()


def language_of(page: bytes) -> str:
    """The language that a page says it is in, from its beginning; English where it says none that is known."""
    found = _LANGUAGE.search(page)
    return next((language for language, code in CODES.items() if found and code.encode() == found[1]), FALLBACK)


def _is_table(path: str) -> bool:
    return path.startswith(TABLES_OF_REPORT) and path.endswith(".html")


def _link(path: str) -> str:
    return f'<a href="{escape(path, quote=True)}">{escape(path)}</a>'


def _code(text: str) -> str:
    return f"<code>{text}</code>"


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"<li>{line}</li>" for line in lines)
