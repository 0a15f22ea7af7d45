"""The sections of the risk report on what is left in: kinds, counts and labels of participants, and no words."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.risk.wording import KINDS, number
from themetrail.languages.table import LANGUAGES

WHO = {
    "colleague": "A colleague, who knows where and as what somebody works, and what happened there",
    "relative": "A relative or friend, who knows family, health and past",
    "stranger": "A stranger with a search engine, or a program that searches for them",
}
_STATES = {
    "left": "left in, no decision yet",
    "general": "made general",
    "gone": "blanked",
    "kept": "kept, with a reason",
}


def singled_out(findings: pd.DataFrame) -> str:
    """For each participant: the kinds of facts together, k as told and now, and with one of them changed."""
    found = findings[findings["on"] == "singling out"]
    if found.empty:
        return "No participant was found to stand out by facts of the kinds that are looked for."
    rows = []
    for voice, facts in found.groupby("voice", sort=False):
        best = [number(cell) for cell in (facts["k_general"].max(), facts["k_without"].max())]
        kinds = ", ".join(dict.fromkeys(KINDS[kind] for kind in facts["kind"]))
        k = [number(facts[name].iloc[0]) for name in ("k", "k_now", "k_proposed")]
        rows.append((voice, kinds, *k[:2], *best, k[2]))
    names = [
        "participant",
        "facts",
        "k as told",
        "k now",
        "k, one made general",
        "k, one left out",
        "k, all as proposed",
    ]
    table = pd.DataFrame(rows, columns=names).astype(object).fillna("-")
    return (
        "k is the number of participants of the study who tell the same of themselves and of whom the sheet says the "
        "same. Outside the study there may be more of them, or nobody: no figure for that is known here. The next two "
        "columns say how far the most helpful single change would go, the last one what all that is proposed would do; "
        f"what is kept stays.\n\n{markdown(table)}"
    )


def links_found(findings: pd.DataFrame) -> str:
    """How many passages link voices that the pseudonyms keep apart."""
    found = findings[findings["on"] == "linkability"]
    said = (
        "A participant has one label in all transcripts, so that a focus group and an interview are linked on purpose. "
        "Looked for is what links voices that are kept apart: who is told of by one and tells the same of themselves "
        "elsewhere, and speakers without an id who say the same, in rare words, as a participant. "
    )
    if found.empty:
        return f"{said}None was found."
    rows = [
        (row["voice"], row["transcript_id"], row["other_voice"], row["other_transcript"], KINDS[row["kind"]])
        for row in found.to_dict("records")
    ]
    names = ["told by", "in", "and by", "in ", "what links them"]
    return f"{said}\n\n{markdown(pd.DataFrame(rows, columns=names))}"


def inferred(findings: pd.DataFrame) -> str:
    """What is learnt of somebody who is recognised, or of all of whom the sheet says the same."""
    shared = findings[findings["on"] == "inference"]
    own = findings[(findings["on"] == "singling out") & findings["kind"].isin(["illness", "family", "event"])]
    told = own.groupby("kind")["voice"].nunique()
    parts = [f"{KINDS[kind]}: {count}" for kind, count in told.items()]
    said = "Whoever recognises a participant learns what else they tell. "
    said += f"Participants whose telling facts are of a sensitive kind: {'; '.join(parts)}. " if parts else ""
    if shared.empty:
        return f"{said}No group of participants of whom the sheet says the same was found to tell the same throughout."
    return (
        f"{said}In {len(shared)} cases all participants of whom the sheet says the same tell the same: it is learnt of "
        "each of them without telling one from another."
    )


def joined(findings: pd.DataFrame) -> str:
    """By who may know it beforehand: kinds of facts and participants."""
    found = findings[findings["on"].isin(["singling out", "linkability"]) & findings["state"].isin(["left", "kept"])]
    rows = []
    for who, words in WHO.items():
        here = found[found["known_to"].str.contains(who, regex=False)]
        kinds = ", ".join(dict.fromkeys(KINDS[kind] for kind in here["kind"]))
        rows.append((words, kinds or "none found", here["voice"].nunique()))
    names = ["who", "kinds of facts they could join", "participants"]
    return f"Of the facts that are left in now:\n\n{markdown(pd.DataFrame(rows, columns=names))}"


def decided(findings: pd.DataFrame) -> str:
    """What became of the facts that were asked about."""
    asked = findings[findings["asked"] == "yes"].drop_duplicates("item_id")
    if asked.empty:
        return "Nothing was asked."
    table = asked.groupby(["kind", "state"]).size().unstack(fill_value=0).reindex(columns=list(_STATES), fill_value=0)
    table = table.rename(index=KINDS, columns=_STATES).rename_axis("fact", axis=0).reset_index()
    return (
        f"{markdown(table)}\n\nPassages, proposals and reasons are in `results/sealed/anonymise/risk.html`, for the "
        "study's owner alone. What is made general or blanked is so in all transcripts in which it is told, unless the "
        "decision names some, and the ledger counts it."
    )


def not_covered(languages: Iterable[str]) -> str:
    """What no search of this kind finds."""
    known = {language.code for language in LANGUAGES.values() if language.facts.told}
    unknown = sorted({language.split("-")[0] for language in languages} - known)
    said = (
        "This is a search by lists and patterns. It is no proof that nobody can be recognised, and it gives no "
        "probability, since none can be had from these data. Not covered: facts that no list knows, or that are told "
        "over several turns or only hinted at; the course of a life or of an event as a whole; ways of speaking and "
        "writing; what participants say of others beyond the turns named; what recordings, photographs or metadata "
        "show; and what somebody outside the study knows or has published. Programs that read texts as people do, and "
        "search the web, join more than this search does (arXiv:2602.16800 and arXiv:2605.30848, both of 2026). People "
        "who know a participant can recognise them by what they say. A person has to judge that."
    )
    return f"{said} No facts are looked for in: {', '.join(unknown)}." if unknown else said


def markdown(table: pd.DataFrame) -> str:
    """A table as Markdown."""
    cells = [list(map(str, table.columns)), ["---"] * len(table.columns), *table.astype(str).values.tolist()]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells)
