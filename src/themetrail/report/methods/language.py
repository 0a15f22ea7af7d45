"""What a language says: its headings, what it asks people for, and a sentence or more for each part of the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from themetrail.report.methods.facts import Anonymisation, Coding, Data, Saturation, Software, Themes
from themetrail.report.methods.printed import Printed


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language. `{file}`, `{what}` and `{key}` stand in its phrases for what is filled in.

    `sections`: their headings, in the order of the text. `apart`: how to tell what people wrote. `state`: what stands
    in the place of a statement that is still open, `slots` what each asks for. The rest says the facts in sentences.
    """

    title: str
    sections: Mapping[str, str]
    apart: str
    state: str
    slots: Mapping[str, str]
    open_slot: str
    open_asked: str
    nothing_open: str
    data: Callable[[Data, Printed], str]
    anonymisation: Callable[[Anonymisation, Printed], str]
    coding: Callable[[Coding, Printed], str]
    themes: Callable[[Themes, Printed], str]
    saturation: Callable[[tuple[Saturation, ...] | None, Printed], str]
    software: Callable[[Software, Printed], str]
