"""All text that a file holds, wherever it hides: office files, pages, images' metadata, archives in archives."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from themetrail.audit.gate.own_sentences import APART
from themetrail.audit.gate.places import FILE, Place
from themetrail.in_print import CODES
from themetrail.interface.catalogue import speech_of
from themetrail.interface.desk.words import desk_words
from themetrail.interface.explorer.words import explorer_words
from themetrail.interface.pages.words import page_words
from themetrail.interface.settling.words import settling_words

DEEPEST = 4  # archives within archives
PORTION = 2_000_000  # letters of a long part of an office file that are taken apart at once
_LARGEST = 500_000_000  # bytes of one member once unpacked
_DATA = re.compile(r"data:[\w/+.;=-]*?;base64,([A-Za-z0-9+/=\s]+)")
# What a page holds as data: words stand in it with the escapes of JSON, such as the n of a line's end
_DATA_BEGIN, _DATA_END = re.compile(r'<script type="application/json"[^<>]*>'), "</script>"
_CODE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_BLOCK_END = re.compile(
    r"</(?:w:|a:|text:|vt:)?(?:lpstr|definedName|p|h[1-6]|li|tr|td|th|div|title|si|row|t-row|dt|dd|option|c|dataValidation|label|figcaption|caption)>|<(?:br|w:br)\s*/?>"
)
_TAG = re.compile(r"(<[^<>]*>)", re.DOTALL)
_TAG_NAME = re.compile(r"</?[A-Za-z][\w:.-]*")
_REFERENCE = re.compile(r"&#?\w+;")
_IN_ONE_WORD = re.compile(r"\0(?<=\S\0)(?=\S)")  # between pieces of text that nothing but markup keeps apart
_CELL_ADDRESS = re.compile(r'<(?:c|row) r="[A-Z]{0,3}\d{1,7}"')
_QUOTED = re.compile(r"%[0-9A-Fa-f]{2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ESCAPED_BREAK = re.compile(r"\\+[nrtbf](?=[\w\\])")  # of JSON: its letter would be one of the next word
_PRINTABLE = re.compile(rb"[\x20-\x7e\x80-\xff\t]{4,}")
_PRINTABLE_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg", ".rels", ".vml", ".qde")


Unit = Literal["line", "paragraph", ""]  # empty where lines mean nothing


@dataclass(frozen=True)
class Stream:
    """Text found in a file. `part` is where in the file, `unit` what its lines are."""

    part: Place
    text: str
    unit: Unit


def streams(name: str, content: bytes, depth: int = 0) -> Iterator[Stream]:
    """All text in a file's content. `name` is only looked at for its ending."""
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06") and depth < DEEPEST:
        yield from _of_zip(content, depth)
    elif content[:2] == b"\x1f\x8b" and depth < DEEPEST:
        yield from _inside(FILE.then("unpacked"), streams(name.removesuffix(".gz"), _gunzip(content), depth + 1))
    elif content[:8] == b"\x89PNG\r\n\x1a\n":
        yield Stream(FILE.then("image"), _of_png(content), "")
    elif content[:4] == b"%PDF":
        yield Stream(FILE, _of_pdf(content), "")
    elif b"\0" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        yield Stream(FILE, _strings(content), "")
    else:
        yield from _of_text(name, decoded(content), depth)


def decoded(content: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 by its mark, or Windows-1252, in which every byte is something."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_text(name: str, text: str, depth: int) -> Iterator[Stream]:
    if ";base64," in text:
        yield from _embedded(text, depth)
        text = _DATA.sub(" ", text)
    if "<script>" in text:
        text = _CODE.sub(_unless_own, text)
    if "application/json" in text:
        blocks = _json_blocks(text)
        yield from _of_json_blocks(text[start:end] for start, end in blocks)
        text = _without(blocks, text)
    head = text[:200].lstrip().lower()
    unit: Unit = "line"
    if name.lower().endswith((".xml", ".rels", ".vml")):  # lines of office files are accidents, paragraphs are not
        text, unit = (yield from _of_paragraphs(text)), ""
        text = _TAG_NAME.sub("<", text)  # what is left: attributes and comments, and no `<pre>` or `<a:rose>`
    elif name.lower().endswith(_MARKUP) or head.startswith(("<?xml", "<!doctype", "<html", "<svg")):
        pieces = _TAG.split(text)[::2]
        yield Stream(FILE, html.unescape("".join(pieces)), unit)
        if _in_one_word(pieces):
            yield Stream(FILE, html.unescape(APART.join(pieces)), unit)
        text = _TAG_NAME.sub("<", text)
    yield Stream(FILE, text, unit)
    if _REFERENCE.search(text):
        yield Stream(FILE, html.unescape(text), unit)
    yield from _spelt_out(text, unit)


def _embedded(text: str, depth: int) -> Iterator[Stream]:
    """What stands in a text as base64."""
    for number, data in enumerate(_DATA.findall(text), start=1):
        try:
            inner = base64.b64decode(data, validate=False)
        except (binascii.Error, ValueError):
            continue
        if depth < DEEPEST:
            yield from _inside(FILE.then("embedded", number), streams("", inner, depth + 1))


def _unless_own(element: re.Match[str]) -> str:
    """A script or style of a page as it is; its lines alone where it is a file of this library, letter for letter."""
    return "\n" * element[0].count("\n") if element[2] in _own_code() else element[0]


@cache
def _own_code() -> frozenset[str]:
    """The scripts and styles that this library puts into pages: they say nothing of a study."""
    rooms = (
        resources.files("themetrail.page_scripts"),
        resources.files("themetrail.coding.desk"),
        resources.files("themetrail.report.explorer"),
    )
    files = (file for room in rooms for file in room.iterdir() if file.name.endswith((".js", ".css")))
    return frozenset(file.read_text(encoding="utf-8") for file in files)


def _without_own_words(data: object) -> object:
    """The data of a page without the sentences of the catalogue that it speaks with, letter for letter."""
    if not isinstance(data, dict) or data.get("words") not in _own_speeches():
        return data
    return {name: value for name, value in data.items() if name != "words"}


@cache
def _own_speeches() -> list[dict[str, object]]:
    """What the pages of this library may speak with: the same words for every study."""
    surfaces = ([page_words, desk_words], [page_words, desk_words, settling_words], [page_words, explorer_words])
    return [speech_of(*(words_of(language) for words_of in kind)) for kind in surfaces for language in CODES]


def _json_blocks(text: str) -> list[tuple[int, int]]:
    """Where data of a page begin and end. They are nearly all of it: no pattern goes through them letter by letter."""
    found: list[tuple[int, int]] = []
    begin = _DATA_BEGIN.search(text)
    while begin and (end := text.find(_DATA_END, begin.end())) >= 0:
        found.append((begin.end(), end))
        begin = _DATA_BEGIN.search(text, end)
    return found


def _without(stretches: list[tuple[int, int]], text: str) -> str:
    """The text with a blank in the place of each of these stretches."""
    begins, ends = [0, *(end for _, end in stretches)], [*(start for start, _ in stretches), len(text)]
    return " ".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))


def _of_json_blocks(blocks: Iterable[str]) -> Iterator[Stream]:
    """The texts of the data in a page, each on a line of its own; as they stand where they are no JSON."""
    for number, block in enumerate(blocks, start=1):
        try:
            texts = "\n".join(_texts_in(_without_own_words(json.loads(block))))
        except (ValueError, RecursionError):
            texts = block
        yield Stream(FILE.then("data", number), texts, "")
        yield from _spelt_out(texts, "")


def _texts_in(value: object) -> Iterator[str]:
    """All texts in a value of JSON, names of its parts included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_in(inner)
    elif value is not None:
        yield str(value)


def _of_paragraphs(text: str) -> Generator[Stream, None, str]:
    """What the paragraphs of an office file show; returns its tags, each once."""
    shown: list[str] = []
    apart: list[str] = []
    tags: dict[str, None] = {}
    for portion in _up_to_block_ends(text):
        parts = _TAG.split(" ".join(portion.split()))  # text, tag, text, tag, ..., text
        in_tags = parts[1::2]
        ends = {tag for tag in set(in_tags) if tag.startswith(("</", "<br", "<w:br")) and _BLOCK_END.fullmatch(tag)}
        pieces = [f"\n{piece}" if tag in ends else piece for tag, piece in zip(["", *in_tags], parts[::2], strict=True)]
        shown.append("".join(pieces))
        apart.append(APART.join(pieces) if _in_one_word(pieces) else shown[-1])
        tags |= dict.fromkeys(_without_addresses(in_tags))
    yield Stream(FILE, html.unescape("".join(shown)), "paragraph")
    if apart != shown:
        yield Stream(FILE, html.unescape("".join(apart)), "paragraph")
    yield from _spelt_out(html.unescape("".join(shown)), "paragraph")
    return "\n".join(tags)


def _up_to_block_ends(text: str) -> Iterator[str]:
    """A text in portions that end where a paragraph, cell or the like does."""
    start = 0
    while start < len(text):
        found = _BLOCK_END.search(text, start + PORTION)
        end = found.end() if found else len(text)
        yield text[start:end]
        start = end


def _in_one_word(pieces: list[str]) -> bool:
    """Whether somewhere nothing but markup keeps two pieces of text apart."""
    return _IN_ONE_WORD.search("\0".join(filter(None, pieces))) is not None


def _without_addresses(tags: list[str]) -> list[str]:
    """Each tag once. Where in a sheet a cell stands ("B12") is no text, and would make each cell's tag another."""
    return list(dict.fromkeys(_CELL_ADDRESS.sub("<", "\n".join(dict.fromkeys(tags))).split("\n")))


def _spelt_out(text: str, unit: Unit) -> Iterator[Stream]:
    """The text with what JSON and web addresses write as something else, letters and breaks, where there is any."""
    if "\\" in text:
        plain = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), _ESCAPED_BREAK.sub(" ", text))
        if plain != text:
            yield Stream(FILE, plain, unit)
    if _QUOTED.search(text):
        yield Stream(FILE, urllib.parse.unquote(text, errors="replace"), unit)


def _of_zip(content: bytes, depth: int) -> Iterator[Stream]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        yield Stream(FILE, _strings(content), "")
        return
    with archive:
        yield Stream(FILE.then("parts"), "\n".join(archive.namelist()), "line")
        yield Stream(FILE.then("archive"), decoded(archive.comment), "line")
        for member in archive.infolist():
            if member.is_dir() or member.file_size > _LARGEST:
                continue
            inner = streams(member.filename, archive.read(member), depth + 1)
            yield from _inside(FILE.then("member", member.filename), inner)


def _inside(part: Place, inner: Iterator[Stream]) -> Iterator[Stream]:
    for stream in inner:
        yield Stream(stream.part.within(part), stream.text, stream.unit)


def _gunzip(content: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as handle:
            return handle.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return b""


def _of_png(content: bytes) -> str:
    """Texts in the chunks of a PNG (tEXt, zTXt, iTXt, eXIf: PNG specification, third edition, 11.3.3)."""
    texts, place = [], 8
    while place + 8 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + length]
        if kind not in (b"IDAT", b"PLTE", b"IHDR"):
            texts.append(_strings(data.replace(b"\0", b"\n")))
            texts.extend(decoded(inflated) for inflated in _inflated(data))
        place += 12 + length
    return "\n".join(texts)


def _of_pdf(content: bytes) -> str:
    """Strings of a PDF, in its compressed streams too."""
    texts = [_strings(content)]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        texts.extend(_strings(inflated) for inflated in _inflated(found.group(1), starts=(0,)))
    return "\n".join(texts)


def _inflated(data: bytes, starts: tuple[int, ...] | None = None) -> Iterator[bytes]:
    """What of `data` is zlib-compressed, from wherever a zlib header stands."""
    for start in starts if starts is not None else [m.start() for m in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)]:
        try:
            yield zlib.decompressobj().decompress(data[start:], _LARGEST)
        except zlib.error:
            continue


def _strings(content: bytes) -> str:
    """Runs of printable characters, of one or two bytes each."""
    narrow = [decoded(found) for found in _PRINTABLE.findall(content)]
    wide = [found.decode("utf-16-le", errors="replace") for found in _PRINTABLE_WIDE.findall(content)]
    return "\n".join(narrow + wide)
