"""A table is written as pandas writes it, to the last byte."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.contracts.written import as_csv

texts = st.text(st.sampled_from("a ,;\t\"'\n\0=é😀"), max_size=6)
numbers = st.none() | st.integers(-(2**63), 2**63 - 1)


@settings(deadline=None)
@given(st.lists(st.tuples(texts, texts, numbers, st.floats(), st.booleans()), max_size=5), st.integers(1, 5))
def test_a_table_is_written_as_pandas_writes_it(rows, width):
    columns = dict(zip(["a", 'b,"', "n", "f", "is"], zip(*rows, strict=True) if rows else [()] * 5, strict=True))
    kinds = dict(zip(columns, ["str", "str", "Int64", "float64", "bool"], strict=True))
    table = pd.DataFrame({name: pd.Series(list(cells), dtype=kinds[name]) for name, cells in columns.items()})
    table = table[list(table.columns)[:width]]
    assert as_csv(table) == table.to_csv(index=False, lineterminator="\n")


def test_a_carriage_return_stands_in_quotation_marks_whatever_the_version_of_python():
    assert as_csv(pd.DataFrame({"a": ["x\ry"], "b": ["z"]})) == 'a,b\n"x\ry",z\n'


def test_a_text_that_is_missing_is_empty():
    assert as_csv(pd.DataFrame({"a": pd.Series(["x", None], dtype="str"), "b": ["", "y"]})) == "a,b\nx,\n,y\n"
