"""English dates, births and ages."""

from __future__ import annotations

from themetrail.languages.parts.calendar import Calendar
from themetrail.languages.parts.words import word_set

CALENDAR = Calendar(
    months=(
        ("january",),
        ("february",),
        ("march",),
        ("april",),
        ("may",),
        ("june",),
        ("july",),
        ("august",),
        ("september",),
        ("october",),
        ("november",),
        ("december",),
    ),
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    weekdays_in_plural=("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
    feasts=word_set("christmas easter halloween"),
    abbreviations=word_set(
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    ),
    in_dates=word_set("the of"),
    ordinals=("st", "nd", "rd", "th"),
    before_day=("the",),
    before_month=("of",),
    day_behind_month=True,
    months_as_words=word_set("may march"),
    born=(r"born(?: and (?:bred|raised|brought up))?",),
    birth=(
        r"(?:date|day|year|place)(?: and (?:date|place|time))? of birth",
        "birth ?date",
        r"d\.?o\.?b\.?",
        "birthday",
    ),
    born_links=("on", "in", "is", "was", "the"),
    clause_words=word_set("and but or so then where because who if while until before after since"),
    subjects=word_set("i you he she it we they is are was were has have had"),
    born_beside=(r"b\.",),
    age_behind=("years?[- ]old",),
    age_before=("aged", "age of"),
    age_columns=("age",),
)
