"""Generalise: a town to its canton or region, a date to its month, an age to a band."""

from __future__ import annotations

import re

from themetrail.anonymise.names.ages import age_to_band
from themetrail.anonymise.names.forms import fold
from themetrail.anonymise.resolve.places import place_as_region
from themetrail.languages.table import LANGUAGES, WRITTEN
from themetrail.whole_number import counted

_MONTH = {
    fold(name): number
    for language in LANGUAGES.values()
    for number, spellings in enumerate(language.calendar.months, start=1)
    for name in spellings
}
_MONTH_NAMES = [spellings[0].capitalize() for spellings in LANGUAGES[WRITTEN].calendar.months]


def generalised(category: str, form: str, interview: str = "") -> str:
    """What is shown for a form by its category's rule; empty where the form does not say enough.

    `interview` is the date of the interview (ISO), by which a date becomes a distance.
    """
    if category == "date":
        return date_as_distance(form, interview) or date_to_month(form)
    if category == "age":
        return age_to_band(form)
    if category == "place":
        return place_as_region(form)
    return ""


def date_to_month(form: str) -> str:
    """`27 march 2024` becomes `[March 2024]`."""
    year = re.search(r"\b(?:19|20)\d{2}\b", form)
    month = next((_MONTH[word] for word in form.split() if word in _MONTH), 0)
    if not month:
        numbers = re.fullmatch(r"(\d{1,2}) (\d{1,2}) ((?:19|20)\d{2})", form)
        month = int(numbers.group(2)) if numbers and int(numbers.group(2)) <= 12 else 0
    if not month:
        return f"[{year.group()}]" if year else ""
    return f"[{_MONTH_NAMES[month - 1]}{' ' + year.group() if year else ''}]"


def date_as_distance(form: str, interview: str) -> str:
    """A month and year as months before or after the interview; empty where either date is not known."""
    said = re.match(r"(\d{4})-(\d{2})", interview)
    year = re.search(r"\b(?:19|20)\d{2}\b", form)
    month = next((_MONTH[word] for word in form.split() if word in _MONTH), 0)
    if not (said and year and month):
        return ""
    months = (int(said.group(1)) - int(year.group())) * 12 + int(said.group(2)) - month
    if months == 0:
        return "[the month of the interview]"
    return f"[{counted(abs(months), 'month')} {'before' if months > 0 else 'after'} the interview]"
