"""What the configuration lets a study choose is what there is, neither more nor less."""

from typing import Any, get_args

import pytest

from themetrail.agreement.coefficients import of_codes
from themetrail.agreement.methods import RULES
from themetrail.agreement.reading import SCALES
from themetrail.agreement.table import STATISTICS
from themetrail.configuration.agreement import Agreement, Statistic
from themetrail.configuration.coding import Round
from themetrail.configuration.report import Report
from themetrail.configuration.segment import Segment
from themetrail.configuration.study import StudySection
from themetrail.configuration.themes import Themes
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.contracts.turns import ROLES
from themetrail.method_profiles import PARTS, PROFILES
from themetrail.themes.schemes import SCHEMES


def choices(section: Any, key: str) -> set[str]:
    """The values of a key that is one of several."""
    return set(get_args(section.model_fields[key].annotation))


def test_the_coefficients_are_those_of_codes() -> None:
    assert set(get_args(Statistic)) == set(of_codes())
    assert tuple(Agreement().statistics) == STATISTICS


@pytest.mark.parametrize(
    ("section", "key", "registry"),
    [
        (Agreement, "scale", {"none", *SCALES}),
        (Themes, "scheme", {*SCHEMES, "custom"}),
        (StudySection, "method", set(PROFILES)),
        (Round, "consensus", set(RULES)),
    ],
)
def test_choices_are_those_of_their_registry(section: Any, key: str, registry: set[str]) -> None:
    assert choices(section, key) == registry


def test_what_a_study_may_ask_for_is_what_profiles_leave_out() -> None:
    (part,) = get_args(StudySection.model_fields["also"].annotation)
    assert set(get_args(part)) == set(PARTS)


def test_the_roles_whose_turns_are_coded_are_those_of_turns() -> None:
    (role,) = get_args(Segment.model_fields["codable_roles"].annotation)
    assert set(get_args(role)) == set(ROLES)


@pytest.mark.parametrize("label", [NOT_MENTIONED, NOT_REPORTED])
def test_each_label_that_tables_leave_out_can_be_shown(label: str) -> None:
    assert Report.model_fields[f"show_{label}"].annotation is bool
