"""Themetrail from its wheel: no checkout, no make, no bash, and nothing written where it is installed."""

import csv
import importlib.util
import shutil
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT
from .tiny import fill_in, write

pytestmark = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("hatchling", "pip")),
    reason="building and installing a wheel needs hatchling and pip",
)
TABLES = "results/report/tables/interviews"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    answer = subprocess.run([*built, folder, ROOT], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return next(folder.glob("themetrail-*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """The Python of a new environment with the wheel and the packages of this one, which nobody can write to."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / "bin/python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel]
    answer = subprocess.run(install, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    packages = next(home.glob("lib/python*/site-packages"))
    # A folder that is named here brings its packages, but not the checkout that is installed among them.
    (packages / "packages_of_this_environment.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    for file in [home, *home.rglob("*")]:
        if not file.is_symlink():
            file.chmod(file.stat().st_mode & ~0o222)
    return python


def run(python: Path, study: Path, *arguments: str) -> subprocess.CompletedProcess:
    """The command of the installed Themetrail, where neither make nor bash is to be found."""
    programs = study.parent / "programs"
    programs.mkdir(exist_ok=True)
    for name in ("sh", "which"):  # Snakemake's plugin for Slurm looks for Slurm with the latter
        if not (programs / name).is_symlink():
            (programs / name).symlink_to(shutil.which(name))
    environment = {"PATH": str(programs), "HOME": str(study.parent), "LC_ALL": "C.UTF-8"}
    command = [python.with_name("themetrail"), *arguments]
    return subprocess.run(
        command, cwd=study, env=environment, capture_output=True, text=True, timeout=1800, check=False
    )


def run_study(python: Path, study: Path) -> None:
    """Run a study as far as it can go."""
    answer = run(python, study, "run", "--cores", "2")
    assert answer.returncode == 0, answer.stdout[-3000:] + answer.stderr[-5000:]


def state_of(folder: Path) -> dict[Path, tuple[int, int]]:
    """What is in a folder, and when it was written."""
    return {file: (file.lstat().st_size, file.lstat().st_mtime_ns) for file in folder.rglob("*")}


def test_the_wheel_carries_the_workflow_and_all_that_lies_beside_modules(wheel):
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())

    workflow = [ROOT / "Snakefile", *(file for part in ("workflow", "scripts", "profiles") for file in files(part))]
    assert {f"themetrail/_project/{file.relative_to(ROOT).as_posix()}" for file in workflow} <= carried
    library = {file.relative_to(ROOT / "src").as_posix() for file in files("src/themetrail")}
    assert library <= carried
    assert "themetrail/py.typed" in library
    assert {Path(name).suffix for name in library} >= {".css", ".js", ".html", ".txt", ".tsv"}
    assert {name.split("/")[0] for name in carried} == {"themetrail", wheel.name.split("-py3")[0] + ".dist-info"}


def files(part: str) -> list[Path]:
    """The files of a folder of the project, without what Python puts there."""
    return [file for file in (ROOT / part).rglob("*") if file.is_file() and "__pycache__" not in file.parts]


def test_an_editable_installation_has_no_copy_of_the_workflow(tmp_path):
    build = "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    answer = subprocess.run(
        [sys.executable, "-c", build, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as archive:
        assert not [name for name in archive.namelist() if "_project" in name]


def test_one_interview_comes_to_its_tables_from_an_installation_that_cannot_be_written_to(python, tmp_path):
    installation = python.parents[1]
    before = state_of(installation)
    study = tmp_path / "study"
    study.mkdir()
    made = run(python, study, "new-study", ".")
    assert made.returncode == 0, made.stderr
    fill_in(study)

    run_study(python, study)
    issued = run(python, study, "issue", "r1")
    assert issued.returncode == 0, issued.stderr
    write(study, "data/rounds/r1/returned/A.csv", coded(study / "data/rounds/r1/issued/segments.csv"))
    run_study(python, study)
    logs = state_of(study / ".snakemake/log")
    again = run(python, study, "run")
    assert again.returncode == 0 and "Nothing to be done" in again.stderr
    assert state_of(study / ".snakemake/log") == logs, "what is as a run left it is answered without Snakemake"

    with (study / f"{TABLES}.csv").open(encoding="utf-8-sig", newline="") as table:
        assert ("slow", "1") in {(row["code_id"], row["n_participants"]) for row in csv.DictReader(table)}
    assert all((study / f"{TABLES}.{kind}").is_file() for kind in ("docx", "xlsx", "html", "tex"))
    assert str(ROOT) not in (study / "results/audit/ledger.csv").read_text()
    assert state_of(installation) == before


def coded(segments: Path) -> str:
    """What a coder returns: the same code for every segment that is to be coded."""
    with segments.open(encoding="utf-8", newline="") as handle:
        ids = [row["segment_id"] for row in csv.DictReader(handle) if row["codable"] == "yes"]
    return "coder_id,segment_id,code_id\n" + "".join(f"A,{segment},slow\n" for segment in ids)
