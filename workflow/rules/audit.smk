from themetrail.audit.manifest import state_of_inputs

AUDIT = ["results/audit/gate.json", "results/audit/ledger.csv", "results/audit/verification.md"]

# Rules that have nothing to do before a round is issued, before a coder has delivered, and before tables are wanted.
ON_ISSUE = (
    "coding_anchor",
    "coding_read",
    "coding_merge",
    "anonymise_decisions",
    "anonymise_adjudications",
)
ON_DELIVERY = ("agreement", "themes")
ON_TABLES = ("report",)


rule audit_gate:
    """Search everything that is handed to people; where a name is found, the run ends here."""
    input:
        records=records_of_run(),
        people=said_plainly(find_sheet, "data/private/people"),
        sources=said_plainly(find_sheet, "data/private/sources"),
        participants=said_plainly(find_sheet, "config/participants"),
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        exceptions=[file for file in ["data/private/exceptions.csv"] if os.path.exists(file)],
    output:
        marker="results/audit/gate.json",
        record="results/audit/records/audit_gate.json",
    log:
        "results/logs/audit/gate.log",
    benchmark:
        "results/benchmarks/audit/gate.tsv"
    resources:
        mem_mb=1000,
        runtime=30,
    params:
        software=software("audit_gate"),
    script:
        "../../scripts/audit_gate.py"


rule audit_ledger:
    """Chain the records of all jobs, in the order of the work."""
    input:
        records=records_of_run(),
        gate="results/audit/records/audit_gate.json",
    output:
        ledger="results/audit/ledger.csv",
    log:
        "results/logs/audit/ledger.log",
    benchmark:
        "results/benchmarks/audit/ledger.tsv"
    resources:
        mem_mb=500,
        runtime=10,
    params:
        software=software("audit_ledger"),
    script:
        "../../scripts/audit_ledger.py"


rule audit_manifest:
    """List every file of inputs and results with its digest."""
    input:
        records=records_of_run(),
        gate="results/audit/gate.json",
        ledger="results/audit/ledger.csv",
    output:
        manifest="results/audit/manifest.csv",
        circumstances="results/audit/circumstances.csv",
        head="results/audit/head.txt",
    log:
        "results/logs/audit/manifest.log",
    benchmark:
        "results/benchmarks/audit/manifest.tsv"
    resources:
        mem_mb=1000,
        runtime=30,
    params:
        software=software("audit_manifest"),
        # Files that no rule reads belong to the study too; when one changes, the manifest is made again.
        inputs=state_of_inputs("."),
    script:
        "../../scripts/audit_manifest.py"


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
    resources:
        mem_mb=2000,
        runtime=30,
    params:
        software=software("audit_verify"),
    script:
        "../../scripts/audit_verify.py"
