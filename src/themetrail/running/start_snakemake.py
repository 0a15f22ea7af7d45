"""Starts Snakemake on a study: this project's workflow, by the Python that runs now."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import yaml

from themetrail.audit.chain.code import jobs_import_first
from themetrail.running.as_it_ended import BEGAN
from themetrail.running.as_snakemake import IN_PART
from themetrail.running.in_study import FROM
from themetrail.running.project import IS_CHECKOUT, LIBRARY, PROJECT

SNAKEMAKE, BEGIN_TO_LOAD = "themetrail.running.as_snakemake", "themetrail.running.begin_to_load"
PROFILE = PROJECT / "profiles" / "default" / "config.yaml"


def command_for(study: Path, *options: str, module: str = SNAKEMAKE) -> list[str]:
    """The command that runs the workflow on a study; what `options` say counts more than what the project says.

    `module` is what Python is started with: Snakemake, or what becomes it.
    """
    # -P: a file of the user's that bears the name of a library must not be taken for it.
    command = [sys.executable, "-P", "-m", module, "--directory", str(study)]
    command += ["--snakefile", str(PROJECT / "Snakefile")]
    return [*command, "--workflow-profile", "none", *options_of(PROFILE), *options]


def options_of(profile: Path) -> list[str]:
    """What a profile says, as options: where Snakemake reads one by itself, its path is the first line of each run.

    The profiles that an option `--profile` names are read as ever; what is said here counts more, as it would there.
    """
    options: list[str] = []
    for name, value in yaml.safe_load(profile.read_text(encoding="utf-8")).items():
        if value is not False:  # which is what Snakemake does where nothing is said
            options += [f"--{name}", *([] if value is True else [str(value)])]
    return options


def environment() -> dict[str, str]:
    """The environment, with the folder in which the user stands, since Snakemake leaves it.

    It is without the state that another run began with, and without what would keep Python from its bytecode cache:
    each start, some twenty in a run, would take several times as long.
    """
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", BEGAN)}
    return {FROM: str(Path.cwd()), **kept}


def become_snakemake(study: Path, *options: str, here: bool = False, began: str = "") -> NoReturn:
    """Run the workflow in the place of this process: who stops or kills it stops Snakemake, nothing stands between.

    Where it is sure that all jobs run on this machine (`here`), what they load is begun to be loaded before Snakemake
    is. `began` is the state of the study that is run as it is, to its end; what such a run ends with is noted.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    command = command_for(study, *options, module=BEGIN_TO_LOAD if here else SNAKEMAKE)
    if here and IS_CHECKOUT:
        jobs_import_first(LIBRARY)
    os.execve(command[0], command, environment() | ({BEGAN: began} if began else {}))


def run_snakemake(study: Path, *options: str) -> int:
    """Run the workflow to its end, as a part of what a command does, and return Snakemake's exit code."""
    return wait_for(command_for(study, *options))


def wait_for(command: list[str]) -> int:
    """Wait until a command has ended, also where it is asked to stop; its exit code.

    A terminal tells Ctrl-C to all at once; other signals are handed on. So Snakemake ends by itself, and leaves the
    study unlocked.
    """
    asked_to_stop = False
    with subprocess.Popen(command, env={**environment(), IN_PART: "yes"}) as process:
        before = {
            number: signal.signal(number, lambda received, _: process.send_signal(received))
            for number in (signal.SIGTERM, signal.SIGHUP)
        }
        while process.returncode is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                asked_to_stop = True
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked_to_stop:
        raise KeyboardInterrupt
    return process.returncode
