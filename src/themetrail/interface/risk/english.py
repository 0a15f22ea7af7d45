"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # kinds of facts
    "kind_role": "role",
    "kind_post": "unusual work",
    "kind_origin": "origin, language or faith",
    "kind_illness": "illness or disability",
    "kind_event": "event",
    "kind_public": "something public",
    "kind_family": "family",
    "kind_quantity": "rare number",
    "kind_standing_out": "standing out",
    "kind_organisation": "organisation",
    "kind_place": "place",
    "kind_age": "age",
    "kind_date": "date",
    "kind_dated": "date of an event",
    "kind_expression": "rare expression",
    # why a finding is worth a question
    "others_in": "others in {transcript}",
    "place": "{transcript}, turn {turn}",
    "told_by": "{voice}: {facts}",
    "apart": "; ",
    "voice_at": "{voice}, turn {turn}",
    "voice_in": "{voice} in {transcript}, turn {turn}",
    "same_told": "The same ({kind}) is told by {voice} in {transcript} and by {there}, so that readers can link the "
    "two.",
    "may_tell_of": "With what else this turn tells ({kind}), it may tell who is spoken of.",
    "left_in": "Left in ({kind}), with other facts that {voice} tells: together told of {together}; this alone of "
    "{alone}.",
    "left_in_general": "Left in ({kind}), with other facts that {voice} tells: together told of {together}; this alone "
    "of {alone}, made general of {general}.",
    "share": ("{k} of {n} participant", "{k} of {n} participants"),
    # the page of the findings
    "page_title": "{study}: who could be recognised",
    "page_heading": "Who could be recognised: {study}",
    "page_intro": "This page quotes: it is sealed, for the study's owner alone. It searches the texts as they are "
    "handed on, names replaced, for facts that may tell in combination who somebody is. k is how many of the study's "
    "participants tell the same of themselves, the sheet of participants saying the same of them; how many people "
    "elsewhere share it, no study knows. Decide in the {review}: each fact there is one question for all its places. "
    "Waiting for a decision: {waiting}.",
    "review": "review",
    "who_is_told_of": "Who is told of",
    "no_passage": "No passage was found.",
    "no_link": "No passage was found that links voices which the pseudonyms keep apart.",
    "head_fact": "fact",
    "head_passage": "passage",
    "head_k_alone": "k alone",
    "head_k_general": "made general",
    "head_k_all": "k of all, this general",
    "head_k_without": "without this",
    "head_proposal": "proposal",
    "k_same": "k = {k} of {of}; {proposed} with all that is proposed done",
    "k_now_few": "k = {k} of {of} as told, {now} as it stands now: still stands out; {proposed} with all that is "
    "proposed done",
    "k_now_more": "k = {k} of {of} as told, {now} as it stands now: no fewer than a few share what is left in; "
    "{proposed} with all that is proposed done",
    "told_in": "told in {places} places",
    "state_general": "made general",
    "state_gone": "blanked",
    "state_kept": "kept",
    "why": "{state}: {why}",
    "generalise_to": "generalise to {shown}",
    "blank_as": "blank as {shown}",
    "decide": "decide",
    "not_asked": "{what}; not asked, it tells less",
    "nothing_left": "Nothing of what is looked for is left in.",
    # the sections of both pages
    "singling_out": "Singling out",
    "linkability": "Linkability",
    "inference": "Inference",
    "who_could_join": "Who could join what",
    "what_is_not_covered": "What is not covered",
    "who_colleague": "A colleague, who knows where and as what somebody works, and what happened there",
    "who_relative": "A relative or friend, who knows family, health and past",
    "who_stranger": "A stranger with a search engine, or a program that searches for them",
    "nobody_stands_out": "No participant was found to stand out by facts of the kinds that are looked for.",
    "k_told": "k is the number of participants of the study who tell the same of themselves and of whom the sheet says "
    "the same. Outside the study there may be more of them, or nobody: no figure for that is known here. The next two "
    "columns say how far the most helpful single change would go, the last one what all that is proposed would do; "
    "what is kept stays.",
    "column_participant": "participant",
    "column_facts": "facts",
    "column_k_told": "k as told",
    "column_k_now": "k now",
    "column_k_general": "k, one made general",
    "column_k_without": "k, one left out",
    "column_k_proposed": "k, all as proposed",
    "links_told": "A participant has one label in all transcripts, so that a focus group and an interview are linked "
    "on purpose. Looked for is what links voices that are kept apart: who is told of by one and tells the same of "
    "themselves elsewhere, and speakers without an id who say the same, in rare words, as a participant.",
    "none_found": "None was found.",
    "column_told_by": "told by",
    "column_in": "in",
    "column_and_by": "and by",
    "column_links": "what links them",
    "learnt": "Whoever recognises a participant learns what else they tell.",
    "sensitive": "Participants whose telling facts are of a sensitive kind: {counts}.",
    "none_alike": "No group of participants of whom the sheet says the same was found to tell the same throughout.",
    "alike": (
        "In {n} case all participants of whom the sheet says the same tell the same: it is learnt of each of them "
        "without telling one from another.",
        "In {n} cases all participants of whom the sheet says the same tell the same: it is learnt of each of them "
        "without telling one from another.",
    ),
    "of_what_is_left": "Of the facts that are left in now:",
    "column_who": "who",
    "column_could_join": "kinds of facts they could join",
    "column_participants": "participants",
    "no_kind": "none found",
    "nothing_asked": "Nothing was asked.",
    "column_fact": "fact",
    "column_left": "left in, no decision yet",
    "column_general": "made general",
    "column_gone": "blanked",
    "column_kept": "kept, with a reason",
    "decided_told": "Passages, proposals and reasons are in `results/sealed/anonymise/risk.html`, for the study's "
    "owner alone. What is made general or blanked is so in all transcripts in which it is told, unless the decision "
    "names some, and the ledger counts it.",
    "not_covered": "This is a search by lists and patterns. It is no proof that nobody can be recognised, and it gives "
    "no probability, since none can be had from these data. Not covered: facts that no list knows, or that are told "
    "over several turns or only hinted at; the course of a life or of an event as a whole; ways of speaking and "
    "writing; what participants say of others beyond the turns named; what recordings, photographs or metadata show; "
    "and what somebody outside the study knows or has published. Programs that read texts as people do, and search the "
    "web, join more than this search does (arXiv:2602.16800 and arXiv:2605.30848, both of 2026). People who know a "
    "participant can recognise them by what they say. A person has to judge that.",
    "no_facts_in": "No facts are looked for in: {languages}.",
    # the report for an ethics board
    "report_heading": "Risk of being recognised: {study}",
    "in_short": "In short",
    "transcripts": ("{n} transcript", "{n} transcripts"),
    "short_replaced": "Identifiers replaced: {replaced}, in {transcripts}.",
    "short_reviewed": "Review by a person: complete.",
    "short_open": "Review by a person: **not complete**, {waiting} of {asked} open.",
    "short_more": (
        "Beyond a page per transcript: {n} further question without a decision.",
        "Beyond a page per transcript: {n} further questions without a decision.",
    ),
    "short_recall": "Mentions of persons that are replaced, as estimated from a random sample: {share} (95% interval "
    "from {low}).",
    "short_no_recall": "Mentions of persons that are replaced, as estimated from a random sample: not estimated yet.",
    "short_only_ones": "Participants who are the only ones with their attributes: {alone} of {of}.",
    "short_stand_out": "Participants who stand out by facts left in: {now} now, {before} before any decision.",
    "what_these_data_are": "What these data are",
    "pseudonymised": "The data are **pseudonymised** as long as the key and the registry of pseudonyms exist: with "
    "them, every person can be named again, so the data remain personal data (GDPR, Art. 4(5)). They may be called "
    "anonymous only when key, registry and originals are destroyed and the risk that remains, described here, is "
    "judged acceptable.",
    "what_was_replaced": "What was replaced",
    "nothing_found": "Nothing was found that identifies.",
    "column_transcript": "transcript",
    "row_all": "all",
    "left_kept": "Found, and left as they were said, by the rule of their category: {counts}.",
    "left_refused": "Found, and left as they were said, since a reviewer said so: {counts}.",
    "left_public": "Found, and left as they were said, since they are public names, which identify nobody "
    "(`anonymise.public`): {counts}.",
    "count": "{what}: {n}",
    "what_was_reviewed": "What a person has reviewed",
    "nothing_to_review": "There was nothing to review.",
    "reviewed": "{done} of {asked} questions have a decision ({share}).",
    "not_complete": "**The review is not complete.**",
    "reviewed_more": (
        "{n} further question, less risky or less doubtful than those asked of its transcript, did not fit on the page "
        "of the transcript (`anonymise.review_page`) and has no decision.",
        "{n} further questions, each less risky or less doubtful than those asked of its transcript, did not fit on "
        "the page of the transcript (`anonymise.review_page`) and have no decision.",
    ),
    "reviewers": "Reviewers: {reviewers}; last decision: {day}.",
    "no_day": "without date",
    "column_question": "question about",
    "column_decided": "decided",
    "column_asked": "asked",
    "about_frequent": "the list of what is replaced most often",
    "about_uncertain": "uncertain names",
    "about_unknown_word": "unknown words with a capital",
    "about_doubtful_link": "doubts who is meant",
    "about_fact": "facts that are left in",
    "about_once": "names said once",
    "about_sample": "turns drawn at random",
    "what_may_be_missed": "What may still be missed",
    "rules_alone": "**No language model for: {languages}.** There, names are found by the people list, by what "
    "announces somebody (titles, greetings, kinship) and by lists of names alone. A rare name that nothing announces "
    "is missed, and fewer places and organisations are found: read more turns drawn at random.",
    "language_en": "English",
    "language_fr": "French",
    "language_de": "German",
    "no_recall": "No estimate: no turn drawn at random has been read and counted yet, or none of them names a person. "
    "In the review queue, give the number of persons missed in each of them.",
    "turns_drawn": ("{n} turn", "{n} turns"),
    "persons_replaced": ("{n} mention of persons was replaced", "{n} mentions of persons were replaced"),
    "recall": "In {turns} drawn at random from {transcripts} and read by a person, {replaced} and {missed} missed: an "
    "estimated recall of {share} (95% interval {interval}, Clopper and Pearson). The interval takes each mention for "
    "a draw of its own; mentions in one turn are alike, so the truth may lie somewhat outside it. What was missed "
    "there and added by the reviewer is replaced now, so the estimate is of the state before.",
    "by_the_sheet": "Can somebody be told from all others of the study? By what the sheet of participants says:",
    "no_attributes": "The sheet of participants says nothing of them that could make one stand out.",
    "attributes": "Attributes: {attributes}. k = {k}:",
    "only_ones": (
        "{n} of {of} participants is the only one with all of their attributes.",
        "{n} of {of} participants are the only ones with all of their attributes.",
    ),
    "shared_with": (
        "each participant shares all attributes with at least {n} other.",
        "each participant shares all attributes with at least {n} others.",
    ),
    "in_bands": (
        "With ages in bands of ten years, k = {k}, and {n} stands alone: never print ages in years.",
        "With ages in bands of ten years, k = {k}, and {n} stand alone: never print ages in years.",
    ),
    "small_groups": "Groups of fewer than {few}; leave attributes out of tables, or join their values:",
    "by_what_they_tell": "By what they tell of themselves and is left in the texts:",
    "what_was_decided": "What was decided on facts that are left in",
}
