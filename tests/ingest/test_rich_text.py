"""RTF as f4transkript and Word write it."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.source import Utterance

F4 = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}\f0\fs22"
    "\n"
    r"{\b I:} Caf\'e9 \u8211? \{yes\} #00:00:12-3#\par"
    "\n"
    r"P1: \u-10179?\u-8704? fine\par and more [00:14] on #00:00:15-0#\par"
    "\n}"
)


def test_f4(read):
    assert read("a.rtf", F4).utterances == [
        Utterance("I", "Café – {yes}", None, 12.3, "paragraph", 1, 1),
        Utterance("P1", "\U0001f600 fine\n\nand more [00:14] on", None, 15.0, "paragraph", 2, 3),
    ]


def test_a_link_is_its_words_without_its_address(said):
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.org/secret"}}{\fldrslt{\ul see hyperlink}}}'
    assert said("a.rtf", r"{\rtf1\ansi I: " + link + r" here\par}") == [("I", "see hyperlink here")]


def test_bytes_of_the_named_code_page(said):
    raw = F4.replace("1252", "1251").replace(r"Caf\'e9", "да").encode("cp1251")
    assert said("a.rtf", raw)[0][1].startswith("да")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("I: Hello.", "not an RTF file by its content"),
        (F4.replace(" fine", r"{\footnote lost} fine"), "footnotes"),
        (F4.replace(" fine", r"{\deleted gone} fine"), "tracked deletions"),
        (F4.replace(" fine", r"\trowd a\cell\row fine"), "a table"),
        (r"{\rtf1\ansi\ansicpg932 I: \'81}", "damaged|no line begins"),
        (r"{\rtf1\ansi no speaker\par}", "no line begins with a speaker's label"),
    ],
)
def test_bad_rtf(read, content, message):
    with pytest.raises(StudyError, match=f"INT1: .*(?:{message})"):
        read("a.rtf", content)
