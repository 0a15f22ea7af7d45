"""Projects of all programs are read to the same codings, and what is not taken is told."""

from dataclasses import replace
from itertools import product

import pytest

from refi_qda.vendors import (
    CODES,
    NVIVO,
    PROGRAMS,
    TEXT,
    WORDS,
    Habits,
    guid,
    project_xml,
    words_of,
    write_project,
)
from themetrail.refi_qda.offsets import MODELS, OffsetModel, Ruler
from themetrail.refi_qda.read import read_project

WAYS = list(product((False, True), (False, True), (False, True), ("\n", "\r\n")))


@pytest.mark.parametrize(("utf16", "crlf", "inclusive", "newline"), WAYS)
def test_every_habit_gives_the_same_codings(tmp_path, utf16, crlf, inclusive, newline):
    """Offset model x line break x byte order mark x folder x form of GUIDs x twins, the program unknown."""
    for bom, folder, guids, twins in product(
        (False, True), ("sources", "Sources"), ("lower", "upper", "braces"), (False, True)
    ):
        habits = Habits("", utf16, crlf, inclusive, newline, bom, folder, guids, twins)
        read = read_project(write_project(tmp_path / "p.qdpx", habits))
        assert words_of(read.project) == list(WORDS), habits
        assert read.offsets.model == OffsetModel(utf16, crlf, inclusive) and read.offsets.certain
        assert read.project.sources[0].text == TEXT
        assert read.project.twins == len(WORDS) * twins
        assert read.project.losses == {}
        assert [(code.guid, code.name, code.colour) for code in read.project.codes] == [
            (guid(code), code, "#0000FF") for code in CODES
        ]


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_program_is_read_as_it_is_known_to_count(tmp_path, program):
    habits = PROGRAMS[program]
    read = read_project(write_project(tmp_path / "p.qdpx", habits))
    assert words_of(read.project) == list(WORDS)
    assert read.offsets.why == f"as {program} counts" and read.offsets.certain
    assert (read.offsets.on_edges, read.offsets.ends) == (2 * len(WORDS) * (1 + habits.twins),) * 2


def test_a_program_that_counts_otherwise_than_it_is_known_to_is_believed_by_its_ends(tmp_path):
    read = read_project(write_project(tmp_path / "p.qdpx", replace(NVIVO, utf16=False, crlf=False)))
    assert words_of(read.project) == list(WORDS)
    assert read.offsets.why == "as the ends of spans say, though NVivo counts otherwise"


def test_one_careless_mark_does_not_overrule_what_a_program_is_known_to_do(tmp_path):
    habits = PROGRAMS["MAXQDA"]
    marked = project_xml(habits).replace(f'endPosition="{TEXT.index("They helped") + 11}"', 'endPosition="120"')
    assert marked != project_xml(habits)
    read = read_project(write_project(tmp_path / "p.qdpx", habits, xml=marked))
    assert read.offsets.model == OffsetModel() and read.offsets.certain


def test_where_two_ways_fit_and_the_program_is_unknown_nobody_is_certain(tmp_path):
    habits = Habits(newline="\r\n")
    text = "....\n" * 9  # a mark stands on an edge wherever it stands
    spans = (
        f'<PlainTextSelection guid="s" startPosition="6" endPosition="7"><Coding guid="c">'
        f'<CodeRef targetGUID="{guid("Slow")}"/></Coding></PlainTextSelection>'
    )
    read = read_project(write_project(tmp_path / "p.qdpx", habits, text, project_xml(habits, spans)))
    assert not read.offsets.certain and "NOT CERTAIN" in str(read.offsets)


def test_a_forced_model_is_taken_as_it_is(tmp_path):
    file = write_project(tmp_path / "p.qdpx", PROGRAMS["MAXQDA"])
    read = read_project(file, MODELS["utf-16-crlf"])
    assert read.offsets.why == "as you said" and read.offsets.on_edges < read.offsets.ends
    assert words_of(read.project) != list(WORDS)


@pytest.mark.parametrize("model", MODELS.values(), ids=str)
def test_places_go_there_and_back(model):
    text = "a\n😀b\n\n👍🏽c😀"
    ruler = Ruler(text, model)
    offsets = [ruler.offset(place) for place in range(len(text) + 1)]
    assert [ruler.place(offset) for offset in offsets] == list(range(len(text) + 1))
    assert ruler.place(offsets[-1] + 1) is None and ruler.place(-1) is None
    between = sorted(set(range(offsets[-1])) - set(offsets))
    assert [ruler.is_inside(offset) for offset in between] == [True] * len(between)
    assert len(between) == 3 * model.crlf + 4 * model.utf16


@pytest.mark.parametrize(
    "habits",
    [
        Habits(path=""),
        Habits(path="/"),
        Habits(path="internal:///"),
        Habits(path="INTERNAL://"),
        Habits(qde="Anna's study.QDE"),
        Habits(space='xmlns:qda="urn:QDA-XML:project:1.0"', prefix="qda:"),
        Habits(space='xmlns="urn:QDA-XML:project:0.4"'),
        Habits(space=""),
    ],
    ids=str,
)
def test_paths_names_and_namespaces_are_read_in_any_form(tmp_path, habits):
    assert words_of(read_project(write_project(tmp_path / "p.qdpx", habits)).project) == list(WORDS)


def test_a_text_within_the_project_and_that_of_a_pdf_are_read_too(tmp_path):
    xml = project_xml(Habits())
    path = f' plainTextPath="internal://{guid("source")}.txt">'
    inline = xml.replace(path, f"><PlainTextContent>{TEXT}</PlainTextContent>")
    assert words_of(read_project(write_project(tmp_path / "p.qdpx", Habits(), xml=inline)).project) == list(WORDS)
    pdf = xml.replace("<TextSource", '<PDFSource guid="P" name="I1"><Representation').replace(
        "</TextSource>", "</Representation></PDFSource>"
    )
    assert words_of(read_project(write_project(tmp_path / "p.qdpx", Habits(), xml=pdf)).project) == list(WORDS)


def test_the_coder_is_the_codings_else_the_selections_else_the_projects(tmp_path):
    spans = "".join(
        f'<PlainTextSelection guid="{guid(str(n))}" startPosition="{n}" endPosition="{n + 5}"{selection}>'
        f'<Coding guid="{guid(f"c{n}")}"{coding}><CodeRef targetGUID="{guid("Slow")}"/></Coding></PlainTextSelection>'
        for n, selection, coding in [
            (0, f' creatingUser="{guid("Ann")}"', f' creatingUser="{guid("Ben")}"'),
            (1, f' creatingUser="{guid("Ann")}"', ""),
            (2, "", ""),
        ]
    )
    xml = project_xml(Habits(), spans).replace(' name="x"', f' name="x" creatingUserGUID="{guid("Ben").upper()}"')
    read = read_project(write_project(tmp_path / "p.qdpx", Habits(), xml=xml), OffsetModel())
    assert [who for _, _, who in words_of(read.project)] == ["Ben", "Ann", "Ben"]


def test_what_is_not_taken_is_counted_kind_by_kind(tmp_path):
    span = '<PlainTextSelection guid="{}" startPosition="{}" endPosition="{}">{}</PlainTextSelection>'
    coded = '<Coding guid="x"><CodeRef targetGUID="{}"/></Coding>'
    spans = [
        span.format("s1", 0, 5, ""),
        span.format("s2", 0, 5, "<Description>remark</Description>"),
        span.format("s3", 0, 99999, coded.format(guid("Slow"))),
        span.format("s4", 9, 4, coded.format(guid("Slow"))),
        span.format("s5", 0, 5, coded.format("nowhere")),
        span.format("s6", 0, 5, coded.format("CASE") + "<VariableValue/>"),
        coded.format(guid("Slow")),
    ]
    extra = (
        '<Cases><Case guid="case"><CodeRef targetGUID="x"/><SelectionRef targetGUID="s1"/></Case></Cases>'
        '<Links><Link guid="l"/></Links><Graphs><Graph guid="g"><Vertex/></Graph></Graphs><Sets><Set guid="q" name="q">'
        '<MemberCode targetGUID="x"/></Set></Sets><Invention/>'
    )
    xml = project_xml(Habits(extra=extra), "".join(spans)).replace(
        "</Sources>",
        '<PictureSource guid="p"/><AudioSource guid="a"/><VideoSource guid="v"/><TextSource guid="gone" '
        'plainTextPath="absolute:///C:/x.txt"/></Sources>',
    )
    read = read_project(write_project(tmp_path / "p.qdpx", Habits(), xml=xml), OffsetModel())
    assert read.project.codings == []
    assert read.project.losses == {
        "words that are marked without a code": 1,
        "remarks on words without a code": 1,
        "codings whose words lie outside their text": 2,
        "codings with a code that the codebook does not have": 1,
        "stretches of words given to a case": 1,
        "values of variables on selections": 1,
        "codes on whole sources": 1,
        "codes on cases": 1,
        "selections of cases": 1,
        "codes and notes in sets": 1,
        "links": 1,
        "graphs": 1,
        "pictures": 1,
        "audio sources": 1,
        "video sources": 1,
        "texts that are not in the file, with all that is coded in them": 1,
        "elements that the standard does not have": 1,
    }
