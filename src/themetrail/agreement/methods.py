"""A methods paragraph on agreement, with the study's numbers, fit for a paper; its words are those of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from themetrail.agreement.coded_units import CodedUnits
from themetrail.agreement.coefficients import coefficient_named
from themetrail.agreement.estimate import FEW_TRANSCRIPTS, UNDEFINED_DRAWS
from themetrail.agreement.facts import CodeFacts, facts_of_codes, groups_of_one, over_all
from themetrail.agreement.side_by_side import WITH_UNCODED, WITHOUT_UNCODED
from themetrail.agreement.words.language import Words, words_of
from themetrail.method_profiles import CODEBOOK_TA, COEFFICIENTS, Profile

RULES = ("union", "intersection", "majority", "primary")
ENGLISH = words_of("english")
MOST_NAMED = 12  # codes; of more, how many there are is said


def how_settled(rules: Iterable[str], words: Words = ENGLISH, *, read_twice: bool = False) -> str:
    """How disagreements were settled, in sentences, from the rules by which the codes of the consensus stand; besides
    RULES these are `single`, where one coder read a segment, and `adjudicated`. `read_twice`: whether several coders
    read any segment, where there is something to settle though no code of theirs may stand."""
    found = set(rules)
    by_rule = [words.say(f"settled_{rule}") for rule in RULES if rule in found]
    if not by_rule and not read_twice and "adjudicated" not in found:
        return words.say("settled_single")
    if not by_rule and "adjudicated" in found:
        by_rule = [words.say("settled_adjudicated")]
        found.discard("adjudicated")
    if not by_rule:
        by_rule = [words.say("settled_none")]
    if "single" in found:
        by_rule.append(words.say("settled_alone"))
    if "adjudicated" in found:
        by_rule.append(words.say("settled_left_open"))
    return " ".join(by_rule)


def methods_paragraph(
    frame: CodedUnits,
    table: pd.DataFrame,
    *,
    statistic: str = "alpha",
    settled: str = "",
    draws: int = 1000,
    fewest: int = 1,
    method: Profile = CODEBOOK_TA,
    names: Mapping[str, str] | None = None,
    further: Iterable[str] = (),
    words: Words = ENGLISH,
) -> str:
    """What was read by whom, the coefficient and its values, the lowest by name, and how disagreements were settled.

    `table` is the study's agreement table, `names` those of its codes, `fewest` the segments below which a code was
    given to too few; `further` are sentences of other tables, `settled` those on the consensus. Whether coders worked
    independently is known to people alone, and not said. Where the method computes no coefficient, the paragraph says
    why.
    """
    if refused := method.why_not(COEFFICIENTS):
        return str(words.sentences.get(f"why_not_{method.name}", refused))
    if len(frame.coders) < 2:
        n = len(frame.units) + frame.n_uncoded + frame.n_coded_once
        if not n:
            return words.say("no_coder")
        segments = words.say("segments", n)
        return f"{words.say('one_coder', segments=segments)} {words.say('settled_single')}"
    title = str(words.sentences.get(statistic, coefficient_named(statistic).title))
    facts = facts_of_codes(table, statistic)
    sentences = [
        *_what_was_read(frame, words),
        *_codes(facts, title, names or {}, fewest, draws, words),
        *_together(facts, title, words),
        _one_code(table, statistic, title, words),
        _sets(table, words),
        *further,
        settled,
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def said_of_parents(n: int, words: Words = ENGLISH) -> str:
    """That entries which coders apply and which have others below them were compared by themselves; empty of none."""
    return words.say("parents", n) if n else ""


def _what_was_read(frame: CodedUnits, words: Words) -> list[str]:
    """Who read how much, what of it was compared, and what was not."""
    twice = len(frame.units) + frame.n_uncoded
    total = twice + frame.n_coded_once
    said = [
        words.say(
            "compared",
            coders=words.say("coders", len(frame.coders)),
            segments=words.say("segments", total),
            twice=words.count(twice),
            percent=words.percent(twice / total),
        )
    ]
    if frame.n_uncoded:
        said.append(words.say("left_out", frame.n_uncoded))
    for group, coder in groups_of_one(frame):
        name = group.replace("_", " ")
        said.append(words.say("group_of_one" if coder else "group_apart", group=name, coder=coder))
    return said


def _codes(facts: CodeFacts, title: str, names: Mapping[str, str], fewest: int, draws: int, words: Words) -> list[str]:
    """The mean over codes, the lowest of them, and what has no value or no interval."""
    too_few = facts.too_few
    framed = [words.say("framed", facts.n_framed)] if facts.n_framed else []
    rare = (
        [words.say("too_few", len(too_few), fewest=fewest, codes=_named(too_few, names, words))] if len(too_few) else []
    )
    if facts.mean is None or facts.valued.empty:
        return [*rare, *framed, words.say("all_undefined", statistic=title, reasons=_reasons(facts, words))]
    mean = facts.mean
    said = [
        words.say(
            "average",
            statistic=title,
            value=words.value(mean["value"]),
            interval=_interval(mean, words),
            codes=words.say("codes", len(facts.valued)),
        ),
        _lowest(facts, names, words),
        *rare,
        *framed,
    ]
    if facts.why_undefined:
        n = sum(facts.why_undefined.values())
        said.append(words.say("undefined", n, reasons=_reasons(facts, words)))
    if mean["interval_reason"] == UNDEFINED_DRAWS:
        said.append(words.say("no_interval_of_average"))
    if alike := facts.n_without_disagreement:
        said.append(words.say("no_disagreement", alike))
    if facts.every["ci_low"].notna().any():
        said.append(words.say("intervals", draws=words.count(draws)))
    if facts.has_few_transcripts:
        said.append(words.say("few_transcripts"))
    return said


def _lowest(facts: CodeFacts, names: Mapping[str, str], words: Words) -> str:
    """The code with the lowest value, with the counts behind it; of several, the first in the codebook."""
    rows = facts.lowest
    first, highest = rows.iloc[0], words.value(facts.valued["value"].max())
    if words.value(first["value"]) == highest:
        return words.say("all_alike", highest=highest)
    told: dict[str, Any] = {"value": words.value(first["value"]), "highest": highest, "counts": _counts(first, words)}
    if len(rows) == 1:
        return words.say("lowest", **told, interval=_interval(first, words), code=_named(rows, names, words))
    name = words.quoted(names.get(first["code_id"], first["code_id"]))
    return words.say("lowest_and_others", **told, code=_named(rows, names, words), first=name)


def _counts(row: pd.Series, words: Words) -> str:
    """How often each coder gave a code, and both, or all of them."""
    coders, positives = row["coders"].split(";"), [int(n) for n in row["positives"].split(";")]
    if len(coders) == 2:
        of_each = [words.say("segments", n) for n in positives]
        return words.say(
            "counts_of_two",
            first=coders[0],
            second=coders[1],
            segments_first=of_each[0],
            segments_second=of_each[1],
            both=words.count(int(row["n_all"])),
        )
    return words.say("counts_of_more", any=words.say("segments", int(row["n_any"])), all=words.count(int(row["n_all"])))


def _together(facts: CodeFacts, title: str, words: Words) -> list[str]:
    """All codes together, over everything, and over the parts that stand side by side."""
    row = facts.pooled
    if row is None or pd.isna(row["value"]):
        return []
    n, value, interval = int(row["n_units"]), words.value(row["value"]), _interval(row, words)
    said = [words.say("pooled", n, statistic=title, value=value, interval=interval)]
    parts = []
    for scope, part in facts.sides.items():
        valued = words.say("side_undefined") if pd.isna(part["value"]) else words.value(part["value"])
        text = words.say("side_n", int(part["n_units"]), text=words.say(scope, value=valued))
        if scope in (WITH_UNCODED, WITHOUT_UNCODED):
            said.append(f"{text}.")
        else:
            parts.append(text)
    return [*said, words.say("sides", parts=words.listed(parts))] if parts else said


def _one_code(table: pd.DataFrame, statistic: str, title: str, words: Words) -> str:
    """Of one code per segment: the coefficient over the codes as the categories of one question."""
    row = over_all(table, "one_code", statistic)
    if row is None:
        return ""
    if pd.isna(row["value"]):
        return words.say("one_code_undefined", statistic=title, reason=words.reason(row["reason"]))
    return words.say("one_code", statistic=title, value=words.value(row["value"]))


def _sets(table: pd.DataFrame, words: Words) -> str:
    """Each coder's set of codes on a segment as one rating."""
    row = over_all(table, "overall", "alpha_masi")
    if row is None:
        return ""
    if pd.isna(row["value"]):
        return words.say("sets_undefined", reason=words.reason(row["reason"]))
    return words.say("sets", value=words.value(row["value"]), interval=_interval(row, words))


def _interval(row: pd.Series, words: Words) -> str:
    """The intervals of a row in brackets, that over transcripts with its flag; empty without any."""
    few = "of_few_transcripts" if row["transcript_reason"] == FEW_TRANSCRIPTS else "of_transcripts"
    parts = [
        words.say(
            "interval", limits=words.interval(row[f"{prefix}ci_low"], row[f"{prefix}ci_high"]), what=words.say(what)
        )
        for prefix, what in (("", "of_segments"), ("transcript_", few))
        if pd.notna(row[f"{prefix}ci_low"])
    ]
    return f" ({words.say('then').join(parts)})" if parts else ""


def _reasons(facts: CodeFacts, words: Words) -> str:
    """Why codes have no value, in words, with how many of them where the reasons differ."""
    counts = facts.why_undefined or dict(facts.every["reason"].value_counts(sort=False))
    if len(counts) == 1:
        return words.reason(next(iter(counts)))
    return words.say("then").join(f"{words.count(n)}: {words.reason(reason)}" for reason, n in counts.items())


def _named(rows: pd.DataFrame, names: Mapping[str, str], words: Words) -> str:
    """The codes by name; of many, the first ones and how many there are."""
    named = [words.quoted(names.get(code, code)) for code in rows["code_id"]]
    return words.listed(named) if len(named) <= MOST_NAMED else f"{', '.join(named[:MOST_NAMED])}, …"
