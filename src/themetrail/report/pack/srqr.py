"""SRQR in our own words: 21 standards for reports of qualitative research."""

from themetrail.report.pack import answers
from themetrail.report.pack.checklists import Checklist, Item

SRQR = Checklist(
    name="srqr",
    title="SRQR",
    source="O’Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA (2014). Acad Med 89:1245–1251.",
    items=(
        Item("S1", "Title", "Topic, and that the study is qualitative, by its approach or its way of collecting."),
        Item("S2", "Abstract", "Background, purpose, methods, results and conclusions in short."),
        Item("S3", "Problem", "The phenomenon, what is known of it, and why it matters."),
        Item("S4", "Purpose", "Aims and questions."),
        Item("S5", "Approach", "Tradition, guiding theory, paradigm, and the reasons.", answers.method),
        Item(
            "S6",
            "Researchers",
            "Who they are and how that bears on the study.",
            answers.reflexivity,
            stated=("relation_to_participants",),
        ),
        Item("S7", "Context", "Place and circumstances, and why they matter."),
        Item(
            "S8",
            "Sampling",
            "How people, documents or events were chosen, and when it was enough.",
            stated=("recruitment", "sample_size"),
        ),
        Item("S9", "Ethics", "Approval, consent, confidentiality.", stated=("ethics_approval",)),
        Item(
            "S10",
            "Collection",
            "Kinds of data, how and when they were collected, and changes on the way.",
            stated=("recording",),
        ),
        Item("S11", "Instruments", "Guides, questionnaires and recorders, and how they changed."),
        Item("S12", "Units", "How many participants, documents or events, and their characteristics.", answers.units),
        Item(
            "S13",
            "Processing",
            "Transcription, entry, security, coding, anonymisation.",
            answers.processing,
            stated=("transcription", "transcription_software", "anonymisation_check"),
        ),
        Item(
            "S14",
            "Analysis",
            "How themes came about, who took part, by which approach.",
            answers.analysis,
            stated=("codebook_development", "coders", "coder_training"),
        ),
        Item(
            "S15",
            "Trustworthiness",
            "What was done for credibility, and why.",
            answers.trustworthiness,
            stated=("coder_independence", "adjudicator"),
        ),
        Item("S16", "Interpretation", "The main findings, and perhaps a theory or model.", answers.major_themes),
        Item("S17", "Evidence", "Quotations, notes, excerpts that carry the findings.", answers.quotations),
        Item("S18", "Integration", "Findings beside earlier work; contribution and reach."),
        Item("S19", "Limitations", "Limits of trustworthiness and of the findings."),
        Item("S20", "Interests", "Possible conflicts, and how they were handled."),
        Item("S21", "Funding", "Who paid, and what part they had in the study."),
    ),
)
