"""The record of German."""

from __future__ import annotations

from themetrail.languages.de.addresses import ADDRESSES
from themetrail.languages.de.calendar import CALENDAR
from themetrail.languages.de.countries import COUNTRIES
from themetrail.languages.de.facts import FACTS
from themetrail.languages.de.labels import LABELS
from themetrail.languages.de.public import PUBLIC
from themetrail.languages.de.quoting import QUOTING
from themetrail.languages.de.talk import TALK
from themetrail.languages.de.titles import TITLES
from themetrail.languages.de.transcripts import TRANSCRIPTS
from themetrail.languages.de.vocabulary import VOCABULARY
from themetrail.languages.language import Language

DE = Language(
    code="de",
    name="German",
    model="de_core_news_md",
    model_install="python -m spacy download de_core_news_md",
    name_lists=("de_DE", "de_CH", "de_AT"),
    calendar=CALENDAR,
    titles=TITLES,
    talk=TALK,
    vocabulary=VOCABULARY,
    labels=LABELS,
    addresses=ADDRESSES,
    transcripts=TRANSCRIPTS,
    quoting=QUOTING,
    facts=FACTS,
    public=PUBLIC,
    countries=COUNTRIES,
)
