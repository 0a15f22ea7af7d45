"""The forms of before stand for what would be put together now, and for nothing else."""

import json

import pytest

from themetrail.audit.gate.forms import Form
from themetrail.audit.gate.forms_before import FormsBefore

KEY, SOFTWARE = bytes(32), {"script": "1", "simplemma": "2"}
FORMS = {Form("anna", "person"), Form("will", "person", own_case="Will", settled=False), Form("zoe", "person")}


@pytest.fixture
def tables(tmp_path):
    files = [tmp_path / name for name in ("people.tsv", "sources.tsv")]
    for file in files:
        file.write_text(f"names\n{file.stem}\n")
    return files


def put_together(tmp_path, tables, key=KEY, software=SOFTWARE, forms=FORMS) -> tuple[set[Form], int]:
    """What is got, and how often it was put together for that."""
    made = []
    before = FormsBefore(tmp_path / "sealed/forms.json", key, software)
    return before.of(tables, lambda: made.append(1) or forms), len(made)


def test_what_was_put_together_is_not_put_together_again(tmp_path, tables):
    assert put_together(tmp_path, tables) == (FORMS, 1)
    kept = (tmp_path / "sealed/forms.json").read_bytes()
    assert put_together(tmp_path, tables, forms=()) == (FORMS, 0)
    assert put_together(tmp_path, tables[::-1], forms=FORMS)[1] == 1  # which table says it counts
    assert put_together(tmp_path, tables, forms=sorted(FORMS, key=str))[1] == 1
    assert (tmp_path / "sealed/forms.json").read_bytes() == kept  # the same for equal studies


@pytest.mark.parametrize("other", [{"key": bytes(31) + b"1"}, {"software": SOFTWARE | {"simplemma": "3"}}])
def test_another_key_or_program_puts_them_together_anew(tmp_path, tables, other):
    put_together(tmp_path, tables)
    assert put_together(tmp_path, tables, **other, forms={Form("bea", "person")}) == ({Form("bea", "person")}, 1)


def test_a_table_that_changed_puts_them_together_anew(tmp_path, tables):
    put_together(tmp_path, tables)
    tables[1].write_text("names\nBea\n")
    assert put_together(tmp_path, tables, forms={Form("bea", "person")}) == ({Form("bea", "person")}, 1)


@pytest.mark.parametrize("change", ["one gone", "one added", "not settled", "no mark", "a list", "no JSON", "no text"])
def test_a_file_that_was_tampered_with_hides_no_form(tmp_path, tables, change):
    put_together(tmp_path, tables)
    file = tmp_path / "sealed/forms.json"
    kept = json.loads(file.read_text())
    match change:
        case "one gone":
            kept["forms"].pop()
        case "one added":
            kept["forms"].append(["nurse", "person", "", True, False])
        case "not settled":
            kept["forms"][0][3] = False
        case "no mark":
            del kept["mark"]
        case "a list":
            kept = [kept]
    file.write_bytes({"no JSON": b"{", "no text": b"\xff\xfe{"}.get(change, json.dumps(kept).encode()))
    assert put_together(tmp_path, tables) == (FORMS, 1)
    assert put_together(tmp_path, tables) == (FORMS, 0)
