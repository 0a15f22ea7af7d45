"""How often each word stands in lower case: where names are capitalised, such a word is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.names.forms import WORD, fold
from themetrail.contracts.anonymise import LOWER_CASE_WORDS
from themetrail.rows import tuples_of


def lower_case_words(texts: Iterable[str]) -> Counter[str]:
    """How often each folded word stands in lower case.

    Texts without capitals (speech recognition) say nothing and are left out.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        words = WORD.findall(text)
        if any(word[0].isupper() for word in words):
            counts.update(words)
    folded: Counter[str] = Counter()
    for word, count in counts.items():
        if word[0].islower():
            folded[fold(word)] += count
    return folded


def counts_as_table(words: Counter[str]) -> pd.DataFrame:
    """LOWER_CASE_WORDS: the words of one batch, as one step passes them on to another."""
    return LOWER_CASE_WORDS.frame([{"word": word, "times": times} for word, times in sorted(words.items())])


def counts_from_tables(tables: Iterable[pd.DataFrame]) -> Counter[str]:
    """The words of all batches together."""
    words: Counter[str] = Counter()
    for table in tables:
        words.update(dict(tuples_of(table, *LOWER_CASE_WORDS.columns)))
    return words
