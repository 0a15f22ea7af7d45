"""No file outside the sealed places holds a name, in its words or its own name: results, logs, Snakemake's metadata."""

import base64
import binascii
import contextlib
import unicodedata
import zipfile
from pathlib import Path

import pytest

from .conftest import finished, run_snakemake
from .tiny import tiny_study, write

SEALED = ("data/transcripts", "data/private", "results/sealed")
# Each in a place of its own: speakers' labels, file names, the people list, text alone.
NAMES = ["Xhevahíre", "Quillonöx", "Zwyssiggrub", "Thorvaldína", "Wrzeszcz", "Bjelogrlić", "Vögtligruber", "Pfäffigrat"]
SPEAKER, SURNAME, FILE, LISTED, NICKNAME, SAID, EMPLOYER, PLACE = NAMES


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """A study after detection and replacement, in a folder whose name says nothing."""
    folder = tiny_study(tmp_path_factory.mktemp("study") / "s")
    speaker = f"{SPEAKER} {SURNAME}"
    talk = f"""Interviewer: Good morning, {SPEAKER}. How is it at {EMPLOYER}?
{speaker}: I told Mrs {SAID}, and {LISTED} too. {NICKNAME} was there, in {PLACE}.
Interviewer: My colleague {SAID.upper()} said so.
{speaker}: Write to {SURNAME.lower()}@example.org, that's me.
"""
    (folder / "data/transcripts/quist.txt").unlink()
    write(folder, f"data/transcripts/{FILE}.txt", talk)
    rows = [f"I1\t{FILE}.txt\tInterviewer\t\tinterviewer", f"I1\t{FILE}.txt\t{speaker}\tP1\t"]
    head = "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
    write(folder, "data/private/sources.tsv", head + "\n".join(rows) + "\n")
    head = "participant_id\tentity\tnames\tnicknames\tinitials\temployer\n"
    people = f"P1\t\t{speaker}\t\t\t{EMPLOYER}\n\ta colleague\t{LISTED}\t{NICKNAME}\t\t\n"
    write(folder, "data/private/people.tsv", head + people)
    added = f"item_id,decision,category,form\n,replace,place,{PLACE}\n"
    write(folder, "data/private/review.csv", added)
    finished(run_snakemake(folder, "--until", "anonymise_apply"))
    return folder


def folded(words: str) -> str:
    """Words without case and accents."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def texts_in(file: Path) -> list[str]:
    """What a file says: its name, as it is and decoded, and its content, unpacked where it is an archive."""
    said = [file.name]
    with contextlib.suppress(binascii.Error, ValueError):
        said.append(base64.b64decode(file.name.replace("@", "/"), validate=True).decode())
    raw = [file.read_bytes()]
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            raw += [archive.read(name) for name in archive.namelist()]
    for content in raw:
        text = content.decode("utf-8", errors="replace")
        said.append(text)
        if "\\u" in text:  # JSON may write letters by their numbers
            said.append(text.encode("ascii", errors="replace").decode("unicode_escape", errors="replace"))
    return said


def test_names_are_in_sealed_places_alone(study):
    traces, searched = {}, 0
    for file in sorted(path for path in study.rglob("*") if path.is_file()):
        place = file.relative_to(study).as_posix()
        if place.startswith(SEALED):
            continue
        searched += 1
        said = folded("\n".join(texts_in(file)))
        found = [name for name in NAMES if folded(name) in said]
        if found:
            traces[place] = found
    assert traces == {}
    assert searched > 20 and any((study / ".snakemake/metadata").iterdir())


def test_the_search_would_find_them(study):
    assert folded(SPEAKER) in folded((study / f"data/transcripts/{FILE}.txt").read_text(encoding="utf-8"))
    sealed = folded("\n".join(texts_in(study / "results/sealed/anonymise/key.csv")))
    assert all(folded(name) in sealed for name in NAMES if name != FILE)
    turns = next((study / "results/anonymise/turns").iterdir()).read_text(encoding="utf-8")
    assert "[Place 1]" in turns and "Nurse 1" in turns and "[E-mail]" in turns
