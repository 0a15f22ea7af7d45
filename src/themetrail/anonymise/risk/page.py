"""The sealed page of the findings: each with its passage, what is proposed and where to decide. It quotes.

It speaks the language of the study.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd

from themetrail.anonymise.resolve.decisions import marks_of
from themetrail.anonymise.resolve.pseudonym_registry import placeholder
from themetrail.anonymise.risk.report import FEW
from themetrail.anonymise.risk.sections import inferred, not_covered
from themetrail.anonymise.risk.wording import kind_of, number, others_of, voice_of
from themetrail.contracts.risk import KNOWN_TO
from themetrail.interface.risk.words import risk_words
from themetrail.page_tables import PAGE_TABLES, listed_table
from themetrail.words_in_print import Words

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto 4rem; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid #bbb; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
td, th { border-top: 1px solid #ddd; } th:first-child { width: 7rem; } th:last-child { width: 13rem; }
th.k { font-size: .9rem; width: 5rem; }
@media print, (min-width: 52.01rem) { .listed td.k, .listed th.k { text-align: right; padding-right: 1rem; } }
mark { background: #ffe08a; padding: 0 .1em; }
.meta { color: #555; font-size: .9rem; } .open { border-left: .3rem solid #b26a00; padding-left: .6rem; }
.done { border-left: .3rem solid #2d7d46; padding-left: .6rem; }
.note { border-left: .3rem solid #bbb; padding-left: .6rem; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1.5rem; }
ul { padding-left: 1.2rem; } p { overflow-wrap: break-word; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# Of how many this alone is told; the same made general; all of these facts, with this one made general; and without it.
_OF_FACT = {"alone": "k_alone", "general": "k_general_alone", "all": "k_general", "without": "k_without"}


def risk_page(title: str, findings: pd.DataFrame, languages: Iterable[str] = (), language: str = "english") -> str:
    """One page without scripts, for the study's owner; `findings` are FINDINGS, `language` is that of the page."""
    return _Page(risk_words(language), findings).whole(title, languages)


class _Page:
    """The page in one language. All that it says of the study is escaped."""

    def __init__(self, words: Words, findings: pd.DataFrame) -> None:
        self._words, self._findings = words, findings
        self._rows = findings.to_dict("records")

    def _say(self, name: str, n: int | None = None, /, **facts: object) -> str:
        """A sentence with its facts, as HTML."""
        return escape(self._words.say(name, n, **facts))

    def whole(self, title: str, languages: Iterable[str]) -> str:
        """The page."""
        say, words = self._say, self._words
        single, told, links = (self._on(on) for on in ("singling out", "told of", "linkability"))
        parts = [
            f"<h1>{say('page_heading', study=title)}</h1>",
            f'<p class="note">{self._intro()}</p>',
            f"<h2>{say('singling_out')}</h2>",
            *(self._participant(voice, facts) for voice, facts in _by_voice(single).items()),
            "" if single else f"<p>{say('nobody_stands_out')}</p>",
            f"<h3>{say('who_is_told_of')}</h3>",
            self._table_of_facts(told, voices=True) if told else f"<p>{say('no_passage')}</p>",
            f"<h2>{say('linkability')}</h2>",
            *map(self._link, links),
            "" if links else f"<p>{say('no_link')}</p>",
            f"<h2>{say('inference')}</h2><p>{escape(inferred(self._findings, words))}</p>",
            f"<h2>{say('who_could_join')}</h2>",
            *map(self._joined, KNOWN_TO),
            f"<h2>{say('what_is_not_covered')}</h2><p>{escape(not_covered(languages, words))}</p>",
        ]
        return (
            f'<!DOCTYPE html>\n<html lang="{words.code}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            f"<title>{say('page_title', study=title)}</title>\n<style>{PAGE_TABLES}{_STYLE}</style>\n</head>\n<body>\n"
            + "\n".join(filter(None, parts))
            + "\n</body>\n</html>\n"
        )

    def _on(self, on: str) -> list[dict]:
        return [row for row in self._rows if row["on"] == on]

    def _intro(self) -> str:
        waiting = {row["item_id"] for row in self._rows if row["asked"] == "yes" and row["state"] == "left"}
        link = f"<a href='review.html'>{self._say('review')}</a>"
        said = self._say("page_intro", review="{review}", waiting=self._words.count(len(waiting)))
        return said.replace("{review}", link)

    def _participant(self, voice: str, facts: list[dict]) -> str:
        first = facts[0]
        k, now, proposed = (number(first[name]) for name in ("k", "k_now", "k_proposed"))
        form = "k_same" if now == k else "k_now_more" if now is not None and now >= FEW else "k_now_few"
        told = self._say(form, k=k, now=now, of=number(first["n"]), proposed=proposed)
        return f'<h3>{self._voice(voice)} <span class="meta">{told}</span></h3>{self._table_of_facts(facts)}'

    def _voice(self, voice: str) -> str:
        return escape(voice_of(voice, self._words))

    def _kind(self, row: dict) -> str:
        return escape(kind_of(row["kind"], self._words))

    def _place(self, transcript: str, turn: object, voice: str = "") -> str:
        if voice == others_of(transcript):
            return self._say("voice_at", voice=voice_of(voice, self._words), turn=turn)
        place = self._say("place", transcript=transcript, turn=turn)
        return f"{self._voice(voice)}, {place}" if voice else place

    def _table_of_facts(self, facts: list[dict], *, voices: bool = False) -> str:
        """A row for each fact; with its counts, or with `voices`, of whom it is told."""
        counts = [] if voices else [f"k_{name}" for name in _OF_FACT]
        heads = [self._words.say(f"head_{name}") for name in ("fact", "passage", *counts, "proposal")]
        classes = ["", "passage", *("k" for _ in counts), ""]
        return listed_table(heads, [self._fact(row, voices=voices) for row in facts], classes)

    def _fact(self, row: dict, *, voices: bool) -> list[str]:
        counts = [] if voices else [number(row[name]) for name in _OF_FACT.values()]
        k = ["-" if count is None else str(count) for count in counts]
        place = self._place(row["transcript_id"], row["turn"], row["voice"] if voices else "")
        if row["places"] > 1:
            place += f", {self._say('told_in', places=self._words.count(row['places']))}"
        passage = f'{_marked(row["passage"], row["marks"])}<br><span class="meta">{place}</span>'
        return [self._kind(row), passage, *k, self._proposal(row)]

    def _proposal(self, row: dict) -> str:
        """What is proposed, or was decided, with the reason."""
        if row["state"] != "left":
            state = self._words.say(f"state_{row['state']}")
            said = self._words.say("why", state=state, why=row["why"]) if row["why"] else state
            return f'<div class="done">{escape(said)}</div>'
        shown = row["general"] or placeholder(row["category"], "")
        what = self._words.say("generalise_to" if row["general"] else "blank_as", shown=shown)
        if row["asked"] == "yes":
            link = f'<a href="review.html#{escape(row["item_id"])}">{self._say("decide")}</a>'
            return f'<div class="open">{escape(what)}<br>{link}</div>'
        return f'<div class="note">{self._say("not_asked", what=what)}</div>'

    def _link(self, row: dict) -> str:
        here = self._place(row["transcript_id"], row["turn"], row["voice"])
        there = self._place(row["other_transcript"], row["other_turn"], row["other_voice"])
        kind = kind_of(row["kind"], self._words)
        return (
            f"<h3>{escape(kind[:1].upper() + kind[1:])}</h3>"
            f'<div class="two"><p>{_marked(row["passage"], row["marks"])}<br><span class="meta">{here}</span></p>'
            f'<p>{escape(row["other_passage"])}<br><span class="meta">{there}</span></p></div>{self._proposal(row)}'
        )

    def _joined(self, who: str) -> str:
        """What one who knows something beforehand could join, by participant."""
        here = [
            row
            for row in self._rows
            if row["on"] in ("singling out", "linkability")
            and row["state"] in ("left", "kept")
            and who in row["known_to"].split(";")
        ]
        told = ""
        for voice, rows in _by_voice(here).items():
            facts = self._words.say("apart").join(dict.fromkeys(map(self._quoted, rows)))
            told += f"<li>{self._say('told_by', voice=voice_of(voice, self._words), facts=facts)}</li>"
        left = f"<ul>{told}</ul>" if told else f"<p>{self._say('nothing_left')}</p>"
        return f"<h3>{self._say(f'who_{who}')}</h3>{left}"

    def _quoted(self, row: dict) -> str:
        """A fact with its words: `rare number (seven horses)`."""
        words = " ".join(row["passage"][start:end] for start, end in marks_of(row["marks"]))
        return f"{kind_of(row['kind'], self._words)} ({words})"


def _by_voice(rows: list[dict]) -> dict[str, list[dict]]:
    voices: dict[str, list[dict]] = {}
    for row in rows:
        voices.setdefault(row["voice"], []).append(row)
    return voices


def _marked(passage: str, marks: str) -> str:
    """The passage with its marked stretches."""
    at, pieces = 0, []
    for start, end in marks_of(marks):
        pieces += [escape(passage[at:start]), f"<mark>{escape(passage[start:end])}</mark>"]
        at = end
    return "".join([*pieces, escape(passage[at:])])
