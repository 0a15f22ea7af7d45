"""The review queue: what a person should look at, riskiest first, and whether all of it has been looked at."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from themetrail.anonymise.detect.address_forms import begins_sentence
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.resolve.decisions import FACT, FORM_KINDS, TURN_KINDS, item_id_of
from themetrail.anonymise.resolve.evidence import STRONG
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.places import is_known_place
from themetrail.anonymise.resolve.pseudonym_registry import placeholder
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.frequent import frequent_forms
from themetrail.anonymise.review.items import Listed, Shown, by_form, item, shown_of
from themetrail.anonymise.review.pages import BEYOND, paged
from themetrail.anonymise.review.questions import question_of
from themetrail.anonymise.review.turns import Turns
from themetrail.anonymise.risk.combined import WEIGHT
from themetrail.anonymise.risk.wording import said_of
from themetrail.anonymise.spans import NAMED, REPLACED_FROM
from themetrail.contracts.anonymise import DECISIONS_ON, REVIEW, REVIEW_QUEUE
from themetrail.contracts.risk import FINDINGS
from themetrail.interface.risk.words import risk_words
from themetrail.rows import tuples_of

CONTEXT = 90  # characters on each side of a form
# What it costs where the proposal is wrong; it counts times the doubt (1 to 3) in the order of the questions.
_RISK = {"frequent": 6, "unknown_word": 5, "uncertain": 4, "doubtful_link": 3, "fact": 4, "sample": 0, "once": 0}
MOST_DOUBT = 3
ASKED_ONCE = ("unknown_word", "uncertain")  # of the same words one question, whatever they were taken for
UNSURE = 0.6  # the score below which a name is replaced on little evidence


def review_queue(
    turns: pd.DataFrame,
    detections: pd.DataFrame,
    resolution: Resolution,
    verdicts: Verdicts,
    key: bytes,
    *,
    findings: pd.DataFrame | None = None,
    review_below: float,
    sample: int,
    seed: int,
    page: int = 0,
    language: str = "english",
) -> pd.DataFrame:
    """REVIEW_QUEUE of a study: the list of what is replaced most often, then one item per form or turn, riskiest first.

    A transcript has at most `page` questions, names and facts together (0: all); the others have the status `more`.
    `findings` say which facts that are left in are worth a question; without them none is asked about. `sample` turns
    are drawn with `seed` for the estimate of what is still missed. Nothing is asked about names that stand on the
    people list or in a speaker's label. What is decided comes last. Questions are asked in `language`.
    """
    said, shown, listed = Turns(turns, verdicts, key), shown_of(resolution), Listed(resolution)
    doubtful = _doubtful_names(resolution, shown, review_below, listed)
    asked = {(one["category"], one["form"]) for one in doubtful if one["kind"] == "uncertain"}
    findings = FINDINGS.empty() if findings is None else findings
    told = set(findings.loc[findings["asked"] == "yes", "form"])  # asked about once, as a fact
    items = [
        *frequent_forms(resolution, shown, verdicts, key, asked, listed),
        *doubtful,
        *(one for one in _unknown_words(detections, resolution) if one["form"] not in told),
        *_kept_things(resolution, shown),
        *_doubtful_links(resolution, shown, listed, verdicts, key),
        *_facts(findings, language),
        *_sample(said, sample, seed),
    ]
    drawn = {(one["transcript_id"], one["turn"]) for one in items if one["kind"] == "sample"}
    replaced_in = _replaced_in(resolution.mentions, shown, drawn)
    rows = _once_a_form([_row(one, said, verdicts, key, replaced_in, language) for one in items])
    rows = paged(sorted(rows, key=_by_risk), verdicts, page)
    looked_through = all(row["status"] == "decided" for row in rows if row["kind"] == "frequent")

    def order(row: dict) -> tuple:
        decided, on_list = row["status"] == "decided", row["kind"] == "frequent"
        done, name = (looked_through, row["form"]) if on_list else (decided, row["item_id"])
        return row["status"] == BEYOND, done, -row["risk"], decided, -row["mentions"], name

    return REVIEW_QUEUE.frame(sorted(rows, key=order))


def _by_risk(row: dict) -> tuple:
    """The order in which questions are taken onto the page of their transcript, whether they are decided or not."""
    return -row["risk"], -row["mentions"], row["item_id"]


def _once_a_form(rows: list[dict]) -> list[dict]:
    """The rows without a second open question on the same words, taken for two things: the riskiest stays, and whether
    they name somebody is asked before who it is.

    The answer holds for all of their places; where it leaves a doubt, the other question comes up in the next run.
    """
    asked = [row for row in rows if row["kind"] in ASKED_ONCE and row["status"] == "open"]
    first: dict[str, dict] = {}
    for row in sorted(asked, key=lambda row: (row["category"] != "person", -row["risk"], row["item_id"])):
        first.setdefault(row["form"].partition("|")[0], row)
    stays = {row["item_id"] for row in first.values()}
    dropped = {row["item_id"] for row in asked} - stays
    dropped |= {
        row["item_id"]
        for row in rows
        if row["kind"] == "doubtful_link" and row["status"] == "open" and row["form"].partition("|")[0] in first
    }
    return [row for row in rows if row["item_id"] not in dropped]


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


def facts_decided(queue: pd.DataFrame) -> dict[str, int]:
    """How many facts that are left in were asked about, and what was decided on them: for the audit."""
    facts = queue.loc[queue["kind"] == FACT, "decision"]
    decisions = {f"facts_{decision}": int((facts == decision).sum()) for decision in DECISIONS_ON[FACT]}
    return {"facts_asked": len(facts), **decisions}


def _doubtful_names(resolution: Resolution, shown: Shown, review_below: float, listed: Listed) -> list[dict]:
    """Forms of which no mention is sure, or that may as well be a thing's; and, to be told rather than asked, persons
    named once by a model alone."""
    items = []
    announced = {one.form.partition("|")[0] for one in resolution.mentions if one.span.detector in STRONG}
    for (category, form), mentions in sorted(by_form(resolution.mentions).items()):
        replacement, entity, treatment = shown[mentions[0].transcript_id, form, category]
        if category not in NAMED or treatment in ("keep", "public") or listed.name(mentions[0]):
            continue
        more = {"shown_as": replacement, "entity": entity}
        in_doubt = resolution.doubtful if category == "person" else resolution.unclear
        divided = form in in_doubt and form not in announced and not (category == "place" and is_known_place(form))
        if divided or max(mention.span.score for mention in mentions) < review_below:
            score = max(mention.span.score for mention in mentions)
            items.append(item("uncertain", category, form, mentions, score=score, **more))
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


def _kept_things(resolution: Resolution, shown: Shown) -> list[dict]:
    """Places and organisations that the study keeps, of which it is in doubt whether they are people: one item each."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for (category, form), mentions in by_form(resolution.mentions).items():
        treatment = shown[mentions[0].transcript_id, form, category][2]
        if category in ("place", "organisation") and treatment == "keep" and form in resolution.doubtful:
            groups[form] += mentions
    items = []
    for form, mentions in sorted(groups.items()):
        if mentions[0].span.category == "place" and is_known_place(form):
            continue
        taken_for = mentions[0].span.category
        items.append(item("unknown_word", "person", form, mentions, taken_for=taken_for) | {"proposed": "keep"})
    return items


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
        person = resolution.links[mentions[0].transcript_id, form].person
        called = [name for name in names.get(entity, "").split("; ") if form_of(name) != form.partition("|")[0]]
        called = called or [name.title() for name in sorted(person.full) if name != form]
        more = {"shown_as": replacement, "entity": entity, "doubts": doubts[form, entity], "called": called}
        items.append(item("doubtful_link", "person", form, mentions, **more))
    return items


def _facts(findings: pd.DataFrame, language: str) -> list[dict]:
    """One item per fact that is asked about, wherever it is told and whoever it may tell of."""
    items: dict[str, dict] = {}
    words = risk_words(language)
    for row in findings[findings["asked"] == "yes"].to_dict("records"):
        one = items.setdefault(
            row["item_id"],
            {
                "kind": FACT,
                "item_id": row["item_id"],
                "category": row["category"],
                "form": row["form"],
                "shown_as": row["general"] or placeholder(row["category"], ""),
                "mentions": int(row["places"]),
                "transcript_id": row["transcript_id"],
                "turn": int(row["turn"]),
                "place": (int(row["start"]), int(row["end"])),
                "proposed": "generalise" if row["general"] else "blank",
                "weight": WEIGHT[row["kind"]],
                "reasons": [],
            },
        )
        one["reasons"].append(said_of(row, words))
    return [{**one, "doubt": " ".join(dict.fromkeys(one["reasons"]))} for one in items.values()]


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


def _row(one: dict, turns: Turns, verdicts: Verdicts, key: bytes, replaced_in: dict, language: str) -> dict:
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
    return {
        "item_id": item_id,
        "kind": one["kind"],
        "risk": _RISK[kind] * _doubt_in(one, text),
        "category": one["category"],
        "form": one["form"],
        "shown_as": one.get("shown_as", ""),
        "mentions": one["mentions"],
        "transcript_id": one["transcript_id"],
        "turn": one["turn"],
        "context": text[first : end + CONTEXT].replace("\n", " "),
        "marks": ";".join(f"{from_ - first}-{to - first}" for from_, to in marks),
        "question": question_of(one, language),
        "proposed": one["proposed"],
        "entity": one.get("entity", ""),
        "status": "decided" if decision else "told" if one.get("told") else "open",
        "decision": decision,
    }


def _doubt_in(one: dict, text: str) -> int:
    """How doubtful what is proposed is, 1 to 3.

    Of a word that stays, whether the beginning of a sentence explains its capital; of a name that is replaced, how far
    it is from sure; of a fact, how much it tells. The list, and doubts who is meant, are as doubtful as can be.
    """
    if one["kind"] == "unknown_word":
        return 1 if begins_sentence(text, one["place"][0]) else MOST_DOUBT
    if one["kind"] == "uncertain":
        return MOST_DOUBT if one["score"] < UNSURE else 2
    if one["kind"] == FACT:
        return (one["weight"] + 1) // 2
    return MOST_DOUBT


def _item_id(one: dict, turns: Turns, key: bytes) -> str:
    """The id of an item: of a turn by its words, of a form on the list whatever its category, of a link by both."""
    kind, category, form = one["kind"], one["category"], one["form"]
    if kind == FACT:
        return one["item_id"]
    if kind in TURN_KINDS:
        return turns.item_id(kind, one["transcript_id"], one["turn"])
    if kind == "frequent":
        return item_id_of(key, kind, "", form)
    return item_id_of(key, kind, category, form, one.get("entity", "") if kind == "doubtful_link" else "")
