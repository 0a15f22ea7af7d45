"""Rule `anonymise_prior_detect`: find what may identify somebody in prior coded data."""

from themetrail.anonymise.free_text.detecting import Detector, Recognisers
from themetrail.anonymise.free_text.prior import found_in_prior, prior_files, prior_table
from themetrail.anonymise.free_text.withdrawn import Withdrawn
from themetrail.brought_digests import check_as_planned, digest_of_files
from themetrail.contracts.anonymise import PRIOR_DETECTIONS
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import PARTICIPANTS_SHEET, SOURCES_SHEET
from themetrail.running.job import job

with job(snakemake) as journal:
    wanted = snakemake.params
    gone = Withdrawn.read(wanted.withdrawn, PARTICIPANTS_SHEET, SOURCES_SHEET)
    files = prior_files(wanted.folder)
    prior = prior_table([*files, *snakemake.input.brought], gone)
    key = read_key(STUDY_KEY)
    check_as_planned(wanted.prior, digest_of_files(key, files), wanted.folder)
    check_as_planned(wanted.called, gone.digest(key) if gone else "", SOURCES_SHEET)
    recognisers = Recognisers(wanted.settings["models"], fast=wanted.settings["fast_decoder"])
    found = found_in_prior(prior, Detector(wanted.settings, recognisers.of, wanted.languages))
    for language, model in recognisers.used.items():
        journal.model(model.name, model.version, model.digest, **recognisers.how_decided(language))
    PRIOR_DETECTIONS.write(found, snakemake.output.detections)
    journal.count(rows_in=len(prior), detections=len(found))
