"""Draft a round: the segments, suggestions, codebook and assignments that its coders would be given."""

from pathlib import Path

from themetrail.coding.draft import draft_round
from themetrail.configuration.coding import Round
from themetrail.contracts.coding import ASSIGNMENTS
from themetrail.contracts.replacements import PSEUDONYM_PLACES
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import EVIDENCE, GAIN, SUGGESTIONS
from themetrail.rows import tuples_of
from themetrail.running.job import job

with job(snakemake) as journal:
    suggestions = SUGGESTIONS.read(snakemake.input.suggestions)
    issue = draft_round(
        Round.model_validate(snakemake.params.settings),
        SEGMENTS.read(snakemake.input.segments),
        PSEUDONYM_PLACES.read(snakemake.input.ledger, only=("status", {"applied"})),
        suggestions,
        CODEBOOK.read(snakemake.input.codebook),
        seed=snakemake.params.seed,
        evidence=EVIDENCE.read(snakemake.input.evidence),
        gain=dict(tuples_of(GAIN.read(snakemake.input.gain), "transcript_id", "gain")),
        earlier=ASSIGNMENTS.read(snakemake.input.earlier) if snakemake.input.earlier else None,
    )
    issue.write(Path(snakemake.output.segments).parent)
    journal.count(
        segments=len(issue.segments),
        codable=int((issue.segments["codable"] == "yes").sum()),
        assignments=len(issue.assignments),
        suggestions_in=len(suggestions),
        suggestions_out=len(issue.suggestions),
        transcripts_by_gain=int((issue.order["chosen_by"] == "gain").sum()),
        transcripts_drawn=int((issue.order["chosen_by"] == "random").sum()),
    )
    if len(suggestions) > len(issue.suggestions):
        journal.reject(
            "suggestions for segments that this round does not code", len(suggestions) - len(issue.suggestions)
        )
