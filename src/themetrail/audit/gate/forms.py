"""What the gate looks for: the forms in which persons, contacts and identifiers could appear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product

from themetrail.audit.gate.dictionary import may_be_word
from themetrail.audit.gate.folding import fold, numbers
from themetrail.audit.gate.labels import read as read_label
from themetrail.audit.gate.word_lists import word_lists
from themetrail.contracts.errors import StudyError

# Categories whose surface forms must never be handed to people, whatever a study does with places or dates.
HIDDEN = (
    "person",
    "email",
    "phone",
    "url",
    "address",
    "birth_date",
    "bank_account",
    "social_security",
    "file_number",
    "plate",
    "detail",
)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Form:
    """One form to look for.

    `own_case` holds it as written where it counts only in its own case and context; `anywhere`, in its own case only. A
    form that is not `settled` awaits a person's decision whether it identifies anybody.
    """

    folded: str
    category: str
    own_case: str = ""
    settled: bool = True
    anywhere: bool = False


class CommonWords:
    """The words that are common in some languages; which are, is looked up when it is first asked."""

    def __init__(self, languages: Iterable[str], within: str | None = None) -> None:
        self._languages, self._within = tuple(sorted({language[:2] for language in languages})), within
        self._looked_up: dict[str, bool] = {}
        lists = word_lists()
        self._listed = frozenset().union(*(lists.get(language, frozenset()) for language in self._languages))
        self._listed |= lists["without forms"]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if word in self._listed or not word.isalpha():
            return word in self._listed
        if word not in self._looked_up:
            may_stand = self._within is None or has_word_of(self._within, word)
            self._looked_up[word] = may_stand and may_be_word(word, self._languages)
        return self._looked_up[word]


def common_words(languages: Iterable[str], within: str | None = None) -> CommonWords:
    """The words that are common in these languages; English is always among them, as the outputs' language.

    Of a word that does not stand in the `letters_of` a text, `within`, where there is one, nobody wants to know.
    """
    return CommonWords({"en", *languages}, within)


def letters_of(text: str) -> str:
    """A folded text, its spaces aside."""
    return text.replace(" ", "")


def has_word_of(letters: str, label: str) -> bool:
    """Whether some of the `letters_of` a text could be a word of a label."""
    return any(word in letters for word in fold(label).split() if len(word) > 1)


def forms_of_people(people: list[dict], speakers: Mapping[str, bool], common: Container[str]) -> set[Form]:
    """Forms of the people list (names, their parts, nicknames, initials, employers) and of the speakers' labels.

    `speakers` says of each label whether several participants bear it.
    """
    forms: set[Form] = set()
    for row in people:
        for name in _split(row.get("names", "")):
            forms |= forms_of_name(name, common)
        for name in _split(row.get("nicknames", "")):
            forms |= forms_of_name(name, common)
        for initials in _split(row.get("initials", "")):
            forms.add(Form(fold(initials).strip(), "person", own_case=initials))
        for employer in _split(row.get("employer", "")):
            forms |= _phrase(employer, common)
    for label, shared in speakers.items():
        forms |= forms_of_label(label, common, shared=shared)
    return {form for form in forms if form.folded}


def forms_of_label(label: str, common: Container[str], *, shared: bool = False) -> set[Form]:
    """Forms of a speaker's label: the names in it, where they belong, and its contacts. `shared` by participants."""
    found = read_label(label, shared=shared)
    forms = {Form(fold(contact).strip(), category) for contact, category in found.contacts}
    for name in found.names:
        forms |= forms_of_name(name, common)
    for phrase in found.phrases:
        forms |= _phrase(phrase, common)
    return forms


def forms_of_name(name: str, common: Container[str]) -> set[Form]:
    """A person's name as a whole, written as one word in either order, and each part of it that is a name alone."""
    name = _without_titles(name)
    written = [word for word in re.split(r"[\s\-‐‑,.]+", name) if word]
    # `A. Mark` is no name in "left a mark": its words count alone, in their own case.
    initialled = any(len(word) == 1 for word in written) and all(len(word) < 2 or word in common for word in written)
    said = " ".join(part.strip() for part in reversed(name.split(","))) if name.count(",") == 1 else name
    forms = set() if initialled else _whole(said, "person", common)
    for word in written:
        folded = fold(word).strip()
        if folded in word_lists()["small"] or folded in word_lists()["no names"] or len(folded.replace(" ", "")) < 2:
            continue
        forms |= _whole(word, "person", common)
        for part in re.split("['’]", word)[1:]:  # `Brien` of O'Brien
            if len(part) > 2:
                forms |= _whole(part, "person", common)
    for double in name.split():
        if "-" in double.strip("-"):
            forms |= _whole(double, "person", common)
    surname = name.split(",")[0].split() if "," in name else name.split()[-1:]
    for word in [*written, *(double for double in name.split() if "-" in double.strip("-"))]:
        forms |= _spelt_by_letters(word, common) | _several(word, common, surname=word.strip(",") in surname)
    forms |= _with_particles(name, common)
    # `Mark Young` the other way round is "very young. Mark my words".
    if len(written) == 2 and not initialled and not all(word in common for word in written):
        forms |= _whole(" ".join(reversed(fold(said).split())), "person", common)
    return forms


def _without_titles(name: str) -> str:
    """A name without the titles and offices before it: nobody is called `Sister`, `Rev.` or `Captain` alone."""
    passed = word_lists()["titles"] | word_lists()["offices"]
    words = name.split()
    while len(words) > 1 and fold(words[0]).strip() in passed:
        words = words[1:]
    return " ".join(words)


def _spelt_by_letters(word: str, common: Container[str]) -> set[Form]:
    """`R-O-C-H-A-T`, also with `double S`: four letters or more anywhere, three as initials stand."""
    folded = fold(word).strip()
    if not folded.isalpha() or len(folded) < 3 or folded in word_lists()["small"] or folded in word_lists()["no names"]:
        return set()
    if len(folded) == 3:
        return {Form(" ".join(folded), "person", own_case=" ".join(folded.upper()))}
    spelt = {" ".join(folded)}
    spelt |= {re.sub(r"(.) \1", rf"{twice} \1", " ".join(folded)) for twice in ("double", "deux", "doppel")}
    return {Form(one, "person") for one in spelt}


def _several(word: str, common: Container[str], *, surname: bool) -> set[Form]:
    """A family (`the Rochats`) or a genitive (`Sandras Büro`): of a surname in any case, else with a capital."""
    folded = fold(word).strip()
    if len(folded) < 4 or folded in word_lists()["small"] or folded in word_lists()["no names"]:
        return set()
    ending = "es" if folded.endswith(("s", "x", "z")) else "s"
    if ending == "es" and not surname:
        return set()
    if folded in common or folded + ending in common:
        return {Form(folded + ending, "person", own_case=word + ending)}
    if surname and len(folded) >= 5:
        return {Form(folded + ending, "person")}
    written = {word + ending, folded.capitalize() + ending}
    return {Form(folded + ending, "person", own_case=each, anywhere=True) for each in written}


def _with_particles(name: str, common: Container[str]) -> set[Form]:
    """Surnames with their particles apart or joined: `Von Lanthen` of Vonlanthen, `Vandermeulen` of van der Meulen."""
    forms: set[Form] = set()
    particles = word_lists()["particles"]
    for word in fold(name).split():
        for particle in sorted(particles):
            rest = word.removeprefix(particle)
            if rest != word and len(rest) >= (4 if len(particle) > 1 else 5):
                written = f"{particle.title()} {rest.title()}"
                forms.add(Form(f"{particle} {rest}", "person", own_case=written if rest in common else ""))
    words = fold(name).split()
    for first, word in enumerate(words[:-1]):
        if word not in particles or (first == 0 and word in ("al", "ben")):  # given names here
            continue
        last = first + 1
        while last < len(words) - 1 and words[last] in particles:
            last += 1
        pieces = words[first : last + 1]
        for gaps in islice(product((" ", ""), repeat=len(pieces) - 1), 1, None):  # all open is the name itself
            spelt = "".join(gap + piece for gap, piece in zip(("", *gaps), pieces, strict=True))
            if len(spelt.replace(" ", "")) >= 6:
                forms.add(Form(spelt, "person"))
    return forms


def forms_of_lexicon(lexicon: list[dict]) -> set[Form]:
    """Words that the anonymisation looks for in every turn: rows with form, category, own_case and verdict."""
    return {
        form
        for row in lexicon
        if row["verdict"] == "replace" and row["category"] in HIDDEN
        for form in _found(row["form"], row["form"].title(), row["category"], strict=row["own_case"] == "yes")
    }


def forms_of_replacements(replacements: list[dict], own_case: set[str]) -> set[Form]:
    """What was replaced in the text, as it stood there: rows with surface, category and status.

    `own_case` holds the folded forms that are common words. What awaits review is looked for too, and not settled.
    """
    settled, open_forms = set(), set()
    for row in replacements:
        if row["category"] not in HIDDEN or row["status"] not in ("applied", "awaiting_review"):
            continue
        strict = fold(row["surface"]).strip() in own_case
        found = _found(row["surface"], row["surface"], row["category"], strict=strict)
        if row["status"] == "applied":
            settled |= found
        else:
            open_forms |= {replace(form, settled=False) for form in found}
    known = {form.folded for form in settled}
    return settled | {form for form in open_forms if form.folded not in known}


def _found(text: str, written: str, category: str, *, strict: bool) -> set[Form]:
    """The form of one text that was found; none where it is too little to be looked for."""
    folded = fold(text).strip()
    if category == "url":
        folded = re.sub(r"^(?:(?:https?|www) )+", "", folded)
    if not folded or folded in word_lists()["small"] or (folded.isdigit() and len(folded) < 6):
        return set()
    # Three letters that were found in a text, and stand in no list of people, are parts of too many words ("pre-").
    strict = strict or len(folded.replace(" ", "")) <= 3
    return {Form(folded, category, written if strict else "")}


def long_numbers(forms: Iterable[Form]) -> dict[str, str]:
    """The last nine digits (at least six) of each form that is a long number, with its category.

    The country code and a leading zero fall away, so that a number is found in its national and international writing.
    """
    found = {}
    for form in forms:
        for digits in numbers(form.folded):
            found[digits[-9:].lstrip("0")] = form.category
    return {digits: category for digits, category in found.items() if len(digits) >= 6}


def exceptions_of(rows: list[dict], file: str) -> list[dict]:
    """The reviewed exceptions: form (folded), file (a pattern; all files where the cell is empty) and date.

    A row may say its number in the sheet as `row`. Raises StudyError where one names no form, reason or reviewer, or
    no date of the form 2026-03-31.
    """
    exceptions = []
    for number, row in enumerate(rows, start=2):
        where = {"file": file, "row": row.get("row", number)}
        cells = {name: str(row.get(name, "")).strip() for name in ("form", "file", "reason", "reviewed_by", "date")}
        for name in ("form", "reason", "reviewed_by", "date"):
            if not cells[name]:
                raise StudyError("an exception needs form, reason, reviewed_by and date", column=name, **where)
        if not _DATE.fullmatch(cells["date"]):
            raise StudyError("the date of an exception is year, month and day: 2026-03-31", column="date", **where)
        if not fold(cells["form"]).strip():
            raise StudyError("this form holds no letter or digit", column="form", **where)
        pattern = cells["file"].replace("\\", "/").removeprefix("./") or "*"
        exceptions.append({"form": fold(cells["form"]).strip(), "file": pattern, "date": cells["date"]})
    return exceptions


def _whole(written: str, category: str, common: Container[str]) -> set[Form]:
    """A form, with its other spellings: as one word (in a file name, an address), umlauts as two letters."""
    folded = fold(written).strip()
    spelt_out = fold(
        re.sub("[äöüÄÖÜ]", lambda m: {"ä": "ae", "ö": "oe", "ü": "ue"}[m.group().lower()], written)
    ).strip()
    spellings = {folded, spelt_out} | {
        joined for joined in (folded.replace(" ", ""), spelt_out.replace(" ", "")) if len(joined) >= 6
    }
    forms = set()
    for spelling in spellings:
        strict = len(spelling.replace(" ", "")) <= 2 or spelling in common or written in common
        strict |= _is_elided_word(spelling, common)
        forms.add(Form(spelling, category, own_case=written if strict else ""))
        if strict and not written.isascii():
            forms.add(Form(spelling, category, own_case=_without_accents(written)))
        if strict and written.isupper() and len(spelling) > 2:  # who lists `RUTH` means Ruth
            forms.add(Form(spelling, category, own_case=written.title()))
    return forms


def _is_elided_word(spelling: str, common: Container[str]) -> bool:
    """Whether a form is a letter before a common word, as `D'Amour` is in small letters."""
    first, _, rest = spelling.partition(" ")
    return len(first) == 1 and len(rest) > 1 and rest in common


def _without_accents(written: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", written) if not unicodedata.combining(letter))


def _phrase(written: str, common: Container[str]) -> set[Form]:
    """An organisation's name, which counts as it is written only where all of its words are common words."""
    words = re.findall(r"[^\W\d_]+", written)
    if words and all(len(word) <= 2 or word in common for word in words):
        joined = fold(written).replace(" ", "")
        as_one_word = (
            {Form(joined, "organisation")} if len(words) > 1 and len(joined) >= 6 and joined not in common else set()
        )
        spelt = {written, written.title()} if written.isupper() and " " in written else {written}
        return {Form(fold(written).strip(), "organisation", own_case=each) for each in spelt} | as_one_word
    return _whole(written, "organisation", common)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in str(cell).split(";") if part.strip()]
