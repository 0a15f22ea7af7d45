"""The methods paragraph says what was done, in the words of a paper."""

import pytest

from themetrail.agreement.methods import how_settled


@pytest.mark.parametrize(
    ("rules", "says", "says_not"),
    [
        (["single", "single"], "one coder per segment", "adjudication"),
        (
            ["single", "majority", "adjudicated"],
            "What this left open was settled one by one by adjudication",
            "one coder",
        ),
        (["single", "union"], "at least one coder", "adjudication"),
        (["adjudicated"], "settled one by one by adjudication", "half"),
    ],
)
def test_how_disagreements_were_settled_follows_from_the_rules_of_the_consensus(rules, says, says_not):
    sentence = how_settled(rules)
    assert says in sentence
    assert says_not not in sentence
