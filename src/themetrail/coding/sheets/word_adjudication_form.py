"""The form of a Word file on which an adjudicator settles, shared by those who write it and those who read it back.

What is written for the adjudicator stands in comments of lines that begin with a sign; all other lines are the
adjudicator's own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from themetrail.coding.sheets.word_form import said_of_itself
from themetrail.coding.sheets.word_places import Letters

FORMAT, VERSION = "word adjudication of themetrail", "1"
FOLDER = "adjudication"  # of a round: where the files come back to
# The properties of a file by which it says what it is; `text` and `comments` are digests of what was written there
PROPERTIES = ("themetrail_format", "themetrail_version", "round", "transcript", "issue", "judge", "text", "comments")
SAID = PROPERTIES[2:]
SIGN = "\u25b8 "  # before each line that was written for the adjudicator

_SAYS_WHOSE = re.compile(
    "Adjudication of round: (.+?) \u00b7 Transcript: (.+?) \u00b7 Issue: ([0-9a-f]+) \u00b7 Decided by: (.+?)"
    " \u00b7 Text: ([0-9a-f]+) \u00b7 Comments: ([0-9a-f]+)[^\\S\n]*$",
    re.MULTILINE,
)
_TO_SETTLE = re.compile(rf"{SIGN}To settle: (\S+) \u00b7 .*\[([^\[\]]+)\](?: \u00b7 [^\[\]]*)?$")
_SO_FAR = re.compile(rf"{SIGN}So far: (keep|drop) \u00b7 (\S+?)(?: -- (.*))?")
_CODE = re.compile(r"\[([^\[\]]+)\]")


def whose_line(said: Mapping[str, str]) -> str:
    """The line above the conversation that says what the file is, and was when it was written."""
    return (
        f"Adjudication of round: {said['round']} \u00b7 Transcript: {said['transcript']} \u00b7 Issue: {said['issue']}"
        f" \u00b7 Decided by: {said['judge']} \u00b7 Text: {said['text']} \u00b7 Comments: {said['comments']}"
    )


def said_in(properties: Mapping[str, str], text: str) -> dict[str, str] | None:
    """What a file says of itself, by the names of `SAID`; None where it says nothing."""
    return said_of_itself(properties, text, FORMAT, SAID, _SAYS_WHOSE)


def digest_of_text(text: str) -> str:
    """What is written in the file, without the line that says what it is, white space and the like."""
    return _digest([_SAYS_WHOSE.sub("", text)])


def digest_of_comments(lines: Iterable[str]) -> str:
    """What is written in its comments, in whichever order."""
    return _digest(sorted("".join(Letters.of(line).folded) for line in lines))


def _digest(texts: Iterable[str]) -> str:
    said = "\n".join("".join(Letters.of(text).folded) for text in texts)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def to_settle_line(issued_id: str, label: str, code_id: str, support: str = "") -> str:
    """The line that asks for a decision on a code of a segment; `support` says how many gave it."""
    return f"{SIGN}To settle: {issued_id} \u00b7 {label} [{code_id}]" + (f" \u00b7 {support}" if support else "")


def asked_in(line: str) -> tuple[str, str] | None:
    """The segment and the code of which a line asks for a decision; None where it asks for none."""
    found = _TO_SETTLE.match(line)
    return (found[1], found[2]) if found else None


def so_far_line(decision: str, judge: str, reason: str) -> str:
    """The line that says what has been settled already."""
    return f"{SIGN}So far: {decision} \u00b7 {judge}" + (f" -- {one_line(reason)}" if reason else "")


def settled_in(line: str) -> tuple[str, str, str] | None:
    """Decision, who decided and reason that stand in a line as settled already; None where none do."""
    found = _SO_FAR.fullmatch(line)
    return (found[1], found[2], found[3] or "") if found else None


def coder_line(called: str, labels: Iterable[tuple[str, str]], memo: str) -> str:
    """The line of a coder on words: the codes, each as label and id, and a memo."""
    given = "; ".join(f"{label} [{code_id}]" for label, code_id in labels) or "(no code)"
    return f"{SIGN}{called}: {given}" + (f" -- {one_line(memo)}" if memo else "")


def codes_in(line: str) -> list[str]:
    """The ids of the codes in a line of a coder."""
    return _CODE.findall(line.partition(" -- ")[0])


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " / ".join(filter(None, map(str.strip, text.splitlines())))
