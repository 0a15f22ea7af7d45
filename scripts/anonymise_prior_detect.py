"""Rule `anonymise_prior_detect`: find what may identify somebody in prior coded data."""

from themetrail.anonymise.free_text.detecting import Detector, Recognisers
from themetrail.anonymise.free_text.prior import Withdrawn, found_in_prior, prior_files, prior_table
from themetrail.contracts.anonymise import PRIOR_DETECTIONS
from themetrail.layout import PARTICIPANTS_SHEET, SOURCES_SHEET
from themetrail.running.job import job

with job(snakemake) as journal:
    wanted = snakemake.params
    gone = Withdrawn.read(wanted.withdrawn, PARTICIPANTS_SHEET, SOURCES_SHEET)
    prior = prior_table([*prior_files(wanted.folder), *snakemake.input.brought], gone)
    recognisers = Recognisers(wanted.settings["models"], fast=wanted.settings["fast_decoder"])
    found = found_in_prior(prior, Detector(wanted.settings, recognisers.of, wanted.languages))
    for language, model in recognisers.used.items():
        journal.model(model.name, model.version, model.digest, **recognisers.how_decided(language))
    PRIOR_DETECTIONS.write(found, snakemake.output.detections)
    journal.count(rows_in=len(prior), detections=len(found))
