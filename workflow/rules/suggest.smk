from functools import partial
from pathlib import Path

from themetrail.layout import MEANINGS
from themetrail.suggest.loaded_ahead import load as load_for_suggestions

# Decisions of these rounds, as the rule takes them.
EARLIER_ROUNDS = [entry.model_dump() for entry in ROUNDS.learned_from]


rule suggest_earlier:
    """Gather what people decided in the rounds before the current one."""
    input:
        codings="results/coding/codings.csv",
        assignments="results/coding/assignments.csv",
        adjudications="results/coding/adjudications.csv",
        splits="results/coding/splits.csv",
        decisions="results/coding/decisions.csv",
        segments="results/segment/segments.csv",
        # Rounds issued by earlier versions have none.
        orders=[
            order
            for entry in EARLIER_ROUNDS
            if Path(order := f"data/rounds/{entry['name']}/issued/order.csv").is_file()
        ],
    output:
        earlier="results/suggest/earlier.csv",
        record="results/audit/records/suggest_earlier.json",
    log:
        "results/logs/suggest/earlier.log",
    benchmark:
        "results/benchmarks/suggest/earlier.tsv"
    resources:
        mem_mb=growing(1000),
        runtime=growing(20),
    params:
        software=software("suggest_earlier"),
        rounds=EARLIER_ROUNDS,
    script:
        "../../scripts/suggest_earlier.py"


# Of few transcripts so little can be shared out that others had better have the second core; once a round is issued, what
# its coders returned is read on it meanwhile. But a first run reads what all sentences mean, with both.
TAKES_BOTH_CORES = not Path(MEANINGS).is_file() or (
    len(STUDY.transcripts) > 50 and not STUDY.issued_rounds
)


rule suggest:
    """Propose codes with evidence, and measure on held-out transcripts what such proposals are worth."""
    input:
        prior="results/anonymise/prior.csv",
        changes=CHANGES,
        segments="results/segment/segments.csv",
        codebook="results/anonymise/codebook.csv",
        # Without an earlier round nothing here depends on coding.
        earlier=branch(bool(EARLIER_ROUNDS), then=["results/suggest/earlier.csv"], otherwise=[]),
    output:
        suggestions="results/suggest/suggestions.csv",
        evidence="results/suggest/evidence.csv",
        evaluation="results/suggest/evaluation.csv",
        figure="results/suggest/evaluation.svg",
        page="results/suggest/evaluation.html",
        promises="results/suggest/promises.csv",
        reading="results/suggest/reading.csv",
        labour="results/suggest/labour.csv",
        unlike="results/suggest/unlike.csv",
        groups="results/suggest/unlike.html",
        gain="results/suggest/gain.csv",
        record="results/audit/records/suggest.json",
    log:
        "results/logs/suggest/suggest.log",
    benchmark:
        "results/benchmarks/suggest/suggest.tsv"
    priority: 2  # what is given to coders waits for it
    threads: 2 if TAKES_BOTH_CORES else 1
    resources:
        mem_mb=growing(4000),
        runtime=growing(120),
    params:
        software=software("suggest"),
        settings=CONFIG.suggest.model_dump(),
        # whether what people would teach most by coding next is asked for
        ranks_transcripts=ROUNDS.ranks_transcripts,
        language=CONFIG.study.language,
    script:
        "../../scripts/suggest.py"


if CONFIG.suggest.enabled and (HAS_PRIOR or EARLIER_ROUNDS):
    RUN.load_ahead("suggest", partial(load_for_suggestions, reads_meaning=CONFIG.suggest.meaning))


JOBS += [
    Jobs(rules.suggest_earlier, when=bool(EARLIER_ROUNDS)),
    Jobs(rules.suggest, makes=rules.suggest.output.evaluation),
]
