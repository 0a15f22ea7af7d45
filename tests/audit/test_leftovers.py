"""What earlier runs left behind is found by its records and removed; what is in use never is."""

import json

from themetrail.audit.chain.leftovers import leftovers, no_longer_made, remove
from themetrail.audit.chain.manifest import study_files


def job(root, name, makes, reads=()):
    record = root / f"results/audit/records/{name}.json"
    record.parent.mkdir(parents=True, exist_ok=True)
    claim = {"inputs": [{"path": path} for path in reads], "outputs": [{"path": path} for path in makes]}
    record.write_text(json.dumps(claim))
    for path in makes:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    return f"results/audit/records/{name}.json"


def test_a_batch_that_is_gone_leaves_nothing(tmp_path):
    kept = job(tmp_path, "ingest/b00", ["results/sealed/ingest/turns/b00.csv"])
    gone = job(tmp_path, "ingest/b01", ["results/sealed/ingest/turns/b01.csv"])
    found = leftovers([kept], tmp_path)
    assert found == sorted([gone, "results/sealed/ingest/turns/b01.csv"])
    remove(found, tmp_path)
    assert not (tmp_path / gone).exists()
    assert (tmp_path / "results/sealed/ingest/turns/b00.csv").exists()
    assert leftovers([kept], tmp_path) == []


def test_empty_folders_go_too(tmp_path):
    kept = job(tmp_path, "ingest/b00", ["results/sealed/ingest/turns/b00.csv"])
    job(tmp_path, "coding_sheet/r1/C1", ["results/coding/draft/r1/sheets/C1.xlsx"])
    remove(leftovers([kept], tmp_path), tmp_path)
    assert not (tmp_path / "results/coding").exists()


def test_what_a_present_job_makes_or_read_stays(tmp_path):
    made = job(tmp_path, "old", ["results/a.csv", "results/b.csv"])
    current = job(tmp_path, "new", ["results/a.csv"])
    assert leftovers([current], tmp_path) == sorted([made, "results/b.csv"])
    reader = job(tmp_path, "reader", ["results/c.csv"], reads=["results/b.csv"])
    assert leftovers([current, reader], tmp_path) == []


def test_what_a_job_made_and_will_not_make_anew_goes_before_it_begins(tmp_path):
    """A group was renamed: the job of the tables makes others, and its record will no longer name the old ones."""
    tables = [f"results/report/tables/{group}.csv" for group in ("others", "interviews")]
    record = job(tmp_path, "report_tables", [*tables, "results/notes.csv", "results/report/x.csv"])
    kept = job(tmp_path, "other", ["results/notes.csv"])
    (tmp_path / "results/report/tables/mine.docx").write_text("a person's own")
    assert no_longer_made([], tmp_path) == []
    assert no_longer_made([record, tables[1], "results/report/x.csv"], tmp_path) == [tables[0]]
    remove(no_longer_made([record, tables[1], "results/report/x.csv"], tmp_path), tmp_path)
    assert (tmp_path / "results/report/tables/mine.docx").exists()
    assert (tmp_path / tables[1]).exists()
    assert (tmp_path / kept).exists()


def test_nothing_outside_the_results_is_ever_named(tmp_path):
    kept = job(tmp_path, "ingest/b00", ["results/x.csv"])
    job(tmp_path, "odd", ["data/private/people.tsv", "results/../data/private/study.key"])
    assert all(path.startswith("results/audit/records/") for path in leftovers([kept], tmp_path))


def test_the_audits_own_records_stay(tmp_path):
    kept = job(tmp_path, "ingest/b00", ["results/x.csv"])
    job(tmp_path, "audit_gate", ["results/audit/gate.json"])
    assert leftovers([kept], tmp_path) == []


def test_what_a_killed_job_left_unfinished_goes_and_never_was_part_of_the_study(tmp_path):
    kept = job(tmp_path, "ingest/b00", ["results/x.csv"])
    for place in ("results/report", "results/audit"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / ".table.csv.unfinished").write_text("half a")
    assert not [path for path in study_files(tmp_path) if "unfinished" in path]
    assert leftovers([kept], tmp_path) == [
        "results/audit/.table.csv.unfinished",
        "results/report/.table.csv.unfinished",
    ]
