"""The pages of docs/ and the README: every page is listed, every link leads somewhere, every command is one."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from themetrail.coding.sheets import desk_form, rulings_form, word_form

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
BESIDE = [ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "config/README.md", "benchmarks/RESULTS.md")]
SENTENCES = [
    file
    for folder in ("src", "workflow")
    for file in sorted((ROOT / folder).rglob("*.*"))
    if file.is_file() and "__pycache__" not in file.parts  # what an earlier state of the code said
]


def pages_of(entry) -> list[str]:
    """The pages under one entry of the navigation."""
    if isinstance(entry, str):
        return [entry]
    inner = entry.values() if isinstance(entry, dict) else entry
    return [page for one in inner for page in pages_of(one)]


def anchors_of(page: Path) -> set[str]:
    """What a link can name behind `#`: each heading in small letters, hyphens for spaces, without marks."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_site_lists_every_page_once():
    listed = pages_of(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert len(set(listed)) == len(listed)
    assert {page.relative_to(ROOT / "docs").as_posix() for page in DOCS} == set(listed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_a_heading_in_it(page):
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if not link.startswith("http"):
            file, _, anchor = link.partition("#")
            target = (page.parent / file).resolve() if file else page
            assert target.is_file(), link
            assert not anchor or anchor in anchors_of(target), link


def commands_in(text: str) -> list[tuple[str, str]]:
    """Every command that a text names: its verb, and what stands behind it up to what is handed to Snakemake.

    The formats of the files that coders return begin as a command does, and are none.
    """
    for told in (desk_form.FORMAT, rulings_form.FORMAT, word_form.FORMAT):
        text = text.replace(told, "")
    lines = (line for line in text.splitlines() if " import " not in line)
    found = [re.findall(r"(?<![\w./-])themetrail ([a-z][a-z-]*)([^`#\n]*)", line) for line in lines]
    return [(verb, rest.partition(" -- ")[0]) for line in found for verb, rest in line]


def test_every_command_that_a_page_or_a_sentence_names_is_one_with_these_options():
    main = pytest.importorskip("themetrail.commands.main").main
    for file in [*PAGES, *SENTENCES]:
        for verb, rest in commands_in(file.read_text(encoding="utf-8", errors="replace")):
            command = main.get_command(None, verb)
            assert command is not None, (file, verb)
            options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
            assert set(re.findall(r"(?<= )--[a-z][a-z-]*", rest)) <= options, (file, verb, rest)


def test_commands_are_found_where_they_stand():
    text = "from themetrail import x\n`themetrail run --cores 4 -- --profile p`, `bin/themetrail x`; Themetrail is"
    assert commands_in(text) == [("run", " --cores 4")]


def shell_lines(text: str) -> list[str]:
    """What a page has in boxes to be pasted into a terminal: those without a language, and of a shell."""
    boxes = re.findall(r"^ *```(\w*)\n(.*?)^ *```", text, flags=re.DOTALL | re.MULTILINE)
    return [line for kind, box in boxes if kind in ("", "sh", "bash", "console") for line in box.splitlines()]


def test_no_box_to_paste_holds_a_comment_which_the_shell_of_macos_takes_for_arguments():
    assert shell_lines("```yaml\na: 1 # b\n```\n\n```\nmake demo   # runs\n```\n") == ["make demo   # runs"]
    texts = {str(page): page.read_text(encoding="utf-8") for page in [*PAGES, *BESIDE]}
    found = [(page, line) for page, text in texts.items() for line in shell_lines(text)]
    assert sum("themetrail run" in line for _, line in found) > 5
    assert [(page, line) for page, line in found if re.search(r"(^|\s)#", line)] == []


def test_no_sentence_names_a_page_that_an_installation_does_not_carry():
    """Docstrings and the modules that write the pages may; what a user is told may not."""
    found = []
    for file in sorted((ROOT / "src/themetrail").rglob("*.py")):
        if file.name == "reference.py":
            continue
        text = file.read_text(encoding="utf-8")
        if "docs/" not in text:
            continue
        tree = ast.parse(text)
        standing = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{file.name}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in standing
            if "docs/" in node.value and ".md" in node.value
        ]
    assert found == []
