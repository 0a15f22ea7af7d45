"""The page of a table in a browser: on a telephone, in the dark, and for those who listen to it."""

import shutil

import pytest

from report.conftest import material_of
from themetrail.report.table_html import write_html
from themetrail.report.tables import BUILDERS, as_printed

axe = pytest.importorskip("axe_playwright_python.sync_playwright")


@pytest.fixture
def pages(group, tmp_path):
    """The address of each layout's page; names and words are as long as they come."""
    group.segments.loc[0, "text"] = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, they laughed. " * 9
    group.codebook.table["definition"] = "What it means, in some words, and then in some more of them."
    group.consensus.loc[0, "rule"] = "adjudicated"
    material = material_of(group, missing=["round r1 awaits C2"])
    for name in ("labels", "themes", "quotations"):
        write_html(as_printed(BUILDERS[name](material, "talks"), "1", "A study", material), tmp_path / f"{name}.html")
    return [f"file://{tmp_path / name}.html" for name in ("labels", "themes", "quotations")]


def test_a_page_is_as_wide_as_the_screen_and_breaks_no_rule_of_access(playwright, pages) -> None:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    for width, scheme in ((375, "dark"), (375, "light"), (1280, "light")):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, offline=True
        )
        tab = context.new_page()
        for address in pages:
            tab.goto(address)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            dark = tab.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
            assert dark == (scheme == "dark")
            if (width, scheme) != (375, "light"):
                found = [one["id"] for one in axe.Axe().run(tab).response["violations"]]
                assert found == [], (address, width, scheme)
    browser.close()
