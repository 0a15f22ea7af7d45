"""Killed at any moment, or with a full disk: `--unlock` and the same command complete the run, byte for byte."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from end_to_end.conftest import ROOT, copy_of_demo, finished, run_command, run_snakemake
from end_to_end.tiny import tiny_study
from themetrail.audit.chain.exempt import is_exempt

pytestmark = pytest.mark.xdist_group("killed")

COMMAND = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile"), "--cores", "2", "--directory"]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """All results that two equal runs share."""
    files = {file.relative_to(folder).as_posix(): file for file in (folder / "results").rglob("*") if file.is_file()}
    return {name: file.read_bytes() for name, file in sorted(files.items()) if not is_exempt(name)}


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file of the results."""
    files = [file for file in (folder / "results").rglob("*") if file.is_file()]
    return {file.as_posix(): (file.stat().st_size, file.stat().st_mtime_ns) for file in files}


def at_work_in(folder: Path) -> list[str]:
    """Processes whose working folder this is; on a machine without /proc none are known."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").resolve() == folder.resolve():
                found.append(process.name)
        except OSError:
            continue
    return found


def nobody_goes_on_writing(folder: Path) -> None:
    """Jobs notice that Snakemake has gone, or, where they were still starting, never begin."""
    time.sleep(2)
    before = state_of(folder)
    for _ in range(600):
        if not at_work_in(folder):
            break
        time.sleep(0.5)
    assert at_work_in(folder) == [], "a job is still there after five minutes"
    time.sleep(0.5)
    assert state_of(folder) == before, "a job went on writing"


def kill_after(folder: Path, seconds: float) -> bool:
    """Start a run and kill Snakemake after some seconds; says whether it was still running."""
    with (folder / "screen.txt").open("w") as screen:
        run = subprocess.Popen([*COMMAND, str(folder)], cwd=ROOT, stdout=screen, stderr=screen)
        try:
            run.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            return True
    return False


def completed(folder: Path) -> None:
    """`--unlock` and the same command."""
    finished(run_snakemake(folder, "--unlock"))
    finished(run_snakemake(folder))


def same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def killed_and_completed(inputs: Path, folder: Path, undisturbed: dict[str, bytes], seconds: float) -> None:
    shutil.copytree(inputs, folder)
    kill_after(folder, seconds)
    nobody_goes_on_writing(folder)
    completed(folder)
    same(bytes_of(folder), undisturbed)
    assert run_command("verify", folder).returncode == 0


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A tiny study, its results when nothing disturbs the run, and how long that took."""
    base = tmp_path_factory.mktemp("tiny")
    inputs = tiny_study(base / "inputs")
    shutil.copytree(inputs, base / "undisturbed")
    start = time.monotonic()
    finished(run_snakemake(base / "undisturbed"))
    return inputs, bytes_of(base / "undisturbed"), time.monotonic() - start


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_a_random_moment(tiny, tmp_path, seed):
    inputs, undisturbed, seconds = tiny
    killed_and_completed(inputs, tmp_path / "study", undisturbed, random.Random(seed).uniform(0.1, 0.9) * seconds)


def test_a_job_that_was_killed_once_the_registry_had_grown_claims_the_same(tiny, tmp_path):
    """The registry is what a run adds to `data`: the next run finds it grown."""
    inputs, undisturbed, _ = tiny
    shutil.copytree(inputs, tmp_path / "study")
    shutil.copy2(inputs.parent / "undisturbed/data/private/pseudonyms.csv", tmp_path / "study/data/private")
    record = "results/audit/records/anonymise_resolve.json"
    finished(run_snakemake(tmp_path / "study", record))
    assert (tmp_path / "study" / record).read_bytes() == undisturbed[record]


def test_a_second_command_does_not_close_a_run_that_is_at_work(tiny, tmp_path):
    """Closed too early, the last job's log would be other than its digest says, and an untouched study accused."""
    folder = tmp_path / "study"
    shutil.copytree(tiny[0].parent / "undisturbed", folder)
    closing, lock = folder / "results/audit/closing.csv", folder / ".snakemake/locks/0.output.lock"
    whole = closing.read_bytes()
    closing.unlink()
    lock.parent.mkdir(exist_ok=True)
    lock.write_text("results/audit/verification.md\n")
    finished(run_snakemake(folder, "--dry-run"))
    assert not closing.exists()
    lock.unlink()
    finished(run_snakemake(folder))
    assert closing.read_bytes() == whole
    finished(run_snakemake(folder, "--forcerun", "audit_verify", "--", "results/audit/verification.md"))
    assert closing.read_bytes() != whole, "another log of the last job"
    assert run_command("verify", folder).returncode == 0


@pytest.mark.long
def test_killed_at_twenty_random_moments_of_the_demo_run(tmp_path):
    """Runs of the demo study, each killed up to four times on its way before it is let go to its end."""
    inputs = copy_of_demo(tmp_path / "inputs")
    shutil.copytree(inputs, tmp_path / "undisturbed")
    start = time.monotonic()
    finished(run_snakemake(tmp_path / "undisturbed"))
    seconds, undisturbed = time.monotonic() - start, bytes_of(tmp_path / "undisturbed")
    chance, kills = random.Random(2024), 0
    while kills < 20:
        folder = tmp_path / f"killed {kills}"
        shutil.copytree(inputs, folder)
        for _ in range(min(4, 20 - kills)):
            kills += kill_after(folder, chance.uniform(0.04, 0.36) * seconds)
            nobody_goes_on_writing(folder)
            finished(run_snakemake(folder, "--unlock"))
        completed(folder)
        same(bytes_of(folder), undisturbed)
        assert run_command("verify", folder).returncode == 0
        print(f"{kills} kills so far, the same bytes", flush=True)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own, that can be made larger: `small_disk(size)`. Skips where this may not be made."""
    place = tmp_path / "disk"
    place.mkdir()

    def sized(size: str) -> Path:
        options = f"size={size}" if not place.is_mount() else f"remount,size={size}"
        mounting = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False
        )
        if mounting.returncode != 0:
            pytest.skip("a small disk can be made by root only, where mounting is allowed")
        return place

    yield sized
    if place.is_mount():
        subprocess.run(["umount", place], check=True)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("mount"), reason="a small disk is made with `mount`")
def test_a_full_disk_stops_the_run_and_room_completes_it(tiny, small_disk):
    inputs, undisturbed, _ = tiny
    folder = small_disk("600k") / "study"
    shutil.copytree(inputs, folder)
    stopped = run_snakemake(folder)
    assert stopped.returncode != 0
    assert shutil.disk_usage(folder).free < 20_000
    small_disk("500m")
    completed(folder)
    same(bytes_of(folder), undisturbed)
    assert run_command("verify", folder).returncode == 0


@pytest.mark.long
@pytest.mark.parametrize("most", [3_000, 30_000])
def test_a_file_that_cannot_grow_stops_the_run_and_room_completes_it(tiny, tmp_path, most):
    """A limit on the size of a file: writing fails in the middle of one."""
    inputs, undisturbed, _ = tiny
    folder = tmp_path / "study"
    shutil.copytree(inputs, folder)

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    stopped = subprocess.run(
        [*COMMAND, str(folder)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=little_room,
    )
    assert stopped.returncode != 0
    completed(folder)
    same(bytes_of(folder), undisturbed)
