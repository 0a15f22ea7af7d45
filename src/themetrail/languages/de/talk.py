"""What is said around names in German."""

from __future__ import annotations

from themetrail.languages.language import Talk, word_set

TALK = Talk(
    greetings=("danke", "hallo", "guten (?:tag|morgen|abend)", "grüezi", "salü"),
    greeting_fillers=("äh", "vielmals"),
    spoken_greetings=("danke", "hallo"),
    not_greeted=word_set("ja nein adieu ciao ihr sie wir ich du danke guten herr frau"),
    kin=(
        "Mann",
        "Frau",
        "Sohn",
        "Tochter",
        "Bruder",
        "Schwester",
        "Mutter",
        "Vater",
        "Onkel",
        "Tante",
        "Freund",
        "Freundin",
        "Kollege",
        "Kollegin",
        "Chefin",
        "Klient(?:in)?",
    ),
    company=("mit", "ohne", "fragte?"),
    affiliation=("von der", "vom"),
    ands=("und",),
)
