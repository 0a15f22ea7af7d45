"""What sheets that are laid show as examples, on a page of their own that is not read; nobody real."""

EXAMPLES: dict[str, tuple[dict[str, str], ...]] = {
    "transcripts": (
        {
            "transcript_id": "INT 1",
            "group": "interviews",
            "language": "en",
            "collected_order": "1",
            "date": "2024-03-27",
        },
        {"transcript_id": "FG 1", "group": "focus groups", "language": "fr", "collected_order": "1", "date": ""},
    ),
    "participants": (
        {"participant_id": "P1", "label": "Job Coach 1", "withdrawn": ""},
        {"participant_id": "P2", "label": "Job Coach 2", "withdrawn": "2024-06-30"},
    ),
    "codebook": (
        {"code_id": "T1", "parent_id": "", "level": "theme", "name": "Listening"},
        {
            "code_id": "waits",
            "parent_id": "T1",
            "level": "code",
            "name": "Waiting before answering",
            "definition": "Leaves silence after the other has spoken",
            "include": "also silence that is only told about",
            "exclude": "waiting for an appointment",
            "example": "I count to ten before I say anything.",
            "colour": "#88BBEE",
        },
    ),
    "sources": (
        {
            "transcript_id": "INT 1",
            "file": "interview_1.docx",
            "speaker": "Interviewer",
            "participant_id": "",
            "role": "interviewer",
        },
        {
            "transcript_id": "INT 1",
            "file": "interview_1.docx",
            "speaker": "Anna",
            "participant_id": "P1",
            "role": "",
        },
    ),
    "people": (
        {
            "participant_id": "P1",
            "entity": "",
            "names": "Anna Example; Anna Example-Sample",
            "nicknames": "Annie",
            "initials": "AE",
            "employer": "Sample Workshop Ltd",
        },
        {"participant_id": "", "entity": "trainer", "names": "Bernard Specimen", "nicknames": "", "initials": "BS"},
    ),
    "survey": (
        {
            "file": "answers.xlsx",
            "column": "Q3",
            "use": "question",
            "name": "q3",
            "question": "What helped you in your first year?",
        },
        {"file": "answers.xlsx", "column": "Age", "use": "attribute", "name": "age_band"},
    ),
    "prior_projects": (
        {"file": "pilot.qdpx", "what": "code", "name": "Help > Colleagues", "becomes": "colleagues", "uses": "12"},
        {"file": "pilot.qdpx", "what": "text", "name": "Interview 4", "becomes": "INT4", "uses": "31"},
    ),
}

# Those that stand in a new study; the others are laid by the commands that fill them in.
OF_NEW_STUDY = ("transcripts", "participants", "codebook", "sources", "people")
