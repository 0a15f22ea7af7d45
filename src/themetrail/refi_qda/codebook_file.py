"""The codebook of a project, and a codebook alone (`.qdc`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.markup import child, children, colour_in, guid_in, root_of, text_below
from themetrail.refi_qda.package import LARGEST_TEXT
from themetrail.refi_qda.project import Code

_DEEPEST = 100  # codes under codes; more is an attack


class CodebookFile(NamedTuple):
    """The codes of a `.qdc`, each after the one above it, and the program that wrote it."""

    codes: list[Code]
    origin: str


def read_codebook_file(path: Path) -> CodebookFile:
    """A `.qdc`. Raises StudyError naming the file."""
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise StudyError("this file is far larger than any codebook; export the codebook again")
        root = root_of(path.read_bytes(), "CodeBook", "this codebook")
        return CodebookFile(codes_in(root), root.get("origin", ""))
    except StudyError as problem:
        raise StudyError(problem.what, file=path) from None
    except OSError as problem:
        raise StudyError(f"this file cannot be read ({problem.strerror or 'no reason given'})", file=path) from None


def codes_in(codebook: Element | None) -> list[Code]:
    """All codes of a codebook in its order; StudyError where two have one GUID, or one has no name."""
    codes = [code for top in children(child(codebook, "Codes"), "Code") for code in _with_those_below(top, "", 1)]
    seen: dict[str, Code] = {}
    for code in codes:
        if seen.setdefault(code.guid, code) is not code:
            raise StudyError(
                f"the codes {seen[code.guid].name!r} and {code.name!r} have one GUID, so nobody knows which is meant;"
                " export the codebook again"
            )
    return codes


def _with_those_below(element: Element, parent: str, depth: int) -> Iterator[Code]:
    if depth > _DEEPEST:
        raise StudyError(f"codes stand under codes more than {_DEEPEST} deep; export the codebook again")
    guid, name = guid_in(element, "guid"), element.get("name", "").strip()
    if not guid or not name:
        raise StudyError("a code of the codebook has no name or no GUID; give it one and export again")
    codable = element.get("isCodable", "true").strip().lower() not in ("false", "0")
    yield Code(guid, name, parent, codable, colour_in(element), text_below(element, "Description"))
    for below in children(element, "Code"):
        yield from _with_those_below(below, guid, depth + 1)
