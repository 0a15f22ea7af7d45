"""What is still to come in the rounds of coding, in words. As long as there is anything, tables are provisional."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from themetrail.report.words.language import words_of
from themetrail.words_in_print import Words


class Missing(NamedTuple):
    """One thing that is still to come: which kind (`what` of STILL_TO_COME), how many, of how many transcripts."""

    what: str
    round: str = ""
    coders: tuple[str, ...] = ()
    n: int = 0
    transcripts: int = 0


def missing_of(still_to_come: pd.DataFrame) -> list[Missing]:
    """One for each round that is to come, and one for each kind of thing that is missing besides."""
    by_kind = {kind: still_to_come[still_to_come["what"] == kind] for kind in set(still_to_come["what"])}
    missing = []
    for name in dict.fromkeys(still_to_come["round"]):
        of_round = still_to_come[still_to_come["round"] == name]
        awaited = tuple(of_round.loc[of_round["what"] == "coder_awaited", "coder_id"])
        if (of_round["what"] == "round_not_issued").any():
            missing.append(Missing("round_not_issued", name))
        elif awaited:
            missing.append(Missing("coder_awaited", name, awaited))
    for kind in ("unseen", "given_to_nobody", "split_open", "unresolved"):
        if kind in by_kind:
            n, transcripts = len(by_kind[kind]), by_kind[kind]["transcript_id"].nunique()
            missing.append(Missing(kind, n=n, transcripts=transcripts))
    return missing


def clauses_of(still_to_come: pd.DataFrame, words: Words | None = None) -> list[str]:
    """What is still to come, each in one clause, in English where no words are given."""
    return [clause_of(one, words or words_of()) for one in missing_of(still_to_come)]


def clause_of(one: Missing, words: Words) -> str:
    """One thing that is still to come."""
    transcripts = words.say("of_transcripts", one.transcripts)
    return words.say(one.what, one.n, round=one.round, coders=", ".join(one.coders), transcripts=transcripts)


def provisional(clauses: Sequence[str], words: Words) -> str:
    """What is still to come, in one sentence; empty where nothing is."""
    return words.say("provisional", what=words.say("then").join(clauses)) if clauses else ""
