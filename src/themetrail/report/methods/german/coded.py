"""Who coded what, and what stands: the sentences in German."""

from __future__ import annotations

from themetrail.report.methods.facts import Adjudicated, Coding, Revised, Suggested
from themetrail.report.methods.printed import Printed, joined

UNITS = {
    "turn": "der Redebeitrag",
    "sentence": "der Satz",
    "paragraph": "der Absatz",
    "window": "eine Folge von Sätzen",
}
_SETTLED = {
    "single": " von der einen Person, die das Segment gelesen hatte",
    "union": ", weil mindestens eine Person {} vergeben hatte",
    "intersection": ", weil alle {} vergeben hatten",
    "majority": ", weil mehr als die Hälfte der Kodierenden {} vergeben hatte",
    "primary": " von der hauptsächlich kodierenden Person",
    "adjudicated": " durch Entscheid bei Abweichung",
}
_KINDS = {"renamed": "umbenannt", "merged": "zusammengelegt", "split": "aufgeteilt", "deleted": "gelöscht"}


def coding(c: Coding, p: Printed) -> str:
    """Who read what, what was suggested, and what stands."""
    unit = (
        f"Die Einheit der Kodierung war {UNITS[c.unit]}; zu kodieren {p.of(c.segments, 'war', 'waren')} "
        f"{p.few(c.segments, 'ein', 'Segment', 'Segmente')}."
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
    every = p.of(c.segments, "es", "sie alle")
    what = every if c.read == c.segments else f"{p.count(c.read)} davon{p.share(c.read, c.segments)}"
    twice = (
        f"{p.count(c.read_twice)}{p.share(c.read_twice, c.read)} {p.of(c.read_twice, 'wurde', 'wurden')} von "
        "mindestens zwei Personen gelesen"
        if c.read_twice
        else "kein Segment wurde von zwei Personen gelesen"
    )
    return (
        f"In {p.few(c.rounds, 'einer', 'Runde', 'Runden')} {p.of(c.coders, 'las', 'lasen')} "
        f"{p.few(c.coders, 'eine', 'kodierende Person', 'Kodierende')} {what}; {twice}."
    )


def _alone(c: Coding, p: Printed) -> str:
    alone = [group for group in c.groups if len(group.coders) == 1]
    if not alone or c.coders == 1:
        return ""
    named = p.listed([f"{p.group(group.name)} ({p.count(group.read, 'Segment', 'Segmente')})" for group in alone])
    if len(alone) == 1:
        return f"Die Gruppe {named} wurde von einer Person allein kodiert."
    return f"Die Gruppen {named} wurden je von einer Person allein kodiert."


def suggestions(s: Suggested, p: Printed) -> str:
    """With how many readings suggested codes were shown, and when."""
    readings = p.count(s.readings, "Lesung", "Lesungen")
    ways = ((s.shown, "waren bei {} zu sehen"), (s.after, "konnten bei {} nach dem Kodieren angesehen werden"))
    said = [how.format(f"{p.count(n)} von {readings}{p.share(n, s.readings)}") for n, how in ways if n]
    none_made = (
        f"Bei {p.few(s.none_made, 'einer', 'Lesung', 'Lesungen')} gab es keine zu zeigen." if s.none_made else ""
    )
    withheld = (
        f"Bei {p.count(s.withheld, 'ausgelosten Lesung', 'ausgelosten Lesungen')}{p.share(s.withheld, s.readings)} "
        f"wurden sie nicht gezeigt; für {p.few(s.had_one, 'eine')} davon hatte es welche gegeben."
        if s.withheld
        else ""
    )
    if not said:
        return joined("Vorgeschlagene Codes wurden keine gezeigt.", withheld)
    never = f"Bei {p.few(s.never, 'einer', 'Lesung', 'Lesungen')} waren keine vorgesehen." if s.never else ""
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
    given = p.count(c.given, "ausgegebenen Segment", "ausgegebenen Segmenten")
    return f"Von {given}: {p.listed(said)}; was Kodierende diesen gegeben hatten, zählte nicht."


def _settled(c: Coding, p: Printed) -> str:
    if not c.by_rule:
        return "Die endgültige Kodierung enthielt keinen Code."
    ways = [*_SETTLED, *sorted(set(c.by_rule) - set(_SETTLED))]
    named = [
        p.count(c.by_rule[way]) + _SETTLED.get(way, f" nach der Regel {way}").format(p.of(c.by_rule[way], "ihn", "sie"))
        for way in ways
        if way in c.by_rule
    ]
    return (
        f"Die endgültige Kodierung hatte {p.count(c.codings, 'vergebenen Code', 'vergebene Codes')} in "
        f"{p.count(c.coded_segments, 'Segment', 'Segmenten')}: {'; '.join(named)}."
    )


def _adjudication(a: Adjudicated, p: Printed) -> str:
    if not a.all:
        return ""
    ways = (
        (a.kept, ("wurde behalten", "wurden behalten")),
        (a.dropped, ("wurde verworfen", "wurden verworfen")),
        (
            a.of_gone_codes,
            (
                "blieb ohne Wirkung, weil der Code gelöscht oder aufgeteilt wurde",
                "blieben ohne Wirkung, weil der Code gelöscht oder aufgeteilt wurde",
            ),
        ),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    who = p.few(a.adjudicators, "eine", "Person", "Personen") if a.adjudicators else ""
    if a.who_coded:
        some = f"von denen {p.few(a.who_coded, 'eine')} auch kodiert {p.of(a.who_coded, 'hatte', 'hatten')}"
        also = "die auch kodiert hatte" if a.adjudicators == 1 else some
        who += f", {also},"
    begin = (
        f"Bei Abweichungen {p.of(a.adjudicators, 'entschied', 'entschieden')} {who}"
        if who
        else "Bei Abweichungen wurde"
    )
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
