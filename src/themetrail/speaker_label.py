"""Speakers' labels as they are compared."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def plain_label(label: str) -> str:
    """A label as it is compared: NFC, without invisible marks, each run of white space one space, no colon behind."""
    visible = "".join(c for c in unicodedata.normalize("NFC", label) if unicodedata.category(c) != "Cf")
    return _SPACES.sub(" ", visible).strip().rstrip(":：").rstrip()


def folded_label(label: str) -> str:
    """A label without what people write now so, now so: capitals, accents, white space, brackets, marks."""
    letters = unicodedata.normalize("NFKD", plain_label(label)).casefold()
    return "".join(c for c in letters if c.isalnum()) or plain_label(label)
