"""Which forms are one person: linked where the evidence says so, and every doubtful link put before a person.

In each transcript a form is given to the one person whom it can mean there. Where it could mean several, it becomes an
entity of its own rather than one of them; where it means one who is not otherwise known to be in that transcript, it is
linked, and the link goes to review. A name that nobody has a surname for is one entity wherever it is said, and goes to
review where it is said in more than one transcript.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from themetrail.anonymise.names.forms import PARTICLES, is_initial
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import gender_of_given_name
from themetrail.anonymise.resolve.mentions import Mention


class Link:
    """What a form means in a transcript: a person, and a name for the reason of doubt (empty where there is none).

    The review has a sentence for each of these names (`doubt_...`).
    """

    def __init__(self, person: Person, doubt: str = "") -> None:
        self.person = person
        self.doubt = doubt


def link_persons(mentions: Iterable[Mention], people: list[Person]) -> dict[tuple[str, str], Link]:
    """The person whom each form of a person means, by (transcript_id, form)."""
    forms_in: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.span.category == "person":
            forms_in[mention.form].add(mention.transcript_id)
    links: dict[tuple[str, str], Link] = {}
    persons = _Persons(people)
    whole = sorted((form for form in forms_in if _is_whole(form)), key=lambda form: (-len(form.split()), form))
    for form in whole:
        _link_whole_name(form, forms_in[form], persons, links)
    for form in sorted(form for form in forms_in if not _is_whole(form) and "|" in form):
        _link_part(form, forms_in[form], persons, links)
    # `christina m` before `christina`, so that she is found under either.
    parts = (form for form in forms_in if not _is_whole(form) and "|" not in form)
    for form in sorted(parts, key=lambda form: (not is_given_and_initial(form), form)):
        _link_part(form, forms_in[form], persons, links)
    return links


class _Persons:
    """The persons met so far, found by the words of their names, so that no form is held against everybody."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._all: list[Person] = []
        self._at: dict[str, list[int]] = defaultdict(list)
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Take in one more person; what is added to the person's names later is not found."""
        words = {word for form in person.forms for word in form.split()}
        initials = {_as_initials(letters) for full in person.full for letters in _initials_of(full)}
        for word in words | initials:
            self._at[word].append(len(self._all))
        self._all.append(person)

    def with_any(self, words: Iterable[str]) -> list[Person]:
        """The persons of whose names one of these words is part, in the order in which they were met."""
        return [self._all[place] for place in sorted({place for word in words for place in self._at.get(word, ())})]


def _is_whole(form: str) -> bool:
    """Whether a form holds two names or more, initials and particles not counted."""
    return sum(not is_initial(word) and word not in PARTICLES for word in form.split()) > 1


def _link_whole_name(form: str, transcripts: set[str], persons: _Persons, links: dict) -> None:
    named = [person for person in persons.with_any(form.split()[-1:]) if person.is_named(form)]
    similar = [] if named else [person for person in persons.with_any(form.split()) if _overlaps(form, person)]
    if len(named) == 1:
        person, doubt = named[0], ""
    elif len(similar) == 1 and not named:
        # `Smith-Jones` of Anne-Marie Smith-Jones is her surname, as a whole.
        is_surname = form in similar[0].surnames
        person, doubt = similar[0], "" if is_surname else "form_of_whole_name"
    else:
        person, doubt = Person(name=form), "whole_name_of_several" if named else ""
        words = [word for word in form.split() if not is_initial(word)]
        person.full.add(form)
        person.given.add(words[0])
        person.surnames.update(word for word in words[1:] if word not in PARTICLES)
        person.surnames.update(_ends_of(form))
        person.gender = gender_of_given_name(words[0])
        persons.add(person)
    for transcript_id in transcripts:
        person.transcripts.add(transcript_id)
        links[transcript_id, form] = Link(person, doubt)


def _ends_of(form: str) -> set[str]:
    """The ends of a whole name behind its first word, of two words or more: `o neill`, `smith jones`."""
    words = form.split()
    return {" ".join(words[at:]) for at in range(1, len(words) - 1)}


def _overlaps(form: str, person: Person) -> bool:
    """Whether one of two whole names holds the other: `Anna Evagorou Christou` and `Anna Christou`."""
    words = {word for word in form.split() if not is_initial(word)}
    return any(
        len(words & set(full.split())) > 1 and (words <= set(full.split()) or set(full.split()) <= words)
        for full in person.full
    )


def _link_part(form: str, transcripts: set[str], persons: _Persons, links: dict) -> None:
    bare, _, gender = form.partition("|")
    near = persons.with_any([*bare.split(), _as_initials(bare.replace(" ", ""))])
    candidates = [person for person in near if _could_be(bare, gender, person)]
    if gender:  # after a title stands a surname, sooner than a given name
        by_surname = [person for person in candidates if bare in person.surnames | person.full]
        candidates = by_surname or candidates
    own: Person | None = None
    for transcript_id in sorted(transcripts):
        local = [person for person in candidates if transcript_id in person.transcripts]
        if len(local) == 1:
            doubt = "" if len(candidates) == 1 else "others_bear_it"
            links[transcript_id, form] = Link(local[0], doubt)
        elif len(candidates) == 1 and not local:
            links[transcript_id, form] = Link(candidates[0], "unknown_here")
        else:
            own = own or _own(form, bare, gender)
            doubt = "several_bear_it" if candidates else ""
            if not candidates and len(transcripts) > 1:
                doubt = "in_several_transcripts"
            links[transcript_id, form] = Link(own, doubt)
    if own is not None:
        own.transcripts.update(transcripts)
        if not candidates:
            persons.add(own)


def is_given_and_initial(form: str) -> bool:
    """Whether a form is a name and the initials of a surname: `christina m`."""
    first, *others = form.split()
    return bool(others) and len(first) > 1 and all(map(is_initial, others))


def _own(form: str, bare: str, gender: str) -> Person:
    person = Person(name=form, gender=gender)
    if is_given_and_initial(bare):
        person.given.add(bare.partition(" ")[0])
    (person.surnames if gender else person.others).add(bare)
    return person


def _initials_of(full: str) -> tuple[str, str]:
    """All initials of a whole name, and its first and last: `m a f` and `m f`."""
    letters = "".join(part[0] for part in full.split())
    return letters, letters[0] + letters[-1]


def _as_initials(letters: str) -> str:
    """How initials are looked up, apart from words of the same letters."""
    return f"{letters}."


def _could_be(bare: str, gender: str, person: Person) -> bool:
    if gender and person.gender and gender != person.gender:
        return False
    if bare in person.forms:
        return True
    words = [word for word in bare.split() if len(word) == 1 or word not in PARTICLES]
    if len(words) == 1 and words[0] in person.forms:
        return True  # `von Allmen` of a person whose surname is looked up without its particle
    # An initial and a surname: `N. Rochat`.
    if len(words) > 1 and all(is_initial(word) for word in words[:-1]) and words[-1] in person.surnames:
        return any(name.startswith(words[0]) for name in person.given) or not person.given
    # A given name and the initial of a surname: `Christina M.`
    if is_given_and_initial(bare):
        others = {form.rpartition(" ")[2] for form in person.others if is_given_and_initial(form)}
        known = person.surnames | others
        return words[0] in person.given | person.others and (
            not known or any(name.startswith(words[-1]) for name in known)
        )
    # Initials alone: `W. K.` of a person whose names begin with these letters.
    if len(words) > 1 and all(is_initial(word) for word in words):
        letters = "".join(words)
        return any(letters in _initials_of(full) for full in person.full if " " in full)
    return False
