"""Put the segments of all bundles into one table, and those that somebody may have asked to be struck into another.

They stand in the order of the sheet of transcripts.
"""

import csv

from themetrail.contracts.errors import StudyError
from themetrail.contracts.parts import collect_parts, records_of
from themetrail.contracts.segments import SEGMENTS, STRUCK
from themetrail.running.job import job

CODABLE = list(SEGMENTS.columns).index("codable")

with job(snakemake) as journal:
    place_of = {name: number for number, name in enumerate(snakemake.params.transcripts)}
    ids: set[str] = set()

    def place(record: str) -> int:
        """Where the transcript of a segment stands in the sheet; what was said in it is in order already."""
        segment_id, transcript_id, _ = record.split(",", 2)
        if segment_id in ids:
            raise StudyError(f"two segments have the id {segment_id}; every segment needs one of its own")
        ids.add(segment_id)
        if transcript_id not in place_of:
            raise StudyError(f"the segment {segment_id} is of {transcript_id}, which the sheet of transcripts lacks")
        return place_of[transcript_id]

    read = collect_parts(SEGMENTS, snakemake.input.segments, snakemake.output.segments, place, alone=False)
    written = list(records_of(SEGMENTS, snakemake.output.segments))
    codable = sum(next(csv.reader([record]))[CODABLE] == "yes" for record in written)
    asked = set(STRUCK.read_parts(list(snakemake.input.struck))["segment_id"])
    in_order = (record.partition(",")[0] for record in written)
    struck = STRUCK.frame([{"segment_id": segment_id} for segment_id in in_order if segment_id in asked])
    STRUCK.write(struck, snakemake.output.struck)
    journal.count(segments_in=len(read), segments_out=len(written), codable=codable, perhaps_struck=len(struck))
