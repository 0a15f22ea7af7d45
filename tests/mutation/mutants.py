"""Small faults in the library's code: each a change of one node of a module's syntax tree."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
# What only draws, in a module that writes workbooks: how large, how bold, how far from the edge. It is looked at in
# pictures. A width of anything else is a number like others.
_DRAWN = {
    *("height", "width", "size", "font_size", "bold", "boxed", "border", "wrapped", "text_wrap", "valign"),
    *("height_of", "set_widths", "set_margins", "fit_to_pages", "merge_range"),
}
_SIZES = re.compile(r"_?(?:\w+_)?(?:widths?|heights?)", re.IGNORECASE)
_WORKBOOKS = "themetrail.office"
_FIGURES = "matplotlib"  # sums and numbers of a module that draws with it are places and sizes on paper
_PROCESSES = "processes"  # by how many something is done: what comes of it is the same (the third law, tested as such)
NO_CHANGE = -1  # the number of what is no fault: a module as it is


@dataclass(frozen=True)
class Mutant:
    """A fault: the module, the line, the number of the change in the module, and what it is in words."""

    file: Path
    line: int
    number: int
    what: str

    def tree(self) -> ast.Module:
        """The module with the fault in it."""
        whole = _parsed(self.file)
        if self.number == NO_CHANGE:
            return whole
        node, changed, _ = list(_changes(whole))[self.number]
        return ast.fix_missing_locations(_Exchange(node, changed).visit(whole))


class _Exchange(ast.NodeTransformer):
    def __init__(self, node: ast.AST, changed: ast.AST) -> None:
        self._node, self._changed = node, changed

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self._changed, node) if node is self._node else self.generic_visit(node)


def mutants_of(file: Path) -> list[Mutant]:
    """All faults that are tried in a module."""
    return [
        Mutant(file, getattr(node, "lineno", 0), number, what)
        for number, (node, _, what) in enumerate(_changes(_parsed(file)))
    ]


def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def _changes(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """Each node that can be changed, what it becomes, and the change in words."""
    nodes = list(ast.walk(tree))
    left_out = [one for node in nodes for one in _told_elsewhere(node)]
    leans_on = [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    if any(name.startswith(_FIGURES) for name in leans_on):
        left_out += [node for node in nodes if isinstance(node, ast.BinOp) or _is_number(node)]
    if any(name.startswith(_WORKBOOKS) for name in leans_on):
        left_out += [
            node for node in nodes if any(name in _DRAWN or _SIZES.fullmatch(name) for name in _named_by(node))
        ]
    skipped = {id(inner) for node in left_out for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) not in skipped:
            for changed in _changed(node):
                before, after = (" ".join(ast.unparse(one).split())[:70] for one in (node, changed))
                yield node, changed, f"{before}  ->  {after}"


def _told_elsewhere(node: ast.AST) -> Iterator[ast.AST]:
    """What a fault would be none in: annotations, decorators, words for people, what type checkers alone read."""
    for name in ("annotation", "returns"):
        if isinstance(inner := getattr(node, name, None), ast.AST):
            yield inner
    yield from getattr(node, "decorator_list", ())
    if isinstance(node, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom):
        yield node
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        yield node
    if isinstance(node, ast.keyword) and node.arg == "strict":  # of zip: both are of one length, or the code is wrong
        yield node
    if isinstance(node, ast.keyword) and node.arg == _PROCESSES:
        yield node
    if isinstance(node, ast.arguments):
        yield from (default for name, default in _defaults(node) if name == _PROCESSES)
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
        yield node.body[0]
    if isinstance(node, ast.Module):
        # What is reckoned at the head of a module: how much is held at once, and which stream of random numbers is
        # drawn from (2**20, 2**32 - 1), of which no result hangs on the number; sets that are joined.
        yield from (one for one in node.body if isinstance(one, ast.Assign) and isinstance(one.value, ast.BinOp))


def _defaults(arguments: ast.arguments) -> Iterator[tuple[str, ast.AST]]:
    """The default of each argument that has one, by the argument's name."""
    named = [*arguments.posonlyargs, *arguments.args]
    with_default = named[len(named) - len(arguments.defaults) :]
    yield from zip((one.arg for one in with_default), arguments.defaults, strict=True)
    yield from ((one.arg, it) for one, it in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if it)


def _named_by(node: ast.AST) -> Iterator[str]:
    """The name under which a node stands: of an argument, what is called, what is assigned, a function."""
    if isinstance(node, ast.keyword) and node.arg:
        yield node.arg
    elif isinstance(node, ast.Call):
        yield ast.unparse(node.func).rpartition(".")[2]
    elif isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [one for target in targets for one in (target.elts if isinstance(target, ast.Tuple) else [target])]
        yield from (ast.unparse(name).rpartition(".")[2] for name in names)


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED:
        yield _with(node, ops=[_COMPARED[type(node.ops[0])](), *node.ops[1:]])
    elif isinstance(node, ast.BinOp) and type(node.op) in _COMPUTED:
        yield _with(node, op=_COMPUTED[type(node.op)]())
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.If | ast.IfExp) and not isinstance(node.test, ast.Compare | ast.UnaryOp):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Return) and not (node.value is None or _is_none_or_bool(node.value)):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Constant):
        yield from _other_constant(node)


def _other_constant(node: ast.Constant) -> Iterator[ast.AST]:
    """Another number, or yes for no. Texts are names, whose change is seen at once, or words for people."""
    if isinstance(node.value, bool):
        yield _with(node, value=not node.value)
    elif isinstance(node.value, int | float):
        yield _with(node, value=node.value + 1)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _is_none_or_bool(node: ast.AST) -> bool:
    """None for False is no other answer to yes or no, and False for True is tried as another constant."""
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """The node with other fields; the rest of it is shared."""
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed
