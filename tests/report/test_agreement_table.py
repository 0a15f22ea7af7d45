"""The tables of agreement of the paper: counts, coefficients and words by hand, in the order of the codebook."""

import docx
import pandas as pd
import pytest
from docx.enum.section import WD_ORIENT

from themetrail.agreement.coded_units import coded_units_of
from themetrail.agreement.side_by_side import on_view
from themetrail.agreement.table import as_written, frame_table
from themetrail.codebook import Codebook
from themetrail.contracts.agreement import AGREEMENT, AGREEMENT_TABLE
from themetrail.method_profiles import profile_of
from themetrail.report.agreement_table import TABLES, AgreementMaterial, _lowest, codes_table, sides_table
from themetrail.report.styles import STYLES
from themetrail.report.table import PaperTable
from themetrail.report.tables import FORMATS
from themetrail.report.words.language import words_of

BOOK = [
    ("T1", "", "theme", "What helps"),
    ("b", "T1", "code", "Being heard"),
    ("a", "T1", "code", "=1+1 <b>"),
    ("T2", "", "theme", "Empty"),
]
CODEBOOK = pd.DataFrame(BOOK, columns=["code_id", "parent_id", "level", "name"]).assign(definition="", codable="")
# b: C1 on s0 to s3, C2 on s0; a: both on s0 to s5
GIVEN = [("C1", n, "b") for n in range(4)] + [("C2", 0, "b")]
GIVEN += [(coder, n, "a") for coder in ("C1", "C2") for n in range(6)]


def material_of(given, path, coders=("C1", "C2"), fewest=1, suggested=None, style="apa7", draws=0, **options):
    """The table of agreement on 20 segments that all coders read, as a run writes it and reads it again."""
    ids = [f"s{n}" for n in range(20)]
    segments = pd.DataFrame({"segment_id": ids, "transcript_id": [f"t{n % 4}" for n in range(20)], "group": "talks"})
    saw = pd.DataFrame([(c, s) for c in coders for s in ids], columns=["coder_id", "segment_id"])
    saw = saw.assign(round="r1", status="coded", arm="suggestions" if suggested else "none")
    codings = pd.DataFrame([(c, f"s{n}", code) for c, n, code in given], columns=["coder_id", "segment_id", "code_id"])
    frame = coded_units_of(segments.assign(codable="yes"), saw, codings.assign(round="r1"), list(CODEBOOK["code_id"]))
    seen = on_view(frame, saw, {("r1", segment): codes for segment, codes in (suggested or {}).items()})
    table = frame_table(frame, CODEBOOK, draws=draws, fewest=fewest, seen=seen, **options)
    AGREEMENT.write(as_written(table)[0], path / "agreement.csv")
    book = Codebook.from_table(CODEBOOK)
    return AgreementMaterial(
        table=AGREEMENT.read(path / "agreement.csv"), codebook=book, words=words_of("english", style), fewest=fewest
    )


def cells(built):
    return [line.cells for line in built.lines]


def test_codes_stand_in_the_codebooks_order_below_their_themes_with_counts_by_hand(tmp_path):
    built = codes_table(material_of(GIVEN, tmp_path))
    # b: 17 of 20 agree; 5 of 40 ratings "applied", and three segments differ
    alpha = 1 - 39 * 2 * 3 / (2 * 5 * 35)
    chance = 2 * 5 / 40 * 35 / 40
    ac1 = (0.85 - chance) / (1 - chance)
    assert [column.name for column in built.columns] == [
        *("Theme and code", "C1", "C2", "Both", "Agreement", "Krippendorff’s α [95% CI]", "AC1")
    ]
    assert cells(built)[:3] == [
        ("What helps", "", "", "", "", "", ""),
        ("Being heard", "4", "1", "1", "85.0%", f"{alpha:.2f}"[1:], f"{ac1:.2f}"[1:]),
        ("=1+1 <b>", "6", "6", "6", "100.0%", "1.00", "1.00"),
    ]
    assert [row[0] for row in cells(built)[3:]] == ["Mean over 2 codes", "All codes together (40 decisions)"]
    assert cells(built)[4][1:5] == ("10", "7", "7", "92.5%")
    assert f"Lowest: “Being heard” ({alpha:.2f}; segments: C1 4, C2 1, both 1).".replace("(0", "(") in built.note
    AGREEMENT_TABLE.check(built.data)


def test_too_few_is_said_with_its_rule_and_no_disagreement_with_its_sign(tmp_path):
    built = codes_table(material_of(GIVEN, tmp_path, fewest=5, draws=100))
    heard, alike = built.lines[1:3]
    assert heard.cells[1:] == ("4", "1", "1", "85.0%", "too few", "–")
    assert alike.cells[5] == "1.00"  # no interval of 1.00 to 1.00
    assert alike.marks == ("No disagreement in the sample: an interval is not estimable.",)
    assert any(sentence.startswith("Too few: given to fewer than 5 segments by any coder") for sentence in built.note)
    assert built.lines[3].name == "Mean over 1 code"
    assert not any(sentence.startswith("Too few") for sentence in codes_table(material_of(GIVEN, tmp_path)).note)


def test_codes_that_share_the_lowest_value_in_print_are_all_named(tmp_path):
    alike = [(coder, n, code) for coder in ("C1", "C2") for code in ("a", "b") for n in range(6)]
    assert not any("Lowest" in sentence for sentence in codes_table(material_of(alike, tmp_path)).note)
    one = codes_table(material_of(GIVEN, tmp_path))
    codes = one.data[(one.data["scope"] == "all") & (one.data["summary"] == "")]
    third = codes[codes["code_id"] == "b"].assign(code_id="c", code="Third")
    third["value"] += 0.001  # alike as it is printed
    every = pd.concat([codes, third], ignore_index=True)
    material = material_of(GIVEN, tmp_path)
    assert _lowest(every, ["C1", "C2"], material).endswith("both 1), shared by “Third”.")


@pytest.mark.parametrize(("style", "written"), [("apa7", "[."), ("plos", "(0.")])
def test_an_interval_over_few_transcripts_is_flagged(tmp_path, style, written):
    given = [*GIVEN, *[("C2", n, "b") for n in (5, 6, 7, 9, 10)], *[("C1", n, "b") for n in (6, 7, 8, 9)]]
    built = codes_table(material_of(given, tmp_path, style=style, draws=200))
    assert written in built.lines[-1].cells[5]
    assert any("fewer than ten, so that they are likely too narrow" in sentence for sentence in built.note)


def test_each_pair_of_more_than_two_coders_has_a_line(tmp_path):
    given = [*GIVEN, *[("C3", n, "b") for n in range(2)]]
    built = codes_table(material_of(given, tmp_path, coders=("C1", "C2", "C3")))
    assert [column.name for column in built.columns][1:5] == ["C1", "C2", "C3", "All"]
    assert cells(built)[1][:5] == ("Being heard", "4", "1", "2", "1")
    pairs = {line.name: line.cells for line in built.lines[-3:]}
    assert list(pairs) == ["C1 and C2", "C1 and C3", "C2 and C3"]
    assert pairs["C1 and C2"][1:6] == ("10", "7", "", "7", "92.5%")
    assert built.data.loc[built.data["scope"] == "pair", "coders"].nunique() == 3
    many = codes_table(material_of(given, tmp_path, coders=tuple(f"C{n}" for n in range(1, 7))))
    assert cells(many)[1][:3] == ("Being heard", "0–4", "0")
    assert many.columns[1].name == "Each coder"


def test_parts_stand_side_by_side(tmp_path):
    offered = {f"s{n}": ["b"] for n in range(6)}
    built = sides_table(material_of(GIVEN, tmp_path, suggested=offered))
    assert [column.name for column in built.columns][1:] == [
        *("All compared", "Without uncoded segments", "Suggested codes", "Codes not suggested")
    ]
    by_name = {line.name: line.cells[1:] for line in built.lines}
    # of b on the six segments for which it was suggested: 12 ratings, 5 of them "applied", three segments differ
    assert by_name["Being heard"][2] == f"{1 - 11 * 2 * 3 / (2 * 5 * 7):.2f}"[1:]
    assert by_name["Decisions"] == ("40", "12", "6", "34")
    assert by_name["Agreement"] == ("92.5%", "75.0%", "50.0%", "100.0%")
    assert sum(cell == "" for cell in by_name["What helps"]) == 4


@pytest.mark.parametrize("build", [codes_table, sides_table])
def test_without_coefficients_the_table_says_so(tmp_path, build):
    built = build(material_of(GIVEN, tmp_path, method=profile_of("reflexive_ta")))
    assert built.lines == []
    assert built.nothing.startswith("Nothing was compared")


@pytest.mark.parametrize("name", TABLES)
def test_every_form_is_written_upright_and_harmless(tmp_path, name):
    number, build = TABLES[name]
    material = material_of(GIVEN, tmp_path, suggested={"s1": ["b"]})
    built = build(material)
    texts = {"title": built.title, "lines": built.lines, "note": built.note, "nothing": built.nothing}
    printed = PaperTable(
        number=number, study="s", columns=built.columns, style=STYLES[material.words.writing.name], **texts
    )
    (tmp_path / "again").mkdir()
    for ending, write in FORMATS.items():
        for folder in ("", "again/"):
            write(printed, built.data, AGREEMENT_TABLE, tmp_path / f"{folder}one.{ending}")
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"again/one.{ending}").read_bytes()
    assert docx.Document(tmp_path / "one.docx").sections[0].orientation == WD_ORIENT.PORTRAIT
    assert f"Table {number}" in docx.Document(tmp_path / "one.docx").paragraphs[0].text
    assert "=1+1 &lt;b&gt;" in (tmp_path / "one.html").read_text(encoding="utf-8")
    assert "'=1+1 <b>" in (tmp_path / "one.csv").read_text(encoding="utf-8")


def test_no_heading_is_cut_within_a_word(tmp_path):
    """The widths of letters of Times, in thousandths of their size, are those of its metrics (AFM)."""
    built = codes_table(material_of(GIVEN, tmp_path))
    texts = {"title": built.title, "lines": built.lines, "note": built.note, "nothing": built.nothing}
    printed = PaperTable(number="A1", study="s", columns=built.columns, **texts)
    word = sum((722, 500, 333, 444, 444, 778, 444, 500, 278)) / 1000 * printed.style.size * 2.54 / 72  # Agreement
    width = dict(zip([column.name for column in printed.columns], printed.widths, strict=True))
    assert width["Agreement"] >= word + 0.38  # with what a cell keeps free
    assert sum(printed.widths) == pytest.approx(21.0 - 2 * 2.54)
    assert width["Theme and code"] == max(width.values())
