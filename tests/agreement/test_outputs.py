"""What is printed: confusion, worst segments, methods paragraph, readings, figure, command line."""

import re

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from themetrail.agreement.__main__ import _parser, main, read_codings
from themetrail.agreement.coded_units import CodedUnits, coded_units_of, without_open_splits
from themetrail.agreement.confusion import confusion, disagreements, worst_codes, worst_segments
from themetrail.agreement.figure import agreement_figure
from themetrail.agreement.methods import how_settled, methods_paragraph
from themetrail.agreement.reading import read_value
from themetrail.agreement.table import agreement_table, as_written
from themetrail.contracts.errors import StudyError
from themetrail.figure_page import PAPERS, Page
from themetrail.method_profiles import COEFFICIENTS, profile_of


@pytest.fixture
def frame(study):
    return coded_units_of(*study[:3], list(study[3]["code_id"]))


@pytest.fixture
def table(study):
    return agreement_table(*study, draws=100)


def two_coders(first, second):
    """A frame of codes a, b, c on three segments; each argument: the codes one coder gave, by segment."""
    codes = ("a", "b", "c")
    units = pd.DataFrame({"round": "r", "segment_id": ["s1", "s2", "s3"], "transcript_id": "t", "group": ""})
    applied = np.array([[[code in cell for cell in coder] for coder in (first, second)] for code in codes])
    return CodedUnits(units, ("A", "B"), codes, np.ones((2, 3), bool), applied)


def test_codes_taken_for_each_other_are_counted():
    frame = two_coders(["a", "a", "ac"], ["b", "b", "a"])
    found = confusion(frame)
    assert found.to_dict("records") == [{"code_a": "a", "code_b": "b", "times": 2, "share": 1.0}]
    assert confusion(two_coders(["a", "b", "c"], ["a", "b", "c"])).empty


def test_share_of_confusion_counts_a_swap_once():
    frame = two_coders(["a", "a", ""], ["b", "", "b"])  # one swap, and one lone difference on each code
    assert confusion(frame)["share"].tolist() == [pytest.approx(1 / 3, abs=1e-6)]


def test_who_did_not_see_a_segment_takes_no_code_for_another():
    frame = two_coders(["a", "", ""], ["b", "", ""])
    alone = np.array([[1, 1, 1], [1, 1, 1], [0, 1, 1]], bool)  # a third coder, to whom the first segment was not shown
    applied = np.concatenate([frame.applied, np.zeros((3, 1, 3), bool)], axis=1)
    found = confusion(CodedUnits(frame.units, ("A", "B", "C"), frame.codes, alone, applied))
    assert found.to_dict("records") == [{"code_a": "a", "code_b": "b", "times": 1, "share": 1.0}]


def test_what_is_taken_for_another_most_often_stands_first_and_then_by_its_share():
    def swapped(*pairs):
        """One segment for each pair of codes: the first of one coder, the second of the other."""
        n = len(pairs)
        units = pd.DataFrame({"round": "r", "segment_id": range(n), "transcript_id": "t", "group": ""})
        applied = np.array([[[code in pair[coder] for pair in pairs] for coder in range(2)] for code in "abcd"])
        return confusion(CodedUnits(units, ("A", "B"), tuple("abcd"), np.ones((2, n), bool), applied))

    found = swapped("ab", "cd", "dc", ("a", ""))
    assert found[["code_a", "code_b", "times", "share"]].to_numpy().tolist() == [["c", "d", 2, 1.0], ["a", "b", 1, 0.5]]
    found = swapped("ab", "cd", ("a", ""), ("b", ""))
    assert found["share"].tolist() == [1.0, 0.333333]


def test_disagreements_name_who_applied_the_code():
    found = disagreements(two_coders(["a", "", "c"], ["a", "b", ""]))
    assert found[["code_id", "segment_id", "applied_by", "not_applied_by"]].values.tolist() == [
        ["b", "s2", "B", "A"],
        ["c", "s3", "A", "B"],
    ]


def test_worst_segments_are_those_of_the_lowest_alphas(frame, table):
    worst = worst_codes(table, 2)
    at_codes = table[(table["scope"] == "all") & (table["level"] == "code") & (table["statistic"] == "alpha")]
    values = at_codes[at_codes["summary"] == ""].set_index("code_id")["value"].dropna()
    assert list(values.sort_values().index[:2]) == worst
    found = worst_segments(frame, table, 2)
    assert list(dict.fromkeys(found["code_id"])) == worst
    assert len(found) == len(disagreements(frame, worst))
    assert "c5" not in worst_codes(table, 10)


def test_methods_paragraph_has_the_numbers_of_the_table(frame, table):
    settled = how_settled(["majority"])
    text = methods_paragraph(frame, table, settled=settled, draws=100)
    mean = table[(table["scope"] == "all") & (table["level"] == "code") & (table["summary"] == "mean")]
    alpha = mean[mean["statistic"] == "alpha"].iloc[0]
    limits = f"{alpha['ci_low']:.2f} to {alpha['ci_high']:.2f}"
    assert f"on average {alpha['value']:.2f} (95% interval {limits} resampling segments; " in text
    sets = table[(table["scope"] == "all") & (table["statistic"] == "alpha_masi")].iloc[0]
    assert f"the sets of codes given to each segment, with MASI distance, was {sets['value']:.2f}" in text
    n, total = len(frame.units), len(frame.units) + frame.n_coded_once
    assert text.startswith(f"In all, 3 coders read {total} segments; {n} of these ({100 * n / total:.1f}%) were seen")
    assert "leaves out 1 further code without a defined value (no coder applied the code)" in text
    assert text.endswith(
        "In the final coding a code stood where more than half of the coders who saw the segment applied it."
    )


def test_methods_paragraph_counts_what_was_left_out(study):
    inside = coded_units_of(*study[:3], list(study[3]["code_id"]))
    outside = coded_units_of(*study[:3], list(study[3]["code_id"]), uncoded_in_frame=False)
    table = agreement_table(*study, draws=0, uncoded_in_frame=False)
    left_out = len(inside.units) - len(outside.units)
    assert left_out == outside.n_uncoded > 0
    assert f"{len(inside.units)} of these (" in methods_paragraph(outside, table)
    assert f"{left_out} segments to which nobody gave any code were left out" in methods_paragraph(outside, table)


def test_a_segment_is_not_compared_while_its_coder_has_to_say_what_a_split_code_is_now(study):
    segments, assignments, codings, codebook = study
    first = codings.iloc[0]
    splits = pd.DataFrame(
        [(first["round"], first["coder_id"], first["segment_id"], ""), ("r1", "B", "s000", "c1")],
        columns=["round", "coder_id", "segment_id", "decided"],
    )
    assigned, given = without_open_splits(assignments, codings, splits)
    assert len(assignments) - len(assigned) == 1
    here = (codings[list(splits.columns[:3])] == first[list(splits.columns[:3])]).all(axis=1)
    assert len(codings) - len(given) == here.sum() > 0
    assert without_open_splits(assignments, codings, splits.iloc[1:])[0] is assignments  # decided
    frame = coded_units_of(segments, assigned, given, list(codebook["code_id"]))
    place = frame.units.index[frame.units["segment_id"] == first["segment_id"]]
    assert not frame.seen[frame.coders.index(first["coder_id"])][place].any()


def test_methods_paragraph_without_any_value(study):
    segments, assignments, codings, codebook = study
    empty = (segments, assignments.assign(status="no_code"), codings.iloc[:0])
    table = agreement_table(*empty, codebook, draws=0)
    frame = coded_units_of(*empty, list(codebook["code_id"]))
    paragraph = methods_paragraph(frame, table)
    assert "For every code the value of Krippendorff's alpha was undefined (no coder applied the code)" in paragraph
    assert "sets of codes given to each segment was undefined (no coder applied the code)" in paragraph


def test_reflexive_thematic_analysis_says_why_not(frame, table):
    reflexive = profile_of("reflexive_ta")
    said = methods_paragraph(frame, table, method=reflexive)
    assert said == reflexive.why_not(COEFFICIENTS) and said.startswith("No coefficient of agreement was computed.")
    asked = methods_paragraph(frame, table, method=profile_of("reflexive_ta", also=[COEFFICIENTS]))
    assert asked == methods_paragraph(frame, table)


def test_a_method_without_coefficients_has_a_figure_that_says_so(table, tmp_path):
    for width in (165, 84):
        agreement_figure(table.head(0), [tmp_path / "f.png", tmp_path / "f.svg"], page=Page(width=width))
        assert (tmp_path / "f.png").stat().st_size > 0
        assert "No coefficient of agreement was computed." in (tmp_path / "f.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "scale", "word"),
    [
        (0.81, "landis_koch", "almost perfect"),
        (0.806, "landis_koch", "almost perfect"),
        (0.41, "landis_koch", "moderate"),
        (0.4049, "landis_koch", "fair"),
        (0.21, "landis_koch", "fair"),
        (0.2049, "landis_koch", "slight"),
        (0.8049, "landis_koch", "substantial"),
        (0.6, "landis_koch", "moderate"),
        (0.0, "landis_koch", "slight"),
        (-0.001, "landis_koch", "poor"),
        (0.8, "krippendorff", "reliable"),
        (0.7999, "krippendorff", "tentative conclusions only"),
        (0.667, "krippendorff", "tentative conclusions only"),
        (0.666, "krippendorff", "not reliable"),
        (0.9, "none", ""),
        (float("nan"), "krippendorff", ""),
    ],
)
def test_readings_at_the_edges_of_their_bands(value, scale, word):
    assert read_value(value, scale) == word


def test_an_unknown_scale_is_refused():
    with pytest.raises(StudyError, match="scale"):
        read_value(0.5, "stars")


@pytest.mark.parametrize("kind", ["svg", "png", "pdf", "tiff"])
def test_the_figure_is_the_same_to_the_byte(table, tmp_path, kind):
    agreement_figure(table, [tmp_path / f"one.{kind}"])
    agreement_figure(table, [tmp_path / f"two.{kind}"], names={})
    one = (tmp_path / f"one.{kind}").read_bytes()
    assert one == (tmp_path / f"two.{kind}").read_bytes()
    assert len(one) > 2000
    agreement_figure(table, [tmp_path / f"named.{kind}"], names={"c1": "Being heard"})
    assert (tmp_path / f"named.{kind}").read_bytes() != one


def write(path, rows, header="coder,unit,code"):
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_command_line_prints_the_table(tmp_path, capsys):
    rows = [f"{coder},u{unit},{'x' if unit % 3 else 'y'}" for coder in "AB" for unit in range(30)]
    rows += ["A,u30,x", "B,u30,", "A,u31,y", "B,u31,x", "A,u32,x"]  # u32 was seen by A alone
    assert main([write(tmp_path / "codings.csv", rows), "--draws", "100", "--csv", str(tmp_path / "out.csv")]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^ *x +32 ", printed, re.MULTILINE)
    assert "alpha_masi" in printed
    table = pd.read_csv(tmp_path / "out.csv")
    row = table[(table["scope"] == "all") & (table["code_id"] == "x") & (table["statistic"] == "percent")].iloc[0]
    assert row["value"] == pytest.approx(30 / 32, abs=1e-6)


def test_command_line_prints_each_coefficient_of_the_one_code_of_a_segment_and_of_its_sets_once(tmp_path, capsys):
    given = {coder: ["x" if unit % 3 or (coder, unit) == ("B", 3) else "y" for unit in range(12)] for coder in "AB"}
    rows = [f"{coder},u{unit},{code}" for coder, codes in given.items() for unit, code in enumerate(codes)]
    assert main([write(tmp_path / "codings.csv", rows), "--draws", "0"]) == 0
    printed = capsys.readouterr().out
    of_one = re.findall(r"^(\w+) \(which code\): (0\.\d+)$", printed, re.MULTILINE)
    assert [name for name, _ in of_one] == ["percent", "alpha", "cohen", "fleiss", "ac1"]
    assert dict(of_one)["percent"] == f"{11 / 12:.3f}"
    assert re.findall(r"^(\w+) \(sets of codes\): 0\.\d+$", printed, re.MULTILINE) == ["alpha_masi", "alpha_jaccard"]
    assert printed.count("(which code)") == 5 and printed.count("(sets of codes)") == 2
    assert "NaN" not in printed  # of all codes together there is no Cohen's kappa


def test_command_line_reads_alpha_in_words_where_a_scale_is_asked_for(tmp_path, capsys):
    given = {
        coder: ["x" if unit % 3 or (coder == "B" and unit in (3, 6)) else "y" for unit in range(12)] for coder in "AB"
    }
    rows = [f"{coder},u{unit},{code}" for coder, codes in given.items() for unit, code in enumerate(codes)]
    command = [write(tmp_path / "codings.csv", rows), "--draws", "0", "--statistics", "ac1,alpha"]
    main([*command, "--scale", "landis_koch"])
    # Alpha is .574, moderate; AC1, which stands before it, is .733, substantial.
    assert re.search(r"^ *x +12 +0.750 +0.733 +0.574 +moderate *$", capsys.readouterr().out, re.MULTILINE)
    main(command)
    assert "reading" not in capsys.readouterr().out


def test_command_line_prints_the_limits_of_what_takes_chance_away(tmp_path, capsys):
    rows = [
        f"{coder},u{unit},{'x' if (unit * 7 + (coder == 'B') * (unit % 5 == 0)) % 3 else 'y'}"
        for coder in "AB"
        for unit in range(40)
    ]
    assert main([write(tmp_path / "codings.csv", rows), "--draws", "100", "--csv", str(tmp_path / "out.csv")]) == 0
    printed = capsys.readouterr().out
    table = pd.read_csv(tmp_path / "out.csv", keep_default_na=False, na_values=[""])
    every = table[table["scope"] == "all"]
    of_x = every[(every["level"] == "code") & (every["code_id"] == "x")].set_index("statistic")
    limits = [f"[{row['ci_low']:.3f}, {row['ci_high']:.3f}]" for _, row in of_x.iterrows()]
    (line,) = (line for line in printed.splitlines() if re.match(" *x +40 ", line))
    assert f" {of_x['prevalence'].iloc[0]:.3f} " in line
    assert [limit in line for limit in limits] == [name != "percent" for name in of_x.index]
    sets = every[every["statistic"] == "alpha_masi"].iloc[0]
    assert f"alpha_masi (sets of codes): {sets['value']:.3f} [{sets['ci_low']:.3f}, {sets['ci_high']:.3f}]" in printed
    pair = table[(table["scope"] == "pair") & (table["summary"] == "mean") & (table["statistic"] == "alpha")].iloc[0]
    assert re.search(rf"^A +{pair['value']:.3f}$", printed, re.MULTILINE)


def test_command_line_reads_the_first_coefficient_in_words_where_alpha_is_not_asked_for(tmp_path, capsys):
    rows = [f"{coder},u{unit},{'x' if unit % 3 else 'y'}" for coder in "AB" for unit in range(12)]
    path = write(tmp_path / "codings.csv", rows)
    main([path, "--draws", "0", "--statistics", "fleiss", "--scale", "landis_koch"])
    assert re.search(r"^ *x +12 +0\.667 +1\.000 +almost perfect *$", capsys.readouterr().out, re.MULTILINE)


def test_command_line_draws_a_thousand_times_and_leaves_nothing_out_unless_told():
    options = vars(_parser().parse_args(["file.csv"]))
    assert options.pop("statistics").split(",") == ["percent", "alpha", "cohen", "fleiss", "ac1"]
    assert options == {
        "file": "file.csv", "draws": 1000, "seed": 1, "scale": "none", "csv": None,
        "everyone_saw_all": False, "leave_out_uncoded": False,
    }  # fmt: skip


def test_command_line_without_a_code_says_so(tmp_path, capsys):
    assert main([write(tmp_path / "codings.csv", ["A,u1,", "B,u1,"]), "--draws", "0"]) == 0
    assert capsys.readouterr().out.startswith("No code was applied.")


def test_a_unit_of_two_transcripts_is_told_with_both_rows(tmp_path):
    rows = ["A,1,x,t", "A,2,x,t", "B,2,x,u"]
    with pytest.raises(StudyError, match=r"\(row 3\)") as told:
        read_codings(write(tmp_path / "codings.csv", rows, "coder,unit,code,transcript"))
    assert told.value.row == 4


def test_command_line_prints_why_a_coefficient_has_no_value(tmp_path, capsys):
    rows = [f"{coder},u{unit},x" for coder in "AB" for unit in range(4)]  # all ratings are the same
    rows += [f"C,v{unit},x" for unit in range(3)]  # nobody else saw these
    assert main([write(tmp_path / "codings.csv", rows), "--draws", "0"]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"^ *x +4 .* alpha, cohen, fleiss, ac1: no_variation$", printed, re.MULTILINE)
    assert re.search(r"^ *\(mean\) +4 .* alpha, cohen, fleiss, ac1: no_variation$", printed, re.MULTILINE)
    assert "alpha_masi (sets of codes): undefined (no_variation)" in printed
    assert printed.count("A and B: undefined (no_variation)") == 1  # the matrix is of alpha alone
    assert printed.count("A and C: undefined (too_few_units)") == 1
    assert "no_variation: all ratings are the same, so chance agreement is total" in printed


def test_command_line_says_which_coefficients_leave_codes_out_of_their_mean(tmp_path, capsys):
    rows = [f"{coder},u{unit},x" for coder in "AB" for unit in range(6)]
    rows += ["A,u0,y", "B,u0,y", "A,u1,y"]
    assert main([write(tmp_path / "codings.csv", rows), "--draws", "0"]) == 0
    assert re.search(r"^ *\(mean\) +6 .* alpha, cohen, fleiss, ac1: 1 undefined$", capsys.readouterr().out, re.M)


def test_command_line_can_take_absence_for_seen(tmp_path, capsys):
    rows = ["A,u1,x", "B,u1,x", "A,u2,x", "B,u3,y", "A,u3,y"]
    path = write(tmp_path / "codings.csv", rows)
    main([path, "--draws", "0", "--statistics", "percent"])
    assert re.search(r"^ *x +2 ", capsys.readouterr().out, re.MULTILINE)
    main([path, "--draws", "0", "--statistics", "percent", "--everyone-saw-all"])
    printed = capsys.readouterr().out
    assert re.search(r"^ *x +3 +\S+ +0.667", printed, re.MULTILINE)
    assert "alpha" in printed  # percent never stands alone


@pytest.mark.parametrize(
    ("rows", "header", "options", "words"),
    [
        (["A,u1"], "coder,unit", [], "column 'code'"),
        (["A,,x"], "coder,unit,code", [], "row 2"),
        (["A,u1,x"], "coder,unit,code", ["--statistics", "zeta"], "zeta"),
    ],
)
def test_command_line_says_what_is_wrong(tmp_path, capsys, rows, header, options, words):
    assert main([write(tmp_path / "codings.csv", rows, header), *options]) == 1
    assert words in capsys.readouterr().err


def test_command_line_without_a_file(tmp_path, capsys):
    assert main([str(tmp_path / "none.csv")]) == 1
    assert "this file is missing" in capsys.readouterr().err


def test_command_line_counts_no_row_twice_and_loses_none(tmp_path, capsys):
    file = tmp_path / "codings.csv"
    file.write_text(
        'coder,unit,code\nA,1,"fear\u2028of\x0cit\x0b"\nB,1,"fear\u2028of\x0cit\x0b"\nA,2,\nB,2,\n', encoding="utf-8"
    )
    codings = read_codings(file)
    assert codings["coder"].tolist() == ["A", "B", "A", "B"]
    assert (codings.columns.tolist(), codings.index.tolist()) == (["coder", "unit", "code"], [0, 1, 2, 3])
    assert codings["code"].nunique() == 2  # the code, and none
    file.write_text('coder,unit,code\nA,1,x\nA,2,"y\n' + "B,1,x\n" * 9)
    assert main([str(file)]) == 1
    assert "row 3: a quotation mark that opens in this row is not closed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "row", "column"),
    [
        ("A,1,Fear,t\nB,1,fear,t\n", 3, "code"),
        ("A,1,x,t\n\na,1,x,t\n", 4, "coder"),
        ("A,s1,x,t\nB,S1,x,t\n", 3, "unit"),
        ("A,1,a b,t\nB,1,a\u00a0b,t\n", 3, "code"),
        ("A,1,caf\u00e9,t\nB,1,cafe\u0301,t\n", 3, "code"),
        ("A,1,x,t\nB,1,x,u\n", 3, "unit"),
    ],
)
def test_names_that_only_a_machine_tells_apart_are_asked_about(tmp_path, rows, row, column):
    (tmp_path / "a.csv").write_text("coder,unit,code,transcript\n" + rows, encoding="utf-8")
    with pytest.raises(StudyError) as told:
        read_codings(tmp_path / "a.csv")
    assert (told.value.row, told.value.column) == (row, column)


def many_codes(n: int, with_value: int) -> pd.DataFrame:
    """Rows of an agreement table of `n` codes, of which the first ones have a value."""
    value = np.where(np.arange(n) < with_value, np.linspace(0.9, -0.2, n), np.nan)
    reason = np.where(np.isnan(value), np.where(np.arange(n) % 2, "code_not_used", "no_variation"), "")
    columns = {"scope": "all", "level": "code", "statistic": "alpha", "summary": "", "reason": reason}
    columns |= {"n_any": 9, "n_all": 4, "transcript_ci_low": np.nan, "transcript_ci_high": np.nan}
    columns |= {"transcript_reason": "too_few_transcripts"}
    codes = [f"c{number}" for number in range(n)]
    return pd.DataFrame(columns | {"code_id": codes, "value": value, "ci_low": value - 0.05, "ci_high": value + 0.05})


def width_of(mm: float) -> int:
    """In pixels of the figure."""
    return int(mm / 25.4 * 300)


def test_the_figure_of_hundreds_of_codes_can_be_read(tmp_path):
    agreement_figure(many_codes(446, 130), [tmp_path / "many.png"])
    with Image.open(tmp_path / "many.png") as figure:
        assert figure.height <= width_of(PAPERS["apa7"].highest)
        assert abs(figure.width - 7 * width_of(165) / 2) <= 7  # seven columns; unused codes are counted
    agreement_figure(many_codes(20, 11), [tmp_path / "narrow.png"], page=Page("plos", 84))
    with Image.open(tmp_path / "narrow.png") as figure:
        assert abs(figure.width - width_of(84)) <= 1
        assert figure.mode == "RGB"  # without an alpha channel, which journals refuse
        assert round(figure.info["dpi"][0]) == 300
        red, green, blue = (np.asarray(figure.convert("RGB"), int)[:, :, number] for number in range(3))
    assert np.array_equal(red, green)  # grey alone
    assert np.array_equal(green, blue)


def test_the_figure_has_the_order_of_the_codebook_counts_and_too_few(table, tmp_path, monkeypatch):
    written, write = [], Figure.text
    monkeypatch.setattr(
        Figure, "text", lambda page, x, y, text, **look: (written.append(text), write(page, x, y, text))[1]
    )
    inside, draw = [], Axes.text
    monkeypatch.setattr(Axes, "text", lambda axes, x, y, text, **look: (inside.append(text), draw(axes, x, y, text))[1])
    rare = (table["code_id"] == "c3") & (table["statistic"] == "alpha") & (table["scope"] == "all")
    table.loc[rare, ["value", "reason"]] = [np.nan, "too_few_uses"]
    agreement_figure(table, [tmp_path / "f.png"])
    codes = [text for text in written if re.fullmatch(r"c\d", text)]
    assert codes == ["c1", "c2", "c3", "c4", "c5"]
    assert inside == ["too few", "not used"]
    row = table[(table["scope"] == "all") & (table["statistic"] == "alpha") & (table["code_id"] == "c1")].iloc[0]
    at = written.index("c1")
    assert written[at + 1 : at + 4] == [str(row["n_any"]), str(row["n_all"]), f"{row['value']:.2f}".replace("0.", ".")]


@pytest.mark.parametrize("language", ["english", "french", "german"])
@pytest.mark.parametrize("width", [165, 84])
def test_no_word_of_the_figure_leaves_its_page(table, tmp_path, monkeypatch, language, width):
    drawn = []
    monkeypatch.setattr("themetrail.agreement.figure.save_figure", lambda figure, *_: drawn.append(figure))
    agreement_figure(
        table,
        [],
        names={"c1": "A name of many words that needs two lines"},
        page=Page("plos", width, language=language),
    )
    (figure,) = drawn
    renderer = figure.canvas.get_renderer()
    boxes = [text.get_window_extent(renderer) for text in figure.texts]
    assert min(box.x0 for box in boxes) >= 0 and max(box.x1 for box in boxes) <= figure.bbox.x1
    heads = boxes[:3]  # code, any, all
    assert heads[0].x1 < heads[1].x0 and heads[1].x1 < heads[2].x0


@pytest.mark.parametrize("codes", [11, 90])
@pytest.mark.parametrize("width", [165, 84])
def test_the_points_of_each_column_stand_between_its_counts_and_its_values(monkeypatch, codes, width):
    drawn = []
    monkeypatch.setattr("themetrail.agreement.figure.save_figure", lambda figure, *_: drawn.append(figure))
    page = Page("plos", width)
    agreement_figure(many_codes(codes, codes), [], page=page)
    (figure,) = drawn
    assert len(figure.axes) == (1 if codes == 11 else 2)
    renderer = figure.canvas.get_renderer()
    words = [*figure.texts, *(tick for axes in figure.axes for tick in axes.get_xticklabels())]
    assert {word.get_fontsize() for word in words} == {page.size, page.size - 1}
    for axes in figure.axes:
        room = axes.get_window_extent()
        words = [text.get_window_extent(renderer) for text in figure.texts]
        rows = [box for box in words if room.y0 < (box.y0 + box.y1) / 2 < room.y1]
        left, right = [box.x1 < room.x0 for box in rows], [box.x0 > room.x1 for box in rows]
        assert any(left) and any(right) and sum(left) + sum(right) == len(rows)


def test_what_nobody_used_is_said_once(table):
    kept, of_transcripts = as_written(table)
    assert set(of_transcripts["scope"]) == {"transcript"}
    assert "transcript" not in set(kept["scope"])
    unused = kept[(kept["reason"] == "code_not_used") & (kept["code_id"] != "")]
    assert set(unused["scope"]) == {"all"}
    assert set(unused["code_id"]) == {"c5"}
    values = table["value"].notna()
    assert values.sum() == kept["value"].notna().sum() + of_transcripts["value"].notna().sum()
