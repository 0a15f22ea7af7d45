"""The gate: searches everything that is handed to people for what would identify somebody.

All forms are looked for at once (Aho and Corasick 1975, "Efficient string matching", Communications of the ACM 18).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import ahocorasick

from themetrail.audit.context import own_case_pattern, places_as_name
from themetrail.audit.fold import fold, numbers, with_hyphens_apart, words_up_to_lines
from themetrail.audit.forms import Form, long_numbers
from themetrail.audit.readable import Stream, streams
from themetrail.contracts.errors import StudyError
from themetrail.in_parallel import in_parallel

SHOWN = 20  # hits named in one message


@dataclass(frozen=True)
class Hit:
    """One place where a form stands. Its text names place and category, and no words."""

    file: str
    place: str
    category: str
    folded: str
    settled: bool = True

    def __str__(self) -> str:
        where = ", ".join(filter(None, [self.file, self.place]))
        return f"{where} ({self.category.replace('_', ' ')})"


class Gate:
    """Looks for forms in files. `exceptions` are reviewed: folded form, pattern of files, date."""

    def __init__(
        self,
        forms: Iterable[Form],
        exceptions: Iterable[dict] = (),
        *,
        nouns_capitalised: bool = False,
        vendored: Iterable[str] = (),
    ) -> None:
        # A settled form comes last: of two alike, the automaton keeps the later.
        self.forms = sorted(set(forms), key=lambda form: (form.folded, form.own_case, form.settled, form.category))
        self.exceptions = list(exceptions)
        self.vendored = frozenset(vendored)
        self.used: dict[int, int] = {}
        self._nouns_capitalised = nouns_capitalised
        self._numbers = long_numbers(self.forms)
        self._words = ahocorasick.Automaton()
        self._own_case: dict[str, list[tuple[re.Pattern[str], Form]]] = {}
        everywhere = {form.folded for form in self.forms if not form.own_case and form.settled}
        for form in self.forms:
            if form.own_case and form.folded in everywhere:
                continue
            for spelling in {form.folded, form.folded.replace(" ", "")} if form.own_case else {form.folded}:
                if form.own_case:
                    pattern = re.compile(own_case_pattern(form.own_case))
                    self._own_case.setdefault(spelling, []).append((pattern, form))
                else:
                    self._words.add_word(f" {spelling} ", form)
        # A form that counts in its own case only is looked for by its pattern, in texts where its letters stand at all.
        for spelling in self._own_case.keys() - {form.folded for form in self.forms if not form.own_case}:
            self._words.add_word(f" {spelling} ", None)
        if len(self._words):
            self._words.make_automaton()

    def search(self, path: str, root: Path = Path()) -> list[Hit]:
        """All hits in one file (its name and its content) that no exception covers; `path` is relative to `root`."""
        return self.search_content(path, (root / path).read_bytes())

    def search_content(self, path: str, content: bytes) -> list[Hit]:
        """As `search`, for content that is at hand. Vendored files are known by their SHA-256 and skipped."""
        hidden = _hidden_name(path)
        hits = [replace(hit, file=hidden, place="in the file's name") for hit in self._in_stream("", _name(path))]
        shown = hidden if hits else path
        if hashlib.sha256(content).hexdigest() not in self.vendored:
            for stream in streams(path, content):
                hits += self._in_stream(shown, stream)
        kept = {}
        for hit in hits:
            if not self._excepted(hit, path):
                kept.setdefault((hit.place, hit.folded), hit)
        return self._with_cells(path, content, list(kept.values()))

    def _in_stream(self, path: str, stream: Stream) -> list[Hit]:
        apart = with_hyphens_apart(stream.text)
        hits = self._of_words(path, stream)
        if apart is not None:
            hits += self._of_words(path, Stream(stream.part, apart, stream.unit))
        for candidate in dict.fromkeys(numbers(stream.text)) if self._numbers else ():
            for digits, category in self._numbers.items():
                if digits in candidate:
                    hits.append(Hit(path, _place(stream, None), category, digits))
        return hits

    def _of_words(self, path: str, stream: Stream) -> list[Hit]:
        hits, lines, looked_up = [], None, set()
        if not len(self._words):
            return hits
        folded = fold(stream.text)
        for end, form in self._words.iter(folded):
            if form is None:
                looked_up.add(folded[folded.rfind(" ", 0, end) + 1 : end])
                continue
            lines = lines or words_up_to_lines(stream.text)
            word = folded.count(" ", 0, end - len(form.folded))  # the form's first word is this one of the text
            place = _place(stream, bisect_left(lines, word))
            hits.append(Hit(path, place, form.category, form.folded, form.settled))
        for pattern, form in self._patterns(looked_up):
            for start in places_as_name(pattern, form.own_case, stream.text, nouns_capitalised=self._nouns_capitalised):
                place = _place(stream, stream.text.count("\n", 0, start))
                hits.append(Hit(path, place, form.category, form.folded, form.settled))
        return hits

    def _patterns(self, last_words: set[str]) -> list[tuple[re.Pattern[str], Form]]:
        """The patterns of forms that end in one of these words."""
        return [
            entry
            for spelling, entries in self._own_case.items()
            if spelling.rsplit(" ", 1)[-1] in last_words
            for entry in entries
        ]

    def _excepted(self, hit: Hit, path: str) -> bool:
        for number, exception in enumerate(self.exceptions):
            if exception["form"] == hit.folded and fnmatchcase(path, exception["file"]):
                self.used[number] = self.used.get(number, 0) + 1
                return True
        return False

    def _with_cells(self, path: str, content: bytes, hits: list[Hit]) -> list[Hit]:
        """Hits in the cells of a workbook named by sheet and cell."""
        if not hits or not path.endswith((".xlsx", ".xlsm")):
            return hits
        from themetrail.audit.cells import text_cells

        cells = [(place, fold(text)) for place, text in text_cells(content)]
        named = []
        for hit in hits:
            places = [place for place, text in cells if f" {hit.folded} " in text]
            named += [replace(hit, place=place) for place in places] or [hit]
        return list(dict.fromkeys(named))


def search_all(gate: Gate, paths: Iterable[str], root: Path = Path(), *, processes: int = 1) -> list[Hit]:
    """All hits in these files, in the order of their paths, searched by so many processes."""

    def search(path: str) -> tuple[list[Hit], dict[int, int]]:
        gate.used = {}
        return gate.search(path, root), gate.used

    wanted = sorted(set(paths), key=lambda path: (-(root / path).stat().st_size, path))
    found = dict(zip(wanted, in_parallel(search, wanted, processes), strict=True))
    gate.used = {}
    for _, used in found.values():
        for number, hits in used.items():
            gate.used[number] = gate.used.get(number, 0) + hits
    return [hit for path in sorted(found) for hit in found[path][0]]


def stop_at(hits: list[Hit]) -> None:
    """Raise StudyError naming file and place of each hit, where there is one."""
    if not hits:
        return
    places = list(dict.fromkeys(map(str, hits)))
    listed = "; ".join(places[:SHOWN])
    more = f"; and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    raise StudyError(
        f"the leak gate found what may identify somebody in {len(places)} places: {listed}{more}. Add the form to "
        "data/private/people.tsv or to the review and run again; where it stands there already and is written in an "
        "unusual way (hyphenated, with invisible characters), mend it in the transcript; or put a reviewed exception "
        "into data/private/exceptions.csv"
    )


def marker(gate: Gate, searched: int, awaiting: int, key: bytes) -> dict:
    """What the gate's marker says: how much was searched, for how many forms, and which exceptions were used.

    `awaiting` counts the places with a form of which a reviewer has yet to say whether it identifies anybody.

    An exception's form stands as a digest keyed by the study's `key`.
    """
    exceptions = [
        {
            "form": "hmac-sha256:" + hmac.new(key, exception["form"].encode(), hashlib.sha256).hexdigest(),
            "file": exception["file"],
            "date": exception["date"],
            "hits": gate.used.get(number, 0),
        }
        for number, exception in enumerate(gate.exceptions)
    ]
    return {
        "found": 0,
        "awaiting_review": awaiting,
        "files_searched": searched,
        "forms": len(gate.forms),
        "exceptions": exceptions,
    }


def _name(path: str) -> Stream:
    return Stream("", re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", path), "")


def _hidden_name(path: str) -> str:
    """How a file is named whose own name is a hit: by its folder and ending."""
    folder, _, name = path.rpartition("/")
    ending = f" .{name.rsplit('.', 1)[-1]}" if "." in name else ""
    return f"{folder or '.'}/(a file{ending})"


def _place(stream: Stream, line: int | None) -> str:
    if line is None or not stream.unit:
        return stream.part
    number = f"{stream.unit} {line + 1}"
    return f"{stream.part}, {number}" if stream.part else number
