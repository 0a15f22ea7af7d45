"""English."""

from themetrail.agreement.estimate import REASONS
from themetrail.method_profiles import COEFFICIENTS, PROFILES

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "and",
    "then": "; ",
    "alpha": "Krippendorff's alpha",
    "coders": ("{n} coder", "{n} coders"),
    "segments": ("{n} segment", "{n} segments"),
    "codes": ("{n} code", "{n} codes"),
    "interval": "95% interval {limits} resampling {what}",
    "of_segments": "segments",
    "of_transcripts": "transcripts",
    "of_few_transcripts": "transcripts, of which there are few",
    **{f"reason_{reason}": words for reason, words in REASONS.items()},
    # who read what
    "one_coder": "One coder read {segments}, so that there was no agreement between coders to compute.",
    "no_coder": "No segment was read by a coder, so that there was no agreement to compute.",
    "compared": "In all, {coders} read {segments}; {twice} of these ({percent}) were seen by at least two of them and "
    "were compared.",
    "left_out": (
        "Of what was seen by two, {n} segment to which nobody gave any code was left out.",
        "Of what was seen by two, {n} segments to which nobody gave any code were left out.",
    ),
    "group_of_one": "The group {group} was read by one coder alone ({coder}), so that nothing of it was compared.",
    "group_apart": "In the group {group} no segment was read by two coders, so that nothing of it was compared.",
    # the codes
    "average": "Agreement was computed for each code on every segment (applied or not) with {statistic}: on average "
    "{value}{interval} over {codes}.",
    "lowest": "The lowest value was {value}{interval}, of the code {code}: {counts}; the highest was {highest}.",
    "lowest_and_others": "The lowest value was {value}, of the codes {code}; the highest was {highest}. Of {first}, "
    "{counts}.",
    "counts_of_two": "{first} gave it to {segments_first}, {second} to {segments_second}, both to {both}",
    "counts_of_more": "any coder gave it to {any}, all who saw them to {all}",
    "all_alike": "All of these codes had the value {highest}.",
    "too_few": (
        "For {n} code given to fewer than {fewest} segments by any coder no coefficient was computed, and the average "
        "leaves it out: {codes}.",
        "For {n} codes given to fewer than {fewest} segments by any coder no coefficient was computed, and the average "
        "leaves them out: {codes}.",
    ),
    "undefined": (
        "The average leaves out {n} further code without a defined value ({reasons}).",
        "The average leaves out {n} further codes without a defined value ({reasons}).",
    ),
    "all_undefined": "For every code the value of {statistic} was undefined ({reasons}).",
    "no_disagreement": (
        "On {n} code there was no disagreement, so that an interval was not estimable.",
        "On {n} codes there was no disagreement, so that intervals were not estimable.",
    ),
    "framed": (
        "Of the codes, {n} belongs to questions of the survey and was compared on the answers to these alone.",
        "Of the codes, {n} belong to questions of the survey and were compared on the answers to these alone.",
    ),
    "no_interval_of_average": "The average has no interval, as some codes were so rare that resamples lacked them.",
    "intervals": "Intervals are bias-corrected and accelerated bootstrap intervals from {draws} resamples.",
    "few_transcripts": "With fewer than ten transcripts, intervals that resample transcripts are likely too narrow.",
    "parents": (
        "Of what coders applied, {n} entry has codes below; it was compared as applied itself.",
        "Of what coders applied, {n} entries have codes below; they were compared as applied themselves.",
    ),
    # all codes together, side by side
    "pooled": "Over all codes in use together ({n} decisions, each code on each segment), {statistic} was "
    "{value}{interval}.",
    "with_uncoded": "With the segments that nobody coded it was {value}",
    "without_uncoded": "Without the segments that nobody coded it was {value}",
    "side_n": "{text} ({n} decisions)",
    "suggested": "on codes that had been suggested to all who read the segment {value}",
    "not_suggested": "on codes that had been suggested to nobody {value}",
    "suggested_to_some": "on codes that had been suggested to some of the coders {value}",
    "suggestions_shown": "on segments whose coders were all shown suggestions {value}",
    "suggestions_withheld": "on segments whose coders were shown none {value}",
    "suggestions_shown_to_some": "on segments whose suggestions some of the coders were shown {value}",
    "sides": "Told apart by what had been on view, it was {parts}.",
    "side_undefined": "undefined",
    # one code, sets of codes
    "one_code": "No coder gave a segment more than one code; over the codes as categories, {statistic} was {value}.",
    "one_code_undefined": "Over the codes as categories, {statistic} was undefined ({reason}).",
    "sets": "Alpha of the sets of codes given to each segment, with MASI distance, was {value}{interval}.",
    "sets_undefined": "Alpha of the sets of codes given to each segment was undefined ({reason}).",
    # words that coders marked, one coder over time
    "stretches": "Of the words marked in the {n} characters that all coders of round {round} saw, {values}.",
    "stretch": "{statistic} ({what}) was {value}",
    "stretch_undefined": "{statistic} ({what}) was undefined ({reason})",
    "what_is_marked": "what is marked",
    "with_which_code": "with which code",
    "again": "Coder {coder} coded {segments} in the rounds {first} and {later}; agreement with the own earlier coding "
    "({statistic}) was {value} on average over codes.",
    "again_undefined": "Coder {coder} coded {segments} in the rounds {first} and {later}; agreement with the own "
    "earlier coding ({statistic}) was undefined.",
    # suggestions
    "recall": (
        "Suggestions were withheld from a random share of the segments; of the {n} code that coders gave there, "
        "{percent} had been among the suggestions that the model made and nobody saw{beside}.",
        "Suggestions were withheld from a random share of the segments; of the {n} codes that coders gave there, "
        "{percent} had been among the suggestions that the model made and nobody saw{beside}.",
    ),
    "recall_beside": ", and {percent} where suggestions were shown",
    "followed": "Coders gave the code that was suggested first in {shown} of the segments where it was shown and in "
    "{blind} where it was withheld, a difference of {points} percentage points{interval}.",
    "share_interval": " (95% interval {limits})",
    "not_independent": "Coders who were shown suggestions saw those of the same model, so their codings are not fully "
    "independent of each other, and agreement between them may be higher for it.",
    # how it was settled
    "settled_single": "There was one coder per segment, so nothing had to be settled.",
    "settled_union": "In the final coding a code stood where at least one coder applied it.",
    "settled_intersection": "In the final coding a code stood where all coders who saw the segment applied it.",
    "settled_majority": "In the final coding a code stood where more than half of the coders who saw the segment "
    "applied it.",
    "settled_primary": "In the final coding the primary coder's codes stood.",
    "settled_none": "Of the codes given to segments that several coders read, none stood in the final coding.",
    "settled_adjudicated": "Disagreements were settled one by one by adjudication.",
    "settled_alone": "What a single coder read stood as it was coded.",
    "settled_left_open": "What this left open was settled one by one by adjudication.",
    **{f"why_not_{name}": why for name, profile in PROFILES.items() if (why := profile.why_not(COEFFICIENTS))},
    # the figure
    "figure_title": "Agreement between coders, by code",
    "figure_code": "Code",
    "figure_any": "any",
    "figure_all": "all",
    "figure_alpha": "Alpha",
    "figure_all_codes": "All codes together",
    "figure_itself": "itself",
    "figure_too_few": "too few",
    "figure_not_used": "not used",
    "figure_undefined": "undefined",
    "figure_counts": "Any, all: segments given the code by any coder, by all who saw them.",
    "figure_line": "Line: 95% interval over transcripts.",
    "figure_line_of_few": "Line: 95% interval over transcripts, of which there are few.",
    "figure_dashed": "Dashed line: 95% interval over segments.",
    "figure_hollow": "Hollow point: no interval can be estimated.",
    "figure_nothing": "No coefficient of agreement was computed.",
    "figure_unused": ("Not shown: {n} code that nobody used.", "Not shown: {n} codes that nobody used."),
}
