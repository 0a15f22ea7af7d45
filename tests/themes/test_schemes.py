"""Labels of representativeness against cut-offs written out by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.configuration.load import load_configuration
from themetrail.contracts.errors import StudyError
from themetrail.themes.schemes import SCHEMES, custom_scheme, scheme_named, schemes_in

DOCUMENT = Path(__file__).parents[2] / "docs" / "themes.md"

# n: labels of k = 1 .. n, worked out by hand from the wording of each scheme
BY_HAND = {
    "dunand2024": {
        3: "RTG",
        4: "RVTG",
        5: "RVTTG",
        6: "RVVTTG",
        7: "RVVTTTG",
        8: "RVVVTTTG",
        15: "RVVVVVVTTTTTTTG",
        16: "RVVVVVVVTTTTTTTG",
    },
    "hill1997": {
        3: "–TG",
        4: "–TTG",
        5: "–VTTG",
        6: "–VTTTG",
        7: "–VVTTTG",
        8: "–VVTTTTG",
        15: "–VVVVVVTTTTTTTG",
        16: "–VVVVVVTTTTTTTTG",
    },
    "hill2005": {
        3: "·GG",
        4: "·VGG",
        5: "·VTGG",
        6: "·VVTGG",
        7: "·VVTTGG",
        8: "·VVVTTGG",
        15: "·VVVVVVTTTTTTGG",
        16: "·RRVVVVVTTTTTTGG",
        17: "·RRVVVVVTTTTTTTGG",
        20: "·RRVVVVVVVTTTTTTTTGG",
    },
}
LETTER = {
    "general": "G",
    "typical": "T",
    "variant": "V",
    "rare": "R",
    "not_reported": "·",
    "": "–",
}


@pytest.mark.parametrize("name, n", [(name, n) for name, rows in BY_HAND.items() for n in rows])
def test_labels_are_those_worked_out_by_hand(name: str, n: int) -> None:
    found = "".join(LETTER[SCHEMES[name].label(k, n)[0]] for k in range(1, n + 1))
    assert found == BY_HAND[name][n]


def test_six_participants_by_dunand() -> None:
    cut_offs = {rule.label: (fewest, most) for rule, fewest, most in SCHEMES["dunand2024"].cut_offs(6)}
    assert cut_offs == {"general": (6, 6), "typical": (4, 5), "variant": (2, 3), "rare": (1, 1)}


def test_documentation_holds_the_tables_that_the_code_makes() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert schemes_in(page) == page
    for name, rows in BY_HAND.items():
        table = page.split(f"### {name}\n")[1].split("\n\n")[0]
        for n, labels in rows.items():
            row = next(line for line in table.splitlines() if line.startswith(f"| **{n}** |"))
            assert "".join(cell.strip() for cell in row.split("|")[2:]) == labels


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no marks"):
        schemes_in("a page")


@pytest.mark.parametrize("name", SCHEMES)
def test_small_groups_get_a_reason_and_no_label(name: str) -> None:
    for n in (0, 1, 2):
        for k in range(n + 1):
            label, reason = SCHEMES[name].label(k, n)
            assert label == ""
            assert "fewer than 3" in reason


@given(st.sampled_from(sorted(SCHEMES)), st.integers(3, 200), st.data())
def test_more_participants_never_lower_a_label(name: str, n: int, data) -> None:
    k = data.draw(st.integers(0, n - 1))
    rank = ["not_mentioned", "", "not_reported", "rare", "variant", "typical", "general"]
    scheme = SCHEMES[name]
    assert rank.index(scheme.label(k, n)[0]) <= rank.index(scheme.label(k + 1, n)[0])
    assert scheme.label(0, n) == ("not_mentioned", "")
    assert scheme.label(n, n) == ("general", "")


@given(st.sampled_from(sorted(SCHEMES)), st.integers(3, 60))
def test_cut_offs_agree_with_labels(name: str, n: int) -> None:
    scheme = SCHEMES[name]
    covered = {}
    for rule, fewest, most in scheme.cut_offs(n):
        for k in range(fewest or 1, (most or 0) + 1):
            covered[k] = rule.label
    assert all(covered.get(k, "") == scheme.label(k, n)[0] for k in range(1, n + 1))


@pytest.mark.parametrize("k, n", [(-1, 5), (6, 5)])
def test_impossible_counts_are_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="between 0 and n"):
        SCHEMES["dunand2024"].label(k, n)


def test_a_custom_scheme_takes_counts_and_shares() -> None:
    scheme = custom_scheme(
        [
            {"label": "most", "minimum_count": 4, "minimum_share": 0.6},
            {"label": "several", "minimum_count": 3, "minimum_share": 0.0},
            {"label": "few", "minimum_count": 0, "minimum_share": 0.3},
        ]
    )
    assert [scheme.label(k, 5)[0] for k in range(6)] == ["not_mentioned", "", "few", "several", "most", "most"]
    assert scheme.label(1, 5)[1] == "the scheme custom has no label for 1 of 5"
    assert [rule.words for rule in scheme.rules] == [
        "at least 4 and at least 60 % of the group",
        "at least 3",
        "at least 30 % of the group",
    ]


@given(st.integers(3, 100), st.integers(1, 20))
def test_a_share_typed_as_a_decimal_is_met_exactly(n: int, twentieths: int) -> None:
    scheme = custom_scheme(
        [{"label": "enough", "minimum_count": 0, "minimum_share": float(f"{twentieths * 0.05:.2f}")}]
    )
    for k in range(1, n + 1):
        assert (scheme.label(k, n)[0] == "enough") == (20 * k >= twentieths * n)


def test_a_scheme_is_found_by_its_name() -> None:
    assert scheme_named("hill2005", []) is SCHEMES["hill2005"]
    steps = [{"label": "any", "minimum_count": 1, "minimum_share": 0.0}]
    assert scheme_named("custom", steps).label(1, 9)[0] == "any"


@pytest.mark.parametrize(
    "themes, sentence",
    [
        ({"scheme": "custom"}, "needs labels under themes.custom"),
        ({"custom": [{"label": "any"}]}, "only that scheme reads them"),
        ({"scheme": "custom", "custom": [{"label": "a", "minimum_count": 3}, {"label": "a"}]}, "there twice"),
        ({"scheme": "custom", "custom": [{"label": "a"}, {"label": "b", "minimum_count": 2}]}, "can never be given"),
        ({"scheme": "custom", "custom": [{"label": " "}]}, "label"),
        ({"scheme": "hill"}, "hill1997"),
    ],
)
def test_an_unusable_scheme_is_refused_in_one_sentence(themes: dict, sentence: str) -> None:
    with pytest.raises(StudyError, match="config.yaml") as problem:
        load_configuration({"themes": themes})
    assert sentence in str(problem.value)
