"""The methods text as a page: sections of paragraphs, each computed, stated by people, or still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from themetrail.in_print import Writing
from themetrail.report.methods.english.record import ENGLISH
from themetrail.report.methods.facts import Facts
from themetrail.report.methods.french.record import FRENCH
from themetrail.report.methods.german.record import GERMAN
from themetrail.report.methods.language import Language
from themetrail.report.methods.printed import Printed
from themetrail.report.methods.references import SOURCES, cited_in, place_in_list
from themetrail.report.methods.slots import PLACES, asked_of
from themetrail.report.progress import clause_of, provisional

LANGUAGES = {"english": ENGLISH, "french": FRENCH, "german": GERMAN}


class Kind(Enum):
    """Where a paragraph comes from. Nothing that is computed stands in one that people wrote, nor the other way."""

    COMPUTED = "computed"
    STATED = "stated"
    OPEN = "open"
    REFERENCE = "reference"  # with stars around what is in italics
    ITEM = "item"  # of the list of what is open


@dataclass(frozen=True)
class Paragraph:
    """Words, and where they come from."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Page:
    """The whole text. `language` is its code, `provisional` is empty where nothing is to come any more."""

    title: str
    language: str
    provisional: str
    apart: str  # how to tell what people wrote
    sections: tuple[Section, ...]


def page_of(
    facts: Facts, stated: Mapping[str, str], agreement: str, *, language: str, writing: Writing, file: str
) -> Page:
    """The page in a language: `stated` is, by slot, what people wrote into `file`, `agreement` what that step wrote."""
    words, p = LANGUAGES[language], Printed(language, writing)
    computed = {
        "data": words.data(facts.data, p),
        "anonymisation": words.anonymisation(facts.anonymisation, p),
        "coding": words.coding(facts.coding, p),
        "agreement": agreement,
        "themes": words.themes(facts.themes, p),
        "saturation": words.saturation(facts.saturation, p),
        "software": words.software(facts.software, p),
    }
    cited = cited_in("\n".join([*computed.values(), *stated.values()]))
    asked = asked_of(facts, reference_is_missing=any(not SOURCES[key].entry for key in cited))
    open_slots = [key for key in asked if key not in stated]
    sections = []
    for name, text in computed.items():
        paragraphs = [*_computed(text), *_of_people(name, stated, open_slots, words)]
        if paragraphs:
            sections.append(Section(words.sections[name], tuple(paragraphs)))
    sections.append(Section(words.sections["references"], tuple(_references(cited, stated, open_slots, words))))
    sections.append(Section(words.sections["open"], tuple(_still_open(open_slots, words, file))))
    marked = provisional([clause_of(one, p.words) for one in facts.missing], p.words)
    return Page(words.title, p.code, marked, words.apart.format(file=file), tuple(sections))


def _computed(text: str) -> Iterator[Paragraph]:
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield Paragraph(Kind.COMPUTED, paragraph.strip())


def _of_people(section: str, stated: Mapping[str, str], open_slots: list[str], words: Language) -> Iterator[Paragraph]:
    """What is stated, and what is still open, in the order of the slots."""
    for key, place in PLACES.items():
        if place == section and key in stated:
            yield Paragraph(Kind.STATED, stated[key])
        elif place == section and key in open_slots:
            yield Paragraph(Kind.OPEN, words.state.format(what=words.slots[key]))


def _references(cited: list[str], stated: Mapping[str, str], open_slots: list[str], words: Language) -> list[Paragraph]:
    """What the text cites, in alphabetical order; the entry that the list lacks as people state it, or as a gap."""
    known = [Paragraph(Kind.REFERENCE, SOURCES[key].entry) for key in cited if SOURCES[key].entry]
    gap = [
        (SOURCES[key].behind(), paragraph)
        for key in cited
        if not SOURCES[key].entry
        for paragraph in _of_people("references", {}, open_slots, words)
    ]
    told = [(each.text, each) for each in _of_people("references", stated, [], words)]
    placed = [(each.text, each) for each in known] + gap + told
    return [each for _, each in sorted(placed, key=lambda one: place_in_list(one[0]))]


def _still_open(open_slots: list[str], words: Language, file: str) -> Iterator[Paragraph]:
    if not open_slots:
        yield Paragraph(Kind.COMPUTED, words.nothing_open)
        return
    yield Paragraph(Kind.COMPUTED, words.open_asked.format(file=file))
    for key in open_slots:
        yield Paragraph(Kind.ITEM, words.open_slot.format(key=key, what=words.slots[key]))
