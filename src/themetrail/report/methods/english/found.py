"""Themes, saturation and software: the sentences in English."""

from __future__ import annotations

from themetrail.report.methods.facts import Saturation, Software, Themes
from themetrail.report.methods.printed import Printed, capital, cut_offs, joined
from themetrail.report.methods.references import SOURCES


def themes(t: Themes, p: Printed) -> str:
    """The codebook, what counts as a mention, and the labels."""
    words = {"theme": ("theme", "themes"), "subtheme": ("subtheme", "subthemes"), "code": ("code", "codes")}
    book = p.listed([p.count(n, *words[level]) for level, n in t.levels.items()])
    below = f"Of the codes, {p.few(t.below_codes, 'one')} stood below other codes." if t.below_codes else ""
    applied = (
        f"Coders could apply {p.few(t.applied_above, 'one')} of the themes and subthemes as "
        f"{p.of(t.applied_above, 'it stood', 'they stood')}."
        if t.applied_above
        else ""
    )
    what = (
        "an entry of the codebook if at least one segment of theirs had it, or anything below it,"
        if t.below_codes or t.applied_above
        else "a theme if at least one segment of theirs had one of its codes"
    )
    each = "; where several spoke together, each was one participant" if t.together else ""
    mention = f"A participant mentioned {what} in the final coding{each}."
    if not t.counted:
        not_counted = (
            "Participants were not counted: in reflexive thematic analysis a theme matters by what it says of the "
            f"research question, not by how many speak of it ({SOURCES['braun2006'].behind()})."
        )
        return joined(f"The codebook had {book}.", below, applied, not_counted)
    return joined(f"The codebook had {book}.", below, applied, mention, _labels(t, p))


def _labels(t: Themes, p: Printed) -> str:
    by = f"after {SOURCES[t.source].told(p)}" if t.source in SOURCES else "by a scheme that the study defined"
    cited = ", with cut-offs as they are commonly cited" if t.as_cited else ""
    groups = "; ".join(
        f"{p.group(group.group)} (n = {group.participants}): {cut_offs(group.labels, p)}" for group in t.cut_offs
    )
    small = ", ".join(map(p.group, t.without_labels))
    return joined(
        f"Themes were labelled {by}{cited}: {groups}." if t.cut_offs else "",
        _beyond(t, p),
        f"Without labels, because there were fewer than three participants: {small}." if small else "",
    )


def _beyond(t: Themes, p: Printed) -> str:
    beyond = [p.group(group.group) for group in t.cut_offs if group.beyond]
    if not beyond:
        return ""
    how = "these counts were taken as they stand" if t.literal else "typical was taken to be more than half"
    return f"That source gives counts for groups of six; for {p.listed(beyond)}, {how}."


def saturation(groups: tuple[Saturation, ...] | None, p: Printed) -> str:
    """When codes came, the new information of the last runs, and what this cannot say."""
    if groups is None:
        return joined(
            "Saturation was not assessed: in reflexive thematic analysis codes and themes are made by the analyst "
            f"and not found, so that there is no point at which none are left ({SOURCES['braun2021b'].behind()})."
        )
    several = [group for group in groups if group.transcripts > 1 and group.codes]
    return joined(*(_one_saturation(group, p) for group in groups), _caution(groups, p) if several else "")


def _one_saturation(s: Saturation, p: Printed) -> str:
    name = capital(p.group(s.group))
    if s.transcripts == 1:
        return (
            f"{name}: one transcript with {p.few(s.codes, 'one', 'code', 'codes')}, so that saturation could not be "
            "judged."
        )
    if s.last_new is None:
        return f"{name}: no code in {p.few(s.transcripts, 'one', 'transcript', 'transcripts')}."
    last = (
        f"none with a later one ({p.count(s.transcripts, 'transcript', 'transcripts')} in the order of collection)"
        if s.last_new == 1
        else f"the last new one with transcript {s.last_new} of {s.transcripts} in the order of collection"
    )
    in_first = p.count(s.in_first)
    came = f"{name}: of {p.count(s.codes, 'code', 'codes')}, {in_first} came with the first transcript and {last}"
    if s.threshold is None:
        return f"{came}; the thresholds of {SOURCES['guest2020'].told(p)} could not be computed."
    t = s.threshold
    later = f"; {p.count(t.after, 'new code', 'new codes')} came after it" if t.after else ""
    return joined(
        f"{came}.",
        f"After {p.count(t.before, 'transcript', 'transcripts')}, a run of {t.run} brought "
        f"{p.count(t.new, 'new code', 'new codes')} to the {p.count(t.codes)} of the first {t.base}, a share of new "
        f"information of {p.percent(t.share)} ({SOURCES['guest2020'].behind()}); the threshold of {p.limit(t.limit)} "
        f"was {'' if t.reached else 'not '}reached{later}.",
    )


def _caution(groups: tuple[Saturation, ...], p: Printed) -> str:
    at_start = next((g.threshold.at_start for g in groups if g.threshold and g.threshold.at_start is not None), None)
    held = "" if at_start is None else f" that held {p.few(at_start, 'one', 'code', 'codes')} at the start"
    added = max((group.added for group in groups), default=0)
    came = f"{p.few(added, 'one')} of the final coding {p.of(added, 'was', 'were')} added to it later"
    later = f", and {came}" if added else ""
    others = " of the others" if added else ""
    return (
        f"Codes came from a codebook{held}{later}; what is defined beforehand can come up and cannot be discovered, "
        f"so{others} this says how soon known codes came up, not that nothing else was to be found."
    )


def software(s: Software, p: Printed) -> str:
    """Programs and their versions."""
    version = f" {s.version}" if s.version else ""
    unknown = "" if s.version else ", in a version that the issued round does not state"
    suggested = (
        f"Suggested codes were computed with {s.suggestions}{version} ({SOURCES['pedregosa2011'].behind()}){unknown}."
        if s.suggestions
        else ""
    )
    return joined(
        "Transcripts were anonymised and cut into segments, and codings compared and counted, with Themetrail "
        f"{s.themetrail} on Python {s.python}, run by Snakemake {s.snakemake} ({SOURCES['moelder2021'].behind()}).",
        _names(s, p),
        suggested,
    )


def _names(s: Software, p: Printed) -> str:
    """What looked for names: models, rules and lists alone, a recogniser of the study's own."""
    models = f" and {p.listed(s.models)}" if s.models else ""
    own = f"A recogniser of the study's own, {s.engine}, looked for them as well." if s.engine else ""
    if s.without_model and not s.models:
        return joined("Names were looked for by rules and lists of names alone, without a language model.", own)
    alone = (
        f"In transcripts in these languages, rules and lists of names alone did so, without a language model: "
        f"{p.listed(s.without_model)}."
        if s.without_model
        else ""
    )
    return joined(
        f"Names were looked for with spaCy {s.spacy} ({SOURCES['honnibal2020'].behind()}){models}.", alone, own
    )
