"""The markup of RTF into paragraphs: groups, destinations, code pages and Unicode, with nothing passed over unsaid."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z0-9'])|(?P<brace>[{}])|(?P<break>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"page": "\n", b"column": "\n", b"softline": "\n", b"lbr": "\n",
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"{": "{", b"}": "}", b"\\": "\\", b"\r": "\r", b"\n": "\r"}
_PARAGRAPH_ENDS = (b"par", b"sect")
# Groups that hold no words of the document, beside all that are marked \* as ignorable.
_NO_WORDS = frozenset(
    b"colortbl stylesheet info pict listtext pntext pn fldinst shprslt nonshppict nonesttables xe tc rxe txe"
    b" themedata datafield object_data bkmkstart bkmkend template filetbl listtable revtbl mmathPr".split()
)
_COUNTED = dict.fromkeys((b"header", b"footer"), "headers and footers with words")
_COUNTED |= {base + side: what for base, what in _COUNTED.items() for side in (b"l", b"r", b"f")}
_COUNTED |= {b"annotation": "comments", b"mmath": "formulas"}
_LOST = {
    b"footnote": "footnotes; move their words into the text",
    b"shptxt": "a text box; move its words into the text",
    b"dptxbxtext": "a text box; move its words into the text",
}
_CELL = "a table; turn it into paragraphs, or save the file as DOCX"
_STRUCK = "tracked deletions; accept or reject them"
_HIDDEN = "hidden text; show it or delete it"

_PAGES = {
    437: "cp437", 708: "iso8859_6", 10000: "mac_roman", 10001: "cp932", 10004: "mac_arabic", 10006: "mac_greek",
    10007: "mac_cyrillic", 10029: "mac_latin2", 10079: "mac_iceland", 10081: "mac_turkish", 65001: "utf-8",
}  # fmt: skip
_CHARSETS = {
    77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gb2312", 81: "big5", 84: "mac_arabic", 85: "mac_greek",
    86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_FAMILIES = {b"ansi": "cp1252", b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_NORMAL_TEXT = 9  # the outline level of what is no heading


class RtfError(ValueError):
    """The markup is damaged; its words would be lost or wrong."""


@dataclass
class Paragraph:
    """One paragraph: its text in pieces, and whether it is a heading."""

    pieces: list[str] = field(default_factory=list)
    heading: bool = False

    @property
    def text(self) -> str:
        """The whole text; \\u writes characters beyond the basic plane as two halves, which are one here."""
        return "".join(self.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True)
class _State:
    """What holds inside the innermost group."""

    mode: str = "text"  # text, skip, fonts, or the kind of what is counted or lost
    outer: str = "text"  # the mode around an \upr, whose second half is the one that is read
    font: int = -1
    skip_after_unicode: int = 1
    struck: bool = False
    hidden: bool = False


@dataclass
class Rtf:
    """A file's paragraphs; `dropped` counts what is no talk, `lost` says what would be lost."""

    paragraphs: list[Paragraph] = field(default_factory=lambda: [Paragraph()])
    dropped: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


class RtfReader:
    """Reads one file's markup from its first brace to its last."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._rtf = Rtf()
        self._page, self._named_page = "cp1252", ""
        self._fonts: dict[int, str] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._level = _NORMAL_TEXT
        self._bytes = bytearray()  # of one code page, not yet read as characters, since two may be one
        self._to_skip = 0  # characters that stand for a \u of which they are the poorer twin
        self._ignorable = False
        self._worded: set[str] = set()  # kinds counted whose present group has words

    def read(self) -> Rtf:
        """All paragraphs. Raises RtfError where the markup is damaged."""
        at, raw = 0, self._raw
        while at < len(raw):
            token = _TOKEN.match(raw, at)
            if token is None:
                raise RtfError("a backslash stands before nothing")
            at = token.end()
            if token["word"] == b"bin" and token["number"]:
                if token["number"].startswith(b"-"):  # it would be read again and again
                    raise RtfError("binary data are said to be shorter than nothing")
                at += int(token["number"])
            elif self._take(token):
                break
        if self._stack:
            raise RtfError("a brace is not closed")
        if raw[at:].strip(b"\0 \t\r\n"):
            raise RtfError("words stand behind its last brace")
        return self._rtf

    def _take(self, token: re.Match[bytes]) -> bool:
        """Read one token; whether it was the last."""
        if brace := token["brace"]:
            return self._brace(brace)
        if token["break"]:
            return False
        if self._to_skip and not (token["word"] == b"u" and token["number"]):
            self._skip(token)
        elif token["byte"]:
            self._put_bytes(bytes.fromhex(token["byte"].decode()))
        elif token["text"]:
            self._put_bytes(token["text"])
        elif token["symbol"]:
            self._symbol(token["symbol"])
        else:
            self._word(token["word"], None if token["number"] is None else int(token["number"]))
        return False

    def _brace(self, brace: bytes) -> bool:
        self._flush()
        self._to_skip, self._ignorable = 0, False
        if brace == b"{":
            self._stack.append(self._state)
            return False
        if not self._stack:
            raise RtfError("a brace is closed that is not open")
        self._state = self._stack.pop()
        if self._state.mode == "text":
            self._worded.clear()
        return not self._stack

    def _skip(self, token: re.Match[bytes]) -> None:
        """Pass over what stands for the Unicode character before it."""
        if text := token["text"]:
            passed = min(self._to_skip, len(text))
            self._to_skip -= passed
            if text[passed:]:
                self._put_bytes(text[passed:])
        else:
            self._to_skip -= 1

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._ignorable = True
        elif symbol in _SYMBOLS:
            self._put(_SYMBOLS[symbol]) if _SYMBOLS[symbol] != "\r" else self._end_paragraph()

    def _word(self, word: bytes, number: int | None) -> None:
        self._flush()
        ignorable, self._ignorable = self._ignorable, False
        if self._is_destination(word, ignorable):
            return
        if word == b"u" and number is not None:
            self._put(chr(number % 0x10000))
            self._to_skip = self._state.skip_after_unicode
        elif word in _CHARACTERS:
            self._put(_CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in (b"cell", b"nestcell") and self._state.mode == "text":
            self._rtf.lost.append(_CELL)
        elif not self._sets_pages(word, number):
            self._sets_state(word, number)

    def _is_destination(self, word: bytes, ignorable: bool) -> bool:
        """Whether a word says what its group is for, and so how the group is read."""
        state = self._state
        if word in _LOST:
            self._state = replace(state, mode=_LOST[word])
        elif word == b"ud" and state.mode == "skip":
            self._state = replace(state, mode=state.outer)
        elif state.mode == "skip":
            return False
        elif word in _COUNTED:
            self._state = replace(state, mode=_COUNTED[word])
        elif word == b"fonttbl":
            self._state = replace(state, mode="fonts")
        elif word == b"upr":
            self._state = replace(state, mode="skip", outer=state.mode)
        elif ignorable or word in _NO_WORDS:
            self._state = replace(state, mode="skip")
        else:
            return False
        return True

    def _sets_pages(self, word: bytes, number: int | None) -> bool:
        """Code pages: of the whole file, and of each font."""
        if word in _FAMILIES:
            self._page = _FAMILIES[word]
        elif word == b"ansicpg" and number:
            self._named_page = _PAGES.get(number, f"cp{number}")
        elif self._state.mode == "fonts" and word == b"f":
            self._state = replace(self._state, font=number or 0)
        elif self._state.mode == "fonts" and word == b"fcharset":
            if number in _CHARSETS:
                self._fonts.setdefault(self._state.font, _CHARSETS[number])
        elif self._state.mode == "fonts" and word == b"cpg" and number:
            self._fonts[self._state.font] = _PAGES.get(number, f"cp{number}")
        else:
            return False
        return True

    def _sets_state(self, word: bytes, number: int | None) -> None:
        on = number != 0
        if word == b"f":
            self._state = replace(self._state, font=number or 0)
        elif word == b"uc":
            self._state = replace(self._state, skip_after_unicode=1 if number is None else max(number, 0))
        elif word == b"deleted":
            self._state = replace(self._state, struck=on)
        elif word == b"v":
            self._state = replace(self._state, hidden=on)
        elif word == b"plain":
            self._state = replace(self._state, font=-1, struck=False, hidden=False)
        elif word == b"pard" and self._state.mode == "text":
            self._level = _NORMAL_TEXT
        elif word == b"outlinelevel" and self._state.mode == "text":
            self._level = _NORMAL_TEXT if number is None else number

    def _put_bytes(self, more: bytes) -> None:
        if self._state.mode not in ("skip", "fonts"):
            self._bytes += more

    def _flush(self) -> None:
        """The bytes so far as characters of the code page that their font, or else the file, names."""
        if self._bytes:
            held, self._bytes = self._bytes, bytearray()
            page = self._fonts.get(self._state.font, self._named_page or self._page)
            try:
                self._put(held.decode(page))
            except (UnicodeDecodeError, LookupError):
                raise RtfError("bytes are no characters of the code page that it names") from None

    def _put(self, text: str) -> None:
        self._flush()
        state, rtf = self._state, self._rtf
        if state.mode in ("skip", "fonts"):
            return
        if "\0" in text:
            raise RtfError("it holds NUL bytes")
        if state.mode == "text":
            if text.strip() and (state.struck or state.hidden):
                rtf.lost.append(_STRUCK if state.struck else _HIDDEN)
            rtf.paragraphs[-1].pieces.append(text)
        elif state.mode in _COUNTED.values():
            if any(map(str.isalpha, text)) and state.mode not in self._worded:
                self._worded.add(state.mode)
                rtf.dropped[state.mode] += 1
        elif text.strip():
            rtf.lost.append(state.mode)

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.mode == "text":
            self._rtf.paragraphs[-1].heading = self._level < _NORMAL_TEXT
            self._rtf.paragraphs.append(Paragraph())
