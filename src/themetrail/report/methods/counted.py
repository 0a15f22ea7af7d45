"""The facts of the methods text, computed from the study's tables. Each number has its table here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from themetrail.codebook import applied_entries
from themetrail.contracts.coding import AGAIN, SHOWING_ARMS
from themetrail.report.methods.facts import (
    Adjudicated,
    Anonymisation,
    Coding,
    CutOffs,
    Data,
    Group,
    Recall,
    Revised,
    Saturation,
    Software,
    Suggested,
    Themes,
    Threshold,
)
from themetrail.report.wording import is_beyond
from themetrail.rows import tuples_of

_GONE = ("applied", "awaiting_review")  # the states of a replacement in which the words are gone
_MOST_READ = (4, 2)  # base and run that Guest, Namey & Chen (2020) found to be enough in most studies
_USUAL_LIMIT = 0.05
_AS_CITED = "as commonly cited"  # in the sources of CUT_OFFS


def data_of(
    turns: pd.DataFrame, transcripts: pd.DataFrame, participants: pd.DataFrame, people: Mapping[str, list[str]]
) -> Data:
    """What was collected; `people` are the participants of each group, `participants` the sheet."""
    there = transcripts[transcripts["transcript_id"].isin(turns["transcript_id"])]
    n_of = there.groupby("group").size()
    words = np.array([len(text.split()) for text in turns["text"].to_numpy(dtype=object)], dtype=int)
    return Data(
        transcripts=len(there),
        participants=len({member for members in people.values() for member in members}),
        groups=tuple(Group(name, int(n_of.get(name, 0)), len(members)) for name, members in people.items()),
        turns=len(turns),
        words=int(words.sum()),
        words_of_participants=int(words[(turns["role"] == "participant").to_numpy()].sum()),
        withdrew=int((participants["withdrawn"] != "").sum()) if "withdrawn" in participants else 0,
        answers_only="question" in turns and len(turns) > 0 and bool((turns["question"] != "").all()),
    )


def anonymisation_of(ledger: pd.DataFrame, review: pd.DataFrame, recall: pd.DataFrame) -> Anonymisation:
    """What was replaced and reviewed, from the public ledger, the state of the review and RECALL."""
    replaced = ledger[ledger["status"].isin(_GONE)]
    return Anonymisation(
        transcripts=replaced["transcript_id"].nunique(),
        replaced=_most_first(replaced["category"]),
        kept=_most_first(ledger.loc[ledger["status"] == "kept", "category"]),
        refused=int((ledger["status"] == "refused").sum()),
        asked=len(review),
        decided=int((review["status"] == "decided").sum()),
        recall=_recall(recall),
    )


def _recall(table: pd.DataFrame) -> Recall | None:
    """None where nobody has counted what was missed, or where the turns that were read name no person."""
    known = table[table["share"].notna()]
    if known.empty:
        return None
    row = known.iloc[0]
    return Recall(
        turns=int(row["turns"]),
        replaced=int(row["replaced"]),
        missed=int(row["missed"]),
        share=float(row["share"]),
        low=float(row["ci_low"]),
        high=float(row["ci_high"]),
    )


def coding_of(
    *,
    segments: pd.DataFrame,
    assignments: pd.DataFrame,
    given: Mapping[str, pd.DataFrame],
    suggestions: Mapping[str, pd.DataFrame],
    anchors: pd.DataFrame,
    consensus: pd.DataFrame,
    adjudications: pd.DataFrame,
    changes: pd.DataFrame,
    unit: str,
    groups: tuple[Group, ...],
) -> Coding:
    """Who read what and what stands; `given` and `suggestions` are the assignments and suggestions of each round as
    they were issued."""
    seen = assignments[(assignments["status"] != "unseen") & (assignments["arm"] != AGAIN)]
    readers = seen.groupby("segment_id")["coder_id"].nunique()
    issued = {(name, segment) for name, table in given.items() for segment in table["segment_id"]}
    gone = {
        how: {segment for name, segment, what in _anchored(anchors) if what == how and (name, segment) in issued}
        for how in ("withdrawn", "dropped")
    }
    return Coding(
        unit=unit,
        segments=int((segments["codable"] == "yes").sum()),
        read=len(readers),
        read_twice=int((readers > 1).sum()),
        coders=seen["coder_id"].nunique(),
        rounds=seen["round"].nunique(),
        groups=tuple(_read_in(group, seen, segments) for group in groups),
        suggested=suggested_of(seen, suggestions, anchors),
        by_rule=dict(tuples_of(consensus["rule"].value_counts().rename_axis("rule").reset_index())),
        coded_segments=consensus["segment_id"].nunique(),
        adjudicated=_adjudicated(adjudications, set(seen["coder_id"])),
        revised=_revised(changes),
        given=len({segment for _, segment in issued}),
        withdrawn=len(gone["withdrawn"]),
        dropped=len(gone["dropped"]),
    )


def _anchored(anchors: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    return tuples_of(anchors, "round", "issued_segment_id", "how")


def _read_in(group: Group, seen: pd.DataFrame, segments: pd.DataFrame) -> Group:
    here = seen[seen["segment_id"].isin(segments.loc[segments["group"] == group.name, "segment_id"])]
    readers = here.groupby("segment_id")["coder_id"].nunique()
    coders = tuple(sorted(set(here["coder_id"])))
    return Group(group.name, group.transcripts, group.participants, len(readers), int((readers > 1).sum()), coders)


def suggested_of(seen: pd.DataFrame, suggestions: Mapping[str, pd.DataFrame], anchors: pd.DataFrame) -> Suggested:
    """How many readings had a suggestion beside them: the coder's arm shows them, and the issued round held one.

    A reading is of a segment of today; it had a suggestion where any issued segment had one whose words stand there.
    """
    had_one = _with_suggestions(suggestions, anchors)
    has = np.array([place in had_one for place in tuples_of(seen, "round", "segment_id")], dtype=bool)
    arms = seen["arm"].to_numpy(dtype=object)
    return Suggested(
        readings=len(seen),
        shown=int(((arms == "suggestions") & has).sum()),
        after=int(((arms == "code_first") & has).sum()),
        none_made=int((np.isin(arms, SHOWING_ARMS) & ~has).sum()),
        withheld=int((arms == "blind").sum()),
        had_one=int(((arms == "blind") & has).sum()),
        never=int((arms == "none").sum()),
    )


def _with_suggestions(suggestions: Mapping[str, pd.DataFrame], anchors: pd.DataFrame) -> set[tuple[str, str]]:
    """By round, the segments of today that hold words for which something was suggested when the round was issued."""
    issued = {(name, segment) for name, table in suggestions.items() for segment in table["segment_id"].unique()}
    columns = ("round", "issued_segment_id", "segment_id")
    return {(name, now) for name, was, now in tuples_of(anchors, *columns) if now and (name, was) in issued}


def _adjudicated(adjudications: pd.DataFrame, coders: set[str]) -> Adjudicated:
    """What was dropped of a code that was split since stands there under each of today's codes, and counts once."""
    adjudications = adjudications.drop_duplicates(["round", "segment_id", "code_id"])
    gone = adjudications["code_now"].eq("")
    decided = adjudications.loc[~gone, "decision"].value_counts()
    adjudicators = {name.strip() for names in adjudications["decided_by"] for name in names.split(";")} - {""}
    return Adjudicated(
        kept=int(decided.get("keep", 0)),
        dropped=int(decided.get("drop", 0)),
        of_gone_codes=int(gone.sum()),
        adjudicators=len(adjudicators),
        who_coded=len(adjudicators & coders),
    )


def _revised(changes: pd.DataFrame) -> Revised | None:
    kinds = changes["change"].value_counts()
    if kinds.empty:
        return None
    sums = {what: int(changes[what].sum()) for what in ("decisions", "carried", "decided_anew", "dropped", "waiting")}
    done = {kind: int(kinds[kind]) for kind in ("renamed", "merged", "split", "deleted") if kind in kinds}
    return Revised(kinds=done, **sums)


def speak_together(turns: pd.DataFrame) -> bool:
    """Whether several participants speak in any transcript."""
    spoken = turns[turns["role"] == "participant"]
    return bool((spoken.groupby("transcript_id")["participant_id"].nunique() > 1).any())


def themes_of(
    codebook: pd.DataFrame,
    cut_offs: pd.DataFrame,
    people: Mapping[str, list[str]],
    *,
    counts: bool = True,
    together: bool = True,
) -> Themes:
    """The codebook, and what labels mean in each group; `counts`: whether the method counts participants at all,
    `together`: whether several speak in a transcript."""
    levels = codebook["level"].value_counts()
    codes = codebook[codebook["level"] == "code"]
    applied = codebook[codebook["code_id"].isin(applied_entries(codebook)) & (codebook["level"] != "code")]
    scheme = "" if cut_offs.empty else cut_offs["scheme"].iloc[0]
    return Themes(
        levels={level: int(levels[level]) for level in ("theme", "subtheme", "code") if level in levels},
        below_codes=int(codes["parent_id"].isin(codes["code_id"]).sum()),
        applied_above=len(applied),
        source=scheme.partition("_")[0] if scheme != "custom" else "",
        as_cited=bool(cut_offs["source"].str.contains(_AS_CITED).any()),
        literal=scheme.endswith("_literal"),
        cut_offs=tuple(
            CutOffs(str(group), len(people[group]), _labels(rows), beyond=is_beyond(rows["source"].iloc[0]))
            for group, rows in cut_offs.groupby("group", sort=False)
        ),
        without_labels=tuple(group for group in people if group not in set(cut_offs["group"])),
        counted=counts,
        together=together,
    )


def _labels(rows: pd.DataFrame) -> tuple[tuple[str, int, int], ...]:
    met = rows[rows["fewest"].notna()]
    return tuple((label, int(low), int(high)) for label, low, high in tuples_of(met, "label", "fewest", "most"))


def added_since(first: pd.DataFrame | None, consensus: pd.DataFrame, changes: pd.DataFrame) -> int:
    """How many codes of the final coding the `first` codebook that coders were given did not hold, under this id or
    that of a code that became it; none where no round was issued."""
    if first is None:
        return 0
    known = set(applied_entries(first)) | {code for now in changes["new_code_id"] for code in now.split(";")}
    return len(set(consensus["code_id"]) - known)


def saturation_of(saturation: pd.DataFrame, thresholds: pd.DataFrame, added: int = 0) -> tuple[Saturation, ...]:
    """When the codes of each group came, from SATURATION and SATURATION_THRESHOLDS; `added` as `added_since`."""
    found = []
    for group, rows in saturation.groupby("group", sort=False):
        rows = rows.sort_values("collected_order")
        with_new = [place for place, new in enumerate(rows["n_new_codes"], start=1) if new]
        found.append(
            Saturation(
                group=str(group),
                transcripts=len(rows),
                codes=int(rows["n_codes_so_far"].iloc[-1]),
                in_first=int(rows["n_new_codes"].iloc[0]),
                last_new=with_new[-1] if with_new else None,
                threshold=_threshold(thresholds[thresholds["group"] == group]),
                added=added,
            )
        )
    return tuple(found)


def _threshold(rows: pd.DataFrame) -> Threshold | None:
    """Of base 4 and run 2 at 5 % where the group allows it, else of the first that can be computed."""
    known = rows[(rows["status"] != "not_computable") & rows["value"].notna()]
    if known.empty:
        return None
    wanted = (known["base_size"] != _MOST_READ[0]) | (known["run_length"] != _MOST_READ[1])
    far = (known["threshold"] - _USUAL_LIMIT).abs()
    row = known.assign(wanted=wanted, far=far).sort_values(["wanted", "far"], kind="stable").iloc[0]
    at_start = None if pd.isna(row["n_codes_at_start"]) else int(row["n_codes_at_start"])
    return Threshold(
        base=int(row["base_size"]),
        run=int(row["run_length"]),
        before=int(row["n_before_run"]),
        codes=int(row["n_base_codes"]),
        new=int(row["n_new_codes"]),
        share=float(row["value"]),
        limit=float(row["threshold"]),
        reached=row["status"] == "reached",
        after=int(row["n_new_after"]),
        at_start=at_start,
    )


def _most_first(names: pd.Series) -> dict[str, int]:
    """How often each occurs, the most frequent first, ties by name."""
    counts = names.value_counts()
    return {name: int(counts[name]) for name in sorted(counts.index, key=lambda name: (-counts[name], name))}


def software_of(
    versions: Mapping[str, str],
    models: list[str],
    issued: Mapping[str, pd.DataFrame],
    suggestions: pd.DataFrame,
    *,
    without_model: Iterable[str] = (),
    engine: str = "",
) -> Software:
    """Programs by version. `issued` are the suggestions of each round as coders were given them, `suggestions` those of
    this run: where they are not of the same model, this run's version is not that of the issued ones."""
    used = {model for table in issued.values() for model in table["model_id"].unique()}
    package = "scikit-learn" if used and versions["sklearn"] else ""
    return Software(
        themetrail=versions["themetrail"],
        snakemake=versions["snakemake"],
        python=versions["python"],
        spacy=versions["spacy"],
        models=tuple(models),
        suggestions=package,
        version=versions["sklearn"] if used <= set(suggestions["model_id"]) else "",
        without_model=tuple(without_model),
        engine=engine,
    )
