"""The tables of a paper: what is in them, and what the audit and the graph need to know of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract
from themetrail.contracts.study import LEVELS

FORMULA_SIGNS = tuple("=+-@\t\r")


def guarded(cell: str) -> str:
    """The cell as it stands in the CSV: an apostrophe keeps a spreadsheet program from taking it for a formula.

    After OWASP, "CSV Injection". The apostrophe is the sign by which spreadsheet programs know text.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_SIGNS) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_SIGNS) else cell


_ENTRY = {
    "level": text(choices=LEVELS),
    "code_id": text(),
    "theme": text(required=False),  # the name of the theme, as in the codebook
    "subtheme": text(required=False),
    "code": text(required=False),  # the name of the code itself, whatever codes stand above it
}
_COUNTS = {
    "label": text(required=False),
    "n_participants": integer(required=False),  # empty where it is too small to be told, or would tell one that is
    "n_total": integer(),
    "share": number(low=0, high=1),
}
_SAID = {
    "quotation": text(required=False),
    "participant": text(required=False),  # label of who said it
    "segment_id": text(required=False),  # where it was said
}
_STATE = {
    "provisional": flag(),
    "depth": integer(),  # how many entries stand above it
}
_BESIDE = {
    # participants who mention it and nothing below it, as in the representativeness
    "n_alone": integer(required=False),
    "marks": text(required=False),  # what the reader is told of the row (`report.table_marks`), `;` between
    "suppressed": text(required=False, choices=("small", "derived")),  # why the count is not told
}
_TRANSLATED = {"translation": text(required=False)}
REPORT_TABLE = Contract(
    "the table of the report", {**_ENTRY, **_COUNTS, **_SAID, **_STATE, **_BESIDE, **_TRANSLATED}, key=("code_id",)
)
LABELS_TABLE = Contract("the table of labels", {**_ENTRY, **_COUNTS, **_STATE, **_BESIDE}, key=("code_id",))
QUOTATIONS_TABLE = Contract(
    "the table of quotations",
    {
        **_ENTRY,
        "order": integer(),  # 1, 2, ... within a code, the best first; 0 where nothing is quoted
        **_SAID,
        **_TRANSLATED,
        **_STATE,
    },
    key=("code_id", "order"),
)
COMPARISON_TABLE = Contract(
    "the table of the comparison",
    {
        **_ENTRY,
        "n_first": integer(  # participants of the first group who mention it; empty where that is not told
            required=False
        ),  # participants of the first group who mention it; empty where it is not told
        "total_first": integer(),
        "label_first": text(required=False),
        "n_second": integer(required=False),
        "total_second": integer(),
        "label_second": text(required=False),
        # the share in the second group less that in the first; empty where a count is not told
        "difference": number(low=-1, high=1),
        "ci_low": number(low=-1, high=1),
        "ci_high": number(low=-1, high=1),
        "n_kept": integer(required=False),  # of those who are in both groups: who mention it in both
        "n_new": integer(required=False),
        "n_gone": integer(required=False),
        "flagged": text(required=False, choices=("yes", "no")),
        **_STATE,
    },
    key=("code_id",),
)
LAYOUTS = ("labels", "sentence", "quotations")  # of the table of themes, subthemes and codes

# What people state for the methods text, with names replaced.
STATED = Contract(
    "what is stated for the methods text",
    {
        "slot": text(),  # the key in config/methods.yaml
        "text": text(),
    },
    key=("slot",),
)

ENDINGS = (".csv", ".xlsx", ".docx", ".html", ".tex")  # of the files that a table is written in
TRACED = ("code_id", "participant_id", "participants", "transcript_id", "segment_id")


@dataclass(frozen=True, kw_only=True)
class PaperTableFile:
    """A table that each group has, in one file for each format.

    `title`: what it shows, as lists of tables say it. `file`: its name without the ending, with `{group}` in it.
    `contract`: its rows as data; at least one column is of TRACED, by which a cell is followed to what was said.
    `named_by`: the columns by which people know a row. `states_counts`: its rows state counts of participants by code,
    which must be those of the step `themes`. `layout`: the layout of the table of themes that it is, which a study
    chooses; empty: every study has it. `supplement`: whether it is numbered among the supplements (Table S1).
    `of_pairs`: whether not each group has it, but each pair of groups that the study compares.
    """

    name: str
    title: str
    file: str
    contract: Contract
    named_by: tuple[str, ...]
    states_counts: bool
    layout: str = ""
    supplement: bool = False
    of_pairs: bool = False

    def __post_init__(self) -> None:
        if "{group}" not in self.file or not set(TRACED) & set(self.contract.columns):
            raise ValueError(f"the table {self.name} needs {{group}} in its file and one of the columns {TRACED}")


# One row for each theme, subtheme and code, with its count and label, and in `themes` a quotation; in `quotations` one
# for each passage that is quoted.
PAPER_TABLES = {
    "labels": PaperTableFile(
        name="labels",
        title="labels of themes, subthemes and codes",
        file="{group}.labels",
        contract=LABELS_TABLE,
        named_by=("level", "code_id"),
        states_counts=True,
        layout="labels",
    ),
    "themes": PaperTableFile(
        name="themes",
        title="themes, subthemes and codes",
        file="{group}",
        contract=REPORT_TABLE,
        named_by=("level", "code_id"),
        states_counts=True,
        layout="sentence",
    ),
    "quotations": PaperTableFile(
        name="quotations",
        title="quotations for each code",
        file="{group}.quotations",
        contract=QUOTATIONS_TABLE,
        named_by=("level", "code_id", "order"),
        states_counts=False,
        layout="quotations",
        supplement=True,
    ),
    "comparison": PaperTableFile(
        name="comparison",
        title="groups side by side",
        file="{group}.comparison",
        contract=COMPARISON_TABLE,
        named_by=("level", "code_id"),
        states_counts=False,
        of_pairs=True,
    ),
}


def pair_name(first: str, second: str) -> str:
    """How a pair of groups is called in names of files; no id holds a full stop."""
    return f"{first}.{second}"


def groups_in(name: str) -> list[str]:
    """The group, or both groups of a pair, whose table this is."""
    return name.split(".")


def tables_of(
    groups: Sequence[str], layouts: Sequence[str], pairs: Sequence[str] = ()
) -> Iterator[tuple[PaperTableFile, str]]:
    """Each table of each group or pair of groups (`pair_name`), in the order of their numbers in the paper, in the
    layouts that a study chose."""
    chosen = [table for table in PAPER_TABLES.values() if not table.layout or table.layout in layouts]
    return ((table, group) for table in chosen for group in (pairs if table.of_pairs else groups))


def table_names(groups: Sequence[str], layouts: Sequence[str], pairs: Sequence[str] = ()) -> list[str]:
    """The names of the files of these tables, without their endings."""
    return [table.file.format(group=group) for table, group in tables_of(groups, layouts, pairs)]


def table_numbers(groups: Sequence[str], layouts: Sequence[str], pairs: Sequence[str] = ()) -> list[str]:
    """The numbers of these tables; supplements are counted apart: 1, 2, S1, S2."""
    counted: Counter[bool] = Counter()
    numbers = []
    for table, _ in tables_of(groups, layouts, pairs):
        counted[table.supplement] += 1
        numbers.append(f"{'S' if table.supplement else ''}{counted[table.supplement]}")
    return numbers


def table_in_file(stem: str) -> tuple[PaperTableFile, str]:
    """The table that a file of this name (without its ending) holds, and its group.

    A file that no other table claims is that of the themes, whose name is the group alone.
    """
    for table in PAPER_TABLES.values():
        before, after = table.file.split("{group}")
        if (before or after) and stem.startswith(before) and stem.endswith(after) and len(stem) > len(before + after):
            return table, stem[len(before) : len(stem) - len(after)]
    return PAPER_TABLES["themes"], stem
