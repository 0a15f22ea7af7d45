"""What a comment in the margin says, line by line: codes, notes, proposed codes, and what has to be asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice, takewhile

from themetrail.codebook import Codebook
from themetrail.coding.labels import CodeNames, folded
from themetrail.coding.sheets import word_form as form

_NOTE = re.compile(r"(?:^|\s+)(?:--|[\u2013\u2014])(?:\s+|$)")  # between a code and its note
_UNDER = re.compile(r"[:/>\u2192]")  # between a theme and its code
_HASHES = re.compile(r"(?:^|\s)#(?=\S)")
_SENTENCE = re.compile(r"[.?!:;,\u2026]")  # no name of a code holds these, but sentences do
_MOST_WORDS, _MOST_CHARACTERS = 5, 60  # of a line that may be the name of a code
_MOST_OF_A_LINE = 2_000  # characters before a note; what is longer lists no codes
_MOST_DASHES = 50  # of a line, before which codes are looked for
_ALIKE = 0.75  # of two names, one of which is meant for the other (ratio of difflib)
_ENGLISH = (form.SEEN, form.STOP, form.UNSURE, form.QUOTE_ME, form.NEVER_QUOTE)


@dataclass
class CommentRead:
    """What a comment comes to. `codes` have the notes that stand behind them; `said` are lines of a fixed meaning."""

    codes: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    proposed: dict[str, str] = field(default_factory=dict)  # by its name, the note behind it
    said: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


class NamesInComments(CodeNames):
    """The codes of a codebook as people write them into comments: also with a theme before them, or a #."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__(codebook)
        self._themes = {folded(one) for code in codebook.children for one in (code, codebook.names[code])}
        self._above = {
            code: {folded(one) for step in codebook.path(code) for one in (step, codebook.names[step])}
            for code in codebook.codes
        }

    def find(self, given: str) -> str | None:
        """The code_id that is meant, or None where it is no code of the book, or stands under another theme."""
        given = given.strip()
        if (code := super().find(given)) is not None:
            return code
        plain = given.removeprefix("#").strip()
        if (code := super().find(plain)) is not None:
            return code
        for place in _UNDER.finditer(plain):
            theme, code = folded(plain[: place.start()]), super().find(plain[place.end() :])
            if code is not None and (theme in self._above[code] or self._is_path(theme, code)):
                return code
        return None

    def _is_path(self, themes: str, code: str) -> bool:
        """Whether a theme and its subtheme stand before the code, as in `theme / subtheme / code`."""
        parts = [part.strip() for part in _UNDER.split(themes)]
        return len(parts) > 1 and all(part in self._above[code] for part in parts)

    def theme_before(self, given: str) -> tuple[str, str]:
        """What stands behind the name of a theme and a sign, and that name; empty where none stands there."""
        for place in _UNDER.finditer(given):
            theme = folded(given[: place.start()].strip().removeprefix("#"))
            if theme in self._themes:
                return given[place.end() :].strip(), theme
        return "", ""

    def nearest(self, given: str) -> str:
        """The code whose name is most like this text, where one is alike; empty where none is."""
        found = get_close_matches(folded(given).removeprefix("#"), sorted(self._codes), n=1, cutoff=_ALIKE)
        return self._codes[found[0]] if found else ""


def read_comment(lines: Sequence[str], names: NamesInComments) -> CommentRead:
    """What the lines of one comment say.

    A line is codes, or codes with a note behind them, or a word of a fixed meaning (`seen`); a short line that is none
    of these proposes a code, or is a fault where it is nearly one; all other lines are notes.
    """
    found = CommentRead()
    for line in map(without_bullet, lines):
        if not line:
            continue
        if meant := _of_fixed_meaning(line, names):
            found.said.add(meant)
            continue
        head, note, codes = _codes_in(line, names)
        if codes:
            for code in codes:
                found.codes.setdefault(code, []).extend([note] if note else [])
        elif what := names.why_none(line) if names.lists_too_many(line) else _why_none(head, names):
            found.wrong.append(what)
        elif head and _may_be_a_name(head, names):
            found.proposed.setdefault(head.removeprefix("#").strip(), note)
        else:
            found.notes.append(line if head else note)
    return found


def _of_fixed_meaning(line: str, names: NamesInComments) -> str:
    """What a line means that is a word of a fixed meaning, such as `seen`; empty for any other. A code that is called
    as such a word of another language than English, as *unsicher* may be, is that code."""
    meant = form.words_meant().get(folded(line), "")
    return "" if meant and folded(line) not in _ENGLISH and names.find(line) else meant


def without_bullet(line: str) -> str:
    """A line without blanks around it, and without the sign of a list before it."""
    return re.sub(r"^\s*[-*\u2022]\s+(?!-)", "", line).strip()


def _codes_in(line: str, names: NamesInComments) -> tuple[str, str, list[str]]:
    """What stands before a note, the note, and the codes that the first names; none where it names none.

    A name may hold a dash itself, so that the first dash behind which all is a note need not be the first one.
    """
    splits = _splits(line)
    for head, note in splits:
        if head.strip() and (codes := _several(head.strip(), names)):
            return head.strip(), note.strip(), codes
    if len(line) > _MOST_OF_A_LINE:
        return "", line, []
    head, note = _at_first_dash(splits, line)
    return head.strip(), note.strip(), []


def code_and_note(line: str, find: Callable[[str], str | None]) -> tuple[str, str]:
    """What of a line names a code, and the note behind it; where none of it names one, what stands before the note."""
    splits = _splits(line)
    known = next((split for split in splits if find(split[0].strip())), None)
    head, note = known or _at_first_dash(splits, line)
    return head.strip(), note.strip()


def _splits(line: str) -> list[tuple[str, str]]:
    """All that may stand before a note, with that note; first the whole line, without any, unless it is too long."""
    whole = [(line, "")] if len(line) <= _MOST_OF_A_LINE else []
    dashes = takewhile(lambda at: at.start() <= _MOST_OF_A_LINE, _NOTE.finditer(line))
    return [*whole, *((line[: at.start()], line[at.end() :]) for at in islice(dashes, _MOST_DASHES))]


def _at_first_dash(splits: list[tuple[str, str]], line: str) -> tuple[str, str]:
    return next((split for split in splits if split[0] != line), (line, ""))


def _several(head: str, names: NamesInComments) -> list[str]:
    if codes := names.find_several(head):
        return codes
    if not head.startswith("#"):
        return []
    tagged = [names.find_several(part.strip(" ,;")) for part in _HASHES.split(head) if part.strip()]
    return [code for codes in tagged for code in codes] if all(tagged) else []


def _why_none(head: str, names: NamesInComments) -> str:
    """What is wrong with a text that is meant for a code and is none; empty where it may be a note or a new code."""
    parts = [part for part in re.split(r"[;,/]", head) if part.strip()]
    if len(parts) > 1 and any(names.find(part) for part in parts) and all(map(_is_short, parts)):
        near = next((near for part in parts if not names.find(part) and (near := names.nearest(part))), "")
        return names.why_none(head) + (f"; did you mean {near!r}?" if near else "")
    behind, theme = names.theme_before(head)
    if theme and names.find(behind):
        return f"the code {names.find(behind)!r} does not stand under the theme that is named before it; name its own"
    near = names.nearest(behind or head) if _is_short(behind or head) else ""
    return f"this is no code of the codebook of this round; did you mean {near!r}?" if near else ""


def _may_be_a_name(head: str, names: NamesInComments) -> bool:
    behind, _ = names.theme_before(head)
    named = behind or head
    return _is_short(named) and not _SENTENCE.search(named) and any(map(str.isalpha, named))


def _is_short(text: str) -> bool:
    return len(text) <= _MOST_CHARACTERS and len(text.split()) <= _MOST_WORDS
