"""Comparing runs: every kind of difference is named, in its place, and equal runs are equal."""

import json
import shutil

import pytest

from commands.calling import call
from themetrail.audit.follow.compare import compare


@pytest.fixture
def other(study, tmp_path):
    copy = tmp_path / "other"
    shutil.copytree(study, copy)
    return copy


def said(one, other) -> set[tuple[str, str, str, str]]:
    return {(d.kind, d.where, d.before, d.now) for d in compare(one, other)}


def test_equal_runs_are_equal(study, other):
    assert compare(study, other) == []


def test_a_changed_input_configuration_and_cell_are_named(study, other, finish_study):
    (other / "config/config.yaml").write_text("study:\n  title: another\n")
    (other / "data/rounds/r1/returned/C2.csv").write_text("segment_id,code_id\n")
    table = other / "results/themes/representativeness.csv"
    table.write_text(table.read_text().replace("G,code,a1,A,2,2,", "G,code,a1,A,1,2,"))
    finish_study(other)
    found = said(study, other)
    assert {(kind, where) for kind, where, _, _ in found} == {
        ("configuration", "config/config.yaml"),
        ("input", "data/rounds/r1/returned/C2.csv"),
        ("cell", "results/themes/representativeness.csv, G a1, n_participants"),
    }
    assert ("cell", "results/themes/representativeness.csv, G a1, n_participants", "2", "1") in found


def test_changed_settings_software_counts_and_decisions_are_named(study, other):
    record = other / "results/audit/records/themes.json"
    claim = json.loads(record.read_text())
    claim["parameters"] |= {"software": {"script": "themes", "code": "1" * 64}, "settings": {"scheme": "hill1997"}}
    claim["counts"] = {"codes": 2}
    record.write_text(json.dumps(claim))
    decisions = other / "results/coding/decisions.csv"
    decisions.write_text(decisions.read_text().replace("accepted", "own"))
    kinds = {(kind, where) for kind, where, _, _ in said(study, other)}
    assert ("software", "themes: software.code") in kinds
    assert ("setting", "themes: settings.scheme") in kinds
    assert ("count", "themes.codes") in kinds
    assert ("decision", "results/coding/decisions.csv, r1 C1 S1 0 10 a1, action") in kinds


def test_a_job_and_a_row_that_only_one_run_has_are_named(study, other):
    (other / "results/audit/records/report_tables.json").unlink()
    consensus = other / "results/coding/consensus.csv"
    consensus.write_text("\n".join(consensus.read_text().split("\n")[:2]) + "\n")
    found = said(study, other)
    assert ("job", "report_tables", "ran", "") in found
    assert ("cell", "results/coding/consensus.csv, S3 a1", "a row", "") in found


def test_the_command_ends_with_a_code(study, other):
    def run(earlier, now):
        return call("compare", earlier, "--directory", now)

    assert run(study, other).returncode == 0
    assert "the same" in run(study, other).stdout
    (other / "results/coding/consensus.csv").unlink()
    assert run(study, other).returncode == 1
    assert run(study, study / "nowhere").returncode == 2
