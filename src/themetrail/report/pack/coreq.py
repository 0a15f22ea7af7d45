"""COREQ in our own words: 32 items for reports of interviews and focus groups."""

from themetrail.report.pack import answers
from themetrail.report.pack.checklists import Checklist, Item

COREQ = Checklist(
    name="coreq",
    title="COREQ",
    source="Tong A, Sainsbury P, Craig J (2007). Int J Qual Health Care 19:349–357.",
    items=(
        Item("1"),
        Item("2"),
        Item("3"),
        Item("4"),
        Item("5"),
        Item("6", stated=("relation_to_participants",)),
        Item("7"),
        Item("8", answers.reflexivity),
        Item("9", answers.method),
        Item("10", stated=("recruitment",)),
        Item("11", stated=("recruitment",)),
        Item("12", answers.sample_size),
        Item("13", stated=("recruitment",)),
        Item("14", stated=("recording",)),
        Item("15", answers.others_present),
        Item("16", answers.sample_described),
        Item("17"),
        Item("18", answers.repeated),
        Item("19", stated=("recording",)),
        Item("20"),
        Item("21", answers.duration),
        Item("22", answers.saturation),
        Item("23"),
        Item("24", answers.coders, stated=("coders",)),
        Item("25", answers.coding_tree),
        Item("26", answers.derivation, stated=("codebook_development",)),
        Item("27", answers.software),
        Item("28"),
        Item("29", answers.quotations),
        Item("30"),
        Item("31", answers.major_themes),
        Item("32", answers.minor_themes),
    ),
)
