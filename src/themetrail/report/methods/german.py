"""The sentences of the methods text in German, in the past tense. No sentence begins with a numeral."""

from __future__ import annotations

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

TITLE = "Methode"
SECTIONS = {
    "data": "Daten",
    "anonymisation": "Anonymisierung",
    "coding": "Kodierung",
    "agreement": "Übereinstimmung",
    "themes": "Themen",
    "saturation": "Sättigung",
    "software": "Software",
    "references": "Literatur",
    "open": "Noch anzugeben",
}
APART = (
    "Eingerückte Absätze wurden von Menschen geschrieben ({file}); alles andere wurde aus den Tabellen der Studie berechnet."
)
STATE = "[anzugeben: {what}]"
SLOTS = {
    "sample_size": "warum diese Zahl von Teilnehmenden",
    "recruitment": "wie Teilnehmende gefunden und angefragt wurden und wie viele ablehnten",
    "relation_to_participants": "wie die Forschenden zu den Teilnehmenden standen",
    "ethics_approval": "welche Ethikkommission die Studie unter welcher Nummer bewilligte und wie eingewilligt wurde",
    "recording": "wo, wann und womit die Gespräche aufgezeichnet wurden und wie lange sie dauerten",
    "transcription": "wer nach welchen Regeln transkribierte und wer es prüfte",
    "transcription_software": "Software für die Transkription mit Version, oder dass keine verwendet wurde",
    "anonymisation_check": "wie geprüft wurde, dass nichts übersehen wurde; eine Zählung der übersehenen Namen in den"
    " ausgelosten Redebeiträgen der Durchsicht ergibt eine Schätzung",
    "codebook_development": "wie und woraus das Kodierbuch entstand",
    "coders": "wer mit welchem Hintergrund kodierte",
    "coder_training": "wie die Kodierenden geschult wurden",
    "coder_independence": "ob die Kodierenden unabhängig voneinander arbeiteten und was sie besprachen",
    "adjudicator": "wer über Abweichungen entschied, und wie",
    "scheme_reference": "die vollständige Angabe zum Schema der Bezeichnungen",
}
OPEN_SLOT = "{key}: {what}"
OPEN_ASKED = "Auszufüllen in {file}:"
NOTHING_OPEN = "Alles, wonach dieser Text Menschen fragt, ist angegeben."

CATEGORIES = {
    "person": ("Person", "Personen"),
    "place": ("Ort", "Orte"),
    "organisation": ("Organisation", "Organisationen"),
    "date": ("Datum", "Daten"),
    "age": ("Alter", "Altersangaben"),
    "birth_date": ("Geburtsdatum", "Geburtsdaten"),
    "address": ("Adresse", "Adressen"),
    "email": ("E-Mail-Adresse", "E-Mail-Adressen"),
    "phone": ("Telefonnummer", "Telefonnummern"),
    "url": ("Webadresse", "Webadressen"),
    "bank_account": ("Bankkonto", "Bankkonten"),
    "social_security": ("Sozialversicherungsnummer", "Sozialversicherungsnummern"),
    "file_number": ("Aktenzeichen", "Aktenzeichen"),
    "plate": ("Kennzeichen", "Kennzeichen"),
}
UNITS = {"turn": "der Redebeitrag", "sentence": "der Satz", "paragraph": "der Absatz", "window": "eine Folge von Sätzen"}
_SETTLED = {
    "single": "von der einen Person, die das Segment gelesen hatte",
    "union": "weil mindestens eine Person sie vergeben hatte",
    "intersection": "weil alle sie vergeben hatten",
    "majority": "weil mehr als die Hälfte der Kodierenden sie vergeben hatte",
    "primary": "von der hauptsächlich kodierenden Person",
    "adjudicated": "durch Entscheid bei Abweichung",
}
_KINDS = {"renamed": "umbenannt", "merged": "zusammengelegt", "split": "aufgeteilt", "deleted": "gelöscht"}


def provisional(missing: Sequence[Missing], p: Printed) -> str:
    """What is still to come."""
    return f"Vorläufig: {'; '.join(_clause(one, p) for one in missing)}."


def _clause(one: Missing, p: Printed) -> str:
    segments = p.count(one.n, "Segment", "Segmente")
    return {
        "round_not_issued": f"Runde {one.round} ist nicht ausgegeben",
        "coder_awaited": f"Runde {one.round} wartet auf {', '.join(one.coders)}",
        "unseen": f"{p.count(one.n, 'zugeteiltes Segment', 'zugeteilte Segmente')} nicht gelesen",
        "given_to_nobody": f"{segments} aus {p.count(one.transcripts, 'Transkript', 'Transkripten')} niemandem zugeteilt",
        "split_open": f"{p.count(one.n, 'Kodierung', 'Kodierungen')} mit aufgeteilten Codes zu entscheiden",
        "unresolved": f"über {p.count(one.n, 'Code', 'Codes')} eines Segments zu entscheiden",
    }[one.what]


def data(d: Data, p: Printed) -> str:
    """What was collected."""
    groups = "; ".join(
        f"{p.group(group.name)}: {p.count(group.transcripts, 'Transkript', 'Transkripte')}, "
        f"{p.count(group.participants, 'teilnehmende Person', 'Teilnehmende')}"
        for group in d.groups
    )
    once = sum(group.participants for group in d.groups) > d.participants
    return joined(
        f"Die Daten waren {p.count(d.transcripts, 'Transkript', 'Transkripte')} von "
        f"{p.count(d.participants, 'teilnehmenden Person', 'Teilnehmenden')} ({groups}) mit "
        f"{p.count(d.words, 'Wort', 'Wörtern')} in {p.count(d.turns, 'Redebeitrag', 'Redebeiträgen')} nach der "
        f"Anonymisierung; davon sagten die Teilnehmenden {p.count(d.words_of_participants, 'Wort', 'Wörter')}"
        f"{p.share(d.words_of_participants, d.words)}.",
        "Wer in mehreren Gruppen war, ist einmal gezählt." if once else "",
    )


def anonymisation(a: Anonymisation, p: Printed) -> str:
    """What was replaced, reviewed and missed."""
    n = sum(a.replaced.values())
    found = (
        f"In {p.count(a.transcripts, 'Transkript', 'Transkripten')} {p.of(n, 'wurde', 'wurden')} "
        f"{p.count(n, 'Nennung, die jemanden erkennbar machen konnte,', 'Nennungen, die jemanden erkennbar machen konnten,')} "
        f"durch Pseudonyme oder Platzhalter ersetzt: {_categories(a.replaced, p)}."
        if n
        else "In den Transkripten wurde nichts ersetzt, was jemanden erkennbar machen konnte."
    )
    kept = f"Nach den Regeln der Studie blieben stehen: {_categories(a.kept, p)}." if a.kept else ""
    refused = (
        f"Auf Entscheid einer prüfenden Person {p.of(a.refused, 'blieb', 'blieben')} "
        f"{p.count(a.refused, 'Nennung', 'Nennungen')} stehen."
        if a.refused
        else ""
    )
    return joined(found, kept, refused, _review(a, p), _recall(a, p))


def _categories(counts: dict[str, int], p: Printed) -> str:
    return p.listed([p.count(n, *CATEGORIES[name]) for name, n in counts.items()])


def _review(a: Anonymisation, p: Printed) -> str:
    if not a.asked:
        return "Das Programm hatte für die Durchsicht keine Frage."
    return joined(
        f"Von {p.count(a.asked, 'Frage', 'Fragen')}, die das Programm für die Durchsicht stellte, "
        f"{p.of(a.decided, 'wurde', 'wurden')} {p.count(a.decided)}{p.share(a.decided, a.asked)} entschieden.",
        "Die Durchsicht war nicht abgeschlossen." if a.decided < a.asked else "",
    )


def _recall(a: Anonymisation, p: Printed) -> str:
    if a.recall is None:
        return "Wie viel übersehen wurde, wurde nicht geschätzt."
    r = a.recall
    return (
        f"In {p.count(r.turns, 'ausgelosten und gelesenen Redebeitrag', 'ausgelosten und gelesenen Redebeiträgen')} "
        f"{p.of(r.replaced, 'war', 'waren')} {p.count(r.replaced, 'Nennung', 'Nennungen')} von Personen ersetzt und "
        f"{p.count(r.missed)} übersehen worden, geschätzt also {p.percent(r.share)} gefunden (95-%-Intervall "
        f"{p.interval(r.low, r.high)}; {SOURCES['clopper1934'].behind()}); Nennungen in einem Beitrag gleichen sich, so "
        "dass das wahre Intervall breiter sein kann."
    )


def coding(c: Coding, p: Printed) -> str:
    """Who read what, what was suggested, and what stands."""
    unit = (
        f"Die Einheit der Kodierung war {UNITS[c.unit]}; zu kodieren {p.of(c.segments, 'war', 'waren')} "
        f"{p.count(c.segments, 'Segment', 'Segmente')}."
    )
    if not c.read:
        return joined(unit, "Noch kein Segment war gelesen worden.", "Die endgültige Kodierung enthielt keinen Code.")
    return joined(
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
    what = "alle davon" if c.read == c.segments else f"{p.count(c.read)} davon{p.share(c.read, c.segments)}"
    twice = (
        f"{p.count(c.read_twice)}{p.share(c.read_twice, c.read)} {p.of(c.read_twice, 'wurde', 'wurden')} von mindestens zwei "
        "Personen gelesen"
        if c.read_twice
        else "kein Segment wurde von zwei Personen gelesen"
    )
    return (
        f"In {p.count(c.rounds, 'Runde', 'Runden')} {p.of(c.coders, 'las', 'lasen')} "
        f"{p.count(c.coders, 'kodierende Person', 'Kodierende')} {what}; {twice}."
    )


def _alone(c: Coding, p: Printed) -> str:
    alone = [group for group in c.groups if len(group.coders) == 1]
    if not alone or c.coders == 1:
        return ""
    named = p.listed([f"{p.group(group.name)} ({p.count(group.read, 'Segment', 'Segmente')})" for group in alone])
    if len(alone) == 1:
        return f"Die Gruppe {named} wurde von einer Person allein kodiert; die Übereinstimmung sagt nichts über sie."
    return f"Die Gruppen {named} wurden je von einer Person allein kodiert; die Übereinstimmung sagt nichts über sie."


def suggestions(s: Suggested, p: Printed) -> str:
    """With how many readings suggested codes were shown, and when."""
    readings = p.count(s.readings, "Lesung", "Lesungen")
    ways = ((s.shown, "waren bei {} zu sehen"), (s.after, "konnten bei {} nach dem Kodieren angesehen werden"))
    said = [how.format(f"{p.count(n)} von {readings}{p.share(n, s.readings)}") for n, how in ways if n]
    if not said:
        return "Vorgeschlagene Codes wurden keine gezeigt."
    none_made = (
        f"Bei {p.count(s.none_made, 'Lesung', 'Lesungen')} gab es keine zu zeigen." if s.none_made else ""
    )
    withheld = (
        f"Bei {p.count(s.withheld, 'ausgelosten Lesung', 'ausgelosten Lesungen')}{p.share(s.withheld, s.readings)} wurden sie "
        f"nicht gezeigt; für {p.count(s.had_one)} davon hatte es welche gegeben."
        if s.withheld
        else ""
    )
    never = f"Bei {p.count(s.never, 'Lesung', 'Lesungen')} waren keine vorgesehen." if s.never else ""
    end = "ein Code galt nur, wo ihn eine kodierende Person vergeben oder angenommen hatte"
    return joined(f"Vorgeschlagene Codes {p.listed(said)}; {end}.", none_made, withheld, never)


def _gone(c: Coding, p: Printed) -> str:
    ways = (
        (c.withdrawn, ("wurde mit den Teilnehmenden zurückgezogen", "wurden mit ihren Teilnehmenden zurückgezogen")),
        (c.dropped, ("wurde von Hand weggelassen", "wurden von Hand weggelassen")),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    if not said:
        return ""
    given = p.count(c.issued, "ausgegebenen Segment", "ausgegebenen Segmenten")
    return f"Von {given}: {p.listed(said)}; was Kodierende diesen gegeben hatten, zählte nicht."


def _settled(c: Coding, p: Printed) -> str:
    if not c.by_rule:
        return "Die endgültige Kodierung enthielt keinen Code."
    ways = [*_SETTLED, *sorted(set(c.by_rule) - set(_SETTLED))]
    named = [f"{p.count(c.by_rule[way])} {_SETTLED.get(way, f'nach der Regel {way}')}" for way in ways if way in c.by_rule]
    return (
        f"Die endgültige Kodierung hatte {p.count(c.codings, 'vergebenen Code', 'vergebene Codes')} in "
        f"{p.count(c.coded_segments, 'Segment', 'Segmenten')}: {', '.join(named)}."
    )


def _adjudication(a: Adjudicated, p: Printed) -> str:
    if not a.all:
        return ""
    ways = (
        (a.kept, ("wurde behalten", "wurden behalten")),
        (a.dropped, ("wurde verworfen", "wurden verworfen")),
        (
            a.of_gone_codes,
            ("blieb ohne Wirkung, weil der Code gelöscht oder aufgeteilt wurde", "blieben ohne Wirkung, weil der Code"
             " gelöscht oder aufgeteilt wurde"),
        ),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    who = p.count(a.adjudicators, "entscheidende Person", "entscheidende Personen") if a.adjudicators else ""
    if a.who_coded:
        also = "die auch kodiert hatte" if a.adjudicators == 1 else f"von denen {p.count(a.who_coded)} auch kodiert hatten"
        who += f", {also},"
    begin = f"Bei Abweichungen {p.of(a.adjudicators, 'entschied', 'entschieden')} {who}" if who else "Bei Abweichungen wurde"
    end = "" if who else " entschieden"
    return f"{begin} über {p.count(a.all, 'vergebenen Code', 'vergebene Codes')}{end}: {p.listed(said)}."


def _revised(r: Revised, p: Printed) -> str:
    done = p.listed([f"{p.count(n)} {_KINDS[kind]}" for kind, n in r.kinds.items()])
    words = (
        (r.carried, "galt unter dem heutigen Code", "galten unter dem heutigen Code"),
        (
            r.decided_anew,
            "wurde neu entschieden, weil der Code aufgeteilt worden war",
            "wurden neu entschieden, weil der Code aufgeteilt worden war",
        ),
        (r.dropped, "wurde verworfen", "wurden verworfen"),
        (r.waiting, "wartete auf den Entscheid der kodierenden Person", "warteten auf den Entscheid der Kodierenden"),
    )
    parts = [p.count(n, one, many) for n, one, many in words if n]
    given = p.count(r.decisions, "damit vergebenen Code", "damit vergebenen Codes")
    became = f"; von {given}: {p.listed(parts)}" if parts else ""
    return f"Zwischen den Runden wurden Codes des Kodierbuchs geändert ({done}){became}."


def themes(t: Themes, p: Printed) -> str:
    """The codebook, what counts as a mention, and the labels."""
    words = {"theme": ("Thema", "Themen"), "subtheme": ("Unterthema", "Unterthemen"), "code": ("Code", "Codes")}
    book = p.listed([p.count(n, *words[level]) for level, n in t.levels.items()])
    below = (
        f"Von den Codes {p.of(t.below_codes, 'stand', 'standen')} {p.count(t.below_codes)} unter anderen Codes."
        if t.below_codes
        else ""
    )
    applied = (
        f"Von den Themen und Unterthemen konnten die Kodierenden {p.count(t.applied_above)} als "
        f"{p.of(t.applied_above, 'solches', 'solche')} vergeben."
        if t.applied_above
        else ""
    )
    what = (
        "einen Eintrag des Kodierbuchs, wenn mindestens eines ihrer Segmente ihn oder etwas darunter hatte"
        if t.below_codes or t.applied_above
        else "ein Thema, wenn mindestens eines ihrer Segmente einen seiner Codes hatte"
    )
    mention = (
        f"In der endgültigen Kodierung nannte eine Person {what}; in einer Gruppendiskussion zählte jede sprechende Person "
        "einzeln."
    )
    return joined(f"Das Kodierbuch hatte {book}.", below, applied, mention, _labels(t, p))


def _labels(t: Themes, p: Printed) -> str:
    by = f"nach {SOURCES[t.source].told(p)}" if t.source in SOURCES else "nach einem Schema der Studie"
    cited = ", mit Grenzen, wie sie gemeinhin zitiert werden" if t.as_cited else ""
    groups = "; ".join(
        f"{p.group(group.group)} (n = {group.participants}): {_cut_offs(group.labels)}" for group in t.cut_offs
    )
    small = ", ".join(map(p.group, t.without_labels))
    return joined(
        f"Themen wurden {by} bezeichnet{cited}: {groups}." if t.cut_offs else "",
        f"Ohne Bezeichnung, weil es weniger als drei Teilnehmende waren: {small}." if small else "",
    )


def _cut_offs(labels: tuple[tuple[str, int, int], ...]) -> str:
    return ", ".join(
        f"{label.replace('_', ' ')} = {low if low == high else f'{low}–{high}'}" for label, low, high in labels
    )


def saturation(groups: tuple[Saturation, ...], p: Printed) -> str:
    """When codes came, the new information of the last runs, and what this cannot say."""
    several = [group for group in groups if group.transcripts > 1 and group.codes]
    return joined(*(_one_saturation(group, p) for group in groups), _caution(groups, p) if several else "")


def _one_saturation(s: Saturation, p: Printed) -> str:
    name = capital(p.group(s.group))
    if s.transcripts == 1:
        return (
            f"{name}: ein Transkript mit {p.count(s.codes, 'Code', 'Codes')}, so dass die Sättigung nicht zu beurteilen war."
        )
    if s.last_new is None:
        return f"{name}: kein Code in {p.count(s.transcripts, 'Transkript', 'Transkripten')}."
    came = (
        f"{name}: von {p.count(s.codes, 'Code', 'Codes')} {p.of(s.in_first, 'kam', 'kamen')} {p.count(s.in_first)} mit dem "
        f"ersten Transkript und der letzte neue mit Transkript {s.last_new} von {s.transcripts} in der Reihenfolge der Erhebung"
    )
    if s.threshold is None:
        return f"{came}; für die Schwellen von {SOURCES['guest2020'].told(p)} waren es zu wenige Transkripte."
    t = s.threshold
    return joined(
        f"{came}.",
        f"Nach {p.count(t.before, 'Transkript', 'Transkripten')} brachte eine Folge von {t.run} "
        f"{p.count(t.new, 'neuen Code', 'neue Codes')} auf {p.count(t.codes, 'Code', 'Codes')} der ersten {t.base}, also "
        f"{p.percent(t.share)} neue Information ({SOURCES['guest2020'].behind()}); die Schwelle von {p.limit(t.limit)} wurde "
        f"{'' if t.reached else 'nicht '}erreicht.",
    )


def _caution(groups: tuple[Saturation, ...], p: Printed) -> str:
    at_start = next((g.threshold.at_start for g in groups if g.threshold and g.threshold.at_start is not None), None)
    held = "" if at_start is None else f", das zu Beginn {p.count(at_start, 'Code', 'Codes')} enthielt"
    return (
        f"Die Codes stammten aus einem Kodierbuch{held}; was vorher festgelegt ist, kann vorkommen, aber nicht entdeckt "
        "werden. Dies sagt also, wann bekannte Codes vorkamen, und nicht, dass nichts anderes mehr zu finden war."
    )


def software(s: Software, p: Printed) -> str:
    """Programs and their versions."""
    models = f" und {p.listed(s.models)}" if s.models else ""
    version = f" {s.version}" if s.version else ""
    unknown = "" if s.version else " in einer Version, die die ausgegebene Runde nicht nennt,"
    suggested = (
        f"Vorgeschlagene Codes wurden mit {s.suggestions}{version} ({SOURCES['pedregosa2011'].behind()}){unknown} berechnet."
        if s.suggestions
        else ""
    )
    return joined(
        f"Die Transkripte wurden mit Themetrail {s.themetrail} unter Python {s.python}, ausgeführt von Snakemake "
        f"{s.snakemake} ({SOURCES['moelder2021'].behind()}), anonymisiert und in Segmente geteilt, die Kodierungen damit "
        "verglichen und gezählt.",
        f"Namen wurden mit spaCy {s.spacy} ({SOURCES['honnibal2020'].behind()}){models} gesucht.",
        suggested,
    )
