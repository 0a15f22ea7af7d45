"""Ages as they are shown where they are made general."""

from __future__ import annotations

import re

AGE_BAND = 10


def age_to_band(form: str) -> str:
    """`47` becomes `[aged 40-49]`; over 89 all are one band, as in HIPAA's Safe Harbor (45 CFR 164.514(b)(2))."""
    found = re.search(r"\d{1,3}", form)
    if not found:
        return ""
    age = int(found.group())
    low = age // AGE_BAND * AGE_BAND
    return "[aged 90 or over]" if age > 89 else f"[aged {low}-{low + AGE_BAND - 1}]"
