"""What a Word document (DOCX) says and what people put onto it: comments, bookmarks, highlights, tracked changes.

One walk over the body says where everything stands, in Unicode code points of the text as it was before tracked
changes: what they take out is still there, and what they put in is listed apart. Ids are only compared within a file,
since programs number them anew (ECMA-376 part 1, 17.13; [MS-DOCX] 2.5.3 for threads).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from themetrail.contracts.errors import StudyError
from themetrail.office.archive_guard import checked_archive

_BODY, _NOTES, _THREADS = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"
_PROPERTIES = "docProps/custom.xml"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"  # the namespace of what stands in a document
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
# Of two ways to draw one thing only the first is walked; properties hold no words of the text.
_PASSED_OVER = {"Fallback", "rPr", "pPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NO_COLOUR = ("none", "auto", "clear", "FFFFFF", "ffffff")
_SYMBOL = re.compile("(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|[0-9A-Fa-f]{1,3}")  # no half of a surrogate pair
_OFF = ("0", "false", "off")

Stretch = tuple[int, int]


@dataclass
class Comment:
    """One comment: its lines, the comments that answer it, and the words that it is on.

    `start` is None where only one end of its words is marked, or a mere point; both are None where it hangs on nothing.
    """

    lines: list[str]
    paragraphs: tuple[str, ...] = ()  # their ids, by which threads are linked
    start: int | None = None
    end: int | None = None
    replies: list[Comment] = field(default_factory=list)
    resolved: bool = False


@dataclass
class WordDocument:
    """A document as it was read. `comments` are the threads in the order in which their words stand."""

    text: str = ""
    bookmarks: dict[str, Stretch] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    highlighted: list[Stretch] = field(default_factory=list)
    inserted: list[tuple[int, str]] = field(default_factory=list)  # by tracked changes: before which place, and what
    struck: list[Stretch] = field(default_factory=list)  # by tracked changes
    beside: str = ""  # what headers, footers and notes say
    properties: dict[str, str] = field(default_factory=dict)  # that its maker gave it


def read_word_document(path: Path) -> WordDocument:
    """The document in a file. Raises StudyError where it is no sound DOCX, or one that is not safe to open."""

    def problem(what: str) -> StudyError:
        return StudyError(what, file=path)

    safe = checked_archive(path.read_bytes(), "DOCX", problem)
    with zipfile.ZipFile(safe) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    if _BODY not in parts:
        raise problem("this is not a DOCX file by its content; open it in Word and save it again as DOCX")
    walk = _Walk()
    walk.over(fromstring(parts[_BODY]))
    document = walk.document()
    document.comments = _threads(parts, walk, problem)
    document.properties = _properties(parts.get(_PROPERTIES))
    beside = [_text(fromstring(part)) for name, part in sorted(parts.items()) if _BESIDE.fullmatch(name)]
    document.beside = " ".join(filter(None, beside))
    return document


def text_of(paragraphs: str) -> str:
    """What a reader of the body finds in these paragraphs (WordprocessingML, with the prefix w)."""
    walk = _Walk()
    walk.over(fromstring(f'<w:body xmlns:w="{WORDS}">{paragraphs}</w:body>'))
    return walk.document().text


class _Walk:
    """The body, walked once from its beginning to its end; `_at` is how many characters stand before."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self._at = self._inserting = self._striking = 0
        self._open: dict[str, tuple[str, int]] = {}  # bookmarks by their id
        self._made = WordDocument()
        self.starts: dict[str, int] = {}  # of comments, by their id
        self.ends: dict[str, int] = {}
        self.points: dict[str, int] = {}  # where the sign of a comment stands

    def document(self) -> WordDocument:
        """What was found, but for the comments."""
        self._made.text = self._text.getvalue()
        for name, start in self._open.values():  # the end of it is lost
            self._made.bookmarks.setdefault(name, (start, start))
        self._made.highlighted = _joined(self._made.highlighted)
        return self._made

    def over(self, root: Element) -> None:
        """Walk over all that stands in `root`; without recursion, as deep as people nest."""
        waiting: list[tuple[Element, bool]] = [(root, False)]
        while waiting:
            element, is_left = waiting.pop()
            name = _name(element)
            if is_left:
                self._leave(element, name)
            elif name not in _PASSED_OVER:
                self._enter(element, name)
                waiting.append((element, True))
                waiting += [(child, False) for child in reversed(element)]

    def _enter(self, element: Element, name: str) -> None:
        self._inserting += name in ("ins", "moveTo")
        self._striking += name in ("del", "moveFrom")
        marked = _value(element, "id")
        if name in ("t", "delText"):
            self._say(element.text or "")
        elif name == "sym":
            code = _value(element, "char")
            self._say(chr(int(code, 16)) if _SYMBOL.fullmatch(code) else "\ufffd")
        elif name in _CHARACTERS:
            self._say(_CHARACTERS[name])
        elif name == "commentRangeStart":
            self.starts.setdefault(marked, self._at)
        elif name == "commentRangeEnd":
            self.ends[marked] = self._at
        elif name == "commentReference":
            self.points.setdefault(marked, self._at)
        elif name == "bookmarkStart":
            self._open[marked] = (_value(element, "name"), self._at)
        elif name == "bookmarkEnd" and marked in self._open:
            called, start = self._open.pop(marked)
            self._made.bookmarks.setdefault(called, (start, self._at))
        elif name == "r" and not self._inserting and _is_highlighted(element):
            self._made.highlighted.append((self._at, self._at + len(_text(element))))

    def _leave(self, _: Element, name: str) -> None:
        self._inserting -= name in ("ins", "moveTo")
        self._striking -= name in ("del", "moveFrom")
        if name == "p":
            self._say("\n")

    def _say(self, text: str) -> None:
        if self._inserting:
            if text.strip():
                self._made.inserted.append((self._at, text))
            return
        if self._striking and text.strip():
            self._made.struck.append((self._at, self._at + len(text)))
        self._text.write(text)
        self._at += len(text)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches that touch each other as one; those without characters left out."""
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        elif end > start:
            joined.append((start, end))
    return joined


def _is_highlighted(run: Element) -> bool:
    properties = next((child for child in run if _name(child) == "rPr"), ())
    for child in properties:
        colour = {"highlight": _value(child, "val"), "shd": _value(child, "fill")}.get(_name(child), "")
        if colour and colour not in _NO_COLOUR:
            return True
    return False


def _threads(parts: dict[str, bytes], walk: _Walk, problem: Callable[[str], StudyError]) -> list[Comment]:
    """The comments that answer none, in the order of their words, each with those that answer it.

    Threads are linked by the id of a paragraph of a comment, in a part that programs leave out, or write for some
    comments only: one that it does not know answers none.
    """
    if _NOTES not in parts:
        return []
    found = {}
    for element in fromstring(parts[_NOTES]):
        if _name(element) == "comment":
            marked = _value(element, "id")
            if marked in found:
                raise problem(
                    "two comments of this file have one number, so that it is not certain what they are on;"
                    " open it in Word and save it again"
                )
            found[marked] = _comment(element, marked, walk)
    owner = {one: comment for comment in found.values() for one in comment.paragraphs}
    answered: dict[int, Comment] = {}  # by the comment that answers
    for entry in fromstring(parts[_THREADS]) if _THREADS in parts else ():
        comment, other = owner.get(_value(entry, "paraId")), owner.get(_value(entry, "paraIdParent"))
        if comment is None:
            continue
        comment.resolved |= _value(entry, "done") not in ("", *_OFF)
        first = other if other is None else _first_of(other, answered)
        if first is not None and id(comment) not in answered and comment is not first:
            answered[id(comment)] = first
            first.replies += [comment, *comment.replies]  # a thread is flat, however its answers are linked
            comment.replies = []
    return sorted((one for one in found.values() if id(one) not in answered), key=_order)


def _first_of(comment: Comment, answered: dict[int, Comment]) -> Comment:
    """The comment with which the thread of this one begins."""
    while id(comment) in answered:
        comment = answered[id(comment)]
    return comment


def _order(comment: Comment) -> tuple[int, int]:
    end = -1 if comment.end is None else comment.end
    return (end if comment.start is None else comment.start, -end)


def _comment(element: Element, marked: str, walk: _Walk) -> Comment:
    paragraphs = [child for child in element.iter() if _name(child) == "p"]
    lines = [line for paragraph in paragraphs for line in _text(paragraph).split("\n")]
    ids = tuple(filter(None, (_value(paragraph, "paraId") for paragraph in paragraphs)))
    end = walk.ends.get(marked, walk.points.get(marked, walk.starts.get(marked)))
    start = walk.starts.get(marked)
    if start is None or end is None or start >= end:
        start = None
    return Comment(lines, ids, start, end)


def _text(element: Element) -> str:
    """The characters of an element, without what tracked changes took out of it and how it looks."""
    said, waiting = [], [element]
    while waiting:
        one = waiting.pop()
        name = _name(one)
        if name in _PASSED_OVER or name in ("del", "moveFrom"):
            continue
        said.append((one.text or "") if name in ("t", "delText") else _CHARACTERS.get(name, ""))
        waiting += reversed(one)
    return "".join(said)


def _properties(part: bytes | None) -> dict[str, str]:
    if part is None:
        return {}
    return {_value(one, "name"): "".join(one.itertext()) for one in fromstring(part) if _name(one) == "property"}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: Element, name: str) -> str:
    """An attribute by its name, in whichever namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
