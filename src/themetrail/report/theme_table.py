"""The table of one group, in the layouts that a study chooses: labels alone, or with definitions and a sentence."""

from __future__ import annotations

import pandas as pd

from themetrail.contracts.report import LABELS_TABLE
from themetrail.report.material import Material
from themetrail.report.quotations import Quotation
from themetrail.report.small_counts import told
from themetrail.report.table import Built, Column, Line, Said, headed
from themetrail.report.table_marks import told_of_all
from themetrail.report.theme_rows import rows_of
from themetrail.report.wording import note_of, note_of_quotations, printed_label, title_of
from themetrail.words_in_print import Words

TITLES = {False: "title_labels", True: "title_themes"}  # by whether anything is quoted
# Columns by the names of their headings.
NAME = Column("head_entry", characters=44, wide=9.0, narrow=9.4)
LABEL = Column("head_label", characters=16, wide=2.9, narrow=3.4)
COUNT = Column("n/N", characters=9, wide=1.6, narrow=2.2, centred=True)
# Beside definitions and quotations there is less room.
NARROW_NAME = Column(NAME.name, characters=30, wide=5.4, narrow=3.9)
NARROW_LABEL = Column(LABEL.name, characters=14, wide=2.6, narrow=1.9)
NARROW_COUNT = Column(COUNT.name, characters=7, wide=1.6, narrow=1.2, centred=True)
DEFINITION = Column("head_definition", characters=36, wide=7.0, narrow=4.0)
QUOTATION = Column("head_quotation", characters=48, wide=9.0, narrow=5.2)


def labels_table(material: Material, group: str) -> Built:
    """The table of labels, on one page as far as it goes."""
    table = rows_of(material, group, {})
    signs, of_all = signs_of(table, material)
    lines = [
        Line(row.depth, row.level, (material.codebook.names[row.code_id], *_counted(row, material)), signs[row.code_id])
        for row in table.itertuples()
    ]
    data = LABELS_TABLE.frame(table[list(LABELS_TABLE.columns)].to_dict("records"))
    return _built(material, group, data, (NAME, *((LABEL, COUNT) if material.counted else ())), lines, of_all)


def theme_table(material: Material, group: str) -> Built:
    """The table with the definition of each entry and a sentence of what was said; data hold the whole quotation."""
    quotations = material.said(group)
    table = rows_of(material, group, quotations)
    signs, of_all = signs_of(table, material)
    definitions = material.definitions
    defined = any(definitions.get(code_id) for code_id in table["code_id"])
    lines = []
    for row in table.itertuples():
        defining = (material.printed(definitions.get(row.code_id, "")),) if defined else ()
        said = _said(next(iter(quotations.get(row.code_id, [])), None), row.participant, material)
        cells = (material.codebook.names[row.code_id], *defining, *_counted(row, material), said)
        lines.append(Line(row.depth, row.level, cells, signs[row.code_id]))
    counts = (NARROW_LABEL, NARROW_COUNT) if material.counted else ()
    columns = (NARROW_NAME, *((DEFINITION,) if defined else ()), *counts, QUOTATION)
    printed = [quotations[code_id][0] for code_id in table["code_id"] if quotations.get(code_id)]
    return _built(material, group, table, columns, lines, of_all, warned=sum(bool(one.warning) for one in printed))


def shown_label(label: str, words: Words) -> str:
    """not_mentioned -> Not mentioned; a dash where there is no label."""
    return printed_label(label, words).capitalize() if label else "–"


def _counted(row, material: Material) -> tuple[str, ...]:
    """Label and n/N of a row as they are printed; nothing where the study's method does not count."""
    if not material.counted:
        return ()
    n = told(row.n_participants, row.suppressed, material.settings["suppress_below"])
    return shown_label(row.label, material.words), f"{n}/{row.n_total}"


def signs_of(table: pd.DataFrame, material: Material) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The sentences whose sign each row bears, by code_id, and those that hold for every code, for the note."""
    marks = {row.code_id: list(filter(None, row.marks.split(";"))) for row in table.itertuples()}
    say = material.words.say
    of_all = told_of_all(marks, material.codebook.codes)
    signs = {code_id: tuple(say(mark) for mark in of_row if mark not in of_all) for code_id, of_row in marks.items()}
    return signs, [say(mark) for mark in of_all]


def _said(quotation: Quotation | None, participant: str, material: Material) -> Said:
    """A sentence of a quotation; what people chose is printed as they chose it."""
    if quotation is None:
        return Said("", "")
    language = material.language_of(quotation.segment_id)
    return Said(material.printed(quotation.sentence), participant, language, material.printed(quotation.translation))


def _built(
    material: Material,
    group: str,
    data: pd.DataFrame,
    columns: tuple[Column, ...],
    lines: list[Line],
    of_all: list[str],
    warned: int = 0,
) -> Built:
    counts, cut_offs = material.counts(group), material.cut_offs[material.cut_offs["group"] == group]
    words, below = material.words, material.settings["suppress_below"]
    note = note_of(counts, cut_offs, data, material.missing, words, below, counted=material.counted)
    note += [words.say("of_all", sentence=f"{sentence[0].lower()}{sentence[1:]}") for sentence in of_all]
    quoted = any(line.said for line in lines)
    return Built(
        data=data,
        title=title_of(group, len(material.members(group)), TITLES[quoted], words),
        columns=headed(columns, words),
        lines=lines,
        note=[*note, *note_of_quotations(lines, words)],
        nothing=words.say("nothing"),
        entries=len(counts),
        warned=warned,
    )
