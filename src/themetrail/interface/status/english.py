"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "and": "and",
    "title": "Who has what to do",
    "spoken_in_english": "The catalogue of sheets, pages and messages has no {language} (study.language); they are in "
    "English.",
    "nobody": "Nobody has anything to do: all configured rounds are issued and delivered, and no coding is unresolved.",
    # who is asked for what
    "review": (
        "Reviewer: decide {n} open entry: open {page} in a browser and save its file as {saved} (or fill in {sheet} "
        "and save it as {sheet_saved}).",
        "Reviewer: decide {n} open entries: open {page} in a browser and save its file as {saved} (or fill in "
        "{sheet} and save it as {sheet_saved}).",
    ),
    "review_more": (
        "Nothing waits for {n} further question.",
        "Nothing waits for {n} further questions.",
    ),
    "code_sheet": "Coder {coder}: code {sheet} and return it as {returned}.xlsx.",
    "code_desk": "Coder {coder}: open {desk} in a browser, code, and return the file that it saves as {returned}.json "
    "(or code {sheet} and return it as {returned}.xlsx{word}).",
    "or_in_word": ", or comment in {folder} and return these files under any name",
    "left": (
        "Coder {coder}: {n} segment bears no mark in the file returned for round {round}{of_these}; code it or mark "
        "it as seen.",
        "Coder {coder}: {n} segments bear no mark in the file returned for round {round}{of_these}; code them or "
        "mark them as seen.",
    ),
    "its_row_missing": " (its row is missing there, so that only a part was delivered)",
    "all_rows_missing": " (the rows of all of them are missing there, so that only a part was delivered)",
    "rows_missing": " (the rows of {n} of them are missing there, so that only a part was delivered)",
    "split": (
        "Coder {coder}: {n} coding has a code that was split since round {round}; say in {sheet} which code it is "
        "now, and save it as {saved}.",
        "Coder {coder}: {n} codings have a code that was split since round {round}; say in {sheet} which code it is "
        "now, and save it as {saved}.",
    ),
    "unresolved": (
        "Adjudicator: {n} coding of round {round} cannot be settled by the rule '{rule}'; open {desk} in a browser, "
        "settle it and save the file as {saved} (or fill in {sheet} and save it as {sheet_saved}{word}).",
        "Adjudicator: {n} codings of round {round} cannot be settled by the rule '{rule}'; open {desk} in a browser, "
        "settle them and save the file as {saved} (or fill in {sheet} and save it as {sheet_saved}{word}).",
    ),
    "or_answer_in_word": ", or answer the comments in {made} and save these files in {folder}",
    "issue": "Researcher: issue round {round} (`{command}`).",
    "issue_after_review": "Researcher: issue round {round} once the review is done (`{command}`).",
    "name_rounds": "Researcher: name the rounds and their coders in {file} (coding.rounds).",
    "unassigned": (
        "Researcher: {n} segment of {places} came after the rounds were issued and no coder has been given them; "
        "name a further round with these transcripts (coding.rounds).",
        "Researcher: {n} segments of {places} came after the rounds were issued and no coder has been given them; "
        "name a further round with these transcripts (coding.rounds).",
    ),
    # behind the first thing to do, with which a run ends
    "other_steps": ("and {n} more: {file}", "and {n} more: {file}"),
    "no_other_step": "all of it: {file}",
    "and_more": "{places} and {n} more",
    "room": (
        "Researcher: a coder gave a segment {own_codes} codes or more once so far (at most {most}), and the sheets "
        "of the next round have {own_codes} columns for codes; set coding.own_codes to {wanted} before it is issued.",
        "Researcher: a coder gave a segment {own_codes} codes or more {n} times so far (at most {most}), and the "
        "sheets of the next round have {own_codes} columns for codes; set coding.own_codes to {wanted} before it is "
        "issued.",
    ),
    # the codebook meeting
    "new_codes": ("{n} new code", "{n} new codes"),
    "memos": ("{n} memo on a transcript", "{n} memos on transcripts"),
    "marked": ("{n} passage that is marked and not coded", "{n} passages that are marked and not coded"),
    "for_meeting_one": "For the codebook meeting: {said} stands in {file}.",
    "for_meeting": "For the codebook meeting: {said} stand in {file}.",
    # what asks nobody for anything
    "dropped": (
        "Dropped by {file}: {n} coding ({codes}). What the coders decided stays on record in {decisions}.",
        "Dropped by {file}: {n} codings ({codes}). What the coders decided stays on record in {decisions}.",
    ),
    "with_code": "{n} with {code}",
    "may_quote": "Counted and never quoted (may_quote): {who}.",
    "may_share": "Their words are left out of the crate, and of what is shared once their consent has ended "
    "(may_share): {who}.",
    "may_archive": "Their words go into no archive, or into none once their consent has ended (may_archive): {who}.",
    "said_no": "said no",
    "agreed_until": "agreed until {day}",
    "passed_over": (
        "Passed over: {n} file that programs keep for themselves ({listed}).",
        "Passed over: {n} files that programs keep for themselves ({listed}).",
    ),
    "in_folder": "{n} in {folder}",
}
