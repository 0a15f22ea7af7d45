"""The notice at the head of the status page while the last run has not come to its end.

It stands there from before a run's first job until its last one has ended, so that it is right after a kill too. It
tells of circumstances, not of results: digests of the page are those of the page without it.
"""

from __future__ import annotations

from pathlib import Path

from themetrail.layout import STATUS

_HEAD = "# The results are not up to date\n\n"
_END = "\n---\n\n"
# Below a notice the page speaks of what was, and says so.
_NOW = b"Nobody has anything to do: all"
_THEN = b"When the last whole run ended, nobody had anything to do: all"


def without_notice(path: str, content: bytes) -> bytes:
    """The content of a file of the study; that of the status page without a notice."""
    if path == STATUS and content.startswith(_HEAD.encode()):
        return content.partition(_END.encode())[2].replace(_THEN, _NOW)
    return content


def put_notice(text: str, root: Path = Path()) -> None:
    """Put a notice at the head of the status page, in the place of one that is there; an empty text takes it away."""
    page = root / STATUS
    there = page.read_bytes() if page.is_file() else b""
    below = without_notice(STATUS, there)
    wanted = (_HEAD + text + "\n" + _END).encode() + below.replace(_NOW, _THEN) if text else below
    if wanted != there:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(wanted)
    if not wanted:
        page.unlink(missing_ok=True)


def notice_of(root: Path = Path()) -> str:
    """What the notice says; empty where there is none."""
    page = root / STATUS
    text = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    return text.removeprefix(_HEAD).partition(_END)[0].strip() if text.startswith(_HEAD) else ""
