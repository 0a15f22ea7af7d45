"""The explorer in a browser: what a person sees, does with the keyboard, and takes away."""

import shutil

import pytest

from becoming import becomes, comes_to_hold
from report.explored import CALM, SECRET, STUDY, shown
from report.explorer_in_browser import Reader
from themetrail.report.explorer.data import explorer_data
from themetrail.report.explorer.page import page_of
from themetrail.report.quotation_choices import Quotable, carried_out
from themetrail.sheets.quotations_sheet import read_choices

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
PHONE = {"width": 375, "height": 740}


@pytest.fixture(scope="module")
def browser(playwright):
    launched = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    yield launched
    launched.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    file = tmp_path_factory.mktemp("explorer") / "explorer.html"
    file.write_text(page_of(explorer_data(shown(missing=["round r1 awaits C2"]))), encoding="utf-8")
    return file


@pytest.fixture
def reader(browser, page):
    """Opens the page at an address, in a profile of its own."""
    opened = []

    def start(address: str = "", *, before: str = "", **settings) -> Reader:
        opened.append(Reader(browser.new_context(**settings), page, address, before=before))
        return opened[-1]

    yield start
    for one in opened:
        one.leave()


def test_groups_stand_side_by_side_with_the_numbers_of_the_tables(reader) -> None:
    seen = reader()
    becomes(seen.tab.locator("h1").inner_text, STUDY)
    assert seen.tab.title() == f"{STUDY} – themes and quotations"  # the words in the data ran nothing
    becomes(seen.tab.locator(".provisional").inner_text, "Provisional: round r1 awaits C2.")
    becomes(
        lambda: seen.tree[1:5],
        [
            "theme Gains & <b>losses</b>: 3 of 3 in talks, 3 of 3 in circle, 6 passages",
            "subtheme Tools: 2 of 3 in talks, 1 of 3 in circle, 3 passages",
            "code =Cards: 2 of 3 in talks, 0 of 3 in circle, 2 passages",
            f"code {CALM}: 2 of 3 in talks, 2 of 3 in circle, 4 passages",
        ],
    )
    seen.go("code=tools")
    becomes(seen.tab.locator("h2").inner_text, "Gains & <b>losses</b> › Tools")
    becomes(
        lambda: seen.sums,
        [
            "talks: Typical, 2 of 3 participants; 0 of them mention it and nothing below it",
            "circle: Rare, 1 of 3 participants; 1 of them mentions it and nothing below it",
        ],
    )
    seen.tab.get_by_label("Group").select_option("talks")
    becomes(
        lambda: (seen.sums[0], seen.status),
        (
            "talks: Typical, 2 of 3 participants; 0 of them mention it and nothing below it",
            "2 passages.",
        ),
    )
    seen.tab.get_by_label("Participant").select_option("P3")
    becomes(lambda: (seen.sums, seen.shown), ([], ["T1-3"]))  # of one person there is no count of a group


@pytest.mark.parametrize(
    ("language", "line", "total", "verdict", "decisions", "status"),
    [
        (
            "french",
            "sous-thème Tools : 2 sur 3 dans talks, 1 sur 3 dans circle, 3 passages",
            "talks : Typique, 2 des 3 participants ; 0 d’entre eux le mentionne sans rien au-dessous",
            "Retenu : gardé par A1",
            [
                "C1 (de sa propre initiative)",
                "C2 (a refusé la suggestion)",
                "au rang 2 ; affiché pour C1 ; non affiché pour C2",
            ],
            "2 passages correspondent.",
        ),
        (
            "german",
            "Unterthema Tools: 2 von 3 in talks, 1 von 3 in circle, 3 Stellen",
            "talks: Typisch, 2 von 3 Teilnehmenden; 0 davon erwähnen es und nichts darunter",
            "Gilt: behalten von A1",
            ["C1 (von sich aus)", "C2 (lehnte den Vorschlag ab)", "als Nummer 2; gezeigt für C1; nicht gezeigt für C2"],
            "2 Stellen passen.",
        ),
    ],
)
def test_it_speaks_the_language_of_the_study(
    browser, tmp_path, language, line, total, verdict, decisions, status
) -> None:
    file = tmp_path / "explorer.html"
    file.write_text(page_of(explorer_data(shown(language=language)), language), encoding="utf-8")
    seen = Reader(browser.new_context(), file)
    becomes(lambda: seen.tab.locator("html").get_attribute("lang"), {"french": "fr", "german": "de"}[language])
    becomes(lambda: _with_blanks(seen.tree[2]), line)
    seen.go("code=tools")
    becomes(lambda: _with_blanks(seen.sums[0]), total)
    seen.go("code=calm&only=disagreed")
    becomes(lambda: _with_blanks(seen.status), status)
    decision = seen.tab.locator(".decision").first
    becomes(lambda: _with_blanks(decision.locator(".verdict span").inner_text()), verdict)
    becomes(lambda: [_with_blanks(said) for said in decision.locator("dd").all_inner_texts()[:3]], decisions)
    marks = "one => ['::before', '::after'].map((where) => getComputedStyle(one, where).content)"
    becomes(
        lambda: seen.tab.locator(".passage blockquote > .words").first.evaluate(marks),
        {
            "french": ['"«\u00a0"', '"\u00a0»"'],
            "german": ['"„"', '"“"'],
        }[language],
    )
    for view in ("matrix", "transcript", "pinned"):
        seen.go(f"view={view}")
    seen.keys("?", "Escape")
    seen.leave()  # no sentence was missing


def _with_blanks(said: str) -> str:
    return said.replace("\u00a0", " ")


def test_a_passage_tells_how_it_was_decided(reader) -> None:
    seen = reader("code=calm&only=disagreed")
    becomes(lambda: seen.shown, ["T1-2", "T1-4"])
    kept, dropped = seen.tab.locator(".decision").all()
    becomes(kept.locator(".verdict span").inner_text, "Stands: kept by A1")
    becomes(
        kept.locator("dd").all_inner_texts,
        [
            "C1 (of their own)",
            "C2 (refused the suggestion)",
            "as number 2; on view for C1; not on view for C2",
            "It is her own calm.",
        ],
    )
    becomes(dropped.locator(".verdict span").inner_text, "Does not stand: dropped by A1")
    told = dict(zip(*(dropped.locator(tag).all_inner_texts() for tag in ("dt", "dd")), strict=True))
    assert told["Reason"] == "none was given"
    assert told["C1 marked"] == "“I breathe out slowly”"
    becomes(seen.tab.locator(".memos li").all_inner_texts, [f"C1, {CALM}: She says it twice."])
    for only, found in {
        "adjudicated": ["T1-2", "T1-4"],
        "one_coder": ["F1-0", "F1-2"],
        "memo": ["T1-2"],
        "suggested": ["T1-2"],
        "suggested,disagreed": ["T1-2"],
        "one_coder,disagreed": [],
    }.items():
        seen.go(f"code=calm&only={only}")
        becomes(lambda: seen.shown, found)
    seen.go("code=time&only=suggested")
    becomes(seen.tab.locator(".verdict span").all_inner_texts, ["Suggested, and given by nobody"])


def test_words_are_found_in_any_order_without_accents_and_elsewhere(reader) -> None:
    seen = reader()
    seen.keys("/")
    seen.tab.keyboard.insert_text("CAFE calm now")
    becomes(lambda: seen.shown, ["T1-2"])
    becomes(seen.tab.locator("mark").all_inner_texts, ["calm", "now", "café"])
    seen.tab.get_by_label("Words").fill('"now calm"')
    becomes(lambda: seen.shown, [])
    seen.tab.get_by_label("Words").fill("calm")
    becomes(lambda: seen.tree[4], f"code {CALM}: 1 of 3 in talks, 1 of 3 in circle, 2 passages")
    seen.go("code=time&words=calm")
    becomes(seen.tab.locator(".elsewhere").inner_text, "0 here, 2 in other themes: show")
    seen.tab.locator(".elsewhere button").click()
    becomes(lambda: seen.shown, ["F1-0", "T1-2"])


def test_all_state_is_in_the_address_and_back_and_reload_lead_to_it(reader) -> None:
    seen = reader()
    seen.tab.get_by_role("button", name="theme Trouble").focus()
    seen.keys("Enter")
    becomes(lambda: seen.focused, "Trouble")
    becomes(lambda: seen.address, "code=trouble")
    seen.tab.get_by_role("button", name="One coder").click()
    becomes(lambda: seen.address, "code=trouble&only=one_coder")
    seen.keys("/")
    seen.tab.keyboard.type("ab")
    seen.tab.go_back()
    becomes(seen.tab.get_by_label("Words").input_value, "")  # all letters were one step
    seen.tab.reload()
    seen.tab.wait_for_selector("body[data-ready]")
    becomes(lambda: seen.tab.get_by_role("button", name="One coder").get_attribute("aria-pressed"), "true")
    becomes(seen.tab.locator("h2").inner_text, "Trouble")
    seen.tab.go_back()
    seen.tab.go_back()
    becomes(seen.tab.locator("h2").inner_text, "All themes")
    seen.go("code=cards&shown=7&context=T1-1&view=nowhere&who=nobody")
    becomes(lambda: seen.shown, ["T1-1", "T1-3"])


def test_words_not_to_be_quoted_are_counted_and_shown_nowhere(reader) -> None:
    seen = reader("code=time")
    becomes(lambda: seen.status, "1 passage.")
    becomes(seen.tab.locator(".withheld").inner_text, "Words that are not to be quoted: counted, and not shown.")
    becomes(seen.tab.get_by_role("button", name="Pin for").count, 0)
    seen.keys("j", "p")
    becomes(lambda: seen.said, "Words that are not to be quoted: counted, and not shown.")
    seen.keys("t")
    becomes(seen.tab.locator("[data-segment=T1-6] .withheld").count, 1)
    assert SECRET not in seen.tab.content()


def test_with_the_keyboard_alone_from_a_theme_to_a_disagreement_its_context_a_pin_and_the_file(
    reader, tmp_path
) -> None:
    seen = reader(permissions=["clipboard-read", "clipboard-write"])
    seen.keys("Tab")
    becomes(lambda: seen.focused, "Skip to the passages")
    seen.keys("g", "ArrowDown")
    seen.tab_to(f"code {CALM}")
    seen.keys("Enter")
    comes_to_hold(lambda: seen.focused, CALM)
    seen.keys("d", "j")
    becomes(lambda: seen.focused, "-Coach 2 talks, T1, turn 2")
    seen.keys("k", "c")
    becomes(seen.tab.locator(".context li").count, 5)
    becomes(seen.tab.locator(".context .here .who").inner_text, "-Coach 2")
    seen.keys("p")
    becomes(lambda: seen.said, f"Pinned for {CALM}.")
    seen.keys("y")
    seen.tab.locator(".said", has_text="Copied with its source.").wait_for()
    copied = seen.tab.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("all day.” (-Coach 2, talks, T1, turn 2; T1-2)")
    seen.keys("t")
    becomes(lambda: seen.focused, "-Coach 2 turn 2")
    seen.tab.go_back()
    becomes(lambda: seen.focused, "-Coach 2 talks, T1, turn 2")
    seen.keys("l")
    rows = seen.saved(tmp_path, lambda: seen.keys("s"))
    assert rows == [_row("calm", "T1-2", 1)]
    seen.keys("?")
    becomes(lambda: seen.tab.locator("dialog kbd").all_inner_texts()[:3], ["/", "j", "k"])
    seen.keys("Escape")


def _row(code: str, segment: str, order: int, **more: str) -> dict:
    empty = dict.fromkeys(("first_words", "last_words", "edit", "translation", "confirmed"), "")
    return {"group": "talks", "code_id": code, "segment_id": segment, "order": str(order), **empty, **more}


MARK = """([segment, start, end]) => {
  const words = document.querySelector(`[data-segment="${segment}"] .words`).firstChild;
  getSelection().setBaseAndExtent(words, start, words, end);
}"""


def test_pins_are_the_same_in_another_window(reader, page) -> None:
    seen = reader("code=cards")
    other = Reader(seen.tab.context, page)
    seen.tab.get_by_role("button", name="Pin for").first.click()
    other.tab.get_by_role("button", name="Pinned (1)").wait_for()
    becomes(lambda: other.said, "Pins changed in another window.")
    other.leave()


def test_pins_outlive_a_reload_in_their_order_and_the_tables_take_the_words_that_were_marked(reader, tmp_path) -> None:
    seen = reader("code=cards")
    seen.tab.evaluate(MARK, ["T1-1", 0, 32])  # =1+1 is what I told them, and th
    seen.tab.get_by_role("button", name="Pin for").first.click()
    seen.tab.locator("[data-segment=T1-3]").get_by_role("button", name="Pin for").first.click()
    seen.tab.get_by_role("button", name="Do not pin it").click()
    becomes(seen.tab.get_by_role("button", name="Pinned (1)").count, 1)
    seen.tab.locator("[data-segment=T1-3]").get_by_role("button", name="Pin for").first.click()
    seen.tab.get_by_role("button", name="It may be printed").click()
    seen.tab.locator(".said", has_text="Pinned for =Cards.").wait_for()
    seen.tab.reload()
    seen.tab.get_by_role("button", name="Pinned (2)").click()
    becomes(seen.tab.locator(".of-code .words").all_inner_texts, ["=1+1 is what I told them, and they", "Yes."])
    seen.tab.locator(".in-print summary").first.click()
    seen.tab.get_by_label("As it is printed").first.fill("=1+1 is (…) they")
    seen.tab.get_by_label("Translation").first.fill("Eins und eins.")
    seen.tab.get_by_role("button", name="Later: =Cards 1").click()
    rows = seen.saved(tmp_path, lambda: seen.tab.get_by_role("button", name="Download quotations.csv").click())
    assert rows == [
        _row("cards", "T1-3", 1, confirmed="yes"),
        _row(
            "cards",
            "T1-1",
            2,
            first_words="'=1+1 is what I",
            last_words="told them, and they",
            edit="'=1+1 is (…) they",
            translation="Eins und eins.",
        ),
    ]
    printed = [(one.text, one.translation) for one in _carried_out(tmp_path / "quotations.csv")]
    assert printed == [("Yes.", ""), ("=1+1 is (…) they", "Eins und eins.")]
    seen.tab.get_by_role("button", name="Take out: =Cards 1").click()
    becomes(seen.tab.get_by_role("button", name="Pinned (1)").count, 1)


def _carried_out(file) -> list:
    """The quotations of =Cards that the tables make of a sheet of choices."""
    study = shown()
    quotable = Quotable(
        segments=study.segments,
        consensus=study.coded.consensus,
        codes=list(study.codebook.names),
        members={"talks": ["P1", "P2", "P3"]},
        refused=(),
        never=study.kept_back,
        struck=study.to_confirm,
    )
    return carried_out(read_choices([file])[0], str(file), quotable).of("talks")["cards"]


@pytest.mark.parametrize(
    ("store", "said"),
    [
        ("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }", "store is full"),
        ("Storage.prototype.getItem = () => { throw new DOMException('', 'SecurityError'); }", "keeps nothing"),
        ("Storage.prototype.getItem = () => '[1'", "cannot be read"),
    ],
)
def test_what_the_browser_does_not_keep_is_said_and_can_still_be_saved(reader, tmp_path, store, said) -> None:
    seen = reader("code=cards", before=store)
    seen.tab.get_by_role("button", name="Pin for").first.click()
    comes_to_hold(seen.tab.locator(".reports").inner_text, said)
    rows = seen.saved(tmp_path, lambda: seen.tab.locator(".reports button").first.click())
    assert [row["segment_id"] for row in rows] == ["T1-1"]


def test_the_view_is_downloaded_as_it_is_shown_and_no_cell_is_a_formula(reader, tmp_path) -> None:
    seen = reader("code=gains&only=disagreed")
    rows = seen.saved(tmp_path, lambda: seen.tab.get_by_role("button", name="Download these as CSV").click())
    assert [(row["segment_id"], row["verdict"], row["reason"]) for row in rows] == [
        ("T1-2", "Stands: kept by A1", "It is her own calm."),
        ("T1-4", "Does not stand: dropped by A1", ""),
    ]
    assert rows[0]["participant"] == "'-Coach 2"
    seen.go("code=cards")
    rows = seen.saved(tmp_path, lambda: seen.keys("s"))
    assert rows[0]["words"].startswith("'=1+1") and rows[0]["code"] == "'=Cards"


def test_the_matrix_leads_to_passages_with_arrow_keys(reader) -> None:
    seen = reader()
    seen.keys("m")
    becomes(seen.tab.locator(".of-group").all_inner_texts, ["talks", "circle"])
    table = seen.tab.locator(".matrix tbody tr").evaluate_all("all => all.map((row) => row.innerText.split('\\t'))")
    assert [row[1:] for row in table][3] == ["·", "1", "1", "·", "1", "1"]  # calm
    seen.tab.locator(".matrix [tabindex='0']").focus()
    seen.keys("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    becomes(lambda: seen.shown, ["T1-3"])
    becomes(lambda: seen.address, "code=cards&group=talks&who=P3")


def test_a_transcript_is_read_with_a_stripe_for_each_coder(reader) -> None:
    seen = reader("view=transcript&transcript=T1&at=T1-4")
    becomes(lambda: seen.focused, "Coach 1 turn 4")
    becomes(seen.tab.locator(".view > .memos").inner_text, "C1: A talk that went well.")
    stripes = seen.tab.locator(".turns li[data-segment]").evaluate_all(
        "all => all.map((one) => [...one.querySelectorAll('.stripes span')].map((own) => own.className).join(' '))"
    )
    assert stripes == ["unread unread", "gave gave", "gave read", "gave gave", "gave read", "read read", "gave gave"]
    becomes(seen.tab.locator("[data-segment=T1-4] .codes").inner_text, f"{CALM} C1 (dropped)")
    seen.keys("j")
    becomes(lambda: seen.focused, "Coach 3 turn 6")
    seen.tab.get_by_label("Transcript", exact=True).select_option("F1")
    becomes(seen.tab.locator(".turns li[data-segment]").count, 3)


def violations(seen: Reader) -> list:
    found = axe.Axe().run(seen.tab).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_access_is_broken(reader, scheme) -> None:
    seen = reader(color_scheme=scheme)
    for address in (
        "code=calm&context=T1-2&words=calm",
        "view=matrix",
        "view=transcript&at=T1-4&transcript=T1",
        "view=pinned",
    ):
        seen.go(address)
        if address.startswith("code"):
            seen.tab.get_by_role("button", name="Pin for").first.click()
        if address == "view=pinned":
            seen.tab.locator(".in-print summary").click()
        becomes(lambda: violations(seen), [])
    seen.keys("?")
    becomes(lambda: violations(seen), [])


def test_a_phone_shows_all_of_it_and_paper_no_buttons(reader) -> None:
    seen = reader("code=calm", viewport=PHONE)
    for address in ("code=calm&context=T1-2", "view=matrix", "view=transcript&transcript=T1", "view=pinned"):
        seen.go(address)
        becomes(lambda: seen.tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], True)
    becomes(seen.tab.locator(".entry").first.is_hidden, True)  # folded, until one asks for it
    seen.go("code=calm")
    seen.tab.emulate_media(media="print", color_scheme="dark")
    becomes(seen.tab.locator("button:visible:not(.chip)").count, 0)
    becomes(seen.tab.locator(".passage .words").first.is_visible, True)
    becomes(lambda: seen.tab.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")


def test_the_head_of_a_group_breaks_within_no_word(browser, tmp_path) -> None:
    data = explorer_data(shown(language="german"))
    for group, name in zip(data["groups"], ("Fokusgruppe", "Einzelinterviews"), strict=False):
        group["name"] = name
    file = tmp_path / "explorer.html"
    file.write_text(page_of(data, "german"), encoding="utf-8")
    seen = Reader(browser.new_context(viewport={"width": 1300, "height": 900}), file)
    lines_of_words = """head => head.firstChild.data.split(/\\s+/).map((word) => {
      const range = document.createRange(), at = head.firstChild.data.indexOf(word);
      range.setStart(head.firstChild, at);
      range.setEnd(head.firstChild, at + word.length);
      return [word, range.getClientRects().length];
    })"""
    seen.tab.locator(".heads span").first.wait_for(state="attached")
    heads = seen.tab.locator(".heads span").all()
    words = [tuple(each) for head in heads for each in head.evaluate(lines_of_words)]
    assert {("Fokusgruppe", 1), ("Einzelinterviews", 1)} <= set(words), words
    right = "es => es.map((one) => one.getBoundingClientRect().right)"
    assert seen.tab.locator(".heads span").evaluate_all(right)[0] == pytest.approx(
        seen.tab.locator(".entry.theme .counts").first.locator("span").evaluate_all(right)[0], abs=1.5
    )
