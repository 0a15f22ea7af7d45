"""The risk that somebody is recognised all the same: what was replaced, reviewed and missed, and who still stands out.

It asks what the Article 29 Working Party asks of data that are called anonymous (Opinion 05/2014): can somebody be
singled out, can passages be linked, can something be inferred. Recall is estimated from turns drawn at random and read
by a person, with the exact binomial interval of Clopper and Pearson (1934). Participants are counted in classes that
share all attributes (k-anonymity, Sweeney 2002).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from themetrail.anonymise.risk.sections import (
    decided,
    inferred,
    joined,
    links_found,
    markdown,
    not_covered,
    singled_out,
)
from themetrail.contracts.anonymise import RECALL
from themetrail.contracts.study import PARTICIPANTS
from themetrail.languages.table import LANGUAGES, phrases_of_all
from themetrail.whole_number import whole_number

AGE_BAND = 10
_AGES = phrases_of_all(lambda language: language.calendar.age_columns)
REPLACED = ("applied", "awaiting_review")  # the states of a replacement in which the words are gone
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
    persons = ledger[(ledger["category"] == "person") & ledger["status"].isin(REPLACED)]
    here = persons.merge(read[["transcript_id", "turn"]], on=["transcript_id", "turn"])
    low, high = exact_interval(len(here), len(here) + int(read["missed"].sum()))
    total = len(here) + int(read["missed"].sum())
    share = len(here) / total if total else None
    return Recall(len(read), len(here), int(read["missed"].sum()), share, low, high)


def recall_table(review: pd.DataFrame, decisions: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """The estimate as a table (RECALL)."""
    found = estimated_recall(review, decisions, ledger)
    row = {"turns": found.turns, "replaced": found.replaced, "missed": found.missed, "share": found.share}
    return RECALL.frame([{**row, "ci_low": found.low, "ci_high": found.high}])


def exact_interval(hits: int, tries: int, confidence: float = 0.95) -> tuple[float | None, float | None]:
    """The exact binomial interval of a share (Clopper and Pearson 1934, eq. by quantiles of the beta distribution)."""
    if not tries:
        return None, None
    from scipy.stats import beta

    tail = (1 - confidence) / 2
    low = float(beta.ppf(tail, hits, tries - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - tail, hits + 1, tries - hits)) if hits < tries else 1.0
    return low, high


def classes_of(participants: pd.DataFrame, *, in_bands: bool = False) -> pd.DataFrame:
    """How many participants share each combination of attributes: the attributes, k, and the labels.

    Attributes are taken as they stand in the sheet, since so they may be printed; `in_bands` puts ages into bands of
    ten years. Who has withdrawn is left out.
    """
    table = participants[participants["withdrawn"] == ""].copy()
    attributes = attributes_of(table)
    if not attributes:
        return pd.DataFrame({"k": [len(table)], "labels": [", ".join(table["label"])]})
    for name in ages_of(table) if in_bands else ():
        table[name] = table[name].map(_band)
    grouped = table.groupby(attributes, sort=True)["label"].agg(["size", ", ".join]).reset_index()
    return grouped.rename(columns={"size": "k", "join": "labels"}).sort_values(["k", "labels"], ignore_index=True)


def attributes_of(participants: pd.DataFrame) -> list[str]:
    """The columns of the sheet that describe the participants, where anything stands in them."""
    return [
        name for name in participants.columns if name not in PARTICIPANTS.columns and (participants[name] != "").any()
    ]


def ages_of(participants: pd.DataFrame) -> list[str]:
    """The columns that hold ages in years."""
    return [name for name in attributes_of(participants) if name in _AGES]


def _band(age: str) -> str:
    if (years := whole_number(age.strip())) is None:
        return age
    low = years // AGE_BAND * AGE_BAND
    return f"{low}-{low + AGE_BAND - 1}"


def risk_report(
    title: str,
    ledger: pd.DataFrame,
    review: pd.DataFrame,
    decisions: pd.DataFrame,
    participants: pd.DataFrame,
    findings: pd.DataFrame,
    languages: Iterable[str] = (),
    without_model: Iterable[str] = (),
) -> str:
    """The report as Markdown. It holds counts, categories, labels and attributes, and no words from transcripts.

    `findings` are FINDINGS, of which the public report tells kinds and counts; `languages` are those of the study,
    `without_model` those in which names are found by rules and lists alone.
    """
    recall = estimated_recall(review, decisions, ledger)
    parts = [
        f"# Risk of being recognised: {title}",
        "## In short",
        "\n".join(f"- {line}" for line in _in_short(ledger, review, recall, participants, findings)),
        "## What these data are",
        "The data are **pseudonymised** as long as the key and the registry of pseudonyms exist: with them, every "
        "person can be named again, so the data remain personal data (GDPR, Art. 4(5)). They may be called anonymous "
        "only when key, registry and originals are destroyed and the risk that remains, described here, is judged "
        "acceptable.",
        "## What was replaced",
        _counts(ledger),
        "## What a person has reviewed",
        _reviewed(review, decisions),
        "## What may still be missed",
        *_rules_alone(without_model),
        _recall_sentence(recall, review),
        "## Singling out",
        "Can somebody be told from all others of the study? By what the sheet of participants says:",
        _rarity(participants),
        "By what they tell of themselves and is left in the texts:",
        singled_out(findings),
        "## Linkability",
        links_found(findings),
        "## Inference",
        inferred(findings),
        "## Who could join what",
        joined(findings),
        "## What was decided on facts that are left in",
        decided(findings),
        "## What is not covered",
        not_covered(languages),
    ]
    return "\n\n".join(parts) + "\n"


def standing_out(findings: pd.DataFrame) -> tuple[int, int]:
    """How many participants fewer than FEW share the facts of: as it stands now, and before any decision."""
    alone = findings[findings["on"] == "singling out"].drop_duplicates("voice")
    return int((alone["k_now"] < FEW).sum()), int((alone["k"] < FEW).sum())


def only_ones(participants: pd.DataFrame) -> int:
    """How many participants nobody else shares all attributes of the sheet with."""
    return int((classes_of(participants)["k"] == 1).sum())


def _in_short(
    ledger: pd.DataFrame,
    review: pd.DataFrame,
    recall: Recall,
    participants: pd.DataFrame,
    findings: pd.DataFrame,
) -> list[str]:
    replaced = int(ledger["status"].isin(REPLACED).sum())
    asked, more = review[review["status"] != "more"], int((review["status"] == "more").sum())
    waiting = int((asked["status"] == "open").sum())
    now, before = standing_out(findings)
    found = "not estimated yet" if recall.share is None else f"{recall.share:.1%} (95 % interval from {recall.low:.1%})"
    return [
        f"Identifiers replaced: {replaced}, in {ledger['transcript_id'].nunique()} transcripts.",
        f"Review by a person: {'complete' if not waiting else f'**not complete**, {waiting} of {len(asked)} open'}."
        + (f" Beyond a page per transcript: {more} further questions without a decision." if more else ""),
        f"Mentions of persons that are replaced, as estimated from a random sample: {found}.",
        f"Participants who are the only ones with their attributes: {only_ones(participants)} of "
        f"{int((participants['withdrawn'] == '').sum())}.",
        f"Participants who stand out by facts left in: {now} now, {before} before any decision.",
    ]


_LEFT = {
    "kept": "by the rule of their category",
    "refused": "since a reviewer said so",
    "public": "since they are public names, which identify nobody (`anonymise.public`)",
}


def _counts(ledger: pd.DataFrame) -> str:
    """The replacements of each transcript by category, and what is kept as it was said."""
    if ledger.empty:
        return "Nothing was found that identifies."
    named = ledger.assign(category=ledger["category"].str.replace("_", " "))
    replaced = named[named["status"].isin(REPLACED)]
    counts = replaced.groupby(["transcript_id", "category"]).size().unstack(fill_value=0).sort_index()
    counts.loc["all"] = counts.sum()
    parts = [markdown(counts.reset_index().rename(columns={"transcript_id": "transcript"}))] if len(replaced) else []
    for status, why in _LEFT.items():
        kept = named.loc[named["status"] == status, "category"].value_counts().sort_index()
        if len(kept):
            listed = ", ".join(f"{name}: {number}" for name, number in kept.items())
            parts.append(f"Found, and left as they were said, {why}: {listed}.")
    return "\n\n".join(parts)


_QUESTIONS = {
    "frequent": "the list of what is replaced most often",
    "uncertain": "uncertain names",
    "unknown_word": "unknown words with a capital",
    "doubtful_link": "doubts who is meant",
    "fact": "facts that are left in",
    "once": "names said once",
    "sample": "turns drawn at random",
}


def _reviewed(review: pd.DataFrame, decisions: pd.DataFrame) -> str:
    more = int((review["status"] == "more").sum())
    review = review[review["status"] != "more"]
    done = review["status"] == "decided"
    if review.empty:
        return "There was nothing to review."
    share = review.assign(decided=done).groupby("kind")["decided"].agg(["sum", "size"])
    rows = [(words, *share.loc[kind]) for kind, words in _QUESTIONS.items() if kind in share.index]
    told = f"{int(done.sum())} of {len(review)} questions have a decision ({done.mean():.0%})."
    told += "" if done.all() else " **The review is not complete.**"
    if more:
        told += (
            f" {more} further questions, each less risky or less doubtful than those asked of its transcript, did not "
            "fit on the page of the transcript (`anonymise.review_page`) and have no decision."
        )
    reviewers = decisions.loc[decisions["decided_by"] != "", "decided_by"].nunique()
    if reviewers:
        told += f" Reviewers: {reviewers}; last decision: {decisions['decided_at'].max()[:10] or 'without date'}."
    return f"{told}\n\n{markdown(pd.DataFrame(rows, columns=['question about', 'decided', 'asked']))}"


def _rules_alone(languages: Iterable[str]) -> list[str]:
    """What it means that no model looked for names in some languages; nothing where one did in all."""
    shorts = sorted({one.split("-")[0] for one in languages})
    named = ", ".join(LANGUAGES[short].name if short in LANGUAGES else short for short in shorts)
    if not named:
        return []
    return [
        f"**No language model for: {named}.** There, names are found by the people list, by what announces somebody "
        "(titles, greetings, kinship) and by lists of names alone. A rare name that nothing announces is missed, and "
        "fewer places and organisations are found: read more turns drawn at random."
    ]


def _recall_sentence(recall: Recall, review: pd.DataFrame) -> str:
    if recall.share is None:
        return (
            "No estimate: no turn drawn at random has been read and counted yet, or none of them names a person. In "
            "the review queue, give the number of persons missed in each of them."
        )
    spread = review.loc[review["kind"] == "sample", "transcript_id"].nunique()
    return (
        f"In {recall.turns} turns drawn at random from {spread} transcripts and read by a person, {recall.replaced} "
        f"mentions of persons were replaced and {recall.missed} missed: an estimated recall of {recall.share:.1%} "
        f"(95 % interval {recall.low:.1%} to {recall.high:.1%}, Clopper and Pearson). The interval takes each mention "
        "for a draw of its own; mentions in one turn are alike, so the truth may lie somewhat outside it. What was "
        "missed there and added by the reviewer is replaced now, so the estimate is of the state before."
    )


def _rarity(participants: pd.DataFrame) -> str:
    """k-anonymity of the sheet's attributes: how many are alone, and the small groups."""
    here = participants[participants["withdrawn"] == ""]
    attributes = attributes_of(here)
    if not attributes:
        return "The sheet of participants says nothing of them that could make one stand out."
    classes = classes_of(participants)
    smallest, alone = int(classes["k"].min()), int((classes["k"] == 1).sum())
    said = f"Attributes: {', '.join(attributes)}. k = {smallest}: "
    if smallest == 1:
        said += f"{alone} of {len(here)} participants are the only ones with all of their attributes."
    else:
        said += f"each participant shares all attributes with at least {smallest - 1} other{'s' * (smallest > 2)}."
    if ages_of(here):
        banded = classes_of(participants, in_bands=True)
        said += (
            f" With ages in bands of ten years, k = {int(banded['k'].min())}, and {int((banded['k'] == 1).sum())} "
            "stand alone: never print ages in years."
        )
    few = classes[classes["k"] < FEW]
    if len(few):
        said += (
            f" Groups of fewer than {FEW}; leave attributes out of tables, or join their values:\n\n"
            f"{markdown(few.rename(columns={'labels': 'participants'}))}"
        )
    return said
