"""How findings are said, in the study's language: what is known of them, and no more."""

from __future__ import annotations

import pandas as pd

from themetrail.words_in_print import Words

_OTHERS = "others in "


def others_of(transcript_id: str) -> str:
    """The voice of the speakers of a transcript who have no id, as tables have it."""
    return f"{_OTHERS}{transcript_id}"


def said_of(row: dict, words: Words) -> str:
    """Why a finding is worth a question, in one sentence or two."""
    kind, voice = kind_of(row["kind"], words), voice_of(row["voice"], words)
    if row["on"] == "linkability":
        other, transcript, turn = row["other_voice"], row["other_transcript"], int(row["other_turn"])
        form = "voice_at" if other == others_of(transcript) else "voice_in"
        there = words.say(form, voice=voice_of(other, words), transcript=transcript, turn=turn)
        return words.say("same_told", kind=kind, voice=voice, transcript=row["transcript_id"], there=there)
    if row["on"] == "told of":
        return words.say("may_tell_of", kind=kind)
    facts = {"together": row["k"], "alone": row["k_alone"]}
    if number(row["k_general_alone"]) is not None:
        facts["general"] = row["k_general_alone"]
    shares = {name: share_of(k, row, words) for name, k in facts.items()}
    return words.say("left_in_general" if "general" in facts else "left_in", kind=kind, voice=voice, **shares)


def kind_of(kind: str, words: Words) -> str:
    """What a kind of fact is called."""
    return words.say(f"kind_{kind.replace(' ', '_')}")


def voice_of(voice: str, words: Words) -> str:
    """How somebody is called: by the label, or as one of the others of a transcript."""
    if not voice.startswith(_OTHERS):
        return voice
    return words.say("others_in", transcript=voice.removeprefix(_OTHERS))


def share_of(k: object, row: dict, words: Words) -> str:
    """`1 of 6 participants`."""
    return words.say("share", int(row["n"]), k=number(k))


def number(cell: object) -> int | None:
    """A cell of whole numbers, None where it is empty."""
    return None if pd.isna(cell) else int(cell)  # type: ignore[call-overload]
