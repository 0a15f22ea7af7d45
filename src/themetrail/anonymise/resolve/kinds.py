"""Person or thing: decided for each form once, from all that the study says of it, never mention by mention.

A form that is somebody's name anywhere is a person's: one guess of a model does not make a firm or a place of it. What
is only ever spoken of as firms and places are (`employees of`, `'s customers`), and that nobody announced as a person,
is a thing, however often a model took it for a person. Where the evidence is divided, or where a model's guess is all
there is and would let a word stand, a person is asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from typing import NamedTuple

import pandas as pd

from themetrail.anonymise.detect.beside import Said, without_family_article
from themetrail.anonymise.detect.capitals import TELLING
from themetrail.anonymise.detect.towns import listed_towns
from themetrail.anonymise.names.forms import PARTICLES, Word, form_of, is_capitalised, is_initial, words_of
from themetrail.anonymise.names.organisations import has_head
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import given_names, is_common, surnames
from themetrail.anonymise.resolve.evidence import STRONG, SURE_ENOUGH, Seen, seen_in
from themetrail.anonymise.spans import NAMED
from themetrail.languages.table import phrases_of_all

A_GUESS_OR_TWO = 2  # times up to which a model's word for a thing is a guess
SPOKEN_OF = 2  # times that a form is spoken of as things are, from which on it may be one
FAMILY = "family"  # a person's name in the plural
CLEARLY = 3  # and so many times as often as it is spoken of as people are
MOST_ANNOUNCED = 4  # words from which on what stands behind a title or a greeting is more than one name
_PLURALS = phrases_of_all(lambda language: language.talk.plural_of_families)
_UNSAID = Said()


class Kinds(NamedTuple):
    """The evidence with each form under the one category that it has, the forms that are people's though a model took
    them for things, the forms of which the kind is in doubt, and those things among them that stand where people do, so
    that a person is asked whatever the study does with things."""

    seen: list[Seen]
    people: frozenset[str]
    doubtful: frozenset[str]
    unclear: frozenset[str] = frozenset()


class _Tally:
    """How often a form was taken for what, and how often a title or a greeting announced a person of that name."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self.announced = 0
        self.surface = ""
        self.languages: set[str] = set()

    @property
    def things(self) -> int:
        return self.of["place"] + self.of["organisation"]

    @property
    def thing(self) -> str:
        """The category of the thing that it would be; a town where no model took it for any."""
        if self.of["place"] == self.of["organisation"] and form_of(self.surface) in listed_towns():
            return "place"
        return "place" if self.of["place"] > self.of["organisation"] else "organisation"


def kinds_in(
    detections: pd.DataFrame,
    people: Iterable[Person],
    language_of: dict[str, str],
    said: Mapping[str, Said] | None = None,
    workplaces: Iterable[str] = (),
    shown: Set[str] = frozenset(),
) -> Kinds:
    """The evidence in DETECTIONS, each form a person or a thing; `said` is what is said beside the forms.

    `workplaces` are the employers and affiliations that the sheets name: `Leeds` of Leeds Teaching Hospitals is sooner
    a thing than a person. `shown` are the forms that the study has shown as people before: no list makes towns of them.
    """
    listed = {form for person in people for form in person.forms}
    said = dict(said or {})
    for form in {word for name in workplaces for word in form_of(name).split()} - listed:
        known = said.get(form, _UNSAID)
        said[form] = known._replace(thing=known.thing + SPOKEN_OF)
    return kinds_of(seen_in(detections, language_of), said, listed, shown)


def kinds_of(
    seen: list[Seen], said: Mapping[str, Said], listed: Set[str] = frozenset(), shown: Set[str] = frozenset()
) -> Kinds:
    """The evidence in which each form is a person or a thing, as all of its places together tell.

    `listed` are the forms of who is known by name, `shown` those that the study has shown as people before.
    """
    tallies = _tallied(seen)
    things = {form for form, tally in tallies.items() if _is_spoken_of_as_thing(form, tally, said.get(form, _UNSAID))}
    things |= {form for form in tallies.keys() - shown if _is_town(form, tallies[form], said.get(form, _UNSAID))}
    named = _parts_of_whole_names(seen, things) | listed
    category: dict[str, str] = {form: tallies[form].thing for form in things - named}
    doubtful: set[str] = set()
    for form, tally in tallies.items():
        if said.get(form, _UNSAID).family and stem_of(form, named):
            category[form] = FAMILY
        elif tally.things and form not in category:
            decided, doubt = _of_a_model_s_thing(form, tally, said.get(form, _UNSAID), named)
            if decided:
                category[form] = decided
            if doubt:
                doubtful.add(form)
    people = frozenset(form for form, decided in category.items() if decided == "person")
    unclear = {form for form in tallies if form not in category and _is_unclear(tallies[form], said.get(form, _UNSAID))}
    return Kinds(list(_under(seen, category, named)), people, frozenset(doubtful | unclear), frozenset(unclear))


def _tallied(seen: list[Seen]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for one in seen:
        if one.category not in NAMED or has_head(one.surface):
            continue
        tally = tallies[form_without_article(one.surface)]
        tally.of[one.category] += one.times
        tally.announced += one.times if one.category == "person" and one.detector in STRONG else 0
        tally.surface = tally.surface or without_family_article(one.surface)
        tally.languages.add(one.language)
    return tallies


def form_without_article(surface: str) -> str:
    """The form of a surface, without the article that families have."""
    return form_of(without_family_article(surface))


def _is_spoken_of_as_thing(form: str, tally: _Tally, said: Said) -> bool:
    """Whether a form is spoken of as things are, and as people nowhere near so often, and nobody announced it."""
    first = form.partition(" ")[0]
    return not tally.announced and first not in given_names() and _is_clearly_thing(said)


def _is_town(form: str, tally: _Tally, said: Said) -> bool:
    """Whether a listed town, which a list alone would make of people's names too, is spoken of as a place wherever
    anything is said of it: `in Winterthur`."""
    if not said.thing or said.person or said.company or tally.announced or not tally.of["person"]:
        return False
    return form not in surnames() and form not in given_names() and form in listed_towns()


def _is_clearly_thing(said: Said) -> bool:
    return said.thing >= SPOKEN_OF and said.thing >= CLEARLY * said.person


def _parts_of_whole_names(seen: list[Seen], things: set[str]) -> set[str]:
    """The forms that are a person's whole name (a listed given name, or announced) or the beginning or end of one."""
    named: set[str] = set()
    for one in seen:
        words = [word.folded for word in words_of(one.surface)]
        if one.category != "person" or one.score < SURE_ENOUGH or len(words) < 2 or " ".join(words) in things:
            continue
        announced = one.detector in STRONG and len(words) < MOST_ANNOUNCED
        if announced or words[0] in given_names():
            for at in range(1, len(words)):
                named |= {" ".join(words[:at]), " ".join(words[at:])}
            named.add(" ".join(words))
    return {form for form in named if not is_initial(form) and form not in PARTICLES}


def _of_a_model_s_thing(form: str, tally: _Tally, said: Said, named: set[str]) -> tuple[str, bool]:
    """What a form is that a model took for a thing somewhere (empty: what most say), and whether that is in doubt."""
    listed = any(word in given_names() or word in surnames() for word in form.split())
    if form in named or CLEARLY * tally.announced >= tally.things:
        divided = not tally.announced and said.thing > said.person
        if _is_clearly_thing(said):  # whom a title announced is replaced as a person unless most say otherwise
            return "", not tally.announced or tally.things > tally.of["person"] + tally.announced
        return "person", divided
    if said.family and not form.endswith(_PLURALS):
        return "person", not listed
    if not said.thing and _is_double_name(tally):
        return "person", False
    if said.person > said.thing and (listed or _could_be_a_name(tally)):
        return "person", bool(said.thing) or not listed
    if tally.of["person"] >= tally.things:
        return "", False
    if (said.company or said.person) and not said.thing and tally.things <= A_GUESS_OR_TWO and _is_one_word(tally):
        return "person", True  # `without Teerza`, `call Bola`
    return "", not said.thing and _could_be_a_name(tally)


def _is_unclear(tally: _Tally, said: Said) -> bool:
    """Whether a model's guess alone makes a thing of what is a name, or written as one, and stands where people do."""
    if not 0 < tally.things <= A_GUESS_OR_TWO or said.thing or tally.of["person"] > tally.things:
        return False
    return bool(said.either or said.company or said.person) and (
        _is_listed(tally) or _could_be_a_name(tally, in_capitals=True)
    )


def _is_listed(tally: _Tally) -> bool:
    """Whether a thing is one word that lists have as a name: `Stone`."""
    form = form_of(tally.surface)
    return (form in given_names() or form in surnames()) and len(form) > 2


def _is_one_word(tally: _Tally) -> bool:
    """Whether one word is written as a name is, whatever dictionaries say of it."""
    words = words_of(tally.surface)
    return len(words) == 1 and _is_written_as_name(words[0])


def _is_double_name(tally: _Tally) -> bool:
    """Whether a hyphen joins two listed names: `Smith-Jones`."""
    parts = [form_of(part) for part in tally.surface.split("-")]
    return len(parts) == 2 and all(part in given_names() or part in surnames() for part in parts)


def stem_of(form: str, named: Container[str] = frozenset()) -> str:
    """The name whose plural or genitive this is: `jackson` of jacksons, where it is `named` or a listed surname."""
    for ending in _PLURALS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2 and (stem in named or stem in surnames()):
            return stem
    return ""


def _could_be_a_name(tally: _Tally, *, in_capitals: bool = False) -> bool:
    """Whether a model's thing is written as somebody's name is, in words that no dictionary holds; `in_capitals`: or
    in capitals that are no short abbreviation."""
    words = words_of(tally.surface)
    own = [word for word in words if word.folded not in PARTICLES]
    return (
        0 < len(own) < 3
        and all(_is_written_as_name(word) or (in_capitals and _is_long_in_capitals(word)) for word in own)
        and not any(is_common(word.surface, language) for word in own for language in tally.languages)
    )


def _is_written_as_name(word: Word) -> bool:
    rest = word.surface[1:].removeprefix("c")  # `McLaren`
    return is_capitalised(word.surface) and word.surface.isalpha() and not word.surface.isupper() and rest[1:].islower()


def _is_long_in_capitals(word: Word) -> bool:
    return word.surface.isupper() and word.surface.isalpha() and len(word.surface) >= TELLING


def _under(seen: list[Seen], category: Mapping[str, str], named: set[str]) -> Iterator[Seen]:
    """The evidence with the category that was decided for its form."""
    for one in seen:
        decided = category.get(form_without_article(one.surface), "") if one.category in NAMED else ""
        if not decided or (decided != FAMILY and (decided == "person") == (one.category == "person")):
            yield one
        elif decided in ("person", FAMILY):
            surface = without_family_article(one.surface)
            if decided == FAMILY:  # the name is what it is the plural of
                surface = surface[: len(stem_of(form_of(surface).rpartition(" ")[2], named)) - len(surface.split()[-1])]
            yield one._replace(surface=surface, category="person", detector="ner", score=max(one.score, SURE_ENOUGH))
        else:
            yield one._replace(category=decided)
