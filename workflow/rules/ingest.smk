from themetrail.anonymise.free_text.brought_files import codebook_table
from themetrail.ingest.prior_brought import choices_in, projects_in
from themetrail.segment.sentences import models_of
from themetrail.sheets.changes_sheet import read_changes
from themetrail.codebook_brought import find_codebook
from themetrail.sheets.read import sheet_if_any

PRIOR_PROJECTS = said_plainly(projects_in, "data/private/prior")
CODES_OF_PRIOR = (
    []
)  # that a code of a project may become: those of today, and those that were changed since
if PRIOR_PROJECTS:
    CODES_OF_PRIOR = sorted(
        {
            *said_plainly(codebook_table, said_plainly(find_codebook, "config/codebook"))[
                "code_id"
            ],
            *said_plainly(read_changes, said_plainly(sheet_if_any, "config/codebook_changes"))[
                "old_code_id"
            ],
        }
    )
# What is taken of each project; what is wrong in the sheet stops at once.
PRIOR_CHOICES = said_plainly(choices_in, "data/private/prior", PRIOR_PROJECTS, CODES_OF_PRIOR)


rule ingest:
    """Read every format into one table of speaker turns."""
    output:
        turns="results/sealed/ingest/turns/{batch}.csv",
        record="results/audit/records/ingest/{batch}.json",
    log:
        "results/logs/ingest/{batch}.log",
    benchmark:
        "results/benchmarks/ingest/{batch}.tsv"
    # All are read before names are searched, so that the search can begin with the largest batch.
    priority: 1
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("ingest"),
        # Source files are no `input:` since their names may identify people; this keyed digest stands for them.
        sources=lambda wildcards: STUDY.digest_of_sources(wildcards.batch),
        transcripts=lambda wildcards: STUDY.transcripts_of(wildcards.batch),
        settings=CONFIG.ingest.model_dump(),
    script:
        "../../scripts/ingest.py"


rule ingest_prior:
    """Read projects of other programs from earlier work into segments with codes."""
    output:
        prior="results/sealed/ingest/prior.csv",
        record="results/audit/records/ingest_prior.json",
    log:
        "results/logs/ingest/prior.log",
    benchmark:
        "results/benchmarks/ingest/prior.tsv"
    priority: 1
    resources:
        mem_mb=growing(2000),
        runtime=growing(30),
    params:
        software=software("ingest_prior"),
        folder="data/private/prior",
        sheet="data/private/prior",
        # Names of projects may identify people: this keyed digest stands for them and for the sheet.
        projects=STUDY.digest_of_files(
            [*PRIOR_PROJECTS, *said_plainly(sheet_if_any, "data/private/prior")]
        ),
        codes=as_written(CODES_OF_PRIOR),
        models=lambda wildcards: (
            said_plainly(
                models_of,
                sorted({one.language for one in PRIOR_CHOICES.values() if one.language}),
                CONFIG.anonymise.models,
            )
            if CONFIG.segment.needs_sentences
            else {}
        ),
        settings=CONFIG.segment.model_dump(),
    script:
        "../../scripts/ingest_prior.py"


JOBS += [
    Jobs(rules.ingest, each=IN_BATCHES),
    Jobs(rules.ingest_prior, when=bool(PRIOR_PROJECTS)),
]
