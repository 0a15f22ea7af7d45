"""The gate of a study: what rules and commands that hand something to people share."""

import json
import re
from functools import partial
from pathlib import Path

from themetrail.audit.gate.doubt import stop_at_doubt
from themetrail.audit.gate.findings import CODE_ID, Finding, findings, nothing_found, write_findings
from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.forms import common_words
from themetrail.audit.gate.forms_before import FormsBefore
from themetrail.audit.gate.gate import Gate, Hit, search_all, stop_at
from themetrail.audit.gate.gate_of_tables import PUBLIC_COLUMNS, LookedFor, kept_words, read_gate
from themetrail.audit.gate.origins import Origins
from themetrail.audit.gate.places import Place, Step
from themetrail.audit.gate.readable import streams
from themetrail.codebook_brought import codebook_if_any, read_codebook
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS, TRANSCRIPTS
from themetrail.interface.catalogue import FALLBACK, language_in
from themetrail.interface.findings.words import finding_words
from themetrail.layout import (
    CODEBOOK_SHEET,
    CONFIGURATION,
    EXCEPTIONS_SHEET,
    LOOKED_FOR,
    PARTICIPANTS_SHEET,
    PEOPLE_SHEET,
    RECORD_OF_RESOLVE,
    REVIEW_SHEET,
    SEALED_ANONYMISATION,
    SEARCHED,
    SHARED_FILES,
    SOURCES_SHEET,
    TRANSCRIPTS_SHEET,
)
from themetrail.running.in_study import for_study
from themetrail.running.own_sentences import own_sentences
from themetrail.sheets.left_by_programs import files_in
from themetrail.sheets.read import find_sheet, read_sheet, sheet_if_any

SEALED = Path(SEALED_ANONYMISATION)
RESOLVED = Path(RECORD_OF_RESOLVE)
# What was found clean before. It is no rule's declared output: Snakemake would remove it before the search.
MEMORY = Path(SEARCHED)
FORMS = Path(LOOKED_FOR)
SNAKEMAKE_REPORT = f"{SHARED_FILES}report.html"


def search_configuration(root: Path = Path(), *, may_write: bool = True) -> None:
    """Search what describes a study, but its codebook, which is anonymised; StudyError where a name stands in it.

    Titles and labels stand in every table, and nothing replaces a name in them. This happens before the first job, with
    the names that people have listed: what `anonymise` finds besides is searched for at the end. Where the study
    `may_write`, what was found is listed under `results/sealed`.
    """
    sheets = [find_sheet(root / name) for name in (PARTICIPANTS_SHEET, TRANSCRIPTS_SHEET)]
    files = [file for file in (root / CONFIGURATION, *sheets) if file.is_file()]
    paths = [file.relative_to(root).as_posix() for file in files]
    codes = _code_ids(root)
    texts = [stream.text for file in files for stream in streams(file.name, file.read_bytes())]
    gate = gate_of_study(root, found=False, within=fold("\n".join([*texts, *(code for _, _, code in codes)])))
    hits = search_all(gate, paths, root)
    for path, row, code in codes:
        hits += gate.search_name(path, Place((Step("row", str(row)), CODE_ID)), code)
    hits += _names_in_labels(
        gate, find_sheet(root / PARTICIPANTS_SHEET), root, {(hit.path, hit.folded) for hit in hits}
    )
    if not hits:
        nothing_found("configuration", root)
        return
    listed = _write_list(hits, "configuration", root)
    people, sources = (find_sheet(root / name) for name in (PEOPLE_SHEET, SOURCES_SHEET))
    stop_at_doubt(hits, people, sources, _languages(root), root)
    stop_at(hits, listed)


def _code_ids(root: Path) -> list[tuple[str, int, str]]:
    """The ids of codes, with sheet and row: they are never replaced, since decisions and files are called by them."""
    return [
        (file.relative_to(root).as_posix(), int(row), code)
        for file in codebook_if_any(root / CODEBOOK_SHEET)
        for row, code in read_codebook(file)["code_id"].items()
    ]


def _names_in_labels(gate: Gate, sheet: Path, root: Path, known: set[tuple[str, str]]) -> list[Hit]:
    """Names in what participants are publicly called that are common words too, as in `Ruth from Bern`: they are what
    somebody is called there, whatever stands around them. `known` are the sheet and the forms of what was found."""
    path = sheet.relative_to(root).as_posix()
    hits = [
        hit
        for row, cells in read_sheet(sheet, PARTICIPANTS)[list(PUBLIC_COLUMNS)].iterrows()
        for column, label in cells.items()
        for hit in gate.search_label(path, Place((Step("row", str(row)), Step("column", str(column)))), label)
    ]
    return [hit for hit in hits if (path, hit.folded) not in known]


def stop_where_found(hits: list[Hit], search: str, root: Path = Path()) -> None:
    """StudyError where something was found; what, why and what to do stands in the sealed list of this `search`."""
    if not hits:
        nothing_found(search, root)
        return
    stop_at(hits, _write_list(hits, search, root))


def _write_list(hits: list[Hit], search: str, root: Path) -> str:
    words = finding_words(_language(root))
    origins = Origins(
        find_sheet(root / PEOPLE_SHEET),
        find_sheet(root / SOURCES_SHEET),
        common_words(_languages(root)),
        root / SEALED / "lexicon.csv",
        files_in(root / SEALED / "replacements", "*.csv"),
        words,
    )
    found = [_with_commands_for(one, root) for one in findings(hits, origins, root, words)]
    return write_findings(found, search, root, words)


def _language(root: Path) -> str:
    """That of the study; a configuration that cannot be read is told of elsewhere."""
    from themetrail.configuration.source import read_file

    try:
        return language_in(read_file(root / CONFIGURATION).values)
    except StudyError:
        return FALLBACK


def _with_commands_for(one: Finding, root: Path) -> Finding:
    return one._replace(remedy=one.remedy._replace(say=for_study(one.remedy.say, root)))


def gate_of_study(
    root: Path = Path(), *, found: bool = True, within: str | None = None, before: FormsBefore | None = None
) -> Gate:
    """The gate of the study in `root`, from its sheets and, where `found`, from what `anonymise` found in its texts.

    `within` is the text to search, where it is all that will be searched; `before` is where forms are kept.
    """
    people, sources, participants, transcripts = (
        find_sheet(root / name) for name in (PEOPLE_SHEET, SOURCES_SHEET, PARTICIPANTS_SHEET, TRANSCRIPTS_SHEET)
    )
    review = sheet_if_any(root / REVIEW_SHEET)
    lexicon, replacements = (root / SEALED / "lexicon.csv", _replacements(root)) if found else (None, [])
    tables = [people, sources, participants, transcripts, *review, *([lexicon] if lexicon else []), *replacements]
    looked_for = LookedFor(
        people=people,
        sources=sources,
        participants=read_sheet(participants, PARTICIPANTS),
        languages=_languages(root),
        lexicon=lexicon,
        replacements=replacements,
        kept=kept_words(next(iter(review), None)),
        within=within,
    )
    return read_gate(
        looked_for,
        exceptions=next(iter(sheet_if_any(root / EXCEPTIONS_SHEET)), None),
        own={SNAKEMAKE_REPORT: _own_part_of_report},
        sentences=own_sentences,
        before=partial(before.of, tables) if before else None,
    )


def _own_part_of_report(page: bytes) -> bytes:
    from themetrail.running.report_assets import without_assets  # it loads Snakemake

    return without_assets(page.decode("utf-8", errors="replace")).encode()


def _languages(root: Path) -> list[str]:
    transcripts = read_sheet(find_sheet(root / TRANSCRIPTS_SHEET), TRANSCRIPTS)
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


def without_names(sentence: str, root: Path = Path()) -> str:
    """A sentence as it may stand where everybody reads it: without what it quotes, where that could be a name."""
    try:
        if not gate_of_study(root, found=False).search_content("sentence.txt", sentence.encode()):
            return sentence
    except StudyError:
        pass  # the very sheets that say who must not be named may be what is wrong
    return re.sub(r"'[^']*'|\"[^\"]*\"", "...", sentence)
