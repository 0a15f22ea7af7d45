"""Read EAF, as ELAN writes it (EAF 3.0, Max Planck Institute for Psycholinguistics): each tier is a speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from themetrail.ingest.pieces import joined
from themetrail.ingest.source import ReadTranscript, Source, Utterance, places_of, plain_text
from themetrail.speaker_label import plain_label
from themetrail.whole_number import whole_number

_CHAIN = 20  # annotations that hang on one another
_LONGEST = 10**11  # milliseconds; no recording is as long


@dataclass(frozen=True)
class _Annotation:
    """One annotation: its tier, its words, its place among all, its times in milliseconds, and where it is sorted."""

    tier: str
    text: str
    place: int
    start: int | None
    end: int | None
    at: tuple[int, int]


def read(source: Source) -> ReadTranscript:
    """The utterances of an EAF file in the order of time; a place is an annotation, in the order of the file.

    A tier that depends on no other is a speaker, its name the label; one that depends on another (a translation, a
    gloss) only where it is listed. Tiers that are nobody's by the sheet of sources are left out and counted. Neighbours
    of one tier are one turn. Raises StudyError where the file is no EAF.
    """
    root = _root(source)
    own = {plain_label(tier.get("TIER_ID", "")): tier for tier in root.iterfind("TIER")}
    spoken = {label for label, tier in own.items() if _is_spoken(label, tier, source)}
    found = list(_annotations(root, source))
    left_out = Counter(
        "annotations of tiers that depend on others" if own[one.tier].get("PARENT_REF") else "annotations of no speaker"
        for one in found
        if one.tier not in spoken and one.text
    )
    said = sorted((one for one in found if one.tier in spoken and one.text), key=lambda one: one.at)
    pieces = [
        Utterance(one.tier, one.text, _seconds(one.start), _seconds(one.end), "annotation", one.place, one.place)
        for one in said
    ]
    media = sum(1 for _ in root.iter("MEDIA_DESCRIPTOR"))
    dropped = {**left_out, **({"names of recordings": media} if media else {})}
    return ReadTranscript(joined(pieces), notes=[f"{len(own)} tiers"], dropped=dropped)


def _root(source: Source) -> Element:
    try:
        root = fromstring(source.content(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        root = None
    if root is None or root.tag != "ANNOTATION_DOCUMENT" or not _is_as_elan_writes(root):
        raise source.problem("this is not a readable EAF file; save it again in ELAN, or export it from there as text")
    if not all(plain_label(tier.get("TIER_ID", "")) for tier in root.iterfind("TIER")):
        raise source.problem("a tier of this EAF file has no name, and so nobody speaks in it; name it in ELAN")
    return root


def _is_as_elan_writes(root: Element) -> bool:
    """Whether every annotation stands in a tier of the document, and not within another one."""
    return all(
        sum(1 for _ in root.iter(name)) == sum(1 for _ in root.iterfind(f"TIER/ANNOTATION/{name}"))
        for name in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
    )


def _is_spoken(label: str, tier: Element, source: Source) -> bool:
    if label in source.labels:
        return True
    return not tier.get("PARENT_REF") and label.casefold() not in source.not_speakers


def _annotations(root: Element, source: Source) -> Iterator[_Annotation]:
    """All annotations in the order of the file. Raises StudyError where one names no time that the file has."""
    times, order = _slots(root)
    aligned = {one.get("ANNOTATION_ID", ""): one for one in root.iter("ALIGNABLE_ANNOTATION")}
    hanging = {one.get("ANNOTATION_ID", ""): one for one in root.iter("REF_ANNOTATION")}
    lost: list[int] = []
    place = 0
    for tier in root.iterfind("TIER"):
        label = plain_label(tier.get("TIER_ID", ""))
        for one in (
            *tier.iterfind("ANNOTATION/ALIGNABLE_ANNOTATION"),
            *tier.iterfind("ANNOTATION/REF_ANNOTATION"),
        ):
            place += 1
            base = _base(one, aligned, hanging)
            first, last = (base.get(f"TIME_SLOT_REF{n}", "") if base is not None else "" for n in (1, 2))
            if first not in order or last not in order:
                lost.append(place)
                continue
            text = " ".join(plain_text(one.findtext("ANNOTATION_VALUE") or "").split())
            yield _Annotation(label, text, place, times[first], times[last], (order[first], place))
    if lost:
        raise source.problem(
            "these annotations have no time in the file; save it again in ELAN", places_of("annotation", lost)
        )


def _base(one: Element, aligned: dict[str, Element], hanging: dict[str, Element]) -> Element | None:
    """The annotation with times on which another hangs, directly or by others."""
    for _ in range(_CHAIN):
        if one.tag == "ALIGNABLE_ANNOTATION":
            return one
        reference = one.get("ANNOTATION_REF", "")
        if reference not in aligned and reference not in hanging:
            return None
        one = aligned.get(reference, hanging.get(reference, one))
    return None


def _slots(root: Element) -> tuple[dict[str, int | None], dict[str, int]]:
    """By slot its time in milliseconds, if it has one, and a time to sort it by: the last that is known before it."""
    times: dict[str, int | None] = {}
    order: dict[str, int] = {}
    last = 0
    for slot in root.iter("TIME_SLOT"):
        name, value = slot.get("TIME_SLOT_ID", ""), whole_number(slot.get("TIME_VALUE", ""))
        times[name] = value = None if value is None or value >= _LONGEST else value
        last = order[name] = last if value is None else value
    return times, order


def _seconds(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000
