"""The review and the risk pages in the language of the study, as who reads them sees them, and what comes back in any.

The talk is French, so that no English word of a page is one of the talk; what detectors would find is written down.
"""

import re
import shutil

import openpyxl
import pandas as pd
import pytest

from anonymise.small_study import KEY, anonymised, found_in, resolved, sheets_of, turns_of, verdicts_of
from becoming import becomes
from interface.left_in_english import Shown, english_left
from themetrail.anonymise.resolve.decisions import read_decisions, require_possible
from themetrail.anonymise.review.review import public_part, review_queue
from themetrail.anonymise.review.review_pages import write_page, write_workbook
from themetrail.anonymise.risk.page import risk_page
from themetrail.anonymise.risk.report import risk_report
from themetrail.audit.follow.withdrawal import _sheets_with_words
from themetrail.audit.gate.gate_of_tables import kept_words
from themetrail.contracts.anonymise import CATEGORIES, DETECTIONS, REVIEW_DECISIONS, REVIEW_KINDS, VERDICTS
from themetrail.contracts.errors import StudyError
from themetrail.in_print import CODES
from themetrail.interface.review.words import review_words
from themetrail.interface.risk.words import risk_words
from themetrail.interface.verdicts.returned import CHOSEN, read_review, told_as_the_sheet_says, word_meant
from themetrail.interface.verdicts.words import verdict_words

TALK = {
    "A": [
        "J'ai des jumeaux, et Veltrano les garde. Veltrano vient le lundi, et Quillon le jeudi, je crois bien.",
        "Alors Ostrava et Brindleby sont venus, et Veltrano aussi, et nous avons parlé de tout cela ensemble.",
    ],
    "B": ["J'ai eu un cancer du sein à 42 ans, et Corvin <b>m'a</b> dit que Lausanne n'était pas loin d'ici, non."],
    "C": ["Mais Corvin est resté, et je suis la seule femme de l'équipe, comme vous le savez depuis longtemps."],
    "G": ["Elle a des jumeaux, et Milena avait dit que c'était difficile pour elle de venir tous les jours ici."],
}
FOUND = {
    "Veltrano": ("organisation", "ner", 0.85),  # frequent
    "Quillon": ("person", "ner", 0.95),  # said once
    "Ostrava": ("person", "ner", 0.6),  # uncertain
    "Brindleby": ("person", "capitalised", 0.2),  # unknown word
    "Corvin": ("person", "ner", 0.85),  # a doubtful link
    "Lausanne": ("place", "ner", 0.85),
    "Milena": ("person", "ner", 0.85),
}
LABELS = {"P1": "Coach 1", "P2": "Coach 2", "P3": "Coach 3"}
OTHERS = [language for language in CODES if language != "english"]


class Study:
    """The study, reviewed in a language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.turns = turns_of(TALK, {"A": "P1", "B": "P2", "C": "P3"})
        self.sheets = sheets_of(sorted(TALK), labels=LABELS, language="fr")
        said = [(name, turn, text) for name, texts in TALK.items() for turn, text in enumerate(texts)]
        self.detections = DETECTIONS.frame(
            [
                {"transcript_id": name, "turn": turn, "start": at.start(), "end": at.end(), "surface": form}
                | dict(zip(("category", "detector", "score"), as_what, strict=True))
                for name, turn, text in said
                for form, as_what in FOUND.items()
                for at in re.finditer(form, text)
            ]
        )

    def run(self, decisions: pd.DataFrame | None = None) -> "Study":
        self.decisions = REVIEW_DECISIONS.empty() if decisions is None else decisions
        rows = self.decisions.to_dict("records")
        self.resolution, grown = resolved(self.turns, self.detections, self.sheets, decisions=rows)
        self.findings = found_in(self.turns, self.resolution, grown, self.sheets, rows)
        args = (self.turns, self.detections, self.resolution, verdicts_of(rows), KEY)
        more = {"review_below": 0.75, "sample": 1, "seed": 1, "page": 2, "language": self.language}
        self.queue = review_queue(*args, findings=self.findings, **more)
        *_, self.ledger = anonymised(self.turns, self.detections, self.sheets, self.resolution)
        return self

    def workbook(self, file):
        write_workbook(self.queue, self.decisions, file, self.language)
        return openpyxl.load_workbook(file)

    def risk(self, title="Étude & <i>suite</i>"):
        report = risk_report(
            title,
            self.ledger,
            public_part(self.queue),
            self.decisions,
            self.sheets.participants,
            self.findings,
            ["fr", "it"],
            ["de-CH"],
            self.language,
        )
        return report, risk_page(title, self.findings, ["fr", "it"], self.language)


@pytest.fixture(scope="module")
def browser(playwright):
    options = ["--no-sandbox", "--disable-gpu"]
    started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
    yield started
    started.close()


def test_the_study_asks_every_kind_of_question_and_finds_each_kind_of_risk():
    study = Study("english").run()
    assert set(study.queue["kind"]) == set(REVIEW_KINDS) and {"more", "told", "open"} == set(study.queue["status"])
    assert set(study.findings["on"]) >= {"singling out", "linkability"}


# All that the page shows, or says to who does not see it, without the talk and what stands in its place
SHOWN = """() => {
  const page = document.body.cloneNode(true);
  page.querySelectorAll('script, style, .context, .said, .line > span:nth-child(2)').forEach((one) => one.remove());
  const all = [...page.querySelectorAll('*')];
  const told = all.flatMap((one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name)));
  const texts = all.flatMap((one) => [...one.childNodes].filter((child) => child.nodeType === 3));
  return [document.title, ...told, ...texts.map((child) => child.data)].filter(Boolean).join(' | ');
}"""


@pytest.mark.parametrize("language", CODES)
def test_the_page_of_the_review_holds_no_english_but_in_english(browser, tmp_path, language):
    study = Study(language).run()
    write_page(study.queue, study.decisions, "Étude & <i>suite</i>", tmp_path / "review.html", language)
    tab = browser.new_page()
    problems = []
    tab.on("pageerror", lambda problem: problems.append(str(problem)))
    tab.goto((tmp_path / "review.html").as_uri())
    text = tab.evaluate(SHOWN)
    becomes(lambda: tab.locator("html").get_attribute("lang"), CODES[language])
    assert tab.locator(".item b, h1 i").count() == 0 and "<i>suite</i>" in tab.locator("h1").inner_text()
    surfaces = (review_words, verdict_words, risk_words)
    for other in OTHERS if language == "english" else ():
        assert english_left(text, other, *surfaces)
    assert english_left(text, language, *surfaces) == set()
    words = review_words(language)
    tab.locator("h1").click()
    for row in study.queue[study.queue["status"] == "open"].to_dict("records"):
        tab.keyboard.press("2" if row["kind"] in ("fact", "sample") else "Enter")
    asked = study.queue[study.queue["status"] == "open"]
    n = (asked["kind"] != "frequent").sum() + 1  # the list is looked at as a whole
    becomes(tab.locator("#count").inner_text, words.say("all_decided", done=n, all=n))
    with tab.expect_download() as download:
        tab.get_by_role("button", name=words.say("save")).click()
    download.value.save_as(tmp_path / "review.csv")
    assert problems == []
    tab.close()
    decisions = read_decisions(tmp_path / "review.csv")
    assert set(decisions["decision"]) <= set(VERDICTS) and set(decisions["category"]) <= {"", *CATEGORIES}
    assert set(decisions.loc[decisions["kind"] == "fact", "note"]) == {words.say("reason_2")}
    assert "open" not in set(Study(language).run(decisions).queue["status"])


@pytest.mark.parametrize("language", CODES)
def test_what_is_filled_in_is_read_in_any_language(tmp_path, language):
    study, words, known = Study(language).run(), review_words(language), verdict_words(language)
    file = tmp_path / "data/private/review.xlsx"
    file.parent.mkdir(parents=True)
    book = study.workbook(file)
    sheet = book.active
    heads = {cell.value: cell.column for cell in sheet[1]}
    at = {key: heads[known.say(f"head_{key}")] for key in ("decision", "proposed", "kind", "note", "form", "category")}
    kinds = {known.say(f"kind_{kind}"): kind for kind in REVIEW_KINDS}
    for row in range(3, sheet.max_row + 1):  # the first speaks of the list as a whole
        kind = kinds[sheet.cell(row, at["kind"]).value]
        sheet.cell(row, at["decision"]).value = sheet.cell(row, at["proposed"]).value if kind != "frequent" else None
        sheet.cell(row, at["note"]).value = words.say("reason_1")
    sheet.cell(2, at["decision"]).value = known.say("decision_seen").upper()
    below = sheet.max_row + 1
    for key, value in (("form", "Zorbo"), ("category", "category_person"), ("decision", "decision_keep")):
        sheet.cell(below, at[key]).value = known.say(value) if "_" in value else value
    assert english_left(" | ".join(map(str, heads)), language, review_words, verdict_words) == set()
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert f'"{known.say("decision_generalise")},{known.say("decision_blank")},{known.say("decision_keep")}"' in offered
    book.save(file)
    decisions = read_decisions(file)
    expected = study.queue.set_index("item_id")["proposed"]
    asked = decisions[decisions["item_id"] != ""].set_index("item_id")
    assert asked["decision"].to_dict() == expected.to_dict()
    assert asked["kind"].to_dict() == study.queue.set_index("item_id")["kind"].to_dict()
    assert decisions.iloc[-1][["form", "category", "decision"]].tolist() == ["Zorbo", "person", "keep"]
    # The gate and who withdraws read the same sheet.
    assert kept_words(file) == {"zorbo", "brindleby"}
    assert [path for path, _ in _sheets_with_words(tmp_path, {"B"})] == ["data/private/review.xlsx"]
    # And what is decided stands in the next one, in its language.
    again = Study("english").run(decisions)
    assert "open" not in set(again.queue["status"])
    assert read_decisions_of(again, tmp_path)["decision"].tolist() == decisions["decision"].tolist()


def read_decisions_of(study, folder):
    study.workbook(folder / "again.xlsx")
    rows = read_decisions(folder / "again.xlsx")
    return rows.set_index("item_id").loc[study.decisions["item_id"]]


def test_a_sheet_may_mix_languages_and_what_no_language_says_is_told(tmp_path):
    file = tmp_path / "review.csv"
    file.write_text(
        "Identifiant;Entscheidung;category;forme;Seulement dans\n"
        ";behalten;LIEU;Lausanne;\n;Remplace;Date de naissance;1er mai;A\n;generaliser;numéro d'assuré;;\n",
        encoding="utf-8",
    )
    rows = read_review(file)
    assert rows[["item_id", "decision", "category", "form", "only_in"]].values.tolist() == [
        ["", "keep", "place", "Lausanne", ""],
        ["", "replace", "birth_date", "1er mai", "A"],
        ["", "generalise", "social_security", "", ""],
    ]
    file.write_text("Décision,Forme,Catégorie\npeut-être,Lausanne,lieu\n", encoding="utf-8")
    with pytest.raises(StudyError, match=r"row 2, column 'décision'.*must be one of"):
        read_decisions(file)


def test_no_word_of_the_sheet_means_two_things_in_any_language():
    for column, tokens in zip(CHOSEN, (VERDICTS, CATEGORIES, (*REVIEW_KINDS, "list")), strict=True):
        said = {
            (word.casefold(), key.partition(f"{column}_")[2])
            for language in CODES
            for key, sentence in verdict_words(language).sentences.items()
            if key.startswith((f"{column}_", f"also_{column}_"))
            for word in sentence.split(" / ")
        }
        assert all(word_meant(column, word) == meant for word, meant in said)
        assert {meant for _, meant in said} == set(tokens)
    heads = {
        (verdict_words(language).say(key).casefold(), key)
        for language in CODES
        for key in verdict_words(language).sentences
        if key.startswith("head_")
    }
    assert len(heads) == len({word for word, _ in heads})


@pytest.mark.parametrize("language", CODES)
def test_the_pages_on_the_risk_hold_no_english_but_in_english(language):
    study = Study(language).run()
    report, page = study.risk()
    quoted = re.compile(r"\([^()]*(?:jumeaux|cancer|seule)[^()]*\)")
    text = quoted.sub("", Shown(page, "passage", "two").text)
    assert f'<html lang="{CODES[language]}">' in page and "<b>" not in page and "<i>" not in page
    surfaces = (risk_words, verdict_words)
    for said in (text, report):
        for other in OTHERS if language == "english" else ():
            assert len(english_left(said, other, *surfaces)) > 20
        assert english_left(said, language, *surfaces) == set()
    for line in (risk_words(language).say("report_heading", study="Étude & <i>suite</i>"), "Coach 2"):
        assert line in report
    assert not any(word in report for word in ("jumeaux", "cancer"))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "french",
            [
                "- Éléments identifiants remplacés\u00a0: 9, dans 4 transcriptions.",
                "| transcription | organisation | personne | lieu |",
                "- Relecture par une personne\u00a0: **incomplète**, 7 sur 7 en attente.",
                "**Pas de modèle de langue pour\u00a0: allemand.**",
                "Aucun fait n’est cherché en\u00a0: it.",
            ],
        ),
        (
            "german",
            [
                "- Ersetzte Angaben, die jemanden kenntlich machen: 9, in 4 Transkripten.",
                "| Transkript | Organisation | Person | Ort |",
                "- Prüfung durch einen Menschen: **nicht abgeschlossen**, 7 von 7 offen.",
                "**Kein Sprachmodell für: Deutsch.**",
                "Nach Tatsachen wird nicht gesucht in: it.",
            ],
        ),
    ],
)
def test_the_report_is_written_as_the_language_writes(language, lines):
    report, _ = Study(language).run().risk()
    for line in lines:
        assert line in report, report
    assert not re.search(r" [:;?!%»]", report) or language != "french"


def test_a_fault_found_after_the_sheet_was_read_names_its_column_as_it_is_called_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data/private").mkdir(parents=True)
    file = "data/private/review.csv"
    (tmp_path / file).write_text("Kennung,Art,Form,Kategorie,Entscheidung\nabc,unsicher,Rose,Person,ersetzen\n")
    decisions = read_decisions(file)
    queue = pd.DataFrame([{"item_id": "abc", "kind": "uncertain", "form": "ostrava"}])
    with pytest.raises(StudyError) as told, told_as_the_sheet_says(file):
        require_possible(queue, decisions)
    assert str(told.value).startswith("data/private/review.csv, row 2, column 'form': ")
    decisions["form"], decisions["decision"] = "ostrava", "separate"
    with pytest.raises(StudyError) as told, told_as_the_sheet_says(file):
        require_possible(queue, decisions)
    assert str(told.value).startswith("data/private/review.csv, row 2, column 'entscheidung': 'separate' is no")
    with pytest.raises(StudyError, match=r"^config/participants, column 'label': "), told_as_the_sheet_says(file):
        raise StudyError("x", file="config/participants", column="label")
