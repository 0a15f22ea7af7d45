"""The segments of all batches in one table: in the order of the sheet, each under an id of its own, and all counted."""

from pathlib import Path

import pytest

from fakes import run_script
from themetrail.contracts import parts
from themetrail.contracts.segments import SEGMENTS, STRUCK


@pytest.fixture
def collect(tmp_path, monkeypatch):
    """Run the rule's script on batches of (segment_id, transcript_id), of each of which the last may be struck; the ids
    that it writes, and its log."""
    monkeypatch.chdir(tmp_path)

    def run(*batches, transcripts=("B", "A")):
        given, asked = [], []
        for number, batch in enumerate(batches):
            rows = [
                {"segment_id": segment_id, "transcript_id": transcript_id, "group": "g", "participant_id": "p"}
                | {"role": "participant", "turn": 1, "start": 0, "end": 5, "text": "one,\ntwo", "codable": "yes"}
                for segment_id, transcript_id in batch
            ]
            given.append(f"{number}.csv")
            SEGMENTS.write(SEGMENTS.frame(rows), given[-1])
            asked.append(f"{number}.struck.csv")
            last = [{"segment_id": segment_id} for segment_id, _ in batch[-1:]]
            STRUCK.write(STRUCK.frame(last), asked[-1])
        files = {"input": {"segments": given, "struck": asked}}
        files["output"] = {"segments": "all.csv", "struck": "struck.csv"}
        try:
            run_script("segment_collect", "collect.log", **files, params={"transcripts": list(transcripts)})
            written = SEGMENTS.read("all.csv")["segment_id"].tolist()
        except SystemExit:
            written = None
        return written, Path("collect.log").read_text(encoding="utf-8")

    return run


def test_segments_stand_in_the_order_of_the_sheet(collect):
    written, log = collect([("A-1", "A"), ("A-2", "A")], [("B-1", "B")])
    assert written == ["B-1", "A-1", "A-2"]
    assert "segments in: 3; segments out: 3; codable: 3; perhaps struck: 2" in log
    assert STRUCK.read("struck.csv")["segment_id"].tolist() == ["B-1", "A-2"]


def test_an_id_that_two_segments_bear_stops_the_run(collect):
    written, log = collect([("A-1", "A")], [("A-1", "B")])
    assert written is None and "Stopped: two segments have the id A-1" in log
    assert not Path("all.csv").exists()


def test_a_transcript_that_is_not_in_the_sheet_is_named(collect):
    written, log = collect([("A-1", "A")], [("C-1", "C")])
    assert written is None and "Stopped: the segment C-1 is of C, which the sheet of transcripts lacks" in log


def test_what_is_counted_out_is_what_stands_in_the_table(collect, monkeypatch):
    whole = parts.collect_parts

    def lossy(contract, given, path, *how, **more):
        records = whole(contract, given, path, *how, **more)
        Path(path).write_text("".join([",".join(contract.columns) + "\n", *records[1:]]), encoding="utf-8")
        return records

    monkeypatch.setattr(parts, "collect_parts", lossy)
    _, log = collect([("A-1", "A"), ("A-2", "A")], [("B-1", "B")])
    assert "segments in: 3; segments out: 2; codable: 2" in log
