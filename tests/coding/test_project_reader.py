"""A project that comes back from another program: its codings are decisions on the issued words, or a sentence."""

from dataclasses import replace

import pytest

from coding.small_study import SAID, issue_to, round_of
from refi_qda.vendors import PROGRAMS, project_xml, selections, write_project
from themetrail.coding.reading import read_round
from themetrail.contracts.errors import StudyError
from themetrail.refi_qda.of_round import SEEN, guids_of_issue, project_for_coder
from themetrail.refi_qda.project import Code, Coding, Note, Source, User
from themetrail.refi_qda.talk import talk_of
from themetrail.refi_qda.write import project_file

ENTRY = round_of("C1", "C2-")
TEXT = {f"{name}-{turn:03d}": text for name, turns in SAID.items() for turn, (_, text) in enumerate(turns)}


class Study:
    def __init__(self, folder):
        self.folder = folder
        self.issue = issue_to(folder / "r1/issued", ENTRY)
        own = set(self.issue.assignments.query("coder_id == 'C1'")["segment_id"])
        self.project = project_for_coder("C1", self.issue.segments, own, self.issue.codebook, self.issue.digest)
        self.texts = {source.name: source for source in self.project.sources}
        self.of = guids_of_issue(self.issue.digest).of

    def coding(self, words: str, code: str, memo: str = "", transcript: str = "INT1") -> Coding:
        source = self.texts[transcript]
        start = source.text.index(words)
        guid = self.of("seen") if code == SEEN else self.of("code", code)
        return Coding(source.guid, start, start + len(words), guid, self.of("coder", "C1"), memo)

    def read(self, *codings: Coding, **other):
        return self.read_file(project_file(replace(self.project, codings=list(codings), **other)))

    def read_file(self, content: bytes):
        path = self.folder / "C1.qdpx"
        path.write_bytes(content)
        return read_round(self.issue, {"C1": str(path)})

    def told(self, *codings: Coding, **other) -> str:
        with pytest.raises(StudyError) as problem:
            self.read(*codings, **other)
        assert "\n" not in str(problem.value)
        return str(problem.value)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return Study(tmp_path_factory.mktemp("study"))


def given(decisions):
    """Segment, words, code and memo of what was coded, and the segments that were seen."""
    own = decisions[decisions["action"] == "own"]
    coded = [
        (one.segment_id, TEXT[one.segment_id][one.start : one.end], one.code_id, one.memo) for one in own.itertuples()
    ]
    return sorted(coded), sorted(decisions.loc[decisions["action"] == "seen", "segment_id"])


def test_codings_are_decisions_on_their_words(study):
    decisions, assignments, counts, _ = study.read(
        study.coding("I ask first now", "listen", "so soon"),
        study.coding(TEXT["INT1-004"], "time"),
        study.coding("my boss says.\nCoach 1: There is never", "forms", "over two turns"),
        study.coding("Hm.\n", SEEN, transcript="INT2"),
    )
    assert given(decisions) == (
        [
            ("INT1-001", "I ask first now", "listen", "so soon"),
            ("INT1-003", "my boss says.", "forms", "over two turns"),
            ("INT1-004", "There is never", "forms", ""),
            ("INT1-004", TEXT["INT1-004"], "time", ""),
        ],
        ["INT2-001"],
    )
    assignments = assignments.query("coder_id == 'C1'")
    statuses = dict(zip(assignments["segment_id"], assignments["status"], strict=True))
    assert statuses["INT2-002"] == statuses["INT2-003"] == "unseen" and statuses["INT2-001"] == "no_code"
    assert counts["rows_in"] == counts["rows_decided"] + counts["rows_unmarked"] == 6
    assert (decisions["action"] != "ignored").all()  # a project shows no suggestions
    spans = {(row.segment_id, row.code_id): row.span for row in decisions.itertuples()}
    assert spans.pop(("INT1-003", "forms")) == spans.pop(("INT1-004", "forms")) == "p-3"  # one coding of two turns
    assert set(spans.values()) == {""}
    assert set(decisions.loc[decisions["action"] == "own", "on_view"]) == {"no"}


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_file_of_each_program_is_read_by_the_names_of_codes_and_texts(study, program):
    text = study.texts["INT1"].text
    words = [
        ("I ask first now", "Listening first", "C1"),
        ("It was good.", "Too little time", "C1"),
        ("my boss says.\nCoach 1: There is never", "Forms and paperwork", "C1"),
    ]
    habits = PROGRAMS[program]
    codes = [code for _, code, _ in words]
    xml = project_xml(habits, selections(habits, text, words), codes, ["C1"], "INT1.txt")
    decisions, *_ = study.read_file(write_project(study.folder / "p.qdpx", habits, text, xml).read_bytes())
    assert [one[:3] for one in given(decisions)[0]] == [
        ("INT1-001", "I ask first now", "listen"),
        ("INT1-001", "It was good.", "time"),
        ("INT1-003", "my boss says.", "forms"),
        ("INT1-004", "There is never", "forms"),
    ]


def test_a_program_that_changed_white_space_keeps_codes_on_their_words(study):
    respaced = Source(
        study.texts["INT1"].guid, "INT1", study.texts["INT1"].text.replace("\n", "\n\n").replace(". ", ".  ")
    )
    start = respaced.text.index("I ask")
    coding = replace(study.coding("I ask first now", "listen"), start=start, end=start + len("I ask first now"))
    decisions, _, counts, _ = study.read(coding, sources=[respaced])
    assert given(decisions)[0] == [("INT1-001", "I ask first now", "listen", "")]
    assert counts["texts_changed"] == 3


def test_a_code_on_what_a_program_put_between_two_turns_is_on_none(study):
    respaced = Source(study.texts["INT1"].guid, "INT1", study.texts["INT1"].text.replace("\n", "\n\n\n"))
    at = respaced.text.index("\n\n\n")
    between = replace(study.coding("I ask", "listen"), start=at + 1, end=at + 2)
    assert "row 1: a code stands on words that are not for this coder to code" in study.told(
        between, sources=[respaced]
    )


def test_a_new_code_is_proposed_and_a_note_on_a_text_is_its_memo(study):
    new = Code("11111111-1111-4111-8111-111111111111", "Laughing", description="They laugh.")
    note = Note("22222222-2222-4222-8222-222222222222", "n", "She was tired.")
    coding = replace(study.coding("I ask first now", "listen", "loudly"), code=new.guid)
    *_, beside = study.read(
        coding,
        codes=[*study.project.codes, new],
        sources=[replace(study.texts["INT1"], notes=(note.guid,)), study.texts["INT2"]],
        notes=[note],
    )
    told = beside.proposals[["what", "transcript_id", "segment_id", "name", "memo"]]
    told = list(told.itertuples(index=False, name=None))
    assert told == [
        ("new_code", "INT1", "INT1-001", "Laughing", "loudly"),
        ("transcript_memo", "INT1", "", "", "She was tired."),
    ]


def test_what_may_not_be_is_one_sentence(study):
    listen = study.coding("I ask first now", "listen")
    other = replace(listen, user=study.of("coder", "C2"))
    users = [*study.project.users, User(study.of("coder", "C2"), "C2")]
    assert "holds codings of 2 people" in study.told(listen, other, users=users)
    assert "those of another coder of this round" in study.told(other, users=users)
    changed = replace(study.texts["INT1"], text=study.texts["INT1"].text.replace("never", "always"))
    assert "the words of transcript INT1 are not those" in study.told(listen, sources=[changed])
    strange = replace(study.texts["INT1"], name="Diary")
    assert "a text that is no transcript of this round" in study.told(listen, sources=[strange])
    asked = study.coding("How was the training?", "listen")
    assert "row 2: a code stands on words that are not for this coder" in study.told(listen, asked)
    assert "Everything" not in study.told(study.coding("I ask first now", "all"))
    assert "this is a theme" in study.told(study.coding("I ask first now", "all"))
    renamed = [
        replace(code, name="Hearing") if code.name == "Listening first" else code for code in study.project.codes
    ]
    assert "the code listen was given another name" in study.told(listen, codes=renamed)
    beyond = replace(listen, end=9_000)
    assert "codings whose words lie outside their text (1); code these words anew" in study.told(beyond)
    strange_code = replace(listen, code="33333333-3333-4333-8333-333333333333")
    assert "(1); put the codes back into the codebook there" in study.told(strange_code)
    loose = Note("22222222-2222-4222-8222-222222222222", "n", "A thought.")
    assert "1 notes on no text and no coding" in study.told(listen, notes=[loose])


def test_the_project_for_a_coder_holds_the_talk_that_was_issued_and_no_codings(study):
    assert study.project.codings == [] and [user.name for user in study.project.users] == ["C1"]
    assert [code.name for code in study.project.codes][-1] == SEEN
    assert study.texts["INT2"].text == (
        "Interviewer: How was it for you?\nCoach 2: Hm.\nCoach 2: Too many forms, and no time.\nCoach 2: Hm.\n"
    )
    _, pieces = talk_of(study.issue.segments.query("transcript_id == 'INT2'"))
    assert [study.texts["INT2"].text[one.begin : one.begin + one.length] for one in pieces] == [
        text for _, text in SAID["INT2"]
    ]
