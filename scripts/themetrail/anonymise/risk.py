"""The risk that somebody is recognised all the same: what was replaced, reviewed and missed, and how rare people are.

Recall is estimated from turns drawn at random and read by a person, with the exact binomial interval of Clopper and
Pearson (1934). Participants are counted in classes that share all attributes (k-anonymity, Sweeney 2002).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

AGE_BAND = 10
FEW = 3  # classes of fewer participants are named in the report


@dataclass(frozen=True)
class Recall:
    """Mentions of persons in the turns that were read: replaced, missed, the share and its interval."""

    turns: int
    replaced: int
    missed: int
    share: float | None
    low: float | None
    high: float | None


def estimated_recall(review: pd.DataFrame, decisions: pd.DataFrame, ledger: pd.DataFrame) -> Recall:
    """The recall of persons from the sampled turns whose decision says how many were missed.

    `review` is the public queue, `decisions` the reviewer's, `ledger` the public one.
    """
    missed = decisions.loc[decisions["missed"].notna(), ["item_id", "missed"]].drop_duplicates("item_id", keep="last")
    read = review[review["kind"] == "sample"].merge(missed, on="item_id")
    persons = ledger[(ledger["category"] == "person") & ledger["status"].isin(["applied", "awaiting_review"])]
    here = persons.merge(read[["transcript_id", "turn"]], on=["transcript_id", "turn"])
    low, high = exact_interval(len(here), len(here) + int(read["missed"].sum()))
    total = len(here) + int(read["missed"].sum())
    share = len(here) / total if total else None
    return Recall(len(read), len(here), int(read["missed"].sum()), share, low, high)


def exact_interval(hits: int, tries: int, confidence: float = 0.95) -> tuple[float | None, float | None]:
    """The exact binomial interval of a share (Clopper and Pearson 1934, eq. by quantiles of the beta distribution)."""
    if not tries:
        return None, None
    from scipy.stats import beta

    tail = (1 - confidence) / 2
    low = float(beta.ppf(tail, hits, tries - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - tail, hits + 1, tries - hits)) if hits < tries else 1.0
    return low, high


def classes_of(participants: pd.DataFrame) -> pd.DataFrame:
    """How many participants share each combination of attributes: the attributes (ages in bands), k, and the labels."""
    known = ("participant_id", "label", "withdrawn")
    attributes = [name for name in participants.columns if name not in known and (participants[name] != "").any()]
    if not attributes:
        return pd.DataFrame({"k": [len(participants)], "labels": [", ".join(participants["label"])]})
    table = participants[participants["withdrawn"] == ""].copy()
    for name in attributes:
        table[name] = table[name].map(_band) if name in ("age", "alter", "âge") else table[name]
    grouped = table.groupby(attributes, sort=True)["label"].agg(["size", ", ".join]).reset_index()
    return grouped.rename(columns={"size": "k", "join": "labels"}).sort_values(["k", "labels"], ignore_index=True)


def _band(age: str) -> str:
    if not age.strip().isdigit():
        return age
    low = int(age) // AGE_BAND * AGE_BAND
    return f"{low}-{low + AGE_BAND - 1}"


def risk_report(
    title: str, ledger: pd.DataFrame, review: pd.DataFrame, decisions: pd.DataFrame, participants: pd.DataFrame
) -> str:
    """The report as Markdown. It holds counts, categories, labels and attributes, and no words from transcripts."""
    recall = estimated_recall(review, decisions, ledger)
    decided = int((review["status"] == "decided").sum())
    combined = review.loc[review["kind"] == "combination", "item_id"]
    flagged = decisions["item_id"].isin(combined) & (decisions["note"] != "")
    parts = [
        f"# Risk of being recognised: {title}",
        "The data are **pseudonymised** as long as the key and the registry of pseudonyms exist: with them, every "
        "person can be named again, so the data remain personal data (GDPR, Art. 4(5)). They may be called anonymous "
        "only when key, registry and originals are destroyed and the risk that remains, described here, is judged "
        "acceptable.",
        "## What was replaced",
        _counts(ledger),
        "## What a person has reviewed",
        f"{decided} of {len(review)} items of the review queue have a decision"
        + (f" ({decided / len(review):.0%})." if len(review) else ".")
        + (" **The review is not complete.**" if decided < len(review) else ""),
        f"Distinctive combinations or events with a reviewer's note: {int(flagged.sum())}.",
        "## What may still be missed",
        _recall_sentence(recall),
        "## How rare the participants are",
        _rarity(classes_of(participants)),
        "What names, places and numbers do not tell, the story may: a rare profession, an event in the press, a way of "
        "speaking. The people who know a participant can recognise them by what they say. No program judges that.",
    ]
    return "\n\n".join(parts) + "\n"


def _counts(ledger: pd.DataFrame) -> str:
    if ledger.empty:
        return "Nothing."
    shown = ledger.assign(status=ledger["status"].replace({"awaiting_review": "applied"}))
    counts = shown.groupby(["transcript_id", "category"]).size().unstack(fill_value=0).sort_index()
    counts.loc["all"] = counts.sum()
    kept = int((ledger["status"].isin(["kept", "refused"])).sum())
    return (
        f"{_table(counts.reset_index())}\n\n{kept} of these stay as they were said, by the rule of their category or "
        "by a reviewer's decision."
    )


def _recall_sentence(recall: Recall) -> str:
    if recall.share is None:
        return (
            "No estimate: no turn drawn at random has been read and counted yet, or none of them names a person. In "
            "the review queue, give the number of persons missed in each of them."
        )
    return (
        f"In {recall.turns} turns drawn at random and read by a person, {recall.replaced} mentions of persons "
        f"were replaced and {recall.missed} missed: an estimated recall of {recall.share:.1%} (95 % interval "
        f"{recall.low:.1%} to {recall.high:.1%}, Clopper and Pearson)."
    )


def _rarity(classes: pd.DataFrame) -> str:
    smallest = int(classes["k"].min()) if len(classes) else 0
    alone = int((classes["k"] == 1).sum())
    few = classes[classes["k"] < FEW]
    said = f"k = {smallest}: each participant shares all attributes with at least {smallest - 1} others."
    if smallest < FEW and len(classes.columns) > 2:
        said += (
            f" {alone} stand alone. Groups of fewer than {FEW}; leave attributes out of tables, or join their values:"
            f"\n\n{_table(few)}"
        )
    return said


def _table(table: pd.DataFrame) -> str:
    cells = [list(map(str, table.columns)), ["---"] * len(table.columns), *table.astype(str).values.tolist()]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells)
