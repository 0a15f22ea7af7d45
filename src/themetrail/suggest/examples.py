"""Coded examples: segments that people coded before, from earlier work or from earlier rounds, in one shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.codebook_changes import SPLIT, CodebookChanges
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of
from themetrail.suggest.framing import ANY

PRIOR_SOURCE = "prior"
COLUMNS = ("source", "transcript_id", "segment_id", "text", "previous", "following", "codes")
_PLACE = ("transcript_id", "turn")
_HAS_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Agreement:
    """How alike coders are where none saw suggestions: of the codes that one gave to so many `segments`, how often
    (`given`, once for each other coder who read the segment) and how often the other gave it too (`agreed`).
    `by_transcript` has the two numbers, agreed and given, of each transcript."""

    segments: int = 0
    given: int = 0
    agreed: int = 0
    by_transcript: tuple[tuple[int, int], ...] = ()

    @property
    def share(self) -> float:
        """F1 of one coder against another; nan where no two coded the same."""
        return self.agreed / self.given if self.given else float("nan")


@dataclass(frozen=True)
class Examples:
    """Coded examples, sorted. `table` has the columns COLUMNS, `on_view` (yes: somebody decided with a suggestion on
    view), `chosen_by` (gain: suggestions were unsure of its transcript), `speaker` (empty: nobody knows), and
    `question`, the one that was answered (ANY: nobody knows); `codes` is a tuple of code_ids (empty: no code applied).

    `agreement` is that of the study's own coders. `same_talk` names for a transcript the one whose talk it holds too.
    `left_out` counts the uses of codes that no coder of this study can apply, `wordless` the segments without a word.
    """

    table: pd.DataFrame
    left_out: Counter = field(default_factory=Counter)
    wordless: int = 0
    agreement: Agreement = Agreement()
    same_talk: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def gather(cls, parts: list[pd.DataFrame], codebook: Codebook, agreement: Agreement | None = None) -> Examples:
        """Examples from several tables of the columns COLUMNS, each segment once.

        Codes that are none that coders may apply are taken off and counted. Raises StudyError where an
        id holds `;`, which separates ids in the evidence.
        """
        table = pd.concat(
            [pd.DataFrame(columns=[*COLUMNS, "question", "speaker", "on_view", "chosen_by"]), *parts], ignore_index=True
        )
        table = table.fillna({"question": ANY, "speaker": "", "on_view": "", "chosen_by": ""})
        if table["segment_id"].astype("str").str.contains(";").any():
            raise StudyError("a segment_id of coded data must not hold ';', which separates ids")
        known = set(codebook.codes)
        left_out = Counter(code for codes in table["codes"] for code in codes if code not in known)
        table["codes"] = [tuple(sorted(set(codes) & known)) for codes in table["codes"]]
        worded = table["text"].map(lambda words: bool(_HAS_WORD.search(words))).astype(bool)
        table = table[worded].sort_values(["source", "transcript_id", "segment_id"], ignore_index=True)
        return cls(table, left_out, int((~worded).sum()), agreement or Agreement())

    def __len__(self) -> int:
        return len(self.table)

    @property
    def judging(self) -> np.ndarray:
        """Which examples may judge suggestions: nobody decided them with a suggestion on view, and their transcript was
        not chosen since suggestions were unsure of it."""
        is_fair = (self.table["on_view"] != "yes") & (self.table["chosen_by"] != "gain")
        return is_fair.to_numpy(dtype=bool)

    @property
    def transcripts(self) -> np.ndarray:
        """The transcript of each example. A transcript coded in several rounds is one; earlier work is kept apart,
        but for the same talk."""
        earlier = np.where(self.table["source"] == PRIOR_SOURCE, "prior/", "study/").astype(object)
        names = (earlier + self.table["transcript_id"].to_numpy(dtype=object)).astype(object)
        return np.array([self.same_talk.get(name, name) for name in names], dtype=object)

    @property
    def ids(self) -> list[str]:
        """An id for each example: its segment_id where no other example has it, else with source and transcript."""
        times = Counter(self.table["segment_id"])
        rows = self.table[["source", "transcript_id", "segment_id"]].itertuples(index=False)
        return [
            segment if times[segment] == 1 else f"{source}/{transcript}/{segment}"
            for source, transcript, segment in rows
        ]

    def bearing(self, codes: list[str]) -> np.ndarray:
        """Examples x codes, 1 where the example bears the code."""
        column = {code: place for place, code in enumerate(codes)}
        bears = np.zeros((len(self.table), len(codes)), dtype=np.int8)
        for row, borne in enumerate(self.table["codes"]):
            bears[row, [column[code] for code in borne if code in column]] = 1
        return bears


def from_prior(prior: pd.DataFrame) -> pd.DataFrame:
    """Examples from prior coded data (contract PRIOR).

    What followed a text is known too where it is not said, but the next row says that this text was before it.
    """
    table = prior[["transcript_id", "segment_id", "text", "previous"]].assign(source=PRIOR_SOURCE)
    following = prior.groupby("transcript_id", sort=False)[["text", "previous"]].shift(-1)
    is_next = (prior["following"] == "") & (following["previous"] == prior["text"])
    table["following"] = prior["following"].mask(is_next, following["text"])
    table["codes"] = [_split(codes) for codes in prior["codes"]]
    return table[list(COLUMNS)].assign(speaker=prior["speaker"])


class PriorToday(NamedTuple):
    """Prior coded data with the codes of today: how many uses of codes were carried or dropped, segments left out."""

    prior: pd.DataFrame
    counts: dict[str, int]
    split: int


def prior_in_todays_codes(prior: pd.DataFrame, changes: CodebookChanges) -> PriorToday:
    """Prior coded data (contract PRIOR) as the changes of the codebook say.

    Nobody is asked which code it is now that was split: a segment with it teaches neither of them, and is left out.
    """
    if not changes.steps:
        return PriorToday(prior, {}, 0)
    counts: Counter = Counter(carried=0, dropped=0)
    cells, left = [], []
    for cell in prior["codes"].tolist():
        fates = [changes.now(code) for code in _split(cell)]
        is_open = any(fate.change == SPLIT for fate in fates)
        left.append(not is_open)
        if not is_open:
            counts["carried"] += sum(bool(fate.change and fate.code) for fate in fates)
            counts["dropped"] += sum(not fate.code for fate in fates)
        cells.append(";".join(dict.fromkeys(fate.code for fate in fates if fate.code)))
    table = prior.assign(codes=pd.Series(cells, index=prior.index, dtype="str"))[
        pd.Series(left, index=prior.index, dtype=bool)
    ]
    return PriorToday(table.reset_index(drop=True), dict(counts), len(prior) - len(table))


def from_earlier_rounds(earlier: pd.DataFrame, segments: pd.DataFrame, around: pd.DataFrame) -> pd.DataFrame:
    """Examples from what earlier rounds decided (contract EARLIER), with the words as they stand in `segments` now.

    `around` is what was said before and after each row of `segments`. A segment that is no longer in the study teaches
    nothing.
    """
    rows = earlier.set_index("segment_id")
    chosen = segments["segment_id"].isin(rows.index)
    table = segments.loc[chosen, ["transcript_id", "segment_id", "text"]].join(around)
    table["source"] = rows["round"].reindex(table["segment_id"]).to_numpy()
    table["codes"] = [_split(codes) for codes in rows["codes"].reindex(table["segment_id"])]
    for column in ("on_view", "chosen_by"):
        table[column] = rows[column].reindex(table["segment_id"]).to_numpy()
    of_talk = segments.loc[chosen, ["question", "speaker"]]
    return table[[*COLUMNS, "on_view", "chosen_by"]].assign(question=of_talk["question"], speaker=of_talk["speaker"])


def texts_around(segments: pd.DataFrame) -> pd.DataFrame:
    """For each segment the text of the turn before its own and of the turn after it (previous, following); empty where
    a transcript begins or ends.

    The segments of a turn, one after the other, are its text.
    """
    parts: dict[tuple, list[str]] = {}
    for *place, text in tuples_of(segments.sort_values([*_PLACE, "start"]), *_PLACE, "text"):
        parts.setdefault(tuple(place), []).append(text)
    beside = [(first, second) for first, second in pairwise(parts) if first[0] == second[0]]
    around = {
        "previous": {second: "".join(parts[first]) for first, second in beside},
        "following": {first: "".join(parts[second]) for first, second in beside},
    }
    places = list(tuples_of(segments, *_PLACE))
    texts = {column: [of.get(place, "") for place in places] for column, of in around.items()}
    return pd.DataFrame(texts, index=segments.index, dtype="str")


def coders_agreement(earlier: pd.DataFrame, segments: pd.DataFrame) -> Agreement:
    """How alike the coders of earlier rounds are where they saw no suggestions (contract EARLIER); segments that are no
    longer in the study count as one transcript."""
    judged = earlier[earlier["given"] > 0]
    of = segments.set_index("segment_id")["transcript_id"]
    transcript = judged["segment_id"].map(of).fillna("")
    sums = judged.groupby(transcript.to_numpy(), sort=True)[["agreed", "given"]].sum()
    each = tuple((int(agreed), int(given)) for agreed, given in tuples_of(sums, "agreed", "given"))
    return Agreement(len(judged), int(judged["given"].sum()), int(judged["agreed"].sum()), each)


def _split(codes: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in codes.split(";") if code.strip())
