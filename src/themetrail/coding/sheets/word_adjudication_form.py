"""The form of a Word file on which an adjudicator settles, shared by those who write it and those who read it back.

What is written for the adjudicator stands in comments of lines that begin with a sign; all other lines are the
adjudicator's own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache

from themetrail.coding.sheets.adjudication_form import DROP, KEEP
from themetrail.coding.sheets.sheet_form import in_words, marks_meant
from themetrail.coding.sheets.word_form import lines_of, said_of_itself
from themetrail.coding.sheets.word_places import Letters
from themetrail.interface.catalogue import forms_of, plain
from themetrail.interface.judging.words import judging_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.words_in_print import Words

FORMAT, VERSION = "word adjudication of themetrail", "1"
FOLDER = "adjudication"  # of a round: where the files come back to
# The properties of a file by which it says what it is; `text` and `comments` are digests of what was written there
PROPERTIES = ("themetrail_format", "themetrail_version", "round", "transcript", "issue", "judge", "text", "comments")
SAID = PROPERTIES[2:]
SIGN = "\u25b8 "  # before each line that was written for the adjudicator

DECISIONS = "|".join(map(re.escape, marks_meant(KEEP, DROP)))  # the words that decide, in any language
_CODE = re.compile(r"\[([^\[\]]+)\]")


def whose_line(words: Words, said: Mapping[str, str]) -> str:
    """The line above the conversation that says what the file is, and was when it was written."""
    return words.say("word_whose", **{name: said[name] for name in SAID})


@cache
def _whose_lines() -> list[re.Pattern[str]]:
    facts = {**dict.fromkeys(SAID, ".+?"), **dict.fromkeys(("issue", "text", "comments"), "[0-9a-f]+")}
    return lines_of(judging_words, "word_whose", facts)


def said_in(properties: Mapping[str, str], text: str) -> dict[str, str] | None:
    """What a file says of itself, by the names of `SAID`; None where it says nothing."""
    return said_of_itself(properties, text, FORMAT, SAID, _whose_lines())


def digest_of_text(text: str) -> str:
    """What is written in the file, without the line that says what it is, white space and the like."""
    for line in _whose_lines():
        text = line.sub("", text)
    return _digest([text])


def digest_of_comments(lines: Iterable[str]) -> str:
    """What is written in its comments, in whichever order."""
    return _digest(sorted("".join(Letters.of(line).folded) for line in lines))


def _digest(texts: Iterable[str]) -> str:
    said = "\n".join("".join(Letters.of(text).folded) for text in texts)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def to_settle_line(words: Words, issued_id: str, label: str, code_id: str, support: str = "") -> str:
    """The line that asks for a decision on a code of a segment; `support` says how many gave it."""
    asked = words.say("to_settle", segment=issued_id, label=label, code=code_id)
    return f"{SIGN}{asked}" + (f" \u00b7 {support}" if support else "")


def asked_in(line: str) -> tuple[str, str] | None:
    """The segment and the code of which a line asks for a decision; None where it asks for none."""
    found = next(filter(None, (form.match(line) for form in _asking_lines())), None)
    return (found[1], found[3]) if found else None


@cache
def _asking_lines() -> list[re.Pattern[str]]:
    forms = forms_of(judging_words, "to_settle", {"segment": r"\S+", "label": ".*", "code": r"[^\[\]]+"})
    return [re.compile(rf"{SIGN}{form.pattern}(?: \u00b7 [^\[\]]*)?$") for form in forms]


def so_far_line(words: Words, decision: str, judge: str, reason: str) -> str:
    """The line that says what has been settled already."""
    named = in_words(sheet_words(words.language), "mark", decision)
    return SIGN + words.say("so_far", decision=named, judge=judge) + (f" -- {one_line(reason)}" if reason else "")


def settled_in(line: str) -> tuple[str, str, str] | None:
    """Decision, who decided and reason that stand in a line as settled already; None where none do."""
    found = next(filter(None, (form.fullmatch(line) for form in _settled_lines())), None)
    return (marks_meant(KEEP, DROP)[plain(found[1])], found[2], found[3] or "") if found else None


@cache
def _settled_lines() -> list[re.Pattern[str]]:
    forms = forms_of(judging_words, "so_far", {"decision": DECISIONS, "judge": r"\S+?"})
    return [re.compile(rf"{SIGN}{form.pattern}(?: -- (.*))?") for form in forms]


def coder_line(words: Words, called: str, labels: Iterable[tuple[str, str]], memo: str) -> str:
    """The line of a coder on words: the codes, each as label and id, and a memo."""
    given = "; ".join(f"{label} [{code_id}]" for label, code_id in labels) or words.say("no_code")
    return f"{SIGN}{called}: {given}" + (f" -- {one_line(memo)}" if memo else "")


def codes_in(line: str) -> list[str]:
    """The ids of the codes in a line of a coder."""
    return _CODE.findall(line.partition(" -- ")[0])


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " / ".join(filter(None, map(str.strip, text.splitlines())))
