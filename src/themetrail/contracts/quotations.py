"""Quotations: which people chose, and which stand in the tables of the paper."""

from themetrail.contracts.column import ident, integer, text
from themetrail.contracts.contract import Contract

_YES = ("yes", "no")

# The sheet data/quotations. Columns beside these may stand in it, as in the sheet of candidates, and are not read.
QUOTATION_CHOICES = Contract(
    "the quotations that people chose",
    {
        "group": ident(about="Group as in the sheet of transcripts."),
        "code_id": text(about="Code for which it stands, as in the codebook."),
        "segment_id": text(about="Segment in which it was said, as results/segment/segments.csv has it."),
        "first_words": text(
            optional=True,
            about="First words of the piece as they stand in the segment; empty with last_words for all of it.",
        ),
        "last_words": text(
            optional=True, about="Last words of the piece; with these both, it is found again when segments change."
        ),
        "order": integer(
            required=False,
            minimum=1,
            about="1, 2, ... within code and group; empty: behind the others, as the rows stand.",
        ),
        "edit": text(
            optional=True,
            about="The piece as it is printed, where you shorten it, marked (…), or insert something, in [square"
            " brackets]; no other word may differ.",
        ),
        "translation": text(optional=True, about="A translation, printed below; names in it are replaced."),
        "chosen": text(
            optional=True,
            about="In a copy of the sheet of candidates: x or yes for what is chosen. Where the column is absent, every"
            " row is.",
        ),
        "confirmed": text(
            choices=_YES,
            optional=True,
            about="yes, where somebody asked for words to be struck in or beside the passage and you have made sure"
            " that it may be printed.",
        ),
    },
)

# The same as it is carried out: what is chosen, names in its free text replaced. `source_row` is that of the sheet.
CHOSEN_QUOTATIONS = Contract(
    QUOTATION_CHOICES.name,
    {
        **{name: column for name, column in QUOTATION_CHOICES.columns.items() if name != "chosen"},
        "source_row": integer(minimum=1),
    },
)

# Every quotation that tables print, best first. Offsets are of the anonymised turn.
QUOTATIONS = Contract(
    "the quotations of the report",
    {
        "group": text(),
        "code_id": text(),
        "order": integer(minimum=1),  # 1, 2, ... within code and group, the best first
        "participant_id": text(),
        "participant": text(),  # label of who said it
        "segment_id": text(),
        "start": integer(),
        "end": integer(),
        "quotation": text(),  # the words as they are printed; [...] marks what is left out
        "sentence": text(),  # one sentence of it, where a table has room for one; of what people chose, all
        "in_full": text(),  # the whole passage, as the supplement prints it; of what people chose, that alone
        "translation": text(required=False),
        "chosen_by": text(choices=("people", "rule")),  # whether people chose it or a rule
        "why": text(),  # why it was chosen
        "warning": text(required=False),  # what in it may tell who said it, or of whom it speaks
    },
    key=("group", "code_id", "order"),
)

# Passages from which people choose: the columns of their sheet, and what helps to choose.
_OF_CHOICES = QUOTATION_CHOICES.columns
CANDIDATES = Contract(
    "the candidates for quotations",
    {
        "chosen": _OF_CHOICES["chosen"],
        "order": _OF_CHOICES["order"],
        "group": _OF_CHOICES["group"],
        "code_id": _OF_CHOICES["code_id"],
        "code": text(about="Name of the code."),
        "participant": text(about="Who said it, as the paper calls the person."),
        "passage": text(about="The whole segment."),
        "first_words": _OF_CHOICES["first_words"],
        "last_words": _OF_CHOICES["last_words"],
        "edit": _OF_CHOICES["edit"],
        "translation": _OF_CHOICES["translation"],
        "agreement": text(about="Coders who gave the code, of those who read the segment."),
        "memos": text(required=False, about="What coders wrote of this segment and code."),
        "why": text(about="Why it stands here, or is quoted already."),
        "warning": text(required=False, about="What in it may tell who somebody is."),
        "confirmed": _OF_CHOICES["confirmed"],
        "segment_id": _OF_CHOICES["segment_id"],
    },
)
