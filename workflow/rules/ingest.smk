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


JOBS += [Jobs(rules.ingest, each=IN_BATCHES)]
