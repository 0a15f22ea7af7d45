"""Figures hold the counts and the labels, fit a journal's page, and the same data give the same bytes."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from themetrail.codebook import Codebook
from themetrail.colours import PALETTE, colours_of, ink_on, tinted
from themetrail.contracts.coding import CONSENSUS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.themes import (
    MATRIX,
    REPRESENTATIVENESS,
    SATURATION,
    SATURATION_BAND,
    SATURATION_THRESHOLDS,
)
from themetrail.figure_page import FORMATS, PAPERS, Page, text_width, width_of, wrapped
from themetrail.method_profiles import profile_of
from themetrail.report.cooccurrence import cooccurrence_of
from themetrail.report.figures.captions import captions_text, figure_names
from themetrail.report.figures.cooccurrence import most_frequent, write_cooccurrence
from themetrail.report.figures.matrix import GroupCounts, groups_counted, write_matrix
from themetrail.report.figures.representativeness import write_representativeness
from themetrail.report.figures.saturation import usual_threshold, write_saturation
from themetrail.report.figures.shades import SHADES, shade_of, used_shades
from themetrail.report.words.language import words_of

MM = 72 / 25.4  # points


def _texts(path: Path) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))


def _size(path: Path) -> tuple[float, float]:
    """Millimetres."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    return float(root.get("width").removesuffix("pt")) / MM, float(root.get("height").removesuffix("pt")) / MM


def _counts(group, **other) -> GroupCounts:
    known = {"group": "talks", "matrix": group.matrix, "representativeness": group.counts}
    return GroupCounts(**(known | {"labels": group.names} | other))


def _of(codebook: Codebook, people: list[str], n_of) -> GroupCounts:
    """Counts of a group in which `n_of(code_id, person)` segments bear the code."""
    matrix = MATRIX.frame(
        [
            {"group": "talks", "code_id": code, "participant_id": who, "n_segments": n_of(code, who)}
            for code in codebook.levels
            for who in people
        ]
    )
    rows = [
        {
            "group": "talks",
            "level": level,
            "code_id": code,
            "parent_id": codebook.parents[code],
            "n_participants": sum(n_of(code, who) > 0 for who in people),
            "n_total": len(people),
            "label": "variant",
            "reason": "",
            "participants": "",
            "n_alone": None,
        }
        for code, level in codebook.levels.items()
    ]
    return GroupCounts("talks", matrix, REPRESENTATIVENESS.frame(rows), {who: who for who in people})


def _codebook(n: int) -> Codebook:
    blank = dict.fromkeys(CODEBOOK.columns, "")
    tree = [("T", "", "theme"), *((f"c{k}", "T", "code") for k in range(n))]
    rows = [blank | {"code_id": c, "parent_id": parent, "level": level, "name": c} for c, parent, level in tree]
    return Codebook.from_table(CODEBOOK.frame(rows))


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


def _threshold(base: int, run: int, threshold: float, status: str, value: float | None, before: int | None) -> dict:
    return {
        "group": "talks",
        "base_size": base,
        "run_length": run,
        "threshold": threshold,
        "status": status,
        "n_transcripts": 6,
        "n_before_run": before,
        "n_base_codes": 15,
        "n_new_codes": None if value is None else round(15 * value),
        "value": value,
        "run": "",
        "n_new_after": None if value is None else 0,
        "reason": "",
        "n_codes_at_start": 16,
    }


def _drawn_saturation(saturation: pd.DataFrame, path: Path, thresholds=(), page: Page | None = None) -> str:
    band = SATURATION_BAND.empty()
    return write_saturation(saturation, SATURATION_THRESHOLDS.frame(list(thresholds)), band, page or Page(), [path])


def test_a_method_that_counts_no_participants_has_no_shares_beside_the_matrix(group, tmp_path) -> None:
    caption = write_matrix(_counts(group), group.codebook, Page(counts=False), [tmp_path / "m.svg"])
    texts = _texts(tmp_path / "m.svg")
    assert "Coach 1" in texts and not {"n/N", "Label"} & set(texts)
    assert not any(re.fullmatch(r"\d+/\d+", text) for text in texts) and "n/N" not in caption


def test_the_matrix_shows_every_count_entry_participant_share_and_label(group, tmp_path) -> None:
    page = Page(mark="Provisional: more.")
    caption = write_matrix(_counts(group), group.codebook, page, [tmp_path / "m.svg"])
    texts = _texts(tmp_path / "m.svg")
    assert {"Coach 1", "-Coach 2", "Coach 3", "Trouble", "=Cards", "Provisional: more.", "talks"} <= set(texts)
    expected = [int(n) for n in group.matrix["n_segments"] if n]
    legend = [int(text) for _, text in used_shades(expected, words_of()) if text.isdigit()]
    assert sorted(int(text) for text in texts if text.isdigit()) == sorted(expected + legend)
    for row in group.counts.itertuples():
        assert f"{row.n_participants}/{row.n_total}" in texts
    assert {"general", "typical", "–"} <= set(texts)
    assert "one of the 3 participants" in caption


def test_no_title_stands_within_a_figure_and_one_is_read_aloud(group, tmp_path) -> None:
    caption = write_matrix(_counts(group), group.codebook, Page(), [tmp_path / "m.svg"])
    title = "Segments of each participant in each theme and code: talks"
    assert caption.startswith(title)
    assert title not in _texts(tmp_path / "m.svg")
    root = ET.fromstring((tmp_path / "m.svg").read_text(encoding="utf-8"))
    assert root[0].tag.endswith("title") and root[0].text == title
    assert root[1].tag.endswith("desc") and root[1].text in caption
    assert root.get("role") == "img"


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_data_give_the_same_bytes(group, tmp_path, kind: str, monkeypatch) -> None:
    first, second = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
    write_matrix(_counts(group), group.codebook, Page(), [first])
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    write_matrix(_counts(group), group.codebook, Page(), [second])
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("kind", ["png", "tiff"])
def test_pixels_are_300_to_the_inch_without_an_alpha_channel(group, tmp_path, kind: str) -> None:
    write_matrix(_counts(group), group.codebook, Page("plos", 84), [tmp_path / f"m.{kind}"])
    with Image.open(tmp_path / f"m.{kind}") as image:
        assert image.mode == "RGB"
        assert [round(float(n)) for n in image.info["dpi"]] == [300, 300]
        assert image.width == pytest.approx(84 / 25.4 * 300, abs=1)


@pytest.mark.parametrize("style", PAPERS)
@pytest.mark.parametrize("width", ["column", "full"])
def test_no_figure_is_larger_than_the_page_of_its_journal(style: str, width: str, tmp_path) -> None:
    page = Page(style, width_of(style, width), "Provisional: more.")
    book = _codebook(150)
    counts = _of(book, [f"P{n}" for n in range(90)], lambda code, who: 1)
    write_matrix(counts, book, page, [tmp_path / "m.svg"])
    write_representativeness(counts.representativeness, book, page, [tmp_path / "r.svg"])
    groups = {f"g{n}": [3, 2, 1] for n in range(12)}
    _drawn_saturation(_saturation(**groups), tmp_path / "s.svg", page=page)
    for name in "mrs":
        across, down = _size(tmp_path / f"{name}.svg")
        assert across <= page.width + 0.1
        assert down <= PAPERS[style].highest + 0.1


def test_no_font_is_named_that_may_be_the_name_of_a_participant(tmp_path) -> None:
    _drawn_saturation(_saturation(interviews=[3, 1, 0]), tmp_path / "saturation.svg")
    fonts = re.findall(r"font: ([^;\"]*)|font-family: ([^;\"]*)", (tmp_path / "saturation.svg").read_text())
    named = {name.strip("' ") for font in fonts for name in "".join(font).split(",")}
    assert any(name.endswith("Arial") for name in named)  # which every word processor has
    assert not {"Vera", "Bitstream Vera Sans", "Geneva", "Verdana"} & named


def test_a_group_without_participants_gives_an_empty_figure(group, tmp_path) -> None:
    write_matrix(_counts(group, matrix=group.matrix.head(0)), group.codebook, Page(), [tmp_path / "m.svg"])
    assert "Trouble" in _texts(tmp_path / "m.svg")


def test_a_thousand_participants_fit_a_page(group, tmp_path) -> None:
    people = [f"P{n}" for n in range(1000)]
    caption = write_matrix(_of(group.codebook, people, lambda *_: 1), group.codebook, Page(), [tmp_path / "m.svg"])
    assert "1,000 participants" in _texts(tmp_path / "m.svg")
    assert "Columns are in the order of the sheet of participants." in caption
    assert (tmp_path / "m.svg").read_text().count("<path") < 100  # and not one for each of the thousands of cells


def test_of_hundreds_of_codes_the_matrix_shows_those_that_most_people_mentioned(tmp_path) -> None:
    book = _codebook(400)

    def n_of(code: str, who: str) -> int:
        return 1 if code == "T" else int(int(code[1:]) < 150 and (int(code[1:]) < 40 or who == "P3"))

    caption = write_matrix(_of(book, [f"P{n}" for n in range(12)], n_of), book, Page(), [tmp_path / "m.svg"])
    shown = [text for text in _texts(tmp_path / "m.svg") if re.fullmatch(r"c\d+", text)]
    assert shown == [f"c{n}" for n in range(59)]  # all that everybody mentioned, then those of one, and no other
    assert "341 of 401 entries of the codebook are not shown" in caption


def test_who_is_in_another_group_has_a_mark(group) -> None:
    both = pd.concat([group.matrix, group.matrix[group.matrix["participant_id"] == "P1"].assign(group="calls")])
    talks, calls = groups_counted(MATRIX.check(both), group.counts, group.names, ["talks", "calls"])
    assert talks.elsewhere == calls.elsewhere == {"P1"}
    assert calls.people == ["P1"]


def test_small_counts_are_not_shown_nor_who_they_are(group, tmp_path) -> None:
    page = Page(suppress_below=3)
    write_matrix(_counts(group), group.codebook, page, [tmp_path / "m.svg"])
    write_representativeness(group.counts, group.codebook, page, [tmp_path / "r.svg"])
    for name in "mr":
        assert "<3/3" in [text.replace("&lt;", "<") for text in _texts(tmp_path / f"{name}.svg")]
        assert "2/3" not in _texts(tmp_path / f"{name}.svg")
    # Not of the theme, either: who is there and not at its other code is one of the few.
    counts = [int(n) for n in group.matrix[group.matrix["code_id"] == "calm"]["n_segments"] if n]
    numbers = [int(text) for text in _texts(tmp_path / "m.svg") if text.isdigit()]
    assert sorted(numbers) == sorted(counts + [1, 2][: len(used_shades(counts, words_of()))])


def test_a_count_that_would_tell_a_small_one_is_in_no_figure(group, tmp_path) -> None:
    """Six at the theme and four at its other code: the tables hide the six, since they tell the two."""
    group.counts["n_total"] = 6
    for code_id, n in {"gains": 6, "tools": 2, "cards": 2, "calm": 4}.items():
        group.counts.loc[group.counts["code_id"] == code_id, "n_participants"] = n
    page = Page(suppress_below=3)
    write_matrix(_counts(group), group.codebook, page, [tmp_path / "m.svg"])
    write_representativeness(group.counts, group.codebook, page, [tmp_path / "r.svg"])
    for name in "mr":
        texts = [text.replace("&lt;", "<") for text in _texts(tmp_path / f"{name}.svg")]
        assert [text for text in texts if text.endswith("/6")] == ["–/6", "<3/6", "<3/6", "4/6", "0/6", "0/6"]


def test_representativeness_draws_each_group_and_says_which_have_no_room(group, tmp_path) -> None:
    many = pd.concat([group.counts.assign(group=f"group_{n}") for n in range(12)])
    caption = write_representativeness(many, group.codebook, Page("apa7", 84), [tmp_path / "r.svg"])
    named = [text for text in _texts(tmp_path / "r.svg") if text.startswith("group ")]
    assert 1 < len(named) < 12
    assert f"The first {len(named)} of 12 groups are shown" in caption


def test_which_segments_bear_two_codes_is_counted_by_hand(group, tmp_path) -> None:
    said = {"s1": ["cards", "calm"], "s2": ["cards", "calm", "time"], "s3": ["cards"]}
    rows = [
        {"segment_id": segment, "code_id": code, "support": "1/1", "rule": "single", "decided_by": "C1"}
        for segment, codes in said.items()
        for code in codes
    ]
    consensus = CONSENSUS.frame(rows)
    codes, both = cooccurrence_of(consensus, group.codebook.in_order)
    assert codes == ["cards", "calm", "time"]
    assert both.tolist() == [[3, 2, 1], [2, 2, 1], [1, 1, 1]]
    assert most_frequent(codes, both, most=2)[0] == ["cards", "calm"]
    write_cooccurrence(consensus, group.codebook, Page(), [tmp_path / "c.svg"])
    assert {"=Cards", "Time", "3", "2"} <= set(_texts(tmp_path / "c.svg"))
    write_cooccurrence(consensus.head(0), group.codebook, Page(), [tmp_path / "none.svg"])


def test_saturation_draws_groups_of_two_or_more_and_names_the_others(tmp_path) -> None:
    caption = _drawn_saturation(_saturation(talks=[9, 3, 0], focus_group=[7]), tmp_path / "s.svg")
    texts = _texts(tmp_path / "s.svg")
    assert "talks (3 transcripts)" in texts
    assert {"talks1", "talks2", "talks3"} <= set(texts)
    assert "One transcript only, so no curve: focus group." in caption


def test_saturation_says_what_the_thresholds_found(tmp_path) -> None:
    rows = [
        _threshold(4, 2, 0.05, "not_reached", 1 / 15, 4),
        _threshold(4, 2, 0.0, "not_reached", 1 / 15, 4),
        _threshold(4, 3, 0.05, "not_computable", None, None),
    ]
    _drawn_saturation(_saturation(talks=[9, 3, 2, 1, 1, 0]), tmp_path / "s.svg", rows)
    said = " ".join(_texts(tmp_path / "s.svg"))
    assert "base 4, run 2: ≤5% not reached (6.7% in the last run); none not reached" in said
    reached = [_threshold(5, 3, 0.05, "reached", 0.02, 5), _threshold(4, 2, 0.05, "not_computable", None, None)]
    _drawn_saturation(_saturation(talks=[9, 3, 2, 1, 1, 0]), tmp_path / "s.svg", reached)
    assert "New codes, base 5, run 3: ≤5% reached after 5 transcripts" in _texts(tmp_path / "s.svg")
    assert usual_threshold(SATURATION_THRESHOLDS.frame(reached))["base_size"].tolist() == [5]


def test_a_thousand_transcripts_fit_one_curve(tmp_path) -> None:
    _drawn_saturation(_saturation(talks=[1] * 1000), tmp_path / "s.svg")
    assert (tmp_path / "s.svg").read_text().count("<path") < 200


def test_saturation_without_a_curve_says_why(tmp_path) -> None:
    for table in (_saturation(focus=[7]), SATURATION.empty()):
        _drawn_saturation(table, tmp_path / "s.svg")
        assert "No group has two transcripts that coders have read." in _texts(tmp_path / "s.svg")


def test_captions_are_numbered_in_the_order_of_the_figures() -> None:
    names = figure_names(["talks", "calls"])
    text = captions_text([(name, f"About {name}.") for name in names], words_of(), "Provisional: more.")
    assert names == ["matrix_talks", "matrix_calls", "representativeness", "cooccurrence", "saturation"]
    assert figure_names(["talks"], profile_of("reflexive_ta")) == ["matrix_talks", "cooccurrence"]
    assert figure_names(["talks"], profile_of("reflexive_ta", ["counts"]))[1] == "representativeness"
    assert "**Provisional: more.**" in text
    assert "**Figure 2.** About matrix_calls." in text and "**Figure 5.** About saturation." in text


def test_each_shade_stands_for_twice_as_many_and_is_darker_in_grey() -> None:
    assert [shade_of(n) for n in (0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 900)] == [
        "#FFFFFF",
        *[SHADES[place] for place in (0, 1, 2, 2, 3, 3, 4, 4, 5, 5)],
    ]
    meanings = [meaning for _, meaning in used_shades([0, 3, 40], words_of())]
    assert meanings == [
        "1",
        "2",
        "3–4",
        "5–8",
        "9–16",
        "17 or more",
    ]
    assert used_shades([0], words_of()) == []
    light = [_luminance(tinted(colour, 1.0)) for colour in SHADES]
    assert all(after < 0.75 * before for before, after in pairwise(light))


def test_a_name_that_is_too_long_is_broken_and_cut_with_an_ellipsis() -> None:
    name = "A name of a code that goes on and on for much longer than any column could hold"
    lines = wrapped(name, 30, 8, 2)
    assert len(lines) == 2 and lines[1].endswith("…")
    assert all(text_width(line, 8) <= 30 for line in lines)
    assert wrapped("Short", 30, 8, 2) == ["Short"]


def test_colours_come_from_the_book_or_the_theme_above_or_the_palette(group) -> None:
    colours = colours_of(group.codebook)
    assert colours["cards"] == colours["gains"] == "#0072B2"
    assert colours["time"] == "#D55E00"
    assert colours["trouble"] in PALETTE and colours["trouble"] != "#0072B2"
    table = group.codebook.table.assign(colour="red")
    assert set(colours_of(Codebook.from_table(table)).values()) <= set(PALETTE)


@pytest.mark.parametrize("colour", [*PALETTE, *SHADES, "#000000", "#FFFFFF", "#777777"])
@pytest.mark.parametrize("strength", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_numbers_can_be_read_on_every_tint(colour: str, strength: float) -> None:
    """WCAG 2.2, success criterion 1.4.3: a contrast of 4.5 to 1."""
    fill = tinted(colour, strength)
    ink = 0.0 if ink_on(fill) == "#000000" else 1.0
    dark, light = sorted([_luminance(fill), ink])
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(rgb) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))
