"""The demo study as a project for other programs: all of it, valid, the same each time, and nothing with a name."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from commands.calling import call
from themetrail.audit.gate.forms import Form
from themetrail.audit.gate.gate import Gate
from themetrail.coding.draft import Issue
from themetrail.coding.reading import read_round
from themetrail.commands import export
from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.of_round import guids_of_issue
from themetrail.refi_qda.project import Coding, Project
from themetrail.refi_qda.read import read_project
from themetrail.refi_qda.talk import talk_of
from themetrail.refi_qda.write import project_file

pytestmark = pytest.mark.xdist_group("demo")

STANDARD = Path(__file__).parents[2] / "third_party/refi-qda"


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / "results" / name, keep_default_na=False)


def validate(content: bytes, schema: str) -> None:
    etree.XMLSchema(etree.parse(STANDARD / f"{schema}.xsd")).assertValid(etree.fromstring(content))


def test_the_demo_study_is_exported_whole_and_the_doctor_finds_it_so(demo, tmp_path):
    made = [call("export", "--directory", demo, "--to", tmp_path / name) for name in ("a.qdpx", "b.qdpx", "c.qdc")]
    assert [done.returncode for done in made] == [0, 0, 0]
    assert "searched by the leak gate" in made[0].stdout
    content = (tmp_path / "a.qdpx").read_bytes()
    assert content == (tmp_path / "b.qdpx").read_bytes()
    validate(zipfile.ZipFile(io.BytesIO(content)).read("project.qde"), "Project")
    validate((tmp_path / "c.qdc").read_bytes(), "Codebook")
    done = call("doctor", tmp_path / "a.qdpx", tmp_path / "b.qdpx")
    assert done.returncode == 0 and "Not compared" not in done.stdout


def test_each_coding_of_the_demo_study_stands_on_its_words(demo, tmp_path):
    assert call("export", "--directory", demo, "--to", tmp_path / "a.qdpx").returncode == 0
    read = read_project(tmp_path / "a.qdpx")
    assert read.offsets.certain and read.offsets.on_edges == read.offsets.ends
    project = read.project
    texts = {source.guid: source for source in project.sources}
    codes, users = ({one.guid: one.name for one in part} for part in (project.codes, project.users))
    exported = sorted(
        (texts[one.source].name, texts[one.source].text[one.start : one.end], codes[one.code], users[one.user])
        for one in project.codings
    )
    turns = table(demo, "anonymise/turns.csv").set_index(["transcript_id", "turn"])["text"]
    segments = table(demo, "segment/segments.csv").set_index("segment_id")
    names = table(demo, "anonymise/codebook.csv").set_index("code_id")["name"]
    given = []
    for row in table(demo, "coding/codings.csv").itertuples():
        transcript, turn = segments.loc[row.segment_id, ["transcript_id", "turn"]]
        given.append((transcript, turns[transcript, turn][row.start : row.end], names[row.code_id], row.coder_id))
    assert exported == sorted(given) and len(given) > 300
    memos = {memo for memo in table(demo, "coding/decisions.csv").query("action != 'seen'")["memo"] if memo}
    assert {line for one in project.codings for line in one.memo.split("\n") if line} <= memos
    assert sum(bool(one.memo) for one in project.codings) > 20


def test_nothing_is_written_where_the_gate_finds_something(demo, tmp_path, monkeypatch):
    def stop(hits, *_):
        if hits:
            raise StudyError(f"found in {hits[0].file}")

    monkeypatch.setattr(export, "gate_of_study", lambda _: Gate([Form("leaflet", "person")]))
    monkeypatch.setattr(export, "stop_where_found", stop)
    done = call("export", "--directory", demo, "--to", tmp_path / "a.qdpx")
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (1, "", [])
    assert "found in results/share/project.qdpx" in done.stderr


def test_another_ending_is_refused(demo, tmp_path):
    done = call("export", "--directory", demo, "--to", tmp_path / "a.zip")
    assert done.returncode == 1 and "ends in .qdpx (a project), .qdc or .csv (a codebook)" in done.stderr


def test_a_round_or_coder_that_is_not_there_is_told(demo):
    for arguments, code, said in (
        (("--round", "r1"), 2, "--round and --coder go together"),
        (
            ("--round", "r9", "--coder", "C1"),
            1,
            "there is no round 'r9' in the configuration",
        ),
        (("--round", "r1", "--coder", "C9"), 1, "nobody with the id 'C9' codes in round r1"),
    ):
        done = call("export", "--directory", demo, *arguments)
        assert done.returncode == code and said in done.stderr


def test_the_second_coder_might_have_coded_in_nvivo(demo, tmp_path):
    """What this coder gave, in the project of the round, counted as NVivo counts, is read the same."""
    done = call("export", "--directory", demo, "--round", "r1", "--coder", "C2", "--to", tmp_path / "C2.qdpx")
    assert done.returncode == 0 and "data/rounds/r1/returned/C2.qdpx" in done.stdout
    issue = Issue.read(demo / "data/rounds/r1/issued", "r1")
    project = read_project(tmp_path / "C2.qdpx").project
    assert project.codings == []
    of = guids_of_issue(issue.digest).of
    begins = {
        piece.segment_id: piece.begin - piece.start
        for _, segments in issue.segments.groupby("transcript_id")
        for piece in talk_of(segments)[1]
    }
    transcripts = dict(zip(issue.segments["segment_id"], issue.segments["transcript_id"], strict=True))
    codings = table(demo, "coding/codings.csv").query("round == 'r1' and coder_id == 'C2'").copy()
    # Pseudonyms may be of another length today than when the round was issued: a whole segment is whole in both.
    today = table(demo, "segment/segments.csv").set_index("segment_id")["end"]
    whole = [row.start == 0 and row.end == today[row.segment_id] for row in codings.itertuples()]
    ends = [issue.spans[segment_id][1] for segment_id in codings["segment_id"]]
    codings["end"] = codings["end"].where([not one for one in whole], ends)
    project.codings = [
        Coding(
            of("transcript", transcripts[row.segment_id]),
            begins[row.segment_id] + row.start,
            begins[row.segment_id] + row.end,
            of("code", row.code_id),
            of("coder", "C2"),
        )
        for row in codings.itertuples()
    ]
    (tmp_path / "C2.qdpx").write_bytes(as_nvivo_writes(project))
    read = read_project(tmp_path / "C2.qdpx")
    assert read.offsets.model.name == "utf-16-crlf" and read.offsets.certain
    decisions, *_ = read_round(issue, {"C2": str(tmp_path / "C2.qdpx")})
    columns = ["segment_id", "start", "end", "code_id"]
    own = decisions[decisions["action"] == "own"][columns]
    assert sorted(own.itertuples(index=False, name=None)) == sorted(codings[columns].itertuples(index=False, name=None))
    assert len(codings) > 100


def as_nvivo_writes(project: Project) -> bytes:
    """The project with CRLF, offsets in UTF-16 over it, and NVivo's name."""

    def offset(text: str, place: int) -> int:
        return len(text[:place].replace("\n", "\r\n").encode("utf-16-le")) // 2

    texts = {source.guid: source.text for source in project.sources}
    moved = [
        replace(one, start=offset(texts[one.source], one.start), end=offset(texts[one.source], one.end))
        for one in project.codings
    ]
    sources = [replace(one, text=one.text.replace("\n", "\r\n")) for one in project.sources]
    return project_file(replace(project, codings=moved, sources=sources, origin="NVivo 14 (Windows)"))
