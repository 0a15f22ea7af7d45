"""What the program itself says on a page, letter for letter: it names nobody, whoever is called as one of its words.

A participant may be called `Seite` or `Will`, and a page in a language where that is a word says it of itself. What
people said, wrote or are called stands in the gaps of sentences or outside of them, and is searched as everything is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from string import Formatter

from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.places import Place
from themetrail.in_print import TYPOGRAPHY

# Files on which the program speaks. In tables, project files and texts stand data alone, and English names of columns.
_PAGES = (".md", ".html", ".htm", ".docx", ".xlsx", ".tex", ".svg", ".xml", ".rels")
APART = "\x1f"  # between what stood in different elements of a page: a blank that is no letter of a text
_FEW = 3  # words of a sentence below which it could be somebody's too: it counts where it stands alone
_GAP = rf"[^\n{APART}]{{0,400}}?"
_ONE = r"[^\s<>|]{1,60}?"
_IN_WORDS = sorted({word for known in TYPOGRAPHY.values() for word in (*known.ones, *known.two_to_nine)})
_NUMBER = rf"(?:[\d.,%±–−+/()\s\u202f]{{1,40}}?|{'|'.join(_IN_WORDS)})"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_LEFT = rf"(?P<before>(?:^|[\n{APART}|&{{>\"'#*•–—(\[-])[^\S\n]*)"
_AFTER_ANOTHER = _LEFT.replace("(?:^|", r"(?:^|[.;?!]\s|[„“«‚‘]|")  # several words may stand so too
_RIGHT = rf"(?=(?:[^\S\n]+\d+)?[^\S\n]*(?:$|[\n{APART}|&}}<\"':*)\]\\”“»’‘]))"
_SENTENCE_END = re.compile(r"(?<=[.?!:;])\s+|\n")


def speaks_on(name: str, part: Place) -> bool:
    """Whether the program says something of its own in this part of a file, and not in data packed into it alone."""
    *_, last = [name, *(step.at for step in part.steps if step.kind == "member" and "." in step.at)]
    return last.lower().endswith(_PAGES)


class OwnSentences:
    """The sentences of the program, in all its languages, with gaps (`{n}`) where facts of a study go."""

    def __init__(self, sentences: Callable[[], Iterable[str]]) -> None:
        self._sentences = sentences

    def taken_out(self, text: str, forms: Collection[str]) -> str:
        """The text without those of the sentences that hold one of these folded forms; what is in their gaps stays."""
        for sentence in self._with_any(forms):
            for pattern in _patterns(sentence):
                text = pattern.sub(_gaps_of, text)
        return text

    def _with_any(self, forms: Collection[str]) -> list[str]:
        """Longest first: a short one may be part of a long one."""
        by_word = _by_word(self._sentences)
        found = {one for form in forms for one, folded in by_word.get(form.split()[-1], ()) if f" {form} " in folded}
        return sorted(found, key=lambda one: (-len(one), one))


@lru_cache(maxsize=4)
def _by_word(sentences: Callable[[], Iterable[str]]) -> dict[str, list[tuple[str, str]]]:
    """By each folded word what is said with it, whole and sentence by sentence: a page may show one of them alone."""
    said = dict.fromkeys(part for one in sentences() for part in (one, *_SENTENCE_END.split(one)) if _is_whole(part))
    found: dict[str, list[tuple[str, str]]] = {}
    for one in said:
        folded = fold(" ".join(_literals(one)))
        for word in dict.fromkeys(folded.split()):
            found.setdefault(word, []).append((one, folded))
    return found


def _is_whole(sentence: str) -> bool:
    """Whether no gap was cut in two."""
    try:
        return bool(_literals(sentence))
    except ValueError:
        return False


def _literals(sentence: str) -> list[str]:
    return [literal for literal, *_ in Formatter().parse(sentence)]


@lru_cache(maxsize=None)
def _patterns(sentence: str) -> list[re.Pattern[str]]:
    """What finds a sentence; blanks of any kind are as good as its own."""
    words = [word for literal in _literals(sentence) for word in re.findall(r"[^\W\d_]+", literal)]
    if len(words) >= _FEW:
        return [re.compile(_body(sentence, _GAP, at_edge=""))]
    if len(words) > 1 and sentence.endswith((".", "?", "!")):
        begin = r"(?<=\s)" if sentence.startswith("{") else _AFTER_ANOTHER
        return [re.compile(rf"{begin}{_body(sentence, _GAP, at_edge='')}(?=\s|$)")]
    alone = (_AFTER_ANOTHER if len(words) > 1 else _LEFT) + _body(sentence, _ONE, at_edge=_ONE) + _RIGHT
    if "{" not in sentence:
        return [re.compile(alone)]
    counted = _body(sentence, _NUMBER, at_edge=_NUMBER)
    found = [re.compile(_NO_LETTER_BEFORE + counted + _NO_LETTER_AFTER)]
    # `{n} pages` is nobody's; what is neither a number nor behind the program's own word could be: `Mrs Pages`.
    return found if sentence.startswith("{") else [*found, re.compile(alone)]


def _body(sentence: str, gap: str, *, at_edge: str) -> str:
    """A sentence as a pattern; where a gap is its beginning or its end, that is `at_edge`."""
    parts: list[str] = []
    for literal, field, *_ in Formatter().parse(sentence):
        parts += [_written(piece) for piece in re.findall(r"\s+|\S+", literal)]
        if field is not None:
            while parts and not re.search(r"[^\W_]", parts[-1].replace(r"\s+", "")):
                parts.pop()  # gaps that no word keeps apart are one: a pattern of many would be tried in too many ways
            parts.append("")  # a gap
    while not at_edge and parts and parts[0] in ("", r"\s+"):
        parts.pop(0)
    while not at_edge and parts and parts[-1] in ("", r"\s+"):
        parts.pop()
    return "".join(part or f"({gap})" for part in parts)


def _written(piece: str) -> str:
    """Blanks of any kind, or a word with its marks as it is written in text, in markup or in TeX."""
    if piece.isspace():
        return r"\s+"
    in_markup = {"&": "&(?:amp;)?", '"': '(?:"|&quot;)', "'": "(?:'|&#x27;|&#39;|’)", "’": "[’']"}
    return "".join(sign if sign.isalnum() else r"\\?" + in_markup.get(sign, re.escape(sign)) for sign in piece)


def _gaps_of(found: re.Match[str]) -> str:
    """What stood in the gaps, each apart from the others; lines stay as many."""
    gaps = APART.join(filter(None, found.groups()))
    return APART + gaps + APART + "\n" * (found[0].count("\n") - gaps.count("\n"))
