"""`config/methods.yaml`: what only people know of how a study was made, for the methods text."""

from __future__ import annotations

from pathlib import Path

from themetrail.configuration.section import Section
from themetrail.configuration.stated import commented, read_stated


class MethodsText(Section):
    """What people state in the methods text, each key in sentences of the text's language."""

    sample_size: str = ""
    """Why there are as many participants as there are."""

    recruitment: str = ""
    """How participants were found and asked, and how many declined."""

    relation_to_participants: str = ""
    """How the researchers stood to the participants before and during the study."""

    ethics_approval: str = ""
    """Which ethics committee approved the study, under which number, and how consent was given."""

    recording: str = ""
    """Where, when and with what the talks were recorded, and how long they took."""

    transcription: str = ""
    """Who transcribed, by which rules, and who checked it."""

    transcription_software: str = ""
    """Software used for transcription, with its version, or that none was used."""

    anonymisation_check: str = ""
    """How it was checked that nothing was missed, where no estimate was made in the review."""

    codebook_development: str = ""
    """How the codebook was made, and from what."""

    coders: str = ""
    """Who coded, and with which background."""

    coder_training: str = ""
    """How coders were trained."""

    coder_independence: str = ""
    """Whether coders worked independently of each other, and what they discussed."""

    adjudicator: str = ""
    """Who adjudicated, and how."""

    scheme_reference: str = ""
    """The full reference of the scheme of labels, where the list of references lacks it."""


def read_methods_text(file: str | Path) -> dict[str, str]:
    """What is stated, by key, in one line each; what is left open is left out.

    Raises StudyError with the line: for an unknown key, naming the nearest right one, and for a value that is no text.
    """
    return read_stated(MethodsText, file)


def stated_in(file: str | Path) -> dict[str, str]:
    """What `read_methods_text` reads, or nothing where a study has no such file."""
    return read_methods_text(file) if Path(file).exists() else {}


def commented_methods_text() -> str:
    """A methods.yaml with every key left open, each under a comment that says what is asked."""
    return commented(
        MethodsText,
        "# What only people know, for the methods text: full sentences, in the language of `report.language`.",
        "# What is left empty stands in the text as [state: ...].",
    )
