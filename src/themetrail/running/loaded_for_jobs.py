"""What the process that jobs are copied from loads beside what every job loads: importing this, as it does last.

Until it is known which jobs are to come, these are the language models of a study whose texts will be read for sure,
and modules that any script names; then what `shared_start` says over a socket: the modules, language models and lists
of words that the jobs use. A job that could not have them from here loads them for itself, and says so where it cannot.
"""

from __future__ import annotations

import gc
import json
import os
import select
import socket
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from themetrail.configuration.load import read_configuration
from themetrail.contracts.study import TRANSCRIPTS
from themetrail.language_models import NO_MODEL, model_name_for
from themetrail.languages.table import LANGUAGES
from themetrail.layout import CONFIGURATION, TRANSCRIPTS_SHEET
from themetrail.running.start_from_here import LOADED
from themetrail.sheets.read import find_sheet, read_sheet


def told(by: str, first: Iterable[str], texts_of: str = "") -> dict[str, Any]:
    """What is to be loaded, as it is told at the address `by`; meanwhile the language models of the study `texts_of`
    and the modules `first` are loaded, one by one.

    Raises OSError or ValueError where whoever was to tell is gone.
    """
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(by)
        if texts_of:
            _load_models_of(Path(texts_of))
        for module in first:
            if select.select([line], [], [], 0)[0]:
                break
            _load_module(module)
        return json.loads(b"".join(iter(lambda: line.recv(2**16), b"")))


def load(modules: Iterable[str], models: dict[str, str], fast: bool) -> None:
    """Load modules, and the language models of languages, each by its name, with the words and names that go with
    them."""
    for module in modules:
        _load_module(module)
    if models:
        _load_models(models, fast)


def _load_models_of(study: Path) -> None:
    """Load what a study says that its transcripts are read with; where it says nothing sound, the run says so."""
    with suppress(Exception):
        configuration = read_configuration(study / CONFIGURATION)
        sheet = read_sheet(find_sheet(study / TRANSCRIPTS_SHEET), TRANSCRIPTS)
        named = {each: model_name_for(each, configuration.anonymise.models) for each in {*sheet["language"]}}
        models = {each: name for each, name in named.items() if name not in ("", NO_MODEL) and each in LANGUAGES}
        _load_models(models, configuration.anonymise.fast_decoder)


def _load_models(models: Mapping[str, str], fast: bool) -> None:
    from themetrail.anonymise.detect.models import model_named, recogniser_of
    from themetrail.anonymise.names.words import given_names, has_index, surnames

    for language, name in models.items():
        recogniser_of(model_named(name), fast)
        has_index(language)
    given_names()
    surnames()


def _load_module(module: str) -> None:
    with suppress(ImportError):
        import_module(module)


with suppress(Exception):  # the job that needs it fails in its own words
    if asked := os.environ.pop(LOADED, ""):
        load(**told(**json.loads(asked)))
# Copies share what nobody writes to: what is loaded is never looked through for garbage again.
gc.freeze()
