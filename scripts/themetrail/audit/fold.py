"""Text as the gate compares it: words in one spelling, one space between, whatever stood between them.

Case, accents, ligatures, look-alike letters of other alphabets, invisible characters, hyphens at line ends and all
punctuation fall away, so that a name is found however it is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e"
_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοριυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSaopiuvABEZHIKMNOPTYX",
)
_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_LINE_END_HYPHEN = re.compile(r"[-\u2010\u2011\u00ac][^\S\n]*\r?\n\s*")
_DIGEST = re.compile(r"\b[0-9a-f]{16,}\b")  # hexadecimal digests hold no names, only letters in a row
_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")  # between letter and digit
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_DIGEST = re.compile(rb"\b[0-9a-f]{16,}\b")
_ASCII_DIGITS = re.compile(rb"[0-9]+")
_ASCII_WORDS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_BETWEEN = re.compile(r"[\W_]+")
_PHONE = re.compile(r"\d(?:[ \u00a0\u202f().\-/]{0,2}\d){5,}")


def fold(text: str) -> str:
    """The words of `text` as the gate compares them, with one space before, between and after them."""
    text = letters(_LINE_END_HYPHEN.sub("", text))
    if text.isascii():
        words = _ASCII_DIGEST.sub(b" ", text.encode()).translate(_ASCII_WORDS)
        words = _ASCII_DIGITS.sub(lambda found: b" " + found.group() + b" ", words)
        return f" {b' '.join(words.split()).decode()} "
    text = _EDGE.sub(" ", _DIGEST.sub(" ", text))
    return f" {_BETWEEN.sub(' ', text).strip()} "


def letters(text: str) -> str:
    """`text` without case, accents, ligatures, look-alikes and invisible characters."""
    if not text.isascii():
        text = _NOT_ASCII.sub(lambda found: _plain(found.group()), text)
    return text.lower()


@lru_cache(maxsize=50_000)
def _plain(piece: str) -> str:
    """A piece of text made plain until nothing changes: under an accent a letter may look like another."""
    while (plainer := _plainer(piece)) != piece:
        piece = plainer
    return piece


def _plainer(piece: str) -> str:
    decomposed = unicodedata.normalize("NFKD", piece.translate(_LOOK_ALIKE))
    plain = "".join(letter for letter in decomposed if letter not in _INVISIBLE and not unicodedata.combining(letter))
    plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_STROKED)
    # Dashes, quotation marks and the like fall away as the ASCII ones do, so that most texts are ASCII from here on.
    return "".join(letter if letter.isalnum() or letter.isascii() else " " for letter in plain)


def words_up_to_lines(text: str) -> list[int]:
    """For each line of `text`: how many words of its folded form stand in it and in the lines before."""
    counts, total, open_lines = [], 0, []
    for line in text.split("\n"):
        open_lines.append(line)
        if _LINE_END_HYPHEN.search(line + "\n"):  # its last word goes on in the next line
            counts.append(total + fold("\n".join(open_lines)).count(" ") - 1)
            continue
        total += len(fold("\n".join(open_lines)).split())
        counts.append(total)
        open_lines = []
    return counts


def with_hyphens_apart(text: str) -> str | None:
    """`text` with line-end hyphens taken for the end of a word; None where no line ends with one."""
    apart = _LINE_END_HYPHEN.sub(lambda found: " " + found.group()[1:], text)
    return apart if apart != text else None


def numbers(text: str) -> list[str]:
    """The digits of whatever in `text` could be a telephone or other long number, written with or without gaps."""
    return [re.sub(r"\D", "", found) for found in _PHONE.findall(text)]
