"""The page in a browser: decided with the keyboard, without a network, and what it saves is read by the next run."""

import re
import shutil

import pytest

from anonymise.small_study import DEFAULTS, KEY, detections_of, found_in, resolved, sheets_of, turns_of
from becoming import PATIENCE, becomes
from themetrail.anonymise.resolve.decisions import read_decisions
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import open_items, review_queue
from themetrail.anonymise.review.review_pages import write_page
from themetrail.contracts.anonymise import REVIEW_DECISIONS

TALK = {
    "A": [
        "We went to see Chevalleys about it, with <b>Mrs Zbinden</b> & </script><img src=x onerror=alert(1)>, 👩🏽‍⚕️.",
        "The cashier from Lausanne, 47 years old, knew my client Kevin Brunner and all of it.",
    ],
    "B": ["I think that Zbinden is right, and Kevin too, and that is the long and the short of it."],
}


class Review:
    """A study whose queue is written as a page and decided again and again; `most` questions of a transcript."""

    most = 0

    def __init__(self, folder):
        self.file = folder / "review.csv"
        self.page = folder / "review.html"
        self.sheets = sheets_of(["A", "B"])
        self.of(TALK)

    def of(self, talk):
        """Let the study be what these transcripts say."""
        self.turns = turns_of(talk)
        self.detections = detections_of(self.turns, self.sheets)
        self.registry = None

    def run(self):
        """One run of the study: the queue, its page, and the text of the turns."""
        decisions = read_decisions(self.file)
        rows = decisions.to_dict("records")
        resolution, grown = resolved(self.turns, self.detections, self.sheets, registry=self.registry, decisions=rows)
        self.registry = grown.grown()
        verdicts = Verdicts(decisions, KEY)
        below, findings = DEFAULTS.review_below, found_in(self.turns, resolution, grown, self.sheets, rows)
        queue = review_queue(
            self.turns,
            self.detections,
            resolution,
            verdicts,
            KEY,
            findings=findings,
            review_below=below,
            sample=2,
            seed=1,
            page=self.most,
        )
        write_page(queue, decisions, "Coaches & <others>", self.page)
        return queue, resolution

    def open(self, browser):
        """The page in a fresh tab that notes errors and whatever it asks for."""
        tab = browser.new_page()
        tab.set_default_timeout(1000 * PATIENCE)
        tab.problems, tab.asked = [], []
        tab.on("pageerror", lambda problem: tab.problems.append(str(problem)))
        tab.on("console", lambda message: tab.problems.append(message.text))
        tab.on("dialog", lambda dialog: tab.problems.append(dialog.message) or dialog.dismiss())
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.goto(self.page.as_uri())
        return tab

    def save(self, tab):
        """Click on save and put the file where the next run reads it."""
        with tab.expect_download() as download:
            tab.get_by_role("button", name="Save decisions").click()
        download.value.save_as(self.file)


@pytest.fixture
def review(tmp_path):
    return Review(tmp_path)


@pytest.fixture(scope="module")
def browser(playwright):
    path, options = shutil.which("chromium"), ["--no-sandbox", "--disable-gpu"]
    started = playwright.chromium.launch(executable_path=path, args=options)
    yield started
    started.close()


def test_a_review_with_one_key_an_item(review, browser):
    queue, _ = review.run()
    tab = review.open(browser)
    becomes(tab.locator("h1").inner_text, "Review of the anonymisation: Coaches & <others>")
    becomes(tab.locator(".item b, .item img").count, 0)  # words are words, never markup
    marked = tab.locator("mark").all_inner_texts()
    assert {"Chevalleys", "Zbinden"} <= set(marked) and not any("<" in words for words in marked)
    asked = queue[queue["status"] == "open"]
    becomes(tab.locator("[role=status]").inner_text, f"0 of {len(asked)} decided")
    tab.get_by_label("Your initials").fill("AB")
    tab.get_by_label("Your initials").press("Tab")
    tab.locator("h1").click()
    for row in asked.to_dict("records"):
        tab.keyboard.press("2" if row["kind"] == "sample" else "Enter")
    becomes(tab.locator("[role=status]").inner_text, f"{len(asked)} of {len(asked)} decided: all done, save")
    review.save(tab)
    assert tab.problems == [] and tab.asked == [review.page.as_uri()]  # nothing but the page itself
    tab.close()

    decided, _ = review.run()
    assert open_items(decided) == 0
    decisions = read_decisions(review.file)
    samples = decisions["item_id"].isin(queue.loc[queue["kind"] == "sample", "item_id"])
    assert decisions.loc[samples, "missed"].tolist() == [2, 2]
    sampled = queue[queue["kind"] == "sample"].set_index("item_id")["context"]
    words = decisions[samples].set_index("item_id")["words"]
    assert words.to_dict() == sampled.to_dict() and set(words) <= set(review.turns["text"])  # what was read
    assert set(decisions["decided_by"]) == {"AB"}


def test_enter_goes_on_from_what_is_decided_and_presses_a_button_that_has_the_focus(review, browser):
    queue, _ = review.run()
    tab = review.open(browser)
    word = queue["form"].tolist().index("chevalleys")
    for _ in range(word):
        tab.keyboard.press("n")
    tab.keyboard.press("r")  # proposed is keep
    tab.keyboard.press("p")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Save decisions").focus()
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")
    download.value.save_as(review.file)
    tab.close()
    assert read_decisions(review.file)["decision"].tolist() == ["replace"]


def test_change_add_undo_and_nothing_of_an_earlier_review_is_lost(review, browser):
    blank = dict.fromkeys(REVIEW_DECISIONS.columns, "")
    earlier = {**blank, "item_id": "gone00000000", "decision": "keep", "missed": None, "note": 'a "note", and\nmore'}
    REVIEW_DECISIONS.write(REVIEW_DECISIONS.frame([earlier]), review.file)
    queue, _ = review.run()
    tab = review.open(browser)
    word = queue["form"].tolist().index("chevalleys")
    for _ in range(word):
        tab.keyboard.press("n")
    tab.keyboard.press("r")
    tab.keyboard.press("p")
    tab.keyboard.press("u")
    tab.keyboard.press("r")
    tab.keyboard.press("p")
    tab.keyboard.press("t")
    tab.keyboard.type("a name, surely")
    tab.keyboard.press("Enter")
    tab.keyboard.press("a")
    tab.keyboard.type("Lausanne")
    tab.get_by_label("What it is").select_option("place")
    tab.get_by_label("What to do").select_option("keep")
    tab.get_by_role("button", name="Add", exact=True).click()
    for _ in range(queue["kind"].tolist().index("sample") - word - 1):
        tab.keyboard.press("n")
    tab.keyboard.press("0")
    becomes(tab.locator("#added li").all_inner_texts, ["Lausanne · place · keep"])
    review.save(tab)
    assert tab.problems == []
    tab.close()

    decisions = read_decisions(review.file)
    assert decisions[["decision", "form", "note"]].values.tolist() == [
        ["keep", "", 'a "note", and\nmore'],
        ["replace", "", "a name, surely"],
        ["seen", "", ""],
        ["keep", "Lausanne", ""],
    ]
    again, resolution = review.run()
    treated = resolution.entities.set_index("form")["treatment"]
    assert treated["chevalleys"] == "replace" and treated["lausanne"] == "refused"
    # The next page knows all of it, and saves it again.
    tab = review.open(browser)
    assert (again["status"] == "decided").sum() == 1
    becomes(tab.locator(".item.decided").count, 1)
    review.save(tab)
    assert sorted(read_decisions(review.file)["note"]) == sorted(decisions["note"])
    tab.close()


FREQUENT = {
    "A": [
        "Zbinden said so, and Mrs Zbinden did it, and nobody but Zbinden knew of it, as far as I can tell.",
        "We drove to Lausanne, and in Lausanne they told us that Lausanne is where it all has to be done.",
    ],
    "B": ["I went to see Mr Brindleby, and then Brindleby wrote to me, and Brindleby has never answered since."],
}


def lines(tab):
    return [tuple(line.locator("> span").all_inner_texts()[:3]) for line in tab.locator(".line").all()]


def test_the_list_is_looked_at_with_one_key_and_a_wrong_form_is_kept_with_one_more(review, browser):
    review.of(FREQUENT)
    queue, before = review.run()
    forms = queue.loc[queue["kind"] == "frequent", "form"].tolist()
    assert forms == ["brindleby", "lausanne", "zbinden"]
    tab = review.open(browser)
    replacements = before.entities.groupby("form")["replacement"].first()
    becomes(
        lambda: lines(tab),
        [
            ("Brindleby", replacements["brindleby"], "3×"),
            ("Lausanne", "[Place 1]", "3×"),
            ("Zbinden", replacements["zbinden"], "3×"),
        ],
    )
    becomes(tab.locator(".entry .context:visible").count, 1)  # of the form one is at, the words around it
    others = int((queue["status"] == "open").sum()) - 3
    becomes(tab.locator("[role=status]").inner_text, f"0 of {others + 1} decided")
    tab.keyboard.press("n")
    tab.keyboard.press("k")  # Lausanne
    tab.keyboard.press("Enter")  # at the list
    becomes(tab.locator("[role=status]").inner_text, f"1 of {others + 1} decided")
    becomes(lambda: tab.locator(".item.current").get_attribute("class"), "item current")  # the first question
    review.save(tab)
    assert tab.problems == []
    tab.close()

    decided = read_decisions(review.file).set_index("item_id")["decision"]
    listed = queue[queue["kind"] == "frequent"].set_index("form")["item_id"]
    assert decided[listed[["brindleby", "lausanne", "zbinden"]]].tolist() == ["seen", "keep", "seen"]
    again, after = review.run()
    assert after.entities.set_index("form")["treatment"]["lausanne"] == "refused"
    assert open_items(again) == others

    # A form more: it alone is new, and the page begins with it.
    review.of(
        {**FREQUENT, "B": [*FREQUENT["B"], "Chevalley and Mr Chevalley, and then it was Chevalley who came again."]}
    )
    queue, _ = review.run()
    tab = review.open(browser)
    becomes(lambda: [line[0] for line in lines(tab)], ["Chevalley", "Brindleby", "Lausanne", "Zbinden"])
    becomes(tab.locator(".entry:not(.decided) .said").all_inner_texts, ["Chevalley"])
    becomes(tab.locator(".entry.kept .said").all_inner_texts, ["Lausanne"])
    tab.get_by_role("button", name="Looked at").click()
    review.save(tab)
    tab.close()
    queue, _ = review.run()
    assert set(queue.loc[queue["kind"] == "frequent", "status"]) == {"decided"}


def test_a_decision_on_the_list_can_be_taken_back_and_its_category_changed(review, browser):
    review.of(FREQUENT)
    queue, _ = review.run()
    tab = review.open(browser)
    tab.keyboard.press("Enter")
    for _ in queue["item_id"]:
        tab.keyboard.press("p")
    tab.keyboard.press("u")  # Brindleby is open again
    becomes(tab.locator(".entry.decided .said").all_inner_texts, ["Lausanne", "Zbinden"])
    tab.keyboard.press("n")
    tab.locator(".entry.current select").select_option("person")
    tab.locator("h1").click()
    tab.locator(".entry .said", has_text="Zbinden").click()
    tab.locator(".entry.current").get_by_role("button", name="keep").click()
    review.save(tab)
    assert tab.problems == []
    tab.close()
    listed = queue[queue["kind"] == "frequent"].set_index("item_id")["form"]
    decisions = read_decisions(review.file)
    decided = {listed[row["item_id"]]: (row["decision"], row["category"]) for row in decisions.to_dict("records")}
    assert decided == {"lausanne": ("replace", "person"), "zbinden": ("keep", "person")}


def test_a_fact_is_decided_with_one_key_and_steps_are_undone(review, browser):
    review.of({"A": ["Kevin Brunner has sickle cell, is 47 years old, and was stabbed, and I met Mrs Zbinden there."]})
    queue, resolution = review.run()
    (asked,) = queue[queue["kind"] == "fact"].to_dict("records")
    tab = review.open(browser)
    tab.goto(f"{review.page.as_uri()}#{asked['item_id']}")
    tab.reload()
    current = tab.locator(".item.current")
    becomes(current.locator("mark").all_inner_texts, ["sickle cell"])
    tab.keyboard.press("k")  # a reason is asked for, and nothing is decided without it
    tab.keyboard.press("Escape")
    becomes(tab.locator(".item.decided").count, 0)
    tab.keyboard.press("2")
    becomes(tab.locator(f"[id='{asked['item_id']}'].decided").count, 1)
    tab.keyboard.press("z")
    becomes(tab.locator(".item.decided").count, 0)
    tab.keyboard.press("g")
    review.save(tab)
    assert tab.problems == []
    tab.close()
    after, resolution = review.run()
    assert set(after.loc[after["kind"] == "fact", ["status", "decision"]].iloc[0]) == {"decided", "generalise"}
    shown = resolution.entities.set_index("form")["replacement"]
    assert shown["sickle cell"] == "[inherited illness]"


def test_what_nothing_is_general_of_is_not_made_general_by_a_key(review, browser):
    review.of({"A": ["I am the only woman surgeon here. Kevin Brunner has sickle cell and was stabbed."]})
    queue, _ = review.run()
    [asked] = queue.loc[queue["proposed"] == "blank", "item_id"]
    tab = review.open(browser)
    tab.goto(f"{review.page.as_uri()}#{asked}")
    tab.reload()
    tab.keyboard.press("g")
    becomes(tab.locator(".item.decided").count, 0)
    tab.keyboard.press("b")
    becomes(tab.locator(f"[id='{asked}'].decided").count, 1)
    tab.close()


def test_what_does_not_fit_on_a_page_stands_behind_more(review, browser):
    review.most = 1
    queue, _ = review.run()
    further = queue[queue["status"] == "more"]
    assert len(further) and not queue[queue["status"] == "open"].empty
    tab = review.open(browser)
    first = tab.locator(f"#{further['item_id'].iloc[0]}".replace("#", "[id='") + "']")
    becomes(first.is_visible, False)
    waiting = tab.locator("#count").text_content()
    tab.get_by_role("button", name=re.compile(rf"^More: {len(further)} further questions?$")).click()
    becomes(first.is_visible, True)
    becomes(tab.locator("#count").text_content, waiting)
    first.click()
    tab.keyboard.press("k")
    review.save(tab)
    row = further.iloc[0]
    decided = read_decisions(review.file).set_index("item_id")
    assert decided.loc[row["item_id"], ["decision", "transcript_id"]].tolist() == ["keep", row["transcript_id"]]
    assert tab.problems == [] and [url for url in tab.asked if not url.startswith(("file:", "blob:"))] == []
