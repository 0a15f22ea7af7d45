"""What people decided in the rounds before the current one, for suggestions to learn from."""

from themetrail.coding.carrying import waiting_votes
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.contracts.coding import ADJUDICATIONS, AGAIN, ASSIGNMENTS, CODINGS, SPLITS
from themetrail.contracts.suggestions import EARLIER
from themetrail.running.job import job

with job(snakemake) as journal:
    rules = {entry["name"]: Rule(entry["consensus"], entry["primary"]) for entry in snakemake.params.rounds}
    codings, assignments, adjudications = (
        table[table["round"].isin(list(rules))].reset_index(drop=True)
        for table in (
            CODINGS.read(snakemake.input.codings),
            ASSIGNMENTS.read(snakemake.input.assignments),
            ADJUDICATIONS.read(snakemake.input.adjudications),
        )
    )
    waiting = waiting_votes(SPLITS.read(snakemake.input.splits))
    kept, unresolved = consensus(votes_of(codings, assignments, waiting), adjudications, rules)
    place = {name: i for i, name in enumerate(rules)}
    seen = assignments[(assignments["status"] != "unseen") & (assignments["arm"] != AGAIN)]
    latest: dict[str, str] = {}
    for row in seen.itertuples():
        latest[row.segment_id] = max(row.round, latest.get(row.segment_id, row.round), key=place.__getitem__)
    codes = kept.groupby("segment_id")["code_id"].agg(";".join).to_dict()
    # A segment with a code that nobody has settled yet is no example, neither with that code nor without it.
    open_segments = set(unresolved["segment_id"])
    rows = [
        {"segment_id": segment, "round": latest.get(segment, next(reversed(rules))), "codes": codes.get(segment, "")}
        for segment in sorted({*latest, *codes} - open_segments)
    ]
    EARLIER.write(EARLIER.frame(rows), snakemake.output.earlier)
    journal.count(segments_seen=len(latest), examples=len(rows))
    if open_segments:
        journal.reject("segments with codes that no rule has settled", len(open_segments))
