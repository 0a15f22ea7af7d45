"""The page of a figure: as wide as a journal's column or page, drawn in millimetres, saved in each format.

Widths and heights: PLOS ONE, "Figures" (6.68 to 19.05 cm wide, up to 22.23 cm high, 300 to 600 dpi, no alpha channel);
BMC, "Preparing figures" (85 or 170 mm wide, up to 225 mm high, at least 300 dpi); APA leaves the size open (Publication
Manual, 7th ed., 7.22 to 7.36): a figure fits the text of a Letter page with margins of one inch. All three ask that the
title stands in the manuscript and not within the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.typing import RcKeyType

DPI = 300
INK, MUTED, WARNING = "#1A1A1A", "#5A5A5A", "#8A1C00"
_MM = 25.4  # of an inch
_POINT = _MM / 72

_STYLE: dict[RcKeyType, object] = {
    "svg.hashsalt": "themetrail",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,  # letters that a journal's program can edit
    # Only the one that matplotlib brings: the others in its list ("Vera", "Geneva") may be names of participants.
    "font.sans-serif": ["DejaVu Sans"],
    "font.family": ["DejaVu Sans", "sans-serif"],
    "axes.unicode_minus": False,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
}
_FONTS_IN_SVG = re.compile(r"(font(?:-family)?: [^;\"<>]*)'DejaVu Sans'")


@dataclass(frozen=True)
class Paper:
    """What a style of journal takes, in millimetres: a column, the whole width, and the highest figure."""

    column: float
    full: float
    highest: float


PAPERS = {
    "apa7": Paper(column=84, full=165, highest=215),
    "plos": Paper(column=84, full=190, highest=222),
    "bmc": Paper(column=85, full=170, highest=225),
}


def width_of(style: str, width: str) -> float:
    """Millimetres of a `column` or of the `full` width in this style of journal."""
    return getattr(PAPERS[style], width)


@dataclass(frozen=True)
class Page:
    """What every figure of a study shares.

    `style`: of the journal; `width` in millimetres; `mark`: what is still to come, in a provisional figure;
    `suppress_below`: smaller counts of participants are not shown, nor who they are (0: all are); `counts`: whether
    participants are counted at all; `language`: of the paper.
    """

    style: str = "apa7"
    width: float = 165
    mark: str = ""
    suppress_below: int = 0
    counts: bool = True
    language: str = "english"

    @property
    def size(self) -> float:
        """Points of the text: none is smaller than this less one."""
        return 7.0 if self.width < 120 else 8.0

    @property
    def foot(self) -> float:
        """Millimetres below the drawing for the mark of a provisional figure."""
        return line_height(self.size) if self.mark else 0.0

    @property
    def highest(self) -> float:
        """Millimetres that a drawing may be high."""
        return PAPERS[self.style].highest - self.foot


class Drawing:
    """A figure under way, with the origin at the top left and millimetres in both directions."""

    def __init__(self, page: Page, height: float, width: float | None = None) -> None:
        """`height` in millimetres, without the mark of a provisional figure, which stands below.

        `width`: where less is needed than the page has.
        """
        self.page = page
        self.width = min(width or page.width, page.width)
        self.height = height + page.foot
        self.figure = Figure(figsize=(self.width / _MM, self.height / _MM), facecolor="white")
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, self.width), ylim=(self.height, 0))
        self.axes.axis("off")
        if page.mark:
            self.text(1, self.height - 1.8, page.mark, colour=WARNING, size=page.size - 1)

    def text(self, x: float, y: float, text: str, *, colour: str = INK, size: float = 0, **how) -> None:
        """Words at a place in millimetres, in the page's size unless `size` (points) is given."""
        how = {"va": "center_baseline", "ha": "left"} | how
        self.axes.text(x, y, text, fontsize=size or self.page.size, color=colour, **how)

    def line(self, x: tuple[float, float], y: tuple[float, float], *, colour: str = INK, width: float = 0.6) -> None:
        """A line from one place to another; `width` in points."""
        self.axes.plot(x, y, color=colour, linewidth=width, solid_capstyle="butt")

    def panel(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes of their own for a curve, at a place in millimetres."""
        place = (left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height)
        return self.figure.add_axes(place)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Millimetres that the text takes in a line, with letters of `size` points."""
    return _measured(text, size, bold)


def line_height(size: float) -> float:
    """Millimetres from one line to the next, with letters of `size` points."""
    return 1.25 * size * _POINT


def wrapped(text: str, widest: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """The text in at most `lines` lines of at most `widest` millimetres; what does not fit ends in an ellipsis."""
    done: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if not line or text_width(longer, size, bold=bold) <= widest:
            line = longer
            continue
        done.append(line)
        line = word
    done.append(line)
    if len(done) > lines:
        done = [*done[: lines - 1], " ".join(done[lines - 1 :])]
    return [_fitted(one, widest, size, bold) for one in done]


def _fitted(line: str, widest: float, size: float, bold: bool) -> str:
    if text_width(line, size, bold=bold) <= widest:
        return line
    while len(line) > 1 and text_width(f"{line}…", size, bold=bold) > widest:
        line = line[:-1].rstrip()
    return f"{line}…"


@cache
def _measured(text: str, size: float, bold: bool) -> float:
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    width, _, _ = _RULER.get_text_width_height_descent(text, font, ismath=False)
    return width / 72 * _MM


_RULER = FigureCanvasAgg(Figure(dpi=72)).get_renderer()


@contextmanager
def fixed_style() -> Iterator[None]:
    """Matplotlib's own defaults, whatever a person has configured, with ours on top."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def save(drawing: Drawing, paths: Iterable[str | Path], title: str, description: str) -> None:
    """Write what is drawn into each of `paths` (`save_figure`)."""
    save_figure(drawing.figure, paths, title, description)


def save_figure(figure: Figure, paths: Iterable[str | Path], title: str, description: str, dots: int = DPI) -> None:
    """Write the figure into each of `paths`, by its ending: .svg, .png, .pdf or .tiff.

    Title and description go into the SVG for who hears a figure instead of seeing it; no format shows them.
    """
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        _FORMATS[path.suffix](figure, path, dots)
        if path.suffix == ".svg":
            path.write_text(_described(path.read_text(encoding="utf-8"), title, description), encoding="utf-8")


def _svg(figure: Figure, path: Path, _dots: int) -> None:
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def _pdf(figure: Figure, path: Path, _dots: int) -> None:
    figure.savefig(path, metadata={"CreationDate": None, "Creator": None, "Producer": None})


def _pixels(figure: Figure, path: Path, dots: int) -> None:
    """Without an alpha channel, which journals refuse."""
    from PIL import Image

    figure.set_dpi(dots)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    how = {"compression": "tiff_lzw"} if path.suffix == ".tiff" else {}
    Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB").save(path, dpi=(dots, dots), **how)


_FORMATS = {".svg": _svg, ".png": _pixels, ".pdf": _pdf, ".tiff": _pixels}
FORMATS = tuple(ending[1:] for ending in _FORMATS)


def _described(svg: str, title: str, description: str) -> str:
    """With its title and description, and the fonts that a word processor has before the one that it was drawn with."""
    start = svg.index("<svg")
    end = svg.index(">", start) + 1
    opening = svg[start : end - 1] + ' role="img" aria-labelledby="figure-title figure-description">'
    words = (
        f'\n <title id="figure-title">{escape(title)}</title>\n'
        f' <desc id="figure-description">{escape(description)}</desc>'
    )
    return svg[:start] + opening + words + _FONTS_IN_SVG.sub(r"\1Arial, 'DejaVu Sans'", svg[end:])
