"""Count the participants of each group who mention each theme, and label how representative it is."""

from themetrail.codebook import Codebook
from themetrail.contracts.coding import ASSIGNMENTS, CONSENSUS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import CUT_OFFS, MATRIX, REPRESENTATIVENESS, SATURATION
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet
from themetrail.themes.mentions import mentions_of, participants_of
from themetrail.themes.representativeness import cut_offs_of, matrix_of, representativeness_of
from themetrail.themes.saturation import saturation_of
from themetrail.themes.schemes import scheme_named

with job(snakemake) as journal:
    consensus = CONSENSUS.read(snakemake.input.consensus)
    segments = SEGMENTS.read(snakemake.input.segments)
    assignments = ASSIGNMENTS.read(snakemake.input.assignments)
    transcripts = read_sheet(snakemake.input.transcripts, TRANSCRIPTS)
    participants = read_sheet(snakemake.input.participants, PARTICIPANTS)
    codebook = Codebook.from_table(CODEBOOK.read(snakemake.input.codebook), file=snakemake.input.codebook)
    settings = snakemake.params.settings
    scheme = scheme_named(settings["scheme"], settings["custom"])

    people = participants_of(segments, transcripts, participants)
    mentions = mentions_of(consensus, segments, transcripts, codebook, people)
    seen = assignments.loc[assignments["status"] != "unseen", "segment_id"]
    read_by_coders = set(segments.loc[segments["segment_id"].isin(seen), "transcript_id"])

    REPRESENTATIVENESS.write(
        representativeness_of(mentions, codebook, people, scheme), snakemake.output.representativeness
    )
    CUT_OFFS.write(cut_offs_of(people, scheme), snakemake.output.cut_offs)
    SATURATION.write(saturation_of(mentions, transcripts, codebook, read_by_coders), snakemake.output.saturation)
    MATRIX.write(matrix_of(mentions, codebook, people), snakemake.output.matrix)

    journal.count(codings_in=len(consensus), codings_counted=len(mentions))
    if len(consensus) > len(mentions):
        journal.reject("codings of what no participant said, or a withdrawn one", len(consensus) - len(mentions))
    for group, members in people.items():
        journal.say(f"group {group}: {len(members)} participants")
