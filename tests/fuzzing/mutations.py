"""Files as they must not be: a valid file, changed in a step or several, each of which a seed makes certain.

A step knows what it changes: the members of an archive, the nodes of XML, the cells of a table, the values of JSON and
YAML, the commands of RTF, the bytes of anything. `mutated` is a function of the file and its steps alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from fuzzing.archive_changes import archive_changes
from fuzzing.markup_changes import MARKUP
from fuzzing.odd import Change
from fuzzing.text_changes import TEXT

Step = tuple[str, int]  # the name of a change, and the seed of where and what
_OF_BYTES = ("flip", "cut", "leave out", "insert", "other encoding")
_OF_TEXT = ("line gone", "line again", "lines turned", "line odd", "line odd", "line deeper", "number", "repeat")
_OF_TABLE = ("cell", "cell", "cell", "columns", *_OF_TEXT)
_OF_XML = ("XML attribute", "XML attribute", "XML without attribute", "XML text", "XML text", "XML node", "XML node")
_OF_KINDS = tuple(
    (re.compile(begins, re.DOTALL), names)
    for begins, names in (
        (rb"PK", ("member",) * 12 + ("member gone", "member twice", "member swapped", "member large", "member lies")),
        (rb"(?:\xef\xbb\xbf)?\s*<", (*_OF_XML, "XML tag", "XML name", "XML deep", "XML declared", "number")),
        (rb"(?:\xef\xbb\xbf)?\s*[{\[](?!\\rtf)", ("JSON", "JSON", "JSON", "JSON", "key twice", "number")),
        (rb"{\\rtf", ("RTF", "RTF", "RTF", "number")),
        (rb"%PDF", ("PDF", "PDF", "PDF", "number")),
        (rb"(?:#[^\n]*\n|\s)*[a-z_]+:", ("YAML value", "YAML value", "YAML key", *_OF_TEXT)),
        (rb"[^\n]*[\t;,]", _OF_TABLE),
    )
)


def mutated(content: bytes, steps: Iterable[Step]) -> bytes:
    """The file after these changes."""
    for name, seed in steps:
        content = CHANGES[name](content, random.Random(seed)) if content else content
    return content


def changes_of(content: bytes) -> list[str]:
    """The names of the changes that can be made to a file, by what it is; the likelier ones more than once."""
    own = next((names for begins, names in _OF_KINDS if begins.match(content)), _OF_TEXT)
    return [*own, *_OF_BYTES]


def _inner(content: bytes, draw: random.Random) -> bytes:
    return CHANGES[draw.choice(changes_of(content))](content, draw)


CHANGES: dict[str, Change] = {**TEXT, **MARKUP, **archive_changes(_inner)}
