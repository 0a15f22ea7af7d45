"""A small coded study, and changes of what people bring to it: of every kind of file, sound ones and broken ones."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from text_sheets import with_text_sheets
from themetrail.audit.chain.exempt import is_exempt
from themetrail.audit.chain.manifest import study_files
from themetrail.audit.chain.notice import notice_of
from themetrail.audit.chain.verify import verify
from themetrail.key import STUDY_KEY, read_key
from themetrail.new_study import new_study

from .conftest import finished
from .tiny import write
from .warm import run_command, run_snakemake

TALKS = {
    "quist.txt": ("Petronella Quist", ["Slow at first, with the forms.", "They helped me a lot, honestly."]),
    "lund.txt": ("Henrike Lund", ["It was slow for us too.", "The course helped, and my colleague did."]),
}
CONFIG = (
    "study: {title: A small study, batches: 1}\nanonymise: {fail_closed: false, review_sample: 0}\n"
    "suggest: {enabled: false}\nagreement: {draws: 20}\ncoding:\n  rounds:\n    - name: r1\n"
    "      coders: [{coder_id: A}, {coder_id: B}]\n"
)
CODEBOOK = "code_id,parent_id,level,name,definition\nT,,theme,Start,\nslow,T,code,Slow,\nhelp,T,code,Help,\n"
RETURNED = {coder: f"data/rounds/r1/returned/{coder}.csv" for coder in "AB"}


def coded_study(folder: Path) -> Path:
    """Two interviews, one round, two coders who have returned their files; run to its end."""
    new_study(folder)
    with_text_sheets(folder)
    sources, people = "transcript_id\tfile\tspeaker\tparticipant_id\trole\n", "participant_id\tnames\n"
    for n, (file, (who, said)) in enumerate(TALKS.items(), start=1):
        write(folder, f"data/transcripts/{file}", "".join(f"Interviewer: And?\n{who}: {words}\n" for words in said))
        sources += f"I{n}\t{file}\tInterviewer\t\tinterviewer\nI{n}\t{file}\t{who}\tP{n}\t\n"
        people += f"P{n}\t{who}\n"
    rows = "".join(f"I{n}\tinterviews\ten\t{n}\n" for n in (1, 2))
    write(folder, "config/transcripts.tsv", "transcript_id\tgroup\tlanguage\tcollected_order\n" + rows)
    write(folder, "config/participants.tsv", "participant_id\tlabel\twithdrawn\nP1\tNurse 1\t\nP2\tNurse 2\t\n")
    write(folder, "config/codebook.csv", CODEBOOK)
    write(folder, "config/config.yaml", CONFIG)
    write(folder, "data/private/sources.tsv", sources)
    write(folder, "data/private/people.tsv", people)
    issued = run_command("issue", folder, "r1")
    assert issued.returncode == 0, issued.stderr
    with (folder / "data/rounds/r1/issued/segments.csv").open(encoding="utf-8", newline="") as handle:
        segments = [row for row in csv.DictReader(handle) if row["codable"] == "yes"]
    for coder, file in RETURNED.items():
        codes = "".join(
            f"{coder},{row['segment_id']},{'slow' if 'low' in row['text'] else 'help'},\n" for row in segments
        )
        write(folder, file, "coder_id,segment_id,code_id,memo\n" + codes)
    finished(run_snakemake(folder))
    return folder


def results(folder: Path) -> dict[str, bytes]:
    """All results that two equal runs share."""
    return {path: (folder / path).read_bytes() for path in study_files(folder, ["results"]) if not is_exempt(path)}


def inputs(folder: Path) -> str:
    """A digest of all that people bring, and of what the program keeps beside it."""
    state = hashlib.sha256()
    for path in study_files(folder, ["config", "data"]):
        state.update(path.encode() + b"\0" + hashlib.sha256((folder / path).read_bytes()).digest())
    return state.hexdigest()


def fresh_results(folder: Path, elsewhere: Path) -> dict[str, bytes]:
    """The results of a study in another folder that never had other inputs."""
    shutil.rmtree(elsewhere, ignore_errors=True)
    for part in ("config", "data"):
        shutil.copytree(folder / part, elsewhere / part)
    finished(run_snakemake(elsewhere))
    return results(elsewhere)


def faults(folder: Path) -> list[str]:
    """What `verify` finds."""
    return [fault for finding in verify(folder, read_key(folder / STUDY_KEY)) for fault in finding.faults]


def put(folder: Path, path: str, content: str | None, time: str) -> None:
    """Put a file in place (None: take it away) whose time is older than, the same as, or newer than that before."""
    file = folder / path
    before = file.stat().st_mtime_ns if file.exists() else 1_000_000_000
    if content is None:
        file.unlink()
        return
    aside = file.with_name(f"~$aside{file.suffix}")
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text(content, encoding="utf-8")
    aside.chmod(0o600)
    if time != "newer":
        at = before if time == "same" else 1_000_000_000
        os.utime(aside, ns=(at, at))
    aside.replace(file)


Change = dict[str, "str | None"]  # the new content of files by path


def _rows(folder: Path, path: str) -> list[list[str]]:
    delimiter = "\t" if path.endswith(".tsv") else ","
    return list(csv.reader(io.StringIO((folder / path).read_text(encoding="utf-8")), delimiter=delimiter))


def _sheet(path: str, rows: list[list[str]]) -> Change:
    text = io.StringIO()
    csv.writer(text, delimiter="\t" if path.endswith(".tsv") else ",", lineterminator="\n").writerows(rows)
    return {path: text.getvalue()}


def _cell(path: str, column: str, row: int, values: list[str]) -> Callable[[Path, random.Random], Change]:
    """Another value in one cell of a sheet."""

    def change(folder: Path, chance: random.Random) -> Change:
        rows = _rows(folder, path)
        place = rows[0].index(column)
        rows[row][place] = chance.choice([value for value in values if value != rows[row][place]])
        return _sheet(path, rows)

    return change


def _list(path: str, head: list[str], rows: list[list[str]]) -> Callable[[Path, random.Random], Change]:
    """A sheet that need not be there comes, changes or goes."""

    def change(folder: Path, chance: random.Random) -> Change:
        there = _rows(folder, path)[1:] if (folder / path).is_file() else []
        row = chance.choice(rows)
        kept = [each for each in there if each != row] if row in there else [*there, row]
        return _sheet(path, [head, *kept]) if kept or chance.random() < 0.5 or not there else {path: None}

    return change


def _talk(folder: Path, chance: random.Random) -> Change:
    file = f"data/transcripts/{chance.choice(list(TALKS))}"
    text, more = (folder / file).read_text(encoding="utf-8"), "Interviewer: Thank you for that.\n"
    return {file: text.removesuffix(more) if text.endswith(more) else text + more}


def _configuration(folder: Path, chance: random.Random) -> Change:
    wanted = chance.choice(
        [
            CONFIG.replace("A small study", f"A study of {chance.choice(['two', 'some', 'few'])}"),
            CONFIG.replace("draws: 20", f"draws: {chance.randint(21, 40)}"),
            CONFIG + f"# a remark {chance.randint(1, 99)}\n",
            CONFIG + "report: {incomplete: none}\n",
        ]
    )
    return {"config/config.yaml": wanted}


def _adjudication(folder: Path, chance: random.Random) -> Change:
    segment = chance.choice(_rows(folder, RETURNED["A"])[1:])[1]
    row = ["r1", segment, "slow", chance.choice(["keep", "drop"]), "R1", chance.choice(["", "as said"])]
    head = ["round", "segment_id", "code_id", "decision", "decided_by", "reason"]
    return _sheet("data/rounds/r1/adjudication.csv", [head, row])


def _people(folder: Path, chance: random.Random) -> Change:
    path = "data/private/people.tsv"
    rows = _rows(folder, path)
    more = [["", name] for name in ("Wilhelmina Oakes", "Theodora Bramley")]
    name = chance.choice(more)
    return _sheet(path, [row for row in rows if row != name] if name in rows else [*rows, name])


SOUND: dict[str, Callable[[Path, random.Random], Change]] = {
    "configuration": _configuration,
    "code's name": _cell("config/codebook.csv", "name", 2, ["Slow", "Slowness", "Slow start"]),
    "code's definition": _cell("config/codebook.csv", "definition", 3, ["", "Somebody helps", "Help of any kind"]),
    "label": _cell("config/participants.tsv", "label", 1, ["Nurse 1", "Carer 1", "Aide 1"]),
    "withdrawal": _cell("config/participants.tsv", "withdrawn", 2, ["", "2026-01-05"]),
    "group": _cell("config/transcripts.tsv", "group", 2, ["interviews", "others"]),
    "order": _cell("config/transcripts.tsv", "collected_order", 1, ["1", "3", "4"]),
    "people": _people,
    "coder's code": _cell(RETURNED["A"], "code_id", 1, ["slow", "help", ""]),
    "coder's memo": _cell(RETURNED["B"], "memo", 2, ["", "as before", "unsure"]),
    "transcript": _talk,
    "adjudication": _adjudication,
    "exceptions": _list(
        "data/private/exceptions.csv",
        ["form", "file", "reason", "reviewed_by", "date"],
        [[form, "results/*", "common", "R1", "2026-01-01"] for form in ("nurse", "start")],
    ),
    "review": _list(
        "data/private/review.csv",
        ["item_id", "kind", "category", "form", "transcript_id", "decision", "missed", "note", "decided_by"],
        [
            ["aaaaaaaaaaaa", "unknown_word", "person", form, "I1", decision, "", "", "R1"]
            for form, decision in (("forms", "replace"), ("course", "replace"))
        ],
    ),
    "prior": _list(
        "data/prior/pilot.csv",
        ["transcript_id", "segment_id", "text", "codes", "anonymised"],
        [["X1", f"X1-{n}", f"It was slow {n}.", "slow", "yes"] for n in (1, 2)],
    ),
}
# What stops the run, and what its sentence says.
BROKEN: dict[str, tuple[Change, tuple[str, ...]]] = {
    "no codebook column": (
        {"config/codebook.csv": "code_id,level\nslow,code\n"},
        ("config/codebook.csv", "'name' is missing"),
    ),
    "participant twice": (
        {"config/participants.tsv": "participant_id\tlabel\nP1\tNurse 1\nP1\tNurse 2\n"},
        ("config/participants.tsv, row 3",),
    ),
    "unknown group of words": (
        {RETURNED["A"]: "coder_id,segment_id,code_id,memo\nA,NOWHERE,slow,\n"},
        ("A.csv, row 2, column 'segment_id'",),
    ),
    "unknown code": (
        {RETURNED["B"]: "coder_id,segment_id,code_id\nB,I1-0001,nothing\n"},
        ("B.csv, row 2, column 'code_id'", "no code of the codebook of this round"),
    ),
    "unknown setting": ({"config/config.yaml": CONFIG + "themez: {}\n"}, ("config/config.yaml", "themez")),
    "no such file": (
        {"data/private/sources.tsv": "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"},
        ("data/private/sources.tsv",),
    ),
}


def content(folder: Path, paths: Iterable[str]) -> Change:
    """What files hold now; None where there is none."""
    return {path: (folder / path).read_text(encoding="utf-8") if (folder / path).is_file() else None for path in paths}


def step(folder: Path, chance: random.Random, said: list[str]) -> None:
    """One change and the run after it; what it was is added to `said`. Asserts that it is seen, or stops the run."""
    broken = chance.random() < 0.2
    kind = chance.choice(sorted(BROKEN if broken else SOUND))
    change, sentence = BROKEN[kind] if broken else (SOUND[kind](folder, chance), ())
    time = chance.choice(["older", "older", "same", "newer"])
    said.append(f"{kind} ({time})")
    before, head = content(folder, change), (folder / "results/audit/head.txt").read_bytes()
    for path, wanted in change.items():
        put(folder, path, wanted, time)
    if before != change:
        assert any("do not follow" in fault for fault in faults(folder)), "the change is not seen before the run"
    run = run_snakemake(folder)
    assert "Traceback" not in run.stdout + run.stderr, run.stderr[-3000:]
    if run.returncode:
        said[-1] += " stopped: " + stopped(folder, run.stderr, sentence)
        for path, wanted in before.items():
            put(folder, path, wanted, chance.choice(["older", "same", "newer"]))
        finished(run_snakemake(folder))
    else:
        assert not broken, "a broken file went through"
        assert (before == change) == ((folder / "results/audit/head.txt").read_bytes() == head)
    assert faults(folder) == []
    assert notice_of(folder) == ""


def stopped(folder: Path, screen: str, wanted: tuple[str, ...]) -> str:
    """The sentences with which a run stopped; screen, status page and verification agree that it did."""
    said = " / ".join(line[12:] for line in screen.splitlines() if line.startswith("themetrail: Stopped"))
    said = said or " / ".join(line[12:] for line in screen.splitlines() if line.startswith("themetrail: "))
    assert said and all(part in said for part in wanted), screen[-3000:]
    assert "does not verify" not in said, f"what the run itself made does not hold: {said}"
    assert notice_of(folder).startswith("The last run stopped"), notice_of(folder)
    assert faults(folder), "verify is content with results of other inputs"
    return said


def campaign(folder: Path, elsewhere: Path, seed: int, changes: int, fresh_after: int) -> list[str]:
    """So many changes one after the other. Equal inputs have equal results, whatever lay between; now and then those
    of a fresh study are made too."""
    chance, said, known, fresh = random.Random(seed), [], {}, set()
    for n in range(1, changes + 1):
        step(folder, chance, said)
        state, made = inputs(folder), results(folder)
        assert known.setdefault(state, made) == made, f"not as with the same inputs before, after {said}"
        if (n % fresh_after == 0 or n == changes) and state not in fresh:
            fresh.add(state)
            assert made == fresh_results(folder, elsewhere), f"not those of a fresh study, after {said}"
    return said


if __name__ == "__main__":  # python -m end_to_end.changing FOLDER SEED CHANGES FRESH_AFTER, in the folder tests
    place, (seed, changes, fresh_after) = Path(sys.argv[1]), map(int, sys.argv[2:5])
    for each in campaign(coded_study(place / "study"), place / "fresh", seed, changes, fresh_after):
        print(each)
