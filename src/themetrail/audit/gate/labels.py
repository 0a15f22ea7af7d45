"""How the gate reads a speaker's label: what in it must not be found in what is handed out.

It reads on its own, in fewer steps than `anonymise` does, and must come to compatible answers: what it searches for and
nothing replaces is a stop that nobody can end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from themetrail.audit.gate.dictionary import is_borne, is_given_name, is_surname, is_surname_of_many, is_word
from themetrail.audit.gate.folding import letters
from themetrail.audit.gate.word_lists import word_lists

_EMAIL = re.compile(r"([\w.+'-]+)@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\w)(?:\+\d|\(?0)(?:[\s().\-/]{0,3}\d){6,14}(?!\w)")
_BRACKET = re.compile(r"[(\[{<（]([^()\[\]{}<>（）]*)[)\]}>）]?")
_TWO = re.compile(r"[/&+;]|\s(?:and|et|und)\s")
_THEN = re.compile(r"(\s-+\s|[–—|·•@:,])")
_ORIGIN = "from"
_EDGES = " \t.,:;!?\"“”„«»*#~=…'’‘`-–"


class Read(NamedTuple):
    """What a label holds: names of persons, phrases that say where they belong, and (contact, category)."""

    names: list[str]
    phrases: list[str]
    contacts: list[tuple[str, str]]


def read(label: str, *, shared: bool = False) -> Read:
    """Read a label; `shared` says that several participants bear it."""
    if _is_plain(label):
        return Read([label], [], [])
    found = Read([], [], [])
    label = label.replace("_", " ")
    for email in _EMAIL.finditer(label):
        found.contacts.append((email[0], "email"))
        found.names.extend(filter(None, [_Words(re.sub(r"[\W\d_]+", " ", email[1]).title(), shared).name()]))
    label = _EMAIL.sub(" ", label)
    found.contacts.extend((phone[0].strip(), "phone") for phone in _PHONE.finditer(label))
    label = re.sub(r"\w+(?:\s*/\s*\w+)+", _no_pronouns, _PHONE.sub(" ", label))
    brackets = _BRACKET.findall(label)
    outer = _BRACKET.sub(" ", label)
    named = False
    for one in _TWO.split(outer):
        named |= _read_one(one, shared, found)
    for content in (part for bracket in brackets for part in bracket.split(",")):
        beside, *origin = _Words(content, shared).until_origin()
        _read_beside(_Words(beside, shared), found, named=named)
        if origin:
            _read_origin(_Words(origin[-1], shared), found, named=named)
    return found


def _is_plain(label: str) -> bool:
    """Whether a label is a listed given name and surnames in no list of words, so that no dictionary need be loaded."""
    name = r"[^\W\d_a-z][^\W\d_A-Z]+"
    first, *others = label.split() or [""]
    if not others or not re.fullmatch(rf"{name}(?:-{name})*", first):
        return False
    if not all(len(word) > 3 and re.fullmatch(rf"{name}(?:-{name})*|[OD]['’]{name}", word) for word in others):
        return False
    lists = word_lists()
    passed = (lists[name] for name in ("devices", "rooms", "rooms and names", "titles", "offices", "heads"))
    passed_by = frozenset().union(*passed)
    words = [letters(part) for part in re.findall(r"[^\W_]+", label)]
    return _is_given(words[0]) and not any(
        word in passed_by or word.removesuffix("s") in lists["heads"] or _is_role(word) for word in words
    )


def _no_pronouns(found: re.Match[str]) -> str:
    pronouns = all(letters(word.strip()) in word_lists()["pronouns"] for word in found[0].split("/"))
    return " " if pronouns else found[0]


def _read_one(text: str, shared: bool, found: Read) -> bool:
    """One speaker's part of a label: a name, and what follows it behind a comma or a dash. Whether it had a name."""
    name, mark, before = "", "", None
    for chunk in (part for whole in _THEN.split(text) for part in _Words(whole, shared).until_origin()):
        if _THEN.fullmatch(chunk) or chunk == _ORIGIN:
            mark = chunk.strip()
            continue
        words = _Words(chunk, shared)
        if not words.all:
            continue
        if mark == _ORIGIN:
            _read_origin(words, found, named=bool(name))
        elif not name:
            lone = words.all[0] if len(words.all) == 1 else None
            if words.is_place_of_work:
                found.phrases.append(words.phrase)
            else:
                name = words.name()
            if mark == "," and before is not None and lone is not None and lone.kind == "given":
                name = f"{name} {before.text}"
            before = lone if lone is not None and lone.kind == "office" and _is_borne(lone) else None
        elif mark == "," and words.continues(name):
            name = f"{' '.join(word.text for word in words.all)} {name}"
        else:
            _read_beside(words, found, named=True)
    found.names.extend(filter(None, [name]))
    return bool(name)


def _read_origin(words: _Words, found: Read, *, named: bool) -> None:
    """What stands behind `from`: a place, or somebody whose thing was named before."""
    kinds = {word.kind for word in words.telling if word.kind != "maybe" or word.text[0].isupper()}
    if "given" in kinds and not named and not words.is_place_of_work:
        found.names.extend(filter(None, [words.name()]))
    elif words.heads_phrase or not kinds.isdisjoint(("given", "name", "maybe")):
        found.phrases.append(words.phrase)


def _read_beside(words: _Words, found: Read, *, named: bool) -> None:
    """What stands in brackets or behind a dash."""
    words = words.without_pronouns()
    if words.all and words.all[0].plain in word_lists()["born"]:
        found.names.append(" ".join(word.text for word in words.all[1:]))
    elif any(word.kind == "device" or word.owner for word in words.all):
        found.names.extend(filter(None, [words.name()]))
    elif words.telling:
        kinds = {word.kind for word in words.telling}
        if words.is_name_beside(named=named):
            found.names.append(" ".join(word.text for word in words.telling) if named else words.name())
        elif kinds & {"name", "given"} or words.heads_phrase or (named and "maybe" in kinds):
            found.phrases.append(words.phrase)
        elif kinds == {"maybe"}:
            found.names.extend(filter(None, [words.name()]))


class _Word(NamedTuple):
    text: str
    plain: str
    kind: str
    owner: bool


@dataclass(frozen=True)
class _Words:
    """The words of one part of a label."""

    chunk: str
    shared: bool
    passed: frozenset[str] = frozenset()

    @cached_property
    def all(self) -> list[_Word]:
        found: list[_Word] = []
        for written in self._pieces():
            if _is_degree(written) and (found or len(self._pieces()) == 1):
                continue
            text = re.sub(r"['’`]s?$", "", written)
            word = _Word(text, letters(text), _kind(text, bool(found)), text != written)
            if word.plain not in self.passed or word.kind == "name":
                found.append(word)
        return found

    def _pieces(self) -> list[str]:
        pieces: list[str] = []
        for written in (
            re.sub(r"\b[dD]['’](?=[A-Z]\w+$)", "de ", self.chunk).split() if self._device else self.chunk.split()
        ):
            parts = [part.strip(_EDGES) for part in re.split(r"[-‐‑–]", written) if part.strip(_EDGES)]
            split = len(parts) > 1 and any(_kind(part) in ("role", "device", "code") for part in parts)
            pieces += parts if split else filter(None, [written.strip(' \t.,:;!?"“”„«»*#~=…').lstrip("'’‘`-–")])
        return pieces

    @property
    def _device(self) -> bool:
        return any(letters(word) in word_lists()["devices"] for word in re.findall(r"\w+", self.chunk))

    @property
    def phrase(self) -> str:
        return " ".join(self.chunk.strip(" \t.,:;-–—").split())

    def until_origin(self) -> list[str]:
        """These words in one part; or in two, with a sign between, where `from Bern` or the like stands among them.

        Without the word where it may begin a surname, as in `Regula im Hof`.
        """
        said = self.chunk.split()
        loud = self.chunk.isupper()
        for at, word in enumerate(said[:-1]):
            if word.lower() not in word_lists()["origins"] or not (loud or word.islower()):
                continue
            before = _Words(" ".join(said[:at]), self.shared).all
            if any(_is_head(each) or each.kind in ("device", "room") for each in before):
                return [self.chunk]
            behind = _Words(" ".join(said[at + 1 :]), self.shared).all
            begins = word.lower() in word_lists()["surnames begin"] or said[at + 1] in word_lists()["articles"]
            placed = any(each.kind in ("role", "office", "code") for each in before) or any(map(_is_head, behind))
            if begins and not placed:
                return [" ".join(said[:at] + said[at + 1 :])]
            if word.lower() in word_lists()["owners"] and not any(each.kind == "given" for each in before):
                continue
            if loud and not before:
                continue
            place = said[at + 1 :]
            capitals = [number for number, one in enumerate(place) if not one[:1].islower()]
            return [" ".join(said[:at]), _ORIGIN, " ".join(place[min(capitals, default=0) :])]
        return [self.chunk]

    def without_pronouns(self) -> _Words:
        return _Words(self.chunk, self.shared, word_lists()["pronouns"])

    @cached_property
    def telling(self) -> list[_Word]:
        told = [word for word in self.all if word.kind not in ("role", "code", "particle", "title", "office")]
        return [word for word in told if word.kind != "word" or word.text[0].isupper()]

    @property
    def _own(self) -> list[_Word]:
        passed = ("role", "code", "particle", "title", "office")
        return [word for word in self.all if word.kind not in passed and word.text[0].isupper()]

    @property
    def heads_phrase(self) -> bool:
        return any(_is_head(word) for word in self.all) and len(self._own) > 1

    @property
    def is_place_of_work(self) -> bool:
        strange = [
            word for word in self._own if word.kind in ("name", "given", "short", "maybe") and not _is_head(word)
        ]
        if any(word.kind == "device" for word in self.all) or self._is_room:
            return False
        person = len(self.all) == 2 and self.all[0].kind == "given"
        return any(_is_head(word) for word in self.all) and bool(strange) and not person

    def continues(self, name: str) -> bool:
        """Whether these words are what is called first, of a name that was written surname first."""
        if any(word.kind in ("role", "device", "room", "code") for word in self.all):
            return False
        if any(_is_head(word) for word in self.all) and any(not _is_head(word) for word in self._own):
            return False
        before = _Words(name, self.shared).all
        if all(word.kind == "given" and not is_surname(word.plain) for word in before):
            return any(word.kind == "given" for word in self.all)
        lone = sum(word.kind != "particle" for word in before) == 1
        given_after = self.all[0].kind == "given" and not any(word.kind == "given" for word in before)
        return (lone and len(self.all) < 4) or given_after

    def is_name_beside(self, *, named: bool) -> bool:
        kinds = {word.kind for word in self.telling}
        lone = self.telling[0].text if len(self.telling) == 1 else ""
        if self.heads_phrase or (lone.isupper() and len(lone) < 7 and kinds == {"name"}):
            return False
        if named:
            return bool(lone) and kinds == {"given"}
        titled = any(word.kind == "title" for word in self.all)
        return titled or "given" in kinds or ("name" in kinds and kinds <= {"name", "initial", "maybe"})

    @property
    def _is_room(self) -> bool:
        rooms = [word.plain for word in self.all if word.kind == "room"]
        numbered = any(word.kind == "code" for word in self.all)
        return any(room not in word_lists()["rooms and names"] or numbered for room in rooms)

    def name(self) -> str:
        """The person's name in these words, or empty."""
        device = any(word.kind == "device" for word in self.all)
        if not device and not self._is_room:
            return self._person(self.all)
        words = [_genitive(word) for word in self.all]
        owners = [at for at, word in enumerate(words) if word.owner]
        things = [at for at, word in enumerate(words) if word.kind in ("device", "room")]
        if owners:
            return self._person(words[: owners[0] + 1], sure=True)
        after = [at for at, word in enumerate(words) if word.plain in word_lists()["owners"] and at > things[0]]
        if after:
            return self._person([word for word in words[after[0] + 1 :] if word.kind != "device"], sure=device)
        near = words if device else words[: things[0]]
        brands = [word for word in near if not (word.text.istitle() or word.text.isupper() or word.text.islower())]
        near = [word for word in near if word.kind == "given" or word not in brands]
        near = [word for word in near if word.kind in ("given", "name", "maybe", "initial")]
        near = [word for word in near if word.plain not in word_lists()["models"]]
        return self._person(near) if any(word.kind in ("given", "name") for word in near) else ""

    def _person(self, words: list[_Word], *, sure: bool = False) -> str:
        numbered = any(word.kind == "code" for word in words)
        titled = any(word.kind == "title" for word in words)
        kept = self._kept(words, titled)
        kinds = {word.kind for word in kept}
        initial = bool(kept) and kept[0].kind == "initial"
        initial = initial and (
            "maybe" in kinds or (not kinds.isdisjoint({"word", "office"}) and f"{kept[0].text}." in self.chunk)
        )
        if kinds <= {"particle", "initial"}:
            return ""
        if kinds & {"given", "name"} and not titled and not initial:
            kept = _from_first_name(kept)
        elif not kinds & {"given", "name"} and not titled and not initial and not sure:
            names = [word for word in kept if word.kind != "particle"]
            alone = all(word.kind in ("maybe", "room") and word.text[0].isupper() for word in names)
            if numbered or self.shared or not alone:
                return ""
        return " ".join(word.text for word in kept)

    @staticmethod
    def _kept(words: list[_Word], titled: bool) -> list[_Word]:
        kept: list[_Word] = []
        for word in words:
            named = titled or any(before.kind in ("given", "name") for before in kept)
            surname = word.kind == "role" and named and word.text[0].isupper() and is_surname(word.plain)
            named |= bool(kept) and kept[-1].kind == "initial"
            surname |= bool(kept) and word.kind == "office" and named and _is_borne(word)
            room = word.kind == "room" and word.plain in word_lists()["rooms and names"]
            passed = word.kind in ("code", "title", "office", "device", "role", "room") and not surname and not room
            if not passed and not (word.kind == "word" and word.text[0].islower()):
                kept.append(word)
        while kept and kept[-1].kind == "particle":
            kept.pop()
        return kept


def _from_first_name(words: list[_Word]) -> list[_Word]:
    capitals = any(word.text[0].isupper() for word in words if word.kind in ("given", "name"))
    words = [word for word in words if not (capitals and word.kind == "maybe" and word.text[0].islower())]
    first = next((at for at, word in enumerate(words) if word.kind != "word"), len(words))
    if words[first + 1 :] and words[first].plain in word_lists()["owners"] and words[first + 1].kind == "given":
        first += 1
    return words[first:]


def _is_borne(office: _Word) -> bool:
    """Whether an office is a surname too, and not written short: `Bishop` in `Julia Bishop`."""
    may_be = len(office.plain) > 3 and office.text[0].isupper() and not _is_role(office.plain)
    return may_be and is_surname_of_many(office.plain)


def _is_head(word: _Word) -> bool:
    return word.plain in word_lists()["heads"] or word.plain.removesuffix("s") in word_lists()["heads"]


def _genitive(word: _Word) -> _Word:
    bare = word.text[:-1]
    if word.kind == "given" or not word.text.endswith("s") or not _is_given(letters(bare)):
        return word
    return _Word(bare, letters(bare), _kind(bare), True)


def _is_degree(written: str) -> bool:
    parts = [letters(part.replace(".", "")) for part in written.split("-") if part]
    mixed = len(written) > 2 and not written.isupper() and not written.istitle()
    as_written = written.isupper() or written.islower() or "." in written or mixed
    return (as_written or letters(written) in ("jr", "sr", "esq")) and all(
        part in word_lists()["degrees"] for part in parts
    )


def _is_given(plain: str) -> bool:
    return is_given_name(plain, word_lists()["short forms"])


def _kind(text: str, within: bool = False) -> str:
    """role, code, title, office, device, room, initial, particle, short, given, name, maybe or word."""
    lists, plain, count = word_lists(), letters(text), sum(map(str.isalpha, text))
    if any(map(str.isdigit, text)) or not count:
        return "code"
    if count == 1:
        return "initial"
    if plain in lists["titles"] or plain in lists["offices"]:
        return "title" if plain in lists["titles"] else "office"
    if all(_is_role(part) for part in re.findall(r"\w+", plain)):
        return "role"
    for kind, names in (("device", ("devices",)), ("room", ("rooms", "rooms and names"))):
        if any(plain in lists[name] for name in names):
            return kind
    listed = _is_given(plain) or is_surname(plain)
    if plain in lists["small"] and not (plain in ("ben", "al") and not within and text[0].isupper()):
        return "particle"
    if count <= 3 and text.isupper() and not listed:
        return "short"
    if count == 2 and not (text[0].isupper() and (listed or is_borne(plain))):
        return "short"
    kinds = [_kind_of_name(part) for part in re.findall(r"[^\W_]{2,}", text)]
    return next((kind for kind in ("given", "name", "maybe") if kind in kinds), "word")


def _kind_of_name(word: str) -> str:
    plain = letters(word)
    if _is_given(plain):
        return "given"
    if not is_word(word):
        return "name"
    return "maybe" if plain in word_lists()["virtues"] or is_borne(plain) else "word"


def _is_role(plain: str) -> bool:
    endings = word_lists()["role endings"]
    return plain in word_lists()["roles"] or any(plain.endswith(end) and plain != end for end in endings)
