"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "and",
    # the sheet on which disagreements are settled
    "adjudication_id": "1. Write your id (such as A1, not your name) beside '{decided_by}' above.",
    "adjudication_decide": "2. On the sheet '{adjudication}' each row is a code that some coders gave a segment and "
    "others did not. Choose '{keep}' or '{drop}', and say why beside it, in the column {reason}: reviewers ask for "
    "it. Rows may stay open.",
    "adjudication_codebook": "3. What each code means stands on the sheet '{codebook}'. Please write no names of "
    "people as reasons.",
    "adjudication_save": "4. Save the workbook as {file} in the folder of round {round}.",
    "support": "{given} of {seen}",
    "codes_of": "Codes of {coder}",
    "memo_of": "Memo of {coder}",
    "no_code": "(no code)",
    # the sheet of corrected words
    "corrected_what": "1. On the sheet '{corrected}' each row is a segment of round {round} whose words were changed "
    "since, so much that it is not certain where the coders' decisions belong.",
    "corrected_choose": "2. Choose under '{belongs}' the segment that these words are now, or '{gone}' where they are "
    "no longer there: then the decisions are dropped. Another id may be typed; where the words are in several "
    "segments now, all of them with ';' in between.",
    "corrected_save": "3. Save the workbook as {file} in the folder of round {round}, and run again. Rows may stay "
    "open, but the run stops as long as coders decided on them.",
    # the list of split codes
    "split_what": "1. Codes of round {round} were split since. On the sheet '{split}' each row is a coding of yours "
    "with such a code (column '{code}').",
    "split_choose": "2. Choose under '{now}' which code it is now, or '{none}'. Several may be typed, with ';' in "
    "between. Rows may stay open; what is open is counted nowhere.",
    "split_codebook": "3. What each code means now stands on the sheet '{codebook}'. Please write no names of people "
    "into memos.",
    "split_save": "4. Save the workbook as {file} in the folder 'split' of round {round}.",
    # Word files of adjudication
    "word_whose": "Adjudication of round: {round} · Transcript: {transcript} · Issue: {issue} · Decided by: {judge} · "
    "Text: {text} · Comments: {comments}",
    "word_answer": "Comments that begin with 'To settle' ask about a code that some coders gave and others did not. "
    "Answer each with '{keep}' or '{drop}', and say why: {keep} -- she says so twice. What is not answered stays "
    "open.",
    "word_elsewhere": "On other words, write a comment that names the code: '{keep} code -- reason' or '{drop} code "
    "-- reason', one a line. Please leave the text and the lines that begin with a sign as they are, and write no "
    "names of people.",
    "word_save": "Save the file under any name in the folder 'adjudication' of the round; files in which nothing is "
    "to be settled need not come back.",
    "to_settle": "To settle: {segment} · {label} [{code}]",
    "word_support": "{given} of {seen} gave it",
    "so_far": "So far: {decision} · {judge}",
}
