"""Prior coded data: segments that people coded in earlier work, from which suggestions learn."""

from themetrail.contracts.column import flag, text
from themetrail.contracts.contract import Contract

PRIOR = Contract(
    "prior coded data",
    {
        "transcript_id": text(about="Id of the earlier transcript."),
        "segment_id": text(about="Id of the segment in it."),
        "text": text(about="What was said."),
        "codes": text(optional=True, about="code_ids separated by ;, or empty where no code applied."),
        "speaker": text(optional=True, about="Who said it, as a label."),
        "previous": text(optional=True, about="The turn before, for context."),
        "following": text(optional=True, about="The turn after, for context."),
        "anonymised": flag(about="Whether names were taken out before."),
        "coders": text(optional=True, about="Ids of those who gave the codes, separated by ;"),
    },
    key=("transcript_id", "segment_id"),
)

# As people bring it: with the language, which matters only while names are looked for.
PRIOR_SHEET = Contract(
    PRIOR.name,
    {
        **PRIOR.columns,
        "language": text(optional=True, about="Language code, for example en; where it is empty, the words tell."),
    },
    key=PRIOR.key,
)

# What is taken of each project of other programs, and as what: one row for each thing in it.
CHOICES = {
    "code": "the code of this study that it is",
    "text": "the id of its transcript",
    "coder": "an id that names nobody",
    "offsets": "how the program counts characters, where that is found wrong",
    "language": "the language of its texts, such as en",
    "anonymised": "yes or no: whether names were taken out before",
}
PRIOR_CHOICES = Contract(
    "what is taken of prior projects",
    {
        "file": text(about="Project in data/private/prior."),
        "what": text(choices=tuple(CHOICES), about=f"What the row is about: {', '.join(CHOICES)}."),
        "name": text(optional=True, about="What it is called in the project; codes with all that stands above them."),
        "becomes": text(
            optional=True,
            about=f"{'; '.join(f'Of {what}: {means}' for what, means in CHOICES.items())}. A code, text or coder for"
            " which it is empty is left out.",
        ),
        "uses": text(optional=True, about="How many codings it has in the project; not read."),
    },
    key=("file", "what", "name"),
)
