"""Inter-coder agreement: coefficients that are right to the last digit, with intervals, or a reason why not.

What others may use stands here by name, and is loaded when it is asked for: whoever needs one module loads no other.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from themetrail.agreement.analytic import standard_error
    from themetrail.agreement.computation import coefficient
    from themetrail.agreement.distance import CodeTree, jaccard, masi
    from themetrail.agreement.estimate import REASONS, Estimate, Interval
    from themetrail.agreement.resampling import bootstrap
    from themetrail.agreement.spans.unitizing import UnitizingEstimate, alpha_u

_MODULE_OF = {
    "standard_error": "analytic",
    "coefficient": "computation",
    **dict.fromkeys(("CodeTree", "jaccard", "masi"), "distance"),
    **dict.fromkeys(("REASONS", "Estimate", "Interval"), "estimate"),
    "bootstrap": "resampling",
    **dict.fromkeys(("UnitizingEstimate", "alpha_u"), "spans.unitizing"),
}

__all__ = [
    "REASONS",
    "CodeTree",
    "Estimate",
    "Interval",
    "UnitizingEstimate",
    "alpha_u",
    "bootstrap",
    "coefficient",
    "jaccard",
    "masi",
    "standard_error",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
