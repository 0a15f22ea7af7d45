"""The gate of the study in the working directory: what rules and commands that hand something to people share."""

from pathlib import Path

from themetrail.audit.gate import Gate
from themetrail.audit.lexicon import read_gate
from themetrail.contracts.sheets import find_sheet, read_sheet
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS

EXCEPTIONS = Path("data/private/exceptions.csv")
SEALED = Path("results/sealed/anonymise")


def gate_of_study() -> Gate:
    """The study's gate, from its sheets and from what `anonymise` found, as far as it has run."""
    transcripts = read_sheet(find_sheet(Path("config/transcripts")), TRANSCRIPTS, optional=("date",))
    return read_gate(
        people=find_sheet(Path("data/private/people")),
        sources=find_sheet(Path("data/private/sources")),
        participants=read_sheet(find_sheet(Path("config/participants")), PARTICIPANTS, optional=("withdrawn",)),
        languages=transcripts["language"].unique(),
        lexicon=SEALED / "lexicon.csv",
        replacements=sorted((SEALED / "replacements").glob("*.csv")),
        exceptions=EXCEPTIONS,
    )
