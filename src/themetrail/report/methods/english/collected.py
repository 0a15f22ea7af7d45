"""What was collected and anonymised: the sentences in English."""

from __future__ import annotations

from themetrail.report.methods.facts import Anonymisation, Data
from themetrail.report.methods.printed import Printed, joined
from themetrail.report.methods.references import SOURCES

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
    "detail": ("detail that could tell who it is", "details that could tell who it is"),
}


def data(d: Data, p: Printed) -> str:
    """What was collected."""
    groups = "; ".join(
        f"{p.group(group.name)}: {p.count(group.transcripts, 'transcript', 'transcripts')}, "
        f"{p.count(group.participants, 'participant', 'participants')}"
        for group in d.groups
    )
    withdrew = p.few(d.withdrew, "one", "participant", "participants")
    once = sum(group.participants for group in d.groups) > d.participants
    return joined(
        f"The data were {p.few(d.transcripts, 'one', 'transcript', 'transcripts')} of "
        f"{p.few(d.participants, 'one', 'participant', 'participants')} ({groups}), with "
        f"{p.count(d.words, 'word', 'words')} in {p.count(d.turns, 'turn', 'turns')} after anonymisation; "
        f"participants said {p.count(d.words_of_participants)} of these "
        f"words{p.share(d.words_of_participants, d.words)}.",
        f"Not among them {p.of(d.withdrew, 'was', 'were')} {withdrew} who withdrew." if d.withdrew else "",
        "Participants who were in several groups are counted once." if once else "",
    )


def anonymisation(a: Anonymisation, p: Printed) -> str:
    """What was replaced, reviewed and missed."""
    n = sum(a.replaced.values())
    found = (
        f"In {p.few(a.transcripts, 'one', 'transcript', 'transcripts')}, {p.count(n, 'mention', 'mentions')} of "
        f"what could identify people {p.of(n, 'was', 'were')} replaced by pseudonyms or placeholders: "
        f"{_categories(a.replaced, p)}."
        if n
        else "Nothing that could identify people was replaced in the transcripts."
    )
    left = p.of(sum(a.kept.values()), "was", "were")
    kept = f"Left as said, by the rules of the study, {left} {_categories(a.kept, p)}." if a.kept else ""
    refused = (
        f"On the decision of a reviewer, {p.few(a.refused, 'one', 'mention was', 'mentions were')} left."
        if a.refused
        else ""
    )
    return joined(found, kept, refused, _review(a, p), _recall(a, p))


def _categories(counts: dict[str, int], p: Printed) -> str:
    return p.listed([p.count(n, *CATEGORIES[name]) for name, n in counts.items()])


def _review(a: Anonymisation, p: Printed) -> str:
    if not a.asked:
        return "The program had no question for a reviewer."
    return joined(
        f"Of {p.count(a.asked, 'question', 'questions')} that the program put to reviewers, "
        f"{p.count(a.decided)}{p.share(a.decided, a.asked)} {p.of(a.decided, 'was', 'were')} decided.",
        "The review was not complete." if a.decided < a.asked else "",
    )


def _recall(a: Anonymisation, p: Printed) -> str:
    if a.recall is None:
        return "How much was missed was not estimated."
    r = a.recall
    return (
        f"In {p.count(r.turns, 'turn', 'turns')} drawn at random and read by a person, "
        f"{p.count(r.replaced, 'mention of a person', 'mentions of persons')} had been replaced and "
        f"{p.count(r.missed)} missed, an estimated recall of {p.percent(r.share)} (95% interval "
        f"{p.interval(r.low, r.high)}; {SOURCES['clopper1934'].behind()}); mentions in one turn are alike, so the "
        "true interval may be wider."
    )
