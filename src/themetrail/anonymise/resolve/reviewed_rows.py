"""A reviewer's rows: where each holds, and the row of the lexicon that it makes."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from themetrail.anonymise.names.forms import PARTICLES
from themetrail.anonymise.names.words import is_common
from themetrail.contracts.ids import id_of


def scope_of(row: dict) -> list[str]:
    """The transcripts in which alone a decision holds; one empty name where it holds everywhere.

    On an item, `transcript_id` says where it was quoted from.
    """
    said = row.get("only_in") or ("" if row["item_id"] else row["transcript_id"])
    return [id_of(name) for name in said.split(";") if name.strip()] or [""]


def standing(rows: Iterable[dict]) -> dict[str, list[dict]]:
    """By item the rows that hold: of several on the same transcripts, or on all, the last one."""
    last: dict[str, dict[str, dict]] = {}
    for row in rows:
        last.setdefault(row["item_id"], {}).update(dict.fromkeys(scope_of(row), row))
    return {
        item_id: list({row["at"]: row for row in sorted(of.values(), key=itemgetter("at"))}.values())
        for item_id, of in last.items()
    }


def adds_a_person(row: dict) -> bool:
    return not row["item_id"] and row["decision"] != "keep" and row["category"] == "person"


def rare_parts(form: str, languages: list[str]) -> set[str]:
    """The words of a whole name that are no common words: each is the name of its bearer too."""
    words = form.split()
    if len(words) < 2:
        return set()
    rare = {word for word in words if len(word) > 2 and word.isalpha() and word not in PARTICLES}
    return {word for word in rare if not is_common_in_any(word, languages)}


def is_common_in_any(word: str, languages: list[str]) -> bool:
    return any(is_common(word, language) for language in languages)


def as_public(form: str) -> dict:
    """The row of the lexicon that keeps a public name."""
    return {**as_reviewed(form, "organisation", verdict="keep"), "source": "public"}


def as_reviewed(form: str, category: str, *, place: str = "", own_case: bool = False, verdict: str = "replace") -> dict:
    """A row of the lexicon that stands on a reviewer's word."""
    return {
        "transcript_id": place,
        "form": form,
        "category": category,
        "own_case": "yes" if own_case else "no",
        "source": "review",
        "verdict": verdict,
    }
