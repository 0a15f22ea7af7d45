"""What the executor for Slurm is taught, without a Slurm; tests/cluster shows it with one."""

import itertools
import sys
import threading
import types

import pytest

from themetrail.running.outlast_slurm import Patience, controller_is_away, outlast_absent_controller


def waiting_for(answers):
    """A controller that is away as long as `answers` say so, and what is said meanwhile."""
    said = []
    return Patience(lambda: 300, said.append, lambda: next(answers), pause=0.001), said


def test_min_job_age_is_remembered_while_nobody_tells_it():
    answers = iter([None, 300, None, None, 600])
    patience = Patience(lambda: next(answers), print)

    assert [patience.min_job_age() for _ in range(5)] == [None, 300, 300, 300, 600]


def test_a_job_is_sent_at_once_when_the_controller_is_there():
    patience, said = waiting_for(itertools.repeat(False))

    assert patience.before(lambda job: f"sent {job}")(7) == "sent 7"
    assert said == []


def test_a_job_is_sent_when_the_controller_is_back_and_not_before():
    answers = iter([True, True, True, False])
    patience, said = waiting_for(answers)

    sent = patience.before(lambda: list(answers))()

    assert sent == []  # all that the controller had to answer was asked before
    assert [sentence.split("; ")[0] for sentence in said] == [
        "Slurm's controller does not answer",
        "Slurm's controller answers again.",
    ]


def test_min_job_age_is_learned_before_the_first_job():
    asked = []
    patience = Patience(lambda: asked.append("asked") or 300, print, lambda: False)

    send = patience.before(lambda: asked.append("sent"))
    send()
    send()

    assert asked == ["asked", "sent", "sent"]


def test_who_ends_the_run_does_not_wait_for_the_controller():
    patience, _ = waiting_for(itertools.repeat(True))
    sending = threading.Thread(target=patience.before(lambda: None), daemon=True)
    sending.start()

    assert patience.ended_by(lambda: "cancelled")() == "cancelled"
    sending.join(timeout=5)
    assert not sending.is_alive()


@pytest.mark.parametrize(
    ("said", "away"),
    [
        ("Slurmctld(primary) at login1 is UP", False),
        ("Slurmctld(primary) at login1 is DOWN\n*** RESTORE SLURMCTLD ***", True),
        ("Slurmctld(primary) at a is DOWN\nSlurmctld(backup) at b is UP", False),
        ("", False),
    ],
)
def test_scontrol_says_whether_the_controller_is_away(said, away, tmp_path, monkeypatch):
    scontrol = tmp_path / "scontrol"
    scontrol.write_text(f"#!/bin/sh\ncat <<'END'\n{said}\nEND\nexit 1\n")
    scontrol.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    assert controller_is_away() is away


def test_without_slurm_s_tools_nobody_waits(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert controller_is_away() is False


def test_the_installed_executor_has_what_is_changed_in_it(monkeypatch):
    """A new release of the executor that names these things otherwise has to be looked at again."""
    installed = pytest.importorskip("snakemake_executor_plugin_slurm")
    copy = types.ModuleType("copy")
    copy.get_min_job_age = installed.get_min_job_age
    copy.Executor = type("Executor", (installed.Executor,), {})
    monkeypatch.setitem(sys.modules, "snakemake_executor_plugin_slurm", copy)

    outlast_absent_controller(types.SimpleNamespace(warning=print))
    once = copy.Executor.run_job
    outlast_absent_controller(types.SimpleNamespace(warning=print))

    assert copy.Executor.run_job is once
    for name in ("run_job", "run_array_jobs", "cancel"):
        assert getattr(copy.Executor, name).__wrapped__ is getattr(installed.Executor, name)
    source = installed.Executor.check_active_jobs.__code__
    assert "get_min_job_age" in source.co_names
