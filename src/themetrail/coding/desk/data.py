"""What the desk of one coder shows: the talk, the codebook, and the suggestions that this coder may see."""

from __future__ import annotations

from themetrail.codebook import Codebook
from themetrail.coding.draft import Issue
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets.desk_form import FORMAT, VERSION
from themetrail.coding.shown import Suggestion, told_in
from themetrail.colours import colours_of
from themetrail.contracts.coding import SHOWING_ARMS
from themetrail.interface.catalogue import speech_of
from themetrail.interface.desk.words import desk_words
from themetrail.interface.pages.words import page_words
from themetrail.interface.sheets.words import sheet_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words


def desk_data(issue: Issue, coder_id: str, *, title: str, language: str = "english") -> dict:
    """The data of a page, ready for JSON.

    The talk is whole: all segments of the transcripts of which the coder codes some, the others as context. What the
    coder is not to see is not in the page: no suggestion where the arm shows none, and no example that none cites.
    """
    given, words = GivenToCoder(issue, coder_id), sheet_words(language)
    shown = {segment_id: entries for segment_id, entries in given.shown.items() if entries}
    return {
        "format": FORMAT,  # of the file that the page writes
        "version": VERSION,
        "study": title,
        "round": issue.round,
        "issue": issue.digest,
        "coder": coder_id,
        "words": speech_of(page_words(language), desk_words(language)),
        "entries": entries_of(issue.codebook),
        "transcripts": _transcripts(issue, _told_arms(given.arms), language),
        "suggestions": {
            segment_id: [_offered(entry, words) for entry in entries] for segment_id, entries in shown.items()
        },
        "examples": _examples(issue, shown),
    }


def entries_of(codebook: Codebook) -> list[dict]:
    """The codebook as a page shows it, in its order, each entry with its colour."""
    colours, applied = colours_of(codebook), set(codebook.codes)
    columns = ("code_id", "parent_id", "level", "name", "definition", "include", "exclude", "example")
    return [
        {
            "id": code_id,
            "parent": parent,
            "level": level,
            "applied": code_id in applied,
            "name": name,
            "definition": definition,
            "include": include,
            "exclude": exclude,
            "example": example,
            "colour": colours[code_id],
            "questions": sorted(codebook.questions[code_id]),  # of a survey, to which it belongs
        }
        for code_id, parent, level, name, definition, include, exclude, example in tuples_of(codebook.table, *columns)
    ]


def _told_arms(arms: dict[str, str]) -> dict[str, str]:
    """The arms as the page may tell them: without suggestions, no segment tells why it has none."""
    silent = "blind" if set(arms.values()) & set(SHOWING_ARMS) else "none"
    return {segment_id: arm if arm in SHOWING_ARMS else silent for segment_id, arm in arms.items()}


def _transcripts(issue: Issue, arms: dict[str, str], language: str) -> list[dict]:
    """The talk, transcript by transcript and turn by turn, with the question of a survey that a turn asks or answers;
    of each segment where it starts in its turn, and its arm, which is empty where the coder does not code it."""
    segments = issue.segments
    own = segments.loc[segments["segment_id"].isin(arms), "transcript_id"].unique()
    talk: dict[str, dict[int, dict]] = {}
    columns = ("transcript_id", "turn", "speaker", "role", "question", "segment_id", "start", "text")
    for transcript, turn, speaker, role, question, segment_id, start, text in tuples_of(
        segments[segments["transcript_id"].isin(own)], *columns
    ):
        turns = talk.setdefault(transcript, {})
        who = {"turn": int(turn), "speaker": speaker_in(language, speaker, role), "role": role, "question": question}
        said = turns.setdefault(int(turn), {**who, "segments": []})
        said["segments"].append([segment_id, int(start), text, arms.get(segment_id, "")])
    return [{"id": transcript, "turns": list(turns.values())} for transcript, turns in talk.items()]


def _offered(entry: Suggestion, words: Words) -> list:
    """A suggestion: rank, code, how likely it is (None where that cannot be trusted), the examples it cites, what
    speaks for it and against it, and the example that does."""
    cited = [one for one in entry.evidence.split(";") if one]
    why = [told_in(words, entry.speaks_for), told_in(words, entry.speaks_against), entry.counterexample]
    return [entry.rank, entry.code_id, entry.probability, cited, *why]


def _examples(issue: Issue, shown: dict[str, list[Suggestion]]) -> dict[str, dict]:
    """The words of the examples that are cited where this coder sees it."""
    cited = {one for entries in shown.values() for entry in entries for one in entry.cited}
    return {
        evidence_id: {"source": source, "codes": [code for code in codes.split(";") if code], "text": text}
        for evidence_id, source, codes, text in tuples_of(issue.evidence, "evidence_id", "source", "codes", "text")
        if evidence_id in cited
    }
