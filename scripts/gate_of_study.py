"""The gate of a study: what rules and commands that hand something to people share."""

from pathlib import Path

from themetrail.audit.gate import Gate, search_all, stop_at
from themetrail.audit.lexicon import read_gate
from themetrail.contracts.sheets import find_sheet, read_sheet
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS

EXCEPTIONS = Path("data/private/exceptions.csv")
SEALED = Path("results/sealed/anonymise")
# What was found clean before. It is no rule's declared output: Snakemake would remove it before the search.
MEMORY = Path("results/sealed/audit/searched.csv")


def search_configuration(root: Path = Path()) -> None:
    """Search what describes a study, but its codebook, which is anonymised; StudyError where a name stands in it.

    Titles and labels stand in every table, and nothing replaces a name in them. This happens before the first job, with
    the names that people have listed: what `anonymise` finds besides is searched for at the end.
    """
    sheets = [find_sheet(root / "config" / name) for name in ("participants", "transcripts")]
    files = [file for file in (root / "config/config.yaml", *sheets) if file.is_file()]
    stop_at(search_all(gate_of_study(root, found=False), [file.relative_to(root).as_posix() for file in files], root))


def gate_of_study(root: Path = Path(), *, found: bool = True) -> Gate:
    """The gate of the study in `root`, from its sheets and, where `found`, from what `anonymise` found in its texts."""
    transcripts = read_sheet(find_sheet(root / "config/transcripts"), TRANSCRIPTS, optional=("date",))
    return read_gate(
        people=find_sheet(root / "data/private/people"),
        sources=find_sheet(root / "data/private/sources"),
        participants=read_sheet(find_sheet(root / "config/participants"), PARTICIPANTS, optional=("withdrawn",)),
        languages=transcripts["language"].unique(),
        lexicon=root / SEALED / "lexicon.csv" if found else None,
        replacements=sorted((root / SEALED / "replacements").glob("*.csv")) if found else (),
        exceptions=root / EXCEPTIONS,
    )
