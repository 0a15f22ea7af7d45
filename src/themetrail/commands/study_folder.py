"""The option `--directory`: which study a command works on."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from themetrail.contracts.errors import StudyError
from themetrail.contracts.ids import id_of
from themetrail.layout import CONFIGURATION, RESULTS, SHARED_FILES
from themetrail.nearest import nearest
from themetrail.running.in_study import for_study

OF_PEOPLE = ("config", "data")  # folders of a study that no command hands anything to


class _Id(click.ParamType):
    """An id of the study, which may be given as people write it, with blanks."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id that stands for what was given."""
        return id_of(value)


ID = _Id()


_GIVEN = "themetrail: what the verb was given"  # key of click's notes on a command line


def given_to(context: click.Context, words: Sequence[str]) -> None:
    """Note what a verb was given, before that is read."""
    context.meta[_GIVEN] = list(words)


def check_none_is_a_study(context: click.Context, words: Iterable[str]) -> None:
    """Raise a UsageError where the folder of a study is named among words that name none: `themetrail run MY-STUDY`."""
    for word in words:
        if not word.startswith("-") and (Path(word) / CONFIGURATION).is_file():
            raise click.UsageError(f"a study is named by an option: --directory {shlex.quote(word)}", context)


class NoStudy(click.ClickException):
    """The folder that a command was to work on is no study."""

    exit_code = 2

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"there is no study in '{folder}': {_what_is_missing(folder)}; name the study's folder with --directory, or"
            f" make a new study: {for_study('themetrail new-study MY-STUDY')}"
        )


def _what_is_missing(folder: Path) -> str:
    """What keeps a folder from being a study, and the study that may have been meant: beside it, around it or in it."""
    missing = f"it has no {CONFIGURATION}" if folder.is_dir() else "there is no such folder"
    near = _study_near(folder)
    return f"{missing} (did you mean '{near}'?)" if near else missing


def _study_near(folder: Path) -> Path | None:
    around = next((above for above in folder.absolute().parents if (above / CONFIGURATION).is_file()), None)
    if folder.is_dir():
        inside = _studies_in(folder)
        return around or (inside[0] if len(inside) == 1 else None)
    beside = {study.name: study for study in _studies_in(folder.parent)}
    return beside.get(nearest(folder.name, beside)) or around


def _studies_in(folder: Path) -> list[Path]:
    """The studies right in a folder, nothing where it cannot be looked into."""
    try:
        return sorted(inner for inner in folder.iterdir() if (inner / CONFIGURATION).is_file())
    except OSError:
        return []


def works_on_study(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--directory`, and it the `study`; refused where the folder is none."""
    return _with_option(command, _study)


def works_on_copy(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command that works on copies too, which need not hold a study's configuration."""
    return _with_option(command, None)


def works_without_study(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command that can do without: its `study` is None where none is named and none is at hand."""
    return _with_option(command, _study_if_any)


def check_file_to_write(place: Path, study: Path) -> None:
    """Raise StudyError where no file may be written for somebody (`check_place_to_write`), or where a folder stands."""
    check_place_to_write(place, study)
    if place.is_dir():
        raise StudyError("this is a folder; name a file", file=place)


def check_place_to_write(place: Path, study: Path) -> None:
    """Raise StudyError where what a command hands out would lie among what people bring to a study, or among what a run
    makes, of which it would be no part; or where nothing can be made of this name."""
    check_can_be_made(place)
    within = place.resolve()
    if any(within.is_relative_to((study / folder).resolve()) for folder in OF_PEOPLE):
        raise StudyError("here stands what people bring to the study; name a place elsewhere", file=place)
    if within.is_relative_to((study / RESULTS).resolve()) and not within.is_relative_to(
        (study / SHARED_FILES).resolve()
    ):
        raise StudyError(f"here stands what runs make; name a place elsewhere, or in {SHARED_FILES}", file=place)


def check_can_be_made(place: Path) -> None:
    """Raise StudyError where no file or folder can be called so: the name is too long, or a file stands above it."""
    try:
        standing = next((above for above in place.absolute().parents if above.exists()), place)
        place.exists()
    except OSError:
        raise StudyError("no file or folder can be called so here; name a shorter one", file=place) from None
    if not standing.is_dir():
        raise StudyError("this is a file, in which nothing can be made; name a place in a folder", file=standing)


def _with_option(command: Callable[..., Any], check: Callable[..., Path | None] | None) -> Callable[..., Any]:
    """The command with the option; what stops it names commands as they are given for this study."""

    @wraps(command)
    def named(*, study: Path | None, **given: Any) -> Any:
        try:
            return command(study=study, **given)
        except StudyError as problem:
            said = problem.what if study is None else for_study(problem.what, study)
            raise StudyError(said, file=problem.file, row=problem.row, column=problem.column) from problem

    return click.option(
        "--directory",
        "study",
        metavar="STUDY",
        default=".",
        type=click.Path(path_type=Path),
        callback=check,
        help="The study's folder; without it, the folder that you are in.",
    )(named)


def _study(context: click.Context, option: click.Parameter, folder: Path) -> Path:
    if not (folder / CONFIGURATION).is_file():
        if context.get_parameter_source(option.name) is ParameterSource.DEFAULT:
            check_none_is_a_study(context, context.meta.get(_GIVEN, ()))
        raise NoStudy(folder)
    return folder


def _study_if_any(context: click.Context, option: click.Parameter, folder: Path) -> Path | None:
    named = context.get_parameter_source(option.name) is not ParameterSource.DEFAULT
    return _study(context, option, folder) if named or (folder / CONFIGURATION).is_file() else None
