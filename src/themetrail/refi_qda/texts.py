"""The texts of a project: those of text sources, and the plain text that stands for a PDF."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.markup import child, children, guid_in
from themetrail.refi_qda.package import Package


@dataclass(frozen=True)
class ReadText:
    """A text with LF line breaks and the element whose selections count in it; `text` is None where it is not there."""

    element: Element
    guid: str
    name: str
    text: str | None
    has_crlf: bool


def texts_in(root: Element, package: Package) -> Iterator[ReadText]:
    """All texts of a project in its order. Raises StudyError where one is no UTF-8 or UTF-16."""
    for source in children(child(root, "Sources"), "TextSource", "PDFSource"):
        element = child(source, "Representation") if source.tag.endswith("PDFSource") else source
        if element is not None:
            stored = stored_text(element, package)
            text = None if stored is None else with_lf(stored)
            guid = guid_in(source, "guid") or guid_in(element, "guid")
            yield ReadText(element, guid, source.get("name", ""), text, stored is not None and "\r\n" in stored)


def stored_text(element: Element, package: Package) -> str | None:
    """The text of a source or note as it is stored, without a byte order mark; None where it is not in the file."""
    inline = child(element, "PlainTextContent")
    if inline is not None:
        return "".join(inline.itertext())
    path = element.get("plainTextPath", "").strip()
    content = package.source(path) if path else None
    return None if content is None else _decoded(content)


def with_lf(text: str) -> str:
    """The text with every line break as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise StudyError(
            "a text of this project is not in UTF-8, so its letters cannot be told; export the project again, or save"
            " that text as UTF-8 in its program first"
        ) from None
