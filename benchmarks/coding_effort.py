"""What coding 400 segments costs a coder's hands: `.venv/bin/python benchmarks/coding_effort.py [--segments 400]`

A scripted coder takes the same decisions three ways; key presses, clicks and screen changes are printed side by side.

- **Desk**: every key is pressed on the coder's page in Chromium, in a window of a laptop. The page counts the keys
  itself, and after which of them the text has moved.
- **Sheet**: the coding sheet in a spreadsheet on the same laptop, with its true widths, heights and frozen panes.
  Letters are typed until the list of codes holds one entry (Excel offers what begins so), Tab goes right, Enter back to
  the first code of the next row; the window moves when the cell does not stand in it wholly. Locked cells cannot be
  opened to copy words from: words meant are typed.
- **QualCoder**: the steps of its manual, 4.1 "Coding Text" (qualcoder-org.github.io, docs/doc/en): select text with the
  mouse, then click on the code in the tree; or select text and press Q for the code used last; the button below
  the list of files loads the next one. A drag is one click. It has no mark for "seen, nothing fits": a code stands for
  it. How its window is laid out is not documented: the tree is taken to show all codes, and the text to move by whole
  pages as large as the desk's, which is the least.

The desk's file and the sheet are read back as a run reads them, and have to hold exactly what was decided.
"""

from __future__ import annotations

import argparse
import math
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, sync_playwright

from coding_decisions import CODER, NAMES, WAYS, Decision, Effort, check, decided, made_up
from desk import READY
from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_writer import write_coding_sheet

FEWEST_LETTERS = 2
# A laptop of 1366 x 768 points: what a browser leaves for a page, and a spreadsheet with its ribbon for cells.
PAGE_WIDTH, PAGE_HEIGHT = 1366, 625
CELLS_WIDTH, CELLS_HEIGHT = 1316, 450
COUNT_KEYS = """
  window.pressed = window.moved = 0;
  let looked = null;
  window.look = () => {
    if (looked && !(Math.abs(looked.at.getBoundingClientRect().top - looked.top) < 4)) window.moved += 1;
    const at = document.querySelector('.segment.current');
    looked = at && { at, top: at.getBoundingClientRect().top };
  };
  addEventListener('keydown', (event) => {
    window.look();
    if (event.key !== 'Shift') window.pressed += 1;
  }, true);
"""

CHARACTERS_SHOWN = """() => {
  const all = [...document.querySelectorAll('#reading .segment')];
  const height = all.at(-1).getBoundingClientRect().bottom - all[0].getBoundingClientRect().top;
  const characters = all.reduce((sum, one) => sum + one.textContent.length, 0);
  return characters * document.querySelector('#reading').clientHeight / height;
}"""


def main() -> None:
    """Code the same segments three ways, and print what each costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=400)
    segments = parser.parse_args().segments
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        issue = made_up(folder, segments)
        plan = decided(issue)
        at_desk, page_of_text = code_at_desk(folder, issue, plan)
        ways = {
            "desk": at_desk,
            "sheet": code_in_sheet(folder, issue, plan),
            "QualCoder": documented(plan, page_of_text),
        }
    show(plan, ways)


# At the desk.


def code_at_desk(folder: Path, issue: Issue, plan: list[Decision]) -> tuple[Effort, float]:
    """What the page counted, and how many characters of the talk it shows at once."""
    effort = Effort()
    write_desk(folder / f"{CODER}.html", issue, CODER, title="A study")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": PAGE_WIDTH, "height": PAGE_HEIGHT})
        tab.add_init_script(COUNT_KEYS)
        tab.goto((folder / f"{CODER}.html").as_uri())
        tab.wait_for_selector(READY)
        for one in plan:
            before = tab.evaluate("window.pressed")
            press_at_desk(tab, one)
            tab.keyboard.press("ArrowDown")
            effort.by_way[one.way] += tab.evaluate("window.pressed") - before
        effort.keys, effort.down = tab.evaluate("(window.look(), [window.pressed, window.moved])")
        shown = tab.evaluate(CHARACTERS_SHOWN)
        with tab.expect_download() as download:
            tab.keyboard.press("Control+s")
        download.value.save_as(folder / "desk.json")
        browser.close()
    check(folder / "desk.json", issue, plan)
    return effort, shown


def press_at_desk(tab: Page, one: Decision) -> None:
    """The keys for one segment."""
    if not one.codes:
        tab.keyboard.press("n")
    if one.words:
        first, number = one.words
        for _ in range(first + 1):
            tab.keyboard.press("ArrowRight")
        for _ in range(number - 1):
            tab.keyboard.press("Shift+ArrowRight")
    for code in one.codes:
        name = NAMES[code]
        if name[0].lower() in "mu":  # keys of their own
            tab.keyboard.press("Enter")
        for typed, letter in enumerate(name.lower(), start=1):
            tab.keyboard.press(letter)
            if typed >= FEWEST_LETTERS and tab.locator("#codes [aria-selected=true]").inner_text() == name:
                break
        tab.keyboard.press("Enter")


# In the sheet.


class Window:
    """A sheet on the screen: where the cell is, what its panes hold still, and what the window shows beside them."""

    def __init__(self, sheet, effort: Effort) -> None:
        self._effort = effort
        frozen = sheet[sheet.freeze_panes]
        self._still = (frozen.row - 1, frozen.column - 1)
        self._heights = [(sheet.row_dimensions[n].height or 15) * 96 / 72 for n in range(1, sheet.max_row + 1)]
        widths = {}
        for one in sheet.column_dimensions.values():
            widths |= dict.fromkeys(range(one.min, one.max + 1), 0 if one.hidden else one.width * 7 + 5)
        self._widths = [widths[n] for n in range(1, sheet.max_column + 1)]
        self._first = list(self._still)
        self.row, self.column = frozen.row, frozen.column

    def go(self, row: int, column: int) -> None:
        """Go to a cell; the window follows where it does not show the cell wholly."""
        self.row, self.column = row, column
        self._effort.down += self._follow(0, self._heights, row - 1, CELLS_HEIGHT)
        self._effort.sideways += self._follow(1, self._widths, column - 1, CELLS_WIDTH)

    def _follow(self, way: int, sizes: list[float], cell: int, room: float) -> bool:
        before, still = self._first[way], self._still[way]
        room -= sum(sizes[:still])
        if still <= cell < before:
            self._first[way] = cell
        while self._first[way] < cell and sum(sizes[self._first[way] : cell + 1]) > room:
            self._first[way] += 1
        return self._first[way] != before


def code_in_sheet(folder: Path, issue: Issue, plan: list[Decision]) -> Effort:
    """Fill in the coding sheet by the keyboard, cell by cell."""
    effort = Effort()
    path = folder / f"{CODER}.xlsx"
    write_coding_sheet(path, issue, CODER, title="A study", own_codes=3)
    (issue.folder / "sheets").mkdir(exist_ok=True)
    shutil.copy(path, issue.folder / "sheets" / path.name)  # what was issued, with which a file is compared
    book = openpyxl.load_workbook(path)
    sheet = book[form.CODING]
    columns = {cell.value: cell.column for cell in sheet[form.HEADER_ROW] if cell.value}
    rows = {sheet.cell(n, 1).value: n for n in range(form.HEADER_ROW + 1, sheet.max_row + 1) if sheet.cell(n, 1).value}
    window = Window(sheet, effort)
    window.go(rows[plan[0].segment_id], columns[form.own_code(1)])
    for n, one in enumerate(plan):
        before, row = effort.keys, rows[one.segment_id]
        cells = {
            columns[form.own_code(k)]: (NAMES[code], letters_of(NAMES[code])) for k, code in enumerate(one.codes, 1)
        }
        if one.words:
            cells[columns[form.WORDS]] = (one.meant, len(one.meant))
        if not one.codes:
            cells[columns[form.SEEN]] = (form.SEEN_MARK, 1)
        for column in range(columns[form.own_code(1)], max(cells) + 1):
            text, letters = cells.get(column, ("", 0))
            effort.keys += letters + (column < max(cells))  # and Tab
            window.go(row, column)
            if text:
                sheet.cell(row, column).value = text
        follows = rows[plan[n + 1].segment_id] if n + 1 < len(plan) else row + 1
        for passed in range(row + 1, follows + 1):  # Enter, and an arrow past each row that is not coded
            window.go(passed, columns[form.own_code(1)])
        effort.keys += follows - row
        effort.by_way[one.way] += effort.keys - before
    book.save(path)
    check(path, issue, plan)
    return effort


def letters_of(name: str) -> int:
    """How many letters of a name leave one entry in the list of codes."""
    for typed in range(FEWEST_LETTERS, len(name)):
        if sum(other.lower().startswith(name[:typed].lower()) for other in NAMES.values()) == 1:
            return typed
    return len(name)


# In QualCoder, as its manual says.


def documented(plan: list[Decision], page_of_text: float) -> Effort:
    """Select and click, or select and press Q for the code that was used last; a click for the next file."""
    effort = Effort()
    last = ""
    for before, one in zip([None, *plan], plan, strict=False):
        effort.clicks += before is not None and before.transcript_id != one.transcript_id
        for code in one.codes or ("nothing fits",):
            effort.clicks += 1 if code == last else 2
            effort.keys += code == last
            effort.by_way[one.way] += 2
            last = code
    characters = Counter()
    for one in plan:
        characters[one.transcript_id] += len(one.text)
    effort.down = sum(math.ceil(number / page_of_text) for number in characters.values())
    return effort


def show(plan: list[Decision], ways: dict[str, Effort]) -> None:
    """Print what each way costs for a segment, side by side."""
    number, kinds = len(plan), Counter(one.way for one in plan)
    print(f"{number} segments: " + ", ".join(f"{kinds[way]} {way}" for way in WAYS))
    lines = {
        "key presses": [effort.keys / number for effort in ways.values()],
        "clicks and drags": [effort.clicks / number for effort in ways.values()],
        "sideways screen changes": [effort.sideways / number for effort in ways.values()],
        "text moves up or down": [effort.down / number for effort in ways.values()],
    }
    for way in WAYS:
        lines[f"presses and clicks, {way}"] = [effort.by_way[way] / max(kinds[way], 1) for effort in ways.values()]
    print(f"{'per segment':32}" + "".join(f"{way:>12}" for way in ways))
    for what, values in lines.items():
        print(f"{what:32}" + "".join(f"{value:12.2f}" for value in values))


if __name__ == "__main__":
    main()
