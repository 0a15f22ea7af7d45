"""The gate finds a name in every way that it can be hidden, names the place, and never prints what it found."""

import io
import struct
import zipfile
import zlib

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from themetrail.audit.gate.context import is_initials
from themetrail.audit.gate.folding import digits_in_a_row, fold, numbers
from themetrail.audit.gate.forms import (
    Form,
    common_words,
    exceptions_of,
    forms_of_people,
    forms_of_replacements,
    has_word_of,
    letters_of,
)
from themetrail.audit.gate.gate import Gate, marker, search_all, stop_at
from themetrail.coding.desk.page import SCRIPTS, texts_of
from themetrail.contracts.errors import StudyError
from themetrail.interface.catalogue import speech_of
from themetrail.interface.desk.words import desk_words
from themetrail.interface.pages.words import page_words
from themetrail.offline_page import offline_page

PEOPLE = [
    {"names": "Élodie Brünnhof-Marchetti", "nicknames": "Lodik", "initials": "É.B.", "employer": "Atelier Zéphyr"},
    {"names": "Rose Lindqvist", "nicknames": "", "initials": "", "employer": ""},
]
SPEAKERS = {"Hélène Vuilleumier": False, "Interviewer": False, "Speaker 1": False}
CONTACTS = [
    {"surface": "e.brunnhof@zephyr.example", "category": "email", "status": "applied"},
    {"surface": "+41 21 555 01 23", "category": "phone", "status": "applied"},
    {"surface": "https://www.zephyr-atelier.example/", "category": "url", "status": "applied"},
    {"surface": "Lausanne", "category": "place", "status": "applied"},
    {"surface": "Compass", "category": "person", "status": "refused"},
    {"surface": "Adieu", "category": "person", "status": "awaiting_review"},
]


@pytest.fixture(scope="module")
def gate() -> Gate:
    forms = forms_of_people(PEOPLE, SPEAKERS, common_words(["en", "fr"]))
    return Gate(forms | forms_of_replacements(CONTACTS, set()))


def test_a_word_is_looked_up_once_and_only_where_the_text_has_its_letters(monkeypatch):
    letters = letters_of("left by anna mus ter and a zig zag")
    assert has_word_of(letters, "Muster") and not has_word_of(letters, "Quist")
    asked = []
    monkeypatch.setattr("themetrail.audit.gate.forms.may_be_word", lambda word, languages: not asked.append(word))
    common = common_words(["en"], letters)
    assert [word in common for word in ("zigzag", "quist", "zigzag")] == [True, False, True]
    assert asked == ["zigzag"]


def found(gate: Gate, text: str, name: str = "results/x.txt") -> bool:
    return bool(gate.search_content(name, text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "said Élodie yesterday",
        "said elodie yesterday",
        "ÉLODIE'S PLAN",
        "Madame Brunnhof",
        "Bruennhof",
        "Brünn-\nhof came",
        "Brünnhof-\n  Marchetti",
        "Élo\u00addie",
        "Élo\u200bdie",
        "E\u0301lodie",
        "Еlodie",  # the first letter is Cyrillic
        "l'Élodie",
        "élodiebrünnhofmarchetti",
        "Élodie\nBrünnhof",
        "Vuilleumier2",
        '{"who": "\\u00c9lodie"}',
        '{"memo": "call\\nBrünnhof"}',
        'r1,"{""memo"": ""call\\\\t\\u00c9lodie""}"',
        "?name=%C3%89lodie",
        "&Eacute;lodie",
        "at Atelier\u00a0Zéphyr",
        "write to E.Brunnhof@Zephyr.example",
        "call 021 555 01 23 or",
        "call +41215550123",
        "zephyr-atelier.example",
        "so É.B. came",
    ],
)
def test_a_name_is_found_however_it_is_written(gate, text):
    assert found(gate, text)


@pytest.mark.parametrize(
    "text",
    [
        "the melody of it",
        "elodies",
        "prices rose last year",
        "Rose petals fell.",
        "He said: Rose petals",
        "in Lausanne",
        "the Compass training",
        "Interviewer: Speaker 1",
        "turn 215550199",
        "digest 0dd4e10d1eb0555012390ff",
        "the EB index",
    ],
)
def test_what_is_no_name_is_let_through(gate, text):
    assert not found(gate, text)


FAMILIES = [
    {"names": "Nathalie Rochat"},
    {"names": "Klaus Vonlanthen"},
    {"names": "Pieter van der Meulen"},
    {"names": "Anne Larose"},
    {"names": "Tom Chao"},
    {"names": "Lea Rossi-Frick"},
]


@pytest.mark.parametrize(
    "text",
    [
        "spelt R-O-C-H-A-T",
        "spelt r o c h a t",
        "spelt R, O, double S, I",
        "so L.E.A. came",
        "the Rochats",
        "THE ROCHATS",
        "die Rochats",
        "Rochat's plan",
        "Das ist Nathalies Chefin",
        "the Meulens",
        "the Rossi-Fricks",
        "by Von Lanthen",
        "by von lanthen",
        "Vandermeulen",
        "Van Dermeulen",
        "Van der Meulen",
        "rochatnathalie",
        "nathalierochat@example.org",
        "at La Rose",
        "Ro\u00a0chat",
        "Ro-\nchat",
        "Ro\u2010\nchat",
        "Ro\u00ac\nchat",
        "Nathalie\u202fRochat",
        "Ｒｏｃｈａｔ",
    ],
)
def test_a_listed_name_is_found_in_its_other_spellings(text):
    spelt = Gate(forms_of_people(FAMILIES, {}, common_words(["fr", "de"])), nouns_capitalised="Das" in text)
    assert found(spelt, text)


@pytest.mark.parametrize(
    ("written", "initials"),
    [
        ("A.B.C.", True),
        ("a b c", False),
        ("ROSE", False),
        ("Ro", True),
        ("r.", True),
        ("Rose", False),
        ("R. Kunz", False),
    ],
)
def test_initials_are_single_capitals_or_two_letters(written, initials):
    assert is_initials(written) == initials


@pytest.mark.parametrize(
    "text", ["la rose est rouge", "total chaos", "a, b, c and d", "option L, E, A", "nathalies", "van", "meule ns"]
)
def test_ordinary_words_are_no_other_spelling_of_a_name(text):
    assert not found(Gate(forms_of_people(FAMILIES, {}, common_words(["fr", "de"]))), text)


@pytest.mark.parametrize("text", ["thanks to Rose for that", "Mrs Rose came", "P1,Rose,participant", "said Dr Rose"])
def test_a_name_that_is_a_common_word_counts_in_its_own_case_and_context(gate, text):
    assert found(gate, text)


def test_a_name_in_the_data_of_a_page_is_found_behind_the_escapes_of_json(gate):
    for words in ("Is it\nBrünnhof?", 'she said "Brünnhof"', "Br\u00fcnnhof <b>"):
        page = offline_page("t", {"rows": [["x", {"text": words}]]}, styles=["p {}"], scripts=["let x"], without="")
        assert found(gate, page, "results/x.html")
    assert not found(
        gate, offline_page("t", ["by then"], styles=["p {}"], scripts=["let x"], without=""), "results/x.html"
    )
    broken = '<script type="application/json">{"text": "Brünnhof</script>'
    assert found(gate, broken, "results/x.html")


@pytest.mark.parametrize("place", range(5))
def test_a_page_is_searched_in_each_of_its_data_and_between_them(place):
    from themetrail.audit.gate.places import FILE
    from themetrail.audit.gate.readable import streams

    said = ["Brünnhof" if n == place else "then" for n in range(5)]
    begin = '<script type="application/json" id="data">'
    page = f'<p>{said[0]}</p>{begin}["{said[1]}"]</script><p>{said[2]}</p>{begin}["{said[3]}"]</script>{begin}{said[4]}'
    parts = [stream.part for stream in streams("x.html", page.encode()) if "Brünnhof" in stream.text]
    assert parts[0] == {1: FILE.then("data", 1), 3: FILE.then("data", 2)}.get(place, FILE)


@pytest.mark.parametrize("language", ["english", "french", "german"])
def test_the_scripts_and_words_of_the_library_are_no_text_of_a_study_and_others_are(language):
    people = [{"names": "Zyxa Alt", "nicknames": "", "initials": "", "employer": ""}]
    gate = Gate(forms_of_people(people, {}, common_words(["en"])))
    scripts = texts_of(SCRIPTS)
    speech = speech_of(page_words(language), desk_words(language))

    def said(*, words=speech, data="data", scripts=scripts):
        return offline_page("t", {"words": words, "d": data}, styles=["p {}"], scripts=scripts, without="")

    assert " Alt" in said() and not found(gate, said(), "results/x.html")
    assert found(gate, said(scripts=[*scripts[:-1], f"{scripts[-1]} // Alt"]), "results/x.html")
    assert found(gate, said(data="Herr Alt"), "results/x.html")
    assert found(gate, said(words={**speech, "more": "Herr Alt"}), "results/x.html")


def test_a_name_split_by_markup_is_found_in_a_page(gate):
    assert found(gate, "<html><p>said <b>Vuil</b>leu<i>mier</i></p></html>", "x.html")
    assert found(gate, "<html><p>Atelier</p><p>Zéphyr</p></html>", "x.html")
    assert found(gate, '<html><img alt="Vuilleumier"></html>', "x.html")
    assert found(gate, "<html><!-- Vuilleumier --></html>", "x.html")


def test_a_name_split_over_runs_in_a_header_and_in_properties_of_a_document_is_found(gate):
    def saved(change) -> bytes:
        document = Document()
        document.add_paragraph("Nothing here.")
        change(document)
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()

    def runs(document):
        paragraph = document.add_paragraph("said ")
        for piece in ("Vu", "illeu", "mier"):
            paragraph.add_run(piece).bold = True

    def header(document):
        document.sections[0].header.paragraphs[0].text = "Vuilleumier"

    def properties(document):
        document.core_properties.last_modified_by = "Vuilleumier"

    assert not gate.search_content("t.docx", saved(lambda document: None))
    hits = gate.search_content("t.docx", saved(runs))
    assert any("word/document.xml, paragraph 2" in str(hit) for hit in hits)
    assert gate.search_content("t.docx", saved(header))
    assert gate.search_content("t.docx", saved(properties))


@pytest.mark.parametrize(
    "markup",
    [
        "<w:t>https://x.example/%56uilleumier</w:t>",
        '<si><t>{"who": "\\u00c9lodie"}</t></si>',
        "<w:r><w:t>Atelie&#114;</w:t></w:r><w:r><w:t>Z&#233;phyr</w:t></w:r>",
        "<w:r><w:t>Atelier\u00ad</w:t></w:r><w:r><w:t>Zéphyr</w:t></w:r>",
        "<w:t>Vuil</w:t><w:t>leumier</w:t>",
        '<c r="A1" comment="Vuilleumier"/>',
        "<!-- Vuilleumier -->",
    ],
)
def test_a_name_is_found_however_it_is_written_in_a_part_of_an_office_file(gate, markup):
    assert found(gate, f"<w:p>{markup}</w:p>", "word/document.xml")


def test_hits_in_a_workbook_name_sheet_and_cell(gate):
    workbook = Workbook()
    workbook.active["B3"] = "as Hélène Vuilleumier said"
    workbook.active["C4"].comment = Comment("Vuilleumier", "somebody")
    workbook.create_sheet("second").sheet_state = "hidden"
    workbook["second"]["A1"] = "Lindqvist"
    made = io.BytesIO()
    workbook.save(made)
    shown = [str(hit) for hit in gate.search_content("r/sheet.xlsx", made.getvalue())]
    assert any("sheet 1, cell B3" in hit for hit in shown)
    assert any("sheet 1, comment on cell C4" in hit for hit in shown)
    assert any("sheet 2, cell A1" in hit for hit in shown)


def test_a_name_in_an_archive_in_an_archive_and_in_a_sheet_name_is_found(gate):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", "Lindqvist")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    assert gate.search_content("share.zip", outer.getvalue())
    workbook = Workbook()
    workbook.active.title = "Lindqvist"
    made = io.BytesIO()
    workbook.save(made)
    assert gate.search_content("s.xlsx", made.getvalue())


def _png(kind: bytes, data: bytes) -> bytes:
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk


def test_a_name_in_an_images_metadata_is_found(gate):
    assert gate.search_content("f.png", _png(b"tEXt", b"Author\0Hans Vuilleumier"))
    assert gate.search_content("f.png", _png(b"zTXt", b"Author\0\0" + zlib.compress(b"Hans Vuilleumier")))
    assert not gate.search_content("f.png", _png(b"tEXt", b"Software\0a program"))
    assert gate.search_content("f.jpg", b"\xff\xd8\xff\xe1\0\0" + "Vuilleumier".encode("utf-16-le") + b"\0\0\0")


def test_a_name_in_a_data_address_of_a_page_is_found(gate):
    import base64

    inner = base64.b64encode(b"<svg><text>Vuilleumier</text></svg>").decode()
    assert found(gate, f'<html><img src="data:image/svg+xml;base64,{inner}"></html>', "x.html")


def test_a_name_in_other_encodings_is_found(gate):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert gate.search_content("x.txt", "said Élodie".encode(encoding)), encoding


def test_a_files_name_is_searched_and_not_printed(gate):
    for name in ("results/INT2_Vuilleumier.csv", "results/HélèneVuilleumier.csv"):
        hits = gate.search_content(name, b"a,b\n")
        assert hits
        assert "vuilleumier" not in str(hits[0]).lower()
        assert str(hits[0]).startswith("results/(a file .csv), in the file's name")


def test_a_hit_stops_with_file_and_place_and_without_the_name(gate, tmp_path):
    (tmp_path / "a.csv").write_text("segment_id,text\nS1,ok\nS2,said Élodie\n", encoding="utf-8")
    with pytest.raises(StudyError) as problem:
        stop_at(search_all(gate, ["a.csv"], tmp_path))
    assert "a.csv, line 3 (person)" in str(problem.value)
    assert "lodie" not in str(problem.value)
    stop_at([])


def test_a_reviewed_exception_holds_for_its_form_and_file_only(gate):
    rows = [
        {"form": "Lodik", "file": "results/report/*", "reason": "a game", "reviewed_by": "AB", "date": "2024-01-01"}
    ]
    lenient = Gate(gate.forms, exceptions_of(rows, "exceptions.csv"))
    assert not lenient.search_content("results/report/m.md", b"they played lodik")
    assert lenient.search_content("results/coding/m.md", b"they played lodik")
    assert lenient.search_content("results/report/m.md", "Élodie".encode())
    said = marker(lenient, 3, 0, b"k")
    assert said["exceptions"][0]["hits"] == 1
    assert "lodik" not in str(said).lower()


def test_an_exception_without_a_reviewer_is_refused():
    with pytest.raises(StudyError, match="row 2"):
        exceptions_of([{"form": "x", "file": "*", "reason": "y", "reviewed_by": "", "date": "2024"}], "exceptions.csv")


def test_of_a_file_that_is_not_the_studys_alone_its_own_part_is_searched(gate):
    content = b"/* by Lodik */"
    some = Gate(gate.forms, own={"a.js": lambda content: content.replace(b"/* by Lodik */", b"")})
    assert gate.search_content("a.js", content)
    assert not some.search_content("a.js", content)
    assert some.search_content("a.js", content + b" Lodik") and some.search_content("b.js", content)


@given(
    before=st.text(max_size=30),
    after=st.text(max_size=30),
    gap=st.sampled_from([" ", "\n", "\u00a0", "-", ", ", "\t", "_", " / "]),
)
def test_a_full_name_is_found_between_any_words(before, after, gap):
    plain = Gate([Form("hans vuilleumier", "person")])
    assert plain.search_content("x.txt", f"{before} . Hans{gap}Vuilleumier . {after}".encode())


def test_a_form_that_awaits_review_is_found_and_marked_so(gate):
    assert [hit.settled for hit in gate.search_content("x.txt", b"he said Adieu")] == [False]
    assert [hit.settled for hit in gate.search_content("x.txt", b"he said Vuilleumier")] == [True]


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    once = fold(text)
    assert fold(once) == once


_PLAIN = st.text(alphabet=st.sampled_from("abfRs019 \n\r\t-_.,(é\u2010"), max_size=40)


@given(_PLAIN, st.sampled_from(["", "0123456789abcdef", "_0123456789abcdef", " 0123456789abcdefg"]))
def test_long_plain_text_folds_as_short_text_does(text, digest):
    """Texts above some length go a faster way, which must give the same words."""
    text = f"{text} {digest} {text} |"
    beside = "x " * 300
    assert fold(f"{beside}{text} {beside}").split() == [*beside.split(), *fold(text).split(), *beside.split()]


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=40), st.sampled_from(["Ж", "ж\u0301 Ω"]))
def test_text_folds_alike_beside_letters_of_other_alphabets(text, beside):
    apart = fold(f"{text} | {beside}").split()
    assert fold(text).split() == apart[: len(apart) - len(fold(beside).split())]


@given(st.text(alphabet=st.sampled_from("0123456789 ().-/,x\u00a0\u202f\u0661é"), max_size=60))
def test_every_long_number_is_among_the_digits_in_a_row(text):
    rows = digits_in_a_row(text)
    for number in numbers(text):
        for plain in (part for part in "".join(c if c.isascii() else " " for c in number).split()):
            assert plain in rows


def test_many_hits_in_one_file_each_name_their_line(gate):
    text = "Vuilleumier\nnothing\nsaid Élodie\n" * 400
    lines = [int(str(hit.place).removeprefix("line ")) for hit in gate.search_content("x.txt", text.encode())]
    assert sorted(lines) == sorted(3 * n + first for n in range(400) for first in (1, 3))


def test_what_stands_in_the_cell_of_a_workbook_is_found_whatever_the_cells_address(gate):
    cells = "".join(f'<c r="B{n}" s="6" t="inlineStr"><is><t>nothing</t></is></c>' for n in range(300))
    assert not found(gate, f"<row>{cells}</row>", "sheet1.xml")
    for markup in ('<c r="B7" t="Vuilleumier"/>', '<c r="Vuilleumier"/>', '<c r="B7"><is><t>Vuilleumier</t></is></c>'):
        assert found(gate, f"<row>{cells}{markup}</row>", "sheet1.xml"), markup


def test_a_name_in_its_own_case_is_found_beside_one_that_awaits_review():
    both = Gate([Form("rose", "person", own_case="Rose"), Form("rose", "person", settled=False)])
    assert {hit.settled for hit in both.search_content("x.txt", b"thanks to Rose for that")} == {True, False}


@pytest.fixture
def small_portions(monkeypatch):
    """Long texts are cut into portions; here short ones are."""
    for module in ("folding", "readable"):
        monkeypatch.setattr(f"themetrail.audit.gate.{module}.PORTION", 60)
    monkeypatch.setattr("themetrail.audit.gate.folding._REPEATED", 40)


@pytest.mark.parametrize("gap", ["\n", " and on\n", " and\non "])
@pytest.mark.parametrize("name", ["said Atelier Zéphyr", "said Atelier\nZéphyr", "said Vuil-\nleumier", "by Mrs Rose"])
def test_a_text_in_portions_has_the_same_hits(gate, small_portions, monkeypatch, name, gap):
    text = "".join(f"{'x' * n}{gap}{name}{gap}" for n in range(30))
    cut = gate.search_content("x.txt", text.encode())
    monkeypatch.setattr("themetrail.audit.gate.folding.PORTION", 10**6)
    assert sorted(map(str, gate.search_content("x.txt", text.encode()))) == sorted(map(str, cut))
    assert len(cut) >= 30


def test_an_exception_counts_each_hit_of_a_text_in_portions_once(gate, small_portions):
    lenient = Gate(gate.forms, [{"form": "lodik", "file": "*", "date": "2024-01-01"}])
    assert not lenient.search_content("x.txt", b"they played lodik, again\n" * 50)
    assert lenient.used == {0: 50}


def test_a_long_line_in_portions_has_the_same_hits(gate, small_portions):
    assert found(gate, "word " * 100 + "Vuilleumier" + " word" * 100)
    assert found(gate, "word " * 100 + "call 021 555 01 23" + " word" * 100)


def test_an_office_file_in_portions_has_the_same_streams(small_portions, monkeypatch):
    from themetrail.audit.gate.readable import streams

    rows = [f'<row r="{n}"><c r="A{n}"><is><t>one</t></is></c><c><f>a</f><g>b{n}</g></c></row>\n' for n in range(40)]
    cut = list(streams("sheet1.xml", "".join(rows).encode()))
    monkeypatch.setattr("themetrail.audit.gate.readable.PORTION", 10**6)
    whole = list(streams("sheet1.xml", "".join(rows).encode()))
    assert [fold(stream.text) for stream in cut] == [fold(stream.text) for stream in whole]
    assert [stream.text.count("\n") for stream in cut] == [stream.text.count("\n") for stream in whole]
