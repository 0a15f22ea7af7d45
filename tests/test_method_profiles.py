"""What a method profile leaves out, what a study may ask for all the same, and what is no profile."""

import pytest

from themetrail.configuration.load import load_configuration
from themetrail.contracts.errors import StudyError
from themetrail.method_profiles import PARTS, profile_of


def makes(method: str, *also: str) -> tuple[bool, bool, bool]:
    profile = load_configuration({"study": {"method": method, "also": list(also)}}).study.profile
    return profile.coefficients, profile.saturation, profile.counts


def test_codebook_analysis_makes_everything_and_reports_by_coreq() -> None:
    assert makes("codebook_ta") == (True, True, True)
    profile = profile_of("codebook_ta")
    assert profile.reporting_guideline == "COREQ"
    assert [profile.why_not(part) for part in PARTS] == ["", "", ""]


def test_reflexive_analysis_makes_what_is_asked_for_and_reports_by_rtarg() -> None:
    assert makes("reflexive_ta") == (False, False, False)
    assert makes("reflexive_ta", "counts") == (False, False, True)
    assert makes("reflexive_ta", *PARTS) == (True, True, True)
    profile = profile_of("reflexive_ta", also=["saturation"])
    assert profile.reporting_guideline == "RTARG"
    assert profile.why_not("saturation") == ""
    assert profile.why_not("counts").startswith("Participants were not counted.")


@pytest.mark.parametrize(
    ("study", "sentence"),
    [
        ({"method": "cqr"}, "the key 'study.method' must be 'codebook_ta' or 'reflexive_ta'; consensual qualitative"),
        ({"method": "cqr"}, "Write method: codebook_ta, and scheme: hill2005 under themes for its labels"),
        ({"also": ["counts"]}, "the method 'codebook_ta' makes counts anyway; take counts out of study.also"),
        ({"method": "reflexive_ta", "also": ["labels"]}, "'coefficients', 'saturation' or 'counts'"),
    ],
)
def test_what_is_no_profile_is_refused_in_one_sentence(study: dict, sentence: str) -> None:
    with pytest.raises(StudyError) as problem:
        load_configuration({"study": study})
    assert sentence in str(problem.value)


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(StudyError, match="'grounded' is not known; there are: codebook_ta, reflexive_ta"):
        profile_of("grounded")
