"""The words of a speaker's label, each with its kind: a role, a device, a listed name, a common word, and so on."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from themetrail.anonymise.names.forms import PARTICLES, fold, words_of
from themetrail.anonymise.names.label_words import (
    DEGREES,
    DEGREES_AS_WRITTEN,
    DEVICES,
    ROLE_ENDINGS,
    ROLES,
    ROOMS,
    ROOMS_AND_NAMES,
    VIRTUES,
)
from themetrail.anonymise.names.spellings import without_marks
from themetrail.anonymise.names.titles import SURNAMES_TOO, TITLES, is_title
from themetrail.anonymise.names.words import frequent_surnames, given_names, is_word_anywhere, surnames

NAMED = ("given", "name", "maybe", "initial")
_TRIM = ' \t.,:;!?"“”„«»*#~=…'
_PLAIN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_a-z][^\W\d_A-Z]+)*|[OD]['’][^\W\d_a-z][^\W\d_A-Z]+")
_POSSESSIVE = re.compile(r"['’`]s?$")


class Token(NamedTuple):
    """One word of a label: as it is written (without a possessive), folded, and its kind.

    `given` is a listed given name, `name` a word that no dictionary holds, `maybe` a common word that is a name too,
    `word` a common word, `short` an abbreviation; the others are role, code, title, device, room, initial, particle.
    """

    text: str
    folded: str
    kind: str
    owner: bool = False  # a possessive: `Tom's`


def tokens_of(chunk: str) -> list[Token]:
    """The words of one part of a label, without degrees."""
    tokens: list[Token] = []
    for written in _written(chunk):
        if tokens and _is_degree(written):
            continue
        text = _POSSESSIVE.sub("", written)
        kind = kind_of(text, first=not tokens)
        shown = f"{text}." if kind == "initial" and f"{text}." in chunk else text
        tokens.append(Token(shown, fold(text), kind, owner=text != written))
    return [] if len(tokens) == 1 and _is_degree(tokens[0].text) else tokens


def is_plain_name(label: str) -> bool:
    """Whether a label is nothing but a listed given name and words in capitals behind it that no list knows, as most
    are: no dictionary need be asked, which takes long to load."""
    words = label.split()
    if len(words) < 2 or not all(_PLAIN.fullmatch(word) for word in words) or min(map(len, words[1:])) < 4:
        return False
    parts = [part.folded for part in words_of(label)]
    return parts[0] in given_names() and not any(part in TITLES or kind_in_lists(part) for part in parts)


def _written(chunk: str) -> list[str]:
    """The words as they are written; a hyphen parts them where one of them is no name (`MacBook-Pro-von-Anna`)."""
    found = []
    for written in chunk.split():
        pieces = [piece for piece in re.split(r"[-‐‑–]", written) if piece.strip(_TRIM)]
        apart = len(pieces) > 1 and any(kind_of(piece.strip(_TRIM)) in ("role", "device", "code") for piece in pieces)
        for piece in pieces if apart else [written]:
            bare = piece.strip(_TRIM).lstrip("'’‘`-–")
            if bare:
                found.append(bare)
    return found


def _is_degree(written: str) -> bool:
    """Whether a word is a degree, as `MD`, `Ph.D.` and `lic.` are, and `Phil`, `Ma` are not."""
    pieces = [fold(piece.replace(".", "")) for piece in written.split("-") if piece]
    if written in DEGREES_AS_WRITTEN:
        return True
    mixed = len(written) > 2 and not written.isupper() and not written.istitle()
    as_written = (
        written.isupper() or written.islower() or "." in written or mixed or fold(written) in ("jr", "sr", "esq")
    )
    return as_written and all(piece in DEGREES for piece in pieces)


@lru_cache(maxsize=10_000)
def kind_of(text: str, *, first: bool = True) -> str:
    """The kind of one word of a label."""
    folded = fold(text)
    if any(letter.isdigit() for letter in text):
        return "code"
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 2:
        return "initial" if letters else "code"
    if is_title(text, folded):
        return "title"
    if (kind := kind_in_lists(folded)) is not None:
        return kind
    if folded in PARTICLES and not (first and folded in ("ben", "al") and text[0].isupper()):
        return "particle"
    if len(letters) <= 3 and text.isupper() and not _is_listed(folded):
        return "short"
    if len(letters) == 2:
        named = text[0].isupper() and (_is_listed(folded) or folded in names_anywhere())
        return _kind_of_words(text) if named else "short"
    return _kind_of_words(text)


def kind_in_lists(folded: str) -> str | None:
    """role, device or room, as the lists of words say; None for any other word."""
    if is_role(folded):
        return "role"
    if folded in DEVICES:
        return "device"
    return "room" if folded in ROOMS or folded in ROOMS_AND_NAMES else None


def _kind_of_words(text: str) -> str:
    """given, name, maybe or word; of a hyphenated word, the kind that tells most of a name."""
    kinds = [_kind_of_word(word.surface, word.folded) for word in words_of(text) if len(word.folded) > 1]
    return next((kind for kind in ("given", "name", "maybe") if kind in kinds), "word")


def _kind_of_word(surface: str, folded: str) -> str:
    # `Łukasz` stands in the lists without its stroke.
    if folded in given_names() or any(fold(plainer) in given_names() for plainer in without_marks(surface)):
        return "given"
    if not is_word_anywhere(surface):
        return "name"
    if folded in surnames() or folded in VIRTUES or folded in frequent_surnames() or folded in names_anywhere():
        return "maybe"
    return "word"


def is_role(folded: str) -> bool:
    """Whether a folded word says what somebody does or is rather than who."""
    parts = [part for part in re.split(r"[^\w]+", folded) if part]
    return bool(parts) and all(
        part in ROLES or any(part.endswith(end) and len(part) > len(end) for end in ROLE_ENDINGS) for part in parts
    )


def is_surname(folded: str) -> bool:
    """Whether a word for a role is a surname too: `Mann` in `Thomas Mann`."""
    return folded in surnames()


def is_bearer_of_title(token: Token) -> bool:
    """Whether a title could be somebody's surname: `Bishop` in `Julia Bishop`."""
    may_be = token.folded in SURNAMES_TOO and not is_role(token.folded)
    return may_be and token.text[:1].isupper() and token.folded in frequent_surnames()


def _is_listed(folded: str) -> bool:
    return folded in given_names() or folded in surnames()


@lru_cache(maxsize=1)
def names_anywhere() -> frozenset[str]:
    """Folded names of all of Faker's locales; slow to load, and asked for where a common word may be a name."""
    found: set[str] = set()
    package = import_module("faker.providers.person")
    for locale in iter_modules(package.__path__):
        provider = import_module(f"faker.providers.person.{locale.name}").Provider
        for part in ("first_names", "first_names_male", "first_names_female", "last_names"):
            listed = vars(provider).get(part)
            found.update(fold(name) for name in (listed if isinstance(listed, tuple | list | dict) else ()) if name)
    return frozenset(found)
