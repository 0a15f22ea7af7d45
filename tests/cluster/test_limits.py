"""Slurm's limits and Slurm's own failures, met by a workflow that is small enough to see what happens."""

import re
import textwrap
import time

import pytest

pytestmark = pytest.mark.cluster

# `slow` needs 65 seconds and is first given one minute; `hungry` needs 700 MB and is first given 450.
LIMITED = """
rule all:
    input:
        "results/slow.txt",
        "results/hungry.txt",

rule slow:
    output:
        "results/slow.txt",
    resources:
        mem_mb=500,
        runtime=lambda wildcards, attempt: attempt,
    shell:
        "echo {resources.runtime} >> slow.tries; sleep 65; echo done > {output}"

rule hungry:
    output:
        "results/hungry.txt",
    resources:
        mem_mb=lambda wildcards, attempt: 450 * attempt,
        runtime=2,
    shell:
        "echo {resources.mem_mb} >> hungry.tries; "
        "python3 -c 'import time; b = bytearray(500_000_000); b[::4096] = bytes(len(b[::4096])); time.sleep(4)'; "
        "echo done > {output}"
"""

PLAIN = """
rule all:
    input:
        expand("results/{n}.txt", n=range(3)),

rule one:
    output:
        "results/{n}.txt",
    log:
        "results/logs/one/{n}.log",
    resources:
        mem_mb=600,
        runtime=5,
    shell:
        "echo ran >> {wildcards.n}.tries; sleep {config[seconds]}; echo {wildcards.n} $SLURM_JOB_ID > {output}"
"""


def _text(folder, name):
    return (folder / name).read_text(encoding="utf-8").split()


def test_jobs_run_in_slurm_and_its_logs_stay_with_the_study(toy, on_slurm):
    (toy / "Snakefile").write_text(PLAIN, encoding="utf-8")
    study = toy / "study"
    study.mkdir()

    run = on_slurm(toy / "Snakefile", study, "--config", "seconds=0")
    said, _ = run.communicate(timeout=300)

    assert run.returncode == 0, said
    for n in "012":
        place, slurm_job = _text(study, f"results/{n}.txt")
        assert place == n
        assert slurm_job.isdigit()
        assert (study / f"results/logs/slurm/rule_one/{n}/{slurm_job}.log").is_file()
    assert not (toy / "results").exists()


def test_both_profiles_are_in_force_and_the_cluster_s_values_stand(toy, on_slurm):
    """Snakemake lets profiles/default win over --profile: no value of it may undo one that a cluster needs."""
    import yaml

    default = yaml.safe_load((toy / "profiles/default/config.yaml").read_text(encoding="utf-8"))
    cluster = yaml.safe_load((toy / "profiles/slurm/config.yaml").read_text(encoding="utf-8"))

    assert not set(default) & set(cluster)
    assert cluster["retries"] >= 1
    assert cluster["slurm-status-command"] == "squeue"


def test_jobs_that_a_limit_ends_are_sent_again_with_more_and_complete(toy, on_slurm):
    (toy / "Snakefile").write_text(textwrap.dedent(LIMITED), encoding="utf-8")

    run = on_slurm(toy / "Snakefile", toy)
    said, _ = run.communicate(timeout=600)

    assert run.returncode == 0, said
    assert _text(toy, "slow.tries") == ["1", "2"]
    assert _text(toy, "hungry.tries") == ["450", "900"]
    assert len(re.findall(r"Trying to restart job", said)) == 2
    assert _text(toy, "results/slow.txt") == _text(toy, "results/hungry.txt") == ["done"]


def test_the_controller_may_be_restarted_in_mid_run(toy, on_slurm, slurm):
    (toy / "Snakefile").write_text(PLAIN, encoding="utf-8")

    run = on_slurm(toy / "Snakefile", toy, "--config", "seconds=25")
    deadline = time.monotonic() + 60
    while len(list(toy.glob("*.tries"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.5)
    slurm.stop_controller()
    time.sleep(5)
    slurm.start_controller()
    said, _ = run.communicate(timeout=300)

    assert run.returncode == 0, said
    assert [_text(toy, f"{n}.tries") for n in range(3)] == [["ran"]] * 3  # nothing was lost and nothing done twice
