"""The figure of the evaluation: how often the surest suggestions are right, whether probabilities say the truth, and
what reading is worth."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.interface.suggestions.words import suggestion_words
from themetrail.suggest.baselines import MODEL, MOST_FREQUENT, NEAREST, REGRESSION
from themetrail.suggest.evaluation import BINS, COVERED
from themetrail.suggest.labour import RANDOM, UNSURE_FIRST
from themetrail.words_in_print import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.typing import RcKeyType

# Colours, lines and markers: told apart in black and white too, and by people who see no red or green.
LINES = {
    MODEL: ("#1A1A1A", "-", "o"),
    REGRESSION: ("#0072B2", "--", "s"),
    NEAREST: ("#D55E00", ":", "^"),
    MOST_FREQUENT: ("#8A8A8A", "-.", "v"),
}
ORDERS = {RANDOM: ("#1A1A1A", "-", "o"), UNSURE_FIRST: ("#0072B2", "--", "s")}
_STYLE: dict[RcKeyType, object] = {
    "svg.hashsalt": "themetrail",
    "svg.fonttype": "none",
    # Only the one that matplotlib brings: the others in its list may be names of participants.
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>\n'


def evaluation_figure(evaluation: pd.DataFrame, labour: pd.DataFrame, language: str = "english") -> str:
    """An SVG from the tables of the evaluation and the labour curve; an empty one where there is nothing to draw."""
    values = evaluation[evaluation["scope"] == "overall"].set_index(["method", "measure"])["value"].to_dict()
    if (MODEL, f"precision_at_coverage_{COVERED[0]}") not in values:
        return _NOTHING
    import matplotlib as mpl  # slow to load, and not needed where nothing is drawn
    from matplotlib.figure import Figure

    words = suggestion_words(language)
    with mpl.rc_context(_STYLE):
        panels = 2 if labour.empty else 3
        figure = Figure(figsize=(3.6 * panels, 3.1), layout="constrained")
        first, second, *others = figure.subplots(1, panels)
        _precision(first, values, words)
        _calibration(second, values, words)
        for third in others:
            _labour(third, labour, words)
        drawn = StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()


def _precision(axes: Axes, values: dict[tuple[str, str], float], words: Words) -> None:
    for method, (colour, line, marker) in LINES.items():
        if (method, f"precision_at_coverage_{COVERED[0]}") in values:
            curve = [values[method, f"precision_at_coverage_{covered}"] for covered in COVERED]
            label = words.say(f"line_{method}")
            axes.plot(COVERED, curve, line, color=colour, marker=marker, markersize=3, label=label)
    _label(axes, "surest", "right", 102, words)
    axes.legend(frameon=False, fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def _calibration(axes: Axes, values: dict[tuple[str, str], float], words: Words) -> None:
    bins = [number for number in range(1, BINS + 1) if (MODEL, f"observed_in_bin_{number}") in values]
    said, found = ([values[MODEL, f"{what}_in_bin_{number}"] for number in bins] for what in ("predicted", "observed"))
    axes.plot([0, 1], [0, 1], ":", color="#8A8A8A")
    axes.plot(said, found, "-o", color="#1A1A1A", markersize=3)
    _label(axes, "probability", "given", 1.02, words)
    axes.xaxis.set_major_formatter(_decimals(words))


def _labour(axes: Axes, labour: pd.DataFrame, words: Words) -> None:
    for order, (colour, line, marker) in ORDERS.items():
        curve = labour[labour["order"] == order]
        share = 100 * curve["segments_by_hand"]
        label = words.say(f"line_{order}")
        axes.plot(share, curve["kappa"], line, color=colour, marker=marker, markersize=3, label=label)
        if curve["kappa_low"].notna().all():
            axes.fill_between(share, curve["kappa_low"], curve["kappa_high"], color=colour, alpha=0.15, linewidth=0)
    _label(axes, "read", "kappa", 102, words)
    axes.legend(frameon=False, fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def _label(axes: Axes, x: str, y: str, widest: float, words: Words) -> None:
    """Names and limits of both axes; what goes up is a share or a kappa, as the language writes it."""
    axes.set(xlabel=words.say(f"axis_{x}"), ylabel=words.say(f"axis_{y}"), xlim=(0, widest), ylim=(0, 1.02))
    axes.yaxis.set_major_formatter(_decimals(words))


def _decimals(words: Words) -> Callable[[float, float], str]:
    return lambda value, _: words.writing.share(value, 1, words.code)
