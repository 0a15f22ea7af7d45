"""The methods paragraph says what was done, in the words of a paper: each sentence follows from the data."""

import re
from string import Formatter
from types import SimpleNamespace

import pandas as pd
import pytest

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.methods import how_settled, methods_paragraph
from themetrail.agreement.side_by_side import on_view
from themetrail.agreement.table import agreement_table, frame_table
from themetrail.agreement.words.language import words_of
from themetrail.contracts.errors import StudyError
from themetrail.in_print import CODES

NAMES = {"a": "Being heard", "b": "Waiting", "c": "Paper"}
CODEBOOK = pd.DataFrame({"code_id": list(NAMES), "parent_id": "", "level": "code"})


def paragraph_of(*given, coders=("C1", "C2"), n=20, alone=(), language="english", fewest=1, arm="none", suggested=None):
    """The paragraph on `n` segments that all coders read; `given`: coder, number of the segment, code. The segments of
    a second group, `alone`, were read by the first coder only."""
    talk = pd.DataFrame({"segment_id": [f"s{number}" for number in range(n)], "group": "talks"})
    own = pd.DataFrame({"segment_id": list(alone), "group": "own_group"})
    segments = pd.concat([talk, own], ignore_index=True).assign(codable="yes")
    segments["transcript_id"] = [f"t{number % 3}" for number in range(len(segments))]
    saw = [(coder, segment) for coder in coders for segment in talk["segment_id"]]
    saw += [(coders[0], segment) for segment in alone]
    assignments = pd.DataFrame(saw, columns=["coder_id", "segment_id"]).assign(round="r1", status="coded", arm=arm)
    codings = [(coder, f"s{number}", code) for coder, number, code in given]
    codings = pd.DataFrame(codings, columns=["coder_id", "segment_id", "code_id"]).assign(round="r1")
    frame = coded_units_of(segments, assignments, codings, list(NAMES))
    seen = on_view(frame, assignments, {("r1", segment): codes for segment, codes in (suggested or {}).items()})
    table = frame_table(frame, CODEBOOK, draws=200, fewest=fewest, seen=seen)
    return methods_paragraph(frame, table, draws=200, fewest=fewest, names=NAMES, words=words_of(language))


ALIKE = [(coder, number, "a") for coder in ("C1", "C2") for number in range(6)]
# b: both on s0, C1 alone on s1 to s3, so that alpha is low
APART = [("C1", number, "b") for number in range(4)] + [("C2", 0, "b")]


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
        (["single", "union"], "What a single coder read stood as it was coded.", "nothing had to be settled"),
        (["adjudicated"], "settled one by one by adjudication", "half"),
    ],
)
def test_how_disagreements_were_settled_follows_from_the_rules_of_the_consensus(rules, says, says_not):
    sentence = how_settled(rules)
    assert says in sentence
    assert says_not not in sentence


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ([], "none stood in the final coding."),
        (["single"], "none stood in the final coding. What a single coder read stood as it was coded."),
        (["single", "adjudicated"], "one by one by adjudication. What a single coder read stood as it was coded."),
        (["majority"], "more than half of the coders who saw the segment applied it."),
    ],
)
def test_segments_that_several_read_are_never_said_to_have_had_one_coder(rules, says):
    sentence = how_settled(rules, read_twice=True)
    assert sentence.endswith(says)
    assert "one coder per segment" not in sentence


def test_where_nobody_read_anything_no_coder_is_said_to_have_read(study_of):
    segments, assignments, codings, codebook = study_of(segments=12, coders="A", transcripts=3, rounds=1, missing=0)
    unseen = assignments.assign(status="unseen")
    frame = coded_units_of(segments, unseen, codings.head(0), ["c1", "c2", "c3", "c4", "c5"])
    table = agreement_table(segments, unseen, codings.head(0), codebook, draws=0)
    said = methods_paragraph(frame, table, settled=how_settled([]))
    assert said == "No segment was read by a coder, so that there was no agreement to compute."


def test_one_coder_alone_is_said_to_be_alone(study_of):
    segments, assignments, codings, codebook = study_of(segments=12, coders="A", transcripts=3, rounds=1, missing=0)
    frame = coded_units_of(segments, assignments, codings, ["c1", "c2", "c3", "c4", "c5"])
    table = agreement_table(segments, assignments, codings, codebook, draws=0)
    paragraph = methods_paragraph(frame, table, settled=how_settled(["single"]))
    assert paragraph.startswith("One coder read 12 segments, so that there was no agreement between coders to compute.")
    assert "independently" not in paragraph
    assert "undefined" not in paragraph
    counted = SimpleNamespace(coders=["A"], units=range(5), n_uncoded=4, n_coded_once=3)
    assert methods_paragraph(counted, table, settled=how_settled(["single"])).startswith("One coder read 12 segments")


def test_the_lowest_code_is_named_with_its_value_and_the_counts_behind_it():
    said = paragraph_of(*ALIKE, *APART)
    value = 1 - 39 * 2 * 3 / (2 * 5 * 35)  # 40 ratings, 5 of them "applied", three segments differ
    assert f"The lowest value was {value:.2f} (" in said
    assert (
        ", of the code “Waiting”: C1 gave it to 4 segments, C2 to 1 segment, both to 1; the highest was 1.00." in said
    )
    assert "from 0." not in said
    other = paragraph_of(*[(coder, number, {"a": "b", "b": "a"}[code]) for coder, number, code in (*ALIKE, *APART)])
    assert "of the code “Being heard”: C1 gave it to 4 segments" in other


def test_codes_that_share_the_lowest_value_are_all_named():
    said = paragraph_of(*ALIKE, *APART, *[(coder, number, "c") for coder, number, _ in APART])
    assert "of the codes “Waiting” and “Paper”; the highest was 1.00. Of “Waiting”, C1 gave it to 4 segments" in said


def test_codes_without_a_disagreement_are_said_to_have_no_interval():
    assert "On 1 code there was no disagreement, so that an interval was not estimable." in paragraph_of(*ALIKE, *APART)
    assert "1.00 to 1.00" not in paragraph_of(*ALIKE, *APART)
    assert "no disagreement" not in paragraph_of(*APART)
    assert "All of these codes had the value 1.00." in paragraph_of(*ALIKE)


def test_codes_given_too_rarely_are_counted_and_left_out_openly():
    said = paragraph_of(*ALIKE, *APART, fewest=5)
    assert (
        "For 1 code given to fewer than 5 segments by any coder no coefficient was computed, and the average leaves it"
        " out: “Waiting”." in said
    )
    assert "on average 1.00 over 1 code." in said
    assert "no coefficient was computed" not in paragraph_of(*ALIKE, *APART, fewest=4)


def test_few_transcripts_are_told_beside_their_interval():
    said = paragraph_of(*ALIKE, *APART, ("C2", 5, "b"), ("C2", 7, "b"))
    assert "resampling transcripts, of which there are few)" in said
    assert "With fewer than ten transcripts, intervals that resample transcripts are likely too narrow." in said


def test_a_group_that_one_coder_read_alone_is_named():
    said = paragraph_of(*ALIKE, *APART, alone=("x1", "x2"))
    assert said.startswith("In all, 2 coders read 22 segments; 20 of these (90.9%) were seen by at least two of them")
    assert "The group own group was read by one coder alone (C1), so that nothing of it was compared." in said
    assert "alone" not in paragraph_of(*ALIKE, *APART)


def test_agreement_is_told_with_and_without_segments_that_nobody_coded():
    # s0 to s5 have a code: on these alpha over the codes a and b together has 24 ratings, 17 of them "applied"
    alpha = 1 - 23 * 2 * 3 / (2 * 17 * 7)
    said = paragraph_of(*ALIKE, *APART)
    assert f"Without the segments that nobody coded it was {alpha:.2f} (12 decisions)." in said
    assert "nobody coded" not in paragraph_of(*ALIKE, n=6)


def test_agreement_on_what_was_suggested_is_told_apart():
    offered = {f"s{number}": ["a"] for number in range(4)} | {"s1": ["b"]}
    said = paragraph_of(*ALIKE, *APART, arm="suggestions", suggested=offered)
    assert re.search(
        r"suggested to all who read the segment \S+ \(4 decisions\) and on codes .* \(36 decisions\)", said
    )
    assert "suggested" not in paragraph_of(*ALIKE, *APART, arm="none", suggested=offered)


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("coders", [("C1", "C2"), ("C1", "C2", "C3")])
def test_no_sentence_begins_with_a_numeral_or_claims_independence(language, coders):
    said = paragraph_of(*ALIKE, *APART, coders=coders, alone=("x1",), language=language, fewest=2)
    sentences = re.split(r"(?<=[a-zéäöü)”»“])\. ", said)
    assert len(sentences) > 8
    assert not [sentence for sentence in sentences if sentence[:1].isdigit()]
    for word in ("independent", "indépend", "unabhängig", "since", "{", "None", "nan"):
        assert word not in said


@pytest.mark.parametrize("language", sorted(set(CODES) - {"english"}))
def test_each_language_has_every_sentence_with_the_same_facts(language):
    def facts(sentence):
        forms = (sentence,) if isinstance(sentence, str) else sentence
        return [{name for _, name, _, _ in Formatter().parse(form) if name} for form in forms]

    english, other = words_of("english").sentences, words_of(language).sentences
    assert set(english) == set(other)
    assert {name: facts(text) for name, text in english.items()} == {name: facts(text) for name, text in other.items()}
    assert "0," in paragraph_of(*ALIKE, *APART, language=language)  # the decimal sign
    with pytest.raises(StudyError, match="klingon"):
        words_of("klingon")
