"""What one coder of an issued round codes in another program: the talk and the codebook, and no codings."""

from __future__ import annotations

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.of_study import ORIGIN, codes_of
from themetrail.refi_qda.project import Code, Project, Source, User
from themetrail.refi_qda.talk import talk_of

SEEN = "Seen, no code"  # the code by which a coder says that words were read and nothing fits
_WHAT_SEEN_IS = (
    "Give this to words that you read and to which no code applies. Words without any code count as not read."
)


def guids_of_issue(digest: str) -> Guids:
    """The GUIDs in the projects of one issue of a round: what comes back is held against that issue alone."""
    return Guids(digest.encode())


def project_for_coder(coder_id: str, segments: pd.DataFrame, own: set[str], codebook: Codebook, digest: str) -> Project:
    """The project for a coder who codes the segments `own` of those that were issued."""
    guids = guids_of_issue(digest)
    transcripts = dict.fromkeys(segments.loc[segments["segment_id"].isin(own), "transcript_id"])
    return Project(
        name=coder_id,
        origin=ORIGIN,
        users=[User(guids.of("coder", coder_id), coder_id)],
        codes=[*codes_of(codebook, guids), Code(guids.of("seen"), SEEN, colour="#999999", description=_WHAT_SEEN_IS)],
        sources=[
            Source(guids.of("transcript", name), name, talk_of(segments[segments["transcript_id"] == name])[0])
            for name in transcripts
        ],
    )
