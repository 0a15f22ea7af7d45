"""Why the gate searches for a form: the row of the sheet that names it, or the turn in which it was found."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.forms import (
    Form,
    forms_of_label,
    forms_of_lexicon,
    forms_of_people,
    forms_of_replacements,
)
from themetrail.contracts.anonymise import LEXICON
from themetrail.contracts.replacements import REPLACEMENTS
from themetrail.contracts.study import SOURCES
from themetrail.interface.findings.words import finding_words
from themetrail.interface.verdicts.words import verdict_words
from themetrail.rows import tuples_of
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.read import read_sheet
from themetrail.words_in_print import Words

_PIECES = re.compile(r"[^\s,;\"|<>()\[\]{}]+")
_COLUMNS = ("names", "nicknames", "initials", "employer")


class Origin(NamedTuple):
    """Who says that a form identifies somebody: `people`, `speakers`, `review`, or `found` in a transcript."""

    kind: str
    why: str
    surface: str = ""  # as it stands where it comes from
    category: str = "person"


class Origins:
    """The origins of a study's forms. It is made only where something was found, since it takes time."""

    def __init__(
        self,
        people: Path,
        sources: Path,
        common: Container[str],
        lexicon: Path | None = None,
        replacements: Iterable[Path] = (),
        words: Words | None = None,
    ) -> None:
        """`words` are those in which it says why (English where they are left out)."""
        self._words = words or finding_words()
        self._of: dict[str, list[Origin]] = {}
        self._of_people(people, common)
        self._of_speakers(sources, common)
        if lexicon is not None and lexicon.is_file():
            self._of_review(lexicon)
        for path in replacements:
            self._of_transcripts(path)

    def of(self, folded: str) -> list[Origin]:
        """The origins of a folded form, or of a long number; the most telling first."""
        found = self._of.get(folded, [])
        if not found and folded.isdigit():
            found = [one for form, all_of in self._of.items() if folded in form.replace(" ", "") for one in all_of]
        return sorted(found, key=lambda one: ("people", "speakers", "review", "found").index(one.kind))

    def _add(self, forms: Iterable[Form], origin: Origin) -> None:
        for folded in {form.folded for form in forms}:
            known = self._of.setdefault(folded, [])
            if len(known) < 3 and origin not in known:
                known.append(origin)

    def _of_people(self, path: Path, common: Container[str]) -> None:
        table = read_people(path)
        for number, row in zip(table.index, table.to_dict("records"), strict=True):
            for column in _COLUMNS:
                for written in str(row[column]).split(";"):
                    forms = forms_of_people([{column: written}], {}, common)
                    why = self._words.say("why_sheet", file=path.name, row=number, column=column)
                    self._add(forms, Origin("people", why, written.strip()))

    def _of_speakers(self, path: Path, common: Container[str]) -> None:
        table = read_sheet(path, SOURCES)
        for number, label in zip(table.index, table["speaker"], strict=True):
            why = self._words.say("why_sheet", file=path.name, row=number, column="speaker")
            self._add(forms_of_label(label, common), Origin("speakers", why, label))

    def _of_review(self, path: Path) -> None:
        for row in LEXICON.read(path).to_dict("records"):
            if row["source"] == "review":
                why = self._words.say("why_review")
                self._add(forms_of_lexicon([row]), Origin("review", why, row["form"], row["category"]))

    def _of_transcripts(self, path: Path) -> None:
        columns = ("transcript_id", "turn", "surface", "category", "status", "detector")
        seen: set[tuple[str, str]] = set()
        categories = verdict_words(self._words.language)
        for transcript_id, turn, surface, category, status, detector in tuples_of(REPLACEMENTS.read(path), *columns):
            if (surface, category) in seen:
                continue
            seen.add((surface, category))
            row = {"surface": surface, "category": category, "status": status}
            name = "why_shape" if detector in ("pattern", "phonenumbers") else "why_found"
            called = categories.say(f"category_{category}")
            why = self._words.say(name, transcript=transcript_id, turn=turn, category=called)
            forms = forms_of_replacements([row], set())
            self._add([*forms, *(Form(word, category) for form in forms for word in _parts(form))], _found(why, row))


def _parts(form: Form) -> list[str]:
    """The words of a person's whole name, which are names elsewhere too."""
    return [word for word in form.folded.split() if len(word) > 2] if form.category == "person" else []


def _found(why: str, row: dict) -> Origin:
    return Origin("found", why, row["surface"], row["category"])


def as_written(said: str, folded: str) -> str:
    """The shortest stretch of a text that holds the form, as it stands there; the form itself where none does."""
    words = _PIECES.findall(said)
    length = len(folded.split())
    for size in range(1, min(length, len(words)) + 1):
        for first in range(len(words) - size + 1):
            stretch = " ".join(words[first : first + size])
            if f" {folded} " in fold(stretch):
                return stretch.strip(".:!?'«»“”‘’@#*_=/&-")
    return folded
