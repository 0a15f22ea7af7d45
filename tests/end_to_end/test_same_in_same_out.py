"""Law 3: the same study gives the same bytes, whatever folder, number of cores, order of jobs and Snakefile."""

import json
from pathlib import Path

import pytest

from end_to_end.conftest import ROOT, copy_of_demo, finished, run_snakemake
from themetrail.audit.chain.exempt import is_exempt

pytestmark = pytest.mark.xdist_group("demo")

PLUGINS = Path(__file__).parent / "plugins"


def bytes_of(results) -> dict[str, bytes]:
    files = (file for file in results.rglob("*") if file.is_file())
    named = {file.relative_to(results).as_posix(): file for file in files}
    return {name: file.read_bytes() for name, file in sorted(named.items()) if not is_exempt(f"results/{name}")}


def shuffled_run(folder: Path, seed: int, *arguments: str, **options):
    """A run in which Snakemake begins its jobs in an order drawn by a seed."""
    shuffled = {"SHUFFLED_SEED": str(seed), "PYTHONPATH": str(PLUGINS)}
    finished(run_snakemake(folder, "--scheduler=shuffled", *arguments, **options, **shuffled))


def order_of_jobs(folder: Path) -> list[str]:
    """The logs of all jobs in the order in which they began."""
    logs = folder / "results/logs"
    began = {log.relative_to(logs).as_posix(): json.loads(log.read_text())["started"] for log in logs.rglob("*.json")}
    return sorted(began, key=began.get)


def same(one: Path, other: Path) -> None:
    first, second = bytes_of(one / "results"), bytes_of(other / "results")
    assert len(first) > 40
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_one_core_and_shuffled_jobs_in_another_folder_from_the_other_snakefile_give_the_same_bytes(demo, tmp_path):
    other = copy_of_demo(tmp_path / "another folder")
    shuffled_run(other, 1, "--cores=1", snakefile=ROOT / "workflow" / "Snakefile")
    assert order_of_jobs(other) != order_of_jobs(demo)
    same(demo, other)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 5))
def test_shuffled_jobs_on_two_cores_give_the_same_bytes(demo, tmp_path, seed):
    shuffled_run(copy_of_demo(tmp_path / "study"), seed, "--cores=2")
    same(demo, tmp_path / "study")
