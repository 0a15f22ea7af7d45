"""What the notice at the head of the status page says: apart from the page, so that a word of it reruns no job."""

from __future__ import annotations

AT_WORK = (
    "The last run has not come to its end. Where no run is at work any more, it was ended from outside: "
    "`themetrail unlock --directory MY-STUDY`, then `themetrail run --directory MY-STUDY`. What stands below is older."
)
IN_PART = (
    "The last run made a part of the results only: tables and audit may not follow from what they rest on until the"
    " study is run to its end: `themetrail run --directory MY-STUDY`."
)
NOT_YET = (
    "The study has not been run to its end yet; until it is, there are no tables, or some of them only: "
    "`themetrail run --directory MY-STUDY`."
)


def stopped(sentences: list[str], details: str) -> str:
    """What the notice says of a run that stopped: why, in its own sentences, and where the details are."""
    why = " ".join(sentence.rstrip(".") + "." for sentence in sentences)
    return f"The last run stopped: {why} Details: {details}. What stands below, and in `results/`, is older."
