"""Pseudonyms in print."""

from themetrail.report.placeholders import printed_as
from themetrail.report.words.language import words_of

SAID = (
    "[Person 12] went to [Place 3] in [February 2021] with [Organisation 30] [laughs]; call [Phone]. [Interviewer 1]?"
)


def test_by_role_numbers_are_gone_and_what_else_stands_in_brackets_stays():
    assert printed_as("role", {}, words_of())(SAID) == (
        "[person] went to [place] in [February 2021] with [organisation] [laughs]; call [phone]. [interviewer]?"
    )


def test_a_study_chooses_other_words():
    printed = printed_as("role", {"person": "client", "organisation": "employer"}, words_of())(SAID)
    assert printed.startswith("[client] went to [place]") and "[employer]" in printed and "[interviewer]?" in printed


def test_numbered_are_as_in_the_data():
    assert printed_as("numbered", {"person": "client"}, words_of())(SAID) == SAID
