"""RTARG in our own words: what a report of reflexive thematic analysis tells. The guidelines number no items."""

from themetrail.report.pack import answers
from themetrail.report.pack.checklists import Checklist, Item

RTARG = Checklist(
    name="rtarg",
    title="RTARG",
    source="Braun V, Clarke V (2024). Palliat Med 38:608–616, supplement.",
    remark="The numbers are this list's own: these are guidelines for thought, to be read there, and no boxes to tick.",
    items=(
        Item("R1", "Language", "Quality told in terms of this approach: no bias, reliability or themes that emerge."),
        Item("R2", "Rationale", "Why the study is needed, within theory and earlier work, not merely a gap."),
        Item("R3", "Questions", "Questions and purpose that suit a reflexive analysis."),
        Item("R4", "Coherence", "Paradigm, theory and methods that fit one another."),
        Item("R5", "Which kind", "Which thematic analysis was done, named and justified.", answers.method),
        Item(
            "R6",
            "Dataset",
            "What the data are, and why this size and make-up, without saturation.",
            answers.in_part(answers.sample_size, "why this size and make-up"),
            stated=("sample_size",),
        ),
        Item("R7", "Participants", "Who they are, as far as it matters and protects them.", answers.sample_described),
        Item(
            "R8", "Collection", "How the data came about, and in which relations.", stated=("recruitment", "recording")
        ),
        Item(
            "R9",
            "Reflexivity",
            "Researchers' positions, and how they shaped the study.",
            answers.reflexivity,
            stated=("relation_to_participants",),
        ),
        Item("R10", "Orientation", "Inductive or theory-led, meanings on the surface or below."),
        Item("R11", "Process", "What was done in each phase, not phases copied from a book.", answers.coding_openly),
        Item(
            "R12",
            "Several coders",
            "Why more than one, if so; no agreement sought as a proof.",
            answers.in_part(answers.coders, "why more than one, if so, and what it was for"),
            stated=("coders",),
        ),
        Item(
            "R13",
            "Change",
            "How codes and themes developed over time.",
            answers.derivation,
            stated=("codebook_development",),
        ),
        Item(
            "R14",
            "Themes",
            "Patterns of meaning round an idea, not topics; names that say it.",
            answers.in_part(answers.coding_tree, "the idea that each theme turns on"),
        ),
        Item("R15", "Account", "A rich account of few themes, with what runs against them.", answers.minor_themes),
        Item(
            "R16", "Extracts", "Quotations that show the analysis, and words that interpret them.", answers.quotations
        ),
        Item("R17", "Discussion", "Meaning in a wider context; transferability instead of generalisation."),
        Item("R18", "Limits", "Evaluated by what this approach seeks, not by what it does not."),
        Item("R19", "Ethics", "Approval, consent and care for those who spoke.", stated=("ethics_approval",)),
    ),
)
