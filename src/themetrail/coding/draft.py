"""The draft of a round: the tables that its coders would be given, and the digest that stands for them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.coding.again import coded_again, with_turns_around
from themetrail.coding.manifest import read_manifest
from themetrail.coding.moves import Move
from themetrail.coding.order import in_order, order_of_transcripts
from themetrail.coding.rounds import assign, segments_of_round
from themetrail.coding.shown import Suggestion, shown_digest, suggestions_by_segment
from themetrail.coding.words import collapsed_words
from themetrail.contracts.coding import ASSIGNMENTS, ISSUED_SEGMENTS, ORDER
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import EVIDENCE, SUGGESTIONS
from themetrail.rows import tuples_of

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round

FORM = 1  # of the folder of an issued round
TABLES = ("assignments.csv", "codebook.csv", "segments.csv", "suggestions.csv")
EVIDENCE_TABLE, ORDER_TABLE = "evidence.csv", "order.csv"  # beside them; rounds issued by earlier versions have none
DIGEST_LENGTH = 16  # hexadecimal digits of an issue's digest, short enough to stand on a sheet


@dataclass(frozen=True)
class Issue:
    """What coders are given in one round. Tables have the columns of the contracts of their names."""

    round: str
    segments: pd.DataFrame  # `issued segments`, in the order of talk, context included
    suggestions: pd.DataFrame
    codebook: Codebook
    assignments: pd.DataFrame
    digest: str = ""
    folder: Path | None = None  # from which it was read
    superseded: tuple[str, ...] = ()  # digests of issues of this round that were withdrawn and issued again
    moves: tuple[dict[str, list[Move]], ...] = ()  # how the texts of segments changed after each of these
    evidence: pd.DataFrame = field(default_factory=EVIDENCE.empty)  # the coded examples that the suggestions cite
    order: pd.DataFrame = field(default_factory=ORDER.empty)  # of the transcripts, where the round asks for one

    def is_of(self, digest: str) -> bool:
        """Whether a file that carries this digest is of this round, as it is issued or as it was."""
        return digest == self.digest or digest in self.superseded

    @classmethod
    def read(
        cls,
        folder: str | Path,
        name: str,
        digest: str | None = None,
        superseded: tuple[str, ...] = (),
        moves: tuple[dict[str, list[Move]], ...] = (),
    ) -> Issue:
        """Read a drafted or issued round from its folder; its digest is computed unless it is known.

        Raises StudyError where a table is missing or broken.
        """
        folder = Path(folder)
        return cls(
            name,
            ISSUED_SEGMENTS.read(folder / "segments.csv"),
            SUGGESTIONS.read(folder / "suggestions.csv"),
            Codebook.from_table(CODEBOOK.read(folder / "codebook.csv")),
            ASSIGNMENTS.read(folder / "assignments.csv"),
            digest or issue_digest(folder),
            folder,
            superseded,
            moves,
            EVIDENCE.read(evidence) if (evidence := folder / EVIDENCE_TABLE).is_file() else EVIDENCE.empty(),
            ORDER.read(order) if (order := folder / ORDER_TABLE).is_file() else ORDER.empty(),
        )

    def write(self, folder: str | Path) -> None:
        """Write the tables of the round to its folder."""
        folder = Path(folder)
        ISSUED_SEGMENTS.write(self.segments, folder / "segments.csv")
        SUGGESTIONS.write(self.suggestions, folder / "suggestions.csv")
        CODEBOOK.write(self.codebook.table, folder / "codebook.csv")
        ASSIGNMENTS.write(self.assignments, folder / "assignments.csv")
        EVIDENCE.write(self.evidence, folder / EVIDENCE_TABLE)
        ORDER.write(self.order, folder / ORDER_TABLE)

    @cached_property
    def shown(self) -> dict[str, list[Suggestion]]:
        """The suggestions of each segment that has some, best first."""
        return suggestions_by_segment(self.suggestions)

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Where each segment starts and ends in its turn."""
        return {
            segment_id: (start, end)
            for segment_id, start, end in tuples_of(self.segments, "segment_id", "start", "end")
        }

    def shown_digest(self, segment_id: str, arm: str) -> str:
        """The digest of what the coders of this arm saw beside a segment, computed once for all of them."""
        if (segment_id, arm) not in self._digests:
            shown = self.shown.get(segment_id, [])
            self._digests[segment_id, arm] = shown_digest(segment_id, arm, shown)
        return self._digests[segment_id, arm]

    @cached_property
    def _digests(self) -> dict[tuple[str, str], str]:
        return {}


def draft_round(
    entry: Round,
    segments: pd.DataFrame,
    ledger: pd.DataFrame,
    suggestions: pd.DataFrame,
    codebook: pd.DataFrame,
    *,
    seed: int = 1,
    evidence: pd.DataFrame | None = None,
    earlier: pd.DataFrame | None = None,
    gain: dict[str, float] | None = None,
) -> Issue:
    """What the coders of a round would be given now.

    `ledger` says where pseudonyms stand in the anonymised turns; the words of each segment are frozen with every
    pseudonym collapsed to its category. Suggestions for other segments, or for codes that the codebook does not have,
    are left out, and so is `evidence` that none of the others cites; samples are drawn by `seed`. `earlier` has the
    assignments of the rounds before, of which some may come back to their coders; `gain` says by transcript how much it
    would teach, for rounds that are ordered by it. Raises StudyError where the round has nothing to code, or the
    codebook no code.
    """
    book = Codebook.from_table(codebook)
    if not book.codes:
        raise StudyError("the codebook has no entry that coders may apply, so there is nothing to code with")
    chosen, back = segments_of_round(entry, segments), None
    if entry.again and earlier is not None:
        back = coded_again(entry, earlier, segments, seed=seed)
        chosen = with_turns_around(chosen, back, segments)
    if not (chosen["codable"] == "yes").any():
        raise StudyError(f"round {entry.name!r} has no codable segment")
    issued = chosen.assign(words=collapsed_words(chosen, ledger))
    codable = set(chosen.loc[chosen["codable"] == "yes", "segment_id"])
    fitting = suggestions["segment_id"].isin(codable) & suggestions["code_id"].isin(book.codes)
    offered = suggestions[fitting].sort_values(["segment_id", "rank"]).reset_index(drop=True)
    of_round = segments_of_round(entry, chosen)
    names = sorted(of_round["transcript_id"].unique())
    order = order_of_transcripts(entry, names, gain or {}, seed=seed)
    return Issue(
        entry.name,
        ISSUED_SEGMENTS.check(in_order(issued, order)),
        offered,
        book,
        assign(entry, of_round, offered, seed=seed, again=back),
        evidence=EVIDENCE.empty() if evidence is None else cited_by(offered, evidence),
        order=order,
    )


def cited_by(suggestions: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """The coded examples that these suggestions cite, for themselves or against themselves."""
    cited = {one for ids in suggestions["evidence"] for one in ids.split(";")} | set(suggestions["counterexample"])
    return evidence[evidence["evidence_id"].isin(cited)].reset_index(drop=True)


def issue_digest(folder: str | Path) -> str:
    """The first hexadecimal digits of the SHA-256 over a round's tables, name by name."""
    digest = hashlib.sha256()
    for name in [*TABLES, *_beside(folder)]:
        try:
            content = (Path(folder) / name).read_bytes()
        except FileNotFoundError:
            raise StudyError("this table of the round is missing", file=Path(folder) / name) from None
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()[:DIGEST_LENGTH]


def _beside(folder: str | Path) -> list[str]:
    """Those tables that rounds of earlier versions lack, as far as they are there."""
    return [name for name in (EVIDENCE_TABLE, ORDER_TABLE) if (Path(folder) / name).is_file()]


def manifest_of(folder: str | Path, name: str, files: Iterable[str]) -> dict:
    """What stands in a round's manifest.json: its digest, who is given what, which models, and each file's digest.

    `files` are what coders are given beside the tables, as paths within the folder.
    """
    folder = Path(folder)
    digest = issue_digest(folder)
    given = {*TABLES, *_beside(folder), *files}
    coders = ASSIGNMENTS.read(folder / "assignments.csv").groupby("coder_id")
    suggestions = SUGGESTIONS.read(folder / "suggestions.csv")
    return {
        "form": FORM,
        "round": name,
        "digest": digest,
        "coders": {
            str(coder): {"arms": rows["arm"].value_counts().to_dict(), "segments": len(rows)} for coder, rows in coders
        },
        "models": sorted(set(suggestions["model_id"])),
        "files": {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in sorted(given)},
    }


def write_manifest(folder: str | Path, manifest: dict) -> None:
    """Write the manifest of a round into its folder."""
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (Path(folder) / "manifest.json").write_text(text, encoding="utf-8")


def check_manifest(folder: str | Path, name: str) -> dict:
    """The manifest of a round whose files are as they were. Raises StudyError naming the file that is not."""
    folder = Path(folder)
    manifest = read_manifest(folder / "manifest.json")
    files, stated, digest = manifest["files"], manifest["round"], manifest["digest"]
    if stated != name:
        raise StudyError(f"this is the manifest of round {stated!r}, not of {name!r}", file=folder / "manifest.json")
    for file, expected in files.items():
        path = folder / file
        if not path.is_file():
            raise StudyError("this file of the round is missing", file=path)
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise StudyError("this file is not as the manifest of its round says; put back the original", file=path)
    if issue_digest(folder) != digest:
        raise StudyError("the digest does not fit the tables of this round", file=folder / "manifest.json")
    return manifest
