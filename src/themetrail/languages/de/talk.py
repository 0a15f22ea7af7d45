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
    before_people=(
        "(?:fragte?|traf|heiratete|küsste|umarmte|namens)",
        "(?:leb(?:e|t|te)|wohn(?:e|t|te)|sprach|spreche|gesprochen|verheiratet|befreundet) mit",
    ),
    behind_people=(
        "(?:sagte?|meinte?|fragte?|denkt|dachte|glaubte?|weiss|weiß|wusste|weinte?|lachte?|erzählte?|lebte?|starb)",
        "(?:hat|hatte) (?:gesagt|gemeint|gefragt|erzählt|geweint|gelacht|mir|mich)",
        "(?:ist|war) (?:meine?|gestorben|geboren|verheiratet|schwanger|traurig)",
        "und (?:ich|meine?|ihr Mann|seine Frau)",
    ),
    before_things=(
        "(?:in|im|beim|nach|aus|unsere?[mnrs]?)",
        "(?:der Firma|die Firma|das Produkt|die Marke|das Spital|die App|die Software|dem Unternehmen)",
        "(?:Mitarbeitende|Mitarbeiter|Direktor|Direktorin|Leiter|Leiterin|Mitglied|Geschäftsführer|Kunden) (?:von|bei)",
        "(?:arbeite|arbeitet|arbeitete|gearbeitet) (?:bei|für)",
    ),
    behind_things=("(?:AG|GmbH|SE|KG|e\\. ?V\\.)",),
    before_families=("die", "den", "bei"),
    plural_of_families=("s",),
)
