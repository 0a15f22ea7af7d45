"""Suggestions: candidate codes for a segment, best first, each with its evidence. They propose and never decide."""

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract

SUGGESTIONS = Contract(
    "suggestions",
    {
        "segment_id": text(),
        "rank": integer(minimum=1),  # 1, 2, ... within the segment, the best first
        "code_id": text(),
        "probability": number(low=0, high=1),  # how likely the code is given; empty where this cannot be trusted
        "evidence": text(required=False),  # evidence_ids, `;` between, most similar first
        "model_id": text(),  # what proposed it: the method and a digest of what it learnt from
        # what raised the score by which the code was ranked, the most first, `; ` between
        "speaks_for": text(optional=True),
        "speaks_against": text(optional=True),  # what lowered it, the most first, `; ` between
        "counterexample": text(optional=True),  # evidence_id of the most alike passage, where it was not given the code
    },
    key=("segment_id", "rank"),
)

# What people decided in the rounds before the current one: a segment that they saw, and its codes, maybe none.
EARLIER = Contract(
    "decisions of earlier rounds",
    {
        "segment_id": text(),
        "round": text(),  # the latest of those rounds in which anybody saw the segment
        "codes": text(required=False),  # code_ids of the consensus, `;` between
        "on_view": flag(),  # whether anybody decided it in that round with a suggestion on view
        "given": integer(),  # codes that one coder gave to it blindly, once for each other coder who read it so
        "agreed": integer(),  # how many of these the other coder gave too
        # Why its transcript stood where it did in that round, where the round had an order of its own
        "chosen_by": text(choices=("gain", "random"), optional=True),
    },
    key=("segment_id",),
)

# The coded examples that suggestions cite, with their anonymised words.
EVIDENCE = Contract(
    "the evidence of suggestions",
    {
        "evidence_id": text(),  # the segment_id, with source and transcript_id before it where two examples share one
        "source": text(),  # prior, or the round in which people coded it
        "transcript_id": text(),
        "segment_id": text(),
        "codes": text(required=False),  # code_ids, `;` between; none of a passage that speaks against one
        "text": text(),
    },
    key=("evidence_id",),
)

# For each code, what can be promised of new transcripts like those that were coded.
PROMISES = Contract(
    "promises",
    {
        "code_id": text(),
        "promise": text(choices=("missed", "wrong")),  # at most so large a share is missed, or is wrong of what is read
        # whether it is promised, only suggested, or too little was coded to say
        "status": text(choices=("certified", "suggested", "too_little_evidence")),
        "share": number(low=0, high=1),  # the share that is promised at most
        "confidence": number(low=0, high=1),  # how sure the promise is
        # Of the probability, at or above which a passage is read; empty, as what follows, with too little evidence
        "threshold": number(low=0, high=1),
        "held_out": number(low=0, high=1),  # the share in left-out transcripts, mean over transcripts
        "read": number(low=0, high=1),  # share of the passages that reach the threshold
        "passages": integer(minimum=0),  # passages that bear the code
        "transcripts": integer(minimum=0),  # transcripts in which these are
        # passages that would do, if they are like those so far; empty: none would
        "more_passages": integer(required=False),
        "more_transcripts": integer(required=False),  # the transcripts in which so many would be
    },
    key=("code_id", "promise"),
)

# Segments that reach the threshold of a code that is certified not to be missed: whoever reads these has them.
READING = Contract(
    "segments to read",
    {"code_id": text(), "segment_id": text()},
    key=("code_id", "segment_id"),
)

# What people would teach most by coding next: transcripts that nobody has coded.
GAIN = Contract(
    "the gain of transcripts",
    {
        "transcript_id": text(),
        "segments": integer(minimum=1),  # segments of it that can be coded
        "unsure": number(low=0),  # how unsure suggestions are: p (1 - p) over all codes, mean over segments
        "like_others": number(low=0, high=1),  # cosine of its words and those of all transcripts that nobody has coded
        "gain": number(low=0),  # what coding it would teach: the product of the two
    },
    key=("transcript_id",),
)

# Segments that nothing fits, in groups, for the codebook meeting: a group is no code.
UNLIKE = Contract(
    "segments that nothing fits",
    {
        "group": integer(minimum=1),  # the group, by its number
        "rank": integer(minimum=1),  # the place in the group: the most typical of each transcript first
        "segment_id": text(),
        "words": text(required=False),  # words that tell the group from all other talk; `, ` between
        "segments": integer(minimum=1),  # segments in the group
        "transcripts": integer(minimum=1),  # transcripts in which these are
    },
    key=("segment_id",),
)

# How near a finished coding would come to people's if so many transcripts were coded by hand, and proposals stood in
# the others: what reading is worth. It proposes nothing.
LABOUR = Contract(
    "the labour curve",
    {
        "order": text(choices=("random", "unsure_first")),  # the order in which transcripts would be coded by hand
        "by_hand": integer(minimum=0),  # transcripts that would be coded by hand
        "transcripts": integer(minimum=1),  # transcripts in all
        "segments_by_hand": number(low=0, high=1),  # the share of the segments that these hold
        "kappa": number(low=-1, high=1),  # kappa with people's coding, all decisions as one; mean over orders drawn
        "kappa_low": number(low=-1, high=1),  # between this and the next lie nine in ten of the orders drawn
        "kappa_high": number(low=-1, high=1),  # the upper end of that band
        "recall": number(low=0, high=1),  # share of people's codes that the finished coding has
        "recall_low": number(low=0, high=1),  # the lower end of the band of nine in ten orders
        "recall_high": number(low=0, high=1),  # the upper end of that band
    },
    key=("order", "by_hand"),
)

EVALUATION = Contract(
    "the evaluation of suggestions",
    {
        "scope": text(),  # all codes together (overall), or one code
        "code_id": text(required=False),
        "method": text(),  # the model, or the baseline it is held against
        "measure": text(),
        "value": number(),
        "ci_low": number(),  # 95 % interval, transcripts drawn again; empty where it has none
        "ci_high": number(),
        "n_segments": integer(),
        "n_transcripts": integer(),  # transcripts in which these segments are
        "reason": text(required=False),  # why the value is empty
    },
    key=("scope", "code_id", "method", "measure"),
)
