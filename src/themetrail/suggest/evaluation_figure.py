"""The figure of the evaluation: how often the surest suggestions are right, whether probabilities say the truth, and
what reading is worth."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.suggest.baselines import MODEL, MOST_FREQUENT, NEAREST, REGRESSION
from themetrail.suggest.evaluation import BINS, COVERED
from themetrail.suggest.labour import RANDOM, UNSURE_FIRST

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.typing import RcKeyType

# Told apart in black and white too, and by people who see no red or green.
LINES = {
    MODEL: ("suggestions", "#1A1A1A", "-", "o"),
    REGRESSION: ("words in a regression", "#0072B2", "--", "s"),
    NEAREST: ("nearest coded segment", "#D55E00", ":", "^"),
    MOST_FREQUENT: ("most frequent code", "#8A8A8A", "-.", "v"),
}
ORDERS = {
    RANDOM: ("transcripts in random order", "#1A1A1A", "-", "o"),
    UNSURE_FIRST: ("the least sure first", "#0072B2", "--", "s"),
}
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


def evaluation_figure(evaluation: pd.DataFrame, labour: pd.DataFrame) -> str:
    """An SVG from the tables of the evaluation and the labour curve; an empty one where there is nothing to draw."""
    values = evaluation[evaluation["scope"] == "overall"].set_index(["method", "measure"])["value"].to_dict()
    if (MODEL, f"precision_at_coverage_{COVERED[0]}") not in values:
        return _NOTHING
    import matplotlib as mpl  # slow to load, and not needed where nothing is drawn
    from matplotlib.figure import Figure

    with mpl.rc_context(_STYLE):
        panels = 2 if labour.empty else 3
        figure = Figure(figsize=(3.6 * panels, 3.1), layout="constrained")
        first, second, *others = figure.subplots(1, panels)
        _precision(first, values)
        _calibration(second, values)
        for third in others:
            _labour(third, labour)
        drawn = StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()


def _precision(axes: Axes, values: dict[tuple[str, str], float]) -> None:
    for method, (label, colour, line, marker) in LINES.items():
        if (method, f"precision_at_coverage_{COVERED[0]}") in values:
            curve = [values[method, f"precision_at_coverage_{covered}"] for covered in COVERED]
            axes.plot(COVERED, curve, line, color=colour, marker=marker, markersize=3, label=label)
    axes.set(xlabel="Segments that are surest (%)", ylabel="First code right", xlim=(0, 102), ylim=(0, 1.02))
    axes.legend(frameon=False, fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def _calibration(axes: Axes, values: dict[tuple[str, str], float]) -> None:
    bins = [number for number in range(1, BINS + 1) if (MODEL, f"observed_in_bin_{number}") in values]
    said, found = ([values[MODEL, f"{what}_in_bin_{number}"] for number in bins] for what in ("predicted", "observed"))
    axes.plot([0, 1], [0, 1], ":", color="#8A8A8A")
    axes.plot(said, found, "-o", color="#1A1A1A", markersize=3)
    axes.set(xlabel="Probability", ylabel="Share that people gave", xlim=(0, 1.02), ylim=(0, 1.02))


def _labour(axes: Axes, labour: pd.DataFrame) -> None:
    for order, (label, colour, line, marker) in ORDERS.items():
        curve = labour[labour["order"] == order]
        share = 100 * curve["segments_by_hand"]
        axes.plot(share, curve["kappa"], line, color=colour, marker=marker, markersize=3, label=label)
        if curve["kappa_low"].notna().all():
            axes.fill_between(share, curve["kappa_low"], curve["kappa_high"], color=colour, alpha=0.15, linewidth=0)
    axes.set(xlabel="Segments that people read (%)", ylabel="Kappa with people's coding", xlim=(0, 102), ylim=(0, 1.02))
    axes.legend(frameon=False, fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
