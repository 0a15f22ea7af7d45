"""Who coded what, and what stands: the sentences in French."""

from __future__ import annotations

from themetrail.report.methods.facts import Adjudicated, Coding, Revised, Suggested
from themetrail.report.methods.french.marks import spaced
from themetrail.report.methods.printed import Printed

UNITS = {
    "turn": "le tour de parole",
    "sentence": "la phrase",
    "paragraph": "le paragraphe",
    "window": "un groupe de phrases",
}
_SETTLED = {
    "single": "de la seule personne qui a lu le segment",
    "union": "parce qu’au moins une personne les avait donnés",
    "intersection": "parce que toutes les personnes les avaient donnés",
    "majority": "parce que plus de la moitié des personnes les avaient donnés",
    "primary": "de la personne principale",
    "adjudicated": "par arbitrage",
}
_KINDS = {
    "renamed": ("renommé", "renommés"),
    "merged": ("fusionné", "fusionnés"),
    "split": ("divisé", "divisés"),
    "deleted": ("supprimé", "supprimés"),
}


def coding(c: Coding, p: Printed) -> str:
    """Who read what, what was suggested, and what stands."""
    segments = p.few(c.segments, "un", "segment", "segments")
    unit = f"L’unité de codage était {UNITS[c.unit]} ; il y avait {segments} à coder."
    if not c.read:
        return spaced(unit, "Aucun segment n’avait été lu par un codeur.", "Le codage final ne contenait aucun code.")
    return spaced(
        unit,
        _read(c, p),
        _alone(c, p),
        suggestions(c.suggested, p),
        _gone(c, p),
        _settled(c, p),
        _adjudication(c.adjudicated, p),
        _revised(c.revised, p) if c.revised else "",
    )


def _read(c: Coding, p: Printed) -> str:
    what = "les ont tous lus" if c.read == c.segments else f"en ont lu {p.count(c.read)}{p.share(c.read, c.segments)}"
    if c.coders == 1:
        what = what.replace("les ont tous lus", "les a tous lus").replace("en ont lu", "en a lu")
    twice = (
        f"{p.count(c.read_twice)}{p.share(c.read_twice, c.read)} {p.of(c.read_twice, 'a été lu', 'ont été lus')} par "
        "deux codeurs ou plus"
        if c.read_twice
        else "aucun segment n’a été lu par deux codeurs"
    )
    rounds = p.few(c.rounds, "un", "tour de codage", "tours de codage")
    return f"En {rounds}, {p.few(c.coders, 'un', 'codeur', 'codeurs')} {what} ; {twice}."


def _alone(c: Coding, p: Printed) -> str:
    alone = [group for group in c.groups if len(group.coders) == 1]
    if not alone or c.coders == 1:
        return ""
    named = p.listed([f"{p.group(group.name)} ({p.count(group.read, 'segment', 'segments')})" for group in alone])
    if len(alone) == 1:
        return f"Le groupe {named} a été codé par une seule personne."
    return f"Les groupes {named} ont chacun été codés par une seule personne."


def suggestions(s: Suggested, p: Printed) -> str:
    """With how many readings suggested codes were shown, and when."""
    ways = ((s.shown, "étaient visibles dans"), (s.after, "pouvaient être consultés après le codage dans"))
    all_of_them = p.count(s.readings)
    said = [
        f"{how} {p.count(n, 'lecture', 'lectures')} sur {all_of_them}{p.share(n, s.readings)}" for n, how in ways if n
    ]
    none_made = (
        f"Dans {p.few(s.none_made, 'une', 'lecture', 'lectures')}, il n’y en avait pas à montrer."
        if s.none_made
        else ""
    )
    withheld = (
        f"Dans {p.count(s.withheld, 'lecture tirée', 'lectures tirées')} au sort{p.share(s.withheld, s.readings)}, "
        f"ils n’ont pas été montrés ; il y en avait eu pour {p.few(s.had_one, 'une')} d’entre elles."
        if s.withheld
        else ""
    )
    if not said:
        return spaced("Aucun code suggéré n’a été montré.", withheld)
    never = (
        f"Dans {p.few(s.never, 'une', 'lecture', 'lectures')}, la personne ne devait en voir aucun." if s.never else ""
    )
    end = "un code n’a été retenu que si un codeur l’avait donné ou accepté"
    return spaced(f"Les codes suggérés {p.listed(said)} ; {end}.", none_made, withheld, never)


def _gone(c: Coding, p: Printed) -> str:
    ways = (
        (c.withdrawn, ("a été retiré avec ses participants", "ont été retirés avec leurs participants")),
        (c.dropped, ("a été écarté à la main", "ont été écartés à la main")),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    if not said:
        return ""
    given = p.count(c.given, "segment remis", "segments remis")
    return f"Sur {given} aux codeurs, {p.listed(said)} ; ce que les codeurs leur avaient donné n’a pas compté."


def _settled(c: Coding, p: Printed) -> str:
    if not c.by_rule:
        return "Le codage final ne contenait aucun code."
    ways = [*_SETTLED, *sorted(set(c.by_rule) - set(_SETTLED))]
    named = [
        f"{p.count(c.by_rule[way])} {_SETTLED.get(way, f'par la règle {way}')}" for way in ways if way in c.by_rule
    ]
    return (
        f"Le codage final comptait {p.count(c.codings, 'code attribué', 'codes attribués')} dans "
        f"{p.count(c.coded_segments, 'segment', 'segments')} : {', '.join(named)}."
    )


def _adjudication(a: Adjudicated, p: Printed) -> str:
    if not a.all:
        return ""
    ways = (
        (a.kept, ("a été gardé", "ont été gardés")),
        (a.dropped, ("a été écarté", "ont été écartés")),
        (
            a.of_gone_codes,
            (
                "est resté sans effet, le code ayant été supprimé ou divisé",
                "sont restés sans effet, le code ayant été supprimé ou divisé",
            ),
        ),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    by = f" par {p.few(a.adjudicators, 'un', 'arbitre', 'arbitres')}" if a.adjudicators else ""
    too = ""
    if a.who_coded:
        some = f"dont {p.few(a.who_coded, 'un', 'avait', 'avaient')} aussi codé"
        who = "qui avait aussi codé" if a.adjudicators == 1 else some
        too = f", {who},"
    return f"L’arbitrage{by}{too} a porté sur {p.count(a.all, 'code attribué', 'codes attribués')} : {p.listed(said)}."


def _revised(r: Revised, p: Printed) -> str:
    done = p.listed([p.count(n, *_KINDS[kind]) for kind, n in r.kinds.items()])
    words = (
        (r.carried, "a été repris sous le code actuel", "ont été repris sous le code actuel"),
        (
            r.decided_anew,
            "a été redécidé par son codeur parce que le code avait été divisé",
            "ont été redécidés par leurs codeurs parce que le code avait été divisé",
        ),
        (r.dropped, "a été écarté", "ont été écartés"),
        (r.waiting, "attendait la décision de son codeur", "attendaient la décision de leurs codeurs"),
    )
    parts = [p.count(n, one, many) for n, one, many in words if n]
    became = (
        f" ; sur {p.count(r.decisions, 'code attribué', 'codes attribués')} avec ceux-ci, {p.listed(parts)}"
        if parts
        else ""
    )
    return f"Entre les tours de codage, des codes du livre de codes ont été modifiés ({done}){became}."
