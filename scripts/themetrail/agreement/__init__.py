"""Inter-coder agreement: coefficients that are right to the last digit, with intervals, or a reason why not."""

from themetrail.agreement.bootstrap import bootstrap
from themetrail.agreement.coefficient import coefficient
from themetrail.agreement.distance import CodeTree, jaccard, masi
from themetrail.agreement.estimate import REASONS, Estimate, Interval

__all__ = [
    "REASONS",
    "CodeTree",
    "Estimate",
    "Interval",
    "bootstrap",
    "coefficient",
    "jaccard",
    "masi",
]
