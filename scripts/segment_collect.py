"""Put the segments of all batches into one table, in the order of the sheet of transcripts."""

from job import job
from themetrail.contracts.segments import SEGMENTS
from themetrail.segment import in_order

with job(snakemake) as minutes:
    read = SEGMENTS.read_parts(snakemake.input.segments)
    segments = in_order(read, snakemake.params.transcripts)
    SEGMENTS.write(segments, snakemake.output.segments)
    minutes.count(segments_in=len(read), segments_out=len(segments), codable=int((segments["codable"] == "yes").sum()))
