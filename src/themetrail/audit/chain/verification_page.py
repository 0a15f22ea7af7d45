"""The page of a verification: what was checked, and whether it holds.

A run writes it in the language of the study; on the screen, and with faults, it is in English. What was checked has one
name in the catalogue in all languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from themetrail.interface.catalogue import FALLBACK, in_all
from themetrail.interface.verification.words import verification_words
from themetrail.words_in_print import Words

SHOWN = 20  # faults of one finding
_CLAIM = "claim_"
_COMMAND = "themetrail verify --head DIGEST --directory MY-STUDY"


class Checked(Protocol):
    """One thing that was checked, with what was found against it and remarks that are no faults."""

    claim: str
    faults: list[str]
    notes: list[str]


def claim_of(name: str) -> str:
    """What is checked under this name, as the screen says it."""
    return verification_words().say(f"{_CLAIM}{name}")


def page_of(findings: Sequence[Checked], language: str = FALLBACK) -> str:
    """What was found, in plain words, as Markdown. The page of a study that is whole is the same each time."""
    words = verification_words(language)
    names = _names(verification_words())
    faults = sum(len(finding.faults) for finding in findings)
    verdict = words.say("not_all_holds", faults=faults) if faults else words.say("all_holds")
    lines = [f"# {words.say('title')}", "", verdict, ""]
    for finding in findings:
        name = names.get(finding.claim)
        claim = words.say(name) if name else finding.claim
        lines.append(words.say("does_not_hold" if finding.faults else "holds", claim=claim))
        lines += [f"  - {fault}" for fault in finding.faults[:SHOWN]]
        if len(finding.faults) > SHOWN:
            lines.append(f"  - and {len(finding.faults) - SHOWN} more")
        lines += [f"  - note: {note}" for note in finding.notes]
    lines += ["", words.say("limits", command=_COMMAND)]
    return "\n".join(lines) + "\n"


def language_of(page: str) -> str:
    """The language of a page, by its title; English where that is none of them."""
    title = page.partition("\n")[0]
    return next(
        (words.language for words in in_all(verification_words) if title == f"# {words.say('title')}"), FALLBACK
    )


def claims_on(page: str) -> list[str]:
    """What a page says that holds, as the screen says it."""
    words = verification_words(language_of(page))
    before, after = words.say("holds", claim="\0").split("\0")
    names = _names(words)
    lines = [line for line in page.splitlines() if line.startswith(before) and line.endswith(after)]
    said = [line.removeprefix(before).removesuffix(after) for line in lines]
    return [verification_words().say(names[claim]) if claim in names else claim for claim in said]


def _names(words: Words) -> dict[str, str]:
    """The names of claims by what they say."""
    return {words.say(name): name for name in words.sentences if name.startswith(_CLAIM)}
