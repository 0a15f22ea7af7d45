"""The methods text: every number computed from the study's tables."""

import pandas as pd

from themetrail.contracts.coding import CARRIED
from themetrail.report.methods import methods_text

TURNS = pd.DataFrame(
    [
        ("F1", "interviewer", "How is it going there?"),
        ("F1", "participant", "Well enough, thank you."),
        ("I1", "participant", "One two three."),
        ("I2", "participant", ""),
    ],
    columns=["transcript_id", "role", "text"],
)
TRANSCRIPTS = pd.DataFrame(
    {"transcript_id": ["F1", "I1", "I2", "I9"], "group": ["focus_group", "talks", "talks", "talks"]}
)
SEGMENTS = pd.DataFrame({"segment_id": ["a", "b", "c"], "codable": ["no", "yes", "yes"]})
ASSIGNMENTS = pd.DataFrame(
    [
        ("r1", "C1", "b", "suggestions", "coded"),
        ("r1", "C2", "b", "none", "no_code"),
        ("r1", "C1", "c", "suggestions", "coded"),
        ("r1", "C2", "c", "none", "unseen"),
    ],
    columns=["round", "coder_id", "segment_id", "arm", "status"],
)
CONSENSUS = pd.DataFrame({"segment_id": ["b", "b", "c"], "rule": ["adjudicated", "majority", "majority"]})
BOOK = pd.DataFrame({"code_id": ["t", "a", "b"], "parent_id": ["", "t", "t"], "level": ["theme", "code", "code"]})
CUT_OFFS = pd.DataFrame(
    [("talks", "general", 3, 3), ("talks", "typical", 2, 2), ("talks", "variant", None, None), ("talks", "rare", 1, 1)],
    columns=["group", "label", "fewest", "most"],
).assign(source="Dunand et al., 2024")
CUT_OFFS[["fewest", "most"]] = CUT_OFFS[["fewest", "most"]].astype("Int64")


def _saturation(*new: int) -> pd.DataFrame:
    so_far = [sum(new[: place + 1]) for place in range(len(new))]
    return pd.DataFrame(
        {"group": "talks", "collected_order": range(1, len(new) + 1), "n_new_codes": new, "n_codes_so_far": so_far}
    )


def _text(**changes) -> str:
    given = {
        "turns": TURNS,
        "segments": SEGMENTS,
        "transcripts": TRANSCRIPTS,
        "people": {"focus_group": ["P1", "P2"], "talks": ["P1", "P2", "P3"]},
        "assignments": ASSIGNMENTS,
        "consensus": CONSENSUS,
        "codebook": BOOK,
        "cut_offs": CUT_OFFS,
        "saturation": _saturation(2, 1, 0),
        "changes": CARRIED.empty(),
        "unit": "turn",
        "scheme": "dunand2024",
        "agreement": "Alpha was computed.\n",
    }
    return methods_text(**(given | changes))


def test_data_are_counted_people_in_two_groups_once() -> None:
    assert (
        "3 transcripts of 3 participants (focus group: 1 transcript, 2 participants; talks: 2 transcripts, 3 "
        "participants), with 12 words in 4 turns after anonymisation; participants said 7 words of them (58.3 %)."
    ) in _text()


def test_coding_tells_readers_double_coding_suggestions_and_rules() -> None:
    text = _text()
    assert "The unit of coding was the turn; there were 2 segments to code." in text
    assert "Of these, 2 were read by 2 coders in 1 round, 1 (50.0 %) of them by two coders or more." in text
    assert "Suggested codes were shown with 2 of 3 readings (66.7 %)" in text
    assert (
        "The final coding has 3 codings in 2 segments: 2 since more than half of the coders gave them, 1 by "
        "adjudication." in text
    )


def test_coding_tells_when_suggestions_were_seen_and_from_how_many_they_were_withheld() -> None:
    arms = ["code_first", "blind", "code_first", "none"]
    text = _text(assignments=ASSIGNMENTS.assign(arm=arms))
    assert (
        "Suggested codes could be looked at once the coder had coded in 2 of 3 readings (66.7 %); a code stands only "
        "where a coder gave or accepted it. From 1 reading, drawn at random, they were withheld (33.3 %)." in text
    )
    assert "No suggested codes were shown." in _text(assignments=ASSIGNMENTS.assign(arm="blind"))


def test_themes_tell_the_scheme_and_which_group_has_no_labels() -> None:
    text = _text()
    assert "The codebook has 1 theme and 2 codes." in text
    assert "dunand2024 (Dunand et al., 2024): talks (n = 3): general = 3, typical = 2, rare = 1." in text
    assert "Without labels, being smaller than three participants: focus group." in text


def test_codes_below_codes_and_themes_that_coders_apply_are_told() -> None:
    text = _text(codebook=BOOK.assign(parent_id=["", "t", "a"], codable=["yes", "", ""]))
    assert (
        "The codebook has 1 theme and 2 codes. Of the codes, 1 stands below other codes. Coders could apply 1 of the "
        "themes and subthemes as it stands. A participant mentions an entry of the codebook if at least one segment of "
        "theirs has it, or anything below it, in the final coding;" in text
    )
    assert "A participant mentions a theme if at least one segment of theirs has one of its codes" in _text()


def test_saturation_tells_where_the_last_new_code_came() -> None:
    assert (
        "Talks: of 3 codes, 2 came with the first transcript and the last new one with transcript 2 of 3 in the order "
        "of collection; the last transcript brought no new code." in _text()
    )
    assert "the last 2 transcripts brought no new code" in _text(saturation=_saturation(3, 0, 0))
    assert "the last transcript still brought new codes" in _text(saturation=_saturation(1, 1))
    assert "Talks: one transcript with 1 code, so that saturation cannot be judged." in _text(saturation=_saturation(1))
    assert "Talks: no code in 2 transcripts." in _text(saturation=_saturation(0, 0))


def test_the_paragraph_on_agreement_is_taken_over() -> None:
    assert "## Agreement\n\nAlpha was computed.\n" in _text()
    assert "## Agreement" not in _text(agreement="")


def test_a_study_that_is_not_coded_yet_says_so() -> None:
    text = _text(
        assignments=ASSIGNMENTS.head(0),
        consensus=CONSENSUS.head(0),
        saturation=_saturation().head(0),
        cut_offs=CUT_OFFS.head(0),
        missing=["round r1 awaits C1, C2"],
    )
    assert text.startswith("# Methods\n\n**Provisional: round r1 awaits C1, C2.**\n")
    assert "No segment has been read by a coder yet. The final coding holds no code yet." in text
    assert "## Saturation" not in text


def test_a_codebook_that_changed_between_rounds_is_told_with_what_it_carried():
    blank = {"new_code_id": "x;y", "after_round": "", "date": "", "reason": "", "code_now": ""}
    names = ("old_code_id", "change", "decisions", "carried", "decided_anew", "dropped", "waiting")
    rows = [("a", "renamed", 1200, 1200, 0, 0, 0), ("b", "split", 5, 0, 2, 1, 2), ("c", "split", 0, 0, 0, 0, 0)]
    text = _text(changes=CARRIED.frame([{**blank, **dict(zip(names, row, strict=True))} for row in rows]))
    assert (
        "Between rounds, codes of the codebook were changed (1 renamed and 2 split); of 1,205 codings given with these,"
        " 1,200 stand under the code of today, 2 were decided anew by their coders, since the code had been split, 1"
        " were dropped and 2 wait for their coders to say which code they are." in text
    )
    assert "Between rounds" not in _text()
