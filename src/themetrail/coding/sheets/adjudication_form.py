"""The form of the sheet on which disagreements are settled, shared by those who write it and those who read it back."""

ADJUDICATION = "Adjudication"
KEEP, DROP = "keep", "drop"
DECIDED_BY = "Decided by"
OPEN = ("Decision", "Reason")  # the columns that the adjudicator fills in
HEAD = ["Segment", "Speaker", "Text", "Code id", "Code", "Given by", "Also given", "Memos", "Decision", "Reason"]
