"""A small study of which somebody withdraws, and where words stand in what a run leaves."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from pathlib import Path

from text_sheets import with_text_sheets
from themetrail.audit.chain.exempt import is_litter
from themetrail.new_study import new_study

from .tiny import write
from .warm import run_command, run_snakemake

# Said by nobody but P1, by nobody but P1's interviewer, by P2, and by P3.
GONE = ("snorfled", "quibbernet", "wozzlement", "flimmerous")
ASKED = ("brandlepuff",)
STAYS = ("gribbletop", "mendlewick")
TALKS = {
    "solo.txt": [
        ("Interviewer", "How was the brandlepuff for you?"),
        ("Petronella Quist", "At first I snorfled at the forms, and nobody helped me with them."),
        ("Interviewer", "And later?"),
        ("Petronella Quist", "Later it was quibbernet, I learned it and then it went by itself."),
    ],
    "group.txt": [
        ("Interviewer", "What do you all say?"),
        ("Petronella Quist", "There was much wozzlement in my ward, it was slow."),
        ("Oluwaseun Abara", "My gribbletop helped, the colleagues did as well."),
        ("Petronella Quist", "Mine were flimmerous, all of them."),
        ("Oluwaseun Abara", "We were lucky then, I suppose."),
    ],
    "other.txt": [
        ("Interviewer", "How did you start?"),
        ("Henrike Lund", "With the mendlewick, slowly, and then the course came."),
        ("Henrike Lund", "Colleagues helped a lot."),
    ],
}
TRANSCRIPTS = (
    "transcript_id\tgroup\tlanguage\tcollected_order\nI1\talone\ten\t1\nI2\talone\ten\t2\nG1\ttogether\ten\t1\n"
)
SOURCES = (
    "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
    "I1\tsolo.txt\tInterviewer\t\tinterviewer\nI1\tsolo.txt\tPetronella Quist\tP1\t\n"
    "I2\tother.txt\tInterviewer\t\tinterviewer\nI2\tother.txt\tHenrike Lund\tP3\t\n"
    "G1\tgroup.txt\tInterviewer\t\tinterviewer\nG1\tgroup.txt\tPetronella Quist\tP1\t\n"
    "G1\tgroup.txt\tOluwaseun Abara\tP2\t\n"
)
CODEBOOK = "code_id,parent_id,level,name,example\nT,,theme,Start,\nslow,T,code,Slow,\nhelp,T,code,Help,\n"
CONFIG = (
    "study: {title: A small study, batches: 3}\nanonymise: {fail_closed: false}\nsuggest: {enabled: false}\n"
    "agreement: {draws: 50}\ncoding:\n  rounds:\n    - name: r1\n      coders: [{coder_id: A}, {coder_id: B}]\n"
)


def talk(file: str, change: tuple[str, str] = ("", "")) -> str:
    """The text of a transcript, with one expression changed."""
    return "".join(f"{who}: {words}\n" for who, words in TALKS[file]).replace(*change)


def study(folder: Path) -> Path:
    """The study before its first run."""
    new_study(folder)
    with_text_sheets(folder)
    for file in TALKS:
        write(folder, f"data/transcripts/{file}", talk(file))
    write(folder, "config/transcripts.tsv", TRANSCRIPTS)
    withdraw(folder)
    write(folder, "config/codebook.csv", CODEBOOK)
    write(folder, "data/private/sources.tsv", SOURCES)
    write(folder, "config/config.yaml", CONFIG)
    return folder


def withdraw(folder: Path, *who: str) -> None:
    """Write the sheet of participants, in which these have withdrawn; P9 stands in no transcript."""
    rows = "".join(
        f"{name}\tNurse {name[1]}\t{'2024-11-05' if name in who else ''}\n" for name in ("P1", "P2", "P3", "P9")
    )
    write(folder, "config/participants.tsv", "participant_id\tlabel\twithdrawn\n" + rows)


def run(folder: Path):
    """A run to its end."""
    return run_snakemake(folder, "--quiet", "all")


def issue(folder: Path, name: str = "r1") -> None:
    """Issue a round."""
    done = run_command("issue", folder, name)
    assert done.returncode == 0, done.stderr


def issued(folder: Path, name: str = "r1") -> dict[tuple[str, str], str]:
    """The issued codable segments, by transcript and turn."""
    with (folder / f"data/rounds/{name}/issued/segments.csv").open(encoding="utf-8", newline="") as handle:
        return {
            (row["transcript_id"], row["turn"]): row["segment_id"]
            for row in csv.DictReader(handle)
            if row["codable"] == "yes"
        }


def returned(folder: Path, coder: str, name: str = "r1", code: str = "slow") -> None:
    """A coder's list: the first segment of each transcript is `help`, all others have this code."""
    rows, seen = [], set()
    for (transcript, _), segment in issued(folder, name).items():
        rows.append(f"{coder},{segment},{code if transcript in seen else 'help'},\n")
        seen.add(transcript)
    write(folder, f"data/rounds/{name}/returned/{coder}.csv", "coder_id,segment_id,code_id,memo\n" + "".join(rows))


def copy_of(folder: Path, to: Path) -> Path:
    """A copy with Snakemake's notes and all times."""
    shutil.copytree(folder, to, symlinks=True)
    return to


def said_in(content: bytes) -> str:
    """What a file says, archives in it unpacked."""
    said = [content.decode("utf-8", errors="replace")]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said += [said_in(archive.read(name)) for name in archive.namelist()]
    return "\n".join(said)


def where(folder: Path, words: tuple[str, ...], *, but: tuple[str, ...] = ("results/sealed/",)) -> dict[str, list[str]]:
    """The files of the results, but those in these places, that say one of the words."""
    found = {}
    for path in sorted((folder / "results").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(but) and not is_litter(name):
            said = said_in(path.read_bytes())
            if here := [word for word in words if word in said]:
                found[name] = here
    return found


def verified(folder: Path) -> None:
    """Fail with what `themetrail verify` says where it does not hold."""
    done = run_command("verify", folder)
    assert done.returncode == 0, done.stdout + done.stderr
