"""A coder at a desk in Firefox, driven by Marionette, which every Firefox has: commands as JSON over a socket."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path

from coding.desk_in_browser import NOTE_FILES, UNTIL_READY

PATIENCE = 60  # seconds to start, and for each command
_KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}
_KEYS |= {"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
_HELD = {"Shift": "\ue008", "Control": "\ue009", "Alt": "\ue00a"}
_SETTINGS = ('"marionette.port", 0', '"datareporting.policy.dataSubmissionEnabled", false', '"app.update.auto", false')


def firefox() -> str | None:
    """The Firefox of this machine."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class FirefoxSeat:
    """One window of a desk in a Firefox with a profile on the disk."""

    def __init__(self, profile: Path, page: Path) -> None:
        profile.mkdir(exist_ok=True)
        (profile / "user.js").write_text("".join(f"user_pref({setting});\n" for setting in _SETTINGS))
        (profile / "MarionetteActivePort").unlink(missing_ok=True)
        command = [firefox(), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self._line = self._connected(profile / "MarionetteActivePort")
            self._asked = 0
            self._ask("WebDriver:NewSession", {})
            self._ask("WebDriver:Navigate", {"url": page.as_uri()})
            self._ready()
        except BaseException:
            self.crash()
            raise

    def _connected(self, told: Path) -> socket.socket:
        """The port stands in the profile as soon as Firefox listens; it speaks first."""
        until = time.monotonic() + PATIENCE
        while not (told.exists() and told.read_text()):
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError("Firefox does not listen")
            time.sleep(0.1)
        line = socket.create_connection(("127.0.0.1", int(told.read_text())), PATIENCE)
        self._read = line.makefile("rb")
        self._answer()
        return line

    def _answer(self) -> object:
        size = b""
        while (one := self._read.read(1)) != b":":
            size += one
            if not one:
                raise RuntimeError("Firefox has gone")
        return json.loads(self._read.read(int(size)))

    def _ask(self, name: str, what: dict) -> object:
        self._asked += 1
        sent = json.dumps([0, self._asked, name, what]).encode()
        self._line.sendall(b"%d:%s" % (len(sent), sent))
        _, number, problem, value = self._answer()
        assert number == self._asked
        if problem:
            raise RuntimeError(f"{name}: {problem['message']}")
        return value.get("value") if isinstance(value, dict) else value

    def run(self, script: str, *values: object) -> object:
        """What a script of the page returns."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": list(values), "sandbox": None})

    def until(self, script: str) -> None:
        """Wait until this is true in the page."""
        until = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({script})"):
            assert time.monotonic() < until, script
            time.sleep(0.05)

    def _ready(self) -> None:
        self.until(f"document.querySelector({UNTIL_READY!r})")
        self.run(NOTE_FILES)

    def keys(self, *keys: str) -> None:
        for key in keys:
            *held, last = key.split("+") if len(key) > 1 else [key]
            strokes = [_HELD[one] for one in held]
            strokes.append(_KEYS.get(last, last))
            down = [{"type": "keyDown", "value": value} for value in strokes]
            up = [{"type": "keyUp", "value": value} for value in reversed(strokes)]
            self._ask("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": down + up}]})

    def code(self, letters: str) -> None:
        self.keys(*letters, "Enter")

    def write(self, text: str) -> None:
        self.keys(*text)

    @property
    def current(self) -> str:
        return self.run("return document.querySelector('.segment.current').dataset.segment")

    @property
    def sum(self) -> str:
        return self.run("return document.querySelector('.sum').innerText")

    def saved(self, to: Path) -> dict:
        """Save the file by its key, and read it."""
        self.run("window.files = []")
        self.keys("Control+s")
        self.until("window.files.length === 1")
        to.write_text(self.run("return window.files[0]"), encoding="utf-8")
        return json.loads(to.read_text(encoding="utf-8"))

    def settle(self) -> None:
        """Wait until everything is kept."""
        self.until("document.querySelector('.state').innerText.includes('Saved in this browser')")

    def reload(self) -> None:
        self._ask("WebDriver:Refresh", {})
        self._ready()

    def requests(self) -> list[str]:
        """What the page has asked for beside itself."""
        return self.run("return performance.getEntriesByType('resource').map((one) => one.name)")

    def crash(self) -> None:
        """End Firefox without a word to the page."""
        self.process.kill()
        self.process.wait()
