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
)
