"""New codes in the order of collection."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from themetrail.codebook import Codebook
from themetrail.contracts.study import CODEBOOK
from themetrail.themes.mentions import mentions_of, participants_of
from themetrail.themes.saturation import saturation_of


def _saturation(study, read_by_coders: set[str]):
    people = participants_of(study.segments, study.transcripts, study.participants)
    mentions = mentions_of(study.consensus, study.segments, study.transcripts, study.codebook, people)
    return saturation_of(mentions, study.transcripts, study.codebook, read_by_coders)


def test_codes_are_new_where_no_earlier_transcript_of_the_group_has_them(study) -> None:
    table = _saturation(study, {"F1", "I1", "I2", "I3", "I4"})
    assert table.drop(columns="group").to_numpy().tolist() == [
        ["F1", 1, 2, 2, 2, "cards;plan"],
        ["I2", 1, 1, 1, 1, "calm"],  # collected before I1
        ["I1", 2, 2, 1, 2, "cards"],
        ["I3", 3, 1, 1, 3, "gains"],
        ["I4", 4, 0, 0, 3, ""],  # read, and nothing in it was coded
    ]


def test_a_transcript_that_nobody_has_read_is_left_out(study) -> None:
    assert _saturation(study, {"I1", "I3"})["transcript_id"].tolist() == ["I1", "I3"]
    assert _saturation(study, set()).empty


@given(st.lists(st.sets(st.sampled_from("abcdef")), min_size=1, max_size=8), st.data())
def test_new_codes_add_up_to_all_codes_whatever_the_order(codes_of: list[set[str]], data) -> None:
    names = [f"T{i}" for i in range(len(codes_of))]
    order = data.draw(st.permutations(range(1, len(names) + 1)))
    transcripts = pd.DataFrame({"transcript_id": names, "group": "g", "collected_order": order})
    mentions = pd.DataFrame(
        [(name, code) for name, codes in zip(names, codes_of, strict=True) for code in sorted(codes)],
        columns=["transcript_id", "code_id"],
    )
    blank = dict.fromkeys(CODEBOOK.columns, "")
    book = Codebook.from_table(CODEBOOK.frame([blank | {"code_id": c, "level": "code", "name": c} for c in "abcdef"]))
    table = saturation_of(mentions, transcripts, book, set(names))
    assert table["n_new_codes"].sum() == len(set().union(*codes_of)) == table["n_codes_so_far"].iloc[-1]
    assert table["collected_order"].tolist() == sorted(order)
    assert (table["n_new_codes"] <= table["n_codes"]).all()
