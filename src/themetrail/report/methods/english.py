"""The sentences of the methods text in English, in the past tense. No sentence begins with a numeral."""

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
from themetrail.report.progress import Missing, clause_of

TITLE = "Methods"
SECTIONS = {
    "data": "Data",
    "anonymisation": "Anonymisation",
    "coding": "Coding",
    "agreement": "Agreement",
    "themes": "Themes",
    "saturation": "Saturation",
    "software": "Software",
    "references": "References",
    "open": "Still to be stated",
}
APART = "Paragraphs that are set in were written by people ({file}); everything else was computed from the study's tables."
STATE = "[state: {what}]"
SLOTS = {
    "sample_size": "why this number of participants",
    "recruitment": "how participants were found and asked, and how many declined",
    "relation_to_participants": "how the researchers stood to the participants",
    "ethics_approval": "which ethics committee approved the study, under which number, and how consent was given",
    "recording": "where, when and with what the talks were recorded, and how long they took",
    "transcription": "who transcribed, by which rules, and who checked it",
    "transcription_software": "software used for transcription, with its version, or that none was",
    "anonymisation_check": "how it was checked that nothing was missed; a count of missed names in the review's sample of"
    " turns gives an estimate",
    "codebook_development": "how the codebook was made, and from what",
    "coders": "who coded, and with which background",
    "coder_training": "how coders were trained",
    "coder_independence": "whether coders worked independently of each other, and what they discussed",
    "adjudicator": "who adjudicated, and how",
    "scheme_reference": "the full reference of the scheme of labels",
}
OPEN_SLOT = "{key}: {what}"
OPEN_ASKED = "To be filled in, in {file}:"
NOTHING_OPEN = "Everything that this text asks people for is stated."

CATEGORIES = {
    "person": ("person", "persons"),
    "place": ("place", "places"),
    "organisation": ("organisation", "organisations"),
    "date": ("date", "dates"),
    "age": ("age", "ages"),
    "birth_date": ("date of birth", "dates of birth"),
    "address": ("address", "addresses"),
    "email": ("e-mail address", "e-mail addresses"),
    "phone": ("telephone number", "telephone numbers"),
    "url": ("web address", "web addresses"),
    "bank_account": ("bank account", "bank accounts"),
    "social_security": ("social security number", "social security numbers"),
    "file_number": ("file number", "file numbers"),
    "plate": ("number plate", "number plates"),
}
UNITS = {"turn": "turn", "sentence": "sentence", "paragraph": "paragraph", "window": "window of sentences"}
_SETTLED = {
    "single": "given by the one coder who read the segment",
    "union": "because at least one coder gave them",
    "intersection": "because all coders gave them",
    "majority": "because more than half of the coders gave them",
    "primary": "given by the primary coder",
    "adjudicated": "by adjudication",
}


def provisional(missing: Sequence[Missing], p: Printed) -> str:
    """What is still to come."""
    return f"Provisional: {'; '.join(map(clause_of, missing))}."


def data(d: Data, p: Printed) -> str:
    """What was collected."""
    groups = "; ".join(
        f"{p.group(group.name)}: {p.count(group.transcripts, 'transcript', 'transcripts')}, "
        f"{p.count(group.participants, 'participant', 'participants')}"
        for group in d.groups
    )
    once = sum(group.participants for group in d.groups) > d.participants
    return joined(
        f"The data were {p.count(d.transcripts, 'transcript', 'transcripts')} of "
        f"{p.count(d.participants, 'participant', 'participants')} ({groups}), with {p.count(d.words, 'word', 'words')} "
        f"in {p.count(d.turns, 'turn', 'turns')} after anonymisation; participants said "
        f"{p.count(d.words_of_participants)} of these words{p.share(d.words_of_participants, d.words)}.",
        "Participants who were in several groups are counted once." if once else "",
    )


def anonymisation(a: Anonymisation, p: Printed) -> str:
    """What was replaced, reviewed and missed."""
    n = sum(a.replaced.values())
    found = (
        f"In {p.count(a.transcripts, 'transcript', 'transcripts')}, {p.count(n)} {p.of(n, 'mention', 'mentions')} of what "
        f"could identify people {p.of(n, 'was', 'were')} replaced by pseudonyms or placeholders: "
        f"{_categories(a.replaced, p)}."
        if n
        else "Nothing that could identify people was replaced in the transcripts."
    )
    kept = f"Left as they had been said, by the rules of the study, were {_categories(a.kept, p)}." if a.kept else ""
    refused = (
        f"On the decision of a reviewer, {p.count(a.refused, 'mention was', 'mentions were')} left." if a.refused else ""
    )
    return joined(found, kept, refused, _review(a, p), _recall(a, p))


def _categories(counts: dict[str, int], p: Printed) -> str:
    return p.listed([p.count(n, *CATEGORIES[name]) for name, n in counts.items()])


def _review(a: Anonymisation, p: Printed) -> str:
    if not a.asked:
        return "The program had no question for a reviewer."
    return joined(
        f"Of {p.count(a.asked, 'question', 'questions')} that the program put to reviewers, {p.count(a.decided)}"
        f"{p.share(a.decided, a.asked)} {p.of(a.decided, 'was', 'were')} decided.",
        "The review was not complete." if a.decided < a.asked else "",
    )


def _recall(a: Anonymisation, p: Printed) -> str:
    if a.recall is None:
        return "How much was missed was not estimated."
    r = a.recall
    return (
        f"In {p.count(r.turns, 'turn', 'turns')} drawn at random and read by a person, "
        f"{p.count(r.replaced, 'mention of a person', 'mentions of persons')} had been replaced and {p.count(r.missed)} "
        f"missed, an estimated recall of {p.percent(r.share)} (95% interval {p.interval(r.low, r.high)}; "
        f"{SOURCES['clopper1934'].behind()}); mentions in one turn are alike, so the true interval may be wider."
    )


def coding(c: Coding, p: Printed) -> str:
    """Who read what, what was suggested, and what stands."""
    unit = (
        f"The unit of coding was the {UNITS[c.unit]}; there {p.of(c.segments, 'was', 'were')} "
        f"{p.count(c.segments, 'segment', 'segments')} to code."
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
        f"{p.count(c.read_twice)}{p.share(c.read_twice, c.read)} {p.of(c.read_twice, 'was', 'were')} read by two coders or "
        "more"
        if c.read_twice
        else "no segment was read by two coders"
    )
    return f"In {p.count(c.rounds, 'round', 'rounds')}, {p.count(c.coders, 'coder', 'coders')} read {what}; {twice}."


def _alone(c: Coding, p: Printed) -> str:
    alone = [group for group in c.groups if len(group.coders) == 1]
    if not alone or c.coders == 1:
        return ""
    named = [f"{p.group(group.name)} ({p.count(group.read, 'segment', 'segments')})" for group in alone]
    one = len(alone) == 1
    return (
        f"The {'group' if one else 'groups'} {p.listed(named)} {'was' if one else 'were'} coded by one coder alone, so "
        f"that agreement between coders says nothing of {'it' if one else 'them'}."
    )


def suggestions(s: Suggested, p: Printed) -> str:
    """With how many readings suggested codes were shown, and when."""
    readings = p.count(s.readings, "reading", "readings")
    ways = ((s.shown, "were on view in"), (s.after, "could be looked at once the coder had coded in"))
    said = [f"{how} {p.count(n)} of {readings}{p.share(n, s.readings)}" for n, how in ways if n]
    if not said:
        return "No suggested codes were shown."
    none_made = f"In {p.count(s.none_made, 'reading', 'readings')} there was none to show." if s.none_made else ""
    withheld = (
        f"From {p.count(s.withheld, 'reading', 'readings')}{p.share(s.withheld, s.readings)}, drawn at random, they were "
        f"withheld; for {p.count(s.had_one)} of these there had been one."
        if s.withheld
        else ""
    )
    never = f"In {p.count(s.never, 'reading', 'readings')} the coder was to see none." if s.never else ""
    end = "a code stood only where a coder gave or accepted it"
    return joined(f"Suggested codes {p.listed(said)}; {end}.", none_made, withheld, never)


def _gone(c: Coding, p: Printed) -> str:
    ways = ((c.withdrawn, "withdrawn with their participants"), (c.dropped, "left out by hand"))
    said = [f"{p.count(n)} {p.of(n, 'was', 'were')} {how}" for n, how in ways if n]
    if not said:
        return ""
    given = p.count(c.issued, "segment that was", "segments that were")
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
    ways = ((a.kept, "kept"), (a.dropped, "dropped"), (a.of_gone_codes, "left without effect, because the code was deleted or split"))
    said = [f"{p.count(n)} {p.of(n, 'was', 'were')} {how}" for n, how in ways if n]
    by = f" by {p.count(a.adjudicators, 'adjudicator', 'adjudicators')}" if a.adjudicators else ""
    too = ""
    if a.who_coded:
        who = "who was a coder too" if a.adjudicators == 1 else f"of whom {p.count(a.who_coded)} had coded too"
        too = f", {who}"
    return f"Adjudication{by}{too} decided on {p.count(a.all, 'coding', 'codings')}: {p.listed(said)}."


def _revised(r: Revised, p: Printed) -> str:
    done = p.listed([f"{p.count(n)} {kind}" for kind, n in r.kinds.items()])
    words = (
        (r.carried, "stood under the code of today", "stood under the code of today"),
        *((n, f"was {how}", f"were {how}") for n, how in ((r.decided_anew, "decided anew by the coder because the code had been split"), (r.dropped, "dropped"))),
        (r.waiting, "waited for its coder to say which code it is", "waited for their coders to say which code they are"),
    )
    parts = [p.count(n, one, many) for n, one, many in words if n]
    became = f"; of {p.count(r.decisions, 'coding', 'codings')} given with these, {p.listed(parts)}" if parts else ""
    return f"Between rounds, codes of the codebook were changed ({done}){became}."


def themes(t: Themes, p: Printed) -> str:
    """The codebook, what counts as a mention, and the labels."""
    words = {"theme": ("theme", "themes"), "subtheme": ("subtheme", "subthemes"), "code": ("code", "codes")}
    book = p.listed([p.count(n, *words[level]) for level, n in t.levels.items()])
    below = f"Of the codes, {p.count(t.below_codes, 'stood', 'stood')} below other codes." if t.below_codes else ""
    applied = (
        f"Coders could apply {p.count(t.applied_above)} of the themes and subthemes as "
        f"{p.of(t.applied_above, 'it stood', 'they stood')}."
        if t.applied_above
        else ""
    )
    what = (
        "an entry of the codebook if at least one segment of theirs had it, or anything below it,"
        if t.below_codes or t.applied_above
        else "a theme if at least one segment of theirs had one of its codes"
    )
    mention = f"A participant mentioned {what} in the final coding; in a focus group each speaker was one participant."
    return joined(f"The codebook had {book}.", below, applied, mention, _labels(t, p))


def _labels(t: Themes, p: Printed) -> str:
    by = f"after {SOURCES[t.source].told(p)}" if t.source in SOURCES else "by a scheme that the study defined"
    cited = ", with cut-offs as they are commonly cited" if t.as_cited else ""
    groups = "; ".join(
        f"{p.group(group.group)} (n = {group.participants}): {_cut_offs(group.labels)}" for group in t.cut_offs
    )
    small = ", ".join(map(p.group, t.without_labels))
    return joined(
        f"Themes were labelled {by}{cited}: {groups}." if t.cut_offs else "",
        f"Without labels, because there were fewer than three participants: {small}." if small else "",
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
        return f"{name}: one transcript with {p.count(s.codes, 'code', 'codes')}, so that saturation could not be judged."
    if s.last_new is None:
        return f"{name}: no code in {p.count(s.transcripts, 'transcript', 'transcripts')}."
    came = (
        f"{name}: of {p.count(s.codes, 'code', 'codes')}, {p.count(s.in_first)} came with the first transcript and the last "
        f"new one with transcript {s.last_new} of {s.transcripts} in the order of collection"
    )
    if s.threshold is None:
        return f"{came}; there were too few transcripts for the thresholds of {SOURCES['guest2020'].told(p)}."
    t = s.threshold
    return joined(
        f"{came}.",
        f"After {p.count(t.before, 'transcript', 'transcripts')}, a run of {t.run} brought {p.count(t.new)} new to the "
        f"{p.count(t.codes, 'code', 'codes')} of the first {t.base}, a share of new information of {p.percent(t.share)} "
        f"({SOURCES['guest2020'].behind()}); the threshold of {p.limit(t.limit)} was {'' if t.reached else 'not '}reached.",
    )


def _caution(groups: tuple[Saturation, ...], p: Printed) -> str:
    at_start = next((g.threshold.at_start for g in groups if g.threshold and g.threshold.at_start is not None), None)
    held = "a codebook" if at_start is None else f"a codebook that held {p.count(at_start, 'code', 'codes')} at the start"
    return (
        f"Codes came from {held}; what is defined beforehand can come up and cannot be discovered, so this says how soon "
        "known codes came up, not that nothing else was to be found."
    )


def software(s: Software, p: Printed) -> str:
    """Programs and their versions."""
    models = f" and {p.listed(s.models)}" if s.models else ""
    version = f" {s.version}" if s.version else ""
    unknown = "" if s.version else ", in a version that the issued round does not state"
    suggested = (
        f"Suggested codes were computed with {s.suggestions}{version} ({SOURCES['pedregosa2011'].behind()}){unknown}."
        if s.suggestions
        else ""
    )
    return joined(
        f"Transcripts were anonymised and cut into segments, and codings compared and counted, with Themetrail "
        f"{s.themetrail} on Python {s.python}, run by Snakemake {s.snakemake} ({SOURCES['moelder2021'].behind()}).",
        f"Names were looked for with spaCy {s.spacy} ({SOURCES['honnibal2020'].behind()}){models}.",
        suggested,
    )
