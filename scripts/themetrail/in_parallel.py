"""The same work on many things, shared out among processes of this machine."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any


def in_parallel(work: Callable[[Any], Any], things: Sequence[Any], processes: int) -> list[Any]:
    """The results of `work` on each thing, in the order of the things, whatever the number of processes.

    Things are dealt out in turn, so it is best to have the largest first. A process ends with its share of the work,
    also when the one that started it is killed. Raises what `work` raises.
    """
    # Forked processes see what is loaded already. macOS does not allow that safely, and Windows not at all.
    if processes < 2 or len(things) < 2 or sys.platform != "linux":
        return [work(thing) for thing in things]
    context = multiprocessing.get_context("fork")
    hands = min(processes, len(things))
    results: list[Any] = [None] * len(things)
    started = []
    for hand in range(hands):
        receiving, sending = context.Pipe(duplex=False)
        ends = [receiving, *(receives for _, _, receives in started)]  # a copy left open would keep a sender waiting
        process = context.Process(target=_work_on, args=(work, things[hand::hands], sending, ends), daemon=True)
        process.start()
        sending.close()
        started.append((hand, process, receiving))
    for hand, process, receiving in started:
        try:
            outcome = receiving.recv()
        except EOFError:
            outcome = RuntimeError("a process ended before its work was done, perhaps for want of memory")
        process.join()
        if isinstance(outcome, BaseException):
            raise outcome
        results[hand::hands] = outcome
    return results


def _work_on(
    work: Callable[[Any], Any], share: Sequence[Any], sending: Connection, not_mine: Sequence[Connection]
) -> None:
    for end in not_mine:
        end.close()
    try:
        outcome: Any = [work(thing) for thing in share]
    except Exception as problem:
        outcome = problem
    with suppress(BrokenPipeError):  # nobody is left to hear of it
        sending.send(outcome)
