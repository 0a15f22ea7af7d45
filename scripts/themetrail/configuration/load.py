"""Check a study's configuration, with an error that names the nearest right key."""

from __future__ import annotations

import difflib
import typing
from pathlib import Path

import yaml
from pydantic import ValidationError

from themetrail.configuration.agreement import Agreement
from themetrail.configuration.anonymise import Anonymise
from themetrail.configuration.audit import Audit
from themetrail.configuration.coding import Coding
from themetrail.configuration.ingest import Ingest
from themetrail.configuration.report import Report
from themetrail.configuration.section import Section
from themetrail.configuration.segment import Segment
from themetrail.configuration.study import Study
from themetrail.configuration.suggest import Suggest
from themetrail.configuration.themes import Themes
from themetrail.contracts.errors import StudyError


class Configuration(Section):
    """The whole configuration: one section per step, and `study`."""

    study: Study = Study()
    ingest: Ingest = Ingest()
    anonymise: Anonymise = Anonymise()
    segment: Segment = Segment()
    suggest: Suggest = Suggest()
    coding: Coding = Coding()
    agreement: Agreement = Agreement()
    themes: Themes = Themes()
    report: Report = Report()
    audit: Audit = Audit()


def load_configuration(values: dict, file: str = "config/config.yaml") -> Configuration:
    """The checked configuration. Raises StudyError naming the key, what is wrong, and the nearest right key."""
    try:
        return Configuration.model_validate(values)
    except ValidationError as problem:
        mistakes = problem.errors(include_url=False, include_input=False)
        # A misspelt key first: it often is why another one is missing.
        first = min(mistakes, key=lambda mistake: mistake["type"] != "extra_forbidden")
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise StudyError(_unknown_key(key, first["loc"]), file=file) from None
        raise StudyError(f"the key '{key}' {_plain(first)}", file=file) from None


_COMPARE = "compare it with docs/configuration.md"


def read_configuration(file: str | Path = "config/config.yaml") -> Configuration:
    """The checked configuration in a YAML file. Raises StudyError where it is missing, unreadable or wrong."""
    check_no_key_twice(file)
    try:
        values = yaml.safe_load(Path(file).read_text(encoding="utf-8")) or {}
    except FileNotFoundError:
        raise StudyError("is missing; name the folder of a study: DIR=MY-STUDY", file=file) from None
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f" (see line {mark.line + 1})" if mark else ""
        raise StudyError(f"is not readable YAML{place}; {_COMPARE}", file=file) from None
    if not isinstance(values, dict):
        raise StudyError(f"must hold keys with values, such as `study:`; {_COMPARE}", file=file)
    return load_configuration(values, str(file))


def check_no_key_twice(file: str | Path) -> None:
    """Raise StudyError where a key stands twice in a YAML file: readers of YAML drop the first without a word.

    What is no YAML at all is left to whoever reads it.
    """
    try:
        waiting = [(yaml.compose(Path(file).read_text(encoding="utf-8")), "")]
    except (yaml.YAMLError, OSError, UnicodeDecodeError):
        return
    while waiting:
        node, above = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += [(entry, above) for entry in node.value]
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            for key, value in node.value:
                name, line = f"{above}{key.value}", key.start_mark.line + 1
                if name in first:
                    raise StudyError(
                        f"the key '{name}' stands in line {first[name]} and in line {line}, and only one of them would"
                        " count; put them together",
                        file=file,
                    )
                first[name] = line
                waiting.append((value, f"{name}."))


def _unknown_key(key: str, path: tuple) -> str:
    siblings = sorted(_section_at(path[:-1]).model_fields)
    nearest = difflib.get_close_matches(str(path[-1]), siblings, n=1, cutoff=0.5)
    if nearest:
        return f"the key '{key}' is unknown; did you mean '{'.'.join([*map(str, path[:-1]), nearest[0]])}'?"
    return f"the key '{key}' is unknown; known here are: {', '.join(siblings)}"


def _section_at(path: tuple) -> type[Section]:
    """The section class that a path of keys (and list positions) leads to."""
    section: type[Section] = Configuration
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
    "string_type": "must be text; put numbers, and words such as no, into quotation marks",
    "list_type": "must be a list, each entry on a line of its own after a dash",
}


def _plain(mistake: dict) -> str:
    """What is wrong with a value, in words that need no knowledge of Python, to follow the name of its key."""
    if mistake["type"] in _PLAIN:
        return _PLAIN[mistake["type"]]
    if mistake["type"] == "model_type":
        return f"must hold keys of its own: {', '.join(_section_at(mistake['loc']).model_fields)}"
    message = mistake["msg"].removeprefix("Value error, ")
    message = message.replace("Input should be", "must be")
    return message if message.startswith("must ") else f"is not right: {message[:1].lower()}{message[1:]}"
