"""What finding names costs in processor seconds, beside another state of the library, both in turns.

    python benchmarks/anonymise_cost.py FILE... [--beside FOLDER] [--pairs 5] [--words 40000]

FILE holds JSON lines {doc, lang, text, ...}, as for `anonymise.py`; of each so many words are taken. FOLDER is a
checkout of Themetrail at another commit, whose `src` is measured by the same interpreter. Each measurement is a process
of its own, with one thread for linear algebra. It loads the language models and then finds names in every second
line: `first`, with all that a job's first texts load. Then it does so in the other lines: `then`, once lists are
loaded. Seconds are user and system time of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = ("first", "then")
REGIONS = ("US", "GB", "CH")  # whose national telephone numbers are looked for
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> None:
    """Measure both states in turns and print the seconds of each pair, with medians and their ratio."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--beside", type=Path, help="a checkout at another commit")
    asked.add_argument("--pairs", type=int, default=5, help="measurements of each state")
    asked.add_argument("--words", type=int, default=40_000, help="words of each file")
    asked.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.one:
        print(json.dumps(_seconds(options.files, options.words)))
        return
    states = {"this": HERE.parent, **({"beside": options.beside.resolve()} if options.beside else {})}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in states}
    for _ in range(options.pairs):
        for name, folder in states.items():
            found[name].append(_measured(folder, options))
    for part in PARTS:
        middle = {name: statistics.median(one[part] for one in own) for name, own in found.items()}
        rows = {name: " ".join(f"{one[part]:.2f}" for one in own) for name, own in found.items()}
        for name, row in rows.items():
            print(f"{part:8} {name:7} {middle[name]:.2f}  ({row})")
        if "beside" in middle:
            print(f"{part:8} this / beside {middle['this'] / middle['beside']:.3f}")
    for name, own in found.items():
        print(f"words {own[0]['words']:.0f}, detections {name}: {own[0]['detections']:.0f}")


def _measured(folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """The seconds of one process that has the library of this folder."""
    command = [sys.executable, __file__, *map(str, options.files), "--words", str(options.words), "--one"]
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _seconds(files: list[Path], words: int) -> dict[str, float]:
    """What this process needs for the parts of the work."""
    import time

    import pandas as pd

    from anonymise_peers import paragraphs
    from themetrail.anonymise.detect.detect import detect
    from themetrail.anonymise.detect.models import models_of, recogniser_of
    from themetrail.languages.table import LANGUAGES

    documents = [document for file in files for document in _documents(file, words)]
    language_of = {document["doc"]: document["lang"] for document in documents}
    models = models_of(sorted(set(language_of.values())), {code: known.model for code, known in LANGUAGES.items()})
    for model in models.values():
        recogniser_of(model, True)
    rows = [
        (document["doc"], number, line)
        for document in documents
        for number, (_, line) in enumerate(paragraphs(document["text"]))
    ]
    seconds, detections = {}, 0
    for at, part in enumerate(PARTS):
        own = [row for row in rows if row[1] % 2 == at]
        turns = pd.DataFrame(own, columns=["transcript_id", "turn", "text"])
        started = time.process_time()
        detections += len(detect(turns, language_of, models, REGIONS))
        seconds[part] = time.process_time() - started
    counted = sum(len(document["text"].split()) for document in documents)
    return {**seconds, "words": counted, "detections": detections}


def _documents(file: Path, words: int) -> list[dict]:
    """The first documents of a file, until they have so many words."""
    taken: list[dict] = []
    counted = 0
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        if counted >= words:
            break
        document = json.loads(line)
        taken.append({**document, "doc": f"{file.stem}{number}"})
        counted += len(document["text"].split())
    return taken


if __name__ == "__main__":
    main()
