"""A Slurm of one machine around the tests of this folder, or the reason why there is none."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def _load(file: Path):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def slurm():
    """The module that starts and stops Slurm, with Slurm running."""
    module = _load(PROJECT / "tests/cluster/one_machine_slurm.py")
    if importlib.util.find_spec("snakemake_executor_plugin_slurm") is None:
        pytest.skip("Snakemake's executor for Slurm is not installed (extra `cluster`)")
    try:
        module.up()
    except module.NoSlurm as problem:
        pytest.skip(str(problem))
    yield module
    module.down()


@pytest.fixture
def on_slurm(slurm):
    """Start the workflow of a Snakefile in a folder through profiles/slurm, as a process with its output piped."""

    def start(snakefile: Path, folder: Path, *more: str) -> subprocess.Popen:
        # On a machine of its own the queue may be asked more often than is polite on a real cluster.
        quick = ["--slurm-init-seconds-before-status-checks", "3", "--latency-wait", "20"]
        command = [sys.executable, "-m", "snakemake", "--snakefile", snakefile, "--directory", folder]
        command += ["--profile", PROJECT / "profiles/slurm", *quick, *more]
        return subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=snakefile.parent,
            env=_clean_environment(),
        )

    return start


def _clean_environment() -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLURM_", "PYTEST_"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would be several times slower
    return environment


@pytest.fixture
def toy(tmp_path):
    """A folder with profiles/default of the project beside a Snakefile to be written, as in the project itself."""
    shutil.copytree(PROJECT / "profiles", tmp_path / "profiles")
    return tmp_path
