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
    table_of,
)
from themetrail.contracts.anonymise import RECALL
from themetrail.contracts.study import PARTICIPANTS
from themetrail.interface.risk.words import risk_words
from themetrail.interface.verdicts.words import verdict_words
from themetrail.languages.table import LANGUAGES, phrases_of_all
from themetrail.whole_number import whole_number
from themetrail.words_in_print import Words

AGE_BAND = 10
_AGES = phrases_of_all(lambda language: language.calendar.age_columns)
REPLACED = ("applied", "awaiting_review")  # the states of a replacement in which the words are gone
LEFT = ("kept", "refused", "public")  # those in which they stand as they were said: by a rule, a reviewer, a list
ASKED_ABOUT = ("frequent", "uncertain", "unknown_word", "doubtful_link", "fact", "once", "sample")  # as they are listed
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
    language: str = "english",
) -> str:
    """The report as Markdown. It holds counts, categories, labels and attributes, and no words from transcripts.

    `findings` are FINDINGS, of which the public report tells kinds and counts; `languages` are those of the study,
    `without_model` those in which names are found by rules and lists alone. It is written in `language`.
    """
    words = risk_words(language)
    say = words.say
    recall = estimated_recall(review, decisions, ledger)
    short = _in_short(ledger, review, recall, participants, findings, words)
    parts = [
        f"# {say('report_heading', study=title)}",
        f"## {say('in_short')}",
        "\n".join(f"- {line}" for line in short),
        f"## {say('what_these_data_are')}",
        say("pseudonymised"),
        f"## {say('what_was_replaced')}",
        _counts(ledger, words),
        f"## {say('what_was_reviewed')}",
        _reviewed(review, decisions, words),
        f"## {say('what_may_be_missed')}",
        *_rules_alone(without_model, words),
        _recall_sentence(recall, review, words),
        f"## {say('singling_out')}",
        say("by_the_sheet"),
        _rarity(participants, words),
        say("by_what_they_tell"),
        singled_out(findings, words),
        f"## {say('linkability')}",
        links_found(findings, words),
        f"## {say('inference')}",
        inferred(findings, words),
        f"## {say('who_could_join')}",
        joined(findings, words),
        f"## {say('what_was_decided')}",
        decided(findings, words),
        f"## {say('what_is_not_covered')}",
        not_covered(languages, words),
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
    words: Words,
) -> list[str]:
    say, count = words.say, words.count
    replaced = count(int(ledger["status"].isin(REPLACED).sum()))
    asked, more = review[review["status"] != "more"], int((review["status"] == "more").sum())
    waiting = int((asked["status"] == "open").sum())
    reviewed = [
        say("short_open", waiting=count(waiting), asked=count(len(asked))) if waiting else say("short_reviewed")
    ]
    reviewed += [say("short_more", more)] if more else []
    now, before = standing_out(findings)
    here = int((participants["withdrawn"] == "").sum())
    return [
        say("short_replaced", replaced=replaced, transcripts=say("transcripts", ledger["transcript_id"].nunique())),
        " ".join(reviewed),
        say("short_no_recall")
        if recall.share is None or recall.low is None
        else say("short_recall", share=words.percent(recall.share), low=words.percent(recall.low)),
        say("short_only_ones", alone=count(only_ones(participants)), of=count(here)),
        say("short_stand_out", now=count(now), before=count(before)),
    ]


def _counts(ledger: pd.DataFrame, words: Words) -> str:
    """The replacements of each transcript by category, and what is kept as it was said."""
    if ledger.empty:
        return words.say("nothing_found")
    replaced = ledger[ledger["status"].isin(REPLACED)]
    counts = replaced.groupby(["transcript_id", "category"]).size().unstack(fill_value=0).sort_index()
    parts = []
    if len(replaced):
        header = [words.say("column_transcript"), *(_category(name, words) for name in counts.columns)]
        total = (words.say("row_all"), *counts.sum())
        parts.append(markdown(header, [*counts.itertuples(), total]))
    for status in LEFT:
        kept = ledger.loc[ledger["status"] == status, "category"].value_counts().sort_index()
        if len(kept):
            told = [words.say("count", what=_category(name, words), n=number) for name, number in kept.items()]
            parts.append(words.say(f"left_{status}", counts=", ".join(told)))
    return "\n\n".join(parts)


def _category(name: object, words: Words) -> str:
    return verdict_words(words.language).say(f"category_{name}")


def _reviewed(review: pd.DataFrame, decisions: pd.DataFrame, words: Words) -> str:
    """How many of the questions of each kind a person has decided."""
    say = words.say
    more = int((review["status"] == "more").sum())
    review = review[review["status"] != "more"]
    done = review["status"] == "decided"
    if review.empty:
        return say("nothing_to_review")
    share = review.assign(decided=done).groupby("kind")["decided"].agg(["sum", "size"])
    rows = [(say(f"about_{kind}"), *share.loc[kind]) for kind in ASKED_ABOUT if kind in share.index]
    told = [
        say(
            "reviewed",
            done=words.count(int(done.sum())),
            asked=words.count(len(review)),
            share=words.writing.percent(done.mean(), 0, words.code),
        )
    ]
    told += [] if done.all() else [say("not_complete")]
    told += [say("reviewed_more", more)] if more else []
    reviewers = decisions.loc[decisions["decided_by"] != "", "decided_by"].nunique()
    if reviewers:
        day = decisions["decided_at"].max()[:10] or say("no_day")
        told.append(say("reviewers", reviewers=words.count(reviewers), day=day))
    return f"{' '.join(told)}\n\n{table_of(('question', 'decided', 'asked'), rows, words)}"


def _rules_alone(languages: Iterable[str], words: Words) -> list[str]:
    """What it means that no model looked for names in some languages; nothing where one did in all."""
    shorts = sorted({one.split("-")[0] for one in languages})
    if not shorts:
        return []
    in_english = {short: LANGUAGES[short].name if short in LANGUAGES else short for short in shorts}
    named = [words.named(f"language_{short}", name) for short, name in in_english.items()]
    return [words.say("rules_alone", languages=", ".join(named))]


def _recall_sentence(recall: Recall, review: pd.DataFrame, words: Words) -> str:
    if recall.share is None or recall.low is None or recall.high is None:
        return words.say("no_recall")
    spread = review.loc[review["kind"] == "sample", "transcript_id"].nunique()
    return words.say(
        "recall",
        turns=words.say("turns_drawn", recall.turns),
        transcripts=words.say("transcripts", spread),
        replaced=words.say("persons_replaced", recall.replaced),
        missed=words.count(recall.missed),
        share=words.percent(recall.share),
        interval=words.limits(words.percent(recall.low), words.percent(recall.high)),
    )


def _rarity(participants: pd.DataFrame, words: Words) -> str:
    """k-anonymity of the sheet's attributes: how many are alone, and the small groups."""
    say = words.say
    here = participants[participants["withdrawn"] == ""]
    attributes = attributes_of(here)
    if not attributes:
        return say("no_attributes")
    classes = classes_of(participants)
    smallest, alone = int(classes["k"].min()), int((classes["k"] == 1).sum())
    said = [say("attributes", attributes=", ".join(attributes), k=words.count(smallest))]
    said.append(
        say("only_ones", alone, of=words.count(len(here))) if smallest == 1 else say("shared_with", smallest - 1)
    )
    if ages_of(here):
        banded = classes_of(participants, in_bands=True)["k"]
        said.append(say("in_bands", int((banded == 1).sum()), k=words.count(int(banded.min()))))
    few = classes[classes["k"] < FEW].rename(columns={"labels": say("column_participants")})
    if len(few):
        said.append(say("small_groups", few=FEW))
    table = markdown(list(map(str, few.columns)), few.itertuples(index=False)) if len(few) else ""
    return "\n\n".join(filter(None, [" ".join(said), table]))
