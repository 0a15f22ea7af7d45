"""What stands in a project and is not taken, kind by kind, so that nobody takes it for read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from themetrail.refi_qda.markup import child, children, name_of

# By the element, what it is in words. Whatever is inside is lost with it and not counted again.
NOT_TAKEN = {
    "Link": "links",
    "Graph": "graphs",
    "PictureSource": "pictures",
    "AudioSource": "audio sources",
    "VideoSource": "video sources",
    "PDFSelection": "areas marked on pages of PDFs",
}
ON_SOURCE = {"Coding": "codes on whole sources", "VariableValue": "values of variables on sources"}
WITHOUT_CODE = "words that are marked without a code"
REMARKS = "remarks on words without a code"
OUTSIDE = "codings whose words lie outside their text"
INSIDE = "codings that begin or end within a character, moved to its beginning"
NO_CODE = "codings with a code that the codebook does not have"
TO_CASE = "stretches of words given to a case"
NO_TEXT = "texts that are not in the file, with all that is coded in them"
BEYOND_STANDARD = "elements that the standard does not have"
VALUES = "values of variables on selections"
CODES_OF_CASES = "codes on cases"
SELECTIONS_OF_CASES = "selections of cases"
CODES_OF_SETS = "codes and notes in sets"

_KNOWN = {
    "Project", "Users", "User", "CodeBook", "Codes", "Code", "Description", "NoteRef", "Variables", "Variable", "Cases",
    "Case", "CodeRef", "VariableValue", "VariableRef", "SourceRef", "SelectionRef", "Sources", "TextSource",
    "PDFSource", "Representation", "PlainTextContent", "PlainTextSelection", "Coding", "Notes", "Note", "Links",
    "Graphs", "Sets", "Set", "MemberCode", "MemberSource", "MemberNote", "TextValue", "BooleanValue", "IntegerValue",
    "FloatValue", "DateValue", "DateTimeValue",
}  # fmt: skip


def losses_of(root: Element) -> Counter[str]:
    """How often each kind of thing that is not taken stands in a project. What hangs on single texts is not in it."""
    losses: Counter[str] = Counter()
    _walk(root, losses)
    for case in children(child(root, "Cases"), "Case"):
        losses[CODES_OF_CASES] += _number(case, "CodeRef")
        losses[SELECTIONS_OF_CASES] += _number(case, "SelectionRef")
    for group in children(child(root, "Sets"), "Set"):
        losses[CODES_OF_SETS] += _number(group, "MemberCode", "MemberNote")
    return +losses


def losses_of_source(source: Element) -> Counter[str]:
    """The same for what hangs on one text."""
    losses = Counter({said: _number(source, name) for name, said in ON_SOURCE.items()})
    for selection in children(source, "PlainTextSelection"):
        losses[VALUES] += _number(selection, "VariableValue")
    return +losses


def _walk(element: Element, losses: Counter[str]) -> None:
    for one in element:
        name = name_of(one)
        if name in NOT_TAKEN:
            losses[NOT_TAKEN[name]] += 1
        elif name in _KNOWN:
            _walk(one, losses)
        elif name:
            losses[BEYOND_STANDARD] += 1


def _number(element: Element, *names: str) -> int:
    return sum(1 for _ in children(element, *names))


def in_words(losses: Counter[str]) -> Iterable[str]:
    """A line for each kind, the most frequent first."""
    return (f"{number} {said}" for said, number in sorted(losses.items(), key=lambda one: (-one[1], one[0])))
