"""What is said beside a name in all its places, and what follows from that for the whole study."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from themetrail.anonymise.detect.beside import GUESSED, Said, without_family_article
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import given_names
from themetrail.contracts.anonymise import NOTHING
from themetrail.rows import tuples_of


def said_beside(detections: pd.DataFrame) -> dict[str, Said]:
    """What is said beside each form that a model took for a person, place or organisation, over the whole study; at
    each place once."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    asked = detections[detections["beside"] != ""].drop_duplicates(["transcript_id", "turn", "start"])
    for surface, kind in tuples_of(asked[asked["beside"] != NOTHING], "surface", "beside"):
        counts[form_of(without_family_article(surface))][kind] += 1
    return {form: Said(**said) for form, said in counts.items()}


def places_in_labels(people: Iterable[Person], detections: pd.DataFrame, said: Mapping[str, Said]) -> set[str]:
    """Words behind a name in a speaker's label alone that the study speaks of as places, and never as people: `Berne`
    of `Ruth de Berne`, where a town is as likely as a surname.

    They are places to all who found them, or by what is said beside them.
    """
    behind = {
        form
        for person in people
        for form in person.labelled & (person.given | person.surnames | person.others) - given_names()
    }
    guessed = detections[detections["detector"].isin(GUESSED)] if behind else detections[:0]
    words: dict[bool, set[str]] = {True: set(), False: set()}  # of places, and of all else
    for surface, category in tuples_of(guessed, "surface", "category"):
        words[category == "place"].update(form_of(surface).split())
    unsaid = Said()
    return {
        form
        for form in behind
        if (words[True] - words[False] >= set(form.split()) or said.get(form, unsaid).thing)
        and said.get(form, unsaid)._replace(thing=0, either=0) == unsaid
    }
