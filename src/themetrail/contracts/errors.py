"""The one error type that a researcher sees."""

from __future__ import annotations

import errno
import re
from pathlib import PurePath

NO_ROOM = "there is no room left on the disk (or in your share of it); make room, then give the same command again"
NO_RIGHTS = (
    "something here may not be read or written by this user, or lies on a drive that can only be read; see to it that"
    " you may read and write in the study's whole folder, then give the same command again"
)


# Nobody sees them, or a screen obeys them: controls but for the line feed, marks that turn the direction of writing,
# spaces without width, line ends of other kinds, halves of characters.
_UNSEEN = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)

_TOO_LONG = re.compile(r"('[^'\n]{200})[^'\n]{2000,}(')")  # what is quoted from a cell with a page of text


def seen(text: str, instead: str) -> str:
    """The text with something `instead` of each character that nobody sees."""
    return _UNSEEN.sub(instead, text)


def shown(text: str) -> str:
    r"""The text with what would not be seen written out, such as `\u200b`."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class StudyError(Exception):
    """Something in the study's files is wrong, said in one sentence.

    `what` says what is wrong and what would be right. `file`, `row` (as the researcher counts: the header
    is row 1) and `column` say where. A message never holds words, speaker labels or file names from transcripts:
    those identify people, and messages end in logs.
    """

    def __init__(
        self,
        what: str,
        *,
        file: str | PurePath | None = None,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        self.what = what
        self.file = None if file is None else str(file)
        self.row = row
        self.column = column
        super().__init__(str(self))

    def __str__(self) -> str:
        place = [] if self.file is None else [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column '{self.column}'")
        what = _TOO_LONG.sub(r"\1…\2", self.what)
        return shown(f"{', '.join(place)}: {what}" if place else what)


def has_no_room(problem: BaseException | None) -> bool:
    """Whether an error comes of a disk that is full, or of what a user may keep on it being used up."""
    return _comes_of(problem, errno.ENOSPC, errno.EDQUOT)


def has_no_rights(problem: BaseException | None) -> bool:
    """Whether an error comes of rights that this user lacks, or of a drive that can only be read."""
    return _comes_of(problem, errno.EACCES, errno.EPERM, errno.EROFS, of_file=True)


def _comes_of(problem: BaseException | None, *numbers: int, of_file: bool = False) -> bool:
    while problem is not None:
        if isinstance(problem, OSError) and problem.errno in numbers and (problem.filename or not of_file):
            return True
        problem = problem.__cause__ or problem.__context__
    return False


def where_raised(problem: BaseException) -> str:
    """The file and line in which an error was raised, also where that was in a process that helped."""
    if hasattr(problem, "raised_in"):
        return problem.raised_in
    step = problem.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return "" if step is None else f"{PurePath(step.tb_frame.f_code.co_filename).name}, line {step.tb_lineno}"


def said_of_error(problem: BaseException) -> str:
    """What may be said of an error that no StudyError foresaw, after `Stopped`: its type and place.

    Its message might hold a participant's words.
    """
    if has_no_room(problem):
        return f": {NO_ROOM}"
    if has_no_rights(problem):
        return f": {NO_RIGHTS}"
    place = where_raised(problem)
    what = f"{type(problem).__name__} in {place}" if place else type(problem).__name__
    return f" by an error in the program: {what}; set THEMETRAIL_DEBUG=1 to see all of it"
