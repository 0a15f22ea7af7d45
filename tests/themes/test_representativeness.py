"""Counts and labels of each group, and the matrix beneath them."""

from themetrail.themes.mentions import mentions_of, participants_of
from themetrail.themes.representativeness import cut_offs_of, matrix_of, representativeness_of
from themetrail.themes.schemes import SCHEMES


def _tables(study):
    people = participants_of(study.segments, study.transcripts, study.participants)
    mentions = mentions_of(study.consensus, study.segments, study.transcripts, study.codebook, people)
    scheme = SCHEMES["dunand2024"]
    return (
        representativeness_of(mentions, study.codebook, people, scheme).set_index(["group", "code_id"]),
        matrix_of(mentions, study.codebook, people).set_index(["group", "code_id", "participant_id"])["n_segments"],
        cut_offs_of(people, scheme),
    )


def test_a_theme_is_mentioned_by_whoever_mentions_any_of_its_codes(study) -> None:
    table, _, _ = _tables(study)
    counts = {key: (row.n_participants, row.n_total, row.label, row.participants) for key, row in table.iterrows()}
    assert counts["focus", "cards"] == (1, 3, "rare", "P1")
    assert counts["focus", "plan"] == (2, 3, "typical", "P1;P2")
    assert counts["focus", "tools"] == (2, 3, "typical", "P1;P2")
    assert counts["focus", "gains"] == (2, 3, "typical", "P1;P2")
    assert counts["focus", "trouble"] == (0, 3, "not_mentioned", "")
    assert counts["talks", "gains"] == (3, 4, "typical", "P5;P1;P2")
    assert counts["talks", "calm"] == (2, 4, "variant", "P1;P2")
    assert counts["talks", "time"] == (0, 4, "not_mentioned", "")


def test_the_table_keeps_the_order_of_the_book(study) -> None:
    table, _, _ = _tables(study)
    assert [code for group, code in table.index if group == "talks"] == list(study.codebook.levels)
    assert set(table["reason"]) == {""}


def test_a_pair_gets_counts_and_no_label(study) -> None:
    study.segments = study.segments[study.segments["participant_id"] != "P3"]
    table, _, cut_offs = _tables(study)
    row = table.loc[("focus", "plan")]
    assert (row.n_participants, row.n_total, row.label) == (2, 2, "")
    assert row.reason == "a group of fewer than 3 participants gets no label"
    assert table.loc[("focus", "time"), "label"] == ""
    assert set(cut_offs["group"]) == {"talks"}


def test_cut_offs_say_what_a_label_means_in_the_group(study) -> None:
    _, _, cut_offs = _tables(study)
    talks = cut_offs[cut_offs["group"] == "talks"].set_index("label")
    assert talks[["fewest", "most"]].to_dict("index") == {
        "general": {"fewest": 4, "most": 4},
        "typical": {"fewest": 3, "most": 3},
        "variant": {"fewest": 2, "most": 2},
        "rare": {"fewest": 1, "most": 1},
    }
    focus = cut_offs[cut_offs["group"] == "focus"].set_index("label")
    assert focus["fewest"].isna().to_dict() == {"general": False, "typical": False, "variant": True, "rare": False}


def test_the_matrix_counts_segments_and_agrees_with_the_table(study) -> None:
    table, matrix, _ = _tables(study)
    assert matrix["focus", "cards", "P1"] == 2
    assert matrix["focus", "tools", "P1"] == 2  # one segment has both codes of the subtheme
    assert matrix["focus", "tools", "P3"] == 0
    mentioned_by = (matrix > 0).groupby(level=["group", "code_id"]).sum()
    assert (mentioned_by == table["n_participants"].reindex(mentioned_by.index)).all()
