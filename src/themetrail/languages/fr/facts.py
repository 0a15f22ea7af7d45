"""French words of facts that may tell, in combination, who somebody is."""

from __future__ import annotations

from themetrail.languages.fr.tellings import TELLINGS
from themetrail.languages.parts.facts import Facts
from themetrail.languages.parts.words import word_set

_TO_TEN = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"]
_TO_SIXTEEN = ["onze", "douze", "treize", "quatorze", "quinze", "seize"]
_TENS = {
    **{"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    **{"septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100},
}

FACTS = Facts(
    own=word_set("je j me m moi mon ma mes on nous notre nos"),
    others=word_set("il elle ils elles son sa ses leur leurs qui quelqu"),
    as_role=(
        "je suis",
        "j['’](?:étais|ai été)",
        "je travaille comme",
        "mon métier d[e'’]",
        "devenue?",
        "formée? comme",
    ),
    told={
        "role": {
            "health profession": (
                *("sage femme", "maieuticien", "anesthesiste", "pediatre", "neurochirurgien", "neurochirurgienne"),
                *("cardiologue", "oncologue", "radiologue", "chirurgien", "chirurgienne", "medecin legiste"),
                *("medecin de campagne", "infirmiere cheffe", "infirmier chef", "infirmiere scolaire"),
                *("logopediste", "orthophoniste", "ergotherapeute", "physiotherapeute", "kinesitherapeute"),
                *("opticien", "opticienne", "dentiste", "pharmacien", "pharmacienne", "ambulancier", "ambulanciere"),
                *("psychiatre", "psychologue", "osteopathe", "podologue", "veterinaire", "dieteticienne"),
                *("infirmier", "infirmiere", "medecin"),
            ),
            "leading position": (
                *("chef de service", "cheffe de service", "medecin chef", "directeur general", "directrice generale"),
                *("directeur d ecole", "directrice d ecole", "directeur de la fondation", "directrice de la fondation"),
                *("responsable du service", "chef de clinique", "cheffe de clinique", "doyen", "doyenne", "recteur"),
                *("chef d equipe", "cheffe d equipe", "delegue syndical", "deleguee syndicale", "proviseur"),
            ),
            "public office": (
                *("maire", "syndic du village", "syndique", "conseiller communal", "conseillere communale", "depute"),
                *("deputee", "juge", "procureur", "procureure", "prefet", "prefete", "ministre"),
                *("conseiller national", "conseillere nationale", "juge de paix"),
            ),
            "church office": (
                *("pasteur", "pasteure", "cure", "pretre", "eveque", "rabbin", "imam", "aumonier", "aumoniere"),
                *("organiste", "religieuse", "diacre"),
            ),
            "profession": (
                *("horloger", "horlogere", "gardien de phare", "croque mort", "apiculteur", "apicultrice", "fromager"),
                *("vigneron", "vigneronne", "marechal ferrant", "forgeron", "pilote de ligne", "pilote de chasse"),
                *("luthier", "luthiere", "accordeur de piano", "chanteuse d opera", "chanteur d opera"),
                *("interprete en langue des signes", "gardien de prison", "gardienne de prison", "serrurier"),
                *("journaliste", "guide de montagne", "aiguilleur du ciel", "mecanicien de locomotive"),
                *("garde forestier", "pompier", "pompiere", "hotelier", "hoteliere", "notaire"),
            ),
        },
        "illness": {
            "neurological illness": (
                *("sclerose en plaques", "sclerose laterale", "maladie de charcot", "maladie de huntington"),
                *("maladie de parkinson", "narcolepsie", "syndrome de tourette", "gilles de la tourette", "epilepsie"),
                *("myasthenie", "guillain barre", "infirmite motrice cerebrale", "spina bifida", "encephalite"),
                *("meningite", "tumeur au cerveau", "tumeur cerebrale", "nevralgie du trijumeau"),
            ),
            "inherited illness": (
                *("mucoviscidose", "drepanocytose", "hemophilie", "hemophile", "thalassemie", "myopathie"),
                *("syndrome de marfan", "ehlers danlos", "x fragile", "neurofibromatose", "albinisme", "porphyrie"),
                *("syndrome de turner", "nanisme", "maladie des os de verre"),
            ),
            "rare illness": (
                *("sclerodermie", "sarcoidose", "lupus", "vascularite", "amylose", "maladie d addison", "myelome"),
                *("maladie de crohn", "mesotheliome", "leucemie", "lymphome", "sarcome", "cancer du pancreas"),
                *("cancer des os", "fibrose pulmonaire", "greffe du coeur", "greffe du foie", "greffe de rein"),
                *("greffe des poumons", "greffe de moelle", "dialyse"),
            ),
            "infectious illness": ("tuberculose", "paludisme", "lepre", "polio", "ebola", "hepatite c", "vih", "sida"),
            "mental illness": (
                *("schizophrenie", "schizophrene", "trouble bipolaire", "bipolaire", "anorexie", "boulimie"),
                *("trouble dissociatif", "tentative de suicide", "internement", "borderline"),
            ),
            "disability": (
                *("amputation", "ampute", "amputee", "paraplegique", "tetraplegique", "stomie", "sourd de naissance"),
                *("sourde de naissance", "implant cochleaire", "chien guide", "fente palatine", "prothese"),
                *("oeil de verre",),
            ),
        },
        "post": {
            "unusual work": (
                *("garde du corps", "majordome", "services secrets", "service secret", "service de renseignement"),
                *("plateforme petroliere",),
                *("sous marin", "famille royale", "porte parole", "legion etrangere", "forces speciales"),
                *("casque bleu", "casques bleus"),
                *("centrale nucleaire", "station de recherche", "bateau de croisiere", "mercenaire", "espion"),
                *("espionne", "diplomate"),
                *("consul", "garde suisse", "bourreau", "negre litteraire", "garde du corps de"),
            ),
        },
        "event": {
            "contact with the law": (
                *("en prison", "sorti de prison", "sortie de prison", "ete arrete", "ete arretee", "garde a vue"),
                *("bracelet electronique",),
                *("liberte conditionnelle", "sursis", "casier judiciaire", "detention provisoire"),
                *("travaux d interet general",),
                *("alcool au volant", "vol a l etalage", "detournement de fonds", "escroquerie", "violee"),
                *("viole", "expulse", "expulsee"),
                *("demandeur d asile", "demandeuse d asile", "demandeurs d asile", "requerant d asile"),
                *("requerante d asile",),
                *("placement a des fins d assistance", "hospitalisation d office", "retrait de garde"),
                *("garde des enfants", "perquisition"),
            ),
            "rare event": (
                *("gagne au loto", "gagne a la loterie", "gros lot", "record du monde", "livre des records"),
                *("trouve un corps", "un tresor"),
                *("equipe nationale", "equipe de france", "equipe de suisse", "ecrit un livre", "publie un livre"),
                *("publie un roman",),
                *("mes memoires", "un brevet", "porte mon nom", "miss suisse", "miss france", "tele realite"),
                *("documentaire sur", "film sur"),
            ),
            "unusual death": (
                *("s est noye", "s est noyee", "noye", "noyee", "electrocute", "electrocutee", "s est pendu"),
                *("s est pendue", "s est suicide"),
                *("s est suicidee", "suicide", "mis fin a ses jours", "overdose", "morte en couches"),
                *("mort en montagne", "retrouve mort"),
                *("retrouvee morte", "mort de froid", "brule vif", "brulee vive", "disparu en mer"),
                *("s est tire une balle",),
            ),
            "accident": (
                *("accident d avion", "accident de train", "accident de car", "accident d helicoptere", "avalanche"),
                *("explosion de gaz", "failli me noyer", "frappe par la foudre"),
            ),
            "disaster": (
                "tremblement de terre",
                "inondation",
                "glissement de terrain",
                "ouragan",
                "tornade",
                "tsunami",
            ),
            "crime": (
                *("meurtre", "assassine", "assassinee", "enlevement", "prise d otages", "fusillade", "poignarde"),
                *("poignardee", "braquage", "incendie criminel", "attentat", "traite d etres humains"),
            ),
            "court case": (
                *("proces", "prud hommes", "condamne a", "condamnee a", "acquitte", "acquittee", "lanceur d alerte"),
                *("lanceuse d alerte", "enquete administrative"),
            ),
            "closure or merger": (
                *("a fait faillite", "la fermeture de", "la fusion", "rachete par", "rachetee par", "la greve"),
                *("fait greve", "licenciement collectif"),
            ),
            "public honour": (
                *("medaille d or", "medaille d argent", "medaille de bronze", "jeux olympiques", "jeux paralympiques"),
                *("champion du monde", "championne du monde", "champion suisse", "championne suisse", "prix nobel"),
                *("legion d honneur", "champion de france", "championne de france"),
            ),
        },
        "family": {
            "family circumstance": (
                *("jumeaux", "jumelles", "frere jumeau", "soeur jumelle", "triples", "adopte", "adoptee", "adoption"),
                *("famille d accueil", "enfant place", "orphelin", "orpheline", "orphelinat", "mere porteuse", "gpa"),
                *("don de sperme", "mort ne", "mort subite", "veuf", "veuve", "feu mon mari", "mariage arrange"),
                *("demi frere", "demi soeur", "belle mere de", "deux mamans", "deux papas", "garde alternee"),
            ),
        },
    },
    numbers={**{word: number for number, word in enumerate([*_TO_TEN, *_TO_SIXTEEN], start=2)}, **_TENS},
    counted={
        "enfants": ("family", 5),
        "fils": ("family", 4),
        "filles": ("family", 4),
        "freres": ("family", 5),
        "soeurs": ("family", 5),
        "mariages": ("family", 3),
        "operations": ("quantity", 8),
        "langues": ("quantity", 5),
        "employes": ("quantity", 10),
        "collaborateurs": ("quantity", 10),
        "lits": ("quantity", 10),
        "habitants": ("quantity", 10),
        "vaches": ("quantity", 10),
        "hectares": ("quantity", 10),
        "maris": ("family", 3),
        "femmes": ("family", 3),
        "divorces": ("family", 2),
        "chevaux": ("quantity", 3),
        "poneys": ("quantity", 3),
        "anes": ("quantity", 2),
        "chiens": ("quantity", 4),
        "chats": ("quantity", 5),
        "chevres": ("quantity", 4),
        "moutons": ("quantity", 5),
        "cochons": ("quantity", 4),
        "poules": ("quantity", 20),
        "serpents": ("quantity", 2),
        "perroquets": ("quantity", 2),
        "ruches": ("quantity", 3),
        "maisons": ("quantity", 3),
        "voitures": ("quantity", 4),
        "bateaux": ("quantity", 2),
        "tatouages": ("quantity", 8),
        "instruments": ("quantity", 4),
        "avortements": ("quantity", 2),
    },
    tellings=TELLINGS,
    family=word_set(
        "mere maman pere papa mari femme compagnon compagne fils fille frere soeur enfant garcon parents "
        "grand oncle tante cousin cousine neveu niece famille jumeau jumelle bebe enfants filles freres "
        "soeurs epoux epouse mamie papi"
    ),
    happenings=word_set(
        "tempete greve eclipse seisme election manifestation accident incendie inondation operation opere "
        "operee naissance ne nee mariage marie mariee divorce enterrement mort morte deces partie parti "
        "arrete arretee proces attaque explosion avc diagnostic tombe tombee brule arrives arrivee arrive fui "
        "attentat"
    ),
)
