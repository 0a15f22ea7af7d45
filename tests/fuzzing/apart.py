"""A function in a process of its own, which may take so much time and memory and no more."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MEMORY = 2_000_000_000  # bytes beyond what the process has at its start


class TooSlow(BaseException):  # so that no `except Exception` takes it for its own
    """The time is over."""


def apart(function: Callable[[], Any], *, memory: int = MEMORY, seconds: int = 0) -> Any:
    """What a function gives, called in a copy of this process that may take so many `seconds` of processor time.

    Raises AssertionError with the text of what it raises, or where the process ends before it has given anything.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (own + memory, own + memory))
            if seconds:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                signal.alarm(10 * seconds)  # for one that waits without end
            said = pickle.dumps((True, function()))
        except BaseException:
            said = pickle.dumps((False, traceback.format_exc()))
        with os.fdopen(write, "wb") as pipe:
            pipe.write(said)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert said, f"the process ended by itself, with status {status}"
    is_whole, value = pickle.loads(said)
    assert is_whole, value
    return value


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooSlow where more processor time goes by than that."""

    def over(*_: object) -> None:
        raise TooSlow(f"more than {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, over)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if time.process_time() - start > seconds:  # where nothing could interrupt it
        raise TooSlow(f"more than {seconds} s of processor time")
