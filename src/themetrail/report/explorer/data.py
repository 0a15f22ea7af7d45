"""What the explorer's page holds: the talk, the codes, and what coders did with them, column by column.

Whatever stands many times is a number: a segment, code, coder or outcome is told by its place in its own list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.colours import colours_of
from themetrail.interface.catalogue import speech_of
from themetrail.interface.explorer.words import explorer_words
from themetrail.interface.pages.words import page_words
from themetrail.interface.speakers.words import speaker_in
from themetrail.report.explorer.coded import Coded
from themetrail.report.explorer.outcomes import Outcomes
from themetrail.report.theme_table import shown_label
from themetrail.report.wording import printed_group
from themetrail.report.words.language import words_of
from themetrail.rows import tuples_of
from themetrail.words_in_print import Words

Member = tuple[str, str]  # group, participant
_MEMBER = ("group", "participant_id")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the page is made from. `labels` names participants; of the segments in `kept_back` all is counted and no
    word is shown, those in `to_confirm` may be printed once somebody has made sure of it; `on_transcripts` are memos
    (transcript, coder, text); `language` is that in which the page speaks."""

    study: str
    codebook: Codebook
    segments: pd.DataFrame
    transcripts: pd.DataFrame
    matrix: pd.DataFrame
    representativeness: pd.DataFrame
    labels: dict[str, str]
    missing: list[str]
    coded: Coded
    kept_back: Collection[str] = ()
    to_confirm: Collection[str] = ()
    on_transcripts: Iterable[tuple[str, str, str]] = ()
    language: str = "english"


def explorer_data(shown: Shown) -> dict:
    """All of the page's data.

    The talk is there in full, but for the words that are not to be quoted and those of people who are in no group of
    `matrix`; codes are there for members of the groups, and for what interviewers and others said.
    """
    talk = shown.segments.sort_values(["transcript_id", "turn", "start", "segment_id"])
    members = dict.fromkeys(tuples_of(shown.matrix.drop_duplicates(["group", "participant_id"]), *_MEMBER))
    people = {who: place for place, who in enumerate(dict.fromkeys(who for _, who in members))}
    places = _places(talk, set(members))
    coders = sorted(set(shown.coded.assignments["coder_id"]))
    extents = {segment: (start, end) for segment, start, end in tuples_of(talk, "segment_id", "start", "end")}
    outcomes = Outcomes(shown.coded, coders, extents)
    pairs = outcomes.pairs(places, {code: place for place, code in enumerate(shown.codebook.levels)})
    return {
        "words": speech_of(page_words(shown.language), explorer_words(shown.language)),
        "study": shown.study,
        "provisional": shown.missing,
        "coders": coders,
        "groups": [{"id": one, "name": printed_group(one)} for one in dict.fromkeys(group for group, _ in members)],
        "participants": [{"id": who, "label": shown.labels[who]} for who in people],
        "members": [[group, people[who]] for group, who in members],
        "entries": _entries(shown.codebook),
        "counts": _counts(shown.representativeness, words_of(explorer_words(shown.language).language)),
        "transcripts": _transcripts(shown, talk),
        "segments": _segments(shown, talk, list(members)),
        "readers": outcomes.readers(talk["segment_id"].tolist()),
        **pairs,
        "memos": _memos(shown.coded, places, shown.codebook, coders),
    }


def _places(talk: pd.DataFrame, members: set[Member]) -> dict[str, int]:
    """The places in the talk of the segments whose codes the page shows."""
    columns = ("segment_id", "role", *_MEMBER)
    return {
        segment: place
        for place, (segment, role, *who) in enumerate(tuples_of(talk, *columns))
        if role != "participant" or tuple(who) in members
    }


def _entries(codebook: Codebook) -> list[dict]:
    colours, applied = colours_of(codebook), set(codebook.codable_parents)
    columns = ("code_id", "parent_id", "level", "name", "definition")
    return [
        {
            "id": code_id,
            "parent": parent,
            "level": level,
            "name": name,
            "definition": definition,
            "colour": colours[code_id],
            "applied": code_id in applied,  # itself, beside what is below it
        }
        for code_id, parent, level, name, definition in tuples_of(codebook.table, *columns)
    ]


def _counts(representativeness: pd.DataFrame, words: Words) -> dict[str, dict]:
    """By group: of how many (`of`), and by entry how many mention it, its label, and how many mention it alone."""
    found: dict[str, dict] = {}
    columns = ("group", "code_id", "n_participants", "n_total", "label", "n_alone")
    for group, code, n, total, label, alone in tuples_of(representativeness, *columns):
        entries = found.setdefault(group, {"of": int(total), "entries": {}})["entries"]
        entries[code] = [int(n), shown_label(label, words) if label else "", None if pd.isna(alone) else int(alone)]
    return found


def _transcripts(shown: Shown, talk: pd.DataFrame) -> list[dict]:
    """Each transcript in its order, with how many segments it has and what coders noted on all of it."""
    sizes = talk.groupby("transcript_id", sort=False).size().to_dict()
    groups = dict(tuples_of(talk.drop_duplicates("transcript_id"), "transcript_id", "group"))
    languages = dict(tuples_of(shown.transcripts, "transcript_id", "language"))
    notes: dict[str, list] = {}
    for transcript, coder, text in sorted(shown.on_transcripts):
        notes.setdefault(transcript, []).append([coder, text])
    return [
        {
            "id": one,
            "group": groups[one],
            "language": languages.get(one, ""),
            "segments": n,
            "memos": notes.get(one, []),
        }
        for one, n in sizes.items()
    ]


def _segments(shown: Shown, talk: pd.DataFrame, members: list[Member]) -> dict:
    """The talk: per segment its id, turn, speaker, member of a group (-1: nobody's) and words."""
    place = {member: number for number, member in enumerate(members)}
    speakers: dict[str, int] = {}
    kept_back, to_confirm = set(shown.kept_back), set(shown.to_confirm)
    told: dict[str, list] = {name: [] for name in ("id", "turn", "speaker", "member", "text", "withheld", "to_confirm")}
    columns = ("segment_id", "turn", "speaker", "role", "group", "participant_id", "text")
    for number, (segment, turn, speaker, role, group, who, text) in enumerate(tuples_of(talk, *columns)):
        member = place.get((group, who), -1) if role == "participant" else -1
        withheld = segment in kept_back or (role == "participant" and member < 0)
        name = shown.labels.get(who, "") if role == "participant" else ""
        told["id"].append(segment)
        told["turn"].append(int(turn))
        told["speaker"].append(speakers.setdefault(name or speaker_in(shown.language, speaker, role), len(speakers)))
        told["member"].append(member)
        told["text"].append("" if withheld else text)
        if withheld:
            told["withheld"].append(number)
        elif segment in to_confirm:
            told["to_confirm"].append(number)
    return {**told, "speakers": list(speakers)}


def _memos(coded: Coded, places: dict[str, int], codebook: Codebook, coders: list[str]) -> list[list]:
    """What coders noted: segment, code (-1: on the whole segment), coder, text; each once."""
    codes = {code: place for place, code in enumerate(codebook.levels)}
    whose = {coder: place for place, coder in enumerate(coders)}
    noted = coded.decisions[coded.decisions["memo"] != ""]
    columns = ("segment_id", "code_now", "coder_id", "memo")
    found = {
        (places[segment], codes.get(code, -1), whose[coder], memo)
        for segment, code, coder, memo in tuples_of(noted, *columns)
        if segment in places and coder in whose
    }
    return [list(one) for one in sorted(found)]


def memos_on_transcripts(proposals: pd.DataFrame) -> set[tuple[str, str, str]]:
    """What coders noted on whole transcripts: transcript, coder, text."""
    noted = proposals[(proposals["what"] == "transcript_memo") & (proposals["memo"] != "")]
    return set(tuples_of(noted, "transcript_id", "coder_id", "memo"))
