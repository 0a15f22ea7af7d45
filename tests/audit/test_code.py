"""What a script depends on: found from the source, changed by what changes the result, and by nothing else."""

import sys
from importlib import metadata
from pathlib import Path

import pandas as pd
import pytest

from themetrail.audit.chain.code import import_closure, package_version, software_of


@pytest.fixture
def library(tmp_path):
    files = {
        "work.py": "from job import job\nfrom house.room import door\n",
        "job.py": "import json\n",
        "house/__init__.py": "",
        "house/room/__init__.py": "from .chair import sit\n",
        "house/room/chair.py": "def sit():\n    import pandas\n",
        "house/room/door.py": "from house import wall\nimport numpy.linalg\n",
        "house/wall.py": "import os\n",
        "house/cellar.py": "import scipy\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def test_the_closure_follows_imports_of_every_kind_and_no_further(library):
    files, packages = import_closure(library / "work.py", library)
    assert [file.relative_to(library).as_posix() for file in files] == [
        "house/__init__.py",
        "house/room/__init__.py",
        "house/room/chair.py",
        "house/room/door.py",
        "house/wall.py",
        "job.py",
        "work.py",
    ]
    assert packages == ["numpy", "pandas"]


def _copy_with(library, tmp_path_factory, name):
    import shutil

    copy = tmp_path_factory.mktemp("copy") / "library"
    shutil.copytree(library, copy)
    (copy / name).write_text((copy / name).read_text() + "# changed\n")
    return software_of(copy / "work.py", copy)


def test_a_change_in_the_closure_changes_the_digest_and_one_outside_does_not(library, tmp_path_factory):
    before = software_of(library / "work.py", library)
    assert before["script"] == "work"
    assert _copy_with(library, tmp_path_factory, "house/wall.py")["code"] != before["code"]
    assert _copy_with(library, tmp_path_factory, "job.py")["code"] != before["code"]
    assert _copy_with(library, tmp_path_factory, "house/cellar.py") == before


def test_versions_are_those_installed(library):
    assert software_of(library / "work.py", library)["pandas"] == pd.__version__
    assert package_version("no_such_package_anywhere") == ""


def test_no_script_stands_before_a_module_of_that_name_from_elsewhere():
    """Jobs look in scripts/ first: a script called as a module of Python or of a package would be imported instead."""
    scripts = Path(__file__).parents[2] / "scripts"
    others = (sys.stdlib_module_names | set(metadata.packages_distributions())) - {"themetrail"}
    assert len(others) > 300
    assert [file.name for file in scripts.iterdir() if file.stem in others] == []
