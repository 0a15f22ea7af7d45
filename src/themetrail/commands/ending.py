"""How a command ends: what is said of an error, and the exit code. No verb says it itself."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

import click

from themetrail.contracts.errors import StudyError, said_of_error
from themetrail.running.in_study import for_study

EXIT_CODES = {
    0: "done; what was checked holds (verify), nothing was found (search), nothing differs (compare)",
    1: "stopped, with one sentence that says why; or something does not hold, was found, or differs",
    2: "the command is not complete or not right, or names a folder that is no study; nothing was done",
    130: "stopped by Ctrl-C",
}
_BY_CTRL_C = 130


def code_of_end(problem: BaseException) -> int:
    """The exit code for what ended a command, after saying in one sentence what it was.

    Of an error in the program its type and place are said only, since its message might hold a participant's words;
    THEMETRAIL_DEBUG=1 shows all of it.
    """
    match problem:
        case SystemExit():  # whoever raised it has said why
            return problem.code if isinstance(problem.code, int) else 1
        case OSError(errno=errno.EPIPE):
            return _reader_went_away()
        case click.exceptions.NoArgsIsHelpError():
            problem.show()
            return problem.exit_code
        case click.ClickException():
            return _say(_of_wrong_use(problem), problem.exit_code)
        case KeyboardInterrupt() | click.Abort(__cause__=KeyboardInterrupt()):
            return _say("stopped by Ctrl-C", _BY_CTRL_C)
        case StudyError():
            return _say(str(problem), 1)
    if isinstance(problem, click.Abort) and problem.__cause__ is not None:  # click takes the end of a file for Ctrl-C
        problem = problem.__cause__
    if os.environ.get("THEMETRAIL_DEBUG"):
        raise problem
    return _say(f"Stopped{said_of_error(problem)}", 1)


def say(sentence: str) -> None:
    """Say one sentence where it does not mix with what a command shows."""
    print(f"themetrail: {sentence}", file=sys.stderr)


def _say(sentence: str, code: int) -> int:
    say(sentence)
    return code


def _of_wrong_use(problem: click.ClickException) -> str:
    """Click's own sentence in one line, and where it is told what would be right."""
    said = " ".join(problem.format_message().split()).rstrip(".")
    if not isinstance(problem, click.UsageError):
        return said
    command = problem.ctx.command_path if problem.ctx else "themetrail"
    where = f" See `{command} --help`" if said.endswith("?") else f"; see `{command} --help`"
    return for_study(f"{said[:1].lower()}{said[1:]}{where}")


def _reader_went_away() -> int:
    """As with `themetrail trace ... | head`: nothing to say, and nothing to write when Python ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
