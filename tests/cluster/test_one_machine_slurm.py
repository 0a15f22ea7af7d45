"""When the Slurm of the tests is not started, and what it leaves alone. No Slurm is needed to see it."""

import os

import pytest

from cluster import one_machine_slurm
from cluster.conftest import _no_slurm


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The module, with all that it would write in a folder of this test."""
    for name in ("RUN", "STATE", "LOG"):
        monkeypatch.setattr(one_machine_slurm, name, tmp_path / name)
    for name in ("CONFIGURATION", "CGROUP", "HOSTS"):
        monkeypatch.setattr(one_machine_slurm, name, tmp_path / f"{name}.conf")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return one_machine_slurm


def test_another_slurm_is_left_alone(elsewhere):
    elsewhere.CONFIGURATION.write_text("ClusterName=ours_since_2019\n", encoding="utf-8")

    with pytest.raises(elsewhere.NoSlurm, match="is there already"):
        elsewhere.up()
    elsewhere.down()

    assert elsewhere.CONFIGURATION.read_text(encoding="utf-8") == "ClusterName=ours_since_2019\n"


def test_only_root_starts_one(elsewhere, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(elsewhere.NoSlurm, match="by root only"):
        elsewhere.up()


def test_what_was_written_is_taken_away_again_and_nothing_else(elsewhere, monkeypatch):
    elsewhere.HOSTS.write_text("127.0.0.1 localhost\n", encoding="utf-8")
    monkeypatch.setattr(elsewhere.socket, "gethostname", lambda: "a-host-that-nobody-knows.example")
    elsewhere._write_configuration(cpus=4, memory_mb=6000)
    assert "NodeName=a-host-that-nobody-knows " in elsewhere.CONFIGURATION.read_text(encoding="utf-8")
    assert "a-host-that-nobody-knows" in elsewhere.HOSTS.read_text(encoding="utf-8")

    elsewhere.down()

    left = [path.name for path in elsewhere.CONFIGURATION.parent.iterdir()]
    assert left == ["HOSTS.conf"]
    assert elsewhere.HOSTS.read_text(encoding="utf-8") == "127.0.0.1 localhost\n"


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_ci_machine_without_slurm_fails_and_any_other_skips(ci, outcome, monkeypatch):
    monkeypatch.setenv("CI", ci)

    with pytest.raises(outcome, match="why there is none"):
        _no_slurm("why there is none")
