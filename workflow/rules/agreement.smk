rule agreement:
    """Compute inter-coder agreement per code, subtheme, theme and overall."""
    input:
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        assignments="results/coding/assignments.csv",
        decisions="results/coding/decisions.csv",
        anchors="results/coding/anchors.csv",
        suggestions=expand("data/rounds/{round}/issued/suggestions.csv", round=ISSUED),
        codings="results/coding/codings.csv",
        splits="results/coding/splits.csv",
        changes=CHANGES,
        consensus="results/coding/consensus.csv",
    output:
        agreement="results/agreement/agreement.csv",
        by_transcript="results/agreement/agreement_by_transcript.csv",
        spans="results/agreement/span_agreement.csv",
        intra_coder="results/agreement/intra_coder.csv",
        coded_again="results/agreement/coded_again.csv",
        automation_bias=report(
            "results/agreement/automation_bias.csv",
            caption="../report/automation_bias.rst",
            category="agreement",
            labels={"table": "what suggestions change"},
        ),
        coders="results/agreement/coder_matrix.csv",
        confusion="results/agreement/confusion.csv",
        worst="results/agreement/worst_segments.csv",
        figure_svg=report(
            "results/agreement/agreement.svg",
            caption="../report/agreement.rst",
            category="agreement",
            labels={"figure": "agreement per code"},
        ),
        figures=expand("results/agreement/agreement.{format}", format=CONFIG.report.figure_formats),
        methods="results/agreement/methods.md",
        record="results/audit/records/agreement.json",
    log:
        "results/logs/agreement/agreement.log",
    benchmark:
        "results/benchmarks/agreement/agreement.tsv"
    resources:
        mem_mb=growing(2000),
        runtime=growing(60),
    params:
        software=software("agreement"),
        settings=CONFIG.agreement.model_dump(),
        method=CONFIG.study.method,
        also=CONFIG.study.also,
        seed=CONFIG.study.seed,
        language=CONFIG.report.language,
        style=CONFIG.report.style,
        width=CONFIG.report.figure_width,
        rounds=ISSUED,
    script:
        "../../scripts/agreement.py"


JOBS += [
    Jobs(rules.agreement, when=STUDY.is_coded, makes=rules.agreement.output.agreement),
]
