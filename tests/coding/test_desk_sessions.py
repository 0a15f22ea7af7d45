"""What the desk's own script exports after any session is read whole: the two sides of the format agree."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from coding.small_study import codebook, ledger, round_of, segments, suggestions
from themetrail.coding.desk.data import desk_data
from themetrail.coding.desk.page import texts_of
from themetrail.coding.draft import draft_round
from themetrail.coding.reading import read_round

NODE = shutil.which("node")
SCRIPTS = texts_of(["speech.js", "text.js", "changes.js", "record.js", "progress.js", "export.js"])
SAID = [
    "It was good \U0001f469\u200d\U0001f4bb, e\u0301 and \u05e9\u05dc\u05d5\u05dd.",
    "=1+1 is what my boss says.",
    "a line\nbreak",
]
SAID += ["There is never enough time.", "Too many forms, and no time."]
ANSWERS = ("own", "accepted", "edited", "refused")

pytestmark = pytest.mark.skipif(NODE is None, reason="the desk's script is run by Node.js")


@pytest.fixture(scope="module")
def issue():
    """A round of C1, who is shown suggestions at once, and C2, who codes first; some segments are blind."""
    entry = round_of("C1", "C2", blind_share=0.3)
    coders = [entry.coders[0], entry.coders[1].model_copy(update={"suggestions": "code_first"})]
    offered = suggestions().assign(segment_id=["INT1-000", "INT1-000", "INT1-004"])
    rows = segments({"INT1": [("P1", text) for text in SAID]})
    entry = entry.model_copy(update={"coders": coders})
    return replace(draft_round(entry, rows, ledger(), offered, codebook()), digest="0123456789abcdef")


@pytest.mark.parametrize("coder", ["C1", "C2"])
@pytest.mark.parametrize("seed", range(8))
def test_nothing_of_a_session_is_lost_or_refused(issue, tmp_path, coder, seed):
    script = tmp_path / "session.js"
    session = Path(__file__).with_name("desk_session.js").read_text(encoding="utf-8")
    script.write_text("\n".join([*SCRIPTS, session]), encoding="utf-8")
    given = json.dumps(desk_data(issue, coder, title="A study"))
    ran = subprocess.run([NODE, script, str(seed)], input=given, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    (tmp_path / f"{coder}.json").write_text(ran.stdout, encoding="utf-8")
    export = json.loads(ran.stdout)
    decisions, assignments, _, beside = read_round(issue, {coder: str(tmp_path / f"{coder}.json")})

    columns = ["segment_id", "start", "end", "code_id", "action", "memo", "decided_at"]
    found = decisions[decisions["action"].isin(ANSWERS)][columns]
    wanted = sorted(tuple(one[name] for name in columns) for one in export["decisions"])
    assert sorted(found.itertuples(index=False, name=None)) == wanted and len(wanted) > 0
    mine = assignments[assignments["coder_id"] == coder]
    assert dict(zip(mine["segment_id"], mine["status"], strict=True)) == {
        entry["segment_id"]: entry["status"] for entry in export["segments"]
    }
    marked = {(row.segment_id, row.unsure == "yes", row.quote) for row in beside.marks.itertuples()}
    assert marked == {
        (entry["segment_id"], entry["unsure"], entry["quote"])
        for entry in export["segments"]
        if entry["unsure"] or entry["quote"]
    }
    assert (beside.proposals["what"] == "new_code").sum() == len(export["proposals"])
    assert len(beside.history) == len(export["history"]) + 1
