"""Word files as they come back, made of those that were issued: what coders and programs do to them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from themetrail.coding.draft import Issue
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets.word_form import bookmark_of
from themetrail.coding.sheets.word_writer import write_word_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
BODY, NOTES, THREADS = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    NOTES: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    THREADS: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


def made(xml: str) -> etree._Element:
    """An element of WordprocessingML."""
    return etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0]


class WordReturned:
    """A file that was issued, while somebody comments on it."""

    def __init__(self, issued: Path) -> None:
        with zipfile.ZipFile(issued) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts[BODY])
        self._comments: list[str] = []
        self._threads: list[str] = []
        for element in etree.fromstring(self.parts[NOTES]) if NOTES in self.parts else ():
            self.comment("\n".join("".join(one.itertext()) for one in element), author=element.get(w("author")))

    def comment(self, said: str, *, of: str = "", parent: int | None = None, author: str = "Author") -> int:
        """Write a comment, which is on nothing yet; its lines are its paragraphs. Gives its number."""
        number = len(self._comments)
        lines = said.split("\n")
        paragraphs = "".join(
            f'<w:p w14:paraId="{number:04d}{place:04d}">{_run(line)}</w:p>' for place, line in enumerate(lines)
        )
        self._comments.append(f'<w:comment w:id="{number}" w:author="{author}">{paragraphs}</w:comment>')
        last = f"{number:04d}{len(lines) - 1:04d}"
        above = "" if parent is None else f' w15:paraIdParent="{self._last_paragraph(parent)}"'
        self._threads.append(f'<w15:commentEx w15:paraId="{last}"{above} w15:done="{1 if of == "resolved" else 0}"/>')
        return number

    def on_words(self, number: int, start: int, end: int) -> None:
        """Put a comment on a stretch of the text of the whole body, in characters of its runs."""
        for name, at in (("commentRangeEnd", end), ("commentRangeStart", start)):
            self._at(at, etree.Element(w(name), {w("id"): str(number)}), before=name == "commentRangeEnd")
        sign = made(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
        [mark] = [one for one in self.body.iter(w("commentRangeEnd")) if one.get(w("id")) == str(number)]
        mark.addnext(sign)

    def say(self, segment_id: str, said: str, words: str = "", **more) -> int:
        """A comment on words of a segment, or on all of it."""
        number = self.comment(said, **more)
        start, end = self.place(segment_id)
        if words:
            start += self.text()[start:end].index(words)
            end = start + len(words)
        self.on_words(number, start, end)
        return number

    def text(self) -> str:
        """The text of the body's runs, without breaks between paragraphs."""
        return "".join(one.text or "" for one in self.body.iter(w("t")))

    def place(self, segment_id: str) -> tuple[int, int]:
        """Where a segment stands in that text."""
        [start] = [one for one in self.body.iter(w("bookmarkStart")) if one.get(w("name")) == bookmark_of(segment_id)]
        at, first, marked = 0, 0, start.get(w("id"))
        for one in self.body.iter():
            if one is start:
                first = at
            elif one.tag == w("bookmarkEnd") and one.get(w("id")) == marked:
                return first, at
            elif one.tag == w("t"):
                at += len(one.text or "")
        raise AssertionError(segment_id)

    def run_of(self, segment_id: str) -> etree._Element:
        """The first run of a segment."""
        [start] = [one for one in self.body.iter(w("bookmarkStart")) if one.get(w("name")) == bookmark_of(segment_id)]
        return next(one for one in start.itersiblings() if one.tag == w("r"))

    def _at(self, at: int, mark: etree._Element, *, before: bool) -> None:
        """Put a mark at a place of the text, a run being cut in two where it stands within."""
        done = 0
        for piece in list(self.body.iter(w("t"))):
            length, run = len(piece.text or ""), piece.getparent()
            if (done < at < done + length) or (at == done and not before) or (at == done + length and before):
                cut = at - done
                if cut == 0 and piece is next(run.iterchildren(w("t"))):
                    run.addprevious(mark)
                elif cut == length and run.index(piece) == len(run) - 1:
                    run.addnext(mark)
                else:
                    self._cut(run, piece, cut)
                    run.addnext(mark)
                return
            done += length
        raise AssertionError(at)

    def _cut(self, run: etree._Element, piece: etree._Element, cut: int) -> None:
        """Cut a run in two behind so many characters of one of its texts."""
        rest = made('<w:r><w:t xml:space="preserve"/></w:r>')
        rest[0].text, piece.text = piece.text[cut:], piece.text[:cut]
        rest.extend(list(piece.itersiblings()))
        run.addnext(rest)

    def _last_paragraph(self, number: int) -> str:
        return re.findall('paraId="([0-9]+)"', self._comments[number])[-1]

    def save(self, path: Path, *, threads: bool = True, without: Sequence[int] = ()) -> Path:
        """Write the file; `without` are comments that the part of the threads does not list."""
        self.parts[BODY] = etree.tostring(self.body, encoding="UTF-8", standalone=True)
        if self._comments:
            spaces = f'xmlns:w="{W}" xmlns:w14="{W14}"'
            self.parts[NOTES] = f"<w:comments {spaces}>{''.join(self._comments)}</w:comments>".encode()
            self._add_part(NOTES, "comments")
        if threads and self._threads:
            listed = "".join(one for number, one in enumerate(self._threads) if number not in without)
            self.parts[THREADS] = f'<w15:commentsEx xmlns:w15="{W15}">{listed}</w15:commentsEx>'.encode()
            self._add_part(THREADS, "commentsExtended")
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return path

    def commented(self, said: str) -> int:
        """The number of the one comment in which this stands."""
        [number] = [number for number, one in enumerate(self._comments) if escape(said) in one]
        return number

    def answer(self, number: int, said: str, **more) -> int:
        """Answer a comment that is there."""
        return self.comment(said, parent=number, **more)

    def _add_part(self, name: str, kind: str) -> None:
        if f"/{name}" in self.parts["[Content_Types].xml"].decode():
            return
        types = self.parts["[Content_Types].xml"].decode()
        entry = f'<Override PartName="/{name}" ContentType="{_TYPE}{kind}+xml"/></Types>'
        self.parts["[Content_Types].xml"] = types.replace("</Types>", entry).encode()
        relations = self.parts["word/_rels/document.xml.rels"].decode()
        entry = f'<Relationship Id="r{kind}" Type="{_KINDS[name]}" Target="{Path(name).name}"/></Relationships>'
        self.parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", entry).encode()


def issued_word_file(issue: Issue, coder: str, transcript: str, folder: Path) -> Path:
    """The Word file of a coder and transcript where a round of this folder has it."""
    path = folder / f"word/{coder}/{coder}_{transcript}.docx"
    write_word_file(path, GivenToCoder(issue, coder), transcript, title="A study")
    return path


def bytes_of(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
