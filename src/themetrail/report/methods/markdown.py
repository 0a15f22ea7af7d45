"""The methods text as Markdown. What people wrote is set in as a quotation; what is open is bold besides."""

from __future__ import annotations

import re

from themetrail.report.methods.page import Kind, Page, Paragraph

_MARKS = re.compile(r"([\\`*_\[\]{}#|~!])")  # what Markdown reads as more than letters
_ENTITY = re.compile(r"&(?=#?\w+;)")  # what would be read as one character
_LINK = re.compile(r"\](?=[(\[:])")  # where a name of the codebook would make a link
_AT_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def as_markdown(page: Page) -> str:
    """The page. The text is shown as it stands: nothing in it makes a heading, a link or a tag."""
    lines = [f"# {page.title}", "", f"*{_safe(page.apart)}*", ""]
    if page.provisional:
        lines += [f"**{_safe(page.provisional)}**", ""]
    for section in page.sections:
        lines += [f"## {section.title}", ""]
        for paragraph in section.paragraphs:
            if paragraph.kind is not Kind.ITEM and lines[-1]:
                lines.append("")  # else it would be part of the item above
            lines += [_written(paragraph)] + ([] if paragraph.kind is Kind.ITEM else [""])
        if lines[-1]:
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _written(paragraph: Paragraph) -> str:
    if paragraph.kind is Kind.STATED:
        return f"> {_AT_START.sub(_with_stroke, _MARKS.sub(_with_stroke_before, _safe(paragraph.text)))}"
    if paragraph.kind is Kind.OPEN:
        return f"> **{_safe(paragraph.text)}**"
    text = _LINK.sub(r"\]", _safe(paragraph.text))
    return f"- {text}" if paragraph.kind is Kind.ITEM else text


def _safe(text: str) -> str:
    """Text in which no tag and no named character can begin."""
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def _with_stroke_before(found: re.Match[str]) -> str:
    return f"\\{found[1]}"


def _with_stroke(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2][:-1]}\\{found[2][-1]}"
