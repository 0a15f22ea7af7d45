"""SRQR in our own words: 21 standards for reports of qualitative research."""

from themetrail.report.pack import answers
from themetrail.report.pack.checklists import Checklist, Item

SRQR = Checklist(
    name="srqr",
    title="SRQR",
    source="O’Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA (2014). Acad Med 89:1245–1251.",
    items=(
        Item("S1"),
        Item("S2"),
        Item("S3"),
        Item("S4"),
        Item("S5", answers.method),
        Item("S6", answers.reflexivity, stated=("relation_to_participants",)),
        Item("S7"),
        Item("S8", stated=("recruitment", "sample_size")),
        Item("S9", stated=("ethics_approval",)),
        Item("S10", stated=("recording",)),
        Item("S11"),
        Item("S12", answers.units),
        Item("S13", answers.processing, stated=("transcription", "transcription_software", "anonymisation_check")),
        Item("S14", answers.analysis, stated=("codebook_development", "coders", "coder_training")),
        Item("S15", answers.trustworthiness, stated=("coder_independence", "adjudicator")),
        Item("S16", answers.major_themes),
        Item("S17", answers.quotations),
        Item("S18"),
        Item("S19"),
        Item("S20"),
        Item("S21"),
    ),
)
