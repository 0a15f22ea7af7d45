"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # by role, of those who are no participants
    "interviewer": "Interviewer",
    "other": "Other",
}
