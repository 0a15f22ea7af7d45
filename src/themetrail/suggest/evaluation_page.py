"""The page of the evaluation, for people who know no statistics: what suggestions are worth, and what is promised."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from themetrail.interface.suggestions.words import suggestion_words
from themetrail.page_tables import PAGE_TABLES, listed_table
from themetrail.suggest.baselines import MODEL, MOST_FREQUENT, NEAREST, REGRESSION
from themetrail.suggest.evaluation import CODERS
from themetrail.suggest.labour import FEWEST, RANDOM, UNSURE_FIRST
from themetrail.suggest.promises import CERTIFIED, MISSED, TOO_LITTLE, WRONG
from themetrail.words_in_print import Words

METHODS = (MODEL, REGRESSION, NEAREST, MOST_FREQUENT)
_LOOKS = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
th{border-bottom:1px solid #1a1a1a}svg{max-width:100%;height:auto}"""


def evaluation_page(
    evaluation: pd.DataFrame,
    promises: pd.DataFrame,
    labour: pd.DataFrame,
    names: Mapping[str, str],
    figure: str,
    language: str = "english",
    *,
    nearest_only: bool = False,
) -> str:
    """The page (HTML) from the tables of the contracts EVALUATION, PROMISES and LABOUR, the names of codes and the
    figure; `nearest_only`: codes of the nearest coded segments are shown in place of what these tables judge."""
    words = suggestion_words(language)
    overall = evaluation[evaluation["scope"] == "overall"].set_index(["method", "measure"])
    nothing = f"nothing_{overall.loc[(MODEL, 'recall_at_1'), 'reason']}"
    if nothing in words.sentences:
        body = f"<p>{words.say(nothing)}</p>" + _promises(promises, names, words)
    else:
        body = _worth(overall, words, nearest_only=nearest_only) + figure[figure.find("<svg") :]
        body += f"<p>{words.say('caption')}</p>" + _labour(labour, words)
        body += _promises(promises, names, words)
        body += _codes(evaluation[evaluation["scope"] == "code"], names, words)
    title = words.say("worth_title")
    return f"""<!DOCTYPE html>
<html lang="{words.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{PAGE_TABLES}{_LOOKS}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def _worth(overall: pd.DataFrame, words: Words, *, nearest_only: bool) -> str:
    segments, transcripts = (
        int(overall.loc[(MODEL, "coverage"), column]) for column in ("n_segments", "n_transcripts")
    )
    right, coders = overall.loc[(MODEL, "precision")], overall.loc[(CODERS, "micro_f1"), "value"]
    said = [words.say("as_if_new", segments=words.count(segments), transcripts=words.count(transcripts))]
    if nearest_only:
        said.append(words.say("nearest_only"))
    else:
        said.append(words.say("proposed_for", share=_per_cent(overall.loc[(MODEL, "coverage"), "value"], words)))
    if pd.notna(right["value"]) and not nearest_only:
        said.append(words.say("proposals_right", share=_cell(right, words)))
    if pd.isna(coders):
        said.append(words.say("two_coders_unknown"))
    else:
        said += [words.say("two_coders_agree", share=_per_cent(coders, words)), words.say("no_better")]
    first = ("recall_at_1", "recall_at_3", "recall_at_5")
    heads = (
        "",
        words.say("proposed_first"),
        words.say("among_the_first", first=3),
        words.say("among_the_first", first=5),
        words.say("same_code"),
    )
    rows = [
        (
            words.say(f"method_{method}"),
            *(_cell(overall.loc[(method, measure)], words) for measure in (*first, "micro_f1")),
        )
        for method in METHODS
    ]
    rows.append((words.say("method_coders"), "", "", "", _cell(overall.loc[(CODERS, "micro_f1")], words)))
    return f"""<p>{" ".join(said)}</p>
{listed_table(heads, rows)}
<p>{words.say("interval_of_worth")}</p>
"""


def _labour(labour: pd.DataFrame, words: Words) -> str:
    title = words.say("reading_title")
    if labour.empty:
        return f"<h2>{title}</h2>\n<p>{words.say('reading_unknown', fewest=FEWEST)}</p>\n"
    heads = ("read_by_people", "of_segments", "kappa", "of_peoples_codes", "kappa_unsure_first")
    random, unsure = (labour[labour["order"] == order].set_index("by_hand") for order in (RANDOM, UNSURE_FIRST))
    n = int(random["transcripts"].iloc[0])
    rows = [
        (
            words.say("step_of", step=words.count(step), all=words.count(n)),
            _per_cent(row["segments_by_hand"], words),
            words.say("between", **{to: words.value(row[of]) for to, of in _KAPPAS.items()}),
            _per_cent(row["recall"], words),
            words.value(unsure.loc[step, "kappa"]),
        )
        for step, row in random.iterrows()
    ]
    some = min(random.index, key=lambda step: abs(step - 0.6 * n))
    at, none = random.loc[some], random.loc[0]
    reading = words.say(
        "reading",
        some=words.count(some),
        all=words.count(n),
        recall=_per_cent(at["recall"], words),
        kappa=words.value(at["kappa"]),
        recall_unread=_per_cent(none["recall"], words),
        kappa_unread=words.value(none["kappa"]),
    )
    return f"""<h2>{title}</h2>
<p>{reading}</p>
{listed_table([words.say(head) for head in heads], rows)}
<p>{words.say("interval_of_reading")}</p>
"""


_KAPPAS = {"value": "kappa", "low": "kappa_low", "high": "kappa_high"}


def _promises(promises: pd.DataFrame, names: Mapping[str, str], words: Words) -> str:
    if promises.empty:
        return ""
    share, sure = (_per_cent(promises[column].iloc[0], words) for column in ("share", "confidence"))
    rows = []
    for code_id, both in promises.groupby("code_id", sort=False):
        kinds = both.set_index("promise")
        rows.append((_name(code_id, names), *(_promise(kinds.loc[kind], words) for kind in (MISSED, WRONG))))
    heads = (words.say("code"), *(words.say(kind, share=share) for kind in (MISSED, WRONG)))
    return f"""<h2>{words.say("promised_title")}</h2>
<p>{words.say("promised", sure=sure, file="<code>reading.csv</code>")}</p>
{listed_table(heads, rows)}
"""


def _promise(row: pd.Series, words: Words) -> str:
    if row["status"] == CERTIFIED:
        return words.say(
            "certified", share=_per_cent(row["read"], words), threshold=words.brief(row["threshold"], digits=3)
        )
    status = words.say(f"status_{row['status']}")
    if pd.isna(row["more_passages"]):
        return words.say("no_more_would_do", status=status)
    n_of = "passages_at_least" if row["status"] == TOO_LITTLE else "passages_about"
    passages, transcripts = words.say(n_of, int(row["more_passages"])), int(row["more_transcripts"])
    others = words.say("in_more_transcripts", transcripts) if transcripts else ""
    return words.say("would_do", status=status, passages=passages, transcripts=others)


def _codes(rows: pd.DataFrame, names: Mapping[str, str], words: Words) -> str:
    found = []
    for code_id, of in rows.groupby("code_id", sort=False):
        cells = of.set_index("measure")
        passages, transcripts = (words.count(int(cells.iloc[0][n])) for n in ("n_segments", "n_transcripts"))
        support = words.say("passages_in", passages=passages, transcripts=transcripts)
        shares = (_cell(cells.loc[measure], words) for measure in ("precision", "recall"))
        found.append((_name(code_id, names), support, *shares))
    heads = [words.say(head) for head in ("code", "support", "precision", "recall")]
    return f"<h2>{words.say('codes_title')}</h2>\n{listed_table(heads, found)}"


def _name(code_id: object, names: Mapping[str, str]) -> str:
    return escape(names.get(str(code_id)) or str(code_id))


def _per_cent(value: float, words: Words) -> str:
    return "-" if pd.isna(value) else words.say("share", n=f"{100 * value:.0f}")


def _cell(row: pd.Series, words: Words) -> str:
    """A value in per cent with its interval."""
    if pd.isna(row["value"]) or pd.isna(row["ci_low"]):
        return _per_cent(row["value"], words)
    n, low, high = (f"{100 * row[name]:.0f}" for name in ("value", "ci_low", "ci_high"))
    return words.say("share_between", n=n, low=low, high=high)
