"""The recipe "A coefficient" of docs/extending.md followed step by step, and what happens where a step is forgotten."""

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.coefficients import COEFFICIENTS, coefficients_in, of_codes
from themetrail.agreement.kappas import observed, percent
from themetrail.agreement.methods import methods_paragraph
from themetrail.agreement.standard_errors import kappa_error, no_chance
from themetrail.agreement.statistics import Coefficient, ForAnyCoders
from themetrail.agreement.table import agreement_table
from themetrail.configuration.agreement import Statistic

DOCS = Path(__file__).parents[2] / "docs"


def maxwell(statistic, totals):
    """Maxwell's (1977) random error coefficient of two categories, 2 p_o - 1."""
    return 2 * percent(statistic, totals) - 1


RECORD = Coefficient(
    name="maxwell",
    title="Maxwell's coefficient",
    source="Maxwell 1977",
    chance="1/2",
    missing="units with two ratings or more",
    formula=ForAnyCoders(contributions=observed, value=maxwell, blind=True, fewest_ratings=2),
    standard_error=kappa_error(no_chance),
    corrects_for_chance=True,
    stands_alone=True,
    for_codes=True,
    refuses_weights="it is for two categories",
)


@pytest.fixture
def added(monkeypatch):
    monkeypatch.setitem(COEFFICIENTS, RECORD.name, RECORD)


def test_a_coefficient_with_a_record_stands_in_the_table_with_intervals(study, added) -> None:
    table = agreement_table(*study, statistics=["percent", "maxwell"], draws=200)
    assert set(table.loc[table["level"] == "code", "statistic"]) == {"percent", "maxwell"}  # alpha is not needed
    of_codes = table[(table["scope"] == "all") & (table["level"] == "code") & (table["code_id"] == "c1")]
    raw, own = (of_codes[of_codes["statistic"] == name].iloc[0] for name in ("percent", "maxwell"))
    for column in ("value", "ci_low", "ci_high", "transcript_ci_low", "transcript_ci_high"):
        assert own[column] == pytest.approx(2 * raw[column] - 1, abs=3e-6)
    assert own["ci_low"] < own["value"] < own["ci_high"]


def test_a_coefficient_with_a_record_is_called_by_its_title_in_the_paper_and_on_the_page(study, added) -> None:
    table = agreement_table(*study, statistics=["maxwell"], draws=0)
    frame = coded_units_of(*study[:3], list(study[3]["code_id"]))
    assert "with Maxwell's coefficient: on average" in methods_paragraph(frame, table, statistic="maxwell")
    page = coefficients_in((DOCS / "agreement.md").read_text(encoding="utf-8"))
    assert "| `maxwell` | Maxwell's coefficient | 1/2 | Maxwell 1977 |" in page


def test_a_coefficient_that_the_configuration_does_not_name_is_noticed(added) -> None:
    assert set(of_codes()) - set(get_args(Statistic)) == {"maxwell"}  # tests/configuration/test_literals.py compares


@pytest.mark.parametrize("forgotten", [field.name for field in fields(Coefficient)])
def test_nothing_of_a_record_can_be_forgotten(forgotten: str) -> None:
    given = {field.name: getattr(RECORD, field.name) for field in fields(Coefficient) if field.name != forgotten}
    with pytest.raises(TypeError, match=forgotten):
        Coefficient(**given)


@pytest.mark.parametrize("forgotten", ["contributions", "value", "blind", "fewest_ratings"])
def test_the_units_that_a_formula_rests_on_cannot_be_forgotten(forgotten: str) -> None:
    given = {"contributions": observed, "value": maxwell, "blind": True, "fewest_ratings": 2}
    del given[forgotten]
    with pytest.raises(TypeError, match=forgotten):
        ForAnyCoders(**given)


def test_the_page_holds_the_table_that_the_code_makes() -> None:
    page = (DOCS / "agreement.md").read_text(encoding="utf-8")
    assert coefficients_in(page) == page
