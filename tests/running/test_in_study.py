"""Commands and paths that messages name can be pasted where the user stands."""

import sysconfig
from pathlib import Path

import pytest

from themetrail.running import in_study
from themetrail.running.in_study import FROM, folder_of, for_study, in_folder, keep_where_user_stands

SAID = "issue it (`themetrail issue r1 --directory MY-STUDY`), then `themetrail run --directory MY-STUDY`"


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """An installation: it is called by its bare name."""
    monkeypatch.setattr(in_study, "IS_CHECKOUT", False)
    monkeypatch.delenv(FROM, raising=False)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout whose environment holds the command and is not activated."""
    script = tmp_path / "Trail/.venv/bin/themetrail"
    script.parent.mkdir(parents=True)
    script.write_text("#!/bin/sh\n")
    script.chmod(0o700)
    monkeypatch.setattr(in_study, "IS_CHECKOUT", True)
    monkeypatch.setattr(sysconfig, "get_path", {"scripts": str(script.parent)}.get)
    monkeypatch.setenv("PATH", "/usr/bin")
    return tmp_path / "Trail"


@pytest.mark.parametrize(
    ("here", "study", "said", "path"),
    [
        ("HOME", "HOME", "issue it (`themetrail issue r1`), then `themetrail run`", "data/rounds"),
        (
            ".",
            "HOME",
            "issue it (`themetrail issue r1 --directory HOME`), then `themetrail run --directory HOME`",
            "HOME/data/rounds",
        ),
        (
            ".",
            "HOME/My study",
            "issue it (`themetrail issue r1 --directory 'HOME/My study'`),"
            " then `themetrail run --directory 'HOME/My study'`",
            "HOME/My study/data/rounds",
        ),
        (
            "HOME",
            "My study",
            "issue it (`themetrail issue r1 --directory '{top}/My study'`),"
            " then `themetrail run --directory '{top}/My study'`",
            "{top}/My study/data/rounds",
        ),
    ],
)
def test_a_study_is_named_as_the_user_sees_it(here, study, said, path, tmp_path, monkeypatch):
    for folder in (here, study):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / here)
    assert for_study(SAID, tmp_path / study) == said.format(top=tmp_path)
    assert in_folder("data/rounds", tmp_path / study) == path.format(top=tmp_path)


def test_the_study_is_the_folder_at_work_in_wherever_the_user_stands(tmp_path, monkeypatch):
    study = tmp_path / "S"
    study.mkdir()
    monkeypatch.chdir(study)
    assert folder_of() == "."
    monkeypatch.setenv(FROM, str(tmp_path))
    assert folder_of() == "S"
    monkeypatch.setenv(FROM, "/usr")
    assert folder_of() == str(study)


def test_a_process_that_changed_its_folder_is_told_where_the_user_stands_by_the_shell_or_by_who_knows(
    tmp_path, monkeypatch
):
    (tmp_path / "S").mkdir()
    monkeypatch.chdir(tmp_path / "S")
    monkeypatch.setenv("PWD", str(tmp_path))
    monkeypatch.setenv(FROM, "/usr")
    keep_where_user_stands()
    assert folder_of() == str(tmp_path / "S")
    monkeypatch.delenv(FROM)
    keep_where_user_stands()
    assert folder_of() == "S"
    monkeypatch.delenv(FROM)
    monkeypatch.delenv("PWD")
    keep_where_user_stands()
    assert folder_of() == str(tmp_path / "S")


def test_in_a_checkout_the_command_is_named_by_its_path_from_where_the_user_stands(checkout, monkeypatch):
    monkeypatch.chdir(checkout)
    assert for_study(SAID, checkout) == "issue it (`.venv/bin/themetrail issue r1`), then `.venv/bin/themetrail run`"
    monkeypatch.chdir(checkout.parent)
    assert for_study("`themetrail run`") == "`Trail/.venv/bin/themetrail run`"
    monkeypatch.chdir("/usr")
    assert for_study("`themetrail run`") == f"`{checkout}/.venv/bin/themetrail run`"


def test_a_path_with_a_space_is_quoted(checkout, monkeypatch):
    monkeypatch.chdir(checkout.parent)
    checkout.rename(checkout.with_name("My trail"))
    monkeypatch.setattr(sysconfig, "get_path", {"scripts": str(checkout.parent / "My trail/.venv/bin")}.get)
    assert for_study("`themetrail run`") == "`'My trail/.venv/bin/themetrail' run`"


@pytest.mark.parametrize("how", ["activated", "linked"])
def test_where_the_shell_finds_it_the_bare_name_is_enough(how, checkout, monkeypatch):
    scripts = checkout / ".venv/bin"
    if how == "linked":
        (checkout / "bin").mkdir()
        (checkout / "bin/themetrail").symlink_to(scripts / "themetrail")
        scripts = checkout / "bin"
    monkeypatch.setenv("PATH", f"{scripts}:/usr/bin")
    monkeypatch.chdir(checkout)
    assert for_study("`themetrail run`") == "`themetrail run`"


def test_another_installation_that_the_shell_finds_is_not_meant(checkout, monkeypatch):
    (checkout / "other").mkdir()
    (checkout / "other/themetrail").write_text("#!/bin/sh\n")
    (checkout / "other/themetrail").chmod(0o700)
    monkeypatch.setenv("PATH", str(checkout / "other"))
    monkeypatch.chdir(checkout)
    assert for_study("`themetrail run`") == "`.venv/bin/themetrail run`"


def test_a_sentence_that_is_written_for_a_study_already_stays_as_it_is(checkout, monkeypatch):
    monkeypatch.chdir(checkout.parent)
    for study in ("Trail", "themetrail study", "elsewhere"):
        once = for_study(SAID, checkout.parent / study)
        assert for_study(once, checkout.parent / study) == once


def test_what_is_no_command_stays_as_it_is(checkout):
    for sentence in ("themetrail: the tables are there", "results/themetrail of a run", "Themetrail's own"):
        assert for_study(sentence, Path()) == sentence
