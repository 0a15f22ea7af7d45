"""The JSON Schema, the reference page and a commented file, all written from the one typed source."""

from __future__ import annotations

import json
import textwrap
import typing
from collections.abc import Iterator

import yaml
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from themetrail.configuration.load import Configuration
from themetrail.configuration.section import Section, meanings


def json_schema() -> str:
    """The JSON Schema of the configuration."""
    schema = Configuration.model_json_schema()
    kinds: list[type[BaseModel]] = [Configuration, *_all_sections()]
    for kind in kinds:
        part = schema["$defs"].get(kind.__name__, schema)
        for key, meaning in meanings(kind).items():
            part["properties"][key] = dict(sorted({**part["properties"][key], "description": meaning}.items()))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Configuration of a Themetrail study"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def reference_page() -> str:
    """docs/configuration.md: every key with its type, default and meaning."""
    lines = [
        "# Configuration",
        "",
        "`config/config.yaml` of a study. A key that is left out has its default. An unknown key stops the run",
        "and the nearest right one is named.",
        "",
        "<!-- Written by `make docs` from src/themetrail/configuration/; edit there. -->",
    ]
    for name, section in _sections():
        lines += ["", f"## `{name}`", "", f"{_one_line(section.__doc__)}", ""]
        lines += _table(section)
        for inner in _inner_sections(section):
            lines += ["", f"### Each entry: {_one_line(inner.__doc__).lower().rstrip('.')}", "", *_table(inner)]
            for innermost in _inner_sections(inner):
                lines += ["", f"#### Each entry: {_one_line(innermost.__doc__).lower().rstrip('.')}", ""]
                lines += _table(innermost)
    return "\n".join(lines) + "\n"


def commented_configuration() -> str:
    """A config.yaml with every key at its default, each under a comment that says what it means."""
    lines = ["# Configuration of this study. What is left out has its default."]
    for name, section in _sections():
        lines += ["", f"# {_one_line(section.__doc__)}", f"{name}:"]
        meaning = meanings(section)
        for key, field in section.model_fields.items():
            lines += [f"  # {line}" for line in textwrap.wrap(meaning[key], 96)]
            value = yaml.safe_dump({key: _plain_default(field)}, sort_keys=False, allow_unicode=True, width=100)
            lines += [f"  {line}" for line in value.splitlines()]
    return "\n".join(lines) + "\n"


def _sections() -> Iterator[tuple[str, type[Section]]]:
    """The sections of the configuration by their names."""
    for name, field in Configuration.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield name, field.annotation


def _all_sections() -> Iterator[type[Section]]:
    """The sections, and those in them, at any depth."""
    queue = [section for _, section in _sections()]
    while queue:
        yield (section := queue.pop())
        queue.extend(_inner_sections(section))


def _table(section: type[Section]) -> list[str]:
    rows = ["| key | type | default | meaning |", "|---|---|---|---|"]
    meaning = meanings(section)
    for key, field in section.model_fields.items():
        default = "(required)" if field.is_required() else f"`{json.dumps(_plain_default(field), ensure_ascii=False)}`"
        rows.append(f"| `{key}` | {_type_name(field)} | {default} | {meaning[key]} |")
    return rows


def _plain_default(field: FieldInfo) -> object:
    default = field.get_default(call_default_factory=True)
    return default.model_dump() if isinstance(default, Section) else default


def _type_name(field: FieldInfo) -> str:
    bounds = [each for each in field.metadata if not isinstance(each, AfterValidator)]  # what it makes is no bound
    return _named(field.annotation) + "".join(f", {_bound(constraint)}" for constraint in bounds)


def _named(kind: object) -> str:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in inner)
    if origin is typing.Annotated:
        return _named(inner[0])
    if origin is list:
        return f"list of {_named(inner[0])}"
    if origin is dict:
        return f"map of {_named(inner[0])} to {_named(inner[1])}"
    names: dict[object, str] = {str: "text", int: "whole number", float: "number", bool: "true/false"}
    return names.get(kind, "entries (below)")


def _bound(constraint: object) -> str:
    words = {"ge": "{} or more", "le": "{} or less", "gt": "more than {}", "lt": "less than {}"}
    words |= {"min_length": "not empty" if getattr(constraint, "min_length", 0) == 1 else "at least {} long"}
    words |= {"max_length": "at most {} long"}
    for name, phrase in words.items():
        if hasattr(constraint, name):
            return phrase.format(getattr(constraint, name))
    pattern = getattr(constraint, "pattern", None)
    if pattern is None:
        raise TypeError(f"no words for the constraint {constraint!r}")
    return "pattern `" + pattern.replace("|", "\\|") + "`"


def _inner_sections(section: type[Section]) -> list[type[Section]]:
    found = []
    for field in section.model_fields.values():
        for kind in (field.annotation, *typing.get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, Section):
                found.append(kind)
    return found


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())
