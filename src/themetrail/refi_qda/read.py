"""A project (`.qdpx`) of any program, read into one form, with what was found about how it counts and what is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from themetrail.contracts.errors import StudyError
from themetrail.refi_qda import losses
from themetrail.refi_qda.codebook_file import codes_in, read_codebook_file
from themetrail.refi_qda.markup import child, children, guid_in, name_of, root_of, text_below
from themetrail.refi_qda.offsets import STANDARD, FoundModel, OffsetModel, Ruler, find_model
from themetrail.refi_qda.package import Package, opened_package
from themetrail.refi_qda.project import Case, Coding, Group, Note, Project, Source, User, without_twins
from themetrail.refi_qda.texts import ReadText, stored_text, texts_in, with_lf


@dataclass(frozen=True)
class ReadProject:
    """A project, and the way in which its offsets were counted."""

    project: Project
    offsets: FoundModel


_NO_OFFSETS = FoundModel(STANDARD, "a codebook has none", True, 0, 0)


def read_project(path: str | Path, model: OffsetModel | None = None) -> ReadProject:
    """A `.qdpx`, its offsets counted as `model` says or as they are found to be.

    Raises StudyError in one sentence where the file cannot be read, or cannot be read for certain.
    """
    path = Path(path)
    with opened_package(path) as package:
        root = root_of(package.project(), "Project", "the project in this file")
        return _Reading(root, package, model).whole()


def read_codebook(path: str | Path) -> ReadProject:
    """A `.qdc` as a project of codes alone. Raises StudyError in one sentence where it cannot be read."""
    return ReadProject(Project(codes=read_codebook_file(Path(path)).codes), _NO_OFFSETS)


class _Reading:
    """One project while it is read."""

    def __init__(self, root: Element, package: Package, model: OffsetModel | None) -> None:
        self._root, self._package, self._forced = root, package, model
        self._losses: Counter[str] = losses.losses_of(root)
        self._notes = {note.guid: note for note in self._read_notes()}
        self._on_codings: set[str] = set()  # notes that are memos of codings
        self._cases = {guid_in(case, "guid") for case in children(child(root, "Cases"), "Case")}

    def whole(self) -> ReadProject:
        """All of it."""
        root = self._root
        codes = [code for code in codes_in(child(root, "CodeBook")) if code.guid not in self._cases]
        texts = list(texts_in(root, self._package))
        _check_guids_differ(texts)
        found = self._model(texts)
        raw = [coding for text in texts for coding in self._codings(text, found.model, {code.guid for code in codes})]
        codings = without_twins(raw)
        project = Project(
            name=root.get("name", ""),
            origin=root.get("origin", ""),
            users=_users(root, codings),
            codes=codes,
            sources=[
                Source(text.guid, text.name, text.text, tuple(_targets(text.element, "NoteRef")))
                for text in texts
                if text.text is not None
            ],
            codings=codings,
            cases=list(self._read_cases()),
            groups=list(self._read_groups()),
            notes=[note for note in self._notes.values() if note.guid not in self._on_codings],
            twins=len(raw) - len(codings),
        )
        project.losses = +self._losses
        return ReadProject(project, found)

    def _model(self, texts: list[ReadText]) -> FoundModel:
        spans = [(text.text, [_span(one) for one in _selections(text)]) for text in texts if text.text is not None]
        has_crlf = any(text.has_crlf for text in texts)
        return find_model(spans, self._root.get("origin", ""), has_crlf=has_crlf, forced=self._forced)

    def _codings(self, text: ReadText, model: OffsetModel, codes: set[str]) -> Iterator[Coding]:
        """The codings of one text; what is none of them is put down as lost."""
        if text.text is None:
            self._losses[losses.NO_TEXT] += 1
            return
        self._losses += losses.losses_of_source(text.element)
        ruler = Ruler(text.text, model)
        for selection in _selections(text):
            given = list(children(selection, "Coding"))
            if not given:
                remark = text_below(selection, "Description") or any(children(selection, "NoteRef"))
                self._losses[losses.REMARKS if remark else losses.WITHOUT_CODE] += 1
            start, end = _span(selection)
            place = ruler.span(start, end)
            within = ruler.is_inside(start) or ruler.is_inside(end + model.inclusive)
            for coding in given:
                code = next(iter(_targets(coding, "CodeRef")), "")
                if code not in codes:
                    self._losses[losses.TO_CASE if code in self._cases else losses.NO_CODE] += 1
                elif place is None:
                    self._losses[losses.OUTSIDE] += 1
                else:
                    self._losses[losses.INSIDE] += within
                    user = guid_in(coding, "creatingUser") or guid_in(selection, "creatingUser", "modifyingUser")
                    yield Coding(
                        source=text.guid,
                        start=place[0],
                        end=place[1],
                        code=code,
                        user=user or guid_in(self._root, "creatingUserGUID", "creatingUser"),
                        memo=self._memo(selection, coding),
                        guid=guid_in(coding, "guid"),
                    )

    def _memo(self, selection: Element, coding: Element) -> str:
        """What was remarked on a coding: on itself, and on the words that it stands on."""
        referred = [*_targets(coding, "NoteRef"), *_targets(selection, "NoteRef")]
        notes = [self._notes[guid] for guid in referred if guid in self._notes]
        self._on_codings |= {note.guid for note in notes}
        said = [text_below(selection, "Description"), *(note.text.strip() for note in notes)]
        return "\n".join(dict.fromkeys(filter(None, said)))

    def _read_notes(self) -> Iterator[Note]:
        for note in children(child(self._root, "Notes"), "Note"):
            text = stored_text(note, self._package)
            if text is None:
                text = text_below(note, "Description")
            yield Note(guid_in(note, "guid"), note.get("name", ""), with_lf(text))

    def _read_cases(self) -> Iterator[Case]:
        names = {
            guid_in(one, "guid"): one.get("name", "") for one in children(child(self._root, "Variables"), "Variable")
        }
        for case in children(child(self._root, "Cases"), "Case"):
            values = {}
            for value in children(case, "VariableValue"):
                name = names.get(next(iter(_targets(value, "VariableRef")), ""), "")
                values[name] = next((one.text or "" for one in value if name_of(one).endswith("Value")), "")
            yield Case(guid_in(case, "guid"), case.get("name", ""), values, tuple(_targets(case, "SourceRef")))

    def _read_groups(self) -> Iterator[Group]:
        for group in children(child(self._root, "Sets"), "Set"):
            sources = tuple(_targets(group, "MemberSource"))
            yield Group(guid_in(group, "guid"), group.get("name", ""), sources)


def _selections(text: ReadText) -> Iterator[Element]:
    return children(text.element, "PlainTextSelection")


def _span(selection: Element) -> tuple[int, int]:
    try:
        return int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        raise StudyError(
            "a selection of this project states no start or end that is a number; export the project again"
        ) from None


def _targets(element: Element, name: str) -> Iterator[str]:
    """What the references of a kind directly below an element refer to; `guid` is what codebooks call it."""
    return (guid_in(one, "targetGUID", "guid") for one in children(element, name))


def _check_guids_differ(texts: list[ReadText]) -> None:
    twice = [guid for guid, number in Counter(text.guid for text in texts).items() if number > 1]
    if twice:
        raise StudyError(
            f"{len(twice) + 1} texts of this project have one GUID, so nobody knows where codes belong; export it again"
        )


def _users(root: Element, codings: Iterable[Coding]) -> list[User]:
    """Those whom the project names, then those who coded and whom it does not name."""
    named = [
        User(guid_in(user, "guid"), user.get("name") or user.get("id") or "")
        for user in children(child(root, "Users"), "User")
    ]
    known = {user.guid for user in named}
    others = dict.fromkeys(coding.user for coding in codings if coding.user not in known)
    return named + [User(guid, "") for guid in others if guid]
