"""Themes, saturation and software: the sentences in French."""

from __future__ import annotations

from themetrail.report.methods.facts import Saturation, Software, Themes
from themetrail.report.methods.french.marks import spaced
from themetrail.report.methods.printed import Printed, capital, cut_offs, joined
from themetrail.report.methods.references import SOURCES


def themes(t: Themes, p: Printed) -> str:
    """The codebook, what counts as a mention, and the labels."""
    words = {"theme": ("thème", "thèmes"), "subtheme": ("sous-thème", "sous-thèmes"), "code": ("code", "codes")}
    book = p.listed([p.count(n, *words[level]) for level, n in t.levels.items()])
    below = (
        f"Parmi les codes, {p.few(t.below_codes, 'un', 'se trouvait', 'se trouvaient')} sous d’autres codes."
        if t.below_codes
        else ""
    )
    applied = (
        f"Les codeurs pouvaient attribuer {p.few(t.applied_above, 'un')} des thèmes et sous-thèmes "
        f"{p.of(t.applied_above, 'tel quel', 'tels quels')}."
        if t.applied_above
        else ""
    )
    what = (
        "une entrée du livre de codes si au moins un de ses segments l’avait reçue, ou ce qui se trouve au-dessous,"
        if t.below_codes or t.applied_above
        else "un thème si au moins un de ses segments avait reçu un de ses codes"
    )
    each = " ; là où plusieurs parlaient ensemble, chaque personne comptait pour un participant" if t.together else ""
    mention = f"Un participant mentionnait {what} dans le codage final{each}."
    if not t.counted:
        not_counted = (
            "Les participants n’ont pas été comptés : dans l’analyse thématique réflexive, un thème vaut par ce "
            "qu’il dit de la question de recherche, non par le nombre de personnes qui en parlent "
            f"({SOURCES['braun2006'].behind()})."
        )
        return spaced(f"Le livre de codes comptait {book}.", below, applied, not_counted)
    return spaced(f"Le livre de codes comptait {book}.", below, applied, mention, _labels(t, p))


def _labels(t: Themes, p: Printed) -> str:
    by = f"d’après {SOURCES[t.source].told(p)}" if t.source in SOURCES else "selon un système défini par l’étude"
    cited = ", avec des seuils tels qu’ils sont couramment cités" if t.as_cited else ""
    groups = " ; ".join(
        f"{p.group(group.group)} (n = {group.participants}) : {cut_offs(group.labels, p)}" for group in t.cut_offs
    )
    small = ", ".join(map(p.group, t.without_labels))
    return joined(
        f"Les thèmes ont été étiquetés {by}{cited} : {groups}." if t.cut_offs else "",
        _beyond(t, p),
        f"Sans étiquette, faute de trois participants : {small}." if small else "",
    )


def _beyond(t: Themes, p: Printed) -> str:
    beyond = [p.group(group.group) for group in t.cut_offs if group.beyond]
    if not beyond:
        return ""
    how = "ces nombres ont été repris tels quels" if t.literal else "« typique » a signifié plus de la moitié"
    return f"Cette source donne des nombres pour des groupes de six ; pour {p.listed(beyond)}, {how}."


def saturation(groups: tuple[Saturation, ...] | None, p: Printed) -> str:
    """When codes came, the new information of the last runs, and what this cannot say."""
    if groups is None:
        return spaced(
            "La saturation n’a pas été évaluée : dans l’analyse thématique réflexive, codes et thèmes sont "
            "construits par l’analyste et non trouvés, si bien qu’il n’y a pas de moment où il n’en reste plus "
            f"({SOURCES['braun2021b'].behind()})."
        )
    several = [group for group in groups if group.transcripts > 1 and group.codes]
    return spaced(*(_one_saturation(group, p) for group in groups), _caution(groups, p) if several else "")


def _one_saturation(s: Saturation, p: Printed) -> str:
    name = capital(p.group(s.group))
    if s.transcripts == 1:
        return (
            f"{name} : une transcription avec {p.few(s.codes, 'un', 'code', 'codes')}, si bien que la saturation n’a "
            "pas pu être jugée."
        )
    if s.last_new is None:
        return f"{name} : aucun code dans {p.few(s.transcripts, 'une', 'transcription', 'transcriptions')}."
    last = (
        f"aucun avec une suivante ({p.count(s.transcripts, 'transcription', 'transcriptions')} dans l’ordre de la "
        "collecte)"
        if s.last_new == 1
        else f"le dernier nouveau avec la transcription {s.last_new} sur {s.transcripts} dans l’ordre de la collecte"
    )
    came = (
        f"{name} : sur {p.count(s.codes, 'code', 'codes')}, {p.count(s.in_first, 'est venu', 'sont venus')} avec la "
        f"première transcription et {last}"
    )
    if s.threshold is None:
        return f"{came} ; les seuils de {SOURCES['guest2020'].told(p)} n’ont pas pu être calculés."
    t = s.threshold
    later = f" ; {p.count(t.after, 'nouveau code est venu', 'nouveaux codes sont venus')} ensuite" if t.after else ""
    reached = "a été" if t.reached else "n’a pas été"
    return joined(
        f"{came}.",
        f"Après {p.count(t.before, 'transcription', 'transcriptions')}, une série de {t.run} a apporté "
        f"{p.count(t.new, 'nouveau code', 'nouveaux codes')} pour {p.count(t.codes, 'code', 'codes')} dans les "
        f"{t.base} premières, soit {p.percent(t.share)} d’information nouvelle ({SOURCES['guest2020'].behind()}) ; le "
        f"seuil de {p.limit(t.limit)} {reached} atteint{later}.",
    )


def _caution(groups: tuple[Saturation, ...], p: Printed) -> str:
    at_start = next((g.threshold.at_start for g in groups if g.threshold and g.threshold.at_start is not None), None)
    held = "" if at_start is None else f" qui contenait {p.few(at_start, 'un', 'code', 'codes')} au départ"
    added = max((group.added for group in groups), default=0)
    came = p.few(added, "un", "code du codage final y a été ajouté", "codes du codage final y ont été ajoutés")
    later = f", et {came} ensuite" if added else ""
    others = "pour les autres, ceci dit" if added else "ceci dit"
    return (
        f"Les codes provenaient d’un livre de codes{held}{later} ; ce qui est défini d’avance peut apparaître mais pas "
        f"être découvert, si bien que {others} à quel moment des codes connus sont apparus, et non qu’il ne restait "
        "rien d’autre à trouver."
    )


def software(s: Software, p: Printed) -> str:
    """Programs and their versions."""
    version = f" {s.version}" if s.version else ""
    unknown = "" if s.version else ", dans une version que le tour distribué n’indique pas"
    suggested = (
        f"Les codes suggérés ont été calculés avec {s.suggestions}{version} "
        f"({SOURCES['pedregosa2011'].behind()}){unknown}."
        if s.suggestions
        else ""
    )
    return spaced(
        "Les transcriptions ont été anonymisées et découpées en segments, et les codages comparés et comptés, avec "
        f"Themetrail {s.themetrail} sous Python {s.python}, exécuté par Snakemake {s.snakemake} "
        f"({SOURCES['moelder2021'].behind()}).",
        _names(s, p),
        suggested,
    )


def _names(s: Software, p: Printed) -> str:
    """What looked for names: models, rules and lists alone, a recogniser of the study's own."""
    models = f" et {p.listed(s.models)}" if s.models else ""
    own = f"Un outil de reconnaissance propre à l’étude, {s.engine}, les a aussi cherchés." if s.engine else ""
    if s.without_model and not s.models:
        alone = "Les noms ont été cherchés par des règles et des listes de noms seules, sans modèle de langue."
        return spaced(alone, own)
    alone = (
        "Dans les transcriptions en ces langues, ils l’ont été par des règles et des listes de noms seules, sans "
        f"modèle de langue : {p.listed(s.without_model)}."
        if s.without_model
        else ""
    )
    return spaced(
        f"Les noms ont été cherchés avec spaCy {s.spacy} ({SOURCES['honnibal2020'].behind()}){models}.", alone, own
    )
