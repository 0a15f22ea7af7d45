"""The steps of the work, in order, and which step a rule belongs to."""

from __future__ import annotations

STEPS = ("ingest", "anonymise", "segment", "suggest", "coding", "agreement", "themes", "report", "audit")


def step_of(rule: str) -> str:
    """The step of a rule: rules are named `<step>` or `<step>_<what>`; any other rule is a step of its own."""
    first = rule.split("_")[0]
    return first if first in STEPS else rule


def work_order(rule: str) -> tuple[int, str]:
    """Sorts rules by their step's place in the work, then by name."""
    step = step_of(rule)
    return (STEPS.index(step) if step in STEPS else len(STEPS), rule)
