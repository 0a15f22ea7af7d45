"""A round is issued once, whole, and only when it may be."""

import json
import shutil
import stat
from datetime import date

import pytest

from coding.small_study import issue_to, round_of
from themetrail.coding.draft import Issue, check_manifest, draft_round
from themetrail.coding.freeze import check_may_issue, freeze_round
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.errors import StudyError

TODAY = date(2024, 5, 6)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("study") / "draft"
    issue_to(folder, round_of("C1", "C2"))
    return folder


@pytest.fixture
def study(drafted, tmp_path):
    shutil.copytree(drafted, tmp_path / "draft")
    return tmp_path


def _review(path, *statuses):
    rows = [
        {name: "sample" if name == "kind" else "person" if name == "category" else "T1" for name in REVIEW.columns}
        | {"item_id": f"i{number}", "turn": 1, "status": status}
        | ({"risk": 1} if "risk" in REVIEW.columns else {})
        | ({"mentions": 1} if "mentions" in REVIEW.columns else {})
        for number, status in enumerate(statuses)
    ]
    REVIEW.write(REVIEW.frame(rows), path)
    return path


def test_what_is_issued_is_the_draft_and_is_read_only(study):
    folder = freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    assert folder == study / "rounds/r1/issued"
    for file in ("segments.csv", "suggestions.csv", "codebook.csv", "assignments.csv", "sheets/C1.xlsx"):
        assert (folder / file).read_bytes() == (study / "draft" / file).read_bytes()
        assert stat.S_IMODE((folder / file).stat().st_mode) == 0o444
    manifest = check_manifest(folder, "r1")
    assert manifest["issued_on"] == "2024-05-06"
    assert manifest["digest"] == Issue.read(folder, "r1").digest
    assert manifest["coders"]["C2"] == {"arms": {"suggestions": 6}, "segments": 6}
    assert stat.S_IMODE((study / "rounds/r1/returned").stat().st_mode) == 0o700


def test_the_examples_that_suggestions_cite_are_issued_with_them_and_no_others(study):
    folder = freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    assert "evidence.csv" in check_manifest(folder, "r1")["files"]
    assert Issue.read(folder, "r1").evidence["evidence_id"].tolist() == ["PRE1-004", "PRE2-001"]


def test_a_round_is_never_issued_twice(study):
    freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    before = (study / "rounds/r1/issued/manifest.json").read_bytes()
    with pytest.raises(StudyError, match="issued already and is never rewritten"):
        freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    assert (study / "rounds/r1/issued/manifest.json").read_bytes() == before


def test_files_that_do_not_belong_to_the_draft_are_left_out(study):
    (study / "draft/sheets/C9.xlsx").write_bytes(b"of a coder who has left")
    folder = freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    assert sorted(file.name for file in (folder / "sheets").iterdir()) == ["C1.xlsx", "C2.xlsx"]


def test_an_issue_that_was_interrupted_is_made_anew(study):
    unfinished = study / "rounds/r1/.issued.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "half.csv").write_text("x")
    folder = freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    assert not unfinished.exists() and not (folder / "half.csv").exists()


def test_a_draft_that_was_changed_is_not_issued(study):
    with (study / "draft/suggestions.csv").open("a") as file:
        file.write("x")
    with pytest.raises(StudyError, match=r"suggestions.csv: this file is not as the manifest"):
        freeze_round("r1", study / "draft", study / "rounds", issued_on=TODAY)
    assert not (study / "rounds").exists()


def test_a_missing_draft_or_another_rounds_is_told(study):
    with pytest.raises(StudyError, match="the manifest of this round is missing"):
        freeze_round("r1", study / "nowhere", study / "rounds", issued_on=TODAY)
    with pytest.raises(StudyError, match="manifest of round 'r1', not of 'r2'"):
        freeze_round("r2", study / "draft", study / "rounds", issued_on=TODAY)


@pytest.mark.parametrize("content", ["{", "[]", json.dumps({"round": "r1"})])
def test_a_broken_manifest_is_told(study, content):
    (study / "draft/manifest.json").write_text(content)
    with pytest.raises(StudyError, match="not a manifest of a round"):
        check_manifest(study / "draft", "r1")


def test_only_the_current_round_may_be_issued_and_only_once(tmp_path):
    review = _review(tmp_path / "review.csv", "decided")
    rounds = [round_of("C1"), round_of("C1", name="r2")]
    check_may_issue("r1", rounds, [], "config.yaml", review=review, fail_closed=True)
    check_may_issue("r2", rounds, ["r1"], "config.yaml", review=review, fail_closed=True)
    with pytest.raises(StudyError, match="'r1' has been issued already"):
        check_may_issue("r1", rounds, ["r1"], "config.yaml", review=review, fail_closed=True)
    with pytest.raises(StudyError, match="round 'r1' comes before round 'r2'"):
        check_may_issue("r2", rounds, [], "config.yaml", review=review, fail_closed=True)
    with pytest.raises(StudyError, match="there is no round 'r9' in the configuration"):
        check_may_issue("r9", rounds, [], "config.yaml", review=review, fail_closed=True)


def test_nothing_is_handed_out_before_the_review_is_done(tmp_path):
    review = _review(tmp_path / "review.csv", "decided", "open", "open")
    with pytest.raises(StudyError, match="2 entries of the anonymisation's review queue have no decision"):
        check_may_issue("r1", [round_of("C1")], [], "config.yaml", review=review, fail_closed=True)
    check_may_issue("r1", [round_of("C1")], [], "config.yaml", review=review, fail_closed=False)
    with pytest.raises(StudyError, match="not there"):
        check_may_issue("r1", [round_of("C1")], [], "config.yaml", review=tmp_path / "none.csv", fail_closed=True)


def test_a_round_without_anything_to_code_is_not_drafted():
    from coding.small_study import codebook, ledger, segments, suggestions

    said = {"INT1": [("I", "Hello?")]}
    with pytest.raises(StudyError, match="'r1' has no codable segment"):
        draft_round(round_of("C1"), segments(said), ledger(), suggestions(), codebook())
    themes = codebook().query("level == 'theme'")
    with pytest.raises(StudyError, match="no entry that coders may apply"):
        draft_round(round_of("C1"), segments(), ledger(), suggestions(), themes)
