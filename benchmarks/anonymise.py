"""How many people are missed, and how much else is masked: Themetrail beside spaCy alone, Presidio and others.

    python benchmarks/anonymise.py FILE... [--lower] [--asr] [--second-model] [--peers] [--json]

FILE holds JSON lines {doc, lang, text, entities: [[start, end, label, entity_id, identifier_type], ...]}. All systems
read the same text in one run, with the same spaCy model; each document stands for itself, as if it were a study of its
own, without a people list. A mention of a person is found where every content word of it (not its title) lies in
stretches that the system calls a person; `person_precision` is the share of the characters called a person that belong
to one. `missed_unasked` is the share of mentions that are not found and about whose words, or those of them that are
not masked, no question of the review queue is: a system without a queue misses all of them in silence.
`questions_per_1000_words` counts what the queue asks. `overmasked` is the number of characters, of 10,000, that are
called a person, a place or an organisation and stand in no entity of the gold of any kind. Other categories, and direct
identifiers, count as found where they are masked as anything. Speed is in words per second of processor time, models
and lists loaded; Themetrail's is that of `detect` and of one `resolve` of all documents.

`anonymise_marked.py` writes twelve interviews that nobody tuned to, `anonymise_interviews.py` hard names in interviews
made by a program, and `anonymise_frames.py` measures names in sentence frames, and talk in which nobody is named.

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
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from anonymise_peers import paragraphs, run_peers  # noqa: E402
from anonymise_study import MODELS, Answer, answers  # noqa: E402
from themetrail.anonymise.names.forms import WORD, fold  # noqa: E402
from themetrail.anonymise.names.titles import TITLES  # noqa: E402
from themetrail.language_models import NO_MODEL  # noqa: E402

_PERSON = ("PERSON", "PER")
# What the systems call persons, places and organisations: what is masked by a guess on words, and may be wrong.
_NAMED = frozenset(("person", "place", "organisation", "GPE", "LOC", "LOCATION", "FAC", "ORG", "ORGANIZATION"))
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
        words = sum(len(document["text"].split()) for document in documents)
        for system, (found, seconds) in run_all(documents, options).items():
            speed = round(words / seconds, 1) if seconds else None
            for reading, listed in readings(file):
                figures = score(documents, found, listed)
                asked_in_all = sum(answer.questions for answer in found)
                figures["questions_per_1000_words"] = (
                    round(1000 * asked_in_all / words, 2) if system == "themetrail" else None
                )
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


def run_all(documents: list[dict], options: argparse.Namespace) -> dict[str, tuple[list[Answer], float]]:
    """Per system what it answers to each document, and the seconds it took, models loaded."""
    found, seconds = answers(documents, second_model=options.second_model)
    systems = {"themetrail": (found, seconds)}
    if NO_MODEL in {MODELS[document["lang"]] for document in documents}:
        return systems  # the others have nothing but a model
    others = {"spacy": run_spacy(documents)}
    if options.peers:
        from themetrail.anonymise.detect.models import model_named

        folders = {language: model_named(MODELS[language]).folder for language in {d["lang"] for d in documents}}
        others.update(run_peers(documents, folders))
    for system, (spans, seconds) in others.items():
        systems[system] = [Answer(named, named, [], 0) for named in spans], seconds
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


def content_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of a mention's words, without titles and possessives."""
    glued = _GLUED.match(text[start:end])
    start += glued.end() if glued else 0
    return [
        (start + match.start(), start + match.end())
        for match in WORD.finditer(text[start:end])
        if fold(match.group()) not in NO_CONTENT
    ]


def score(documents: list[dict], found: list[Answer], not_persons: frozenset[str]) -> dict:
    """The figures of one system on one file."""
    counts: Counter[str] = Counter()
    entities: dict[tuple, bool] = {}
    direct: dict[tuple, bool] = {}
    others: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for document, answer in zip(documents, found, strict=True):
        text = document["original"]
        persons = marked(text, [span for span in answer.named if span[2] == "person"])
        anything, asked = marked(text, answer.named), marked(text, answer.asked)
        gold, missed = bytearray(len(text)), 0
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
            silent = not all(all(persons[s:e]) or all(asked[s:e]) for s, e in words)
            counts.update(mentions=1, caught=whole, silent=silent)
            missed += not whole
            key = (document["doc"], entity)
            entities[key] = entities.get(key, True) and whole
        hit = sum(p and g for p, g in zip(persons, gold, strict=True))
        counts.update(characters=len(text), hit=hit, called=sum(persons), free_documents=not missed)
        counts.update(overmasked=overmasked(document, answer))
    figures = {
        "person_recall": ratio(counts["caught"], counts["mentions"]),
        "person_precision": ratio(counts["hit"], counts["called"]),
        "missed_unasked": ratio(counts["silent"], counts["mentions"]),
        "overmasked": round(10_000 * counts["overmasked"] / counts["characters"], 1),
        "entity_recall": ratio(sum(entities.values()), len(entities)),
        "doc_recall": ratio(counts["free_documents"], len(documents)),
        "mentions": counts["mentions"],
        "recall_of": {label: ratio(*caught) for label, caught in sorted(others.items())},
    }
    if direct:
        for wanted in ("all", "PERSON", "CODE"):
            hits = [whole for (_, _, label), whole in direct.items() if label == wanted]
            figures["recall_of"][f"DIRECT {wanted}"] = ratio(sum(hits), len(hits))
    return figures


def marked(text: str, spans: list[tuple]) -> bytearray:
    """The characters of a text that stand in these spans."""
    inside = bytearray(len(text))
    for start, end, *_ in spans:
        inside[start:end] = b"\1" * (end - start)
    return inside


def overmasked(document: dict, answer: Answer) -> int:
    """How many characters are masked as a person, place or organisation and stand in no entity of any kind."""
    text = document["original"]
    masked = marked(text, [span for span in answer.replaced if span[2] in _NAMED])
    gold = marked(text, document["entities"])
    return sum(m and not g for m, g in zip(masked, gold, strict=True))


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
    columns = ["person_recall", "person_precision", "missed_unasked", "questions_per_1000_words", "overmasked"]
    columns += ["entity_recall", "doc_recall", "words_per_s"]
    heads = {"questions_per_1000_words": "questions/1,000"}
    names = [heads.get(name, name.replace("_", " ")) for name in columns]
    print(f"{'file':18}{'gold':12}{'system':18}" + "".join(f"{name:>18}" for name in names))
    for row in results:
        cells = "".join(f"{'' if row[name] is None else row[name]:>18}" for name in columns)
        print(f"{row['file'][:17]:18}{row['gold']:12}{row['system']:18}{cells}")
    print("\nrecall of other categories, masked as anything")
    for row in results:
        others = ", ".join(f"{label} {value}" for label, value in row["recall_of"].items())
        print(f"{row['file'][:17]:18}{row['gold']:12}{row['system']:18}{others}")


if __name__ == "__main__":
    main()
