"""A workbook that came back: which of its comments were issued on it, and what its sheets were called."""

from themetrail.coding.sheets.workbook import Opened
from themetrail.office.workbook_guard import Page

ISSUED = ["PRE1: as [Person 1] said", "PRE2: No time."]


def left_of(**comments: str) -> dict[str, str]:
    return Opened({"Coding": []}, [Page("Coding", 1, comments=comments)]).without_notes(ISSUED).pages[0].comments


def test_a_comment_that_was_issued_is_none_of_the_coder_s_whatever_a_program_did_to_it():
    assert left_of(A1="PRE2: No time.", B2="PRE2:  No\ntime. ", C3="tc={1}\nPRE2: No time.") == {}
    assert left_of(A1="PRE1: as [Person 1] said", B2="PRE1: as Ada Okafor said") == {}  # replaced since it was issued


def test_a_comment_that_says_more_or_something_else_is_the_coder_s():
    said = {"A1": "PRE2: No time. Really?", "B2": "PRE1: as Ada Okafor said it", "C3": "ask her again"}
    assert left_of(**said) == said
    assert left_of(A1="PRE2: No time.", D4="hm") == {"D4": "hm"}


def test_a_sheet_is_called_otherwise_with_all_that_stands_on_it():
    opened = Opened({"Kodieren": [["a"]], "x": []}, [Page("Kodieren", 1, comments={"A1": "hm"}), Page("x", 2)])
    renamed = opened.renamed({"Kodieren": "Coding"})
    assert renamed.sheets == {"Coding": [["a"]], "x": []}
    assert [(page.title, page.comments) for page in renamed.pages] == [("Coding", {"A1": "hm"}), ("x", {})]
