from themetrail.contracts.report import table_names, tables_of

# Tables of a round of which a coder has not delivered are marked provisional, or not made.
TABLES_WANTED = STUDY.is_coded and (STUDY.is_complete or CONFIG.report.incomplete == "provisional")


rule report_tables:
    """Write the tables of each group as CSV, Excel, Word and HTML."""
    input:
        consensus="results/coding/consensus.csv",
        codings="results/coding/codings.csv",
        marks="results/coding/marks.csv",
        still_to_come="results/coding/still_to_come.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        representativeness="results/themes/representativeness.csv",
        cut_offs="results/themes/cut_offs.csv",
        matrix="results/themes/matrix.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        csv=expand("results/report/tables/{table}.csv", table=table_names(STUDY.groups)),
        xlsx=expand("results/report/tables/{table}.xlsx", table=table_names(STUDY.groups)),
        docx=expand("results/report/tables/{table}.docx", table=table_names(STUDY.groups)),
        html=[
            report(
                f"results/report/tables/{table}.html",
                caption=f"../report/table_{known.name}.rst",
                category="report",
                subcategory="tables",
                labels={"table": f"Table {number}: {known.title}", "group": group},
            )
            for number, (table, (known, group)) in enumerate(
                zip(table_names(STUDY.groups), tables_of(STUDY.groups)), start=1
            )
        ],
        record="results/audit/records/report_tables.json",
    log:
        "results/logs/report/tables.log",
    benchmark:
        "results/benchmarks/report/tables.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_tables"),
        settings=CONFIG.report.model_dump(),
        study=as_written(CONFIG.study.title),
        scheme=CONFIG.themes.scheme,
        groups=STUDY.groups,
    script:
        "../../scripts/report_tables.py"


rule report_figures:
    """Draw the theme-by-participant matrix of each group, and the saturation of all."""
    input:
        matrix="results/themes/matrix.csv",
        saturation="results/themes/saturation.csv",
        codebook="results/anonymise/codebook.csv",
        still_to_come="results/coding/still_to_come.csv",
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        matrix_svg=report(
            expand("results/report/figures/matrix_{group}.svg", group=STUDY.groups),
            caption="../report/figure_matrix.rst",
            category="report",
            subcategory="figures",
        ),
        matrix_png=expand("results/report/figures/matrix_{group}.png", group=STUDY.groups),
        saturation_svg=report(
            "results/report/figures/saturation.svg",
            caption="../report/figure_saturation.rst",
            category="report",
            subcategory="figures",
        ),
        saturation_png="results/report/figures/saturation.png",
        record="results/audit/records/report_figures.json",
    log:
        "results/logs/report/figures.log",
    benchmark:
        "results/benchmarks/report/figures.tsv"
    priority: 1  # it takes longest of all that is made of themes
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_figures"),
        groups=STUDY.groups,
    script:
        "../../scripts/report_figures.py"


rule report_methods:
    """Write the methods text with the study's own numbers."""
    input:
        turns="results/anonymise/turns.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        consensus="results/coding/consensus.csv",
        assignments="results/coding/assignments.csv",
        changes="results/coding/codebook_changes.csv",
        still_to_come="results/coding/still_to_come.csv",
        agreement="results/agreement/methods.md",
        cut_offs="results/themes/cut_offs.csv",
        saturation="results/themes/saturation.csv",
        matrix="results/themes/matrix.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
    output:
        methods=report(
            "results/report/methods.md",
            caption="../report/methods.rst",
            category="report",
            subcategory="text",
            labels={"text": "methods"},
        ),
        record="results/audit/records/report_methods.json",
    log:
        "results/logs/report/methods.log",
    benchmark:
        "results/benchmarks/report/methods.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_methods"),
        unit=CONFIG.segment.unit,
        scheme=CONFIG.themes.scheme,
    script:
        "../../scripts/report_methods.py"


rule report_explorer:
    """Write the page on which to browse themes, codes, quotations and decisions."""
    input:
        consensus="results/coding/consensus.csv",
        codings="results/coding/codings.csv",
        decisions="results/coding/decisions.csv",
        assignments="results/coding/assignments.csv",
        adjudications="results/coding/adjudications.csv",
        unresolved="results/coding/unresolved.csv",
        anchors="results/coding/anchors.csv",
        changes="results/coding/codebook_changes.csv",
        proposals=branch(STUDY.has_exports, then="results/coding/proposals.csv", otherwise=[]),
        suggestions=expand(
            "data/rounds/{round}/issued/suggestions.csv",
            round=[entry["name"] for entry in ISSUED_ROUNDS],
        ),
        marks="results/coding/marks.csv",
        still_to_come="results/coding/still_to_come.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        representativeness="results/themes/representativeness.csv",
        matrix="results/themes/matrix.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        page=report(
            "results/report/explorer.html",
            caption="../report/explorer.rst",
            category="report",
            subcategory="explorer",
            labels={"page": "themes, codes and quotations"},
        ),
        record="results/audit/records/report_explorer.json",
    log:
        "results/logs/report/explorer.log",
    benchmark:
        "results/benchmarks/report/explorer.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_explorer"),
        study=as_written(CONFIG.study.title),
        rules={entry["name"]: entry["consensus"] for entry in ISSUED_ROUNDS},
    script:
        "../../scripts/report_explorer.py"


JOBS += [
    Jobs(rules.report_tables, when=TABLES_WANTED, makes=rules.report_tables.output.csv),
    Jobs(
        rules.report_figures, when=TABLES_WANTED, makes=rules.report_figures.output.saturation_svg
    ),
    Jobs(rules.report_methods, when=TABLES_WANTED, makes=rules.report_methods.output.methods),
    Jobs(rules.report_explorer, when=TABLES_WANTED, makes=rules.report_explorer.output.page),
]
