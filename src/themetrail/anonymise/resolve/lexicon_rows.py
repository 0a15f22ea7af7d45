"""What a study's lexicon is made of: the forms of the people list, and what was found in the transcripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.names.forms import PARTICLES, form_of, is_initial, words_of
from themetrail.anonymise.names.organisations import core_of
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.spellings import FEWEST_JOINED
from themetrail.anonymise.names.words import is_common
from themetrail.anonymise.resolve.evidence import found_names, found_things, word_votes
from themetrail.anonymise.resolve.kinds import Kinds, kinds_in
from themetrail.anonymise.spans import NAMED


def lexicon_rows(
    detections: pd.DataFrame,
    people: list[Person],
    organisations: list[str],
    language_of: dict[str, str],
    lower_words: Counter,
    affiliations: Iterable[str] = (),
    kinds: Kinds | None = None,
) -> list[dict]:
    """The rows of a study's lexicon: the forms of the people list, and the parts of persons that were found.

    `organisations` count without their heads too (`Le Tremplin`), `affiliations` as whole phrases only.
    `language_of` gives the language of each transcript; `lower_words` counts the study's folded words in lower case:
    a part of a name that was found and stands so is common there. `kinds` is what was found, each form a person or a
    thing; without it the detections alone decide.
    """
    languages = sorted({language.split("-")[0] for language in language_of.values()})
    rows: dict[tuple[str, str], dict] = {}
    for person in people:
        for form in sorted(person.forms):
            doubtful = _is_doubtful(person, form, languages)
            # A common word of a label alone may be a role that no list knows: a reviewer may say so.
            _add(rows, form, "person", doubtful, "speakers" if doubtful and form in person.labelled else "people")
    for name in organisations:
        form = " ".join(word.folded for word in words_of(name))
        # Who lists `mairie` in small letters means the word.
        own_case = _are_words(form, languages) and not name.islower()
        _add(rows, form, "organisation", own_case, "people")
        if " " in form and len(joined := form.replace(" ", "")) >= FEWEST_JOINED:
            _add(rows, joined, "organisation", _is_word(joined, languages), "people")
        core = core_of(form)
        if core != form and not _are_words(core, languages):
            _add(rows, core, "organisation", False, "people")
    for phrase in map(form_of, affiliations):
        _add(rows, phrase, "organisation", _are_words(phrase, languages), "people")
    kinds = kinds or kinds_in(detections, people, language_of)
    seen = kinds.seen
    for word, own_case in found_names(seen, lower_words):
        _add(rows, word, "person", own_case or len(word) < 3, "found")
    for form in sorted(kinds.people):
        if not all((word, "person") in rows for word in form.split()):  # common words among them: `Smith-Jones`
            _add(rows, form, "person", True, "found")
    votes = word_votes(seen)
    for form, category in sorted(found_things(seen).items()):
        if (form, "person") not in rows:
            # A model's guess counts in lower case only where the study does not use it so more often than as a name.
            is_name = any(lower_words[word] <= votes[word][1] for word in _rare_words(form, languages))
            _add(rows, form, category, not is_name, "found")
    return [rows[key] for key in sorted(rows)]


def _is_doubtful(person: Person, form: str, languages: list[str]) -> bool:
    """Whether a listed form must be capitalised to be this person: a common word, two letters, `A. Mark`, `Du Pont` of
    Dupont.

    A name that no dictionary holds is that name in small letters too, however carelessly it is written.
    """
    if " " not in form:
        written = person.written.get(form, set()) | {form}
        if form in person.spellings and form.endswith("s"):  # `Engels` of Engel, as Engel itself
            written = written | {form[:-1]}
        return len(form) < 3 or any(_is_word(word, languages) for word in written)
    if form in person.spellings:
        return not _rare_words(form, languages)
    words = form.split()
    # `O. Li`: two letters that are no word are a name beside an initial.
    return any(map(is_initial, words)) and all(is_initial(word) or _is_word(word, languages) for word in words)


def _are_words(form: str, languages: list[str]) -> bool:
    """Whether all words of a form are common ones, or too short to tell."""
    return all(len(word) < 3 or _is_word(word, languages) for word in form.split())


def _rare_words(form: str, languages: list[str]) -> list[str]:
    """The words of a form that are no common words and no abbreviation."""
    return [
        word
        for word in form.split()
        if len(word) > 3 and word.isalpha() and word not in PARTICLES and not _is_word(word, languages)
    ]


def _is_word(form: str, languages: list[str]) -> bool:
    return any(is_common(form, language) for language in languages)


def _add(rows: dict, form: str, category: str, own_case: bool, source: str, verdict: str = "replace") -> None:
    """Add a row, unless its form has one: a form is one thing, and who is listed comes before what was found."""
    entry = {
        "transcript_id": "",
        "form": form,
        "category": category,
        "own_case": "yes" if own_case else "no",
        "source": source,
        "verdict": verdict,
    }
    known = next((known for known in NAMED if (form, known) in rows), "")
    if form and not known:
        rows[form, category] = entry
    elif (known, category) == ("organisation", "place"):  # an employer of whom the texts speak as of a place
        rows[form, category] = rows.pop((form, known)) | {"category": category}
