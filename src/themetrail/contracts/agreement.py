"""Agreement: coefficients with their intervals, or the reason why there is none."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract

AGREEMENT = Contract(
    "agreement",
    {
        "scope": text(),  # all, group, transcript, round, pair
        "level": text(),  # code, branch (a code with those below it), subtheme, theme, one_code, overall
        "code_id": text(required=False),
        "group": text(required=False),
        "coders": text(),
        "statistic": text(),
        "value": number(),
        "ci_low": number(),
        "ci_high": number(),
        "n_units": integer(),
        "prevalence": number(low=0, high=1),
        "reason": text(required=False),
    },
    open_ended=True,
)
