"""What a speaker's label says: whom it names, where they belong, and what in it is no name.

Recorders and meeting tools write labels in many ways: `Okafor, Adaeze (LEEDS TEACHING HOSPITALS)`, `Tom's iPad`,
`Interviewer (Sarah)`, `P2 (Maria)`, `a.okafor@nhs.example`. A role, a device, a room, a degree or a pronoun names
nobody. A common word names somebody only where lists of names hold it or a name stands beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from themetrail.anonymise.names.forms import fold
from themetrail.anonymise.names.label_tokens import (
    NAMED,
    Token,
    is_bearer_of_title,
    is_plain_name,
    is_surname,
    kind_of,
    tokens_of,
)
from themetrail.anonymise.names.label_words import (
    BORN,
    HEADS_BESIDE,
    MODELS,
    ORIGINS,
    OWNERS,
    PRONOUNS,
    ROOMS_AND_NAMES,
    SURNAMES_BEGIN,
)
from themetrail.anonymise.names.organisations import HEADS
from themetrail.anonymise.names.titles import FEMALE, MALE, SURE_TITLES
from themetrail.anonymise.names.words import given_names
from themetrail.languages.table import any_of_all

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\w)(?:\+\d|\(?0)(?:[\s().\-/]{0,3}\d){6,14}(?!\w)")
_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]?")
_SLASHES = re.compile(r"[^\W\d_]+(?:\s*/\s*[^\W\d_]+)+")
# Between two who share a label.
_EQUALS = re.compile(rf"[/&+;]|\s(?:{any_of_all(lambda language: language.talk.ands)})\s")
_BESIDE = re.compile(r"(\s-+\s|[–—|·•@:,])")  # before what belongs to a name, or stands beside it
_ORIGIN = "from"  # for any of these words, in any language
_OF = re.compile(r"\b[dD]['’](?=\w)")


@dataclass(frozen=True)
class SpeakerLabel:
    """A label, read: `names` of persons as they are written, `affiliations` as whole phrases, `contacts` (e-mail
    addresses, telephone numbers), and the `roles`, codes, devices and rooms that name nobody."""

    names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def read_label(label: str, *, shared: bool = False) -> SpeakerLabel:
    """Read a speaker's label; `shared` says that several participants bear it, as they do a role."""
    if is_plain_name(label) and not any(_is_head(word) for word in re.findall(r"\w+", label)):
        return SpeakerLabel((label,))
    return _Reader(shared=shared).read(label)


def read_name(name: str) -> SpeakerLabel:
    """Read a name of the people list: what it holds beside brackets, titles and degrees is a name, whatever it is."""
    return _Reader(listed=True).read(name)


@dataclass
class _Reader:
    shared: bool = False
    listed: bool = False
    names: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    def read(self, label: str) -> SpeakerLabel:
        """The label's parts, one after the other: contacts, what stands outside brackets, and inside."""
        text = unicodedata.normalize("NFC", label).replace("_", " ").replace("（", "(").replace("）", ")")
        emails = _EMAIL.findall(text)
        text = _EMAIL.sub(" ", text)
        self.contacts = [*emails, *(found[0].strip() for found in _PHONE.finditer(text))]
        text = _SLASHES.sub(_without_pronouns, _PHONE.sub(" ", text))
        inside: list[str] = []
        while (found := _BRACKETS.search(text)) is not None:
            inside.append(found[1])
            text = f"{text[: found.start()]} {text[found.end() :]}"
        for piece in [text] if self.listed else _EQUALS.split(text):
            self._piece(piece)
        named = bool(self.names)
        for content in (part for bracket in inside for part in bracket.split(",")):
            beside, *origin = _before_origin(content)
            self._beside(beside, named=named)
            if origin:
                self._belongs(origin[-1], named=named)
        for email in emails:  # the words of the address, written as a name would be
            self._keep_name(self._person(tokens_of(re.sub(r"[\W\d_]+", " ", email.partition("@")[0]).title())))
        read = (self.names, self.affiliations, self.contacts, self.roles)
        return SpeakerLabel(*(tuple(dict.fromkeys(part)) for part in read))

    def _piece(self, piece: str) -> None:
        """One speaker's piece: `Okafor, Adaeze`, `Speaker 1 - Maria`, `Adaeze Okafor | Leeds Trust`, `Anna, nurse`."""
        name, mark, before = "", "", None
        for chunk in (part for whole in _BESIDE.split(piece) for part in _before_origin(whole)):
            if _BESIDE.fullmatch(chunk) or chunk == _ORIGIN:
                mark = chunk.strip()
                continue
            tokens = tokens_of(chunk)
            if not tokens:
                continue
            if mark == _ORIGIN:
                self._belongs(chunk, named=bool(name))
            elif not name:
                name, lone = self._name_of(chunk, tokens), tokens[0] if len(tokens) == 1 else None
                if mark == "," and before is not None and lone is not None and lone.kind == "given":
                    name = f"{name} {before.text}"  # `Bishop, Julia`
                before = lone if lone is not None and lone.kind == "title" and is_bearer_of_title(lone) else None
            elif mark == "," and (first := self._continued(name, tokens)):
                name = f"{first} {name}"
            else:
                self._beside(chunk, named=True)
        self._keep_name(name)

    def _continued(self, name: str, tokens: list[Token]) -> str:
        """What stands before a name in `Okafor, Adaeze`; empty where what follows the comma is no given name."""
        if _is_organisation(tokens, 1) or any(token.kind in ("role", "device", "room", "code") for token in tokens):
            return ""
        surname = tokens_of(name)
        if _are_given_alone(surname) and not any(token.kind == "given" for token in tokens):
            return ""  # `Ruth, Bern`
        lone = sum(token.kind != "particle" for token in surname) == 1
        given_after = tokens[0].kind == "given" and not any(token.kind == "given" for token in surname)
        return " ".join(token.text for token in tokens) if (lone and len(tokens) < 4) or given_after else ""

    def _belongs(self, place: str, *, named: bool) -> None:
        """What stands behind `from` and the like: where somebody belongs; behind a thing, who it is from."""
        tokens = tokens_of(place)
        telling = [token for token in tokens if token.kind not in ("role", "code", "particle", "title")]
        kinds = {token.kind for token in telling if token.kind != "maybe" or token.text[0].isupper()}
        if not named and "given" in kinds and not _is_organisation(tokens, 1):
            self._keep_name(self._person(tokens))
        elif kinds & {"given", "name", "maybe"} or _is_organisation(tokens, 2):
            self.affiliations.append(" ".join(place.strip(" \t.,:;-–—").split()))
        else:
            self.roles.append(" ".join(place.split()))

    def _beside(self, content: str, *, named: bool) -> None:
        """What stands in brackets or behind a dash: an affiliation, a role, a nickname, or the name itself."""
        tokens = [token for token in tokens_of(content) if token.folded not in PRONOUNS or token.kind == "name"]
        if tokens and tokens[0].folded.rstrip(".") in BORN:
            self._keep_name(" ".join(token.text for token in tokens[1:]))
            return
        if any(token.kind == "device" or token.owner for token in tokens):
            self._keep_name(self._name_of(content, tokens))
            return
        telling = [token for token in tokens if token.kind not in ("role", "code", "particle", "title")]
        telling = [token for token in telling if token.kind != "word" or token.text[0].isupper()]
        kinds = {token.kind for token in telling}
        phrase = " ".join(content.strip(" \t.,:;-–—").split())
        if not telling:
            self.roles += [phrase] if phrase else []
        elif self._is_name_beside(tokens, telling, named=named):
            self._keep_name(self._person(tokens) if not named else " ".join(token.text for token in telling))
        elif kinds & {"name", "given"} or _is_organisation(tokens, 2) or (named and "maybe" in kinds):
            self.affiliations.append(phrase)
        elif not named and kinds == {"maybe"}:
            self._keep_name(self._person(tokens))
        else:
            self.roles.append(phrase)

    @staticmethod
    def _is_name_beside(tokens: list[Token], telling: list[Token], *, named: bool) -> bool:
        kinds = {token.kind for token in telling}
        abbreviated = len(telling) == 1 and telling[0].text.isupper() and len(telling[0].text) < 7
        if _is_organisation(tokens, 2) or (abbreviated and kinds == {"name"}):
            return False
        if named:
            return len(telling) == 1 and kinds == {"given"}
        titled = any(token.kind == "title" and token.folded in SURE_TITLES for token in tokens)
        return titled or "given" in kinds or (kinds <= {"name", "initial", "maybe"} and "name" in kinds)

    def _name_of(self, chunk: str, tokens: list[Token]) -> str:
        """The person's name in a part of a label; what else the part is, is noted."""
        if self.listed:
            return self._listed(tokens)
        kinds = {token.kind for token in tokens}
        if "device" in kinds or _is_room(tokens):
            name = self._owner(_OF.sub("de ", chunk), room="device" not in kinds)
        elif _is_organisation(tokens, 1) and not (tokens[0].kind == "given" and len(tokens) == 2):
            self.affiliations.append(" ".join(chunk.split()))
            return ""
        else:
            name = self._person(tokens)
        if not name:
            self.roles.append(" ".join(chunk.split()))
        return name

    @staticmethod
    def _listed(tokens: list[Token]) -> str:
        """A name of the people list, without the role before it: `Nurse Okafor`."""
        while len(tokens) > 1 and tokens[0].kind == "role":
            tokens = tokens[1:]
        return " ".join(token.text for token in tokens)

    def _owner(self, chunk: str, *, room: bool) -> str:
        """Whose device this is: `Tom's iPad`, `Annas iPhone`, `iPhone von Petra`, `iPad Anna`. A room is nobody's but
        where it is said to be."""
        tokens = [_genitive(token) for token in tokens_of(chunk)]
        owners = [at for at, token in enumerate(tokens) if token.owner]
        if owners:
            return self._person([token._replace(owner=False) for token in tokens[: owners[0] + 1]], sure=True)
        after = [at for at, token in enumerate(tokens) if token.folded in OWNERS]
        things = [at for at, token in enumerate(tokens) if token.kind in ("device", "room")]
        if after and things and things[0] < after[0]:
            return self._person([t for t in tokens[after[0] + 1 :] if t.kind not in ("device", "room")], sure=not room)
        beside = tokens[: things[0]] if room and things else tokens
        own = [token for token in beside if token.kind in NAMED and token.folded not in MODELS]
        own = [token for token in own if token.kind == "given" or not _is_brand(token.text)]
        return self._person(own) if any(token.kind in ("given", "name") for token in own) else ""

    def _person(self, tokens: list[Token], *, sure: bool = False) -> str:
        """The name in these words; empty where they name nobody. `sure` says that somebody is named here."""
        tokens = [token for token in tokens if token.kind not in ("device", "room") or token.folded in ROOMS_AND_NAMES]
        numbered = any(token.kind == "code" for token in tokens)
        title = next((token for token in tokens if token.kind == "title" and token.folded in SURE_TITLES), None)
        words = _without_roles(tokens, titled=title is not None)
        telling = {token.kind for token in words}
        # `F. Stone`, and `R. Hedge`; not `Farmer A`.
        initialled = bool(words) and words[0].kind == "initial"
        initialled = initialled and (
            "maybe" in telling or (words[0].text.endswith(".") and not telling.isdisjoint(("word", "title")))
        )
        if not telling & {"given", "name"} and not (title and words) and not initialled:
            if not sure and not self._may_be(words, numbered=numbered):
                return ""
        elif title is None and not initialled:
            words = _from_first_name(words)
        if all(token.kind in ("particle", "initial") for token in words):
            return ""
        words = _given_first(words)
        shown = [title] if title and title.folded in FEMALE | MALE and words else []
        return " ".join(token.text for token in [*shown, *words])

    def _may_be(self, words: list[Token], *, numbered: bool) -> bool:
        """Whether common words that are names too stand for a name: written as one, and of one person alone."""
        if numbered or self.shared or not any(token.kind in ("maybe", "room") for token in words):
            return False
        return all(
            token.kind == "particle" or (token.kind in ("maybe", "room") and token.text[0].isupper()) for token in words
        )

    def _keep_name(self, name: str) -> None:
        if name:
            self.names.append(name)


def _before_origin(chunk: str) -> list[str]:
    """A part of a label, cut where it begins to say where somebody belongs: `Ruth`, and `Bern`, of `Ruth from Bern`.

    What is an organisation's name, or a device's, stays whole. Behind a name, a word with which surnames begin too
    parts nothing (`Regula im Hof`); it is left out, since as a part of her name it would be hidden wherever it is said.
    """
    words = chunk.split()
    capitals = chunk.isupper()
    for at, word in enumerate(words[:-1]):
        if not (word.lower() in ORIGINS and (capitals or word.islower())):
            continue
        if any(_is_head(before) or kind_of(before) in ("device", "room") for before in words[:at]):
            break
        kinds = {kind_of(before) for before in words[:at]}
        of_surname = SURNAMES_BEGIN & {word.lower(), f"{word} {words[at + 1]}".lower()}
        if of_surname and kinds.isdisjoint(("role", "code")) and not any(map(_is_head, words[at + 1 :])):
            return [" ".join(words[:at] + words[at + 1 :])]
        if word.lower() in OWNERS and "given" not in kinds:
            continue  # `Mother of Anna`
        if capitals and not words[:at]:
            continue  # `IM YOONA`
        behind = words[at + 1 :]
        named = next((first for first, word in enumerate(behind) if not word[:1].islower()), 0)  # no article before
        behind = behind[named:]
        return [" ".join(words[:at]), _ORIGIN, " ".join(behind)]
    return [chunk]


def _are_given_alone(tokens: list[Token]) -> bool:
    """Whether words are given names that no list has as surnames, too."""
    return bool(tokens) and all(token.kind == "given" and not is_surname(token.folded) for token in tokens)


def _without_pronouns(found: re.Match[str]) -> str:
    """Pronouns as they are put beside a name: `she/her`, `elle / iel`."""
    return " " if all(fold(word.strip()) in PRONOUNS for word in found[0].split("/")) else found[0]


def _is_organisation(tokens: list[Token], fewest: int) -> bool:
    """Whether a phrase has the head of an organisation's name, and so many words that are no role beside codes."""
    heads = [token for token in tokens if _is_head(token.text)]
    own = [
        token for token in tokens if token.kind not in ("role", "code", "particle", "title") and token.text[0].isupper()
    ]
    strange = [token for token in own if token not in heads and token.kind in ("name", "given", "short", "maybe")]
    return bool(heads) and (bool(strange) if fewest == 1 else len(own) >= fewest)


def _is_head(word: str) -> bool:
    return not {fold(word), fold(word).removesuffix("s")}.isdisjoint(HEADS | HEADS_BESIDE)


def _is_brand(text: str) -> bool:
    """Whether a word has a capital inside, as `EliteBook` has."""
    return not (text.istitle() or text.isupper() or text.islower())


def _is_room(tokens: list[Token]) -> bool:
    """Whether a part of a label is a room: `Salle 2`, `Zimmer 12`; not `Anna Zimmer`, nor `Zimmer` alone."""
    rooms = [token for token in tokens if token.kind == "room"]
    sure = [token for token in rooms if token.folded not in ROOMS_AND_NAMES]
    return bool(sure) or (bool(rooms) and any(token.kind == "code" for token in tokens))


def _genitive(token: Token) -> Token:
    """`Toms` in `Toms iPad` is Tom's, written without the apostrophe as in German."""
    bare = token.text[:-1]
    if token.kind == "given" or not token.text.endswith("s") or fold(bare) not in given_names():
        return token
    return Token(bare, fold(bare), kind_of(bare), owner=True)


def _without_roles(tokens: list[Token], *, titled: bool) -> list[Token]:
    """The words that may be a name. A role that is a surname too stays behind a title or a given name."""
    words: list[Token] = []
    for token in tokens:
        named = titled or any(before.kind in ("given", "name") for before in words)
        initialled = bool(words) and words[-1].kind == "initial"
        surname = token.kind == "title" and words and (named or initialled) and is_bearer_of_title(token)
        if token.kind == "code" or (token.kind == "title" and not surname):
            continue
        if token.kind == "role" and not (named and token.text[0].isupper() and is_surname(token.folded)):
            continue
        if token.kind == "word" and token.text[0].islower():
            continue
        words.append(token)
    while words and words[-1].kind == "particle":
        words.pop()
    return words


def _from_first_name(words: list[Token]) -> list[Token]:
    """A name without the common words before it: `Survey Sarah`, `farmer Anna`."""
    capitals = any(token.text[0].isupper() for token in words if token.kind in ("given", "name"))
    kept = [token for token in words if not (capitals and token.kind == "maybe" and token.text[0].islower())]
    while kept and kept[0].kind == "word":
        kept.pop(0)
    if len(kept) > 1 and kept[0].folded in OWNERS and kept[1].kind == "given":
        kept.pop(0)  # `Mutter von Anna`
    return kept


def _given_first(words: list[Token]) -> list[Token]:
    """A name as it is said: `OKAFOR Adaeze` and `Müller Anna` with the surname last."""
    if len(words) != 2 or "particle" in (words[0].kind, words[1].kind):
        return words
    capitals = words[0].text.isupper() and not words[1].text.isupper() and len(words[0].text) > 2
    listed = words[1].kind == "given" and words[0].kind in ("name", "maybe")
    return words[::-1] if capitals or listed else words
