"""Read what coders and adjudicators have returned, and carry it to where the words stand now and to today's codes."""

from pathlib import Path

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.adjudication import follow_adjudications, read_adjudication
from themetrail.coding.carrying import CAME_TO, carried, carry_adjudications, splits_table, statuses_carried, tally
from themetrail.coding.changed_codes import check_no_code_is_lost
from themetrail.coding.deliveries import ADJUDICATION, delivered_files, delivered_splits, places_of
from themetrail.coding.deliveries import ANCHORS as BY_HAND
from themetrail.coding.draft import Issue, check_manifest
from themetrail.coding.labels import CodeNames, NamesOverRounds
from themetrail.coding.merging import Spans, follow_assignments, follow_marks, follow_words, places_now
from themetrail.coding.moves import moves_by_issue, moves_of, superseded_digests
from themetrail.coding.proposals import follow_proposals, kept_history
from themetrail.coding.reading import check_chosen, read_round, read_splits
from themetrail.contracts.coding import (
    ADJUDICATIONS,
    ANCHORS,
    ASSIGNMENTS,
    CARRIED,
    DECISIONS,
    DELIVERIES,
    DESK_HISTORY,
    MARKS,
    PROPOSALS,
    SPLITS,
    WITHOUT_ROW,
)
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.job import job

with job(snakemake) as journal:
    deliveries = DELIVERIES.read(snakemake.input.deliveries)
    places = places_of(deliveries, read_key(STUDY_KEY))
    anchors = ANCHORS.read(snakemake.input.anchors)
    segments = SEGMENTS.read(snakemake.input.segments)
    codebook = Codebook.from_table(CODEBOOK.read(snakemake.input.codebook))
    table = CODEBOOK_CHANGES.read_parts(list(snakemake.input.changes))
    changes = CodebookChanges.of(table)
    decisions, assignments, settled = [DECISIONS.empty()], [ASSIGNMENTS.empty()], [ADJUDICATIONS.empty()]
    marks, proposals, history = [MARKS.empty()], [PROPOSALS.empty()], [DESK_HISTORY.empty()]
    spans, books, sums = {}, {}, {}
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
        spans[name], books[name] = Spans.of(issue.segments, segments, moves_of(stated)), issue.codebook
        if adjudicated is not None:
            names = NamesOverRounds(codebook, issue.codebook, changes.codes)
            ids = set(given["segment_id"])
            for file in adjudicated:
                of_round = (name, issue.digest, names.find, ids, issue.superseded)
                rows, judged = read_adjudication(file, *of_round, places.get(file))
                settled.append(rows)
                for what, n in judged.items():
                    counts[f"adjudications_{what}"] = counts.get(f"adjudications_{what}", 0) + n
        sums = {what: sums.get(what, 0) + counts.get(what, 0) for what in {**sums, **counts}}

    check_no_code_is_lost(changes, codebook, books, **snakemake.params.sheets)
    returned = DECISIONS.check(pd.concat(decisions, ignore_index=True))
    chosen = read_splits(delivered_splits(deliveries), changes, CodeNames(codebook).find)
    done = carried(returned, changes, chosen)
    check_chosen(done.unknown, chosen, returned)
    followed = follow_words(done.decisions, anchors, spans, lost_in=snakemake.input.lost)
    DECISIONS.write(followed, snakemake.output.decisions)
    stretches = places_now({one.place for one in done.splits}, anchors, spans)
    SPLITS.write(SPLITS.frame(splits_table(done, changes, stretches)), snakemake.output.splits)
    came_to = tally(table, changes, done)
    CARRIED.write(came_to, snakemake.output.changes)
    beside = MARKS.check(pd.concat(marks, ignore_index=True))
    MARKS.write(follow_marks(beside, anchors, spans), snakemake.output.marks)
    assigned = statuses_carried(pd.concat(assignments, ignore_index=True), done)
    ASSIGNMENTS.write(follow_assignments(ASSIGNMENTS.check(assigned), anchors), snakemake.output.assignments)
    without_row = ASSIGNMENTS.check(assigned[assigned["without_row"].eq(True)])
    WITHOUT_ROW.write(follow_assignments(without_row, anchors), snakemake.output.without_row)
    judged = carry_adjudications(ADJUDICATIONS.check(pd.concat(settled, ignore_index=True)), changes)
    ADJUDICATIONS.write(follow_adjudications(judged, anchors), snakemake.output.adjudications)
    proposed = PROPOSALS.check(pd.concat(proposals, ignore_index=True))
    kept = follow_proposals(proposed, anchors, spans, snakemake.params.ended)
    PROPOSALS.write(kept, snakemake.output.proposals)
    steps = DESK_HISTORY.check(pd.concat(history, ignore_index=True))
    DESK_HISTORY.write(kept_history(steps, anchors, snakemake.params.ended), snakemake.output.history)

    journal.count(**sums, decisions_returned=len(returned), decisions=len(followed), proposals=len(kept))
    if len(table):
        journal.count(**{f"codings_{what}": int(came_to[what].sum()) for what in CAME_TO})
    if n := int(came_to["dropped"].sum()):
        journal.reject("codings of codes that were deleted, or split so that none fits", n)
    if n := int(((judged["code_now"] == "") & (judged["code_id"] != "")).sum()):
        journal.reject("adjudications of codes that were deleted or split", n)
    if len(proposed) > len(kept):
        journal.reject("proposals and memos on words that are gone", len(proposed) - len(kept))
    gone = set(anchors.loc[anchors["how"].isin(("withdrawn", "dropped")), "issued_segment_id"])
    if n := int(returned["segment_id"].isin(gone).sum()):
        journal.reject("decisions on segments of withdrawn participants, or dropped by hand", n)
