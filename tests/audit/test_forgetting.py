"""What earlier runs made of somebody's words goes when they withdraw, also where the next run stops before its end."""

import json
import os
import time
from pathlib import Path

import pytest

from themetrail.audit.chain.manifest import study_files
from themetrail.audit.follow.forgetting import TABLES, forget, welcome_back, withdrawn_anew
from themetrail.layout import MEANINGS
from themetrail.layout import RECORD_OF_WITHDRAWALS as MADE_WITHOUT

NEVER = ("results/sealed/", "results/logs/", "results/audit/records/", "results/benchmarks/")


@pytest.fixture
def known(study, finish_study) -> Path:
    """The study after a run that knew that P1 had withdrawn."""
    record = json.loads((study / "results/audit/records/themes.json").read_bytes())
    record |= {"rule": "audit_withdrawals", "outputs": []}
    record["parameters"]["withdrawn"] = {"P1": "2024-11-05"}
    (study / MADE_WITHOUT).write_text(json.dumps(record) + "\n")
    finish_study(study)
    return study


def test_results_tell_of_somebody_until_a_run_that_knew_came_to_its_end(known):
    assert not withdrawn_anew([], known)
    assert not withdrawn_anew(["P1"], known)
    assert withdrawn_anew(["P1", "P2"], known)
    manifest = (known / "results/audit/manifest.csv").read_text()
    (known / "results/audit/manifest.csv").unlink()
    assert withdrawn_anew(["P1"], known), "the run did not come to its end"
    (known / "results/audit/manifest.csv").write_text(manifest)
    (known / MADE_WITHOUT).write_text((known / MADE_WITHOUT).read_text() + "\n")
    assert withdrawn_anew(["P1"], known), "a later run, that did not come to its end"


def test_who_comes_back_and_withdraws_again_withdraws_anew(known):
    welcome_back(["P1"], known)
    assert not withdrawn_anew(["P1"], known)
    for table in TABLES:
        (known / table).parent.mkdir(parents=True, exist_ok=True)
        (known / table).write_text("withdrawn,participants\n2024-12-20,1\n")
    welcome_back(["P1"], known)
    assert all((known / table).is_file() for table in TABLES)
    welcome_back([], known)
    assert not any((known / table).exists() for table in TABLES)
    assert withdrawn_anew(["P1"], known)


def test_before_any_run_there_is_nothing_to_forget(tmp_path):
    assert not withdrawn_anew(["P1"], tmp_path)


def test_all_that_this_run_did_not_make_goes_but_what_is_sealed_and_the_logs(study):
    (study / "results/share").mkdir()
    (study / "results/share/share.zip").write_bytes(b"x")
    (study / MEANINGS).parent.mkdir(exist_ok=True)
    (study / MEANINGS).write_bytes(b"x")
    before = {path for path in study_files(study, ["results"]) if not path.startswith(NEVER)}
    kept = {path for path in study_files(study, ["results"]) if path.startswith(NEVER)}
    started = time.time() + 5
    new = "results/themes/representativeness.csv"
    os.utime(study / new, (started + 1, started + 1))
    gone = forget(["P1"], started, study)
    assert set(gone) == (before | {"results/share/share.zip", MEANINGS}) - {new}
    assert not (study / MEANINGS).exists()
    assert set(study_files(study, ["results"])) == kept | {new}
    assert not (study / "results/report").exists()
    assert (study / "data/rounds/r1/returned/C1.csv").is_file()


def test_after_a_run_that_came_to_its_end_only_what_was_made_to_be_shared_goes(known):
    (known / "results/share").mkdir()
    (known / "results/share/share.zip").write_bytes(b"x")
    assert forget(["P1"], time.time() + 5, known) == ["results/share/share.zip"]
    assert (known / "results/report/tables/G.csv").is_file()
