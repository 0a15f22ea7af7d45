"""Tell a label that is not listed from a sentence that holds a colon.

What is not listed and yet looks like a label is handed on as one, so that it is met as an unknown speaker: a turn given
to the wrong person is worse than a question to the researcher. But each question must be worth asking, so words that
are no name in any language, and sentences that run over the end of a line, are passed by.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from themetrail.ingest.labels import Head
from themetrail.languages.parts.calendar import Calendar
from themetrail.languages.parts.transcripts import Transcripts
from themetrail.languages.parts.words import Phrases
from themetrail.languages.table import any_of_all, words_of_all


def _any(asked: Callable[[Transcripts], Phrases]) -> str:
    """What any language has of some phrases, as one regular expression."""
    return any_of_all(lambda language: asked(language.transcripts))


def _dates(calendar: Calendar) -> list[str]:
    """The words that may stand in a date, in small letters with their accents."""
    months = [spellings[0] for spellings in calendar.months]
    return [*months, *calendar.weekdays, *calendar.abbreviations, *calendar.in_dates]


MOST_WORDS, LONGEST = 5, 40  # of a label that is not written like a name
MOST_WORDS_OF_NAME, LONGEST_NAME = 8, 80

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")
_ENDS = " \t?!.,*_#\"'«»“”„‘’‚‹›()[]{}<>-–—/"  # what may stand around a label: it says who, but not surely
_SENTENCE = re.compile(r"[;!?…\"«»“”„\[\]{}<>\\=]|\w{5,}\.")
_NUMBERED = re.compile(r"[A-Za-z]{0,3}\d+[A-Za-z]?")
_DIARISED = re.compile(r"\(speaker (?:\d+|\?)\)|\[SPEAKER_\d+\]", re.IGNORECASE)  # by whisper.cpp and WhisperX
_ONLY_MARKS = re.compile(r"[?*_.…xX-]{1,8}")
_IDENTIFIER = re.compile(r"[^\W\d_]+[\s_-]*\d+|[^\W\d]+_[\w]+")
_EMOTICON = re.compile(r"[-']?(?:[DPpOoSsXx3)(\]\[|/\\*]|\\)+(?:\s|$)")
_BEFORE_TIME = re.compile(f"{_any(lambda words: words.before_time)}|a|alle|las", re.IGNORECASE)
_PARTICLE = re.compile(
    "de|del|della|di|da|do|dos|du|des|d|la|le|les|el|al|bin|ibn|ben|van|von|der|den|ter|ten|zu|zum|zur|af|av"
    rf"|{_any(lambda words: words.particles)}|e|y|&|\+|/|-"
)
_PRONOUN = _any(lambda words: words.pronouns)
_CONJUNCTION = _any(lambda words: words.conjunctions)
# `He said`, `And then I was like`, `what you do is`: talk, however often it begins a line
_CLAUSE = re.compile(rf"(?:(?:{_CONJUNCTION})\s+)*(?:(?:{_PRONOUN})\s|(?:{_CONJUNCTION})\s)", re.IGNORECASE)
# `June 1, 2023, 8:00AM`, as Teams heads its transcripts: a day and a year, or a date in numbers, and no name.
_ORDINALS = any_of_all(lambda language: language.calendar.ordinals)
_YEAR, _DAY = re.compile(r"(?:19|20)\d\d"), re.compile(rf"(?:[0-2]?\d|3[01])(?:{_ORDINALS})?")
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_CALENDAR = words_of_all(lambda language: _dates(language.calendar))
# What begins a sentence before a colon and is nobody's name, though it may be written like one (`Zum Beispiel:`).
_PHRASE = re.compile(_any(lambda words: words.phrases), re.IGNORECASE)
# Words that begin a sentence and are nobody's name.
_NO_NAMES = words_of_all(lambda language: language.transcripts.openers)
# Labels where they come again and again.
_OF_INTERVIEWS = words_of_all(lambda language: language.transcripts.of_interviews)


def core_of(label: str) -> str:
    """A label without the brackets, question marks and quotes around it: `(P3?)` and `P3 [laughing]` as `P3`."""
    outside = _BRACKETS.sub(" ", label).strip(_ENDS)
    return " ".join((outside or label.strip(_ENDS)).split())


def is_of_diarisation(head: Head) -> bool:
    """Whether a label in brackets is one that a program gives to a voice: `(speaker 0)`, `[SPEAKER_01]`."""
    return head.form == "brackets" and _DIARISED.fullmatch(head.label) is not None


def looks_like_label(
    head: Head,
    *,
    repeated: bool = False,
    line_a_turn: bool = False,
    timed: bool = True,
    time_first: bool = False,
    bracketed: bool = False,
    begins: bool = True,
) -> bool:
    """Whether a beginning that is not listed looks like a speaker's label.

    Before a colon it does where, brackets and question marks around it apart, it is short, holds no mark of a sentence,
    and is (a) written like a name: each word begins with a capital or a digit, particles apart; (b) one word; (c) words
    and a number: `speaker 2`; (d) the beginning of several lines (`repeated`); or (e) the file otherwise has one line
    for each turn (`line_a_turn`). `time_first` says that times stand before labels alone on their lines; `timed` and
    `bracketed`, that listed labels of the file stand with a time, or in brackets, and no colon; `begins`, that the line
    begins a paragraph.
    """
    core = core_of(head.label)
    words = core.split()
    if _PHRASE.fullmatch(core) or _is_date(words):
        return False
    if is_of_diarisation(head):
        return True
    if not words:
        only_marks = _ONLY_MARKS.fullmatch(head.label.strip("()[]<> "))
        return head.form == "colon" and bool(only_marks) and not head.rest[:1].strip()
    like_a_name = _is_like_name(words) and len(words) <= MOST_WORDS_OF_NAME and len(core) <= LONGEST_NAME
    numbered = len(words) > 1 and _NUMBERED.fullmatch(words[-1]) is not None
    short = len(words) <= MOST_WORDS and len(core) <= LONGEST
    if _SENTENCE.search(core) or not (short or like_a_name):
        return False
    if head.form == "brackets":
        identifier = _IDENTIFIER.fullmatch(core) and not core[0].islower()
        return bool(identifier or (bracketed and like_a_name and begins))
    if (head.form == "time" or head.marked) and _BEFORE_TIME.fullmatch(core):
        return False  # "At 10:30: we left"
    if head.form in ("time first", "stamp", "time"):
        is_one_name = core.casefold() not in _NO_NAMES and (repeated if head.form == "stamp" else time_first)
        is_name = numbered or (like_a_name and (len(words) > 1 or is_one_name))
        if head.form == "stamp":
            return timed and is_name
        if head.form == "time first":  # also how words stand that a tool has put a time before
            return timed and is_name and (head.label[-1].isalnum() or repeated)
        return ((timed or head.marked) and (like_a_name or numbered)) or (timed and (head.marked or begins))
    if head.rest and not head.rest[0].isspace():
        return (like_a_name or numbered) and _begins_words(head)
    if numbered or (like_a_name and len(words) > 1):
        return True
    if len(words) == 1:
        return core.casefold() not in _NO_NAMES or (repeated and core.casefold() in _OF_INTERVIEWS)
    return (repeated or line_a_turn) and not _CLAUSE.match(core)


def looks_like_label_alone(line: str) -> bool:
    """Whether a line is a name or an identifier and nothing else, in files whose labels stand alone on their lines."""
    core = core_of(line)
    words = core.split()
    if not words or len(words) > MOST_WORDS or len(core) > LONGEST or _SENTENCE.search(core):
        return False
    if not (line.rstrip()[-1].isalnum() or line.rstrip()[-1] in ")]?"):
        return False
    return bool(_IDENTIFIER.fullmatch(core)) or (len(words) > 1 and _is_like_name(words))


def _begins_words(head: Head) -> bool:
    """Whether words follow a colon without a space: `Bob:Yes`, but not `10:30`, `https://`, `C:\\`, `Yes:D`."""
    if _EMOTICON.match(head.rest):
        return False
    first = head.rest[0]
    return first.isalpha() or first in "[(\"'“”„«‘¿¡…." or (first.isdigit() and not head.label[-1].isdigit())


def _is_date(words: list[str]) -> bool:
    if len(words) > MOST_WORDS:
        return False
    plain = [word.strip(",") for word in words]
    written = [word for word in plain if word.rstrip(".").casefold() not in _CALENDAR]
    if len(written) == 1:
        return bool(_DATE.fullmatch(written[0]))
    return len(written) == 2 and any(map(_YEAR.fullmatch, written)) and any(map(_DAY.fullmatch, written))


def _is_like_name(words: list[str]) -> bool:
    return _begins_like_name(words[0]) and all(_begins_like_name(w) or _PARTICLE.fullmatch(w) for w in words)


def _begins_like_name(word: str) -> bool:
    first = word.lstrip("'’\"([<")[:1]
    return first.isdigit() or (first.isalpha() and not first.islower())
