"""What the page holds on which disagreements are settled: words, marks, turns around, and what was settled before."""

from coding.test_adjudication_desk import GIVEN, IDS, MEMO, data_of, written

SETTLED = {
    ("INT1-001", "time"): ("drop", "A2", "no"),
    ("INT1-001", "forms"): ("keep", "A2", "both"),
    ("INT1-004", "forms"): ("keep", "A2", "elsewhere"),
    ("GONE-001", "time"): ("keep", "A2", ""),
}


def test_what_was_settled_stands_at_its_code_beside_it_or_is_carried_on(tmp_path):
    data = data_of(written(tmp_path, settled=SETTLED))
    first, other = data["segments"]
    assert first["open"] == [
        {"code": "time", "given": 1, "seen": 2, "decision": "drop", "reason": "no", "judge": "A2"},
        {"code": "listen", "given": 1, "seen": 2, "decision": "", "reason": "", "judge": ""},
    ]
    assert first["added"] == [{"code": "forms", "decision": "keep", "reason": "both", "judge": "A2"}]
    assert (other["id"], [one["code"] for one in other["open"]], other["added"]) == ("INT2-002", ["forms"], [])
    said = {"decision": "keep", "reason": "elsewhere", "decided_at": "", "decided_by": "A2"}
    assert data["carried"] == [{"segment_id": "INT1-004", "code_id": "forms", **said}]
    assert data_of(written(tmp_path))["carried"] == []


def test_who_marked_which_words_and_wrote_what(tmp_path):
    first, other = data_of(written(tmp_path, shows_coders=True))["segments"]
    assert first["coders"] == [
        {"who": "C1", "marks": [["time", 0, len(first["text"])]], "memo": ""},
        {"who": "C2", "marks": [["listen", 13, 24]], "memo": MEMO},
    ]
    assert first["text"][13:24] == "I ask first"
    assert other["coders"] == [
        {"who": "C1", "marks": [["forms", 0, len(other["text"])]], "memo": ""},
        {"who": "C2", "marks": [], "memo": ""},
    ]


def test_the_turns_around_are_three_before_and_one_behind(tmp_path):
    """As many as there are: a disagreement at the end of a transcript has none behind it."""
    given = [*GIVEN, ("C1", "INT2-003", "time", 0, None), ("C2", "INT1-004", "forms", 0, None)]
    around = {
        one["id"]: ([turn[2] for turn in one["before"]], [turn[2] for turn in one["after"]])
        for one in data_of(written(tmp_path, given=given))["segments"]
    }
    assert around["INT1-001"] == (["How was the training?"], ["Anything else?"])
    assert around["INT1-004"] == (
        [
            "It was good. I ask first now, and [Person 1] noticed.",
            "Anything else?",
            "=1+1 is what my boss says.",
        ],
        [],
    )
    assert around["INT2-003"] == (["How was it for you?", "Hm.", "Too many forms, and no time."], [])
    assert around["INT2-002"] == (["How was it for you?", "Hm."], ["Hm."])


def test_a_segment_that_has_become_several_holds_the_words_of_all_with_the_marks_on_them(tmp_path):
    ids = {one: one for one in IDS} | {"INT1-001": "OLD-1", "INT1-003": "OLD-1"}
    given = [("C1", "INT1-001", "time", 0, 5), ("C2", "INT1-003", "time", 1, 4), ("C2", "INT1-003", "forms", 0, None)]
    (segment,) = data_of(written(tmp_path, given=given, issued_ids=ids, shows_coders=True))["segments"]
    first, second = "It was good. I ask first now, and [Person 1] noticed.", "=1+1 is what my boss says."
    assert segment["text"] == f"{first} … {second}"
    at = len(first) + len(" … ")
    assert [coder["marks"] for coder in segment["coders"]] == [
        [["time", 0, 5]],
        [["forms", at, at + len(second)], ["time", at + 1, at + 4]],
    ]
