"""A part of an Office file as lxml has it."""

from __future__ import annotations

from lxml import etree

from themetrail.office.archive_guard import Problem


def xml_part(part: bytes, kind: str, problem: Problem) -> etree._Element:
    """The root of a part that `checked_archive` has looked at. Raises `problem` where lxml cannot read it.

    It is stricter than the parser that looked: a namespace must be the address of something.
    """
    try:
        return etree.fromstring(part, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise problem(f"this {kind} file is damaged (its XML cannot be read); save it again as {kind}") from None
