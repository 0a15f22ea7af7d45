"""The form of the sheet on which it is settled where corrected words belong, shared by its writer and its reader."""

CORRECTED = "Corrected words"
GONE = "gone"
CHOICES = 3  # segments that are offered
SEGMENT, BELONGS = "Segment", "Belongs to"  # BELONGS is the column that is filled in
HEAD = [
    SEGMENT,
    "Transcript",
    "Turn",
    "Speaker",
    "Words as they were coded",
    *(name for k in range(1, CHOICES + 1) for name in (f"Nearest {k}", f"Words of {k}")),
    BELONGS,
]
