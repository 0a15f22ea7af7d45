"""Figures hold the counts and the labels, and the same data give the same bytes."""

import re

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from themetrail.codebook import Codebook
from themetrail.colours import PALETTE, colours_of, ink_on, tinted
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.themes import SATURATION
from themetrail.report import figures
from themetrail.report.figures import write_matrix, write_saturation


def _texts(path) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))


def _saturation(**new_codes: list[int]) -> pd.DataFrame:
    rows = [
        {
            "group": group,
            "transcript_id": f"{group}{place}",
            "collected_order": place,
            "n_codes": n,
            "n_new_codes": n,
            "n_codes_so_far": sum(counts[:place]),
            "new_codes": "",
        }
        for group, counts in new_codes.items()
        for place, n in enumerate(counts, start=1)
    ]
    return SATURATION.frame(rows)


def test_the_matrix_shows_every_count_entry_and_participant(group, tmp_path) -> None:
    write_matrix(group.matrix, group.codebook, group.names, "focus_group", [tmp_path / "m.svg"], "Provisional: more.")
    texts = _texts(tmp_path / "m.svg")
    assert {"Coach 1", "-Coach 2", "Coach 3", "Trouble", "\u2003\u2003=Cards", "Provisional: more."} <= set(texts)
    assert "Segments per theme and participant: focus group" in texts
    counts = [int(text) for text in texts if text.isdigit()]
    assert sorted(counts) == sorted(int(n) for n in group.matrix["n_segments"] if n)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_same_data_give_the_same_bytes(group, tmp_path, kind: str, monkeypatch) -> None:
    first, second = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
    write_matrix(group.matrix, group.codebook, group.names, "g", [first])
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    write_matrix(group.matrix, group.codebook, group.names, "g", [second])
    assert first.read_bytes() == second.read_bytes()


def test_no_font_is_named_that_may_be_the_name_of_a_participant(group, tmp_path) -> None:
    write_saturation(_saturation(interviews=[3, 1, 0]), [tmp_path / "saturation.svg"])
    fonts = re.findall(r"font: ([^;\"]*)|font-family: ([^;\"]*)", (tmp_path / "saturation.svg").read_text())
    named = {name.strip("' ") for font in fonts for name in "".join(font).split(",")}
    assert fonts
    assert not {"Vera", "Bitstream Vera Sans", "Geneva", "Verdana"} & named


def test_a_group_without_participants_gives_an_empty_figure(group, tmp_path) -> None:
    write_matrix(group.matrix.head(0), group.codebook, group.names, "g", [tmp_path / "m.svg"])
    assert "Trouble" in _texts(tmp_path / "m.svg")


def test_a_thousand_participants_fit_a_figure_that_can_be_drawn(group, tmp_path) -> None:
    people = [f"P{n}" for n in range(1000)]
    matrix = pd.DataFrame(
        [(code, who, 1) for code in group.codebook.levels for who in people],
        columns=["code_id", "participant_id", "n_segments"],
    )
    write_matrix(matrix, group.codebook, {who: who for who in people}, "g", [tmp_path / "m.svg"])
    assert "1,000 participants, in the order of their sheet" in _texts(tmp_path / "m.svg")
    width = float(re.search(r'width="([\d.]+)pt"', (tmp_path / "m.svg").read_text())[1])
    assert width < 72 * 65
    assert (tmp_path / "m.svg").read_text().count("<path") < 100  # and not one for each of the thousands of cells


def test_of_hundreds_of_codes_the_matrix_shows_those_that_most_people_mentioned(tmp_path) -> None:
    blank = dict.fromkeys(CODEBOOK.columns, "")
    tree = [("T", "", "theme"), *((f"c{n}", "T", "code") for n in range(400))]
    rows = [
        blank | {"code_id": code, "parent_id": parent, "level": level, "name": code} for code, parent, level in tree
    ]
    codebook = Codebook.from_table(CODEBOOK.frame(rows))
    people = [f"P{n}" for n in range(12)]
    mentions = [("T", who, 1) for who in people]
    mentions += [(f"c{n}", who, int(n < 150 and (n < 40 or who == "P3"))) for n in range(400) for who in people]
    matrix = pd.DataFrame(mentions, columns=["code_id", "participant_id", "n_segments"])
    paths = [tmp_path / "m.svg", tmp_path / "m.png"]
    write_matrix(matrix, codebook, {who: who for who in people}, "g", paths)
    texts = _texts(tmp_path / "m.svg")
    shown = [text.strip("\u2003") for text in texts if text.strip("\u2003").startswith("c")]
    assert shown == [f"c{n}" for n in range(99)]  # all that everybody mentioned, then those of one, and no other
    assert "Segments per theme and participant: g (301 of 401 not shown: see matrix.csv)" in texts
    with Image.open(tmp_path / "m.png") as figure:
        assert figure.height < 7000


def test_saturation_draws_groups_of_two_or_more_and_names_the_others(tmp_path) -> None:
    write_saturation(_saturation(talks=[9, 3, 0], focus_group=[7]), [tmp_path / "s.svg"])
    texts = _texts(tmp_path / "s.svg")
    assert "talks (3 transcripts)" in texts
    assert {"talks1", "talks2", "talks3"} <= set(texts)
    assert "One transcript only, so no curve: focus group." in texts


def test_a_thousand_transcripts_fit_one_curve(tmp_path) -> None:
    write_saturation(_saturation(talks=[1] * 1000), [tmp_path / "s.svg"])
    assert float(re.search(r'width="([\d.]+)pt"', (tmp_path / "s.svg").read_text())[1]) < 72 * 15
    assert (tmp_path / "s.svg").read_text().count("<path") < 200


def test_cells_of_a_wide_matrix_have_the_colours_of_a_narrow_one(group, tmp_path, monkeypatch) -> None:
    def drawn(name: str) -> np.ndarray:
        write_matrix(group.matrix, group.codebook, group.names, "g", [tmp_path / name])
        return np.asarray(Image.open(tmp_path / name).convert("RGB"), dtype=int)

    monkeypatch.setattr(figures, "_number_cells", lambda *_: None)
    cells = drawn("cells.png")
    monkeypatch.setattr(figures, "_NUMBERED", 1.0)
    assert np.abs(cells - drawn("bands.png")).max() < 40  # but for the shades of the lines between them


def test_saturation_without_a_curve_says_why(tmp_path) -> None:
    write_saturation(_saturation(focus=[7]), [tmp_path / "s.svg"])
    assert "No group has two transcripts that coders have read." in _texts(tmp_path / "s.svg")
    write_saturation(SATURATION.empty(), [tmp_path / "s.svg"])
    assert "Saturation was not assessed." in _texts(tmp_path / "s.svg")


def test_colours_come_from_the_book_or_the_theme_above_or_the_palette(group) -> None:
    colours = colours_of(group.codebook)
    assert colours["cards"] == colours["gains"] == "#0072B2"
    assert colours["time"] == "#D55E00"
    assert colours["trouble"] in PALETTE and colours["trouble"] != "#0072B2"
    table = group.codebook.table.assign(colour="red")
    assert set(colours_of(Codebook.from_table(table)).values()) <= set(PALETTE)


@pytest.mark.parametrize("colour", [*PALETTE, "#000000", "#FFFFFF", "#777777"])
@pytest.mark.parametrize("strength", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_numbers_can_be_read_on_every_tint(colour: str, strength: float) -> None:
    """WCAG 2.2, success criterion 1.4.3: a contrast of 4.5 to 1."""

    def luminance(rgb) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    fill = tinted(colour, strength)
    ink = 0.0 if ink_on(fill) == "#000000" else 1.0
    dark, light = sorted([luminance(fill), ink])
    assert (light + 0.05) / (dark + 0.05) >= 4.5
