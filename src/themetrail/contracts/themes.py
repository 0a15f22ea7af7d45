"""How many participants mentioned each theme, subtheme and code, and when new codes stopped coming."""

from themetrail.contracts.column import integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.study import LEVELS

NOT_MENTIONED = "not_mentioned"  # the label of what nobody in a group mentions
NOT_REPORTED = "not_reported"  # the label of what a scheme leaves out of the tables of a paper

REPRESENTATIVENESS = Contract(
    "representativeness",
    {
        "group": text(),
        "level": text(choices=LEVELS),
        "code_id": text(),
        "parent_id": text(required=False),
        "n_participants": integer(),
        "n_total": integer(),
        "label": text(required=False),
        "reason": text(required=False),  # why there is no label
        "participants": text(required=False),  # who mentions it, by id, `;` between
        # of an entry that coders apply and that has others below it: who mentions it and nothing below it
        "n_alone": integer(required=False),
    },
    key=("group", "code_id"),
)

SATURATION = Contract(
    "saturation",
    {
        "group": text(),
        "transcript_id": text(),
        "collected_order": integer(minimum=1),
        "n_codes": integer(),  # codes in this transcript
        "n_new_codes": integer(),  # codes that are in no transcript collected before it
        "n_codes_so_far": integer(),  # codes in this and all transcripts before it
        "new_codes": text(required=False),  # the codes that are new here, by id, `;` between
    },
    key=("group", "transcript_id"),
)

# What each label of the scheme means in a group, in numbers of its participants.
CUT_OFFS = Contract(
    "cut-offs",
    {
        "group": text(),
        "n_total": integer(),
        "scheme": text(),
        "label": text(),
        # fewest participants who get the label; empty where no number of this group's does
        "fewest": integer(required=False),
        "most": integer(required=False),  # most participants who get it
        "rule": text(),  # what the scheme asks for, in words
        "source": text(),  # where the scheme was published
    },
    key=("group", "label"),
)

MATRIX = Contract(
    "the participant-by-theme matrix",
    {
        "group": text(),
        "code_id": text(),
        "participant_id": text(),
        "n_segments": integer(),
    },
    key=("group", "code_id", "participant_id"),
)

# What the label of an entry hangs on: the label under each scheme, by each coder alone, by a strict and a lenient
# consensus, and without each participant in turn.
STABILITY_KINDS = ("scheme", "coder", "consensus", "without")
LABEL_STABILITY = Contract(
    "label stability",
    {
        "group": text(),
        "code_id": text(),
        # what is changed: the scheme, the coder, the consensus, or a participant who is left out
        "kind": text(choices=STABILITY_KINDS),
        "variant": text(),  # the scheme, the coder, `strict` or `lenient`, or the participant who is left out
        "n_participants": integer(),
        "n_total": integer(),
        "label": text(required=False),
        "differs": text(required=False, choices=("yes", "no")),  # from the study's label; empty: not to be compared
        "reason": text(required=False),  # why there is no label, or why it is not compared
    },
    key=("group", "code_id", "kind", "variant"),
)

# The same in one row per entry. An entry depends on a choice where any variant of that kind has another label.
STABILITY_SUMMARY = Contract(
    "the summary of label stability",
    {
        "group": text(),
        "code_id": text(),
        "label": text(required=False),  # the study's own label
        "labels": text(required=False),  # all that it gets in any variant, from most to fewest mentions, `;` between
        "depends_on": text(required=False),  # kinds with another label, `;` between
        **{f"n_{kind}": integer(about=f"variants by {kind} that are compared") for kind in STABILITY_KINDS},
        **{f"n_{kind}_differ": integer(about="of these, with another label") for kind in STABILITY_KINDS},
    },
    key=("group", "code_id"),
)

# Two groups or time points side by side. `difference` and its interval are of proportions, second less first.
COMPARISON = Contract(
    "the comparison of groups",
    {
        "first": text(),  # the first group
        "second": text(),  # the second group
        "level": text(choices=LEVELS),
        "code_id": text(),
        "n_first": integer(),  # participants of the first group who mention it
        "total_first": integer(),
        "label_first": text(required=False),
        "n_second": integer(),  # participants of the second group who mention it
        "total_second": integer(),
        "label_second": text(required=False),
        "difference": number(low=-1, high=1),
        "ci_low": number(low=-1, high=1),
        "ci_high": number(low=-1, high=1),
        # how the interval was computed
        "method": text(required=False, choices=("newcombe_independent", "newcombe_paired")),
        "reason": text(required=False),  # why there is no interval
        "n_in_both": integer(),  # participants who are in both groups
        "kept": text(required=False),  # who of these mention it in both, by id, `;` between
        "new": text(required=False),  # who mention it only in the second
        "gone": text(required=False),  # who mention it only in the first
        "flag_rule": text(choices=("labels_apart", "points_apart")),  # two labels, or 30 percentage points
        "flagged": text(required=False, choices=("yes", "no")),  # empty: the rule needs labels and there are none
    },
    key=("first", "second", "code_id"),
)

# Guest, Namey & Chen (2020): new codes in a run of transcripts, as a share of the codes of the first transcripts.
SATURATION_THRESHOLDS = Contract(
    "saturation by thresholds",
    {
        "group": text(),
        "base_size": integer(minimum=1),  # how many transcripts the base has
        "run_length": integer(minimum=1),  # how many transcripts a run has
        "threshold": number(low=0, high=1),  # the share of new codes at or below which it is reached
        "status": text(choices=("reached", "not_reached", "not_computable")),  # whether it is reached
        "n_transcripts": integer(),  # transcripts that coders have read, all
        "n_before_run": integer(required=False),  # transcripts before the run that reached it, or before the last run
        "n_base_codes": integer(required=False),  # codes of the base
        "n_new_codes": integer(required=False),  # new codes in that run
        "value": number(low=0),  # the share: new codes of that run in those of the base
        "run": text(required=False),  # transcripts of that run, `;` between
        # new codes in all transcripts after it: a late find does not undo what was reached
        "n_new_after": integer(required=False),
        "reason": text(required=False),  # why it is not computable
        # Codes of the codebook of the first round: what a codebook held before anybody coded cannot be found to be new.
        "n_codes_at_start": integer(required=False),
    },
    key=("group", "base_size", "run_length", "threshold"),
)

# Codes found by the first, second, ... transcript: in the order of collection, and over other orders.
SATURATION_BAND = Contract(
    "saturation over orders of collection",
    {
        "group": text(),
        "place": integer(minimum=1),  # the first, second, ... transcript
        "codes_so_far": integer(),  # codes so far, in the order of collection
        "share": number(low=0, high=1),  # codes so far of all codes of the group (Hennink, Kaiser & Marconi 2017)
        "mean": number(low=0),  # codes so far, mean over the orders
        "low": number(low=0),  # the 2.5th percentile of it
        "high": number(low=0),  # the 97.5th percentile of it
        "least": integer(),  # fewest codes so far in any of the orders
        "most": integer(),  # most codes so far in any of the orders
        "nothing_new": number(low=0, high=1),  # share of orders in which the transcript at this place adds no code
        "orders": text(choices=("all", "sampled")),  # whether all orders were looked at, or some drawn at random
        "n_orders": integer(minimum=1),  # how many orders were looked at
    },
    key=("group", "place"),
)
