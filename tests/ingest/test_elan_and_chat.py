"""ELAN and CHAT: who said what in which order, and none of what stands around it."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Utterance

SLOTS = {"t1": 1000, "t2": 2000, "t3": 2500, "t4": None, "t5": 4000, "t6": 5000}


def aligned(name: str, first: str, last: str, words: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" TIME_SLOT_REF1="{first}" TIME_SLOT_REF2="{last}">'
        f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def hanging(name: str, on: str, words: str) -> str:
    return (
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="{on}">'
        f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )


def tier(name: str, *annotations: str, parent: str = "") -> str:
    of = f' PARENT_REF="{parent}"' if parent else ""
    return (
        f'<TIER LINGUISTIC_TYPE_REF="default-lt" PARTICIPANT="Anna" TIER_ID="{name}"{of}>{"".join(annotations)}</TIER>'
    )


def eaf(*tiers: str) -> str:
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="{name}"{"" if at is None else f" TIME_VALUE={chr(34)}{at}{chr(34)}"}/>'
        for name, at in SLOTS.items()
    )
    media = '<HEADER><MEDIA_DESCRIPTOR MEDIA_URL="file:///Anna Meier.wav" MIME_TYPE="audio/x-wav"/></HEADER>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="Anna Meier" FORMAT="3.0">{media}'
        f"<TIME_ORDER>{slots}</TIME_ORDER>{''.join(tiers)}</ANNOTATION_DOCUMENT>"
    )


TIERS = (
    tier("P1", aligned("a3", "t3", "t4", "Well,"), aligned("a4", "t4", "t5", "R&amp;D\n was good.")),
    tier("I", aligned("a1", "t1", "t2", "How was it?"), aligned("a2", "t5", "t6", "Why?")),
    tier("P1 French", hanging("a5", "a3", "Bon,"), parent="P1"),
    tier("gestures", aligned("a6", "t1", "t2", "nods")),
)
TALK = [
    Utterance("I", "How was it?", 1.0, 2.0, "annotation", 3, 3),
    Utterance("P1", "Well, R&D was good.", 2.5, 4.0, "annotation", 1, 2),
    Utterance("I", "Why?", 4.0, 5.0, "annotation", 4, 4),
]


def test_elan_in_the_order_of_time(read):
    reading = read("a.eaf", eaf(*TIERS), ("I", "P1"), not_speakers=["Gestures"])
    assert reading.utterances == TALK
    assert reading.dropped == {
        "annotations of tiers that depend on others": 1,
        "annotations of no speaker": 1,
        "names of recordings": 1,
    }


def test_a_tier_that_is_not_listed_is_a_speaker_and_one_that_is_listed_is_read_though_it_depends(read):
    assert {one.speaker for one in read("a.eaf", eaf(*TIERS), ()).utterances} == {"I", "P1", "gestures"}
    french = read("a.eaf", eaf(*TIERS), ("P1 French",), not_speakers=["I", "P1", "gestures"])
    assert french.utterances == [Utterance("P1 French", "Bon,", 2.5, None, "annotation", 5, 5)]


CHAT = (
    "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tINV Anna_Meier Investigator,\n\tPAR Bob Participant\n"
    "@ID:\teng|corpus|PAR|34;|male|||Participant|||\n*INV:\thow was it ? \x151000_2000\x15\n%mor:\tadv|how\n"
    "*PAR:\t&-um I saw (.) Anna_Meier\n\tand left . \x152500_4000\x15\n@Comment:\tphone rings\n"
    "*PAR:\tso (be)cause . \x154000_4500\x15\n*INV:\twhy ?\n@End\n"
)


def test_chat(read):
    reading = read("a.cha", CHAT, ("INV", "PAR"))
    assert reading.utterances == [
        Utterance("INV", "how was it ?", 1.0, 2.0, "line", 7, 7),
        Utterance("PAR", "&-um I saw (.) Anna Meier and left . so (be)cause .", 2.5, 4.5, "line", 9, 12),
        Utterance("INV", "why ?", None, None, "line", 13, 13),
    ]
    assert reading.dropped == {"headers": 7, "tiers below what is said": 1, "underscores between words": 1}


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("a.eaf", "<ANNOTATION_DOCUMENT>", "INT1: this is not a readable EAF"),
        ("a.eaf", "<html/>", "INT1: this is not a readable EAF"),
        (
            "a.eaf",
            '<!DOCTYPE a [<!ENTITY b "c">]><ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>',
            "INT1: this is not a",
        ),
        (
            "a.eaf",
            eaf(tier("I", aligned("a1", "t1", "t9", "How?"))),
            "INT1, annotation 1: these annotations have no time",
        ),
        ("a.eaf", eaf(tier("I", hanging("a1", "a1", "How?"))), "INT1, annotation 1: these annotations have no time"),
        ("a.eaf", eaf(tier("I")), "INT1: the file holds no turn"),
        ("a.cha", "I: How?\n", "INT1, line 1: this is not a CHAT file"),
        (
            "a.cha",
            CHAT.replace("%mor", "mor").replace("*INV:\twhy", "*INV why"),
            "INT1, line 8 and 13: these lines are none",
        ),
    ],
)
def test_what_cannot_be_read_is_one_sentence(source_of, file, content, message):
    with pytest.raises(StudyError, match=f"^{message}"):
        read_transcript(source_of(file, content))
