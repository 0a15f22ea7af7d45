"""Every key is known, described and in force; a misspelt one is answered with the nearest right one."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from themetrail.configuration import (
    Configuration,
    check_no_key_twice,
    load_configuration,
    read_configuration,
)
from themetrail.configuration.reference import commented_configuration, json_schema, reference_page
from themetrail.contracts import reference as sheets
from themetrail.contracts.errors import StudyError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"segmnt": {}}, "'segmnt' is unknown; did you mean 'segment'?"),
        ({"segment": {"unt": "turn"}}, "did you mean 'segment.unit'?"),
        ({"coding": {"rounds": [{"name": "r1", "coders": [], "consensu": "union"}]}}, "coding.rounds.0.consensus"),
        ({"segment": {"unit": "word"}}, "'segment.unit'"),
        ({"study": {"batches": 0}}, "'study.batches'"),
        ({"coding": {"rounds": [{"name": "../r1", "coders": []}]}}, "'coding.rounds.0.name'"),
        ({"study": {"qqqq": 1}}, "known here are: batches, method, seed, title"),
        ({"coding": {"rounds": [{"name": "r1", "coders": ["C1"]}]}}, "must hold keys of its own: coder_id, groups"),
        ({"coding": {"rounds": [{"name": "r1", "coders": [{"coder_id": 7}]}]}}, "coder_id' must be text; put numbers"),
        ({"coding": {"rounds": [{"coders": [{"coder_id": "C1"}]}]}}, "'coding.rounds.0.name' is missing"),
        ({"coding": {"rounds": "r1"}}, "'coding.rounds' must be a list"),
        ({"coding": {"rounds": [{"name": "r1", "coders": []}]}}, "is not right: round 'r1' needs at least one coder"),
        ({"segment": {"window_sentences": 0}}, "'segment.window_sentences' must be greater than or equal to 1"),
    ],
)
def test_a_wrong_key_or_value_is_named(values, says):
    with pytest.raises(StudyError, match="config/config.yaml") as caught:
        load_configuration(values)
    assert says in str(caught.value)


def test_an_empty_configuration_is_all_defaults():
    assert load_configuration({}) == Configuration()


def test_the_commented_file_is_the_defaults():
    assert load_configuration(yaml.safe_load(commented_configuration())) == Configuration()


def test_schema_and_pages_agree_with_their_source():
    schemas = ROOT / "workflow" / "schemas"
    assert (schemas / "config.schema.json").read_text(encoding="utf-8") == json_schema()
    assert (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8") == reference_page()
    assert (ROOT / "docs" / "sheets.md").read_text(encoding="utf-8") == sheets.reference_page()
    for name in sheets.SHEETS:
        assert (schemas / f"{name}.schema.json").read_text(encoding="utf-8") == sheets.sheet_schema(name)


def test_the_schema_says_what_the_source_says_of_the_demo_and_of_a_mistake():
    schema = json.loads(json_schema())
    demo = yaml.safe_load((ROOT / "config" / "config.yaml").read_text(encoding="utf-8"))
    jsonschema.validate(demo, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"segment": {"unt": "turn"}}, schema)


def test_every_key_has_a_description():
    schema = json.loads(json_schema())
    for name, part in schema["$defs"].items():
        for key, described in part.get("properties", {}).items():
            assert described.get("description"), f"{name}.{key}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("segment:\n  unit: turn\nsegment:\n  window_sentences: 2\n", "'segment' stands in line 1 and in line 3"),
        ("coding:\n  rounds:\n  - name: a\n    name: b\n", "'coding.rounds.name' stands in line 3 and in line 4"),
    ],
)
def test_a_key_that_stands_twice_is_told_with_its_lines(tmp_path, text, says):
    (tmp_path / "config.yaml").write_text(text)
    with pytest.raises(StudyError) as caught:
        check_no_key_twice(tmp_path / "config.yaml")
    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", "a: 1\nb:\n  a: 1\n", "- a: 1\n- a: 2\n", "a: [1\n"])
def test_the_same_key_at_another_place_is_no_mistake(tmp_path, text):
    (tmp_path / "config.yaml").write_text(text)
    assert check_no_key_twice(tmp_path / "config.yaml") is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "is missing; name the folder of a study"),
        (b"study:\n  title: [Interviews\n", "is not readable YAML (see line 3)"),
        (b"study:\n  title: \xff\n", "is not readable YAML; compare"),
        (b"- study\n", "must hold keys with values"),
        (b"study:\n  title: A\nstudy:\n  title: B\n", "'study' stands in line 1 and in line 3"),
        (b"studdy: {}\n", "did you mean 'study'?"),
    ],
)
def test_a_file_that_is_no_configuration_is_told_in_one_sentence(tmp_path, content, says):
    file = tmp_path / "config.yaml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StudyError, match=re.escape(says)) as told:
        read_configuration(file)
    assert str(told.value).startswith(str(file))
