"""The gate of a study: what rules and commands that hand something to people share."""

import json
from pathlib import Path

from themetrail.audit.doubt import stop_at_doubt
from themetrail.audit.fold import fold
from themetrail.audit.gate import Gate, search_all, stop_at
from themetrail.audit.lexicon import kept_words, read_gate
from themetrail.audit.readable import streams
from themetrail.contracts.errors import StudyError
from themetrail.contracts.sheets import SHEET_ENDINGS, find_sheet, read_sheet
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS

EXCEPTIONS = Path("data/private/exceptions.csv")
SEALED = Path("results/sealed/anonymise")
RESOLVED = Path("results/audit/records/anonymise_resolve.json")
# What was found clean before. It is no rule's declared output: Snakemake would remove it before the search.
MEMORY = Path("results/sealed/audit/searched.csv")


def search_configuration(root: Path = Path()) -> None:
    """Search what describes a study, but its codebook, which is anonymised; StudyError where a name stands in it.

    Titles and labels stand in every table, and nothing replaces a name in them. This happens before the first job, with
    the names that people have listed: what `anonymise` finds besides is searched for at the end.
    """
    sheets = [find_sheet(root / "config" / name) for name in ("participants", "transcripts")]
    files = [file for file in (root / "config/config.yaml", *sheets) if file.is_file()]
    texts = (stream.text for file in files for stream in streams(file.name, file.read_bytes()))
    gate = gate_of_study(root, found=False, within=fold("\n".join(texts)))
    hits = search_all(gate, [file.relative_to(root).as_posix() for file in files], root)
    if hits:
        listed = [find_sheet(root / "data/private" / name) for name in ("people", "sources")]
        stop_at_doubt(hits, *listed, _languages(root), root)
    stop_at(hits)


def gate_of_study(root: Path = Path(), *, found: bool = True, within: str | None = None) -> Gate:
    """The gate of the study in `root`, from its sheets and, where `found`, from what `anonymise` found in its texts.

    `within` is the text to search, where it is all that will be searched.
    """
    reviews = [root / "data/private" / f"review{ending}" for ending in SHEET_ENDINGS]
    return read_gate(
        people=find_sheet(root / "data/private/people"),
        sources=find_sheet(root / "data/private/sources"),
        participants=read_sheet(find_sheet(root / "config/participants"), PARTICIPANTS, optional=("withdrawn",)),
        languages=_languages(root),
        lexicon=root / SEALED / "lexicon.csv" if found else None,
        replacements=_replacements(root) if found else (),
        exceptions=root / EXCEPTIONS,
        kept=kept_words(next((file for file in reviews if file.is_file()), None)),
        within=within,
    )


def _languages(root: Path) -> list[str]:
    transcripts = read_sheet(find_sheet(root / "config/transcripts"), TRANSCRIPTS, optional=("date",))
    return list(transcripts["language"].unique())


def _replacements(root: Path) -> list[Path]:
    """What was replaced in each batch, as the record of `anonymise_resolve` says, which lies with what is public.

    Without all of it a search would find nothing, and call that clean.
    """
    try:
        made = [entry["path"] for entry in json.loads((root / RESOLVED).read_bytes())["outputs"]]
    except (OSError, ValueError, LookupError, TypeError):
        made = []
    parts = [root / path for path in made if path.startswith((SEALED / "replacements").as_posix())]
    needed = [root / SEALED / "lexicon.csv", *parts]
    if missing := [file for file in needed if not file.is_file()] if parts else [root / RESOLVED]:
        raise StudyError(
            "this is not there, or not whole (no run has come so far, or the last one stopped), so nobody knows which "
            "names to search for; run the study to its end first",
            file=missing[0].relative_to(root),
        )
    return sorted(parts)
