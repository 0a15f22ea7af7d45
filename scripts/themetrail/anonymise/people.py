"""Who must not be recognised: the people list and the speakers' names of the sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from themetrail.anonymise.forms import PARTICLES, fold, form_of, word_set, words_of
from themetrail.anonymise.spellings import other_forms, with_particles, without_marks
from themetrail.anonymise.titles import TITLES, gender_of
from themetrail.anonymise.words import gender_of_given_name

# A speaker's label made of such words alone ("Coach 2", "Interviewer") names nobody.
ROLE_WORDS = word_set(
    """
    interviewer interviewee moderator moderatrice moderateur facilitator researcher speaker participant
    respondent coach job client patient subject person unknown other all several group voice man woman male
    female intervenant intervenante enqueteur enquetrice animateur animatrice chercheur chercheuse locuteur
    locutrice personne sujet participante conseiller conseillere befragte befragter interviewerin teilnehmer
    teilnehmerin sprecher sprecherin i r p m f int res mod fac host guest operator assistant student teacher
    nurse doctor
    """
)


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
    transcripts: set[str] = field(default_factory=set)

    def add_name(self, name: str) -> None:
        """Take in a name as it is written: `Mme Nathalie Rochat`, `Rochat, Nathalie`, `Marco`."""
        if "," in name:
            name = " ".join(reversed([part.strip() for part in name.split(",", 1)]))
        words = [word for word in words_of(name) if word.folded not in TITLES]
        for word in words_of(name):
            self.gender = self.gender or gender_of(word.folded)
        if not words:
            return
        folded = [word.folded for word in words]
        self.full.add(" ".join(folded))
        if len(words) == 1:
            self.others.add(folded[0])
            return
        pieces = _pieces(name, words)
        self.given.update(pieces[0])
        self.surnames.update(form for piece in pieces[1:] for form in piece)
        self.gender = self.gender or gender_of_given_name(folded[0])

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


def _pieces(name: str, words: list) -> list[list[str]]:
    """The parts of a name, hyphenated ones together as well as apart: [["marc antoine", ...], ["favre"]]."""
    pieces: list[list] = []
    for position, word in enumerate(words):
        joined = position and name[words[position - 1].end : word.start] in ("-", "'", "’")
        if joined:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    forms = []
    for piece in pieces:
        whole = " ".join(word.folded for word in piece)
        parts = [word.folded for word in piece if len(word.folded) > 2] if len(piece) > 1 else []
        if whole not in PARTICLES and len(whole) > 1:
            forms.append([whole, *parts])
    return forms or [[" ".join(word.folded for word in words)]]


def known_people(people: pd.DataFrame, sources: pd.DataFrame, participants: pd.DataFrame) -> list[Person]:
    """The persons of the people list, and the speakers whose labels are names; participants bear their labels."""
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
        for name in _several(row["names"]):
            person.add_name(name)
        written[key] += [*_several(row["names"]), *_several(row["nicknames"])]
        person.others.update(form_of(nickname) for nickname in _several(row["nicknames"]))
        person.others.update(form_of(initials) for initials in _several(row["initials"]))
    _add_speakers(found, sources, labels)
    for key, person in found.items():
        person.add_spellings(written.get(key, []))
    return list(found.values())


def _add_speakers(found: dict[str, Person], sources: pd.DataFrame, labels: dict[str, str]) -> None:
    for row in sources.to_dict("records"):
        key = row["participant_id"]
        named = is_name(row["speaker"])
        if not key and not named:
            continue
        form = form_of(row["speaker"])
        if not key:
            # An interviewer may stand in the people list already, under the same name.
            same = [name for name, person in found.items() if form in person.full]
            key = same[0] if same else f"{row['role']} {form}"
        person = found.setdefault(key, Person(name=key, known=True))
        if row["participant_id"]:
            person.entity, person.label = key, labels.get(key, "")
        elif row["role"] == "interviewer":
            person.label = "interviewer"
        person.transcripts.add(row["transcript_id"])
        if named:
            person.add_name(row["speaker"])


def is_name(label: str) -> bool:
    """Whether a speaker's label names a person: it has a word of three letters or more that is no role."""
    return any(
        len(word.folded) > 2 and word.folded not in ROLE_WORDS and word.folded.isalpha() for word in words_of(label)
    )


def employers(people: pd.DataFrame) -> list[str]:
    """The employers of the people list, as they are written."""
    return sorted({name for cell in people["employer"] for name in _several(cell)})


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if fold(part.strip())]
