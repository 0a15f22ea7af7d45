"""Put the segments of all batches into one table, in the order of the sheet of transcripts."""

from job import job
from themetrail.contracts.parts import collect_parts
from themetrail.contracts.segments import SEGMENTS

with job(snakemake) as minutes:
    place_of = {name: number for number, name in enumerate(snakemake.params.transcripts)}

    def place(record: str) -> int:
        """Where the transcript of a segment stands in the sheet; what was said in it is in order already."""
        _, transcript_id, _ = record.split(",", 2)
        return place_of[transcript_id]

    records = collect_parts(SEGMENTS, snakemake.input.segments, snakemake.output.segments, place, alone=False)
    codable = sum(record.endswith(",yes\n") for record in records)
    minutes.count(segments_in=len(records), segments_out=len(records), codable=codable)
