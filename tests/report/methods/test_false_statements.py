"""What the text once said, and was not true: each stays away, whatever the data."""

import pandas as pd

from report.methods.small_tables import SUGGESTION, TABLES, adjudications, facts_of, saturation, table, text
from themetrail.contracts.coding import SHOWING_ARMS
from themetrail.report.methods.counted import added_since, speak_together


def test_an_arm_that_shows_suggestions_is_no_suggestion_that_was_shown():
    """A coder was to see suggestions in all four readings, and two of these had one."""
    assert TABLES["assignments"]["arm"].isin(SHOWING_ARMS).all()
    assert "4 of 4 readings" not in text()
    suggested = facts_of().coding.suggested
    assert (suggested.readings, suggested.shown, suggested.none_made) == (4, 2, 2)


def test_a_suggestion_is_of_the_round_that_issued_it():
    other = {"r1": table(SUGGESTION), "r2": table(SUGGESTION, ("c0", 1, "a", "m1"))}
    assert facts_of(suggestions=other).coding.suggested.shown == 0


def test_that_coders_worked_independently_is_never_computed():
    for language in ("english", "french", "german"):
        said = text(language=language, agreement="")
        before, _, behind = said.partition("[state: whether coders worked independently")
        assert behind or language != "english"
        assert "independent" not in before


def test_the_last_transcript_without_a_new_code_does_not_stand_alone():
    said = text(saturation=saturation(3, 0, 0))
    assert "brought no new code" not in said
    assert "a share of new information of" in said and "cannot be discovered" in said


def test_codes_that_came_into_the_codebook_later_are_not_said_to_have_been_defined_beforehand():
    assert "at the start, and" not in text() and "so this says how soon known codes came up" in text()
    said = text(added=12)
    assert "held 16 codes at the start, and 12 of the final coding were added to it later" in said
    assert "so of the others this says how soon known codes came up" in said
    assert "et un code du codage final y a été ajouté ensuite" in text(added=1, language="french")
    assert "zwei Codes der endgültigen Kodierung kamen später hinzu" in text(added=2, language="german")


def test_a_code_is_added_later_where_neither_it_nor_what_it_was_stood_in_the_first_codebook():
    first = pd.DataFrame(
        [("t", "", "theme", ""), ("a", "t", "code", ""), ("old", "t", "code", "")],
        columns=["code_id", "parent_id", "level", "codable"],
    )
    given = pd.DataFrame({"code_id": ["a", "a", "renamed", "new"]})
    changes = pd.DataFrame({"new_code_id": ["renamed;other"]})
    assert added_since(first, given, changes) == 1
    assert added_since(None, given, changes) == 0


def test_where_nobody_spoke_with_others_no_group_discussion_is_spoken_of():
    assert "where several spoke together" in text() and "in the final coding. Themes" in text(together=False)
    for language in ("english", "french", "german"):
        assert len(text(language=language, together=False)) < len(text(language=language))
    turns = pd.DataFrame(
        [("T1", "participant", "P1"), ("T1", "interviewer", ""), ("T2", "participant", "P2")],
        columns=["transcript_id", "role", "participant_id"],
    )
    assert not speak_together(turns)
    assert speak_together(pd.concat([turns, turns.tail(1).assign(participant_id="P3")]))


def test_suggestions_that_were_withheld_from_all_are_told():
    blind = TABLES["assignments"].assign(arm="blind")
    said = text(assignments=blind)
    assert (
        "No suggested codes were shown. From 4 readings (100.0%), drawn at random, they were withheld; for two" in said
    )


def test_what_adjudication_dropped_is_told():
    assert "2 were dropped" in text()
    assert "1 was dropped" in text(adjudications=adjudications("drop"))


def test_the_agreement_paragraph_stands_as_its_step_wrote_it():
    said = text(agreement="Alpha of *Cards* was .33.\n\nMore of it.\n")
    assert "## Agreement\n\nAlpha of *Cards* was .33.\n\nMore of it.\n\n## Themes" in said
    assert "## Agreement" not in text(agreement="")
