"""German titles and forms of address."""

from __future__ import annotations

from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.words import word_set

TITLES = Titles(
    female=word_set("frau"),
    male=word_set("herr herrn"),
    either=word_set("dr doktor prof professor magister mag dipl ing pastor rabbi imam general major"),
    sure=word_set("frau herr herrn dr prof"),
    with_capital=word_set("dr mag ing professor general major"),
    own=word_set("mag dipl ing"),
    surnames_too=word_set("doktor professor magister pastor rabbi imam general major"),
    seldom=word_set("mag ing general major"),
)
