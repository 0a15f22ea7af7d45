"""The form of the list on which a coder says which code it is now that was split, shared by its writer and reader."""

SPLIT = "Split codes"
CODER = "Coder"
SEGMENT, PLACE, CODE = "Segment", "Place", "Code id"
NOW, MEMO = "It is now", "Memo"  # the columns that are filled in
HEAD = [SEGMENT, PLACE, "Speaker", "Text", "Words", CODE, "Code as it was", "It became", NOW, MEMO]
OPEN = (NOW, MEMO)


def place_text(start: int, end: int) -> str:
    """A stretch of the turn as it was issued."""
    return f"{start}-{end}"


def choice_text(code_id: str, name: str) -> str:
    """How a code is offered: its name and id; the id alone where the name would not do in a list of choices."""
    name = " ".join(name.split())
    return code_id if set(name) & set(",;[]") else f"{name} [{code_id}]"
