"""The step's scripts on a small study, one after the other, as the workflow runs them."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from coding.filled import Row, fill_adjudication, fill_sheet
from coding.small_study import PSEUDONYM, SAID, codebook, evidence, ledger, round_of, segments, suggestions
from coding.word_files import WordReturned
from fakes import SCRIPTS, run_script
from themetrail.coding.deliveries import resolve_deliveries, settled_anchors
from themetrail.contracts.anonymise import LEXICON, REVIEW
from themetrail.contracts.coding import ADJUDICATIONS, ANCHORS, ASSIGNMENTS, CONSENSUS, DECISIONS, LOST, UNRESOLVED
from themetrail.contracts.replacements import REPLACEMENT_LEDGER, REPLACEMENTS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.suggestions import EVIDENCE, GAIN, SUGGESTIONS

ENTRY = round_of("C1", "C2-", adjudicator={"adjudicator_id": "A1", "word": True})
KEY = bytes(32)
DRAFT, CODING, ISSUED = "results/coding/draft/r1", "results/coding", "data/rounds/r1/issued"
REPLACED = "results/sealed/anonymise/replacements/b00.csv"
TABLES = {
    "segments": "results/segment/segments.csv",
    "ledger": "results/anonymise/ledger.csv",
    "suggestions": "results/suggest/suggestions.csv",
    "codebook": "results/anonymise/codebook.csv",
}
EVIDENCE_OF_SUGGESTIONS = "results/suggest/evidence.csv"
GAIN_OF_TRANSCRIPTS = "results/suggest/gain.csv"


def run(script, inputs, outputs, params=None, wildcards=None):
    """Run one script as Snakemake would, in the present folder."""
    named = {"input": inputs, "output": outputs, "params": params or {}, "wildcards": wildcards or {}}
    run_script(script, f"results/logs/{script}.log", threads=2, **named)


def lay_out(said=SAID, *places):
    """Write what the steps before this one would have made."""
    for contract, table, path in (
        (SEGMENTS, segments(said), TABLES["segments"]),
        (REPLACEMENT_LEDGER, ledger(*places), TABLES["ledger"]),
        (SUGGESTIONS, suggestions(), TABLES["suggestions"]),
        (EVIDENCE, evidence(), EVIDENCE_OF_SUGGESTIONS),
        (GAIN, GAIN.empty(), GAIN_OF_TRANSCRIPTS),
        (CODEBOOK, codebook(), TABLES["codebook"]),
        (REVIEW, REVIEW.empty(), "results/anonymise/review.csv"),
        (LEXICON, LEXICON.empty(), "results/sealed/anonymise/lexicon.csv"),
        (REPLACEMENTS, REPLACEMENTS.empty(), REPLACED),
    ):
        contract.write(table, path)
    resolved = Path("results/audit/records/anonymise_resolve.json")
    resolved.parent.mkdir(parents=True, exist_ok=True)
    resolved.write_text(f'{{"outputs": [{{"path": "{REPLACED}"}}]}}')


def draft():
    tables = ("segments", "suggestions", "evidence", "codebook", "assignments", "order")
    made = {name: f"{DRAFT}/{name}.csv" for name in tables}
    read = {**TABLES, "evidence": EVIDENCE_OF_SUGGESTIONS, "gain": GAIN_OF_TRANSCRIPTS, "earlier": []}
    run("coding_draft", read, made, {"settings": ENTRY.model_dump(), "seed": 1})
    sheets = [f"{DRAFT}/sheets/{coder}.xlsx" for coder in ("C1", "C2")]
    for coder, sheet in zip(("C1", "C2"), sheets, strict=True):
        wildcards = {"round": "r1", "coder": coder}
        run(
            "coding_sheet",
            made,
            {"sheet": sheet},
            {"title": "A study", "language": "english", "own_codes": 3},
            wildcards,
        )
        desk = f"{DRAFT}/desks/{coder}.html"
        run("coding_desk", made, {"desk": desk}, {"title": "A study", "language": "english"}, wildcards)
    in_word = {"round": "r1", "given": [("C2", "INT1")], "title": "A study", "language": "english"}
    files = [f"{DRAFT}/word/C2/C2_INT1.docx"]
    run("coding_word", {**made, "segments": [made["segments"]]}, {"files": files}, in_word)
    manifest = {"manifest": f"{DRAFT}/manifest.json"}
    given = [*sheets, *(f"{DRAFT}/desks/{coder}.html" for coder in ("C1", "C2")), *files]
    run("coding_manifest", {**made, "given": given}, manifest, wildcards={"round": "r1"})


def take_back(issued=("r1",)):
    """Deliveries, anchors, decisions, consensus and status."""
    found = resolve_deliveries([ENTRY], issued, "data/rounds", key=KEY).to_dict("records")
    run("coding_deliveries", {}, {"deliveries": f"{CODING}/deliveries.csv"}, {"deliveries": found})
    base = {"deliveries": f"{CODING}/deliveries.csv", **TABLES}
    anchors = {"anchors": f"{CODING}/anchors.csv", "lost": f"{CODING}/lost.csv"}
    at = {"issued": [f"{ISSUED}/segments.csv"]}
    settled = settled_anchors(["r1"], "data/rounds")
    params = {
        "rounds": ["r1"],
        "withdrawn": [],
        "withdrawn_from": [],
        "carry_over": 0.9,
        "title": "A study",
        "language": "english",
    }
    params |= {"settled": settled}
    run(
        "coding_anchor",
        {**TABLES, **at, "settled": list(settled.values())},
        {**anchors, "to_settle": [f"{CODING}/anchors_r1.xlsx"]},
        params,
    )
    read = {
        "decisions": f"{CODING}/decisions.csv",  # the anonymisation of memos in between changes nothing here
        "adjudications": f"{CODING}/adjudications.csv",
        "assignments": f"{CODING}/assignments.csv",
        "without_row": f"{CODING}/without_row.csv",
        "proposals": f"{CODING}/proposals.csv",
        "history": "results/sealed/coding/desk_history.csv",
        "marks": f"{CODING}/marks.csv",
    }
    splits = {"splits": f"{CODING}/splits.csv"}
    made = read | splits | {"changes": f"{CODING}/codebook_changes.csv"}
    manifests = {"manifests": [f"{ISSUED}/manifest.json"], "changes": []}
    sheets = {"codebook_file": "config/codebook.csv", "table": "config/codebook_changes.csv"}
    run("coding_read", {**base, **anchors, **manifests}, made, {"rounds": ["r1"], "sheets": sheets, "ended": []})
    merged = {name: f"{CODING}/{name}.csv" for name in ("codings", "consensus", "unresolved", "still_to_come")}
    merged["spans"] = f"{CODING}/consensus_spans.csv"
    books = {"disagreements": f"{CODING}/disagreements.xlsx", "adjudication": [f"{CODING}/adjudication_r1.xlsx"]}
    books["meeting"] = f"{CODING}/codebook_meeting.html"
    books["desks"] = [f"{CODING}/adjudication_r1.html"]
    books["in_word"] = [f"{CODING}/adjudication_r1/{name}.docx" for name in SAID]
    params = {
        "rounds": [ENTRY.model_dump()],
        "title": "A study",
        "language": "english",
        "span_consensus": "majority",
    }
    params |= {"shows_coders": False, "in_word": [("r1", name) for name in SAID]}
    known = {**base, **anchors, **read, **splits, **manifests, "proposals": []}
    run("coding_merge", known, {**merged, **books}, params)
    people = Path("config/participants.csv")
    people.parent.mkdir(exist_ok=True)
    people.write_text("participant_id,label\nP1,Coach 1\n")
    seen = {"review": "results/anonymise/review.csv", "participants": str(people)}
    run(
        "status",
        {**base, **anchors, **made, **merged, **seen},
        {"status": "results/STATUS.md"},
        {
            "settings": {"rounds": [ENTRY.model_dump()]},
            "issued": ["r1"],
            "fail_closed": True,
            "own_codes": 3,
            "language": "english",
            "desks": [],
            "in_word": [],
            "passed_over": {},
            "places": {
                "configuration": "config/config.yaml",
                "rounds": "data/rounds",
                "review": "review.xlsx",
                "reviewed": "private/review.xlsx",
                "review_page": "review.html",
                "reviewed_page": "private/review.csv",
                "adjudication": "adjudication_{round}.xlsx",
                "adjudication_desk": "adjudication_{round}.html",
                "proposals": "proposals.csv",
            },
        },
    )


# What `themetrail issue` does once the draft is there: here the rules' scripts have made it.
ISSUE = """
from themetrail.commands import issue, main
issue.run_snakemake = lambda *arguments: 0
main.main()
"""


def issue_script(*arguments):
    command = [sys.executable, "-c", ISSUE, "issue", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def drafted(tmp_path, monkeypatch):
    """A study whose round r1 is drafted."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(SCRIPTS))
    lay_out(SAID, PSEUDONYM)
    draft()
    Path("config").mkdir()
    Path("data/private").mkdir(parents=True)
    Path("data/private/study.key").write_text(KEY.hex())
    Path("data/private/people.tsv").write_text("participant_id\tnames\n\tPetronella Quist\n")
    Path("data/private/sources.tsv").write_text("transcript_id\tfile\tspeaker\trole\nINT1\ta.txt\tA\tother\n")
    Path("config/participants.tsv").write_text("participant_id\tlabel\nP1\tNurse 1\n")
    Path("config/transcripts.tsv").write_text("transcript_id\tgroup\tlanguage\tcollected_order\nINT1\tg\ten\t1\n")
    Path("config/config.yaml").write_text(
        "coding: {rounds: [{name: r1, coders: [{coder_id: C1}, {coder_id: C2, suggestions: none}]}]}\n"
    )
    return tmp_path


@pytest.fixture
def study(drafted):
    """A study whose round r1 is issued."""
    said = issue_script("r1")
    assert said.returncode == 0, said.stderr
    assert f"{ISSUED}/sheets/C2.xlsx" in said.stdout and f"{ISSUED}/desks/C2.html" in said.stdout
    assert f"{ISSUED}/word/C2/ (a Word file for each transcript" in said.stdout
    return drafted


def test_a_draft_that_names_somebody_is_not_issued(drafted):
    Path("data/private/people.tsv").write_text("participant_id\tnames\n\tnever enough time\n")
    said = issue_script("r1")
    assert said.returncode == 1
    assert "the leak gate found what may identify somebody" in said.stderr
    assert not Path(ISSUED).exists()


def give_back(coder, rows):
    fill_sheet(Path(f"{ISSUED}/sheets/{coder}.xlsx"), Path(f"data/rounds/r1/returned/{coder}.xlsx"), rows)


def status():
    return Path("results/STATUS.md").read_text().splitlines()[2:]


def test_a_round_from_its_issue_to_its_consensus(study):
    take_back()
    assert [line[:9] for line in status()] == ["- Coder C", "- Coder C"]
    assert set(ASSIGNMENTS.read(f"{CODING}/assignments.csv")["status"]) == {"unseen"}

    give_back("C1", {"INT1-001": Row(answers={1: "accept"}), "INT2-002": Row(own=["forms"], memo="many of them")})
    take_back()
    assert CONSENSUS.read(f"{CODING}/consensus.csv")["rule"].tolist() == ["single", "single"]
    assert status()[0].startswith("- Coder C1: 4 segments bear no mark")

    give_back("C2", {"INT1-001": Row(own=["listen"]), "INT2-002": Row(own=["time"])})
    take_back()
    consensus = CONSENSUS.read(f"{CODING}/consensus.csv")
    assert consensus[["segment_id", "code_id", "support"]].to_numpy().tolist() == [["INT1-001", "listen", "2/2"]]
    assert UNRESOLVED.read(f"{CODING}/unresolved.csv")["code_id"].tolist() == ["forms", "time"]
    assert any(line.startswith("- Adjudicator: 2 codings") for line in status())
    texts = [cell.value for cell in openpyxl.load_workbook(f"{CODING}/disagreements.xlsx").active[2]]
    assert "many of them" in texts

    made = Path(f"{CODING}/adjudication_r1.xlsx")
    fill_adjudication(made, Path("data/rounds/r1/adjudication.xlsx"), {"INT2-002": ["forms"]})
    take_back()
    consensus = CONSENSUS.read(f"{CODING}/consensus.csv").set_index("code_id")
    assert consensus["rule"].to_dict() == {"listen": "majority", "forms": "adjudicated"}
    assert UNRESOLVED.read(f"{CODING}/unresolved.csv").empty
    by_sheet = ADJUDICATIONS.read(f"{CODING}/adjudications.csv")
    assert len(by_sheet) == 2

    Path("data/rounds/r1/adjudication.xlsx").unlink()
    take_back()
    assert len(UNRESOLVED.read(f"{CODING}/unresolved.csv")) == 2
    file = WordReturned(Path(f"{CODING}/adjudication_r1/INT2.docx"))
    file.answer(file.commented("Forms and paperwork [forms] · 1 of 2"), "keep")
    file.answer(file.commented("Too little time [time] · 1 of 2"), "drop")
    file.save(Path("data/rounds/r1/adjudication/as I like.docx"))
    take_back()
    assert (
        CONSENSUS.read(f"{CODING}/consensus.csv").set_index("code_id")["rule"].to_dict() == consensus["rule"].to_dict()
    )
    assert ADJUDICATIONS.read(f"{CODING}/adjudications.csv").equals(by_sheet)


def test_running_again_gives_the_same_bytes(study):
    give_back("C1", {"INT1-001": Row(own=["time"], answers={1: "refuse"})})
    give_back("C2", {"INT1-001": Row(seen="seen")})
    contents = []
    for _ in range(2):
        take_back()
        contents.append({file: file.read_bytes() for file in Path("results/coding").rglob("*.*") if file.is_file()})
    assert contents[0] == contents[1]


def test_decisions_follow_words_that_moved(study):
    give_back("C1", {"INT1-001": Row(own=["time"])})
    lay_out({**SAID, "INT1": [("I", "Hello."), *SAID["INT1"]]}, ("INT1", 2, *PSEUDONYM[2:]))
    take_back()
    decisions = DECISIONS.read(f"{CODING}/decisions.csv")
    assert set(decisions["segment_id"]) == {"INT1-002"}
    assert "moved: 3" in Path("results/logs/coding_anchor.log").read_text()


def test_the_run_stops_where_coded_words_are_gone_and_goes_on_once_that_is_settled(study):
    give_back("C1", {"INT1-001": Row(own=["time"]), "INT1-004": Row(own=["time"])})
    lay_out({**SAID, "INT1": [*SAID["INT1"][:4], ("P1", "There is never enough money.")]}, PSEUDONYM)
    with pytest.raises(SystemExit):
        take_back()
    assert (
        "lost.csv: 1 of the segments that coders decided on in round r1 is gone"
        in Path("results/logs/coding_read.log").read_text()
    )
    assert LOST.read(f"{CODING}/lost.csv")["nearest_segment_id"].tolist() == ["INT1-004"]
    Path("data/rounds/r1/anchors.csv").write_text("issued_segment_id,segment_id\nINT1-004,\n")
    take_back()
    assert set(DECISIONS.read(f"{CODING}/decisions.csv")["segment_id"]) == {"INT1-001"}


def test_corrected_words_are_settled_in_a_workbook_that_is_made_for_it(study):
    give_back("C1", {"INT1-001": Row(own=["time"]), "INT1-004": Row(own=["time"], memo="why")})
    lay_out({**SAID, "INT1": [*SAID["INT1"][:4], ("P1", "There is never enough money.")]}, PSEUDONYM)
    with pytest.raises(SystemExit):
        take_back()
    stopped = Path("results/logs/coding_read.log").read_text()
    assert "choose in anchors_r1.xlsx, beside this file, where each belongs and save it as anchors.xlsx" in stopped
    book = openpyxl.load_workbook(f"{CODING}/anchors_r1.xlsx")
    sheet = book["Corrected words"]
    place = {cell.value: cell.column for cell in sheet[1]}
    assert [sheet.cell(2, place[name]).value for name in ("Segment", "Nearest 1", "Words of 1")] == [
        "INT1-004",
        "INT1-004",
        "There is never enough money.",
    ]
    sheet.cell(2, place["Belongs to"]).value = "INT1-004"
    book.save("data/rounds/r1/anchors.xlsx")
    take_back()
    followed = DECISIONS.read(f"{CODING}/decisions.csv").query("segment_id == 'INT1-004'")
    assert followed[["start", "end", "code_id", "memo"]].to_numpy().tolist() == [[0, 28, "time", "why"]]
    filled = openpyxl.load_workbook(f"{CODING}/anchors_r1.xlsx")["Corrected words"]
    assert filled.cell(2, place["Belongs to"]).value == "INT1-004"  # what is settled stands filled in


def test_a_corrected_letter_does_not_stop_the_run(study):
    give_back("C1", {"INT1-001": Row(own=["time"])})
    text = "It was goad. I ask first now, and [Person 1] noticed."
    lay_out({**SAID, "INT1": [SAID["INT1"][0], ("P1", text), *SAID["INT1"][2:]]}, PSEUDONYM)
    take_back()
    decisions = DECISIONS.read(f"{CODING}/decisions.csv").query("code_id == 'time' and action == 'own'")
    assert decisions[["segment_id", "start", "end"]].to_numpy().tolist() == [["INT1-001", 0, len(text)]]
    anchors = ANCHORS.read(f"{CODING}/anchors.csv").set_index("issued_segment_id")
    assert anchors.at["INT1-001", "how"] == "alike"
    assert anchors.at["INT1-001", "similarity"] == pytest.approx(0.9)
    assert "alike: 1" in Path("results/logs/coding_anchor.log").read_text()


def test_a_round_that_was_changed_after_its_issue_stops_the_run(study):
    sheet = Path(f"{ISSUED}/sheets/C1.xlsx")
    sheet.chmod(0o644)
    sheet.write_bytes(b"other")
    with pytest.raises(SystemExit):
        take_back()
    assert (
        "C1.xlsx: this file is not as the manifest of its round says"
        in Path("results/logs/coding_read.log").read_text()
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "missing argument 'ROUND'"),
        (["r1"], 1, "has been issued already"),
        (["r7"], 1, "there is no round 'r7' in the configuration"),
    ],
)
def test_what_may_not_be_issued_is_said_in_one_sentence(study, arguments, code, said):
    answer = issue_script(*arguments)
    assert answer.returncode == code
    assert said in answer.stderr and "Traceback" not in answer.stderr


def test_outside_a_study_the_issue_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = issue_script("r1")
    assert answer.returncode == 2
    assert "there is no study in '.'" in answer.stderr
