"""Themetrail: from interview transcripts to the tables of a paper.

Each step is one file of rules, in the order in which the work is done.
"""

from snakemake.utils import min_version

min_version("9.10")


include: "workflow/rules/configuration.smk"


configfile: "config/config.yaml"


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


judge_inputs_by_content()
if workflow.is_main_process:
    write_only_while_locked(workflow, begin_run, end_run, make_again=jobs_to_repeat())


rule all:
    default_target: True
    input:
        targets(),


onsuccess:
    print(*filter(None, (what_came_out(), next_step())), sep="\n", file=sys.stderr)


onerror:
    print(for_study(last_words()), file=sys.stderr)
