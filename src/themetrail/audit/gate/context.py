"""Forms that are common words or initials: whether one stands in a text in its own case and as a name would."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TITLE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Doctor|Mme|Mlle|Madame|Monsieur|Maître|Docteur|Herr|Frau|Sir|Sergeant)"
    r"|\bM\.|\bMe)\.?\s+(?:[A-Z]\.?\s*)?$"
)
_SENTENCE_END = re.compile(r"(?:^|[.!?…:\n\r>\"“„«»•|;\t]|--|[-–—*#]\s)[\s\"'“”‘’„«»()\[\]*_#]*$")
_LOWER_WORD_BEFORE = re.compile(r"[^\W\d_A-Z][\w'’]*[,]?\s+$")
_CAPITALISED_AFTER = re.compile(r"^\s+[^\W\d_a-z]\w+")
_CELL_BEFORE = re.compile(r"(?:^|[,;\t\n\r>])[\"']?\s*$")
_CELL_AFTER = re.compile(r"^\s*[\"']?(?:$|[,;\t\n\r<])")
_WINDOW = 60  # characters looked at on each side


def own_case_pattern(written: str) -> str:
    """A regular expression for the form as it is written; initials with or without full stops, gaps and hyphens."""
    words = re.findall(r"[^\W_]+", written)
    if is_initials(written):
        first, *others = [letter for word in words for letter in word]
        if written.islower():  # a nickname or initials that somebody listed in small letters
            first, others = first.upper(), [f"[{letter}{letter.upper()}]" for letter in others]
        body = r"\.?[\s\-’']{0,2}".join([first, *others]) + r"\.?"
    else:
        words = [word if word[:1].isupper() else word[:1].upper() + word[1:] for word in words]
        body = r"[\W_]{1,3}".join(map(re.escape, words))
    return rf"{body}(?!\w)"  # begins with a letter, so that the search for it is fast


def is_initials(written: str) -> bool:
    """Whether a form is initials: single letters, or two letters and no more."""
    words = re.findall(r"[^\W_]+", written)
    single = len(words) > 1 and all(len(word) == 1 for word in words)
    return len("".join(words)) <= 2 or (single and written.upper() == written)


def places_as_name(
    pattern: re.Pattern[str], written: str, text: str, *, nouns_capitalised: bool, anywhere: bool = False
) -> Iterator[int]:
    """Places (code points) where `pattern` matches and the words around it let it be a name.

    `anywhere`, whatever they are. In a language that writes nouns with a capital, one in mid-sentence tells nothing.
    """
    initials = is_initials(written)
    several = not initials and len(re.findall(r"[^\W\d_]{3,}", written)) > 1  # capitals in a row need no context
    for found in pattern.finditer(text):
        if re.match(r"[\w.]", text[max(0, found.start() - 1) : found.start()]):
            continue
        before = text[max(0, found.start() - _WINDOW) : found.start()]
        after = text[found.end() : found.end() + _WINDOW]
        if anywhere or _TITLE.search(before):
            yield found.start()
        elif initials:
            if _initials_stand(found.group(), before, after):
                yield found.start()
        elif several or _word_stands(before, after, nouns_capitalised):
            yield found.start()


def _initials_stand(matched: str, before: str, after: str) -> bool:
    """Two or more letters with full stops; or, without, before a possessive or between words in lower case."""
    letters = re.sub(r"[\W_]", "", matched)
    if len(letters) < 2:
        return False
    if "." in matched[:-1]:
        return True
    return bool(re.match(r"['’]s\b", after)) or bool(
        _LOWER_WORD_BEFORE.search(before) and re.match(r"\s+[^\W\d_A-Z]{2,}", after)
    )


def _word_stands(before: str, after: str, nouns_capitalised: bool) -> bool:
    if _CELL_BEFORE.search(before) and _CELL_AFTER.search(after):
        return True
    if nouns_capitalised or _SENTENCE_END.search(before):
        return False
    return bool(_LOWER_WORD_BEFORE.search(before)) and not _CAPITALISED_AFTER.search(after)
