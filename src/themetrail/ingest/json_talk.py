"""Read JSON as WhisperX, whisper.cpp and Rev write it, and any list of records that name speaker and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from themetrail.ingest.clock import CLOCK, seconds
from themetrail.ingest.columns import AmbiguousColumnsError, find_columns
from themetrail.ingest.json_text import values_in
from themetrail.ingest.pieces import joined
from themetrail.ingest.source import ReadTranscript, Source, Utterance, places_of, plain_text
from themetrail.speaker_label import plain_label

_LISTS = ("segments", "transcription", "monologues", "utterances", "results")  # under which programs put their records
_LONGEST = 10**7  # seconds; no talk is as long
_RECORDS = (
    "a list of records that each name 'speaker' and 'text' (WhisperX puts it under 'segments', whisper.cpp under"
    " 'transcription', Rev under 'monologues')"
)


def read(source: Source) -> ReadTranscript:
    """The utterances of a JSON file; a place is a record, counted from 1.

    Records cut talk as captions do: neighbours of one speaker are one turn. Raises StudyError where the file holds no
    list of records, or a record with words names no speaker.
    """
    value = values_in(source, "JSON")
    records = _records(value)
    if records is None:
        raise source.problem(f"this JSON file is of a layout that is not read; the nearest one is {_RECORDS}")
    pieces = list(_pieces(records, source))
    silent = [said.place_from for said in pieces if not said.speaker]
    if silent and len(silent) == len(pieces):
        raise source.problem(
            "no record of this JSON file names a speaker: the recording was transcribed without telling speakers apart;"
            " transcribe it again with that switched on (in WhisperX and whisper.cpp --diarize), or write a 'speaker'"
            " into each record"
        )
    if silent:
        raise source.problem(
            "these records have words and no 'speaker'; write in who says them", places_of("record", silent)
        )
    others = sum(isinstance(each, list | dict) for each in value.values()) - 1 if isinstance(value, dict) else 0
    notes = [f"{len(records)} records"]
    return ReadTranscript(
        joined(pieces), notes=notes, dropped={"other parts of the file": others} if others > 0 else {}
    )


def _records(value: Any) -> list[dict[str, Any]] | None:
    """The list of records in the file; None where there is none."""
    found = [value] if isinstance(value, list) else []
    if isinstance(value, dict):
        found = [value[name] for name in _LISTS if isinstance(value.get(name), list)]
    usable = [one for one in found if one and all(isinstance(record, dict) for record in one)]
    return next((one for one in usable if any(map(_has_words, one))), None)


def _has_words(record: dict[str, Any]) -> bool:
    return isinstance(record.get("elements"), list) or "text" in _columns(record)


def _columns(record: dict[str, Any]) -> dict[str, str]:
    """By what the documentation calls a column the key under which a record has it."""
    return _columns_of(tuple(key for key, value in record.items() if not isinstance(value, list | dict)))


@lru_cache(maxsize=1_000)
def _columns_of(keys: tuple[str, ...]) -> dict[str, str]:
    try:
        found = find_columns([plain_label(key).casefold() for key in keys])
    except AmbiguousColumnsError:  # the plain names count
        found = {name: keys.index(name) for name in ("speaker", "text") if name in keys}
    return {name: keys[place] for name, place in found.items()}


def _pieces(records: list[dict[str, Any]], source: Source) -> Iterator[Utterance]:
    for number, record in enumerate(records, start=1):
        columns = _columns(record)
        text: Any
        if isinstance(record.get("elements"), list):
            text, start, end = _of_elements(record["elements"])
        else:
            text = record.get(columns.get("text", ""), "")
            start, end = (_time(record.get(columns.get(name, ""))) for name in ("start", "end"))
        if isinstance(record.get("timestamps"), dict):
            start, end = _time(record["timestamps"].get("from")), _time(record["timestamps"].get("to"))
        speaker = record.get(columns.get("speaker", ""))
        if not isinstance(text, str) or isinstance(speaker, bool | float):
            raise source.problem("this record has no words as text, or a speaker that is no name", f"record {number}")
        words, label = plain_text(text).strip(), "" if speaker is None else plain_label(str(speaker))
        if words or label:
            yield Utterance(label, " ".join(words.split()), start, end, "record", number, number)


def _of_elements(elements: list[Any]) -> tuple[str, float | None, float | None]:
    """The words and times of a monologue as Rev writes it, word by word with the marks between."""
    parts = [one for one in elements if isinstance(one, dict)]
    starts = [time for one in parts if (time := _time(one.get("ts"))) is not None]
    ends = [time for one in parts if (time := _time(one.get("end_ts"))) is not None]
    text = "".join(str(one.get("value", "")) for one in parts)
    return text, (starts[0] if starts else None), (ends[-1] if ends else None)


def _time(value: Any) -> float | None:
    """Seconds, or a reading of the clock; what is neither is no time."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(float(value), 3) if 0 <= value < _LONGEST else None
    return seconds(value) if isinstance(value, str) and re.fullmatch(CLOCK, value) else None
