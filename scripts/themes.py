"""Count the participants of each group who mention each theme, label how representative it is, and what of it holds."""

from themetrail.codebook import Codebook, applied_entries
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, CONSENSUS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import (
    COMPARISON,
    CUT_OFFS,
    LABEL_STABILITY,
    MATRIX,
    REPRESENTATIVENESS,
    SATURATION,
    SATURATION_BAND,
    SATURATION_THRESHOLDS,
    STABILITY_SUMMARY,
)
from themetrail.method_profiles import profile_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet
from themetrail.themes.comparison import MOST_GROUPS, comparison_of, pairs_of
from themetrail.themes.label_stability import label_stability_of, summary_of
from themetrail.themes.mentions import mentions_of, participants_of, spoken_in
from themetrail.themes.readings import Readings
from themetrail.themes.representativeness import cut_offs_of, matrix_of, representativeness_of, without_labels
from themetrail.themes.saturation import saturation_of
from themetrail.themes.saturation_band import saturation_band_of
from themetrail.themes.saturation_thresholds import saturation_thresholds_of
from themetrail.themes.schemes import scheme_named

with job(snakemake) as journal:
    given, made, asked = snakemake.input, snakemake.output, snakemake.params
    consensus = CONSENSUS.read(given.consensus)
    segments = SEGMENTS.read(given.segments)
    assignments = ASSIGNMENTS.read(given.assignments)
    transcripts = read_sheet(given.transcripts, TRANSCRIPTS)
    participants = read_sheet(given.participants, PARTICIPANTS)
    codebook = Codebook.from_table(CODEBOOK.read(given.codebook), file=given.codebook)
    profile = profile_of(asked.method, asked.also)
    scheme = scheme_named(asked.settings["scheme"], asked.settings["custom"])

    people = participants_of(segments, transcripts, participants)
    mentions = mentions_of(consensus, segments, transcripts, codebook, people)
    MATRIX.write(matrix_of(mentions, codebook, people), made.matrix)

    counts = representativeness_of(mentions, codebook, people, scheme)
    cut_offs, comparison = CUT_OFFS.empty(), COMPARISON.empty()
    stability, summary = LABEL_STABILITY.empty(), STABILITY_SUMMARY.empty()
    if profile.counts:
        cut_offs = cut_offs_of(people, scheme)
        pairs = pairs_of(list(people), asked.settings["compare"])
        comparison = comparison_of(counts, people, pairs, scheme)
        readings = Readings.of(assignments, CODINGS.read(given.codings), asked.rounds)
        spoken = spoken_in(segments, transcripts, people)
        stability = label_stability_of(mentions, spoken, readings, codebook, people, scheme)
        summary = summary_of(stability, scheme)
        if len(people) > MOST_GROUPS and not pairs:
            journal.say(f"{len(people)} groups: none are compared unless themes.compare names pairs of them")
    else:
        counts = without_labels(counts, f"no labels in {profile.title}")
        journal.say(profile.why_not("counts"))
    REPRESENTATIVENESS.write(counts, made.representativeness)
    CUT_OFFS.write(cut_offs, made.cut_offs)
    COMPARISON.write(comparison, made.comparison)
    LABEL_STABILITY.write(stability, made.label_stability)
    STABILITY_SUMMARY.write(summary, made.stability_summary)

    saturation, thresholds, band = SATURATION.empty(), SATURATION_THRESHOLDS.empty(), SATURATION_BAND.empty()
    if profile.saturation:
        seen = assignments.loc[assignments["status"] != "unseen", "segment_id"]
        read_by_coders = set(segments.loc[segments["segment_id"].isin(seen), "transcript_id"])
        saturation = saturation_of(mentions, transcripts, codebook, read_by_coders)
        at_start = [len(applied_entries(CODEBOOK.read(file))) for file in given.first_codebook]
        thresholds = saturation_thresholds_of(saturation, at_start[0] if at_start else None)
        band = saturation_band_of(saturation, mentions, asked.seed)
    else:
        journal.say(profile.why_not("saturation"))
    SATURATION.write(saturation, made.saturation)
    SATURATION_THRESHOLDS.write(thresholds, made.saturation_thresholds)
    SATURATION_BAND.write(band, made.saturation_band)

    journal.count(codings_in=len(consensus), codings_counted=len(mentions))
    if len(consensus) > len(mentions):
        journal.reject("codings of what no participant said, or a withdrawn one", len(consensus) - len(mentions))
    for group, members in people.items():
        journal.say(f"group {group}: {len(members)} participants")
