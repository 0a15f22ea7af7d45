"""Projects of an issue that was withdrawn since it held a name: read as those of the new issue, on the same words."""

from dataclasses import replace

import pandas as pd
import pytest

from coding.small_study import issue_to, round_of
from coding.test_reissue import AFTER, BEFORE, NAME, SHOWN, TODAY, again
from themetrail.coding.draft import Issue, check_manifest
from themetrail.coding.freeze import freeze_round
from themetrail.coding.moves import moves_by_issue, replaced_since, superseded_digests
from themetrail.coding.reading import read_round
from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.of_round import guids_of_issue, project_for_coder
from themetrail.refi_qda.project import Coding
from themetrail.refi_qda.talk import talk_of
from themetrail.refi_qda.write import project_file


def issue_of(folder):
    manifest = check_manifest(folder, "r1")
    return Issue.read(folder, "r1", manifest["digest"], superseded_digests(manifest), moves_by_issue(manifest))


def coded(issue, path, name, *, renumbered=False, spaces=False, word=""):
    """A project of C1, on this issue, with codes on words before, on and behind a name."""
    project = project_for_coder(
        "C1", issue.segments, set(issue.assignments["segment_id"]), issue.codebook, issue.digest
    )
    [source] = [one for one in project.sources if one.name == "INT1"]
    text = source.text.replace("\n", "\n\n") if spaces else source.text
    text = text.replace("never enough", word) if word else text
    guid, codings = guids_of_issue(issue.digest).of, []
    for words, code in (("is what", "listen"), (name, "forms"), ("says", "time"), ("ask first", "listen")):
        at = text.index(words)
        codings.append(Coding(source.guid, at, at + len(words), guid("code", code), guid("coder", "C1")))
    made = replace(project, codings=codings, sources=[replace(source, text=text)])
    if renumbered:  # a program gave texts and codes ids of its own
        fresh = {one.guid: f"{number:08d}-1111-4111-8111-111111111111" for number, one in enumerate(project.codes)}
        made = replace(
            made,
            codes=[replace(one, guid=fresh[one.guid], parent=fresh.get(one.parent, "")) for one in project.codes],
            codings=[replace(one, code=fresh[one.code]) for one in codings],
        )
    path.write_bytes(project_file(made))
    return path


@pytest.fixture
def study(tmp_path):
    issue_to(tmp_path / "draft", round_of("C1-"))
    freeze_round("r1", tmp_path / "draft", tmp_path / "rounds", issued_on=TODAY)
    return tmp_path


def own(issue, path):
    decisions = read_round(issue, {"C1": [str(path)]})[0]
    rows = decisions[decisions["action"] == "own"]
    return {(row.segment_id, row.code_id, row.start, row.end) for row in rows.itertuples()}


@pytest.mark.parametrize("program", [{}, {"renumbered": True}, {"spaces": True}])
def test_projects_of_the_withdrawn_issue_and_of_the_new_one_are_read_alike(study, program):
    first = issue_of(study / "rounds/r1/issued")
    before = coded(first, study / "before.qdpx", NAME, **program)
    as_it_was = own(first, before)
    issued, _, _ = again(study)
    now = issue_of(issued)
    after = coded(now, study / "after.qdpx", SHOWN, **program)
    assert own(now, before) == own(now, after) == as_it_was and len(as_it_was) == 4
    place = {code: BEFORE[a:b] for segment, code, a, b in as_it_was if segment == "INT1-003"}
    assert place == {"listen": "is what", "forms": NAME, "time": "says"}


@pytest.mark.parametrize("part", ["Person 2", "on 2]", "n 2"])
def test_a_code_on_a_part_of_what_stands_for_a_name_is_on_the_whole_name(study, part):
    issued, _, _ = again(study)
    now = issue_of(issued)
    assert AFTER.count(part) == 1
    within = own(now, coded(now, study / "part.qdpx", part))
    assert {code: BEFORE[a:b] for segment, code, a, b in within if segment == "INT1-003"}["forms"] == NAME


def test_a_project_of_the_first_of_three_issues(study):
    first = issue_of(study / "rounds/r1/issued")
    before = coded(first, study / "before.qdpx", NAME)
    as_it_was = own(first, before)
    again(study)
    issued, _, _ = again(study, lambda texts, _: [text.replace(" never", " [Place 1]") for text in texts])
    now = issue_of(issued)
    assert set(replaced_since(now.moves)) == {"INT1-003", "INT1-004"}
    assert own(now, before) == as_it_was


def test_other_words_than_names_are_told(study):
    before = coded(issue_of(study / "rounds/r1/issued"), study / "before.qdpx", NAME, word="always enough")
    issued, _, _ = again(study)
    with pytest.raises(StudyError, match="the words of transcript INT1 are not those that were issued"):
        own(issue_of(issued), before)


def test_words_behind_a_name_in_one_turn_stand_where_the_project_has_them(study):
    """Segments of one turn keep the places of the first issue, whatever stands there now."""
    issue = issue_of(study / "rounds/r1/issued")
    turn = issue.segments[issue.segments["segment_id"] == "INT1-003"]
    rows = []
    for segment_id, start, said in (("a", 0, AFTER), ("b", len(BEFORE), " Yes."), ("c", len(BEFORE) + 9, "No.")):
        rows.append(turn.assign(segment_id=segment_id, start=start, end=start + len(said), text=said))
    text, pieces = talk_of(pd.concat(rows))
    assert [text[one.begin : one.begin + one.length] for one in pieces] == [AFTER, " Yes.", "No."]
    assert [one.start for one in pieces] == [0, len(BEFORE), len(BEFORE) + 9]
