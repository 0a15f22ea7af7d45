"""Walk through the tutorial as its page says, and take the pictures that it shows (`make pictures`).

The commands, the rows of the sheets, the lines of the configuration and the codes are read from the page itself, so
that a tutorial that no longer works makes no pictures. Needs Chromium, LibreOffice and pdftoppm.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
from matplotlib import get_data_path
from openpyxl import load_workbook
from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent
TUTORIAL = DOCS / "tutorial" / "README.md"
PICTURES = DOCS / "tutorial" / "pictures"
SIZE = {"width": 1200, "height": 720}
COLOURS = 128
NOTHING = "nothing"
MARGIN = 24  # pixels of paper around a table
# Where Times New Roman is not installed, a font as wide as it: matplotlib brings one.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{made}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="append" binding="strong"><string>STIXGeneral</string></edit>
  </match>
</fontconfig>
"""
SHOWN = 2  # the segment at which the desk is pictured


def sections_of(page: str) -> dict[int, str]:
    """The numbered sections of a tutorial, in whatever language it is written."""
    parts = re.split(r"^## (\d+)\. .*$", page, flags=re.MULTILINE)
    return {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def blocks_of(section: str, kind: str) -> list[str]:
    """The blocks of a section that are marked as being of a kind: `sh` or `yaml`."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", section, flags=re.DOTALL | re.MULTILINE)


def rows_of(table: str) -> list[list[str]]:
    """The rows of the first table in a text, its header first."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return [row for row in rows if not set("".join(row)) <= {"-"}]


def sheets_of(section: str) -> dict[str, list[list[str]]]:
    """What is to be filled in, by the file that stands in bold type above each table."""
    parts = re.split(r"^\*\*`([^`]+)`\*\*", section, flags=re.MULTILINE)
    return {file: rows_of(text) for file, text in zip(parts[1::2], parts[2::2], strict=True)}


class Walk:
    """A home folder in which somebody does what the tutorial says."""

    def __init__(self, home: Path, browser) -> None:
        self.home, self.browser = home, browser
        self.study = home / "nurses"
        self.sections = sections_of(TUTORIAL.read_text(encoding="utf-8"))
        (home / "themetrail").symlink_to(DOCS.parent)

    def paste(self, number: int) -> None:
        """Give the commands of a section to a new terminal."""
        known = ["source ~/themetrail/.venv/bin/activate"] + ["cd ~/nurses"] * self.study.exists()
        for block in blocks_of(self.sections[number], "sh"):
            commands = "\n".join(["set -e", *known, block])
            subprocess.run(
                ["bash", "-c", commands], cwd=self.home, env={**os.environ, "HOME": str(self.home)}, check=True
            )

    def fill_in_sheets(self) -> None:
        for file, (header, *rows) in sheets_of(self.sections[3]).items():
            workbook = load_workbook(self.study / file)
            sheet = workbook.worksheets[0]
            there = [cell.value for cell in sheet[1]][: len(header)]
            if there != header:
                raise SystemExit(f"{file} has the columns {there}; the tutorial says {header}")
            for at, row in enumerate(rows, start=2):
                for column, value in enumerate(row, start=1):
                    sheet.cell(at, column, int(value) if value.isdigit() else value or None)
            workbook.save(self.study / file)

    def open(self, file: str) -> Page:
        tab = self.browser.new_page(viewport=SIZE, reduced_motion="reduce")
        tab.goto((self.study / file).as_uri())
        tab.wait_for_load_state("networkidle")
        return tab

    def review_names(self) -> None:
        tab = self.open("results/sealed/anonymise/review.html")
        tab.screenshot(path=PICTURES / "review.png")
        tab.get_by_label("Your initials").fill("AB")
        tab.get_by_label("Your initials").press("Tab")
        tab.locator("h1").click()
        left = int(re.search(r"of (\d+)", tab.locator("[role=status]").inner_text())[1])
        for _ in range(left):
            tab.keyboard.press("Enter")
        with tab.expect_download() as download:
            tab.get_by_role("button", name="Save decisions").click()
        download.value.save_as(self.study / "data/private/review.csv")
        tab.close()

    def name_the_coder(self) -> None:
        file = self.study / "config/config.yaml"
        text = file.read_text(encoding="utf-8")
        title, rounds, new_title, new_rounds = blocks_of(self.sections[6], "yaml")
        for old, new in ((title, new_title), (rounds, new_rounds)):
            if text.count(old) != 1:
                raise SystemExit(f"config.yaml has not once: {old}")
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    def code(self) -> None:
        tab = self.open("data/rounds/r1/issued/desks/C1.html")
        tab.wait_for_selector("body[data-ready]")
        texts = pd.read_csv(self.study / "data/rounds/r1/issued/segments.csv").set_index("segment_id")["text"]
        coded = {begin: code for _, begin, code in rows_of(self.sections[7])[1:]}
        for n in range(len(coded)):
            at = tab.locator(".segment.current").get_attribute("data-segment")
            (code,) = [code for begin, code in coded.items() if texts[at].startswith(begin)]
            if code == NOTHING:
                tab.keyboard.press("n")
            else:
                tab.keyboard.type(code.lower())
                tab.keyboard.press("Enter")
            if n == SHOWN:
                tab.locator(".state", has_text="Saved in this browser").wait_for()
                tab.screenshot(path=PICTURES / "desk.png")
            if tab.locator(".segment.current").get_attribute("data-segment") == at:
                tab.keyboard.press("ArrowDown")
        with tab.expect_download() as download:
            tab.keyboard.press("Control+s")
        download.value.save_as(self.study / "data/rounds/r1/returned/C1.json")
        tab.close()

    def tables(self) -> None:
        print_first_page(self.study / "results/report/tables/nurses.docx", PICTURES / "table.png")
        tab = self.open("results/report/explorer.html")
        tab.screenshot(path=PICTURES / "explorer.png")
        tab.close()


def print_first_page(word: Path, picture: Path) -> None:
    """A Word file's first page as a picture, without the empty paper below and beside what stands on it."""
    with tempfile.TemporaryDirectory() as made:
        fonts = Path(made, "fonts.conf")
        fonts.write_text(FONTS.format(folder=Path(get_data_path(), "fonts/ttf"), made=made), encoding="utf-8")
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": made}
        office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", made, word]
        subprocess.run(office, check=True, env=environment, stdout=subprocess.DEVNULL)
        page = ["pdftoppm", "-r", "110", "-png", "-singlefile", Path(made, f"{word.stem}.pdf"), picture.with_suffix("")]
        subprocess.run(page, check=True)
    with Image.open(picture) as opened:
        whole = opened.convert("RGB")
    left, top, right, bottom = ImageOps.invert(whole).getbbox()
    whole.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)).save(picture)


def make_small(picture: Path) -> None:
    """Keep as many colours as a screen of text needs, and nothing of a file but the picture."""
    with Image.open(picture) as opened:
        small = opened.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


def main() -> None:
    """Walk through the tutorial in a folder of its own, which is removed in the end."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        walk = Walk(Path(home), browser)
        between = {3: walk.fill_in_sheets, 5: walk.review_names, 6: walk.name_the_coder, 7: walk.code}
        for number in sorted(walk.sections):
            between.get(number, lambda: None)()
            walk.paste(number)
        walk.tables()
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        make_small(picture)
        print(picture.name, picture.stat().st_size // 1024, "KB", file=sys.stderr)


if __name__ == "__main__":
    main()
