"""The same work on many things, shared out among processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from themetrail.contracts.errors import where_raised


def in_parallel(work: Callable[[Any], Any], things: Sequence[Any], processes: int) -> list[Any]:
    """The results of `work` on each thing, in the order of the things, whatever the number of processes.

    Things are dealt out in turn, so it is best to have the largest first. A process ends with its share of the work,
    and at once when the one that started it is gone: it may be writing. Raises what `work` raises on the first thing
    on which it does.
    """
    # Forked processes see what is loaded already. macOS does not allow that safely, and Windows not at all.
    if processes < 2 or len(things) < 2 or sys.platform != "linux":
        return [work(thing) for thing in things]
    context = multiprocessing.get_context("fork")
    hands = min(processes, len(things))
    results: list[Any] = [None] * len(things)
    started: list[tuple[int, BaseProcess, Connection]] = []
    for hand in range(hands):
        receiving, sending = context.Pipe(duplex=False)
        ends = [receiving, *(receives for _, _, receives in started)]  # a copy left open would keep a sender waiting
        share = list(enumerate(things))[hand::hands]
        process: BaseProcess = context.Process(
            target=_work_on, args=(work, share, sending, ends, os.getpid()), daemon=True
        )
        process.start()
        sending.close()
        started.append((hand, process, receiving))
    problems: list[tuple[int, BaseException]] = []
    for hand, process, receiving in started:
        try:
            outcome = receiving.recv()
        except EOFError:
            outcome = len(things), RuntimeError("a process ended before its work was done, perhaps for want of memory")
        process.join()
        if isinstance(outcome, tuple):
            problems.append(outcome)
        else:
            results[hand::hands] = outcome
    if problems:
        raise min(problems, key=lambda found: found[0])[1]
    return results


def _work_on(
    work: Callable[[Any], Any],
    share: Sequence[tuple[int, Any]],
    sending: Connection,
    not_mine: Sequence[Connection],
    started_by: int,
) -> None:
    threading.Thread(target=_end_with, args=(started_by,), daemon=True).start()
    for end in not_mine:
        end.close()
    outcome: Any = []
    for number, thing in share:
        try:
            outcome.append(work(thing))
        except Exception as problem:
            vars(problem)["raised_in"] = where_raised(problem)  # no traceback is sent to another process
            problem.add_note("".join(traceback.format_exception(problem)))
            outcome = number, problem
            break
    with suppress(BrokenPipeError):  # nobody is left to hear of it
        sending.send(outcome)


def _end_with(process: int, every: float = 0.25) -> None:
    while os.getppid() == process:
        time.sleep(every)
    os._exit(1)
