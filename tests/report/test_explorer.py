"""The explorer page: safe data, and what a person sees and does in a browser."""

import re
import shutil

import pytest

from themetrail.contracts.coding import MARKS
from themetrail.report.explorer import KEPT_BACK, explorer_data, page_of


def _data(group, missing=(), marks=None) -> dict:
    return explorer_data(
        study="A study of <coaches>",
        codebook=group.codebook,
        consensus=group.consensus,
        segments=group.segments,
        matrix=group.matrix,
        representativeness=group.counts,
        labels=group.names,
        languages={"T1": "fr"},
        missing=list(missing),
        marks=marks,
    )


def test_the_data_hold_coded_segments_of_members_only(group) -> None:
    group.matrix = group.matrix[group.matrix["participant_id"] != "P3"]
    data = _data(group)
    assert [segment["id"] for segment in data["segments"]] == ["S1", "S2", "S4"]
    assert data["segments"][0]["codes"] == ["cards"]
    assert data["groups"] == [{"id": "talks", "name": "talks", "members": ["P1", "P2"]}]
    assert data["labels"]["talks gains"] == "General"


def test_words_that_are_never_to_be_quoted_are_kept_back_and_counted(group) -> None:
    mark = {"round": "r1", "coder_id": "C1", "segment_id": "S2", "start": 0, "end": 3, "unsure": "no"}
    marks = MARKS.frame([{**mark, "quote": "never_quote", "source_file": "f", "source_row": 3}])
    before, after = (_data(group, marks=shown)["segments"] for shown in (None, marks))
    assert [segment["id"] for segment in after] == [segment["id"] for segment in before]
    assert [segment["id"] for segment in after if segment["text"] == KEPT_BACK] == ["S2"]
    words = next(segment["text"] for segment in before if segment["id"] == "S2")
    assert words not in page_of(_data(group, marks=marks))


def test_the_page_names_its_own_script_and_style_in_its_policy_and_fetches_nothing(group) -> None:
    page = page_of(_data(group))
    assert page.count("<script") == page.count("</script>") == 2
    assert len(re.findall(r"'sha256-[A-Za-z0-9+/=]{44}'", page)) == 2
    assert "A study of &lt;coaches&gt;" in page
    assert not re.search(r"(src|href)\s*=|@import|url\(|fetch\(|XMLHttpRequest|https?:", page)


@pytest.fixture
def page(group, tmp_path, playwright):
    data = _data(group, ["round r1 awaits C2"])
    data["groups"].append({"id": "others", "name": "others", "members": ["P1"]})
    (tmp_path / "explorer.html").write_text(page_of(data), encoding="utf-8")
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    opened = browser.new_page()
    opened.problems, opened.asked = [], []
    opened.on("pageerror", lambda problem: opened.problems.append(str(problem)))
    opened.on("console", lambda message: opened.problems.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.goto((tmp_path / "explorer.html").as_uri())
    yield opened
    browser.close()


def test_a_person_browses_from_theme_to_code_to_quotation(page) -> None:
    assert page.locator("h1").inner_text() == "A study of <coaches>"
    assert page.locator(".provisional").inner_text() == "Provisional: round r1 awaits C2."
    assert page.locator("figure").count() == 4
    names, counts = (page.locator(f"nav .{part}").all_inner_texts() for part in ("name", "counts"))
    tree = dict(zip(names[1:], counts, strict=True))  # the first button is for all themes
    assert tree["Gains & <b>losses</b>"] == "3/3 · 4"
    assert tree["=Cards"] == "2/3 · 2"
    assert tree["Trouble"] == "0/3 · 0"

    page.get_by_role("button", name="code =Cards").click()
    assert page.locator("h2").inner_text() == "Gains & <b>losses</b> › Tools › =Cards"
    assert page.locator("[role=status]").inner_text() == "2 of 3 participants, 2 quotations"
    assert page.locator("figcaption strong").all_inner_texts() == ["(Coach 1)", "(Coach 3)"]
    assert page.locator("blockquote").first.get_attribute("lang") == "fr"

    page.get_by_role("combobox", name="Group").select_option("talks")
    assert page.locator("[role=status]").inner_text() == "Typical: 2 of 3 participants, 2 quotations"
    page.get_by_role("combobox", name="Participant").select_option("P3")
    assert page.locator("[role=status]").inner_text() == "1 of 1 participant, 1 quotation"
    page.get_by_role("button", name="Clear filters").click()
    assert page.locator("figure").count() == 2

    page.get_by_role("button", name="All themes").click()
    page.get_by_label("Words in the quotation").fill("CALM NOW")
    assert page.locator("mark").all_inner_texts() == ["calm now"]
    assert page.locator("figure").count() == 1
    assert page.title() == "A study of <coaches> – themes and quotations"  # the words in the data ran nothing
    assert page.problems == []
    assert len(page.asked) == 1


def test_a_link_opens_a_code_and_the_keyboard_keeps_its_place(page) -> None:
    page.goto(page.url + "#calm")
    page.reload()
    assert page.locator("nav [aria-current=true] .name").inner_text().startswith("Calm </script>")
    page.get_by_role("button", name="theme Trouble").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#trouble")
    assert page.evaluate("document.activeElement.textContent").startswith("Trouble")
    assert page.problems == []
