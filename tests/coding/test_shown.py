"""What a coder is shown beside a segment: in words, in the digest that is frozen, and after names were replaced."""

import hashlib
import json

import pandas as pd
import pytest

from coding.small_study import evidence, suggestions
from themetrail.coding.desk.data import _offered
from themetrail.coding.draft import cited_by
from themetrail.coding.sheets.evidence_page import examples_of, note_on
from themetrail.coding.shown import (
    Suggestion,
    shown_digest,
    still_said,
    suggestion_text,
    suggestions_by_segment,
    told_in,
)
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.interface.sheets.words import sheet_words
from themetrail.suggest.reasons import AGAINST, FOR, few_passages

OLD = Suggestion(1, "listen", 0.8, "PRE1-004;PRE2-001", "m1")
NEW = Suggestion(
    1,
    "listen",
    0.8,
    "PRE1-004",
    "m1",
    "words of its passages (talk, ask); its theme fits",
    "only 9 coded passages; the most alike passage was given no code",
    "PRE2-009",
)
AS_ISSUED_BEFORE = {
    "rank": 1,
    "code_id": "listen",
    "probability": 0.8,
    "evidence": "PRE1-004;PRE2-001",
    "model_id": "m1",
}


def digest(shown):
    content = {"segment_id": "S1", "arm": "suggestions", "suggestions": shown}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def test_the_digest_of_a_round_issued_by_an_earlier_version_stays_what_it_was():
    assert shown_digest("S1", "suggestions", [OLD]) == digest([AS_ISSUED_BEFORE])


@pytest.mark.parametrize("field", ["speaks_for", "speaks_against", "counterexample"])
def test_the_digest_knows_all_that_was_shown(field):
    assert shown_digest("S1", "suggestions", [NEW]) == digest([vars(NEW)])
    changed = Suggestion(**{**vars(NEW), field: "another"})
    assert shown_digest("S1", "suggestions", [changed]) != shown_digest("S1", "suggestions", [NEW])


def test_a_table_that_was_issued_without_reasons_is_read_as_before(tmp_path):
    table = suggestions().drop(columns=["speaks_for", "speaks_against", "counterexample"])
    table.to_csv(tmp_path / "suggestions.csv", index=False)
    read = suggestions_by_segment(SUGGESTIONS.read(tmp_path / "suggestions.csv"))
    assert read["INT1-001"][0] == OLD
    assert suggestion_text(OLD, {"listen": "Listening"}, sheet_words()) == "Listening\n(80 %, PRE1-004;PRE2-001)"


def test_on_the_sheet_one_reason_of_each_side_stands_and_all_in_the_comment():
    assert suggestion_text(NEW, {"listen": "Listening"}, sheet_words()) == (
        "Listening\n(80 %, PRE1-004)\nFor: words of its passages (talk, ask)\nAgainst: only 9 coded passages"
    )
    assert note_on(NEW, examples_of(evidence()), sheet_words()) == (
        "For: words of its passages (talk, ask); its theme fits\n\n"
        "Against: only 9 coded passages; the most alike passage was given no code\n\n"
        "PRE1-004: I let them talk first, and only then I ask.\n\n"
        "Without this code, PRE2-009: Nobody cites this."
    )


def test_the_desk_is_given_the_same():
    assert _offered(NEW, sheet_words()) == [
        1,
        "listen",
        0.8,
        ["PRE1-004"],
        NEW.speaks_for,
        NEW.speaks_against,
        "PRE2-009",
    ]


def test_the_passage_that_speaks_against_is_issued_with_the_others():
    assert set(cited_by(suggestions(), evidence())["evidence_id"]) == {"PRE1-004", "PRE2-001"}
    against = suggestions().assign(counterexample=["", "", "PRE2-009"])
    assert set(cited_by(against, evidence())["evidence_id"]) == {"PRE1-004", "PRE2-001", "PRE2-009"}
    assert cited_by(pd.concat([against.assign(evidence="")]), evidence())["evidence_id"].tolist() == ["PRE2-009"]


def test_a_word_that_was_replaced_in_the_text_is_taken_out_of_the_reasons_too():
    told = "words of its passages (anna bell, day); the codebook's words on it (anna); its theme fits"
    now = "So [Person 1] came by, one day."
    assert still_said(told, now) == "words of its passages (day); the codebook's words on it; its theme fits"
    assert still_said(told, "Anna Bell came by one day") == told


def test_what_the_table_of_suggestions_says_is_told_in_the_language_of_the_sheet():
    known = {*FOR.values(), *AGAINST.values(), *few_passages(0), *few_passages(1), *few_passages(9)}
    known |= {f"the most alike passage was given {what}" for what in ("another code", "no code")}
    for language in ("french", "german"):
        told = {told_in(sheet_words(language), reason) for reason in known}
        assert len(told) == len(known) and not told & known
    assert told_in(sheet_words("french"), "words of its passages (talk, ask); only 9 coded passages") == (
        "des mots de ses passages (talk, ask); seulement 9 passages codés"
    )
    assert told_in(sheet_words("french"), "said by a later version (talk)") == "said by a later version (talk)"
    assert told_in(sheet_words(), "seldom given") == "seldom given"
