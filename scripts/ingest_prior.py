"""Read projects of other programs from earlier work into segments with codes."""

from collections import Counter
from functools import partial
from pathlib import Path

import pandas as pd

from themetrail.brought_digests import check_as_planned, digest_of_files
from themetrail.contracts.prior import PRIOR_SHEET
from themetrail.ingest.prior import prior_of_project
from themetrail.ingest.prior_brought import brought_projects, choices_in, projects_in
from themetrail.key import STUDY_KEY, read_key
from themetrail.refi_qda.losses import in_words
from themetrail.running.job import job
from themetrail.segment.cut import Unit, segments_of
from themetrail.segment.sentences import sentence_starts_by
from themetrail.sheets.read import sheet_if_any


def cut(turns: pd.DataFrame, language: str, unit: Unit, models: dict[str, str]) -> pd.DataFrame:
    """The segments of one text, as those of the study are cut."""
    ids = sorted(set(turns["transcript_id"]))
    described = [{"transcript_id": name, "group": "prior", "language": language} for name in ids]
    return segments_of(turns, described, unit, sentence_starts_by(models))


with job(snakemake) as journal:
    settings, folder = snakemake.params.settings, snakemake.params.folder
    unit = Unit(settings["unit"], ("participant",), settings["window_sentences"], settings["paragraph_break"])
    models = {language: model["name"] for language, model in snakemake.params.models.items()}
    files = projects_in(folder)
    choices = choices_in(snakemake.params.sheet, files, snakemake.params.codes)
    tables, counts, codings = [PRIOR_SHEET.empty()], Counter(), 0
    for brought in brought_projects(files, choices):
        found = prior_of_project(brought.read.project, brought.choices, partial(cut, unit=unit, models=models))
        journal.say(f"{brought.name}: offsets in {brought.read.offsets}")
        for what in in_words(brought.read.project.losses):
            journal.say(f"{brought.name}: not taken, since it is no coding of words: {what}")
        for what, number in sorted(found.counts.items()):
            journal.say(f"{brought.name}: {number} {what}")
        tables.append(found.table)
        counts += found.counts
        codings += len(brought.read.project.codings)
    now = digest_of_files(read_key(STUDY_KEY), [*files, *sheet_if_any(Path(snakemake.params.sheet))])
    check_as_planned(snakemake.params.projects, now, folder)
    PRIOR_SHEET.write(PRIOR_SHEET.check(pd.concat(tables, ignore_index=True)), snakemake.output.prior)
    for what in sorted(what for what in counts if "left out" in what or "alone" in what):
        journal.reject(what, counts[what])
    journal.count(
        projects=len(files),
        codings_in=codings,
        codings_taken=counts["codings taken"],
        segments=counts["segments"],
    )
