"""Inter-coder agreement: coefficients that are right to the last digit, with intervals, or a reason why not."""

from themetrail.agreement.analytic import standard_error
from themetrail.agreement.bootstrap import bootstrap
from themetrail.agreement.coefficient import coefficient
from themetrail.agreement.distance import CodeTree, jaccard, masi
from themetrail.agreement.estimate import REASONS, Estimate, Interval
from themetrail.agreement.spans.unitizing import UnitizingEstimate, alpha_u

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
