"""What people decided in the rounds before the current one, for suggestions to learn from."""

from pathlib import Path

from themetrail.coding.carrying import waiting_votes
from themetrail.coding.consensus import Rule, consensus, votes_of
from themetrail.coding.on_view import blind_agreement, readings_on_view
from themetrail.contracts.coding import ADJUDICATIONS, AGAIN, ASSIGNMENTS, CODINGS, DECISIONS, ORDER, SPLITS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.suggestions import EARLIER
from themetrail.rows import tuples_of
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
    chosen_by = {
        (Path(file).parents[1].name, transcript): why
        for file in snakemake.input.orders
        for transcript, why in tuples_of(ORDER.read(file), "transcript_id", "chosen_by")
    }
    spoken_in = dict(tuples_of(SEGMENTS.read(snakemake.input.segments), "segment_id", "transcript_id"))
    decisions = DECISIONS.read(snakemake.input.decisions)
    on_view = readings_on_view(decisions[decisions["round"].isin(list(rules))], assignments)
    moved = {(name, segment) for name, _, segment in on_view}
    agreement = blind_agreement(codings, assignments, on_view)
    codes = kept.groupby("segment_id")["code_id"].agg(";".join).to_dict()
    # A segment with a code that nobody has settled yet is no example, neither with that code nor without it.
    open_segments = set(unresolved["segment_id"])
    rows = []
    for segment in sorted({*latest, *codes} - open_segments):
        name = latest.get(segment, next(reversed(rules)))
        given, agreed = agreement.get(segment, (0, 0))
        seen_with = "yes" if (name, segment) in moved else "no"
        known = {"segment_id": segment, "round": name, "codes": codes.get(segment, ""), "on_view": seen_with}
        known["chosen_by"] = chosen_by.get((name, spoken_in.get(segment, "")), "")
        rows.append(known | {"given": given, "agreed": agreed})
    EARLIER.write(EARLIER.frame(rows), snakemake.output.earlier)
    with_suggestions = sum(row["on_view"] == "yes" for row in rows)
    journal.count(segments_seen=len(latest), examples=len(rows), examples_on_view=with_suggestions)
    if open_segments:
        journal.reject("segments with codes that no rule has settled", len(open_segments))
