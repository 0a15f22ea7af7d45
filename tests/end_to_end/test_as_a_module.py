"""Another workflow uses this one as a module, also under other names; what cannot work so is refused."""

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from themetrail.audit.chain.exempt import is_exempt
from themetrail.audit.chain.manifest import study_files
from themetrail.coding.freeze import freeze_round
from themetrail.running.this_run import ELSEWHERE

from .conftest import ROOT, finished
from .tiny import tiny_study, write
from .warm import run_snakemake

CATALOGUED = ROOT / "workflow/Snakefile"
MODULE = """
configfile: "config/config.yaml"


module themetrail:
    snakefile:
        "{snakefile}"
    config:
        config


"""
OURS = MODULE.format(snakefile=ROOT / "Snakefile")
CHANGED = """

use rule suggest from themetrail as tt_suggest with:
    threads: 1
"""
WAYS = {
    "plain": f"{OURS}use rule * from themetrail\n",
    "renamed": f"{OURS}use rule * from themetrail as tt_*\n",
    "changed": f"{OURS}use rule * from themetrail as tt_*\n{CHANGED}",
    "catalogued": MODULE.format(snakefile=CATALOGUED) + "use rule * from themetrail as tt_*\n",
}
JOBS = re.compile(r"^(?:tt_)?(\w+) +(\d+)$", re.MULTILINE)
OWN_RULES = """

rule own:
    input:
        rules.tt_themes.output.matrix,
    output:
        "own/rows.txt",
    run:
        with open(input[0]) as matrix, open(output[0], "w") as rows:
            print(len(matrix.readlines()), file=rows)


rule all:
    default_target: True
    input:
        rules.tt_all.input,
        rules.own.output,
"""


def by(way: str, folder: Path) -> Path:
    """The Snakefile of another workflow."""
    folder.mkdir(exist_ok=True)
    (folder / "Snakefile").write_text(WAYS[way])
    return folder / "Snakefile"


def results(folder: Path) -> dict[str, bytes]:
    """All results that two equal runs share."""
    return {path: (folder / path).read_bytes() for path in study_files(folder, ["results"]) if not is_exempt(path)}


@pytest.fixture(scope="module")
def coded(tmp_path_factory) -> Path:
    """The study of one interview, coded and run to its tables by this workflow itself."""
    folder = tiny_study(tmp_path_factory.mktemp("study") / "coded")
    finished(run_snakemake(folder))
    freeze_round("r1", folder / "results/coding/draft/r1", folder / "data/rounds", issued_on=date(2024, 5, 1))
    with (folder / "data/rounds/r1/issued/segments.csv").open(encoding="utf-8", newline="") as handle:
        ids = [row["segment_id"] for row in csv.DictReader(handle) if row["codable"] == "yes"]
    rows = "".join(f"A,{segment},slow\n" for segment in ids)
    write(folder, "data/rounds/r1/returned/A.csv", f"coder_id,segment_id,code_id\n{rows}")
    return folder


def copy_of(study: Path, folder: Path) -> Path:
    """The same study without results."""
    for part in ("config", "data"):
        shutil.copytree(study / part, folder / part)
    return folder


@pytest.fixture(scope="module")
def alone(coded, tmp_path_factory) -> Path:
    """The coded study, run from nothing to its tables by this workflow itself."""
    folder = copy_of(coded, tmp_path_factory.mktemp("alone"))
    finished(run_snakemake(folder))
    return folder


def planned(folder: Path, *arguments: str, **how) -> dict[str, str]:
    """How many jobs of each rule a run would have, by the rules' own names."""
    run = run_snakemake(folder, "--dry-run", "--quiet", "rules", *arguments, **how)
    finished(run)
    return dict(JOBS.findall(run.stdout + run.stderr))


@pytest.mark.parametrize("way", WAYS)
def test_another_workflow_plans_the_same_jobs(coded, way, tmp_path):
    study = copy_of(coded, tmp_path / "study")
    jobs = planned(study)
    assert len(jobs) > 20 and "report_tables" in jobs
    assert planned(study, snakefile=by(way, tmp_path / "outer")) == jobs


def test_the_snakefile_that_the_catalog_looks_for_builds_the_tables_when_called_bare(coded, tmp_path):
    study = copy_of(coded, tmp_path / "study")
    assert planned(study, snakefile=CATALOGUED) == planned(study)


@pytest.mark.parametrize("way", ["plain", "renamed"])
def test_another_workflow_builds_the_same_results_and_says_the_same(coded, alone, way, tmp_path):
    study = copy_of(coded, tmp_path / "study")
    snakefile = by(way, tmp_path / "outer")
    run = run_snakemake(study, snakefile=snakefile)
    finished(run)

    made, wanted = results(study), results(alone)
    assert made.keys() == wanted.keys()
    assert [path for path, content in wanted.items() if made[path] != content] == []
    assert "themetrail: 100 % audit" in run.stderr and "the paper's tables are in" in run.stderr
    assert "Nothing to be done" in run_snakemake(study, snakefile=snakefile).stderr


def test_a_workflow_adds_its_own_rules_to_those_that_it_uses(alone, tmp_path):
    study = tmp_path / "study"
    shutil.copytree(alone, study)
    snakefile = by("renamed", tmp_path / "outer")
    snakefile.write_text(snakefile.read_text() + OWN_RULES)
    run = run_snakemake(study, snakefile=snakefile)
    finished(run)
    assert int((study / "own/rows.txt").read_text()) > 1
    assert "themetrail: 1 job to do" in run.stderr and "the paper's tables are in" in run.stderr
    assert results(study) == results(alone)


def test_a_run_that_stops_says_why_where_another_workflow_uses_this_one(coded, tmp_path):
    study = copy_of(coded, tmp_path / "study")
    write(study, "data/rounds/r1/returned/A.csv", "coder_id,segment_id,code_id\nA,S9.99,slow\n")
    run = run_snakemake(study, snakefile=by("renamed", tmp_path / "outer"))
    assert run.returncode != 0
    assert re.search(r"^themetrail: Stopped: data/rounds/r1/returned/A.csv, row 2", run.stderr, re.MULTILINE), (
        run.stderr
    )


def test_files_of_a_module_that_would_stand_elsewhere_are_refused_before_anything_runs(coded, tmp_path):
    study = copy_of(coded, tmp_path / "study")
    snakefile = by("plain", tmp_path / "outer")
    snakefile.write_text(snakefile.read_text().replace("    config:", '    prefix:\n        "study"\n    config:'))
    run = run_snakemake(study, snakefile=snakefile)
    assert run.returncode != 0 and run.stderr.splitlines()[-1] == f"themetrail: {ELSEWHERE}"
    assert not (study / "results").exists()
