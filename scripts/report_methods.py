"""Write the methods text with the study's own numbers, as Markdown and as a Word document."""

import platform
from pathlib import Path

from themetrail import __version__
from themetrail.contracts.anonymise import RECALL, REVIEW
from themetrail.contracts.coding import ADJUDICATIONS, ANCHORS, ASSIGNMENTS, CARRIED, CONSENSUS, STILL_TO_COME
from themetrail.contracts.replacements import FATES
from themetrail.contracts.report import STATED
from themetrail.contracts.segments import WHOSE
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.contracts.themes import CUT_OFFS, MATRIX, SATURATION, SATURATION_THRESHOLDS
from themetrail.contracts.turns import TURNS
from themetrail.method_profiles import profile_of
from themetrail.report.methods.counted import (
    added_since,
    anonymisation_of,
    coding_of,
    data_of,
    saturation_of,
    software_of,
    speak_together,
    themes_of,
)
from themetrail.report.methods.facts import Facts
from themetrail.report.methods.markdown import as_markdown
from themetrail.report.methods.page import page_of
from themetrail.report.methods.word import write_methods_docx
from themetrail.report.progress import missing_of
from themetrail.report.styles import STYLES
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, params = snakemake.input, snakemake.params
    profile = profile_of(params.method, params.also)
    transcripts = read_sheet(tables.transcripts, TRANSCRIPTS)
    members = MATRIX.read(tables.matrix).groupby("group")["participant_id"].unique()
    people = {group: list(members.get(group, [])) for group in dict.fromkeys(transcripts["group"])}
    issued = zip(params.rounds, tables.suggestions, strict=True)
    suggestions = {name: SUGGESTIONS.read(file) for name, file in issued}
    given = {name: ASSIGNMENTS.read(file) for name, file in zip(params.rounds, tables.assignments_issued, strict=True)}
    turns = TURNS.read(tables.turns)
    data = data_of(turns, transcripts, read_sheet(tables.participants, PARTICIPANTS), people)
    consensus, changes = CONSENSUS.read(tables.consensus), CARRIED.read(tables.changes)
    facts = Facts(
        data=data,
        anonymisation=anonymisation_of(
            FATES.read(tables.ledger), REVIEW.read(tables.review), RECALL.read(tables.recall)
        ),
        coding=coding_of(
            segments=WHOSE.read(tables.segments),
            assignments=ASSIGNMENTS.read(tables.assignments),
            given=given,
            suggestions=suggestions,
            anchors=ANCHORS.read(tables.anchors),
            consensus=consensus,
            adjudications=ADJUDICATIONS.read(tables.adjudications),
            changes=changes,
            unit=params.unit,
            groups=data.groups,
        ),
        themes=themes_of(
            CODEBOOK.read(tables.codebook),
            CUT_OFFS.read(tables.cut_offs),
            people,
            counts=profile.counts,
            together=speak_together(turns),
        ),
        saturation=saturation_of(
            SATURATION.read(tables.saturation),
            SATURATION_THRESHOLDS.read(tables.saturation_thresholds),
            added_since(next(map(CODEBOOK.read, tables.first_codebook), None), consensus, changes),
        )
        if profile.saturation
        else None,
        software=software_of(
            params.versions | {"themetrail": __version__, "python": platform.python_version()},
            params.models,
            suggestions,
            SUGGESTIONS.read(tables.suggestions_now),
            without_model=params.without_model,
            engine=params.engine,
        ),
        missing=tuple(missing_of(STILL_TO_COME.read(tables.still_to_come))),
    )
    stated = STATED.read_parts(list(tables.stated))
    style = STYLES[params.style]
    page = page_of(
        facts,
        dict(zip(stated["slot"], stated["text"], strict=True)),
        Path(tables.agreement).read_text(encoding="utf-8"),
        language=params.language,
        writing=style,
        file=params.file,
    )
    text = as_markdown(page)
    Path(snakemake.output.methods).write_text(text, encoding="utf-8", newline="\n")
    write_methods_docx(page, snakemake.output.docx, font=style.font, size=style.size, paper=params.paper)
    journal.count(words_out=len(text.split()), stated=len(stated))
