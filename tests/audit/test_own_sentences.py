"""Who is called as a word of a page is not found in what the program says there, and is in what people say there."""

import time
from string import Formatter

import pytest

from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.forms import common_words, forms_of_people
from themetrail.audit.gate.gate import Gate
from themetrail.audit.gate.own_sentences import OwnSentences
from themetrail.running.own_sentences import own_sentences

NAMES = ("Seite Gerber", "Runde Meier", "Codes Nägeli", "Wörter Frei", "Tours Morel", "Mots Blanc")


def gate_of(*names: str, sentences=own_sentences) -> Gate:
    people = [{"names": name, "nicknames": "", "initials": "", "employer": ""} for name in names]
    return Gate(forms_of_people(people, {}, common_words(["en"])), sentences=sentences)


@pytest.fixture(scope="module")
def gate():
    return gate_of(*NAMES)


OWN = [
    ("results/report/methods.md", "In 2 Runden lasen 2 Kodierende alle davon; 20 (100,0 %) wurden gelesen."),
    ("results/report/methods.md", "In einer Runde lasen drei Kodierende alle davon; zwei Codes kamen später hinzu."),
    ("results/report/methods.md", "davon sagten die Teilnehmenden 462 Wörter (81,6 %)."),
    (
        "results/report/tables/a.html",
        "<p>Tabelle 2<span>Themen, Unterthemen und Codes mit Definitionen und Zitaten: gardeners",
    ),
    ("results/report/agreement/a.html", "<tr><td>Mittel über 3 Codes</td><td>93,8 %</td></tr>"),
    ("results/report/agreement/a.tex", r"\textbf{Alle Codes zusammen} & 0{,}81 \\"),
    ("results/report/pack/a.md", "| Codes | 4 |"),
    (
        "results/report/pack/a.md",
        "1. Auf dem Blatt „Berichtigte Wörter“ ist jede Zeile ein Segment der Kodierrunde r1.",
    ),
    ("results/report/agreement/a.md", "*Anmerkung.* Krippendorffs α jedes Codes. Vorgeschlagene Codes: Entscheidungen"),
    ("results/report/methods.md", "Les données étaient 5 transcriptions, avec 566 mots en 40 tours de parole."),
]


@pytest.mark.parametrize(("path", "text"), OWN)
def test_what_the_program_says_of_itself_is_no_hit(gate, path, text):
    assert not gate.search_content(path, text.encode())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("results/report/methods.md", "In 2 Runden lasen Codes Nägeli und 2 Kodierende alle davon; das war viel."),
        ("results/report/tables/a.html", "<td>“I told Seite to come” (Gardener 2)</td>"),
        ("results/report/pack/memos.md", "Seite rief an, und Runde kam mit Wörter zurück."),
        ("results/report/pack/memos.md", "| M1 | gut für Seite |"),
        ("results/report/pack/memos.md", "Da kam eine gewisse Runde."),
        (
            "results/report/tables/a.html",
            "<p>Tabelle 2 Themen, Unterthemen und Codes mit Definitionen und Zitaten: Runde</p>",
        ),
        # where data stand alone, a word is never the program's
        ("results/anonymise/turns.csv", "G1,1,Seite\n"),
        ("results/coding/memos.json", '{"memo": "Seite"}'),
        ("data/rounds/r1/issued/segments.csv", "Neue Wörter zusammen\n"),
    ],
)
def test_what_people_say_wherever_it_stands_is_one(gate, path, text):
    assert gate.search_content(path, text.encode())


def test_a_fact_in_the_gap_of_a_sentence_is_searched_and_names_its_line():
    gate = gate_of(
        "Seite Gerber", "Anna Muster", sentences=lambda: ("Auf jeder Seite stand oben {name} und sonst nichts.",)
    )
    said = "Vorn.\nAuf jeder Seite stand oben {} und sonst nichts.\n"
    assert not gate.search_content("a.md", said.format("nichts").encode())
    found = gate.search_content("a.md", said.format("Anna").encode())
    assert [(hit.folded, str(hit.place)) for hit in found] == [("anna", "line 2")]
    assert gate.search_content("a.md", said.format("Seite").encode())


def test_sentences_of_the_program_are_taken_out_of_a_page_that_says_them_whole():
    """Each as it stands in the catalogue, with numbers in its gaps, alone on a line: no word of it is left over."""
    own, left, tried = OwnSentences(own_sentences), [], own_sentences()[::9]
    for sentence in tried:
        said = "".join(literal + ("" if name is None else "12") for literal, name, *_ in Formatter().parse(sentence))
        words = [word for word in fold(said).split() if len(word) > 6 and word.isalpha()]
        if words and words[0] in fold(own.taken_out(said.strip(), words[:1])).split():
            left.append(said)
    assert len(tried) > 400 and len(left) < 0.03 * len(tried), left


def test_a_page_on_which_sentences_begin_and_do_not_end_is_searched_in_time(gate):
    page = "\n".join("In 2 Runden lasen 2 Kodierende von de der die und in 3 Codes mit Wörter " * 5 for _ in range(400))
    began = time.process_time()
    assert gate.search_content("results/report/a.md", page.encode())
    assert time.process_time() - began < 20
