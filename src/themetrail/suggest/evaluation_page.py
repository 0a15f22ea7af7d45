"""The page of the evaluation, for people who know no statistics: what suggestions are worth, and what is promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from themetrail.suggest.baselines import MODEL, MOST_FREQUENT, NEAREST, REGRESSION
from themetrail.suggest.evaluation import CODERS
from themetrail.suggest.labour import FEWEST, RANDOM, UNSURE_FIRST
from themetrail.suggest.promises import CERTIFIED, MISSED, SUGGESTED, TOO_LITTLE, WRONG

REASONS = {
    "disabled": "Suggestions are switched off.",
    "no_prior_data": "There is no prior coded data and no earlier round, so nothing is suggested.",
    "no_code": "The codebook has no entry that coders may apply.",
    "too_few_examples": "No code has enough coded examples or words in the codebook.",
    "one_transcript": "All coded data are from one transcript, so nobody can tell what suggestions are worth.",
    "no_blind_decision": "All coded data were decided with suggestions on view, so they cannot judge suggestions.",
}
METHODS = {
    MODEL: "Suggestions",
    REGRESSION: "Words in a regression",
    NEAREST: "Nearest coded segment",
    MOST_FREQUENT: "Most frequent code",
}
STATUSES = {CERTIFIED: "certified", SUGGESTED: "suggested, no promise", TOO_LITTLE: "too little evidence"}
_LOOKS = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;margin:1rem 0}th,td{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}
th{border-bottom:1px solid #1a1a1a}svg{max-width:100%;height:auto}"""


def evaluation_page(
    evaluation: pd.DataFrame, promises: pd.DataFrame, labour: pd.DataFrame, names: Mapping[str, str], figure: str
) -> str:
    """The page (HTML) from the tables of the contracts EVALUATION, PROMISES and LABOUR, the names of codes and the
    figure."""
    overall = evaluation[evaluation["scope"] == "overall"].set_index(["method", "measure"])
    reason = overall.loc[(MODEL, "recall_at_1"), "reason"]
    if reason in REASONS:
        body = f"<p>{REASONS[reason]}</p>" + _promises(promises, names)
    else:
        body = _worth(overall) + figure[figure.find("<svg") :] + _CAPTION + _labour(labour)
        body += _promises(promises, names)
        body += _codes(evaluation[evaluation["scope"] == "code"], names)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What suggestions are worth</title>
<style>{_LOOKS}</style>
</head>
<body>
<h1>What suggestions are worth</h1>
{body}
</body>
</html>
"""


_CAPTION = """<p>First: if only the segments were coded of which a method is surest, how often would its first code be
right? Second: of the codes to which the program gives a probability of 30 %, people gave about 30 % where the line is
on the diagonal.</p>"""


def _worth(overall: pd.DataFrame) -> str:
    n, of = (int(overall.loc[(MODEL, "coverage"), column]) for column in ("n_segments", "n_transcripts"))
    right, coders = overall.loc[(MODEL, "precision")], overall.loc[(CODERS, "micro_f1"), "value"]
    said = [f"It proposed something for {_per_cent(overall.loc[(MODEL, 'coverage'), 'value'])} of the segments."]
    if pd.notna(right["value"]):
        said.append(f"Of its proposals {_cell(right)} were right.")
    if pd.isna(coders):
        said.append("How far two coders agree without suggestions is not known: no segment was coded so by two.")
    else:
        said.append(f"Two coders without suggestions give the same code in {_per_cent(coders)} of the cases.")
        said.append("No program can be expected to do better.")
    first = ("recall_at_1", "recall_at_3", "recall_at_5")
    heads = ("", "of people's codes, first proposed", "among the first 3", "among the first 5", "the same code (F1)")
    rows = [
        (label, *(_cell(overall.loc[(method, measure)]) for measure in (*first, "micro_f1")))
        for method, label in METHODS.items()
    ]
    rows.append(("Two coders, without suggestions", "", "", "", _cell(overall.loc[(CODERS, "micro_f1")])))
    return f"""<p>Each transcript was coded by the program as if nobody had coded it yet: {n} segments of {of}
transcripts. Then its proposals were held against what people had decided. {" ".join(said)}</p>
{_table(heads, rows)}
<p>In brackets: where the figure would be with other transcripts like these, in 95 of 100 cases.</p>
"""


def _labour(labour: pd.DataFrame) -> str:
    if labour.empty:
        return f"""<h2>What reading is worth</h2>
<p>With fewer than {FEWEST} transcripts that people coded without suggestions, nobody can tell.</p>
"""
    heads = ("read by people", "of the segments", "kappa", "of people's codes", "kappa, the least sure first")
    random, unsure = (labour[labour["order"] == order].set_index("by_hand") for order in (RANDOM, UNSURE_FIRST))
    n = int(random["transcripts"].iloc[0])
    rows = [
        (
            f"{step} of {n} transcripts",
            _per_cent(row["segments_by_hand"]),
            f"{row['kappa']:.2f} ({row['kappa_low']:.2f} to {row['kappa_high']:.2f})",
            _per_cent(row["recall"]),
            f"{unsure.loc[step, 'kappa']:.2f}",
        )
        for step, row in random.iterrows()
    ]
    some = min(random.index, key=lambda step: abs(step - 0.6 * n))
    at, none = random.loc[some], random.loc[0]
    return f"""<h2>What reading is worth</h2>
<p>Third: with {some} of {n} transcripts coded by hand, and the suggestions for the others taken as they are, the coding
would hold {_per_cent(at["recall"])} of the codes that people gave, and its kappa with theirs would be
{at["kappa"]:.2f}; with none of them read {_per_cent(none["recall"])} and {none["kappa"]:.2f}. That is how much would be
lost where nobody reads. It is no way to code: no code counts that nobody confirmed, and what is lost is not lost at
random, since passages that say a thing in words of their own are the first to be missed. The suggestions were learnt
from all other transcripts; from fewer they would be worse, so the upper rows are too high.</p>
{_table(heads, rows)}
<p>In brackets: nine in ten of the orders that were drawn.</p>
"""


def _promises(promises: pd.DataFrame, names: Mapping[str, str]) -> str:
    if promises.empty:
        return ""
    share, sure = _per_cent(promises["share"].iloc[0]), _per_cent(promises["confidence"].iloc[0])
    rows = []
    for code_id, both in promises.groupby("code_id", sort=False):
        kinds = both.set_index("promise")
        rows.append((_name(code_id, names), *(_promise(kinds.loc[kind]) for kind in (MISSED, WRONG))))
    heads = ("code", f"at most {share} of its passages are missed", f"at most {share} of those proposed are wrong")
    return f"""<h2>What can be promised</h2>
<p>For new transcripts like these, {sure} sure for each code, as a mean over transcripts. Of codes that are certified
not to be missed, the segments to read are in <code>reading.csv</code>.</p>
{_table(heads, rows)}
"""


def _promise(row: pd.Series) -> str:
    if row["status"] == CERTIFIED:
        return f"certified: read {_per_cent(row['read'])} of the segments (probability {row['threshold']:.3g} or more)"
    if pd.isna(row["more_passages"]):
        return f"{STATUSES[row['status']]}: more of the same would not do"
    more = "at least" if row["status"] == TOO_LITTLE else "about"
    more += f" {int(row['more_passages'])} more coded passages"
    if row["more_transcripts"]:
        more += f" in {int(row['more_transcripts'])} more transcripts"
    return f"{STATUSES[row['status']]}: {more} would do"


def _codes(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    found = []
    for code_id, of in rows.groupby("code_id", sort=False):
        cells = of.set_index("measure")
        first = cells.iloc[0]
        support = f"{int(first['n_segments'])} in {int(first['n_transcripts'])}"
        found.append((_name(code_id, names), support, _cell(cells.loc["precision"]), _cell(cells.loc["recall"])))
    heads = ("code", "passages in transcripts", "of the proposals right", "of the passages found")
    return f"<h2>Code by code</h2>\n{_table(heads, found)}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    first = "".join(f"<th>{head}</th>" for head in heads)
    others = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tr>{first}</tr>\n{others}</table>"


def _name(code_id: object, names: Mapping[str, str]) -> str:
    return escape(names.get(str(code_id)) or str(code_id))


def _per_cent(value: float) -> str:
    return "-" if pd.isna(value) else f"{100 * value:.0f} %"


def _cell(row: pd.Series) -> str:
    """A value in per cent with its interval."""
    between = "" if pd.isna(row["ci_low"]) else f" ({100 * row['ci_low']:.0f} to {100 * row['ci_high']:.0f})"
    return _per_cent(row["value"]) + between
