"""Lines that a recorder, a transcription tool or a transcriber wrote, which are nobody's words, in three languages."""

from __future__ import annotations

import re
from collections.abc import Collection

from themetrail.ingest.clock import CLOCK

# Who started it, as Teams says: `Anna Meier stopped transcription`; a colon or bracket would make a label of it.
_WHOM = r"(?P<whom>(?:[^\s:\[\]<>|]+ ){0,6}?)"
_CLOCK = rf"(?:[\[(]?{CLOCK}[\])]?\s+)?"
# How a sentence begins that somebody said of a recording: the capital letter there makes no name of these.
_NO_NAMES = (
    "i we you he she they it this that who nobody somebody someone everybody everyone anybody anyone"
    " and but so then now maybe perhaps yes no well when because if"
    " ich wir ihr er sie es man wer niemand jemand keiner jeder das und aber also dann jetzt vielleicht ja nein"
    " je on nous vous il elle ils elles ça cela qui personne quelqu'un quelqu’un et mais alors puis oui non"
)
_NO_NAME = frozenset(_NO_NAMES.split())
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


def tool_lines(lines: list[str], voiced: Collection[int] = ()) -> set[int]:
    """Positions of the lines that a tool or a transcriber wrote and nobody said.

    Those in `voiced` were put into somebody's mouth by the maker of the file: of these, what names somebody, or closes
    the talk without brackets or other marks, are this person's words.
    """
    stripped = [line.strip() for line in lines]
    found = {n for n, line in enumerate(stripped) if _is_of_tool(line, is_voiced=n in voiced)}
    spoken = [n for n, line in enumerate(stripped) if line]
    for n in reversed(spoken[-_LAST:]):
        if n in found:
            continue
        if not _BY_WHOM.fullmatch(stripped[n]):
            break
        found.add(n)
    return found


def _is_of_tool(line: str, *, is_voiced: bool) -> bool:
    """Whether a line closes the talk or says who started or stopped the recording.

    `We stopped the recording` and `Nobody stopped the recording` are somebody's words.
    """
    if _END.fullmatch(line):
        return not is_voiced or not line[0].isalnum()
    match = _OF_RECORDER.fullmatch(line)
    if match is None:
        return False
    whom = match["whom"].replace(",", " ").split()
    if is_voiced:
        return not whom
    return all(word[0].isupper() or word[0] == "(" for word in whom) and not _NO_NAME & {w.casefold() for w in whom}
