"""Facts that are told: how many are asked about in the review, and how many questions are about nothing.

    python benchmarks/anonymise_facts.py [en fr de] [--talk FILE.jsonl ...] [--list]

`names/facts_LANGUAGE.tsv` has 90 sentences: 70 with a fact by which somebody may be recognised, marked with braces, in
ten kinds, and 20 with none. The first were written before the rules (`before`), others when first rules stood
(`between`), the last when nearly all stood (`after`). Each is told by a participant of their own, between sentences of
the ordinary talk of `names/ordinary_LANGUAGE.txt`; all participants of a language are one study. A fact is

- replaced: a name in it is (a firm, a place);
- asked: a question of the review is about words in it;
- silent: neither.

A question that is about no marked words is false; so some are counted that a person would call right (`He's had
Parkinson's`), and the figure is too high rather than too low. `--talk` counts questions on facts in files with one
document a line (`text`, `lang`), each told by one participant, all of a file in one study; nothing is marked there.
`--list` prints what is silent and what is asked in vain.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from anonymise_study import KEY, MODELS, REGIONS  # noqa: E402
from themetrail.anonymise.detect.beside import with_beside  # noqa: E402
from themetrail.anonymise.detect.detect import detect  # noqa: E402
from themetrail.anonymise.detect.models import models_of  # noqa: E402
from themetrail.anonymise.facts.told import told_in  # noqa: E402
from themetrail.anonymise.names.lower_case_words import lower_case_words  # noqa: E402
from themetrail.anonymise.resolve.pseudonym_registry import Registry  # noqa: E402
from themetrail.anonymise.resolve.public import public_forms  # noqa: E402
from themetrail.anonymise.resolve.resolve import resolve  # noqa: E402
from themetrail.anonymise.resolve.study_sheets import StudySheets  # noqa: E402
from themetrail.anonymise.resolve.verdicts import Verdicts  # noqa: E402
from themetrail.anonymise.review.review import review_queue  # noqa: E402
from themetrail.anonymise.risk.findings import findings_of  # noqa: E402
from themetrail.configuration.anonymise import Anonymise  # noqa: E402
from themetrail.contracts.anonymise import DETECTIONS, PSEUDONYM_REGISTRY, REVIEW_DECISIONS  # noqa: E402
from themetrail.contracts.study import PARTICIPANTS, PEOPLE, SOURCES, TRANSCRIPTS  # noqa: E402
from themetrail.contracts.turns import SEALED_TURNS  # noqa: E402
from themetrail.rows import tuples_of  # noqa: E402

LANGUAGES = ("en", "fr", "de")
OUTCOMES = ("replaced", "asked", "silent")
NO_FACT = "none"
_MARK = re.compile(r"\{([^{}]*)\}")


class Told(NamedTuple):
    """What one participant says: when it was written, the kind of fact, the turns, which tells it, and where."""

    written: str
    kind: str
    turns: list[str]
    telling: int
    marks: list[tuple[int, int]]


class Asked(NamedTuple):
    """What a study asks and replaces: (transcript, turn, start, end, words) of each."""

    questions: list[tuple[str, int, int, int, str]]
    replaced: list[tuple[str, int, int, int, str]]


def main() -> None:
    """Measure each language, or each file of talk."""
    wanted = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    wanted.add_argument("languages", nargs="*", default=LANGUAGES, metavar="LANGUAGE")
    wanted.add_argument(
        "--talk", nargs="+", type=Path, default=[], help="files of documents in which nothing is marked"
    )
    wanted.add_argument("--list", action="store_true", help="print what is silent, and what is asked in vain")
    options = wanted.parse_args()
    for language in () if options.talk else options.languages:
        print_sentences(language, listed=options.list)
    for path in options.talk:
        print_talk(path, listed=options.list)


def told_by_participants(language: str) -> list[Told]:
    """The sentences of a language, each between its share of the ordinary talk."""
    ordinary = (HERE / "names" / f"ordinary_{language}.txt").read_text(encoding="utf-8").splitlines()
    with (HERE / "names" / f"facts_{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    told = []
    for at, row in enumerate(rows):
        around = ordinary[at :: len(rows)]
        telling = len(around) // 2
        text, marks = _unmarked(row["sentence"])
        told.append(Told(row["written"], row["kind"], [*around[:telling], text, *around[telling:]], telling, marks))
    return told


def _unmarked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its braces, and where they were."""
    marks = [(match.start() - 2 * at, match.end() - 2 * at - 2) for at, match in enumerate(_MARK.finditer(sentence))]
    return _MARK.sub(r"\1", sentence), marks


def asked_in(said: dict[str, list[str]], language: str) -> Asked:
    """What a study asks about facts and what it replaces; each participant of `said` is alone in a transcript."""
    turns, sheets = _turns(said), _sheets(list(said), language)
    models = models_of([language], {language: MODELS[language]})
    found = DETECTIONS.frame(detect(turns, sheets.language_of, models, REGIONS))
    detections = with_beside(found, turns, sheets.language_of)
    settings, registry = Anonymise(), Registry(PSEUDONYM_REGISTRY.empty(), KEY)
    verdicts = Verdicts(REVIEW_DECISIONS.empty(), KEY, public_forms([language], settings.public))
    choices = {"persons": settings.persons, "categories": settings.categories}
    told = told_in(turns, sheets.language_of)
    words = lower_case_words(turns["text"])
    resolution = resolve(turns, detections, sheets, registry, verdicts, told, words, **choices)
    findings = findings_of(turns, resolution, verdicts, KEY, sheets.participants, sheets.language_of)
    more = {
        "findings": findings,
        "review_below": settings.review_below,
        "sample": 0,
        "seed": 1,
        "page": settings.review_page,
    }
    queue = review_queue(turns, detections, resolution, verdicts, KEY, **more)
    facts = set(queue.loc[(queue["kind"] == "fact") & (queue["status"] == "open"), "item_id"])
    columns = ("item_id", "transcript_id", "turn", "start", "end", "form")
    found = [row for row in tuples_of(findings[findings["asked"] == "yes"], *columns) if row[0] in facts]
    of = ("transcript_id", "form", "category", "treatment")
    treated = {row[:3]: row[3] for row in tuples_of(resolution.entities, *of)}
    replaced = [
        (one.transcript_id, one.turn, one.span.start, one.span.end, one.form)
        for one in resolution.mentions
        if treated[one.transcript_id, one.form, one.span.category] == "replace"
    ]
    return Asked([row[1:] for row in {row[0]: row for row in found}.values()], replaced)


def _turns(said: dict[str, list[str]]) -> pd.DataFrame:
    """SEALED_TURNS in which each transcript is said by a participant of the same name."""
    who = {"speaker": "speaker", "role": "participant", "start_s": None, "end_s": None, "place_unit": "line"}
    rows = [
        {"transcript_id": name, "participant_id": name, "turn": at, "text": text, **who}
        | {"place_from": at + 1, "place_to": at + 1}
        for name, texts in said.items()
        for at, text in enumerate(texts)
    ]
    return SEALED_TURNS.frame(rows)


def _sheets(names: list[str], language: str) -> StudySheets:
    people = [
        {"participant_id": name, "label": f"Participant {at}", "withdrawn": ""} for at, name in enumerate(names, 1)
    ]
    transcripts = [
        {"transcript_id": name, "group": "all", "language": language, "collected_order": at, "date": ""}
        for at, name in enumerate(names, 1)
    ]
    return StudySheets(PEOPLE.empty(), SOURCES.empty(), PARTICIPANTS.frame(people), TRANSCRIPTS.frame(transcripts))


def print_sentences(language: str, *, listed: bool) -> None:
    """The figures of one language: of each kind of fact how many are replaced, asked, silent; and false questions."""
    told = {f"T{at:02}": one for at, one in enumerate(told_by_participants(language), 1)}
    found = asked_in({name: one.turns for name, one in told.items()}, language)
    of_kind: dict[str, Counter[str]] = {}
    for name, one in told.items():
        here = (name, one.telling)
        for mark in one.marks:
            outcome = next(
                (what for what in OUTCOMES[:2] if _any_in(here, mark, getattr(found, _LISTS[what]))), OUTCOMES[2]
            )
            of_kind.setdefault(one.kind, Counter())[outcome] += 1
            of_kind.setdefault(f"all written {one.written}", Counter())[outcome] += 1
            if listed and outcome == OUTCOMES[2]:
                print(f"  silent: {one.turns[one.telling][slice(*mark)]}")
    false = [
        row
        for row in found.questions
        if not any(_meets(row, (row[0], told[row[0]].telling), mark) for mark in told[row[0]].marks)
    ]
    words = sum(len(text.split()) for one in told.values() for text in one.turns)
    print(f"{language}: {len(told)} participants, {words} words")
    for kind, outcomes in sorted(of_kind.items(), key=lambda each: each[0].startswith("all")):
        print(f"  {kind:26}", *(f"{outcome} {outcomes[outcome]:2}" for outcome in OUTCOMES), sep="  ")
    for row in false if listed else ():
        print(f"  in vain: {row[4]}")
    print(f"  false questions: {len(false)}, {1000 * len(false) / words:.1f} per 1,000 words")


_LISTS = {"replaced": "replaced", "asked": "questions"}


def _any_in(turn: tuple[str, int], mark: tuple[int, int], rows: list[tuple[str, int, int, int, str]]) -> bool:
    return any(_meets(row, turn, mark) for row in rows)


def _meets(row: tuple[str, int, int, int, str], turn: tuple[str, int], mark: tuple[int, int]) -> bool:
    return row[:2] == turn and row[2] < mark[1] and mark[0] < row[3]


def print_talk(path: Path, *, listed: bool) -> None:
    """How many questions on facts the documents of a file bring."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    said = {f"T{at:04}": document["text"].splitlines() for at, document in enumerate(documents, 1)}
    questions = asked_in(said, documents[0]["lang"]).questions
    words = sum(len(text.split()) for texts in said.values() for text in texts)
    most = max(Counter(row[0] for row in questions).values(), default=0)
    per_1000 = 1000 * len(questions) / words
    print(f"{path.name}: {len(said)} documents, {words} words: {len(questions)} questions on facts, {per_1000:.1f} per")
    print(f"  1,000 words, at most {most} a document")
    for row in questions if listed else ():
        print(f"  {row[0]} {row[4]}")


if __name__ == "__main__":
    main()
