"""The page of all tables: each contract once, each column of it, and with each the comment that stands beside it."""

import re
from pathlib import Path

from themetrail.contracts.agreement import AGREEMENT, AUTOMATION_BIAS
from themetrail.contracts.coding import ASSIGNMENTS, DECISIONS
from themetrail.contracts.meanings import MEANINGS
from themetrail.contracts.reference_of_tables import meaning_of, tables_by_module, tables_page
from themetrail.contracts.themes import REPRESENTATIVENESS

PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")


def rows_of(name: str) -> dict[str, tuple[str, ...]]:
    """The cells of each column of a table on the page, by its name."""
    (text,) = re.findall(rf"^### {name}\n(.*?)(?=^##|\Z)", PAGE, flags=re.DOTALL | re.MULTILINE)
    return {
        cells[0].strip("`"): cells[1:]
        for cells in re.findall(r"^\| (`\w+`) \| (.*?) \| (.*?) \| (.*?) \|$", text, re.M)
    }


def test_the_page_is_as_the_contracts_are():
    assert tables_page() == PAGE


def test_no_column_lacks_its_meaning_and_none_is_told_for_nothing():
    told = {
        (contract.name, name): meaning_of(name, column, comments)
        for _, tables in tables_by_module()
        for contract, comments in tables
        for name, column in contract.columns.items()
    }
    assert [place for place, meaning in told.items() if len(meaning) < 10] == []
    assert set(MEANINGS.values()) <= set(told.values())
    assert rows_of("Codings")["coder_id"][2] == MEANINGS["coder_id"]


def test_each_table_has_all_its_columns_in_their_order():
    for contract in (AGREEMENT, ASSIGNMENTS, AUTOMATION_BIAS, DECISIONS, REPRESENTATIVENESS):
        assert list(rows_of(contract.name[0].upper() + contract.name[1:])) == list(contract.columns)


def test_a_column_is_told_by_its_own_comment_and_not_by_that_of_another_table():
    assert rows_of("Automation bias")["n_units"][2].startswith("from 0; of what it is a share or rate")
    assert rows_of("Agreement")["n_units"] == ("whole number", "no", f"from 0; {MEANINGS['n_units']}")
    assert rows_of("Representativeness")["label"] == ("text", "yes", MEANINGS["label"])
    assert rows_of("Representativeness")["n_alone"][2] == (
        "from 0; of an entry that coders apply and that has others below it: who mentions it and nothing below it"
    )
    assert rows_of("Assignments")["status"][2].startswith("`coded`, `no_code`, `unseen`")


def test_no_table_stands_there_twice():
    names = re.findall(r"^### (.*)$", PAGE, re.M)
    assert len(names) == len(set(names)) > 60
