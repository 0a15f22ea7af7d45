"""Open an export of the coding desk: JSON that is whole, of the desk's form, and holds nothing that is passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from themetrail.coding.sheets import desk_form as form
from themetrail.contracts.errors import StudyError
from themetrail.faults import stretches

_MOST_BYTES = 200_000_000  # ten times what 20,000 segments with memos come to
_DEEPEST = 60  # lists and objects within each other: a change that took an export over holds the changes in it
AGAIN = "save it again from the desk, and return the file as it was saved"


@dataclass
class Places:
    """What is wrong in the lists of an export: each kind once, with the entries in which it stands."""

    found: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, what: str, part: str = "", number: int = 0) -> None:
        """Put down what is wrong with an entry of a list, counted from 1, or with the whole."""
        self.found.setdefault((part, what), []).append(number)

    def sentences(self) -> Iterator[str]:
        """Each kind of fault with its entries."""
        for (part, what), numbers in self.found.items():
            yield (
                f"{what} ({part}, {'entry' if len(numbers) == 1 else 'entries'} {stretches(numbers)})" if part else what
            )


@dataclass(frozen=True)
class DeskExport:
    """An export as it was opened: what is told of the whole, and the entries of each list that are of the form."""

    whole: dict[str, Any]
    parts: dict[str, list[tuple[int, dict[str, Any]]]]  # each entry with its number in its list
    places: Places  # what is wrong in the form of other entries


@dataclass(frozen=True)
class Whose:
    """Whose a file is, as it says itself, and how many changes it holds; `part` is what of the work it is of."""

    round: str
    coder_id: str
    sequence: int
    part: str = ""  # empty: all of it
    counted: str = "changes"


def open_export(path: Path) -> DeskExport:
    """The export in a file. Raises StudyError where it is no export of the desk, or cut off; the form of single
    entries is told in `places`."""
    content = parsed(path)
    if not isinstance(content, dict) or content.get("format") != form.FORMAT:
        raise StudyError(
            f'this is no export of the coding desk, which begins with "format": "{form.FORMAT}"', file=path
        )
    if type(content.get("version")) is int and content["version"] > form.VERSION:
        raise StudyError(
            "this was exported by a newer desk than is read here; run the study with the version of Themetrail that"
            " made the desk",
            file=path,
        )
    places = Places()
    for what in faults_in(content, form.WHOLE, {*form.PARTS}):
        places.add(what)
    if content.get("version") != form.VERSION:
        places.add(f"'version' must be {form.VERSION}")
    if places.found:
        raise StudyError(f"{'; '.join(places.sentences())}; {AGAIN}", file=path)
    parts = {name: list(_entries(content, name, places)) for name in form.PARTS}
    return DeskExport({name: content[name] for name in form.WHOLE}, parts, places)


def whose_export(path: Path) -> Whose:
    """Round, coder and number of changes of an export. Raises StudyError as `open_export` does."""
    whole = open_export(path).whole
    return Whose(whole["round"], whole["coder_id"], whole["sequence"])


def parsed(path: Path) -> Any:
    """The JSON of a file, in which no key stands twice and every number is one. Raises StudyError."""
    if path.stat().st_size > _MOST_BYTES:
        raise StudyError(f"this is larger than any export of the coding desk; {AGAIN}", file=path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudyError(f"this is not in UTF-8, as exports of the coding desk are; {AGAIN}", file=path) from None
    if not text.strip():
        raise StudyError(f"this file is empty; {AGAIN}", file=path)
    odd = _Odd()
    try:
        content = json.loads(
            text,
            object_pairs_hook=odd.pairs,
            parse_constant=odd.no_number,
            parse_int=odd.whole,
            parse_float=odd.broken,
        )
    except json.JSONDecodeError as problem:
        raise StudyError(_why_unreadable(text, problem), file=path) from None
    except RecursionError:
        raise StudyError(
            f"this holds lists within lists, deeper than any export of the coding desk does; {AGAIN}", file=path
        ) from None
    if odd.found:
        raise StudyError(f"{'; '.join(sorted(odd.found))}; {AGAIN}", file=path)
    return content


class _Odd:
    """What JSON allows and no export holds, noted while it is read."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object, in which a key that stands twice would hide what stood under it first."""
        content = dict(pairs)
        if len(content) < len(pairs):
            self.found.add("a key stands twice in one entry, so that it is not certain what was meant")
        return content

    def no_number(self, _: str) -> None:
        """NaN or an infinite number."""
        self.found.add("a number in it is none (NaN or infinite)")

    def whole(self, digits: str) -> int:
        """A whole number that a browser can have written."""
        if len(digits) > len(str(2**53)) + 1:
            self.found.add("a number in it is larger than any that the desk writes")
            return 0
        return int(digits)

    def broken(self, digits: str) -> float:
        """A number with a fraction or an exponent."""
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            self.found.add("a number in it is larger than any that the desk writes")
        return value


def _why_unreadable(text: str, problem: json.JSONDecodeError) -> str:
    cut_off = problem.pos >= len(text.rstrip()) or problem.msg.startswith("Unterminated string")
    if cut_off or not text.rstrip().endswith("}"):
        return f"this file ends in the middle: it was not saved or copied whole; {AGAIN}"
    return f"this is not readable as JSON at line {problem.lineno}, character {problem.colno}; {AGAIN}"


def _entries(content: dict[str, Any], name: str, places: Places) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of one list that are of the form; what is wrong with others goes to `places`."""
    fields = form.PARTS[name]
    listed = content.get(name)
    if not isinstance(listed, list):
        places.add(f"{name!r} {'must be a list' if name in content else 'is missing'}")
        return
    for number, entry in enumerate(listed, start=1):
        if not isinstance(entry, dict):
            places.add("must be an object with keys of its own", name, number)
            continue
        wrong = list(faults_in(entry, fields, None if name == form.OPEN_ENDED else set()))
        for what in wrong:
            places.add(what, name, number)
        if not wrong:
            yield number, entry


def faults_in(entry: dict[str, Any], fields: dict[str, form.Value], others: set[str] | None) -> Iterator[str]:
    """What is wrong with the keys of an object and their values; `others` may stand there too, None: any."""
    for name, value in fields.items():
        if name not in entry:
            yield f"{name!r} is missing"
        elif not value.fits(entry[name]):
            yield f"{name!r} must be {value.told}"
        elif not _is_sound(entry[name]):
            yield f"{name!r} holds half of a character"
    unknown = set(entry) - set(fields)
    if others is None:
        if not all(_is_sound(name) and _is_sound(entry[name]) for name in unknown):
            yield "what was there before is nested deeper than the desk writes it, or holds half of a character"
    elif unknown - others:
        yield "there is a key that no export has, and that is not read"


def _is_sound(value: Any, depth: int = 0) -> bool:
    """Whether a value can be written again: whole characters, and nothing without end."""
    if isinstance(value, str):
        try:
            return value.encode() is not None
        except UnicodeEncodeError:  # JSON can write half of a surrogate pair
            return False
    if isinstance(value, dict):
        value = [*value, *value.values()]
    return not isinstance(value, list) or (depth < _DEEPEST and all(_is_sound(one, depth + 1) for one in value))
