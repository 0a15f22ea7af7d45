"""`config/deposit.yaml`: what only people know of a deposit in a repository. A run never reads it."""

from __future__ import annotations

import datetime
import re
import textwrap
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator

from themetrail.configuration.checked import checked
from themetrail.configuration.section import Section, meanings
from themetrail.configuration.source import read_file
from themetrail.configuration.study import StudySection

# The subjects that a Dataverse knows (metadata block `citation`, field `subject`).
Subject = Literal[
    "Agricultural Sciences",
    "Arts and Humanities",
    "Astronomy and Astrophysics",
    "Business and Management",
    "Chemistry",
    "Computer and Information Science",
    "Earth and Environmental Sciences",
    "Engineering",
    "Law",
    "Mathematical Sciences",
    "Medicine, Health and Life Sciences",
    "Physics",
    "Social Sciences",
    "Other",
]
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
UNTITLED = StudySection.model_fields["title"].default


class Author(Section):
    """Somebody to be cited."""

    name: str = ""
    """Family name, given name."""

    affiliation: str = ""
    """Institution, or nothing."""

    orcid: str = ""
    """ORCID, as 0000-0002-1825-0097, or nothing."""

    @field_validator("orcid")
    @classmethod
    def _is_an_orcid(cls, orcid: str) -> str:
        """The check digit is that of ISO 7064, MOD 11-2."""
        plain = orcid.strip().removeprefix("https://orcid.org/")
        if not plain:
            return ""
        total = 0
        for digit in plain.replace("-", "")[:-1] if _ORCID.fullmatch(plain) else "":
            total = (total + int(digit)) * 2
        if not _ORCID.fullmatch(plain) or "0123456789X"[(12 - total % 11) % 11] != plain[-1]:
            raise ValueError(
                "an ORCID has 16 digits, as 0000-0002-1825-0097, of which the last follows from the others"
            )
        return plain


class Contact(Section):
    """Who answers questions about the data."""

    name: str = ""
    """Family name, given name, or an office."""

    email: str = ""
    """E-mail address."""

    @field_validator("email")
    @classmethod
    def _is_an_address(cls, email: str) -> str:
        if email and not _MAIL.fullmatch(email):
            raise ValueError("an e-mail address has one @ and a domain behind it")
        return email


class Funder(Section):
    """Who paid for the study."""

    name: str = ""
    """Institution."""

    grant: str = ""
    """Number of the grant, or nothing."""


class DepositText(Section):
    """What people state about a deposit."""

    title: str = ""
    """Title of the data; empty: the title of the study in config.yaml."""

    authors: list[Author] = []
    """Who is to be cited, in this order: a list of entries with name (Family, Given), affiliation and orcid."""

    contact: Contact = Contact()
    """Who answers questions about the data: name and email."""

    description: str = ""
    """What the data are and what they were collected for, in a few sentences."""

    subject: list[Subject] = []
    """Subjects, as a list: Agricultural Sciences; Arts and Humanities; Astronomy and Astrophysics; Business and
    Management; Chemistry; Computer and Information Science; Earth and Environmental Sciences; Engineering; Law;
    Mathematical Sciences; Medicine, Health and Life Sciences; Physics; Social Sciences; Other."""

    keywords: list[str] = []
    """Keywords, or none."""

    funders: list[Funder] = []
    """Who paid: a list of entries with name and grant, or none."""

    date: str = ""
    """Date of the deposit, YYYY-MM-DD."""

    version: str = "1.0"
    """Version of the data."""

    countries: list[str] = []
    """Countries in which the data were collected, or none."""

    consent: str = ""
    """How participants agreed that what they said is kept in an archive."""

    access_conditions: str = ""
    """Where the data are not open (--licence restricted): who gets them, under which conditions, and from whom."""

    publications: list[str] = []
    """Publications that rest on these data, each as a full reference, or none."""

    age_column: str = ""
    """Column of the participants' sheet that tells the age; empty: recognised by its name."""

    gender_column: str = ""
    """Column of the participants' sheet that tells the gender; empty: recognised by its name."""

    occupation_column: str = ""
    """Column of the participants' sheet that tells the occupation; empty: recognised by its name."""

    place_column: str = ""
    """Column of the participants' sheet that tells the place or region; empty: recognised by its name."""

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, day: str) -> str:
        if day:
            try:
                return datetime.date.fromisoformat(day).isoformat()
            except ValueError:
                raise ValueError("a date is written YYYY-MM-DD, as 2026-05-31") from None
        return day

    def missing(self, *, restricted: bool, study_title: str) -> list[str]:
        """The keys that a repository asks for and that are open, each with what it asks."""
        needs = {
            "title": bool(self.title) or study_title != UNTITLED,
            "authors": bool(self.authors) and all(author.name for author in self.authors),
            "contact.email": bool(self.contact.email),
            "description": bool(self.description),
            "subject": bool(self.subject),
            "funders": all(funder.name for funder in self.funders),
            "date": bool(self.date),
            "consent": bool(self.consent),
            "access_conditions": bool(self.access_conditions) or not restricted,
        }
        asked = meanings(DepositText)
        return [f"{key}: {asked[key.split('.')[0]]}" for key, stated in needs.items() if not stated]

    def without_names(self) -> DepositText:
        """The same without who is named to be cited or written to, as it is searched for people who must not be."""
        unnamed = [Author(affiliation=author.affiliation) for author in self.authors]
        return self.model_copy(update={"authors": unnamed, "contact": Contact()})


def read_deposit_text(file: str | Path) -> DepositText:
    """What is stated, texts in one line each; nothing where there is no such file.

    Raises StudyError with the line: for an unknown key, naming the nearest right one, and for a wrong value.
    """
    if not Path(file).exists():
        return DepositText()
    read = read_file(file)
    return checked(DepositText, _plain(read.values), str(file), [read])


def _plain(value: Any) -> Any:
    """Values without what is left open; days as text, and texts in one line."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_plain(one) for one in value if one is not None]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " ".join(value.split()) if isinstance(value, str) else value


_OPEN = {
    "authors": 'authors:\n  - name: ""\n    affiliation: ""\n    orcid: ""',
    "contact": 'contact:\n  name: ""\n  email: ""',
    "version": 'version: "1.0"',
}


def commented_deposit_text() -> str:
    """A deposit.yaml with every key left open, each under a comment that says what is asked."""
    lines = ["# What only people know of a deposit in a repository, for `themetrail deposit`. A run does not read it."]
    fields = DepositText.model_fields
    for key, asked in meanings(DepositText).items():
        empty = "[]" if isinstance(fields[key].default, list) else '""'
        lines += ["", *(f"# {line}" for line in textwrap.wrap(asked, 96)), _OPEN.get(key, f"{key}: {empty}")]
    return "\n".join(lines) + "\n"
