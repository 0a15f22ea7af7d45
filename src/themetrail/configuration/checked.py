"""What people wrote under keys, as a section of the configuration, or one sentence on what is wrong and where."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from themetrail.configuration.section import Section
from themetrail.configuration.source import ConfigurationFile, value_at
from themetrail.contracts.errors import StudyError

_MOST_ALSO = 4  # faults told beside the first
Kind = typing.TypeVar("Kind", bound=Section)


def checked(kind: type[Kind], values: dict, file: str, files: Sequence[ConfigurationFile] = ()) -> Kind:
    """The values as a section of this kind. Raises StudyError naming the key, what is wrong, and the nearest right key.

    `files` are those from which the values were put together, the later over the earlier.
    """
    try:
        return kind.model_validate(values)
    except ValidationError as problem:
        mistakes = problem.errors(include_url=False, include_input=False)
        # Misspelt keys first: they often are why others are missing.
        misspelt = [mistake for mistake in mistakes if mistake["type"] == "extra_forbidden"]
        found: dict[str, str] = {}  # by the place, of which the first is told
        for mistake in misspelt or mistakes:
            found.setdefault(_place(mistake["loc"], values, files) or file, _told(kind, mistake))
        (where, what), *others = found.items()
        also = [f"; {place.removeprefix(f'{file}, ')}: {told}" for place, told in others[:_MOST_ALSO]]
        more = f"; and {len(others) - _MOST_ALSO} more" if len(others) > _MOST_ALSO else ""
        raise StudyError(f"{what}{''.join(also)}{more}", file=where) from None


def _told(kind: type[Section], mistake: ErrorDetails) -> str:
    """What is wrong with one key."""
    key = f"the key '{_written(mistake['loc'])}'{_entries(mistake['loc'])}"
    if mistake["type"] == "extra_forbidden":
        return _unknown_key(kind, key, mistake["loc"])
    return f"{key} {_plain(kind, mistake)}"


def _written(path: tuple) -> str:
    """A key with those above it, as the pages write it: `coding.rounds.name`."""
    return ".".join(str(part) for part in path if not isinstance(part, int))


def _entries(path: tuple) -> str:
    """Which entries of lists a key is in, counted from 1 as people count: ` (entry 2 of rounds)`."""
    pairs = ((name, place) for name, place in pairwise(path) if isinstance(place, int))
    entries = [f"entry {place + 1} of {name}" for name, place in pairs]
    return f" ({', '.join(entries)})" if entries else ""


def _place(path: tuple, values: dict, files: Sequence[ConfigurationFile]) -> str:
    """The file and line where the value of a key stands, or else the nearest key above it."""
    for length in range(len(path), 0, -1):
        value = value_at(values, path[:length])
        for each in reversed(files):
            if each.says(path[:length], value):
                return f"{each.file}, line {each.lines[path[:length]]}"
        if files and value is not None and not isinstance(value, Mapping):
            return "--config, with the command"
    return ""


def _unknown_key(kind: type[Section], key: str, path: tuple) -> str:
    siblings = sorted(_section_at(kind, path[:-1]).model_fields)
    if nearest := _nearest(str(path[-1]), siblings):
        return f"{key} is unknown; did you mean '{_written((*path[:-1], nearest))}'?"
    return f"{key} is unknown; known here are: {', '.join(siblings)}"


def _nearest(key: str, known: Sequence[str]) -> str:
    """The key that is most alike, one with a word in common before others (`coder_id`, `adjudicator_id`); else none."""
    alike = difflib.get_close_matches(key, known, n=len(known), cutoff=0.5)
    in_common = [one for one in known if len(key.split("_")) > 1 and set(key.split("_")) & set(one.split("_"))]
    very_alike = difflib.get_close_matches(key, known, n=1, cutoff=0.75)
    return next(iter([*very_alike, *in_common, *alike]), "")


def _section_at(section: type[Section], path: tuple) -> type[Section]:
    """The section class that a path of keys (and list positions) leads to from one."""
    for part in path:
        if isinstance(part, int):
            continue
        kind = section.model_fields[part].annotation
        section = next((inner for inner in (kind, *typing.get_args(kind)) if _is_section(inner)), section)
    return section


def _is_section(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Section)


_PLAIN = {
    "missing": "is missing",
    "int_type": "must be a whole number, without quotation marks",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, without quotation marks",
    "bool_type": "must be true or false",
    "dict_type": "must hold keys of its own, each on a line with its value",
    "string_type": "must be text; put numbers, and words such as no, into quotation marks",
    "list_type": "must be a list, each entry on a line of its own after a dash",
}


def _plain(section: type[Section], mistake: ErrorDetails) -> str:
    """What is wrong with a value, in words that need no knowledge of Python, to follow the name of its key."""
    if mistake["type"] in _PLAIN:
        return _PLAIN[mistake["type"]]
    if mistake["type"] == "model_type":
        return f"must hold keys of its own: {', '.join(_section_at(section, mistake['loc']).model_fields)}"
    message = mistake["msg"].removeprefix("Value error, ")
    message = message.replace("Input should be", "must be")
    return message if message.startswith("must ") else f"is not right: {message[:1].lower()}{message[1:]}"
