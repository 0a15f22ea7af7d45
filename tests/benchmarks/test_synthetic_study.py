"""The synthetic studies that scale is measured on: seeded, of the length asked for, and read back word for word."""

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest

from themetrail.contracts.prior import PRIOR
from themetrail.contracts.study import CODEBOOK, PEOPLE
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Source
from themetrail.sheets.read import read_sheet

PROJECT = Path(__file__).resolve().parents[2]
WORDS = 1500


@pytest.fixture(scope="module")
def scale():
    """The modules of benchmarks/scale, which import each other by their bare names."""
    sys.path.insert(0, str(PROJECT / "benchmarks/scale"))
    import coders
    import files
    import study
    import talk

    yield {"coders": coders, "files": files, "study": study, "talk": talk}
    sys.path.remove(str(PROJECT / "benchmarks/scale"))


@pytest.fixture(scope="module")
def eight(scale, tmp_path_factory):
    folder = tmp_path_factory.mktemp("scale") / "eight"
    scale["study"].write_study(folder, 8, scale["study"].Shape(words=WORDS), seed=3)
    return folder


def test_a_transcript_follows_from_seed_and_number_alone(scale, eight, tmp_path):
    scale["study"].write_study(tmp_path / "three", 3, scale["study"].Shape(words=WORDS), seed=3)
    scale["study"].write_study(tmp_path / "other", 1, scale["study"].Shape(words=WORDS), seed=4)

    for file in (tmp_path / "three/data/transcripts").iterdir():
        if file.suffix != ".docx":  # holds the time of writing
            assert file.read_bytes() == (eight / "data/transcripts" / file.name).read_bytes()
    rows = {name: read_sheet(tmp_path / name / "data/private/people.tsv")["names"][2] for name in ("three", "other")}
    assert rows["three"] != rows["other"]


def test_every_format_is_there_and_the_sheets_pass_their_contracts(scale, eight):
    files = Counter(file.suffix[1:] for file in (eight / "data/transcripts").iterdir())

    assert set(files) == set(scale["files"].FORMATS)
    people = read_sheet(eight / "data/private/people.tsv", PEOPLE)
    assert len(people) == 7 + 4  # the eighth transcript is a focus group of four
    assert (read_sheet(eight / "config/codebook.csv")["level"] == "code").sum() == 12
    assert {"code_id", "parent_id"} <= set(CODEBOOK.columns)
    prior = read_sheet(eight / "data/prior/earlier_study.csv", PRIOR)
    assert (prior["codes"] != "").mean() > 0.3


@pytest.mark.parametrize("number", range(1, 9))
def test_what_is_written_is_read_back_turn_for_turn(scale, eight, number):
    talk = scale["study"]._talk(number, scale["study"].Shape(words=WORDS), 3)
    labels = [talk.interviewer, *talk.people.values()]
    file = eight / "data/transcripts" / talk.file
    source = Source.of(file, talk.transcript_id, labels=labels, not_speakers=[], encodings=[])

    read = read_transcript(source).utterances

    assert [(said.speaker, " ".join(said.text.split())) for said in read] == [(t.speaker, t.text) for t in talk.turns]
    assert WORDS <= sum(len(turn.text.split()) for turn in talk.turns) < WORDS + 700


def test_coders_see_what_was_meant_but_for_a_few_mistakes(scale, eight, tmp_path):
    meant = list(csv.DictReader((eight / scale["study"].DECISIONS).open(encoding="utf-8")))
    folder = tmp_path / "study"
    issued = folder / "data/rounds/r1/issued"
    issued.mkdir(parents=True)
    (folder / scale["study"].DECISIONS).write_bytes((eight / scale["study"].DECISIONS).read_bytes())
    with (issued / "segments.csv").open("w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(["segment_id", "transcript_id", "turn", "codable"])
        rows.writerows(
            [f"{row['transcript_id']}-{row['turn']}", row["transcript_id"], row["turn"], "yes"] for row in meant
        )

    first, second = scale["coders"].return_round(folder)

    expected = {(f"{row['transcript_id']}-{row['turn']}", code) for row in meant for code in row["codes"].split(";")}
    for file in (first, second):
        given = {(row["segment_id"], row["code_id"]) for row in csv.DictReader(file.open(encoding="utf-8"))}
        assert {segment for segment, _ in given} == {segment for segment, _ in expected}
        assert 0.8 < len(given & expected) / len(expected) < 1
    assert first.read_text(encoding="utf-8").replace("C1", "C2") != second.read_text(encoding="utf-8")
