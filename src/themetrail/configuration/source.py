"""The text of a configuration file, read as YAML, with the line of every key.

YAML takes `010` for 8, `1:30` for 90, `no` for false, drops the first of two equal keys, and lets a value hold itself.
Each of them is told with its line.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from themetrail.contracts.errors import StudyError

_COMPARE = "compare it with the one that `themetrail new-study NEW-FOLDER` writes"
MOST_VALUES = 20_000  # of a file, aliases followed; more is an attack
_WHOLE, _DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)"), re.compile(r"[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")  # of a character beyond the first 65,536
_QUOTE = "put it into quotation marks"

Path_ = tuple[str | int, ...]  # keys, and places in lists, from the top


@dataclass(frozen=True)
class ConfigurationFile:
    """What one file says, and in which line each key or entry of a list stands."""

    file: str
    values: dict = field(default_factory=dict)
    lines: dict[Path_, int] = field(default_factory=dict)

    def says(self, path: Path_, value: object) -> bool:
        """Whether this file gives this key, or entry, this value."""
        own = value_at(self.values, path)
        is_alike = isinstance(own, Mapping) or type(own) is type(value)  # true is no 1
        return path in self.lines and is_alike and own == value


def value_at(values: Any, path: Path_) -> Any:
    """The value to which keys and places in lists lead; None where they lead nowhere."""
    for part in path:
        if isinstance(values, Mapping):
            values = values.get(part)
        elif isinstance(values, list) and isinstance(part, int) and part < len(values):
            values = values[part]
        else:
            return None
    return values


def read_file(file: str | Path) -> ConfigurationFile:
    """The values of a YAML file. Raises StudyError where it is missing or not what it should be, with its line."""
    try:
        text = _text(Path(file).read_bytes(), file)
    except FileNotFoundError:
        raise StudyError(
            "is missing, so that this folder holds no study; name the folder of one with `--directory`, or make a new"
            " study with `themetrail new-study NEW-FOLDER`",
            file=file,
        ) from None
    except OSError:
        raise StudyError("cannot be read; it must be a file of text", file=file) from None
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        lines = _Walk(file).lines_of(root)
        values = yaml.safe_load(text) or {}
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f" (see line {mark.line + 1})" if mark else ""
        raise StudyError(f"is not readable YAML{place}{_hint(problem)}; {_COMPARE}", file=file) from None
    except (RecursionError, ValueError):
        raise StudyError(
            f"is not readable YAML (lists within lists, or a date that is none); {_COMPARE}", file=file
        ) from None
    if not isinstance(values, dict):
        raise StudyError(f"must hold keys, each with its value behind a colon; {_COMPARE}", file=file)
    return ConfigurationFile(str(file), values, lines)


def _text(content: bytes, file: str | Path) -> str:
    save = "save it as UTF-8 text"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise StudyError(f"is not readable YAML, since it is UTF-16; {save}", file=file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = _line(content[: problem.start].decode("utf-8-sig"))
        raise StudyError(
            f"is not readable YAML (see line {line}): a character there is not UTF-8; {save}", file=file
        ) from None
    if found := _CONTROLS.search(text.replace("\r\n", "\n").replace("\r", "\n")):
        line = _line(found.string[: found.start()])
        raise StudyError(f"is not readable YAML (see line {line}): it holds binary data; {save}", file=file)
    return text


def _line(before: str) -> int:
    return before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def _hint(problem: yaml.YAMLError) -> str:
    what = str(getattr(problem, "problem", ""))
    if "'\\t'" in what:
        return ": a tab stands before a key, where YAML wants spaces"
    if "single document" in str(getattr(problem, "context", "")):
        return ": a line --- begins a second configuration"
    if "mapping values are not allowed" in what:
        return ": a text that holds a colon needs quotation marks, or the line begins too far to the right"
    return ""


class _Walk:
    """A way through all nodes of a file, aliases followed."""

    def __init__(self, file: str | Path) -> None:
        self.file, self.seen = file, 0
        self.lines: dict[Path_, int] = {}

    def lines_of(self, root: yaml.Node | None) -> dict[Path_, int]:
        """The line of every key and entry. Raises StudyError at the first that is not meant so."""
        if root is not None:
            self._visit(root, (), ())
        return self.lines

    def _visit(self, node: yaml.Node, path: Path_, above: tuple[yaml.Node, ...]) -> None:
        self.seen += 1
        if self.seen > MOST_VALUES or any(node is each for each in above):
            self._refuse(node, "an alias (*) repeats a value without end; write the value out")
        if isinstance(node, yaml.ScalarNode):
            self._check_number(node)
            self._check_characters(node)
        elif isinstance(node, yaml.SequenceNode):
            for place, entry in enumerate(node.value):
                self.lines[*path, place] = entry.start_mark.line + 1
                self._visit(entry, (*path, place), (*above, node))
        else:
            self._visit_keys(node, path, above)

    def _visit_keys(self, node: yaml.Node, path: Path_, above: tuple[yaml.Node, ...]) -> None:
        first: dict[str, int] = {}
        for key, value in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                self._visit(value, path, (*above, node))
                continue
            if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
                shown = f"the key {key.value}" if isinstance(key, yaml.ScalarNode) else "this key"
                self._refuse(key, f"{shown} is not read as text; {_QUOTE}")
            name, line = key.value, key.start_mark.line + 1
            if name in first:
                shown = ".".join(str(part) for part in (*path, name) if isinstance(part, str))
                raise StudyError(
                    f"the key '{shown}' stands in line {first[name]} and in line {line}, and only one of them would"
                    " count; put them together",
                    file=self.file,
                )
            first[name] = self.lines[*path, name] = line
            self._visit(value, (*path, name), (*above, node))

    def _check_number(self, node: yaml.ScalarNode) -> None:
        """Numbers that do not look like what YAML makes of them."""
        kind = node.tag.rpartition(":")[2]
        plainly = {"int": _WHOLE, "float": _DECIMAL}.get(kind)
        if plainly is None or node.style is not None or plainly.fullmatch(node.value):
            return
        number = yaml.safe_load(node.value)
        self._refuse(
            node,
            f"{node.value} would be read as the number {number}; write the number plainly, or {_QUOTE} if it is text",
        )

    def _check_characters(self, node: yaml.ScalarNode) -> None:
        r"""Characters that no file of text holds, and that YAML lets one write as `"\ud800"` or `"\0"`."""
        if _HALF.search(node.value) or _CONTROLS.search(node.value.replace("\r", "")):
            self._refuse(node, "a character is written here by a number that is none of any text; take it out")

    def _refuse(self, node: yaml.Node, what: str) -> None:
        raise StudyError(what, file=f"{self.file}, line {node.start_mark.line + 1}")
