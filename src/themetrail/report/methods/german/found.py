"""Themes, saturation and software: the sentences in German."""

from __future__ import annotations

from themetrail.report.methods.facts import Saturation, Software, Themes
from themetrail.report.methods.printed import Printed, capital, cut_offs, joined
from themetrail.report.methods.references import SOURCES


def themes(t: Themes, p: Printed) -> str:
    """The codebook, what counts as a mention, and the labels."""
    words = {"theme": ("Thema", "Themen"), "subtheme": ("Unterthema", "Unterthemen"), "code": ("Code", "Codes")}
    book = p.listed([p.count(n, *words[level]) for level, n in t.levels.items()])
    below = (
        f"Von den Codes {p.of(t.below_codes, 'stand', 'standen')} {p.few(t.below_codes, 'einer')} unter anderen Codes."
        if t.below_codes
        else ""
    )
    applied = (
        f"Von den Themen und Unterthemen konnten die Kodierenden {p.few(t.applied_above, 'eines')} als "
        f"{p.of(t.applied_above, 'solches', 'solche')} vergeben."
        if t.applied_above
        else ""
    )
    what = (
        "einen Eintrag des Kodierbuchs, wenn mindestens eines ihrer Segmente ihn oder etwas darunter hatte"
        if t.below_codes or t.applied_above
        else "ein Thema, wenn mindestens eines ihrer Segmente einen seiner Codes hatte"
    )
    each = "; wo mehrere miteinander sprachen, zählte jede Person einzeln" if t.together else ""
    mention = f"In der endgültigen Kodierung nannte eine Person {what}{each}."
    if not t.counted:
        not_counted = (
            "Teilnehmende wurden nicht gezählt: In der reflexiven thematischen Analyse zählt ein Thema durch das, "
            "was es zur Forschungsfrage sagt, nicht durch die Zahl derer, die davon sprechen "
            f"({SOURCES['braun2006'].behind()})."
        )
        return joined(f"Das Kodierbuch hatte {book}.", below, applied, not_counted)
    return joined(f"Das Kodierbuch hatte {book}.", below, applied, mention, _labels(t, p))


def _labels(t: Themes, p: Printed) -> str:
    by = f"nach {SOURCES[t.source].told(p)}" if t.source in SOURCES else "nach einem Schema der Studie"
    cited = ", mit Grenzen, wie sie gemeinhin zitiert werden" if t.as_cited else ""
    groups = "; ".join(
        f"{p.group(group.group)} (n = {group.participants}): {cut_offs(group.labels, p)}" for group in t.cut_offs
    )
    small = ", ".join(map(p.group, t.without_labels))
    return joined(
        f"Themen wurden {by} bezeichnet{cited}: {groups}." if t.cut_offs else "",
        _beyond(t, p),
        f"Ohne Bezeichnung, weil es weniger als drei Teilnehmende waren: {small}." if small else "",
    )


def _beyond(t: Themes, p: Printed) -> str:
    beyond = [p.group(group.group) for group in t.cut_offs if group.beyond]
    if not beyond:
        return ""
    how = "wurden diese Zahlen unverändert übernommen" if t.literal else "stand „typisch“ für mehr als die Hälfte"
    return f"Diese Quelle gibt Zahlen für Gruppen von sechs an; für {p.listed(beyond)} {how}."


def saturation(groups: tuple[Saturation, ...] | None, p: Printed) -> str:
    """When codes came, the new information of the last runs, and what this cannot say."""
    if groups is None:
        return joined(
            "Sättigung wurde nicht beurteilt: In der reflexiven thematischen Analyse werden Codes und Themen von der "
            "analysierenden Person gebildet und nicht gefunden, so dass es keinen Punkt gibt, an dem keine mehr "
            f"übrig sind ({SOURCES['braun2021b'].behind()})."
        )
    several = [group for group in groups if group.transcripts > 1 and group.codes]
    return joined(*(_one_saturation(group, p) for group in groups), _caution(groups, p) if several else "")


def _one_saturation(s: Saturation, p: Printed) -> str:
    name = capital(p.group(s.group))
    if s.transcripts == 1:
        codes = p.few(s.codes, "einem", "Code", "Codes")
        return f"{name}: ein Transkript mit {codes}, so dass die Sättigung nicht zu beurteilen war."
    if s.last_new is None:
        return f"{name}: kein Code in {p.few(s.transcripts, 'einem', 'Transkript', 'Transkripten')}."
    last = (
        f"keiner mit einem späteren ({p.count(s.transcripts, 'Transkript', 'Transkripte')} in der Reihenfolge der "
        "Erhebung)"
        if s.last_new == 1
        else f"der letzte neue mit Transkript {s.last_new} von {s.transcripts} in der Reihenfolge der Erhebung"
    )
    came = (
        f"{name}: von {p.count(s.codes, 'Code', 'Codes')} {p.of(s.in_first, 'kam', 'kamen')} {p.count(s.in_first)} "
        f"mit dem ersten Transkript und {last}"
    )
    if s.threshold is None:
        return f"{came}; die Schwellen von {SOURCES['guest2020'].told(p)} waren nicht zu berechnen."
    t = s.threshold
    later = (
        f"; danach {p.of(t.after, 'kam', 'kamen')} {p.count(t.after, 'neuer Code', 'neue Codes')}" if t.after else ""
    )
    return joined(
        f"{came}.",
        f"Nach {p.count(t.before, 'Transkript', 'Transkripten')} {p.of(t.new, 'kam', 'kamen')} in einer Folge von "
        f"{t.run} zu {p.count(t.codes, 'Code', 'Codes')} der ersten {t.base} noch {p.count(t.new, 'neuer', 'neue')}, "
        f"also {p.percent(t.share)} neue Information ({SOURCES['guest2020'].behind()}); die Schwelle von "
        f"{p.limit(t.limit)} wurde {'' if t.reached else 'nicht '}erreicht{later}.",
    )


def _caution(groups: tuple[Saturation, ...], p: Printed) -> str:
    at_start = next((g.threshold.at_start for g in groups if g.threshold and g.threshold.at_start is not None), None)
    held = "" if at_start is None else f", das zu Beginn {p.few(at_start, 'einen', 'Code', 'Codes')} enthielt"
    added = max((group.added for group in groups), default=0)
    later = (
        f"; {p.few(added, 'ein', 'Code', 'Codes')} der endgültigen Kodierung {p.of(added, 'kam', 'kamen')} später hinzu"
        if added
        else ""
    )
    others = "für die übrigen also" if added else "also"
    return (
        f"Die Codes stammten aus einem Kodierbuch{held}{later}; was vorher festgelegt ist, kann vorkommen, aber nicht "
        f"entdeckt werden. Dies sagt {others}, wann bekannte Codes vorkamen, und nicht, dass nichts anderes mehr zu "
        "finden war."
    )


def software(s: Software, p: Printed) -> str:
    """Programs and their versions."""
    version = f" {s.version}" if s.version else ""
    unknown = "" if s.version else " in einer Version, die die ausgegebene Runde nicht nennt,"
    suggested = (
        f"Vorgeschlagene Codes wurden mit {s.suggestions}{version} ({SOURCES['pedregosa2011'].behind()}){unknown} "
        "berechnet."
        if s.suggestions
        else ""
    )
    return joined(
        f"Die Transkripte wurden mit Themetrail {s.themetrail} unter Python {s.python}, ausgeführt von Snakemake "
        f"{s.snakemake} ({SOURCES['moelder2021'].behind()}), anonymisiert und in Segmente geteilt, die Kodierungen "
        "damit verglichen und gezählt.",
        _names(s, p),
        suggested,
    )


def _names(s: Software, p: Printed) -> str:
    """What looked for names: models, rules and lists alone, a recogniser of the study's own."""
    models = f" und {p.listed(s.models)}" if s.models else ""
    own = f"Auch ein eigenes Erkennungsprogramm der Studie, {s.engine}, suchte nach ihnen." if s.engine else ""
    if s.without_model and not s.models:
        return joined("Namen wurden allein mit Regeln und Namenslisten gesucht, ohne Sprachmodell.", own)
    alone = (
        "In Transkripten in diesen Sprachen geschah das allein mit Regeln und Namenslisten, ohne Sprachmodell: "
        f"{p.listed(s.without_model)}."
        if s.without_model
        else ""
    )
    return joined(f"Namen wurden mit spaCy {s.spacy} ({SOURCES['honnibal2020'].behind()}){models} gesucht.", alone, own)
