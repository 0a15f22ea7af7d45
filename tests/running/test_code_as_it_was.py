"""A job does not vouch for code that somebody edited while the run was at work, also where it was put back."""

import os
import sys
import time
from functools import partial
from pathlib import Path
from subprocess import run

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.running.code_as_it_was import check_code_is_as_it_was
from themetrail.running.with_run import SINCE


def begin(monkeypatch) -> None:
    """Begin a run, but for its name: a thread that an earlier test left ends a process whose run is not above it."""
    time.sleep(0.02)  # the clock of a file system is coarser
    monkeypatch.setenv(SINCE, str(time.time_ns()))
    time.sleep(0.02)


@pytest.fixture
def check(tmp_path, monkeypatch):
    """The check of a job of the script `s`, which uses `a` and not `b`, in a run that has just begun."""
    files = {
        "src/themetrail/__init__.py": "",
        "src/themetrail/a.py": "A = 1\n",
        "src/themetrail/b.py": "B = 1\n",
        "scripts/s.py": "from themetrail.a import A\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    begin(monkeypatch)
    return partial(check_code_is_as_it_was, "s", library=tmp_path / "src", scripts=tmp_path / "scripts")


@pytest.mark.parametrize("file", ["src/themetrail/a.py", "scripts/s.py"])
@pytest.mark.parametrize("with_its_time", [False, True])
def test_what_was_edited_and_put_back_is_told(check, tmp_path, monkeypatch, file, with_its_time):
    check()
    place, before = tmp_path / file, (tmp_path / file).stat()
    content = place.read_bytes()
    place.write_bytes(b"C = 2\n")
    place.write_bytes(content)
    if with_its_time:
        os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(StudyError) as told:
        check()
    named = Path(file).relative_to("src" if file.startswith("src") else "scripts")
    assert str(told.value).startswith(f"{named}: this part of the program was changed while the run was at work")
    begin(monkeypatch)  # the next run
    check()


def test_what_the_job_does_not_use_may_change(check, tmp_path):
    (tmp_path / "src/themetrail/b.py").write_text("B = 2\n")
    (tmp_path / "src/themetrail/__pycache__").mkdir()
    (tmp_path / "src/themetrail/__pycache__/a.pyc").write_text("")
    check()


def test_a_run_that_is_named_again_keeps_the_time_of_its_beginning():
    code = "import os; from themetrail.running.with_run import SINCE, name_this_run as name; name()"
    code += "; began = os.environ[SINCE]; name(); print(os.environ[SINCE] == began != '')"
    assert run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "True\n"
