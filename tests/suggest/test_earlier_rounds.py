"""The script that gathers what earlier rounds decided knows which transcripts were chosen by gain."""

import pandas as pd

from fakes import run_script
from suggest.talk import segments
from themetrail.contracts.coding import ADJUDICATIONS, ASSIGNMENTS, CODINGS, DECISIONS, ORDER, SPLITS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.suggestions import EARLIER


def test_a_segment_says_why_its_transcript_was_coded(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = pd.concat([segments("no time", transcript=name) for name in ("FIRST", "DRAWN", "OLD")], ignore_index=True)
    seen = [("r1", "OLD-0"), ("r2", "FIRST-0"), ("r2", "DRAWN-0")]
    coded = [{"round": name, "coder_id": "A", "segment_id": one} for name, one in seen]
    tables = {
        "codings": (CODINGS, CODINGS.frame([{**row, "start": 0, "end": 7, "code_id": "time"} for row in coded])),
        "assignments": (ASSIGNMENTS, ASSIGNMENTS.frame([{**row, "arm": "none", "status": "coded"} for row in coded])),
        "adjudications": (ADJUDICATIONS, ADJUDICATIONS.empty()),
        "splits": (SPLITS, SPLITS.empty()),
        "decisions": (DECISIONS, DECISIONS.empty()),
        "segments": (SEGMENTS, SEGMENTS.check(rows)),
    }
    for name, (contract, table) in tables.items():
        contract.write(table, f"{name}.csv")
    order = "data/rounds/r2/issued/order.csv"
    chosen = [("FIRST", 1, "gain", 0.4), ("DRAWN", 2, "random", 0.1)]
    ORDER.write(ORDER.frame([dict(zip(ORDER.columns, row, strict=True)) for row in chosen]), order)
    inputs = {name: f"{name}.csv" for name in tables} | {"orders": [order]}
    rounds = [{"name": name, "consensus": "majority", "primary": ""} for name in ("r1", "r2")]
    how = {"output": {"earlier": "earlier.csv"}, "params": {"rounds": rounds}, "wildcards": {}}
    run_script("suggest_earlier", "earlier.log", threads=1, input=inputs, **how)
    earlier = EARLIER.read("earlier.csv").set_index("segment_id")
    assert earlier["chosen_by"].to_dict() == {"DRAWN-0": "random", "FIRST-0": "gain", "OLD-0": ""}
    assert set(earlier["codes"]) == {"time"}
