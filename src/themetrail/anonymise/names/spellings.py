"""Names as they are written now and then: spelt letter by letter, taken apart, in the plural, with signs nobody sees.

A name of the people list gets its other spellings as forms of its own; what only a text's signs make unusual (soft
hyphens, look-alike letters of another alphabet, a hyphen at a line's end) is read past, on the places of the text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from themetrail.anonymise.names.forms import PARTICLES, fold, folded_words_of
from themetrail.languages.parts.words import word_set
from themetrail.languages.table import words_of_all

_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοριυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSaopiuvABEZHIKMNOPTYX",
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u180e"
_GONE = re.compile(rf"[{_INVISIBLE}]|(?<=\w)[-\u2010\u2011\u00ac][{_INVISIBLE}]*[^\S\n]*\r?\n\s*(?=\w)")
_NO_BREAK = re.compile(r"(?<=[^\W\d_])[\u00a0\u202f\u2007](?=[^\W\d_])")
_GONE_OR_NO_BREAK = re.compile(f"{_GONE.pattern}|{_NO_BREAK.pattern}")
_LINE_END = re.compile(r"[-\u2010\u2011\u00ac][^\S\n]*\r?\n")
_UNUSUAL = re.compile(rf"[{_INVISIBLE}\u00a0\u202f\u2007\u0370-\u052f]")
_MIXED_WORD = re.compile(r"[^\W\d_]*[\u0370-\u052f][^\W\d_]*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ð": "d", "Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Ð": "D"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "Æ": "Ae", "Œ": "Oe", "Þ": "Th"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# Particles with which a surname may be written as one word: `Vonlanthen`, `Delacroix`, `McLaren`.
_JOINED = sorted(
    word_set("von van vander vanden de der du des di del della dela delle le la mac mc o saint st san al el ben")
)
FEWEST_JOINED = 6  # letters of a name of several words that is written as one
FEWEST_LETTERS = 3  # of a name that is spelt out; two single letters are initials
_TWICE = words_of_all(lambda language: language.vocabulary.twice)  # `R, O, double S, E`
_BETWEEN_LETTERS = re.compile(r"[\s.,\-‐‑–]{1,3}")


class PlainReading(NamedTuple):
    """A text as it reads without its unusual signs, and where each of its characters stands in the text itself.

    `joined`: no-break spaces within words are left out too.
    """

    text: str
    places: list[int]
    joined: bool = False

    def in_text(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text itself of a stretch of this reading."""
        return self.places[start], self.places[end - 1] + 1


def readings_of(text: str) -> list[PlainReading]:
    """How a text with unusual signs may be read; none for nearly all texts, which have no such signs."""
    if text.isascii():
        return [_without(text, _GONE)] if "-" in text and "\n" in text and _LINE_END.search(text) else []
    if not _UNUSUAL.search(text) and not ("\n" in text and _LINE_END.search(text)):
        return []
    plain = _MIXED_WORD.sub(_in_one_alphabet, text)
    readings = [_without(plain, _GONE)]
    if _NO_BREAK.search(text):
        readings.append(_without(plain, _GONE_OR_NO_BREAK)._replace(joined=True))
    return [reading for reading in readings if reading.text != text]


def plain(surface: str, *, joined: bool = False) -> str:
    """A surface without its unusual signs, as its form is looked up; `joined` as in PlainReading."""
    readings = [reading.text for reading in readings_of(surface) if reading.joined == joined]
    return readings[0] if readings else surface


def _in_one_alphabet(found: re.Match) -> str:
    return found[0].translate(_LOOK_ALIKE) if _LATIN.search(found[0]) else found[0]


def _without(text: str, gone: re.Pattern) -> PlainReading:
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in gone.finditer(text):
        pieces.append(text[at : found.start()])
        places += range(at, found.start())
        at = found.end()
    return PlainReading("".join([*pieces, text[at:]]), [*places, *range(at, len(text))])


def spelt_out(
    text: str, folded: Sequence[str], places: Sequence, known: Container[str]
) -> Iterator[tuple[int, int, str]]:
    """Where letters of a `known` name stand in a row, `R-O-C-H-A-T`: first and last word (inclusive) and the name.

    `folded` are the text's words, `places` the same as Word. Other single letters may stand beside the name, as in
    `R-O-C-H-A-T. I work there`; beside one of three letters, behind another mark than parts its own.
    """
    if not _may_be_spelt(folded):
        return
    row: list[_Letter] = []
    for at in [at for at, word in enumerate(folded) if len(word) == 1 and word.isalpha()]:
        last = row[-1].last if row else -2
        twice = at == last + 2 and folded[at - 1] in _TWICE
        gap = text[places[at - 1].end : places[at].start] if at == last + 1 or twice else ""
        if not _BETWEEN_LETTERS.fullmatch(gap):
            yield from _names_in(row, known)
            row = []
        row.append(_Letter(at - 1 if twice else at, at, folded[at], gap))
        if twice:
            row.append(_Letter(at - 1, at, folded[at], gap))
    yield from _names_in(row, known)


class _Letter(NamedTuple):
    """One letter of a row: its first and last word, the letter, and what stands before it."""

    first: int
    last: int
    letter: str
    gap: str


def _names_in(row: list[_Letter], known: Container[str]) -> Iterator[tuple[int, int, str]]:
    """The known names in a row of letters, the longest first at each place."""
    letters, start = "".join(each.letter for each in row), 0
    while len(row) - start >= FEWEST_LETTERS:
        for end in range(len(row), start + FEWEST_LETTERS - 1, -1):
            if letters[start:end] in known and (end - start > FEWEST_LETTERS or _stands_alone(row, start, end)):
                yield row[start].first, row[end - 1].last, letters[start:end]
                start = end - 1
                break
        start += 1


def _stands_alone(row: list[_Letter], start: int, end: int) -> bool:
    """Whether the gaps beside some letters of a row differ from those between them."""
    within = {each.gap for each in row[start + 1 : end]}
    return (not start or row[start].gap not in within) and (end == len(row) or row[end].gap not in within)


def _may_be_spelt(folded: Sequence[str]) -> bool:
    """Whether three single letters stand in a row, or one is said to come twice: all there is to do for most turns."""
    try:
        lengths = bytes(map(len, folded))
    except ValueError:  # a word of more letters than a byte can count
        return True
    return b"\1\1\1" in lengths or (lengths.count(1) >= FEWEST_LETTERS - 1 and not _TWICE.isdisjoint(folded))


def letters_of(surface: str) -> str:
    """The letters of a name that is spelt out, together."""
    letters = ""
    twice = False
    for word in folded_words_of(surface):
        if word in _TWICE:
            twice = True
        else:
            letters += word * (2 if twice else 1)
            twice = False
    return letters


def without_marks(name: str) -> set[str]:
    """A name with its umlauts as two letters, and its barred letters and ligatures as plain ones; itself left out."""
    plainer = {name.translate(_STROKES), name.translate(_UMLAUTS), name.translate(_UMLAUTS).translate(_STROKES)}
    return plainer - {name}


def other_forms(form: str, *, surname: bool = False) -> set[str]:
    """Other spellings of a folded form: taken apart or joined at its particles, and in the plural or genitive."""
    words = form.split()
    found: set[str] = set()
    for at, word in enumerate(words):
        found.update(" ".join([*words[:at], *apart, *words[at + 1 :]]) for apart in _apart(word))
    for at, word in enumerate(words[:-1]):
        if word in PARTICLES or word in _JOINED:
            for end in range(at + 2, len(words) + 1):
                if all(each in PARTICLES or each in _JOINED for each in words[at : end - 1]):
                    found.add(" ".join([*words[:at], "".join(words[at:end]), *words[end:]]))
    found |= {several for one in {form, *found} if (several := _plural(one, surname=surname))}
    return found - {form}


def as_one_word(form: str) -> set[str]:
    """A name as a handle or an address writes it, `annaquist` and `quistanna`: six letters or more."""
    words = form.split()
    joined = {"".join(words)} | ({words[1] + words[0]} if len(words) == 2 else set())
    return {one for one in joined if len(words) > 1 and len(one) >= FEWEST_JOINED}


def with_particles(full: str) -> str:
    """The end of a whole name from its first particle on (`van der meulen`); empty where it has none."""
    words = full.split()
    at = next((at for at, word in enumerate(words[:-1]) if at and (word in PARTICLES or word in _JOINED)), None)
    return "" if at is None else " ".join(words[at:])


def _apart(word: str) -> Iterator[tuple[str, str]]:
    """`vonlanthen` as `von lanthen`: where four letters or more are left of the name."""
    for particle in _JOINED:
        if word.startswith(particle) and len(word) - len(particle) >= (4 if len(particle) > 1 else 5):
            yield particle, word.removeprefix(particle)


def _plural(form: str, *, surname: bool) -> str:
    """`rochats` of rochat, `joneses` of jones (a surname); empty where a plural would be another word too easily."""
    last = fold(form.rpartition(" ")[2])
    if len(form.replace(" ", "")) < 4 or len(last) < 3 or not last.isalpha():
        return ""
    if last.endswith(("s", "x", "z")):
        return f"{form}es" if surname else ""
    return f"{form}s"
