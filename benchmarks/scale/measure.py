"""Runs a synthetic study from transcripts to tables and measures what it costs, beside bare NER on the same texts."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from coders import return_round
from ner import bare_ner
from study import CODERS, ROUND, write_study

PROJECT = Path(__file__).resolve().parents[2]
CORES = 2
BATCHES = re.compile(r"b\d+(-b\d+)?")  # the name of a batch, or of several


@dataclass(frozen=True)
class Cost:
    """What one command took: wall and CPU seconds (its children's included), and the jobs that it ran by rule."""

    wall: float
    cpu: float
    jobs: dict[str, int]


def measure(folder: Path, count: int, *, words: int, batches: int | None, floors: int = 2) -> str:
    """Write, run, code, change and run again a study of `count` transcripts; a section of Markdown with the figures.

    Bare NER is measured after the second run and, with two `floors`, between the runs too, since machines are not
    equally fast at all times; it counts with its mean.
    """
    shutil.rmtree(folder, ignore_errors=True)
    write_study(folder, count, words=words, batches=batches)
    first = run(folder)
    measured = [bare_ner(folder, CORES) for _ in range(floors - 1)]
    issue_and_return(folder)
    second = run(folder)
    measured.append(bare_ner(folder, CORES))
    floor = {name: sum(each[name] for each in measured) / len(measured) for name in measured[0]}
    lines = [f"## {count:,} transcripts of about {words:,} words, {first.jobs['ingest']} batches", ""]
    lines += summary(first, second, floor)
    lines += steps(folder)
    lines += changes(folder)
    return "\n".join(lines)


def seconds_to_plan(folder: Path, count: int, *, words: int, batches: int | None) -> str:
    """What a dry run of a new study takes, in one sentence."""
    if not folder.exists():
        write_study(folder, count, words=words, batches=batches)
    cost = run(folder, dry=True)
    jobs = sum(cost.jobs.values())
    return f"{count:,} transcripts, {cost.jobs['ingest']} batches, {jobs:,} jobs: planned in {cost.wall:.1f} s"


def run(folder: Path, *, dry: bool = False) -> Cost:
    """Run the workflow on the study, or only plan it. Raises where it fails."""
    before, clock = os.times(), time.perf_counter()
    options = ["--dry-run"] if dry else []
    done = subprocess.run([*_snakemake(folder), *options], capture_output=True, text=True, cwd=PROJECT)
    after = os.times()
    if done.returncode:
        raise SystemExit(f"the run failed:\n{done.stderr[-3000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - clock, cpu, _jobs(done.stdout + done.stderr))


def _snakemake(folder: Path) -> list[str]:
    # Without --verbose the screen is quiet, and Snakemake's table of jobs is not on it.
    return [sys.executable, "-m", "snakemake", "--cores", str(CORES), "--directory", str(folder), "--verbose"]


def _jobs(said: str) -> dict[str, int]:
    """How often each rule ran, as Snakemake's own table of jobs said."""
    jobs = {}
    for line in said.partition("Job stats:")[2].splitlines()[3:]:
        cells = line.split()
        if len(cells) != 2 or cells[0] == "total":
            break
        jobs[cells[0]] = int(cells[1])
    return jobs


def issue_and_return(folder: Path) -> None:
    """Issue the round of the study and hand in what its coders return."""
    subprocess.run([sys.executable, "-m", "themetrail", "issue", ROUND], check=True, cwd=folder)
    return_round(folder)


def summary(first: Cost, second: Cost, floor: dict[str, float]) -> list[str]:
    """The figures of the whole run beside those of bare NER."""
    wall, words = first.wall + second.wall, floor["words"]
    cpu, bare = first.cpu + second.cpu, floor["with start"]
    rows = [
        ("transcripts to round drafted: wall, CPU", f"{first.wall:.1f} s, {first.cpu:.1f} s"),
        ("returned round to tables: wall, CPU", f"{second.wall:.1f} s, {second.cpu:.1f} s"),
        ("words in turns", f"{words:,.0f}"),
        (f"bare NER, {CORES} processes: wall, CPU", f"{bare:.1f} s, {floor['cpu']:.1f} s"),
        ("of that: recognition alone, wall", f"{floor['ner']:.1f} s"),
        ("whole run / bare NER: wall, CPU", f"{wall / bare:.2f}, {cpu / floor['cpu']:.2f}"),
        (
            "transcripts to round drafted / bare NER: wall, CPU",
            f"{first.wall / bare:.2f}, {first.cpu / floor['cpu']:.2f}",
        ),
        ("whole run per 1,000 words: wall, CPU", f"{1e6 * wall / words:.1f} ms, {1e6 * cpu / words:.1f} ms"),
        ("jobs", f"{sum(first.jobs.values())} + {sum(second.jobs.values())}"),
    ]
    return ["| figure | value |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows), ""]


def steps(folder: Path) -> list[str]:
    """Jobs, seconds, CPU seconds and peak memory per rule, from what every job writes beside its log."""
    found = defaultdict(list)
    root = folder / "results/logs"
    for file in sorted(root.rglob("*.json")):
        parts = file.relative_to(root).with_suffix("").parts
        rule = "/".join(part for part in parts if part not in (ROUND, *CODERS) and not BATCHES.fullmatch(part))
        found[rule].append(json.loads(file.read_text(encoding="utf-8")))
    lines = ["| rule | jobs | seconds, all jobs | CPU seconds | peak memory of a job |", "|---|---|---|---|---|"]
    for rule, rows in found.items():
        seconds, cpu = sum(row["seconds"] for row in rows), sum(row["cpu_seconds"] for row in rows)
        peak = max(row["peak_mb"] for row in rows)
        lines.append(f"| {rule} | {len(rows)} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} MB |")
    return [*lines, ""]


def changes(folder: Path) -> list[str]:
    """What nothing, one edited transcript and one coder's edited file cost on top of a finished run."""
    nothing = run(folder)
    batch = edit_question(folder)
    edited = run(folder)
    edit_coder(folder)
    coder = run(folder)
    detection = folder / f"results/logs/anonymise/detect/{batch}.json"
    again = json.loads(detection.read_text(encoding="utf-8"))["seconds"]
    rows = [
        ("nothing", nothing, ""),
        ("one transcript", edited, f"{edited.jobs.get('anonymise_detect', 0)} job of NER, {again:.1f} s"),
        ("one coder's file", coder, f"{coder.jobs.get('anonymise_detect', 0)} jobs of NER"),
    ]
    lines = ["| edited since the last run | wall | jobs | |", "|---|---|---|---|"]
    lines += [f"| {what} | {cost.wall:.1f} s | {sum(cost.jobs.values())} | {note} |" for what, cost, note in rows]
    return [*lines, ""]


def edit_question(folder: Path) -> str:
    """Add a word to an interviewer's question of the first plain text transcript; the batch that holds it."""
    file = next(iter(sorted((folder / "data/transcripts").glob("*.txt"))))
    content = file.read_text(encoding="utf-8")
    changed = content.replace("Could you tell me a little more about that?", "Could you please tell me more?", 1)
    if changed == content:
        raise SystemExit(f"{file.name} has no such question")
    file.write_text(changed, encoding="utf-8")
    transcript_id = f"T{file.stem.split('_')[1]}"
    for turns in sorted((folder / "results/sealed/ingest/turns").glob("*.csv")):
        if f"\n{transcript_id}," in turns.read_text(encoding="utf-8"):
            return turns.stem
    raise SystemExit(f"no batch holds {transcript_id}")


def edit_coder(folder: Path) -> None:
    """Take back the last code of the first coder."""
    file = sorted((folder / f"data/rounds/{ROUND}/returned").glob("*.csv"))[0]
    lines = file.read_text(encoding="utf-8").splitlines()
    last = max(place for place, line in enumerate(lines) if line.split(",")[2])
    coder, segment, _, memo = lines[last].split(",")
    lines[last] = ",".join([coder, segment, "", memo])
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every result that has to be the same in every run on the same inputs."""
    sys.path.insert(0, str(PROJECT / "src"))
    from themetrail.audit.chain.exempt import is_exempt, is_litter

    found = {}
    for file in sorted((folder / "results").rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not is_exempt(name) and not is_litter(name):
            found[name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found
