"""Runs a synthetic study from transcripts to tables and measures what it costs, beside bare NER on the same texts."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from coders import return_round
from ner import bare_ner
from study import ROUND, Shape, coders_of, write_study
from timeline import spent

PROJECT = Path(__file__).resolve().parents[2]
CORES = 2
PARTS = re.compile(rf"b\d+(-b\d+)?|C\d+|{ROUND}")  # the name of a batch or of several, a coder, the round


@dataclass(frozen=True)
class Cost:
    """What one command took: wall and CPU seconds (its children's included), the jobs that it ran by rule, and where
    its wall seconds went."""

    wall: float
    cpu: float
    jobs: dict[str, int]
    spent: dict[str, float]


def measure(folder: Path, count: int, shape: Shape, *, floors: int = 2, runs: int = 1) -> str:
    """Write, run, code, change and run again a study of `count` transcripts; a section of Markdown with the figures.

    Bare NER is measured after the second run and, with two `floors`, between the runs too, since machines are not
    equally fast at all times; it counts with its mean. With several `runs` all of it is done so often, and each figure
    is the median, with the lowest and the highest.
    """
    whole = []
    for _ in range(runs):
        shutil.rmtree(folder, ignore_errors=True)
        write_study(folder, count, shape)
        first = run(folder)
        measured = [bare_ner(folder, CORES) for _ in range(floors - 1)]
        issue_and_return(folder, shape)
        second = run(folder)
        measured.append(bare_ner(folder, CORES))
        whole.append((first, second, {name: sum(each[name] for each in measured) / floors for name in measured[0]}))
    lines = [
        f"## {count:,} transcripts of about {shape.words:,} words, {first.jobs['ingest']} batches, {runs} runs",
        "",
    ]
    lines += summary(whole)
    lines += steps(folder)
    changed = changes(folder, runs)
    lines += told_of_changes(changed)
    both = {"to round drafted": [one for one, _, _ in whole], "returned round to tables": [two for _, two, _ in whole]}
    lines += whereabouts(both | changed)
    return "\n".join(lines)


def coded(folder: Path, count: int, shape: Shape) -> str:
    """Write, run, code and run again a study of `count` transcripts; a section of Markdown with what each rule cost,
    up to the drafted round and after the coders' return."""
    shutil.rmtree(folder, ignore_errors=True)
    write_study(folder, count, shape)
    first = run(folder)
    before = steps(folder)
    issue_and_return(folder, shape)
    return "\n".join(
        [
            f"## {segments_of(folder):,} segments, {shape.codes} codes, {shape.coders} coders",
            "",
            f"{count:,} transcripts; to the drafted round {first.wall:.1f} s, {first.cpu:.1f} CPU seconds:",
            "",
            *before,
            *after_return(folder),
        ]
    )


def survey(folder: Path) -> str:
    """The survey of a department of the tests, with 120 respondents and 400 codes: what its run after the coders'
    return cost, rule by rule."""
    sys.path.insert(0, str(PROJECT / "tests"))
    from end_to_end.department import returned_survey

    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    returned_survey(folder)
    return "\n".join([f"## A survey of 120 respondents, {segments_of(folder):,} answers", "", *after_return(folder)])


def after_return(folder: Path) -> list[str]:
    """Run a study whose coders have returned their files; what that cost, rule by rule."""
    began = time.time()
    second = run(folder)
    lines = [f"from the return to tables and audit {second.wall:.1f} s, {second.cpu:.1f} CPU seconds:", ""]
    return [*lines, *steps(folder, since=began), *whereabouts({"returned round to tables": [second]})]


def segments_of(folder: Path) -> int:
    """How many segments of the issued round there are to code."""
    with (folder / "data/rounds" / ROUND / "issued/segments.csv").open(encoding="utf-8", newline="") as handle:
        return sum(row["codable"] == "yes" for row in csv.DictReader(handle))


def seconds_to_plan(folder: Path, count: int, shape: Shape) -> str:
    """What a dry run of a new study takes, in one sentence."""
    if not folder.exists():
        write_study(folder, count, shape)
    cost = run(folder, dry=True)
    jobs = sum(cost.jobs.values())
    return f"{count:,} transcripts, {cost.jobs['ingest']} batches, {jobs:,} jobs: planned in {cost.wall:.1f} s"


def run(folder: Path, *, dry: bool = False) -> Cost:
    """Run the workflow on the study, or only plan it. Raises where it fails."""
    command = [sys.executable, "-m", "themetrail", "run", "--cores", str(CORES), "--directory", str(folder)]
    earlier, before, clock, began = _logs(folder), os.times(), time.perf_counter(), time.time()
    done = subprocess.run(
        [*command, *(["--", "--dry-run"] if dry else [])], capture_output=True, text=True, cwd=PROJECT
    )
    after, wall = os.times(), time.perf_counter() - clock
    if done.returncode:
        raise SystemExit(f"the run failed:\n{done.stderr[-3000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    logs = [log.read_text(encoding="utf-8") for log in sorted(_logs(folder) - earlier)]
    jobs = _jobs("".join([*logs, done.stdout, done.stderr]))
    return Cost(wall, cpu, jobs, spent(folder, began, began + wall))


def _logs(folder: Path) -> set[Path]:
    """Snakemake's own logs, which hold all that the screen leaves out."""
    return {*(folder / ".snakemake/log").glob("*.log")}


def _jobs(said: str) -> dict[str, int]:
    """How often each rule ran, as Snakemake's own table of jobs says; not at all where it did not start."""
    jobs = {}
    for line in said.partition("Job stats:")[2].splitlines()[3:]:
        cells = line.split()
        if len(cells) != 2 or cells[0] == "total":
            break
        jobs[cells[0]] = int(cells[1])
    return jobs


def issue_and_return(folder: Path, shape: Shape) -> None:
    """Issue the round of the study and hand in what its coders return."""
    subprocess.run([sys.executable, "-m", "themetrail", "issue", ROUND], check=True, cwd=folder)
    return_round(folder, coders=coders_of(shape))


def summary(whole: list[tuple[Cost, Cost, dict[str, float]]]) -> list[str]:
    """The figures of the whole runs, to the round drafted and from the returned round on, beside those of bare NER."""
    first, second, floor = whole[-1]
    rows = [
        ("transcripts to round drafted: wall, CPU", _told((one.wall, one.cpu) for one, _, _ in whole)),
        ("returned round to tables: wall, CPU", _told((two.wall, two.cpu) for _, two, _ in whole)),
        ("words in turns", f"{floor['words']:,.0f}"),
        (f"bare NER, {CORES} processes: wall, CPU", _told((bare["with start"], bare["cpu"]) for _, _, bare in whole)),
        ("of that: recognition alone, wall", _told((bare["ner"],) for _, _, bare in whole)),
        (
            "whole run / bare NER: wall, CPU",
            _told(
                ((one.wall + two.wall) / bare["with start"], (one.cpu + two.cpu) / bare["cpu"])
                for one, two, bare in whole
            ),
        ),
        (
            "transcripts to round drafted / bare NER: wall, CPU",
            _told((one.wall / bare["with start"], one.cpu / bare["cpu"]) for one, _, bare in whole),
        ),
        ("jobs", f"{sum(first.jobs.values())} + {sum(second.jobs.values())}"),
    ]
    return [
        "| figure (seconds, or a ratio) | value |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in rows),
        "",
    ]


def _told(measured: Iterable[tuple[float, ...]]) -> str:
    """Each figure's median and, where it was measured more than once, the lowest and the highest."""
    told = []
    for figures in zip(*measured, strict=True):
        spread = f" ({min(figures):.2f}-{max(figures):.2f})" if len(figures) > 1 else ""
        told.append(f"{median(figures):.2f}{spread}")
    return ", ".join(told)


def steps(folder: Path, since: float = 0.0) -> list[str]:
    """Jobs, seconds, CPU seconds and peak memory per rule, from what every job that ended `since` (seconds since 1970)
    wrote beside its log."""
    found = defaultdict(list)
    root = folder / "results/logs"
    for file in sorted(root.rglob("*.json")):
        if file.stat().st_mtime < since:
            continue
        parts = file.relative_to(root).with_suffix("").parts
        rule = "/".join(part for part in parts if not PARTS.fullmatch(part))
        found[rule].append(json.loads(file.read_text(encoding="utf-8")))
    lines = ["| rule | jobs | seconds, all jobs | CPU seconds | peak memory of a job |", "|---|---|---|---|---|"]
    for rule, rows in found.items():
        seconds, cpu = sum(row["seconds"] for row in rows), sum(row["cpu_seconds"] for row in rows)
        peak = max(row["peak_mb"] for row in rows)
        lines.append(f"| {rule} | {len(rows)} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} MB |")
    return [*lines, ""]


def changes(folder: Path, times: int) -> dict[str, list[Cost]]:
    """What nothing, one edited transcript, one coder's edited file and one decision of the review cost on top of a
    finished run, each done so many `times`."""
    edits = {
        "nothing": lambda folder: None,
        "one transcript": edit_question,
        "one coder's file": edit_coder,
        "one decision of the review": decide,
    }
    costs: dict[str, list[Cost]] = {}
    for what, edit in edits.items():
        for _ in range(times):
            edit(folder)
            costs.setdefault(what, []).append(run(folder))
    return costs


def told_of_changes(changed: dict[str, list[Cost]]) -> list[str]:
    """The figures of the changes as a table."""
    lines = ["| edited since the last run | wall, CPU | jobs | of these NER |", "|---|---|---|---|"]
    for what, costs in changed.items():
        jobs, told = costs[-1].jobs, _told((cost.wall, cost.cpu) for cost in costs)
        lines.append(f"| {what} | {told} | {sum(jobs.values())} | {jobs.get('anonymise_detect', 0)} |")
    return [*lines, ""]


def whereabouts(runs: dict[str, list[Cost]]) -> list[str]:
    """Where the wall seconds of each kind of run went, as a table of medians."""
    parts = list(dict.fromkeys(part for costs in runs.values() for cost in costs for part in cost.spent))
    lines = [f"| seconds of a run | {' | '.join(parts)} |", f"|---{'|---' * len(parts)}|"]
    for what, costs in runs.items():
        seconds = (median(cost.spent.get(part, 0.0) for cost in costs) for part in parts)
        lines.append(f"| {what} | {' | '.join(f'{each:.2f}' for each in seconds)} |")
    return [*lines, ""]


def edit_question(folder: Path) -> None:
    """Change an interviewer's question of the first plain text transcript."""
    file = next(iter(sorted((folder / "data/transcripts").glob("*.txt"))))
    content = file.read_text(encoding="utf-8")
    changed = content.replace("Could you tell me a little more about that?", "Could you please tell me more?", 1)
    if changed == content:
        raise SystemExit(f"{file.name} has no such question")
    file.write_text(changed, encoding="utf-8")


def edit_coder(folder: Path) -> None:
    """Take back the last code of the first coder: its row goes, or stays without a code where it is its segment's only
    one."""
    file = sorted((folder / f"data/rounds/{ROUND}/returned").glob("*.csv"))[0]
    with file.open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    last = max(place for place, (_, _, code, _) in enumerate(rows) if code)
    coder, segment, _, memo = rows.pop(last)
    if all(row[1] != segment for row in rows):
        rows.insert(last, [coder, segment, "", memo])
    with file.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([header, *rows])


def decide(folder: Path) -> None:
    """Decide the first open question of the review as is proposed."""
    with (folder / "results/sealed/anonymise/review.csv").open(encoding="utf-8", newline="") as handle:
        open_ones = [row for row in csv.DictReader(handle) if row["status"] == "open" and row["kind"] != "sample"]
    if not open_ones:
        raise SystemExit("no question is open")
    row = open_ones[0] | {"decision": open_ones[0]["proposed"], "decided_by": "R1", "decided_at": "2026-01-01"}
    file = folder / "data/private/review.csv"
    columns = ["item_id", "kind", "category", "form", "transcript_id", "decision", "decided_by", "decided_at"]
    is_new = not file.exists()
    with file.open("a", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, extrasaction="ignore", lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow(row)
    file.chmod(0o600)


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
