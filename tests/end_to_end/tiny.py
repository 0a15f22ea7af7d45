"""A study of one short interview, for tests that need a whole run but no whole study."""

from pathlib import Path

from text_sheets import with_text_sheets
from themetrail.new_study import new_study

TALK = "".join(
    f"{who}: {words}\n"
    for who, words in [
        ("Interviewer", "How was it?"),
        ("Petronella Quist", "Slow at first, and then I got used to the forms."),
        ("Interviewer", "And your colleagues?"),
        ("Petronella Quist", "They helped me a lot, honestly, more than the course did."),
    ]
)


def write(folder: Path, file: str, content: str | bytes) -> None:
    """Write a file of a study."""
    (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())


def tiny_study(folder: Path, models: str = "") -> Path:
    """Write the study into a new folder; `models` is a line for the section anonymise."""
    new_study(folder)
    return fill_in(folder, models)


def fill_in(folder: Path, models: str = "") -> Path:
    """Put the interview and its sheets into the folder of a new study."""
    with_text_sheets(folder)
    write(folder, "data/transcripts/quist.txt", TALK)
    write(folder, "config/transcripts.tsv", "transcript_id\tgroup\tlanguage\tcollected_order\nI1\tinterviews\ten\t1\n")
    write(folder, "config/participants.tsv", "participant_id\tlabel\nP1\tNurse 1\n")
    codes = "code_id,parent_id,level,name\nT,,theme,Start\nslow,T,code,Slow\nhelp,T,code,Help\n"
    write(folder, "config/codebook.csv", codes)
    sources = "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
    sources += "I1\tquist.txt\tInterviewer\t\tinterviewer\nI1\tquist.txt\tPetronella Quist\tP1\t\n"
    write(folder, "data/private/sources.tsv", sources)
    anonymise = f"anonymise:\n  fail_closed: false\n{models}"
    rounds = "coding:\n  rounds:\n    - name: r1\n      coders: [{coder_id: A}]\n"
    write(folder, "config/config.yaml", f"study: {{batches: 1}}\n{anonymise}{rounds}")
    return folder
