"""Every key is known, described and in force; a misspelt one is answered with the nearest right one."""

import json
import re
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
import yaml

from themetrail.configuration.load import Configuration, load_configuration, read_audit_section, read_configuration
from themetrail.configuration.reference import commented_configuration, json_schema, reference_page
from themetrail.configuration.report import Layout, Report
from themetrail.configuration.source import read_file
from themetrail.contracts import reference as sheets
from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import LAYOUTS
from themetrail.report.styles import PAPERS, STYLES

ROOT = Path(__file__).parents[2]
ROUND = {"name": "r1", "coders": [{"coder_id": "A"}]}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"segmnt": {}}, "'segmnt' is unknown; did you mean 'segment'?"),
        ({"segment": {"unt": "turn"}}, "did you mean 'segment.unit'?"),
        (
            {"coding": {"rounds": [{"name": "r1", "coders": [], "consensu": "union"}]}},
            "did you mean 'coding.rounds.consensus'?",
        ),
        ({"segment": {"unit": "word"}}, "'segment.unit'"),
        ({"study": {"batches": 0}}, "'study.batches'"),
        ({"coding": {"rounds": [{"name": "../r1", "coders": []}]}}, "'coding.rounds.name' (entry 1 of rounds) is not"),
        ({"study": {"qqqq": 1}}, "known here are: also, batches, language, method, seed, title"),
        ({"coding": {"rounds": [{"name": "r1", "coders": ["C1"]}]}}, "must hold keys of its own: coder_id, groups"),
        (
            {"coding": {"rounds": [{"name": "r1", "coders": [{"coder_id": 7}]}]}},
            "coder_id' (entry 1 of rounds, entry 1 of",
        ),
        (
            {"coding": {"rounds": [{"coders": [{"coder_id": "C1"}]}]}},
            "rounds.name' (entry 1 of rounds) is missing",
        ),
        ({"coding": {"rounds": "r1"}}, "'coding.rounds' must be a list"),
        (
            {"coding": {"rounds": [ROUND, {**ROUND, "name": "r2", "coders": [{"coder_id": "A"}, {"coder_id": 7}]}]}},
            "the key 'coding.rounds.coders.coder_id' (entry 2 of rounds, entry 2 of coders) must be text",
        ),
        (
            {"coding": {"rounds": [{"name": "r1", "adjudicator": {"coder_id": "A1"}, "coders": [{"coder_id": "C1"}]}]}},
            "'coding.rounds.adjudicator.coder_id' (entry 1 of rounds) is unknown; did you mean"
            " 'coding.rounds.adjudicator.adjudicator_id'?",
        ),
        (
            {"coding": {"renamed_codes": {}}},
            "the key 'coding' must hold no 'renamed_codes' any more; take that key out",
        ),
        (
            {"coding": {"renamed_codes": {"a": "b", "c": "d", "e": "b"}}},
            "and say in config/codebook_changes.csv, below the heading `old_code_id,change,new_code_id`:"
            " `a,merged,b`, `c,renamed,d`, `e,merged,b`",
        ),
        ({"coding": {"rounds": [{"name": "r1", "coders": []}]}}, "is not right: round 'r1' needs at least one coder"),
        ({"segment": {"window_sentences": 0}}, "'segment.window_sentences' must be greater than or equal to 1"),
        (
            {"coding": {"rounds": [{"name": "r1", "coders": [{"coder_id": "A", "sample": 0}]}]}},
            "the coder 'A' of round 'r1' has the sample 0, which is for rounds with `again`",
        ),
        (
            {"coding": {"rounds": [{**ROUND, "adjudicator": {"word": True}}]}},
            "needs an `adjudicator_id` where it has `word`, such as `adjudicator_id: A1`",
        ),
        ({"ingest": {"encodings": ["utf-8", "latin-9000"]}}, "'latin-9000' is not the name of an encoding, as utf-8"),
        (
            {"anonymise": {"engine": {"command": [" "], "labels": {"name": "person"}}}},
            "the first entry must be the name or the path of a program",
        ),
        (
            {"anonymise": {"engine": {"command": ["names", "a\0b"], "labels": {"name": "person"}}}},
            "an entry holds a character that no command can hold",
        ),
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
        read_file(tmp_path / "config.yaml")
    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", "a: 1\nb:\n  a: 1\n", "b:\n- a: 1\n- a: 2\n"])
def test_the_same_key_at_another_place_is_no_mistake(tmp_path, text):
    (tmp_path / "config.yaml").write_text(text)
    assert read_file(tmp_path / "config.yaml").values == (yaml.safe_load(text) or {})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "is missing, so that this folder holds no study; name the folder of one with `--directory`"),
        (b"study:\n  title: [Interviews\n", "is not readable YAML (see line 3)"),
        (b"study:\n  title: \xff\n", "is not readable YAML (see line 2): a character there is not UTF-8"),
        (b"- study\n", "must hold keys, each with its value"),
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


def test_a_folder_where_the_configuration_should_be_is_told(tmp_path):
    with pytest.raises(StudyError) as told:
        read_configuration(tmp_path)
    assert str(told.value) == f"{tmp_path}: cannot be read; it must be a file of text"


LAUGHS = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"study:\n  batches: true\n", "line 2: the key 'study.batches' must be a whole number"),
        (b"study:\n  batches: '3'\n", "line 2: the key 'study.batches' must be a whole number, without quotation"),
        (b"study:\n  batches: 2.0\n", "line 2: the key 'study.batches' must be a whole number"),
        (b"study:\n  seed: 1:30\n", "line 2: 1:30 would be read as the number 90"),
        (b"study:\n  seed: 010\n", "line 2: 010 would be read as the number 8"),
        (b"study:\n  seed: 0x1F\n", "line 2: 0x1F would be read as the number 31"),
        (b"study:\n  seed: 1_000\n", "line 2: 1_000 would be read as the number 1000"),
        (b"suggest:\n  abstain_below: .inf\n", "line 2: .inf would be read as the number inf"),
        (b"suggest:\n  abstain_below: true\n", "line 2: the key 'suggest.abstain_below' must be a number"),
        (b"suggest:\n  enabled: 1\n", "line 2: the key 'suggest.enabled' must be true or false"),
        (b"study:\n  title: no\n", "line 2: the key 'study.title' must be text; put numbers, and words such as no"),
        (b"study:\n  title: 2024-01-01\n", "line 2: the key 'study.title' must be text"),
        (b"study:\n  title: 2024-13-01\n", "is not readable YAML"),
        (b"study:\n  title: ' '\n", "line 2: the key 'study.title' is not right: a title has 1 to 300"),
        (b"study:\n", "line 1: the key 'study' must hold keys of its own"),
        (b"study:\n  title:\n", "line 2: the key 'study.title' must be text"),
        (b"anonymise:\n  models:\n    no: nb_core\n", "line 3: the key no is not read as text; put it into quotation"),
        (b"anonymise:\n  models: fr\n", "line 2: the key 'anonymise.models' must hold keys of its own"),
        (
            b"anonymise:\n  phone_regions: [CH, XX]\n",
            "line 2: the key 'anonymise.phone_regions' is not right: 'XX' is not",
        ),
        (b"anonymise:\n  phone_regions: [ch]\n", "as CH and GB are; write CH"),
        (b"anonymise:\n  categories: {person: keep}\n", "'person' is no category here; there are: place, organisation"),
        (
            b"coding:\n  rounds:\n    - name: r1\n      coders: []\n",
            "line 3: the key 'coding.rounds' (entry 1 of",
        ),
        ("study:\n  title: Théa\n".encode("cp1252"), "(see line 2): a character there is not UTF-8"),
        ("study: {}\n".encode("utf-16"), "since it is UTF-16"),
        (b"study:\n  title: \x00\x01\n", "(see line 2): it holds binary data"),
        (b"study:\n\ttitle: x\n", "(see line 2): a tab stands before a key"),
        (b"study:\n  title: a: b\n", "(see line 2): a text that holds a colon needs quotation marks"),
        (b"study: {}\n---\nstudy: {}\n", "(see line 2): a line --- begins a second configuration"),
        (b"study: &a\n  x: *a\n", "an alias (*) repeats a value without end"),
        (b"study: !!python/name:os.system\n", "is not readable YAML (see line 1)"),
        (b"a: " + b"[" * 5000, "is not readable YAML"),
        (LAUGHS, "repeats a value without end"),
    ],
)
def test_what_yaml_would_read_otherwise_is_told_with_its_line(tmp_path, content, says):
    file = tmp_path / "config.yaml"
    file.write_bytes(content)
    with pytest.raises(StudyError, match=re.escape(says)) as told:
        read_configuration(file)
    assert str(told.value).startswith(str(file))


@pytest.mark.parametrize(
    ("content", "study"),
    [
        (b"\xef\xbb\xbfstudy:\r\n  title: A\r\n", {"title": "A"}),
        (b"study:\n  title: >\n    Two\n    lines\n", {"title": "Two lines"}),
        (
            b"study: {title: '{Talk} of {batch} 100% <b>', seed: 0}\n",
            {"title": "{Talk} of {batch} 100% <b>", "seed": 0},
        ),
        (b"study: {seed: &x 5, batches: *x}\n", {"seed": 5, "batches": 5}),
        (b'study: {title: "010"}\n', {"title": "010"}),
    ],
)
def test_what_is_rightly_written_is_read_as_it_stands(tmp_path, content, study):
    (tmp_path / "config.yaml").write_bytes(content)
    made = read_configuration(tmp_path / "config.yaml").study
    assert {key: getattr(made, key) for key in study} == study


def test_a_mistake_is_named_where_it_was_made(tmp_path):
    own, other = tmp_path / "config.yaml", tmp_path / "other.yaml"
    own.write_text("study:\n  seed: 1\n  batches: 0\n")
    other.write_text("\n\nstudy:\n  seed: -1\n")
    files = [read_file(own), read_file(other)]
    with pytest.raises(StudyError, match=r"other\.yaml, line 4: the key 'study\.seed'"):
        load_configuration({"study": {"seed": -1, "batches": 2}}, files=files)
    with pytest.raises(StudyError, match=r"--config, with the command: the key 'study\.seed'"):
        load_configuration({"study": {"seed": True, "batches": 2}}, files=files)
    with pytest.raises(StudyError, match=r"config\.yaml, line 3: the key 'study\.batches'"):
        load_configuration({"study": {"seed": 1, "batches": 0}}, files=files)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("{suppress_below: 2}", "would hide nothing"),
        ("{layouts: []}", "layouts"),
        ("{layouts: [labels, labels]}", "once"),
        ("{style: harvard}", "style"),
        ("{pseudonym_words: {people: client}}", "no category"),
        ("{pseudonym_words: {person: '[client]'}}", "without square brackets"),
    ],
)
def test_a_report_that_could_not_be_made_is_refused(tmp_path, report, said):
    (tmp_path / "config.yaml").write_text(f"report: {report}\n")
    with pytest.raises(StudyError, match=said):
        read_configuration(tmp_path / "config.yaml")


def test_styles_papers_and_layouts_of_tables_are_those_that_there_are():
    choices = {name: set(get_args(Report.model_fields[name].annotation)) for name in ("style", "paper")}
    assert choices == {"style": set(STYLES), "paper": set(PAPERS)}
    assert get_args(Layout) == LAYOUTS


@pytest.mark.parametrize(
    ("study", "report", "printed"),
    [
        ("french", None, "french"),
        ("french", "english", "english"),
        ("italian", "study", "english"),
        (None, None, "english"),
    ],
)
def test_the_report_is_in_the_language_of_the_study_unless_it_says_otherwise(study, report, printed):
    values = {name: {"language": one} for name, one in (("study", study), ("report", report)) if one}
    configuration = load_configuration(values)
    assert (configuration.report.language, configuration.study.language) == (printed, study or "english")


def test_a_language_that_is_misspelt_is_told():
    with pytest.raises(StudyError, match="did you mean 'french'"):
        load_configuration({"study": {"language": "frensh"}})
    with pytest.raises(StudyError, match="English name of a language"):
        load_configuration({"study": {"language": "fr"}})


@pytest.mark.parametrize(
    ("written", "stops"),
    [
        ("suggest: {tops: 3}\naudit: {share: [a.csv]}\n", ""),
        ("coding: 7\naudit: {share: [a.csv]}\n", ""),
        ("audit: {share: [a.csv], shares: []}\n", "did you mean 'audit.share'"),
        ("audti: {share: [a.csv]}\n", "did you mean 'audit'"),
        ("audit: [\n", "is not readable YAML"),
    ],
)
def test_who_needs_the_section_audit_alone_is_stopped_by_mistakes_in_it_alone(tmp_path, written, stops):
    file = tmp_path / "config.yaml"
    file.write_text(written, encoding="utf-8")
    if stops:
        with pytest.raises(StudyError, match=stops):
            read_audit_section(file)
    else:
        assert list(read_audit_section(file).share) == ["a.csv"]
