"""German dates, births and ages."""

from __future__ import annotations

from themetrail.languages.parts.calendar import Calendar
from themetrail.languages.parts.words import word_set

CALENDAR = Calendar(
    months=(
        ("januar",),
        ("februar",),
        ("märz", "maerz"),
        ("april",),
        ("mai",),
        ("juni",),
        ("juli",),
        ("august",),
        ("september",),
        ("oktober",),
        ("november",),
        ("dezember",),
    ),
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    abbreviations=word_set("jan feb apr jun jul aug sept okt nov dez mo di mi do fr sa so"),
    in_dates=word_set("der den am"),
    ordinals=(r"\.",),
    born=(r"geboren\w{0,2}(?: und aufgewachsen)?", r"geb\."),
    birth=("geburtsdatum", "geburtstag", "geburt", "geburtsjahr"),
    born_links=("am", "in", "im", "ist", "war", "der", "vom", "jahr"),
    clause_words=word_set("und aber oder dann wo weil denn falls während bis bevor nachdem seit"),
    subjects=word_set("ich er sie es wir ihr bin ist sind waren habe haben hatte hatten"),
    age_behind=("jahre alt", r"jährig\w*"),
    age_before=("im alter von",),
    age_columns=("alter",),
)
