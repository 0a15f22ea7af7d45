"""What a reviewer is asked about an item, in the language of the study."""

from __future__ import annotations

from themetrail.contracts.anonymise import VERDICTS
from themetrail.interface.review.words import review_words
from themetrail.interface.verdicts.words import verdict_words


def question_of(one: dict, language: str) -> str:
    """The question on an item of the queue."""
    words = review_words(language)
    facts: dict[str, str] = {
        **decisions_in(language),
        "mentions": words.count(one["mentions"]),
        "transcripts": words.say("transcripts", one.get("said_in", 1)),
        "doubt": one.get("doubt", ""),
    }
    if one["kind"] == "doubtful_link":
        facts["doubt"] = words.say("apart").join(sorted(words.say(f"doubt_{doubt}") for doubt in one["doubts"]))
        called = words.say("apart").join(one["called"])
        facts["who"] = words.say("called", names=called) if called else words.say("one_person")
    about = f"kept_{one['taken_for']}" if one.get("taken_for") else one["kind"]
    return words.say(f"question_{about}", **facts)


def decisions_in(language: str) -> dict[str, str]:
    """How each decision is called in a language, by what it is called in files of data."""
    words = verdict_words(language)
    return {verdict: words.say(f"decision_{verdict}") for verdict in VERDICTS}
