"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    # the page
    "title": "What the leak gate found",
    "intro": "This page names people: it is for who may see their names. For each form, do the one or the other, then "
    "run again.",
    "searched_for": "Searched for: {why}",
    "found_at": "{where}:",
    "more_places": (
        "and {n} more place, in the table beside this page",
        "and {n} more places, in the table beside this page",
    ),
    "somebody": "Where it identifies somebody",
    "nobody": "Where it identifies nobody",
    "in_file": "In {file}:",
    "no_file_yet": "{say} (the file is not there yet: make it with these two lines)",
    # where it stands, as the gate says it in English
    "place_line": "line {at}",
    "place_paragraph": "paragraph {at}",
    "place_row": "row {at}",
    "place_column": "column {at}",
    "place_sheet": "sheet {at}",
    "place_cell": "cell {at}",
    "place_comment": "comment on cell {at}",
    "place_embedded": "embedded data {at}",
    "place_data": "data {at} of the page",
    "place_unpacked": "unpacked",
    "place_image": "metadata of the image",
    "place_parts": "names of its parts",
    "place_archive": "comment of the archive",
    "place_name": "in the file's name",
    # why it is searched for
    "why_sheet": "{file} in data/private, row {row}, column {column}",
    "why_review": "a row of the review (data/private/review) says so",
    "why_found": "found in transcript {transcript}, turn {turn}, by the language model and its rules, as {category}",
    "why_shape": "found in transcript {transcript}, turn {turn}, by its shape, as {category}",
    "why_other": "a form of what the study replaces",
    # what to do
    "do_decide": "decide this form in the review: it identifies somebody",
    "do_id": "the file is called so because an id is: give the transcript, participant, coder or round an id without "
    "names in the sheets and in config/config.yaml",
    "do_reissue_anew": "nothing replaces this form yet: decide it, run, then reissue",
    "do_reissue": "this round was issued before the name was known: `themetrail reissue {round} --directory MY-STUDY` "
    "withdraws what was issued and issues it again without the name; decisions that were returned stay valid. Run "
    "first, and where the run does not know the form yet, add the row below",
    "do_code_id": "the id of a code is never replaced, since decisions name it: give the code another id in "
    "config/codebook, before a round is issued with it ({place})",
    "do_write_other": "nothing replaces names here: write other words in {where}",
    "in_config": "the sheet in config/ that this is made from",
    "do_other_form": "the text holds the name in a form that was not replaced",
    "do_mend": "the name is written in a way that cannot be replaced: mend it where it was typed",
    "do_mend_turn": "the name is written in a way that cannot be replaced: mend it where it was typed (transcript "
    "{transcript}, turn {turn})",
    "do_keep": "a reviewer's keep ends the search for it",
    "do_except": "put it on record as an exception; fill in reason and reviewed_by",
}
