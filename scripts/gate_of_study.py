"""The gate of a study: what rules and commands that hand something to people share."""

from pathlib import Path

from themetrail.audit.gate import Gate
from themetrail.audit.lexicon import read_gate
from themetrail.contracts.sheets import find_sheet, read_sheet
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS

EXCEPTIONS = Path("data/private/exceptions.csv")
SEALED = Path("results/sealed/anonymise")


def gate_of_study(root: Path = Path()) -> Gate:
    """The gate of the study in `root`, from its sheets and from what `anonymise` found, as far as it has run."""
    transcripts = read_sheet(find_sheet(root / "config/transcripts"), TRANSCRIPTS, optional=("date",))
    return read_gate(
        people=find_sheet(root / "data/private/people"),
        sources=find_sheet(root / "data/private/sources"),
        participants=read_sheet(find_sheet(root / "config/participants"), PARTICIPANTS, optional=("withdrawn",)),
        languages=transcripts["language"].unique(),
        lexicon=root / SEALED / "lexicon.csv",
        replacements=sorted((root / SEALED / "replacements").glob("*.csv")),
        exceptions=root / EXCEPTIONS,
    )
