"""The gate: searches everything that is handed to people for what would identify somebody.

All forms are looked for at once (Aho and Corasick 1975, "Efficient string matching", Communications of the ACM 18).
"""

from __future__ import annotations

import hashlib
import hmac
import platform
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import ahocorasick

from themetrail.audit.chain.exempt import AFTER_THE_RUN, is_exempt
from themetrail.audit.chain.notice import without_notice
from themetrail.audit.gate.context import own_case_pattern, places_as_name
from themetrail.audit.gate.folding import (
    digits_in_a_row,
    fold,
    numbers,
    portions,
    with_hyphens_apart,
    with_no_break_spaces_gone,
    words_up_to_lines,
)
from themetrail.audit.gate.forms import Form, long_numbers
from themetrail.audit.gate.labels import read as read_label
from themetrail.audit.gate.memory import Memory
from themetrail.audit.gate.own_sentences import OwnSentences, speaks_on
from themetrail.audit.gate.places import FILE, Place
from themetrail.audit.gate.readable import Stream, streams
from themetrail.contracts.errors import StudyError
from themetrail.in_parallel import in_parallel
from themetrail.whole_number import counted

SHOWN = 20  # hits named in one message
IN_NAME = FILE.then("name")
_SAID = 160  # letters of what stands around a hit, on each side


@dataclass(frozen=True)
class Hit:
    """One place where a form stands. Its text names place and category, and no words.

    `said` (what stands around it) and `path` (the file's own name) are for who may see names.
    """

    file: str
    place: Place
    category: str
    folded: str
    settled: bool = True
    said: str = field(default="", compare=False, repr=False)
    path: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.where} ({self.category.replace('_', ' ')})"

    @property
    def where(self) -> str:
        """File and place."""
        return ", ".join(filter(None, [self.file, str(self.place)]))


class Gate:
    """Looks for forms in files. `exceptions` are reviewed: folded form, pattern of files, date.

    `own` gives, by the paths of files that are not the study's alone, what of their content is; `sentences` what the
    program itself says on pages, which names nobody.
    """

    def __init__(
        self,
        forms: Iterable[Form],
        exceptions: Iterable[dict] = (),
        *,
        nouns_capitalised: bool = False,
        own: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({}),
        sentences: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        # A settled form comes last: of two alike, the automaton keeps the later.
        self.forms = sorted(
            set(forms), key=lambda form: (form.folded, form.own_case, form.settled, form.category, form.anywhere)
        )
        self.exceptions = list(exceptions)
        self._own = own
        self._sentences = OwnSentences(sentences)
        self.used: dict[int, int] = {}
        self._nouns_capitalised = nouns_capitalised
        self._numbers = long_numbers(self.forms)
        self._words = ahocorasick.Automaton()
        self._own_case: dict[str, list[int]] = {}  # by last word: which of the forms count in their own case only
        everywhere = {form.folded for form in self.forms if not form.own_case and form.settled}
        spellings = set()
        for number, form in enumerate(self.forms):
            if not form.own_case:
                self._words.add_word(f" {form.folded} ", form)
            elif form.folded not in everywhere:
                for spelling in {form.folded, form.folded.replace(" ", "")}:
                    spellings.add(spelling)
                    self._own_case.setdefault(spelling.rsplit(" ", 1)[-1], []).append(number)
        # A form that counts in its own case only is looked for by its pattern, in texts where its letters stand at all.
        for spelling in spellings - {form.folded for form in self.forms if not form.own_case}:
            self._words.add_word(f" {spelling} ", None)
        self._digits = ahocorasick.Automaton()
        for digits in self._numbers:
            self._digits.add_word(digits, digits)
        for automaton in (self._words, self._digits):
            if len(automaton):
                automaton.make_automaton()

    def state(self, software: Mapping[str, str]) -> str:
        """A digest of all that a search goes by: the forms, the languages, and this `software` that searches.

        Exceptions are not part of it: they matter only where something was found.
        """
        said = [*map(repr, self.forms), repr(self._nouns_capitalised)]
        said += [f"{name} {version}" for name, version in sorted(software.items())]
        said += [platform.python_version(), unicodedata.unidata_version]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def search(self, path: str, root: Path = Path()) -> list[Hit]:
        """All hits in one file (its name and its content) that no exception covers; `path` is relative to `root`."""
        return self.search_content(path, _content(root, path))

    def search_content(self, path: str, content: bytes) -> list[Hit]:
        """As `search`, for content that is at hand."""
        hidden = _hidden_name(path)
        hits = [replace(hit, file=hidden, place=IN_NAME, said=path) for hit in self._in_stream("", _name(path))]
        shown = hidden if hits else path
        for stream in streams(path, self._own[path](content) if path in self._own else content):
            hits += self._said_by_people(shown, stream, path)
        kept: dict[tuple, Hit] = {}
        for hit in hits:
            if not self._excepted(hit, path):
                kept.setdefault((hit.place, hit.folded, hit.settled), replace(hit, path=path))
        return self._with_cells(path, content, list(kept.values()))

    def search_name(self, path: str, place: Place, name: str) -> list[Hit]:
        """All hits in an id or another name in one word, at a `place` of a file, that no exception covers."""
        hits = [replace(hit, place=place, said=name, path=path) for hit in self._in_stream(path, _name(name))]
        return [hit for hit in dict.fromkeys(hits) if not self._excepted(hit, path)]

    def search_label(self, path: str, place: Place, label: str) -> list[Hit]:
        """The hits at a `place` of a file among the words by which a label names somebody, that no exception covers.

        Those that are common words too count there as names, which in a text they do only where they stand as names.
        """
        named = {form for name in read_label(label).names for form in (name, *name.split())}
        if any(map(str.isupper, label)):  # `State of grace`
            named = {form for form in named if any(map(str.isupper, form))}
        folded = {fold(form).strip() for form in named}
        hits = [
            Hit(path, place, form.category, form.folded, form.settled, said=label, path=path)
            for form in self.forms
            if form.category == "person" and form.folded in folded
        ]
        return [hit for hit in dict.fromkeys(hits) if not self._excepted(hit, path)]

    def _in_stream(self, path: str, stream: Stream) -> list[Hit]:
        hits = self._of_words(path, stream)
        for other in (with_hyphens_apart(stream.text), with_no_break_spaces_gone(stream.text)):
            if other is not None:
                hits += self._of_words(path, Stream(stream.part, other, stream.unit))
        return hits + self._of_numbers(path, stream)

    def _said_by_people(self, shown: str, stream: Stream, path: str) -> list[Hit]:
        """The hits in a stream of a file, but for those in what the program itself says there."""
        hits = self._in_stream(shown, stream)
        if not hits or not speaks_on(path, stream.part):
            return hits
        text = self._sentences.taken_out(stream.text, {hit.folded for hit in hits})
        if text == stream.text:
            return hits
        left = self._in_stream(shown, replace(stream, text=text))
        forms = {(hit.folded, hit.settled) for hit in hits}  # none that began where a sentence was taken out
        return [hit for hit in left if (hit.folded, hit.settled) in forms]

    def _of_words(self, path: str, stream: Stream) -> list[Hit]:
        if not len(self._words):
            return []
        hits: list[Hit] = []
        own_case: set[int] = set()
        for before, repeated, text in portions(stream.text):
            lines: list[str] = []
            for form, line in self._in_portion(text, repeated, own_case):
                lines = lines or text.split("\n")
                place = _place(stream, before + line)
                hits.append(
                    Hit(path, place, form.category, form.folded, form.settled, "\n".join(lines[line : line + 2]))
                )
        for form in (self.forms[number] for number in sorted(own_case)):
            pattern, line, reached = _pattern(form.own_case), 0, 0
            alone = {"nouns_capitalised": self._nouns_capitalised, "anywhere": form.anywhere}
            for start in places_as_name(pattern, form.own_case, stream.text, **alone):
                line, reached = line + stream.text.count("\n", reached, start), start
                said = stream.text[max(0, start - _SAID) : start + _SAID]
                hits.append(Hit(path, _place(stream, line), form.category, form.folded, form.settled, said))
        return hits

    def _in_portion(self, text: str, repeated: int, own_case: set[int]) -> Iterator[tuple[Form, int]]:
        """Forms and their lines; and `own_case` takes in which forms that count in their own case could be there.

        What stands in the first `repeated` letters was found in the portion before.
        """
        lines, words, reached = None, 0, 0
        known = len(fold(text[:repeated]).split())
        folded = fold(text)
        for end, form in self._words.iter(folded):
            last_word = folded[folded.rfind(" ", 0, end) + 1 : end]
            own_case.update(self._own_case.get(last_word, ()))
            if form is None:
                continue
            words, reached = words + folded.count(" ", reached, end), end
            if words > known:
                lines = lines or words_up_to_lines(text)
                first = words - form.folded.count(" ")  # the form's first word is this one of the text
                yield form, bisect_left(lines, first)

    def _of_numbers(self, path: str, stream: Stream) -> list[Hit]:
        if not self._numbers:
            return []
        rows = (digits_in_a_row(text) for _, _, text in portions(stream.text))
        perhaps = {digits for row in rows for _, digits in self._digits.iter(row)}
        wanted = {digits: category for digits, category in self._numbers.items() if digits in perhaps}
        return [
            Hit(path, _place(stream, None), category, digits, said=candidate)
            for candidate in (dict.fromkeys(numbers(stream.text)) if wanted else ())
            for digits, category in wanted.items()
            if digits in candidate
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
        from themetrail.audit.gate.cells import text_cells

        cells = [(place, text, fold(text)) for place, text in text_cells(content)]
        forms = dict.fromkeys(hit.folded for hit in hits)
        places = {form: [each[:2] for each in cells if f" {form} " in each[2]] for form in forms}
        named = [hit for hit in hits if not places[hit.folded]]
        for hit in dict.fromkeys(replace(hit, place=FILE) for hit in hits):
            named += [replace(hit, place=place, said=text) for place, text in places[hit.folded]]
        return named


def _content(root: Path, path: str) -> bytes:
    return without_notice(path, (root / path).read_bytes())


def search_all(
    gate: Gate, paths: Iterable[str], root: Path = Path(), *, processes: int = 1, memory: Memory | None = None
) -> list[Hit]:
    """All hits in these files, in the order of their paths, searched by so many processes.

    What `memory` knows to be clean is not searched again; afterwards it holds which of these files are.
    """

    def is_known(path: str) -> bool:
        return memory is not None and path in memory.before and memory.knows(path, _content(root, path))

    def search(path: str) -> tuple[list[Hit], dict[int, int], str]:
        gate.used, content = {}, _content(root, path)
        hits = gate.search_content(path, content)
        if memory is None or hits or gate.used:
            return hits, gate.used, ""
        return hits, gate.used, memory.mark(path, content)

    wanted = sorted(set(paths), key=lambda path: (-_labour(root / path), path))
    known = {path for path, is_so in zip(wanted, in_parallel(is_known, wanted, processes), strict=True) if is_so}
    wanted = [path for path in wanted if path not in known]
    found = dict(zip(wanted, in_parallel(search, wanted, processes), strict=True))
    gate.used = {}
    for _, used, _ in found.values():
        for number, hits in used.items():
            gate.used[number] = gate.used.get(number, 0) + hits
    if memory is not None:
        memory.known = len(known)
        marks = {path: memory.before[path] for path in known} | {path: mark for path, (_, _, mark) in found.items()}
        memory.clean = {
            path: mark
            for path, mark in marks.items()
            if mark and not is_exempt(path) and not path.startswith(AFTER_THE_RUN)
        }
    return [hit for path in sorted(found) for hit in found[path][0]]


def _labour(path: Path) -> int:
    """About how much text a file holds: an archive ten times its size."""
    return path.stat().st_size * (10 if path.suffix in (".xlsx", ".docx", ".zip", ".qdpx") else 1)


def stop_at(hits: list[Hit], listed: str = "") -> None:
    """Raise StudyError naming file and place of each hit, where there is one.

    `listed` is the sealed page that says, to who may see it, what was found and what to do.
    """
    if not hits:
        return
    places = list(dict.fromkeys(map(str, hits)))
    shown = "; ".join(places[:SHOWN])
    more = f"; and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    where = f". What stands there, why it is searched for and which row to change: {listed}" if listed else ""
    raise StudyError(
        f"the leak gate found what may identify somebody in {counted(len(places), 'place')}: {shown}{more}{where}"
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


@lru_cache(maxsize=None)
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(own_case_pattern(written))


def _name(path: str) -> Stream:
    return Stream(FILE, re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", path), "")


def _hidden_name(path: str) -> str:
    """How a file is named whose own name is a hit: by its folder and ending."""
    folder, _, name = path.rpartition("/")
    ending = f" .{name.rsplit('.', 1)[-1]}" if "." in name else ""
    return f"{folder or '.'}/(a file{ending})"


def _place(stream: Stream, line: int | None) -> Place:
    if line is None or not stream.unit:
        return stream.part
    return stream.part.then(stream.unit, line + 1)
