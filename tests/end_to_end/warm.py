"""Whole runs without the cost of starting Python some twenty times: for campaigns of hundreds of runs.

A server imports Snakemake and all that the jobs import, once; each run, and each job in it, is a fork of it.
Snakefile, rules, scripts and files are those of any run. What such runs cannot show is what depends on the order of a
new process's hashes, since all forks share theirs.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[2]
HEAVY = ("snakemake.cli", "spacy", "sklearn.linear_model", "matplotlib.pyplot", "docx", "openpyxl", "rocrate.rocrate")


class Warm:
    """A server of forks, and how to ask it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "end_to_end.warm"]
        self._server = subprocess.Popen(
            command, cwd=ROOT / "tests", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        atexit.register(self._server.stdin.close)

    def run(self, folder: Path, *command: str) -> subprocess.CompletedProcess:
        """Run `snakemake` or `themetrail` with its arguments in a folder."""
        with tempfile.TemporaryDirectory() as aside:
            out, err = Path(aside, "out"), Path(aside, "err")
            wanted = {"command": command, "folder": str(folder), "out": str(out), "err": str(err)}
            self._server.stdin.write(json.dumps(wanted) + "\n")
            self._server.stdin.flush()
            code = int(self._server.stdout.readline())
            return subprocess.CompletedProcess(command, code, out.read_text(), err.read_text())


@cache
def _warm() -> Warm:
    return Warm()


def run_snakemake(folder: Path, *arguments: str, snakefile: Path = ROOT / "Snakefile") -> subprocess.CompletedProcess:
    """As `conftest.run_snakemake`, on one core."""
    options = ("--snakefile", str(snakefile), "--directory", str(folder), "--cores", "1")
    return _warm().run(ROOT, "snakemake", *options, *arguments)


def run_command(verb: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """As `conftest.run_command`."""
    return _warm().run(folder, "themetrail", verb, *arguments)


# ---- the server ---------------------------------------------------------------------------------


def _serve() -> None:
    _import_all()
    gc.freeze()  # the forks share what is there, and look for no garbage in it
    for line in sys.stdin:
        print(_forked(partial(_do, json.loads(line))), flush=True)


def _import_all() -> None:
    for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR"):  # as `job` sets them before it imports anything
        os.environ[f"{library}_NUM_THREADS"] = "1"
    sys.path.insert(0, str(ROOT / "src"))
    import themetrail

    own = (module.name for module in pkgutil.walk_packages(themetrail.__path__, "themetrail."))
    for name in (*HEAVY, *own):
        if not name.endswith("__main__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    _read_word_lists()
    sys.path.remove(str(ROOT / "src"))


def _read_word_lists() -> None:
    """Have the language model and the dictionaries in memory: no run changes them."""
    from themetrail.anonymise.detect.models import models_of, ner_of
    from themetrail.anonymise.names import words
    from themetrail.audit.gate import dictionary
    from themetrail.configuration.load import load_configuration

    ner_of(models_of(["en"], load_configuration({}).anonymise.models)["en"])
    for word in ("nothing", "zzyzx"):
        dictionary.is_word(word)
        dictionary.is_borne(word)
        dictionary.is_given_name(word, frozenset())
        words.is_common(word, "en")
    words.given_names()


def _forked(work: Callable[[], int]) -> int:
    """The exit code of work that is done in a fork of this process."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        code = work()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _do(wanted: dict) -> int:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, path in ((1, wanted["out"]), (2, wanted["err"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    os.chdir(wanted["folder"])
    program, *arguments = wanted["command"]
    return _snakemake(arguments) if program == "snakemake" else _themetrail(arguments)


def _themetrail(arguments: list[str]) -> NoReturn:
    from themetrail.commands.main import main
    from themetrail.running import start_snakemake

    def forked(command: list[str]) -> int:
        return _forked(partial(_snakemake, command[command.index("-m") + 2 :]))

    def become(_: str, command: list[str], environment: dict[str, str]) -> NoReturn:
        os.environ.clear()
        os.environ.update(environment)
        os._exit(forked(command))

    start_snakemake.wait_for = forked
    os.execve = become  # in this fork alone: `themetrail run` becomes Snakemake
    sys.argv = ["themetrail", *arguments]
    main(arguments)


def _snakemake(arguments: list[str]) -> int:
    from snakemake.cli import main
    from snakemake.script import PythonScript

    sys.argv = ["snakemake", *arguments]
    ask = _job_server()

    def execute_script(self: PythonScript, fname: str, edit: bool = False) -> None:
        started = time.perf_counter()
        ask(fname)
        if self.bench_record is not None:
            self.bench_record.running_time = time.perf_counter() - started

    PythonScript.execute_script = execute_script
    return main(arguments) or 0


def _script(path: str) -> int:
    sys.path[0] = str(Path(path).parent)
    runpy.run_path(path, run_name="__main__")
    return 0


def _job_server() -> Callable[[str], None]:
    """A fork that knows nothing of this run yet, and forks itself for each job; how to ask it for a job."""
    (read_ask, write_ask), (read_done, write_done) = os.pipe(), os.pipe()
    if not os.fork():
        os.close(write_ask)
        for line in os.fdopen(read_ask):
            wanted = json.loads(line)
            os.environ.clear()
            os.environ.update(wanted["environment"])
            os.chdir(wanted["folder"])
            sys.argv = [wanted["script"]]
            os.write(write_done, f"{_forked(partial(_script, wanted['script']))}\n".encode())
        os._exit(0)
    os.close(read_ask)
    done, one_at_a_time = os.fdopen(read_done), threading.Lock()

    def ask(script: str) -> None:
        wanted = {"script": script, "folder": str(Path.cwd()), "environment": dict(os.environ)}
        with one_at_a_time:
            os.write(write_ask, json.dumps(wanted).encode() + b"\n")
            code = int(done.readline())
        if code:
            raise subprocess.CalledProcessError(code, ["python", script])

    return ask


if __name__ == "__main__":
    _serve()
