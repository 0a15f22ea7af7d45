"""Titles and notes of tables and figures, in the study's own numbers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.report.styles import Style
from themetrail.report.table import Line


def printed_group(group: str) -> str:
    """focus_group -> focus group."""
    return group.replace("_", " ")


def title_of(group: str, n_total: int, what: str = "Themes, subthemes and codes") -> str:
    """The title of a group's table; N is the whole group, of whom n mention something."""
    return f"{what}: {printed_group(group)} (N\u00a0=\u00a0{n_total})"


def note_of(
    counts: pd.DataFrame,
    cut_offs: pd.DataFrame,
    shown: pd.DataFrame,
    missing: list[str],
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
            f"n/N = participants who mention it, of all participants of the group. {_rolled_up(counts)}",
            *_alone(shown),
            *_labels(counts, cut_offs),
            *_suppressed(shown, below),
        ]
    hidden = counts[(counts["level"] == "code") & ~counts["code_id"].isin(shown["code_id"])]
    unmentioned = int((hidden["n_participants"] == 0).sum())
    single = len(hidden) - unmentioned
    if unmentioned:
        sentences.append(f"Left out: {_codes(unmentioned)} that nobody in the group mentions.")
    if single:
        who = f"fewer than {below} participants mention" if below else "a single participant mentions"
        sentences.append(f"Left out: {_codes(single)} that {who} (not reported).")
    if missing:
        sentences.append(f"Provisional: {'; '.join(missing)}.")
    return sentences


def note_of_quotations(lines: Iterable[Line], style: Style) -> list[str]:
    """What the reader of quotations is told: where they are from, and what brackets and ellipses in them are."""
    said = [cell.quotation for line in lines for cell in line.said]
    if not said:
        return []
    told = ["Quotations are from the anonymised transcripts"]
    if any(style.ellipsis in quotation for quotation in said):
        told.append(f"{style.ellipsis} marks what is left out of them")
    if any("[" in quotation.replace(style.ellipsis, "") for quotation in said):
        told.append("square brackets hold pseudonyms and sounds")
    return [f"{'; '.join(told)}."]


def note_of_passages(missing: list[str]) -> list[str]:
    """What is to come of a supplement of quotations."""
    return [f"Provisional: {'; '.join(missing)}."] if missing else []


def labels_in_words(cut_offs: pd.DataFrame) -> str:
    """What the labels of one group mean: `general = 6, typical = 4–5, variant = 2–3, rare = 1`."""
    parts = []
    for row in cut_offs.itertuples():
        if pd.isna(row.fewest):
            continue
        numbers = f"{row.fewest}" if row.fewest == row.most else f"{row.fewest}–{row.most}"
        parts.append(f"{row.label.replace('_', ' ')} = {numbers}")
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
    """Who mentions what has others below it."""
    has_below = counts["code_id"].isin(counts["parent_id"])
    if counts["n_alone"].isna().all() and not (has_below & (counts["level"] == "code")).any():
        return "A theme or subtheme is mentioned by whoever mentions any of its codes."
    return "What has others below it is mentioned by whoever mentions it or any of them."


def _alone(shown: pd.DataFrame) -> list[str]:
    """How many mention a parent and nothing below it, of each where anybody does."""
    parents = shown[(shown["n_alone"] > 0).fillna(value=False)]
    named = [f"{getattr(row, row.level)} {row.n_alone}" for row in parents.itertuples()]
    return [f"Participants who mention it and nothing below it: {', '.join(named)}."] if named else []


def _labels(counts: pd.DataFrame, cut_offs: pd.DataFrame) -> list[str]:
    if cut_offs.empty:
        return [f"{reason[0].upper()}{reason[1:]}." for reason in dict.fromkeys(counts["reason"]) if reason]
    scheme, source = cut_offs[["scheme", "source"]].iloc[0]
    sentence = f"Labels by the scheme {scheme} ({source}), in participants of {cut_offs['n_total'].iloc[0]}: "
    sentences = [f"{sentence}{labels_in_words(cut_offs)}."]
    if (counts["reason"] != "").any():
        sentences.append("– as a label = the scheme has no label for this count.")
    return sentences


def _suppressed(shown: pd.DataFrame, below: int) -> list[str]:
    reasons = set(shown["suppressed"]) if "suppressed" in shown.columns else set()
    sentences = []
    if "small" in reasons:
        sentences.append(f"<{below} = fewer than {below} participants; neither label nor speaker is given.")
    if "derived" in reasons:
        sentences.append("A dash in place of n = not given, as a smaller count could be computed from it.")
    if reasons - {""} and "quotation" in shown.columns:
        unnamed = (shown["quotation"] != "") & (shown["participant"] == "") & (shown["suppressed"] == "")
        if unnamed.any():
            sentences.append("A quotation elsewhere without its speaker stands for such a row too.")
    return sentences


def _codes(n: int) -> str:
    return "1 code" if n == 1 else f"{n} codes"
