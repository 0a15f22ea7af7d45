"""Draw the figures of the paper, and write their captions."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.contracts.coding import CONSENSUS, STILL_TO_COME
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS
from themetrail.contracts.themes import (
    MATRIX,
    REPRESENTATIVENESS,
    SATURATION,
    SATURATION_BAND,
    SATURATION_THRESHOLDS,
)
from themetrail.figure_page import Page, width_of
from themetrail.report.figures.captions import captions_text
from themetrail.report.figures.cooccurrence import write_cooccurrence
from themetrail.report.figures.matrix import groups_counted, write_matrix
from themetrail.report.figures.representativeness import write_representativeness
from themetrail.report.figures.saturation import write_saturation
from themetrail.report.progress import clauses_of, provisional
from themetrail.report.wording import labels_of
from themetrail.report.words.language import words_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, drawn, wanted = snakemake.input, snakemake.output, snakemake.params
    words = words_of(wanted.language, wanted.style)
    mark = provisional(clauses_of(STILL_TO_COME.read(tables.still_to_come), words), words)
    width = width_of(wanted.style, wanted.width)
    page = Page(wanted.style, width, mark, wanted.suppress_below, counts=wanted.counts, language=wanted.language)
    codebook = Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook)
    labels = labels_of(read_sheet(tables.participants, PARTICIPANTS), tables.participants)
    representativeness = REPRESENTATIVENESS.read(tables.representativeness)
    files: dict[str, list[str]] = {}
    for file in (*drawn.svg, *drawn.others):
        files.setdefault(Path(file).stem, []).append(file)
    captions = {}
    for counts in groups_counted(MATRIX.read(tables.matrix), representativeness, labels, wanted.groups):
        name = f"matrix_{counts.group}"
        captions[name] = write_matrix(counts, codebook, page, files[name])
    if "representativeness" in files:
        captions["representativeness"] = write_representativeness(
            representativeness, codebook, page, files["representativeness"]
        )
    captions["cooccurrence"] = write_cooccurrence(
        CONSENSUS.read(tables.consensus), codebook, page, files["cooccurrence"]
    )
    if "saturation" in files:
        captions["saturation"] = write_saturation(
            SATURATION.read(tables.saturation),
            SATURATION_THRESHOLDS.read(tables.thresholds),
            SATURATION_BAND.read(tables.band),
            page,
            files["saturation"],
        )
    Path(drawn.captions).write_text(captions_text(captions.items(), words, mark), encoding="utf-8", newline="\n")
    journal.say(f"{len(captions)} figures")
