"""What stands in a coder's desk, and what does not."""

import json
import re

from coding.desk_study import data_of, desk_of
from themetrail.coding.desk.page import SCRIPTS


def test_the_talk_is_whole_and_says_what_the_coder_codes(issue):
    data = data_of(issue)
    assert [transcript["id"] for transcript in data["transcripts"]] == ["INT1", "INT2"]
    told = [
        segment for transcript in data["transcripts"] for turn in transcript["turns"] for segment in turn["segments"]
    ]
    assert [row[0] for row in told] == issue.segments["segment_id"].tolist()
    assert [row[2] for row in told] == issue.segments["text"].tolist()
    own = issue.assignments[issue.assignments["coder_id"] == "C1"].set_index("segment_id")["arm"]
    assert {row[0]: row[3] for row in told if row[3]} == own.to_dict()
    assert (data["coder"], data["round"], data["issue"]) == ("C1", "r1", issue.digest)


def test_suggestions_are_there_only_where_the_coder_may_see_them(issue):
    data = data_of(issue)
    own = issue.assignments[issue.assignments["coder_id"] == "C1"].set_index("segment_id")["arm"]
    suggested = set(issue.suggestions["segment_id"])
    assert set(data["suggestions"]) == {s for s, arm in own.items() if arm in ("suggestions", "code_first")} & suggested
    assert set(data["suggestions"]) != suggested  # some are blind
    assert data["suggestions"]["INT1-0001.1"] == [
        [1, "listen", 0.75, ["PRE-1", "PRE-3"], "words of its passages (talk)", "seldom given", "PRE-2"],
        [2, "pay", None, ["PRE-2", "PRE-3"], "", "", ""],
    ]
    assert data["examples"]["PRE-1"] == {
        "source": "prior",
        "codes": ["listen", "trust"],
        "text": "I let them talk first.",
    }
    assert set(data["examples"]) == {"PRE-1", "PRE-2", "PRE-3"}
    other = data_of(issue, "C2")
    assert other["suggestions"] == {} and other["examples"] == {}


def test_no_segment_tells_why_it_has_no_suggestions(issue):
    """Where a coder is shown any, those without are as those withheld; where none are shown, all are alike."""
    arms = {}
    for coder in ("C1", "C2"):
        transcripts = data_of(issue, coder)["transcripts"]
        rows = [row for one in transcripts for turn in one["turns"] for row in turn["segments"]]
        arms[coder] = {row[3] for row in rows} - {""}
    assert "blind" in arms["C1"] and "none" not in arms["C1"] and arms["C2"] == {"none"}


def test_the_codebook_has_the_colour_of_its_theme_where_a_code_has_none(issue):
    entries = {entry["id"]: entry for entry in data_of(issue)["entries"]}
    assert list(entries) == ["care", "listen", "trust", "limits", "money", "pay", "time"]
    assert (entries["pay"]["colour"], entries["pay"]["parent"]) == ("#D55E00", "money")


def test_the_page_asks_for_nothing_and_its_data_cannot_leave_their_block(issue, tmp_path):
    page = desk_of(issue, tmp_path).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy
    assert page.count("<script") == page.count("</script>") == 1 + len(SCRIPTS)
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|https?:|innerHTML|eval\(", page)
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(block) == json.loads(json.dumps(data_of(issue)))


def test_the_same_round_gives_the_same_bytes(issue, tmp_path):
    one, other = desk_of(issue, tmp_path / "a"), desk_of(issue, tmp_path / "b")
    assert one.read_bytes() == other.read_bytes()
