"""What a meeting on the codebook is about, on one page: proposals, codes that are confused, what nothing fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import product
from pathlib import Path

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.coding.consensus import Votes
from themetrail.coding.proposals import MARKED, MEMO, NEW_CODE
from themetrail.interface.meeting.words import meeting_words
from themetrail.offline_page import still_page
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words

MOST_PASSAGES = 5  # of two codes that are confused, how many are shown
_STYLE = """
:root { color-scheme: light dark; --quiet: #565c66; --line: #d3d7de; }
@media (prefers-color-scheme: dark) { :root { --quiet: #a8b0bc; --line: #3a3f47; } }
body { font: 1rem/1.5 system-ui, 'Segoe UI', sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
section { margin: 2.5rem 0; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
article { margin: 1.2rem 0; break-inside: avoid; } h3 { margin: 0 0 .2rem; font-size: 1.05rem; }
p { margin: .2rem 0; } .quiet { color: var(--quiet); font-size: .9rem; }
blockquote { margin: .4rem 0; padding: .1rem .9rem; border-left: 3px solid var(--line); }
.decided { border-bottom: 1px dotted var(--quiet); height: 1.8rem; }
"""


@dataclass(frozen=True)
class Passage:
    """Words of a segment, and what coders said of them."""

    segment_id: str
    speaker: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Confusion:
    """Two codes of which one coder gave the one and another coder the other, where neither gave both."""

    codes: tuple[str, str]
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True)
class Agenda:
    """All that the page shows. `proposed` has name, definition, memo and passage of each proposal."""

    proposed: list[tuple[str, str, str, Passage]]
    on_transcripts: list[tuple[str, str]]
    confused: list[Confusion]
    fits_nothing: list[Passage]
    unsure: list[Passage]
    marked: list[Passage] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How much of each kind there is."""
        return {name: len(value) for name, value in vars(self).items()}


def agenda_of(
    votes: Mapping[tuple[str, str], Votes],
    decisions: pd.DataFrame,
    proposals: pd.DataFrame,
    marks: pd.DataFrame,
    segments: pd.DataFrame,
    codebook: Codebook,
) -> Agenda:
    """What coders proposed, confused, found no code for and were not sure of, over all rounds, in the order of talk.

    A segment fits nothing where all who saw it gave it no code and one of them wrote a memo, or where one of several
    gave none. Confusions come with the most frequent first. `decisions` are those whose memos may be shown.
    """
    said = _Said(segments, decisions)
    new, memos = (proposals[proposals["what"] == what] for what in (NEW_CODE, MEMO))
    proposed = [
        (name, definition, memo, said.passage(segment_id, start, end))
        for name, definition, memo, segment_id, start, end in tuples_of(
            new, "name", "definition", "memo", "segment_id", "start", "end"
        )
    ]
    at = ["segment_id", "start", "end"]
    unsure = marks.loc[marks["unsure"].eq("yes"), at]
    marked = proposals.loc[proposals["what"] == MARKED, at]
    return Agenda(
        sorted(proposed, key=lambda one: said.order[one[3].segment_id]),
        sorted(tuples_of(memos, "transcript_id", "memo")),
        _confusions(votes, said, codebook),
        list(_without_code(votes, said)),
        said.passages(unsure),
        said.passages(marked),
    )


def write_meeting_page(
    path: str | Path, agenda: Agenda, codebook: Codebook, *, title: str, language: str = "english"
) -> None:
    """Write the page (HTML without script, the same bytes for the same agenda)."""
    words, names = meeting_words(language), codebook.names
    noted = [f"<h3>{escape(name)}</h3>{_lines(memo)}" for name, memo in agenda.on_transcripts]
    parts = [
        ("proposed", [_proposed(*one, words) for one in agenda.proposed]),
        ("confused", [_confused(one, names, words) for one in agenda.confused]),
        ("fits_nothing", [_passage(one, words) for one in agenda.fits_nothing]),
        ("unsure", [_passage(one, words) for one in agenda.unsure]),
        *([("marked", [_passage(one, words) for one in agenda.marked])] if agenda.marked else []),
        ("on_transcripts", noted),
    ]
    sections = "\n".join(_section(heading, entries, words) for heading, entries in parts)
    body = f"""<h1>{escape(title)}</h1>
<p class="quiet">{words.say("about")}
{words.say("unlike_all")}<a href="../suggest/unlike.html">{words.say("not_there_yet")}</a>.</p>
{sections}"""
    page = still_page(words.say("page_title", study=title), _STYLE, body, words.code)
    Path(path).write_text(page, encoding="utf-8", newline="\n")


class _Said:
    """The words of segments and the memos on them."""

    def __init__(self, segments: pd.DataFrame, decisions: pd.DataFrame) -> None:
        talk = segments.sort_values(["transcript_id", "turn", "start", "segment_id"])
        columns = ("segment_id", "speaker", "role", "start", "text")
        self._rows = {one: (who or role, start, text) for one, who, role, start, text in tuples_of(talk, *columns)}
        self.order = {segment_id: place for place, segment_id in enumerate(self._rows)} | {"": -1}
        self.memos: dict[str, tuple[str, ...]] = {}
        noted = decisions[decisions["memo"] != ""]
        for segment_id, memo in sorted(set(tuples_of(noted, "segment_id", "memo"))):
            self.memos[segment_id] = (*self.memos.get(segment_id, ()), memo)

    def passage(self, segment_id: str, start: float | None = None, end: float | None = None) -> Passage:
        """A segment with its memos, or the stretch of it that is meant."""
        speaker, first, text = self._rows.get(segment_id, ("", 0, ""))
        if start is None or end is None or pd.isna(start) or pd.isna(end):
            words = text
        else:
            words = text[int(start) - first : int(end) - first]
        return Passage(segment_id, speaker, words or text, self.memos.get(segment_id, ()))

    def passages(self, places: pd.DataFrame) -> list[Passage]:
        """The stretches of words in a table of segment_id, start and end, each once, in the order of talk."""
        once = sorted(tuples_of(places.drop_duplicates()), key=lambda one: (self.order[one[0]], *one[1:]))
        return [self.passage(*place) for place in once]


def _confusions(votes: Mapping[tuple[str, str], Votes], said: _Said, codebook: Codebook) -> list[Confusion]:
    rank = {code: place for place, code in enumerate(codebook.codes)}
    found: dict[tuple[str, str], list[str]] = {}
    for (_, segment_id), here in votes.items():
        codes = [code for code in here.codes if code in rank]
        for one, other in product(codes, codes):
            by_one, by_other = here.codes[one], here.codes[other]
            if rank[one] < rank[other] and by_one and by_other and not by_one & by_other:
                found.setdefault((one, other), []).append(segment_id)
    listed = [
        Confusion(codes, [said.passage(one) for one in sorted(set(ids), key=said.order.__getitem__)])
        for codes, ids in found.items()
    ]
    return sorted(listed, key=lambda one: (-len(one.passages), rank[one.codes[0]], rank[one.codes[1]]))


def _without_code(votes: Mapping[tuple[str, str], Votes], said: _Said) -> Iterator[Passage]:
    found = {
        segment_id
        for (_, segment_id), here in votes.items()
        if (not here.codes and segment_id in said.memos)
        or (here.codes and here.seen_by - frozenset().union(*here.codes.values()))
    }
    for segment_id in sorted(found, key=said.order.__getitem__):
        yield said.passage(segment_id)


def _section(name: str, entries: list[str], words: Words) -> str:
    shown = "\n".join(f"<article>{entry}<div class='decided'></div></article>" for entry in entries)
    heading, none = words.say("section", len(entries), heading=words.say(name)), f"<p>{words.say('none')}</p>"
    return f"<section><h2>{escape(heading)}</h2>\n{shown or none}</section>"


def _lines(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _proposed(name: str, definition: str, memo: str, passage: Passage, words: Words) -> str:
    return f"<h3>{escape(name)}</h3>{_lines(definition, memo)}{_passage(passage, words)}"


def _confused(one: Confusion, names: Mapping[str, str], words: Words) -> str:
    first, other = (names[code] for code in one.codes)
    n, shown = len(one.passages), one.passages[:MOST_PASSAGES]
    part = words.say("the_first", n, shown=words.count(len(shown)))
    more = f" <span class='quiet'>{part}</span>" if n > len(shown) else ""
    heading = f"<h3>{escape(words.say('pair', n, first=first, other=other))}{more}</h3>"
    return heading + "".join(_passage(passage, words) for passage in shown)


def _passage(passage: Passage, words: Words) -> str:
    notes = "".join(f"<p class='quiet'>{escape(words.say('memo', text=note))}</p>" for note in passage.notes)
    place = ", ".join(part for part in (passage.speaker, passage.segment_id) if part)
    where = f"<p class='quiet'>{escape(place)}</p>"
    return f"<blockquote dir='auto'>{escape(passage.text)}</blockquote>{where}{notes}"
