"""The sections of the risk report on what is left in: kinds, counts and labels of participants, and no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from themetrail.anonymise.risk.wording import kind_of, number, voice_of
from themetrail.contracts.risk import KNOWN_TO, STATES
from themetrail.languages.table import LANGUAGES
from themetrail.words_in_print import Words

SENSITIVE = ("illness", "family", "event")  # what is learnt of somebody, rather than what they are known by
_OF_ONE = ("participant", "facts", "k_told", "k_now", "k_general", "k_without", "k_proposed")


def singled_out(findings: pd.DataFrame, words: Words) -> str:
    """For each participant: the kinds of facts together, k as told and now, and with one of them changed."""
    found = findings[findings["on"] == "singling out"]
    if found.empty:
        return words.say("nobody_stands_out")
    rows = []
    for voice, facts in found.groupby("voice", sort=False):
        best = [number(cell) for cell in (facts["k_general"].max(), facts["k_without"].max())]
        k = [number(facts[name].iloc[0]) for name in ("k", "k_now", "k_proposed")]
        cells = ["-" if cell is None else cell for cell in (*k[:2], *best, k[2])]
        rows.append((voice_of(str(voice), words), kinds_of(facts["kind"], words), *cells))
    return f"{words.say('k_told')}\n\n{table_of(_OF_ONE, rows, words)}"


def links_found(findings: pd.DataFrame, words: Words) -> str:
    """How many passages link voices that the pseudonyms keep apart."""
    found = findings[findings["on"] == "linkability"]
    if found.empty:
        return f"{words.say('links_told')} {words.say('none_found')}"
    rows = [
        (
            voice_of(row["voice"], words),
            row["transcript_id"],
            voice_of(row["other_voice"], words),
            row["other_transcript"],
            kind_of(row["kind"], words),
        )
        for row in found.to_dict("records")
    ]
    return f"{words.say('links_told')}\n\n{table_of(('told_by', 'in', 'and_by', 'in', 'links'), rows, words)}"


def inferred(findings: pd.DataFrame, words: Words) -> str:
    """What is learnt of somebody who is recognised, or of all of whom the sheet says the same."""
    shared = findings[findings["on"] == "inference"]
    own = findings[(findings["on"] == "singling out") & findings["kind"].isin(SENSITIVE)]
    told = own.groupby("kind")["voice"].nunique()
    counts = [words.say("count", what=kind_of(str(kind), words), n=count) for kind, count in told.items()]
    said = [words.say("learnt")]
    if counts:
        said.append(words.say("sensitive", counts=words.say("apart").join(counts)))
    said.append(words.say("none_alike") if shared.empty else words.say("alike", len(shared)))
    return " ".join(said)


def joined(findings: pd.DataFrame, words: Words) -> str:
    """By who may know it beforehand: kinds of facts and participants."""
    found = findings[findings["on"].isin(["singling out", "linkability"]) & findings["state"].isin(["left", "kept"])]
    rows = []
    for who in KNOWN_TO:
        here = found[found["known_to"].str.contains(who, regex=False)]
        kinds = kinds_of(here["kind"], words) or words.say("no_kind")
        rows.append((words.say(f"who_{who}"), kinds, here["voice"].nunique()))
    return f"{words.say('of_what_is_left')}\n\n{table_of(('who', 'could_join', 'participants'), rows, words)}"


def decided(findings: pd.DataFrame, words: Words) -> str:
    """What became of the facts that were asked about."""
    asked = findings[findings["asked"] == "yes"].drop_duplicates("item_id")
    if asked.empty:
        return words.say("nothing_asked")
    table = asked.groupby(["kind", "state"]).size().unstack(fill_value=0).reindex(columns=list(STATES), fill_value=0)
    rows = [(kind_of(str(row[0]), words), *row[1:]) for row in table.itertuples()]
    return f"{table_of(('fact', *STATES), rows, words)}\n\n{words.say('decided_told')}"


def not_covered(languages: Iterable[str], words: Words) -> str:
    """What no search of this kind finds."""
    known = {language.code for language in LANGUAGES.values() if language.facts.told}
    unknown = sorted({language.split("-")[0] for language in languages} - known)
    said = words.say("not_covered")
    return f"{said} {words.say('no_facts_in', languages=', '.join(unknown))}" if unknown else said


def kinds_of(kinds: Iterable[str], words: Words) -> str:
    """Kinds of facts, each once."""
    return ", ".join(dict.fromkeys(kind_of(kind, words) for kind in kinds))


def table_of(columns: Sequence[str], rows: Iterable[Sequence[object]], words: Words) -> str:
    """Rows as Markdown, below the headings of the catalogue."""
    return markdown([words.say(f"column_{name}") for name in columns], rows)


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as Markdown."""
    cells = [list(header), ["---"] * len(header), *(list(map(str, row)) for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells)
