from themetrail.audit.chain.code import package_version
from themetrail.audit.follow.share import is_asked_for, not_to_be_shared
from themetrail.contracts.pack import TABLES_OF_PACK
from themetrail.contracts.report import pair_name, table_names, table_numbers, tables_of
from themetrail.report.figures.captions import figure_names

# Tables of a round of which a coder has not delivered are marked provisional, or not made.
TABLES_WANTED = STUDY.is_coded and (STUDY.is_complete or CONFIG.report.incomplete == "provisional")
EXPLORER = "results/report/explorer.html"  # it holds all the talk, and memos
# Pairs of groups that the study names have a table of their own.
PAIRS = [pair_name(*pair) for pair in CONFIG.themes.compare] if CONFIG.study.profile.counts else []
OF_TABLES = (STUDY.groups, CONFIG.report.layouts, PAIRS)
TABLES = table_names(*OF_TABLES)


rule report_quotations:
    """Choose the quotations of each code: those that people chose, else by rules; lay the sheet of candidates."""
    input:
        consensus="results/coding/consensus.csv",
        spans="results/coding/consensus_spans.csv",
        marks="results/coding/marks.csv",
        decisions="results/coding/decisions.csv",
        segments="results/segment/segments.csv",
        struck="results/segment/struck.csv",
        codebook="results/anonymise/codebook.csv",
        matrix="results/themes/matrix.csv",
        ledger="results/anonymise/ledger.csv",
        review="results/anonymise/review.csv",
        participants=said_plainly(find_sheet, "config/participants"),
        choices=branch(
            bool(CHOSEN_QUOTATIONS), then="results/anonymise/quotations.csv", otherwise=[]
        ),
    output:
        quotations="results/report/quotations.csv",
        candidates="results/report/candidates.csv",
        workbook="results/report/candidates.xlsx",
        record="results/audit/records/report_quotations.json",
    log:
        "results/logs/report/quotations.log",
    benchmark:
        "results/benchmarks/report/quotations.tsv"
    priority: 1  # the tables wait for it
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_quotations"),
        most_words=CONFIG.report.quotation_words,
        per_code=CONFIG.report.quotations_per_code if "quotations" in CONFIG.report.layouts else 1,
        in_full="quotations" in CONFIG.report.layouts,
        # Where somebody who chose is sent to, should a choice be wrong.
        sheet=str(next(iter(CHOSEN_QUOTATIONS), "data/quotations.xlsx")),
        groups=STUDY.groups,
    script:
        "../../scripts/report_quotations.py"


rule report_tables:
    """Write the tables of each group as CSV, Excel, Word, HTML and LaTeX."""
    input:
        consensus="results/coding/consensus.csv",
        quotations="results/report/quotations.csv",
        still_to_come="results/coding/still_to_come.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        representativeness="results/themes/representativeness.csv",
        cut_offs="results/themes/cut_offs.csv",
        matrix="results/themes/matrix.csv",
        stability="results/themes/label_stability.csv",
        comparison="results/themes/comparison.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        csv=expand("results/report/tables/{table}.csv", table=TABLES),
        xlsx=expand("results/report/tables/{table}.xlsx", table=TABLES),
        docx=expand("results/report/tables/{table}.docx", table=TABLES),
        html=[
            report(
                f"results/report/tables/{table}.html",
                caption=f"../report/table_{known.name}.rst",
                category="report",
                subcategory="tables",
                labels={"table": f"Table {number}: {known.title}", "group": group},
            )
            for number, table, (known, group) in zip(
                table_numbers(*OF_TABLES),
                TABLES,
                tables_of(*OF_TABLES),
            )
        ],
        tex=expand("results/report/tables/{table}.tex", table=TABLES),
        record="results/audit/records/report_tables.json",
    log:
        "results/logs/report/tables.log",
    benchmark:
        "results/benchmarks/report/tables.tsv"
    priority: 1  # of what is left it takes longest
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_tables"),
        settings=CONFIG.report.model_dump(),
        counted=CONFIG.study.profile.counts,
        study=as_written(CONFIG.study.title),
        scheme=CONFIG.themes.scheme,
        groups=STUDY.groups,
        pairs=PAIRS,
    script:
        "../../scripts/report_tables.py"


rule report_agreement:
    """Write the tables of agreement as CSV, Excel, Word, HTML and LaTeX."""
    input:
        agreement="results/agreement/agreement.csv",
        codebook="results/anonymise/codebook.csv",
        still_to_come="results/coding/still_to_come.csv",
    output:
        files=expand(
            "results/report/agreement/{table}.{ending}",
            table=["agreement", "agreement_side_by_side"],
            ending=["csv", "xlsx", "docx", "tex"],
        ),
        codes=report(
            "results/report/agreement/agreement.html",
            caption="../report/table_agreement.rst",
            category="report",
            subcategory="agreement",
            labels={"table": "Table A1: agreement by code"},
        ),
        sides=report(
            "results/report/agreement/agreement_side_by_side.html",
            caption="../report/table_agreement.rst",
            category="report",
            subcategory="agreement",
            labels={"table": "Table A2: agreement on parts, side by side"},
        ),
        record="results/audit/records/report_agreement.json",
    log:
        "results/logs/report/agreement.log",
    benchmark:
        "results/benchmarks/report/agreement.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_agreement"),
        language=CONFIG.report.language,
        style=CONFIG.report.style,
        paper=CONFIG.report.paper,
        fewest=CONFIG.agreement.fewest_uses,
        study=as_written(CONFIG.study.title),
    script:
        "../../scripts/report_agreement.py"


rule report_figures:
    """Draw the figures of the paper, and write their captions."""
    input:
        consensus="results/coding/consensus.csv",
        matrix="results/themes/matrix.csv",
        representativeness="results/themes/representativeness.csv",
        saturation="results/themes/saturation.csv",
        thresholds="results/themes/saturation_thresholds.csv",
        band="results/themes/saturation_band.csv",
        codebook="results/anonymise/codebook.csv",
        still_to_come="results/coding/still_to_come.csv",
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        svg=report(
            expand(
                "results/report/figures/{figure}.svg",
                figure=figure_names(STUDY.groups, CONFIG.study.profile),
            ),
            caption="../report/figures.rst",
            category="report",
            subcategory="figures",
        ),
        others=expand(
            "results/report/figures/{figure}.{format}",
            figure=figure_names(STUDY.groups, CONFIG.study.profile),
            format=CONFIG.report.figure_formats,
        ),
        captions="results/report/figures/captions.md",
        record="results/audit/records/report_figures.json",
    log:
        "results/logs/report/figures.log",
    benchmark:
        "results/benchmarks/report/figures.tsv"
    priority: 2  # it takes longest of all that is made of themes
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_figures"),
        groups=STUDY.groups,
        language=CONFIG.report.language,
        style=CONFIG.report.style,
        width=CONFIG.report.figure_width,
        counts=CONFIG.study.profile.counts,
        suppress_below=CONFIG.report.suppress_below,
    script:
        "../../scripts/report_figures.py"


rule report_methods:
    """Write the methods text with the study's own numbers, as Markdown and as a Word document."""
    input:
        turns="results/anonymise/turns.csv",
        ledger="results/anonymise/ledger.csv",
        review="results/anonymise/review.csv",
        recall="results/anonymise/recall.csv",
        stated=["results/anonymise/methods_text.csv"] if STATED else [],
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        consensus="results/coding/consensus.csv",
        assignments="results/coding/assignments.csv",
        adjudications="results/coding/adjudications.csv",
        anchors="results/coding/anchors.csv",
        suggestions=expand("data/rounds/{round}/issued/suggestions.csv", round=ISSUED),
        assignments_issued=expand("data/rounds/{round}/issued/assignments.csv", round=ISSUED),
        first_codebook=expand("data/rounds/{round}/issued/codebook.csv", round=ISSUED[:1]),
        suggestions_now="results/suggest/suggestions.csv",
        changes="results/coding/codebook_changes.csv",
        still_to_come="results/coding/still_to_come.csv",
        agreement="results/agreement/methods.md",
        cut_offs="results/themes/cut_offs.csv",
        saturation="results/themes/saturation.csv",
        saturation_thresholds="results/themes/saturation_thresholds.csv",
        matrix="results/themes/matrix.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        methods=report(
            "results/report/methods.md",
            caption="../report/methods.rst",
            category="report",
            subcategory="text",
            labels={"text": "methods"},
        ),
        docx="results/report/methods.docx",
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
        method=CONFIG.study.method,
        also=CONFIG.study.also,
        language=CONFIG.report.language,
        style=CONFIG.report.style,
        paper=CONFIG.report.paper,
        file=METHODS_STATED,
        rounds=ISSUED,
        counted=CONFIG.study.profile.counts,
        models=sorted(
            {
                model["version"]
                for used in MODELS_OF.values()
                for name, model in used.items()
                if name != "engine"
            }
        ),
        without_model=WITHOUT_MODEL,
        engine=(
            f"{MODELS['engine'].name} {MODELS['engine'].version}".strip()
            if "engine" in MODELS
            else ""
        ),
        versions={
            "snakemake": package_version("snakemake"),
            "spacy": package_version("spacy"),
            "sklearn": software("suggest").get("sklearn", ""),
        },
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
            round=ISSUED,
        ),
        marks="results/coding/marks.csv",
        still_to_come="results/coding/still_to_come.csv",
        segments="results/segment/segments.csv",
        struck="results/segment/struck.csv",
        codebook="results/anonymise/codebook.csv",
        representativeness="results/themes/representativeness.csv",
        matrix="results/themes/matrix.csv",
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        page=(
            report(
                EXPLORER,
                caption="../report/explorer.rst",
                category="report",
                subcategory="explorer",
                labels={"page": "themes, codes and quotations"},
            )
            if is_asked_for(EXPLORER, CONFIG.audit.share) and not not_to_be_shared(Path())
            else EXPLORER
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
        language=CONFIG.study.language,
        rules={entry.name: entry.consensus for entry in ROUNDS.issued},
    script:
        "../../scripts/report_explorer.py"


rule report_pack:
    """Write the reviewer's pack: one document, and each of its tables as CSV."""
    input:
        turns="results/anonymise/turns.csv",
        segments="results/segment/segments.csv",
        struck="results/segment/struck.csv",
        codebook="results/anonymise/codebook.csv",
        matrix="results/themes/matrix.csv",
        representativeness="results/themes/representativeness.csv",
        consensus="results/coding/consensus.csv",
        codings="results/coding/codings.csv",
        assignments="results/coding/assignments.csv",
        decisions="results/coding/decisions.csv",
        marks="results/coding/marks.csv",
        adjudications="results/coding/adjudications.csv",
        changes="results/coding/codebook_changes.csv",
        still_to_come="results/coding/still_to_come.csv",
        proposals=branch(STUDY.has_exports, then="results/coding/proposals.csv", otherwise=[]),
        reflexivity=REFLEXIVITY,
        stated=["results/anonymise/methods_text.csv"] if STATED else [],
        issued=expand("data/rounds/{round}/issued/codebook.csv", round=ISSUED),
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        participants=said_plainly(find_sheet, "config/participants"),
    output:
        document="results/report/pack/reviewers_pack.docx",
        tables=expand("results/report/pack/{table}.csv", table=TABLES_OF_PACK),
        record="results/audit/records/report_pack.json",
    log:
        "results/logs/report/pack.log",
    benchmark:
        "results/benchmarks/report/pack.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("report_pack"),
        study=as_written(CONFIG.study.title),
        method=CONFIG.study.method,
        also=CONFIG.study.also,
        language=CONFIG.report.language,
        style=CONFIG.report.style,
        paper=CONFIG.report.paper,
        suppress_below=CONFIG.report.suppress_below,
        sample_k=CONFIG.report.sample_k,
        checklists=CONFIG.report.checklists,
        rounds=ISSUED,
    script:
        "../../scripts/report_pack.py"


JOBS += [
    Jobs(
        rules.report_quotations,
        when=TABLES_WANTED,
        makes=rules.report_quotations.output.quotations,
    ),
    Jobs(rules.report_tables, when=TABLES_WANTED, makes=rules.report_tables.output.csv),
    Jobs(rules.report_agreement, when=TABLES_WANTED, makes=rules.report_agreement.output.codes),
    Jobs(rules.report_figures, when=TABLES_WANTED, makes=rules.report_figures.output.captions),
    Jobs(rules.report_methods, when=TABLES_WANTED, makes=rules.report_methods.output.methods),
    Jobs(rules.report_explorer, when=TABLES_WANTED, makes=rules.report_explorer.output.page),
    Jobs(rules.report_pack, when=TABLES_WANTED, makes=rules.report_pack.output.document),
]
