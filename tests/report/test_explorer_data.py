"""What the explorer's page holds: the talk without what is not to be quoted, and every decision."""

import json
import re

import pytest

from report.explored import CALM, SECRET, UNQUOTED, shown
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS
from themetrail.report.explorer.data import explorer_data
from themetrail.report.explorer.page import SCRIPTS, SHARED, page_of


@pytest.fixture(scope="module")
def data():
    return explorer_data(shown())


def _outcomes(data) -> dict[tuple[str, str], dict]:
    """What became of each code of each segment."""
    segments, codes = data["segments"]["id"], [entry["id"] for entry in data["entries"]]
    columns = (data["pairs"][name] for name in ("segment", "code", "outcome"))
    return {(segments[s], codes[c]): data["outcomes"][o] for s, c, o in zip(*columns, strict=True)}


def _votes(data, outcome) -> list[tuple]:
    return [(data["coders"][coder], bool(gave), action, view) for coder, gave, action, view in outcome["votes"]]


def test_every_code_says_who_gave_it_who_did_not_and_what_was_on_view(data):
    found = _outcomes(data)
    cards, calm, dropped, refused = (
        found[one] for one in (("T1-1", "cards"), ("T1-2", "calm"), ("T1-4", "calm"), ("T1-5", "time"))
    )
    assert (cards["status"], cards["rule"], cards["rank"], cards["judge"]) == ("stands", "majority", 1, "")
    assert _votes(data, cards) == [("C1", True, "accepted", "yes"), ("C2", True, "own", "no")]
    assert (calm["status"], calm["rule"], calm["judge"], calm["rank"]) == ("stands", "adjudicated", "A1", 2)
    assert _votes(data, calm) == [("C1", True, "own", "yes"), ("C2", False, "refused", "no")]
    assert (dropped["status"], dropped["judge"]) == ("dropped", "A1")
    assert _votes(data, dropped) == [("C1", True, "own", "yes"), ("C2", False, "", "no")]
    assert (refused["status"], refused["rank"]) == ("suggested", 1)  # under the name that the code has today
    assert _votes(data, refused) == [("C1", False, "refused", "yes"), ("C2", False, "ignored", "no")]
    assert found["F1-0", "calm"]["rule"] == "single"


def test_reasons_memos_and_marked_words_stand_beside(data):
    pairs = list(_outcomes(data))
    assert [(pairs[pair], reason) for pair, reason in data["reasons"]] == [(("T1-2", "calm"), "It is her own calm.")]
    ids, codes = data["segments"]["id"], [entry["id"] for entry in data["entries"]]
    assert [(ids[s], codes[c], data["coders"][who], text) for s, c, who, text in data["memos"]] == [
        ("T1-2", "calm", "C1", "She says it twice.")
    ]
    ((pair, coder, start, end),) = data["stretches"]
    assert (pairs[pair], data["coders"][coder]) == (("T1-4", "calm"), "C1")
    assert data["segments"]["text"][ids.index("T1-4")][start:end] == "I breathe out slowly"
    assert [one["memos"] for one in data["transcripts"]] == [[], [["C1", "A talk that went well."]]]


def test_words_that_are_not_to_be_quoted_are_counted_and_not_there(data):
    ids = data["segments"]["id"]
    assert [ids[place] for place in data["segments"]["withheld"]] == ["F1-2", "T1-6"]
    assert {("T1-6", "time"), ("F1-2", "calm")} <= set(_outcomes(data))
    page = page_of(data)
    assert SECRET not in page and UNQUOTED not in page
    assert SECRET in page_of(explorer_data(shown(kept_back=())))
    assert [ids[place] for place in data["segments"]["to_confirm"]] == ["T1-3"]


def test_who_is_in_no_group_is_neither_shown_nor_counted():
    whole = shown()
    left = explorer_data(shown(matrix=whole.matrix[whole.matrix["participant_id"] != "P2"]))
    place = left["segments"]["id"].index("T1-2")
    assert left["segments"]["text"][place] == "" and place in left["segments"]["withheld"]
    assert ("T1-2", "calm") not in _outcomes(left)


def test_counts_are_those_of_the_tables_with_who_mentions_a_parent_alone(data):
    assert data["counts"]["talks"]["of"] == 3 and data["counts"]["circle"]["of"] == 3
    assert data["counts"]["talks"]["entries"]["calm"] == [2, "Typical", None]
    assert data["counts"]["circle"]["entries"]["tools"] == [1, "Rare", 1]


def test_what_stands_comes_to_the_counts_of_the_tables(data):
    book, members = shown().codebook, [tuple(one) for one in data["members"]]
    who: dict[tuple[str, str], set[int]] = {}
    for (segment, code), outcome in _outcomes(data).items():
        member = data["segments"]["member"][data["segments"]["id"].index(segment)]
        for entry in book.path(code) if outcome["status"] == "stands" else ():
            who.setdefault((members[member][0], entry), set()).add(member)
    told = {(group, code): n for group, of in data["counts"].items() for code, (n, *_) in of["entries"].items()}
    assert {key: len(people) for key, people in who.items()} == {key: n for key, n in told.items() if n}


def test_the_last_round_decides_and_earlier_ones_are_told():
    first = shown().coded
    again = {"round": "r2", "coder_id": "C2", "segment_id": "T1-1"}
    later = [
        {**again, "arm": "none", "status": "no_code"},
        {**again, "coder_id": "C1", "arm": "again", "status": "coded"},
    ]
    back = {**again, "coder_id": "C1", "start": 0, "end": 5, "code_id": "cards"}
    parts = {
        **vars(first),
        "rules": {"r1": "majority", "r2": "union"},
        "assignments": ASSIGNMENTS.frame([*first.assignments.to_dict("records"), *later]),
        "codings": CODINGS.frame([*first.codings.to_dict("records"), back]),
        "consensus": first.consensus[first.consensus["segment_id"] != "T1-1"],
    }
    known = {name: parts[name] for name in type(first).__dataclass_fields__}
    data = explorer_data(shown(coded=type(first)(**known)))
    outcome = _outcomes(data)["T1-1", "cards"]
    assert (outcome["status"], outcome["rule"], outcome["round"]) == ("fell", "single", "r2")
    assert _votes(data, outcome) == [("C2", False, "", "no")]  # what came back to its own coder is no vote
    assert outcome["earlier"] == (("r1", (0, 1)),)


def test_the_page_names_its_own_scripts_and_style_in_its_policy_and_fetches_nothing(data):
    page = page_of(data)
    assert page.count("<script") == page.count("</script>") == 1 + len(SCRIPTS) + len(SHARED)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy
    assert "A study of &lt;coaches&gt;" in page and CALM not in page
    assert not re.search(r"(src|href)\s*=|@import|url\(|fetch\(|XMLHttpRequest|https?:|innerHTML|eval\(", page)
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(block) == json.loads(json.dumps(data))


def test_the_same_study_gives_the_same_bytes(data):
    assert page_of(data) == page_of(explorer_data(shown()))
