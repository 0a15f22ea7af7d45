"""Tables on pages, at the width of a desk and of a telephone: nothing lies beside the screen, and words stay whole."""

import shutil

import pytest

from themetrail.offline_page import still_page
from themetrail.page_tables import PAGE_TABLES, listed_table

# Heads and cells as pages of risk, of the exchange doctor and of suggestions have them, also in German.
HEADS = ["Tatsache", "Textstelle", "k dieser allein", "k verallgemeinert", "Vorschlag des Programms"]
CELLS = ["Alleinstellungsmerkmal", "She has a letter for the employers, half a page. " * 3, "1", "-", "verallgemeinern"]
ENDLESS = "x" * 300
# How many words of a page stand in more than one line, though each has room in one.
BROKEN = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll("th, td")) {
    for (const node of cell.childNodes) {
      const words = node.nodeType === Node.TEXT_NODE ? node.data.matchAll(/\\S+/g) : [];
      for (const word of words) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
        if (lines.size > 1 && word[0].length < 40) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""


def test_each_cell_bears_its_heading_and_headings_are_text():
    table = listed_table(["<i>", ""], [["<b>a</b>", "c"]], ["k", ""])
    assert '<th scope="col" class="k">&lt;i&gt;</th>' in table
    assert '<td class="k" data-head="&lt;i&gt;"><b>a</b></td><td>c</td>' in table
    assert "<thead>" in table and "<thead>" not in listed_table(["", ""], [["a", "c"]])
    with pytest.raises(ValueError, match="shorter"):
        listed_table(["one"], [["a", "b"]])


def test_nothing_lies_beside_the_screen_and_no_word_is_broken(playwright, tmp_path):
    file = tmp_path / "page.html"
    rows = [CELLS, [ENDLESS, *CELLS[1:]]]
    file.write_text(still_page("A page", PAGE_TABLES, listed_table(HEADS, rows)), encoding="utf-8")
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    for width in (320, 400, 831, 1280):
        tab = browser.new_page(viewport={"width": width, "height": 800})
        tab.goto(f"file://{file}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(BROKEN) == []
        shown = tab.evaluate("getComputedStyle(document.querySelector('td'), '::before').content")
        assert ("Tatsache" in shown) == (width < 832)
        tab.close()
    browser.close()
