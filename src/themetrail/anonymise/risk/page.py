"""The sealed page of the findings: each with its passage, what is proposed and where to decide. It quotes."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd

from themetrail.anonymise.resolve.decisions import marks_of
from themetrail.anonymise.resolve.pseudonym_registry import placeholder
from themetrail.anonymise.risk.report import FEW
from themetrail.anonymise.risk.sections import WHO, inferred, not_covered
from themetrail.anonymise.risk.wording import KINDS, number

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto 4rem; padding: 0 1rem; color: #1a1a1a; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid #bbb; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } th:first-child { width: 7rem; }
th:last-child { width: 13rem; } th { text-align: left; font-weight: 600; }
td, th { border-top: 1px solid #ddd; padding: .35rem .6rem .35rem 0; vertical-align: top; overflow-wrap: anywhere; }
td.k, th.k { text-align: right; padding-right: 1rem; width: 4.5rem; }
mark { background: #ffe08a; padding: 0 .1em; }
.meta { color: #555; font-size: .9rem; } .open { border-left: .3rem solid #b26a00; padding-left: .6rem; }
.done { border-left: .3rem solid #2d7d46; padding-left: .6rem; }
.note { border-left: .3rem solid #bbb; padding-left: .6rem; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; } ul { padding-left: 1.2rem; }
"""
# Of how many this alone is told; the same made general; all of these facts, with this one made general; and without it.
_HEADS = ("k alone", "made general", "k of all, this general", "without this")
_DONE = {"general": "made general", "gone": "blanked", "kept": "kept"}


def risk_page(title: str, findings: pd.DataFrame, languages: Iterable[str] = ()) -> str:
    """One page without scripts, for the study's owner; `findings` are FINDINGS."""
    rows = findings.to_dict("records")
    of = {on: [row for row in rows if row["on"] == on] for on in ("singling out", "told of", "linkability")}
    open_ = len({row["item_id"] for row in rows if row["asked"] == "yes" and row["state"] == "left"})
    parts = [
        f"<h1>Who could be recognised: {escape(title)}</h1>",
        '<p class="note">This page quotes: it is sealed, for the study\'s owner alone. It searches the texts as they '
        "are handed on, names replaced, for facts that may tell in combination who somebody is. k is how many of the "
        "study's participants tell the same of themselves, the sheet of participants saying the same of them; how many "
        "people elsewhere share it, no study knows. Decide in the <a href='review.html'>review</a>: each fact there is "
        f"one question for all its places. Waiting for a decision: {open_}.</p>",
        "<h2>Singling out</h2>",
        *(_participant(voice, facts) for voice, facts in _by_voice(of["singling out"]).items()),
        "" if of["singling out"] else "<p>No participant was found to stand out by facts that are looked for.</p>",
        "<h3>Who is told of</h3>",
        _table_of_facts(of["told of"], voices=True) if of["told of"] else "<p>No passage was found.</p>",
        "<h2>Linkability</h2>",
        *(_link(row) for row in of["linkability"]),
        "" if of["linkability"] else "<p>No passage was found that links voices which the pseudonyms keep apart.</p>",
        f"<h2>Inference</h2><p>{escape(inferred(findings))}</p>",
        "<h2>Who could join what</h2>",
        *(_joined(who, words, rows) for who, words in WHO.items()),
        f"<h2>What is not covered</h2><p>{escape(not_covered(languages))}</p>",
    ]
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}: who could be recognised</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(filter(None, parts))
        + "\n</body>\n</html>\n"
    )


def _by_voice(rows: list[dict]) -> dict[str, list[dict]]:
    voices: dict[str, list[dict]] = {}
    for row in rows:
        voices.setdefault(row["voice"], []).append(row)
    return voices


def _participant(voice: str, facts: list[dict]) -> str:
    first = facts[0]
    k, now = number(first["k"]), number(first["k_now"])
    state = "no fewer than a few share what is left in" if now is not None and now >= FEW else "still stands out"
    if now == k:
        told = f"k = {k} of {first['n']}"
    else:
        told = f"k = {k} of {first['n']} as told, {now} as it stands now: {state}"
    told += f"; {number(first['k_proposed'])} with all that is proposed done"
    return f'<h3>{escape(voice)} <span class="meta">{told}</span></h3>{_table_of_facts(facts)}'


def _table_of_facts(facts: list[dict], *, voices: bool = False) -> str:
    k = "" if voices else "".join(f'<th class="k">{name}</th>' for name in _HEADS)
    head = f"<tr><th>fact</th><th>passage</th>{k}<th>proposal</th></tr>"
    return f"<table>{head}{''.join(_fact(row, voices=voices) for row in facts)}</table>"


def _fact(row: dict, *, voices: bool) -> str:
    k = (
        ""
        if voices
        else "".join(
            f'<td class="k">{"-" if number(row[name]) is None else number(row[name])}</td>'
            for name in ("k_alone", "k_general_alone", "k_general", "k_without")
        )
    )
    who = f"{escape(row['voice'])}, " if voices else ""
    place = f"{who}{escape(row['transcript_id'])}, turn {row['turn']}"
    more = f", told in {row['places']} places" if row["places"] > 1 else ""
    return (
        f'<tr><td>{escape(KINDS[row["kind"]])}</td><td class="passage">{_marked(row["passage"], row["marks"])}'
        f'<br><span class="meta">{place}{more}</span></td>{k}<td>{_proposal(row)}</td></tr>'
    )


def _proposal(row: dict) -> str:
    """What is proposed, or was decided, with the reason."""
    if row["state"] != "left":
        why = f": {escape(row['why'])}" if row["why"] else ""
        return f'<div class="done">{_DONE[row["state"]]}{why}</div>'
    shown = row["general"] or placeholder(row["category"], "")
    what = f"{'generalise to' if row['general'] else 'blank as'} {escape(shown)}"
    if row["asked"] == "yes":
        return f'<div class="open">{what}<br><a href="review.html#{row["item_id"]}">decide</a></div>'
    return f'<div class="note">{what}; not asked, it tells less</div>'


def _link(row: dict) -> str:
    here = f"{escape(row['voice'])}, {escape(row['transcript_id'])}, turn {row['turn']}"
    there = f"{escape(row['other_voice'])}, {escape(row['other_transcript'])}, turn {row['other_turn']}"
    return (
        f"<h3>{escape(KINDS[row['kind']]).capitalize()}</h3>"
        f'<div class="two"><p>{_marked(row["passage"], row["marks"])}<br><span class="meta">{here}</span></p>'
        f'<p>{escape(row["other_passage"])}<br><span class="meta">{there}</span></p></div>{_proposal(row)}'
    )


def _joined(who: str, words: str, rows: list[dict]) -> str:
    """What one who knows something beforehand could join, by participant."""
    here = [
        row
        for row in rows
        if row["on"] in ("singling out", "linkability")
        and row["state"] in ("left", "kept")
        and who in row["known_to"].split(";")
    ]
    told = "".join(
        f"<li>{escape(voice)}: {'; '.join(dict.fromkeys(map(_quoted, facts)))}</li>"
        for voice, facts in _by_voice(here).items()
    )
    return f"<h3>{words}</h3>" + (f"<ul>{told}</ul>" if told else "<p>Nothing of what is looked for is left in.</p>")


def _quoted(row: dict) -> str:
    """A fact with its words: `rare number (seven horses)`."""
    words = " ".join(row["passage"][start:end] for start, end in marks_of(row["marks"]))
    return f"{escape(KINDS[row['kind']])} ({escape(words)})"


def _marked(passage: str, marks: str) -> str:
    """The passage with its marked stretches."""
    at, pieces = 0, []
    for start, end in marks_of(marks):
        pieces += [escape(passage[at:start]), f"<mark>{escape(passage[start:end])}</mark>"]
        at = end
    return "".join([*pieces, escape(passage[at:])])
