"""spaCy pipelines by name or folder: found without importing them, and identified by the digest of their files."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from themetrail.contracts.errors import StudyError

NO_MODEL = "none"  # what a study writes in place of a pipeline where it goes by rules and lists alone


@dataclass(frozen=True)
class LanguageModel:
    """A spaCy pipeline: its name as configured, its version, the SHA-256 digest of its files, and its folder."""

    name: str
    version: str
    digest: str
    folder: Path

    def identity(self) -> dict[str, str]:
        """What stands in a rule's parameters, so that another model means another run."""
        return {"name": self.name, "version": self.version, "digest": self.digest}


def model_name_for(language: str, models: dict[str, str]) -> str:
    """What a study names as the pipeline of a language, or of the language that its tag begins with; empty where it
    names none."""
    return models.get(language) or models.get(language.split("-")[0], "")


@lru_cache(maxsize=None)
def language_model(name: str) -> LanguageModel:
    """The spaCy pipeline of this name (an installed package) or in this folder.

    Raises StudyError where there is none.
    """
    folder = folder_of(name)
    if folder is None:
        raise StudyError(
            f"the language model {name!r} is neither an installed package nor a folder with a spaCy pipeline;"
            " install it, or correct the name in anonymise.models"
        )
    return model_in(folder, name)


@lru_cache(maxsize=None)
def model_in(folder: Path, name: str) -> LanguageModel:
    """The spaCy pipeline in a folder, called by this name."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    version = f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}"
    return LanguageModel(name, version, digest_of_folder(folder), folder)


def digest_of_folder(folder: Path) -> str:
    """SHA-256 over the names and contents of a folder's files."""
    state = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        state.update(file.relative_to(folder).as_posix().encode() + b"\0")
        with file.open("rb") as content:
            state.update(hashlib.file_digest(content, "sha256").digest())
    return state.hexdigest()


def folder_of(name: str) -> Path | None:
    """The folder of the spaCy pipeline of this name, or this folder itself; None where there is none."""
    if "/" in name or Path(name).is_dir():
        folder = Path(name)
        return folder if (folder / "config.cfg").is_file() else None
    try:
        package = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    if package is None or package.origin is None:
        return None
    root = Path(package.origin).parent
    # a spaCy package keeps its pipeline in a folder that bears its version, a package of data in `_model`
    folders = [root / "_model", *sorted(root.glob(f"{name}-*"))]
    return next((folder for folder in folders if (folder / "config.cfg").is_file()), None)
