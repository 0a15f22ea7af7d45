"""The sentences of the methods text in French, in the past tense. No sentence begins with a numeral."""

from __future__ import annotations

import re
from collections.abc import Sequence

from themetrail.report.methods.facts import (
    Adjudicated,
    Anonymisation,
    Coding,
    Data,
    Revised,
    Saturation,
    Software,
    Suggested,
    Themes,
)
from themetrail.report.methods.printed import Printed, capital, joined
from themetrail.report.methods.references import SOURCES
from themetrail.report.progress import Missing

TITLE = "Méthode"
SECTIONS = {
    "data": "Données",
    "anonymisation": "Anonymisation",
    "coding": "Codage",
    "agreement": "Accord entre codeurs",
    "themes": "Thèmes",
    "saturation": "Saturation",
    "software": "Logiciels",
    "references": "Références",
    "open": "Ce qui reste à préciser",
}
APART = (
    "Les paragraphes en retrait ont été écrits par des personnes ({file})\u00a0; tout le reste a été calculé à partir des "
    "tableaux de l'étude."
)
STATE = "[à préciser\u00a0: {what}]"
SLOTS = {
    "sample_size": "pourquoi ce nombre de participants",
    "recruitment": "comment les participants ont été trouvés et sollicités, et combien ont refusé",
    "relation_to_participants": "quels liens unissaient les chercheurs et les participants",
    "ethics_approval": "quelle commission d'éthique a approuvé l'étude, sous quel numéro, et comment le consentement a été"
    " donné",
    "recording": "où, quand et avec quoi les entretiens ont été enregistrés, et combien de temps ils ont duré",
    "transcription": "qui a transcrit, selon quelles règles, et qui a relu",
    "transcription_software": "logiciel de transcription, avec sa version, ou l'absence d'un tel logiciel",
    "anonymisation_check": "comment il a été vérifié que rien n'a été oublié\u00a0; compter les noms oubliés dans les tours de"
    " parole tirés au sort pour la relecture donne une estimation",
    "codebook_development": "comment le livre de codes a été élaboré, et à partir de quoi",
    "coders": "qui a codé, et avec quelle formation",
    "coder_training": "comment les codeurs ont été préparés",
    "coder_independence": "si les codeurs ont travaillé indépendamment les uns des autres, et ce dont ils ont discuté",
    "adjudicator": "qui a arbitré, et comment",
    "scheme_reference": "la référence complète du système d'étiquettes",
}
OPEN_SLOT = "{key}\u00a0: {what}"
OPEN_ASKED = "À compléter, dans {file}\u00a0:"
NOTHING_OPEN = "Tout ce que ce texte demande à des personnes est précisé."

CATEGORIES = {
    "person": ("personne", "personnes"),
    "place": ("lieu", "lieux"),
    "organisation": ("organisation", "organisations"),
    "date": ("date", "dates"),
    "age": ("âge", "âges"),
    "birth_date": ("date de naissance", "dates de naissance"),
    "address": ("adresse", "adresses"),
    "email": ("adresse électronique", "adresses électroniques"),
    "phone": ("numéro de téléphone", "numéros de téléphone"),
    "url": ("adresse web", "adresses web"),
    "bank_account": ("compte bancaire", "comptes bancaires"),
    "social_security": ("numéro de sécurité sociale", "numéros de sécurité sociale"),
    "file_number": ("numéro de dossier", "numéros de dossier"),
    "plate": ("plaque d'immatriculation", "plaques d'immatriculation"),
}
UNITS = {
    "turn": "le tour de parole",
    "sentence": "la phrase",
    "paragraph": "le paragraphe",
    "window": "un groupe de phrases",
}
_SETTLED = {
    "single": "de la seule personne qui a lu le segment",
    "union": "parce qu'au moins une personne les avait donnés",
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


def _said(*sentences: str) -> str:
    """Sentences with the space that French sets before high marks, which never breaks."""
    return re.sub(" (?=[:;?!])", "\u00a0", joined(*sentences))


def provisional(missing: Sequence[Missing], p: Printed) -> str:
    """What is still to come."""
    return _said(f"Provisoire : {' ; '.join(_clause(one, p) for one in missing)}.")


def _clause(one: Missing, p: Printed) -> str:
    segments, codes = p.count(one.n, "segment", "segments"), p.count(one.n, "code", "codes")
    return {
        "round_not_issued": f"le tour de codage {one.round} n'est pas distribué",
        "coder_awaited": f"le tour de codage {one.round} attend {', '.join(one.coders)}",
        "unseen": f"{segments} à coder non {p.of(one.n, 'lu', 'lus')}",
        "given_to_nobody": f"{segments} de {p.count(one.transcripts, 'transcription', 'transcriptions')} sans codeur",
        "split_open": f"{p.count(one.n, 'codage', 'codages')} de codes divisés à décider par leurs codeurs",
        "unresolved": f"{codes} d'un segment à arbitrer",
    }[one.what]


def data(d: Data, p: Printed) -> str:
    """What was collected."""
    groups = " ; ".join(
        f"{p.group(group.name)} : {p.count(group.transcripts, 'transcription', 'transcriptions')}, "
        f"{p.count(group.participants, 'participant', 'participants')}"
        for group in d.groups
    )
    once = sum(group.participants for group in d.groups) > d.participants
    return _said(
        f"Les données étaient {p.count(d.transcripts, 'transcription', 'transcriptions')} de "
        f"{p.count(d.participants, 'participant', 'participants')} ({groups}), avec {p.count(d.words, 'mot', 'mots')} en "
        f"{p.count(d.turns, 'tour de parole', 'tours de parole')} après anonymisation ; les participants ont dit "
        f"{p.count(d.words_of_participants)} de ces mots{p.share(d.words_of_participants, d.words)}.",
        "Les participants qui étaient dans plusieurs groupes sont comptés une fois." if once else "",
    )


def anonymisation(a: Anonymisation, p: Printed) -> str:
    """What was replaced, reviewed and missed."""
    n = sum(a.replaced.values())
    found = (
        f"Dans {p.count(a.transcripts, 'transcription', 'transcriptions')}, {p.count(n)} "
        f"{p.of(n, 'mention qui pouvait', 'mentions qui pouvaient')} identifier quelqu'un "
        f"{p.of(n, 'a été remplacée', 'ont été remplacées')} par des pseudonymes ou des marques : "
        f"{_categories(a.replaced, p)}."
        if n
        else "Rien qui puisse identifier quelqu'un n'a été remplacé dans les transcriptions."
    )
    kept = f"Ont été laissés tels quels, selon les règles de l'étude : {_categories(a.kept, p)}." if a.kept else ""
    refused = (
        f"Sur décision d'une personne chargée de la relecture, "
        f"{p.count(a.refused, 'mention a été laissée', 'mentions ont été laissées')}."
        if a.refused
        else ""
    )
    return _said(found, kept, refused, _review(a, p), _recall(a, p))


def _categories(counts: dict[str, int], p: Printed) -> str:
    return p.listed([p.count(n, *CATEGORIES[name]) for name, n in counts.items()])


def _review(a: Anonymisation, p: Printed) -> str:
    if not a.asked:
        return "Le programme n'avait aucune question à poser pour la relecture."
    return joined(
        f"Sur {p.count(a.asked, 'question posée', 'questions posées')} par le programme pour la relecture, "
        f"{p.count(a.decided, 'a été décidée', 'ont été décidées')}{p.share(a.decided, a.asked)}.",
        "La relecture n'était pas terminée." if a.decided < a.asked else "",
    )


def _recall(a: Anonymisation, p: Printed) -> str:
    if a.recall is None:
        return "Ce qui a été oublié n'a pas été estimé."
    r = a.recall
    return (
        f"Dans {p.count(r.turns, 'tour de parole tiré', 'tours de parole tirés')} au sort et "
        f"{p.of(r.turns, 'lu', 'lus')} par une personne, {p.count(r.replaced, 'mention', 'mentions')} de personnes "
        f"{p.of(r.replaced, 'avait été remplacée', 'avaient été remplacées')} et {p.count(r.missed)} "
        f"{p.of(r.missed, 'oubliée', 'oubliées')}, soit un rappel estimé à {p.percent(r.share)} (intervalle à 95\u00a0% "
        f"{p.interval(r.low, r.high)} ; {SOURCES['clopper1934'].behind()}) ; les mentions d'un même tour se ressemblent, si "
        "bien que le véritable intervalle peut être plus large."
    )


def coding(c: Coding, p: Printed) -> str:
    """Who read what, what was suggested, and what stands."""
    unit = (
        f"L'unité de codage était {UNITS[c.unit]} ; il y avait {p.count(c.segments, 'segment', 'segments')} à coder."
    )
    if not c.read:
        return _said(unit, "Aucun segment n'avait été lu par un codeur.", "Le codage final ne contenait aucun code.")
    return _said(
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
        f"{p.count(c.read_twice)}{p.share(c.read_twice, c.read)} {p.of(c.read_twice, 'a été lu', 'ont été lus')} par deux "
        "codeurs ou plus"
        if c.read_twice
        else "aucun segment n'a été lu par deux codeurs"
    )
    rounds = p.count(c.rounds, "tour de codage", "tours de codage")
    return f"En {rounds}, {p.count(c.coders, 'codeur', 'codeurs')} {what} ; {twice}."


def _alone(c: Coding, p: Printed) -> str:
    alone = [group for group in c.groups if len(group.coders) == 1]
    if not alone or c.coders == 1:
        return ""
    named = p.listed([f"{p.group(group.name)} ({p.count(group.read, 'segment', 'segments')})" for group in alone])
    if len(alone) == 1:
        return f"Le groupe {named} a été codé par une seule personne, si bien que l'accord n'en dit rien."
    return f"Les groupes {named} ont chacun été codés par une seule personne, si bien que l'accord n'en dit rien."


def suggestions(s: Suggested, p: Printed) -> str:
    """With how many readings suggested codes were shown, and when."""
    readings = p.count(s.readings, "lecture", "lectures")
    ways = ((s.shown, "étaient visibles dans"), (s.after, "pouvaient être consultés après le codage dans"))
    said = [f"{how} {p.count(n)} sur {readings}{p.share(n, s.readings)}" for n, how in ways if n]
    if not said:
        return "Aucun code suggéré n'a été montré."
    none_made = (
        f"Dans {p.count(s.none_made, 'lecture', 'lectures')}, il n'y en avait pas à montrer." if s.none_made else ""
    )
    withheld = (
        f"Dans {p.count(s.withheld, 'lecture tirée', 'lectures tirées')} au sort{p.share(s.withheld, s.readings)}, ils n'ont "
        f"pas été montrés ; il y en avait eu pour {p.count(s.had_one)} d'entre elles."
        if s.withheld
        else ""
    )
    never = (
        f"Dans {p.count(s.never, 'lecture', 'lectures')}, la personne ne devait en voir aucun." if s.never else ""
    )
    end = "un code n'a été retenu que si un codeur l'avait donné ou accepté"
    return _said(f"Les codes suggérés {p.listed(said)} ; {end}.", none_made, withheld, never)


def _gone(c: Coding, p: Printed) -> str:
    ways = (
        (c.withdrawn, ("a été retiré avec ses participants", "ont été retirés avec leurs participants")),
        (c.dropped, ("a été écarté à la main", "ont été écartés à la main")),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    if not said:
        return ""
    given = p.count(c.issued, "segment remis", "segments remis")
    return f"Sur {given} aux codeurs, {p.listed(said)} ; ce que les codeurs leur avaient donné n'a pas compté."


def _settled(c: Coding, p: Printed) -> str:
    if not c.by_rule:
        return "Le codage final ne contenait aucun code."
    ways = [*_SETTLED, *sorted(set(c.by_rule) - set(_SETTLED))]
    named = [f"{p.count(c.by_rule[way])} {_SETTLED.get(way, f'par la règle {way}')}" for way in ways if way in c.by_rule]
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
            ("est resté sans effet, le code ayant été supprimé ou divisé", "sont restés sans effet, le code ayant été"
             " supprimé ou divisé"),
        ),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    by = f" par {p.count(a.adjudicators, 'arbitre', 'arbitres')}" if a.adjudicators else ""
    too = ""
    if a.who_coded:
        who = "qui avait aussi codé" if a.adjudicators == 1 else f"dont {p.count(a.who_coded)} avaient aussi codé"
        too = f", {who},"
    return f"L'arbitrage{by}{too} a porté sur {p.count(a.all, 'code attribué', 'codes attribués')} : {p.listed(said)}."


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
        f" ; sur {p.count(r.decisions, 'code attribué', 'codes attribués')} avec ceux-ci, {p.listed(parts)}" if parts else ""
    )
    return f"Entre les tours de codage, des codes du livre de codes ont été modifiés ({done}){became}."


def themes(t: Themes, p: Printed) -> str:
    """The codebook, what counts as a mention, and the labels."""
    words = {"theme": ("thème", "thèmes"), "subtheme": ("sous-thème", "sous-thèmes"), "code": ("code", "codes")}
    book = p.listed([p.count(n, *words[level]) for level, n in t.levels.items()])
    below = (
        f"Parmi les codes, {p.count(t.below_codes, 'se trouvait', 'se trouvaient')} sous d'autres codes."
        if t.below_codes
        else ""
    )
    applied = (
        f"Les codeurs pouvaient attribuer {p.count(t.applied_above)} des thèmes et sous-thèmes "
        f"{p.of(t.applied_above, 'tel quel', 'tels quels')}."
        if t.applied_above
        else ""
    )
    what = (
        "une entrée du livre de codes si au moins un de ses segments l'avait reçue, ou ce qui se trouve au-dessous,"
        if t.below_codes or t.applied_above
        else "un thème si au moins un de ses segments avait reçu un de ses codes"
    )
    mention = f"Un participant mentionnait {what} dans le codage final ; dans un groupe de discussion, chaque personne comptait pour un participant."
    return _said(f"Le livre de codes comptait {book}.", below, applied, mention, _labels(t, p))


def _labels(t: Themes, p: Printed) -> str:
    by = f"d'après {SOURCES[t.source].told(p)}" if t.source in SOURCES else "selon un système défini par l'étude"
    cited = ", avec des seuils tels qu'ils sont couramment cités" if t.as_cited else ""
    groups = " ; ".join(
        f"{p.group(group.group)} (n = {group.participants}) : {_cut_offs(group.labels)}" for group in t.cut_offs
    )
    small = ", ".join(map(p.group, t.without_labels))
    return joined(
        f"Les thèmes ont été étiquetés {by}{cited} : {groups}." if t.cut_offs else "",
        f"Sans étiquette, faute de trois participants : {small}." if small else "",
    )


def _cut_offs(labels: tuple[tuple[str, int, int], ...]) -> str:
    return ", ".join(
        f"{label.replace('_', ' ')} = {low if low == high else f'{low}–{high}'}" for label, low, high in labels
    )


def saturation(groups: tuple[Saturation, ...], p: Printed) -> str:
    """When codes came, the new information of the last runs, and what this cannot say."""
    several = [group for group in groups if group.transcripts > 1 and group.codes]
    return _said(*(_one_saturation(group, p) for group in groups), _caution(groups, p) if several else "")


def _one_saturation(s: Saturation, p: Printed) -> str:
    name = capital(p.group(s.group))
    if s.transcripts == 1:
        return (
            f"{name} : une transcription avec {p.count(s.codes, 'code', 'codes')}, si bien que la saturation n'a pas pu être "
            "jugée."
        )
    if s.last_new is None:
        return f"{name} : aucun code dans {p.count(s.transcripts, 'transcription', 'transcriptions')}."
    came = (
        f"{name} : sur {p.count(s.codes, 'code', 'codes')}, {p.count(s.in_first, 'est venu', 'sont venus')} avec la première "
        f"transcription et le dernier nouveau avec la transcription {s.last_new} sur {s.transcripts} dans l'ordre de la "
        "collecte"
    )
    if s.threshold is None:
        return f"{came} ; il y avait trop peu de transcriptions pour les seuils de {SOURCES['guest2020'].told(p)}."
    t = s.threshold
    reached = "a été" if t.reached else "n'a pas été"
    return joined(
        f"{came}.",
        f"Après {p.count(t.before, 'transcription', 'transcriptions')}, une série de {t.run} a apporté "
        f"{p.count(t.new, 'nouveau code', 'nouveaux codes')} pour {p.count(t.codes, 'code', 'codes')} dans les {t.base} "
        f"premières, soit {p.percent(t.share)} d'information nouvelle ({SOURCES['guest2020'].behind()}) ; le seuil de "
        f"{p.limit(t.limit)} {reached} atteint.",
    )


def _caution(groups: tuple[Saturation, ...], p: Printed) -> str:
    at_start = next((g.threshold.at_start for g in groups if g.threshold and g.threshold.at_start is not None), None)
    held = "" if at_start is None else f" qui contenait {p.count(at_start, 'code', 'codes')} au départ"
    return (
        f"Les codes provenaient d'un livre de codes{held} ; ce qui est défini d'avance peut apparaître mais pas être "
        "découvert, si bien que ceci dit à quel moment des codes connus sont apparus, et non qu'il ne restait rien d'autre à "
        "trouver."
    )


def software(s: Software, p: Printed) -> str:
    """Programs and their versions."""
    models = f" et {p.listed(s.models)}" if s.models else ""
    version = f" {s.version}" if s.version else ""
    unknown = "" if s.version else ", dans une version que le tour distribué n'indique pas"
    suggested = (
        f"Les codes suggérés ont été calculés avec {s.suggestions}{version} ({SOURCES['pedregosa2011'].behind()}){unknown}."
        if s.suggestions
        else ""
    )
    return _said(
        f"Les transcriptions ont été anonymisées et découpées en segments, et les codages comparés et comptés, avec "
        f"Themetrail {s.themetrail} sous Python {s.python}, exécuté par Snakemake {s.snakemake} "
        f"({SOURCES['moelder2021'].behind()}).",
        f"Les noms ont été cherchés avec spaCy {s.spacy} ({SOURCES['honnibal2020'].behind()}){models}.",
        suggested,
    )
