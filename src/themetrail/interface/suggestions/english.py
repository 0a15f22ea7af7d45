"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "worth_title": "What suggestions are worth",
    # why nothing can be said
    "nothing_disabled": "Suggestions are switched off.",
    "nothing_no_prior_data": "There is no prior coded data and no earlier round, so nothing is suggested.",
    "nothing_no_code": "The codebook has no entry that coders may apply.",
    "nothing_too_few_examples": "No code has enough coded examples or words in the codebook.",
    "nothing_one_transcript": "All coded data are from one transcript, so nobody can tell what suggestions are worth.",
    "nothing_no_blind_decision": "All coded data were decided with suggestions on view, so they cannot judge "
    "suggestions.",
    # proposals held against decisions
    "as_if_new": "Each transcript was coded by the program as if nobody had coded it yet: {segments} segments of "
    "{transcripts}\ntranscripts. Then its proposals were held against what people had decided.",
    "nearest_only": "So few segments are coded that nothing is proposed by what is learnt from them: coders see the "
    "codes of the nearest coded segments, without probabilities. What proposals would be worth is said here all the "
    "same, and below them what the nearest segment is worth.",
    "proposed_for": "It proposed something for {share} of the segments.",
    "proposals_right": "Of its proposals {share} were right.",
    "two_coders_unknown": "How far two coders agree without suggestions is not known: no segment was coded so by two.",
    "two_coders_agree": "Two coders without suggestions give the same code in {share} of the cases.",
    "no_better": "No program can be expected to do better.",
    "proposed_first": "of people's codes, first proposed",
    "among_the_first": "among the first {first}",
    "same_code": "the same code (F1)",
    "method_model": "Suggestions",
    "method_word_regression": "Words in a regression",
    "method_nearest_neighbour": "Nearest coded segment",
    "method_most_frequent": "Most frequent code",
    "method_coders": "Two coders, without suggestions",
    "interval_of_worth": "In brackets: where the figure would be with other transcripts like these, in 95 of 100 "
    "cases.",
    "share": "{n} %",
    "share_between": "{n} % ({low} to {high})",
    "between": "{value} ({low} to {high})",
    # the figure, and what stands below it
    "line_model": "suggestions",
    "line_word_regression": "words in a regression",
    "line_nearest_neighbour": "nearest coded segment",
    "line_most_frequent": "most frequent code",
    "line_random": "transcripts in random order",
    "line_unsure_first": "the least sure first",
    "axis_surest": "Segments that are surest (%)",
    "axis_right": "First code right",
    "axis_probability": "Probability",
    "axis_given": "Share that people gave",
    "axis_read": "Segments that people read (%)",
    "axis_kappa": "Kappa with people's coding",
    "caption": "First: if only the segments were coded of which a method is surest, how often would its first code "
    "be\nright? Second: of the codes to which the program gives a probability of 30 %, people gave about 30 % where "
    "the line is\non the diagonal.",
    # what reading is worth
    "reading_title": "What reading is worth",
    "reading_unknown": "With fewer than {fewest} transcripts that people coded without suggestions, nobody can tell.",
    "reading": "Third: with {some} of {all} transcripts coded by hand, and the suggestions for the others taken as "
    "they are, the coding\nwould hold {recall} of the codes that people gave, and its kappa with theirs would be\n"
    "{kappa}; with none of them read {recall_unread} and {kappa_unread}. That is how much would be\nlost where nobody "
    "reads. It is no way to code: no code counts that nobody confirmed, and what is lost is not lost at\nrandom, "
    "since passages that say a thing in words of their own are the first to be missed. The suggestions were learnt\n"
    "from all other transcripts; from fewer they would be worse, so the upper rows are too high.",
    "read_by_people": "read by people",
    "of_segments": "of the segments",
    "kappa": "kappa",
    "of_peoples_codes": "of people's codes",
    "kappa_unsure_first": "kappa, the least sure first",
    "step_of": "{step} of {all} transcripts",
    "interval_of_reading": "In brackets: nine in ten of the orders that were drawn.",
    # what can be promised
    "promised_title": "What can be promised",
    "promised": "For new transcripts like these, {sure} sure for each code, as a mean over transcripts. Of codes that "
    "are certified\nnot to be missed, the segments to read are in {file}.",
    "code": "code",
    "missed": "at most {share} of its passages are missed",
    "wrong": "at most {share} of those proposed are wrong",
    "certified": "certified: read {share} of the segments (probability {threshold} or more)",
    "status_suggested": "suggested, no promise",
    "status_too_little_evidence": "too little evidence",
    "no_more_would_do": "{status}: more of the same would not do",
    "passages_at_least": ("at least {n} more coded passages", "at least {n} more coded passages"),
    "passages_about": ("about {n} more coded passages", "about {n} more coded passages"),
    "in_more_transcripts": (" in {n} more transcripts", " in {n} more transcripts"),
    "would_do": "{status}: {passages}{transcripts} would do",
    # code by code
    "codes_title": "Code by code",
    "support": "passages in transcripts",
    "passages_in": "{passages} in {transcripts}",
    "precision": "of the proposals right",
    "recall": "of the passages found",
    # segments that nothing fits
    "unlike_title": "Codes that are not there yet",
    "unlike": "Segments for which the program found no code, and which are unlike all that was coded and unlike the "
    "codebook. Those\nthat are alike stand together: talk about no subject, or a subject for which the codebook has "
    "no code. No group is a\ncode; that is for the codebook meeting to decide.",
    "uncompared_disabled": "Suggestions are switched off, so no segment was compared with anything.",
    "uncompared_no_prior_data": "There is no prior coded data and no earlier round: nothing with which segments could "
    "be compared.",
    "uncompared_no_code": "The codebook has no entry that coders may apply, so no segment was compared with anything.",
    "uncompared_too_few_examples": "No code has enough coded examples or words in the codebook, so no segment was "
    "compared with anything.",
    "uncompared_no_coded_passage": "Nothing that people read so far bears a code of the codebook, so no segment could "
    "be compared with coded passages.",
    "none_unlike": "No segment is of this kind.",
    "too_few": (
        "{n} segment is of this kind: too few to say anything.",
        "{n} segments are of this kind: too few to say anything.",
    ),
    "not_alike": "{n} segments are of this kind, but no three of them from two transcripts are alike enough to say "
    "anything.",
    "in_groups": (
        "{segments} segments are of this kind; some of them make up {n} group.",
        "{segments} segments are of this kind; some of them make up {n} groups.",
    ),
    "largest_shown": "The largest {most} are shown; all are in {file}.",
    "group": "Group {number}: {segments} segments of {transcripts} transcripts",
    "typical_words": "Typical words: {words}",
}
