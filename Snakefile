"""Themetrail: from interview transcripts to the tables of a paper.

Each step is one file of rules, in the order in which the work is done.
"""

from snakemake.utils import min_version

min_version("9.19")


include: "workflow/rules/configuration.smk"


configfile: "config/config.yaml"


report: "workflow/report/study.rst"


container: "themetrail.sif"


include: "workflow/rules/common.smk"
include: "workflow/rules/ingest.smk"
include: "workflow/rules/anonymise.smk"
include: "workflow/rules/segment.smk"
include: "workflow/rules/suggest.smk"
include: "workflow/rules/coding.smk"
include: "workflow/rules/agreement.smk"
include: "workflow/rules/themes.smk"
include: "workflow/rules/report.smk"
include: "workflow/rules/audit.smk"


judge_inputs_by_content(workflow.modifier.rules, STUDY.key)
RUN.surround(steps_of(JOBS))


rule all:
    default_target: True
    input:
        wanted_of(JOBS),
