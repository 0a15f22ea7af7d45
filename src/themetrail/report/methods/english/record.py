"""What the text is called and what it asks people for, in English, with its sentences."""

from __future__ import annotations

from themetrail.report.methods.english.coded import coding
from themetrail.report.methods.english.collected import anonymisation, data
from themetrail.report.methods.english.found import saturation, software, themes
from themetrail.report.methods.language import Language

ENGLISH = Language(
    title="Methods",
    sections={
        "data": "Data",
        "anonymisation": "Anonymisation",
        "coding": "Coding",
        "agreement": "Agreement",
        "themes": "Themes",
        "saturation": "Saturation",
        "software": "Software",
        "references": "References",
        "open": "Still to be stated",
    },
    apart=(
        "Paragraphs that are set in were written by people ({file}); everything else was computed from the study's "
        "tables."
    ),
    state="[state: {what}]",
    slots={
        "sample_size": "why this number of participants",
        "recruitment": "how participants were found and asked, and how many declined",
        "relation_to_participants": "how the researchers stood to the participants",
        "ethics_approval": "which ethics committee approved the study, under which number, and how consent was given",
        "recording": "where, when and with what the talks were recorded, and how long they took",
        "transcription": "who transcribed, by which rules, and who checked it",
        "transcription_software": "software used for transcription, with its version, or that none was",
        "anonymisation_check": "how it was checked that nothing was missed; a count of missed names in the turns of the"
        " review's sample gives an estimate",
        "codebook_development": "how the codebook was made, and from what",
        "coders": "who coded, and with which background",
        "coder_training": "how coders were trained",
        "coder_independence": "whether coders worked independently of each other, and what they discussed",
        "adjudicator": "who adjudicated, and how",
        "scheme_reference": "the full reference of the scheme of labels",
    },
    open_slot="{key}: {what}",
    open_asked="To be filled in, in {file}:",
    nothing_open="Everything that this text asks people for is stated.",
    data=data,
    anonymisation=anonymisation,
    coding=coding,
    themes=themes,
    saturation=saturation,
    software=software,
)
