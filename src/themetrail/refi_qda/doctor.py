"""What became of a project on its way through another program: what was sent is compared with what came back.

What was added on the way is work, and no damage. All else that differs is told: codings lost, shifted or given to
somebody else, codes renamed, recoloured or moved, texts changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from themetrail.refi_qda.moved_text import MovedText
from themetrail.refi_qda.project import Code, Coding, Project
from themetrail.refi_qda.read import ReadProject
from themetrail.refi_qda.same_things import SameThings, same_things

# Kinds of findings in the order in which they are told, and what each means.
KINDS = {
    "coding lost": "codings that did not come back",
    "coding shifted": "codings that stand on other words than those that were sent",
    "coding re-attributed": "codings that came back as somebody else's",
    "code lost": "codes that did not come back",
    "code renamed": "codes that have another name",
    "code moved": "codes that stand elsewhere in the codebook",
    "code recoloured": "codes that have another colour",
    "code redefined": "codes whose description differs",
    "code applied otherwise": "codes that may be applied and could not be before, or the other way round",
    "source lost": "texts that did not come back",
    "source changed": "texts that hold other words",
    "source respaced": "texts whose white space differs",
    "memo lost": "memos on codings that did not come back",
    "coder lost": "coders that did not come back, who had coded",
    "case lost": "cases that did not come back",
}


@dataclass(frozen=True)
class Finding:
    """One thing that differs: what it is, and as far as each is said where, before and after."""

    kind: str
    what: str
    where: str = ""
    before: str = ""
    after: str = ""


@dataclass
class Diagnosis:
    """All that the comparison found. `kept` codings of `sent` came back as they were, `added` are new."""

    sent: ReadProject
    back: ReadProject
    findings: list[Finding] = field(default_factory=list)
    kept: int = 0
    added: int = 0
    shifts: Counter[tuple[int, int]] = field(default_factory=Counter)  # of start and of end

    @property
    def number(self) -> Counter[str]:
        """How many findings there are of each kind, in the order in which they are told."""
        counted = Counter(finding.kind for finding in self.findings)
        return Counter({kind: counted[kind] for kind in KINDS if counted[kind]})


def compare_projects(sent: ReadProject, back: ReadProject) -> Diagnosis:
    """What differs between a project that was sent and what came back."""
    found = Diagnosis(sent, back)
    same = same_things(sent.project, back.project)
    found.findings += _of_codes(sent.project, back.project, same)
    found.findings += _of_sources(sent.project, back.project, same)
    found.findings += _of_people(sent.project, back.project, same)
    _Codings(found, same).compare()
    found.findings.sort(key=lambda finding: list(KINDS).index(finding.kind))
    return found


def _of_codes(sent: Project, back: Project, same: SameThings) -> Iterator[Finding]:
    after = {code.guid: code for code in back.codes}
    paths, paths_back = sent.path_of, back.path_of
    for code in sent.codes:
        name, now = " > ".join(paths[code.guid]), after.get(same.codes.get(code.guid, ""))
        if now is None:
            yield Finding("code lost", name)
            continue
        if now.name != code.name:
            yield Finding("code renamed", name, before=code.name, after=now.name)
        if now.parent != same.codes.get(code.parent, ""):
            yield Finding("code moved", name, before=name, after=" > ".join(paths_back[now.guid]))
        yield from _of_one_code(code, now, name)


def _of_one_code(code: Code, now: Code, name: str) -> Iterator[Finding]:
    if now.colour != code.colour:
        yield Finding("code recoloured", name, before=code.colour or "none", after=now.colour or "none")
    if now.description.split() != code.description.split():
        yield Finding("code redefined", name, before=code.description, after=now.description)
    if now.codable != code.codable:
        said = {True: "may be applied", False: "may not be applied"}
        yield Finding("code applied otherwise", name, before=said[code.codable], after=said[now.codable])


def _of_sources(sent: Project, back: Project, same: SameThings) -> Iterator[Finding]:
    after = {source.guid: source for source in back.sources}
    for source in sent.sources:
        now = after.get(same.sources.get(source.guid, ""))
        if now is None:
            yield Finding("source lost", source.name)
            continue
        moved = MovedText(source.text, now.text)
        if not moved.same:
            kind = "source respaced" if moved.same_words else "source changed"
            sizes = [f"{len(text)} characters" for text in (source.text, now.text)]
            yield Finding(kind, source.name, before=sizes[0], after=sizes[1])


def _of_people(sent: Project, back: Project, same: SameThings) -> Iterator[Finding]:
    busy = {coding.user for coding in sent.codings}
    for user in sent.users:
        if user.guid in busy and user.guid not in same.users:
            yield Finding("coder lost", user.name or user.guid)
    there = {case.guid for case in back.cases} | {case.name for case in back.cases}
    for case in sent.cases:
        if case.guid not in there and case.name not in there:
            yield Finding("case lost", case.name or case.guid)


# A coding that was sent and is still to be found, and as it should have come back (None: text or code did not).
Open = tuple[Coding, Coding | None]


class _Codings:
    """The codings of both projects, in the GUIDs and places of the one that came back."""

    def __init__(self, found: Diagnosis, same: SameThings) -> None:
        self._found, self._same = found, same
        self._sent, self._back = found.sent.project, found.back.project
        self._text = {source.guid: source.text for source in self._sent.sources}
        self._text_back = {source.guid: source.text for source in self._back.sources}
        self._paths = self._sent.path_of
        self._names = {source.guid: source.name for source in self._sent.sources}
        self._users = {user.guid: user.name for project in (self._sent, self._back) for user in project.users}
        self._moved = {guid: MovedText(self._text[guid], self._text_back[now]) for guid, now in same.sources.items()}

    def compare(self) -> None:
        """Put down what became of each coding that was sent: first what is as it was, then the nearest of the rest."""
        open_back = {coding.place: coding for coding in self._back.codings}
        left: list[Open] = []
        for coding in self._sent.codings:
            wanted = self._as_expected(coding)
            if wanted is not None and wanted.place in open_back:
                self._found.kept += 1
                self._compare_memo(coding, open_back.pop(wanted.place))
            else:
                left.append((coding, wanted))
        left = self._re_attributed(left, open_back)
        left = self._shifted(left, open_back)
        for coding, _ in left:
            self._note("coding lost", coding)
        self._found.added = len(open_back)

    def _as_expected(self, coding: Coding) -> Coding | None:
        """The coding as it should have come back; None where its text or its code did not."""
        source, code = self._same.sources.get(coding.source), self._same.codes.get(coding.code)
        if source is None or code is None:
            return None
        start, end = self._moved[coding.source].span(coding.start, coding.end)
        user = self._same.users.get(coding.user, coding.user)
        return replace(coding, source=source, code=code, start=start, end=end, user=user)

    def _re_attributed(self, left: list[Open], open_back: dict[tuple, Coding]) -> list[Open]:
        """What is still open once the same words with the same code are found in another person's name."""
        by_words = defaultdict(list)
        for place, coding in open_back.items():
            by_words[place[:4]].append(coding)
        still = []
        for coding, wanted in left:
            others = by_words.get(wanted.place[:4], []) if wanted else []
            if others:
                now = others.pop(0)
                del open_back[now.place]
                self._note("coding re-attributed", coding, self._whose(coding), self._whose(now))
                self._compare_memo(coding, now)
            else:
                still.append((coding, wanted))
        return still

    def _shifted(self, left: list[Open], open_back: dict[tuple, Coding]) -> list[Open]:
        """What is still open once the nearest coding of the same code and person that overlaps, or is as long, is
        taken for what became of it."""
        by_code = defaultdict(list)
        for coding in open_back.values():
            by_code[coding.source, coding.code, coding.user].append(coding)
        pairs = [
            (abs(now.start - wanted.start) + abs(now.end - wanted.end), number, now)
            for number, (_, wanted) in enumerate(left)
            if wanted is not None
            for now in by_code.get((wanted.source, wanted.code, wanted.user), [])
            if self._may_be_one(wanted, now)
        ]
        became: dict[int, Coding] = {}
        for _, number, now in sorted(pairs, key=lambda pair: (pair[0], pair[1], pair[2].place)):
            if number not in became and now.place in open_back:
                became[number] = open_back.pop(now.place)
        for number, now in sorted(became.items()):
            coding, wanted = left[number]
            assert wanted is not None, "only what should have come back is paired"
            self._compare_places(coding, wanted, now)
        return [one for number, one in enumerate(left) if number not in became]

    def _may_be_one(self, wanted: Coding, now: Coding) -> bool:
        overlap = now.start < wanted.end and wanted.start < now.end
        return overlap or now.end - now.start == wanted.end - wanted.start

    def _compare_places(self, coding: Coding, wanted: Coding, now: Coding) -> None:
        """A coding on the same words of a text that changed is kept; else it was shifted."""
        before, after = self._words(coding), self._text_back[now.source][now.start : now.end]
        if not self._moved[coding.source].same and before.split() == after.split():
            self._found.kept += 1
        else:
            by = now.start - wanted.start, now.end - wanted.end
            self._found.shifts[by] += 1
            self._note("coding shifted", coding, before, after, by)
        self._compare_memo(coding, now)

    def _compare_memo(self, coding: Coding, now: Coding) -> None:
        if coding.memo.split() and " ".join(coding.memo.split()) not in " ".join(now.memo.split()):
            self._note("memo lost", coding, coding.memo, now.memo)

    def _note(
        self, kind: str, coding: Coding, before: str = "", after: str = "", by: tuple[int, int] | None = None
    ) -> None:
        shift = "" if by is None else f", start {by[0]:+d}, end {by[1]:+d}"
        where = f"{self._names.get(coding.source, '')}, {coding.start} to {coding.end}, {self._whose(coding)}{shift}"
        name = " > ".join(self._paths.get(coding.code, ("?",)))
        self._found.findings.append(Finding(kind, name, where, before or self._words(coding), after))

    def _words(self, coding: Coding) -> str:
        return self._text.get(coding.source, "")[coding.start : coding.end]

    def _whose(self, coding: Coding) -> str:
        return self._users.get(coding.user) or coding.user or "nobody named"
