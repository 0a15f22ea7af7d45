"""Count the participants of each group who mention each theme, label how representative it is, and what of it holds."""

from themetrail.codebook import Codebook, applied_entries
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, CONSENSUS
from themetrail.contracts.segments import WHOSE
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
from themetrail.method_profiles import PARTS, profile_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet
from themetrail.themes.by_profile import Coded, collected, counted
from themetrail.themes.representativeness import matrix_of
from themetrail.themes.schemes import scheme_named

with job(snakemake) as journal:
    tables, made, asked = snakemake.input, snakemake.output, snakemake.params
    coded = Coded.of(
        consensus=CONSENSUS.read(tables.consensus),
        codings=CODINGS.read(tables.codings),
        assignments=ASSIGNMENTS.read(tables.assignments),
        segments=WHOSE.read(tables.segments),
        transcripts=read_sheet(tables.transcripts, TRANSCRIPTS),
        participants=read_sheet(tables.participants, PARTICIPANTS),
        codebook=Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook),
    )
    profile = profile_of(asked.method, asked.also)
    scheme = scheme_named(asked.settings["scheme"], asked.settings["custom"])
    at_start = [len(applied_entries(CODEBOOK.read(file))) for file in tables.first_codebook]

    found = counted(coded, scheme, profile, asked.rounds, asked.settings["compare"])
    REPRESENTATIVENESS.write(found.representativeness, made.representativeness)
    CUT_OFFS.write(found.cut_offs, made.cut_offs)
    LABEL_STABILITY.write(found.stability, made.label_stability)
    STABILITY_SUMMARY.write(found.summary, made.stability_summary)
    COMPARISON.write(found.comparison, made.comparison)
    MATRIX.write(matrix_of(coded.mentions, coded.codebook, coded.people), made.matrix)

    new = collected(coded, profile, at_start[0] if at_start else None, asked.seed)
    SATURATION.write(new.saturation, made.saturation)
    SATURATION_THRESHOLDS.write(new.thresholds, made.saturation_thresholds)
    SATURATION_BAND.write(new.band, made.saturation_band)

    codings_in, codings_counted = len(coded.consensus), len(coded.mentions)
    journal.count(codings_in=codings_in, codings_counted=codings_counted)
    if codings_in > codings_counted:
        journal.reject("codings of what no participant said, or a withdrawn one", codings_in - codings_counted)
    for part in PARTS:
        if why := profile.why_not(part):
            journal.say(why)
    if profile.counts and len(coded.people) > 1 and found.comparison.empty:
        journal.say("no groups are compared: name pairs of them under themes.compare")
    for group, members in coded.people.items():
        journal.say(f"group {group}: {len(members)} participants")
