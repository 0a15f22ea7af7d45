from themetrail.segment.sentences import models_of


rule segment:
    """Cut anonymised turns into meaning units (turn, sentence, paragraph or window); find what somebody may have asked to be struck."""
    input:
        turns="results/anonymise/turns/{bundle}.csv",
    output:
        segments="results/segment/segments/{bundle}.csv",
        struck="results/segment/struck/{bundle}.csv",
        record="results/audit/records/segment/{bundle}.json",
    log:
        "results/logs/segment/{bundle}.log",
    benchmark:
        "results/benchmarks/segment/{bundle}.tsv"
    priority: 2  # suggestions wait for it
    resources:
        mem_mb=growing(1000, of_transcript=1),
        runtime=growing(20),
    params:
        software=software("segment"),
        transcripts=lambda wildcards: STUDY.transcripts_of(*STUDY.bundles[wildcards.bundle]),
        # which pipelines cut sentences: none where the unit needs no sentences
        models=lambda wildcards: (
            said_plainly(
                models_of,
                STUDY.languages_of(*STUDY.bundles[wildcards.bundle]),
                CONFIG.anonymise.models,
            )
            if CONFIG.segment.needs_sentences
            else {}
        ),
        settings=CONFIG.segment.model_dump(),
    script:
        "../../scripts/segment.py"


rule segment_collect:
    """Put the segments of all bundles into one table, and those that somebody may have asked to be struck into another."""
    input:
        segments=parts("results/segment/segments/{bundle}.csv"),
        struck=parts("results/segment/struck/{bundle}.csv"),
    output:
        segments="results/segment/segments.csv",
        struck="results/segment/struck.csv",
        record="results/audit/records/segment_collect.json",
    log:
        "results/logs/segment/collect.log",
    benchmark:
        "results/benchmarks/segment/collect.tsv"
    localrule: True  # on a cluster it costs more to send than to do
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("segment_collect"),
        transcripts=list(STUDY.transcripts["transcript_id"]),
    script:
        "../../scripts/segment_collect.py"


JOBS += [Jobs(rules.segment, each=IN_BUNDLES), Jobs(rules.segment_collect)]
