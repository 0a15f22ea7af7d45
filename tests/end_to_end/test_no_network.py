"""No network: the demo study is run without one, and nothing in it asks for one.

The run that all tests of the demo share has no interface, where this machine lets a process have none, and in each of
its Python processes a hook of the interpreter notes whatever is asked of a network and refuses it.
"""

import subprocess
import sys

import pytest

from .conftest import ROOT
from .offline import asked, namespace, notes_of, watched

pytestmark = pytest.mark.xdist_group("demo")

CONNECT = """
import socket
print(*[name for _, name in socket.if_nameindex()])
try:
    socket.create_connection(("192.0.2.1", 80), timeout=5)
except OSError as problem:
    print(type(problem).__name__, problem.errno)
"""


def test_the_demo_asked_nothing_of_a_network_in_any_of_its_processes(demo):
    processes, questions = asked(notes_of(demo))
    assert questions == []
    assert processes > 3, "the run itself, the process that is copied for jobs, and those that start alone"
    assert (demo / "results/audit/verification.md").is_file()


def test_where_the_demo_runs_there_is_no_interface():
    if not namespace():
        pytest.skip("this machine lets nobody make a network namespace; the hook in each process watches alone")
    told = subprocess.run([*namespace(), sys.executable, "-c", CONNECT], capture_output=True, text=True, check=True)
    interfaces, problem = told.stdout.splitlines()
    assert interfaces == "lo", "the loopback alone, and it is down"
    assert problem == "OSError 101", "the network is unreachable"


def test_whoever_asks_is_noted_and_refused(tmp_path):
    environment = watched(tmp_path / "asked")
    told = subprocess.run([sys.executable, "-c", CONNECT], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[1].startswith("PermissionError")
    processes, questions = asked(tmp_path / "asked")
    assert processes == 1 and questions == ["socket.getaddrinfo ('192.0.2.1', 80, 0, 1, 0)"]


CALLS = ("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "EventSource")


def test_no_script_of_a_page_asks_for_anything():
    """Pages are read from a disk, under a policy that allows them no connection; their scripts try none either."""
    scripts = sorted((ROOT / "src/themetrail").rglob("*.js"))
    assert len(scripts) > 20
    assert [(file.name, call) for file in scripts for call in CALLS if call in file.read_text(encoding="utf-8")] == []
