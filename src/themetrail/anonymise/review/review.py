"""The review queue: what a person should look at, riskiest first, and whether all of it has been looked at."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.professions import names_profession
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.anonymise.resolve.verdicts import FORM_KINDS, Verdicts, item_id_of
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.contracts.anonymise import REVIEW, REVIEW_QUEUE
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of

SHORTEST_SAMPLED = 40  # characters: shorter turns are "yes" and "mhm"
CONTEXT = 90  # characters on each side of a form
NAMES = ("person", "place", "organisation")
_SAID = ("transcript_id", "turn", "text")
MOST_FREQUENT = 15  # forms that the queue begins with
OFTEN = 3  # mentions from which a form is frequent at all
# A form that is replaced in so many transcripts, and in so large a share of them, is asked about.
MANY_TRANSCRIPTS, LARGE_SHARE = 20, 0.1
_RISK = {"frequent": 6, "unknown_word": 5, "uncertain": 4, "doubtful_link": 3, "combination": 2, "once": 1, "sample": 0}
_QUESTION = {
    "frequent": "Replaced {mentions} times, in {transcripts}, and not asked about below. Is it a name, and of this "
    "category?",
    "unknown_word": "A capitalised word that was not taken for a name and stays as it is. Does it identify anybody?",
    "uncertain": "Taken for a name, without certainty, and replaced. Replace it everywhere, or keep the word?",
    "doubtful_link": "Is this {who}? In doubt: {doubt}. The same (replace), somebody else (separate), nobody (keep)?",
    "combination": "Together these may tell who it is, though no name is said. Seen, or add what to replace?",
    "once": "A name said once in the study, and replaced. Is it a name?",
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
    """REVIEW_QUEUE of a study: one item per form or turn, riskiest first, decided ones last.

    `sample` turns are drawn with `seed` for the estimate of what is still missed. A turn is known by its words, so that
    what was decided of it holds wherever in its transcript it comes to stand.
    """
    text_of = {(transcript_id, turn): text for transcript_id, turn, text in tuples_of(turns, *_SAID)}
    words_of_turn, shown = _known_by_words(turns), _shown(resolution)
    uncertain = _uncertain(resolution.mentions, shown, review_below)
    items = [
        *_frequent(resolution, shown, verdicts, key, uncertain, turns["transcript_id"].nunique()),
        *uncertain,
        *_unknown_words(detections, resolution.mentions),
        *_doubtful_links(resolution, shown),
        *_combinations(resolution.mentions, text_of),
        *_sample(turns, words_of_turn, verdicts, key, sample, seed),
    ]
    drawn = {(item["transcript_id"], item["turn"]) for item in items if item["kind"] == "sample"}
    replaced_in = _replaced_in(resolution.mentions, shown, drawn)
    rows = [_row(item, text_of, words_of_turn, verdicts, key, replaced_in) for item in items]
    rows.sort(key=lambda row: (row["status"] == "decided", -row["risk"], -row["mentions"], row["item_id"]))
    return REVIEW_QUEUE.frame(rows)


def public_part(queue: pd.DataFrame) -> pd.DataFrame:
    """REVIEW: the state of what is asked, without its words, in the order of the items' ids."""
    asked = queue[queue["status"] != "told"]
    return REVIEW.check(asked[list(REVIEW.columns)].sort_values("item_id"))


def signed_off(review: pd.DataFrame) -> bool:
    """Whether every item of the queue (or of its public part) that is asked about has a decision."""
    return open_items(review) == 0


def open_items(review: pd.DataFrame) -> int:
    """How many items still wait for a decision."""
    return int((review["status"] == "open").sum())


def require_signed_off(review: pd.DataFrame, *, fail_closed: bool) -> None:
    """Raise StudyError where items are open and the study is configured to fail closed."""
    waiting = open_items(review)
    if fail_closed and waiting:
        raise StudyError(
            f"{waiting} of {len(review)} items of the anonymisation review have no decision, so nothing is handed out; "
            "open results/sealed/anonymise/review.html, decide, and save the decisions as data/private/review.csv "
            "(`anonymise.fail_closed: false` hands out without review)"
        )


def _item(kind: str, category: str, form: str, mentions: list[Mention], **more) -> dict:
    first = mentions[0]
    return {
        "kind": kind,
        "category": category,
        "form": form,
        "mentions": len(mentions),
        "transcript_id": first.transcript_id,
        "turn": first.turn,
        "place": (first.span.start, first.span.end),
        "proposed": "replace",
        **more,
    }


def _by_form(mentions: Iterable[Mention]) -> dict[tuple[str, str], list[Mention]]:
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.span.category, mention.form].append(mention)
    return groups


Shown = dict[tuple[str, str, str], tuple[str, str, str]]


def _shown(resolution: Resolution) -> Shown:
    """By transcript, form and category: replacement, entity and treatment."""
    columns = ("transcript_id", "form", "category", "replacement", "entity_id", "treatment")
    return {row[:3]: row[3:] for row in tuples_of(resolution.entities, *columns)}


def _uncertain(mentioned: list[Mention], shown: Shown, review_below: float) -> list[dict]:
    """Forms of which no mention is sure, and persons named once by a model alone."""
    items = []
    for (category, form), mentions in sorted(_by_form(mentioned).items()):
        replacement, entity, treatment = shown[mentions[0].transcript_id, form, category]
        if category not in NAMES or treatment == "keep":
            continue
        more = {"shown_as": replacement, "entity": entity}
        if max(mention.span.score for mention in mentions) < review_below:
            items.append(_item("uncertain", category, form, mentions, **more))
        elif category == "person" and len(mentions) == 1 and mentions[0].span.detector == "ner":
            items.append(_item("once", category, form, mentions, **more))
    return items


def _frequent(
    resolution: Resolution, shown: Shown, verdicts: Verdicts, key: bytes, uncertain: list[dict], transcripts: int
) -> list[dict]:
    """The forms that are replaced most often without having been asked about, and whom nobody listed.

    They are told rather than asked, save where one stands in so many transcripts that a name is hard to believe.
    """
    asked = {(item["category"], item["form"]) for item in uncertain}
    listed = resolution.lexicon["source"].isin(["people", "speakers"])
    listed_forms = set(resolution.lexicon.loc[listed, "form"])
    items = []
    for (category, form), mentions in _by_form(resolution.mentions).items():
        first = mentions[0].transcript_id
        replacement, entity, treatment = shown[first, form, category]
        if category not in NAMES or len(mentions) < OFTEN or treatment == "keep" or (category, form) in asked:
            continue
        if form.partition("|")[0] in listed_forms or (
            category == "person" and resolution.links[first, form].person.known
        ):
            continue
        own = verdicts.decided(item_id_of(key, "frequent", category, form))
        if not own and (treatment == "refused" or verdicts.on(category, form, first)):
            continue  # decided elsewhere in the review
        said_in = len({mention.transcript_id for mention in mentions})
        told = said_in < MANY_TRANSCRIPTS or said_in < LARGE_SHARE * transcripts
        more = {"shown_as": replacement, "entity": entity, "told": told, "said_in": said_in}
        items.append(_item("frequent", category, form, mentions, **more))
    return sorted(items, key=lambda item: (-item["mentions"], item["category"], item["form"]))[:MOST_FREQUENT]


def _unknown_words(detections: pd.DataFrame, mentions: list[Mention]) -> list[dict]:
    taken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        taken[mention.transcript_id, mention.turn].append((mention.span.start, mention.span.end))
    groups: dict[str, list] = defaultdict(list)
    columns = ("transcript_id", "turn", "start", "end", "surface")
    for row in tuples_of(detections[detections["score"] < REPLACED_FROM], *columns):
        transcript_id, turn, from_, to, surface = row
        if not any(start < to and from_ < end for start, end in taken[transcript_id, turn]):
            groups[form_of(surface)].append(row)
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


def _doubtful_links(resolution: Resolution, shown: Shown) -> list[dict]:
    """One item per form and entity whose link is in doubt, with its reason."""
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
        replacement = shown[mentions[0].transcript_id, form, "person"][0]
        doubt = "; ".join(sorted(doubts[form, entity]))
        person = resolution.links[mentions[0].transcript_id, form].person
        called = [name for name in names.get(entity, "").split("; ") if form_of(name) != form.partition("|")[0]]
        called = called or [name.title() for name in sorted(person.full) if name != form]
        who = f"the person called {'; '.join(called)}" if called else "one person wherever it is said"
        more = {"shown_as": replacement, "entity": entity, "doubt": doubt, "who": who}
        items.append(_item("doubtful_link", "person", form, mentions, **more))
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


def _known_by_words(turns: pd.DataFrame) -> dict[tuple[str, int], str]:
    """By what each turn is known: its words, and which of the turns with these words in its transcript it is."""
    known: dict[tuple[str, int], str] = {}
    said: Counter[tuple[str, str]] = Counter()
    for transcript_id, turn, text in tuples_of(turns, *_SAID):
        said[transcript_id, text] += 1
        known[transcript_id, turn] = f"{text}\0{said[transcript_id, text]}"
    return known


def _sample(
    turns: pd.DataFrame, known: dict[tuple[str, int], str], verdicts: Verdicts, key: bytes, size: int, seed: int
) -> list[dict]:
    """Turns drawn at random, each by a lot of its own that hangs on its words.

    The turns with the lowest lots are drawn. So a turn that goes makes room for one other, new turns come in as far as
    their lots go, and nothing else changes; what a person has read stays.
    """
    drawn, read = [], []
    for transcript_id, turn, text in tuples_of(turns, *_SAID):
        if len(text) <= SHORTEST_SAMPLED:
            continue
        words = known[transcript_id, turn]
        lot = random.Random(f"{seed}/{transcript_id}/{words}").random()
        drawn.append((lot, transcript_id, turn, len(text)))
        if size and verdicts.by_item and verdicts.decided(item_id_of(key, "sample", "", "", transcript_id, words)):
            read.append(drawn[-1])
    return [
        {
            "kind": "sample",
            "category": "",
            "form": "",
            "mentions": 1,
            "transcript_id": transcript_id,
            "turn": turn,
            "place": (0, length),
            "proposed": "seen",
        }
        for _, transcript_id, turn, length in sorted({*sorted(drawn)[:size], *read})
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


def _row(item: dict, text_of: dict, known: dict, verdicts: Verdicts, key: bytes, replaced_in: dict) -> dict:
    kind, category, form, transcript_id = item["kind"], item["category"], item["form"], item["transcript_id"]
    if kind in ("combination", "sample"):
        item_id = item_id_of(key, kind, category, "", transcript_id, known[transcript_id, item["turn"]])
    else:
        item_id = item_id_of(key, kind, category, form, item.get("entity", "") if kind == "doubtful_link" else "")
    decision = verdicts.decided(item_id)
    if not decision and kind in FORM_KINDS:
        # Decided when it was another question, or added.
        decision = verdicts.on("" if kind == "unknown_word" else category, form, transcript_id)
    if not decision and kind == "doubtful_link" and verdicts.on(category, form, transcript_id) == "keep":
        decision = "keep"
    text, (start, end) = text_of[item["transcript_id"], item["turn"]], item["place"]
    first = max(0, start - CONTEXT)
    marks = (
        replaced_in.get((transcript_id, item["turn"]), []) if kind == "sample" else item.get("marks", [(start, end)])
    )
    told = {"doubt": item.get("doubt", ""), "who": item.get("who", ""), "mentions": item["mentions"]}
    told["transcripts"] = f"{item.get('said_in', 1)} transcript{'s' if item.get('said_in', 1) > 1 else ''}"
    return {
        "item_id": item_id,
        "kind": item["kind"],
        "risk": _RISK[item["kind"]],
        "category": item["category"],
        "form": item["form"],
        "shown_as": item.get("shown_as", ""),
        "mentions": item["mentions"],
        "transcript_id": item["transcript_id"],
        "turn": item["turn"],
        "context": text[first : end + CONTEXT].replace("\n", " "),
        "marks": ";".join(f"{from_ - first}-{to - first}" for from_, to in marks),
        "question": _QUESTION[kind].format(**told),
        "proposed": item["proposed"],
        "entity": item.get("entity", ""),
        "status": "decided" if decision else "told" if item.get("told") else "open",
        "decision": decision,
    }
