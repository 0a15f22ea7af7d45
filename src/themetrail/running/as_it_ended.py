"""Whether all is as it was when a run had come to its end: then nothing is to be done, and Snakemake need not start to
find that out.

What a run does follows from what people bring, from the program (workflow, library, packages, language models) and from
the results that are there, and from nothing else. A run of the whole study notes at its end a digest of each. The next
one digests all of it again, byte for byte, and leaves it to Snakemake where anything differs.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir, suppress
from pathlib import Path

from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.language_models import digest_of_folder, folder_of
from themetrail.layout import ENDED as ENDED_IN_STUDY
from themetrail.layout import RESULTS, SOURCE_FILES, Kind, folders, paths
from themetrail.running.project import LIBRARY, PROJECT

ENDED = Path(ENDED_IN_STUDY)
BEGAN = "THEMETRAIL_BEGAN"  # in the environment of a Snakemake that runs the study as it is: what it began with
_WORKFLOW = ("Snakefile", "workflow", "scripts", "profiles")
_GROWN = paths(Kind.GROWN)  # what a run itself adds to while it works: it counts with the results


def beginning_of(study: Path) -> str:
    """A keyed digest of what people bring and of the program; empty where something there cannot be read."""
    try:
        state = _keyed(study)
        _add(state, study, (path for path in _files(study, folders(Kind.BROUGHT)) if not path.startswith(_GROWN)))
        _add(state, PROJECT, _files(PROJECT, _WORKFLOW))
        _add(state, LIBRARY, _files(LIBRARY, [__name__.partition(".")[0]]))
    except (OSError, StudyError, UnicodeError):  # a file's name may be no text, which the run says
        return ""
    state.update("\n".join([sys.version, *_packages()]).encode())
    return state.hexdigest()


def note_end(began: str, models: Iterable[Mapping[str, str]], language: str, root: Path = Path()) -> None:
    """Note that a run which began like this has made all that is to be made, with these language models, in the
    `language` of its study.

    Nothing is noted where something was changed while it was at work, or where a recogniser is no pipeline of spaCy's.
    """
    pipelines = {model["name"]: model["digest"] for model in models}
    with suppress(OSError):  # where nothing can be noted, Snakemake is asked
        if began and _are_as_they_were(pipelines, root) and beginning_of(root) == began:
            ended = {"began": began, "models": pipelines, "made": _made(root), "texts": _texts(root)}
            noted = json.dumps(ended | {"language": language}, indent=1) + "\n"
            (root / ENDED).write_text(noted, encoding="utf-8")


def is_as_it_ended(study: Path, beginning: str) -> bool:
    """Whether a run that would have this `beginning` finds all as the last one left it, results and models too."""
    try:
        ended = json.loads((study / ENDED).read_bytes())
        same = bool(beginning) and ended["began"] == beginning and "language" in ended
        return same and _are_as_they_were(ended["models"], study) and ended["made"] == _made(study)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def language_at_end(study: Path) -> str:
    """The language of a study that `is_as_it_ended`: to read its configuration would take as long as all else."""
    return json.loads((study / ENDED).read_bytes())["language"]


def has_other_texts(study: Path) -> bool:
    """Whether the transcripts of a study are others than when its last run ended; not where that is not known."""
    try:
        return json.loads((study / ENDED).read_bytes())["texts"] != _texts(study)
    except (OSError, StudyError, UnicodeError, ValueError, LookupError, TypeError):
        return False


def _texts(study: Path) -> str:
    state, folder = _keyed(study), SOURCE_FILES.rstrip("/")
    _add(state, study, _files(study, [folder] if (study / folder).exists() else []))
    return state.hexdigest()


def _made(study: Path) -> str:
    state = _keyed(study)
    grown = (path for path in _files(study, folders(Kind.BROUGHT)) if path.startswith(_GROWN))
    _add(state, study, [*grown, *_files(study, [RESULTS.rstrip("/")])])
    return state.hexdigest()


def _keyed(study: Path) -> hmac.HMAC:
    return hmac.new(read_key(study / STUDY_KEY), digestmod=hashlib.sha256)


def _are_as_they_were(models: Mapping[str, str], study: Path) -> bool:
    with chdir(study):  # from there a study names the folder of a model
        found = {name: folder_of(name) for name in models}
        return all(folder and digest_of_folder(folder) == models[name] for name, folder in found.items())


def _files(root: Path, parts: Iterable[str]) -> Iterator[str]:
    """All files and folders of these parts of a folder, sorted, but what Python compiles. Raises OSError where one
    cannot be looked into or leads elsewhere."""
    for part in parts:
        if (root / part).is_file():
            yield part
            continue
        for folder, inner, names in os.walk(root / part, onerror=_stop):
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            if any(Path(folder, name).is_symlink() for name in inner):
                raise OSError(f"{folder}: a link to a folder may lead anywhere")
            place = Path(folder).relative_to(root).as_posix()
            yield f"{place}/"
            yield from (f"{place}/{name}" for name in sorted(names))


def _stop(problem: OSError) -> None:
    raise problem


def _add(state: hmac.HMAC, root: Path, files: Iterable[str]) -> None:
    for path in files:
        if not path.endswith("/") and not (root / path).is_file():
            raise OSError(f"{path}: no file that can be read")
        content = b"" if path.endswith("/") else hashlib.sha256((root / path).read_bytes()).digest()
        state.update(f"{path}\0{content.hex()}\n".encode())


def _packages() -> list[str]:
    """The installed packages with their versions, as the folders that describe them are called."""
    found = []
    for place in sys.path:
        with suppress(OSError):
            names = (entry.name for entry in Path(place).iterdir())
            found += sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return found
