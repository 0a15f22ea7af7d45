"""Step `suggest`: candidate codes learnt from prior coded data, with evidence. It proposes and never decides."""

from themetrail.suggest.examples import Examples, from_earlier_rounds, from_prior, previous_texts
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import Suggested, nothing, suggest

__all__ = [
    "Examples",
    "Settings",
    "Suggested",
    "from_earlier_rounds",
    "from_prior",
    "nothing",
    "previous_texts",
    "suggest",
]
