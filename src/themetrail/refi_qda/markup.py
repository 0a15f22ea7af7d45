"""XML as other programs write it: elements by their names alone, whatever their namespace, and GUIDs in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from themetrail.contracts.errors import StudyError

_GUID = re.compile(r"\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?")
_DEEPEST = 300  # elements within one another
_COLOUR = re.compile(r"#([0-9A-F]{6}|[0-9A-F]{3})")


def root_of(content: bytes, wanted: str, what: str) -> Element:
    """The root of a document, which must be called `wanted`; StudyError where it is no such document."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise StudyError(
            f"{what} defines entities or a document type, as no program for qualitative analysis does and attacks do;"
            " export it again"
        ) from None
    except (ParseError, ValueError, LookupError) as problem:
        line = getattr(problem, "position", (0, 0))[0]
        where = f" (line {line})" if line else ""
        raise StudyError(f"{what} is no readable XML{where}; export it again") from None
    if _is_deeper(root, _DEEPEST):
        raise StudyError(
            f"in {what} elements stand within one another more than {_DEEPEST} deep, as only attacks do;"
            " export it again"
        )
    if name_of(root) != wanted:
        raise StudyError(f"{what} begins with <{name_of(root)[:40]}> and should begin with <{wanted}>; export it again")
    return root


def _is_deeper(root: Element, most: int) -> bool:
    """Whether elements stand deeper than that below the root; what reads them calls itself for each step down."""
    level = [root]
    for _ in range(most):
        level = [below for element in level for below in element]
        if not level:
            return False
    return True


def name_of(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements of these names directly below one."""
    return (child for child in (() if element is None else element) if name_of(child) in names)


def child(element: Element | None, name: str) -> Element | None:
    """The first element of a name directly below one."""
    return next(children(element, name), None)


def text_below(element: Element | None, name: str) -> str:
    """What the first element of a name directly below one says."""
    found = child(element, name)
    return "" if found is None else "".join(found.itertext()).strip()


def guid_in(element: Element | None, *attributes: str) -> str:
    """The GUID in the first of these attributes that has one, in small letters without braces; empty without."""
    said = (
        next((element.get(one, "").strip() for one in attributes if element.get(one, "").strip()), "")
        if element is not None
        else ""
    )
    found = _GUID.fullmatch(said.lower())
    return found[1] if found else said.lower()


def colour_in(element: Element) -> str:
    """A colour as #RRGGBB; empty where none is stated, or none that can be read."""
    found = _COLOUR.fullmatch(element.get("color", "").strip().upper())
    if not found:
        return ""
    return f"#{found[1]}" if len(found[1]) == 6 else "#" + "".join(2 * digit for digit in found[1])
