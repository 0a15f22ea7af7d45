"""The quotations of all groups: chosen by people where they chose, by rules elsewhere, each with its warning."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from themetrail.contracts.quotations import QUOTATIONS
from themetrail.contracts.report import unguarded
from themetrail.report.quotation_choices import Choices
from themetrail.report.quotation_warnings import RareFacts
from themetrail.report.quotations import Passage, Quotation, best_of, passages_of
from themetrail.rows import rows_of, tuples_of


@dataclass(frozen=True, kw_only=True)
class QuotationMaterial:
    """What quotations are chosen from: finished tables, what may not be quoted, and what people chose."""

    consensus: pd.DataFrame
    segments: pd.DataFrame
    marked: pd.DataFrame  # segment_id, code_id, start, end: where in the turn a code of the consensus stands
    marks: pd.DataFrame
    members: Mapping[str, list[str]]  # participants by group
    order: list[str]  # the code_ids in the order of the book
    wanted: Collection[tuple[str, str]]
    barred: Collection[str]
    facts: RareFacts
    choices: Choices
    most_words: int
    per_code: int
    labels: Collection[str] = ()  # how participants appear in texts
    prints_in_full: bool = False  # whether any table does

    @cached_property
    def passages(self) -> dict[str, dict[str, list[Passage]]]:
        """What may be quoted, by group and code."""
        coded = self.segments[self.segments["segment_id"].isin(self.consensus["segment_id"])]
        return {
            group: passages_of(
                self.consensus,
                coded[coded["group"] == group],
                self.marked,
                members,
                self.most_words,
                self.marks,
                wanted=self.wanted,
                barred=self.barred,
                labels=self.labels,
            )
            for group, members in self.members.items()
        }

    @cached_property
    def quotations(self) -> dict[str, dict[str, list[Quotation]]]:
        """The quotations of each group and code, the best first, with their warnings."""
        return {
            group: {
                code_id: list(map(self.warned, of_code))
                for code_id, of_code in best_of(passages, self.order, self.per_code, self.choices.of(group)).items()
            }
            for group, passages in self.passages.items()
        }

    def candidates(self, group: str, per_code: int) -> Iterator[tuple[str, list[Quotation]]]:
        """For each code of a group, in the order of the book, what is printed and what else might be: so many, or as
        many as people chose."""
        others = best_of(self.passages[group], self.order, per_code, {})
        for code_id in self.order:
            printed = self.quotations[group].get(code_id, [])
            shown = {one.segment_id for one in printed}
            more = [self.warned(one) for one in others.get(code_id, []) if one.segment_id not in shown]
            if printed or more:
                yield code_id, [*printed, *more[: max(per_code - len(printed), 0)]]

    def warned(self, one: Quotation) -> Quotation:
        """A quotation with what in it, as far as it is printed, may tell who somebody is."""
        transcript_id, turn, start, end = self._places[one.segment_id]
        whole = self.prints_in_full and one.chosen_by == "rule"
        stretch, words = ((start, end), one.in_full) if whole else ((one.start, one.end), one.text)
        said = f"{words} {one.translation}"
        return replace(one, warning=self.facts.warning(transcript_id, turn, stretch, said, one.participant_id))

    @cached_property
    def _places(self) -> dict[str, tuple[str, int, int, int]]:
        rows = tuples_of(self.segments, "segment_id", "transcript_id", "turn", "start", "end")
        return {segment_id: tuple(place) for segment_id, *place in rows}


def quotations_table(
    quotations: Mapping[str, Mapping[str, list[Quotation]]], order: Sequence[str], labels: Mapping[str, str]
) -> pd.DataFrame:
    """QUOTATIONS of quotations by group and code, codes in this order; `labels` are those of the participants."""
    return QUOTATIONS.frame(
        [
            {
                "group": group,
                "code_id": code_id,
                "order": number,
                "participant_id": one.participant_id,
                "participant": labels[one.participant_id],
                "segment_id": one.segment_id,
                "start": one.start,
                "end": one.end,
                "quotation": one.text,
                "sentence": one.sentence,
                "in_full": one.in_full,
                "translation": one.translation,
                "chosen_by": one.chosen_by,
                "why": one.why,
                "warning": one.warning,
            }
            for group, by_code in quotations.items()
            for code_id in order
            for number, one in enumerate(by_code.get(code_id, []), start=1)
        ]
    )


def read_quotations(path: str | Path) -> pd.DataFrame:
    """QUOTATIONS as `write_csv` wrote it, for who opens it in a spreadsheet program."""
    table = QUOTATIONS.read(path)
    for name in ("participant", "quotation", "sentence", "in_full", "translation"):
        table[name] = table[name].map(unguarded)
    return table


def quotations_in(table: pd.DataFrame, group: str) -> dict[str, list[Quotation]]:
    """The quotations of a group in QUOTATIONS, by code, the best first."""
    found: dict[str, list[Quotation]] = {}
    for row in rows_of(table[table["group"] == group].sort_values(["code_id", "order"])):
        found.setdefault(row["code_id"], []).append(
            Quotation(
                text=row["quotation"],
                participant_id=row["participant_id"],
                segment_id=row["segment_id"],
                start=int(row["start"]),
                end=int(row["end"]),
                chosen_by=row["chosen_by"],
                why=row["why"],
                sentence=row["sentence"],
                in_full=row["in_full"],
                translation=row["translation"],
                warning=row["warning"],
            )
        )
    return found
