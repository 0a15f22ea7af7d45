"""Labels of representativeness against cut-offs written out by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.configuration.load import load_configuration
from themetrail.contracts.errors import StudyError
from themetrail.themes.schemes import SCHEMES, custom_scheme, scheme_named, schemes_in

DOCUMENT = Path(__file__).parents[2] / "docs" / "themes.md"

# n: labels of k = 1 .. n as runs, worked out by hand from the wording of each scheme: "1R 2V 2T 1G" is one participant
# rare, two and three variant, four and five typical, six general.
BY_HAND = {
    "dunand2024": """
        3: 1R 1T 1G
        4: 1R 1V 1T 1G
        5: 1R 1V 2T 1G
        6: 1R 2V 2T 1G
        7: 1R 2V 3T 1G
        8: 1R 3V 3T 1G
        9: 1R 3V 4T 1G
        10: 1R 4V 4T 1G
        11: 1R 4V 5T 1G
        12: 1R 5V 5T 1G
        13: 1R 5V 6T 1G
        14: 1R 6V 6T 1G
        15: 1R 6V 7T 1G
        16: 1R 7V 7T 1G
        17: 1R 7V 8T 1G
        18: 1R 8V 8T 1G
        19: 1R 8V 9T 1G
        20: 1R 9V 9T 1G
        21: 1R 9V 10T 1G
        22: 1R 10V 10T 1G
        23: 1R 10V 11T 1G
        24: 1R 11V 11T 1G
        25: 1R 11V 12T 1G
        26: 1R 12V 12T 1G
        27: 1R 12V 13T 1G
        28: 1R 13V 13T 1G
        29: 1R 13V 14T 1G
        30: 1R 14V 14T 1G
    """,
    "dunand2024_literal": """
        3: 1R 1V 1G
        4: 1R 2V 1G
        5: 1R 2V 1T 1G
        6: 1R 2V 2T 1G
        7: 1R 2V 3T 1G
        8: 1R 2V 4T 1G
        9: 1R 2V 5T 1G
        10: 1R 2V 6T 1G
        11: 1R 2V 7T 1G
        12: 1R 2V 8T 1G
        13: 1R 2V 9T 1G
        14: 1R 2V 10T 1G
        15: 1R 2V 11T 1G
        16: 1R 2V 12T 1G
        17: 1R 2V 13T 1G
        18: 1R 2V 14T 1G
        19: 1R 2V 15T 1G
        20: 1R 2V 16T 1G
        21: 1R 2V 17T 1G
        22: 1R 2V 18T 1G
        23: 1R 2V 19T 1G
        24: 1R 2V 20T 1G
        25: 1R 2V 21T 1G
        26: 1R 2V 22T 1G
        27: 1R 2V 23T 1G
        28: 1R 2V 24T 1G
        29: 1R 2V 25T 1G
        30: 1R 2V 26T 1G
    """,
    "hill1997": """
        3: 1– 1T 1G
        4: 1– 2T 1G
        5: 1– 1V 2T 1G
        6: 1– 1V 3T 1G
        7: 1– 2V 3T 1G
        8: 1– 2V 4T 1G
        9: 1– 3V 4T 1G
        10: 1– 3V 5T 1G
        11: 1– 4V 5T 1G
        12: 1– 4V 6T 1G
        13: 1– 5V 6T 1G
        14: 1– 5V 7T 1G
        15: 1– 6V 7T 1G
        16: 1– 6V 8T 1G
        17: 1– 7V 8T 1G
        18: 1– 7V 9T 1G
        19: 1– 8V 9T 1G
        20: 1– 8V 10T 1G
        21: 1– 9V 10T 1G
        22: 1– 9V 11T 1G
        23: 1– 10V 11T 1G
        24: 1– 10V 12T 1G
        25: 1– 11V 12T 1G
        26: 1– 11V 13T 1G
        27: 1– 12V 13T 1G
        28: 1– 12V 14T 1G
        29: 1– 13V 14T 1G
        30: 1– 13V 15T 1G
    """,
    "hill2005": """
        3: 1· 2G
        4: 1· 1V 2G
        5: 1· 1V 1T 2G
        6: 1· 2V 1T 2G
        7: 1· 2V 2T 2G
        8: 1· 3V 2T 2G
        9: 1· 3V 3T 2G
        10: 1· 4V 3T 2G
        11: 1· 4V 4T 2G
        12: 1· 5V 4T 2G
        13: 1· 5V 5T 2G
        14: 1· 6V 5T 2G
        15: 1· 6V 6T 2G
        16: 1· 2R 5V 6T 2G
        17: 1· 2R 5V 7T 2G
        18: 1· 2R 6V 7T 2G
        19: 1· 2R 6V 8T 2G
        20: 1· 2R 7V 8T 2G
        21: 1· 2R 7V 9T 2G
        22: 1· 2R 8V 9T 2G
        23: 1· 2R 8V 10T 2G
        24: 1· 2R 9V 10T 2G
        25: 1· 2R 9V 11T 2G
        26: 1· 2R 10V 11T 2G
        27: 1· 2R 10V 12T 2G
        28: 1· 2R 11V 12T 2G
        29: 1· 2R 11V 13T 2G
        30: 1· 2R 12V 13T 2G
    """,
}
SIZES = range(1, 31)  # of a group; those of 1 and 2 get no label
LETTER = {
    "general": "G",
    "typical": "T",
    "variant": "V",
    "rare": "R",
    "not_reported": "·",
    "": "–",
}


def by_hand(name: str) -> dict[int, str]:
    """The labels of each size of a group, a letter for each number of participants."""
    sizes = (line.split(":") for line in BY_HAND[name].split("\n") if ":" in line)
    return {int(n): "".join(int(run[:-1]) * run[-1] for run in runs.split()) for n, runs in sizes}


@pytest.mark.parametrize("name", SCHEMES)
def test_labels_of_one_to_thirty_participants_are_those_worked_out_by_hand(name: str) -> None:
    for n in SIZES:
        found = "".join(LETTER[SCHEMES[name].label(k, n)[0]] for k in range(1, n + 1))
        assert found == by_hand(name).get(n, n * "–"), n


def test_what_the_article_does_not_print_is_said_where_the_labels_stand() -> None:
    """Dunand et al. count of six; their focus group had five, of which three are typical here and variant literally."""
    assert {SCHEMES[name].source_at(6) for name in ("dunand2024", "dunand2024_literal")} == {"Dunand et al., 2024"}
    assert SCHEMES["dunand2024"].source_at(5) == (
        "Dunand et al., 2024, who give counts for six participants; here, typical is more than half"
    )
    assert (
        SCHEMES["dunand2024_literal"].source_at(5).endswith("whose counts for six participants are taken as they stand")
    )
    assert [SCHEMES[name].label(3, 5)[0] for name in ("dunand2024", "dunand2024_literal")] == ["typical", "variant"]
    assert SCHEMES["hill2005"].source_at(5) == SCHEMES["hill2005"].source_at(6)


def test_six_participants_by_dunand() -> None:
    cut_offs = {rule.label: (fewest, most) for rule, fewest, most in SCHEMES["dunand2024"].cut_offs(6)}
    assert cut_offs == {"general": (6, 6), "typical": (4, 5), "variant": (2, 3), "rare": (1, 1)}


def test_documentation_holds_the_tables_that_the_code_makes() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert schemes_in(page) == page
    for name in BY_HAND:
        table = page.split(f"### {name}\n")[1].split("\n\n")[0]
        for n, labels in ((n, labels) for n, labels in by_hand(name).items() if n <= 20):
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
