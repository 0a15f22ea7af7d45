"""From a cell of a table back to the words that were said, and from the words to every cell that rests on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import ENDINGS, groups_in, table_in_file, unguarded
from themetrail.layout import (
    ADJUDICATIONS,
    ANCHORS,
    ANONYMISED_CODEBOOK,
    ANONYMISED_TURNS,
    CARRIED_CHANGES,
    CODEBOOK_SHEET,
    CONSENSUS,
    DECISIONS,
    INGESTED,
    ISSUED,
    REPRESENTATIVENESS,
    SEGMENTS,
    TABLES_OF_REPORT,
)
from themetrail.sheets.left_by_programs import files_in


@dataclass(frozen=True)
class Evidence:
    """One segment under a code: who said it, who decided it after seeing what, where it stands in the source."""

    code_id: str
    segment: dict
    label: str
    decisions: list[dict]
    adjudications: list[dict]
    consensus: dict
    turn: dict
    place: dict


@dataclass(frozen=True)
class Question:
    """What a row of a table is about; an empty set asks for no restriction."""

    codes: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    transcripts: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()


class Results:
    """The finished tables of the study in `root`, read when they are asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, pd.DataFrame] = {}

    def table(self, path: str, *, needed: bool = True) -> pd.DataFrame:
        """A table as text. Raises StudyError where it is needed and not there."""
        if not (self.root / path).is_file():
            if needed:
                raise StudyError(
                    "this table is not there; correct its name, or, where it is right, see what is to be done before a"
                    " run can make it: `themetrail status --directory MY-STUDY`",
                    file=path,
                )
            return pd.DataFrame()
        if path not in self._read:
            with (self.root / path).open(encoding="utf-8", newline="") as handle:
                self._read[path] = pd.read_csv(handle, dtype="str", keep_default_na=False, lineterminator="\n")
        return self._read[path]

    @cached_property
    def segments(self) -> pd.DataFrame:
        """The segments, by segment_id."""
        return self.table(SEGMENTS).set_index("segment_id", drop=False)

    @cached_property
    def consensus(self) -> pd.DataFrame:
        """The consensus."""
        return self.table(CONSENSUS)

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """The coders' decisions."""
        return self.table(DECISIONS)

    @cached_property
    def adjudications(self) -> pd.DataFrame:
        """The adjudicators' decisions; empty where there are none."""
        return self.table(ADJUDICATIONS, needed=False)

    @cached_property
    def became(self) -> dict[str, list[str]]:
        """By older code: the codes of today that it became, or may be."""
        table = self.table(CARRIED_CHANGES, needed=False)
        cells = zip(table["old_code_id"], table["code_now"], strict=True) if len(table) else ()
        return {old: [one for one in now.split(";") if one] for old, now in cells}

    @cached_property
    def turns(self) -> pd.DataFrame:
        """The anonymised turns, by transcript and turn."""
        return self.table(ANONYMISED_TURNS).set_index(["transcript_id", "turn"], drop=False)

    @cached_property
    def codebook(self) -> pd.DataFrame:
        """The codebook."""
        table = self.table(ANONYMISED_CODEBOOK, needed=False)
        return table if len(table) else self.table(f"{CODEBOOK_SHEET}.csv", needed=False)

    @cached_property
    def places(self) -> dict[tuple[str, str], dict]:
        """Where each turn stood in its source; empty in a copy without what is sealed."""
        folder = self.root / INGESTED
        columns = ["transcript_id", "turn", "start_s", "end_s", "place_unit", "place_from", "place_to"]
        return {
            (row["transcript_id"], row["turn"]): {name: row[name] for name in columns[2:]}
            for path in files_in(folder, "*.csv")
            for row in self.table(path.relative_to(self.root).as_posix())[columns].to_dict("records")
        }

    def codes_under(self, code_id: str) -> set[str]:
        """A code, or all codes under a theme or subtheme, itself included."""
        children = self.codebook.groupby("parent_id")["code_id"].agg(list).to_dict() if len(self.codebook) else {}
        found, queue = set(), [code_id]
        while queue:
            code = queue.pop()
            if code not in found:
                found.add(code)
                queue += children.get(code, [])
        return found

    def seen(self, decision: dict) -> str:
        """What the coder saw when deciding: the suggestions as they were issued, or that none were shown."""
        if decision["action"] in ("split", "split_none"):
            return "asked since a code given before was split"
        issued = ISSUED.replace("*", decision["round"]).rstrip("/")
        given = self.table(f"{issued}/assignments.csv", needed=False)
        own = self._issued_ids(decision)
        arm = ""
        if len(given):
            mine = given[(given["coder_id"] == decision["coder_id"]) & given["segment_id"].isin(own)]
            arm = mine["arm"].iloc[0] if len(mine) else ""
        if arm in ("blind", "none"):
            return "no suggestions were shown"
        shown = self.table(f"{issued}/suggestions.csv", needed=False)
        if not len(shown):
            return "no suggestions were shown"
        mine = shown[shown["segment_id"].isin(own)].sort_values("rank")
        if not len(mine):
            return "nothing was suggested for this segment"
        listed = ", ".join(
            f"{row.rank}. {row.code_id} ({row.probability or 'no probability'})" for row in mine.itertuples()
        )
        seen = "could be revealed after coding" if arm == "code_first" else "suggested"
        return f"{seen} were {listed}, by model {mine['model_id'].iloc[0][:12]}"

    def _issued_ids(self, decision: dict) -> set[str]:
        """The ids that a segment had when its round was issued."""
        anchors = self.table(ANCHORS, needed=False)
        if not len(anchors):
            return {decision["segment_id"]}
        mine = anchors[(anchors["round"] == decision["round"]) & (anchors["segment_id"] == decision["segment_id"])]
        return set(mine["issued_segment_id"]) or {decision["segment_id"]}


def question_of(results: Results, table: str, row: int) -> Question:
    """What row `row` of a table asks for (as in a spreadsheet: the header is row 1).

    A table in Excel, Word or HTML is that of the CSV beside it. A row that counts participants rests on all of them,
    also where it quotes one. Raises StudyError where there is no such row, or none of its columns says what it rests
    on.
    """
    source = data_of(table)
    content = results.table(source)
    if not 2 <= row <= len(content) + 1:
        raise StudyError(f"there is no row {row}; rows 2 to {len(content) + 1} hold data", file=source)
    cells = content.iloc[row - 2].to_dict()
    groups = {cells["group"]} if cells.get("group") else set()
    segments = {cells["segment_id"]} if cells.get("segment_id") else set()
    if source.startswith(TABLES_OF_REPORT):
        known, group = table_in_file(Path(source).stem)
        groups, segments = set(groups_in(group)), set() if known.states_counts else segments
        cells = {column: unguarded(cell) for column, cell in cells.items()}
    named = cells.get("participant_id") or cells.get("participants", "")
    question = Question(
        codes=frozenset(_codes_behind(results, cells, of_one_segment=bool(segments))),
        groups=frozenset(groups),
        participants=frozenset(who for who in named.split(";") if who),
        transcripts=frozenset({cells["transcript_id"]} if cells.get("transcript_id") else ()),
        segments=frozenset(segments),
    )
    if question == Question():
        raise StudyError("this row names no code, group, participant, transcript or segment to follow", file=source)
    return question


def data_of(table: str) -> str:
    """The CSV beside a table in another format; a name without an ending, as `group.labels`, has its own dots."""
    path = Path(table)
    return str(path.with_suffix(".csv") if path.suffix in ENDINGS else path.with_name(f"{path.name}.csv"))


def _codes_behind(results: Results, cells: dict, *, of_one_segment: bool) -> set[str]:
    """The codes that a row is about: a whole branch, but of a coding, and of agreement on a code, what was applied."""
    code = cells.get("code_id")
    if not code:
        return set()
    as_applied = of_one_segment or ("statistic" in cells and cells.get("level") == "code")
    return {code} if as_applied else results.codes_under(code)


def evidence_for(results: Results, question: Question) -> list[Evidence]:
    """Everything in the consensus that a question rests on, in the order of talk."""
    table = results.consensus.merge(results.segments.reset_index(drop=True), on="segment_id")
    for column, wanted in (
        ("code_id", question.codes),
        ("group", question.groups),
        ("participant_id", question.participants),
        ("transcript_id", question.transcripts),
        ("segment_id", question.segments),
    ):
        if wanted:
            table = table[table[column].isin(wanted)]
    table = table.assign(n=table["turn"].astype("int64"), s=table["start"].astype("int64"))
    table = table.sort_values(["transcript_id", "n", "s", "code_id"])
    return [_evidence(results, row) for row in table.to_dict("records")]


def _evidence(results: Results, row: dict) -> Evidence:
    place = (row["transcript_id"], row["turn"])
    turn = results.turns.loc[[place]].iloc[0].to_dict()
    return Evidence(
        code_id=row["code_id"],
        segment={name: row[name] for name in ("segment_id", "transcript_id", "turn", "start", "end", "text")},
        label=turn["speaker"],
        decisions=_decisions_on(results, row),
        adjudications=_about(results.adjudications, row),
        consensus={name: row[name] for name in ("support", "rule", "decided_by")},
        turn=turn,
        place=results.places.get(place, {}),
    )


def _about(table: pd.DataFrame, row: dict) -> list[dict]:
    if not len(table):
        return []
    mine = table[(table["segment_id"] == row["segment_id"]) & (table["code_now"] == row["code_id"])]
    return mine.to_dict("records")


def _decisions_on(results: Results, row: dict) -> list[dict]:
    """The decisions behind a code on a segment; those that gave a code that was split into it before its coder's."""
    here = results.decisions[results.decisions["segment_id"] == row["segment_id"]]
    split = [old for old, now in results.became.items() if row["code_id"] in now]
    mine = here["code_now"] == row["code_id"]
    earlier = (here["change"] == "split") & here["code_id"].isin(split)
    return here[mine | (earlier & here["coder_id"].isin(here.loc[mine, "coder_id"]))].to_dict("records")


def rests_on(results: Results, segment_ids: Iterable[str]) -> pd.DataFrame:
    """Every row of a group's table that rests on these segments, and what it would be without them.

    Columns: group, level, code_id, participant_id, n_participants, n_without (participants who would be left),
    segments (`;` between).
    """
    gone = set(segment_ids)
    said = results.consensus.merge(results.segments.reset_index(drop=True), on="segment_id")
    table = results.table(REPRESENTATIVENESS)
    rows = []
    for cell in table.to_dict("records"):
        under = said[said["code_id"].isin(results.codes_under(cell["code_id"])) & (said["group"] == cell["group"])]
        touched = under[under["segment_id"].isin(gone)]
        if not len(touched):
            continue
        left = under[~under["segment_id"].isin(gone)]["participant_id"]
        rows.append(
            {
                "group": cell["group"],
                "level": cell["level"],
                "code_id": cell["code_id"],
                "participant_id": ";".join(sorted(set(touched["participant_id"]))),
                "n_participants": int(cell["n_participants"]),
                "n_without": int(left[left != ""].nunique()),
                "segments": ";".join(sorted(set(touched["segment_id"]))),
            }
        )
    columns = ["group", "level", "code_id", "participant_id", "n_participants", "n_without", "segments"]
    return pd.DataFrame(rows, columns=columns)
