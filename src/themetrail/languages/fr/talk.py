"""What is said around names in French."""

from __future__ import annotations

from themetrail.languages.language import Talk, word_set

TALK = Talk(
    greetings=("merci", "bonjour", "bonsoir", "salut", "coucou", "pardon", "je m['’]appelle"),
    greeting_fillers=("euh", "beaucoup", "bien"),
    spoken_greetings=("merci", "bonjour", "salut", "je m['’]appelle", "c['’]est"),
    spoken_fillers=("euh",),
    not_greeted=word_set(
        """
        adieu ciao tout monsieur madame mademoiselle a tous toutes bien je tu il elle on nous vous ils elles mais et oui
        non alors donc merci bonjour
        """
    ),
    kin=(
        "mari",
        "femme",
        "fils",
        "fille",
        "frère",
        "sœur",
        "soeur",
        "mère",
        "père",
        "oncle",
        "tante",
        "cousine?",
        "compagnon",
        "compagne",
        "amie?",
        "copain",
        "copine",
        "voisine?",
        "collègue",
        "chef",
        "cheffe",
        "cliente?",
        "patiente?",
        "requérante?",
        "neveu",
        "nièce",
    ),
    company=("avec", "sans", "demand(?:er|ais|ait|é) à", "di(?:t|re|sais|sait) à"),
    affiliation=("de chez", "de la", "du"),
    ands=("et",),
    before_people=(
        "(?:di(?:t|re|sais|sait)|demand(?:er|ais|ait|é)|parl(?:er|ais|ait|é)|téléphon(?:er|ais|ait|é)) à",
        "(?:parl(?:er|ais|ait|é)|vi(?:s|t|vre|vais|vait)|habit(?:e|ais|ait|er)) avec",
        "(?:rencontr(?:er|é|ée)|épous(?:er|é|ée)|embrass(?:er|é|ée)|prénomm(?:é|ée))",
    ),
    behind_people=(
        "(?:m['’]|t['’]|lui |nous |vous |leur )(?:a|avait|disait|dit|demandait|racontait)",
        "(?:dit|disait|pense|pensait|sait|savait|veut|voulait|croit|croyait|pleure|pleurait|rit|riait|raconte|racontait)",
        "a (?:dit|demandé|pleuré|ri|pensé|voulu|épousé|raconté|répondu|crié)",
        "(?:est|était) (?:né|née|mort|morte|décédée?|mariée?|mon|ma|enceinte|triste|gentille?)",
        "et (?:moi|son mari|sa femme)",
    ),
    before_things=(
        "(?:dans|en|au|du|notre|près de|au sein de|vers)",
        "(?:(?:la société|l['’]entreprise|la marque|le produit|l['’]hôpital|l['’]application|le logiciel)(?: de)?)",
        "(?:employés|collaborateurs|clients|direction|directeur|directrice|président|présidente|membre) (?:de|chez)",
        "travaill(?:e|er|ais|ait|é) (?:pour|chez)",
    ),
    behind_things=("(?:SA|SARL|Sàrl|AG|SAS)",),
    before_families=("les", "aux", "des"),
)
