"""Agreement: coefficients with their intervals, or the reason why there is none; on segments, and on stretches."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract

AGREEMENT = Contract(
    "agreement",
    {
        # all, group, transcript, round, pair; side by side: with_uncoded, without_uncoded (segments that nobody coded),
        # suggestions_shown, suggestions_withheld, suggestions_shown_to_some (segments, by what coders were to see),
        # suggested, not_suggested, suggested_to_some (codes on segments)
        "scope": text(),
        "level": text(),  # code, branch (a code with those below it), subtheme, theme, one_code, overall
        "code_id": text(required=False),
        "group": text(required=False),
        "coders": text(),
        "frame": text(optional=True),  # the questions, `;` between, whose answers were compared; empty: all units
        "statistic": text(),
        "value": number(),
        "ci_low": number(),
        "ci_high": number(),
        "n_units": integer(),
        "prevalence": number(low=0, high=1),
        "reason": text(required=False),  # why there is no value
        "summary": text(required=False, optional=True),  # over codes: mean; pooled, of all decisions
        "interval_reason": text(required=False, optional=True),  # why there is no interval over segments
        "transcript_ci_low": number(),
        "transcript_ci_high": number(),
        "transcript_reason": text(required=False, optional=True),  # why there is none over transcripts, or its flag
        "positives": text(required=False, optional=True),  # segments with the code, by each of the coders, `;` between
        "n_any": integer(required=False),  # segments with the code by any coder
        "n_all": integer(required=False),  # segments with the code by all coders who saw them
        "n_undefined": integer(required=False),  # codes that a mean leaves out
    },
    open_ended=True,
)

SPAN_AGREEMENT = Contract(
    "agreement on stretches",
    {
        "scope": text(choices=("round", "pair")),  # all coders of a round, or a pair of them
        "round": text(),
        "coders": text(),  # the coders that are compared, by id, `;` between
        "level": text(choices=("code", "overall")),  # one code, or all of them together
        "code_id": text(required=False),
        "statistic": text(required=False),
        "value": number(),
        "transcript_ci_low": number(),
        "transcript_ci_high": number(),
        "transcript_reason": text(required=False),  # why there is no interval, or how to read it
        "n_spans": integer(minimum=0),  # stretches that these coders marked, by code
        "n_characters": integer(minimum=0),  # characters of the text that all of them saw
        "reason": text(required=False),  # why there is no value
    },
)

# How alike one coder coded the same segments in two rounds.
INTRA_CODER = Contract(
    "intra-coder agreement",
    {
        "coder_id": text(),
        "first_round": text(),
        "later_round": text(),
        "level": text(),  # code, subtheme, theme, one_code, overall
        "summary": text(required=False),  # mean: over codes; empty for one code
        "code_id": text(required=False),
        "frame": text(optional=True),  # as in `agreement`
        "statistic": text(),
        "value": number(),
        "ci_low": number(),
        "ci_high": number(),
        "transcript_ci_low": number(),
        "transcript_ci_high": number(),
        "n_units": integer(minimum=0),
        "prevalence": number(low=0, high=1),
        "reason": text(required=False),
    },
)

CODED_AGAIN = Contract(
    "segments coded again",
    {
        "coder_id": text(),
        "first_round": text(),
        "later_round": text(),
        "segment_id": text(),
        "codes_first": text(required=False),  # codes that the coder gave first, `;` between
        "codes_later": text(required=False),  # codes that the coder gave when it came back, `;` between
        "same": text(choices=("yes", "no")),  # whether these are the same
        "text": text(),
    },
    key=("coder_id", "first_round", "later_round", "segment_id"),
)

# What suggestions change: with them (shown), without (the blind share of segments), and the difference.
AUTOMATION_BIAS = Contract(
    "automation bias",
    {
        # acceptance: of the suggestions on view, the share that was taken; recall: of the codes given, the share that
        # was suggested; added_by_hand: other codes per segment; codes_per_segment; first_suggestion_given: of the
        # segments with a suggestion, the share whose coder gave the first; code_frequency: the share of segments with
        # a code; coder_agreement: alpha (MASI) of the sets of codes
        "measure": text(
            choices=(
                *("acceptance", "recall", "added_by_hand", "codes_per_segment", "first_suggestion_given"),
                *("code_frequency", "coder_agreement"),
            )
        ),
        # which segments: all, with suggestions on view, without, or the difference of the two
        "share": text(choices=("all", "shown", "blind", "difference")),
        "coder_id": text(required=False),  # the coder, by id; empty: all coders together
        "code_id": text(required=False),
        "value": number(),
        "ci_low": number(),
        "ci_high": number(),
        # by drawing transcripts again, or the formula by which it was computed
        "interval": text(required=False, choices=("transcripts", "wilson", "newcombe")),
        "n_units": integer(minimum=0),  # of what it is a share or rate: suggestions, codes, or readings of segments
        "reason": text(required=False),  # why there is no value, or no interval
    },
    key=("measure", "share", "coder_id", "code_id"),
)

# What stands in the paper's tables of agreement: codes over all, each pair of coders, and the parts side by side.
AGREEMENT_TABLE = Contract(
    "the table of agreement in the report",
    {
        "scope": text(),  # as in `agreement`
        "coders": text(),
        "summary": text(required=False),
        "code_id": text(required=False),
        "theme": text(required=False),  # the name of the theme, as in the codebook
        "code": text(required=False),
        "n_units": integer(),
        "positives": text(required=False),
        "n_any": integer(required=False),
        "n_all": integer(required=False),
        "percent": number(low=0, high=1),
        "statistic": text(),  # the coefficient of the columns that follow
        "value": number(),
        "ci_low": number(),
        "ci_high": number(),
        "resampled": text(required=False, choices=("transcripts", "segments")),  # what its interval resamples
        "interval_reason": text(required=False),  # why it has none, or how to read it
        "ac1": number(),
        "reason": text(required=False),  # why it has no value
    },
    key=("scope", "coders", "summary", "code_id"),
)
