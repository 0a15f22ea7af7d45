"""What file managers, drives and office programs leave in each folder of a study is no part of it, whoever looks."""

from pathlib import Path

from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.tiny import TALK, tiny_study, write

OF_A_MAC = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X\xff\xfe"
LEFT = (".DS_Store", "Thumbs.db", "desktop.ini", "Icon\r", "~$x.docx", ".~lock.x.csv#", ".nfs00000012", "x.tmp", "x~")


def litter(study: Path) -> None:
    """Leave in each folder what programs leave there, and beside each file what a Mac does on drives of others."""
    for path in [study, *study.rglob("*")]:
        if path.is_relative_to(study / ".snakemake"):
            continue
        if path.is_dir():
            for name in LEFT:
                (path / name).write_bytes(OF_A_MAC)
            for folder in ("@eaDir", ".ipynb_checkpoints"):
                (path / folder).mkdir()
                (path / folder / "turns.csv").write_bytes(OF_A_MAC)
        else:
            (path.parent / f"._{path.name}").write_bytes(OF_A_MAC)


def told(study: Path, verb: str, *arguments: str) -> str:
    run = run_command(verb, study, *arguments)
    finished(run)
    return run.stdout + run.stderr


def test_what_programs_leave_changes_nothing_and_is_told_nowhere(tmp_path):
    study = tiny_study(tmp_path / "study")
    finished(run_snakemake(study))
    (study / "results/share").mkdir()
    before = told(study, "verify").splitlines()[-1]
    litter(study)

    assert told(study, "verify").splitlines()[-1] == before
    run = told(study, "run")  # the status page counts what lies where coders' files are looked for
    assert [line.split("% ")[1] for line in run.splitlines() if "% " in line] == ["coding", "audit"]
    assert "Nothing to be done" in told(study, "run")
    asked = {
        "status": told(study, "status"),
        "withdraw": told(study, "withdraw", "P1") + told(study, "withdraw", "P1", "--rehearse"),
        "compare": told(study, "compare", str(study)),
        "search": told(study, "search"),
        "ethics": told(study, "ethics"),
    }
    names = [*LEFT, "._", "eaDir", "checkpoints"]
    assert {verb for verb, said in asked.items() for name in names if name in said} == set()

    write(study, "data/transcripts/quist.txt", TALK.replace("Slow", "Very slow"))
    told(study, "run")
    assert "Very slow" in (study / "results/anonymise/turns.csv").read_text(encoding="utf-8")
