"""Prior coded data: segments that people coded in earlier work, from which suggestions learn."""

from themetrail.contracts.contract import Contract, flag, text

PRIOR = Contract(
    "prior coded data",
    {
        "transcript_id": text(),
        "segment_id": text(),
        "text": text(),
        "codes": text(required=False),  # several separated by `;`, none is a value
        "speaker": text(required=False),
        "previous": text(required=False),
        "anonymised": flag(),
    },
    key=("transcript_id", "segment_id"),
)
