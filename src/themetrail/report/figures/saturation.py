"""Where new codes stop coming: by the order of collection, over other orders, and against the thresholds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.ticker import MaxNLocator

from themetrail.figure_page import INK, MUTED, Drawing, Page, fixed_style, line_height, save, wrapped
from themetrail.report.wording import printed_group
from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words

_BARS, _BAND = "#7FB2DA", "#E3E3E3"
_PANEL, _LOWEST_PANEL = 46.0, 30.0  # millimetres of a group
_HEAD = 13.0  # millimetres above a panel, for the group's name and what the thresholds say
_BETWEEN = _HEAD + 8.0  # with the names of transcripts below
_NUMBERED = 40  # transcripts: of more, bars have no numbers
USUAL_BASE, USUAL_RUN = 4, 2  # those with which Guest, Namey & Chen (2020) begin


def write_saturation(
    saturation: pd.DataFrame, thresholds: pd.DataFrame, band: pd.DataFrame, page: Page, paths: list[str] | list[Path]
) -> str:
    """Draw new codes (bars) and codes so far (line) per transcript, a panel per group; returns the caption.

    `saturation`, `thresholds` and `band` are the tables of the contracts SATURATION, SATURATION_THRESHOLDS and
    SATURATION_BAND. A group with one transcript has no curve and is named in the caption.
    """
    sizes = saturation.groupby("group", sort=False).size()
    curved, single = list(sizes[sizes > 1].index), list(sizes[sizes == 1].index)
    most = max(1, int(page.highest / (_LOWEST_PANEL + _BETWEEN)))
    drawn = curved[:most]
    words = words_of(page.language, page.style)
    with fixed_style():
        high = min(_PANEL, page.highest / max(len(drawn), 1) - _BETWEEN)
        drawing = Drawing(page, max(len(drawn), 1) * (high + _BETWEEN) - 2)
        if not drawn:
            drawing.text(1, 5, words.say("figure_no_curve"))
        for place, group in enumerate(drawn):
            top = _HEAD + place * (high + _BETWEEN)
            of_group = [table[table["group"] == group] for table in (saturation, thresholds, band)]
            _draw_group(drawing, group, *of_group, words=words, top=top, height=high)
        caption = _caption(drawn, curved, single, band, words)
        title = words.say("figure_saturation")
        save(drawing, paths, title, caption)
    return f"{title}. {caption}"


def _draw_group(
    drawing: Drawing,
    group: str,
    rows: pd.DataFrame,
    thresholds: pd.DataFrame,
    band: pd.DataFrame,
    *,
    words: Words,
    top: float,
    height: float,
) -> None:
    rows = rows.sort_values("collected_order")
    size = drawing.page.size
    axes = drawing.panel(13, top, drawing.width - 15, height)
    name = words.say("figure_group", len(rows), group=printed_group(group))
    drawing.text(1, top - _HEAD + 3, name, fontweight="bold")
    places = np.arange(1, len(rows) + 1)
    if len(band):
        spread = band.sort_values("place")
        axes.fill_between(spread["place"], spread["low"], spread["high"], color=_BAND, linewidth=0, zorder=0)
        axes.plot(spread["place"], spread["mean"], color=MUTED, linewidth=0.9, linestyle="--", zorder=1)
    new = rows["n_new_codes"].to_numpy(dtype=int)
    few = len(rows) <= _NUMBERED
    if few:
        axes.bar(places, new, width=0.6, color=_BARS, zorder=2)
    else:  # one shape, not one for each of hundreds
        axes.fill_between(places, new, step="mid", color=_BARS, linewidth=0, zorder=2)
    so_far = rows["n_codes_so_far"].to_numpy(dtype=int)
    axes.plot(places, so_far, color=INK, linewidth=1.1, marker="o", markersize=3 if few else 0, zorder=3)
    if few:
        for place, count in zip(places, new, strict=True):
            axes.annotate(
                str(count), (place, 0), xytext=(0, 2.5), textcoords="offset points", ha="center", fontsize=size - 1
            )
    _mark_threshold(axes, thresholds, size, words)
    step = max(1, len(rows) // 30)
    long = max(len(name) for name in rows["transcript_id"]) * len(rows) > 0.75 * drawing.width
    axes.set_xticks(places[::step], list(rows["transcript_id"])[::step], rotation=90 if long else 0, fontsize=size - 1)
    axes.tick_params(axis="y", labelsize=size - 1)
    axes.set_xlim(0.4, len(rows) + 0.6)
    axes.set_ylim(0, 1.15 * max(int(so_far.max()), 1))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.set_ylabel(words.say("figure_codes"), fontsize=size)
    axes.spines[["top", "right"]].set_visible(False)
    for line, said in enumerate(wrapped(_said_of(thresholds, words), drawing.width - 3, size - 1, 2)):
        drawing.text(1, top - _HEAD + 6.5 + line * line_height(size - 1), said, size=size - 1, colour=MUTED)


def usual_threshold(thresholds: pd.DataFrame) -> pd.DataFrame:
    """The rows of the base and run with which Guest, Namey & Chen begin, or of the first that can be computed."""
    computable = thresholds[thresholds["status"] != "not_computable"]
    usual = computable[(computable["base_size"] == USUAL_BASE) & (computable["run_length"] == USUAL_RUN)]
    if len(usual) or computable.empty:
        return usual
    first = computable.sort_values(["base_size", "run_length"]).iloc[0]
    same = (computable["base_size"] == first["base_size"]) & (computable["run_length"] == first["run_length"])
    return computable[same]


def _said_of(thresholds: pd.DataFrame, words: Words) -> str:
    """What the thresholds say, in a line below the group's name."""
    rows = usual_threshold(thresholds).sort_values("threshold", ascending=False)
    if rows.empty:
        return words.say("figure_too_few")
    said = []
    for row in rows.itertuples():
        name = _name(row.threshold, words)
        if row.status == "reached":
            said.append(words.say("figure_reached", int(row.n_before_run), threshold=name))
        else:
            said.append(words.say("figure_not_reached", threshold=name, percent=words.percent(row.value)))
    first = rows.iloc[0]
    facts = {"base": int(first["base_size"]), "run": int(first["run_length"]), "said": words.say("then").join(said)}
    return words.say("figure_threshold", **facts)


def _name(threshold: float, words: Words) -> str:
    if not threshold:
        return words.say("figure_none")
    decimals = 0 if round(100 * threshold) == round(100 * threshold, 6) else 1
    return f"≤{words.writing.percent(threshold, decimals, words.code)}"


def _mark_threshold(axes, thresholds: pd.DataFrame, size: float, words: Words) -> None:
    """A line behind the transcript after which the runs brought no more new codes than the threshold allows."""
    for row in usual_threshold(thresholds).itertuples():
        if row.status == "reached":
            at = int(row.n_before_run) + 0.5
            axes.axvline(at, color=INK, linewidth=0.7, linestyle=":" if row.threshold else "-.", zorder=1)
            axes.annotate(
                _name(row.threshold, words),
                (at, 1),
                xycoords=("data", "axes fraction"),
                xytext=(2, -2 if row.threshold else -9),
                textcoords="offset points",
                va="top",
                fontsize=size - 1,
            )


def _caption(drawn: list[str], curved: list[str], single: list[str], band: pd.DataFrame, words: Words) -> str:
    said = [words.say("figure_curve")]
    if len(band):
        orders = band.drop_duplicates("group").set_index("group")
        kinds = sorted({orders.loc[group, "orders"] for group in drawn if group in orders.index})
        if kinds:
            named = words.listed([words.say(f"figure_orders_{kind}") for kind in kinds])
            said.append(words.say("figure_band", orders=named))
    said.append(words.say("figure_information"))
    if len(drawn) < len(curved):
        said.append(words.say("figure_first_groups", shown=len(drawn), of=len(curved)))
    if single:
        said.append(words.say("figure_single", groups=", ".join(map(printed_group, single))))
    return " ".join(said)
