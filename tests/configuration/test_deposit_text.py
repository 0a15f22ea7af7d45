"""What only people know of a deposit: config/deposit.yaml."""

import pytest
import yaml

from themetrail.configuration.deposit_text import (
    Author,
    Contact,
    DepositText,
    commented_deposit_text,
    read_deposit_text,
)
from themetrail.configuration.section import meanings
from themetrail.contracts.errors import StudyError

WHOLE = """
title: Talks
authors:
  - {name: "Muster, Hanna", orcid: https://orcid.org/0000-0002-1825-0097}
contact: {name: , email: a@example.org}
description: |
  Ten talks
  about work.
subject: [Social Sciences]
date: 2026-05-31
consent: Given in writing.
"""


def written(tmp_path, content: str):
    file = tmp_path / "deposit.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def missing(stated: DepositText, *, restricted: bool = False, title: str = "Untitled study") -> list[str]:
    return [one.partition(":")[0] for one in stated.missing(restricted=restricted, study_title=title)]


def test_what_is_stated_is_read_and_nothing_is_missing(tmp_path):
    stated = read_deposit_text(written(tmp_path, WHOLE))
    assert stated.authors == [Author(name="Muster, Hanna", orcid="0000-0002-1825-0097")]
    assert stated.contact == Contact(email="a@example.org")
    assert (stated.description, stated.date, stated.version) == ("Ten talks about work.", "2026-05-31", "1.0")
    assert missing(stated) == []
    assert missing(stated, restricted=True) == ["access_conditions"]


def test_the_file_of_a_new_study_names_every_key_and_all_that_is_asked_is_missing(tmp_path):
    file = written(tmp_path, commented_deposit_text())
    asked = ["title", "authors", "contact.email", "description", "subject", "date", "consent"]
    assert missing(read_deposit_text(file)) == asked == missing(read_deposit_text(tmp_path / "none.yaml"))
    assert missing(read_deposit_text(file), title="A study") == asked[1:]
    assert list(yaml.safe_load(file.read_text())) == list(DepositText.model_fields)
    assert all(meanings(DepositText)[key] for key in DepositText.model_fields)


def test_who_is_cited_or_written_to_is_not_searched_for(tmp_path):
    unnamed = repr(read_deposit_text(written(tmp_path, WHOLE)).without_names())
    assert "Muster" not in unnamed and "0097" not in unnamed and "example.org" not in unnamed and "Ten talks" in unnamed


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("author: x\n", "line 1: the key 'author' is unknown; did you mean 'authors'?"),
        ("authors:\n  - nam: x\n", "'authors.nam' (entry 1 of authors) is unknown; did you mean 'authors.name'?"),
        ("authors:\n  - orcid: 0000-0002-1825-0098\n", "the last follows from the others"),
        ("authors:\n  - orcid: 0000-0002-1825\n", "an ORCID has 16 digits"),
        ("date: 31.5.2026\n", "line 1: the key 'date' is not right: a date is written YYYY-MM-DD"),
        ("contact: {email: nobody}\n", "an e-mail address has one @"),
        ("subject: [Sociology]\n", "'Social Sciences' or 'Other'"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, content, says):
    with pytest.raises(StudyError) as caught:
        read_deposit_text(written(tmp_path, content))
    assert says in str(caught.value)


def test_all_that_is_wrong_in_the_file_is_told_at_once(tmp_path):
    file = tmp_path / "deposit.yaml"
    file.write_text("authors:\n  - orcid: 0000-0002-1825\nsubject: [Sociology]\ndate: 28.11.2026\n", encoding="utf-8")
    with pytest.raises(StudyError) as told:
        read_deposit_text(file)
    assert str(told.value).startswith(f"{file}, line 2: the key 'authors.orcid' (entry 1 of authors) is not right")
    assert "; line 3: the key 'subject" in str(told.value) and "; line 4: the key 'date' " in str(told.value)
