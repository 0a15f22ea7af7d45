"""A methods text with the study's own numbers, to be edited into a paper. Every figure in it is computed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from themetrail.codebook import applied_entries
from themetrail.contracts.coding import AGAIN
from themetrail.report.wording import labels_in_words, printed_group

_SETTLED = {
    "single": "by the one coder who read the segment",
    "union": "since at least one coder gave them",
    "intersection": "since all coders gave them",
    "majority": "since more than half of the coders gave them",
    "primary": "by the primary coder",
    "adjudicated": "by adjudication",
}


def methods_text(
    *,
    turns: pd.DataFrame,
    segments: pd.DataFrame,
    transcripts: pd.DataFrame,
    people: dict[str, list[str]],
    assignments: pd.DataFrame,
    consensus: pd.DataFrame,
    codebook: pd.DataFrame,
    cut_offs: pd.DataFrame,
    saturation: pd.DataFrame,
    changes: pd.DataFrame,
    unit: str,
    scheme: str,
    agreement: str = "",
    missing: list[str] | None = None,
) -> str:
    """The text in Markdown: data, coding, agreement, themes, saturation.

    `people` are the participants of each group, `agreement` the paragraph that the step `agreement` wrote, `missing`
    what is still to come, in clauses; `changes` are those of the codebook, with what they carried (contract CARRIED).
    """
    sections = {
        "Data": _data(turns, transcripts, people),
        "Coding": f"{_unit(segments, unit)} {_coding(segments, assignments)} {_settled(consensus)}" + _revised(changes),
        "Agreement": agreement.strip(),
        "Themes": f"{_book(codebook)} {_mentioned(codebook)} {_labels(cut_offs, scheme, people)}".rstrip(),
        "Saturation": " ".join(_saturation(rows, group) for group, rows in saturation.groupby("group", sort=False)),
    }
    head = ["# Methods", ""]
    if missing:
        head += [f"**Provisional: {'; '.join(missing)}.**", ""]
    return "\n".join(head + [f"## {name}\n\n{text}\n" for name, text in sections.items() if text])


def _data(turns: pd.DataFrame, transcripts: pd.DataFrame, people: dict[str, list[str]]) -> str:
    there = transcripts[transcripts["transcript_id"].isin(turns["transcript_id"])]
    n_of = there.groupby("group").size()
    groups = "; ".join(
        f"{printed_group(group)}: {_n(n_of.get(group, 0), 'transcript')}, {_n(len(members), 'participant')}"
        for group, members in people.items()
    )
    everyone = {member for members in people.values() for member in members}
    words = np.array([len(text.split()) for text in turns["text"].to_numpy(dtype=object)], dtype=int)
    by_participants = int(words[(turns["role"] == "participant").to_numpy()].sum())
    total = int(words.sum())
    return (
        f"The data are {_n(len(there), 'transcript')} of {_n(len(everyone), 'participant')} ({groups}), with "
        f"{_n(total, 'word')} in {_n(len(turns), 'turn')} after anonymisation; participants said "
        f"{_n(by_participants, 'word')} of them{_percent(by_participants, total)}."
    )


def _unit(segments: pd.DataFrame, unit: str) -> str:
    codable = int((segments["codable"] == "yes").sum())
    return f"The unit of coding was the {unit}; there were {_n(codable, 'segment')} to code."


def _coding(segments: pd.DataFrame, assignments: pd.DataFrame) -> str:
    seen = assignments[(assignments["status"] != "unseen") & (assignments["arm"] != AGAIN)]
    if seen.empty:
        return "No segment has been read by a coder yet."
    readers = seen.groupby("segment_id")["coder_id"].nunique()
    twice = int((readers > 1).sum())
    rounds = seen["round"].nunique()
    coders = _n(seen["coder_id"].nunique(), "coder")
    return (
        f"Of these, {len(readers)} were read by {coders} in {_n(rounds, 'round')}, {twice}"
        f"{_percent(twice, len(readers))} of them by two coders or more. {_helped(seen)}"
    )


def _helped(seen: pd.DataFrame) -> str:
    """How many of the readings came with suggested codes, and when coders saw them."""
    shown, first, blind = (int((seen["arm"] == arm).sum()) for arm in ("suggestions", "code_first", "blind"))
    said = [f"were shown with {shown} of {_n(len(seen), 'reading')}{_percent(shown, len(seen))}"] if shown else []
    if first:
        of_all = f"{first} of {_n(len(seen), 'reading')}{_percent(first, len(seen))}"
        said.append(f"could be looked at once the coder had coded in {of_all}")
    if not said:
        return "No suggested codes were shown."
    apart = (
        f" From {_n(blind, 'reading')}, drawn at random, they were withheld{_percent(blind, len(seen))}."
        if blind
        else ""
    )
    return f"Suggested codes {_and(said)}; a code stands only where a coder gave or accepted it.{apart}"


def _settled(consensus: pd.DataFrame) -> str:
    if consensus.empty:
        return "The final coding holds no code yet."
    counts = consensus["rule"].value_counts()
    ways = ", ".join(
        f"{counts[rule]} {_SETTLED.get(rule, f'by the rule {rule}')}"
        for rule in [*_SETTLED, *sorted(set(counts.index) - set(_SETTLED))]
        if rule in counts
    )
    coded = consensus["segment_id"].nunique()
    return f"The final coding has {_n(len(consensus), 'coding')} in {_n(coded, 'segment')}: {ways}."


def _revised(changes: pd.DataFrame) -> str:
    """How the codebook changed between rounds, and what became of the codings with older codes."""
    kinds = changes["change"].value_counts()
    if kinds.empty:
        return ""
    done = _and([f"{kinds[kind]} {kind}" for kind in ("renamed", "merged", "split", "deleted") if kind in kinds])
    sums = {what: int(changes[what].sum()) for what in ("decisions", "carried", "decided_anew", "dropped", "waiting")}
    words = {
        "carried": "stand under the code of today",
        "decided_anew": "were decided anew by their coders, since the code had been split",
        "dropped": "were dropped",
        "waiting": "wait for their coders to say which code they are",
    }
    parts = [f"{sums[what]:,} {said}" for what, said in words.items() if sums[what]]
    became = f"; of {_n(sums['decisions'], 'coding')} given with these, {_and(parts)}" if parts else ""
    return f" Between rounds, codes of the codebook were changed ({done}){became}."


def _book(codebook: pd.DataFrame) -> str:
    levels = codebook["level"].value_counts()
    parts = [_n(int(levels[level]), level) for level in ("theme", "subtheme", "code") if level in levels]
    sentences = [f"The codebook has {_and(parts)}."]
    if n := len(_codes_below_codes(codebook)):
        sentences.append(f"Of the codes, {n} {'stands' if n == 1 else 'stand'} below other codes.")
    if n := len(_applied_above_codes(codebook)):
        sentences.append(
            f"Coders could apply {n} of the themes and subthemes as {'it stands' if n == 1 else 'they stand'}."
        )
    return " ".join(sentences)


def _codes_below_codes(codebook: pd.DataFrame) -> pd.DataFrame:
    codes = codebook[codebook["level"] == "code"]
    return codes[codes["parent_id"].isin(codes["code_id"])]


def _applied_above_codes(codebook: pd.DataFrame) -> pd.DataFrame:
    """The themes and subthemes that coders apply."""
    return codebook[codebook["code_id"].isin(applied_entries(codebook)) & (codebook["level"] != "code")]


def _mentioned(codebook: pd.DataFrame) -> str:
    """What counts as a mention."""
    if len(_codes_below_codes(codebook)) or len(_applied_above_codes(codebook)):
        what = "an entry of the codebook if at least one segment of theirs has it, or anything below it,"
    else:
        what = "a theme if at least one segment of theirs has one of its codes"
    return f"A participant mentions {what} in the final coding; in a focus group each speaker is one participant."


def _labels(cut_offs: pd.DataFrame, scheme: str, people: dict[str, list[str]]) -> str:
    sentences = []
    if len(cut_offs):
        meanings = "; ".join(
            f"{printed_group(group)} (n = {len(people[group])}): {labels_in_words(rows)}"
            for group, rows in cut_offs.groupby("group", sort=False)
        )
        sentences.append(f"Themes are labelled by the scheme {scheme} ({cut_offs['source'].iloc[0]}): {meanings}.")
    small = [printed_group(group) for group in people if group not in set(cut_offs["group"])]
    if small:
        sentences.append(f"Without labels, being smaller than three participants: {', '.join(small)}.")
    return " ".join(sentences)


def _saturation(rows: pd.DataFrame, group: str) -> str:
    rows = rows.sort_values("collected_order")
    total = int(rows["n_codes_so_far"].iloc[-1])
    name = _capital(printed_group(group))
    if len(rows) == 1:
        return f"{name}: one transcript with {_n(total, 'code')}, so that saturation cannot be judged."
    with_new = [place for place, new in enumerate(rows["n_new_codes"], start=1) if new]
    if not with_new:
        return f"{name}: no code in {_n(len(rows), 'transcript')}."
    last, quiet = with_new[-1], len(rows) - with_new[-1]
    end = (
        f"the last {_n(quiet, 'transcript') if quiet > 1 else 'transcript'} brought no new code"
        if quiet
        else "the last transcript still brought new codes"
    )
    return (
        f"{name}: of {_n(total, 'code')}, {int(rows['n_new_codes'].iloc[0])} came with the first transcript and the "
        f"last new one with transcript {last} of {len(rows)} in the order of collection; {end}."
    )


def _n(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _percent(part: int, whole: int) -> str:
    return f" ({100 * part / whole:.1f} %)" if whole else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
