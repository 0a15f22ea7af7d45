"""A reference page of the tables that pass between steps: each column with its type, its values and its comment."""

from __future__ import annotations

import ast
import importlib
import inspect
import io
import pkgutil
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import themetrail.contracts
from themetrail.contracts.column import Column
from themetrail.contracts.contract import Contract
from themetrail.contracts.meanings import MEANINGS
from themetrail.contracts.reference import SHEETS

_TYPES = {"str": "text", "Int64": "whole number", "float64": "number"}
_COLUMN = re.compile(r'\s*"(\w+)":')
_HEAD = (
    "# Tables and columns",
    "",
    "Every table that passes from one step to the next, with all its columns. Where each lies, and what it is",
    "for, is on the page of its step. Tables are CSV: commas, UTF-8, one line end (LF), numbers rounded to six",
    "decimals. Offsets count Unicode code points, the end not included. What people fill in is on the page",
    "[sheets](sheets.md).",
    "",
    "<!-- Written by `make docs` from src/themetrail/contracts/; edit there. -->",
)


def tables_page() -> str:
    """The page: a section for each module of contracts, in it a table for each contract."""
    lines = list(_HEAD)
    for module, tables in tables_by_module():
        name = module.__name__.rpartition(".")[2]
        about = (inspect.getdoc(module) or "").split("\n\n")[0]
        lines += ["", f"## {name.replace('_', ' ').capitalize()}", "", about]
        for contract, comments in tables:
            lines += ["", *_table(contract, comments)]
    return "\n".join(lines) + "\n"


def tables_by_module() -> Iterator[tuple[ModuleType, list[tuple[Contract, dict[str, str]]]]]:
    """The tables that each module of contracts declares, each with the comments on its columns; no sheets."""
    told = {contract.name for contract, _, _ in SHEETS.values()}
    for found in sorted(pkgutil.iter_modules(themetrail.contracts.__path__), key=lambda each: each.name):
        module = importlib.import_module(f"themetrail.contracts.{found.name}")
        statements = _statements_of(module)
        here = {name: value for name, value in vars(module).items() if isinstance(value, Contract)}
        own = {name: contract for name, contract in here.items() if name in statements and contract.name not in told}
        untold = {name: contract for name, contract in own.items() if contract is _whole(contract, own)}
        told |= {contract.name for contract in untold.values()}
        if untold:
            yield module, [(contract, _comments_of(name, statements)) for name, contract in untold.items()]


def _whole(contract: Contract, contracts: dict[str, Contract]) -> Contract:
    """Of several contracts of one table, some of which are for reading a few columns of it, the one with all."""
    return max((each for each in contracts.values() if each.name == contract.name), key=lambda each: len(each.columns))


@dataclass(frozen=True)
class _Statement:
    """What a module sets a name to: the comment of each column in it, and the names from which it takes others."""

    comments: dict[str, str]
    rests_on: list[str]


def _statements_of(module: ModuleType) -> dict[str, _Statement]:
    """What a module itself sets; what it imports is told where it is set."""
    source = inspect.getsource(module)
    comments = _comments_by_line(source)
    found = {}
    for node in ast.parse(source).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            if isinstance(target, ast.Name):
                lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                names = [each.id for each in ast.walk(node) if isinstance(each, ast.Name) and each is not target]
                found[target.id] = _Statement(_comments_in(source.splitlines(), lines, comments), names)
    return found


def _comments_by_line(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def _comments_in(source: list[str], lines: range, comments: dict[int, str]) -> dict[str, str]:
    """The comment beside each column of a statement, and on the lines right above it."""
    found = {}
    for at in lines:
        if column := _COLUMN.match(source[at - 1]):
            above = at
            while above - 1 in lines and source[above - 2].lstrip().startswith("#"):
                above -= 1
            if said := [comments[each] for each in range(above, at + 1) if each in comments]:
                found[column[1]] = " ".join(said)
    return found


def _comments_of(name: str, statements: dict[str, _Statement]) -> dict[str, str]:
    """The comments of a table's own columns, and of those that it takes from elsewhere in its module."""
    if name not in statements:
        return {}
    statement = statements[name]
    taken = [_comments_of(other, statements) for other in statement.rests_on]
    return {column: told for each in [*taken, statement.comments] for column, told in each.items()}


def _table(contract: Contract, comments: dict[str, str]) -> list[str]:
    key = f"One row for each {', '.join(f'`{name}`' for name in contract.key)}." if contract.key else ""
    lines = [f"### {contract.name[0].upper()}{contract.name[1:]}", "", *([key, ""] if key else [])]
    lines += ["| column | type | may be empty | meaning |", "|---|---|---|---|"]
    for name, column in contract.columns.items():
        told = [_values(column), meaning_of(name, column, comments)]
        meaning = "; ".join(part for part in told if part).replace("|", "\\|")
        lines.append(f"| `{name}` | {_TYPES[column.kind]} | {'no' if column.required else 'yes'} | {meaning} |")
    return lines


def meaning_of(name: str, column: Column, comments: dict[str, str]) -> str:
    """What a column means: as its contract says, else as in every table."""
    return column.about or comments.get(name, "") or MEANINGS.get(name, "")


def _values(column: Column) -> str:
    """The values that may stand in a column, where not all of its type may."""
    if column.choices:
        return ", ".join(f"`{choice}`" for choice in column.choices)
    bounds = [f"{word} {bound:g}" for word, bound in (("from", column.low), ("to", column.high)) if bound is not None]
    return " ".join(bounds)
