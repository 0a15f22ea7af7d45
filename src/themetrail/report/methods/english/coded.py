"""Who coded what, and what stands: the sentences in English."""

from __future__ import annotations

from themetrail.report.methods.facts import Adjudicated, Coding, Revised, Suggested
from themetrail.report.methods.printed import Printed, joined

UNITS = {"turn": "turn", "sentence": "sentence", "paragraph": "paragraph", "window": "window of sentences"}
_SETTLED = {
    "single": "given by the one coder who read the segment",
    "union": "because at least one coder gave them",
    "intersection": "because all coders gave them",
    "majority": "because more than half of the coders gave them",
    "primary": "given by the primary coder",
    "adjudicated": "by adjudication",
}


def coding(c: Coding, p: Printed) -> str:
    """Who read what, what was suggested, and what stands."""
    unit = (
        f"The unit of coding was the {UNITS[c.unit]}; there {p.of(c.segments, 'was', 'were')} "
        f"{p.few(c.segments, 'one', 'segment', 'segments')} to code."
    )
    if not c.read:
        return joined(unit, "No segment had been read by a coder.", "The final coding held no code.")
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
    what = "all of them" if c.read == c.segments else f"{p.count(c.read)} of them{p.share(c.read, c.segments)}"
    twice = (
        f"{p.count(c.read_twice)}{p.share(c.read_twice, c.read)} {p.of(c.read_twice, 'was', 'were')} read by two "
        "coders or more"
        if c.read_twice
        else "no segment was read by two coders"
    )
    rounds, coders = p.few(c.rounds, "one", "round", "rounds"), p.few(c.coders, "one", "coder", "coders")
    return f"In {rounds}, {coders} read {what}; {twice}."


def _alone(c: Coding, p: Printed) -> str:
    alone = [group for group in c.groups if len(group.coders) == 1]
    if not alone or c.coders == 1:
        return ""
    named = [f"{p.group(group.name)} ({p.count(group.read, 'segment', 'segments')})" for group in alone]
    if len(alone) == 1:
        return f"The group {named[0]} was coded by one coder alone."
    return f"The groups {p.listed(named)} were each coded by one coder alone."


def suggestions(s: Suggested, p: Printed) -> str:
    """With how many readings suggested codes were shown, and when."""
    readings = p.count(s.readings, "reading", "readings")
    ways = ((s.shown, "were on view in"), (s.after, "could be looked at once the coder had coded in"))
    said = [f"{how} {p.count(n)} of {readings}{p.share(n, s.readings)}" for n, how in ways if n]
    none_made = f"In {p.few(s.none_made, 'one', 'reading', 'readings')} there was none to show." if s.none_made else ""
    withheld = (
        f"From {p.count(s.withheld, 'reading', 'readings')}{p.share(s.withheld, s.readings)}, drawn at random, they "
        f"were withheld; for {p.few(s.had_one, 'one')} of these there had been one."
        if s.withheld
        else ""
    )
    if not said:
        return joined("No suggested codes were shown.", withheld)
    never = f"In {p.few(s.never, 'one', 'reading', 'readings')} the coder was to see none." if s.never else ""
    end = "a code stood only where a coder gave or accepted it"
    return joined(f"Suggested codes {p.listed(said)}; {end}.", none_made, withheld, never)


def _gone(c: Coding, p: Printed) -> str:
    ways = (
        (c.withdrawn, ("was withdrawn with its participant", "were withdrawn with their participants")),
        (c.dropped, ("was left out by hand", "were left out by hand")),
    )
    said = [f"{p.count(n)} {p.of(n, *how)}" for n, how in ways if n]
    if not said:
        return ""
    given = p.count(c.given, "segment that was", "segments that were")
    return f"Of {given} given to coders, {p.listed(said)}; what coders had given to these did not count."


def _settled(c: Coding, p: Printed) -> str:
    if not c.by_rule:
        return "The final coding held no code."
    ways = [*_SETTLED, *sorted(set(c.by_rule) - set(_SETTLED))]
    named = [f"{p.count(c.by_rule[way])} {_SETTLED.get(way, f'by the rule {way}')}" for way in ways if way in c.by_rule]
    return (
        f"The final coding had {p.count(c.codings, 'coding', 'codings')} in "
        f"{p.count(c.coded_segments, 'segment', 'segments')}: {', '.join(named)}."
    )


def _adjudication(a: Adjudicated, p: Printed) -> str:
    if not a.all:
        return ""
    ways = (
        (a.kept, "kept"),
        (a.dropped, "dropped"),
        (a.of_gone_codes, "left without effect, because the code was deleted or split"),
    )
    said = [f"{p.count(n)} {p.of(n, 'was', 'were')} {how}" for n, how in ways if n]
    by = f" by {p.few(a.adjudicators, 'one', 'adjudicator', 'adjudicators')}" if a.adjudicators else ""
    too = ""
    if a.who_coded:
        who = "who was a coder too" if a.adjudicators == 1 else f"of whom {p.few(a.who_coded, 'one')} had coded too"
        too = f", {who},"
    return f"Adjudication{by}{too} decided on {p.count(a.all, 'coding', 'codings')}: {p.listed(said)}."


def _revised(r: Revised, p: Printed) -> str:
    done = p.listed([f"{p.count(n)} {kind}" for kind, n in r.kinds.items()])
    words = (
        (r.carried, "stood under the code of today", "stood under the code of today"),
        (
            r.decided_anew,
            "was decided anew by its coder because the code had been split",
            "were decided anew by their coders because the code had been split",
        ),
        (r.dropped, "was dropped", "were dropped"),
        (
            r.waiting,
            "waited for its coder to say which code it is",
            "waited for their coders to say which code they are",
        ),
    )
    parts = [p.count(n, one, many) for n, one, many in words if n]
    became = f"; of {p.count(r.decisions, 'coding', 'codings')} given with these, {p.listed(parts)}" if parts else ""
    return f"Between rounds, codes of the codebook were changed ({done}){became}."
