"""What is said around names in German."""

from __future__ import annotations

from themetrail.languages.parts.talk import Talk
from themetrail.languages.parts.words import word_set

# Whoever does something and stands behind the verb, so that who or what stands before it does not: `Bauer wollte ich`.
_NOT_INVERTED = "(?! (?:ich|du|er|es|wir|man|ihr)\\b)"
_WHO = "(?: (?:ich|du|er|sie|wir|ihr|man))?"
_ALSO = "(?: (?:es|das|ihn|ihm|auch|dann|schon|mal|nur|noch|später|gestern|heute))*"
_TO_PEOPLE = (
    "ge(?:sagt|fragt|sehen|troffen|beten|heiratet|holfen|antwortet|kannt|meint|küsst|dankt|glaubt|grüsst|grüßt)",
    "(?:an|zurück)gerufen",
    "kennengelernt",
    "(?:er|ver)(?:zählt|klärt|lassen|misst|ärgert)",
    "besucht",
    "begleitet",
    "gepflegt",
)

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
    who=("wer (?:ist|war)", "wer"),
    affiliation=("von der", "vom"),
    ands=("und",),
    to_people=(
        "(?:liebe[rs]?|(?:sehr )?geehrte[rs]?|hallo|hoi|salü)",
        "cc:",
        "(?:fragen|bitten|rufen|kennen|grüssen|grüßen|nehmen) sie",
        "(?:frag|bitt)(?:e|t|te|ten|en)",
        "(?:sprech|spricht|sprach|gesprochen|rede|redet|redete) mit",
        "treff(?:e|en)",
        "traf(?:en)?",
        "(?:heiratete|küsste|umarmte|namens)",
        "(?:leb(?:e|t|te)|wohn(?:e|t|te)|verheiratet|befreundet) mit",
        "(?:mutter|vater|mann|sohn|tochter|bruder|schwester|eltern|onkel|tante|kinder|söhne|töchter) von",
        "bei",
    ),
    beside=(
        "mit",
        "ohne",
        "von",
        "zu",
        "für",
        "an",
        "wie",
        "kennt?",
        "nein, nicht",
        "(?:wohnt|wohnte|lebt|lebte|kommt|kam|sagt|sagte|meint|meinte|fragt|fragte|ruft|rief)",
        "(?:heisse|heisst|heißt|heiße|hiess|hieß|nennt|nannte|name ist|name war)",
        "kannte",
        "sehe",
        "sah",
        "(?:das|es) (?:ist|war)",
    ),
    openings=(
        "und",
        "aber",
        "also",
        "dann",
        "weil",
        "wenn",
        "als",
        "dass",
        "was",
        "wo",
        "wie",
        "ob",
        "ja",
        "nein",
        "da",
        "oder",
        "gestern",
        "heute",
        "nachher",
        "morgen",
        "dort",
        "hier",
        "jetzt",
    ),
    says=(
        "(?:sagte?|fragte?|meinte?|dachte?|denkt|weiss|weiß|wusste|will|wollte|erzählte?|antwortete?|lachte?|weinte?|"
        "glaubte?|lebte?|starb)" + _NOT_INVERTED,
        "(?:hat|hatte) (?:[\\w ]{0,24}? )?(?:gesagt|gefragt|gemeint|gedacht|erzählt|angerufen|geholfen|geantwortet|"
        "gewusst|geweint|gelacht)",
        "(?:ist|war) (?:gestorben|geboren|verheiratet|schwanger|traurig)",
        "(?:ist|war|sind|waren) (?:mein|meine|sein|seine|ihr|ihre|unser|unsere) (?:{kin})n?",
    ),
    acts=(
        "(?:ist|war|hat|hatte|kam|kommt|ging|geht|kann|konnte|muss|musste|soll|wird|macht|machte)" + _NOT_INVERTED,
        "auch",
    ),
    with_people=("und (?:ich|du|er|sie|wir|mich|mir|meine?|ihr Mann|seine Frau)",),
    determiners=word_set(
        """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen
        meinem meiner dein deine deinen deinem deiner sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser
        unsere unseren unserem unserer euer eure dieser diese dieses diesen diesem jeder jede jedes jeden jedem im am
        zum zur vom beim ins ans
        """
    ),
    articles_of_names=word_set("der die den dem"),
    brackets=(
        # perfect tense: whom something was done to, and who did it behind the verb
        ((f"(?:hab|habe|haben|hast|habt|hat|hatte|hatten|hätte|hätten){_WHO}{_ALSO}",), _TO_PEOPLE),
        # where people went and with whom they were, the verb at the end
        (
            ("(?:zu|bei|mit|von|ohne)",),
            (
                "ge(?:gangen|fahren|zogen|sprochen|redet|wohnt|lebt|gessen|wesen|arbeitet|kommen)",
                "zusammen\\w*",
                "telefoniert",
            ),
        ),
        # a subordinate clause: who does something, up to a verb in the singular
        (
            ("(?:dass|weil|wenn|ob|bevor|nachdem|obwohl|seit|damit)",),
            (
                "(?:ist|war|hat|hatte|wird|wurde|kann|konnte|will|wollte|soll|sollte|muss|musste|\\w{2,}te?)(?=[.,;!?]|$)",
            ),
        ),
    ),
    before_towns=(
        "in|nach|aus|richtung|raum|grossraum|stadt|gemeinde|region|kanton|bezirk",
        "(?:universitäts|kantons|bezirks|regional|stadt)?(?:spital|klinik|klinikum|krankenhaus|heim|gefängnis)|rav",
    ),
    before_things=(
        "(?:in|im|beim|nach|aus|unsere?[mnrs]?)",
        "(?:der Firma|die Firma|das Produkt|die Marke|das Spital|die App|die Software|dem Unternehmen)",
        "(?:Mitarbeitende|Mitarbeiter|Direktor|Direktorin|Leiter|Leiterin|Mitglied|Geschäftsführer|Kunden) (?:von|bei)",
        "(?:arbeite|arbeitet|arbeitete|gearbeitet) (?:bei|für)",
    ),
    behind_nouns=("von", "bei", "für", "an", "zu"),
    behind_things=("(?:AG|GmbH|SE|KG|e\\. ?V\\.)",),
    before_families=("die", "den", "bei", "von", "mit"),
    plural_of_families=("s",),
)
