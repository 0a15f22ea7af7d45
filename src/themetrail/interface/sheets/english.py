"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "and",
    # pages, headings and marks: known again in whichever language a sheet comes back
    "page_read_me": "Read me",
    "page_coding": "Coding",
    "page_codebook": "Codebook",
    "page_evidence": "Evidence",
    "page_adjudication": "Adjudication",
    "page_disagreements": "Disagreements",
    "page_corrected_words": "Corrected words",
    "page_split_codes": "Split codes",
    "head_segment": "Segment",
    "head_turn": "Turn",
    "head_speaker": "Speaker",
    "head_text": "Text",
    "head_words_meant": "Words meant",
    "head_seen": "Seen",
    "head_unsure": "Unsure",
    "head_quote": "Quote",
    "head_memo": "Memo",
    "head_suggestion": "Suggestion",
    "head_answer": "Answer",
    "head_code": "Code",
    "head_code_id": "Code id",
    "head_given_by": "Given by",
    "head_not_given_by": "Not given by",
    "head_also_given": "Also given",
    "head_memos": "Memos",
    "head_decision": "Decision",
    "head_reason": "Reason",
    "head_round": "Round",
    "head_transcript": "Transcript",
    "head_words_as_they_were_coded": "Words as they were coded",
    "head_nearest": "Nearest",
    "head_words_of": "Words of",
    "head_belongs_to": "Belongs to",
    "head_place": "Place",
    "head_words": "Words",
    "head_code_as_it_was": "Code as it was",
    "head_it_became": "It became",
    "head_it_is_now": "It is now",
    "head_issue": "Issue",
    "head_coder": "Coder",
    "head_decided_by": "Decided by",
    "mark_accept": "accept",
    "mark_refuse": "refuse",
    "mark_seen": "seen",
    "mark_unsure": "unsure",
    "mark_quote_me": "quote me",
    "mark_never_quote": "never quote",
    "mark_keep": "keep",
    "mark_drop": "drop",
    "mark_gone": "gone",
    "mark_none_of_these": "none of these",
    "also_accept": "accepted / yes",
    "also_refuse": "refused / no",
    "also_seen": "x / yes",
    "also_unsure": "x / yes / ?",
    "also_quote_me": "quote_me / quote",
    "also_never_quote": "never_quote / never",
    # whose a sheet is, and how much of it is done
    "whose": "Round {round}  ·  Coder {coder}  ·  Issue {issue}",
    "fact_round": "Round: {value}",
    "fact_coder": "Coder: {value}",
    "fact_issue": "Issue: {value}",
    "progress": "Done {done} of {of}",
    "transcript": "Transcript {transcript}",
    "printed_page": "Page {page} of {pages}",
    # the codebook and the coded examples
    "book_id": "Id",
    "book_name": "Name",
    "book_under": "Under",
    "book_level": "Level",
    "book_definition": "Definition",
    "book_include": "Include",
    "book_exclude": "Exclude",
    "book_example": "Example",
    "level_theme": "theme",
    "level_subtheme": "subtheme",
    "level_code": "code",
    "may_be_applied": "{level} (may be applied)",
    "not_applied": "{level} (not applied itself)",
    "no_theme": "no theme",
    "evidence_example": "Example",
    "evidence_words": "Words",
    "evidence_coded_as": "Coded as",
    "evidence_coded_in": "Coded in",
    "no_code": "no code",
    "earlier_study": "earlier study",
    "in_round": "round {round}",
    "reason_for": "For: {reason}",
    "reason_against": "Against: {reason}",
    "without_this_code": "Without this code, {example}: {words}",
    # the choices in a cell
    "choose": "Choose {choices}, or leave the cell empty.",
    "choice": "'{choice}'",
    "or": " or ",
    "not_listed": "Not one of the list",
    "other_code": "This is no entry of the list. Other codes of the codebook are read as well, by name or id, and "
    "several codes with ; between them.",
    # how a sheet is filled in
    "closing": "Save the workbook as {file} and give it back as it is: white cells are yours, all others are locked "
    "so that nothing is lost by accident (there is no password). It may be given back half done.",
    "step_segments": (
        "You have {n} segments to code, on the sheet '{coding}'. Above its table stands how many are done; their "
        "rows turn grey. What each code means stands on the sheet '{codebook}'.",
        "You have {n} segments to code, on the sheet '{coding}'. Above its table stands how many are done; their "
        "rows turn grey. What each code means stands on the sheet '{codebook}'.",
    ),
    "step_order": "Please code the transcripts in the order in which they stand: what may be left undone stands last.",
    "step_context": "Rows without a segment's id are context, such as the interviewer's questions. They are not coded.",
    "step_codes": "Choose the codes of a segment from the lists in the columns '{first}' to '{last}', in any order, "
    "or type a code's name or id. One code is enough; several are fine.",
    "step_questions": "A list offers the codes of the question that the segment answers, and those that go for all "
    "questions. Where somebody answered another question there, type the name or id of its code.",
    "step_long_list": "There are {codes} codes. On the sheet '{codebook}' the arrows in the first row show those of "
    "one theme, or with a word in their name or definition; copy an id from there into the column for codes.",
    "step_more_codes": "More codes than columns? Several may stand in one cell, with ; between them. Or take the lock "
    "off (Review > Unprotect Sheet) and write '{heading}' as the heading of the first free column.",
    "step_words": "Is a code for some of the words only? Copy or type them into '{words}', exactly as they stand in "
    "the text. Then the codes that you chose in this row are for these words, and not for the whole segment.",
    "step_seen": "No code fits? Choose '{mark}' in the column '{seen}'. A row in which no code, answer, '{mark}' or "
    "memo stands counts as not yet seen.",
    "step_asides": "'{unsure}' marks what you want to come back to or talk about. '{quote}': '{quote_me}' where the "
    "words would stand well in a paper, '{never_quote}' where they must not.",
    "step_memo": "'{memo}' is for your notes. Please write no names of people there, and no comments on cells.",
    "step_suggestions": "Some segments come with suggestions made by a program from earlier coding. It can be wrong. "
    "Answer each with '{accept}' or '{refuse}' in the column beside it. A suggestion without an answer gives no code.",
    "step_examples": " Point at one to read the coded examples that speak for it; all of them stand on the sheet "
    "'{evidence}'.",
    "step_folded": "Code first, and look at suggestions then: they are hidden right of the column '{memo}'. To see "
    "them, select the columns {before} to {after} by their letters, right-click and choose Unhide (LibreOffice: take "
    "the lock off first, with Tools > Protect Sheet, then Format > Columns > Show).",
    # Word files
    "word_whose": "Round: {round} · Coder: {coder} · Transcript: {transcript} · Issue: {issue}",
    "word_seen": "seen",
    "word_stop": "stop here",
    "word_unsure": "unsure",
    "word_quote_me": "quote me",
    "word_never_quote": "never quote",
    "word_step_codes": "Mark words and add a comment: a code by name or id, one a line or several with ; between; "
    "theme: code is fine. Behind -- stands a note (code -- note); lines that are no code are notes. Grey words are "
    "not coded.",
    "word_step_new": "A short line that is no code proposes a new one. '{unsure}', '{quote_me}' and '{never_quote}' "
    "may stand on lines of their own. Please change no words of the text, and write no names of people.",
    "word_step_back": "Give the file back under any name: it says that you have read all of it, also where no code "
    "stands. If you stopped before the end, put the comment '{stop}' there; if no code fits anywhere, one comment "
    "'{seen}'.",
    "word_include": "Include: {text}",
    "word_exclude": "Exclude: {text}",
    "word_example": "Example: {text}",
}
