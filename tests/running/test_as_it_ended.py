"""Whether a study is as its last run left it: each byte that a run rests on counts, and times do not."""

import os
from pathlib import Path

import pytest

from themetrail.audit.chain.manifest import study_files
from themetrail.contracts.errors import StudyError
from themetrail.running import as_it_ended
from themetrail.running.as_it_ended import ENDED, beginning_of, has_other_texts, is_as_it_ended, note_end

FILES = {
    "config/config.yaml": "study: {}\n",
    "config/codebook.csv": "code_id,name\nslow,Slow\n",
    "data/private/study.key": "ab" * 32,
    "data/private/pseudonyms.csv": "entity,pseudonym\n",
    "data/transcripts/one.txt": "Anna: I listen.\n",
    "results/STATUS.md": "# Who has what to do\n",
    "results/sealed/ingest/turns/b00.csv": "text\nI listen.\n",
    "results/logs/ingest/b00.log": "done\n",
    ".snakemake/metadata/one": "{}",
}


@pytest.fixture
def study(tmp_path, monkeypatch) -> Path:
    """A study whose run has just ended, with a small program and a language model beside it."""
    library = {"lib/themetrail/ingest.py": "READ = 1\n", "lib/themetrail/__pycache__/ingest.pyc": "compiled"}
    workflow = {"Snakefile": "rule all:\n", "workflow/rules/a.smk": "", "scripts/a.py": "", "profiles/p.yaml": ""}
    model = {"model/config.cfg": "[nlp]\n", "model/meta.json": "{}"}
    for file, content in ({f"study/{name}": text for name, text in FILES.items()} | library | workflow | model).items():
        put(tmp_path / file, content)
    monkeypatch.setattr(as_it_ended, "PROJECT", tmp_path)
    monkeypatch.setattr(as_it_ended, "LIBRARY", tmp_path / "lib")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    end(tmp_path / "study")
    return tmp_path / "study"


def put(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)


def end(study: Path, began: str | None = None) -> None:
    model = {"name": "../model", "version": "1", "digest": as_it_ended.digest_of_folder(study.parent / "model")}
    note_end(beginning_of(study) if began is None else began, [model], "english", study)


def is_as_it_was(study: Path) -> bool:
    return is_as_it_ended(study, beginning_of(study))


def test_a_name_that_is_no_text_is_left_to_the_run_which_says_so(study):
    name = os.fsdecode(b"\xe9t\xe9.txt")
    put(study / "data/transcripts" / name, "I: Yes.\n")
    assert beginning_of(study) == "" and not is_as_it_was(study)
    with pytest.raises(
        StudyError, match=r"data/transcripts: the name of a file.* is not UTF-8.*files here: 1\)"
    ) as said:
        study_files(study, ["data"])
    assert str(said.value).isascii()
    (study / "data/transcripts" / name).unlink()
    assert is_as_it_was(study) and study_files(study, ["data"])


def test_what_was_only_touched_is_as_it_was(study):
    for file in study.rglob("*"):
        os.utime(file, (1, 1))
    put(study / ".snakemake/log/another.log", "of a dry run")
    put(study.parent / "lib/themetrail/__pycache__/another.pyc", "compiled")
    assert is_as_it_was(study)


@pytest.mark.parametrize(
    "changed",
    [
        *("config/codebook.csv", "data/transcripts/one.txt", "data/private/pseudonyms.csv", "data/private/study.key"),
        *("results/sealed/ingest/turns/b00.csv", "results/STATUS.md", "results/logs/ingest/b00.log"),
        *("../lib/themetrail/ingest.py", "../Snakefile", "../workflow/rules/a.smk", "../scripts/a.py"),
        *("../profiles/p.yaml", "../model/meta.json"),
    ],
)
@pytest.mark.parametrize("how", ["edited", "removed"])
def test_a_file_that_a_run_rests_on_or_has_made_counts_with_each_byte(study, changed, how):
    before = (study / changed).read_text()
    if how == "removed":
        (study / changed).unlink()
    else:
        (study / changed).write_text(before[:-1] + ("c" if before[-1:] != "c" else "d"))
    assert not is_as_it_was(study)
    (study / changed).write_text(before)
    assert is_as_it_was(study)


@pytest.mark.parametrize(
    "new",
    [
        *("data/transcripts/two.txt", "data/transcripts/~$one.docx", "data/rounds/r1/returned/A.csv", "results/x.csv"),
        *("../lib/themetrail/segment.py", "../workflow/rules/b.smk", "../site/pillow-99.0.dist-info/METADATA"),
    ],
)
def test_a_file_that_is_new_counts_too(study, new):
    put(study / new, "")
    assert not is_as_it_was(study)


def test_a_name_that_changes_its_file_counts(study):
    (study / "data/transcripts/one.txt").rename(study / "data/transcripts/two.txt")
    assert not is_as_it_was(study)


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_where_a_link_leads_elsewhere_snakemake_is_asked(study, target):
    (study.parent / "elsewhere").mkdir()
    (study / "data/transcripts/more").symlink_to(study.parent / target)
    assert beginning_of(study) == ""
    assert not is_as_it_was(study)


def test_nothing_is_noted_of_a_run_beside_which_something_was_changed(study):
    (study / ENDED).unlink()
    began = beginning_of(study)
    put(study / "data/rounds/r1/returned/A.csv", "late\n")
    end(study, began)
    assert not (study / ENDED).exists()


def test_what_a_run_adds_to_the_registry_is_its_own_doing(study):
    began = beginning_of(study)
    put(study / "data/private/pseudonyms.csv", "entity,pseudonym\nE1,Berta\n")
    assert not is_as_it_was(study)
    end(study, began)
    assert is_as_it_was(study)


@pytest.mark.parametrize(
    ("began", "models"), [("", []), (None, [{"name": "an engine of the study's own", "digest": "1"}])]
)
def test_nothing_is_noted_of_a_run_of_another_kind_or_with_another_recogniser(study, began, models):
    (study / ENDED).unlink()
    note_end(beginning_of(study) if began is None else began, models, "english", study)
    assert not (study / ENDED).exists()


@pytest.mark.parametrize("noted", ["", "{", "[]", '{"began": 1}', "{}"])
def test_a_note_that_cannot_be_read_says_nothing(study, noted):
    (study / ENDED).write_text(noted)
    assert not is_as_it_was(study)


def test_without_a_key_nothing_is_known(study):
    (study / "data/private/study.key").unlink()
    assert beginning_of(study) == "" and not is_as_it_ended(study, "")


def test_other_texts_than_the_last_run_had_are_known(study):
    put(study / "config/codebook.csv", "code_id,name\nfast,Fast\n")
    assert not has_other_texts(study)
    put(study / "data/transcripts/two.txt", "Anna: I speak.\n")
    assert has_other_texts(study)
    (study / ENDED).unlink()
    assert not has_other_texts(study)
