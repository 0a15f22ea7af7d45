"""What the executor for Slurm is taught, without a Slurm; tests/cluster shows it with one."""

import itertools
import sys
import threading
import tomllib
import types
from importlib import metadata
from pathlib import Path

import pytest

from themetrail.running.outlast_slurm import (
    KNOWN,
    PLUGIN,
    Patience,
    controller_is_away,
    outlast_absent_controller,
)

PROJECT = Path(__file__).resolve().parents[2]


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
    sending.join(timeout=60)
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


def fake_executor(monkeypatch, version):
    """An executor of a version, as this process would have it; what it consists of, and what is said of it."""
    fake = types.ModuleType("fake")
    fake.get_min_job_age = lambda: 300
    fake.Executor = type("Executor", (), dict.fromkeys(("run_job", "run_array_jobs", "cancel"), print))
    monkeypatch.setitem(sys.modules, "snakemake_executor_plugin_slurm", fake)
    monkeypatch.setattr(metadata, "version", {PLUGIN: version}.get)
    before, said = dict(vars(fake)) | dict(vars(fake.Executor)), []
    outlast_absent_controller(types.SimpleNamespace(warning=said.append))
    return dict(vars(fake)) | dict(vars(fake.Executor)) == before, said


def test_the_version_that_is_known_is_changed(monkeypatch):
    assert fake_executor(monkeypatch, KNOWN) == (False, [])


@pytest.mark.parametrize("version", ["2.7.1", "2.8.1", "3.0.0"])
def test_another_version_is_left_alone_and_that_is_said(monkeypatch, version):
    untouched, (said,) = fake_executor(monkeypatch, version)
    assert untouched
    assert said.startswith(f"themetrail: version {version} of snakemake-executor-plugin-slurm is not the one")
    assert f"({KNOWN})" in said


def test_the_version_that_is_known_is_the_one_that_is_installed_with_us():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"{PLUGIN}=={KNOWN}" in project["optional-dependencies"]["cluster"]


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
