"""Originals for who holds the key of a study: what was said before names were replaced, and who a pseudonym is."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pandas as pd

from themetrail.audit.sealing import decrypt, original_of, unbundle
from themetrail.contracts.errors import StudyError
from themetrail.contracts.turns import TURNS
from themetrail.layout import ANONYMISED_TURNS, DIGEST_OF_KEY, KEY_OF_PSEUDONYMS
from themetrail.nearest import meant_instead


def key_of(root: Path, identity: Path | None) -> dict[str, pd.DataFrame]:
    """The tables of the key, decrypted where it is encrypted."""
    plain, sealed = root / KEY_OF_PSEUDONYMS, root / f"{KEY_OF_PSEUDONYMS}.age"
    if sealed.is_file():
        if identity is None:
            raise StudyError("the key is encrypted; name the file that opens it: --identity FILE", file=sealed)
        content = decrypt(sealed.read_bytes(), identity)
    elif plain.is_file():
        content = plain.read_bytes()
    else:
        raise StudyError("the key of the study is not here; only who holds it can re-identify", file=plain)
    stated = root / DIGEST_OF_KEY  # under the head, of the key before it was encrypted
    if stated.is_file() and stated.read_text(encoding="ascii", errors="replace").strip() != sha256(content).hexdigest():
        raise StudyError(
            "this is not the key that the last run made: it, or its digest, was exchanged; run the study again",
            file=sealed if sealed.is_file() else plain,
        )
    return {
        name: pd.read_csv(io.BytesIO(table), dtype="str", keep_default_na=False, lineterminator="\n")
        for name, table in unbundle(content).items()
    }


def forms_of(tables: dict[str, pd.DataFrame], pseudonym: str) -> list[str]:
    """The forms under which whoever bears a pseudonym, with its brackets or without them, was named."""
    key = tables["key.csv"]
    found = key[key["replacement"].isin([pseudonym, f"[{pseudonym}]"]) | (key["entity_id"] == pseudonym)]
    if not len(found):
        raise StudyError(
            "nobody who is named in the texts is shown so; who a participant is stands in config/participants and"
            " data/private/people"
        )
    return list(found["forms"])


def originals(root: Path, tables: dict[str, pd.DataFrame], transcript: str, turn: int | None) -> list[str]:
    """The turns of a transcript, or one of them, as they came in."""
    turns = TURNS.read(root / ANONYMISED_TURNS)
    known = sorted(set(turns["transcript_id"]))
    if transcript not in known:
        raise StudyError(
            f"there is no transcript {transcript!r}{meant_instead(transcript, known)}", file=ANONYMISED_TURNS
        )
    turns = turns[turns["transcript_id"] == transcript]
    if turn is not None:
        turns = turns[turns["turn"] == turn]
    if not len(turns):
        raise StudyError("there is no such turn in the anonymised texts", file=ANONYMISED_TURNS)
    replaced = tables["replacements.csv"]
    replaced = replaced[replaced["status"].isin(("applied", "awaiting_review"))]
    replaced = replaced.assign(start=replaced["start"].astype(int), end=replaced["end"].astype(int))
    lines = []
    for row in turns.itertuples():
        mine = replaced[(replaced["transcript_id"] == row.transcript_id) & (replaced["turn"] == str(row.turn))]
        lines.append(f"{row.transcript_id} {row.turn} {row.speaker}: {original_of(row.text, mine)}")
    return lines
