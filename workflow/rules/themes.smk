from themetrail.sheets.read import find_sheet


rule themes:
    """Count the participants of each group who mention each theme, and label how representative it is."""
    input:
        consensus="results/coding/consensus.csv",
        assignments="results/coding/assignments.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        representativeness=report(
            "results/themes/representativeness.csv",
            caption="../report/representativeness.rst",
            category="themes",
            labels={"table": "participants per theme"},
        ),
        cut_offs=report(
            "results/themes/cut_offs.csv",
            caption="../report/cut_offs.rst",
            category="themes",
            labels={"table": "what the labels mean"},
        ),
        saturation=report(
            "results/themes/saturation.csv",
            caption="../report/saturation.rst",
            category="themes",
            labels={"table": "new codes per transcript"},
        ),
        matrix=report(
            "results/themes/matrix.csv",
            caption="../report/matrix.rst",
            category="themes",
            labels={"table": "segments per participant and theme"},
        ),
        record="results/audit/records/themes.json",
    log:
        "results/logs/themes/themes.log",
    benchmark:
        "results/benchmarks/themes/themes.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("themes"),
        settings=CONFIG.themes.model_dump(),
    script:
        "../../scripts/themes.py"


JOBS += [Jobs(rules.themes, when=STUDY.is_coded, makes=rules.themes.output.saturation)]
