"""COREQ in our own words: 32 items for reports of interviews and focus groups."""

from themetrail.report.pack import answers
from themetrail.report.pack.checklists import Checklist, Item

COREQ = Checklist(
    name="coreq",
    title="COREQ",
    source="Tong A, Sainsbury P, Craig J (2007). Int J Qual Health Care 19:349–357.",
    items=(
        Item("1", "Interviewer", "Who of the authors led the interviews or groups."),
        Item("2", "Credentials", "Their academic or professional degrees."),
        Item("3", "Occupation", "What they worked as during the study."),
        Item("4", "Gender", "The gender of the researchers."),
        Item("5", "Experience", "Training and practice in this kind of research."),
        Item("6", "Relationship before", "Whether participants were known before the study began."),
        Item("7", "What participants knew", "What they had been told of the interviewer and of the reasons."),
        Item("8", "Interviewer's stance", "Interests, assumptions and possible bias.", answers.reflexivity),
        Item("9", "Methodology", "Orientation and theory that carry the study.", answers.method),
        Item("10", "Sampling", "How participants were chosen."),
        Item("11", "Approach", "How they were contacted."),
        Item("12", "Sample size", "How many took part.", answers.sample_size),
        Item("13", "Non-participation", "How many declined or left, and why."),
        Item("14", "Setting", "Where the data were collected."),
        Item("15", "Others present", "Whether anybody else was there.", answers.others_present),
        Item("16", "Sample described", "What matters of participants' characteristics.", answers.sample_described),
        Item("17", "Guide", "Questions and prompts, and whether they were tried out."),
        Item("18", "Repeat interviews", "Whether there were any, and how many.", answers.repeated),
        Item("19", "Recording", "By sound or image."),
        Item("20", "Field notes", "Whether they were made, and when."),
        Item("21", "Duration", "How long the talks took.", answers.duration),
        Item("22", "Saturation", "Whether it was considered.", answers.saturation),
        Item("23", "Transcripts returned", "Whether participants could correct them."),
        Item("24", "Coders", "How many people coded.", answers.coders),
        Item("25", "Coding tree", "Whether it is shown.", answers.coding_tree),
        Item("26", "Origin of themes", "Set beforehand or found in the data.", answers.derivation),
        Item("27", "Software", "With what the data were managed.", answers.software),
        Item("28", "Participant checking", "Whether participants commented on the findings."),
        Item("29", "Quotations", "Whether findings are illustrated, each with its speaker.", answers.quotations),
        Item("30", "Consistency", "Whether findings follow from the data that are shown."),
        Item("31", "Major themes", "Whether they are clearly presented.", answers.major_themes),
        Item("32", "Minor themes", "Whether diverse cases and smaller themes are discussed.", answers.minor_themes),
    ),
)
