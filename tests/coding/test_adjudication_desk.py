"""Disagreements settled at a page in Chromium: what it shows, what its file says, and how that is read."""

import json

import pandas as pd
import pytest

from becoming import becomes, comes_to_hold
from coding.desk_in_browser import Seat
from coding.small_study import book, segments
from themetrail.coding.adjudication import read_adjudication
from themetrail.coding.consensus import votes_of
from themetrail.coding.desk.adjudication import write_adjudication_desk
from themetrail.coding.disagreements import RoundToSettle, disagreements_of
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, DECISIONS
from themetrail.contracts.errors import StudyError

# Coder, segment, code, start, end (None: to the end)
GIVEN = [
    ("C1", "INT1-001", "time", 0, None),
    ("C2", "INT1-001", "listen", 13, 24),
    ("C1", "INT2-002", "forms", 0, None),
    ("C1", "INT1-004", "time", 0, None),
    ("C2", "INT1-004", "time", 0, None),
]
IDS = ["INT1-001", "INT1-003", "INT1-004", "INT2-001", "INT2-002", "INT2-003"]
MEMO = "<b>Not sure</b> = it is 🎉"


def study(given=GIVEN):
    talk = segments()
    length = dict(zip(talk["segment_id"], talk["end"], strict=True))
    rows = [
        {
            "round": "r1",
            "coder_id": coder,
            "segment_id": segment,
            "code_id": code,
            "start": start,
            "end": length[segment] if end is None else end,
        }
        for coder, segment, code, start, end in given
    ]
    more = {"action": "own", "decided_at": "", "shown_digest": "x", "source_file": "f", "source_row": 1}
    decisions = DECISIONS.frame([{**row, **more, "memo": MEMO if row["code_id"] == "listen" else ""} for row in rows])
    coded = {(row["coder_id"], row["segment_id"]) for row in rows}
    assigned = [
        {"round": "r1", "coder_id": coder, "segment_id": one, "arm": "none"}
        | {"status": "coded" if (coder, one) in coded else "no_code"}
        for coder in ("C1", "C2")
        for one in IDS
    ]
    return talk, CODINGS.frame(rows), decisions, ASSIGNMENTS.frame(assigned)


def written(folder, *, shows_coders=False, settled=None, given=GIVEN, issued_ids=None, language="english"):
    talk, codings, decisions, assignments = study(given)
    page = folder / "adjudication_r1.html"
    found = disagreements_of(votes_of(codings, assignments), decisions, talk, book())
    to_settle = RoundToSettle("r1", "abc123", found, issued_ids or {one: one for one in IDS}, settled or {})
    key = None if shows_coders else b""
    write_adjudication_desk(
        page, to_settle, book(), codings=codings, segments=talk, title="A study", key=key, language=language
    )
    return page


def data_of(page):
    text = page.read_text(encoding="utf-8")
    return json.loads(text.partition('id="data">')[2].partition("</script>")[0])


def saved(seat, to):
    with seat.tab.expect_download() as download:
        seat.keys("Control+s")
    assert download.value.suggested_filename == "adjudication.json"
    download.value.save_as(to)
    return to


def read(path):
    find = {"time": "time", "listen": "listen", "forms": "forms"}.get
    return read_adjudication(path, "r1", "abc123", find, IDS)


@pytest.fixture
def seat(profile, tmp_path):
    opened = Seat(profile(), written(tmp_path))
    yield opened
    opened.leave()


def test_settled_by_keyboard_with_a_reload_in_between_and_read_as_it_was_settled(seat, tmp_path):
    seat.tab.locator("[name=judge]").fill("A1")
    seat.tab.locator("[name=judge]").press("Enter")
    seat.tab.locator(".code-to-settle").first.focus()
    seat.keys("k", "r")
    seat.write("The boss, not =time")
    seat.keys("Enter", "ArrowDown", "d", "ArrowDown", "d", "u")
    seat.settle()
    seat.reload()
    comes_to_hold(lambda: seat.sum, "2 of 3 codes settled")
    rulings, counts = read(saved(seat, tmp_path / "adjudication.json"))
    found = {(row.segment_id, row.code_id): (row.decision, row.decided_by, row.reason) for row in rulings.itertuples()}
    first, second = (one["code"] for one in data_of(seat.page)["segments"][0]["open"])
    assert found == {
        ("INT1-001", first): ("keep", "A1", "The boss, not =time"),
        ("INT1-001", second): ("drop", "A1", ""),
    }
    assert counts == {"settled": 2, "left_open": 1}


def test_a_code_that_nobody_gave_and_a_file_taken_in_again(seat, profile, tmp_path):
    seat.tab.locator("[name=judge]").fill("A1")
    seat.tab.get_by_label("Add a code that nobody gave").select_option("forms")
    file = saved(seat, tmp_path / "adjudication.json")
    assert read(file)[0][["segment_id", "code_id", "decision"]].to_numpy().tolist() == [["INT1-001", "forms", "keep"]]
    other = Seat(profile("other"), seat.page)
    other.load(file)
    other.tab.locator(".sum", has_text="1 of 4 codes settled").wait_for()
    again = json.loads(saved(other, tmp_path / "again.json").read_text(encoding="utf-8"))
    before = json.loads(file.read_text(encoding="utf-8"))
    assert again["rulings"] == before["rulings"]
    file.write_text(json.dumps({**before, "issue": "other"}), encoding="utf-8")
    other.load(file)
    other.tab.locator(".reports p", has_text="another round or another issue").wait_for()
    other.leave()


def test_blind_pages_do_not_hold_who_coded_and_letters_differ_between_segments(tmp_path):
    page = written(tmp_path)
    text = page.read_text(encoding="utf-8")
    assert '"C1"' not in text and '"C2"' not in text
    assert {one["who"] for one in data_of(page)["segments"][0]["coders"]} == {"Coder A", "Coder B"}
    named = written(tmp_path, shows_coders=True)
    assert [one["who"] for one in data_of(named)["segments"][0]["coders"]] == ["C1", "C2"]


@pytest.mark.parametrize(
    ("language", "coders", "asks"),
    [
        ("french", {"Codeur A", "Codeur B"}, "Intervieweur"),
        ("german", {"Kodierperson A", "Kodierperson B"}, "Interviewer"),
    ],
)
def test_who_coded_and_who_asks_are_called_in_the_language_of_the_page(tmp_path, language, coders, asks):
    segments = data_of(written(tmp_path, language=language))["segments"]
    assert {coder["who"] for one in segments for coder in one["coders"]} == coders
    around = [turn for one in segments for turn in (*one["before"], *one["after"])]
    assert {who for who, role, _ in around if role == "interviewer"} == {asks}


def test_markup_in_memos_is_text_and_words_marked_are_those_of_the_coder(seat):
    becomes(seat.tab.locator(".both .note").all_inner_texts, [f"Memo: {MEMO}"])
    said = segments().set_index("segment_id").loc["INT1-001", "text"]
    becomes(seat.tab.locator(".both .chip q").all_inner_texts, [said[13:24].strip()])


def test_what_was_settled_before_stands_there_and_stays_in_the_file(profile, tmp_path):
    settled = {("INT1-001", "time"): ("drop", "A2", "no"), ("INT1-004", "forms"): ("keep", "A2", "elsewhere")}
    seat = Seat(profile(), written(tmp_path, settled=settled))
    rulings, _ = read(saved(seat, tmp_path / "adjudication.json"))
    found = {(row.segment_id, row.code_id): (row.decision, row.decided_by, row.reason) for row in rulings.itertuples()}
    assert found == {
        ("INT1-001", "time"): ("drop", "A2", "no"),
        ("INT1-004", "forms"): ("keep", "A2", "elsewhere"),
    }
    seat.tab.locator("[name=judge]").fill("A3")  # who goes on with it takes nothing of A2's
    seat.tab.locator("[name=judge]").press("Enter")
    seat.tab.locator(".code-to-settle").nth(1).focus()
    seat.keys("k")
    rulings, _ = read(saved(seat, tmp_path / "again.json"))
    assert dict(zip(rulings["code_id"], rulings["decided_by"], strict=True)) == {
        "time": "A2",
        "listen": "A3",
        "forms": "A2",
    }
    seat.leave()


def test_what_was_settled_outlives_a_page_made_anew_on_which_a_segment_is_no_longer_in_dispute(seat, tmp_path):
    seat.tab.locator("[name=judge]").fill("A1")
    seat.tab.locator(".code-to-settle").first.focus()
    seat.keys("k", "ArrowDown", "k", "ArrowDown", "d")
    seat.settle()
    before = json.loads(saved(seat, tmp_path / "before.json").read_text(encoding="utf-8"))["rulings"]
    written(tmp_path, given=[*GIVEN, ("C2", "INT2-002", "forms", 0, None)])
    seat.reload()
    comes_to_hold(lambda: seat.sum, "2 of 2 codes settled")
    after = json.loads(saved(seat, tmp_path / "after.json").read_text(encoding="utf-8"))["rulings"]
    assert after == before and {one["segment_id"] for one in after} == {"INT1-001", "INT2-002"}
    seat.keys("u")
    file = json.loads(saved(seat, tmp_path / "undone.json").read_text(encoding="utf-8"))
    assert {one["segment_id"] for one in file["rulings"]} == {"INT1-001"}


def test_a_segment_that_has_become_several_is_settled_once(profile, tmp_path):
    ids = {one: one for one in IDS} | {
        "INT1-001": "OLD-1",
        "INT1-004": "OLD-1",
        "INT2-001": "OLD-2",
        "INT2-003": "OLD-2",
    }
    given = [("C1", "INT1-001", "time", 0, 5), ("C2", "INT1-004", "time", 3, 9), ("C2", "INT1-004", "listen", 0, None)]
    settled = {(one, "forms"): ("keep", "A2", "") for one in ("INT2-001", "INT2-003")}
    page = written(tmp_path, given=given, issued_ids=ids, settled=settled, shows_coders=True)
    (segment,) = data_of(page)["segments"]
    said = segments().set_index("segment_id")["text"]
    assert segment["text"] == f"{said['INT1-001']} … {said['INT1-004']}"
    words = {
        (coder["who"], code): segment["text"][start:end]
        for coder in segment["coders"]
        for code, start, end in coder["marks"]
    }
    assert words == {
        ("C1", "time"): said["INT1-001"][:5],
        ("C2", "time"): said["INT1-004"][3:9],
        ("C2", "listen"): said["INT1-004"],
    }
    assert [one["code"] for one in segment["open"]] == ["time", "listen"]
    seat = Seat(profile(), page)
    seat.tab.locator(".code-to-settle").first.focus()
    seat.keys("k")
    file = saved(seat, tmp_path / "adjudication.json")
    find = {"time": "time", "listen": "listen", "forms": "forms"}.get
    rulings, counts = read_adjudication(file, "r1", "abc123", find, ["OLD-1", "OLD-2"])
    assert counts == {"settled": 2, "left_open": 1}
    assert set(rulings["segment_id"]) == {"OLD-1", "OLD-2"}
    seat.leave()


def test_a_file_that_says_otherwise_than_the_browser_is_told(seat, tmp_path):
    seat.tab.locator(".code-to-settle").first.focus()
    seat.keys("k")
    seat.settle()
    first = data_of(seat.page)["segments"][0]["open"][0]["code"]
    written(tmp_path, settled={("INT1-001", first): ("keep", "A2", "")})
    seat.reload()
    becomes(lambda: seat.reports, [])
    written(tmp_path, settled={("INT1-001", first): ("drop", "A2", "no")})
    seat.reload()
    told = "1 code is settled otherwise in the file in the folder of round r1"
    becomes(lambda: [one.startswith(told) for one in seat.reports], [True])


EXPORT = {
    "format": "themetrail adjudication",
    "version": 1,
    "round": "r1",
    "issue": "abc123",
    "decided_by": "A1",
    "desk": "d",
    "sequence": 1,
    "exported_at": "2026-11-27T15:00:00.000Z",
    "rulings": [],
    "history": [],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "themetrail coding"}, "no export of the adjudication desk"),
        ({"round": "r2"}, "not the adjudication of round 'r1'"),
        ({"issue": "x"}, "another issue of round 'r1'"),
        ({"version": 2}, "'version' must be 1"),
        ({"rulings": {}}, "'rulings' must be a list"),
        ({"rulings": [{"segment_id": "INT1-001"}]}, "'code_id' is missing"),
        ({"rulings": ["INT1-001"]}, "must be an object with keys of its own"),
        ({"desk": 3}, "'desk' must be"),
        ({"more": 1}, "a key that no export has"),
    ],
)
def test_each_failure_of_a_file_is_one_sentence(tmp_path, change, said):
    path = tmp_path / "adjudication.json"
    path.write_text(json.dumps(EXPORT | change), encoding="utf-8")
    with pytest.raises(StudyError, match=said):
        read(path)
    path.write_text(json.dumps(EXPORT)[:40], encoding="utf-8")
    with pytest.raises(StudyError, match="ends in the middle"):
        read(path)


def test_the_rulings_of_an_export_are_read_and_those_without_a_decision_stay_open(tmp_path):
    settled = {"segment_id": "INT1-001", "reason": "In Léman", "decided_at": "2026-11-27T15:00:00.000Z"}
    rulings = [
        settled | {"code_id": "time", "decision": "keep", "decided_by": "A1"},
        settled | {"code_id": "listen", "decision": "drop", "decided_by": "A2"},
        settled | {"code_id": "forms", "decision": "", "decided_by": "", "reason": "", "decided_at": ""},
    ]
    path = tmp_path / "adjudication.json"
    path.write_text(json.dumps(EXPORT | {"rulings": rulings}), encoding="utf-8")
    table, counts = read(path)
    assert table[["code_id", "decision", "decided_by", "reason"]].to_numpy().tolist() == [
        ["time", "keep", "A1", "In Léman"],
        ["listen", "drop", "A2", "In Léman"],
    ]
    assert counts == {"settled": 2, "left_open": 1}


def test_a_round_without_disagreement_says_so(profile, tmp_path):
    page = tmp_path / "none.html"
    talk, codings, *_ = study()
    empty = pd.DataFrame(columns=codings.columns)
    nothing = RoundToSettle("r1", "abc123", [], {}, {})
    write_adjudication_desk(page, nothing, book(), codings=empty, segments=talk, title="A", key=b"")
    seat = Seat(profile(), page)
    comes_to_hold(seat.tab.locator("main").inner_text, "nothing to settle")
    seat.leave()
