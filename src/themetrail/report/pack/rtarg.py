"""RTARG in our own words: what a report of reflexive thematic analysis tells. The guidelines number no items."""

from themetrail.report.pack import answers
from themetrail.report.pack.checklists import Checklist, Item

RTARG = Checklist(
    name="rtarg",
    title="RTARG",
    source="Braun V, Clarke V (2024). Palliat Med 38:608–616, supplement.",
    remark="remark_rtarg",
    items=(
        Item("R1"),
        Item("R2"),
        Item("R3"),
        Item("R4"),
        Item("R5", answers.method),
        Item("R6", answers.in_part(answers.sample_size, "left_sample_size"), stated=("sample_size",)),
        Item("R7", answers.sample_described),
        Item("R8", stated=("recruitment", "recording")),
        Item("R9", answers.reflexivity, stated=("relation_to_participants",)),
        Item("R10"),
        Item("R11", answers.coding_openly),
        Item("R12", answers.in_part(answers.coders, "left_several_coders"), stated=("coders",)),
        Item("R13", answers.derivation, stated=("codebook_development",)),
        Item("R14", answers.in_part(answers.coding_tree, "left_themes")),
        Item("R15", answers.minor_themes),
        Item("R16", answers.quotations),
        Item("R17"),
        Item("R18"),
        Item("R19", stated=("ethics_approval",)),
    ),
)
