"""What the page of the audit declares is what the code does."""

from pathlib import Path

from themetrail.audit.chain.exempt import EXEMPT

PAGE = Path(__file__).parents[2] / "docs" / "audit.md"


def test_the_files_that_may_differ_are_declared_on_the_page_as_in_the_code():
    between = PAGE.read_text(encoding="utf-8").split("<!-- exempt: begin -->")[1].split("<!-- exempt: end -->")[0]
    rows = [line.strip("| ").split(" | ") for line in between.strip().splitlines()[2:]]
    assert {pattern.strip("`"): why for pattern, why in rows} == EXEMPT
