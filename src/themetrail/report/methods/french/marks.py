"""Marks as French prints them."""

from __future__ import annotations

import re

from themetrail.report.methods.printed import joined


def spaced(*sentences: str) -> str:
    """Sentences with the space that French sets before high marks, which never breaks."""
    return re.sub(" (?=[:;?!])", "\u00a0", joined(*sentences))
