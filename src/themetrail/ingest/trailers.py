"""Lines that a recorder, a transcription tool or a transcriber wrote, which are nobody's words, in three languages."""

from __future__ import annotations

import re
from collections.abc import Collection

from themetrail.ingest.clock import CLOCK

# Who started it, as Teams says: `Anna Meier stopped transcription`; a colon or bracket would make a label of it.
_WHOM = r"(?P<whom>(?:[^\s:\[\]<>|]+ ){0,6}?)"
_CLOCK = rf"(?:[\[(]?{CLOCK}[\])]?\s+)?"
_TIMED = rf"(?P<time>[\[(]?{CLOCK}[\])]?\s+)?"
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
    rf"{_TIMED}{_WHOM}(?:"
    r"(?:started|stopped|paused|resumed) (?P<article>the )?(?:transcri(?:ption|pt)|(?P<recording>recording))"
    r"|(?:hat )?die (?:transkription|(?P<aufnahme>aufzeichnung|aufnahme))"
    r" (?:gestartet|beendet|gestoppt|angehalten|fortgesetzt)"
    r"|a (?:démarré|commencé|lancé|arrêté|terminé|interrompu|repris)"
    r" (?:la transcription|l['’](?P<enregistrement>enregistrement))"
    r")(?P<mark>[.!]?)",
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
# What noScribe writes under the title, in any of its languages: itself, the path of the recording, and its settings.
_NOSCRIBE = re.compile(r".{0,60}\bnoScribe\b.{0,40}", re.IGNORECASE)
_ITS_FILE_OR_SETTINGS = re.compile(r"[^:]{3,40}:\s?(?:[A-Za-z]:)?\S{0,400}[/\\].{1,400}|\([^|]{1,400}\|.{1,900}\)")
_FIRST = 4  # lines with words at the head of a file among which noScribe names itself
_LAST = 4  # lines with words at the end of a file among which a transcriber is named


def tool_lines(lines: list[str], voiced: Collection[int] = (), within: Collection[int] = ()) -> set[int]:
    """Positions of the lines that a tool or a transcriber wrote and nobody said.

    Those in `voiced` were put into somebody's mouth by the maker of the file: of these, what names somebody, or closes
    the talk without brackets or other marks, are this person's words. Those `within` share a paragraph with others.
    """
    stripped = [line.strip() for line in lines]
    found = {n for n, line in enumerate(stripped) if _is_of_tool(line, is_voiced=n in voiced, is_within=n in within)}
    spoken = [n for n, line in enumerate(stripped) if line]
    found |= _of_noscribe(stripped, spoken)
    for n in reversed(spoken[-_LAST:]):
        if n in found:
            continue
        if not _BY_WHOM.fullmatch(stripped[n]):
            break
        found.add(n)
    return found


def _of_noscribe(lines: list[str], spoken: list[int]) -> set[int]:
    """The lines in which noScribe names itself at the head of a file, the recording, and how it was transcribed."""
    at = next((place for place, n in enumerate(spoken[:_FIRST]) if _NOSCRIBE.fullmatch(lines[n])), None)
    if at is None:
        return set()
    more = [n for n in spoken[at + 1 : at + 3] if _ITS_FILE_OR_SETTINGS.fullmatch(lines[n])]
    return {spoken[at], *more} if more else set()


def _is_of_tool(line: str, *, is_voiced: bool, is_within: bool) -> bool:
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
    names_somebody = all(word[0].isupper() or word[0] == "(" for word in whom)
    if not names_somebody or _NO_NAME & {word.casefold() for word in whom}:
        return False
    return bool(match["time"]) or (not is_within and _is_as_written_by_teams(match, whom))


def _is_as_written_by_teams(match: re.Match[str], whom: list[str]) -> bool:
    """Whether it is no sentence: `Anna Meier stopped recording`, and not `Peter stopped the recording.`

    Of a transcription, with somebody's whole name, nobody speaks in an interview.
    """
    if not match["article"] and not match["mark"]:
        return True
    of_recording = match["recording"] or match["aufnahme"] or match["enregistrement"]
    return len(whom) > 1 and not of_recording
