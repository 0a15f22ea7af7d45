"""French titles and forms of address."""

from __future__ import annotations

from themetrail.languages.parts.titles import Titles
from themetrail.languages.parts.words import word_set

TITLES = Titles(
    female=word_set("madame mme mmes mesdames mlle mademoiselle dame"),
    male=word_set("m monsieur messieurs mm"),
    either=word_set(
        """
        dr docteur docteure prof professeur professeure me maitre mes juge president pr rabbin abbe pere soeur
        cardinal capitaine lieutenant sergent adjudant commissaire brigadier caporal colonel general major drs
        docteurs docteures professeurs professeures maitres juges
        """
    ),
    sure=word_set("madame mme mmes mesdames mlle mademoiselle m monsieur messieurs mm dr prof"),
    with_capital=word_set("m mm me mes pr dr dame juge pere soeur general major president"),
    in_capitals=word_set("mm"),  # of Monsieur the plural; `Mm.` is a hum
    own=word_set("me mes pr dame drs"),
    own_in_labels=True,
    plural=word_set("mm messieurs mmes mesdames mlles drs docteurs docteures professeurs professeures maitres juges"),
    offices=word_set("juge president general major"),
    surnames_too=word_set(
        """
        docteur docteure professeur professeure maitre juge president rabbin abbe pere soeur cardinal capitaine
        lieutenant sergent adjudant commissaire brigadier caporal colonel general major dame
        """
    ),
    seldom=word_set("me mes mm general major"),
    abbreviations=word_set("m mm mme mmes mlle mlles dr"),
    glued=("Mmes?", "Mlles?"),
)
