"""A study's year, step by step as its people live it: what each command says, and each count counted again.

Begun with three talks, coded by two, one of them on a share; then a talk is added, a letter corrected, the codebook
revised, a second round coded, disagreements settled, somebody withdraws, the folder moves, and all is shared.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from coding.desk_files import AT, decision, export_of, write_export
from coding.filled import Row, fill_sheet
from themetrail.audit.chain.notice import notice_of
from themetrail.coding.draft import Issue
from themetrail.coding.sheets import rulings_form
from themetrail.running.notices import issued

from . import yearly
from .test_codebook_changes import decide
from .test_two_rounds import rows_of
from .warm import run_command
from .yearly import NAMES, TODAY, Counted

pytestmark = pytest.mark.long
CODED = "results/coding"


class Year:
    """The study's folder, what all screens said, and what is to be counted in it."""

    def __init__(self, folder: Path, screens: Path) -> None:
        self.folder, self.screens, self.counted = folder, screens, Counted()
        self._number = 0

    def do(self, step: str, verb: str, *arguments: str, code: int = 0, says: tuple[str, ...] = ()) -> str:
        """A command of `themetrail`: its exit code, its words on the screen, which are kept, and no names in them."""
        done = run_command(verb, self.folder, *arguments)
        screen = done.stdout + done.stderr
        self._number += 1
        (self.screens / f"{self._number:02d} {step}.txt").write_text(screen, encoding="utf-8")
        assert done.returncode == code, screen
        for sentence in says:
            assert sentence in screen, f"{sentence!r} is not in:\n{screen}"
        assert "Traceback" not in screen and "CalledProcessError" not in screen and "RuleException" not in screen
        for part in (part for name in NAMES.values() for part in name.split()):
            assert part.lower() not in screen.lower(), screen  # nor as a file's name
        return screen

    def run(self, step: str, *says: str, code: int = 0) -> str:
        """A run to its end, and what the tables hold after it."""
        screen = self.do(step, "run", code=code, says=says)
        if code == 0:
            self.check()
        return screen

    def rows(self, path: str) -> list[dict[str, str]]:
        return rows_of(self.folder / path)

    def give(self, name: str, coder: str, codes: dict[str, list[str]]) -> None:
        """Count what a coder gives, segment by segment."""
        for segment, given in codes.items():
            self.counted.seen.add((name, coder, segment))
            self.counted.given[name, coder, segment] = set(given)

    # ---- the tables, counted again ------------------------------------------------------------

    def check(self) -> None:
        """Codings, consensus, ties, participants and units of agreement are those that were said."""
        codings = self.rows(f"{CODED}/codings.csv")
        found = [(row["round"], row["coder_id"], row["segment_id"], row["code_id"]) for row in codings]
        assert len(found) == len(set(found)) and set(found) == self.counted.codings()
        stands, ties = self.counted.consensus()
        assert {(row["segment_id"], row["code_id"]) for row in self.rows(f"{CODED}/consensus.csv")} == stands
        unresolved = self.rows(f"{CODED}/unresolved.csv")
        assert {(row["segment_id"], row["code_id"]) for row in unresolved if row["reason"] == "tie"} == ties
        self._check_participants(stands)
        rounds = sorted({round_ for round_, _, _ in self.counted.seen})
        self._check_agreement("all", rounds)
        if len(rounds) > 1:
            for name in rounds:
                self._check_agreement("round", [name])

    def _check_participants(self, stands: set[tuple[str, str]]) -> None:
        who = {row["segment_id"]: row["participant_id"] for row in self.rows("results/segment/segments.csv")}
        rows = self.rows("results/themes/representativeness.csv")
        assert rows
        for group in {row["group"] for row in rows}:
            talks = {talk for talk in yearly.GROUPS if yearly.GROUPS[talk] == group}
            everybody = {person for segment, person in who.items() if person and segment.split("-")[0] in talks}
            mentioned = yearly.mentioned(stands, who, group)
            for row in (row for row in rows if row["group"] == group):
                expected = mentioned.get(row["code_id"], set())
                assert (row["n_participants"], row["n_total"]) == (str(len(expected)), str(len(everybody))), row
                assert set(filter(None, row["participants"].split(";"))) == expected
            assert set(mentioned) <= {row["code_id"] for row in rows if row["group"] == group}

    def _check_agreement(self, scope: str, rounds: list[str]) -> None:
        rows = [
            row
            for row in self.rows("results/agreement/agreement.csv")
            if (row["scope"], row["level"], row["statistic"]) == (scope, "code", "percent") and row["code_id"]
            if scope == "all" or [row["round"]] == rounds
        ]
        agreed = self.counted.agreed(rounds)
        assert {row["code_id"]: row["n_units"] for row in rows if row["value"]} == {
            code: str(len(units)) for code, units in agreed.items()
        }
        for row in rows:
            if units := agreed.get(row["code_id"]):
                assert float(row["value"]) == pytest.approx(sum(units) / len(units), abs=1e-6), row


# ---- the steps of the year --------------------------------------------------------------------------


def first_round(year: Year) -> None:
    """Issued, and returned as lists: A reads all, B a share that is drawn by segment."""
    yearly.begin(year.folder)
    year.do("status of a new study", "status", says=("has not been run to its end yet", "issue round r1"))
    year.do("issue r1", "issue", "r1", says=("Round r1 is issued", "issued/desks/B.html", "issued/sheets/A.xlsx"))
    assert notice_of(year.folder) == issued()  # the list below still asks to issue the round
    read = {coder: yearly.issued(year.folder, "r1", coder) for coder in "AB"}
    assert set(read["B"]) < set(read["A"]) and len(read["A"]) == 16 and 5 < len(read["B"]) < 14
    for coder, texts in read.items():
        codes = {segment: yearly.heard(text, coder) for segment, text in texts.items()}
        year.give("r1", coder, codes)
        rows = "".join(f"{coder},{segment},{code}\n" for segment, given in codes.items() for code in given or [""])
        yearly.write(year.folder, f"data/rounds/r1/returned/{coder}.csv", "coder_id,segment_id,code_id\n" + rows)
    year.run("run with r1", "Adjudicator: ")


def add_a_talk(year: Year) -> None:
    """A talk comes later: what is coded stays, and everybody of its group counts."""
    yearly.sheets(year.folder, ["I1", "I2", "G1", "I3"])
    year.run("run with a talk added")


def correct_a_letter(year: Year) -> None:
    """A letter in a turn that both have coded."""
    yearly.put_talk(year.folder, "I1", ("every single", "evry single"))
    year.run("run with a letter corrected")
    alike = [row["segment_id"] for row in year.rows(f"{CODED}/anchors.csv") if row["how"] == "alike"]
    assert len(alike) == 1 and alike[0].startswith("I1-")


def revise_the_codebook(year: Year) -> None:
    """Codes are renamed, merged, split and deleted; whoever gave the split one says which it is now."""
    yearly.codebook(year.folder, yearly.SECOND)
    likely = ("`slow,renamed,slowness`", "`help,split,help_asked;help_offered`", "`weather,deleted,`")
    year.run("run with codes gone", "no longer in the", "config/codebook_changes.csv", *likely, code=1)
    yearly.write(year.folder, "config/codebook_changes.csv", yearly.CHANGES)
    split = {key for key, codes in year.counted.given.items() if "help" in codes}
    year.counted.waiting = set(split)
    year.counted.given = {
        key: {TODAY[code] for code in codes if code in TODAY} for key, codes in year.counted.given.items()
    }
    many = {coder: sum(key[1] == coder for key in split) for coder in "AB"}
    year.run("run with changes", f"Coder A: {many['A']} codings have a code that was split")
    status = (year.folder / "results/STATUS.md").read_text(encoding="utf-8")
    assert f"Coder B: {many['B']} codings have a code that was split" in status
    for coder in "AB":
        own = sorted(segment for _, by, segment in split if by == coder)
        choices = {segment: ("help_asked", "help_offered")[n % 2] for n, segment in enumerate(own)}
        decide(year.folder, coder, choices)
        for segment, code in choices.items():
            year.counted.given["r1", coder, segment].add(code)
    year.counted.waiting = set()
    year.run("run with split codes decided")


def second_round(year: Year) -> None:
    """Issued with the codes of today: A's sheet and B's export of the desk."""
    yearly.write(year.folder, "config/config.yaml", yearly.CONFIG + yearly.SECOND_ROUND)
    year.do("issue r2", "issue", "r2", says=("Round r2 is issued",))
    folder = year.folder / "data/rounds/r2"
    words = {"slowness": "slow", "forms": "form", "people": "boss", "course": "course", "help_offered": "help"}
    texts = yearly.issued(year.folder, "r2", "A")
    codes = {segment: [c for c, word in words.items() if word in text.lower()] for segment, text in texts.items()}
    fill_sheet(
        folder / "issued/sheets/A.xlsx",
        folder / "returned/A.xlsx",
        {segment: Row(own=given, seen="" if given else "seen") for segment, given in codes.items()},
    )
    year.give("r2", "A", codes)
    words["help_asked"] = words.pop("help_offered")
    codes = {segment: [c for c, word in words.items() if word in text.lower()] for segment, text in texts.items()}
    issue = Issue.read(folder / "issued", "r2")
    decisions = [decision(issue, segment, code) for segment, given in codes.items() for code in given]
    told = {segment: {"seen": True} for segment, given in codes.items() if not given}
    write_export(folder / "returned/B.json", export_of(issue, "B", decisions, told))
    year.give("r2", "B", codes)
    year.run("run with r2", "Adjudicator: ")


def settle(year: Year) -> None:
    """The adjudicator settles both rounds at the desk: the first code of a segment is kept, others are dropped."""
    for name in ("r1", "r2"):
        page = year.folder / f"{CODED}/adjudication_{name}.html"
        data = json.loads(page.read_text(encoding="utf-8").partition('id="data">')[2].partition("</script>")[0])
        rulings = []
        for segment in data["segments"]:
            for place, one in enumerate(segment["open"]):
                kept = place == 0
                year.counted.settled[name, segment["id"], one["code"]] = kept
                rulings.append({"segment_id": segment["id"], "code_id": one["code"], "reason": "as we agreed"})
                rulings[-1] |= {"decision": "keep" if kept else "drop", "decided_at": AT, "decided_by": "J"}
        assert rulings
        whole = {"format": rulings_form.FORMAT, "version": rulings_form.VERSION, "round": name, "issue": data["issue"]}
        whole |= {"decided_by": "J", "desk": "d-1", "sequence": 1, "exported_at": AT, "history": []}
        write_export(year.folder / f"data/rounds/{name}/adjudication.json", {**whole, "rulings": rulings})
    assert "Adjudicator" not in year.run("run with all settled")
    assert year.counted.consensus()[1] == set()


def withdraw(year: Year) -> None:
    """One of the evening's group withdraws: what they said and what was decided on it is in no table."""
    theirs = {row["segment_id"] for row in year.rows("results/segment/segments.csv") if row["participant_id"] == "P3"}
    assert len(theirs) == 3
    year.do("withdraw P3", "withdraw", "P3", says=("config/participants",))
    yearly.sheets(year.folder, ["I1", "I2", "G1", "I3"], withdrawn="P3")
    counted = year.counted
    counted.seen = {key for key in counted.seen if key[2] not in theirs}
    counted.given = {key: codes for key, codes in counted.given.items() if key[2] not in theirs}
    year.run("run after a withdrawal")
    for file in (year.folder / "results").rglob("*"):
        if file.is_file() and "sealed" not in file.parts:
            assert b"wozzlement" not in file.read_bytes(), file


def move_and_share(year: Year, elsewhere: Path) -> None:
    """The folder moves: nothing is made anew, all holds, and what is shared holds on its own."""
    head = (year.folder / "results/audit/head.txt").read_bytes()
    year.folder = shutil.move(year.folder, elsewhere)
    assert "coding_read" not in year.run("run in another folder")
    assert (year.folder / "results/audit/head.txt").read_bytes() == head
    year.do("verify", "verify")
    far = year.folder.parent / "shared"
    year.do("share", "share", "--to", str(far), says=("START.html",))
    assert (far / "START.html").is_file()
    year.do("verify the share", "verify", "--directory", str(far))
    for file in far.rglob("*"):
        if file.is_file():
            assert not [name for name in NAMES.values() if name.encode() in file.read_bytes()], file


def test_a_studys_year(tmp_path):
    (tmp_path / "screens").mkdir()
    year = Year(tmp_path / "study", tmp_path / "screens")
    first_round(year)
    add_a_talk(year)
    correct_a_letter(year)
    revise_the_codebook(year)
    second_round(year)
    settle(year)
    withdraw(year)
    move_and_share(year, tmp_path / "elsewhere of the study")
