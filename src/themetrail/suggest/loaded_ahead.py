"""What suggestions load before they can begin: seconds that need not be waited for where a core is idle meanwhile."""

from __future__ import annotations

from importlib import import_module

_SLOW_TO_IMPORT = (
    "matplotlib.figure",
    "matplotlib.backends.backend_svg",
    "sklearn.feature_extraction.text",
    "sklearn.linear_model",
    "scipy.cluster.hierarchy",
)


def load(*, reads_meaning: bool) -> None:
    """Load scikit-learn and what draws, and the sentence encoder where it `reads_meaning`."""
    for module in _SLOW_TO_IMPORT:
        import_module(module)
    from themetrail.suggest.meaning import Meaning, encoder_digest, encoder_version

    if reads_meaning and encoder_version():
        Meaning().remember(["."])
        encoder_digest()
