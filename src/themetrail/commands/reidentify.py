"""Give back originals to who holds the key.

Add `--identity FILE` (age or SSH) where the key is encrypted. `--who "Job Coach 2"` shows who is meant.
What is printed identifies people; it goes to the terminal only.
"""

import argparse
import io
import sys
from hashlib import sha256
from pathlib import Path

import pandas as pd

from themetrail.audit.sealing import decrypt, original_of, unbundle
from themetrail.contracts.errors import StudyError
from themetrail.contracts.turns import TURNS
from themetrail.running.alone import alone

KEY = Path("results/sealed/audit/key.zip")
DIGEST = Path("results/sealed/audit/key.sha256")  # under the head, of the key before it was encrypted
TURNS_FILE = Path("results/anonymise/turns.csv")


def main() -> int:
    """Print originals, or who is meant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--identity", type=Path)
    parser.add_argument("--transcript", default="")
    parser.add_argument("--turn", type=int)
    parser.add_argument("--who", default="", help="a pseudonym, as it stands in the texts")
    chosen = parser.parse_args()
    try:
        with alone(chosen.folder):
            tables = key_of(chosen.folder, chosen.identity)
        print(who_is(tables, chosen.who) if chosen.who else originals(chosen, tables))
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    return 0


def key_of(folder: Path, identity: Path | None) -> dict[str, pd.DataFrame]:
    """The tables of the key, decrypted where it is encrypted."""
    plain, sealed = folder / KEY, folder / f"{KEY}.age"
    if sealed.is_file():
        if identity is None:
            raise StudyError("the key is encrypted; name the identity that opens it: IDENTITY=...", file=sealed)
        content = decrypt(sealed.read_bytes(), identity)
    elif plain.is_file():
        content = plain.read_bytes()
    else:
        raise StudyError("the key of the study is not here; only who holds it can re-identify", file=plain)
    stated = folder / DIGEST
    if stated.is_file() and stated.read_text(encoding="ascii", errors="replace").strip() != sha256(content).hexdigest():
        raise StudyError(
            "this is not the key that the last run made: it, or its digest, was exchanged; run the study again",
            file=sealed if sealed.is_file() else plain,
        )
    return {
        name: pd.read_csv(io.BytesIO(table), dtype="str", keep_default_na=False, lineterminator="\n")
        for name, table in unbundle(content).items()
    }


def who_is(tables: dict[str, pd.DataFrame], pseudonym: str) -> str:
    """The forms under which whoever bears a pseudonym was named."""
    key = tables["key.csv"]
    found = key[(key["replacement"] == pseudonym) | (key["entity_id"] == pseudonym)]
    if not len(found):
        raise StudyError(
            "nobody who is named in the texts is shown so; who a participant is stands in config/participants and"
            " data/private/people"
        )
    return "\n".join(found["forms"])


def originals(chosen: argparse.Namespace, tables: dict[str, pd.DataFrame]) -> str:
    """The turns of a transcript as they came in."""
    turns = TURNS.read(chosen.folder / TURNS_FILE)
    turns = turns[turns["transcript_id"] == chosen.transcript]
    if chosen.turn is not None:
        turns = turns[turns["turn"] == chosen.turn]
    if not len(turns):
        raise StudyError("there is no such turn; say TRANSCRIPT=... and, if you like, TURN=...")
    replaced = tables["replacements.csv"]
    replaced = replaced[replaced["status"].isin(("applied", "awaiting_review"))]
    replaced = replaced.assign(start=replaced["start"].astype(int), end=replaced["end"].astype(int))
    lines = []
    for row in turns.itertuples():
        mine = replaced[(replaced["transcript_id"] == row.transcript_id) & (replaced["turn"] == str(row.turn))]
        lines.append(f"{row.transcript_id} {row.turn} {row.speaker}: {original_of(row.text, mine)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
