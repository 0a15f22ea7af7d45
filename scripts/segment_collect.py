"""Put the segments of all bundles into one table, and what somebody may have asked to be struck into another.

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
    place_of_segment: dict[str, int] = {}

    def place(record: str) -> int:
        """Where the transcript of a segment stands in the sheet; what was said in it is in order already."""
        segment_id, transcript_id, _ = record.split(",", 2)
        if segment_id in place_of_segment:
            raise StudyError(f"two segments have the id {segment_id}; every segment needs one of its own")
        if transcript_id not in place_of:
            raise StudyError(f"the segment {segment_id} is of {transcript_id}, which the sheet of transcripts lacks")
        place_of_segment[segment_id] = place_of[transcript_id]
        return place_of[transcript_id]

    def place_of_struck(record: str) -> int:
        """Where the transcript of a segment stands of which only the id is told."""
        return place_of_segment[record.rstrip("\n")]

    read = collect_parts(SEGMENTS, snakemake.input.segments, snakemake.output.segments, place, alone=False)
    written = list(records_of(SEGMENTS, snakemake.output.segments))
    codable = sum(next(csv.reader([record]))[CODABLE] == "yes" for record in written)
    asked = collect_parts(STRUCK, snakemake.input.struck, snakemake.output.struck, place_of_struck, alone=False)
    journal.count(segments_in=len(read), segments_out=len(written), codable=codable, perhaps_struck=len(asked))
