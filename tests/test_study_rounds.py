"""What the rounds of a study ask of a run, from none issued to all."""

import json

import pytest

from study_of_two import MANIFEST, read, study_of_two
from themetrail.contracts.errors import StudyError
from themetrail.study_rounds import StudyRounds

CODERS = [{"coder_id": "C1"}, {"coder_id": "C2"}]
IN_WORD = [{"coder_id": "C2", "word": True, "suggestions": "none"}, {"coder_id": "C1"}]
CODING = {
    "rounds": [
        {"name": "r1", "coders": IN_WORD, "adjudicator": {"adjudicator_id": "A1", "word": True}},
        {"name": "r2", "coders": CODERS, "again": 0.5, "order": "by_gain"},
        {"name": "r3", "coders": IN_WORD, "transcripts": ["INT2"]},
    ]
}


@pytest.fixture
def rounds(tmp_path):
    root = study_of_two(tmp_path / "study")

    def after(*issued, coding=CODING) -> StudyRounds:
        for name in issued:
            target = root / f"data/rounds/{name}/issued/manifest.json"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(MANIFEST | {"round": name}))
        return StudyRounds(read(root, coding=coding))

    return after


def names(entries) -> list[str]:
    return [entry.name for entry in entries]


@pytest.mark.parametrize(
    ("issued", "drafted", "suggested_for", "learned_from", "ranks"),
    [
        ([], ["r1"], "r1", [], False),
        (["r1"], ["r2"], "r2", ["r1"], True),
        (["r1", "r2"], ["r3"], "r3", ["r1", "r2"], False),
        (["r1", "r2", "r3"], [], "r3", ["r1", "r2"], False),
    ],
)
def test_suggestions_learn_from_the_rounds_before_their_own_alone(
    rounds, issued, drafted, suggested_for, learned_from, ranks
):
    found = rounds(*issued)
    assert names(found.issued) == issued and names(found.drafted) == drafted
    assert found.suggested_for.name == suggested_for and names(found.learned_from) == learned_from
    assert found.ranks_transcripts is ranks


def test_without_rounds_nothing_is_drafted_and_nothing_learned():
    class WithoutRounds:
        open_rounds, issued_rounds = [], []

    found = StudyRounds(WithoutRounds())
    assert found.drafted == [] and found.suggested_for is None and found.learned_from == []
    assert found.ranks_transcripts is False


def test_word_files_are_of_the_drafted_round_and_judged_where_it_is_issued(rounds):
    assert rounds().given_in_word == [("C2", "INT1"), ("C2", "INT2")] and rounds().judged_in_word == []
    later = rounds("r1", "r2")
    assert later.given_in_word == [("C2", "INT2")]
    assert later.judged_in_word == [("r1", "INT1"), ("r1", "INT2")]


def test_people_are_asked_for_folders_of_what_is_issued_alone(rounds):
    assert rounds().folders_asked_for([]) == []
    found = rounds("r1", "r2")
    asked = [path.relative_to(found.study.rounds_folder).as_posix() for path in found.folders_asked_for(["r2"])]
    assert asked == ["r2/split", "r1/adjudication"]


def test_segments_come_back_once_something_is_coded(rounds):
    found = rounds("r1")
    assert found.bringing_back == []
    (found.study.rounds_folder / "r1/returned").mkdir()
    (found.study.rounds_folder / "r1/returned/C1.csv").write_text("x")
    assert rounds("r1").bringing_back == ["r2"]


def test_a_round_of_what_is_not_there_is_told(rounds):
    wrong = {"rounds": [{"name": "r1", "coders": CODERS, "transcripts": ["INT9"]}]}
    with pytest.raises(StudyError, match=r"^my\.yaml: round 'r1': the transcript 'INT9' is not in the study"):
        rounds(coding=wrong).check("my.yaml")
