"""Commands that messages name, written for the study at hand.

Results are the same in every folder, so that files say `DIR=MY-STUDY`; the screen names the folder itself.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from themetrail.running.project import PROJECT

_ANY_STUDY = "DIR=MY-STUDY"


def folder_of(study: Path = Path()) -> str:
    """The study's folder as it is named from Themetrail's: `.` for the demo study in it."""
    below = os.path.relpath(study.resolve(), PROJECT)
    return str(study.resolve()) if below.startswith("..") else below


def for_study(sentence: str, study: Path = Path()) -> str:
    """A sentence whose commands are for this study and can be given as they stand, in Themetrail's folder."""
    folder = folder_of(study)
    if folder == ".":
        return sentence.replace(f" {_ANY_STUDY}", "")
    return sentence.replace(_ANY_STUDY, f"DIR={shlex.quote(folder)}")


def in_folder(path: str | Path, study: Path = Path()) -> str:
    """A path within the study as it is named from Themetrail's folder."""
    return Path(folder_of(study), path).as_posix()
