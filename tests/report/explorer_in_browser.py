"""Somebody at the explorer in Chromium."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from becoming import PATIENCE

# What is shown for some seconds stays, and a word that is typed goes on: a machine may be slower than people.
LASTING = "const wait = setTimeout; window.setTimeout = (does, ms) => wait(does, ms < 1000 ? ms : 100 * ms);"


class Reader:
    """One window of the explorer. Every request but for the page itself, and every error, fails `leave`."""

    def __init__(self, context, page: Path, address: str = "", *, before: str = "") -> None:
        self.page = page
        self.tab = context.new_page()
        self.tab.set_default_timeout(1000 * PATIENCE)
        self.problems: list[str] = []
        self.tab.on("pageerror", lambda problem: self.problems.append(str(problem)))
        self.tab.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        self.tab.on("request", self._asked)
        self.tab.add_init_script(LASTING + before)
        self.open(address)

    def _asked(self, request) -> None:
        if request.url.split("#")[0] != self.page.as_uri() and not request.url.startswith(("blob:", "about:")):
            self.problems.append(f"asked for {request.url}")

    def open(self, address: str) -> None:
        self.tab.goto("about:blank")
        self.tab.goto(f"{self.page.as_uri()}{f'#{address}' if address else ''}")
        self.tab.wait_for_selector("body[data-ready]")
        self._painted()

    def go(self, address: str) -> None:
        """Write another address into the field of the browser."""
        self.tab.evaluate("(address) => { location.hash = address; }", address)
        self._painted()

    def _painted(self) -> None:
        """Wait for a whole frame: before it, what has `content-visibility: auto` has no text to be seen."""
        self.tab.evaluate(
            "() => new Promise((painted) => setTimeout(() => "
            "requestAnimationFrame(() => requestAnimationFrame(() => painted()))))"
        )

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)

    def tab_to(self, name: str) -> None:
        """Go on with Tab until the focus is on a button of this name."""
        for _ in range(80):
            self.keys("Tab")
            if self.focused.startswith(name):
                return
        raise AssertionError(f"Tab does not come to {name}")

    @property
    def focused(self) -> str:
        return self.tab.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText)"
        )

    @property
    def said(self) -> str:
        return self.tab.locator(".said").inner_text().strip()

    @property
    def status(self) -> str:
        return self.tab.locator(".status").inner_text()

    @property
    def address(self) -> str:
        """What is asked for, behind the name of the page."""
        return self.tab.url.partition("#")[2]

    @property
    def sums(self) -> list[str]:
        return self.tab.locator(".sums li").all_inner_texts()

    @property
    def shown(self) -> list[str]:
        """The segments whose passages are shown."""
        return self.tab.locator(".passage").evaluate_all("all => all.map((one) => one.dataset.segment)")

    @property
    def tree(self) -> list[str]:
        return self.tab.locator(".entry").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")

    def saved(self, to: Path, does) -> list[dict]:
        """The rows of the table that `does` downloads."""
        with self.tab.expect_download() as download:
            does()
        download.value.save_as(to / download.value.suggested_filename)
        text = (to / download.value.suggested_filename).read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def leave(self) -> None:
        assert self.problems == []
        self.tab.close()
