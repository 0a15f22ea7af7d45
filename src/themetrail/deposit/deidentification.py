"""The public log of how people were made unrecognisable: counts, rules, models and who decided; never an original."""

from __future__ import annotations

import pandas as pd

from themetrail.contracts.deposit import REPLACED_COUNTS
from themetrail.deposit.anonymity import AS_IS, GENERAL, MadeGeneral
from themetrail.deposit.material import Deidentification, Material
from themetrail.rows import tuples_of
from themetrail.whole_number import counted

_STATUS = {
    "applied": "replaced",
    "kept": "left as it was said, by the rule of its category",
    "public": "left as it was said, as a public name",
    "refused": "left as it was said, by a reviewer's decision",
    "awaiting_review": "replaced until a reviewer has decided",
}
PERSONS_APPEAR = {
    "labels": "Participants appear by their labels, all others under numbered placeholders such as [Person 3].",
    "placeholder": "All persons appear under numbered placeholders such as [Person 3].",
    "invented": "All persons appear under invented names of the same language.",
}
_TREATMENT = {"keep": "left as it was said", "placeholder": "replaced by a placeholder", "generalise": "made general"}


def replaced_counts(of: Deidentification) -> pd.DataFrame:
    """REPLACED_COUNTS: mentions by interview, category and what became of them."""
    counts = of.ledger.groupby(["transcript_id", "category", "status"]).size().sort_index()
    rows = [
        {"interview_id": interview, "category": category, "status": status, "mentions": mentions}
        for (interview, category, status), mentions in counts.items()
    ]
    return REPLACED_COUNTS.frame(rows)


def log_page(material: Material, general: MadeGeneral) -> bytes:
    """The log, as Markdown."""
    of = material.deidentification
    parts = [
        "# How people were made unrecognisable",
        "This log holds counts, rules, models and ids of reviewers. It holds nothing that was replaced. What stands for"
        " whom is in no file of this deposit.",
        "## What was replaced",
        *_counted(of.ledger),
        "`deidentification_counts.csv` gives these numbers by interview.",
        "## By which rules",
        *_rules(of),
        "## By which models",
        *_models(of),
        "## What people reviewed",
        *_reviewed(of),
        "## What was done to the participants' attributes",
        *_made_general(material, general),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _counted(ledger: pd.DataFrame) -> list[str]:
    if ledger.empty:
        return ["Nothing was found that identifies."]
    counts = ledger.groupby(["category", "status"]).size().sort_index()
    lines = [
        f"| {str(category).replace('_', ' ')} | {_STATUS[status]} | {mentions} |"
        for (category, status), mentions in counts.items()
    ]
    return ["\n".join(["| category | what became of it | mentions |", "|---|---|---|", *lines])]


def _rules(of: Deidentification) -> list[str]:
    rules = [f"- {category}: {_TREATMENT[treatment]}" for category, treatment in sorted(of.rules.categories.items())]
    rules.append("- e-mail addresses, telephone numbers, web addresses, postal addresses and other numbers: replaced")
    return [PERSONS_APPEAR[of.rules.persons], "\n".join(rules)]


def _models(of: Deidentification) -> list[str]:
    if not of.models:
        return ["No language model looked for names."]
    return [
        "\n".join(
            f"- {name}, SHA-256 {digest}" for digest, name in sorted(of.models.items(), key=lambda one: one[::-1])
        )
    ]


def _reviewed(of: Deidentification) -> list[str]:
    done = int((of.review["status"] == "decided").sum())
    said = f"{done} of {len(of.review)} questions that the program asked have a decision by a person."
    if of.reviewers:
        said += f" Reviewers: {', '.join(of.reviewers)}."
    parts = [said]
    for turns, replaced, missed, share, low, high in tuples_of(
        of.recall, "turns", "replaced", "missed", "share", "ci_low", "ci_high"
    ):
        if not pd.isna(share):
            persons = counted(replaced, "mention of a person was", "mentions of persons were")
            parts.append(
                f"In {counted(turns, 'turn')} drawn at random and read by a person, {persons} replaced"
                f" and {missed} missed: an estimated recall of {share:.1%} (95% interval {low:.1%} to {high:.1%})."
                " What was missed there is replaced now."
            )
    return parts


def _made_general(material: Material, general: MadeGeneral) -> list[str]:
    if not material.attributes:
        return ["The deposit tells no attributes of participants."]
    said = {AS_IS: "as stated", GENERAL: "made general: values are put together", None: "left out"}
    lines = [f"- `{name}`: {said.get(what, said[None])}" for name, what in general.became.items()]
    return [
        f"Each row of the table of participants is shared by at least {general.smallest} participants in all of its"
        f" attributes together (k-anonymity; k = {material.k} was asked for). Whole columns were made general, one step"
        " at a time, those with the most different values first; no participant was left out.",
        "\n".join(lines),
        "The dates of interviews are given as year and month. Which interviews somebody took part in, and what is said"
        " in them, are not part of this measure: whoever knows a participant well may still recognise them.",
    ]
