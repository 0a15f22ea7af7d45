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


@pytest.mark.parametrize(
    ("head", "page"),
    [
        (r"\mac", "mac_roman"),
        (r"\pc", "cp437"),
        (r"\pca", "cp850"),
        (r"\ansi", "cp1252"),
        (r"\ansi\ansicpg1250", "cp1250"),
        (r"\mac\ansicpg10000", "mac_roman"),
        (r"\ansi\ansicpg10000{\fonttbl{\f0\fcharset77 Geneva;}}\f0", "mac_roman"),
        (r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset238 Arial CE;}{\f1\fcharset0 Arial;}}\f0", "cp1250"),
        (r"\ansi{\fonttbl{\f0\fnil\cpg850 Arial;}}\f0", "cp850"),
    ],
)
@pytest.mark.parametrize("raw", [True, False])
def test_each_code_page(said, head, page, raw):
    name = "Zoë Töpfer" if "1250" not in page else "Łukasz Söder"
    written = (
        name.encode(page) if raw else b"".join(b"\\'%02x" % b if b > 127 else bytes([b]) for b in name.encode(page))
    )
    assert said("a.rtf", b"{\\rtf1" + head.encode() + b" I: " + written + b"\\par}") == [("I", name)]


def test_two_bytes_of_one_character_and_fonts_within_a_line(said):
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}{\f2\fcharset204 C;}}\deff0\f0"
    talk = rf"{{\rtf1\ansi\ansicpg1252{fonts} I: caf\'e9 {{\f1 \'93\'fa\'96\'7b}} {{\f2\'c4\'e0}} \'e9t\'e9\par}}"
    assert said("a.rtf", talk) == [("I", "café 日本 Да été")]


def test_unicode_with_its_fallback(said):
    talk = r"{\rtf1\ansi\uc1 I: \u269\'63\u269c {\uc2 \u26085\'93\'fa}\uc0\u233 x {\upr{old}{\*\ud{new}}}\par}"
    assert said("a.rtf", talk) == [("I", "čč 日éx new")]


def test_what_is_no_talk_is_counted_and_not_read(read):
    more = r"{\header Draft\par}{\footerl 1}{\*\annotation {\chatn} who is this}{\*\bkmkstart mine}{\pict 00ff}"
    reading = read("a.rtf", F4.replace(" fine", more + " fine"))
    assert reading.utterances == read("b.rtf", F4).utterances
    assert reading.dropped == {"headers and footers with words": 1, "comments": 1}


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (r"{\shp{\*\shpinst\shpleft0{\shptxt boxed\par}}{\shprslt twin}}", "a text box"),
        (r"{\*\do\dobxpage{\dptxbxtext boxed}}", "a text box"),
        (r"{\*\footnote lost}", "footnotes"),
        (r"{\v not shown}", "hidden text"),
    ],
)
def test_words_that_would_be_lost_stop_the_reading(read, inside, what):
    with pytest.raises(StudyError, match=f"INT1: this RTF file has {what}"):
        read("a.rtf", F4.replace(" fine", inside + " fine"))


@pytest.mark.parametrize(
    "content", [F4[:-2], F4 + "words", F4 + "}", F4.replace("fine", "f\0ine"), F4.replace("fine", "\\'zz")]
)
def test_damaged_markup(read, content):
    with pytest.raises(StudyError, match="INT1: this RTF file is damaged"):
        read("a.rtf", content)


def test_a_heading_is_nobodys(read):
    talk = r"{\rtf1\ansi I: Hello.\par\pard\outlinelevel1 Part two\par\pard P1: Yes.\line More.\par}"
    reading = read("a.rtf", talk)
    assert [(u.speaker, u.text, u.place_to) for u in reading.utterances] == [
        ("I", "Hello.", 1),
        ("P1", "Yes.\nMore.", 3),
    ]
    assert reading.dropped == {"headings between turns": 1}
