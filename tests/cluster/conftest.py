"""A Slurm of one machine around the tests of this folder, or the reason why there is none.

Where `CI` is set a Slurm that does not start is an error, so that a green run is never one that tested nothing.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
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
        _no_slurm("Snakemake's executor for Slurm is not installed (extra `cluster`)")
    try:
        module.up()
        yield module
    except module.NoSlurm as problem:
        _no_slurm(str(problem))
    finally:
        module.down()  # whatever failed, and however much of Slurm stood by then


def _no_slurm(why: str) -> None:
    """Skip the tests with the reason; on a CI machine, fail."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(why)


@dataclass
class Run:
    """A Snakemake on Slurm; what it says goes to a file, so that it may be left alone for a while."""

    process: subprocess.Popen
    screen: Path

    @property
    def said(self) -> str:
        return self.screen.read_text(encoding="utf-8")

    def finished(self, seconds: int = 900) -> str:
        """Wait until it ends well; what it said."""
        self.process.wait(timeout=seconds)
        assert self.process.returncode == 0, self.said[-6000:]
        return self.said

    def wait_for(self, condition: Callable[[], object], seconds: int = 300) -> None:
        """Wait until something is so while the run goes on."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, self.said[-6000:]
            assert time.monotonic() < deadline, f"not so within {seconds} seconds: {self.said[-6000:]}"
            time.sleep(0.5)


@pytest.fixture(scope="session")
def on_slurm(slurm, tmp_path_factory):
    """Start the workflow of a Snakefile in a folder through profiles/slurm; what still runs in the end is stopped."""
    runs: list[Run] = []
    screens = tmp_path_factory.mktemp("screens")

    def start(snakefile: Path, folder: Path, *more: str) -> Run:
        # On a machine of its own the queue may be asked more often than is polite on a real cluster.
        quick = ["--slurm-init-seconds-before-status-checks", "3", "--latency-wait", "20"]
        command = [sys.executable, "-m", "snakemake", "--snakefile", snakefile, "--directory", folder]
        command += ["--profile", PROJECT / "profiles/slurm", *quick, *more]
        screen = screens / f"{len(runs)}.txt"
        with screen.open("w", encoding="utf-8") as output:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=snakefile.parent,
                env=_clean_environment(),
            )
        runs.append(Run(process, screen))
        return runs[-1]

    yield start
    for run in runs:
        if run.process.poll() is None:
            run.process.kill()
            run.process.wait()


def _clean_environment() -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLURM_", "PYTEST_"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would be several times slower
    return environment


# What the project's own rules begin with on Slurm.
BEGINNING = f"""
import sys
sys.path.insert(0, {str(PROJECT / "src")!r})
from snakemake.logging import logger
from themetrail.running.outlast_slurm import outlast_absent_controller
if workflow.is_main_process:
    outlast_absent_controller(logger)
"""


@pytest.fixture(scope="session")
def toy(tmp_path_factory):
    """Make a folder with a Snakefile of some rules and the project's profiles beside it, as in the project itself."""

    def make(rules: str) -> Path:
        folder = tmp_path_factory.mktemp("toy")
        shutil.copytree(PROJECT / "profiles", folder / "profiles")
        (folder / "Snakefile").write_text(BEGINNING + rules, encoding="utf-8")
        return folder

    return make


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
        runtime=3,
    shell:
        "echo {resources.mem_mb} >> hungry.tries; "
        "python3 -c 'import time; b = bytearray(500_000_000); b[::4096] = bytes(len(b[::4096])); time.sleep(4)'; "
        "echo done > {output}"
"""


@pytest.fixture(scope="session")
def limited(toy, on_slurm) -> tuple[Run, Path]:
    """Two jobs that run into their limits. They mostly wait, so other tests go on beside them."""
    folder = toy(LIMITED)
    return on_slurm(folder / "Snakefile", folder), folder
