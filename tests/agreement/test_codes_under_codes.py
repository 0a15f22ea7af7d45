"""Agreement where codes stand under codes and coders apply parents: each as applied, and each branch as a whole."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

from agreement.test_per_segment import one_code, study_of
from themetrail.agreement import coefficient
from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.figure import agreement_figure
from themetrail.agreement.methods import methods_paragraph, said_of_parents
from themetrail.agreement.table import agreement_table

BOOK = pd.DataFrame(
    [
        ("T", "", "theme", "yes"),
        ("S", "T", "subtheme", ""),
        ("a", "S", "code", ""),
        ("a1", "a", "code", ""),
        ("a11", "a1", "code", "no"),
        ("a111", "a11", "code", ""),
        ("b", "", "code", ""),
    ],
    columns=["code_id", "parent_id", "level", "codable"],
)
# Of two coders: a parent and what stands below it, and the same code
GIVEN = [
    [{"a"}, {"a1"}],
    [{"a1"}, {"a1"}],
    [{"T"}, {"a111"}],
    [{"b"}, {"b"}],
    [{"T"}, {"T"}],
    [{"a111"}, {"a"}],
    [{"b"}, {"a1"}],
    [set(), {"b"}],
]


@pytest.fixture
def table():
    segments, assignments, codings, _ = study_of(GIVEN)
    return agreement_table(segments, assignments, codings, BOOK, statistics=["alpha", "percent", "ac1"], draws=0)


def expected(codes, statistic="alpha"):
    ratings = [[int(bool(given & codes)) for given in row] for row in GIVEN]
    return coefficient(ratings, statistic, categories=[0, 1]).value


def value(table, level, code_id, statistic="alpha"):
    rows = table[(table["scope"] == "all") & (table["summary"] == "")]
    (found,) = rows[(rows["level"] == level) & (rows["code_id"] == code_id) & (rows["statistic"] == statistic)]["value"]
    return found


def test_what_is_compared_at_each_level(table):
    rows = table[(table["scope"] == "all") & (table["statistic"] == "alpha") & (table["summary"] == "")]
    compared = rows[rows["level"] != "one_code"].groupby("level", sort=False)["code_id"].agg(list).to_dict()
    assert compared == {
        "code": ["T", "a", "a1", "a111", "b"],
        "branch": ["a", "a1", "a11"],
        "subtheme": ["S"],
        "theme": ["T"],
    }


@pytest.mark.parametrize(
    ("level", "code_id", "codes"),
    [
        ("code", "T", {"T"}),
        ("code", "a", {"a"}),
        ("code", "a1", {"a1"}),
        ("branch", "a", {"a", "a1", "a111"}),
        ("branch", "a1", {"a1", "a111"}),
        ("branch", "a11", {"a111"}),
        ("subtheme", "S", {"a", "a1", "a111"}),
        ("theme", "T", {"T", "a", "a1", "a111"}),
    ],
)
@pytest.mark.parametrize("statistic", ["alpha", "percent", "ac1"])
def test_an_entry_is_compared_as_applied_and_a_branch_with_all_below(table, level, code_id, codes, statistic):
    assert value(table, level, code_id, statistic) == pytest.approx(expected(codes, statistic), abs=1e-6)


def test_the_mean_over_codes_is_of_what_coders_apply(table):
    row = table[(table["scope"] == "all") & (table["level"] == "code") & (table["summary"] == "mean")]
    each = [expected({code}) for code in ("T", "a", "a1", "a111", "b")]
    assert row[row["statistic"] == "alpha"]["value"].iloc[0] == pytest.approx(sum(each) / 5, abs=1e-6)


def test_the_categories_of_one_code_are_what_coders_apply(table):
    ratings = [[next(iter(codes), "none") for codes in row] for row in GIVEN]
    categories = ["T", "a", "a1", "a111", "b", "none"]
    found = coefficient(ratings, "ac1", categories=categories).value
    assert one_code(table, "", "ac1")["value"].iloc[0] == pytest.approx(found, abs=1e-6)
    within = [[one if one in ("T", "a", "a1", "a111") else "none" for one in row] for row in ratings]
    found = coefficient(within, "ac1", categories=["T", "a", "a1", "a111", "none"]).value
    assert one_code(table, "T", "ac1")["value"].iloc[0] == pytest.approx(found, abs=1e-6)


def test_text_and_figure_say_that_parents_are_compared_as_applied_themselves(table, tmp_path, monkeypatch):
    segments, assignments, codings, _ = study_of(GIVEN)
    frame = coded_units_of(segments, assignments, codings, list(BOOK["code_id"]))
    said = "Of what coders applied, 3 entries have codes below; they were compared as applied themselves."
    assert said in methods_paragraph(frame, table, draws=0, further=[said_of_parents(3)])
    assert said_of_parents(1) == ("Of what coders applied, 1 entry has codes below; it was compared as applied itself.")
    assert said_of_parents(0) == ""
    drawn = []
    monkeypatch.setattr(Figure, "text", lambda page, x, y, text, **look: drawn.append(text))
    names = {"a": "Trust", "a1": "a name " * 20}
    agreement_figure(table, [tmp_path / "f.png"], names=names, parents=["T", "a", "a1"])
    assert {"T (itself)", "Trust (itself)", "a111", "b"} <= set(drawn)
    (long,) = (text for text in drawn if text.startswith("a name"))
    assert long.endswith("… (itself)")
    assert long.count("\n") == 1
