"""What stops `anonymise`, in the words in which it is told."""

import pytest

from anonymise.small_study import KEY
from themetrail.anonymise.detect.engine import Text, engine_of, spans_by
from themetrail.anonymise.detect.models import models_of
from themetrail.anonymise.free_text.prior import prior_codes, prior_table
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.words import listed_names
from themetrail.anonymise.resolve.decisions import read_decisions
from themetrail.anonymise.resolve.invented import invented_name
from themetrail.anonymise.resolve.pseudonym_registry import Registry
from themetrail.configuration.anonymise import Engine
from themetrail.contracts.anonymise import PSEUDONYM_REGISTRY
from themetrail.contracts.errors import StudyError


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("item_id,kind,form,category\n1,form,Anna,person\n", "the column 'decision' is missing"),
        (
            "item_id,kind,form,category,decision\ns1,sample,,person,seen\n",
            "row 2, column 'category': an item of the kind 'sample' has no category; to replace or keep a word of it,"
            " add a row below",
        ),
        (
            "item_id,kind,form,category,decision,note\nf1,fact,,age,keep,usual here\n",
            "row 2, column 'form': a decision on a fact needs its form and category, as the queue of the review has"
            " them",
        ),
    ],
)
def test_a_decision_that_cannot_be_carried_out_names_its_place(tmp_path, sheet, says):
    file = tmp_path / "review.csv"
    file.write_text(sheet, encoding="utf-8")
    with pytest.raises(StudyError) as told:
        read_decisions(file)
    assert says in str(told.value)


def test_a_program_that_cannot_be_started_is_told_without_its_name(tmp_path):
    program = tmp_path / "jerome"
    program.write_bytes(b"\0\1 no program")
    program.chmod(0o700)
    engine = engine_of(Engine(command=[str(program)], labels={"name": "person"}).model_dump())
    with pytest.raises(StudyError) as told:
        spans_by(engine, [Text("en", "Anna left.")])
    assert str(told.value) == "the program of `anonymise.engine` could not be started (OSError)"


def test_a_pipeline_of_spacys_own_is_to_be_had_with_spacys_command():
    with pytest.raises(StudyError) as told:
        models_of(["es"], {"es": "es_core_news_md"})
    assert str(told.value) == (
        "the language model 'es_core_news_md' is not installed; install it beside Themetrail with: python -m spacy"
        " download es_core_news_md"
    )


def test_a_fault_in_prior_data_names_the_place_of_the_file_and_not_the_file(tmp_path):
    good, bad = tmp_path / "a.csv", tmp_path / "jerome.csv"
    head = "transcript_id,segment_id,text,codes,anonymised"
    good.write_text(f"{head}\nT1,1,It was slow.,slow;late,yes\nT1,2,They helped.,help,yes\n", encoding="utf-8")
    bad.write_text(f"{head}\nT2,1,It was slow.,slow,perhaps\n", encoding="utf-8")
    assert prior_codes(tmp_path / "absent") == set()
    with pytest.raises(StudyError) as told:
        prior_table([str(bad), str(good)])
    assert told.value.file == str(tmp_path / "(file 2 of 2 in the order of their names)")
    assert "jerome" not in str(told.value)
    bad.unlink()
    assert prior_codes(tmp_path) == {"slow", "late", "help"}


def test_where_all_names_of_a_language_are_taken_it_says_what_to_do_instead():
    registry = Registry(PSEUDONYM_REGISTRY.empty(), KEY)
    person = Person("Nathalie Rochat", gender="f")
    taken = set(listed_names("fr", "last_names"))
    assert taken
    with pytest.raises(StudyError) as told:
        invented_name(person, "fr-CH", taken, registry)
    assert str(told.value) == (
        "there are no invented names left in the language 'fr'; choose `anonymise.persons: placeholder`"
    )
