from pathlib import Path

from themetrail.anonymise.free_text.prior import prior_codes
from themetrail.coding.changed_codes import check_codes, lists_of_splits
from themetrail.coding.deliveries import settled_anchors
from themetrail.coding.exports import tells_whose
from themetrail.coding.rounds import round_named
from themetrail.coding.sheets.word_form import word_path
from themetrail.layout import CONFIGURATION
from themetrail.refi_qda.prior_choices import codes_of
from themetrail.sheets.left_by_programs import left_in

ISSUED = STUDY.issued_rounds
# What became of each code that coders were given is asked before transcripts are read.
if workflow.is_main_process:
    said_plainly(
        check_codes,
        said_plainly(find_codebook, "config/codebook"),
        CHANGES_SHEET,
        ISSUED,
        "data/rounds",
        table=CODES_CHANGED,
        rounds=[entry.name for entry in CONFIG.coding.rounds],
        prior_codes=lambda: prior_codes(PRIOR_FOLDER) | codes_of(PRIOR_CHOICES.values()),
    )
ISSUE_TABLES = ["segments", "suggestions", "codebook", "assignments"]
BESIDE = ["evidence", "order"]  # which rounds issued by earlier versions lack
DELIVERED = "results/coding/deliveries.csv"
ASSIGNED = "results/coding/assignments.csv"
# What may have any name stands in the table of deliveries with its digest, and is found by that.
RETURNED = [file for file in DELIVERIES_NOW["file"] if file and not tells_whose(Path(file))]
# Anchoring waits for nothing that a coder delivers.
SETTLED = said_plainly(settled_anchors, ISSUED, "data/rounds")
# The lists on which coders decide on codes that were split: round and coder.
SPLIT_LISTS = said_plainly(
    lists_of_splits, CHANGES_SHEET, CONFIG.coding.rounds, ISSUED, "data/rounds"
)
RUN.make_folders(ROUNDS.folders_asked_for(list(dict(SPLIT_LISTS))))
DRAFTED = {"round": [entry.name for entry in ROUNDS.drafted]}
GIVEN = {"coder": [coder.coder_id for entry in ROUNDS.drafted for coder in entry.coders]}
WORD_FILES = expand(
    "results/coding/draft/{round}/{file}",
    **DRAFTED,
    file=[word_path(coder, transcript) for coder, transcript in ROUNDS.given_in_word],
)
# The folders into which people put files, in which programs leave some of their own.
FOLDERS_OF_PEOPLE = ["config", "data/transcripts", PRIOR_FOLDER, "data/reflexivity"] + expand(
    "data/rounds/{round}/{part}", round=ISSUED, part=["", "returned", "split", "adjudication"]
)


wildcard_constraints:
    coder=r"[A-Za-z0-9_-]+",


rule coding_deliveries:
    """Write down which files of which coder are there, so that all jobs of a run read the same."""
    output:
        deliveries=DELIVERED,
        record="results/audit/records/coding_deliveries.json",
    log:
        "results/logs/coding/deliveries.log",
    benchmark:
        "results/benchmarks/coding/deliveries.tsv"
    localrule: True  # on a cluster it costs more to send than to do
    resources:
        mem_mb=growing(500),
        runtime=growing(10),
    params:
        software=software("coding_deliveries"),
        deliveries=DELIVERIES_NOW.to_dict("records"),
    script:
        "../../scripts/coding_deliveries.py"


rule coding_draft:
    """Draft a round: the segments, suggestions, codebook and assignments that its coders would be given."""
    input:
        segments="results/segment/segments.csv",
        ledger="results/anonymise/ledger.csv",
        suggestions="results/suggest/suggestions.csv",
        evidence="results/suggest/evidence.csv",
        gain="results/suggest/gain.csv",
        codebook="results/anonymise/codebook.csv",
        earlier=lambda wildcards: ASSIGNED if wildcards.round in ROUNDS.bringing_back else [],
    output:
        segments="results/coding/draft/{round}/segments.csv",
        suggestions="results/coding/draft/{round}/suggestions.csv",
        evidence="results/coding/draft/{round}/evidence.csv",
        codebook="results/coding/draft/{round}/codebook.csv",
        assignments="results/coding/draft/{round}/assignments.csv",
        order="results/coding/draft/{round}/order.csv",
        record="results/audit/records/coding_draft/{round}.json",
    log:
        "results/logs/coding/draft/{round}.log",
    benchmark:
        "results/benchmarks/coding/draft/{round}.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("coding_draft"),
        settings=lambda wildcards: said_plainly(
            round_named, CONFIG.coding.rounds, wildcards.round, CONFIGURATION, noted=False
        ).model_dump(),
        seed=CONFIG.study.seed,
    script:
        "../../scripts/coding_draft.py"


rule coding_sheet:
    """Write one coder's coding sheet: instructions, the segments to code, the codebook."""
    input:
        expand("results/coding/draft/{{round}}/{table}.csv", table=[*ISSUE_TABLES[1:], *BESIDE]),
        segments="results/coding/draft/{round}/segments.csv",
    output:
        sheet="results/coding/draft/{round}/sheets/{coder}.xlsx",
        record="results/audit/records/coding_sheet/{round}/{coder}.json",
    log:
        "results/logs/coding/sheet/{round}/{coder}.log",
    benchmark:
        "results/benchmarks/coding/sheet/{round}/{coder}.tsv"
    priority: 1  # of what coders are given it takes longest
    resources:
        mem_mb=growing(1500),
        runtime=growing(20),
    params:
        software=software("coding_sheet"),
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
        own_codes=CONFIG.coding.own_codes,
    script:
        "../../scripts/coding_sheet.py"


rule coding_desk:
    """Write one coder's desk: a page that works offline, to read the talk and to code it."""
    input:
        expand("results/coding/draft/{{round}}/{table}.csv", table=[*ISSUE_TABLES[1:], *BESIDE]),
        segments="results/coding/draft/{round}/segments.csv",
    output:
        desk="results/coding/draft/{round}/desks/{coder}.html",
        record="results/audit/records/coding_desk/{round}/{coder}.json",
    log:
        "results/logs/coding/desk/{round}/{coder}.log",
    benchmark:
        "results/benchmarks/coding/desk/{round}/{coder}.tsv"
    resources:
        mem_mb=growing(1500),
        runtime=growing(20),
    params:
        software=software("coding_desk"),
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
    script:
        "../../scripts/coding_desk.py"


rule coding_word:
    """Write the Word files of the round that is drafted, for those coders who comment in Word."""
    input:
        expand(
            "results/coding/draft/{round}/{table}.csv",
            table=[*ISSUE_TABLES[1:], *BESIDE],
            **DRAFTED,
        ),
        segments=expand("results/coding/draft/{round}/segments.csv", **DRAFTED),
    output:
        files=WORD_FILES,
        record="results/audit/records/coding_word.json",
    log:
        "results/logs/coding/word.log",
    benchmark:
        "results/benchmarks/coding/word.tsv"
    resources:
        mem_mb=growing(1500),
        runtime=growing(20),
    params:
        software=software("coding_word"),
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
        round="".join(DRAFTED["round"]),
        given=ROUNDS.given_in_word,
    script:
        "../../scripts/coding_word.py"


rule coding_manifest:
    """Write the manifest of a drafted round, after which it can be issued."""
    input:
        expand("results/coding/draft/{{round}}/{table}.csv", table=[*ISSUE_TABLES, *BESIDE]),
        given=lambda wildcards: [
            f"results/coding/draft/{wildcards.round}/{given}"
            for coder in said_plainly(
                round_named, CONFIG.coding.rounds, wildcards.round, CONFIGURATION
            ).coders
            for given in (f"sheets/{coder.coder_id}.xlsx", f"desks/{coder.coder_id}.html")
        ]
        + WORD_FILES,
    output:
        manifest="results/coding/draft/{round}/manifest.json",
        record="results/audit/records/coding_manifest/{round}.json",
    log:
        "results/logs/coding/manifest/{round}.log",
    benchmark:
        "results/benchmarks/coding/manifest/{round}.tsv"
    localrule: True  # on a cluster it costs more to send than to do
    resources:
        mem_mb=growing(500),
        runtime=growing(10),
    params:
        software=software("coding_manifest"),
    script:
        "../../scripts/coding_manifest.py"


rule coding_anchor:
    """Find where the words of every issued segment stand now."""
    input:
        settled=list(SETTLED.values()),
        issued=expand("data/rounds/{round}/issued/segments.csv", round=ISSUED),
        segments="results/segment/segments.csv",
        ledger="results/anonymise/ledger.csv",
    output:
        anchors="results/coding/anchors.csv",
        lost="results/coding/lost.csv",
        to_settle=expand("results/coding/anchors_{round}.xlsx", round=ISSUED),
        record="results/audit/records/coding_anchor.json",
    log:
        "results/logs/coding/anchor.log",
    benchmark:
        "results/benchmarks/coding/anchor.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(30),
    params:
        software=software("coding_anchor"),
        rounds=ISSUED,
        settled=SETTLED,
        withdrawn=STUDY.withdrawn,
        withdrawn_from=sorted(STUDY.withdrawn_from),
        carry_over=CONFIG.coding.carry_over,
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
    script:
        "../../scripts/coding_anchor.py"


rule coding_read:
    """Read what coders and adjudicators have returned; every row ends in a decision or stops the run."""
    input:
        RETURNED,
        expand("data/rounds/{round}/issued/{table}.csv", round=ISSUED, table=ISSUE_TABLES),
        deliveries=DELIVERED,
        manifests=expand("data/rounds/{round}/issued/manifest.json", round=ISSUED),
        anchors="results/coding/anchors.csv",
        lost="results/coding/lost.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        changes=CHANGES,
    output:
        decisions="results/sealed/coding/decisions.csv",
        adjudications="results/sealed/coding/adjudications.csv",
        proposals="results/sealed/coding/proposals.csv",
        history="results/sealed/coding/desk_history.csv",
        assignments="results/coding/assignments.csv",
        without_row="results/coding/without_row.csv",
        splits="results/coding/splits.csv",
        changes="results/coding/codebook_changes.csv",
        marks="results/coding/marks.csv",
        record="results/audit/records/coding_read.json",
    log:
        "results/logs/coding/read.log",
    benchmark:
        "results/benchmarks/coding/read.tsv"
    # Little is read so soon that it had better not wait for the second core, on which suggestions may be at work.
    threads: 2 if len(DELIVERIES_NOW) * len(STUDY.transcripts) > 5000 else 1
    resources:
        mem_mb=growing(2000),
        runtime=growing(30),
    params:
        software=software("coding_read"),
        rounds=ISSUED,
        sheets={
            "codebook_file": said_plainly(find_codebook, "config/codebook"),
            "table": CODES_CHANGED,
        },
        ended=STUDY.ended,
    script:
        "../../scripts/coding_read.py"


rule coding_merge:
    """Merge the codings into a consensus, and list disagreements and what no rule settles."""
    input:
        decisions="results/coding/decisions.csv",
        adjudications="results/coding/adjudications.csv",
        assignments="results/coding/assignments.csv",
        splits="results/coding/splits.csv",
        deliveries=DELIVERED,
        anchors="results/coding/anchors.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        marks="results/coding/marks.csv",
        proposals=branch(STUDY.has_exports, then="results/coding/proposals.csv", otherwise=[]),
        # the sheets of adjudication bear the digest of the round as it was issued
        manifests=expand("data/rounds/{round}/issued/manifest.json", round=ISSUED),
    output:
        codings="results/coding/codings.csv",
        consensus="results/coding/consensus.csv",
        spans="results/coding/consensus_spans.csv",
        unresolved="results/coding/unresolved.csv",
        still_to_come="results/coding/still_to_come.csv",
        disagreements="results/coding/disagreements.xlsx",
        adjudication=expand("results/coding/adjudication_{round}.xlsx", round=ISSUED),
        desks=expand("results/coding/adjudication_{round}.html", round=ISSUED),
        in_word=[
            f"results/coding/adjudication_{name}/{transcript}.docx"
            for name, transcript in ROUNDS.judged_in_word
        ],
        meeting="results/coding/codebook_meeting.html",
        record="results/audit/records/coding_merge.json",
    log:
        "results/logs/coding/merge.log",
    benchmark:
        "results/benchmarks/coding/merge.tsv"
    resources:
        mem_mb=growing(1500),
        runtime=growing(30),
    params:
        software=software("coding_merge"),
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
        rounds=[entry.model_dump() for entry in ROUNDS.issued],
        span_consensus=CONFIG.coding.span_consensus,
        shows_coders=CONFIG.coding.adjudication_shows_coders,
        in_word=ROUNDS.judged_in_word,
    script:
        "../../scripts/coding_merge.py"


rule coding_split_lists:
    """Write the lists on which coders say which codes it are now that were split."""
    input:
        splits="results/coding/splits.csv",
        decisions="results/coding/decisions.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        issued=expand("data/rounds/{round}/issued/codebook.csv", round=dict(SPLIT_LISTS)),
    output:
        lists=[f"results/coding/split/{name}/{coder}.xlsx" for name, coder in SPLIT_LISTS],
        record="results/audit/records/coding_split_lists.json",
    log:
        "results/logs/coding/split_lists.log",
    benchmark:
        "results/benchmarks/coding/split_lists.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("coding_split_lists"),
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
        rounds=list(dict(SPLIT_LISTS)),
        lists=SPLIT_LISTS,
    script:
        "../../scripts/coding_split_lists.py"


rule status:
    """Say who has what to do, and whose words are left out."""
    input:
        participants=said_plainly(find_sheet, "config/participants"),
        review="results/anonymise/review.csv",
        deliveries=DELIVERED,
        without_row=branch(bool(ISSUED), then="results/coding/without_row.csv", otherwise=[]),
        proposals=branch(STUDY.has_exports, then="results/coding/proposals.csv", otherwise=[]),
        still_to_come=branch(bool(ISSUED), then="results/coding/still_to_come.csv", otherwise=[]),
        # whether the next round's sheets have room for as many codes as people give
        codings=branch(
            bool(ISSUED and ROUNDS.drafted), then="results/coding/codings.csv", otherwise=[]
        ),
        changes=branch(bool(ISSUED), then="results/coding/codebook_changes.csv", otherwise=[]),
    output:
        status="results/STATUS.md",
        record="results/audit/records/status.json",
    log:
        "results/logs/coding/status.log",
    benchmark:
        "results/benchmarks/coding/status.tsv"
    localrule: True  # on a cluster it costs more to send than to do
    resources:
        mem_mb=growing(500),
        runtime=growing(10),
    params:
        software=software("status"),
        settings={"rounds": [entry.model_dump() for entry in STUDY.open_rounds]},
        issued=ISSUED,
        desks=STUDY.issued_desks,
        in_word=STUDY.issued_in_word,
        fail_closed=CONFIG.anonymise.fail_closed,
        own_codes=CONFIG.coding.own_codes,
        language=CONFIG.study.language,
        passed_over=lambda wildcards: left_in(FOLDERS_OF_PEOPLE),
        places={
            "configuration": CONFIGURATION,
            "rounds": "data/rounds",
            "review": "results/sealed/anonymise/review.xlsx",
            "reviewed": "data/private/review.xlsx",
            "review_page": "results/sealed/anonymise/review.html",
            "reviewed_page": "data/private/review.csv",
            "adjudication": "results/coding/adjudication_{round}.xlsx",
            "split": "results/coding/split/{round}/{coder}.xlsx",
            "changes": CODES_CHANGED,
            "decisions": "results/coding/decisions.csv",
            "adjudication_desk": "results/coding/adjudication_{round}.html",
            "adjudication_in_word": "results/coding/adjudication_{round}/",
            "proposals": "results/coding/proposals.csv",
        },
    script:
        "../../scripts/status.py"


JOBS += [
    Jobs(rules.coding_deliveries),
    Jobs(rules.coding_draft, each=DRAFTED),
    Jobs(rules.coding_sheet, each=DRAFTED | GIVEN),
    Jobs(rules.coding_desk, each=DRAFTED | GIVEN),
    Jobs(rules.coding_word, when=bool(WORD_FILES)),
    Jobs(rules.coding_manifest, each=DRAFTED, makes=rules.coding_manifest.output.manifest),
    Jobs(rules.coding_anchor, when=bool(ISSUED)),
    Jobs(rules.coding_read, when=bool(ISSUED)),
    Jobs(rules.coding_merge, when=bool(ISSUED), makes=rules.coding_merge.output.disagreements),
    Jobs(
        rules.coding_split_lists,
        when=bool(SPLIT_LISTS),
        makes=rules.coding_split_lists.output.record,
    ),
    Jobs(rules.status, makes=rules.status.output.status),
]
