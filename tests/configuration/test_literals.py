"""What the configuration lets a study choose is what there is, neither more nor less."""

from dataclasses import asdict
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
from themetrail.configuration.suggest import Suggest
from themetrail.configuration.themes import Themes
from themetrail.contracts.themes import NOT_MENTIONED, NOT_REPORTED
from themetrail.contracts.turns import ROLES
from themetrail.method_profiles import PARTS, PROFILES
from themetrail.segment.cut import Unit
from themetrail.suggest.settings import Settings
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


@pytest.mark.parametrize(
    ("section", "told_again", "renamed"), [(Suggest, Settings, {}), (Segment, Unit, {"name": "unit"})]
)
def test_what_a_step_takes_by_default_is_what_the_configuration_says(
    section: Any, told_again: Any, renamed: dict
) -> None:
    configured = section().model_dump()
    for name, value in asdict(told_again()).items():
        said = configured[renamed.get(name, name)]
        assert (tuple(said) if isinstance(said, list) else said) == value, name


def test_what_a_study_may_ask_for_is_what_profiles_leave_out() -> None:
    (part,) = get_args(StudySection.model_fields["also"].annotation)
    assert set(get_args(part)) == set(PARTS)


def test_the_roles_whose_turns_are_coded_are_those_of_turns() -> None:
    (role,) = get_args(Segment.model_fields["codable_roles"].annotation)
    assert set(get_args(role)) == set(ROLES)


@pytest.mark.parametrize("label", [NOT_MENTIONED, NOT_REPORTED])
def test_each_label_that_tables_leave_out_can_be_shown(label: str) -> None:
    assert Report.model_fields[f"show_{label}"].annotation is bool
