"""Single changes of a finished study, drawn by a seed."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from themetrail.audit.chain.contents import zip_entry
from themetrail.audit.chain.manifest import FILES, circumstances_of, study_files
from themetrail.layout import CIRCUMSTANCES, CRATE

CHANGES = (
    "byte flipped",
    "row deleted",
    "rows swapped",
    "file removed",
    "file added",
    "files swapped",
    "record edited",
    "configuration edited",
    "input edited",
    "crate exchanged",
)


def tamper(root: Path, seed: int) -> tuple[str, list[str]]:
    """Change one thing in the study in `root`; returns what was done, and the files that it concerned."""
    chance = random.Random(seed)
    change = CHANGES[seed % len(CHANGES)]
    files = study_files(root)
    concerned = _BY_NAME[change](root, chance, files)
    return f"{change}: {', '.join(concerned)}", concerned


def _byte_flipped(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    return [_flip(root, chance, chance.choice([path for path in files if (root / path).stat().st_size]))]


def _row_deleted(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = chance.choice(_tables(root, files))
    rows = (root / path).read_bytes().split(b"\n")
    del rows[chance.randrange(1, len(rows) - 1)]
    (root / path).write_bytes(b"\n".join(rows))
    return [path]


def _rows_swapped(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = chance.choice(_tables(root, files))
    rows = (root / path).read_bytes().split(b"\n")
    one = chance.randrange(1, len(rows) - 1)
    other = next((n for n in range(1, len(rows) - 1) if rows[n] != rows[one]), 0)
    rows[one], rows[other] = rows[other], rows[one]
    (root / path).write_bytes(b"\n".join(rows))
    return [path]


def _file_removed(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = chance.choice(files)
    (root / path).unlink()
    return [path]


def _file_added(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = f"{Path(chance.choice(files)).parent.as_posix()}/another.csv"
    (root / path).write_text("a,b\n1,2\n", encoding="utf-8")
    return [path]


def _files_swapped(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = chance.choice(files)
    one = (root / path).read_bytes()
    other = chance.choice([other for other in files if (root / other).read_bytes() != one])
    (root / path).write_bytes((root / other).read_bytes())
    (root / other).write_bytes(one)
    return [path, other]


def _record_edited(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = chance.choice([path for path in files if path.startswith("results/audit/records/")])
    record = json.loads((root / path).read_bytes())
    record["counts"]["turns_in"] = record["counts"].get("turns_in", 0) + 1
    (root / path).write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return [path]


def _configuration_edited(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    path = chance.choice([path for path in files if path.startswith("config/")])
    lines = (root / path).read_bytes().splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines) + 1), b"# a remark\n")
    (root / path).write_bytes(b"".join(lines))
    return [path]


def _input_edited(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    inputs = [path for path in files if path.startswith("data/") and (root / path).stat().st_size]
    return [_flip(root, chance, chance.choice(inputs))]


def _crate_exchanged(root: Path, chance: random.Random, files: list[str]) -> list[str]:
    """Something in the crate is another, and the list of circumstances, which is not under the head, agrees."""

    def another(entries: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        place = chance.choice([n for n, (_, content) in enumerate(entries) if content])
        name, content = entries[place]
        at = chance.randrange(len(content))
        entries[place] = (name, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        return entries

    repack(root, another)
    return [CRATE, CIRCUMSTANCES]


def repack(root: Path, change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> None:
    """Change the files of the crate (name and content, in their order), and cover it up."""
    with zipfile.ZipFile(root / CRATE) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(entries):
            archive.writestr(zip_entry(name), content)
    exchange(root, made.getvalue())


def exchange(root: Path, crate: bytes) -> None:
    """Put another crate in its place, and its digest into the list of circumstances."""
    (root / CRATE).write_bytes(crate)
    FILES.write(circumstances_of(root), root / CIRCUMSTANCES)


def _flip(root: Path, chance: random.Random, path: str) -> str:
    content = bytearray((root / path).read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    (root / path).chmod(0o600)
    (root / path).write_bytes(content)
    return path


def _tables(root: Path, files: list[str]) -> list[str]:
    """Tables of at least two rows that differ."""
    tables = [path for path in files if path.endswith((".csv", ".tsv"))]
    return [path for path in tables if len(set((root / path).read_bytes().split(b"\n")[1:-1])) > 1]


_BY_NAME = {
    "byte flipped": _byte_flipped,
    "row deleted": _row_deleted,
    "rows swapped": _rows_swapped,
    "file removed": _file_removed,
    "file added": _file_added,
    "files swapped": _files_swapped,
    "record edited": _record_edited,
    "configuration edited": _configuration_edited,
    "input edited": _input_edited,
    "crate exchanged": _crate_exchanged,
}
