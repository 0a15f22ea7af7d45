"""The laws are checked on what the tables say, whatever ids a study gave its codes."""

import pandas as pd
import pytest

from themetrail.audit.chain.laws import _tables_agree
from themetrail.audit.follow.trace import Results, question_of
from themetrail.contracts.report import guarded


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
    table["n_participants"] = 2
    table.to_csv(tmp_path / "results/report/tables/all.csv", index=False)
    assert _tables_agree(tmp_path) == ["all.csv, row 2: states other counts than representativeness.csv"]
