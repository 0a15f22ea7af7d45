"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "page_title": "{study} – Codebuch-Sitzung",
    "about": "Für die Codebuch-Sitzung. Ein Vorschlag ist kein Code, solange das Codebuch ihn nicht hat.",
    "unlike_all": "Was das Programm allem Kodierten unähnlich findet, in Gruppen: ",
    "not_there_yet": "Codes, die es noch nicht gibt",
    "proposed": "Codes, die Kodierende vorschlagen",
    "confused": "Codes, die verwechselt werden",
    "fits_nothing": "Segmente, zu denen nichts passt",
    "unsure": "Wo Kodierende unsicher sind",
    "marked": "Markiert und nicht kodiert",
    "on_transcripts": "Memos zu Transkripten",
    "section": "{heading} ({n})",
    "none": "Keine.",
    "pair": ("{first} – {other}: {n} Segment", "{first} – {other}: {n} Segmente"),
    "the_first": "(die ersten {shown} von {n})",
    "memo": "Memo: {text}",
}
