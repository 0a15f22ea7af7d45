r"""Codes that a list names with all that stands above them, as programs for qualitative analysis write it.

QualCoder writes `Category >> Code`, MAXQDA `Code\Subcode` or `Code > Subcode` beside a column `Memo`, Taguette tags
such as `trust.listening`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

Path = tuple[str, ...]

_ALWAYS = (re.compile(r"\s*>>\s*"), re.compile(r"\s*\\\s*"))
_BESIDE_MEMOS = re.compile(r"\s+>\s+")
_POINT = re.compile(r"(?<=\S)\.(?=\S)")


def paths_in(names: Sequence[str], headings: Collection[str] = ()) -> list[Path] | None:
    """Each name with all above it, from the top down; None where the names of a list are no paths.

    `headings` are those of the list, as `column_name` writes them: a `>` between spaces stands between codes only
    beside a column `memo`, and a point only in a column `tag`.
    """
    for between in _ALWAYS:
        if any(len(_split(name, between)) > 1 for name in names):
            return [_split(name, between) for name in names]
    if "memo" in headings and any(len(_split(name, _BESIDE_MEMOS)) > 1 for name in names):
        return [_split(name, _BESIDE_MEMOS) for name in names]
    return paths_of_tags(names) if "tag" in headings else None


def paths_of_tags(tags: Sequence[str]) -> list[Path]:
    """Taguette's tags as paths: a point stands between two where what is before it is a tag too, or that of two."""
    plain = [" ".join(tag.split()) for tag in tags]
    begun = Counter(tag[: point.start()] for tag in plain for point in _POINT.finditer(tag))
    known = set(plain) | {beginning for beginning, times in begun.items() if times > 1}
    paths = []
    for tag in plain:
        cuts = [point.start() for point in _POINT.finditer(tag) if tag[: point.start()] in known]
        edges = zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(tag)], strict=True)
        paths.append(tuple(tag[start:end] for start, end in edges))
    return paths


def _split(name: str, between: re.Pattern[str]) -> Path:
    return tuple(" ".join(part.split()) for part in between.split(name.strip()) if part.strip())
