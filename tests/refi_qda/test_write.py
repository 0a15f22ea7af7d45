"""What is written is valid by the standard's own schemas, the same each time, and comes back as it was."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from themetrail.refi_qda.codebook_file import read_codebook_file
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.offsets import MODELS
from themetrail.refi_qda.project import Case, Code, Coding, Group, Note, Project, Source, User
from themetrail.refi_qda.read import read_project
from themetrail.refi_qda.write import beyond_bmp, codebook_file, project_file

STANDARD = Path(__file__).parents[2] / "third_party/refi-qda"
GUID = Guids(b"key").of
LETTERS = st.text(st.sampled_from("abé ß.<>&\"'\n\t😀中\u2028]"), max_size=60)
NAMES = st.text(st.sampled_from("abé<>&\"' 😀"), min_size=1, max_size=9).map(lambda name: f"{name}x".strip())


def validate(content: bytes, schema: str) -> None:
    """Fail with what the standard's schema says against a document."""
    known = etree.XMLSchema(etree.parse(STANDARD / f"{schema}.xsd"))
    known.assertValid(etree.fromstring(content))


@st.composite
def projects(draw, most: int):
    """Projects of two texts, codes under codes and three coders, with at most so many decisions."""
    texts = [f"{draw(LETTERS)}word{draw(LETTERS)}" for _ in range(2)]
    sources = [Source(GUID("text", n), f"I{n}", text) for n, text in enumerate(texts)]
    names = draw(st.lists(NAMES, min_size=1, max_size=4))
    codes = [
        Code(GUID("code", n), name, GUID("code", n - 1) if n % 2 else "", bool(n % 3), "#0072B2", draw(LETTERS).strip())
        for n, name in enumerate(names)
    ]
    users = [User(GUID("coder", n), f"C{n}") for n in range(3)]
    found = {}
    for _ in range(draw(st.integers(0, most))):
        source = draw(st.sampled_from(sources))
        start = draw(st.integers(0, len(source.text) - 1))
        end = draw(st.integers(start + 1, len(source.text)))
        code, user = draw(st.sampled_from(codes)).guid, draw(st.sampled_from(users)).guid
        coding = Coding(source.guid, start, end, code, user, draw(LETTERS).strip())
        found[coding.place] = coding
    cases = [Case(GUID("case", 1), "Nurse 1", {"age": "30", "place": draw(NAMES)}, (sources[0].guid,))]
    groups = [Group(GUID("group", 1), "interviews", tuple(source.guid for source in sources))]
    notes = [Note(GUID("note", 1), "Note", "a remark")]
    return Project("x", "Themetrail", users, codes, sources, list(found.values()), cases, groups, notes)


def comes_back(project: Project, folder: Path) -> None:
    """Everything of the project is there again, in its order."""
    content = project_file(project)
    (folder / "p.qdpx").write_bytes(content)
    validate(zipfile.ZipFile(io.BytesIO(content)).read("project.qde"), "Project")
    back = read_project(folder / "p.qdpx", MODELS["code-points"]).project
    order = {source.guid: number for number, source in enumerate(project.sources)}
    assert [(one.place, one.memo) for one in back.codings] == [
        (one.place, one.memo) for one in sorted(project.codings, key=lambda one: order[one.source])
    ]
    for part in ("users", "codes", "sources", "cases", "groups", "notes", "name", "origin"):
        assert getattr(back, part) == getattr(project, part), part
    assert back.losses == {} and back.twins == 0


@given(project=projects(8))
@settings(max_examples=15, deadline=None)
def test_what_is_written_comes_back_as_it_was(tmp_path_factory, project):
    comes_back(project, tmp_path_factory.mktemp("back"))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_decisions_come_back_as_they_were(tmp_path, seed):
    chance = random.Random(seed)
    texts = ["".join(chance.choices("abé ß.\n😀中", k=5_000)) for _ in range(10)]
    sources = [Source(GUID("text", n), f"I{n}", text) for n, text in enumerate(texts)]
    codes, users = ([GUID(kind, n) for n in range(number)] for kind, number in (("code", 40), ("coder", 5)))
    found: dict[tuple, Coding] = {}
    while len(found) < 1_000:
        start = chance.randrange(4_900)
        span = start, start + chance.randint(1, 100)
        memo = chance.choice(["", "a memo", "two\nlines <&>"])
        coding = Coding(chance.choice(sources).guid, *span, chance.choice(codes), chance.choice(users), memo)
        found[coding.place] = coding
    named = [Code(guid, f"code {n}", "", True, "#D55E00") for n, guid in enumerate(codes)]
    coders = [User(guid, f"C{n}") for n, guid in enumerate(users)]
    comes_back(Project("x", "Themetrail", coders, named, sources, list(found.values())), tmp_path)


@given(project=projects(0))
@settings(max_examples=15, deadline=None)
def test_a_codebook_alone_comes_back_as_it_was(tmp_path_factory, project):
    content = codebook_file(project.codes, "Themetrail")
    validate(content, "Codebook")
    file = tmp_path_factory.mktemp("back") / "c.qdc"
    file.write_bytes(content)
    assert read_codebook_file(file).codes == project.codes


def small(**other) -> Project:
    source = Source(GUID("text"), "I1", "Slow 😀 at first.\nThen fast.\n")
    code, user = Code(GUID("code"), "Slow", colour="#0072B2"), User(GUID("coder"), "C1")
    codings = [Coding(source.guid, 0, 4, code.guid, user.guid, "a memo")]
    return Project(**({"users": [user], "codes": [code], "sources": [source], "codings": codings} | other))


def test_the_same_project_gives_the_same_bytes_without_a_time_or_a_place():
    content = project_file(small())
    assert content == project_file(small())
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist() == ["project.qde", f"sources/{GUID('text')}.txt"]
    text, project = archive.read(archive.namelist()[1]), archive.read("project.qde").decode()
    assert text == "Slow 😀 at first.\nThen fast.\n".encode()
    assert re.findall(r'\w+[Pp]ath="([^"]*)"', project) == [f"internal://{GUID('text')}.txt"]
    assert set(re.findall(r'DateTime="([^"]*)"', project)) == {"1980-01-01T00:00:00Z"}
    assert "richText" not in project and not project.startswith("\ufeff")


def test_an_empty_project_and_what_xml_cannot_hold_are_valid_too():
    validate(zipfile.ZipFile(io.BytesIO(project_file(Project("x")))).read("project.qde"), "Project")
    odd = small(codes=[Code(GUID("code"), "a\x00\x1b\ud800b")], users=[User("no guid", "C1")])
    validate(zipfile.ZipFile(io.BytesIO(project_file(odd))).read("project.qde"), "Project")


def test_guids_are_of_version_5_and_keep_studies_apart():
    assert GUID("code", "slow") == Guids(b"key").of("code", "slow") == "da457644-f05f-5237-9ff4-132e4efc7e4c"
    assert len({GUID("code", "slow"), GUID("coder", "slow"), Guids(b"another").of("code", "slow")}) == 3


def test_characters_that_programs_count_as_two_are_told():
    assert beyond_bmp(small()) == {"I1": 1}
    assert beyond_bmp(small(sources=[Source(GUID("text"), "I1", "中é")])) == {}
