"""The ethics pack: numbers from the study's tables, words of people apart, what is open named, in three languages."""

import importlib
import json
import re
import string
from dataclasses import replace

import click
import docx
import pytest

from themetrail import layout
from themetrail.commands.ethics import ethics
from themetrail.configuration.ethics_text import EthicsText, commented_ethics_text, read_ethics_text
from themetrail.configuration.load import load_configuration
from themetrail.contracts.anonymise import RECALL, REVIEW
from themetrail.contracts.errors import StudyError
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.risk import FINDINGS
from themetrail.contracts.turns import TURNS
from themetrail.ethics.facts import facts_of
from themetrail.ethics.page import APPROVAL, PARTS, page_of, words_of
from themetrail.in_print import CODES
from themetrail.report.methods.markdown import as_markdown
from themetrail.report.methods.page import Kind
from themetrail.report.methods.word import write_methods_docx

SENTENCES = {language: words_of(language, "apa7").sentences for language in CODES}
PEOPLE = (
    "participant_id\tlabel\twithdrawn\tmay_quote\tmay_share\trole\nP1\tNurse 1\t\tno\t\tnurse\n"
    "P2\tNurse 2\t\t\tuntil 2028-12-31\tnurse\nP3\tNurse 3\t2026-01-01\t\t\tdoctor\nP4\tDoctor 1\t\t\t\tdoctor\n"
)
TURN = {"transcript_id": "T1", "role": "participant", "speaker": "Nurse 1", "start_s": None, "end_s": None}
REPLACED = {
    "transcript_id": "T1", "turn": 0, "start": 0, "end": 10, "category": "person", "replacement": "[Person 1]",
    "detector": "model", "score": 0.9, "status": "applied",
}  # fmt: skip


@pytest.fixture
def study(tmp_path):
    def write(path, content):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")

    write("config/participants.tsv", PEOPLE)
    write("config/transcripts.tsv", "transcript_id\tgroup\tlanguage\tcollected_order\nT1\tG\ten\t1\n")
    turns = [
        TURN | {"turn": 0, "participant_id": "P1", "text": "[Person 1] came home."},
        TURN | {"turn": 1, "participant_id": "P2", "text": "Yes.", "speaker": "Nurse 2"},
    ]
    empty = {name: "" for name, column in TURNS.columns.items() if column.is_text}
    TURNS.write(TURNS.frame([empty | turn for turn in turns]), tmp_path / layout.ANONYMISED_TURNS)
    ledger = [REPLACED | {"entity_id": f"person-{n}", "start": 20 * n, "end": 20 * n + 10} for n in (1, 1, 2)]
    ledger[1] |= {"turn": 1}
    REPLACEMENT_LEDGER.write(REPLACEMENT_LEDGER.frame(ledger), tmp_path / layout.LEDGER)
    REVIEW.write(REVIEW.empty(), tmp_path / layout.REVIEW_QUEUE)
    row = {"turns": 20, "replaced": 18, "missed": 2, "share": 0.9, "ci_low": 0.683, "ci_high": 0.988}
    RECALL.write(RECALL.frame([row]), tmp_path / layout.RECALL_OF_NAMES)
    FINDINGS.write(FINDINGS.empty(), tmp_path / layout.FINDINGS_OF_RISK)
    write(layout.GATE, json.dumps({"files_searched": 12, "found": 0, "awaiting_review": 3}))
    models = {"models": {"en_model": {"version": "1.0", "digest": "abcdef0123456789"}}}
    write(f"{layout.RECORDS}anonymise_detect/b00.json", json.dumps(models))
    return tmp_path


@pytest.fixture
def facts(study):
    return facts_of(study, load_configuration({"study": {"title": "Home again"}}))


def text_of(facts, language="english", stated=None, *, complete=True):
    page = page_of(facts, stated or {}, words_of(language, "apa7"), file="config/ethics.yaml", complete=complete)
    return page, as_markdown(page)


def test_the_numbers_are_those_of_the_study(facts):
    _, text = text_of(facts)
    for line in (
        "- Participants in the study's sheet who have not withdrawn: 3",
        "- Participants who have withdrawn, of whom nothing is in the results: 1",
        "- Pseudonyms of persons in the transcripts: 2",
        "- Identifiers replaced, by kind: persons 3",
        "- Attributes of participants in the sheet: role",
        "- to be quoted: 1",
        "- that their words be shared: 1",
        "- Consents to share that end at a day: 1",
        "- Participants who are the only ones with all of their attributes: 1",
        "No round of coding has been handed to coders yet.",
        "12 files searched, 0 places found, 3 places with forms that await review",
        "en_model (1.0, SHA-256 abcdef012345)",
    ):
        assert line.replace("_", "\\_") in text or line in text, line
    assert "in 20 turns that were drawn at random and read by a person, 18 mentions of persons" in text
    assert "estimated recall of 90.0% (95% interval [68.3%, 98.8%]" in text


def test_what_was_not_measured_is_said_not_to_be(facts):
    unmeasured = replace(facts, gate=None, anonymisation=replace(facts.anonymisation, recall=None))
    _, text = text_of(unmeasured, complete=False)
    assert "Recall has not been measured" in text and "estimated recall" not in text
    assert "No run has searched the results for names yet." in text and "files searched" not in text
    assert "**Provisional: the results of the last run are not whole" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("english", "without a language model"), ("german", "ohne Sprachmodell"), ("french", "sans modèle de langue")],
)
def test_no_language_model_is_said_to_have_looked_for_names_where_none_did(facts, language, said):
    assert said in text_of(replace(facts, models=()), language)[1]
    assert said not in text_of(facts, language)[1]


def test_rights_are_as_they_are_when_it_is_written(study):
    (study / "data/transcripts").mkdir(parents=True, mode=0o700)
    (study / "results/sealed").chmod(0o700)
    (study / "data/transcripts/talk.txt").touch()
    (study / "data/transcripts/talk.txt").chmod(0o644)
    facts = facts_of(study, load_configuration({}))
    assert facts.open_files >= 1
    assert f"could open when this was written: {facts.open_files}." in text_of(facts)[1]
    assert "are readable by their owner alone" in text_of(replace(facts, open_files=0))[1]


@pytest.mark.parametrize("language", CODES)
def test_what_people_state_is_apart_and_what_is_open_is_listed(facts, language, tmp_path):
    page, text = text_of(facts, language, {"controller": "Institute <b>of</b> Care", APPROVAL: "Approved, 12/2026."})
    stated = [one.text for part in page.sections for one in part.paragraphs if one.kind is Kind.STATED]
    assert stated == ["Institute <b>of</b> Care", "Approved, 12/2026."] and "<b>" not in text
    slots = [slot for part in PARTS for slot in part.slots]
    opened = [one for one in page.sections[-1].paragraphs if one.kind is Kind.ITEM]
    assert len(opened) == len(slots) - 2 and not any(one.text.startswith("controller") for one in opened)
    write_methods_docx(page, tmp_path / "a.docx", font="Arial", size=11)
    write_methods_docx(page, tmp_path / "b.docx", font="Arial", size=11)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    said = [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert page.title in said and "Institute <b>of</b> Care" in said


def test_each_language_says_each_sentence_with_the_same_facts():
    def fields(sentence):
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    for language, sentences in SENTENCES.items():
        assert sentences.keys() == SENTENCES["english"].keys(), language
        for name, sentence in sentences.items():
            assert fields(sentence) == fields(SENTENCES["english"][name]), (language, name)


def test_the_file_asks_what_the_pack_leaves_open(tmp_path):
    slots = {slot for part in PARTS for slot in part.slots}
    assert slots == {*EthicsText.model_fields, APPROVAL}
    file = tmp_path / "ethics.yaml"
    assert read_ethics_text(file) == {}
    file.write_text(commented_ethics_text(), encoding="utf-8")
    assert read_ethics_text(file) == {}
    file.write_text("purposes: >\n  To learn\n  how.\n", encoding="utf-8")
    assert read_ethics_text(file) == {"purposes": "To learn how."}
    file.write_text("purpose: To learn.\n", encoding="utf-8")
    with pytest.raises(StudyError, match="purposes"):
        read_ethics_text(file)


@pytest.mark.parametrize("language", ["english", "french", "german"])
def test_no_sign_of_markdown_stands_in_a_sentence_that_word_prints(language):
    """Words are printed as they stand: a sign that Markdown takes away would be read."""
    words = importlib.import_module(f"themetrail.ethics.words.{language}").SENTENCES
    said = [text for one in words.values() for text in ([one] if isinstance(one, str) else one)]
    assert len(said) > 50
    assert [text for text in said if re.search(r"`|\*\*|\]\(", text)] == []


@pytest.mark.parametrize(("given", "meant"), [("fr", "french"), ("german", "german"), (None, None)])
def test_the_language_of_the_pack_may_be_called_as_sheets_call_it(given, meant):
    option = next(each for each in ethics.params if each.name == "language")
    assert option.process_value(click.Context(ethics), given) == meant
