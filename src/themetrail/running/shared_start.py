"""On one machine, the jobs of a run start as copies of one process that has loaded already what most of them load.

To start Python and to import pandas takes longer than most jobs' work, and spaCy or scikit-learn three times as long.
Here one process imports, once per run, what the jobs to come import (packages, and this library's own modules), does no
work itself, and is copied for each job (`forkserver` of the standard library). A job finds there what it would have
loaded, and nothing that another job did: its script, its claim and its bytes are the same. Until that process is ready
(only those wait that would load the same language model), where it cannot be had, and wherever jobs run elsewhere (on a
cluster, in a container), each starts Python for itself.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, forkserver
from pathlib import Path
from typing import Any

from snakemake.benchmark import benchmarked
from snakemake.script import PythonScript

from themetrail.audit.chain.named_before import named_as_before
from themetrail.languages.table import LANGUAGES
from themetrail.running.project import LIBRARY
from themetrail.running.start_from_here import LOADED, do_nothing, run_script

# What to import of each package that several jobs load, in the words in which they import it. What one job alone loads
# (scikit-learn, openpyxl), it loads for itself.
SLOW_TO_IMPORT = {
    "pandas": ("pandas",),
    "pydantic": ("pydantic",),
    "spacy": ("spacy",),
    "lxml": ("lxml.etree",),
    "docx": ("docx",),
    "xlsxwriter": ("xlsxwriter",),
    "scipy": ("scipy.sparse",),
    "matplotlib": ("matplotlib.figure", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg"),
}
# What the preamble of every script imports, and what every script does.
FIRST, LAST = "themetrail.running.start_from_here", "themetrail.running.loaded_for_jobs"
OF_EVERY_JOB = ("themetrail.running.job", "snakemake.logging", "snakemake.iocontainers", "snakemake.script")
SAFE_PATH = "PYTHONSAFEPATH"  # Python's own
FEW = 3  # jobs, for which no process is worth its start


@dataclass(frozen=True)
class Loaded:
    """What is worth loading once: modules, and the language models that are read with them, by language."""

    modules: tuple[str, ...]
    models: dict[str, str]
    fast_decoder: bool

    @classmethod
    def for_jobs(cls, jobs: Iterable[Mapping[str, Any]], scripts: Path) -> Loaded:
        """What at least two of the jobs use, by the parameters of each, and the library's modules that scripts name.

        Most name the same ones; what one alone names, it would import while others wait for what it makes.
        """
        packages, models, fast = Counter[str](), Counter[tuple[str, str]](), False
        names = set()
        for parameters in jobs:
            software = dict(parameters.get("software") or {})
            packages.update({*software})
            names.add(software.get("script"))
            if isinstance(parameters.get("models"), dict):  # where a job says which model, by language, it loads
                models.update((language, model["name"]) for language, model in parameters["models"].items())
            fast = fast or bool(dict(parameters.get("settings") or {}).get("fast_decoder"))
        shared = (modules for package, modules in SLOW_TO_IMPORT.items() if packages[package] > 1)
        languages = {language: name for (language, name), n in models.items() if n > 1 and language in LANGUAGES}
        outside = tuple(module for modules in shared for module in modules)
        own = (script for script in scripts.glob("*.py") if script.stem in names)
        return cls(outside + _modules_of(own), languages, fast)


class SharedStart:
    """The process that jobs are copied from; `scripts` is the folder of the scripts that it may run."""

    def __init__(self, scripts: Path) -> None:
        self._scripts = scripts
        self._context = multiprocessing.get_context("forkserver")
        self._is_ready = False
        self._has_tried = threading.Event()
        self._one_at_a_time = threading.Lock()  # asking a process whether it ended is not safe in two threads at once

    def begin(self, loaded: Loaded) -> None:
        """Start the process, and let Snakemake's scripts run in copies of it as soon as it has loaded all."""
        main = sys.modules["__main__"]
        # The standard library runs the file of the main program in each copy, unless it was started as a module.
        also = () if getattr(main, "__spec__", None) else ("snakemake.cli",)
        forkserver.set_forkserver_preload([FIRST, *OF_EVERY_JOB, *loaded.modules, *also, LAST])
        if loaded.models:
            os.environ[LOADED] = json.dumps({"models": loaded.models, "fast": loaded.fast_decoder})
        try:
            with _libraries_from_no_study():
                forkserver.ensure_running()
        except OSError:  # no room, or a path too long, for its socket: each job starts for itself
            self._has_tried.set()
            return
        alone = PythonScript.execute_script

        def execute(script: Any, file: str, edit: bool = False) -> None:
            is_copy = not edit and self._may_run(script) and self._is_there_for(script)
            job = self._started(script, file) if is_copy else None
            if job is None:
                alone(script, file, edit)
            else:
                self._run(job, script, file)

        PythonScript.execute_script = execute
        threading.Thread(target=self._get_ready, daemon=True).start()

    def end(self) -> None:
        """End the process, and wait for it: its time is the run's."""
        self._is_ready = False
        with suppress(AttributeError, OSError):
            forkserver._forkserver._stop()  # type: ignore[attr-defined]

    def _get_ready(self) -> None:
        try:
            first = self._context.Process(target=do_nothing)
            first.start()  # answers when all is loaded
            first.join()
            self._is_ready = first.exitcode == 0
        except (OSError, EOFError):
            pass  # each job starts for itself
        finally:
            self._has_tried.set()

    def _is_there_for(self, script: Any) -> bool:
        """Whether a script can run in a copy: one that would load the same language model is better off to wait."""
        if isinstance(dict(script.params.items()).get("models"), dict):
            self._has_tried.wait()
        return self._is_ready and _lives()

    def _may_run(self, script: Any) -> bool:
        """Whether this is a script of ours that runs here, with this Python."""
        elsewhere = (script.container_img, script.conda_env, script.env_modules, script.resources.get("shell_exec"))
        file = Path(script.path.get_path_or_uri(secret_free=True))
        return not any(elsewhere) and file.resolve().parent == self._scripts

    def _started(self, script: Any, file: str) -> Any:
        """A copy that runs a script; None where the process ended just now, so that no copy began."""
        job = self._context.Process(target=run_script, args=(file, script.resources.get("tmpdir")))
        with self._one_at_a_time, suppress(OSError):
            try:
                job.start()
            except EOFError:  # it ended when the copy may have begun: two must not write the same files
                raise subprocess.CalledProcessError(1, [sys.executable, file]) from None
            return job
        return None

    def _run(self, job: Any, script: Any, file: str) -> None:
        """Wait for a script as Snakemake's own way does: measured, and with an error where it fails."""
        if script.bench_record is None:
            connection.wait([job.sentinel])
        else:
            with benchmarked(job.pid, script.bench_record):
                connection.wait([job.sentinel])
        with self._one_at_a_time:
            job.join()
            code = job.exitcode
            job.close()
        if code:
            raise subprocess.CalledProcessError(code, [sys.executable, file])


def _modules_of(scripts: Iterable[Path]) -> tuple[str, ...]:
    """The library's modules that scripts name themselves; these import the others."""
    named = {each.module for script in scripts for each in named_as_before(script.read_bytes(), "")}
    own = (module for module in named if module.partition(".")[0] == __name__.partition(".")[0])
    return tuple(sorted(module for module in own if (LIBRARY / f"{module.replace('.', '/')}.py").is_file()))


def _lives() -> bool:
    """Whether the process that jobs are copied from has not ended; another is never started in its place."""
    process = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    with suppress(ChildProcessError, TypeError):
        return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    return False


@contextmanager
def _libraries_from_no_study() -> Iterator[None]:
    """What starts meanwhile does not look for libraries in the folder that it is in.

    The standard library starts its processes with `-c`, for which that folder, a study's, comes first: a file
    `random.py` there would be run in the place of Python's own.
    """
    before = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = before
