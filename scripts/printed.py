"""Commands that a sentence names, as they are typed for the study that it is about.

The pages of a study name commands without the study, since a page is the same in whatever folder the study lies.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
_VARIABLES = r"(?: [A-Z]+=(?:\.\.\.|[\w./-]*\w))"
_MAKE = re.compile(rf"(?<=`)make (?!new-study)[a-z-]+{_VARIABLES}*(?=`)|\bmake [a-z-]+{_VARIABLES}+")
_SNAKEMAKE = re.compile(r"(?<=`)\S*snakemake (?![^`]*--directory)[^`]+(?=`)")


def printed(sentence: str, folder: Path | None = None) -> str:
    """The sentence, its commands with the study's folder where that is not Themetrail's own."""
    study = (folder or Path()).resolve()
    if study == PROJECT:
        return sentence
    name = shlex.quote(str(study.relative_to(PROJECT) if study.is_relative_to(PROJECT) else study))
    sentence = _MAKE.sub(lambda found: found[0] if " DIR=" in found[0] else f"{found[0]} DIR={name}", sentence)
    return _SNAKEMAKE.sub(lambda found: f"{found[0]} --directory {name}", sentence)
