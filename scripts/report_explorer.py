"""Write the page on which to browse themes, codes, quotations and decisions."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.contracts.coding import (
    ADJUDICATIONS,
    ANCHORS,
    ASSIGNMENTS,
    CARRIED,
    CODINGS,
    CONSENSUS,
    DECISIONS,
    MARKS,
    PROPOSALS,
    STILL_TO_COME,
    UNRESOLVED,
)
from themetrail.contracts.segments import SEGMENTS, STRUCK
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.contracts.themes import MATRIX, REPRESENTATIVENESS
from themetrail.interface.explorer.words import explorer_words
from themetrail.report.explorer.coded import Coded
from themetrail.report.explorer.data import Shown, explorer_data, memos_on_transcripts
from themetrail.report.explorer.page import page_of
from themetrail.report.progress import clauses_of
from themetrail.report.quotation_bars import kept_back, memos_on_quoting
from themetrail.report.wording import labels_of
from themetrail.report.words.language import words_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, rules = snakemake.input, snakemake.params.rules
    language = snakemake.params.language
    participants = read_sheet(tables.participants, PARTICIPANTS)
    segments = SEGMENTS.read(tables.segments)
    proposals = PROPOSALS.read(tables.proposals) if tables.proposals else PROPOSALS.empty()
    coded = Coded(
        rules=rules,
        consensus=CONSENSUS.read(tables.consensus),
        codings=CODINGS.read(tables.codings),
        decisions=DECISIONS.read(tables.decisions),
        assignments=ASSIGNMENTS.read(tables.assignments),
        adjudications=ADJUDICATIONS.read(tables.adjudications),
        unresolved=UNRESOLVED.read(tables.unresolved),
        anchors=ANCHORS.read(tables.anchors),
        changes=CodebookChanges.of(CARRIED.read(tables.changes)),
        suggestions={name: SUGGESTIONS.read(file) for name, file in zip(rules, tables.suggestions, strict=True)},
    )
    data = explorer_data(
        Shown(
            study=snakemake.params.study,
            codebook=Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook),
            segments=segments,
            transcripts=read_sheet(tables.transcripts, TRANSCRIPTS),
            matrix=MATRIX.read(tables.matrix),
            representativeness=REPRESENTATIVENESS.read(tables.representativeness),
            labels=labels_of(participants, tables.participants),
            missing=clauses_of(STILL_TO_COME.read(tables.still_to_come), words_of(explorer_words(language).language)),
            coded=coded,
            kept_back=kept_back(segments, MARKS.read(tables.marks), participants),
            to_confirm=set(STRUCK.read(tables.struck)["segment_id"]) | memos_on_quoting(coded.decisions)[1],
            on_transcripts=memos_on_transcripts(proposals),
            language=language,
        )
    )
    Path(snakemake.output.page).write_text(page_of(data, language), encoding="utf-8", newline="\n")
    journal.count(
        segments_out=len(data["segments"]["id"]),
        without_words=len(data["segments"]["withheld"]),
        codes_of_segments=len(data["pairs"]["segment"]),
        participants=len(data["participants"]),
    )
