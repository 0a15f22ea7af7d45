"""The rounds of a study as a run finds them: which were issued, which is drafted now, and what its coders are given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from themetrail.coding.rounds import check_rounds, current_round, given_in_word, judged_in_word
from themetrail.configuration.coding import Round
from themetrail.study import Study


@dataclass(frozen=True)
class StudyRounds:
    """What the rounds of one study ask of a run; how segments are drawn follows from the study's seed."""

    study: Study

    def check(self, file: str) -> None:
        """Raise StudyError where a round of the configuration in `file` speaks of what the study does not have."""
        check_rounds(self._configured, self.study.transcripts, file, seed=self._seed, issued=self.study.issued_rounds)

    @cached_property
    def issued(self) -> list[Round]:
        """The rounds that have been issued, in order."""
        return [entry for entry in self._configured if entry.name in self.study.issued_rounds]

    @cached_property
    def drafted(self) -> list[Round]:
        """The one round that would be issued next: none, once all have been."""
        current = current_round(self.study.open_rounds, self.study.issued_rounds)
        return [] if current is None else [current]

    @cached_property
    def suggested_for(self) -> Round | None:
        """The round for which codes are suggested: the one that is drafted, else the last."""
        return next(iter(self.drafted + self.study.open_rounds[::-1]), None)

    @cached_property
    def learned_from(self) -> list[Round]:
        """The rounds before the one for which codes are suggested: suggestions learn from these alone."""
        rounds = self.study.open_rounds
        return [] if self.suggested_for is None else rounds[: rounds.index(self.suggested_for)]

    @property
    def ranks_transcripts(self) -> bool:
        """Whether coders are given first what people would teach most by coding."""
        return self.suggested_for is not None and self.suggested_for.order == "by_gain"

    @cached_property
    def given_in_word(self) -> list[tuple[str, str]]:
        """Coder and transcript of each Word file of the round that is drafted."""
        return [pair for entry in self.drafted for pair in given_in_word(entry, self._left, self._seed)]

    @cached_property
    def judged_in_word(self) -> list[tuple[str, str]]:
        """Round and transcript of each Word file in which an issued round is adjudicated."""
        return [
            (entry.name, transcript)
            for entry in self.issued
            for transcript in judged_in_word(entry, self._left, self._seed)
        ]

    @cached_property
    def bringing_back(self) -> list[str]:
        """The rounds in which segments come back to those who have coded them before."""
        return [entry.name for entry in self._configured if entry.again > 0 and self.study.is_coded]

    def folders_asked_for(self, split_in: list[str]) -> list[Path]:
        """Folders in which people save what an issued round asks of them besides their sheets.

        `split_in` are the rounds with a code that was split since, on whose passages their coders decide.
        """
        folder = self.study.rounds_folder
        in_word = [entry.name for entry in self.issued if entry.adjudicator.word]
        return [folder / name / "split" for name in split_in] + [folder / name / "adjudication" for name in in_word]

    @property
    def _configured(self) -> list[Round]:
        return self.study.configuration.coding.rounds

    @property
    def _seed(self) -> int:
        return self.study.configuration.study.seed

    @cached_property
    def _left(self) -> pd.DataFrame:
        """The transcripts of which somebody is left."""
        transcripts = self.study.transcripts
        return transcripts[~transcripts["transcript_id"].isin(self.study.ended)]
