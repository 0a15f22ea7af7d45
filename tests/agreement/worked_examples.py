"""Published and cross-checked worked examples of agreement, with their sources (worked_examples.json).

A data set is a list of [ratings of one unit, how many such units], in order.
"""

import json
from pathlib import Path

_STORE = json.loads((Path(__file__).parent / "worked_examples.json").read_text(encoding="utf-8"))
EXAMPLES = _STORE["examples"]
UNITIZING = _STORE["unitizing"]


def units(dataset):
    """The data set as units x coders; lists of labels become frozensets."""
    rows = [row for row, count in _STORE["datasets"][dataset] for _ in range(count)]
    return [[frozenset(value) if isinstance(value, list) else value for value in row] for row in rows]


def spans():
    """Krippendorff's (1995) two coders as (coder, category, start, end)."""
    return [
        (coder, category, start, start + length)
        for coder, categories in UNITIZING["coders"].items()
        for category, found in categories.items()
        for start, length in found
    ]
