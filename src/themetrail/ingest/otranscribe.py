"""Read `.otr`, as oTranscribe writes it: a page of HTML inside JSON, with `Label:` at the start of lines."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from themetrail.ingest.clock import CLOCK
from themetrail.ingest.json_text import values_in
from themetrail.ingest.line import Line
from themetrail.ingest.source import ReadTranscript, Source, plain_text
from themetrail.ingest.talk import read_talk

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "tr", "table"}
_NO_WORDS = {"script", "style", "head", "title"}
_SPACE = re.compile(r"[ \t\r\n]+")  # what HTML takes for one space


class _Page(HTMLParser):
    """The lines of a page: each block and each break begins one; a time that the editor put in stands in brackets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self._silent = 0
        self._stamp = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NO_WORDS:
            self._silent += 1
        elif tag in _BLOCKS or tag == "br":
            self.lines.append([])
        elif tag == "span":
            self._stamp = "timestamp" in (dict(attrs).get("class") or "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag in _NO_WORDS:
            self._silent = max(self._silent - 1, 0)
        elif tag in _BLOCKS:
            self.lines.append([])
        elif tag == "span":
            self._stamp = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        clock = data.strip()
        is_time = self._stamp and re.fullmatch(CLOCK, clock)
        self.lines[-1].append(f"[{clock}] " if is_time else _SPACE.sub(" ", data))


def read(source: Source) -> ReadTranscript:
    """The utterances of an `.otr` file; a place is a line of the page with words, counted from 1.

    The name of the recording, which may name somebody, is not read, and counted. Raises StudyError where the file is
    no `.otr`.
    """
    value = values_in(source, ".otr")
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise source.problem("this is not an .otr file: it holds no 'text'; export it again from oTranscribe")
    page = _Page()
    page.feed(value["text"])
    page.close()
    worded = [text for line in page.lines if (text := plain_text("".join(line).replace("\u00a0", " ")).strip())]
    lines = [Line(re.sub(" {2,}", " ", text), place) for place, text in enumerate(worded, start=1)]
    reading = read_talk(lines, source, "line")
    media = bool(value.get("media"))
    return replace(reading, dropped={**reading.dropped, "names of recordings": 1} if media else reading.dropped)
