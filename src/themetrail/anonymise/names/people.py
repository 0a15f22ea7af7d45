"""Who must not be recognised: the people list and the speakers' names of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, field

import pandas as pd

from themetrail.anonymise.names.forms import (
    PARTICLES,
    Word,
    fold,
    form_of,
    is_capitalised,
    is_initial,
    words_of,
)
from themetrail.anonymise.names.speaker_labels import SpeakerLabel, read_label, read_name
from themetrail.anonymise.names.spellings import as_one_word, other_forms, with_particles, without_marks
from themetrail.anonymise.names.titles import SURNAMES_TOO, TITLES, gender_of
from themetrail.anonymise.names.words import gender_of_given_name


@dataclass
class Person:
    """One person: how they are named, and in which transcripts they are known to be.

    `given`, `surnames` and `others` (nicknames, initials) hold folded forms; `full` their whole names. `entity` is the
    participant_id, where there is one; `known` says that people named this person, rather than a model.
    """

    name: str
    entity: str = ""
    label: str = ""
    known: bool = False
    gender: str = ""
    given: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    spellings: set[str] = field(default_factory=set)  # other ways to write any of these
    labelled: set[str] = field(default_factory=set)  # forms that a speaker's label alone holds, no people list
    transcripts: set[str] = field(default_factory=set)
    written: dict[str, set[str]] = field(default_factory=dict)  # each folded word with its accents, in small letters

    def add_name(self, name: str) -> None:
        """Take in a name as it is written: `Mme Nathalie Rochat`, `N. Rochat`, `Marco`."""
        words = _without_titles(name)
        for word in words_of(name):
            self.gender = self.gender or gender_of(word.folded)
            self.written.setdefault(word.folded, set()).add(word.surface.lower())
        if not words:
            return
        folded = [word.folded for word in words]
        self.full.add(" ".join(folded))
        if len(words) == 1:
            self.others.add(folded[0])
            return
        pieces = _pieces(name, words)
        first = [] if is_initial(words[0].surface) else pieces.pop(0)  # of `N. Rochat` the surname alone is known
        self.given.update(first)
        self.surnames.update(form for piece in pieces for form in piece)
        self.gender = self.gender or gender_of_given_name(folded[0])

    def add_short(self, short: str) -> None:
        """Take in a nickname or initials."""
        self.others.add(form_of(short))
        self.written.setdefault(form_of(short), set()).add(short.lower())

    def add_spellings(self, names: list[str]) -> None:
        """Take in the other ways to write this person's forms; `names` are as they are written, with their umlauts."""
        plainer = Person(name="")
        for name in names:
            for written in sorted(without_marks(name)):
                plainer.add_name(written)
        for person in (self, plainer):
            for form in person.full | person.given | person.others:
                self.spellings |= other_forms(form)
            several = {form for form in person.full if " " in form}
            for form in several | {form for form in person.surnames | person.given if " " in form}:
                self.spellings |= as_one_word(form)
            for form in person.surnames | several | set(map(with_particles, several)):
                self.spellings |= other_forms(form, surname=True)
        self.spellings = (self.spellings | plainer.forms) - self.full - self.given - self.surnames - self.others

    @property
    def forms(self) -> set[str]:
        """Every form under which this person may be mentioned."""
        return self.full | self.given | self.surnames | self.others | self.spellings

    def is_named(self, form: str) -> bool:
        """Whether a whole name names this person: given name (or nickname) first, surname last."""
        if form in self.full or form in self.spellings:
            return True
        first, _, rest = form.partition(" ")
        last = rest.rpartition(" ")[2]
        if not rest or not any(name in (last, rest) or name.endswith(f" {last}") for name in self.surnames):
            return False
        firsts = self.given | self.others
        if len(first) == 1:
            return any(name.startswith(first) for name in firsts)
        return any(name == first or name.startswith(f"{first} ") for name in firsts)


def _without_titles(name: str) -> list[Word]:
    """The words of a name; a title that is a surname too stays behind a name, or where nothing else does."""
    kept: list[Word] = []
    for word in words_of(name):
        behind_name = any(
            is_initial(before.surface) or before.folded not in PARTICLES or _is_given_name(before, number)
            for number, before in enumerate(kept)
        )
        if word.folded not in TITLES or (behind_name and word.folded in SURNAMES_TOO):
            kept.append(word)
    return kept or [word for word in words_of(name) if word.folded in SURNAMES_TOO][-1:]


def _pieces(name: str, words: list[Word]) -> list[list[str]]:
    """The parts of a name, hyphenated ones together as well as apart: [["marc antoine", ...], ["favre"]]."""
    pieces: list[list[Word]] = []
    for position, word in enumerate(words):
        joined = position and name[words[position - 1].end : word.start] in ("-", "'", "’")
        if joined:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    forms = []
    for number, piece in enumerate(pieces):
        whole = " ".join(word.folded for word in piece)
        parts = [word.folded for word in piece if len(word.folded) > 2] if len(piece) > 1 else []
        if (whole not in PARTICLES or _is_given_name(piece[0], number)) and len(whole) > 1:
            forms.append([whole, *parts])
    return forms or [[" ".join(word.folded for word in words)]]


def _is_given_name(word: Word, number: int) -> bool:
    """Whether a particle, the word of a name at this place, is a given name: `Ben Okafor`, `Al Keller`, `Al Bishop`."""
    return number == 0 and word.folded in ("ben", "al") and is_capitalised(word.surface)


def known_people(
    people: pd.DataFrame, sources: pd.DataFrame, participants: pd.DataFrame, places: Container[str] = ()
) -> list[Person]:
    """The persons of the people list, and the speakers whose labels are names; participants bear their labels.

    A word of a label that is one of these `places` is nobody's surname: `Berne` of `Ruth de Berne`.
    """
    labels = dict(zip(participants["participant_id"], participants["label"], strict=True))
    found: dict[str, Person] = {}
    written: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(people.to_dict("records")):
        if not (row["names"] or row["nicknames"] or row["initials"]):
            continue
        key = row["participant_id"] or row["entity"] or f"row {number}"
        person = found.setdefault(key, Person(name=key, known=True))
        if row["participant_id"]:
            person.entity, person.label = row["participant_id"], labels.get(row["participant_id"], "")
        for cell in _several(row["names"]):
            for name in read_name(cell).names:
                person.add_name(name)
                written[key].append(name)
        for short in (*_several(row["nicknames"]), *_several(row["initials"])):
            person.add_short(short)
        written[key] += _several(row["nicknames"])
    _add_speakers(found, written, sources, labels, places)
    for key, person in found.items():
        person.add_spellings(written.get(key, []))
    return list(found.values())


def _add_speakers(
    found: dict[str, Person],
    written: dict[str, list[str]],
    sources: pd.DataFrame,
    labels: dict[str, str],
    places: Container[str],
) -> None:
    read = labels_of(sources)
    order = {key: place for place, key in enumerate(found)}
    bearers: dict[str, set[str]] = defaultdict(set)  # of each whole name
    for key, person in found.items():
        for form in person.full:
            bearers[form].add(key)
    for row in sources.to_dict("records"):
        key, names = row["participant_id"], read[row["speaker"]].names
        if not key and not names:
            continue
        if not key:
            # An interviewer may stand in the people list already, under the same name.
            forms = [" ".join(word.folded for word in _without_titles(name)) for name in names]
            same = {name for form in forms for name in bearers.get(form, ())}
            key = min(same, key=order.__getitem__) if same else f"{row['role']} {form_of(names[0])}"
        order.setdefault(key, len(order))
        person = found.setdefault(key, Person(name=key, known=True))
        if row["participant_id"]:
            person.entity, person.label = key, labels.get(key, "")
        elif row["role"] == "interviewer":
            person.label = "interviewer"
        person.transcripts.add(row["transcript_id"])
        listed = person.forms - person.labelled
        for name in names:
            if not listed or not _is_place(name, places):
                person.add_name(name)
        person.surnames -= {form for form in person.surnames - listed if form in places}
        person.labelled = person.forms - listed
        for form in person.full:
            bearers[form].add(key)
        written[key] += names


def _is_place(name: str, places: Container[str]) -> bool:
    """Whether the words of a name that are no particles are a place: `de Berne` of `infirmière de Berne`."""
    words = [word.folded for word in words_of(name) if word.folded not in PARTICLES]
    return bool(words) and " ".join(words) in places


def labels_of(sources: pd.DataFrame) -> dict[str, SpeakerLabel]:
    """Each speaker's label of the sheet of sources, read; what several participants are called is a role."""
    bearers = sources.groupby("speaker", sort=False)["participant_id"].agg(lambda ids: len(set(ids) - {""}))
    return {label: read_label(label, shared=count > 1) for label, count in bearers.items()}


def is_name(label: str) -> bool:
    """Whether a speaker's label identifies somebody: by a name, an affiliation, an address or a telephone number."""
    read = read_label(label)
    return bool(read.names or read.affiliations or read.contacts)


def employers(people: pd.DataFrame) -> list[str]:
    """The employers of the people list, as they are written."""
    return sorted({name for cell in people["employer"] for name in _several(cell)})


def affiliations(people: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """Where people belong as their names and labels say, in brackets or behind a dash: each a phrase as a whole."""
    names = {name for cell in people["names"] for name in _several(cell)}
    read = [*map(read_name, sorted(names)), *labels_of(sources).values()]
    return sorted({phrase for label in read for phrase in label.affiliations})


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if fold(part.strip())]
