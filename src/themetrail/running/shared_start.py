"""On one machine, the jobs of a run start as copies of one process that has loaded already what most of them load.

To start Python and to import pandas takes longer than most jobs' work, and spaCy or scikit-learn three times as long.
Here one process imports, once per run, what the jobs to come import (packages, and this library's own modules), does no
work itself, and is copied for each job (`forkserver` of the standard library). A job finds there what it would have
loaded, and nothing that another job did: its script, its claim and its bytes are the same.

It begins before Snakemake is imported (see `begin_to_load`) or while that reads the workflow, with what every run
loads, and is told the rest as soon as the jobs to come are known. Where it loads a language model, only those jobs wait
for it that would load the same one; these, all where it cannot be had, and wherever jobs run elsewhere (on a cluster,
in a container), start Python for themselves.
"""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import connection, forkserver, util
from pathlib import Path
from typing import Any

from themetrail.audit.chain.named_before import named_as_before
from themetrail.languages.table import LANGUAGES
from themetrail.running.claim import circumstances_beside, models_claimed
from themetrail.running.project import LIBRARY
from themetrail.running.start_from_here import LOADED, do_nothing, run_script
from themetrail.running.waiting_copies import LoadsAhead, WaitingCopies

# What to import of each package that several jobs load, in the words in which they import it. What one job alone loads
# (scikit-learn, openpyxl), it loads for itself; spaCy is loaded with the language models.
SLOW_TO_IMPORT = {
    "pandas": ("pandas",),
    "pydantic": ("pydantic",),
    "lxml": ("lxml.etree",),
    "docx": ("docx",),
    "xlsxwriter": ("xlsxwriter",),
    "scipy": ("scipy.sparse",),
    "matplotlib": ("matplotlib.figure", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg"),
}
# What the preamble of every script imports, and what every script does.
FIRST, LAST = "themetrail.running.start_from_here", "themetrail.running.loaded_for_jobs"
UNDISTURBED = "themetrail.running.undisturbed"
OF_EVERY_JOB = ("themetrail.running.job", "snakemake.logging", "snakemake.iocontainers", "snakemake.script", "pandas")
ONLY_WITH_TEXT = "anonymise_free_text"  # the script that loads a language model only where somebody wrote a text
SAFE_PATH = "PYTHONSAFEPATH"  # Python's own
FEW = 3  # jobs, for which no process is worth its start


@dataclass(frozen=True)
class ToCome:
    """A job to come: its parameters, and the models that it loaded when it was last done, as its record says."""

    parameters: Mapping[str, Any]
    models_before: Mapping[str, Any]

    @classmethod
    def of(cls, job: Any) -> ToCome:
        """One of Snakemake's jobs."""
        return cls(dict(job.params.items()), models_claimed(getattr(job.output, "record", "")))

    @property
    def models(self) -> dict[str, Any]:
        """The language models that it will load, by language, as far as can be known."""
        named = self.parameters.get("models")
        is_sure = self.software.get("script") != ONLY_WITH_TEXT or self.models_before
        return named if isinstance(named, dict) and is_sure else {}

    @property
    def software(self) -> dict[str, Any]:
        """Its script and the packages that this reaches."""
        return dict(self.parameters.get("software") or {})


@dataclass(frozen=True)
class Loaded:
    """What is worth loading once: modules, and the language models that are read with them, by language."""

    modules: tuple[str, ...]
    models: dict[str, str]
    fast_decoder: bool

    @classmethod
    def for_jobs(cls, jobs: Iterable[ToCome], scripts: Path) -> Loaded:
        """The packages that at least two of the jobs use, by the parameters of each, the library's modules that scripts
        name, and the language models of all jobs, which read them later than others begin."""
        packages, fast = Counter[str](), False
        names, languages = set(), dict[str, str]()
        for job in jobs:
            packages.update({*job.software})
            names.add(job.software.get("script"))
            languages |= {language: model["name"] for language, model in job.models.items() if language in LANGUAGES}
            fast = fast or bool(dict(job.parameters.get("settings") or {}).get("fast_decoder"))
        shared = (modules for package, modules in SLOW_TO_IMPORT.items() if packages[package] > 1)
        outside = tuple(chain.from_iterable(shared))
        own = (script for script in scripts.glob("*.py") if script.stem in names)
        return cls(outside + _modules_of(own), languages, fast)

    def told(self) -> bytes:
        """This, as the process that loads it is told it."""
        return json.dumps({"modules": self.modules, "models": self.models, "fast": self.fast_decoder}).encode()


class SharedStart:
    """The process that jobs are copied from; `scripts` is the folder of the scripts that it may run."""

    def __init__(self, scripts: Path) -> None:
        self._scripts = scripts
        self._context = multiprocessing.get_context("forkserver")
        self._loaded: Loaded | None = None  # until the process is told
        self._reads_for_sure = False
        self._is_ready = False
        self._has_tried = threading.Event()
        self._one_at_a_time = threading.RLock()  # asking a process whether it ended is not safe in two threads at once
        self._line = socket.socket(socket.AF_UNIX)  # over which the process is told what to load

    def begin(self, texts_of: Path | None = None) -> None:
        """Start the process. It loads what every job loads, then what any script may load, until it is told. Where
        jobs will read `texts_of` a study for sure, its language models come first."""
        self._reads_for_sure = texts_of is not None
        main = sys.modules["__main__"]
        # The standard library runs the file of the main program in each copy, unless it was started as a module.
        also = () if getattr(main, "__spec__", None) else ("snakemake.cli",)
        forkserver.set_forkserver_preload([UNDISTURBED, FIRST, *OF_EVERY_JOB, *also, LAST])
        address = str(Path(util.get_temp_dir(), "told"))  # a folder of this process's user alone
        meanwhile = [*_modules_of(self._scripts.glob("*.py")), *chain.from_iterable(SLOW_TO_IMPORT.values())]
        try:
            with suppress(FileNotFoundError):
                Path(address).unlink()
            self._line.bind(address)
            self._line.listen(1)
            told = {"by": address, "first": meanwhile, "texts_of": str(texts_of or "")}
            with _for_a_while(SAFE_PATH, "1"), _for_a_while(LOADED, json.dumps(told)):
                forkserver.ensure_running()
        except OSError:  # no room, or a path too long, for its socket: each job starts for itself
            self._line.close()
            self._has_tried.set()
            return
        atexit.register(self._drop)

    def tell(self, loaded: Loaded, ahead: Iterable[LoadsAhead] = (), cores: int = 1) -> None:
        """Let the process load what the jobs to come load, and Snakemake's scripts run in copies of it from then on;
        the jobs that load more than others do so `ahead`, on one of the `cores` that is idle."""
        if self._has_tried.is_set():
            return
        from snakemake.script import PythonScript

        self._loaded = loaded
        self._waiting = WaitingCopies(ahead, cores, self._context, self._one_at_a_time)
        alone = PythonScript.execute_script

        def execute(script: Any, file: str, edit: bool = False) -> None:
            with self._waiting.at_work():
                is_copy = not edit and self._may_run(script) and self._is_there_for(script)
                job = self._started(script, file) if is_copy else None
                if job is None:
                    alone(script, file, edit)
                else:
                    self._run(job, script, file)

        PythonScript.execute_script = execute
        threading.Thread(target=self._get_ready, args=(loaded,), daemon=True).start()

    def end(self) -> None:
        """End the process, and wait for it: its time is the run's."""
        self._is_ready = False
        if self._loaded is None:
            self._drop()
        else:
            self._waiting.end()
            self._stop()

    def _drop(self) -> None:
        """End the process at once where it was told nothing, so that no job is a copy of it."""
        if self._loaded is None and not self._has_tried.is_set():
            self._has_tried.set()
            with suppress(OSError, TypeError):
                os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
            self._stop()

    def _stop(self) -> None:
        self._line.close()
        with suppress(AttributeError, OSError):
            forkserver._forkserver._stop()  # type: ignore[attr-defined]

    def _get_ready(self, loaded: Loaded) -> None:
        try:
            if self._has_heard(loaded):
                first = self._context.Process(target=do_nothing)
                first.start()  # answers when all is loaded
                first.join()
                self._is_ready = first.exitcode == 0
        except (OSError, EOFError):
            pass  # each job starts for itself
        finally:
            self._has_tried.set()
        if self._is_ready:
            self._waiting.make_when_idle()

    def _has_heard(self, loaded: Loaded) -> bool:
        """Whether the process was told what to load, unless it ended before it asked."""
        self._line.settimeout(0.25)
        while _lives():
            with suppress(TimeoutError):
                asking, _ = self._line.accept()
                with asking:
                    asking.sendall(loaded.told())
                return True
        return False

    def _is_there_for(self, script: Any) -> bool:
        """Whether a script can run in a copy. To wait for that is better than to load the same anew, but for a script
        that needs none of the language models for which the others wait, unless these came first."""
        models = self._loaded.models if self._loaded else {}
        needed = ToCome(dict(script.params.items()), models_claimed(getattr(script.output, "record", ""))).models
        if not models or self._reads_for_sure or models.keys() & needed.keys():
            self._has_tried.wait()
        return self._is_ready and _lives()

    def _may_run(self, script: Any) -> bool:
        """Whether this is a script of ours that runs here, with this Python."""
        elsewhere = (script.container_img, script.conda_env, script.env_modules, script.resources.get("shell_exec"))
        return not any(elsewhere) and _file_of(script).resolve().parent == self._scripts

    def _started(self, script: Any, file: str) -> Any:
        """A copy that runs a script; None where the process ended just now, so that no copy began."""
        with self._one_at_a_time, suppress(OSError):
            told = file, script.resources.get("tmpdir")
            waited = self._waiting.taken(_file_of(script).stem, *told)
            if waited is not None:
                return waited
            job = self._context.Process(target=run_script, args=told)
            try:
                job.start()
            except EOFError:  # it ended when the copy may have begun: two must not write the same files
                raise subprocess.CalledProcessError(1, [sys.executable, file]) from None
            return job
        return None

    def _run(self, job: Any, script: Any, file: str) -> None:
        """Wait for a script as Snakemake's own way does: measured, and with an error where it fails."""
        from themetrail.running.measured import measured  # which imports Snakemake

        with measured(job.pid, script.bench_record, *map(circumstances_beside, map(Path, script.log[:1]))):
            connection.wait([job.sentinel])
        with self._one_at_a_time:
            job.join()
            code = job.exitcode
            job.close()
        if code:
            raise subprocess.CalledProcessError(code, [sys.executable, file])


def _file_of(script: Any) -> Path:
    """A script's own file; what is run is a copy of it, with what Snakemake says to the job."""
    return Path(script.path.get_path_or_uri(secret_free=True))


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
def _for_a_while(variable: str, value: str) -> Iterator[None]:
    """What starts meanwhile finds this in its environment.

    With Python's own PYTHONSAFEPATH it does not look for libraries in the folder that it is in: the standard library
    starts its processes with `-c`, for which that folder, a study's, comes first, so that a file `random.py` there
    would be run in the place of Python's own.
    """
    before = os.environ.get(variable)
    os.environ[variable] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[variable]
        else:
            os.environ[variable] = before
