"""What people state in sentences of their own: files of keys, each of which asks one thing."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

from themetrail.configuration.checked import checked
from themetrail.configuration.section import Section, meanings
from themetrail.configuration.source import read_file
from themetrail.sheets.left_by_programs import check_no_copy


def read_stated(kind: type[Section], file: str | Path) -> dict[str, str]:
    """What is stated, by key, in one line each; what is left open is left out.

    Raises StudyError with the line: for an unknown key, naming the nearest right one, and for a value that is no text;
    and where a copy lies beside the file.
    """
    check_no_copy(file)
    read = read_file(file)
    values = {key: "" if value is None else value for key, value in read.values.items()}
    stated = checked(kind, values, str(file), [replace(read, values=values)]).model_dump()
    return {key: " ".join(text.split()) for key, text in stated.items() if text.strip()}


def commented(kind: type[Section], *head: str) -> str:
    """A file with every key left open, each under a comment that says what is asked; `head` stands above."""
    lines = list(head)
    for key, asked in meanings(kind).items():
        lines += ["", *(f"# {line}" for line in textwrap.wrap(asked, 96)), f'{key}: ""']
    return "\n".join(lines) + "\n"
