"""Titles and notes of tables and figures, in the study's own numbers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.report.progress import provisional
from themetrail.report.table import Line
from themetrail.words_in_print import Words

_ELSEWHERE = "counts for six participants"  # in the sources of CUT_OFFS


def printed_group(group: str) -> str:
    """focus_group -> focus group."""
    return group.replace("_", " ")


def printed_label(label: str, words: Words) -> str:
    """not_mentioned -> not mentioned; a label that the study defined as it stands in its configuration."""
    return words.named(f"label_{label}", label.replace("_", " "))


def title_of(group: str, n_total: int, what: str, words: Words) -> str:
    """The title of a group's table; N is the whole group, of whom n mention something."""
    return words.say("title", what=words.say(what), group=printed_group(group), n_total=n_total)


def note_of(
    counts: pd.DataFrame,
    cut_offs: pd.DataFrame,
    shown: pd.DataFrame,
    missing: list[str],
    words: Words,
    below: int = 0,
    *,
    counted: bool = True,
) -> list[str]:
    """The sentences below a group's table: what is counted, what the labels mean, what is left out, what is to come.

    `counts` and `cut_offs` are the group's parts, `shown` its report table, `missing` what is still to come; counts
    `below` this are not told, and none where they are not `counted`.
    """
    sentences = []
    if counted:
        sentences = [
            words.say("counted"),
            words.say(_rolled_up(counts)),
            *_alone(shown, words),
            *_labels(counts, cut_offs, words),
            *_suppressed(shown, below, words),
        ]
    hidden = counts[(counts["level"] == "code") & ~counts["code_id"].isin(shown["code_id"])]
    unmentioned = int((hidden["n_participants"] == 0).sum())
    single = len(hidden) - unmentioned
    if unmentioned:
        sentences.append(words.say("left_out", unmentioned))
    if single:
        sentences.append(words.say("left_out_few" if below else "left_out_single", single, below=below))
    return [*sentences, *filter(None, [provisional(missing, words)])]


def note_of_quotations(lines: Iterable[Line], words: Words) -> list[str]:
    """What the reader of quotations is told: where they are from, and what brackets and ellipses in them are."""
    said = [cell.quotation for line in lines for cell in line.said]
    if not said:
        return []
    told, mark = [words.say("anonymised")], words.writing.ellipsis
    if any(mark in quotation for quotation in said):
        told.append(words.say("ellipsis", mark=mark))
    if any("[" in quotation.replace(mark, "") for quotation in said):
        told.append(words.say("brackets"))
    return [f"{words.say('then').join(told)}."]


def labels_told(cut_offs: pd.DataFrame, words: Words, group: str = "") -> str:
    """By which scheme labels are given, and what they mean in numbers of a group's participants; `group`: its name,
    where the sentence is to say it."""
    name, source = cut_offs[["scheme", "source"]].iloc[0]
    scheme = words.named(f"scheme_{name}", str(source))
    if is_beyond(source):
        scheme += words.named(f"beyond_{name}", "")
    facts = {"scheme": scheme, "n_total": cut_offs["n_total"].iloc[0], "labels": _labels_in_words(cut_offs, words)}
    return words.say("labels_of_group", group=printed_group(group), **facts) if group else words.say("labels", **facts)


def is_beyond(source: str) -> bool:
    """Whether a source of CUT_OFFS prints counts for another number of participants alone."""
    return _ELSEWHERE in source


def _labels_in_words(cut_offs: pd.DataFrame, words: Words) -> str:
    """What the labels of one group mean: `general = 6, typical = 4–5, variant = 2–3, rare = 1`."""
    parts = []
    for row in cut_offs.itertuples():
        if pd.isna(row.fewest):
            continue
        numbers = f"{row.fewest}" if row.fewest == row.most else f"{row.fewest}–{row.most}"
        parts.append(f"{printed_label(row.label, words)} = {numbers}")
    return ", ".join(parts)


def labels_of(participants: pd.DataFrame, file: str | None = None) -> dict[str, str]:
    """The label of each participant. Raises StudyError where two share one: a quotation would not say whose it is."""
    repeated = participants.duplicated("label")
    if repeated.any():
        row = repeated.idxmax()
        earlier = int((participants["label"] == participants.loc[row, "label"]).idxmax())
        raise StudyError(
            f"another participant has the same label (row {earlier}); give each their own, for example 'Job Coach 2'",
            file=file,
            row=int(row),
            column="label",
        )
    return dict(zip(participants["participant_id"], participants["label"], strict=True))


def _rolled_up(counts: pd.DataFrame) -> str:
    """Which sentence says who mentions what has others below it."""
    has_below = counts["code_id"].isin(counts["parent_id"])
    if counts["n_alone"].isna().all() and not (has_below & (counts["level"] == "code")).any():
        return "rolled_up"
    return "rolled_up_any"


def _alone(shown: pd.DataFrame, words: Words) -> list[str]:
    """How many mention a parent and nothing below it, of each where anybody does."""
    parents = shown[(shown["n_alone"] > 0).fillna(value=False)]
    named = [f"{getattr(row, row.level)} {row.n_alone}" for row in parents.itertuples()]
    return [words.say("alone", named=", ".join(named))] if named else []


def _labels(counts: pd.DataFrame, cut_offs: pd.DataFrame, words: Words) -> list[str]:
    without = (counts["reason"] != "").any()
    if cut_offs.empty:
        return [words.say("no_label")] if without else []
    return [labels_told(cut_offs, words), *([words.say("no_label_for_count")] if without else [])]


def _suppressed(shown: pd.DataFrame, below: int, words: Words) -> list[str]:
    reasons = set(shown["suppressed"]) if "suppressed" in shown.columns else set()
    sentences = []
    if "small" in reasons:
        sentences.append(words.say("small", below=below))
    if "derived" in reasons:
        sentences.append(words.say("derived"))
    if reasons - {""} and "quotation" in shown.columns:
        unnamed = (shown["quotation"] != "") & (shown["participant"] == "") & (shown["suppressed"] == "")
        if unnamed.any():
            sentences.append(words.say("unnamed"))
    return sentences
