"""The part of a record on dates, births and ages."""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases, Words


@dataclass(frozen=True)
class Calendar:
    """Dates, births and ages as they are said and written."""

    months: tuple[Phrases, ...]
    """The twelve months, with their accents; each in its spellings, the usual one first."""
    weekdays: Phrases
    """The days of the week, with their accents."""
    abbreviations: Words
    """Months and days in short, as transcripts are headed; with accents."""
    in_dates: Words
    """Small words that stand in a date; with accents."""
    ordinals: Phrases
    """What stands behind the number of a day: `th`, `er`, `\\.`."""
    born: Phrases
    """What is said of who was born, in a sentence with the date: `born`."""
    birth: Phrases
    """What the date is called: `date of birth`, `birthday`."""
    born_links: Phrases
    """Small words between either and a date behind it."""
    clause_words: Words
    """Words that begin something else in a sentence, so that its date is of no birth: `and`, `because`; with accents.

    No word that another language has for something else: dates are read without knowing the language.
    """
    subjects: Words
    """Who does something else after somebody was born, and helping verbs: `she`, `has`. As `clause_words`."""
    age_behind: Phrases
    """What stands behind somebody's age: `years old`."""
    age_before: Phrases
    """What stands before it: `aged`."""
    age_columns: Phrases
    """What a column with ages is called in a sheet."""
    weekdays_in_plural: Phrases = ()
    """The same in the plural, where they have a capital and words have not."""
    born_beside: Phrases = ()
    """What is said of who was born only where the date comes next, and is another word elsewhere: `ne` for né."""
    feasts: Words = frozenset()
    """Feasts that are written with a capital."""
    before_day: Phrases = ()
    """The article before a day: `the` 3rd."""
    before_month: Phrases = ()
    """What stands between day and month, or month and year: `of`."""
    day_behind_month: bool = False
    """Whether the day may stand behind its month with its ending: `March 3rd`."""
    months_as_words: Words = frozenset()
    """Months that are other words too, where nothing has capitals."""
