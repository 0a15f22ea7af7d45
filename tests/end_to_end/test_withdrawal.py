"""A participant withdraws after everything else that can happen to a study: the run goes on, and their words are gone.

Each operation is done to a finished study, which is run; then P1 withdraws, and it is run again. Nothing outside the
sealed places says a word of P1's any more, the counts are those without P1, and `themetrail verify` holds.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from themetrail.contracts.anonymise import DECISIONS_ON

from . import withdrawing as made
from .conftest import finished
from .tiny import write
from .warm import run_command, run_snakemake
from .withdrawing import GONE, copy_of, returned, run, talk, verified, where, withdraw

pytestmark = pytest.mark.xdist_group("withdrawal")  # the study is made once

Operation = Callable[[Path], None]
RETURNED = "data/rounds/r1/returned"


def typo_of_the_withdrawn(folder: Path) -> None:
    """A typo in an issued turn of P1's, settled by hand."""
    write(folder, "data/transcripts/group.txt", talk("group.txt", ("it was slow", "it was so slow")))
    write(folder, "data/rounds/r1/anchors.csv", "issued_segment_id,segment_id\nG1-0001,G1-0001\n")


def typo_of_another(folder: Path) -> None:
    """A typo in an issued turn of P2's, settled by hand."""
    write(folder, "data/transcripts/group.txt", talk("group.txt", ("did as well", "did too")))
    write(folder, "data/rounds/r1/anchors.csv", "issued_segment_id,segment_id\nG1-0002,G1-0002\n")


def settled_on_the_withdrawn(folder: Path) -> None:
    """What P2 said when the round was issued was put where P1 speaks."""
    write(folder, "data/transcripts/group.txt", talk("group.txt", ("I suppose", "I think")))
    write(folder, "data/rounds/r1/anchors.csv", "issued_segment_id,segment_id\nG1-0003,G1-0003\nG1-0004,G1-0003\n")


def label_corrected(folder: Path) -> None:
    """A turn that was P2's when the round was issued turns out to be P1's."""
    wrong = "Oluwaseun Abara: We were lucky then"
    write(
        folder,
        "data/transcripts/group.txt",
        talk("group.txt", (wrong, wrong.replace("Oluwaseun Abara", "Petronella Quist"))),
    )


def turn_added(folder: Path) -> None:
    """A line before all others moves all turns."""
    write(folder, "data/transcripts/group.txt", "Interviewer: Welcome to you all.\n" + talk("group.txt"))


def adjudicated(folder: Path) -> None:
    """The coders disagree, and it is settled, on P1's words and on others'."""
    returned(folder, "B", code="help")
    rows = "".join(
        f"{segment},{code},{decision},J,as I see it\n"
        for segment in ("I1-0003", "G1-0003", "G1-0002")
        for code, decision in (("slow", "keep"), ("help", "drop"))
    )
    write(folder, "data/rounds/r1/adjudication.csv", "segment_id,code_id,decision,decided_by,reason\n" + rows)


def disagreement(folder: Path) -> None:
    """The coders disagree, and nobody has settled it."""
    returned(folder, "B", code="help")


def reviewed(folder: Path) -> None:
    """The reviewer decides what the queue asks, and adds forms of P1's own."""
    with (folder / "results/sealed/anonymise/review.csv").open(encoding="utf-8", newline="") as handle:
        items = [(row["item_id"], set(DECISIONS_ON[row["kind"]])) for row in csv.DictReader(handle)]
    assert items
    wanted = [("keep", "seen"), ("replace", "seen")]
    decided = "".join(
        f"{item},{next(each for each in wanted[n % 2] if each in offered)},,\n"
        for n, (item, offered) in enumerate(items)
    )
    added = ",replace,place,my ward\n,keep,person,Mine\n"
    write(folder, "data/private/review.csv", "item_id,decision,category,form\n" + decided + added)


def excepted(folder: Path) -> None:
    """An exception for a form that P1 alone says."""
    head = "form,file,reason,reviewed_by,date\n"
    write(folder, "data/private/exceptions.csv", head + "flimmerous,results/*,a word,R,2024-10-01\n")


def second_round(folder: Path) -> None:
    """A second round of all transcripts, issued and returned."""
    write(folder, "config/config.yaml", made.CONFIG + "    - name: r2\n      coders: [{coder_id: A}]\n")
    made.issue(folder, "r2")
    returned(folder, "A", "r2", code="help")


def second_round_of_the_withdrawn(folder: Path) -> None:
    """A second round, of P1's interview alone, is issued and not returned; a third is planned."""
    more = "    - name: r2\n      transcripts: [I1]\n      coders: [{coder_id: A}]\n"
    write(folder, "config/config.yaml", made.CONFIG + more)
    made.issue(folder, "r2")
    write(folder, "config/config.yaml", made.CONFIG + more + more.replace("r2", "r3"))


def code_renamed(folder: Path) -> None:
    write(folder, "config/codebook.csv", made.CODEBOOK.replace("slow,T,code,Slow", "slowly,T,code,Slowly"))
    write(folder, "config/codebook_changes.csv", "old_code_id,change,new_code_id\nslow,renamed,slowly\n")


def coder_late(folder: Path) -> None:
    """One of the coders has not returned anything."""
    (folder / RETURNED / "B.csv").unlink()


def coded_anew(folder: Path) -> None:
    """A coder codes all anew, and finds no code in P1's words but one."""
    returned(folder, "A", code="help")


def not_coded(folder: Path) -> None:
    for coder in "AB":
        (folder / RETURNED / f"{coder}.csv").unlink()


def another_withdrew(folder: Path) -> None:
    withdraw(folder, "P3")


def withdrew_before(folder: Path) -> None:
    """P1 withdrew, and came back."""
    withdraw(folder, "P1")
    finished(run(folder))
    assert where(folder, GONE) == {}
    withdraw(folder)


def configured(folder: Path) -> None:
    write(folder, "config/config.yaml", made.CONFIG.replace("A small study, batches: 3", "Another title, batches: 5"))


def shared(folder: Path) -> None:
    """An archive, one with all that may be shared, and Snakemake's report."""
    wide = "audit:\n  share: ['results/*', 'data/*', 'config/*']\n"
    write(folder, "config/config.yaml", made.CONFIG + wide)
    finished(run(folder))
    for script, *more in (("share",), ("share", "--to", "results/share/old.zip"), ("report",)):
        done = run_command(script, folder, *more)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "results/share/share.zip" in where(folder, GONE)


def prior_data(folder: Path) -> None:
    """What P1 said was coded before, and came in as prior data."""
    head = "transcript_id,segment_id,text,codes,speaker,previous,anonymised\n"
    rows = "I1,1,At first I snorfled at the forms.,slow,,,yes\n"
    rows += "G1,2,My gribbletop helped,help,Nurse 2,There was much wozzlement,yes\n"
    rows += "G1,3,Mine were flimmerous.,slow,Petronella Quist,,no\nOLD,1,It was slow for me.,slow,,,yes\n"
    write(folder, "data/prior/earlier.csv", head + rows)


OPERATIONS: list[Operation] = [
    typo_of_the_withdrawn,
    typo_of_another,
    settled_on_the_withdrawn,
    label_corrected,
    turn_added,
    adjudicated,
    disagreement,
    reviewed,
    excepted,
    second_round,
    second_round_of_the_withdrawn,
    code_renamed,
    coder_late,
    coded_anew,
    not_coded,
    another_withdrew,
    withdrew_before,
    configured,
    shared,
    prior_data,
]
ALWAYS = ("typo_of_the_withdrawn", "second_round_of_the_withdrawn")


# Who has something to do after the withdrawal, besides the reviewer.
TO_DO = {
    "adjudicated": ["Adjudicator: 4 codings of round r1"],
    "disagreement": ["Adjudicator: 6 codings of round r1"],
    "coded_anew": ["Adjudicator: 6 codings of round r1"],
    "coder_late": ["Coder B: open"],
    "not_coded": ["Coder A: open", "Coder B: open"],
    "settled_on_the_withdrawn": ["Researcher: 1 segment of G1"],
}


def to_do(folder: Path) -> list[str]:
    lines = (folder / "results/STATUS.md").read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith("- ") and not line.startswith(("- Reviewer", "- Nobody"))]


@pytest.fixture(scope="session")
def coded(tmp_path_factory) -> Path:
    """The study, coded by two, after a run to its end."""
    folder = made.study(tmp_path_factory.mktemp("withdrawal") / "study")
    made.issue(folder)
    returned(folder, "A")
    returned(folder, "B")
    finished(run(folder))
    assert {word for words in where(folder, GONE).values() for word in words} == set(GONE)
    return folder


def table(folder: Path, path: str) -> list[dict[str, str]]:
    with (folder / path).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def without_p1(folder: Path) -> None:
    """Fail where something of P1's is left, or counted."""
    assert where(folder, (*GONE, *made.ASKED)) == {}
    assert {row["transcript_id"] for row in table(folder, "results/segment/segments.csv")} <= {"G1", "I2"}
    if (folder / "results/themes/representativeness.csv").is_file():
        totals = {row["group"]: row["n_total"] for row in table(folder, "results/themes/representativeness.csv")}
        left = sum("2024-11-05" not in line for line in (folder / "config/participants.tsv").read_text().splitlines())
        assert totals == {"together": "1", "alone": "1" if left == 4 else "0"}
        assert {row["transcript_id"] for row in table(folder, "results/themes/saturation.csv")} <= {"G1", "I2"}
    methods = folder / "results/report/methods.md"
    if methods.is_file():
        assert (
            "two transcripts of two participants" in methods.read_text()
            or "one transcript of one participant" in methods.read_text()
        )
    verified(folder)


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param(each, id=each.__name__, marks=() if each.__name__ in ALWAYS else pytest.mark.long)
        for each in OPERATIONS
    ],
)
def test_whoever_withdraws_is_gone_whatever_happened_before(coded, tmp_path, operation):
    folder = copy_of(coded, tmp_path / "study")
    operation(folder)
    finished(run(folder))
    gone = [
        line.split("\t")[0] for line in (folder / "config/participants.tsv").read_text().splitlines() if "2024-" in line
    ]
    foreseen = str(tmp_path / "foreseen.csv")
    rehearsed = run_command("withdraw", folder, "P1", "--rehearse", "--to", foreseen)
    assert rehearsed.returncode == 0, rehearsed.stderr
    withdraw(folder, "P1", *gone)
    finished(run(folder))
    without_p1(folder)
    proved = run_command("withdraw", folder, "P1", "--prove", foreseen)
    assert proved.returncode == 0, proved.stdout + proved.stderr
    wanted, found = TO_DO.get(operation.__name__, []), to_do(folder)
    assert [line[: len(start)] for line, start in zip(found, wanted, strict=True)] == wanted
    finished(run(folder))
    verified(folder)


def bad_return(folder: Path) -> str:
    """A coder's file that stops a job."""
    write(folder, f"{RETURNED}/A.csv", "coder_id,segment_id,code_id,memo\nA,I2-0001,nonsense,\n")
    return "A.csv"


def bad_name(folder: Path) -> str:
    """A file that stops the run before its first job."""
    write(folder, f"{RETURNED}/nobody.csv", "coder_id,segment_id,code_id,memo\n")
    return "bears the name of no coder"


@pytest.mark.parametrize("stop", [bad_return, pytest.param(bad_name, marks=pytest.mark.long)])
def test_a_run_that_stops_after_a_withdrawal_leaves_no_word(coded, tmp_path, stop):
    folder = copy_of(coded, tmp_path / "study")
    assert run_command("share", folder).returncode == 0
    before = (folder / RETURNED / "A.csv").read_bytes()
    said = stop(folder)
    withdraw(folder, "P1")
    shared = run_command("share", folder)
    assert shared.returncode == 1
    assert "somebody has withdrawn since" in shared.stderr
    stopped = run(folder)
    assert stopped.returncode == 1
    assert said in stopped.stderr + stopped.stdout
    assert where(folder, (*GONE, *made.ASKED)) == {}
    (folder / RETURNED / "nobody.csv").unlink(missing_ok=True)
    write(folder, f"{RETURNED}/A.csv", before)
    finished(run(folder))
    without_p1(folder)
    assert table(folder, "results/sealed/audit/withdrawals.csv"), "what rested on P1 was noted before it went"


@pytest.mark.long
def test_a_part_of_a_run_after_a_withdrawal_leaves_no_word(coded, tmp_path):
    folder = copy_of(coded, tmp_path / "study")
    withdraw(folder, "P1")
    assert run_snakemake(folder, "--quiet", "all", "-n").returncode == 0
    assert where(folder, GONE), "a dry run changes nothing"
    finished(run_snakemake(folder, "--quiet", "all", "--", "results/STATUS.md"))
    assert where(folder, (*GONE, *made.ASKED)) == {}
    finished(run(folder))
    without_p1(folder)


@pytest.mark.long
def test_what_make_withdrawal_lists_can_be_done(coded, tmp_path):
    folder = copy_of(coded, tmp_path / "study")
    typo_of_another(folder)
    prior_data(folder)
    shared(folder)
    withdraw(folder, "P1")
    finished(run(folder))
    tables = {path: (folder / path).read_bytes() for path in TABLES}
    said = run_command("withdraw", folder, "P1").stdout
    listed, do = {}, ""
    for line in (line for line in said.splitlines() if line.startswith("  ")):
        path, has_own, own = line.strip().partition(": ")
        if path.startswith("each of these "):
            do = own
        else:
            listed[path] = own if has_own else do
    assert listed["data/transcripts/solo.txt"] == "destroy"
    assert listed["data/transcripts/group.txt"].startswith("cut out")
    assert {path for path, do in listed.items() if do.startswith("keep it locked")} > {"data/rounds/r1/anchors.csv"}
    for path, do in listed.items():
        if do.startswith("destroy"):
            (folder / path).unlink()
    lines = (folder / "data/transcripts/group.txt").read_text().splitlines()
    blank = ["Petronella Quist: -" if line.startswith("Petronella") else line for line in lines]
    write(folder, "data/transcripts/group.txt", "\n".join(blank) + "\n")
    rows = (folder / "data/prior/earlier.csv").read_text().splitlines()
    write(folder, "data/prior/earlier.csv", "\n".join(rows[:1] + rows[4:]) + "\n")
    finished(run(folder))
    without_p1(folder)
    assert {path: (folder / path).read_bytes() for path in TABLES} == tables
    assert "data/transcripts" not in run_command("withdraw", folder, "P1").stdout.replace(
        "data/transcripts/group.txt", ""
    )
    withdraw(folder)
    back = run(folder)
    assert back.returncode == 1
    assert "the file of transcript I1 is not in the folder of transcripts" in back.stderr + back.stdout


TABLES = ("results/report/tables/together.csv", "results/report/explorer.html", "results/coding/codings.csv")


@pytest.mark.long
@pytest.mark.parametrize("who", [("P1", "P2", "P3"), ("P1", "P3", "P9"), ("P9",)])
def test_whoever_is_left(coded, tmp_path, who):
    folder = copy_of(coded, tmp_path / "study")
    withdraw(folder, *who)
    finished(run(folder))
    verified(folder)
    for name, words in {"P1": GONE, "P2": ("gribbletop",), "P3": ("mendlewick",)}.items():
        assert (where(folder, words) == {}) == (name in who)
    left = {"P1", "P2", "P3"} - set(who)
    assert (folder / "results/themes/matrix.csv").exists() == bool(left)
    if left:
        assert {row["participant_id"] for row in table(folder, "results/themes/matrix.csv")} == left
    finished(run(folder))
    verified(folder)


@pytest.mark.long
@pytest.mark.parametrize("who", [("P1",), ("P1", "P2", "P3")])
def test_a_withdrawal_before_anything_was_coded(tmp_path, who):
    folder = made.study(tmp_path / "study")
    finished(run(folder))
    assert where(folder, GONE)
    withdraw(folder, *who)
    finished(run(folder))
    assert where(folder, (*GONE, *made.ASKED)) == {}
    verified(folder)
    if len(who) == 1:
        made.issue(folder)
        assert {transcript for transcript, _ in made.issued(folder)} == {"G1", "I2"}
        returned(folder, "A")
        finished(run(folder))
        without_p1(folder)
