"""French words of quoting: how words are struck or wanted, and how people say what may tell who they are."""

from __future__ import annotations

from themetrail.languages.parts.quoting import Quoting

_THAT = "(?:ça|cela|ceci|le|la)"
_TENS = r"(?:vingt|trente|quarante|cinquante|soixante|septante|quatre-vingt|huitante|octante|nonante)[\w-]*(?: et \w+)?"
_YEARS = rf"(?:\d\d|(?:trei|quator|quin|sei)ze|dix-\w+|{_TENS}) ans"

QUOTING = Quoting(
    struck=(
        r"l'écri(?:vez|s|re) (?:surtout )?pas",
        r"le (?:notez|note|mettez|mets|citez|cite|publiez|publie|transcrivez) (?:surtout )?pas",
        r"la (?:notez|note|mettez|mets|citez|cite|publiez|publie) (?:surtout )?pas",
        r"écri(?:vez|s) (?:surtout )?pas (?:ça|cela|ceci)",
        r"note(?:z|s)? (?:surtout )?pas (?:ça|cela|ceci)",
        r"met(?:tez|s) (?:surtout )?pas (?:ça|cela|ceci)",
        r"cite(?:z|s)? (?:surtout )?pas (?:ça|cela|ceci)",
        "me citez pas",
        "me cite pas",
        r"reste(?:r|ra)? entre nous",
        "soit dit entre nous",
        "c'est confidentiel",
        r"ça (?:ne )?sort pas d'ici",
        "hors micro",
        "hors enregistrement",
        "pas pour l'enregistrement",
        r"coupez (?:le micro|l'enregistr\w+)",
        r"arrêtez (?:le micro|l'enregistr\w+|le dictaphone)",
        r"éteignez (?:le micro|l'enregistr\w+|le dictaphone)",
        r"oublie(?:z)? ce que (?:j'ai dit|je viens de dire)",
    ),
    struck_at_end=(
        rf"coupe(?:z|r)?[- ]{_THAT}",
        rf"supprime(?:z|r)?[- ]{_THAT}",
        rf"efface(?:z|r)?[- ]{_THAT}",
        rf"enl[eè]ve(?:z|r)?[- ]{_THAT}",
        rf"retire(?:z|r)?[- ]{_THAT}",
        rf"raye(?:z|r)?[- ]{_THAT}",
        rf"biffe(?:z|r)?[- ]{_THAT}",
        "c'est (?:en |du )?off",
    ),
    struck_alone=("entre nous",),
    wanted=(r"à citer", "citer", "citation"),
    unwanted=(
        r"(?:pas|jamais) (?:\w+ ){0,3}cit(?:er|ez|ées?|és?|ations?|ables?)",
        r"cite(?:z|r|s)? (?:surtout )?(?:pas|jamais)",
        r"à ne (?:pas|jamais) citer",
        r"ne (?:pas|jamais) citer",
        r"sans citation",
    ),
    rare_facts={
        "age": (rf"j'ai {_YEARS}", rf"j'avais {_YEARS}", r"âgée? de", "à l'âge de", rf"j'aurai {_YEARS}"),
        "origin": (
            "originaire d",
            r"je (?:viens|venais) (?:de |d'|du )(?=\[place)",
            r"née? (?:en|au|aux|à) ",
            "mon (?:pays|passeport)",
            "ma (?:langue maternelle|nationalité)",
        ),
        "employer": (
            r"je (?:travaille|travaillais) (?:chez|pour|à|dans) (?=\[organisation)",
            "mon (?:employeur|entreprise)",
            "ma (?:boîte|société)",
        ),
        "event": (
            "dans (?:le journal|les journaux|la presse)",
            "à la (?:télé|télévision|radio)",
            "au tribunal",
            r"fait faillite",
            r"gagné (?:un|le) (?:prix|concours|championnat)",
        ),
        "standing out": (
            r"je suis (?:le|la) (?:seule?|premi(?:er|ère)|plus (?:jeune|âgée?|vieux|vieille))",
            r"j'étais (?:le|la) (?:seule?|premi(?:er|ère)|plus (?:jeune|âgée?|vieux|vieille))",
        ),
    },
)
