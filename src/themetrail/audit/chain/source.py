"""What a file of source code names: the modules that it imports, those that it loads by name, and its files of data.

Found without running it. Names count where they are written out, in one of these ways: `import`,
`import_module("faker.providers.person")`, `words_below(__package__)`, `find_spec("spacy")`,
`metadata.version("snakemake")`, and for files of data `resources.files(__package__).joinpath("words.txt")` beside the
module or `resources.files("anonyfy")` in a package.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

# Calls whose first argument names a module or a package; what a study's configuration names stands in no source.
_BY_NAME = {
    *("import_module", "importlib.import_module", "find_spec", "importlib.util.find_spec"),
    *("metadata.version", "importlib.metadata.version"),
}
_BELOW = {"words_below"}  # loads one module or another of the package that is named
_OF_DATA = {"resources.files", "importlib.resources.files"}
_INSIDE = ("body", "orelse", "handlers", "finalbody", "cases")  # where statements hold others
_SIGNS = (b"words_below(", b"import_module(", b"find_spec(", b"metadata.version(", b"resources.files(")


class Named(NamedTuple):
    """A module or package by its dotted name, or what is in it: a file of data (`*`: any), or any module."""

    module: str
    data: str = ""
    any_below: bool = False


def named_in(source: bytes, package: str) -> Iterator[Named]:
    """What a file in this package (dotted; empty for a script) names at run time.

    The `__getattr__` of a package runs only for who asks the package itself for a name, not for who imports it.
    """
    tree = ast.parse(source)
    tree.body = [node for node in tree.body if getattr(node, "name", "") != "__getattr__"]
    for node in _statements(tree):
        if isinstance(node, ast.Import):
            yield from (Named(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield Named(base)
            yield from (Named(f"{base}.{alias.name}") for alias in node.names)
    if any(sign in source for sign in _SIGNS):  # to look at each expression takes as long as to parse the file
        yield from _named_in_calls(tree, package)


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """All statements that run once the file is imported or its functions are called, those inside others too.

    No expression holds an import. What stands under `if TYPE_CHECKING` never runs.
    """
    queue: list[ast.AST] = [tree]
    while queue:
        node = queue.pop()
        yield node
        for inside in _INSIDE if not _is_for_types(node) else ("orelse",):
            queue.extend(getattr(node, inside, ()))


def _is_for_types(node: ast.AST) -> bool:
    """Whether this is `if TYPE_CHECKING`."""
    test = getattr(node, "test", None)
    return getattr(test, "id", "") == "TYPE_CHECKING" or getattr(test, "attr", "") == "TYPE_CHECKING"


def _named_in_calls(tree: ast.Module, package: str) -> Iterator[Named]:
    """What is named by a text: a whole name, or one of which only the beginning is written out."""
    data_in = dict(_data_in(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called, name = ast.unparse(node.func), _text(node.args[0], tree, package)
        if called in _BY_NAME and name.strip(".*"):
            yield Named(name.removesuffix(".*"), any_below=name.endswith(".*"))
        elif called in _BELOW and name:
            yield Named(name, any_below=True)
        elif called in _OF_DATA and name:
            yield Named(name, data=data_in.get(node, "*"))


def _data_in(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    """The name of the file that is joined to a folder of data, by the expression for the folder."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "joinpath":
            parts = [str(part.value) for part in node.args if isinstance(part, ast.Constant)]
            if len(parts) == len(node.args):
                yield node.func.value, "/".join(parts)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant):
            yield node.left, str(node.right.value)


def _text(node: ast.expr, tree: ast.Module, package: str) -> str:
    """The name that an expression gives: with a `*` at its end where that is left open, empty where all of it is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return f"{str(node.values[0].value).rpartition('.')[0]}.*"
    if isinstance(node, ast.Name) and node.id == "__package__":
        return package
    if isinstance(node, ast.Name):
        given = [each.value for each in tree.body if isinstance(each, ast.Assign) and _is_called(each, node.id)]
        return _text(given[-1], tree, package) if given and not isinstance(given[-1], ast.Name) else ""
    return ""


def _is_called(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
