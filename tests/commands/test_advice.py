"""The advice that is given is for the study at hand; that each command exists, tests/test_docs.py says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from themetrail.commands.main import VERBS

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*.py"), *(ROOT / "workflow").rglob("*.smk")])
KNOWN = {verb for verbs in VERBS.values() for verb in verbs}
NAMED = re.compile(r"(?<![\w./'-])themetrail (?P<verb>[a-z][a-z-]*)(?P<rest>[^`<\n]*)")
WITHOUT_STUDY = {"new-study", "labels", "doctor"}
# Pages that lie in the folder of which they speak, and what says what a command does rather than to give it.
WITHIN_THE_FOLDER = {"start_page.py", "new_study.py", "archives.py"}
OF_A_STUDY = " --directory MY-STUDY"


def texts(file: Path) -> Iterator[tuple[str, bool]]:
    """Each text in a file of code, joined as it is said, and whether it is a docstring; of a rule file, all of it."""
    content = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        yield content, False
        return
    tree = ast.parse(content)
    docstrings = {
        id(body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and (body := node.body)
        and isinstance(body[0], ast.Expr)
    }
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
            yield "".join(map(str, parts)), False
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield node.value, id(node) in docstrings


def commands_in(file: Path) -> list[tuple[str, str, bool]]:
    """The commands that a file names: the verb, what stands behind it, and whether a docstring names it."""
    found = []
    for text, is_docstring in texts(file):
        for match in NAMED.finditer(text := " ".join(text.split())):
            if match["verb"] in KNOWN or text[max(0, match.start() - 1)] == "`":
                found.append((match["verb"], match["rest"].split(" #")[0], is_docstring))
    return found


def test_each_command_that_is_advised_is_for_the_study_at_hand():
    """The screen puts the study in the place of MY-STUDY; a docstring is the command's own help."""
    for file in CODE:
        if file.name in WITHIN_THE_FOLDER or "configuration" in file.parts:
            continue
        for verb, rest, is_docstring in commands_in(file):
            if not is_docstring and verb not in WITHOUT_STUDY:
                assert OF_A_STUDY in f" {rest}", f"{file.name}: themetrail {verb}{rest}"


def test_the_test_finds_commands():
    found = {verb for file in CODE for verb, _, is_docstring in commands_in(file) if not is_docstring}
    assert {"run", "issue", "reissue", "unlock", "status", "labels", "new-study", "verify"} <= found
