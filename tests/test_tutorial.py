"""The tutorial: its sheets are right, its talks are there, and its translations ask for the same."""

import importlib.util
import re
from pathlib import Path

import pandas as pd
import pytest
import yaml

from themetrail.commands.labels import labels_in
from themetrail.configuration.load import load_configuration
from themetrail.configuration.reference import commented_configuration
from themetrail.contracts.reference import SHEETS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "tutorial"
PAGES = {name: (FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in ("README", "fr", "de")}
LARGEST = 150_000  # bytes of a picture


@pytest.fixture(scope="module")
def pictures():
    """The script that walks through the tutorial."""
    given = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    module = importlib.util.module_from_spec(given)
    given.loader.exec_module(module)
    return module


def sheet(pictures, file: str) -> pd.DataFrame:
    header, *rows = pictures.sheets_of(pictures.sections_of(PAGES["README"])[3])[file]
    return pd.DataFrame(rows, columns=header, dtype="str")


def test_what_is_pasted_fits_the_first_columns_of_each_sheet(pictures):
    asked = pictures.sheets_of(pictures.sections_of(PAGES["README"])[3])
    files = {file: contract for contract, file, _ in SHEETS.values() if file in asked}
    assert len(files) == len(asked) == 5
    for file, contract in files.items():
        table = sheet(pictures, file)
        assert list(table.columns) == list(contract.columns)[: table.shape[1]]
        rest = {column: "" for column in contract.columns if column not in table.columns}
        assert len(contract.check(table.assign(**rest), file=file)) == len(table)


def test_every_speaker_of_the_talks_stands_in_the_sheet_of_sources(pictures):
    listed = sheet(pictures, "data/private/sources.xlsx").groupby("file")["speaker"].agg(set).to_dict()
    talks = sorted((FOLDER / "transcripts").glob("*.docx"))
    assert [talk.name for talk in talks] == sorted(listed)
    told = {talk.name: labels_in(talk, None, [], []) for talk in talks}
    rows = {name: re.findall(r"^(\w+)\t\d+\t", answer, re.MULTILINE) for name, answer in told.items()}
    assert {name: set(speakers) for name, speakers in rows.items()} == listed
    (shown,) = pictures.blocks_of(pictures.sections_of(PAGES["README"])[2], "text")
    without_study = re.sub(r"\t(listed|no)$", "", shown, flags=re.MULTILINE)
    assert without_study.splitlines()[1:] == told["nurse_1.docx"].splitlines()[1:]


def blocks_in(section: str) -> list[str]:
    """Every block that is fenced, with its kind."""
    return re.findall(r"^```\w*\n.*?^```$", section, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_translation_has_the_same_commands_lines_rows_and_pictures(pictures, language):
    english, other = pictures.sections_of(PAGES["README"]), pictures.sections_of(PAGES[language])
    assert list(english) == list(other)
    for number, section in english.items():
        assert blocks_in(section) == blocks_in(other[number]), number
        assert re.findall(r"\]\(([^)]+)\)", section) == re.findall(r"\]\(([^)]+)\)", other[number])
    assert pictures.sheets_of(english[3]) == pictures.sheets_of(other[3])
    assert pictures.rows_of(english[7])[1:] == pictures.rows_of(other[7])[1:]


def test_the_lines_to_put_into_the_configuration_take_the_place_of_lines_that_are_there_once(pictures):
    title, rounds, new_title, new_rounds = pictures.blocks_of(pictures.sections_of(PAGES["README"])[6], "yaml")
    text = commented_configuration()
    assert (text.count(title), text.count(rounds)) == (1, 1)
    told = yaml.safe_load(text.replace(title, new_title).replace(rounds, new_rounds))
    configuration = load_configuration(told)
    assert configuration.study.title == "Tablets on the round"
    assert [(entry.name, [coder.coder_id for coder in entry.coders]) for entry in configuration.coding.rounds] == [
        ("r1", ["C1"])
    ]


def test_every_picture_is_small_and_shown():
    there = sorted((FOLDER / "pictures").glob("*.png"))
    assert {f"pictures/{picture.name}" for picture in there} == set(
        re.findall(r"\]\((pictures/[^)]+)\)", PAGES["README"])
    )
    assert [picture.name for picture in there if picture.stat().st_size > LARGEST] == []
