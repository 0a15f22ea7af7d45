"""The sheets that describe a study: transcripts, participants, codebook and its changes, sources and people."""

import pandas as pd

from themetrail.contracts.column import ident, integer, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.turns import ROLES

LEVELS = ("theme", "subtheme", "code")
NOBODY = "nobody"  # in the sheet of sources: what looks like a speaker's label and is none

TRANSCRIPTS = Contract(
    "transcripts",
    {
        "transcript_id": ident(about="Short id, for example INT1 or INT 1; letters, digits, blanks, - and _."),
        "group": ident(about="Group that gets a table of its own, for example interviews or focus groups."),
        "language": text(about="Language code of the talk, for example en or fr."),
        "collected_order": integer(
            minimum=1, about="Place in the order of collection within the group (1, 2, 3 ...), for saturation."
        ),
        "date": text(optional=True, about="Date of the talk, YYYY-MM-DD."),
    },
    key=("transcript_id",),
    open_ended=True,
)

PARTICIPANTS = Contract(
    "participants",
    {
        "participant_id": ident(about="Short id, for example P1; never a name."),
        "label": text(about="How the paper speaks of the person, for example Job Coach 2; never a name."),
        "withdrawn": text(optional=True, about="Date on which the person withdrew, or empty."),
        "may_quote": text(
            choices=("yes", "no"),
            optional=True,
            about="no: the person's words are never quoted, and counted without them; empty: yes.",
        ),
        "may_share": text(
            choices=("yes", "no"),
            optional=True,
            may_end=True,
            about="no: beyond quotations, no file that holds what the person said is in the crate or leaves with"
            " the command `share`; until YYYY-MM-DD: not after that day, and never in the crate; empty: yes.",
        ),
        "may_archive": text(
            choices=("yes", "no"),
            optional=True,
            may_end=True,
            about="no: what the person said goes into no archive; until YYYY-MM-DD: not after that day; empty: yes.",
        ),
    },
    key=("participant_id",),
    open_ended=True,
)

CODEBOOK = Contract(
    "the codebook",
    {
        "code_id": text(about="Short id that coders and files use."),
        "parent_id": text(optional=True, about="code_id of what stands above: a theme, a subtheme or a code."),
        "level": text(choices=LEVELS, about="theme, subtheme or code; a code may stand under a code, at any depth."),
        "codable": text(
            choices=("yes", "no"),
            optional=True,
            about="yes or no: whether coders may apply it as it stands; empty: a code yes, a theme or subtheme no.",
        ),
        "name": text(about="Name as in the paper."),
        "definition": text(optional=True, about="What it means."),
        "include": text(optional=True, about="When to apply it."),
        "exclude": text(optional=True, about="When not to apply it."),
        "example": text(optional=True, about="An example; it is anonymised like a transcript."),
        "colour": text(optional=True, about="Colour as #RRGGBB."),
        "question": text(
            optional=True, about="Ids of the survey's questions that it belongs to, separated by ;, as all below it do."
        ),
    },
    key=("code_id",),
    open_ended=True,
)

# What became of codes that coders were given, one row for each.
CHANGES = ("renamed", "merged", "split", "deleted")
CODEBOOK_CHANGES = Contract(
    "the changes of the codebook",
    {
        "old_code_id": text(about="The code as coders were given it."),
        "change": text(
            choices=CHANGES,
            about="renamed: it has another id now; merged: it is part of another code; split: it became several codes;"
            " deleted: nobody codes it any more.",
        ),
        "new_code_id": text(
            optional=True, about="The code that it is now; of a split all of them, separated by ;. Empty where deleted."
        ),
        "after_round": text(optional=True, about="The last round in which coders were given the old code."),
        "date": text(optional=True, about="Date of the change, YYYY-MM-DD."),
        "reason": text(optional=True, about="Why; names in it are replaced."),
    },
)

SOURCES = Contract(
    "sources",
    {
        "transcript_id": ident(about="Id as in the sheet of transcripts."),
        "file": text(about="File in data/transcripts."),
        "speaker": text(
            about="Label of a speaker as it stands in the file; one row per speaker; names in it are replaced."
        ),
        "participant_id": ident(optional=True, about="Who that is; empty for interviewers and others."),
        "role": text(
            choices=(*ROLES, NOBODY),
            optional=True,
            about="interviewer or other, where there is no participant_id; nobody where this is no speaker's label.",
        ),  # empty where participant_id says it
    },
    key=("transcript_id", "speaker"),
)

# What each column of a survey's file is. A row without a column says something of the whole file, by `name`.
OF_COLUMNS = ("id", "key", "question", "attribute", "group", "language", "date", "name", "employer", "skip")
OF_FILE = ("header", "answers", "transcripts", "group", "language", "label", "empty")

SURVEY = Contract(
    "survey",
    {
        "file": text(about="File in data/transcripts: CSV, TSV or XLSX, with one row per respondent."),
        "column": text(
            optional=True, about="Heading of a column, as it stands in the file; empty for what holds for the file."
        ),
        "use": text(
            choices=tuple(dict.fromkeys((*OF_COLUMNS, *OF_FILE))),
            optional=True,
            about=f"What the column is: {', '.join(OF_COLUMNS)}; without a column: {', '.join(OF_FILE)}.",
        ),
        "name": text(
            optional=True,
            about="Short id of a question, column of an attribute among the participants, or the value for the file.",
        ),
        "question": text(
            optional=True, about="The question in full, where the heading is short; it is anonymised like a transcript."
        ),
    },
    key=("file", "column", "use"),
)

# One row per person or other entity that must not be recognised; forms of one kind are separated by `;`.
PEOPLE = Contract(
    "people",
    {
        "participant_id": ident(optional=True, about="Participant, or empty for anybody else."),
        "entity": text(optional=True, about="Who else it is, in words that identify nobody (trainer, team leader)."),
        "names": text(optional=True, about="Full names, separated by ;"),
        "nicknames": text(optional=True, about="Nicknames and short forms, separated by ;"),
        "initials": text(optional=True, about="Initials in use, separated by ;"),
        "employer": text(
            optional=True, about="Employers and other organisations that identify the person, separated by ;"
        ),
    },
    open_ended=True,
)


def spoken_in(sources: pd.DataFrame) -> pd.DataFrame:
    """The rows of the sheet of sources that stand for somebody who speaks."""
    return sources[sources["role"] != NOBODY]


def nobody_left_in(sources: pd.DataFrame, participants: pd.DataFrame) -> list[str]:
    """The transcripts that had participants, all of whom have withdrawn. Their files need not be there any more."""
    gone = participants.loc[participants["withdrawn"] != "", "participant_id"]
    speak = sources[sources["participant_id"] != ""]
    left = speak.loc[~speak["participant_id"].isin(gone), "transcript_id"]
    return sorted(set(speak["transcript_id"]) - set(left))
