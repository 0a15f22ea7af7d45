"""The memo book: what coders wrote beside their codes, by code and by transcript, and the cases that do not fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

from themetrail.contracts.coding import STANDING
from themetrail.contracts.pack import MEMOS
from themetrail.report.pack.blocks import Block, Heading, Part, Text
from themetrail.report.pack.material import PackMaterial, quoted
from themetrail.rows import rows_of
from themetrail.words_in_print import Words

# How a memo says that a case does not fit: in English and French, and in German, with endings.
_DEVIANT = re.compile(r"(?<![\w#])#(?:deviant|abweichend)\w*", re.IGNORECASE)
TAGS = ("#deviant", "#abweichend", "#déviant")
PASSAGE_WORDS = 60  # of a passage in the document; the table has it whole
MOST_MEMOS = 2000  # in the document


def is_deviant(memo: str) -> bool:
    """Whether a memo bears the tag of a deviant case, with accents or without."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", memo) if not unicodedata.combining(one))
    return _DEVIANT.search(plain) is not None


def memo_table(material: PackMaterial) -> pd.DataFrame:
    """MEMOS: each memo once, with the codes beside which it stands, in the order of transcripts and talk."""
    rows = [*_on_segments(material), *_on_transcripts(material)]
    order = {name: n for n, name in enumerate(material.transcripts["transcript_id"])}
    place = {segment: n for n, segment in enumerate(material.segment)}
    rows.sort(
        key=lambda row: (
            order.get(row["transcript_id"], len(order)),
            place.get(row["segment_id"], -1),
            row["round"],
            row["coder_id"],
            row["memo"],
        )
    )
    return MEMOS.frame([{"memo_id": f"M{n}", **row} for n, row in enumerate(rows, start=1)])


def _on_segments(material: PackMaterial) -> list[dict]:
    """What stands on words. A memo on several codes of a segment is one."""
    written = material.decisions[material.decisions["memo"].str.strip() != ""]
    beside: dict[tuple[str, str, str, str], list[dict]] = {}
    for row in rows_of(written):
        beside.setdefault((row["round"], row["coder_id"], row["segment_id"], row["memo"]), []).append(row)
    rows = []
    for (name, coder, segment_id, memo), decisions in beside.items():
        segment = material.segment.get(segment_id)
        start, end = min(row["start"] for row in decisions), max(row["end"] for row in decisions)
        rows.append(
            {
                "round": name,
                "coder_id": coder,
                "transcript_id": segment.transcript_id if segment else "",
                "segment_id": segment_id,
                "speaker": _said_by(material, segment_id),
                "codes": _codes(row for row in decisions if row["action"] in STANDING),
                "refused": _codes(row for row in decisions if row["action"] not in STANDING),
                "deviant": "yes" if is_deviant(memo) else "no",
                "memo": memo.strip(),
                "passage": material.passage(segment_id, start, end),
                "quotable": "yes" if material.may_quote(segment_id) else "no",
            }
        )
    return rows


def _codes(decisions: Iterable[dict]) -> str:
    """The codes as they are called today, or were where there is none any more."""
    codes = dict.fromkeys(row["code_now"] or row["code_id"] for row in decisions)
    return ";".join(code for code in codes if code)


def _on_transcripts(material: PackMaterial) -> list[dict]:
    written = material.proposals[
        (material.proposals["what"] == "transcript_memo") & (material.proposals["memo"].str.strip() != "")
    ]
    none = {"segment_id": "", "speaker": "", "codes": "", "refused": "", "passage": "", "quotable": "yes"}
    return [
        {
            **{name: row[name] for name in ("round", "coder_id", "transcript_id")},
            **none,
            "deviant": "yes" if is_deviant(row["memo"]) else "no",
            "memo": row["memo"].strip(),
        }
        for row in rows_of(written)
    ]


def _said_by(material: PackMaterial, segment_id: str) -> str:
    segment = material.segment.get(segment_id)
    return "" if segment is None else material.labels.get(segment.participant_id, segment.speaker)


def memo_part(title: str, material: PackMaterial, memos: pd.DataFrame, words: Words) -> Part:
    """Every memo in full at the first code that it stands beside; then which memos each transcript has."""
    if memos.empty:
        return Part(title, [Text(words.say("memos_none"))])
    coders = ", ".join(sorted(set(memos["coder_id"])))
    blocks: list[Block] = [Text(words.say("memos_by", len(memos), coders=coders))]
    if len(memos) > MOST_MEMOS:
        blocks.append(Text(words.say("first_here", shown=words.count(MOST_MEMOS), file="memos.csv")))
    printed = list(rows_of(memos.head(MOST_MEMOS)))
    on_words = [row for row in printed if row["segment_id"]]
    blocks += [Heading(words.say("by_code")), *_by_code(material, on_words, words)]
    return Part(title, [*blocks, Heading(words.say("by_transcript")), *_by_transcript(printed, words)])


def _by_code(material: PackMaterial, memos: list[dict], words: Words) -> list[Block]:
    names = material.codebook.names
    beside: dict[str, list[dict]] = {code: [] for code in names}
    for memo in memos:
        for code in [*memo["codes"].split(";"), *memo["refused"].split(";")]:
            if code or not (memo["codes"] or memo["refused"]):
                beside.setdefault(code, []).append(memo)
    blocks: list[Block] = []
    told: set[str] = set()
    for code, rows in beside.items():
        if not rows:
            continue
        gone = words.say("no_longer", code=code) if code else words.say("no_code")
        blocks.append(Heading(names.get(code, gone), level=3))
        for memo in rows:
            refused = code in memo["refused"].split(";") and bool(code)
            if memo["memo_id"] in told:
                above = words.say("refused_above" if refused else "stands_above")
                blocks.append(Text(above, lead=memo["memo_id"]))
            else:
                blocks += _entry(material, memo, words, refused=refused)
            told.add(memo["memo_id"])
    return blocks


def _entry(material: PackMaterial, memo: dict, words: Words, *, refused: bool = False) -> list[Block]:
    """A memo in full: where it stands and whose it is, what it says, and the passage."""
    told = words.say(
        "memo_refused" if refused else "memo",
        where=memo["segment_id"] or memo["transcript_id"],
        coder=memo["coder_id"],
        round=memo["round"],
        memo=memo["memo"],
    )
    said = Text(told, lead=memo["memo_id"], introduces=bool(memo["segment_id"]))
    if not memo["segment_id"]:
        return [said]
    if memo["quotable"] == "no":
        return [said, Text(words.say("not_quoted"), quoted=True)]
    passage = quoted(memo["passage"], PASSAGE_WORDS, words)
    passage += f" ({memo['speaker']})" if memo["speaker"] else ""
    return [said, Text(passage, quoted=True, language=material.languages.get(memo["transcript_id"], ""))]


def _by_transcript(memos: list[dict], words: Words) -> list[Block]:
    here: dict[str, list[dict]] = {}
    for memo in memos:
        here.setdefault(memo["transcript_id"] or words.say("no_transcript"), []).append(memo)
    blocks: list[Block] = []
    for transcript, rows in here.items():
        places = [f"{row['memo_id']} ({row['segment_id']})" for row in rows if row["segment_id"]]
        on_words = words.say("on_words", memos=", ".join(places)) if places else words.say("on_no_words")
        blocks.append(Text(on_words, lead=words.say("lead", what=transcript)))
        for row in rows:
            if not row["segment_id"]:
                facts = {"coder": row["coder_id"], "round": row["round"], "memo": row["memo"]}
                blocks.append(Text(words.say("memo_on_all", **facts), lead=row["memo_id"]))
    return blocks


def deviant_part(title: str, material: PackMaterial, memos: pd.DataFrame, words: Words) -> Part:
    """The cases that coders marked as not fitting, each with memo and passage."""
    found = list(rows_of(memos[memos["deviant"] == "yes"]))
    tags = words.say("or", some=", ".join(TAGS[:-1]), last=TAGS[-1])
    if not found:
        return Part(title, [Text(words.say("deviant_none", tags=tags))])
    names = material.codebook.names
    blocks: list[Block] = [Text(words.say("deviant_tagged", len(found), tags=tags))]
    for memo in found:
        given = [names.get(code, code) for code in memo["codes"].split(";") if code]
        refused = [words.say("refused", code=names.get(code, code)) for code in memo["refused"].split(";") if code]
        heading = words.say("then").join([*given, *refused]) or words.say("no_code")
        blocks += [Heading(heading, level=3), *_entry(material, memo, words)]
    return Part(title, blocks)
