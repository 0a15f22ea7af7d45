"""A project (`.qdpx`) and a codebook (`.qdc`) by the letter of the standard: its order of elements, LF, no byte order
mark, no absolute path, texts as plain text. The same project gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from themetrail.office.files import Members
from themetrail.refi_qda.guids import guid_from
from themetrail.refi_qda.project import Case, Code, Coding, Group, Note, Project, User

PROJECT_SPACE = "urn:QDA-XML:project:1.0"
CODEBOOK_SPACE = "urn:QDA-XML:codebook:1.0"
# Some programs fail where nothing says when a thing was made, and a time of day would differ from run to run.
_MADE = {"creationDateTime": "1980-01-01T00:00:00Z"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def project_file(project: Project) -> bytes:
    """The project as `.qdpx`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        members = Members(archive)
        members.add("project.qde", [project_xml(project)])
        for source in project.sources:
            members.add(f"sources/{guid_from(source.guid)}.txt", [source.text.encode("utf-8", "replace")])
    return made.getvalue()


def codebook_file(codes: Iterable[Code], origin: str) -> bytes:
    """The codebook as `.qdc`."""
    root = Element("CodeBook", {"xmlns": CODEBOOK_SPACE, "origin": _clean(origin)})
    _add_codes(SubElement(root, "Codes"), codes)
    return _written(root)


def beyond_bmp(project: Project) -> dict[str, int]:
    """By the name of each source that has some, its characters beyond the basic plane, which programs count as one or
    two."""
    counted = {source.name: sum(ord(letter) > 0xFFFF for letter in source.text) for source in project.sources}
    return {name: number for name, number in counted.items() if number}


def project_xml(project: Project) -> bytes:
    """The `project.qde`."""
    root = Element("Project", {"xmlns": PROJECT_SPACE, "name": _clean(project.name), "origin": _clean(project.origin)})
    _add_users(root, project.users)
    if project.codes:
        _add_codes(SubElement(SubElement(root, "CodeBook"), "Codes"), project.codes)
    variables = _add_variables(root, project.cases)
    _add_cases(root, project.cases, variables)
    _add_sources(root, project)
    _add_notes(root, project)
    _add_groups(root, project.groups)
    return _written(root)


def _add_users(root: Element, users: list[User]) -> None:
    for user in _in(root, "Users", users):
        SubElement(root[-1], "User", {"guid": guid_from(user.guid), "name": _clean(user.name)})


def _add_codes(top: Element, codes: Iterable[Code]) -> None:
    """Each code below its parent, in the order in which they come; a parent comes before its children."""
    places = {"": top}
    for code in codes:
        said = {"guid": guid_from(code.guid), "name": _clean(code.name), "isCodable": str(code.codable).lower()}
        if code.colour:
            said["color"] = code.colour
        places[code.guid] = SubElement(places[code.parent], "Code", said)
        if code.description:
            SubElement(places[code.guid], "Description").text = _clean(code.description)


def _add_variables(root: Element, cases: list[Case]) -> dict[str, str]:
    """The variables of all cases, and the GUID of each by its name."""
    names = dict.fromkeys(name for case in cases for name in case.values)
    guids = {name: guid_from(f"variable {name}") for name in names}
    for name in _in(root, "Variables", list(names)):
        SubElement(root[-1], "Variable", {"guid": guids[name], "name": _clean(name), "typeOfVariable": "Text"})
    return guids


def _add_cases(root: Element, cases: list[Case], variables: dict[str, str]) -> None:
    for case in _in(root, "Cases", cases):
        made = SubElement(root[-1], "Case", {"guid": guid_from(case.guid), "name": _clean(case.name)})
        for name, value in case.values.items():
            stated = SubElement(made, "VariableValue")
            SubElement(stated, "VariableRef", {"targetGUID": variables[name]})
            SubElement(stated, "TextValue").text = _clean(value)
        _refer(made, "SourceRef", case.sources)


def _add_sources(root: Element, project: Project) -> None:
    of_source: dict[str, list[Coding]] = {}
    for coding in project.codings:
        of_source.setdefault(coding.source, []).append(coding)
    for source in _in(root, "Sources", project.sources):
        guid = guid_from(source.guid)
        said = {"guid": guid, "name": _clean(source.name), "plainTextPath": f"internal://{guid}.txt", **_MADE}
        made = SubElement(root[-1], "TextSource", said)
        for coding in of_source.get(source.guid, []):
            _add_coding(made, coding)
        _refer(made, "NoteRef", source.notes)


def _add_coding(source: Element, coding: Coding) -> None:
    """A selection with its coding. Programs that know no notes on codings read the memo where the selection is
    described."""
    whose = {"creatingUser": guid_from(coding.user)} if coding.user else {}
    span = {"startPosition": str(coding.start), "endPosition": str(coding.end)}
    selection = SubElement(
        source, "PlainTextSelection", {"guid": _guid_of(coding, "selection"), **span, **whose, **_MADE}
    )
    if coding.memo:
        SubElement(selection, "Description").text = _clean(coding.memo)
    made = SubElement(selection, "Coding", {"guid": _guid_of(coding), **whose, **_MADE})
    SubElement(made, "CodeRef", {"targetGUID": guid_from(coding.code)})
    if coding.memo:
        SubElement(made, "NoteRef", {"targetGUID": _guid_of(coding, "memo")})


def _add_notes(root: Element, project: Project) -> None:
    memos = [Note(_guid_of(one, "memo"), "Memo on a coding", one.memo) for one in project.codings if one.memo]
    for note in _in(root, "Notes", [*project.notes, *memos]):
        made = SubElement(root[-1], "Note", {"guid": guid_from(note.guid), "name": _clean(note.name), **_MADE})
        SubElement(made, "PlainTextContent").text = _clean(note.text)


def _add_groups(root: Element, groups: list[Group]) -> None:
    for group in _in(root, "Sets", groups):
        made = SubElement(root[-1], "Set", {"guid": guid_from(group.guid), "name": _clean(group.name)})
        _refer(made, "MemberSource", group.sources)


def _in(root: Element, name: str, things: list) -> list:
    """The things, after the element that is to hold them was added; the standard has none that is empty."""
    if things:
        SubElement(root, name)
    return things


def _refer(element: Element, name: str, guids: Iterable[str]) -> None:
    for guid in guids:
        SubElement(element, name, {"targetGUID": guid_from(guid)})


def _guid_of(coding: Coding, part: str = "") -> str:
    own = coding.guid or " ".join(map(str, coding.place))
    return guid_from(own if not part else f"{part} {own}")


def _clean(text: str) -> str:
    """Text without what XML cannot hold, with LF line breaks."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _written(root: Element) -> bytes:
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
