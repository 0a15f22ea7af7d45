"""French dates, births and ages."""

from __future__ import annotations

from themetrail.languages.parts.calendar import Calendar
from themetrail.languages.parts.words import word_set

CALENDAR = Calendar(
    months=(
        ("janvier",),
        ("février", "fevrier"),
        ("mars",),
        ("avril",),
        ("mai",),
        ("juin",),
        ("juillet",),
        ("août", "aout"),
        ("septembre",),
        ("octobre",),
        ("novembre",),
        ("décembre", "decembre"),
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    feasts=word_set("noel paques"),
    abbreviations=word_set("sept oct nov"),
    in_dates=word_set("le"),
    ordinals=("er",),
    months_as_words=word_set("mars mai"),
    born=("née?s?(?: et (?:élevée?s?|grandie?s?))?", "nees?"),
    birth=("naissance", r"anniversaire(?! d[eu] (?:mariage|la mort|décès))"),
    born_links=("le", "en", "est", "était", "au", "du"),
    clause_words=word_set("et mais ou donc alors puis où parce qui pendant jusqu avant après depuis"),
    subjects=word_set("je j tu il elle nous vous ils elles suis est sont était étaient ai ont avait avaient"),
    born_beside=("nes?",),
    age_behind=(r"ans\b",),
    age_before=("âgée? de", "l['’]âge de"),
    age_columns=("âge",),
)
