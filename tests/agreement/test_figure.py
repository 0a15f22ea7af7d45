"""What the figure of agreement draws for each row, and what its note says of it."""

import pandas as pd
import pytest

from themetrail.agreement import figure
from themetrail.agreement.words.language import words_of

NAN = float("nan")
BOTH = {"value": 0.5, "ci_low": 0.4, "ci_high": 0.6, "transcript_ci_low": 0.3, "transcript_ci_high": 0.7}
SEGMENTS = BOTH | {"value": 0.2, "transcript_ci_low": NAN, "transcript_ci_high": NAN}
NONE = SEGMENTS | {"value": 1.0, "ci_low": NAN, "ci_high": NAN}
UNDEFINED = NONE | {"value": NAN}
FEW = BOTH | {"transcript_reason": "few_transcripts"}
WORDS = words_of("english")


def rows_of(*rows):
    return pd.DataFrame([{"transcript_reason": ""} | row for row in rows])


class Drawn:
    """Axes that only note what is drawn into them."""

    def __init__(self):
        self.lines, self.points = [], []

    def hlines(self, place, low, high, **look):
        self.lines.append((look["linestyle"], place.tolist(), low.tolist(), high.tolist()))

    def plot(self, value, place, *_, **look):
        self.points.append((look.get("markerfacecolor", "full"), place.tolist(), value.tolist()))


def test_a_line_is_over_transcripts_or_dashed_over_segments_and_a_hollow_point_has_none():
    drawn = Drawn()
    figure._draw_points(drawn, rows_of(BOTH, SEGMENTS, NONE), 7)
    assert drawn.lines == [("-", [0], [0.3], [0.7]), ("--", [1], [0.4], [0.6])]
    assert drawn.points == [("full", [0, 1], [0.5, 0.2]), ("white", [2], [1.0])]


@pytest.mark.parametrize(
    ("rows", "unused", "said"),
    [
        ([BOTH], 0, ["line"]),
        ([BOTH, FEW], 0, ["line_of_few"]),
        ([SEGMENTS | {"transcript_reason": "few_transcripts"}], 0, ["dashed"]),
        ([NONE], 0, ["hollow"]),
        ([UNDEFINED], 0, []),
        ([BOTH, SEGMENTS, NONE, UNDEFINED], 0, ["line", "dashed", "hollow"]),
    ],
)
def test_the_note_explains_the_signs_that_are_there(rows, unused, said):
    wanted = [WORDS.say(f"figure_{name}") for name in ("counts", *said)]
    assert figure._note(rows_of(*rows), unused, WORDS) == wanted
    assert figure._note(rows_of(*rows), 3, WORDS) == [*wanted, "Not shown: 3 codes that nobody used."]


def test_without_rows_the_note_says_that_there_is_nothing():
    assert figure._note(rows_of(BOTH).head(0), 0, WORDS) == [WORDS.say("figure_nothing")]


def test_codes_that_nobody_used_are_left_out_of_a_figure_that_is_longer_than_a_page_alone(monkeypatch):
    said = {}
    monkeypatch.setattr(figure, "save_figure", lambda page, paths, title, note, dots: said.update({len(said): note}))
    for n in (10, 300):
        columns = {"scope": "all", "level": "code", "statistic": "alpha", "summary": "", "n_any": 1, "n_all": 1} | NONE
        table = pd.DataFrame({"code_id": [f"c{number}" for number in range(n)]}).assign(**columns, transcript_reason="")
        table["reason"] = ["code_not_used" if number % 2 else "" for number in range(n)]
        figure.agreement_figure(table, [])
    assert "Not shown" not in said[0]
    assert "Not shown: 150 codes that nobody used." in said[1]
