"""Commands and paths that messages name, so that they can be pasted as they stand.

Results are the same in every folder, so that files say `themetrail run --directory MY-STUDY`; the screen names the
study at hand, as it is called from where the user stands, and the command as it is called there.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sysconfig
from pathlib import Path

from themetrail.running.project import IS_CHECKOUT

FROM = "THEMETRAIL_FROM"  # in the environment of whatever does not work where the user stands: Snakemake, its jobs
_ANY_STUDY = " --directory MY-STUDY"
_COMMAND = re.compile(r"(?<![\w./'-])themetrail (?=[a-z])")


def keep_where_user_stands() -> None:
    """Tell this process, which may have left the folder that it was started in, and its jobs where the user stands.

    Snakemake says nowhere which folder it came from; the shell's own word for it stays. Without that, nothing is said
    to be below the user's folder.
    """
    os.environ.setdefault(FROM, os.environ.get("PWD") or os.sep)


def folder_of(study: Path = Path()) -> str:
    """The study's folder as it is named from where the user stands: `.` where they are in it."""
    place = study.resolve()
    here = Path(os.environ.get(FROM) or Path.cwd()).resolve()
    if here == Path(os.sep) or not place.is_relative_to(here):
        return str(place)
    return str(place.relative_to(here))


def for_study(sentence: str, study: Path = Path()) -> str:
    """A sentence whose commands are for this study and can be given as they stand."""
    folder = folder_of(study)
    named = "" if folder == "." else f" --directory {shlex.quote(folder)}"
    return _COMMAND.sub(f"{_name_that_works()} ", sentence).replace(_ANY_STUDY, named)


def in_folder(path: str | Path, study: Path = Path()) -> str:
    """A path within the study as it is named from where the user stands."""
    return Path(folder_of(study), path).as_posix()


def _name_that_works() -> str:
    """The command by its bare name, or, in a checkout whose environment is not activated, by its path."""
    script = Path(sysconfig.get_path("scripts"), "themetrail")
    found = shutil.which("themetrail")
    if not IS_CHECKOUT or not script.is_file() or (found and Path(found).resolve() == script.resolve()):
        return "themetrail"
    here = Path(os.environ.get(FROM) or Path.cwd())
    return shlex.quote(str(script.relative_to(here) if script.is_relative_to(here) else script))
