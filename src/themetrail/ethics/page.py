"""The ethics pack as a page: the order of a record of processing (GDPR Art. 30(1)), then of an impact assessment
(Art. 35(7)); what is computed from the study, what people stated, and what is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from themetrail.consent import MAY_ARCHIVE, MAY_QUOTE, MAY_SHARE
from themetrail.ethics.facts import EthicsFacts
from themetrail.in_print import NOTHING, WRITINGS
from themetrail.report.methods.page import Kind, Page, Paragraph, Section
from themetrail.words_in_print import Words, known_language

APPROVAL = "ethics_approval"  # stated once, for the methods text, and told here too


def words_of(language: str, style: str) -> Words:
    """The words of a language (a key of CODES), numbers as a style writes them. StudyError for an unknown one."""
    known_language(language)
    return Words(language, import_module(f"themetrail.ethics.words.{language}").SENTENCES, WRITINGS[style])


@dataclass(frozen=True)
class Part:
    """One section: what of it is computed, and which statements of people it asks for."""

    name: str
    computed: Callable[[EthicsFacts, Words], Iterator[Paragraph]]
    slots: tuple[str, ...] = ()


def page_of(facts: EthicsFacts, stated: Mapping[str, str], words: Words, *, file: str, complete: bool) -> Page:
    """The page. `stated` is, by slot, what people wrote into `file`; `complete`: whether the last run ended whole."""
    sections = [Section(words.say(f"head_{part.name}"), tuple(_of(part, facts, stated, words))) for part in PARTS]
    open_slots = [slot for part in PARTS for slot in part.slots if slot not in stated]
    sections.append(Section(words.say("head_open"), tuple(_still_open(open_slots, words, file))))
    provisional = "" if complete else words.say("not_whole")
    return Page(
        words.say("title", title=facts.title), words.code, provisional, words.say("apart", file=file), tuple(sections)
    )


def _of(part: Part, facts: EthicsFacts, stated: Mapping[str, str], words: Words) -> Iterator[Paragraph]:
    yield from part.computed(facts, words)
    for slot in part.slots:
        if slot in stated:
            yield Paragraph(Kind.STATED, stated[slot])
        else:
            yield Paragraph(Kind.OPEN, words.say("state", what=words.say(f"slot_{slot}")))


def _still_open(open_slots: list[str], words: Words, file: str) -> Iterator[Paragraph]:
    yield Paragraph(Kind.COMPUTED, words.say("open_asked" if open_slots else "nothing_open", file=file))
    for slot in open_slots:
        yield Paragraph(Kind.ITEM, words.say("open_slot", key=slot, what=words.say(f"slot_{slot}")))


def _said(words: Words, *names: str, **facts: object) -> Iterator[Paragraph]:
    for name in names:
        yield Paragraph(Kind.COMPUTED, words.say(name, **facts))


def _items(words: Words, named: Mapping[str, object]) -> Iterator[Paragraph]:
    """`Participants: 6` and the like; what there is none of is told too."""
    for name, value in named.items():
        shown = words.count(value) if isinstance(value, int) else str(value) or NOTHING
        yield Paragraph(Kind.ITEM, words.say("item", what=words.say(f"item_{name}"), value=shown))


def _nothing(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from ()


def _titled(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "titled", title=facts.title, version=facts.version)


def _categories(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    data, found = facts.data, facts.anonymisation
    yield from _said(words, "subjects")
    yield from _items(words, {"participants": facts.members, "withdrew": data.withdrew, "persons": facts.persons})
    yield from _said(words, "kinds_of_data")
    yield from _items(
        words,
        {
            "transcripts": data.transcripts,
            "turns": data.turns,
            "words": data.words,
            "languages": ", ".join(facts.languages),
            "attributes": ", ".join(facts.attributes),
            "replaced": ", ".join(f"{_category(name, words)} {words.count(n)}" for name, n in found.replaced.items()),
            "kept": ", ".join(f"{_category(name, words)} {words.count(n)}" for name, n in found.kept.items()),
        },
    )
    yield from _said(words, "health_unknown")


def _category(name: str, words: Words) -> str:
    return words.named(f"category_{name}", name.replace("_", " "))


def _recipients(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "coders_get" if facts.rounds else "no_coder_yet")
    yield from _items(words, {"coders": facts.coders, "rounds": facts.rounds, "shared": ", ".join(facts.shared)})
    yield from _said(words, "share_only_listed")


def _transfers(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "no_network")


def _time_limits(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "deletes_nothing", "to_destroy")
    if sum(facts.ending.values()):
        yield from _items(words, {"share_ends": facts.ending[MAY_SHARE], "archive_ends": facts.ending[MAY_ARCHIVE]})


def _security(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    rights = "owner_alone" if not facts.open_files else "open_files"
    yield from _said(words, rights, n=words.count(facts.open_files))
    key = "key_encrypted" if facts.recipients else "key_open"
    yield from _said(words, key, n=words.count(facts.recipients))
    if facts.gate is None:
        yield from _said(words, "no_gate")
    else:
        gate = facts.gate
        counts = {name: words.count(getattr(gate, name)) for name in ("files", "found", "awaiting")}
        yield from _said(words, "gate", **counts)
    yield from _said(words, "digests")


def _description(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "flow")
    steps = ("ingest", "anonymise", "review", "coding", "tables", "audit", "share")
    for name in steps:
        yield Paragraph(Kind.ITEM, words.say(f"flow_{name}"))
    yield from _said(words, "suggestions_on" if facts.suggestions else "suggestions_off")


def _necessity(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "minimised", attributes=", ".join(facts.attributes) or NOTHING)


def _risks(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    method = "method" if facts.models else "method_without_models"
    yield from _said(words, "pseudonymised_still", method, models="; ".join(facts.models))
    found = facts.anonymisation
    done = "review_done" if found.decided == found.asked else "review_open"
    yield from _said(words, done, decided=words.count(found.decided), asked=words.count(found.asked))
    recall = found.recall
    if recall is None:
        yield from _said(words, "no_recall")
    else:
        yield from _said(
            words,
            "recall",
            turns=words.count(recall.turns),
            replaced=words.count(recall.replaced),
            missed=words.count(recall.missed),
            share=words.percent(recall.share),
            interval=words.limits(words.percent(recall.low), words.percent(recall.high)),
        )
    yield from _items(
        words,
        {
            "only_ones": facts.only_ones,
            "stand_out_now": facts.stand_out_now,
            "stand_out_before": facts.stand_out_before,
        },
    )
    yield from _said(words, "not_covered")


def _measures(facts: EthicsFacts, words: Words) -> Iterator[Paragraph]:
    yield from _said(words, "consent_obeyed")
    yield from _items(words, {f"refused_{what}": facts.refused[what] for what in (MAY_QUOTE, MAY_SHARE, MAY_ARCHIVE)})
    yield from _said(words, "withdrawal", "access_right")


PARTS = (
    Part("controller", _nothing, ("controller", "data_protection_officer")),
    Part("purposes", _titled, ("purposes",)),
    Part("categories", _categories, ("special_categories",)),
    Part("recipients", _recipients, ("recipients", "access")),
    Part("transfers", _transfers, ("transfers",)),
    Part("time_limits", _time_limits, ("retention",)),
    Part("security", _security, ("security",)),
    Part("description", _description, ("consent_procedure", APPROVAL)),
    Part("necessity", _necessity, ("legal_basis", "necessity")),
    Part("risks", _risks, ("risk_judgement",)),
    Part("measures", _measures),
    Part("advice", _nothing, ("dpo_advice", "views_of_participants")),
)
