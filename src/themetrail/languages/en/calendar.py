"""English dates, births and ages."""

from __future__ import annotations

from themetrail.languages.language import Calendar, word_set

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
    born=("born", "date of birth", r"d\.?o\.?b\.?", "birthday"),
    born_links=("on", "in", "is", "the"),
    age_behind=("years?[- ]old",),
    age_before=("aged", "age of"),
    age_columns=("age",),
)
