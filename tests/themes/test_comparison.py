"""Two groups side by side, worked out by hand."""

import math

import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.configuration.load import load_configuration
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK
from themetrail.themes.comparison import comparison_of, pairs_of
from themetrail.themes.mentions import COLUMNS
from themetrail.themes.representativeness import representativeness_of
from themetrail.themes.schemes import SCHEMES

BOOK = Codebook.from_table(
    CODEBOOK.frame([{"code_id": code, "level": "code", "name": code.title()} for code in ("calm", "time")])
)


def people_of(first: int, n_first: int, second: int, n_second: int) -> dict[str, list[str]]:
    """Two groups, `before` of the participants from number `first` on, `after` from `second` on."""
    return {
        "before": [f"P{i}" for i in range(first, first + n_first)],
        "after": [f"P{i}" for i in range(second, second + n_second)],
    }


def compared(people, said, scheme="dunand2024", pairs=None) -> pd.DataFrame:
    rows = [(group, who, code) for group, codes in said.items() for code, all_of in codes.items() for who in all_of]
    mentions = pd.DataFrame(rows, columns=["group", "participant_id", "code_id"], dtype="str")
    mentions = mentions.assign(transcript_id="T", segment_id="s")[COLUMNS]
    counts = representativeness_of(mentions, BOOK, people, SCHEMES[scheme])
    table = comparison_of(counts, people, pairs or [("before", "after")], SCHEMES[scheme])
    return table.set_index("code_id")


def test_two_groups_of_different_people() -> None:
    """Newcombe 1998a, table II, contrast (c): 9 of 10 and 3 of 10 differ by 0.6 (0.1705 to 0.8090)."""
    people = people_of(1, 10, 11, 10)
    said = {"before": {"calm": people["before"][:3]}, "after": {"calm": people["after"][:9]}}
    row = compared(people, said).loc["calm"]
    assert row[["n_first", "total_first", "label_first"]].tolist() == [3, 10, "variant"]
    assert row[["n_second", "total_second", "label_second"]].tolist() == [9, 10, "typical"]
    assert row[["difference", "ci_low", "ci_high"]].tolist() == pytest.approx([0.6, 0.1705, 0.8090], abs=5e-5)
    assert row[["method", "reason", "n_in_both", "kept", "new", "gone"]].tolist() == [
        "newcombe_independent",
        "",
        0,
        "",
        "",
        "",
    ]


def test_the_same_people_at_two_times() -> None:
    """Newcombe 1998b, table III: of 50, 36 both times, 12 the second alone, 2 the first: 0.20 (0.0569 to 0.3404)."""
    people = people_of(1, 50, 1, 50)
    both, new, gone = people["before"][:36], people["before"][36:48], people["before"][48:]
    row = compared(people, {"before": {"calm": [*both, *gone]}, "after": {"calm": [*both, *new]}}).loc["calm"]
    assert row[["difference", "ci_low", "ci_high"]].tolist() == pytest.approx([0.2, 0.0569, 0.3404], abs=5e-5)
    assert row["method"] == "newcombe_paired"
    assert (row["kept"], row["new"], row["gone"]) == (";".join(both), ";".join(new), ";".join(gone))


def test_partly_the_same_people_get_no_interval_and_the_reason() -> None:
    """As in the demo study: five in the focus group, the same five and one more in the interviews."""
    people = people_of(1, 5, 1, 6)
    row = compared(people, {"before": {"calm": ["P1", "P2"]}, "after": {"calm": ["P2", "P3", "P6"]}}).loc["calm"]
    assert row["difference"] == pytest.approx(3 / 6 - 2 / 5)
    assert math.isnan(row["ci_low"]) and math.isnan(row["ci_high"]) and row["method"] == ""
    assert row["reason"] == ("5 of the 6 participants are in both groups: neither two groups nor the same people twice")
    assert row[["n_in_both", "kept", "new", "gone"]].tolist() == [5, "P2", "P3", "P1"]  # P6 was not there before


@pytest.mark.parametrize(
    ("k_before", "k_after", "flagged"), [(3, 6, "yes"), (3, 5, "no"), (6, 3, "yes"), (0, 3, "yes"), (0, 2, "no")]
)
def test_thirty_points_are_flagged_where_the_scheme_has_no_rule(k_before: int, k_after: int, flagged: str) -> None:
    people = people_of(1, 10, 11, 10)
    said = {"before": {"calm": people["before"][:k_before]}, "after": {"calm": people["after"][:k_after]}}
    row = compared(people, said).loc["calm"]
    assert (row["flag_rule"], row["flagged"]) == ("points_apart", flagged)


@pytest.mark.parametrize(("k_after", "flagged"), [(11, "no"), (12, "yes")])
def test_a_little_less_than_thirty_points_is_less(k_after: int, flagged: str) -> None:
    """11 of 37 are 29.7 points more than none, 12 of 37 are 32.4."""
    people = people_of(1, 37, 38, 37)
    assert (
        compared(people, {"before": {}, "after": {"calm": people["after"][:k_after]}}).loc["calm", "flagged"] == flagged
    )


@pytest.mark.parametrize("pair", [("before", "after"), ("after", "before")])
def test_a_group_of_which_nothing_is_counted_stands_beside_none(pair: tuple[str, str]) -> None:
    people, nothing = people_of(1, 2, 3, 2), pd.DataFrame(columns=COLUMNS, dtype="str")
    counts = representativeness_of(nothing, BOOK, {"before": people["before"]}, SCHEMES["dunand2024"])
    assert len(counts) == 2
    assert comparison_of(counts, people, [pair], SCHEMES["dunand2024"]).empty


@pytest.mark.parametrize(
    ("k_before", "k_after", "flagged"),
    [
        (10, 6, "no"),  # general, typical: 40 points and one label
        (10, 5, "yes"),  # general, variant
        (6, 2, "no"),  # typical, variant
        (6, 1, "yes"),  # typical, a single case
        (2, 1, "no"),  # variant, a single case
        (2, 0, "yes"),  # variant, nobody
        (1, 0, "no"),
        (0, 0, "no"),
    ],
)
def test_two_labels_are_flagged_by_cqr(k_before: int, k_after: int, flagged: str) -> None:
    people = people_of(1, 10, 11, 10)
    said = {"before": {"calm": people["before"][:k_before]}, "after": {"calm": people["after"][:k_after]}}
    row = compared(people, said, scheme="hill2005").loc["calm"]
    assert (row["flag_rule"], row["flagged"]) == ("labels_apart", flagged)


def test_groups_that_are_too_small_for_labels_are_not_flagged_by_them() -> None:
    people = people_of(1, 2, 3, 9)
    said = {"before": {"calm": ["P1", "P2"]}, "after": {}}
    assert compared(people, said, scheme="hill1997").loc["calm", "flagged"] == ""
    assert compared(people, said).loc["calm", "flagged"] == "yes"
    three = people_of(1, 3, 4, 9)  # the fewest that get a label: two of three are typical, nobody is two labels away
    assert compared(three, said, scheme="hill1997").loc["calm", "flagged"] == "yes"
    nobody = compared(people_of(1, 0, 1, 3), {"after": {"calm": ["P1"]}}).loc["calm"]
    assert (nobody["reason"], nobody["flagged"]) == ("one of the groups has no participants", "")
    assert pd.isna(nobody["difference"])


def test_pairs_are_those_named_or_all_of_a_few_groups() -> None:
    assert pairs_of(["a", "b", "c"], []) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert pairs_of(["a"], []) == []
    assert len(pairs_of(list("abcd"), [])) == 6 and pairs_of(list("abcde"), []) == []
    assert pairs_of(list("abcde"), [["e", "a"]]) == [("e", "a")]


@pytest.mark.parametrize(
    ("compare", "sentence"),
    [
        ([["a"]], "each entry names two groups"),
        ([["a", "a"]], "the group 'a' is compared with itself"),
        ([["a", "b"], ["b", "a"]], "the groups 'b' and 'a' are compared twice"),
    ],
)
def test_pairs_that_are_none_are_refused(compare: list, sentence: str) -> None:
    with pytest.raises(StudyError, match="themes") as problem:
        load_configuration({"themes": {"compare": compare}})
    assert sentence in str(problem.value)
    assert load_configuration({"themes": {"compare": [["Focus group", "b"]]}}).themes.compare == [["Focus_group", "b"]]
