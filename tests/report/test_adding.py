"""The recipe "A table" of docs/extending.md, followed step by step: who is quoted how often, for each group."""

from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest

from report.conftest import material_of
from themetrail.audit.follow.trace import Results, question_of
from themetrail.commands.trace import named_table
from themetrail.contracts.column import integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.report import (
    ENDINGS,
    LAYOUTS,
    PAPER_TABLES,
    REPORT_TABLE,
    PaperTableFile,
    table_in_file,
    table_names,
    table_numbers,
    tables_of,
)
from themetrail.report.material import Material
from themetrail.report.table import Built, Column, Line
from themetrail.report.tables import BUILDERS, FORMATS, write_tables

RULE = Path(__file__).parents[2] / "workflow" / "rules" / "report.smk"
CONTRACT = Contract(
    "the table of speakers", {"participant_id": text(), "label": text(), "n_segments": integer()}, ("participant_id",)
)
KNOWN = PaperTableFile(
    name="speakers",
    title="segments of each participant",
    file="{group}.speakers",
    contract=CONTRACT,
    named_by=("participant_id",),
    states_counts=False,
)


def speakers(material: Material, group: str) -> Built:
    """Who said how many segments that were given a code."""
    spoken = material.coded_segments(group)["participant_id"].value_counts()
    rows = [
        {"participant_id": who, "label": material.labels[who], "n_segments": int(spoken.get(who, 0))}
        for who in material.members(group)
    ]
    return Built(
        data=CONTRACT.frame(rows),
        title=f"Segments: {group}",
        columns=(Column("Who", 30, 8.0, 6.0), Column("Segments", 10, 3.0, 2.0, centred=True)),
        lines=[Line(0, "code", (row["label"], str(row["n_segments"]))) for row in rows],
        note=["Segments with a code in the consensus."],
        nothing="Nobody spoke.",
        entries=len(rows),
    )


@pytest.fixture
def written(group, tmp_path, monkeypatch) -> Path:
    """The tables of a study to which this one was added."""
    monkeypatch.setitem(PAPER_TABLES, KNOWN.name, KNOWN)
    monkeypatch.setitem(BUILDERS, KNOWN.name, speakers)
    material = material_of(group, missing=["round r1 awaits C2"], layouts=["sentence"])
    folder = tmp_path / "results/report/tables"
    folder.mkdir(parents=True)
    files = {
        ending: [str(folder / f"{file}.{ending}") for file in table_names(["talks"], ["sentence"])]
        for ending in FORMATS
    }
    write_tables(material, ["talks"], "A study", files)
    return tmp_path


def test_a_table_with_an_entry_is_written_in_every_format_with_the_next_number(written) -> None:
    folder = written / "results/report/tables"
    assert {path.name for path in folder.iterdir()} == {
        f"{stem}.{ending}" for stem in ("talks", "talks.speakers") for ending in FORMATS
    }
    data = pd.read_csv(folder / "talks.speakers.csv", dtype="str")
    assert data.to_numpy().tolist() == [["P1", "Coach 1", "2"], ["P2", "'-Coach 2", "1"], ["P3", "Coach 3", "1"]]
    words = [paragraph.text for paragraph in docx.Document(folder / "talks.speakers.docx").paragraphs]
    assert words[:3] == ["Table 2", "Segments: talks", "Provisional: round r1 awaits C2."]
    sheet = openpyxl.load_workbook(folder / "talks.speakers.xlsx")["Table 2"]
    assert [[cell.value for cell in row] for row in sheet["A4:B5"]] == [["Who", "Segments"], ["Coach 1", "2"]]
    page = (folder / "talks.speakers.html").read_text(encoding="utf-8")
    assert '<th role="columnheader" scope="col" class="number">Segments</th>' in page
    assert (
        '<th role="rowheader" scope="row">Coach 1</th><td role="cell" class="short number" data-head="Segments">2</td>'
        in page
    )


def test_its_cells_are_followed_to_what_was_said(written) -> None:
    question = question_of(Results(written), "results/report/tables/talks.speakers.xlsx", 3)
    assert (question.groups, question.participants) == ({"talks"}, {"P2"})


def test_every_layout_is_followed_by_the_name_of_its_file_with_an_ending_or_without(written, group) -> None:
    folder = written / "results/report/tables"
    files = {
        ending: [str(folder / f"{name}.{ending}") for name in table_names(["talks"], LAYOUTS)] for ending in FORMATS
    }
    write_tables(material_of(group, layouts=list(LAYOUTS)), ["talks"], "A study", files)
    (written / "results/anonymise").mkdir()
    group.codebook.table.to_csv(written / "results/anonymise/codebook.csv", index=False)
    for name in ("talks.labels", "talks.labels.docx", "talks", "talks.tex"):
        asked = question_of(Results(written), named_table(written, name), 4)
        assert (asked.codes, asked.groups, asked.segments) == ({"cards"}, {"talks"}, set()), name
    for name in ("talks.quotations", "talks.quotations.html"):
        asked = question_of(Results(written), named_table(written, name), 5)
        assert (asked.codes, asked.groups, asked.segments) == ({"cards"}, {"talks"}, {"S3"}), name


def test_a_file_is_known_by_its_name(written) -> None:
    assert table_in_file("talks.speakers") == (KNOWN, "talks")
    assert table_in_file("talks") == (PAPER_TABLES["themes"], "talks")
    assert [(known.name, group) for known, group in tables_of(["a", "b"], ["sentence"])] == [
        ("themes", "a"),
        ("themes", "b"),
        ("speakers", "a"),
        ("speakers", "b"),
    ]


def test_a_study_has_the_layouts_that_it_chose_and_supplements_are_counted_apart() -> None:
    assert table_names(["a", "b"], ["labels", "sentence"]) == ["a.labels", "b.labels", "a", "b"]
    assert table_names(["a"], ["quotations", "labels"]) == ["a.labels", "a.quotations"]
    assert table_numbers(["a", "b"], LAYOUTS) == ["1", "2", "3", "4", "S1", "S2"]
    assert {known.layout for known in PAPER_TABLES.values()} >= set(LAYOUTS)
    assert table_in_file("a.labels") == (PAPER_TABLES["labels"], "a")


def test_formats_are_those_that_the_audit_knows() -> None:
    assert [f".{ending}" for ending in FORMATS] == list(ENDINGS)


def test_every_table_has_something_that_makes_it() -> None:
    assert set(BUILDERS) == set(PAPER_TABLES)
    assert all(known.name == name for name, known in PAPER_TABLES.items())


def test_every_table_has_a_caption_in_the_report_of_the_run() -> None:
    for name in PAPER_TABLES:
        assert (RULE.parents[1] / "report" / f"table_{name}.rst").is_file()


def test_the_rule_has_an_output_for_each_format() -> None:
    rule = RULE.read_text(encoding="utf-8").split("rule report_tables:")[1].split("rule ")[0]
    assert [ending for ending in FORMATS if f"        {ending}=" not in rule] == []


@pytest.mark.parametrize(
    "wrong", [{"file": "speakers"}, {"contract": Contract("nothing to follow", {"n_segments": integer()})}]
)
def test_a_table_whose_cells_could_not_be_followed_is_refused(wrong) -> None:
    given = {"name": "x", "title": "x", "file": "{group}.x", "contract": REPORT_TABLE, "named_by": ("code_id",)}
    with pytest.raises(ValueError, match="needs"):
        PaperTableFile(**(given | wrong), states_counts=False)
