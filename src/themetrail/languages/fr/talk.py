"""What is said around names in French."""

from __future__ import annotations

from themetrail.languages.parts.talk import Talk
from themetrail.languages.parts.words import word_set

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
    who=("qui (?:est|était|c['’]est|c['’]était)", "c['’]est qui,?"),
    affiliation=("de chez", "de la", "du"),
    ands=("et",),
    to_people=(
        "ch(?:er|ère)s?",
        "cc ?:",
        "(?:mère|père|maman|papa|mari|femme|veuve|veuf|fils|fille|frère|s(?:œ|oe)ur|parents|cousine?) d(?:e|['’])",
        "chez",
        "(?:demand|parl|téléphon)(?:er|ais|ait|é|e) à",
        "(?:di[ts]|dire|disais|disait|écri[ts]|écrire|répond[su]?|répondre|expliqué|raconté|confié|annoncé) à",
        "rencontr(?:é|er|e|ais|ait)",
        "appel(?:é|er) à l['’]aide",
        "(?:épous|embrass)(?:ée?|er)",
        "(?:parl(?:er|ais|ait|é)|vi(?:s|t|vre|vais|vait)|habit(?:e|ais|ait|er)) avec",
        "remerci(?:é|er|e)",
        "prénommée?",
        "(?:s|m|t)['’]appel(?:le|les|ait|ais)",
    ),
    beside=(
        "avec",
        "sans",
        "à",
        "de",
        "par",
        "pour",
        "comme",
        "voir",
        "vois",
        "voyais",
        "vue?s?",
        "que",
        "qu['’]",
        "d['’]",
        "c['’](?:est|était)",
        "ce (?:n['’])?(?:est|était) pas",
        "(?:il )?y (?:a|avait)",
        "connais",
        "connaissais",
        "souvien[st] de",
        "non, pas",
        "aid(?:é|er)",
        "appel(?:é|er)",
        "appelle",
        "entre",
    ),
    openings=(
        "et",
        "mais",
        "ou",
        "alors",
        "donc",
        "puis",
        "parce que",
        "que",
        "qu['’]",
        "ce que",
        "quand",
        "si",
        "comme",
        "où",
        "oui",
        "non",
        "ouais",
        "après",
        "hier",
        "aujourd['’]hui",
        "ensuite",
        "lorsque",
        "lorsqu['’]",
        "puisque",
        "demain",
        "maintenant",
        "là",
        "ici",
        "toujours",
    ),
    says=(
        "(?:(?:ne |n['’])?(?:me |te |nous |vous |lui |leur |m['’]|t['’]))?"
        "(?:a|avait) (?:(?:pas|jamais|toujours|aussi|bien|tout) )?"
        "(?:dit|demandé|répondu|expliqué|raconté|pensé|voulu|téléphoné|écrit|pleuré|ri|crié|su|cru|proposé|promis|épousé)",
        "(?:m['’]|t['’]|me |te |nous |vous |lui |leur )(?:a|avait|ont) (?:aidée?s?|appelée?s?|montré|appris|donné)",
        "(?:ne |n['’])?(?:me |te |nous |vous |lui |leur |m['’]|t['’]|en )?(?:dit|disait|demande|demandait|pense|"
        "pensait|croit|croyait|sait|savait|veut|voulait|écoute|écoutait|explique|racontait|raconte|répond|pleure|pleurait|"
        "rit|riait)",
        "(?:est|était) (?:née?|morte?|décédée?|mariée?|enceinte|triste|gentille?)",
        "(?:est|était|sont|étaient) (?:mon|ma|mes|sa|son|ses|leurs?|notre|nos) (?:{kin})s?",
    ),
    acts=(
        "(?:(?:ne |n['’])?(?:me |te |se |nous |vous |lui |leur |m['’]|t['’]|s['’]|y |en |l['’])?)(?:est|était|a|avait|"
        "va|allait|vient|venait|fait|faisait|peut|pouvait|doit|devait|travaille|travaillait|habite|habitait|arrive|"
        "reste|part|prend|met|aime|parle|parlait|sera|aura|viendra)",
        "(?:qui|aussi)",
    ),
    with_people=("et (?:moi|toi|lui|elle|nous|vous|eux|elles|son mari|sa femme)",),
    determiners=word_set(
        """
        le la les l un une des du au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette
        ces chaque quelque quelques quel quelle quels quelles plusieurs aucun aucune tout toute
        """
    ),
    articles_of_names=word_set("le la"),
    before_things=(
        "(?:dans|en|au|du|notre|près de|au sein de|vers)",
        "(?:(?:la société|l['’]entreprise|la marque|le produit|l['’]hôpital|l['’]application|le logiciel)(?: de)?)",
        "(?:employés|collaborateurs|clients|direction|directeur|directrice|président|présidente|membre) (?:de|chez)",
        "travaill(?:e|er|ais|ait|é) (?:pour|chez)",
    ),
    behind_nouns=("de(?: chez)?", "[dD]['’]", "à", "chez", "pour"),
    behind_things=("(?:SA|SARL|Sàrl|AG|SAS)",),
    before_families=("les", "aux", "des"),
)
