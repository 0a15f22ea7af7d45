"""The review queue: what a person should look at, riskiest first, and whether all of it has been looked at."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.professions import names_profession
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.anonymise.resolve.verdicts import FORM_KINDS, TURN_KINDS, Verdicts, item_id_of
from themetrail.anonymise.review.frequent import frequent_forms
from themetrail.anonymise.review.items import Listed, Shown, by_form, item, shown_of
from themetrail.anonymise.review.turns import Turns
from themetrail.anonymise.spans import NAMED, REPLACED_FROM
from themetrail.contracts.anonymise import REVIEW, REVIEW_QUEUE
from themetrail.rows import tuples_of

CONTEXT = 90  # characters on each side of a form
_RISK = {"frequent": 6, "unknown_word": 5, "uncertain": 4, "doubtful_link": 3, "combination": 2, "sample": 1, "once": 0}
_QUESTION = {
    "frequent": "Replaced {mentions} times, in {transcripts}. Keep it where it identifies nobody.",
    "unknown_word": "A capitalised word that was not taken for a name and stays as it is. Does it identify anybody?",
    "uncertain": "Taken for a name, without certainty, and replaced. Replace it everywhere, or keep the word?",
    "doubtful_link": "Is this {who}? In doubt: {doubt}. The same (replace), somebody else (separate), nobody (keep)?",
    "combination": "Together these may tell who it is, though no name is said. Seen, or add what to replace?",
    "once": "Said once in the study, and replaced as a name. Nothing to decide; keep it where it is none.",
    "sample": "Drawn at random: count the mentions of persons that are not marked (missed: 0, 1 ...).",
}


def review_queue(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    resolution: Resolution,
    verdicts: Verdicts,
    key: bytes,
    *,
    review_below: float,
    sample: int,
    seed: int,
) -> pd.DataFrame:
    """REVIEW_QUEUE of a study: the list of what is replaced most often, then one item per form or turn, riskiest first.

    `sample` turns are drawn with `seed` for the estimate of what is still missed. Nothing is asked about names that
    stand on the people list or in a speaker's label. What is decided comes last.
    """
    said, shown, listed = Turns(turns, verdicts, key), shown_of(resolution), Listed(resolution)
    doubtful = _doubtful_names(resolution.mentions, shown, review_below, listed)
    asked = {(one["category"], one["form"]) for one in doubtful if one["kind"] == "uncertain"}
    items = [
        *frequent_forms(resolution, shown, verdicts, key, asked, listed),
        *doubtful,
        *_unknown_words(detections, resolution),
        *_doubtful_links(resolution, shown, listed, verdicts, key),
        *_combinations(resolution.mentions, said.text),
        *_sample(said, sample, seed),
    ]
    drawn = {(one["transcript_id"], one["turn"]) for one in items if one["kind"] == "sample"}
    replaced_in = _replaced_in(resolution.mentions, shown, drawn)
    rows = [_row(one, said, verdicts, key, replaced_in) for one in items]
    looked_through = all(row["status"] == "decided" for row in rows if row["kind"] == "frequent")

    def order(row: dict) -> tuple:
        decided, on_list = row["status"] == "decided", row["kind"] == "frequent"
        done, name = (looked_through, row["form"]) if on_list else (decided, row["item_id"])
        return done, -row["risk"], decided, -row["mentions"], name

    return REVIEW_QUEUE.frame(sorted(rows, key=order))


def public_part(queue: pd.DataFrame) -> pd.DataFrame:
    """REVIEW: the state of what is asked, without its words, in the order of the items' ids.

    The list of frequent forms is one row, open as long as one of its forms has not been looked at.
    """
    asked = queue[queue["status"] != "told"]
    on_list = asked["kind"] == "frequent"
    whole_list = asked[on_list].sort_values(["status", "item_id"], ascending=[False, True]).head(1).assign(category="")
    rows = pd.concat([whole_list, asked[~on_list]])
    return REVIEW.check(rows[list(REVIEW.columns)].sort_values("item_id", ignore_index=True))


def open_items(review: pd.DataFrame) -> int:
    """How many items still wait for a decision; the list of frequent forms counts as one."""
    waiting = review.loc[review["status"] == "open", "kind"]
    return int((waiting != "frequent").sum()) + int((waiting == "frequent").any())


def _doubtful_names(mentioned: list[Mention], shown: Shown, review_below: float, listed: Listed) -> list[dict]:
    """Forms of which no mention is sure, and, to be told rather than asked, persons named once by a model alone."""
    items = []
    for (category, form), mentions in sorted(by_form(mentioned).items()):
        replacement, entity, treatment = shown[mentions[0].transcript_id, form, category]
        if category not in NAMED or treatment in ("keep", "public") or listed.name(mentions[0]):
            continue
        more = {"shown_as": replacement, "entity": entity}
        if max(mention.span.score for mention in mentions) < review_below:
            items.append(item("uncertain", category, form, mentions, **more))
        elif category == "person" and len(mentions) == 1 and mentions[0].span.detector == "ner":
            items.append(item("once", category, form, mentions, told=True, **more))
    return items


def _unknown_words(detections: pd.DataFrame, resolution: Resolution) -> list[dict]:
    public = set(resolution.lexicon.loc[resolution.lexicon["source"] == "public", "form"])
    taken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for mention in resolution.mentions:
        taken[mention.transcript_id, mention.turn].append((mention.span.start, mention.span.end))
    groups: dict[str, list] = defaultdict(list)
    columns = ("transcript_id", "turn", "start", "end", "surface")
    for row in tuples_of(detections[detections["score"] < REPLACED_FROM], *columns):
        transcript_id, turn, from_, to, surface = row
        form = form_of(surface)
        if form not in public and not any(start < to and from_ < end for start, end in taken[transcript_id, turn]):
            groups[form].append(row)
    return [
        {
            "kind": "unknown_word",
            "category": "person",
            "form": form,
            "mentions": len(rows),
            "transcript_id": rows[0][0],
            "turn": rows[0][1],
            "place": rows[0][2:4],
            "proposed": "keep",
        }
        for form, rows in sorted(groups.items())
    ]


def _doubtful_links(resolution: Resolution, shown: Shown, listed: Listed, verdicts: Verdicts, key: bytes) -> list[dict]:
    """One item per form and entity whose link is in doubt, with its reason; of listed names, what was decided once."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    doubts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in resolution.mentions:
        if mention.span.category != "person":
            continue
        link = resolution.links[mention.transcript_id, mention.form]
        if link.doubt:
            entity = resolution.linked[mention.transcript_id, mention.form]
            groups[mention.form, entity].append(mention)
            doubts[mention.form, entity].add(link.doubt)
    items, names = [], dict(zip(resolution.key["entity_id"], resolution.key["forms"], strict=True))
    for (form, entity), mentions in sorted(groups.items()):
        decided = verdicts.decided(item_id_of(key, "doubtful_link", "person", form, entity))
        if not decided and any(map(listed.name, mentions)):
            continue
        replacement = shown[mentions[0].transcript_id, form, "person"][0]
        doubt = "; ".join(sorted(doubts[form, entity]))
        person = resolution.links[mentions[0].transcript_id, form].person
        called = [name for name in names.get(entity, "").split("; ") if form_of(name) != form.partition("|")[0]]
        called = called or [name.title() for name in sorted(person.full) if name != form]
        who = f"the person called {'; '.join(called)}" if called else "one person wherever it is said"
        more = {"shown_as": replacement, "entity": entity, "doubt": doubt, "who": who}
        items.append(item("doubtful_link", "person", form, mentions, **more))
    return items


def _combinations(mentions: list[Mention], text_of: dict[tuple[str, int], str]) -> list[dict]:
    """Turns in which a profession, a place and an age (or two of them and a date) come together."""
    quasi: dict[tuple[str, int], set[str]] = defaultdict(set)
    where: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        if mention.span.category in ("place", "organisation", "age", "date", "birth_date"):
            kind = "place" if mention.span.category == "organisation" else mention.span.category
            quasi[mention.transcript_id, mention.turn].add(kind)
            where[mention.transcript_id, mention.turn].append((mention.span.start, mention.span.end))
    items = []
    for (transcript_id, turn), kinds in sorted(quasi.items()):
        if len(kinds) > 1 and names_profession(text_of[transcript_id, turn]):
            kinds = kinds | {"profession"}
            items.append(
                {
                    "kind": "combination",
                    "category": "",
                    "form": " + ".join(sorted(kinds)),
                    "mentions": 1,
                    "transcript_id": transcript_id,
                    "turn": turn,
                    "place": (0, len(text_of[transcript_id, turn])),
                    "marks": where[transcript_id, turn],
                    "proposed": "seen",
                }
            )
    return items


def _sample(turns: Turns, size: int, seed: int) -> list[dict]:
    """The turns drawn at random."""
    return [
        {
            "kind": "sample",
            "category": "",
            "form": "",
            "mentions": 1,
            "transcript_id": transcript_id,
            "turn": turn,
            "place": (0, len(turns.text[transcript_id, turn])),
            "proposed": "seen",
        }
        for transcript_id, turn in turns.drawn(size, seed)
    ]


def _replaced_in(
    mentions: list[Mention], shown: Shown, turns: set[tuple[str, int]]
) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where in each of these turns something is replaced."""
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for transcript_id, turn, span, _, form in mentions:
        if (transcript_id, turn) in turns and shown[transcript_id, form, span.category][2] == "replace":
            places[transcript_id, turn].append((span.start, span.end))
    return places


def _row(one: dict, turns: Turns, verdicts: Verdicts, key: bytes, replaced_in: dict) -> dict:
    kind, category, form, transcript_id = one["kind"], one["category"], one["form"], one["transcript_id"]
    item_id = _item_id(one, turns, key)
    decision = verdicts.decided(item_id)
    if not decision and kind in FORM_KINDS:
        # Decided when it was another question, or added.
        decision = verdicts.on("" if kind == "unknown_word" else category, form, transcript_id)
    if not decision and kind == "doubtful_link" and verdicts.on(category, form, transcript_id) == "keep":
        decision = "keep"
    text, (start, end) = turns.text[transcript_id, one["turn"]], one["place"]
    first = max(0, start - CONTEXT)
    marks = replaced_in.get((transcript_id, one["turn"]), []) if kind == "sample" else one.get("marks", [(start, end)])
    told = {"doubt": one.get("doubt", ""), "who": one.get("who", ""), "mentions": one["mentions"]}
    told["transcripts"] = f"{one.get('said_in', 1)} transcript{'s' if one.get('said_in', 1) > 1 else ''}"
    return {
        "item_id": item_id,
        "kind": one["kind"],
        "risk": _RISK[one["kind"]],
        "category": one["category"],
        "form": one["form"],
        "shown_as": one.get("shown_as", ""),
        "mentions": one["mentions"],
        "transcript_id": one["transcript_id"],
        "turn": one["turn"],
        "context": text[first : end + CONTEXT].replace("\n", " "),
        "marks": ";".join(f"{from_ - first}-{to - first}" for from_, to in marks),
        "question": _QUESTION[kind].format(**told),
        "proposed": one["proposed"],
        "entity": one.get("entity", ""),
        "status": "decided" if decision else "told" if one.get("told") else "open",
        "decision": decision,
    }


def _item_id(one: dict, turns: Turns, key: bytes) -> str:
    """The id of an item: of a turn by its words, of a form on the list whatever its category, of a link by both."""
    kind, category, form = one["kind"], one["category"], one["form"]
    if kind in TURN_KINDS:
        return turns.item_id(kind, one["transcript_id"], one["turn"])
    if kind == "frequent":
        return item_id_of(key, kind, "", form)
    return item_id_of(key, kind, category, form, one.get("entity", "") if kind == "doubtful_link" else "")
