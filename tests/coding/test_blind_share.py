"""The blind share: suggestions are computed and frozen with the round, and nothing a coder is given holds them."""

import zipfile

import pytest

from coding.small_study import issue_to, round_of, suggestions
from themetrail.coding.draft import check_manifest
from themetrail.coding.returned import GivenToCoder, Mark, contradictions
from themetrail.coding.rounds import is_blind
from themetrail.coding.shown import shown_digest

BLIND, SHOWN = "INT1-004", "INT1-001"


@pytest.fixture
def given(tmp_path):
    """A round in which suggestions of one segment are shown and of another withheld, each with evidence of its own."""
    name = next(
        name
        for name in (f"r{number}" for number in range(1000))
        if is_blind(BLIND, round_of("C1", name=name, blind_share=0.5), 1)
        and not is_blind(SHOWN, round_of("C1", name=name, blind_share=0.5), 1)
    )
    offered = suggestions()
    offered["evidence"] = "CITED-" + offered["segment_id"]
    entry = round_of("C1", "C2-", name=name, blind_share=0.5)
    return tmp_path, issue_to(tmp_path, entry, suggested=offered)


def test_what_is_withheld_is_frozen_with_the_round_and_stands_on_no_sheet(given):
    folder, issue = given
    assert {BLIND, SHOWN} == set(issue.suggestions["segment_id"])
    for coder, seen in (("C1", {SHOWN}), ("C2", set())):
        with zipfile.ZipFile(folder / f"sheets/{coder}.xlsx") as book:
            content = b"".join(book.read(part) for part in book.namelist()).decode()
        assert {segment for segment in (BLIND, SHOWN) if f"CITED-{segment}" in content} == seen
    counted = check_manifest(folder, issue.round)["coders"]
    assert counted["C1"]["arms"]["blind"] + counted["C1"]["arms"]["suggestions"] == counted["C1"]["segments"]
    assert counted["C2"]["arms"] == {"none": counted["C2"]["segments"]}


def test_a_coder_is_held_against_what_was_on_view_in_each_arm(given):
    _, issue = given
    frame = GivenToCoder(issue, "C1")
    assert [one.code_id for one in frame.shown[SHOWN]] == ["listen", "time"]
    assert frame.shown[BLIND] == []
    found = contradictions([Mark(3, BLIND, "time", "accepted")], frame)
    assert list(found) == [(3, "a suggestion is accepted here that was not shown beside this segment")]


def test_the_digest_of_what_was_shown_tells_the_arms_apart(given):
    _, issue = given
    offered = issue.shown[SHOWN]
    digests = {arm: shown_digest(SHOWN, arm, offered) for arm in ("suggestions", "code_first", "blind", "none")}
    assert len(set(digests.values())) == 4
    for arm in ("blind", "none"):
        assert digests[arm] == shown_digest(SHOWN, arm, [])
    for arm in ("suggestions", "code_first"):
        assert digests[arm] != shown_digest(SHOWN, arm, [])
