"""French: what several words of a sentence tell together of who somebody is."""

from __future__ import annotations

from themetrail.languages.parts.facts import Telling

_WHO = "(?:j|je|il|elle|on|nous|(?:mon|ma|notre|son|sa) \\w+)"
_WHOSE = "(?:mon|ma|mes|notre|nos|son|sa|ses|leur|leurs|un|une|le|la|l|les|des|du|de|d|deux|NUMBER|partie|bout|morceau)"
_OF_AGE = r"(?:a(?: l age de)?|depuis l age de|depuis mes|a l age d|age de|agee de|vers) AGE(?: ans?)?"
_ILLNESS = (
    *("cancer", "cancers", "tumeur", "melanome", "avc", "infarctus", "attaque cerebrale", "crise cardiaque", "pontage"),
    *("diabete", "diabetique", "epilepsie", "meningite", "polio", "polyarthrite", "septicemie", "anevrisme"),
    *("embolie", "thrombose", "psychose", "depression", "anorexie", "burnout", "burn out", "hepatite", "glaucome"),
    *("hysterectomie", "mastectomie", "greffe", "pacemaker", "fausse couche", "avortement", "ivg", "menopause"),
    *("hemorragie cerebrale", "insuffisance renale", "prothese de hanche", "prothese du genou", "arret cardiaque"),
)
_ORGAN = (
    r"(?: d[ue] (?:sein|poumon|colon|cerveau|sang|foie|pancreas|rein|col|uterus|type (?:1|2|un|deux))"
    r"| de la (?:peau|gorge|prostate|thyroide|vessie)| des (?:os|ovaires|testicules|poumons)| au (?:sein"
    r"|poumon|cerveau))?"
)
_LIMBS = (
    *("jambe", "jambes", "bras", "main", "mains", "pied", "pieds", "doigt", "doigts", "orteil", "orteils", "pouce"),
    *("oeil", "yeux", "oreille", "sein", "seins", "rein", "poumon", "machoire", "vue", "ouie", "audition"),
)
_PERSON = (
    "(?:femme|femmes|homme|fille|filles|garcon|personne|famille|enfant|couple|eleve|apprentie?|etudiante?|medecin"
    "|sage femme|infirmiere?|etrangere?|noire?|musulmane?|juive?|juif|mere|pere|pretre|cure|pompier|policier|policiere"
    r"|(?!(?:numero|hiver|janvier|fevrier|dernier|quartier|papier|cahier|metier|courrier|escalier|calendrier|dossier"
    r"|janvier|mois|temps|heure|valeur|douleur|peur|coeur|erreur|couleur|odeur|lueur|fleur|soeur) )"
    r"\w{2,}(?:eurs?|euses?|iers?|ieres?|istes?|nniers?|trices?|ienne?s?|logue|maire))"
)

TELLINGS = (
    Telling(
        "illness",
        "serious illness",
        _ILLNESS,
        (
            rf"HEAD{_ORGAN}(?: \w+){{0,3}}? {_OF_AGE}",
            rf"HEAD{_ORGAN}(?: \w+){{0,3}}? quand {_WHO} (?:avais|avait|avions) AGE(?: ans?)?",
            rf"AGE(?: ans?)? quand {_WHO} (?:\w+ ){{1,5}}HEAD",
            rf"a(?: l age de)? AGE ans? {_WHO} (?:\w+ ){{1,8}}HEAD",
        ),
    ),
    Telling(
        "illness",
        "loss of a part of the body",
        _LIMBS,
        (
            "(?:perdu|perdre|perd|pris|emporte|coupe|coupee?s?|arrache|arrachee?|ampute|amputee?|sectionne|ecrase)"
            rf" (?:{_WHOSE} )+HEAD",
            r"(?:donne|fait don) (?:\w+ ){1,4}HEAD",
            "(?:aveugle|borgne|sourde?) d (?:un|une|l) HEAD",
            r"(?:sans (?:un |une |de |ses )?HEAD|HEAD (?:artificielle?|de verre|de bois|bionique))",
            r"ne(?:e)? sans HEAD",
        ),
    ),
    Telling(
        "illness",
        "long loss of consciousness",
        ("coma", "soins intensifs", "reanimation"),
        (
            r"NUMBER (?:jours|semaines|mois|ans|annees) (?:dans|en|aux|de) (?:le )?HEAD",
            r"HEAD (?:pendant|durant) NUMBER (?:jours|semaines|mois|ans|annees)",
        ),
    ),
    Telling(
        "event",
        "contact with the law",
        (
            "escroquerie",
            "vol",
            "cambriolage",
            "braquage",
            "agression",
            "incendie",
            "trafic",
            "drogue",
            "meurtre",
            "fraude",
        ),
        (r"NUMBER (?:mois|ans?|jours?|semaines?)(?: ferme| avec sursis| de prison)? pour (?:un |une |de la )?HEAD",),
    ),
    Telling(
        "event",
        "contact with the law",
        ("permis", "enfants", "passeport", "bebe"),
        (
            r"(?:retire|retirer|pris|confisque|perdu|place|suspendu) (?:le |mon |mes |nos |les |son |ses "
            r"|leurs )HEAD(?: de conduire)?",
        ),
    ),
    Telling(
        "event",
        "unusual death",
        (
            *("accident", "incendie", "explosion", "avalanche", "guerre", "tremblement de terre", "inondation"),
            *("prison",),
            *("mine", "naufrage", "attentat", "fusillade", "crash", "eboulement", "bagarre", "feu"),
        ),
        (
            r"(?:mort|morte|morts|meurt|tue|tuee|decede|decedee|peri|brule|brulee) (?:dans|en|lors|au)"
            r" (?:\w+ ){0,3}?HEAD(?: d \w+| de \w+)?",
        ),
    ),
    Telling(
        "event",
        "unusual death",
        (
            *("tue", "tuee", "tues", "assassine", "assassinee", "poignarde", "poignardee", "empoisonne", "empoisonnee"),
            *("electrocute", "electrocutee", "etrangle", "etranglee", "ecrase", "ecrasee", "abattu", "abattue"),
        ),
        (r"(?:ete|etait|est|s est|fait) HEAD(?: (?:par|dans|a|avec)(?: \w+){1,3})?",),
    ),
    Telling(
        "family",
        "death of a child",
        ("fils", "fille", "enfant", "bebe", "jumeau", "jumelle", "garcon", "petit", "petite"),
        (
            r"(?:perdu|enterre) (?:mon|ma|notre|un|une|son|sa|leur)(?: \w+)? HEAD",
            r"(?:mon|ma|notre)(?: \w+)? HEAD (?:est mort|est morte|est decede|est decedee)",
        ),
    ),
    Telling(
        "event",
        "public attention",
        ("journal", "journaux", "presse", "tele", "television", "radio", "tv"),
        (
            r"(?:etais|etait|etaient|suis|passee?|passes|photo|nom|visage|histoire|parle de \w+)"
            r" (?:\w+ )?(?:dans|a) (?:tous )?(?:le|la|les) HEAD",
        ),
    ),
    Telling(
        "event",
        "inheritance or property",
        (
            *("chateau", "ferme", "fortune", "domaine", "vignoble", "ile", "hotel", "manoir", "palais", "yacht"),
            *("moulin",),
            *("million", "millions", "phare", "foret", "helicoptere", "heritage"),
        ),
        (r"(?:laisse|leguee?|herite|achete|possede|gagne) (?:\w+ ){0,3}?HEAD",),
    ),
    Telling(
        "event",
        "rare feat",
        (
            "manche",
            "everest",
            "mont blanc",
            "cervin",
            "atlantique",
            "pacifique",
            "sahara",
            "kilimandjaro",
            "tour du monde",
        ),
        (
            r"(?:traverse|traversee|gravi|escalade|monte|fait)(?: \w+)? (?:la |l |le |au )?HEAD(?: a la"
            r" (?:nage|rame|voile)| en solitaire)?",
        ),
    ),
    Telling(
        "event",
        "rare feat",
        ("reine", "roi", "pape", "president", "princesse", "dalai lama", "premier ministre"),
        (r"(?:rencontre|serre la main (?:a la|au|du)|dine avec|recu par) (?:le |la )?HEAD",),
    ),
    Telling(
        "post",
        "unusual work",
        ("reine", "roi", "pape", "president", "princesse", "prince", "premier ministre", "ministre", "emir"),
        (
            r"(?:cuisine|cuisinier|cuisiniere|chauffeur|travaille|secretaire|majordome|jardinier|conduit)"
            r" (?:pour|de|chez)"
            r" (?:le |la |l )?HEAD",
            "(?:cuisinier|cuisiniere|chauffeur|secretaire|jardinier) (?:du|de la) HEAD",
        ),
    ),
    Telling(
        "family",
        "many marriages",
        ("fois",),
        ("(?:mariee?|divorcee?|veuf|veuve|fiancee?) MANY HEAD",),
    ),
    Telling(
        "family",
        "several multiple births",
        ("jumeaux", "jumelles", "triples"),
        ("NUMBER fois des HEAD", "NUMBER (?:paires|couples) de HEAD"),
    ),
    Telling(
        "standing out",
        "",
        (
            *("seul", "seule", "seuls", "premier", "premiere", "dernier", "derniere", "plus jeune", "plus vieux"),
            *("plus vieille", "plus age", "plus agee"),
        ),
        (
            rf"(?:le|la|l|les) HEAD (?:\w+ ){{0,2}}?{_PERSON}(?: \w+)? (?:de|du|des|dans|en|a|au|ici|la|qui|d)",
            r"(?:le|la) HEAD (?:de|dans) (?:ma|notre|sa) famille a",
        ),
    ),
    Telling(
        "origin",
        "unusual upbringing",
        (
            *("couvent", "orphelinat", "cirque", "caravane", "communaute", "monastere", "chateau", "foyer", "internat"),
            *("phare", "kibboutz", "camp", "camp de refugies", "roulotte", "peniche", "secte", "institution"),
            *("ambassade",),
            *("famille d accueil", "palais", "bidonville"),
        ),
        (r"(?:grandi|elevee?|nee?|vecu|vit)(?: \w+)? (?:dans|en|sur) (?:un |une |la |le |l )?HEAD",),
    ),
    Telling(
        "origin",
        "language, origin or faith",
        (
            *("tigrinya", "amharique", "oromo", "yoruba", "igbo", "haoussa", "wolof", "peul", "bambara", "lingala"),
            *("swahili", "somali", "somalien", "somalienne", "tamoul", "tamoule", "nepalais", "tibetain", "tibetaine"),
            *("mongol", "mongole", "birman", "khmer", "tagalog", "cantonais", "ouighour", "pachto", "dari", "farsi"),
            *("persan", "kurde", "armenien", "armenienne", "georgien", "georgienne", "azeri", "tchetchene", "estonien"),
            *("estonienne", "letton", "lettone", "lituanien", "lituanienne", "finlandais", "finlandaise", "finnois"),
            *("islandais", "islandaise", "maltais", "maltaise", "basque", "breton", "bretonne", "catalan", "catalane"),
            *(
                *("yiddish", "ladino", "afrikaans", "frison", "flamand", "flamande", "wallon", "wallonne", "quechua"),
                *("aymara", "guarani", "creole", "malgache", "mapuche", "sorabe", "walser", "alsacien", "alsacienne"),
                "romanche",
                "corse",
                "occitan",
                "gaelique",
                "inuit",
                "maori",
                "kabyle",
                "berbere",
                "touareg",
                "erythreen",
            ),
            *("erythreenne", "ethiopien", "ethiopienne", "soudanais", "soudanaise", "rwandais", "rwandaise"),
            *("burundais",),
            *("burundaise", "angolais", "angolaise", "congolais", "congolaise", "togolais", "togolaise", "malien"),
            *("malienne", "guineen", "guineenne", "yemenite", "palestinien", "palestinienne", "libanais", "libanaise"),
            *("syrien", "syrienne", "irakien", "irakienne", "afghan", "afghane", "ouzbek", "kazakh", "cambodgien"),
            *("cambodgienne", "laotien", "laotienne", "bolivien", "bolivienne", "equatorien", "equatorienne"),
            *("venezuelien", "venezuelienne", "cubain", "cubaine", "haitien", "haitienne", "dominicain", "dominicaine"),
            *("chypriote", "moldave", "bielorusse", "macedonien", "macedonienne", "montenegrin", "slovene", "kosovar"),
            *("kosovare", "albanais", "albanaise", "bosniaque", "rom", "roms", "manouche", "gitan", "gitane", "yenish"),
            *("yeniche", "yezidi", "druze", "copte", "coptes", "maronite", "alevi", "mennonite", "mennonites", "amish"),
            *("mormon", "mormone", "mormons", "quaker", "temoin de jehovah", "temoins de jehovah", "sikh"),
            *("bouddhiste",),
            *("bouddhistes", "hindou", "hindoue", "juif", "juive", "juifs", "orthodoxe", "adventiste", "darbyste"),
            *("evangelique", "evangeliques", "pentecotiste", "scientologue", "salutiste"),
        ),
        (
            r"(?:parle que|parlait que|parle|parlait|parlais|parlons|appris|moitie|mi|origine"
            r"|devenue?|converti au|en) (?:le |l )?HEAD",
            r"(?:suis|es|est|sommes|etais|etait|etaient|sont|famille|parents) (?:une? |plutot |tres )?HEAD",
        ),
    ),
    Telling(
        "dated",
        "date",
        ("noel", "la veille de noel", "paques", "pentecote", "nouvel an", "la saint sylvestre", "le quatorze juillet"),
        (r"HEAD (?:of |de |en )?(?:19|20)\d\d",),
    ),
    Telling(
        "event",
        "accident",
        (
            *("falaise", "toit", "pont", "echafaudage", "balcon", "crevasse", "fenetre", "mat", "telepherique"),
            *("cheval", "tracteur", "train", "carriere", "puits", "cage d ascenseur", "telesiege", "camion"),
        ),
        (
            "(?:tombee?s?|saute|jetee?|poussee?|chute)"
            " (?:d une?|de l|de la|du|dans une?|dans le|dans la|sous un|sous le) HEAD",
            r"(?:renversee?|heurtee?|ecrasee?|coincee?|ensevelie?) (?:par|sous|dans) (?:une?|le|la|l) HEAD",
        ),
    ),
    Telling("event", "accident", ("foudroye", "foudroyee", "foudre"), ("(?:ete |par la )HEAD",)),
    Telling(
        "event",
        "contact with the law",
        ("police", "gendarmes", "huissiers", "douane"),
        (
            r"HEAD (?:est venue?|sont venus)(?: me| nous| le| la)? (?:chercher|arreter|prendre)(?:"
            r" (?:mon|ma|mes|notre|nos) \w+)?",
            "HEAD (?:m|nous|l) (?:a|ont|avait) (?:arretee?|emmenee?|prise?|fouillee?)",
        ),
    ),
    Telling(
        "event",
        "public attention",
        ("emission", "film", "documentaire", "livre", "article", "reportage", "serie", "podcast", "chanson"),
        (r"HEAD sur (?:moi|nous|lui|elle|eux|(?:mon|ma|mes|notre|nos) \w+)",),
    ),
    Telling(
        "family",
        "large family",
        ("famille de", "fratrie de"),
        (r"HEAD (?:[6-9]|1\d|(?!(?:trois|quatre|cinq)\b)MANY)(?: enfants)?",),
    ),
    Telling(
        "standing out",
        "",
        ("que moi", "que nous", "a part moi", "a part nous", "sauf moi", "sauf nous"),
        (r"(?:pas d autre|aucune? autre|personne d autre|personne|aucune?)(?: \w+){0,6} HEAD",),
    ),
    Telling(
        "post",
        "unusual work",
        (
            *("pole sud", "pole nord", "antarctique", "arctique", "station spatiale", "maison blanche", "palais"),
            *("ambassade", "cirque"),
        ),
        (
            "(?:travaille|travaillais|boulot|hivers?|etes?|mois|ans|annees|saison|postee?|cuisinier|cuisiniere)"
            r"(?: \w+){0,2} (?:au|a la|a l|dans le|dans l|dans la|dans un|en) HEAD",
        ),
    ),
    Telling(
        "quantity",
        "what is kept or bred",
        ("eleve", "elevons", "elevait", "elevions", "troupeau de", "elevage de"),
        (r"HEAD (?:environ |plus de )?MANY(?: \w+)? (?!fois|jours|mois|ans)\w{3,}s",),
    ),
)
