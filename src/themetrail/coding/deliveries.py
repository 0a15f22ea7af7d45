"""Deliveries: which files of which coder are there, resolved once per run so that all jobs read the same."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.coding.exports import Delivered, exports_by_coder, shown_file, tells_whose
from themetrail.coding.manifest import read_manifest
from themetrail.coding.sheets import kinds
from themetrail.contracts.coding import DELIVERIES
from themetrail.contracts.errors import StudyError
from themetrail.contracts.ids import id_of
from themetrail.sheets.left_by_programs import copied_from, files_in, is_left_by_program, still_in_icloud
from themetrail.sheets.read import NOT_READ

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round

ADJUDICATION, ANCHORS = "adjudication", "anchors"  # in the place of a coder_id: files of a round that are no coder's
OF_SPLITS = "split:"  # before a coder_id: the list of codes that were split, which that coder has decided
# What is to be done with a coder's file of another kind.
_INSTEAD = {
    **dict.fromkeys(NOT_READ, "; open it in the program that wrote it and save it as XLSX"),
    **dict.fromkeys(
        (".html", ".htm"),
        "; where it is the page of the desk, it holds no codings: they are in the browser of the coder, who opens the"
        " page where it was coded on and gives back what 'Save file' there saves (JSON)",
    ),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz"), "; unpack it, and put here what is in it"),
    ".txt": "; where it is a table, call it .csv",
}
_BESIDE: dict[str, Sequence[kinds.SheetKind]] = {ADJUDICATION: kinds.ADJUDICATIONS, ANCHORS: kinds.ANCHORS}


def resolve_deliveries(
    rounds: list[Round],
    issued: Collection[str],
    folder: str | Path,
    *,
    key: bytes = b"",
    without_work: Collection[tuple[str, str]] = (),
) -> pd.DataFrame:
    """The `deliveries` of all configured rounds, from the files under `folder`/<round>/.

    A coder's file is returned/<coder_id> with one of the endings of `kinds`; or it says itself whose it is, and
    then may have any name, and stands in the table as if it were called by its coder; one that holds a part of the
    coder's work has a row for itself. What the coder says of codes that were split is split/<coder_id>; an
    adjudication and anchors settled by hand lie beside. These get a row where they are there. A coder (round,
    coder_id) in `without_work` is not awaited. Digests are keyed by the study's `key`, since memos may name people.
    Raises StudyError, naming the round but no file name that a person chose, at a file that is called otherwise, a
    second file of one coder, or an ending that cannot be read.
    """
    rows = []
    for entry in rounds:
        place = Path(folder) / entry.name
        coders = sorted(coder.coder_id for coder in entry.coders)
        if entry.name not in issued:
            rows += [_row(entry.name, coder_id, "not_issued", key) for coder_id in coders]
            continue
        _check_coders(entry, place / "issued" / "manifest.json")
        files = _files_of_coders(entry, place / "returned", kinds.CODINGS)
        for coder_id in coders:
            missing = "nothing_left" if (entry.name, coder_id) in without_work else "awaited"
            rows += [_row(entry.name, coder_id, "delivered", key, file) for file in files.get(coder_id, ())] or [
                _row(entry.name, coder_id, missing, key)
            ]
        for coder_id, (decided,) in sorted(_files_of_coders(entry, place / "split", kinds.SPLITS).items()):
            rows.append(_row(entry.name, OF_SPLITS + coder_id, "delivered", key, decided))
        _check_called_right(entry, place)
        for name in _BESIDE:
            beside = _beside_returned(place, name)
            files_beside = [Delivered(beside, beside)] if beside else []
            if name == ADJUDICATION:
                files_beside += _adjudicated_in_word(entry.name, place / ADJUDICATION, beside)
            rows += [_row(entry.name, name, "delivered", key, file) for file in files_beside]
    return DELIVERIES.frame(rows)


def coders_of(deliveries: pd.DataFrame) -> pd.DataFrame:
    """The rows of what the coders of issued rounds code; not what was settled besides, or decided of split codes."""
    besides = deliveries["coder_id"].isin((ADJUDICATION, ANCHORS)) | deliveries["coder_id"].str.startswith(OF_SPLITS)
    return deliveries[(deliveries["status"] != "not_issued") & ~besides]


def settled_anchors(issued: Collection[str], folder: str | Path) -> dict[str, str]:
    """By issued round: the file of anchors that were settled by hand, where there is one.

    Anchoring depends on these alone, so that it need not be done again for what a coder delivers. Raises StudyError
    where a round has two.
    """
    found = {name: _beside_returned(Path(folder) / name, ANCHORS) for name in issued}
    return {name: file.as_posix() for name, file in found.items() if file}


def _beside_returned(place: Path, name: str) -> Path | None:
    """The file of this name in a round's folder, whichever of its endings it has."""
    endings = kinds.endings_of(_BESIDE[name])
    found = [file for ending in endings if (file := place / f"{name}{ending}").is_file()]
    if len(found) > 1:
        raise StudyError(f"this file is there twice, also as {found[1].name}; keep one", file=found[0])
    return found[0] if found else None


def _adjudicated_in_word(name: str, folder: Path, beside: Path | None) -> list[Delivered]:
    """The Word files on which a round was adjudicated, one of each transcript, under any name.

    Raises StudyError at other files there, two of one transcript, or where it was adjudicated `beside` them too.
    """
    here = files_in(folder)
    if others := [file for file in here if not tells_whose(file, kinds.ADJUDICATIONS)]:
        raise StudyError(
            f"round {name}: {len(others)} of the files here are no Word files (DOCX) of the adjudication; a sheet or"
            " the export of the adjudication desk lies beside this folder",
            file=folder,
        )
    if here and beside:
        raise StudyError(
            f"round {name}: an adjudication lies here, and Word files in the folder {ADJUDICATION!r}; keep one kind",
            file=beside,
        )
    found = exports_by_coder(name, [ADJUDICATION], here, kinds.ADJUDICATIONS)
    return found.get(ADJUDICATION, [])


def delivered_files(deliveries: pd.DataFrame, name: str) -> dict[str, list[str]]:
    """The delivered files of a round by coder_id, `adjudication` and `anchors` among them where they are there."""
    here = deliveries[(deliveries["round"] == name) & (deliveries["status"] == "delivered")]
    here = here[~here["coder_id"].str.startswith(OF_SPLITS)]
    files: dict[str, list[str]] = {}
    for coder_id, file in zip(here["coder_id"], here["file"], strict=True):
        files.setdefault(coder_id, []).append(file)
    return files


def delivered_splits(deliveries: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The files in which coders decided on codes that were split, by round and coder."""
    here = deliveries[deliveries["coder_id"].str.startswith(OF_SPLITS)]
    coders = here["coder_id"].str.removeprefix(OF_SPLITS)
    return dict(zip(zip(here["round"], coders, strict=True), here["file"], strict=True))


def _check_coders(entry: Round, manifest: Path) -> None:
    """A coder who joins after a round was issued has been given nothing in it."""
    given = read_manifest(manifest)["coders"] if manifest.is_file() else {}
    late = [coder.coder_id for coder in entry.coders if given and coder.coder_id not in given]
    if late:
        raise StudyError(
            f"coder {late[0]!r} was not among those to whom round {entry.name!r} was issued ({', '.join(given)});"
            " name a new round for new coders",
            file=manifest,
        )


def _files_of_coders(entry: Round, folder: Path, of_kinds: Sequence[kinds.SheetKind]) -> dict[str, list[Delivered]]:
    """The files of each coder who gave some. Raises StudyError at a file that is nobody's, or one too many."""
    coders = {coder.coder_id.casefold(): coder.coder_id for coder in entry.coders}
    _check_are_files(entry, folder, of_kinds, coders)
    here = files_in(folder)
    exports = [file for file in here if of_kinds is kinds.CODINGS and tells_whose(file)]
    files = exports_by_coder(entry.name, list(coders.values()), exports)
    called = {file: coder for file in here if file not in exports for coder in [_whose_name(file, coders)]}
    _check_once(entry, folder, files, called, here)
    for file, coder in called.items():
        _check_called_as(entry, here, of_kinds, file, coder)
        files[coder] = [Delivered(file, file)]
    for file in sorted(folder.glob("*/**/*")):
        coder = coders.get(id_of(file.stem).casefold(), "")
        readable = file.suffix.lower() in kinds.endings_of(of_kinds) and not is_left_by_program(file)
        if coder not in ("", *files) and readable:
            raise StudyError(
                f"round {entry.name}: a file of {coder} lies in a folder within this one, where it is not read; move it"
                " here",
                file=folder,
            )
    for file in still_in_icloud(folder):
        if (coder := _whose_name(file, coders)) not in ("", *files):
            raise StudyError(
                f"round {entry.name}: the file of {coder} is in iCloud and not on this computer; choose Download Now in"
                " its menu, and run again",
                file=folder,
            )
    return files


def _check_are_files(
    entry: Round, folder: Path, of_kinds: Sequence[kinds.SheetKind], coders: Mapping[str, str]
) -> None:
    """Raise StudyError where what is called as a coder's file is none: it would be awaited, as if nothing lay here."""
    for path in sorted(folder.glob("*")):
        coder = "" if path.is_file() or is_left_by_program(path) else _whose_name(path, coders)
        leads_nowhere = path.is_symlink() and not path.exists()
        if coder and (leads_nowhere or path.suffix.lower() in kinds.endings_of(of_kinds)):
            what = "a link to a file that is not there, or on no drive that is at hand" if leads_nowhere else "a folder"
            raise StudyError(
                f"round {entry.name}: what is called as the file of {coder} is {what}; put the file itself here",
                file=folder,
            )


def _whose_name(file: Path, coders: Mapping[str, str]) -> str:
    """The coder whose id a file bears, or a copy of it, or one with a second ending (`C1.xlsx.xlsx`); empty where it
    bears none."""
    doubled = file.with_suffix("").stem if file.stem.lower().endswith(kinds.endings_of(kinds.CODINGS)) else ""
    names = (file.stem, copied_from(file.stem), doubled)
    return next((coders[known] for name in names if (known := id_of(name).casefold()) in coders), "")


def _check_once(
    entry: Round, folder: Path, exports: Collection[str], called: Mapping[Path, str], here: Sequence[Path]
) -> None:
    """Raise StudyError where there are two files of one coder, named both as far as their names tell of nobody."""
    ids = {entry.name, *(coder.coder_id for coder in entry.coders)}
    for coder in sorted(set(called.values()) - {""}):
        own = [shown_file(file, here, ids) for file, whose in called.items() if whose == coder]
        if len(own) > 1:
            raise StudyError(
                f"round {entry.name}: there are {_number(len(own))} files of {coder}, {' and '.join(own)}; keep one",
                file=folder,
            )
        if coder in exports:
            raise StudyError(
                f"round {entry.name}: there are two files of {coder}, {own[0]} and one that says itself that it is"
                f" {coder}'s; keep one",
                file=folder,
            )


def _check_called_as(
    entry: Round, here: Sequence[Path], of_kinds: Sequence[kinds.SheetKind], file: Path, coder: str
) -> None:
    """Raise StudyError where a file bears nobody's id, or that of a coder with something beside it, or is not read."""
    folder, ids = file.parent, [each.coder_id for each in entry.coders]
    wanted = f"a file here is called by its coder's id, such as {ids[0]}"
    wanted += _one_of(kinds.forms_of(of_kinds))
    if not coder:
        shown = shown_file(file, here, {entry.name, *ids})
        raise StudyError(
            f"round {entry.name}: {shown} bears the name of no coder of the round;{_if_meant(file, here, ids)}"
            f" {wanted}; keep elsewhere what is no coder's",
            file=folder,
        )
    if file.suffix.lower() not in kinds.endings_of(of_kinds):
        none = _one_of([form.removeprefix(".").upper() for form in kinds.forms_of(of_kinds)], "nor")
        instead = _INSTEAD.get(file.suffix.lower(), "")
        raise StudyError(f"round {entry.name}: the file of {coder} is neither {none}{instead}; {wanted}", file=folder)
    if id_of(file.stem).casefold() != coder.casefold():
        raise StudyError(
            f"round {entry.name}: a file here is called as a copy of {coder}'s, which is not there; call it"
            f" {coder}{file.suffix.lower()} if it is the one that is meant",
            file=folder,
        )


def _if_meant(file: Path, here: Sequence[Path], ids: Sequence[str]) -> str:
    """What to do where a file's name begins with the id of a coder, of whom another file may be here as well."""
    named = [one for one in ids if re.match(rf"{re.escape(one)}[^A-Za-z0-9]", file.name, re.IGNORECASE)]
    if not named:
        return ""
    coder = max(named, key=len)
    if any(other.stem.casefold() == coder.casefold() for other in here):
        return f" what it holds of {coder}'s work goes into the one file of {coder};"
    return f" if it is the work of {coder}, call it {coder}{file.suffix.lower()};"


def _number(n: int) -> str:
    return {2: "two", 3: "three"}.get(n, str(n))


def _one_of(names: list[str], word: str = "or") -> str:
    """`A`, `A or B`, `A, B or C`."""
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _check_called_right(entry: Round, place: Path) -> None:
    """Raise StudyError at a file beside `returned` that is meant to be read, and is not called so or belongs there."""
    right = [f"{name}{ending}" for name, of_kinds in _BESIDE.items() for ending in kinds.endings_of(of_kinds)]
    coders = {coder.coder_id.casefold(): coder.coder_id for coder in entry.coders}
    for file in files_in(place):
        if (coder := _whose_name(file, coders)) and file.suffix.lower() in kinds.endings_of(kinds.CODINGS):
            raise StudyError(
                f"round {entry.name}: a file of {coder} lies here, where it is not read; move it into the folder"
                " 'returned'",
                file=place,
            )
        meant = (copied_from(file.stem) or file.name).casefold().startswith(("adjudicat", "disagreement", "anchor"))
        if meant and file.name not in right:
            raise StudyError(
                f"round {entry.name}: a file here is not read as it is called; an adjudication is called"
                f" {ADJUDICATION}{_one_of(kinds.forms_of(kinds.ADJUDICATIONS))}, settled anchors"
                f" {ANCHORS}{_one_of(kinds.forms_of(kinds.ANCHORS))}; rename it, or keep it elsewhere",
                file=place,
            )


def delivery_digest(file: str | Path, key: bytes) -> str:
    """HMAC-SHA-256 of a delivered file, in hexadecimal."""
    return hmac.new(key, Path(file).read_bytes(), hashlib.sha256).hexdigest()


def places_of(deliveries: pd.DataFrame, key: bytes) -> dict[str, Path]:
    """Where each delivered file lies, by how the table calls it.

    Files that may have any name are found by their digests, and others called by theirs. Raises StudyError where a file
    is no longer the one that this run began with.
    """
    places = {}
    delivered = deliveries[deliveries["status"] == "delivered"]
    for called, digest in zip(delivered["file"], delivered["digest"], strict=True):
        path = Path(called)
        here = [file for file in sorted(path.parent.glob("*")) if tells_whose(file)] if tells_whose(path) else [path]
        found = [file for file in here if file.is_file() and delivery_digest(file, key) == digest]
        if not found:
            raise StudyError("this file was changed while the run was under way; start the run again", file=path)
        places[called] = found[0]
    return places


def _row(name: str, coder_id: str, status: str, key: bytes, file: Delivered | None = None) -> dict:
    return {
        "round": name,
        "coder_id": coder_id,
        "status": status,
        "file": "" if file is None else file.called.as_posix(),
        "digest": "" if file is None else delivery_digest(file.at, key),
    }
