"""What only people know of how a study was made: config/methods.yaml."""

import pytest
import yaml

from themetrail.configuration.methods_text import (
    MethodsText,
    commented_methods_text,
    read_methods_text,
    stated_in,
)
from themetrail.configuration.section import meanings
from themetrail.contracts.errors import StudyError


def written(tmp_path, content: str):
    file = tmp_path / "methods.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def test_what_is_stated_is_read_in_one_line_each_and_what_is_open_is_left_out(tmp_path):
    file = written(tmp_path, "coders: |\n  Two people\n  coded.\nrecruitment:\nrecording: '  '\n")
    assert read_methods_text(file) == {"coders": "Two people coded."}


def test_a_copy_beside_the_file_is_never_passed_over(tmp_path):
    file = written(tmp_path, "coders: Two.\n")
    (tmp_path / "methods - Kopie.yaml").write_text("coders: Three.\n")
    with pytest.raises(StudyError, match=r"there twice, also as methods - Kopie\.yaml; keep one"):
        read_methods_text(file)


def test_the_file_of_a_new_study_states_nothing_and_names_every_key(tmp_path):
    file = written(tmp_path, commented_methods_text())
    assert read_methods_text(file) == {}
    assert list(yaml.safe_load(file.read_text())) == list(MethodsText.model_fields)
    assert all(meanings(MethodsText)[key] for key in MethodsText.model_fields)


def test_a_study_without_the_file_states_nothing(tmp_path):
    assert stated_in(tmp_path / "methods.yaml") == {}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "coders: two\ncoder_trainin: x\n",
            "line 2: the key 'coder_trainin' is unknown; did you mean 'coder_training'?",
        ),
        ("zzzz: x\n", "the key 'zzzz' is unknown; known here are: adjudicator, anonymisation_check"),
        ("zzzz:\n", "line 1: the key 'zzzz' is unknown"),
        ("sample_size: 12\n", "line 1: the key 'sample_size' must be text; put numbers, and words such as no, into"),
        ("- coders\n", "must hold keys, each with its value behind a colon"),
        ("coders: a\ncoders: b\n", "the key 'coders' stands in line 1 and in line 2"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, content, says):
    with pytest.raises(StudyError) as caught:
        read_methods_text(written(tmp_path, content))
    assert says in str(caught.value)
