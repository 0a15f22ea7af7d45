"""The case study says that it is skipped where its data are absent, and builds a study that can be read."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from themetrail.configuration.load import load_configuration
from themetrail.study import Study

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "casino.py"


def test_it_is_skipped_with_a_message_where_the_data_are_absent(tmp_path):
    command = [sys.executable, str(SCRIPT), "--data", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert run.stdout.startswith("Skipped: ")


def test_the_study_that_it_builds_can_be_read(tmp_path):
    spec = importlib.util.spec_from_file_location("casino", SCRIPT)
    casino = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(casino)
    turns = [
        {
            "doc": str(d),
            "idx": i,
            "speaker": f"s{i % 2}",
            "text": f"words {i} of {d}",
            "prev": "",
            "codes": ["small-talk"],
        }
        for d in range(8)
        for i in range(4)
    ]
    file = tmp_path / "casino.jsonl"
    file.write_text("".join(json.dumps(turn) + "\n" for turn in turns), encoding="utf-8")
    folder = tmp_path / "study"
    coded = casino.build_study(folder, casino.read_dialogues(file, most=0))
    study = Study.read(
        load_configuration({}),
        transcripts=folder / "config/transcripts",
        participants=folder / "config/participants",
        sources=folder / "data/private/sources",
        source_folder=folder / "data/transcripts",
        rounds_folder=folder / "data/rounds",
        key=folder / "data/private/study.key",
    )
    assert list(study.transcripts["transcript_id"]) == list(coded) == [f"N{d}" for d in range(2, 8)]
    assert len(study.participants) == 12
    assert len((folder / "data/prior/casino.csv").read_text(encoding="utf-8").splitlines()) == 1 + 2 * 4
