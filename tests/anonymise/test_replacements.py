"""What stands in the place of each mention, or why it stays."""

import pytest

from themetrail.anonymise.resolve.mentions import Mention
from themetrail.anonymise.resolve.replacements import Decided
from themetrail.anonymise.spans import Span
from themetrail.contracts.anonymise import ENTITIES


@pytest.mark.parametrize(
    ("treatment", "reviewed", "score", "status"),
    [
        ("replace", "no", 0.9, "applied"),
        ("replace", "no", 0.6, "applied"),
        ("replace", "no", 0.59, "awaiting_review"),
        ("replace", "yes", 0.1, "applied"),
        ("keep", "no", 0.1, "kept"),
        ("refused", "yes", 0.9, "refused"),
        ("public", "no", 0.9, "public"),
    ],
)
def test_a_replacement_awaits_review_where_it_is_not_sure_and_nobody_has_looked(treatment, reviewed, score, status):
    row = {"transcript_id": "T1", "form": "anna", "category": "person", "entity_id": "person-1"}
    entities = ENTITIES.frame([{**row, "replacement": "[Person 1]", "treatment": treatment, "reviewed": reviewed}])
    mention = Mention("T1", 3, Span(5, 9, "person", "ner", score), "Anna", "anna")
    (made,) = Decided(entities, 0.6).replacements([mention]).to_dict("records")
    assert (made["status"], made["turn"], made["start"], made["end"]) == (status, 3, 5, 9)
    assert (made["surface"], made["entity_id"], made["replacement"]) == ("Anna", "person-1", "[Person 1]")
