"""The doctor tells each kind of damage by itself, and takes work that was added for none."""

from dataclasses import replace

import pytest

from commands.calling import call
from refi_qda.vendors import NVIVO, PROGRAMS, Habits, write_project
from themetrail.refi_qda.doctor import KINDS, compare_projects
from themetrail.refi_qda.doctor_page import page_of
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.offsets import FoundModel, OffsetModel
from themetrail.refi_qda.project import Case, Code, Coding, Project, Source, User
from themetrail.refi_qda.read import ReadProject
from themetrail.refi_qda.write import codebook_file, project_file

GUID = Guids(b"key").of
TEXT = "Nurse 1: Slow at first, and then the forms were easy.\nNurse 1: They helped a lot.\n"
SLOW, HELP, THEME = GUID("code", "slow"), GUID("code", "help"), GUID("code", "theme")
ANN, BEN = GUID("coder", "Ann"), GUID("coder", "Ben")


def coding(words: str, code: str, user: str, memo: str = "", by: int = 0) -> Coding:
    start = TEXT.index(words) + by
    return Coding(GUID("text"), start, start + len(words), code, user, memo)


def sent(**other) -> Project:
    return Project(
        **{
            "users": [User(ANN, "Ann"), User(BEN, "Ben")],
            "codes": [
                Code(THEME, "Start", codable=False, colour="#0072B2"),
                Code(SLOW, "Slow", THEME, colour="#0072B2", description="How long it took."),
                Code(HELP, "Help", THEME, colour="#D55E00"),
            ],
            "sources": [Source(GUID("text"), "I1", TEXT)],
            "codings": [
                coding("Slow at first", SLOW, ANN, "a memo"),
                coding("the forms were easy", SLOW, BEN),
                coding("They helped", HELP, ANN),
            ],
            "cases": [Case(GUID("case"), "Nurse 1")],
            **other,
        }
    )


def read(project: Project) -> ReadProject:
    return ReadProject(project, FoundModel(OffsetModel(), "as you said", True, 0, 0))


def found_in(back: Project):
    return compare_projects(read(sent()), read(back))


def recoded(place: int, **other) -> list[Coding]:
    codings = sent().codings
    return [*codings[:place], replace(codings[place], **other), *codings[place + 1 :]]


def with_code(place: int, **other) -> list[Code]:
    codes = sent().codes
    return [*codes[:place], replace(codes[place], **other), *codes[place + 1 :]]


DAMAGE = {
    "coding lost": {"codings": sent().codings[1:]},
    "coding shifted": {"codings": [coding("Slow at first", SLOW, ANN, "a memo", by=2), *sent().codings[1:]]},
    "coding re-attributed": {"codings": recoded(1, user=ANN)},
    "code renamed": {"codes": with_code(1, name="Slowness")},
    "code moved": {"codes": with_code(1, parent="")},
    "code recoloured": {"codes": with_code(2, colour="#FF0000")},
    "code redefined": {"codes": with_code(1, description="")},
    "code applied otherwise": {"codes": with_code(0, codable=True)},
    "source respaced": {"sources": [Source(GUID("text"), "I1", TEXT.replace("\nNurse", "\n\nNurse"))]},
    "memo lost": {"codings": recoded(0, memo="")},
    "case lost": {"cases": []},
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_each_damage_is_told_alone_and_by_its_name(kind):
    back = sent(**DAMAGE[kind])
    if kind == "source respaced":  # the program that changed the text moved what stands behind
        back.codings[2] = replace(back.codings[2], start=back.codings[2].start + 1, end=back.codings[2].end + 1)
    found = found_in(back)
    assert found.number == {kind: 1}
    assert found.kept == 3 - (kind in ("coding lost", "coding shifted", "coding re-attributed"))
    assert found.added == 0


def test_what_is_lost_takes_with_it_what_hangs_on_it():
    found = found_in(sent(codes=sent().codes[:2], codings=sent().codings[:2]))
    assert found.number == {"coding lost": 1, "code lost": 1}
    assert found_in(sent(sources=[], codings=[])).number == {"coding lost": 3, "source lost": 1}
    found = found_in(sent(users=[User(ANN, "Ann")], codings=[sent().codings[0], sent().codings[2]]))
    assert found.number == {"coding lost": 1, "coder lost": 1}
    assert set(KINDS) == {*DAMAGE, "code lost", "source lost", "coder lost", "source changed"}


def test_how_far_codings_were_shifted_is_told_with_the_words_before_and_after():
    found = found_in(sent(codings=[coding("Slow at first", SLOW, ANN, "a memo", by=2), *sent().codings[1:]]))
    assert found.shifts == {(2, 2): 1}
    (finding,) = found.findings
    assert (finding.what, finding.before, finding.after) == ("Start > Slow", "Slow at first", "ow at first, ")
    assert finding.where == "I1, 9 to 22, Ann, start +2, end +2"


def test_of_a_long_passage_both_ends_are_shown_where_it_was_cut_differently():
    text = "I begin. " + "And so on. " * 60 + "I end here."
    whole = {"sources": [Source(GUID("text"), "I1", text)]}
    codings = [[Coding(GUID("text"), 0, end, SLOW, ANN, "")] for end in (len(text), len(text) - 6)]
    found = compare_projects(*(read(sent(**whole, codings=each)) for each in codings))
    page = page_of(found)
    assert "I begin." in page and "I end here.</td>" in page and "I end</td>" in page


def test_a_text_that_was_changed_elsewhere_keeps_its_codings_on_their_words():
    changed = TEXT.replace("They helped a lot", "They all helped, a lot").replace("Slow", "Very Slow")
    codings = [
        replace(one, start=at, end=at + len(words))
        for one, words in zip(sent().codings, ["Slow at first", "the forms were easy", "They all helped"], strict=True)
        for at in [changed.index(words)]
    ]
    found = found_in(sent(sources=[Source(GUID("text"), "I1", changed)], codings=codings))
    assert found.number == {"coding shifted": 1, "source changed": 1}
    assert found.kept == 2


def test_other_guids_and_added_work_are_no_damage():
    other = {guid: GUID("another", guid) for guid in (ANN, BEN, THEME, SLOW, HELP, GUID("text"), GUID("case"))}
    project = sent()
    back = Project(
        users=[User(other[one.guid], one.name) for one in project.users],
        codes=[replace(one, guid=other[one.guid], parent=other.get(one.parent, "")) for one in project.codes],
        sources=[Source(other[GUID("text")], "I1.docx", TEXT)],
        codings=[
            replace(one, source=other[one.source], code=other[one.code], user=other[one.user])
            for one in project.codings
        ],
        cases=[Case(other[GUID("case")], "Nurse 1")],
    )
    back.codings.append(replace(back.codings[0], start=0, end=7))
    back.codes.append(Code(GUID("code", "new"), "New"))
    found = found_in(back)
    assert (found.findings, found.kept, found.added) == ([], 3, 1)


def test_the_command_says_what_it_found_and_ends_with_a_code(tmp_path):
    files = [write_project(tmp_path / f"{name}.qdpx", habits) for name, habits in PROGRAMS.items()]
    for file in files:
        done = call("doctor", files[0], file)
        assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Nothing was lost or changed on the way.")
        assert "7 of 7 codings came back as they were; 0 were added." in done.stdout
    assert (
        "Offsets: UTF-16 units, a line break is two, the end is exclusive (utf-16-crlf): as NVivo counts" in done.stdout
    )

    shifted = call("doctor", files[0], files[0], "--offsets-back", "code-points", "--to", tmp_path / "out/page.html")
    assert shifted.returncode == 1
    assert "5 codings that stand on other words" in shifted.stdout and "Slow at first" not in shifted.stdout
    assert "Slow at first" in (tmp_path / "out/page.html").read_text(encoding="utf-8")
    broken = tmp_path / "broken.qdpx"
    broken.write_bytes(b"PK")
    done = call("doctor", broken, files[0])
    assert (done.returncode, done.stdout) == (2, "") and "broken.qdpx: this is not a readable QDPX file" in done.stderr


def test_two_codebooks_are_compared_as_well(tmp_path):
    for name, codes in (("a", sent().codes), ("b", with_code(2, name="Helping"))):
        (tmp_path / f"{name}.qdc").write_bytes(codebook_file(codes, "x"))
    same = call("doctor", tmp_path / "a.qdc", tmp_path / "a.qdc")
    assert (same.returncode, same.stdout.splitlines()[0]) == (0, "Nothing was lost or changed on the way.")
    done = call("doctor", tmp_path / "a.qdc", tmp_path / "b.qdc")
    assert done.returncode == 1 and "1 codes that have another name" in done.stdout
    mixed = call("doctor", tmp_path / "a.qdc", write_project(tmp_path / "p.qdpx", NVIVO))
    assert mixed.returncode == 2 and "compare two projects (.qdpx), or two codebooks (.qdc)" in mixed.stderr


def test_neither_page_nor_screen_runs_what_a_project_holds(tmp_path):
    evil = "<script>alert(1)</script>"
    project = sent(codes=with_code(1, name=evil))
    page = page_of(found_in(project))
    assert evil not in page and "&lt;script&gt;" in page
    file = tmp_path / "p.qdpx"
    file.write_bytes(project_file(project))
    escaping = write_project(tmp_path / "q.qdpx", Habits("a&#x85;&#9;b" * 40))
    said = call("doctor", file, escaping).stdout
    assert "\x85" not in said and "\t" not in said


def test_a_project_that_counts_otherwise_is_read_as_it_counts(tmp_path):
    file = write_project(tmp_path / "p.qdpx", replace(NVIVO, crlf=False))
    assert "though NVivo counts otherwise" in call("doctor", file, file).stdout
