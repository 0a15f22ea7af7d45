"""What a page in another language still says in English: sentences of the catalogue, and its single words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from themetrail.interface.catalogue import WordsOf
from themetrail.words_in_print import Words

# Pseudonyms, paths, keys of a configuration and commands are the same in all languages.
_SAME_IN_ALL = re.compile(r"\[[^\]]*\]|`[^`]*`|\S*[/_]\S*")


def english_left(text: str, language: str, *surfaces: WordsOf) -> set[str]:
    """The English of these surfaces that stands in a text, but for what the language says just so."""
    text = " ".join(_SAME_IN_ALL.sub(" ", text).split())
    own = " ".join(piece for words_of in surfaces for piece in _pieces(words_of(language)))
    english = {piece for words_of in surfaces for piece in _pieces(words_of("english"))}
    return {piece for piece in english if not _holds(own, piece) and _holds(text, piece)}


def _holds(text: str, piece: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def _pieces(words: Words) -> Iterator[str]:
    """What stands between the facts of each sentence, where it holds a word."""
    for said in words.sentences.values():
        for form in (said,) if isinstance(said, str) else said:
            for piece in re.split(r"\{\w+\}", form):
                piece = " ".join(_SAME_IN_ALL.sub(" ", piece).strip(" .,;:!?()*").split())
                if re.search(r"[A-Za-z]{3}", piece):
                    yield piece


class Shown(HTMLParser):
    """What a page without scripts shows, but for what stands in elements of some names or classes, which hold talk.

    What tells of the talk there is of the class `meta`.
    """

    def __init__(self, page: str, *without: str) -> None:
        super().__init__()
        self._without, self._open, self._said = set(without) | {"style"}, [], []
        self.feed(page)
        self.text = " ".join("".join(self._said).split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self._said.append(f" {named.get('title') or ''} ")
        if tag not in ("meta", "br", "link"):
            self._open.append({tag, *(named.get("class") or "").split()})

    def handle_endtag(self, tag: str) -> None:
        self._said.append(" ")
        while self._open and tag not in self._open.pop():
            pass

    def handle_data(self, data: str) -> None:
        telling = [here for here in self._open if here & (self._without | {"meta"})]
        if not telling or "meta" in telling[-1]:
            self._said.append(data)
