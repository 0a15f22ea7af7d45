"""The notice at the head of the status page while the last run has not come to its end.

It stands there from before a run's first job until its last one has ended, so that it is right after a kill too. It
tells of circumstances, not of results: digests of the page are those of the page without it.
"""

from __future__ import annotations

from pathlib import Path

from themetrail.layout import STATUS
from themetrail.whole_files import write_whole

# By the language of a study; one that is not here has English.
_HEADS = {
    language: f"# {title}\n\n"
    for language, title in (
        ("english", "The results are not up to date"),
        ("french", "Les résultats ne sont pas à jour"),
        ("german", "Die Ergebnisse sind nicht auf dem neuesten Stand"),
    )
}
_END = "\n---\n\n"
# Below a notice the page speaks of what was. The words of the catalogue stand here again, in each language: all jobs
# know this module, and none but the status page is to run again for a word of that.
_NOW_AND_THEN = tuple(
    (now.encode(), then.encode())
    for now, then in (
        ("Nobody has anything to do: all", "When the last whole run ended, nobody had anything to do: all"),
        ("Personne n’a rien à faire", "À la fin du dernier traitement complet, personne n’avait rien à faire"),
        ("Niemand hat etwas zu tun", "Als der letzte ganze Lauf endete, hatte niemand etwas zu tun"),
    )
)


def without_notice(path: str, content: bytes) -> bytes:
    """The content of a file of the study; that of the status page without a notice."""
    if path == STATUS and content.startswith(tuple(head.encode() for head in _HEADS.values())):
        content = content.partition(_END.encode())[2]
        for now, then in _NOW_AND_THEN:
            content = content.replace(then, now)
    return content


def put_notice(text: str, root: Path = Path(), *, language: str = "english") -> None:
    """Put a notice at the head of the status page, in the place of one that is there; an empty text takes it away.

    `language` is that of the text and of the study.
    """
    page = root / STATUS
    there = page.read_bytes() if page.is_file() else b""
    below = without_notice(STATUS, there)
    wanted = below
    if text:
        for now, then in _NOW_AND_THEN:
            below = below.replace(now, then)
        head = _HEADS.get(language, _HEADS["english"])
        wanted = (head + text + "\n" + _END).encode() + below
    if wanted != there:
        write_whole(page, wanted)
    if not wanted:
        page.unlink(missing_ok=True)


def notice_of(root: Path = Path()) -> str:
    """What the notice says; empty where there is none."""
    page = root / STATUS
    text = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    head = next((head for head in _HEADS.values() if text.startswith(head)), "")
    return text.removeprefix(head).partition(_END)[0].strip() if head else ""
