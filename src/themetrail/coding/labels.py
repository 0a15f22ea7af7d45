"""How codes are named in drop-downs, and which code a coder means by an id or a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from difflib import get_close_matches
from unicodedata import normalize

from themetrail.codebook import Codebook
from themetrail.contracts.ids import with_zeros_again

_AS_TYPED = str.maketrans("‘’“”–", "''\"\"-")  # what programs make of an apostrophe, a quotation mark and a hyphen
_LIKE_A_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[-/. ][^\W\d]{3,9}\.?|[^\W\d]{3,9}\.?[-/. ]\d{2,4}|\d+[.,]?\d*[Ee][+-]?\d+"
)

# Between digits a comma or a slash may belong to a number, such as the 1,2 that is typed for 1.2
_BETWEEN_CODES = re.compile(r"([;\n]|(?<!\d)[,/]|[,/](?!\d))")
_MOST_CODES = 50  # in one cell
_HEADING = "— {} —"  # of the codes of one theme, in a list of all


def folded(text: str) -> str:
    """Text for comparison: lower case, single spaces, no no-break spaces, accents and quotation marks in one form."""
    if not text.isascii():
        text = normalize("NFC", text).translate(_AS_TYPED)
    return " ".join(text.casefold().split())


def code_labels(codebook: Codebook) -> dict[str, str]:
    """What stands for each code in a drop-down: its name, with the id where the name alone could be mistaken."""
    names = Counter(folded(codebook.names[code]) for code in codebook.codes)
    ids = {folded(code) for code in codebook.codes}
    labels = {}
    for code in codebook.codes:
        name = " ".join(codebook.names[code].split())
        mistakable = names[folded(name)] > 1 or (folded(name) in ids and folded(name) != folded(code))
        labels[code] = f"{name} [{code}]" if mistakable else name
    return labels


def codes_by_theme(codebook: Codebook, codes: Collection[str] | None = None, no_theme: str = "no theme") -> list[str]:
    """What a drop-down offers: the labels of the codes (by default of all), those of a theme together below a heading
    with its name, those of none below `no_theme`. Codes that all stand in one place need no headings.
    """
    labels = code_labels(codebook)
    offered = set(codebook.codes if codes is None else codes)
    paths = [codebook.path(code) for code in codebook.in_order if code in offered]
    headed = {path[0] for path in paths if len(path) > 1}
    below: dict[str, list[str]] = {}  # by the theme, or by nothing
    for path in paths:
        below.setdefault(path[0] if path[0] in headed else "", []).append(labels[path[-1]])
    if len(below) < 2:
        return [label for of_theme in below.values() for label in of_theme]
    named = {theme: " ".join(codebook.names[theme].split()) if theme else no_theme for theme in below}
    return [line for theme, of_theme in below.items() for line in (_HEADING.format(named[theme]), *of_theme)]


class CodeNames:
    """The codes of a codebook by id, label or name, whatever their case."""

    def __init__(self, codebook: Codebook) -> None:
        self._codes: dict[str, str] = {}
        applied = set(codebook.codes)
        self._higher = {
            folded(name): level
            for code_id, level in codebook.levels.items()
            if code_id not in applied
            for name in (code_id, codebook.names[code_id])
        }
        for code, label in code_labels(codebook).items():
            self._codes.setdefault(folded(label), code)
        exact = Counter(folded(code) for code in codebook.codes)
        self._exact = set(codebook.codes)
        self._codes |= {folded(code): code for code in codebook.codes if exact[folded(code)] == 1}

    def find(self, given: str) -> str | None:
        """The code_id that is meant, or None where it is no code of the book.

        It may be a number that a spreadsheet has made of an id, where that can have been one code alone.
        """
        given = given.strip()
        if given in self._exact:
            return given
        return self._codes.get(folded(given)) or self._codes.get(with_zeros_again(given, self._codes))

    def find_several(self, given: str) -> list[str]:
        """The codes that are meant by a text that names one or more; none where it cannot be read, or in two ways.

        A text that is a code is that code, also where its name holds what stands between codes.
        """
        if (code := self.find(given)) is not None:
            return [code]
        readings = self._readings(given)
        return readings[0] if len(readings) == 1 else []

    def _readings(self, given: str) -> list[list[str]]:
        """The ways to read a text as codes with `;`, `,`, `/` or line ends in between: none, one, or two of more."""
        parts = _BETWEEN_CODES.split(given)  # texts, and what stands between them
        if len(parts) > 2 * _MOST_CODES:
            return []
        readings: list[list[list[str]]] = [[[]]]  # of the first so many texts
        for end in range(1, len(parts) // 2 + 2):
            found = list(readings[end - 1]) if not parts[2 * end - 2].strip() else []
            for start in range(end):
                code = self.find("".join(parts[2 * start : 2 * end - 1]))
                found += [[*before, code] for before in readings[start]] if code is not None else []
            readings.append(found[:2])
        return [reading for reading in readings[-1] if reading]

    def find_number(self, value: float) -> set[str]:
        """The codes that somebody may have typed whose cell a program has turned into a number."""
        return {code for name, code in self._codes.items() if _is_number(name, value)}

    def why_uncertain(self, value: float) -> str | None:
        """What is wrong with a number that can have been several codes."""
        meant = sorted(self.find_number(value))
        if len(meant) < 2:
            return None
        return (
            f"Excel has made a number of this code, which may have been {' or '.join(meant)}; format the cell as Text"
            " and type the code again"
        )

    def lists_too_many(self, given: str) -> bool:
        """Whether more codes stand here than are read in one place: all of the first that are."""
        parts = [part for part in _BETWEEN_CODES.split(given)[::2] if part.strip()]
        return len(parts) > _MOST_CODES and all(self.find(part) for part in parts[:_MOST_CODES])

    def why_none(self, given: str) -> str:
        """What is wrong with a text that is no code of the book, and what would be right. The text is not repeated."""
        what = "this is no code of the codebook of this round"
        if len(self._readings(given)) > 1:
            return "several codes stand here, and it is not certain which; give each a place of its own"
        if re.fullmatch(_HEADING.format(".*"), given.strip()):
            return "this is a heading in the list of codes; choose one of the codes below it"
        parts = [part for part in _BETWEEN_CODES.split(given)[::2] if part.strip()]
        if self.lists_too_many(given):
            return f"more than {_MOST_CODES} codes stand here, as many as are read in one place; write them in several"
        known = sum(self.find(part) is not None for part in parts)
        if len(parts) > 1 and known:
            return (
                "several codes seem to stand here, and not all of them are codes of the codebook of this round; put"
                " right the others, or give each code a place of its own"
            )
        if level := self._higher.get(folded(given)):
            also = ", which is not applied as it stands" if level == "code" else ""
            return f"this is a {level}{also}; give one of the codes under it"
        if _LIKE_A_DATE.fullmatch(given.strip()):
            return (
                f"{what}; if Excel has made a date or a number of it, format the cell as Text and type the code again"
            )
        near = get_close_matches(folded(given), sorted(self._codes), n=1, cutoff=0.75)
        return f"{what}; did you mean {self._codes[near[0]]!r}?" if near else what


def _is_number(name: str, value: float) -> bool:
    try:
        return float(name) == value
    except ValueError:
        return False


class NamesOverRounds:
    """The codes of the codebook as it is, of an older book of the study, and of the table of changes between."""

    def __init__(self, codebook: Codebook, older: Codebook, changed: Collection[str]) -> None:
        self._now, self._before = CodeNames(codebook), CodeNames(older)
        self._ids = {*codebook.codes, *older.codes, *changed}

    def find(self, given: str) -> str | None:
        """The code_id that is meant, as it was when it was given, or None where nothing knows it."""
        given = given.strip()
        if given in self._ids:
            return given
        return self._now.find(given) or self._before.find(given)
