"""Slurm's own failures, met by a workflow that is small enough to see what happens."""

import time

import pytest

pytestmark = pytest.mark.cluster

# `late` can be sent only when the controller is away: what it waits for is done on this machine, once there is `away`.
PLAIN = """
localrules: all, here

rule all:
    input:
        expand("results/{n}.txt", n=range(2)),
        "results/late.txt",

rule one:
    output:
        "results/{n}.txt",
    log:
        "results/logs/one/{n}.log",
    resources:
        mem_mb=600,
        runtime=5,
    shell:
        "echo ran >> {wildcards.n}.tries; sleep 20; echo {wildcards.n} $SLURM_JOB_ID > {output}"

rule here:
    output:
        "here.txt",
    shell:
        "for i in $(seq 120); do test -e away && break; sleep 1; done; touch {output}"

rule late:
    input:
        "here.txt",
    output:
        "results/late.txt",
    resources:
        mem_mb=600,
        runtime=5,
    shell:
        "echo ran >> late.tries; touch {output}"
"""


def words(folder, name):
    return (folder / name).read_text(encoding="utf-8").split()


def test_a_controller_that_is_away_for_45_seconds_costs_no_job(toy, on_slurm, slurm):
    folder = toy(PLAIN)
    study = folder / "study"
    study.mkdir()

    run = on_slurm(folder / "Snakefile", study)
    run.wait_for(lambda: len(list(study.glob("*.tries"))) == 2)
    slurm.stop_controller()
    (study / "away").touch()
    time.sleep(45)
    slurm.start_controller()
    said = run.finished(seconds=300)

    # nothing was lost and nothing done twice
    assert [words(study, f"{name}.tries") for name in ("0", "1", "late")] == [["ran"]] * 3
    assert "Trying to restart job" not in said
    assert "Falling back to 'sacct'" not in said
    assert "Slurm's controller does not answer; jobs are sent when it is back." in said
    # and what Slurm said of each job stays beside the study's own logs
    for n in "01":
        place, slurm_job = words(study, f"results/{n}.txt")
        assert place == n
        assert (study / f"results/logs/slurm/rule_one/{n}/{slurm_job}.log").is_file()
    assert not (folder / "results").exists()
