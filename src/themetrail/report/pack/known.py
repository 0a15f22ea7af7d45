"""What a run knows of its study, for the checklists: numbers and places, each from a finished table, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from themetrail.contracts.coding import AGAIN
from themetrail.method_profiles import Profile
from themetrail.report.pack.material import PackMaterial
from themetrail.report.wording import printed_group
from themetrail.words_in_print import Words


@dataclass(frozen=True, kw_only=True)
class Known:
    """The facts; `part` gives the number of a part of the pack by its name, `version` is that of the program;
    `counts` says whether participants are counted by code, `words` in which language all is told."""

    material: PackMaterial
    words: Words
    part: dict[str, int]
    profile: Profile
    counts: bool
    version: str
    n_memos: int
    n_deviant: int
    n_versions: int
    has_attributes: bool

    @property
    def sample(self) -> str:
        """Participants and transcripts, by group."""
        groups = [
            self.words.say(
                "sample_of_group",
                group=printed_group(group),
                members=len(members),
                transcripts=self.words.say("of_transcripts", self._n_transcripts(group)),
            )
            for group, members in self.material.members.items()
        ]
        participants = self.words.say("participants", len(self.material.everyone))
        return self.words.say("sample", participants=participants, groups="; ".join(groups))

    def _n_transcripts(self, group: str) -> int:
        here = self.material.transcripts.loc[self.material.transcripts["group"] == group, "transcript_id"]
        return int(here.isin(self.material.turns["transcript_id"]).sum())

    @cached_property
    def _readings(self) -> pd.DataFrame:
        assigned = self.material.assignments
        return assigned[(assigned["status"] != "unseen") & (assigned["arm"] != AGAIN)]

    @property
    def coders(self) -> list[str]:
        """Who has read segments."""
        return sorted(set(self._readings["coder_id"]))

    @property
    def twice(self) -> tuple[int, int]:
        """Segments that two coders or more have read, and all that were read."""
        readers = self._readings.groupby("segment_id")["coder_id"].nunique()
        return int((readers > 1).sum()), len(readers)

    @property
    def entries(self) -> str:
        """How many themes, subthemes and codes the codebook has."""
        n_of = self.material.codebook.table["level"].value_counts()
        return self.words.listed(entries_by_level(n_of, self.words))

    @property
    def n_themes(self) -> int:
        """Themes of the codebook that anybody mentions."""
        rows = self.material.representativeness
        return int(rows.loc[(rows["level"] == "theme") & (rows["n_participants"] > 0), "code_id"].nunique())

    @property
    def n_single(self) -> int:
        """Codes that one participant of all mentions."""
        people: dict[str, set[str]] = {}
        rows = self.material.representativeness
        for code, level, who in zip(rows["code_id"], rows["level"], rows["participants"], strict=True):
            if level == "code":
                people.setdefault(code, set()).update(set(who.split(";")) - {""})
        return sum(len(who) == 1 for who in people.values())

    @property
    def repeated(self) -> list[str]:
        """By group, how many participants speak in more than one transcript of it."""
        rows = self.material.segments
        rows = rows[rows["role"] == "participant"]
        n = rows.groupby(["group", "participant_id"])["transcript_id"].nunique()
        return [
            self.words.say(
                "repeated_of_group",
                group=printed_group(group),
                several=int((n[group] > 1).sum()),
                of=len(n[group]),
            )
            for group in self.material.groups
            if group in n.index.get_level_values(0)
        ]

    @property
    def n_with_others(self) -> int:
        """Transcripts in which somebody speaks who is neither participant nor interviewer."""
        turns = self.material.turns
        return int(turns.loc[turns["role"] == "other", "transcript_id"].nunique())

    @cached_property
    def minutes(self) -> list[float]:
        """Of each transcript whose file states times, from the first to the last, in minutes."""
        timed = self.material.turns.dropna(subset=["start_s", "end_s"]).groupby("transcript_id")
        return sorted(float(rows["end_s"].max() - rows["start_s"].min()) / 60 for _, rows in timed)

    @property
    def n_transcripts(self) -> int:
        """Transcripts that were read."""
        return int(self.material.turns["transcript_id"].nunique())

    @property
    def n_adjudicated(self) -> int:
        """Codes of segments that were settled by adjudication."""
        return len(self.material.adjudications)

    @property
    def has_quotations(self) -> bool:
        """Whether there are coded words that may be quoted."""
        return any(map(self.material.may_quote, set(self.material.consensus["segment_id"])))

    @property
    def n_log(self) -> int:
        """Entries of the reflexivity log."""
        return len(self.material.reflexivity)


def entries_by_level(n_of: pd.Series, words: Words) -> list[str]:
    """How many themes, subthemes and codes there are, from counts by level."""
    levels = {"theme": "themes", "subtheme": "subthemes", "code": "codes"}
    return [words.say(counted, int(n_of[level])) for level, counted in levels.items() if level in n_of]
