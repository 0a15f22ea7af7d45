"""Words that head the name of an organisation or a place, so that a surname inside it is no person of its own."""

from __future__ import annotations

from functools import lru_cache

from themetrail.anonymise.names.forms import folded_words_of
from themetrail.languages.table import phrases_of_all, words_of_all

HEADS = words_of_all(lambda language: language.vocabulary.organisations)
_HEADS_OF_COMPOUNDS = phrases_of_all(lambda language: language.vocabulary.organisations_in_compounds)
_ARTICLES = words_of_all(lambda language: language.vocabulary.articles)


@lru_cache(maxsize=50_000)
def has_head(surface: str) -> bool:
    """Whether a surface holds a word that makes an organisation or a place of it."""
    words = folded_words_of(surface)
    return not HEADS.isdisjoint(words) or any(word.endswith(_HEADS_OF_COMPOUNDS) for word in words)


def without_article(form: str) -> str:
    """A folded name without the articles and prepositions that it begins with: `the home office` is `home office`."""
    words = form.split()
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    return " ".join(words)


def core_of(form: str) -> str:
    """A folded name without its heads and articles: `fondation le tremplin` and `le tremplin` are both `tremplin`."""
    core = [word for word in form.split() if word not in HEADS and word not in _ARTICLES]
    return " ".join(core) or form
