"""A Slurm of one machine for tests: Debian's own daemons, without systemd, started and stopped again.

    python tests/cluster/one_machine_slurm.py up|down|restart-controller|status

It is started by root only and never touches a Slurm that stands on the machine already: the configuration that it
writes bears a mark, its daemons are known by their own pid files, and its munge has a key and socket of its own.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

MARK = "Written by Themetrail's cluster tests; removed when they end."
# Snakemake's jobstep plugin drops every SLURM_* variable, SLURM_CONF too: the configuration has to be where srun looks.
CONFIGURATION = Path("/etc/slurm/slurm.conf")
HOSTS = Path("/etc/hosts")
HOSTS_MARK = "# themetrail's cluster tests"
CGROUP = Path("/etc/slurm/cgroup.conf")
RUN = Path("/run/themetrail-slurm")
STATE = Path("/var/lib/themetrail-slurm")
LOG = Path("/var/log/themetrail-slurm")
PACKAGES = ("slurmctld", "slurmd", "slurm-client", "munge")
DAEMONS = ("slurmd", "slurmctld", "munged")
SECONDS = 30  # patience with each daemon


class NoSlurm(Exception):
    """Why a Slurm cannot be started on this machine, in one sentence."""


def up(*, cpus: int = 4, memory_mb: int = 6000) -> None:
    """Install what is missing, start the daemons that do not run, and prove them with a job. Raises NoSlurm."""
    _check_machine()
    _install_packages()
    _write_configuration(cpus, memory_mb)
    _start_munge()
    start_controller()
    _start_node()
    _run(["srun", "-n1", "--mem=50", "-t1", "true"], "Slurm's first job failed")


def down() -> None:
    """Cancel all jobs, stop the daemons and remove what `up` wrote."""
    if _ours() and _pid("slurmctld"):
        subprocess.run(["scancel", "--user=root"], capture_output=True, timeout=SECONDS)
        time.sleep(1)
    for daemon in DAEMONS:
        _stop(daemon)
    if _ours():
        CONFIGURATION.unlink()
        CGROUP.unlink(missing_ok=True)
    for folder in (RUN, STATE, LOG):
        shutil.rmtree(folder, ignore_errors=True)
    hosts = HOSTS.read_text(encoding="utf-8").splitlines(keepends=True) if HOSTS.exists() else []
    if any(HOSTS_MARK in line for line in hosts):
        HOSTS.write_text("".join(line for line in hosts if HOSTS_MARK not in line), encoding="utf-8")


def start_controller() -> None:
    """Start slurmctld, which takes up the queue where its state says it stood, and wait until it answers."""
    if not _pid("slurmctld"):
        _run(["slurmctld"], "slurmctld did not start")
    _wait_for(lambda: "UP" in _output(["scontrol", "ping"]), "slurmctld does not answer")


def stop_controller() -> None:
    """Stop slurmctld; running jobs go on."""
    _stop("slurmctld")


def _check_machine() -> None:
    if not sys.platform.startswith("linux"):
        raise NoSlurm("a Slurm of one machine needs Linux")
    if os.geteuid() != 0:
        raise NoSlurm("a Slurm of one machine is started by root only")
    if CONFIGURATION.exists() and not _ours():
        raise NoSlurm(f"{CONFIGURATION} is there already, and another Slurm is left alone")


def _install_packages() -> None:
    missing = [name for name in PACKAGES if not _is_installed(name)]
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise NoSlurm(f"these packages are missing and there is no apt-get: {', '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patient = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]  # another apt-get may be at work
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
        done = subprocess.run([*patient, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=quiet)
        if done.returncode:
            raise NoSlurm(f"apt-get could not install {', '.join(missing)}: {done.stderr.strip()[-300:]}")


def _is_installed(package: str) -> bool:
    if not shutil.which("dpkg-query"):
        return False
    return "ok installed" in _output(["dpkg-query", "-W", "-f=${Status}", package])


def _write_configuration(cpus: int, memory_mb: int) -> None:
    host = socket.gethostname().split(".")[0]
    for folder in (RUN, STATE / "controller", STATE / "node", LOG, CONFIGURATION.parent):
        folder.mkdir(parents=True, exist_ok=True)
    if not _output(["getent", "hosts", host]):
        with HOSTS.open("a", encoding="utf-8") as hosts:
            hosts.write(f"127.0.0.1 {host}  {HOSTS_MARK}\n")
    if _can_make_control_groups():
        limits = {"proctrack": "proctrack/cgroup", "task": "task/cgroup", "gather": "jobacct_gather/cgroup"}
        limits["gather_parameters"] = ""
    else:
        limits = {"proctrack": "proctrack/linuxproc", "task": "task/none", "gather": "jobacct_gather/linux"}
        limits["gather_parameters"] = "JobAcctGatherParams=OverMemoryKill"
    template = Path(__file__).with_name("slurm.conf.in").read_text(encoding="utf-8")
    places = {"run": RUN, "state": STATE, "log": LOG, "host": host, "cpus": cpus, "memory_mb": memory_mb}
    CONFIGURATION.write_text(template.format(mark=MARK, **places, **limits), encoding="utf-8")
    CGROUP.write_text(
        f"# {MARK}\nCgroupMountpoint=/sys/fs/cgroup\nCgroupAutomount=no\nCgroupPlugin=autodetect\n"
        "ConstrainCores=no\nConstrainRAMSpace=yes\nConstrainSwapSpace=no\n",
        encoding="utf-8",
    )


def _can_make_control_groups() -> bool:
    """Whether the control groups that limit memory and stop whole jobs can be made here."""
    unified = Path("/sys/fs/cgroup/cgroup.controllers")
    folders = (
        [Path("/sys/fs/cgroup")] if unified.exists() else [Path("/sys/fs/cgroup") / n for n in ("memory", "freezer")]
    )
    for folder in folders:
        probe = folder / "themetrail-probe"
        try:
            probe.mkdir()
            probe.rmdir()
        except OSError:
            return False
    return True


def _start_munge() -> None:
    """A munge of our own, so that one that serves another cluster is left alone."""
    folder = RUN / "munge"
    if _pid("munged"):
        return
    folder.mkdir(exist_ok=True)
    key = folder / "key"
    key.write_bytes(secrets.token_bytes(1024))
    key.chmod(0o400)
    for path in (folder, key):
        shutil.chown(path, "munge", "munge")
    options = {
        "socket": folder / "socket",
        "key-file": key,
        "pid-file": folder / "pid",
        "log-file": folder / "log",
        "seed-file": folder / "seed",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    _run(["runuser", "-u", "munge", "--", "munged", *arguments], "munge did not start")


def _start_node() -> None:
    if not _pid("slurmd"):
        _run(["slurmd"], "slurmd did not start")
    name = socket.gethostname().split(".")[0]

    def ready() -> bool:
        state = _output(["sinfo", "-h", "-o", "%T"]).strip()
        if state.startswith(("down", "drain", "unknown")):
            subprocess.run(["scontrol", "update", f"nodename={name}", "state=resume"], capture_output=True)
        return state.startswith(("idle", "mixed", "allocated"))

    _wait_for(ready, "the node does not come up")


def _ours() -> bool:
    return CONFIGURATION.exists() and MARK in CONFIGURATION.read_text(encoding="utf-8")


def _pid(daemon: str) -> int:
    """The process of a daemon that `up` started; 0 where it does not run."""
    file = RUN / "munge" / "pid" if daemon == "munged" else RUN / f"{daemon}.pid"
    try:
        pid = int(file.read_text().strip())
        command = Path(f"/proc/{pid}/comm").read_text().strip()
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (OSError, ValueError):
        return 0
    return pid if command == daemon and state != "Z" else 0


def _stop(daemon: str) -> None:
    pid = _pid(daemon)
    if not pid:
        return
    os.kill(pid, signal.SIGTERM)
    _wait_for(lambda: not _pid(daemon), f"{daemon} does not stop")


def _wait_for(condition, complaint: str) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.25)
    raise NoSlurm(f"{complaint} after {SECONDS} seconds; see {LOG}")


def _run(command: list[str], complaint: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SLURM_")}
    try:
        # Daemons keep what they inherit open, so they inherit nothing that somebody waits for.
        with (LOG / "start.log").open("ab") as log:
            subprocess.run(
                command, check=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=60, env=environment
            )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, FileNotFoundError) as problem:
        said = (LOG / "start.log").read_text(errors="replace").strip()[-300:]
        raise NoSlurm(f"{complaint} ({type(problem).__name__}): {said}") from None


def _output(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS).stdout
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return ""


def _main(wish: str) -> None:
    if wish == "up":
        up()
    elif wish == "down":
        down()
    elif wish == "restart-controller":
        stop_controller()
        start_controller()
    elif wish != "status":
        sys.exit(__doc__)
    print(_output(["sinfo"]) if _pid("slurmctld") else "no Slurm of these tests is running")


if __name__ == "__main__":
    try:
        _main(sys.argv[1] if len(sys.argv) > 1 else "")
    except NoSlurm as problem:
        sys.exit(str(problem))
