"""The same work on many things, shared out among processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from themetrail.contracts.errors import where_raised

_BYTES, _IN_A_PIPE = 8, 500  # of a number, and numbers in the smallest pipe of Linux, a page of memory


def in_parallel(work: Callable[[Any], Any], things: Sequence[Any], processes: int) -> list[Any]:
    """The results of `work` on each thing, in the order of the things, whatever the number of processes.

    Each process begins with one of the first things and, when it is done, takes the next that none has begun, so it is
    best to have the largest first. A process ends with the work, and at once when the one that started it is gone: it
    may be writing. Raises what `work` raises on the first thing on which it does.
    """
    # Forked processes see what is loaded already. macOS does not allow that safely, and Windows not at all.
    if processes < 2 or len(things) < 2 or sys.platform != "linux":
        return [work(thing) for thing in things]
    context = multiprocessing.get_context("fork")
    hands = min(processes, len(things))
    results: list[Any] = [None] * len(things)
    started: list[tuple[BaseProcess, Connection]] = []
    to_come = _ToCome(hands, len(things))
    for hand in range(hands):
        receiving, sending = context.Pipe(duplex=False)
        ends = [receiving, *(receives for _, receives in started)]  # a copy left open would keep a sender waiting
        process: BaseProcess = context.Process(
            target=_work_on, args=(work, things, to_come.from_(hand), sending, ends, os.getpid()), daemon=True
        )
        process.start()
        sending.close()
        started.append((process, receiving))
    to_come.close()
    problems: list[tuple[int, BaseException]] = []
    for process, receiving in started:
        try:
            outcome = receiving.recv()
        except EOFError:
            outcome = len(things), RuntimeError("a process ended before its work was done, perhaps for want of memory")
        process.join()
        if isinstance(outcome, tuple):
            problems.append(outcome)
        else:
            for number, result in outcome.items():
                results[number] = result
    if problems:
        raise min(problems, key=lambda found: found[0])[1]
    return results


class _ToCome:
    """The numbers of the things that nobody has begun: they lie in a pipe, from which each process takes the next.

    Of many things several are taken at once, as a small pipe holds no more numbers.
    """

    def __init__(self, begun: int, n: int) -> None:
        self._n, self._at_once = n, (n - begun) // _IN_A_PIPE + 1
        self._taking, putting = os.pipe()
        for first in range(begun, n, self._at_once):
            os.write(putting, first.to_bytes(_BYTES))
        os.close(putting)

    def from_(self, first: int) -> Iterator[int]:
        """The numbers of the things for one process: this one, and what it takes."""
        yield first
        while taken := os.read(self._taking, _BYTES):
            first = int.from_bytes(taken)
            yield from range(first, min(first + self._at_once, self._n))

    def close(self) -> None:
        """Give back the pipe, once all processes have it."""
        os.close(self._taking)


def _work_on(
    work: Callable[[Any], Any],
    things: Sequence[Any],
    numbers: Iterator[int],
    sending: Connection,
    not_mine: Sequence[Connection],
    started_by: int,
) -> None:
    threading.Thread(target=_end_with, args=(started_by,), daemon=True).start()
    for end in not_mine:
        end.close()
    outcome: Any = {}
    for number in numbers:
        try:
            outcome[number] = work(things[number])
        except Exception as problem:
            vars(problem)["raised_in"] = where_raised(problem)  # no traceback is sent to another process
            for _ in numbers:
                pass  # nobody begins what is left
            problem.add_note("".join(traceback.format_exception(problem)))
            outcome = number, problem
            break
    with suppress(BrokenPipeError):  # nobody is left to hear of it
        sending.send(outcome)


def _end_with(process: int, every: float = 0.25) -> None:
    while os.getppid() == process:
        time.sleep(every)
    os._exit(1)
