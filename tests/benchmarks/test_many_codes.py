"""The made-up study of hundreds of codes: few passages of each, mostly not in the codebook's words."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "suggest_many_codes.py"


def test_most_codes_are_in_few_passages_and_seldom_said_as_the_codebook_says_them(tmp_path):
    for folder in ("one", "two"):
        subprocess.run([sys.executable, str(SCRIPT), str(tmp_path / folder)], check=True)
    lines = (tmp_path / "one" / "many_codes.jsonl").read_bytes()
    assert lines == (tmp_path / "two" / "many_codes.jsonl").read_bytes()
    rows = [json.loads(line) for line in lines.splitlines()]
    meaning = json.loads((tmp_path / "one" / "many_codes.json").read_text(encoding="utf-8"))
    uses = Counter(code for row in rows for code in row["codes"])
    assert len(meaning) == 400
    assert uses.keys() <= meaning.keys()
    assert sorted(uses.values())[len(uses) // 2] < 10
    said = [meaning[code].split(" Says")[0].lower() in row["text"].lower() for row in rows for code in row["codes"]]
    assert 0.05 < sum(said) / len(said) < 0.15
    assert {row["doc"] for row in rows if not row["codes"]} == {row["doc"] for row in rows}
