"""A case study on real data, in one command: `.venv/bin/python benchmarks/casino.py --data FOLDER`

FOLDER holds casino.jsonl: the CaSiNo corpus (Chawla et al. 2021, CC BY 4.0), one turn a line with doc, idx, speaker,
text, prev and codes. Its 396 negotiations become a study: the first quarter of them are coded data from earlier work,
the rest are transcripts to code. The round is drafted and issued as for any study; what the corpus' annotators decided
is put back as the coder's returned file; a second run makes the tables. The review queue is decided by rule: a list of
the names that its reader found in it, every other doubtful word kept. Printed: wall time of each run, seconds of work
per step (results/benchmarks), what the suggestions are worth, and the first rows of the table. `--study DIR` keeps it.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import yaml

from themetrail.new_study import new_study

ROOT = Path(__file__).resolve().parents[1]
PRIOR_SHARE = 0.25
CODER, ROUND = "A1", "r1"
REVIEW_COLUMNS = ("item_id", "decision", "category", "form")
MOST_REVIEWS = 3  # deciding on one word can raise a question about another
# The names in the queue; campers, food, water and firewood are what the negotiations are about.
NAMES = ("howard", "joshua", "neil", "degrasse", "tyson")
GAME = {"fire", "firewood", "firewoods", "wood", "woods", "food", "foods", "water", "waters", "deal", "fair"}
GAME |= {"great", "however", "okay", "sounds", "way"}
# Codes as the corpus has them, in our words and under themes of our own.
CODEBOOK = {
    "getting_along": {
        "small-talk": "Talk beside the matter: greetings, the weather, the trip, wishing well.",
        "showing-empathy": "The speaker shows understanding for what the other needs.",
        "promote-coordination": "The speaker proposes to find a solution together, or trades one good for another.",
        "elicit-pref": "The speaker asks what the other prefers.",
        "no-need": "The speaker says that she does not need something, which the other may have.",
    },
    "getting_more": {
        "self-need": "The speaker argues with a need of her own for something.",
        "other-need": "The speaker argues with the need of somebody else, such as children or a pet.",
        "vouch-fair": "The speaker appeals to fairness, or says that a deal is fair or not.",
        "uv-part": "The speaker plays down what the other says she needs.",
    },
}


def main() -> int:
    """Build the study, run it as its researchers would, and print what it took. 0 where all went well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds casino.jsonl")
    parser.add_argument("--study", type=Path, help="a new folder for the study; else a temporary one")
    parser.add_argument("--dialogues", type=int, default=0, help="use only so many of the dialogues")
    parser.add_argument("--cores", type=int, default=2)
    arguments = parser.parse_args()
    file = arguments.data / "casino.jsonl"
    if not file.is_file():
        print(f"Skipped: {file} is not there. See benchmarks/casino.py for what the case study needs.")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.study or Path(temporary) / "casino"
        dialogues = read_dialogues(file, arguments.dialogues)
        coded = build_study(folder, dialogues)
        return case_study(folder, coded, arguments.cores)


def read_dialogues(file: Path, most: int) -> dict[str, list[dict]]:
    """The turns of each dialogue, in the order of the corpus; all, or the first `most`."""
    dialogues: dict[str, list[dict]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        turn = json.loads(line)
        dialogues[turn["doc"]].append(turn)
    names = list(dialogues)[: most or None]
    return {name: [turn for turn in dialogues[name] if turn["text"].strip()] for name in names}


def build_study(folder: Path, dialogues: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """Write the study and return the dialogues that are to be coded."""
    new_study(folder)
    for laid in (*(folder / "config").glob("*.xlsx"), folder / "data/private/sources.xlsx"):
        laid.unlink()  # text takes the place of these workbooks
    names = list(dialogues)
    earlier = names[: round(PRIOR_SHARE * len(names))]
    to_code = names[len(earlier) :]
    write_prior(folder / "data/prior/casino.csv", {name: dialogues[name] for name in earlier})
    write_codebook(folder / "config/codebook.csv")
    transcripts, participants, sources = [], [], []
    for place, name in enumerate(to_code, start=1):
        transcript, turns = f"N{name}", dialogues[name]
        transcripts.append((transcript, "negotiations", "en", place))
        write_rows(
            folder / f"data/transcripts/{name}.csv",
            ("speaker", "text"),
            [(turn["speaker"], turn["text"]) for turn in turns],
        )
        for speaker in sorted({turn["speaker"] for turn in turns}):
            camper = len(participants) + 1
            participants.append((f"P{camper}", f"Camper {camper}"))
            sources.append((transcript, f"{name}.csv", speaker, f"P{camper}", ""))
    write_rows(
        folder / "config/transcripts.tsv", ("transcript_id", "group", "language", "collected_order"), transcripts, "\t"
    )
    write_rows(folder / "config/participants.tsv", ("participant_id", "label"), participants, "\t")
    header = ("transcript_id", "file", "speaker", "participant_id", "role")
    write_rows(folder / "data/private/sources.tsv", header, sources, "\t")
    settings = {
        "study": {"title": "CaSiNo: how campers negotiate"},
        "anonymise": {"review_sample": 0},
        "coding": {"rounds": [{"name": ROUND, "coders": [{"coder_id": CODER}]}]},
    }
    (folder / "config/config.yaml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return {f"N{name}": dialogues[name] for name in to_code}


def write_prior(file: Path, dialogues: dict[str, list[dict]]) -> None:
    """The annotations of the earlier dialogues as prior coded data."""
    header = ("transcript_id", "segment_id", "text", "codes", "speaker", "previous", "anonymised")
    rows = [
        (
            f"E{name}",
            f"E{name}-{turn['idx']}",
            turn["text"],
            ";".join(turn["codes"]),
            turn["speaker"],
            turn["prev"],
            "no",
        )
        for name, turns in dialogues.items()
        for turn in turns
    ]
    write_rows(file, header, rows)


def write_codebook(file: Path) -> None:
    """Two themes and the corpus' codes."""
    rows = []
    for theme, codes in CODEBOOK.items():
        rows.append((theme, "", "theme", theme.replace("_", " ").capitalize(), ""))
        rows += [(code, theme, "code", code.replace("-", " "), meaning) for code, meaning in codes.items()]
    write_rows(file, ("code_id", "parent_id", "level", "name", "definition"), rows)


def review(folder: Path) -> int:
    """Decide what is open in the review queue, as one who knows the corpus; the number of new decisions."""
    sealed = folder / "results/sealed/anonymise"
    decisions = folder / "data/private/review.csv"
    known = read_rows(decisions) if decisions.exists() else []
    decided = {row["item_id"] or row["form"] for row in known}
    new = []
    for item in read_rows(sealed / "review.csv"):
        if item["status"] == "open" and item["item_id"] not in decided:
            is_name = any(name in item["form"].split() for name in NAMES)
            asked_otherwise = item["kind"] in ("doubtful_link", "combination", "sample")
            verdict = item["proposed"] if asked_otherwise else "replace" if is_name else "keep"
            new.append({"item_id": item["item_id"], "decision": verdict, "category": "", "form": ""})
    for entry in read_rows(sealed / "lexicon.csv"):
        words = [word for word in entry["form"].split() if not word.isdigit()]
        if set(words) <= GAME and entry["verdict"] == "replace" and entry["form"] not in decided:
            new.append({"item_id": "", "decision": "keep", "category": entry["category"], "form": entry["form"]})
    rows = [tuple(row[column] for column in REVIEW_COLUMNS) for row in [*known, *new]]
    write_rows(decisions, REVIEW_COLUMNS, rows)
    print(f"{'':4}{len(new)} decisions of the review")
    return len(new)


def return_decisions(folder: Path, coded: dict[str, list[dict]]) -> int:
    """Write what the annotators decided as the coder's returned file; the number of its rows."""
    issued = read_rows(folder / f"data/rounds/{ROUND}/issued/segments.csv")
    rows = []
    for segment in (row for row in issued if row["codable"] == "yes"):
        codes = coded[segment["transcript_id"]][int(segment["turn"])]["codes"]
        rows += [(CODER, segment["segment_id"], code) for code in codes or [""]]
    write_rows(folder / f"data/rounds/{ROUND}/returned/{CODER}.csv", ("coder_id", "segment_id", "code_id"), rows)
    return len(rows)


def case_study(folder: Path, coded: dict[str, list[dict]], cores: int) -> int:
    """Draft, issue, return, run to the tables, and run again with nothing to do."""
    turns = sum(len(dialogue) for dialogue in coded.values())
    print(f"{len(coded)} dialogues to code, {turns} turns; {cores} cores; study in {folder}")
    draft = f"results/coding/draft/{ROUND}/manifest.json"
    timed("from transcripts to the review queue", snakemake(cores, "results/anonymise/review.csv"), folder)
    for _ in range(MOST_REVIEWS):
        if not review(folder):
            break
        timed("the review's decisions taken in", snakemake(cores, "results/anonymise/review.csv"), folder)
    timed("from the review to the drafted round", snakemake(cores, draft), folder)
    timed("issuing the round", [sys.executable, "-m", "themetrail", "issue", ROUND], folder)
    print(f"{'':4}{return_decisions(folder, coded)} rows returned by coder {CODER}")
    timed("from returned decisions to the tables", snakemake(cores), folder)
    timed("again, with nothing to do", snakemake(cores), folder)
    print_steps(folder)
    print_evaluation(folder)
    table = folder / "results/report/tables/negotiations.csv"
    print(f"\n{table.relative_to(folder)}:")
    print("\n".join(line[:110] for line in table.read_text(encoding="utf-8").splitlines()[:12]))
    return 0


def snakemake(cores: int, *targets: str) -> list[str]:
    """The command that runs the workflow in the folder where it is started."""
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile"), "--cores", str(cores)]
    return [*command, "--quiet", "all", "--", *targets]


def timed(what: str, command: list[str], folder: Path) -> None:
    """Run a command in the study and print its wall time; exit with what it said where it fails."""
    started = time.perf_counter()
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{what} failed:\n{run.stdout[-3000:]}\n{run.stderr[-3000:]}")
    print(f"{time.perf_counter() - started:8.1f} s  {what}", flush=True)


def print_steps(folder: Path) -> None:
    """Seconds of work of each step, from the benchmark files of its rules."""
    seconds: dict[str, float] = defaultdict(float)
    jobs: dict[str, int] = defaultdict(int)
    benchmarks = folder / "results/benchmarks"
    for file in sorted(benchmarks.rglob("*.tsv")):
        step, *rest = file.relative_to(benchmarks).with_suffix("").parts
        # a rule's batches, rounds and groups are one line
        name = f"{step}/{rest[0]}" if rest and not re.fullmatch(r"b\d+(-b\d+)?", rest[0]) else step
        with file.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle, delimiter="\t"):
                seconds[name] += float(row["s"])
                jobs[name] += 1
    total = sum(seconds.values())
    print(f"\nwhere the time goes ({total:.0f} s of jobs, added up over cores):")
    for name, spent in sorted(seconds.items(), key=lambda entry: -entry[1])[:14]:
        print(f"{spent:8.1f} s {100 * spent / total:5.1f} %  {jobs[name]:3d} jobs  {name}")


def print_evaluation(folder: Path) -> None:
    """The overall measures of the suggestions, beside those of the baselines."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_rows(folder / "results/suggest/evaluation.csv"):
        if row["scope"] == "overall":
            values[row["measure"]][row["method"]] = row["value"] or row["reason"]
    methods = list(dict.fromkeys(method for found in values.values() for method in found))
    print(f"\nsuggestions on held-out dialogues{'':10}" + "".join(f"{method:>20}" for method in methods))
    for measure, found in values.items():
        print(f"  {measure:40}" + "".join(f"{found.get(method, ''):>20}" for method in methods))


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write_rows(file: Path, header: tuple[str, ...], rows: list[tuple], separator: str = ",") -> None:
    """Write a sheet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=separator, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
