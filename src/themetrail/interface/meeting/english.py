"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "page_title": "{study} – codebook meeting",
    "about": "For the codebook meeting. A proposal is no code until the codebook has it.",
    "unlike_all": "What the program finds unlike all that was coded, in groups: ",
    "not_there_yet": "codes that are not there\nyet",
    "proposed": "Codes that coders propose",
    "confused": "Codes that are confused",
    "fits_nothing": "Segments that nothing fits",
    "unsure": "Where coders are not sure",
    "marked": "Marked and not coded",
    "on_transcripts": "Memos on transcripts",
    "section": "{heading} ({n})",
    "none": "None.",
    "pair": ("{first} – {other}: {n} segment", "{first} – {other}: {n} segments"),
    "the_first": "(the first {shown} of {n})",
    "memo": "Memo: {text}",
}
