"""Prior coded data: segments that people coded in earlier work, from which suggestions learn."""

from themetrail.contracts.column import flag, text
from themetrail.contracts.contract import Contract

PRIOR = Contract(
    "prior coded data",
    {
        "transcript_id": text(about="Id of the earlier transcript."),
        "segment_id": text(about="Id of the segment in it."),
        "text": text(about="What was said."),
        "codes": text(optional=True, about="code_ids separated by ;, or empty where no code applied."),
        "speaker": text(optional=True, about="Who said it, as a label."),
        "previous": text(optional=True, about="The turn before, for context."),
        "anonymised": flag(about="Whether names were taken out before."),
    },
    key=("transcript_id", "segment_id"),
)

# As people bring it: with the language, which matters only while names are looked for.
PRIOR_SHEET = Contract(
    PRIOR.name,
    {
        **PRIOR.columns,
        "language": text(optional=True, about="Language code, for example en; where it is empty, the words tell."),
    },
    key=PRIOR.key,
)
