"""Compute inter-coder agreement: the table, the matrix of coders, the confusions, the figure and the paragraph."""

from pathlib import Path

from themetrail.agreement.automation.bias import automation_bias
from themetrail.agreement.automation.readings import readings_of, suggested_now
from themetrail.agreement.automation.sentences import said_of_suggestions
from themetrail.agreement.coded_units import coded_units_of, without_open_splits
from themetrail.agreement.confusion import confusion, worst_segments
from themetrail.agreement.figure import agreement_figure
from themetrail.agreement.frames import outside
from themetrail.agreement.intra_coder import intra_coder, said_of_coders_themselves
from themetrail.agreement.methods import how_settled, methods_paragraph, said_of_parents
from themetrail.agreement.side_by_side import on_view
from themetrail.agreement.spans.sentences import said_of_stretches
from themetrail.agreement.spans.table import span_agreement
from themetrail.agreement.table import as_written, frame_table, matrix_as_written
from themetrail.agreement.words.language import words_of
from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.contracts.agreement import AGREEMENT, AUTOMATION_BIAS, CODED_AGAIN, INTRA_CODER, SPAN_AGREEMENT
from themetrail.contracts.coding import ANCHORS, ASSIGNMENTS, CODINGS, CONSENSUS, DECISIONS, SPLITS, without_again
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.figure_page import Page, width_of
from themetrail.method_profiles import profile_of
from themetrail.running.job import job

with job(snakemake) as journal:
    tables, settings = snakemake.output, snakemake.params.settings
    segments = SEGMENTS.read(snakemake.input.segments)
    assignments = ASSIGNMENTS.read(snakemake.input.assignments)
    codings = CODINGS.read(snakemake.input.codings)
    n_assigned = len(assignments)
    assignments, codings = without_open_splits(assignments, codings, SPLITS.read(snakemake.input.splits))
    if n := n_assigned - len(assignments):
        journal.reject("readings of segments whose coder has to say which code it is now that was split", n)
    codebook = CODEBOOK.read(snakemake.input.codebook)
    method = profile_of(snakemake.params.method, snakemake.params.also)
    in_frame = settings["uncoded_in_frame"]

    themselves, again = intra_coder(
        segments,
        assignments,
        codings,
        codebook,
        rounds=snakemake.params.rounds,
        statistics=settings["statistics"],
        draws=settings["draws"],
        seed=snakemake.params.seed,
        method=method,
    )
    INTRA_CODER.write(themselves, tables.intra_coder)
    CODED_AGAIN.write(again, tables.coded_again)

    codes = list(codebook["code_id"])
    assignments, codings = without_again(assignments, codings)
    whole = coded_units_of(segments, assignments, codings, codes)
    frame = whole if in_frame else whole.only_coded()
    issued = zip(snakemake.params.rounds, snakemake.input.suggestions, strict=True)
    suggested = suggested_now(
        {name: SUGGESTIONS.read(file) for name, file in issued},
        ANCHORS.read(snakemake.input.anchors),
        CodebookChanges.of(CODEBOOK_CHANGES.read_parts(list(snakemake.input.changes))),
    )
    table = frame_table(
        frame,
        codebook,
        statistics=settings["statistics"],
        draws=settings["draws"],
        seed=snakemake.params.seed,
        scale=settings["scale"],
        method=method,
        fewest=settings["fewest_uses"],
        whole=whole,
        seen=on_view(frame, assignments, suggested),
    )
    parts = as_written(table)
    for part, path in zip(parts, (tables.agreement, tables.by_transcript), strict=True):
        AGREEMENT.write(part, path)
    seed, draws = snakemake.params.seed, settings["draws"]
    spans = span_agreement(segments, assignments, codings, draws=draws, seed=seed, method=method)
    SPAN_AGREEMENT.write(spans, tables.spans)
    readings = readings_of(assignments, DECISIONS.read(snakemake.input.decisions), segments, suggested)
    bias = automation_bias(readings, codes, frame, assignments, draws=draws, seed=seed, method=method)
    AUTOMATION_BIAS.write(bias, tables.automation_bias)
    matrix_as_written(table).to_csv(tables.coders, lineterminator="\n", index_label="coder_id")
    confusion(frame).to_csv(tables.confusion, lineterminator="\n", index=False)
    worst = worst_segments(frame, table).merge(segments[["segment_id", "text"]], on="segment_id", how="left")
    worst.to_csv(tables.worst, lineterminator="\n", index=False)
    book = Codebook.from_table(codebook)
    wanted = snakemake.params
    page = Page(wanted.style, width_of(wanted.style, wanted.width), language=wanted.language)
    paths = [tables.figure_svg, *tables.figures]
    agreement_figure(table, paths, names=book.names, parents=book.codable_parents, page=page)
    words = words_of(snakemake.params.language, snakemake.params.style)
    read_twice = any(part.n_twice for part in whole.read)
    paragraph = methods_paragraph(
        frame,
        table,
        settled=how_settled(CONSENSUS.read(snakemake.input.consensus)["rule"], words, read_twice=read_twice),
        draws=draws,
        fewest=settings["fewest_uses"],
        method=method,
        names=book.names,
        further=(
            said_of_parents(len(book.codable_parents), words),
            said_of_stretches(spans, words),
            said_of_coders_themselves(themselves, words=words),
            said_of_suggestions(bias, readings, words),
        ),
        words=words,
    )
    Path(tables.methods).write_text(paragraph + "\n", encoding="utf-8")
    if elsewhere := outside(frame, codebook):
        journal.say(f"{elsewhere} codings are of answers to other questions than the code's own, and not compared")
    journal.count(
        assignments_in=len(assignments),
        codings_in=len(codings),
        units_compared=len(frame.units),
        rows_out=sum(map(len, parts)),
    )
