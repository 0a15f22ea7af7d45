"""What those are called who have no label of their own, in the language that is asked for."""

from themetrail.interface.catalogue import in_all, words_below

speaker_words = words_below(__package__)


def speaker_in(language: str, speaker: str, role: str) -> str:
    """Who speaks, as people read it: a participant by the label, all others by what they do.

    Data have that in English (`Interviewer`, `Other`) whatever the language, so that they are the same in each.
    """
    return speaker_words(language).say(role) if _is_by_role(speaker, role) else speaker or role


def speaker_in_any(speaker: str, role: str) -> set[str]:
    """What may stand for who speaks in what was written in any of the languages, or before they were told apart."""
    written = {speaker or role}
    return written | {words.say(role) for words in in_all(speaker_words)} if _is_by_role(speaker, role) else written


def _is_by_role(speaker: str, role: str) -> bool:
    return role in speaker_words().sentences and speaker in ("", speaker_words().say(role))
