from themetrail.running.gate_of_study import search_configuration

KEY_OF_STUDY = "results/sealed/audit/key.zip" + (".age" if CONFIG.audit.recipients else "")
WITHDRAWN = STUDY.withdrawn_on
if workflow.is_main_process:
    said_plainly(search_configuration, may_write=RUN.writes)


rule audit_key:
    """Put the key of pseudonyms together and encrypt it for who may open it."""
    input:
        key="results/sealed/anonymise/key.csv",
        replacements=parts("results/sealed/anonymise/replacements/{batch}.csv"),
    output:
        key=KEY_OF_STUDY,
        # An encrypted file is another each time: this stands under the head for what it holds.
        digest="results/sealed/audit/key.sha256",
        record="results/audit/records/audit_key.json",
    log:
        "results/logs/audit/key.log",
    benchmark:
        "results/benchmarks/audit/key.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("audit_key"),
        recipients=as_written(CONFIG.audit.recipients),
    script:
        "../../scripts/audit_key.py"


rule audit_withdrawals:
    """Record who withdrew when; what it changed in the tables stays sealed."""
    input:
        representativeness=branch(
            STUDY.is_coded, then="results/themes/representativeness.csv", otherwise=[]
        ),
    output:
        withdrawals="results/audit/withdrawals.csv",
        changes="results/sealed/audit/withdrawals.csv",
        record="results/audit/records/audit_withdrawals.json",
    log:
        "results/logs/audit/withdrawals.log",
    benchmark:
        "results/benchmarks/audit/withdrawals.tsv"
    resources:
        mem_mb=growing(500),
        runtime=growing(10),
    params:
        software=software("audit_withdrawals"),
        withdrawn=WITHDRAWN,
        # A run writes these notes itself before its first job, so they cannot be inputs.
        noted=RUN.digests_of_notes(STUDY.key),
    script:
        "../../scripts/audit_withdrawals.py"


JOBS += [Jobs(rules.audit_key), Jobs(rules.audit_withdrawals, when=bool(WITHDRAWN))]
# The gate searches, and the ledger chains, what all jobs so far have made.
BEFORE_GATE = records_of(JOBS)


rule audit_gate:
    """Search everything that is handed to people; where a name is found, the run ends here."""
    input:
        records=BEFORE_GATE,
        people=said_plainly(find_sheet, "data/private/people"),
        sources=said_plainly(find_sheet, "data/private/sources"),
        participants=said_plainly(find_sheet, "config/participants"),
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        exceptions=said_plainly(sheet_if_any, "data/private/exceptions"),
    output:
        marker="results/audit/gate.json",
        record="results/audit/records/audit_gate.json",
    log:
        "results/logs/audit/gate.log",
    benchmark:
        "results/benchmarks/audit/gate.tsv"
    threads: 4
    resources:
        mem_mb=growing(1000),
        runtime=growing(30),
    params:
        software=software("audit_gate"),
    script:
        "../../scripts/audit_gate.py"


JOBS += [Jobs(rules.audit_gate, makes=rules.audit_gate.output.marker)]


rule audit_dossier:
    """Put the auditor's dossier together: the ledger, an RO-Crate with the files that may be shared, the manifest."""
    input:
        records=BEFORE_GATE,
        of_gate="results/audit/records/audit_gate.json",
        gate="results/audit/gate.json",
    output:
        ledger="results/audit/ledger.csv",
        crate="results/audit/crate.zip",
        contents="results/audit/crate.csv",
        manifest="results/audit/manifest.csv",
        circumstances="results/audit/circumstances.csv",
        head="results/audit/head.txt",
    log:
        "results/logs/audit/dossier.log",
    benchmark:
        "results/benchmarks/audit/dossier.tsv"
    threads: 4
    resources:
        mem_mb=growing(1000),
        runtime=growing(30),
    params:
        software=software("audit_dossier"),
        gate=software("audit_gate"),  # what was searched by the same gate is not searched again
        title=as_written(CONFIG.study.title),
        licence=as_written(CONFIG.audit.licence),
        share=as_written(CONFIG.audit.share),
        coders=sorted({coder.coder_id for entry in CONFIG.coding.rounds for coder in entry.coders}),
        logs=logs_of(JOBS),
        # Files that no rule reads belong to the study too; when one changes, the dossier is put together again.
        inputs=state_now(STUDY.key),
    script:
        "../../scripts/audit_dossier.py"


rule audit_verify:
    """Check the finished study as an auditor would."""
    input:
        manifest="results/audit/manifest.csv",
        circumstances="results/audit/circumstances.csv",
        head="results/audit/head.txt",
    output:
        page="results/audit/verification.md",
    log:
        "results/logs/audit/verify.log",
    benchmark:
        "results/benchmarks/audit/verify.tsv"
    threads: 2
    resources:
        mem_mb=growing(2000),
        runtime=growing(30),
    params:
        software=software("audit_verify"),
        language=CONFIG.study.language,
    script:
        "../../scripts/audit_verify.py"


JOBS += [
    Jobs(rules.audit_dossier, makes=rules.audit_dossier.output.crate),
    Jobs(rules.audit_verify, makes=rules.audit_verify.output.page),
]
