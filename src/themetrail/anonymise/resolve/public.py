"""Public names: what identifies nobody and stays as it was said, unless somebody in the study bears it.

The list is that of the study's languages, of what has one name in all of them, and of the configuration
(`anonymise.public`). It speaks of things alone: a name of the people list, one that a title or a word of kinship
announces, or one with a given name or an initial beside it, is a person's, and then it is on no list.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import fields

import pandas as pd

from themetrail.anonymise.detect.clauses import Place, place_of_name
from themetrail.anonymise.names.forms import folded_words_of, form_of, is_initial
from themetrail.anonymise.names.organisations import without_article
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import frequent_surnames, given_names
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.languages.everywhere import EVERYWHERE
from themetrail.languages.parts.public import Public
from themetrail.languages.table import LANGUAGES
from themetrail.rows import tuples_of

_ANNOUNCED = ("title", "role")


def public_forms(languages: Iterable[str], decided: Mapping[str, str]) -> frozenset[str]:
    """The folded forms of the public names of these languages, without articles.

    `decided` are the names that the study keeps beside them, or replaces although they are listed.
    """
    known = [LANGUAGES[language] for language in sorted({code.split("-")[0] for code in languages} & set(LANGUAGES))]
    listed = {name for names in (EVERYWHERE, *(one.public for one in known)) for name in names_of(names)}
    listed |= {name for name, verdict in decided.items() if verdict == "keep"}
    replaced = {name for name, verdict in decided.items() if verdict == "replace"}
    return frozenset(map(_bare, listed)) - frozenset(map(_bare, replaced))


def _bare(name: str) -> str:
    return without_article(form_of(name))


def names_of(public: Public) -> list[str]:
    """All names of a list, of whatever kind."""
    return [name for kind in fields(public) for name in getattr(public, kind.name)]


def met_forms(
    public: Container[str], turns: pd.DataFrame, detections: pd.DataFrame, language_of: Mapping[str, str]
) -> set[str]:
    """The public names that are surnames too (`Ricard`) and stand in the study where only people do: `I spoke to`."""
    found = [
        (_bare(surface), *place)
        for *place, surface in tuples_of(detections, "transcript_id", "turn", "start", "end", "surface")
        if _bare(surface) in public
    ]
    found = [one for one in found if one[0] in frequent_surnames()]
    said = turns if found else turns.iloc[:0]
    text_of = {(name, turn): text for name, turn, text in tuples_of(said, "transcript_id", "turn", "text")}
    return {
        form
        for form, name, turn, start, end in found
        if place_of_name(text_of[name, turn], start, end, language_of[name].split("-")[0]) == Place.PERSON
    }


def borne_forms(
    public: Container[str], people: Iterable[Person], listed: Iterable[str], detections: pd.DataFrame
) -> set[str]:
    """The folded forms that name somebody of the study, or what its sheets name (`listed`): these are not public.

    A public name of several words (`Jack Russell`) speaks of nobody, even if it begins like a person's.
    """
    borne = {form for person in people for form in person.forms} | set(map(_bare, listed))
    persons = detections[(detections["category"] == "person") & (detections["score"] >= REPLACED_FROM)]
    for surface, detector in set(tuples_of(persons, "surface", "detector")):
        words = folded_words_of(surface)
        whole = _bare(surface) in public
        beside = len(words) > 1 and not whole and any(word in given_names() or is_initial(word) for word in words)
        if detector in _ANNOUNCED or beside:
            borne |= {_bare(surface), *words}
    return borne
