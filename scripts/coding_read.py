"""Read what coders and adjudicators have returned, and follow their decisions to where the words stand now."""

from pathlib import Path

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.coding.adjudication import follow_adjudications, read_adjudication
from themetrail.coding.deliveries import ADJUDICATION, delivered_files, places_of
from themetrail.coding.deliveries import ANCHORS as BY_HAND
from themetrail.coding.draft import Issue, check_manifest
from themetrail.coding.labels import SuccessorNames
from themetrail.coding.merging import (
    Spans,
    check_still_applied,
    follow_assignments,
    follow_marks,
    follow_words,
    rename_codes,
)
from themetrail.coding.moves import moves_by_issue, moves_of, superseded_digests
from themetrail.coding.proposals import follow_proposals, kept_history
from themetrail.coding.reading import read_round
from themetrail.contracts.coding import (
    ADJUDICATIONS,
    ANCHORS,
    ASSIGNMENTS,
    DECISIONS,
    DELIVERIES,
    DESK_HISTORY,
    MARKS,
    PROPOSALS,
    WITHOUT_ROW,
)
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.job import job

with job(snakemake) as journal:
    deliveries = DELIVERIES.read(snakemake.input.deliveries)
    places = places_of(deliveries, read_key(STUDY_KEY))
    anchors = ANCHORS.read(snakemake.input.anchors)
    segments = SEGMENTS.read(snakemake.input.segments)
    codebook = Codebook.from_table(CODEBOOK.read(snakemake.input.codebook))
    renamed = snakemake.params.renamed_codes
    decisions, assignments, settled = [DECISIONS.empty()], [ASSIGNMENTS.empty()], [ADJUDICATIONS.empty()]
    marks, proposals, history = [MARKS.empty()], [PROPOSALS.empty()], [DESK_HISTORY.empty()]
    spans, sums = {}, {}
    for name, manifest in zip(snakemake.params.rounds, snakemake.input.manifests, strict=True):
        folder = Path(manifest).parent
        stated = check_manifest(folder, name)
        issue = Issue.read(folder, name, stated["digest"], superseded_digests(stated), moves_by_issue(stated))
        files = delivered_files(deliveries, name)
        adjudicated = files.pop(ADJUDICATION, None)
        files.pop(BY_HAND, None)
        made, given, counts, beside = read_round(issue, files, snakemake.threads, places)
        decisions.append(made)
        marks.append(beside.marks)
        assignments.append(given)
        proposals.append(beside.proposals)
        history.append(beside.history)
        spans[name] = Spans.of(issue.segments, segments, moves_of(stated))
        if adjudicated is not None:
            names = SuccessorNames(codebook, issue.codebook, renamed)
            ids = set(given["segment_id"])
            rows, judged = read_adjudication(adjudicated, name, issue.digest, names.find, ids, issue.superseded)
            settled.append(rows)
            counts |= {f"adjudications_{what}": n for what, n in judged.items()}
        sums = {what: sums.get(what, 0) + counts.get(what, 0) for what in {**sums, **counts}}

    returned = DECISIONS.check(pd.concat(decisions, ignore_index=True))
    check_still_applied(returned, codebook)
    followed = follow_words(
        rename_codes(returned, renamed, codebook.codes), anchors, spans, lost_in=snakemake.input.lost
    )
    DECISIONS.write(followed, snakemake.output.decisions)
    beside = MARKS.check(pd.concat(marks, ignore_index=True))
    MARKS.write(follow_marks(beside, anchors, spans), snakemake.output.marks)
    assigned = pd.concat(assignments, ignore_index=True)
    ASSIGNMENTS.write(follow_assignments(ASSIGNMENTS.check(assigned), anchors), snakemake.output.assignments)
    without_row = ASSIGNMENTS.check(assigned[assigned["without_row"].eq(True)])
    WITHOUT_ROW.write(follow_assignments(without_row, anchors), snakemake.output.without_row)
    adjudications = ADJUDICATIONS.check(pd.concat(settled, ignore_index=True))
    ADJUDICATIONS.write(follow_adjudications(adjudications, anchors), snakemake.output.adjudications)
    proposed = PROPOSALS.check(pd.concat(proposals, ignore_index=True))
    kept = follow_proposals(proposed, anchors, spans, snakemake.params.ended)
    PROPOSALS.write(kept, snakemake.output.proposals)
    changes = DESK_HISTORY.check(pd.concat(history, ignore_index=True))
    DESK_HISTORY.write(kept_history(changes, anchors, snakemake.params.ended), snakemake.output.history)
    journal.count(**sums, decisions_returned=len(returned), decisions=len(followed), proposals=len(kept))
    if len(proposed) > len(kept):
        journal.reject("proposals and memos on words that are gone", len(proposed) - len(kept))
    gone = set(anchors.loc[anchors["how"].isin(("withdrawn", "dropped")), "issued_segment_id"])
    if n := int(returned["segment_id"].isin(gone).sum()):
        journal.reject("decisions on segments of withdrawn participants, or dropped by hand", n)
