"""The list to look through: what is replaced most often without a question, where one that is wrong costs most."""

from __future__ import annotations

from collections import Counter, defaultdict

from themetrail.anonymise.resolve.decisions import item_id_of
from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.items import Listed, Shown, by_form, item

MOST_FREQUENT = 30  # forms on the list: what is read at one sight
OFTEN = 3  # mentions from which a form is frequent at all
SHOWN_AS = 3  # replacements of one form that are told


def frequent_forms(
    resolution: Resolution, shown: Shown, verdicts: Verdicts, key: bytes, asked: set[tuple[str, str]], listed: Listed
) -> list[dict]:
    """One item per form of any category, the most frequent first: one decision holds for all of its places.

    Left out are the (category, form) that are `asked` about, who is `listed`, and what is decided elsewhere in the
    review. What was decided on the list stays on it.
    """
    said: dict[str, list[Mention]] = defaultdict(list)
    for (category, form), mentions in by_form(resolution.mentions).items():
        bare, first = form.partition("|")[0], mentions[0]
        treatment = shown[first.transcript_id, form, category][2]
        if treatment in ("keep", "public") or (category, form) in asked or listed.name(first):
            continue
        own = verdicts.decided(item_id_of(key, "frequent", "", bare))
        if not own and (treatment == "refused" or verdicts.on(category, form, first.transcript_id)):
            continue
        said[bare] += mentions
    items = [_entry(form, mentions, shown) for form, mentions in said.items() if len(mentions) >= OFTEN]
    return sorted(items, key=lambda entry: (-entry["mentions"], entry["form"]))[:MOST_FREQUENT]


def _entry(form: str, mentions: list[Mention], shown: Shown) -> dict:
    """The item of one form: of several categories a person's, since who keeps that keeps them all."""
    categories = Counter(mention.span.category for mention in mentions)
    category = "person" if "person" in categories else max(sorted(categories), key=categories.__getitem__)
    rows = [shown[mention.transcript_id, mention.form, mention.span.category] for mention in mentions]
    replacements = [name for name, _ in Counter(row[0] for row in rows if row[0]).most_common()]
    as_shown = ", ".join(replacements[:SHOWN_AS]) + (" ..." if len(replacements) > SHOWN_AS else "")
    said_in = len({mention.transcript_id for mention in mentions})
    more = {"shown_as": as_shown, "entity": rows[0][1], "said_in": said_in, "proposed": "seen"}
    return item("frequent", category, form, mentions, **more)
