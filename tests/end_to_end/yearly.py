"""A small study as it lives for a year (fiction): talks in four formats, what coders give, and an independent recount.

What stands in the tables of a run is counted here again from what coders and adjudicator were made to say, without any
of the program's own code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document

from text_sheets import with_text_sheets
from themetrail.new_study import new_study

from .test_two_rounds import rows_of
from .tiny import write

NAMES = {
    "P1": "Petronella Quist",
    "P2": "Henrike Lund",
    "P3": "Oluwaseun Abara",
    "P4": "Ingeborg Vasstrand",
    "P5": "Thaddeus Okonjo",
}
ASKS = "Interviewer"
TALKS = {
    "I1": [
        ("P1", "At first it was slow, and nobody could help me with the forms."),
        ("P1", "Later the boss showed me how, and it rained all week."),
        ("P1", "The course came too late for us, I would say."),
        ("P1", "My colleagues did help, every single morning before the others came."),
        ("P1", "There is nothing more to say of that."),
    ],
    "I2": [
        ("P2", "It was slow for us too, the forms were long."),
        ("P2", "Petronella Quist did help me through the first of them."),
        ("P2", "In the rain we sat inside and read."),
        ("P2", "The boss had no time, and so it went slow again."),
        ("P2", "The course was good, it did help a lot."),
    ],
    "G1": [
        ("P3", "Our boss was never there when one wanted to ask."),
        ("P4", "Ours was, and she would help whoever came."),
        ("P3", "The forms, yes, those were slow to fill in."),
        ("P4", "A course of three days would have been enough."),
        ("P3", "I had wozzlement about it, and help came late."),
        ("P4", "It rained, and we laughed about the forms."),
    ],
    "I3": [
        ("P5", "For me it was the course that made it easy."),
        ("P5", "I went to the boss, and she did help at once."),
        ("P5", "Slow, yes, in the first month it was slow."),
        ("P5", "Colleagues would help before I even asked."),
    ],
}
FILES = {"I1": "quist.txt", "I2": "lund.docx", "G1": "evening.vtt", "I3": "later.srt"}
GROUPS = {"I1": "interviews", "I2": "interviews", "G1": "groups", "I3": "interviews"}
WORDS = {"slow": "slow", "forms": "forms", "help": "help", "chief": "boss", "weather": "rain", "course": "course"}
FIRST = [("slow", "Slow"), ("forms", "Forms"), ("help", "Help"), ("chief", "Chief"), ("weather", "Weather")]
FIRST += [("course", "Course")]
SECOND = [("slowness", "Slowness"), ("forms", "Forms"), ("help_asked", "Help asked for"), ("course", "Course")]
SECOND += [("help_offered", "Help offered"), ("people", "People at work")]
CHANGES = (
    "old_code_id,change,new_code_id,after_round,date,reason\nslow,renamed,slowness,r1,2026-02-01,as in the paper\n"
    "chief,merged,people,r1,,\nhelp,split,help_asked;help_offered,r1,,too wide\nweather,deleted,,r1,,\n"
)
TODAY = {"slow": "slowness", "chief": "people", "forms": "forms", "course": "course"}
CONFIG = """
study: {title: How nurses begin (fiction), batches: 2}
anonymise: {review_sample: 0}
segment: {unit: turn}
suggest: {enabled: false}
agreement: {draws: 50, statistics: [percent, alpha]}
themes: {scheme: dunand2024}
coding:
  rounds:
    - name: r1
      transcripts: [I1, I2, G1]
      coders: [{coder_id: A}, {coder_id: B, sample: 0.6, sample_by: segment}]
"""
SECOND_ROUND = """    - name: r2
      transcripts: [I2, I3]
      coders: [{coder_id: A}, {coder_id: B}]
"""


# ---- the study, as its people write it -------------------------------------------------------------


def begin(folder: Path) -> Path:
    """The study with three talks, before its first run."""
    new_study(folder)
    with_text_sheets(folder)
    sheets(folder, ["I1", "I2", "G1"])
    codebook(folder, FIRST)
    write(folder, "config/config.yaml", CONFIG)
    return folder


def sheets(folder: Path, talks: list[str], withdrawn: str = "") -> None:
    """The sheets and files of these talks."""
    transcripts = "transcript_id\tgroup\tlanguage\tcollected_order\n"
    sources, seen = "transcript_id\tfile\tspeaker\tparticipant_id\trole\n", dict.fromkeys(NAMES)
    for place, talk in enumerate(talks, start=1):
        transcripts += f"{talk}\t{GROUPS[talk]}\ten\t{place}\n"
        sources += f"{talk}\t{FILES[talk]}\t{ASKS}\t\tinterviewer\n"
        for who in dict.fromkeys(who for who, _ in TALKS[talk]):
            sources += f"{talk}\t{FILES[talk]}\t{NAMES[who]}\t{who}\t\n"
            seen[who] = talk
        if not (folder / "data/transcripts" / FILES[talk]).exists():
            put_talk(folder, talk)
    there = [who for who, talk in seen.items() if talk]
    people = "".join(f"{who}\tNurse {who[1]}\t{'2026-11-05' if who == withdrawn else ''}\n" for who in there)
    write(folder, "config/transcripts.tsv", transcripts)
    write(folder, "config/participants.tsv", "participant_id\tlabel\twithdrawn\n" + people)
    write(folder, "data/private/sources.tsv", sources)
    listed = "".join(f"{who}\t{NAMES[who]}\n" for who in there)
    write(folder, "data/private/people.tsv", "participant_id\tnames\n" + listed)


def put_talk(folder: Path, talk: str, change: tuple[str, str] = ("", "")) -> None:
    """The file of a talk, in its format, with one expression changed; the interviewer asks before each answer."""
    said = []
    for who, words in TALKS[talk]:
        said += [(ASKS, "And then?"), (NAMES[who], words.replace(*change) if change[0] else words)]
    path = folder / "data/transcripts" / FILES[talk]
    if path.suffix == ".docx":
        document = Document()
        for who, words in said:
            document.add_paragraph(f"{who}: {words}")
        document.save(path)
    elif path.suffix == ".vtt":
        cues = [f"{_time(n)}.000 --> {_time(n + 1)}.000\n<v {who}>{words}</v>\n" for n, (who, words) in enumerate(said)]
        path.write_text("\n".join(["WEBVTT\n", *cues]), encoding="utf-8")
    elif path.suffix == ".srt":
        cues = [
            f"{n + 1}\n{_time(n)},000 --> {_time(n + 1)},000\n{who}: {words}\n" for n, (who, words) in enumerate(said)
        ]
        path.write_text("\n".join(cues), encoding="utf-8")
    else:
        path.write_text("".join(f"{who}: {words}\n" for who, words in said), encoding="utf-8")


def _time(n: int) -> str:
    return f"00:{n // 10:02d}:{n % 10 * 6:02d}"


def codebook(folder: Path, codes: list[tuple[str, str]]) -> None:
    """A codebook with one theme over all codes."""
    rows = "".join(f"{code},T,code,{name}\n" for code, name in codes)
    write(folder, "config/codebook.csv", "code_id,parent_id,level,name\nT,,theme,Beginning\n" + rows)


# ---- what was said of it, counted again ------------------------------------------------------------

Key = tuple[str, str, str]  # round, coder, segment


@dataclass
class Counted:
    """What each coder saw and gave, under the codes of today, and what the adjudicator settled."""

    seen: set[Key] = field(default_factory=set)
    given: dict[Key, set[str]] = field(default_factory=dict)
    waiting: set[Key] = field(default_factory=set)  # with a split code that its coder has not decided
    settled: dict[tuple[str, str, str], bool] = field(default_factory=dict)  # round, segment, code: kept

    def codings(self) -> set[tuple[str, str, str, str]]:
        """The rows of codings.csv: round, coder, segment, code."""
        return {(*key, code) for key, codes in self.given.items() for code in codes}

    def raters(self, name: str) -> dict[str, list[str]]:
        """Who saw each segment in a round, but for those who have to decide what a split code of theirs is."""
        found: dict[str, list[str]] = {}
        for round_, coder, segment in sorted(self.seen - self.waiting):
            if round_ == name:
                found.setdefault(segment, []).append(coder)
        return found

    def agreed(self, rounds: list[str]) -> dict[str, list[bool]]:
        """By code that somebody gave, whether both coders agree on it in each segment that both saw in a round."""
        both = [
            [self.given.get((name, coder, segment), set()) for coder in coders]
            for name in rounds
            for segment, coders in self.raters(name).items()
            if len(coders) == 2
        ]
        used = {code for pair in both for codes in pair for code in codes}
        return {code: [(code in one) == (code in other) for one, other in both] for code in used}

    def consensus(self) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """What stands by majority, or as settled, in the last round that saw a segment; and what is a tie."""
        stands, ties = set(), set()
        for segment in {segment for _, _, segment in self.seen}:
            name = max(round_ for round_, _, other in self.seen if other == segment)
            coders = [coder for round_, coder, other in self.seen if (round_, other) == (name, segment)]
            for code in {code for coder in coders for code in self.given.get((name, coder, segment), ())}:
                votes = sum(code in self.given.get((name, coder, segment), ()) for coder in coders)
                kept = self.settled.get((name, segment, code))
                if kept or (kept is None and 2 * votes > len(coders)):
                    stands.add((segment, code))
                elif kept is None and 2 * votes == len(coders):
                    ties.add((segment, code))
        return stands, ties


def mentioned(stands: Iterable[tuple[str, str]], who: dict[str, str], group: str) -> dict[str, set[str]]:
    """By code, and for the theme of all, the participants of a group who mention it; `who` speaks each segment."""
    found: dict[str, set[str]] = {}
    for segment, code in stands:
        if GROUPS[segment.split("-")[0]] == group and who[segment]:
            for entry in (code, "T"):
                found.setdefault(entry, set()).add(who[segment])
    return found


def issued(folder: Path, name: str, coder: str) -> dict[str, str]:
    """The words of each segment that a coder of a round has to read."""
    issue = folder / f"data/rounds/{name}/issued"
    texts = {row["segment_id"]: row["text"] for row in rows_of(issue / "segments.csv")}
    return {
        row["segment_id"]: texts[row["segment_id"]]
        for row in rows_of(issue / "assignments.csv")
        if row["coder_id"] == coder
    }


def heard(text: str, coder: str) -> list[str]:
    """The codes of round r1 that a coder hears in these words: B hears help wherever colleagues are, and no forms."""
    codes = [code for code, word in WORDS.items() if word in text.lower()]
    if coder == "B":
        codes = [code for code in codes if code != "forms"] + (["course"] if "colleagues" in text else [])
    return list(dict.fromkeys(codes))
