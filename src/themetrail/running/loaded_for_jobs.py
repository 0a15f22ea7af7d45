"""What the process that jobs are copied from loads besides modules: importing this, as it does last, loads it.

The language models and lists of words that several of the jobs to come use, as `shared_start` names them in the
environment. A job that could not have them from here loads them for itself, and says so where it cannot.
"""

from __future__ import annotations

import gc
import json
import os
from contextlib import suppress

from themetrail.running.start_from_here import LOADED


def load(models: dict[str, str], fast: bool) -> None:
    """Load the language models of languages, each by its name, with the words and names that go with them."""
    from themetrail.anonymise.detect.models import model_named, recogniser_of
    from themetrail.anonymise.names.words import given_names, has_index, surnames

    for language, name in models.items():
        recogniser_of(model_named(name), fast)
        has_index(language)
    given_names()
    surnames()


with suppress(Exception):  # the job that needs it fails in its own words
    if asked := os.environ.get(LOADED):
        load(**json.loads(asked))
# Copies share what nobody writes to: what is loaded is never looked through for garbage again.
gc.freeze()
