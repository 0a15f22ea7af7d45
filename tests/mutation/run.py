"""Run the tests that reach a fault, in a process of their own, and see whether any of them fails.

`python -m mutation.run ROOM NUMBER [--seed 2]`, in `tests/`, prints the share of a sample of faults that is found, with
those that are not. Which test reaches which line is measured once, and again for what has changed since.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import shutil
import sys
import tempfile
import warnings
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

import coverage
import pytest
from hypothesis import Phase, settings

from fuzzing.apart import apart
from mutation.mutants import NO_CHANGE, Mutant, mutants_of

HERE = Path(__file__).parent
TESTS = HERE.parent
LIBRARY = TESTS.parent / "src/themetrail"
REMEMBERED = TESTS.parent / "build/mutation"  # which test reaches which line; nothing is lost with it
_OF_RESOLVE = (
    *("consistency", "endings", "evidence", "generalise", "invented", "kinds", "letters", "lexicon", "lexicon_rows"),
    *("linking", "mentions", "name_parts", "naming", "pseudonym_registry", "public", "refused", "replacements"),
    *("review_decides", "said_beside", "spellings", "verdicts", "weighed"),
)
ROOMS = {  # those of which the tests have to find most: the library's room, and the tests that are its own
    "agreement": ("agreement",),
    "themes": ("themes",),
    "coding": ("coding", "test_consent.py"),
    "anonymise/resolve": tuple(f"anonymise/test_{name}.py" for name in _OF_RESOLVE),
}
GOAL = 0.85  # of the faults that the tests find
# A fault is found where its tests take more processor time than three times theirs without it, and so much for loading.
SECONDS, TIMES = 60, 3
# Of the tests that reach a fault, the quickest that take no longer than this together: a fault that they do not find
# counts as not found, even where one of the others would.
MOST = 60
_FEW = 10  # tests that are tried first, so that most faults are found before many files of tests are loaded
_NONE_CHOSEN = 5  # the exit code of pytest for a file whose tests are all left out
MEMORY = 8_000_000_000  # bytes for the tests of one fault
_OPTIONS = [
    "-q",
    "-x",
    "-n0",
    "-p",
    "no:cacheprovider",
    "-m",
    "not long and not cluster",
    "--rootdir",
    str(TESTS.parent),
]
_LOADED = ("openpyxl", "pandas", "pydantic", "scipy.stats", "spacy")  # once, and not again for each fault
# What other programs do is no matter of the library's lines, and they take long to start.
_PROGRAMS = ("chromium", "firefox", "firefox-esr", "soffice", "libreoffice")


_SHARED = "made once: "  # before the name of what is made for several tests


@dataclass
class Reached:
    """Which tests reach a line, by file and line; line 0 stands for the whole file. The quickest come first.

    Line -1 has the tests that reach no line while they run, in files of tests that import the module: they may look at
    what the import made.
    """

    tests: Mapping[str, Mapping[int, list[str]]]
    seconds: Mapping[str, float]  # the processor time that each test takes

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that reach the line of a fault, up to `MOST` seconds of them, the quickest first; what is done at
        import is reached by all tests of the module, and may be looked at by those that import it."""
        lines = self.tests.get(str(mutant.file), {})
        tests = lines.get(mutant.line) or [*lines.get(0, []), *lines.get(-1, [])]
        taken = list(accumulate(self.seconds[test] for test in tests))
        return tests[: max(1, bisect_right(taken, MOST))]

    def time_for(self, tests: Iterable[str]) -> int:
        """The processor time, in seconds, after which tests are taken to run without end."""
        return SECONDS + int(TIMES * sum(self.seconds[test] for test in tests))


def _processor_time() -> float:
    """Of this process and of those that it has waited for, in seconds: a busy machine changes nothing in it."""
    return sum(os.times()[:4])


class _Watch:
    """What each test of a run reaches, and how long it takes.

    What is made once for several tests is reached by all of them, and not by the first alone.
    """

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured, self._reaching = measured, ""
        self._sharing: dict[str, set[str]] = defaultdict(set)  # by what is made once for several tests
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: list[str] = []

    def tests(self, contexts: Iterable[str]) -> set[str]:
        """The tests that these contexts of the measurement stand for."""
        return set().union(*(self._sharing.get(one, {one}) for one in contexts if one))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item):
        for name in item.fixturenames:
            self._sharing[f"{_SHARED}{name}"].add(item.nodeid)
        begun = _processor_time()
        with self._as(item.nodeid):
            done = yield
        self.seconds[item.nodeid] += _processor_time() - begun
        return done

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any):
        if fixturedef.scope == "function":
            return (yield)
        with self._as(f"{_SHARED}{fixturedef.argname}"):
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(f"{report.nodeid}: {report.longreprtext[-400:]}")

    @contextmanager
    def _as(self, context: str) -> Iterator[None]:
        before, self._reaching = self._reaching, context
        self._measured.switch_context(context)
        yield
        self._reaching = before
        self._measured.switch_context(before)


def own_tests(room: str) -> tuple[str, ...]:
    """The tests of a room: those that are said to be its own, else the folder that mirrors it or a room above it."""
    mirrors = (one.as_posix() for one in (Path(room), *Path(room).parents) if (TESTS / one).is_dir())
    return ROOMS.get(room) or (next(mirrors),)


def reached_by(room: str) -> Reached:
    """Which tests of a room reach which lines of it: once for each file of tests, and again where it changed."""
    of_files = [_reached_from(room, file) for one in own_tests(room) for file in _test_files(TESTS / one)]
    seconds = {test: taken for one in of_files for test, taken in one["seconds"].items()}
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in of_files:
        for file, lines in one["tests"].items():
            of_lines = found[str(LIBRARY / file)]
            for line, tests in lines.items():
                of_lines[int(line)] += tests
            of_lines[-1] += sorted(set(one["seconds"]).difference(lines["0"]))
    for file, line in _done_at_import(of_files):  # no test's own, though one of them imports the module while it runs
        found[str(LIBRARY / file)].pop(line, None)
    for lines_of in found.values():
        for tests in lines_of.values():
            tests.sort(key=seconds.__getitem__)
    return Reached(found, seconds)


def _done_at_import(of_files: Iterable[dict[str, Any]]) -> set[tuple[str, int]]:
    """The lines that are done before any test of some file of tests begins."""
    return {
        (file, int(line))
        for one in of_files
        for file, lines in one["tests"].items()
        for line, tests in lines.items()
        if not tests and line != "0"
    }


def _test_files(place: Path) -> list[Path]:
    return sorted(place.rglob("test_*.py")) if place.is_dir() else [place]


def _reached_from(room: str, file: Path) -> dict[str, Any]:
    """What the tests of one file reach in a room, from the file that remembers it where nothing has changed since."""
    remembered = REMEMBERED / f"{room.replace('/', '_')}-{file.stem}-{_digest_of(file)}.json"
    if not remembered.exists():
        measured = apart(partial(_measured, room, file), memory=MEMORY)
        REMEMBERED.mkdir(parents=True, exist_ok=True)
        remembered.write_text(json.dumps(measured), encoding="utf-8")
    return json.loads(remembered.read_text(encoding="utf-8"))


def _digest_of(file: Path) -> str:
    """Of a file of tests and of all that it may lean on: the library, and what tests share."""
    shared = (one for one in TESTS.rglob("*.py") if not one.name.startswith("test_") and one.parent != HERE)
    leaned_on = sorted((*shared, *LIBRARY.rglob("*.py"), file))
    whole = hashlib.sha256()
    for one in leaned_on:
        whole.update(f"{one.relative_to(TESTS.parent)} {hashlib.sha256(one.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def _measured(room: str, file: Path) -> dict[str, Any]:
    own = coverage.Coverage(data_file=None, source=[str(LIBRARY / room)], config_file=False)
    watch = _Watch(own)
    own.start()
    code = _pytest([str(file)], watch)
    assert code in (0, _NONE_CHOSEN), f"tests fail without any fault: {code}, {watch.failed}"
    own.stop()
    found: dict[str, dict[int, list[str]]] = {}
    for reached in own.get_data().measured_files():
        lines = own.get_data().contexts_by_lineno(reached)
        tests = {line: watch.tests(of_line) for line, of_line in lines.items()}
        tests[0] = set().union(*tests.values())
        found[str(Path(reached).relative_to(LIBRARY))] = {
            line: sorted(f"{TESTS.parent}/{test}" for test in of_line) for line, of_line in tests.items()
        }
    return {"tests": found, "seconds": {f"{TESTS.parent}/{test}": taken for test, taken in watch.seconds.items()}}


def is_found(mutant: Mutant, reached: Reached) -> bool:
    """Whether any of the tests that reach the fault fails with it in the library."""
    try:
        return any(
            apart(partial(_fails, mutant, tests), memory=MEMORY, seconds=reached.time_for(tests))
            for tests in _likely_first(mutant, reached.of(mutant))
            if tests
        )
    except AssertionError:  # it ran without end, or took the process down
        return True


def _likely_first(mutant: Mutant, tests: list[str]) -> tuple[list[str], list[str]]:
    """The few tests that most faults fall to, the quickest and those of the module's own file; and the others."""
    own = [test for test in tests if f"test_{mutant.file.stem}.py" in test]
    few = [*dict.fromkeys((*own[:_FEW], *tests[:_FEW]))]
    return few, [test for test in tests if test not in few]


def _fails(mutant: Mutant, tests: list[str]) -> bool:
    sys.meta_path.insert(0, _Faulty(mutant))
    return _pytest(tests) != 0


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Imports one module with its fault, and leaves all others to be imported as they are."""

    def __init__(self, mutant: Mutant) -> None:
        parts = mutant.file.relative_to(LIBRARY.parent).with_suffix("").parts
        self._name, self._mutant = ".".join(parts).removesuffix(".__init__"), mutant

    def find_spec(self, fullname: str, path: object, target: object = None) -> Any:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._mutant.file, loader=self)

    def exec_module(self, module: Any) -> None:
        exec(compile(self._mutant.tree(), str(self._mutant.file), "exec"), module.__dict__)

    def get_filename(self, fullname: str) -> str:
        return str(self._mutant.file)

    def get_data(self, path: str) -> bytes:
        return Path(path).read_bytes()


def _pytest(tests: list[str], *plugins: object) -> int:
    """The exit code of pytest on these tests, whose words nobody needs to see."""
    profile = {"database": None, "deadline": None, "derandomize": True, "phases": [Phase.explicit, Phase.generate]}
    settings.register_profile("faults", **profile)
    settings.load_profile("faults")
    there = shutil.which
    shutil.which = lambda name, *more, **others: None if name in _PROGRAMS else there(name, *more, **others)
    warnings.simplefilter("ignore")
    with Path("/dev/null").open("w") as nowhere, tempfile.TemporaryDirectory() as folder:
        sys.stdout = sys.stderr = nowhere
        return int(pytest.main([*_OPTIONS, "--basetemp", f"{folder}/t", *tests], list(plugins)))


def sample_of(room: str, number: int, seed: int = 1) -> list[Mutant]:
    """So many of all faults of a room."""
    every = [mutant for file in sorted((LIBRARY / room).rglob("*.py")) for mutant in mutants_of(file)]
    return random.Random(seed).sample(every, min(number, len(every)))


def not_found(sample: Iterable[Mutant], reached: Reached) -> list[Mutant]:
    """The faults of a sample that no test finds, in the order of the code."""
    left = [mutant for mutant in sample if not is_found(mutant, reached)]
    return sorted(left, key=lambda one: (one.file, one.line))


def _room(name: str) -> str:
    """A room of the library. Raises ArgumentTypeError where there is none of this name, or none of its tests."""
    if not (LIBRARY / name).is_dir() or own_tests(name) == (".",):
        raise argparse.ArgumentTypeError(f"{name!r} is no room of the library with tests of its own")
    return name


def main(arguments: list[str]) -> int:
    """Try a sample of the faults of a room; 0, or 1 where too few are found."""
    asked = argparse.ArgumentParser(prog="python -m mutation.run", description=__doc__)
    asked.add_argument("room", type=_room, help=f"of the library: {', '.join(ROOMS)}, or any other, as report/pack")
    asked.add_argument("number", type=int, help="of faults that are tried")
    asked.add_argument("--seed", type=int, default=1, help="which sample; the same number draws the same faults")
    asked_for = asked.parse_args(arguments)
    for name in _LOADED:
        importlib.import_module(name)
    reached = reached_by(asked_for.room)
    sample = sample_of(asked_for.room, asked_for.number, asked_for.seed)
    unchanged = Mutant(sample[0].file, 0, NO_CHANGE, "")
    assert not is_found(unchanged, reached), "a fault is found where there is none"
    left = not_found(sample, reached)
    for mutant in left:
        untested = "" if reached.of(mutant) else " (no test reaches it)"
        print(f"  {mutant.file.relative_to(LIBRARY)}:{mutant.line}: {mutant.what}{untested}")
    found = len(sample) - len(left)
    print(f"{asked_for.room}: {found} of {len(sample)} faults found ({found / len(sample):.0%})")
    return int(found < GOAL * len(sample))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
