"""Lines that a recorder, a transcription tool or a transcriber wrote, which are nobody's words, in three languages."""

from __future__ import annotations

import re

from themetrail.ingest.clock import CLOCK

_WHOM = r"(?P<whom>(?:\S+ ){0,6}?)"  # who started it, as Teams says: `Anna Meier stopped transcription`
_CLOCK = rf"(?:[\[(]?{CLOCK}[\])]?\s+)?"
_PRONOUN = frozenset(
    (
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "ich",
        "wir",
        "ihr",
        "er",
        "sie",
        "man",
        "je",
        "on",
        "nous",
        "vous",
        "il",
        "elle",
    )
)
# These stand anywhere in a file, each alone on its line.
_OF_RECORDER = re.compile(
    rf"{_CLOCK}{_WHOM}(?:"
    r"(?:started|stopped|paused|resumed) (?:the )?(?:transcription|transcript|recording)"
    r"|(?:hat )?die (?:transkription|aufzeichnung|aufnahme) (?:gestartet|beendet|gestoppt|angehalten|fortgesetzt)"
    r"|a (?:démarré|commencé|lancé|arrêté|terminé|interrompu|repris) (?:la transcription|l['’]enregistrement)"
    r")[.!]?",
    re.IGNORECASE,
)
_END = re.compile(
    rf"[\W_]*{_CLOCK}(?:"
    r"end of (?:the )?(?:recording|audio|tape|interview|transcript|transcription|focus group|session)"
    r"|ende der (?:aufnahme|aufzeichnung|audiodatei|transkription)|ende des (?:interviews|gesprächs|transkripts)"
    r"|fin de (?:l['’](?:enregistrement|entretien|audio|interview)|la (?:transcription|séance))"
    rf")[\W_]*(?:{CLOCK})?[\W_]*",
    re.IGNORECASE,
)
# These only count as the last lines of a file: people may say so of something else.
_BY_WHOM = re.compile(
    r"[\W_]*(?:"
    r"(?:this )?(?:transcript(?:ion)?|file|text)? ?(?:was |has been )?(?:automatically |auto-?)?"
    r"(?:transcribed|generated|created|exported|produced) (?:automatically )?(?:by|with|from|using|at) \S.*"
    r"|(?:dieses? )?(?:transkript|transkription|datei)? ?(?:wurde )?(?:automatisch )?(?:transkribiert|erstellt|erzeugt)"
    r" (?:von|durch|mit) \S.*"
    r"|(?:cette |ce )?(?:transcription|fichier|texte)? ?(?:a été )?(?:transcrite?|générée?|réalisée?|effectuée?)"
    r" (?:automatiquement )?(?:par|avec) \S.*"
    r")",
    re.IGNORECASE,
)
_LAST = 4  # lines with words at the end of a file among which a transcriber is named


def tool_lines(lines: list[str]) -> set[int]:
    """Positions of the lines that a tool or a transcriber wrote and nobody said."""
    stripped = [line.strip() for line in lines]
    found = {n for n, line in enumerate(stripped) if _is_of_recorder(line) or _END.fullmatch(line)}
    spoken = [n for n, line in enumerate(stripped) if line]
    for n in reversed(spoken[-_LAST:]):
        if n in found:
            continue
        if not _BY_WHOM.fullmatch(stripped[n]):
            break
        found.add(n)
    return found


def _is_of_recorder(line: str) -> bool:
    """Whether a line says who started or stopped the recording; `We stopped the recording` is somebody's words."""
    match = _OF_RECORDER.fullmatch(line)
    whom = match["whom"].split() if match else []
    return match is not None and all(word[0].isupper() for word in whom) and not _PRONOUN & {w.casefold() for w in whom}
