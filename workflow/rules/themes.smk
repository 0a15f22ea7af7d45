from themetrail.sheets.read import find_sheet


rule themes:
    """Count the participants of each group who mention each theme, label how representative it is, and what of it holds."""
    input:
        consensus="results/coding/consensus.csv",
        assignments="results/coding/assignments.csv",
        codings="results/coding/codings.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        first_codebook=expand("data/rounds/{round}/issued/codebook.csv", round=ISSUED[:1]),
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
        label_stability="results/themes/label_stability.csv",
        stability_summary=report(
            "results/themes/label_stability_summary.csv",
            caption="../report/label_stability.rst",
            category="themes",
            labels={"table": "what each label depends on"},
        ),
        comparison=report(
            "results/themes/comparison.csv",
            caption="../report/comparison.rst",
            category="themes",
            labels={"table": "groups side by side"},
        ),
        saturation_thresholds=report(
            "results/themes/saturation_thresholds.csv",
            caption="../report/saturation_thresholds.rst",
            category="themes",
            labels={"table": "saturation by thresholds"},
        ),
        saturation_band="results/themes/saturation_band.csv",
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
        method=CONFIG.study.method,
        also=CONFIG.study.also,
        seed=CONFIG.study.seed,
        rounds=ISSUED,
    script:
        "../../scripts/themes.py"


JOBS += [Jobs(rules.themes, when=STUDY.is_coded, makes=rules.themes.output.saturation)]
