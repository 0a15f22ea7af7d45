"""Merge the coders' codings into a consensus, and list where they disagree."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.coding.carrying import waiting_votes
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.coding.desk.adjudication import write_adjudication_desk
from themetrail.coding.disagreements import RoundToSettle, disagreements_of, issued_ids, memos_of, settled_so_far
from themetrail.coding.draft import issue_digest
from themetrail.coding.meeting import agenda_of, write_meeting_page
from themetrail.coding.merging import codings_of
from themetrail.coding.sheets.disagreement_book import write_adjudication_sheet, write_disagreements
from themetrail.coding.sheets.word_adjudication import ToJudge, write_word_adjudications
from themetrail.coding.span_consensus import consensus_spans
from themetrail.coding.still_to_come import still_to_come
from themetrail.contracts.coding import (
    ADJUDICATIONS,
    ANCHORS,
    ASSIGNMENTS,
    CODINGS,
    CONSENSUS,
    CONSENSUS_SPANS,
    DECISIONS,
    DELIVERIES,
    MARKS,
    PROPOSALS,
    SPLITS,
    STILL_TO_COME,
    UNRESOLVED,
)
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.job import job

with job(snakemake) as journal:
    decisions = DECISIONS.read(snakemake.input.decisions)
    assignments = ASSIGNMENTS.read(snakemake.input.assignments)
    adjudications = ADJUDICATIONS.read(snakemake.input.adjudications)
    anchors = ANCHORS.read(snakemake.input.anchors)
    segments = SEGMENTS.read(snakemake.input.segments)
    codebook = Codebook.from_table(CODEBOOK.read(snakemake.input.codebook))
    rounds, language = snakemake.params.rounds, snakemake.params.language

    codings = codings_of(decisions)
    rules = {entry["name"]: Rule(entry["consensus"], entry["primary"]) for entry in rounds}
    splits = SPLITS.read(snakemake.input.splits)
    votes = votes_of(codings, assignments, waiting_votes(splits))
    kept, unresolved = consensus(votes, adjudications, rules)
    found = disagreements_of(votes, decisions, segments, codebook)

    CODINGS.write(codings, snakemake.output.codings)
    CONSENSUS.write(kept, snakemake.output.consensus)
    spans = consensus_spans(kept, codings, assignments, segments, snakemake.params.span_consensus, list(rules))
    CONSENSUS_SPANS.write(spans, snakemake.output.spans)
    UNRESOLVED.write(unresolved, snakemake.output.unresolved)
    deliveries = DELIVERIES.read(snakemake.input.deliveries)
    missing = still_to_come(deliveries, assignments, unresolved, segments, anchors, splits)
    STILL_TO_COME.write(missing, snakemake.output.still_to_come)
    proposals = PROPOSALS.read(snakemake.input.proposals) if snakemake.input.proposals else PROPOSALS.empty()
    marks = MARKS.read(snakemake.input.marks)
    agenda = agenda_of(votes, decisions, proposals, marks, segments, codebook)
    write_meeting_page(snakemake.output.meeting, agenda, codebook, title=snakemake.params.title, language=language)
    write_disagreements(snakemake.output.disagreements, found, codebook, language)
    key = None if snakemake.params.shows_coders else read_key(STUDY_KEY)
    in_word = [(*one, file) for one, file in zip(snakemake.params.in_word, snakemake.output.in_word, strict=True)]
    forms = zip(rounds, snakemake.output.adjudication, snakemake.output.desks, snakemake.input.manifests, strict=True)
    for entry, sheet, desk, manifest in forms:
        name, digest = entry["name"], issue_digest(Path(manifest).parent)
        to_settle = RoundToSettle(
            name,
            digest,
            [one for one in found if one.round == name],
            issued_ids(anchors, name),
            settled_so_far(adjudications, name),
            entry["adjudicator"]["adjudicator_id"],
        )
        known = {"codings": codings[codings["round"] == name], "key": key, "language": language}
        write_adjudication_sheet(sheet, to_settle, codebook, title=snakemake.params.title, language=language)
        write_adjudication_desk(desk, to_settle, codebook, segments=segments, title=snakemake.params.title, **known)
        if files := {transcript: file for of, transcript, file in in_word if of == name}:
            to_judge = ToJudge.of(to_settle, memos=memos_of(decisions), **known)
            write_word_adjudications(files, to_judge, segments, codebook, title=snakemake.params.title)
    journal.count(
        decisions_in=len(decisions),
        codings=len(codings),
        consensus=len(kept),
        unresolved=len(unresolved),
        disagreements=len(found),
    )
