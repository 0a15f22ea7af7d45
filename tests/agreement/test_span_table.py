"""The table of agreement on stretches, by hand on small studies."""

import numpy as np
import pandas as pd
import pytest

from themetrail.agreement import alpha_u
from themetrail.agreement.spans.coded_spans import joined
from themetrail.agreement.spans.sentences import said_of_stretches
from themetrail.agreement.spans.table import span_agreement
from themetrail.contracts.agreement import SPAN_AGREEMENT
from themetrail.method_profiles import profile_of


def study(*codings, segments=2, seen=("C1", "C2"), transcripts=1):
    """Turns of 20 characters, segments of 10; codings are (coder, transcript, segment, code, start, end)."""
    rows = [
        {
            "segment_id": f"T{t}-{n}",
            "transcript_id": f"T{t}",
            "turn": 1 + n // 2,
            "start": 10 * (n % 2),
            "end": 10 * (n % 2) + 10,
            "codable": "yes",
        }
        for t in range(transcripts)
        for n in range(segments)
    ]
    assigned = [
        {"round": "r1", "coder_id": coder, "segment_id": row["segment_id"], "status": "no_code"}
        for row in rows
        for coder in seen
    ]
    given = [
        {"round": "r1", "coder_id": coder, "segment_id": f"T{t}-{n}", "code_id": code, "start": start, "end": end}
        for coder, t, n, code, start, end in codings
    ]
    columns = ["round", "coder_id", "segment_id", "code_id", "start", "end"]
    return pd.DataFrame(rows), pd.DataFrame(assigned), pd.DataFrame(given, columns=columns)


def rows(table, **wanted):
    for name, value in wanted.items():
        table = table[table[name] == value]
    return table


def test_percent_and_kappa_over_characters_by_hand():
    table = span_agreement(*study(("C1", 0, 0, "a", 0, 4), ("C2", 0, 0, "a", 2, 6)), draws=0)
    of_pair = rows(table, scope="pair", code_id="a").set_index("statistic")["value"]
    # of 20 characters 2 both, 4 one, 14 neither; by chance (4 * 4 + 16 * 16) / 20 = 13.6
    assert of_pair["percent_characters"] == pytest.approx(16 / 20)
    assert of_pair["kappa_characters"] == pytest.approx((16 - 13.6) / (20 - 13.6))


def test_alphas_are_those_of_the_text_in_one_piece():
    codings = [("C1", 0, 0, "a", 0, 4), ("C2", 0, 0, "a", 2, 6), ("C1", 0, 1, "b", 12, 15), ("C2", 0, 1, "a", 12, 16)]
    table = span_agreement(*study(*codings), draws=0)
    of_round = rows(table, scope="round", level="overall").set_index("statistic")["value"]
    spans = [(coder, code, start, end) for coder, _, _, code, start, end in codings]
    for statistic, family in (("alpha_u", "2016"), ("alpha_u_binary", "2016_binary"), ("alpha_cu", "2016_units")):
        assert of_round[statistic] == pytest.approx(alpha_u(spans, length=20, family=family).value, abs=1e-6)


def test_a_transcript_in_which_nobody_marked_a_word_counts_with_all_its_text():
    codings = [("C1", 0, 0, "a", 0, 4), ("C2", 0, 0, "a", 2, 6), ("C1", 0, 1, "b", 12, 15), ("C2", 0, 1, "b", 12, 16)]
    table = span_agreement(*study(*codings, transcripts=2), draws=0)
    of_round = rows(table, scope="round", level="overall").set_index("statistic")["value"]
    spans = [(coder, code, start, end) for coder, _, _, code, start, end in codings]
    for statistic, family in (("alpha_u", "2016"), ("alpha_u_binary", "2016_binary"), ("alpha_cu", "2016_units")):
        assert of_round[statistic] == pytest.approx(alpha_u(spans, length=40, family=family).value, abs=1e-6)


def test_a_round_of_one_coder_has_no_row():
    assert span_agreement(*study(("C1", 0, 0, "a", 0, 4), seen=("C1",))).empty


def test_whole_segments_only_say_so_in_one_row():
    table = span_agreement(*study(("C1", 0, 0, "a", 0, 10), ("C2", 0, 1, "a", 10, 20)))
    assert table[["scope", "level", "reason"]].to_numpy().tolist() == [["round", "overall", "whole_segments"]]
    assert table[["n_spans", "n_characters"]].to_numpy().tolist() == [[0, 0]]


def test_stretches_that_touch_in_one_turn_are_one_and_across_turns_are_not():
    codings = [("C1", 0, 0, "a", 5, 10), ("C1", 0, 1, "a", 10, 20), ("C1", 0, 2, "a", 0, 3)]
    table = span_agreement(*study(*codings, segments=4), draws=0)
    assert set(rows(table, code_id="a")["n_spans"]) == {2}


def test_two_codes_on_the_same_words_leave_what_does_not_exclude_them():
    codings = [("C1", 0, 0, "a", 0, 4), ("C1", 0, 0, "b", 2, 6), ("C2", 0, 0, "a", 0, 6)]
    of_round = rows(span_agreement(*study(*codings), draws=0), scope="round", level="overall").set_index("statistic")
    assert of_round.loc["alpha_u", "reason"] == of_round.loc["alpha_cu", "reason"] == "codes_overlap"
    assert of_round.loc["alpha_u_binary", "value"] == pytest.approx(1)


def test_stretches_with_two_codes_that_only_touch_exclude_each_other():
    codings = [("C1", 0, 0, "a", 0, 4), ("C1", 0, 0, "b", 4, 6), ("C2", 0, 0, "a", 0, 6)]
    of_round = rows(span_agreement(*study(*codings), draws=0), scope="round", level="overall").set_index("statistic")
    spans = [(coder, code, start, end) for coder, _, _, code, start, end in codings]
    for statistic, family in (("alpha_u", "2016"), ("alpha_u_binary", "2016_binary")):
        wanted = alpha_u(spans, length=20, family=family).value
        assert of_round.loc[statistic, "value"] == pytest.approx(wanted, abs=1e-6)
        assert of_round.loc[statistic, "value"] == round(of_round.loc[statistic, "value"], 6)
    assert joined([(0, 4), (4, 6), (5, 9), (10, 12)]) == [(0, 9), (10, 12)]
    assert joined([(0, 4), (4, 6), (5, 9), (6, 7)], touching=False) == [(0, 4), (4, 9)]


@pytest.mark.parametrize(
    ("n", "reason"), [(1, "too_few_transcripts"), (2, "few_transcripts"), (9, "few_transcripts"), (10, "")]
)
def test_fewer_than_ten_transcripts_are_few_and_one_has_no_interval(n, reason):
    codings = [(coder, t, 0, "a", t % 3 * (coder == "C1"), 4 + t % 2) for t in range(n) for coder in ("C1", "C2")]
    row = rows(span_agreement(*study(*codings, transcripts=n), draws=60), scope="round", statistic="alpha_u").iloc[0]
    assert row["transcript_reason"] == reason and np.isnan(row["transcript_ci_low"]) == (n == 1)


def test_only_text_that_all_coders_saw_is_compared():
    segments, assignments, codings = study(("C1", 0, 0, "a", 0, 4), ("C2", 0, 0, "a", 0, 4), ("C1", 0, 1, "a", 10, 12))
    saw = assignments[~((assignments["coder_id"] == "C2") & (assignments["segment_id"] == "T0-1"))]
    table = span_agreement(segments, saw, codings, draws=0)
    assert set(table["n_characters"]) == {10}
    assert rows(table, scope="round", code_id="a", statistic="alpha_u_binary")["value"].item() == pytest.approx(1)
    nobody = saw[~((saw["coder_id"] == "C2") & (saw["segment_id"] == "T0-0"))]
    nothing = pd.concat([nobody, assignments[assignments["coder_id"] == "C2"].assign(segment_id="elsewhere")])
    assert set(span_agreement(segments, nothing, codings)["reason"]) == {"no_common_text"}


def test_intervals_resample_transcripts_and_are_the_same_each_time():
    rng = np.random.default_rng(3)
    codings = []
    for t in range(12):
        start = int(rng.integers(0, 5))
        codings.append(("C1", t, 0, "a", start, start + 4))
        codings.append(("C2", t, 0, "a", start + int(rng.integers(0, 2)), start + 5))
    made = study(*codings, transcripts=12)
    table = span_agreement(*made, draws=200)
    row = rows(table, scope="round", level="overall", statistic="alpha_u").iloc[0]
    assert row["transcript_ci_low"] < row["value"] < row["transcript_ci_high"]
    assert row["transcript_reason"] == ""
    pd.testing.assert_frame_equal(table, span_agreement(*made, draws=200))
    few = span_agreement(*study(*codings[:8], transcripts=4), draws=50)
    assert (
        rows(few, scope="round", level="overall", statistic="alpha_u")["transcript_reason"].item() == "few_transcripts"
    )


def test_table_keeps_its_contract_and_reflexive_analysis_has_none():
    made = study(("C1", 0, 0, "a", 0, 4), ("C2", 0, 0, "a", 2, 6))
    SPAN_AGREEMENT.check(span_agreement(*made))
    assert span_agreement(*made, method=profile_of("reflexive_ta")).empty
    SPAN_AGREEMENT.check(span_agreement(*made, method=profile_of("reflexive_ta")))


def test_methods_say_it_only_where_words_were_marked():
    marked = study(("C1", 0, 0, "a", 0, 4), ("C2", 0, 0, "a", 2, 6))
    said = said_of_stretches(span_agreement(*marked, draws=0))
    value = span_agreement(*marked, draws=0).query("level == 'overall' and scope == 'round'").set_index("statistic")
    expected = f"Krippendorff's |u-alpha (what is marked) was {value.loc['alpha_u_binary', 'value']:.2f}"
    assert said.startswith("Of the words marked in the 20 characters that all coders of round r1 saw, " + expected)
    assert "cu-alpha (with which code) was undefined" in said  # there is one code
    assert said_of_stretches(span_agreement(*study(("C1", 0, 0, "a", 0, 10)))) == ""
