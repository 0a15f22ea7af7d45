"""The laws are checked on what the tables say, whatever ids a study gave its codes."""

import pandas as pd
import pytest

from themetrail.audit.chain.laws import _decisions_kept, _people_decided, _tables_agree
from themetrail.audit.follow.trace import Results, question_of
from themetrail.contracts.report import guarded
from themetrail.layout import DECISIONS, READ_DECISIONS


@pytest.mark.parametrize("code_id", ["slow", "=slow", "+slow", "-slow", "@slow", "'=slow"])
def test_a_code_whose_id_looks_like_a_formula_is_known_again_in_the_tables(tmp_path, code_id):
    for folder in ("report/tables", "themes", "anonymise"):
        (tmp_path / "results" / folder).mkdir(parents=True)
    counts = {"code_id": [code_id], "n_participants": [1], "n_total": [2]}
    pd.DataFrame({"group": ["all"], **counts}).to_csv(tmp_path / "results/themes/representativeness.csv", index=False)
    table = pd.DataFrame({**counts, "code_id": [guarded(code_id)]})
    table.to_csv(tmp_path / "results/report/tables/all.csv", index=False)
    assert _tables_agree(tmp_path) == []
    book = pd.DataFrame({"code_id": [code_id], "parent_id": [""], "level": ["code"], "name": ["Slow"]})
    book.to_csv(tmp_path / "results/anonymise/codebook.csv", index=False)
    assert question_of(Results(tmp_path), "results/report/tables/all.csv", 2).codes == {code_id}
    for left_out in ("", 1):  # a count that is not told may be empty, and no other than the true one
        told = table.assign(n_participants=left_out, suppressed="small")
        told.to_csv(tmp_path / "results/report/tables/all.csv", index=False)
        assert _tables_agree(tmp_path) == []
    table["n_participants"] = 2
    table.to_csv(tmp_path / "results/report/tables/all.csv", index=False)
    assert _tables_agree(tmp_path) == ["all.csv, row 2: states other counts than representativeness.csv"]


def write_coding(root, decisions, codings):
    (root / "results/coding").mkdir(parents=True)
    names = ["round", "coder_id", "segment_id", "code_id", "action", "code_now"]
    pd.DataFrame(decisions, columns=names).to_csv(root / "results/coding/decisions.csv", index=False)
    pd.DataFrame(codings, columns=names[:4]).to_csv(root / "results/coding/codings.csv", index=False)
    consensus = [(segment, code, "single", "C1") for _, _, segment, code in codings]
    columns = ["segment_id", "code_id", "rule", "decided_by"]
    pd.DataFrame(consensus, columns=columns).to_csv(root / "results/coding/consensus.csv", index=False)


def test_a_coding_rests_on_a_decision_with_the_code_as_it_was_given_and_one_of_a_deleted_code_on_none(tmp_path):
    decisions = [
        ("r1", "C1", "S1", "old", "own", "new"),
        ("r1", "C1", "S2", "gone", "own", ""),
        ("r1", "C1", "S3", "wide", "own", ""),
        ("r1", "C1", "S3", "near", "split", "near"),
        ("r1", "C1", "S4", "wide", "split_none", ""),
    ]
    write_coding(tmp_path / "right", decisions, [("r1", "C1", "S1", "new"), ("r1", "C1", "S3", "near")])
    assert _people_decided(tmp_path / "right") == []
    write_coding(tmp_path / "wrong", decisions, [("r1", "C1", "S1", "old"), ("r1", "C1", "S3", "near")])
    assert _people_decided(tmp_path / "wrong") == [
        "codings.csv, row 2: no decision of this coder stands behind it",
        "decisions.csv, row 2: this code was given and is not among the codings",
    ]


def test_a_decision_that_was_read_and_is_not_shown_is_counted(tmp_path):
    names = ["round", "coder_id", "segment_id", "code_id", "memo"]
    read = [("r1", "C1", "S1", "a", "Anna said so"), ("r1", "C1", "S2", "a", "")]
    for path, rows in ((READ_DECISIONS, read), (DECISIONS, read[:1])):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        pd.DataFrame(rows, columns=names).to_csv(tmp_path / path, index=False)
    assert _decisions_kept(tmp_path) == ["2 decisions were read and 1 are shown, or with other columns"]
    pd.DataFrame(read, columns=names).assign(memo="").to_csv(tmp_path / DECISIONS, index=False)
    assert _decisions_kept(tmp_path) == []
