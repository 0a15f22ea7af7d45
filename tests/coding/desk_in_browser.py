"""A coder at a desk in Chromium, with the keyboard."""

from __future__ import annotations

import json
from pathlib import Path

UNTIL_READY = "body[data-ready]"


class Seat:
    """One window of a desk. Every request but for the page itself, and every error, is noted and fails `leave`."""

    def __init__(self, context, page: Path, *, before: str = "") -> None:
        self.context, self.page = context, page
        self.tab = context.new_page()
        self.problems: list[str] = []
        self.tab.on("pageerror", lambda problem: self.problems.append(str(problem)))
        self.tab.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        self.tab.route("**/*", self._route)
        if before:
            self.tab.add_init_script(before)
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
