from themetrail.anonymise.free_text.brought_files import codebook_table
from themetrail.anonymise.free_text.prior import prior_files
from themetrail.anonymise.detect.engine import engine_of
from themetrail.anonymise.detect.models import models_of, without_model
from themetrail.anonymise.names.loaded_ahead import load as load_word_lists
from themetrail.anonymise.resolve.places import require_gazetteer
from themetrail.configuration.methods_text import stated_in
from themetrail.codebook_brought import find_codebook
from themetrail.sheets.read import find_sheet, sheet_if_any
from themetrail.sheets.reflexivity_log import logs_in, read_logs

ANONYMISE = CONFIG.anonymise.model_dump()
LABELS = dict(zip(STUDY.participants["participant_id"], STUDY.participants["label"]))
LANGUAGES = sorted(set(STUDY.transcripts["language"]))
MODELS = said_plainly(
    models_of,
    LANGUAGES,
    CONFIG.anonymise.models,
    second=CONFIG.anonymise.second_model != "never",
)
WITHOUT_MODEL = without_model(LANGUAGES, CONFIG.anonymise.models)
if ANONYMISE["engine"]:
    MODELS["engine"] = said_plainly(engine_of, ANONYMISE["engine"]).model
if ANONYMISE["categories"].get("place") == "generalise":
    said_plainly(require_gazetteer)
# Name, version and digest of each batch's models: another model means another run.
MODELS_OF = {
    batch: {
        name: MODELS[name].identity()
        for name in [*STUDY.languages_of(batch), "second", "engine"]
        if name in MODELS
    }
    for batch in STUDY.batches
}
# A broken codebook stops at once, not when all transcripts have been read.
if workflow.is_main_process:
    said_plainly(
        codebook_table,
        said_plainly(find_codebook, "config/codebook"),
        questions=STUDY.surveys.question_ids,
    )
CHANGES_SHEET = said_plainly(sheet_if_any, "config/codebook_changes")
CODES_CHANGED = str(next(iter(CHANGES_SHEET), "config/codebook_changes.csv"))
# What became of codes that coders were given; nothing where a study says nothing of it.
CHANGES = ["results/anonymise/codebook_changes.csv"] if CHANGES_SHEET else []
# What only people know of how the study was made, where they have stated any of it.
METHODS_STATED = "config/methods.yaml"
STATED = [METHODS_STATED] if said_plainly(stated_in, METHODS_STATED) else []
# The quotations that people chose, in a sheet or in a copy of the sheet of candidates.
CHOSEN_QUOTATIONS = said_plainly(sheet_if_any, "data/quotations")
REVIEW_DECISIONS = said_plainly(sheet_if_any, "data/private/review")
REGISTRY = "data/private/pseudonyms.csv"
# What the rules for free text that people bring go by, whatever its kind.
LATER = {
    "software": software("anonymise_free_text"),
    "settings": ANONYMISE,
    "labels": as_written(sorted(LABELS.values())),
    "transcripts": STUDY.transcripts[["transcript_id", "language"]].to_dict("records"),
    "models": {name: MODELS[name].identity() for name in LANGUAGES if name in MODELS},
    "coders": sorted({coder.coder_id for entry in CONFIG.coding.rounds for coder in entry.coders}),
}
PRIOR_FOLDER = "data/prior"
PRIOR_FILES = said_plainly(prior_files, PRIOR_FOLDER)
HAS_PRIOR = bool(PRIOR_FILES or PRIOR_PROJECTS)
# Which prior data are read, and who has withdrawn from what of them.
OF_PRIOR = {
    "folder": PRIOR_FOLDER,
    # Names of files in data/prior may identify people: this keyed digest stands for the files.
    "prior": STUDY.digest_of_files(PRIOR_FILES),
    "withdrawn": STUDY.withdrawn_from,
    "called": STUDY.digest_of_withdrawn,
}
LOGS_OF_CODERS = said_plainly(logs_in, "data/reflexivity", LATER["coders"])
if workflow.is_main_process:  # what is wrong in a log stops at once
    said_plainly(read_logs, LOGS_OF_CODERS)
REFLEXIVITY = ["results/anonymise/reflexivity.csv"] if LOGS_OF_CODERS else []


rule anonymise_detect:
    """Find what may identify somebody: the only rule that loads a language model for the transcripts."""
    input:
        turns="results/sealed/ingest/turns/{batch}.csv",
    output:
        detections="results/sealed/anonymise/detections/{batch}.csv",
        told="results/sealed/anonymise/told/{batch}.csv",
        lower_case_words="results/sealed/anonymise/lower_case_words/{batch}.csv",
        record="results/audit/records/anonymise_detect/{batch}.json",
    log:
        "results/logs/anonymise/detect/{batch}.log",
    benchmark:
        "results/benchmarks/anonymise/detect/{batch}.tsv"
    resources:
        mem_mb=growing(2000),
        runtime=growing(60),
    params:
        software=software("anonymise_detect"),
        transcripts=lambda wildcards: STUDY.transcripts_of(wildcards.batch),
        models=lambda wildcards: MODELS_OF[wildcards.batch],
        settings={
            name: ANONYMISE[name]
            for name in ("models", "engine", "second_model", "fast_decoder", "phone_regions")
        },
    script:
        "../../scripts/anonymise_detect.py"


rule anonymise_resolve:
    """Make entities of forms, once per study, and decide what is replaced where; queue what is doubtful."""
    input:
        turns=parts("results/sealed/ingest/turns/{batch}.csv"),
        detections=parts("results/sealed/anonymise/detections/{batch}.csv"),
        told=parts("results/sealed/anonymise/told/{batch}.csv"),
        lower_case_words=parts("results/sealed/anonymise/lower_case_words/{batch}.csv"),
        people=said_plainly(find_sheet, "data/private/people"),
        sources=said_plainly(find_sheet, "data/private/sources"),
        participants=said_plainly(find_sheet, "config/participants"),
        transcripts=said_plainly(find_sheet, "config/transcripts"),
        key=ancient("data/private/study.key"),
        decisions=REVIEW_DECISIONS,
    output:
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        key="results/sealed/anonymise/key.csv",
        replacements=parts("results/sealed/anonymise/replacements/{batch}.csv"),
        queue="results/sealed/anonymise/review.csv",
        workbook="results/sealed/anonymise/review.xlsx",
        page="results/sealed/anonymise/review.html",
        review="results/anonymise/review.csv",
        findings="results/sealed/anonymise/findings.csv",
        record="results/audit/records/anonymise_resolve.json",
    log:
        "results/logs/anonymise/resolve.log",
    benchmark:
        "results/benchmarks/anonymise/resolve.tsv"
    threads: 2
    resources:
        mem_mb=growing(2000),
        runtime=growing(30),
    params:
        software=software("anonymise_resolve"),
        settings={
            name: ANONYMISE[name]
            for name in (
                "persons",
                "categories",
                "public",
                "review_below",
                "review_sample",
                "review_page",
            )
        },
        # The registry is read and, where it grows, written: an input would make this rule its own cause.
        registry=REGISTRY,
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
        seed=CONFIG.study.seed,
    script:
        "../../scripts/anonymise_resolve.py"


rule anonymise_apply:
    """Replace what identifies in the turns of a bundle of batches."""
    input:
        turns=parts_of_bundle("results/sealed/ingest/turns/{batch}.csv"),
        replacements=parts_of_bundle("results/sealed/anonymise/replacements/{batch}.csv"),
    output:
        turns="results/anonymise/turns/{bundle}.csv",
        ledger="results/anonymise/ledger/{bundle}.csv",
        record="results/audit/records/anonymise_apply/{bundle}.json",
    log:
        "results/logs/anonymise/apply/{bundle}.log",
    benchmark:
        "results/benchmarks/anonymise/apply/{bundle}.tsv"
    priority: 2  # all that is cut and suggested waits for it
    resources:
        mem_mb=growing(1000, of_transcript=1),
        runtime=growing(20),
    params:
        software=software("anonymise_apply"),
        labels=LABELS,
    script:
        "../../scripts/anonymise_apply.py"


rule anonymise_collect:
    """Put the bundles' anonymised turns and ledgers together."""
    input:
        turns=parts("results/anonymise/turns/{bundle}.csv"),
        ledger=parts("results/anonymise/ledger/{bundle}.csv"),
    output:
        turns="results/anonymise/turns.csv",
        ledger="results/anonymise/ledger.csv",
        record="results/audit/records/anonymise_collect.json",
    log:
        "results/logs/anonymise/collect.log",
    benchmark:
        "results/benchmarks/anonymise/collect.tsv"
    localrule: True  # on a cluster it costs more to send than to do
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("anonymise_collect"),
    script:
        "../../scripts/anonymise_collect.py"


rule anonymise_risk:
    """Say what the risk is that somebody is recognised all the same."""
    input:
        ledger="results/anonymise/ledger.csv",
        review="results/anonymise/review.csv",
        participants=said_plainly(find_sheet, "config/participants"),
        decisions=REVIEW_DECISIONS,
        findings="results/sealed/anonymise/findings.csv",
    output:
        report="results/anonymise/risk.md",
        page="results/sealed/anonymise/risk.html",
        recall="results/anonymise/recall.csv",
        record="results/audit/records/anonymise_risk.json",
    log:
        "results/logs/anonymise/risk.log",
    benchmark:
        "results/benchmarks/anonymise/risk.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("anonymise_risk"),
        title=as_written(CONFIG.study.title),
        language=CONFIG.study.language,
        languages=LANGUAGES,
        without_model=WITHOUT_MODEL,
    script:
        "../../scripts/anonymise_risk.py"


rule anonymise_prior_detect:
    """Find what may identify somebody in prior coded data, which does not wait for what the study knows."""
    input:
        # of projects of other programs
        brought=branch(bool(PRIOR_PROJECTS), then=["results/sealed/ingest/prior.csv"], otherwise=[]),
    output:
        detections="results/sealed/anonymise/prior_detections.csv",
        record="results/audit/records/anonymise_prior_detect.json",
    log:
        "results/logs/anonymise/prior_detect.log",
    benchmark:
        "results/benchmarks/anonymise/prior_detect.tsv"
    priority: 1  # begun with the transcripts, it holds up none of what waits for them
    resources:
        mem_mb=growing(2000),
        runtime=growing(30),
    params:
        **OF_PRIOR,
        software=software("anonymise_prior_detect"),
        settings={name: ANONYMISE[name] for name in ("models", "fast_decoder", "phone_regions")},
        models=LATER["models"],
        languages=LANGUAGES,
    script:
        "../../scripts/anonymise_prior_detect.py"


rule anonymise_prior:
    """Replace in prior coded data what this study knows to identify, and what was found where it is not anonymised."""
    input:
        brought=branch(bool(PRIOR_PROJECTS), then=["results/sealed/ingest/prior.csv"], otherwise=[]),
        found=branch(
            HAS_PRIOR, then=["results/sealed/anonymise/prior_detections.csv"], otherwise=[]
        ),
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
    output:
        table="results/anonymise/prior.csv",
        guesses="results/sealed/anonymise/guesses/prior.csv",
        record="results/audit/records/anonymise_prior.json",
    log:
        "results/logs/anonymise/prior.log",
    benchmark:
        "results/benchmarks/anonymise/prior.tsv"
    priority: 1  # what is suggested or decided waits for it
    resources:
        mem_mb=growing(2000),
        runtime=growing(30),
    params:
        **{name: value for name, value in LATER.items() if name != "models"},
        **OF_PRIOR,
        kind="prior",
    script:
        "../../scripts/anonymise_free_text.py"


use rule anonymise_prior as anonymise_codebook with:
    input:
        texts=[said_plainly(find_codebook, "config/codebook")],
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
    output:
        table="results/anonymise/codebook.csv",
        guesses="results/sealed/anonymise/guesses/codebook.csv",
        record="results/audit/records/anonymise_codebook.json",
    log:
        "results/logs/anonymise/codebook.log",
    benchmark:
        "results/benchmarks/anonymise/codebook.tsv"
    params:
        **LATER,
        kind="codebook",


use rule anonymise_prior as anonymise_changes with:
    input:
        texts=CHANGES_SHEET,
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/anonymise/codebook_changes.csv",
        guesses="results/sealed/anonymise/guesses/codebook_changes.csv",
        record="results/audit/records/anonymise_changes.json",
    log:
        "results/logs/anonymise/changes.log",
    benchmark:
        "results/benchmarks/anonymise/changes.tsv"
    params:
        **LATER,
        kind="codebook_changes",


use rule anonymise_prior as anonymise_methods with:
    input:
        texts=STATED,
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/anonymise/methods_text.csv",
        guesses="results/sealed/anonymise/guesses/methods_text.csv",
        record="results/audit/records/anonymise_methods.json",
    log:
        "results/logs/anonymise/methods.log",
    benchmark:
        "results/benchmarks/anonymise/methods.tsv"
    params:
        **LATER,
        kind="methods_text",


use rule anonymise_prior as anonymise_decisions with:
    input:
        texts=["results/sealed/coding/decisions.csv"],
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/coding/decisions.csv",
        guesses="results/sealed/anonymise/guesses/decisions.csv",
        record="results/audit/records/anonymise_decisions.json",
    log:
        "results/logs/anonymise/decisions.log",
    benchmark:
        "results/benchmarks/anonymise/decisions.tsv"
    params:
        **LATER,
        kind="decisions",


use rule anonymise_prior as anonymise_adjudications with:
    input:
        texts=["results/sealed/coding/adjudications.csv"],
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/coding/adjudications.csv",
        guesses="results/sealed/anonymise/guesses/adjudications.csv",
        record="results/audit/records/anonymise_adjudications.json",
    log:
        "results/logs/anonymise/adjudications.log",
    benchmark:
        "results/benchmarks/anonymise/adjudications.tsv"
    params:
        **LATER,
        kind="adjudications",


use rule anonymise_prior as anonymise_proposals with:
    input:
        texts=["results/sealed/coding/proposals.csv"],
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/coding/proposals.csv",
        guesses="results/sealed/anonymise/guesses/proposals.csv",
        record="results/audit/records/anonymise_proposals.json",
    log:
        "results/logs/anonymise/proposals.log",
    benchmark:
        "results/benchmarks/anonymise/proposals.tsv"
    params:
        **LATER,
        kind="proposals",


use rule anonymise_prior as anonymise_reflexivity with:
    input:
        texts=LOGS_OF_CODERS,
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/anonymise/reflexivity.csv",
        guesses="results/sealed/anonymise/guesses/reflexivity.csv",
        record="results/audit/records/anonymise_reflexivity.json",
    log:
        "results/logs/anonymise/reflexivity.log",
    benchmark:
        "results/benchmarks/anonymise/reflexivity.tsv"
    params:
        **LATER,
        kind="reflexivity",


use rule anonymise_prior as anonymise_quotations with:
    input:
        texts=CHOSEN_QUOTATIONS,
        lexicon="results/sealed/anonymise/lexicon.csv",
        entities="results/sealed/anonymise/entities.csv",
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
    output:
        table="results/anonymise/quotations.csv",
        guesses="results/sealed/anonymise/guesses/quotations.csv",
        record="results/audit/records/anonymise_quotations.json",
    log:
        "results/logs/anonymise/quotations.log",
    benchmark:
        "results/benchmarks/anonymise/quotations.tsv"
    params:
        **LATER,
        kind="quotations",


RUN.load_ahead("anonymise_resolve", load_word_lists)


JOBS += [
    Jobs(rules.anonymise_detect, each=IN_BATCHES),
    Jobs(rules.anonymise_resolve),
    Jobs(rules.anonymise_apply, each=IN_BUNDLES),
    Jobs(rules.anonymise_collect),
    Jobs(rules.anonymise_risk),
    Jobs(rules.anonymise_prior_detect, when=HAS_PRIOR),
    Jobs(rules.anonymise_prior),
    Jobs(rules.anonymise_codebook),
    Jobs(rules.anonymise_changes, when=bool(CHANGES)),
    Jobs(rules.anonymise_methods, when=bool(STATED)),
    Jobs(rules.anonymise_decisions, when=bool(STUDY.issued_rounds)),
    Jobs(rules.anonymise_adjudications, when=bool(STUDY.issued_rounds)),
    Jobs(rules.anonymise_proposals, when=STUDY.has_exports),
    Jobs(rules.anonymise_reflexivity, when=bool(LOGS_OF_CODERS)),
    Jobs(rules.anonymise_quotations, when=bool(CHOSEN_QUOTATIONS) and STUDY.is_coded),
]
