"""The methods paragraph says what was done, in the words of a paper."""

import pytest

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.methods import how_settled, methods_paragraph
from themetrail.agreement.table import agreement_table


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
        (["single", "union"], "What a single coder read stands as it was coded.", "nothing had to be settled"),
        (["adjudicated"], "settled one by one by adjudication", "half"),
    ],
)
def test_how_disagreements_were_settled_follows_from_the_rules_of_the_consensus(rules, says, says_not):
    sentence = how_settled(rules)
    assert says in sentence
    assert says_not not in sentence


def test_one_coder_alone_is_said_to_be_alone(study_of):
    segments, assignments, codings, codebook = study_of(segments=12, coders="A", transcripts=3, rounds=1, missing=0)
    frame = coded_units_of(segments, assignments, codings, ["c1", "c2", "c3", "c4", "c5"])
    table = agreement_table(segments, assignments, codings, codebook, draws=0)
    paragraph = methods_paragraph(frame, table, settled=how_settled(["single"]))
    assert paragraph.startswith("One coder read 12 segments, so that there is no agreement between coders to compute.")
    assert "independently" not in paragraph
    assert "undefined" not in paragraph
