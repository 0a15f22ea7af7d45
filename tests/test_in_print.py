"""Numbers, intervals and quotation marks as the styles print them."""

import math

import pytest

from themetrail.in_print import NOTHING, WRITINGS

APA, PLOS, BMC = (WRITINGS[name] for name in ("apa7", "plos", "bmc"))


def test_a_zero_is_left_out_where_a_number_cannot_be_greater_than_one_in_apa_alone():
    assert (APA.share(0.333), PLOS.share(0.333), BMC.share(0.333)) == (".33", "0.33", "0.33")
    assert APA.share(1) == "1.00" and APA.share(-0.061) == "−.06" and APA.share(0) == ".00"
    assert APA.number(0.333) == "0.33", "it may be greater than 1"
    assert APA.share(0.333, 3, "fr") == "0,333" and APA.share(0.333, language="de") == "0,33"


def test_a_number_that_rounds_to_zero_has_no_sign():
    assert PLOS.number(-0.001) == "0.00" and PLOS.number(-12.345, 1) == "−12.3"


def test_an_interval_stands_in_brackets_or_in_words():
    assert APA.interval(0.12, 0.45, bounded=True) == "[.12, .45]"
    assert APA.interval(-3.04, 12, 1) == "[−3.0, 12.0]"
    assert APA.interval(0.12, 0.45, language="fr") == "[0,12; 0,45]"
    assert PLOS.interval(0.12, 0.45, bounded=True) == "0.12 to 0.45"
    assert BMC.interval(0.12, 0.45, language="de") == "0,12 bis 0,45"
    assert BMC.interval(0.12, 0.46, 1, "fr") == "0,1 à 0,5"


@pytest.mark.parametrize("missing", [None, math.nan])
def test_what_there_is_not_is_a_dash(missing):
    assert APA.number(missing) == APA.share(missing) == APA.percent(missing) == NOTHING
    assert APA.interval(missing, 0.4) == PLOS.interval(0.1, missing) == NOTHING


def test_percentages_and_thousands_follow_the_language():
    assert APA.percent(389 / 549) == "70.9%" and APA.percent(0.5, 0) == "50%"
    assert APA.percent(389 / 549, language="fr") == "70,9\u00a0%" and BMC.percent(0.709, 1, "de") == "70,9\u00a0%"
    assert [APA.count(12345, language) for language in ("en", "fr", "de")] == ["12,345", "12\u202f345", "12.345"]


@pytest.mark.parametrize(
    ("said", "language", "printed"),
    [
        ('He said "go home" and left.', "en", "“He said ‘go home’ and left.”"),
        ("He said “go home”.", "en", "“He said ‘go home’.”"),
        ('"Go," he said.', "en", "“‘Go,’ he said.”"),
        ("It's the clients' day, isn't it?", "en", "“It’s the clients’ day, isn’t it?”"),
        ("She said 'don't ask' to 'em.", "en", "“She said ‘don’t ask’ to ’em.”"),
        ('Il a dit "non".', "fr", "«\u00a0Il a dit “non”.\u00a0»"),
        ("Il a dit « non » deux fois.", "fr", "«\u00a0Il a dit “non” deux fois.\u00a0»"),
        ("Er sagte „geh heim“ und ging.", "de", "„Er sagte ‚geh heim‘ und ging.“"),
        ('Er sagte "geh heim".', "de", "„Er sagte ‚geh heim‘.“"),
        ("Er sagte „geh heim“ und ging.", "en", "“Er sagte ‘geh heim’ und ging.”"),
        ("", "en", "“”"),
    ],
)
def test_double_marks_stand_outside_and_single_ones_inside(said, language, printed):
    assert APA.quoted(said, language) == printed


def test_limits_that_are_written_already_stand_as_the_style_writes_intervals() -> None:
    assert APA.limits("−24.0", "+2.7") == "[−24.0, +2.7]"
    assert APA.limits("58,0 %", "80,8 %", "de") == "[58,0 %; 80,8 %]"
    assert BMC.limits("58,0 %", "80,8 %", "fr") == "58,0 % à 80,8 %"
