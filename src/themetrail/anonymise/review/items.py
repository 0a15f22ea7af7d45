"""What the parts of the review share: an item, what is shown for a form, and who needs no question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.resolve import Resolution
from themetrail.rows import tuples_of

Shown = dict[tuple[str, str, str], tuple[str, str, str]]


def item(kind: str, category: str, form: str, mentions: list[Mention], **more) -> dict:
    """One item about a form, quoted where it is said first."""
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


def by_form(mentions: Iterable[Mention]) -> dict[tuple[str, str], list[Mention]]:
    """The mentions of each category and form."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.span.category, mention.form].append(mention)
    return groups


def shown_of(resolution: Resolution) -> Shown:
    """By transcript, form and category: replacement, entity and treatment."""
    columns = ("transcript_id", "form", "category", "replacement", "entity_id", "treatment")
    return {row[:3]: row[3:] for row in tuples_of(resolution.entities, *columns)}


class Listed:
    """Whom the people list or a speaker's label names: nothing is asked about their names."""

    def __init__(self, resolution: Resolution) -> None:
        lexicon = resolution.lexicon
        self._forms = set(lexicon.loc[lexicon["source"].isin(["people", "speakers"]), "form"])
        self._links = resolution.links

    def name(self, mention: Mention) -> bool:
        """Whether a mention is a name of somebody who is listed, `A. Keller` of Anna Keller among them."""
        bare = mention.form.partition("|")[0]
        if bare in self._forms:
            return True
        if mention.span.category != "person":
            return False
        person = self._links[mention.transcript_id, mention.form].person
        return person.known and person.is_named(bare)
