"""Text as the gate compares it: words in one spelling, one space between, whatever stood between them.

Case, accents, ligatures, look-alike letters of other alphabets, invisible characters, hyphens at line ends and all
punctuation fall away, so that a name is found however it is written.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u180e")
_LOOK_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοριυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSaopiuvABEZHIKMNOPTYX",
)
_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_LINE_END_HYPHEN = re.compile(r"[-\u2010\u2011\u00ac][^\S\n]*\r?\n\s*")
_ASCII_LINE_END_HYPHEN = re.compile(r"-[^\S\n]*\r?\n\s*")  # ten times faster, since only one letter can begin it
_NO_BREAK = re.compile(r"(?<=[^\W\d_])[\u00a0\u202f\u2007](?=[^\W\d_])")
_DIGEST = re.compile(r"\b[0-9a-f]{16,}\b")  # hexadecimal digests hold no names, only letters in a row
_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")  # between letter and digit
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_DIGEST = re.compile(rb"\b[0-9a-f]{16,}\b")
_ASCII_WORDS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_LETTER_OR_DIGIT = bytes(1 if 97 <= code <= 122 else 2 if 48 <= code <= 57 else 0 for code in range(256))
_HEXADECIMAL = bytes(1 if chr(code) in "0123456789abcdef" else 0 for code in range(256))
_ONLY_DIGITS = bytes(code if 48 <= code <= 57 else 32 for code in range(256))
_HYPHENS = ("-", "\u2010", "\u2011", "\u00ac")  # behind which a word may go on in the next line
PORTION = 2_000_000  # letters of a long text that are folded at once
_REPEATED = 4_000  # letters of a portion with which the next begins: no form is as long
_SHORT = 500  # letters; below, the way for all texts is the faster one
_BETWEEN = re.compile(r"[\W_]+")
_PHONE = re.compile(r"\d(?:[ \u00a0\u202f().\-/]{0,2}\d){5,}")


def fold(text: str) -> str:
    """The words of `text` as the gate compares them, with one space before, between and after them."""
    text = letters(_line_end_hyphen(text).sub("", text))
    if text.isascii() and len(text) > _SHORT:
        return f" {_ascii_words(text.encode()).decode().strip()} "
    text = _EDGE.sub(" ", _DIGEST.sub(" ", text))
    return f" {_BETWEEN.sub(' ', text).strip()} "


def _ascii_words(text: bytes) -> bytes:
    """As `fold` for plain text in small letters, without a step per word: most of what is searched is plain."""
    if b"\1" * 16 in text.translate(_HEXADECIMAL):
        text = _ASCII_DIGEST.sub(b" ", text)
    words = np.frombuffer(text.translate(_ASCII_WORDS), dtype=np.uint8)
    kinds = np.frombuffer(text.translate(_LETTER_OR_DIGIT), dtype=np.uint8)
    edges = np.flatnonzero(kinds[1:] + kinds[:-1] == 3) + 1  # a letter beside a digit
    words = np.insert(words, edges, ord(" "))
    gaps = words == ord(" ")
    return words[~(gaps & np.append(False, gaps)[:-1])].tobytes()


def _line_end_hyphen(text: str) -> re.Pattern[str]:
    others = not text.isascii() and any(hyphen in text for hyphen in "\u2010\u2011\u00ac")
    return _LINE_END_HYPHEN if others else _ASCII_LINE_END_HYPHEN


def letters(text: str) -> str:
    """`text` without case, accents, ligatures, look-alikes and invisible characters."""
    try:
        text = text.encode("ascii", _MADE_PLAIN).decode()
    except UnicodeEncodeError:  # a letter of another alphabet
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


def portions(text: str) -> Iterator[tuple[int, int, str]]:
    """A long text in portions, so that its length does not decide how much memory it takes.

    Each with the number of lines before it, and how many of its first letters the portion before holds too.
    """
    start = repeated = lines = 0
    while start + PORTION < len(text):
        end = _line_end(text, start + PORTION)
        yield lines, repeated, text[start:end]
        following = text.rfind("\n", start, end - _REPEATED) + 1 or end - _REPEATED
        lines, repeated, start = lines + text.count("\n", start, following), end - following, following
    yield lines, repeated, text[start:]


def _line_end(text: str, start: int) -> int:
    """Where the first line ends behind this place whose last word is whole, else the text."""
    end = text.find("\n", start)
    while end >= 0:
        line = text[max(start, text.rfind("\n", start, end) + 1) : end].rstrip()
        if line and not line.endswith(_HYPHENS):
            return end + 1
        end = text.find("\n", end + 1)
    return len(text)


_MADE_PLAIN = "themetrail.plain"  # what Python's encoder does with a run of letters that are not ASCII


def _made_plain(found: UnicodeError) -> tuple[str, int]:
    assert isinstance(found, UnicodeEncodeError)
    return _plain(found.object[found.start : found.end]), found.end


codecs.register_error(_MADE_PLAIN, _made_plain)


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
    apart = _line_end_hyphen(text).sub(lambda found: " " + found.group()[1:], text)
    return apart if apart != text else None


def with_no_break_spaces_gone(text: str) -> str | None:
    """`text` with the no-break spaces left out that stand between two letters; None where there are none."""
    if text.isascii() or not any(space in text for space in "\u00a0\u202f\u2007"):
        return None
    joined = _NO_BREAK.sub("", text)
    return joined if joined != text else None


def numbers(text: str) -> list[str]:
    """The digits of whatever in `text` could be a telephone or other long number, written with or without gaps."""
    return [re.sub(r"\D", "", found) for found in _PHONE.findall(text)]


def digits_in_a_row(text: str) -> str:
    """The digits of `text` without what may stand between those of one number, and a space between numbers.

    Whatever `numbers` finds is in it as one row of digits, and some that are none besides.
    """
    if not text.isascii():
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
    digits = np.frombuffer(text.encode("ascii", "replace").translate(_ONLY_DIGITS, b" ().-/"), dtype=np.uint8)
    kept = digits != ord(" ")
    return digits[kept | np.append(False, kept)[:-1]].tobytes().decode()
