"""What no round gave to a coder is known."""

from coding.small_study import round_of, segments
from themetrail.coding.rounds import assign
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.unassigned import unassigned_segments


def test_codable_segments_without_an_assignment_are_found_and_context_is_not():
    before = segments({"INT1": [("I", "Well?"), ("P1", "Yes.")]})
    now = segments({"INT1": [("I", "Well?"), ("P1", "Yes.")], "INT2": [("I", "And you?"), ("P2", "No.")]})
    assignments = assign(round_of("C1"), before, SUGGESTIONS.empty())
    assert unassigned_segments(before, assignments).empty
    assert unassigned_segments(now, assignments)["segment_id"].tolist() == ["INT2-001"]
