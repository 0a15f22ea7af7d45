"""A coder at a desk in Chromium, with the keyboard."""

from __future__ import annotations

import json
from pathlib import Path

from becoming import PATIENCE

UNTIL_READY = "body[data-ready]"
# Firefox tells nobody of downloads: what is saved is noted as the page makes it.
NOTE_FILES = """
  window.files = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { blob.text().then((text) => window.files.push(text)); return make.call(URL, blob); };
"""


class Seat:
    """One window of a desk. Every request but for the page itself, and every error, is noted and fails `leave`."""

    def __init__(self, context, page: Path, *, before: str = "") -> None:
        self.context, self.page = context, page
        self.tab = context.new_page()
        self.tab.set_default_timeout(1000 * PATIENCE)
        self.problems: list[str] = []
        self.tab.on("pageerror", lambda problem: self.problems.append(str(problem)))
        self.tab.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        self.tab.route("**/*", self._route)
        self.is_firefox = context.browser is None or context.browser.browser_type.name == "firefox"
        self.tab.add_init_script(before + (NOTE_FILES if self.is_firefox else ""))
        self.tab.goto(page.as_uri())
        self.tab.wait_for_selector(UNTIL_READY)

    def _route(self, route) -> None:
        if route.request.url.split("#")[0] == self.page.as_uri():
            route.continue_()
        else:
            self.problems.append(f"asked for {route.request.url}")
            route.abort()

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)

    def code(self, letters: str) -> None:
        self.keys(*letters, "Enter")

    def write(self, text: str) -> None:
        self.tab.keyboard.insert_text(text)

    @property
    def said(self) -> str:
        return self.tab.locator(".said").inner_text().strip()

    @property
    def reports(self) -> list[str]:
        """What the page says of the work as a whole, but for what it says to everybody at first."""
        return [said for said in self.all_reports if not said.startswith("Your work is kept in this browser")]

    @property
    def all_reports(self) -> list[str]:
        return self.tab.locator(".reports p").evaluate_all("ps => ps.map(p => p.firstChild.textContent)")

    @property
    def current(self) -> str:
        return self.tab.locator(".segment.current").get_attribute("data-segment")

    @property
    def state(self) -> str:
        return self.tab.locator(".state").inner_text()

    @property
    def sum(self) -> str:
        return self.tab.locator(".sum").inner_text()

    def saved(self, to: Path) -> dict:
        """Save the file by its key, and read it."""
        if self.is_firefox:
            self.tab.evaluate("window.files = []")
            self.keys("Control+s")
            self.tab.wait_for_function("() => window.files.length === 1")
            to.write_text(self.tab.evaluate("window.files[0]"), encoding="utf-8")
            return json.loads(to.read_text(encoding="utf-8"))
        with self.tab.expect_download() as download:
            self.keys("Control+s")
        assert download.value.suggested_filename == f"{self.page.stem}.json"
        download.value.save_as(to)
        return json.loads(to.read_text(encoding="utf-8"))

    def load(self, file: Path) -> None:
        self.tab.locator("input[type=file]").set_input_files(file)

    def settle(self) -> None:
        """Wait until everything is kept."""
        self.tab.locator(".state", has_text="Saved in this browser").wait_for()

    def reload(self) -> None:
        self.tab.reload()
        self.tab.wait_for_selector(UNTIL_READY)

    def leave(self) -> None:
        assert self.problems == []
        self.tab.close()


def without_times(document: dict) -> dict:
    """An export without what another desk cannot have alike: its id, its times, its count, its history."""
    kept = {
        name: value for name, value in document.items() if name not in ("desk", "sequence", "exported_at", "history")
    }
    return json.loads(json.dumps(kept))
