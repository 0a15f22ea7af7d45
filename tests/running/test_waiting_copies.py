"""Jobs that find loaded what they alone load, because a copy loaded it while a core was idle."""

import json
import multiprocessing
import os
import threading
import time
from functools import partial
from multiprocessing import forkserver
from pathlib import Path

import pytest

from themetrail.running.waiting_copies import LoadsAhead, WaitingCopies, load_and_wait

SCRIPT = "import json, sys\nopen({said!r}, 'w').write(repr((json.loaded_ahead, sys.argv)))\n"


def load(seen: str) -> None:
    """What a job loads: here, a mark that it finds, and a file that tells who loaded it."""
    json.loaded_ahead = "yes"
    Path(seen).write_text(str(os.getpid()))


def load_what_is_not_there() -> None:
    raise ImportError("no module named so")


@pytest.fixture
def copies():
    """Makes the copies of a run on so many cores, and ends them."""
    made = []

    def of(*loads: LoadsAhead, cores: int = 2) -> WaitingCopies:
        made.append(WaitingCopies(loads, cores, multiprocessing.get_context("forkserver"), threading.RLock()))
        return made[-1]

    yield of
    for each in made:
        each.end()
    forkserver._forkserver._stop()  # another test's begins anew


def made_for(copies: WaitingCopies, seen: Path) -> int:
    """The process that has loaded, once it has."""
    copies.make_when_idle()
    until = time.monotonic() + 60
    while not (seen.is_file() and seen.read_text()):
        assert time.monotonic() < until
        time.sleep(0.01)
    return int(seen.read_text())


def test_a_script_runs_in_the_copy_that_has_loaded_for_it(tmp_path, copies):
    seen, said, file = tmp_path / "seen", tmp_path / "said", tmp_path / "job.py"
    file.write_text(SCRIPT.format(said=str(said)))
    waiting = copies(LoadsAhead("job", partial(load, str(seen))))
    loaded_by = made_for(waiting, seen)
    assert not said.exists()
    job = waiting.taken("job", str(file), str(tmp_path))
    job.join()
    assert (job.pid, job.exitcode) == (loaded_by, 0)
    assert said.read_text() == repr(("yes", [str(file)]))
    assert waiting.taken("job", str(file), str(tmp_path)) is None  # another job of the script loads for itself


def test_a_script_that_fails_in_such_a_copy_fails_the_job(tmp_path, copies):
    seen, file = tmp_path / "seen", tmp_path / "job.py"
    file.write_text("import sys\nsys.exit(3)\n")
    waiting = copies(LoadsAhead("job", partial(load, str(seen))))
    made_for(waiting, seen)
    job = waiting.taken("job", str(file), None)
    job.join()
    assert job.exitcode == 3


def test_what_cannot_be_loaded_is_left_to_the_job(tmp_path, copies):
    said, file = tmp_path / "said", tmp_path / "job.py"
    file.write_text(f"open({str(said)!r}, 'w').write('ran')\n")
    waiting = copies(LoadsAhead("job", load_what_is_not_there))
    waiting.make_when_idle()
    job = waiting.taken("job", str(file), None)
    job.join()
    assert job.exitcode == 0 and said.read_text() == "ran"


def test_a_copy_is_made_only_while_a_core_is_idle(tmp_path, copies):
    seen = tmp_path / "seen"
    waiting = copies(LoadsAhead("job", partial(load, str(seen))))
    makes = threading.Thread(target=waiting.make_when_idle)
    with waiting.at_work():
        with waiting.at_work():
            makes.start()
            time.sleep(0.7)
            assert makes.is_alive() and waiting._waiting == {}
        makes.join(30)
    assert [*waiting._waiting] == ["job"]


def test_on_a_single_core_no_copy_is_made(tmp_path, copies):
    waiting = copies(LoadsAhead("job", partial(load, str(tmp_path / "seen"))), cores=1)
    waiting.make_when_idle()
    assert waiting._waiting == {} and waiting.taken("job", "job.py", None) is None


def test_where_its_turn_comes_first_a_job_loads_for_itself_and_no_copy_is_made(tmp_path, copies):
    seen = tmp_path / "seen"
    waiting = copies(LoadsAhead("job", partial(load, str(seen))))
    assert waiting.taken("job", "job.py", None) is None
    waiting.make_when_idle()
    assert waiting._waiting == {} and not seen.exists()


def test_a_copy_that_was_killed_is_none(tmp_path, copies):
    seen = tmp_path / "seen"
    waiting = copies(LoadsAhead("job", partial(load, str(seen))))
    os.kill(made_for(waiting, seen), 9)
    waiting._waiting["job"][0].join()
    assert waiting.taken("job", "job.py", None) is None


def test_a_copy_whose_script_never_comes_ends_with_the_run(tmp_path, copies):
    seen = tmp_path / "seen"
    waiting = copies(LoadsAhead("job", partial(load, str(seen))))
    process = made_for(waiting, seen)
    waiting.end()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize("at", ["loads", "waits"])
def test_ctrl_c_ends_a_copy_without_a_word(at, capfd):
    """The terminal tells it too; the run says so once."""

    class Line:
        def recv(self):
            raise KeyboardInterrupt

    def stopped():
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as end:
        load_and_wait(stopped if at == "loads" else load_what_is_not_there, Line())
    assert end.value.code == 130 and capfd.readouterr().err == ""
