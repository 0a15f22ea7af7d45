"""Put the segments of all bundles into one table, and find what somebody may have asked to be struck.

They stand in the order of the sheet of transcripts.
"""

import csv

from themetrail.contracts.errors import StudyError
from themetrail.contracts.parts import collect_parts, records_of
from themetrail.contracts.segments import SEGMENTS, STRUCK
from themetrail.running.job import job
from themetrail.segment.struck import struck

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
    asked = struck(SEGMENTS.read(snakemake.output.segments))
    STRUCK.write(asked, snakemake.output.struck)
    journal.count(segments_in=len(read), segments_out=len(written), codable=codable, perhaps_struck=len(asked))
