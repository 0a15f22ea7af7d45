"""What the notice at the head of the status page says: apart from the page, so that a word of it reruns no job."""

from __future__ import annotations

from themetrail.interface.catalogue import in_all
from themetrail.interface.notices.words import notice_words


def at_work(language: str = "english") -> str:
    """What it says while a run is at work, and after one that was ended from outside."""
    return notice_words(language).say("at_work")


def says_at_work(notice: str) -> bool:
    """Whether a notice says that a run is at work, in whichever language the study had then."""
    return notice in {words.say("at_work") for words in in_all(notice_words)}


def in_part(language: str = "english") -> str:
    """What it says of a run that made a part of the results only."""
    return notice_words(language).say("in_part")


def not_yet(language: str = "english") -> str:
    """What it says where no run has come to its end."""
    return notice_words(language).say("not_yet")


def issued(language: str = "english") -> str:
    """What it says after a round was issued, until who has what to do is said anew."""
    return notice_words(language).say("issued")


def says_issued(notice: str) -> bool:
    """Whether a notice says that a round was issued, in whichever language the study had then."""
    return notice in {words.say("issued") for words in in_all(notice_words)}


def stopped_at_once(sentence: str, language: str = "english") -> str:
    """What it says of a run that stopped before its first job: no log has the details."""
    return stopped([sentence], notice_words(language).say("on_the_screen"), language)


def stopped(sentences: list[str], details: str, language: str = "english") -> str:
    """What it says of a run that stopped: why, in its own sentences, and where the details are.

    Where no job could say a sentence, one failed.
    """
    words = notice_words(language)
    why = " ".join(sentence.rstrip(".") + "." for sentence in sentences or [words.say("job_failed")])
    return words.say("stopped", why=why, details=details)


def stopped_on_request(language: str = "english") -> str:
    """What it says of a run that was ended from outside, and could say so."""
    return notice_words(language).say("on_request")
