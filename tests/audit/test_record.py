"""Claims: what they say of files, and that they follow from the files alone."""

import csv
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themetrail.audit.chain.exempt import is_exempt, is_litter
from themetrail.audit.chain.record import claim_of, csv_rows, file_claim, identifies


def claim(**changed):
    usual = {
        "rule": "segment",
        "wildcards": {"batch": "b00"},
        "inputs": [],
        "outputs": [],
        "parameters": {},
        "counts": {},
        "rejected": [],
        "models": {},
    }
    return claim_of(**{**usual, **changed})


@given(
    st.lists(
        st.lists(st.text(alphabet=st.sampled_from('ab",;\n é'), max_size=6), min_size=2, max_size=2),
        min_size=1,
        max_size=8,
    )
)
def test_rows_are_counted_as_a_reader_of_csv_counts_them(rows):
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    assert csv_rows(made.getvalue().encode()) == len(rows) - 1


def test_the_last_row_counts_with_or_without_a_line_feed():
    assert csv_rows(b"a,b\n1,2\n") == csv_rows(b"a,b\n1,2") == 1
    assert csv_rows(b"") == 0


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("data/transcripts/x.txt", True),
        ("data/private/people.tsv", True),
        ("data/prior/x.csv", True),
        ("data/rounds/r1/returned/C1.xlsx", True),
        ("data/rounds/r1/issued/segments.csv", False),
        ("results/sealed/coding/decisions.csv", True),
        ("results/coding/decisions.csv", False),
        ("config/participants.tsv", False),
    ],
)
def test_what_identifies(path, wanted):
    assert identifies(path) is wanted


def test_a_file_that_identifies_has_a_keyed_digest(tmp_path):
    (tmp_path / "results/sealed").mkdir(parents=True)
    (tmp_path / "results/sealed/t.csv").write_bytes(b"a\nHelene\n")
    one = file_claim("results/sealed/t.csv", b"1" * 32, tmp_path)
    two = file_claim("results/sealed/t.csv", b"2" * 32, tmp_path)
    assert one["digest"].startswith("hmac-sha256:")
    assert one["digest"] != two["digest"]
    assert hashlib.sha256(b"a\nHelene\n").hexdigest() not in one["digest"]
    assert one["rows"] == 1


def test_an_open_file_has_its_plain_digest(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"a\n1\n")
    assert file_claim("x.csv", b"k", tmp_path)["digest"] == "sha256:" + hashlib.sha256(b"a\n1\n").hexdigest()


def test_a_folder_stands_for_its_files_and_each_file_is_named_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out/deep").mkdir(parents=True)
    for name in ("out/b.csv", "out/deep/a.csv"):
        (tmp_path / name).write_bytes(b"a\n")
    made = claim(outputs=["out", "out/b.csv"])
    assert [entry["path"] for entry in made["outputs"]] == ["out/b.csv", "out/deep/a.csv"]


def test_what_is_encrypted_has_no_digest_in_a_claim(tmp_path):
    assert file_claim("results/sealed/anonymise/key.csv.age", b"", tmp_path)["digest"] == ""


def test_exempt_and_litter():
    assert is_exempt("results/logs/ingest/b00.log")
    assert is_exempt("results/benchmarks/x/y/z.tsv")
    assert is_exempt("results/sealed/anonymise/key.csv.age")
    assert not is_exempt("results/report/tables/G.csv")
    assert not is_exempt("data/transcripts/logs/a.txt")
    assert is_litter("data/rounds/r1/returned/~$C1.xlsx")
    assert not is_litter("data/rounds/r1/returned/C1.xlsx")
    assert is_litter("results/README.md")
    assert not is_litter("results/share/README.md")
