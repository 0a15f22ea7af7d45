"""Names in sentence frames, and ordinary talk without any name: how many are missed in silence, how much is masked.

    python benchmarks/anonymise_frames.py [en fr] [--kind usual word ...] [--case normal capitals lower] [--list]

`names/frames_LANGUAGE.json` has 60 names in six kinds, 20 sentences that one of them may stand in, and 4 short talks
that a sentence stands in, so that its capitals are judged as those of a transcript. Each name in each frame is one
document; it stands there once, and nothing else helps. Ten documents with the same sentence and ten names that share no
word make one study, which saves time and helps none of them; with names of two words each document is its own study.
In `capitals` the whole document is in capitals in a quarter of them, and the turn, the sentence, or the name alone in
the others; `lower` is all in lower case. A name is

- masked: all its words are replaced as a person's;
- asked: not so, but a question of the study's review queue is about them;
- a thing: not asked, and replaced in part or whole as a place, an organisation or part of another name;
- silent: none of these.

Missed and unasked are the last two. `names/ordinary_LANGUAGE.txt` has 300 sentences in which nobody is
named, in documents of ten; what is replaced there is counted in words. `--list` prints each miss and each masked word.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from anonymise_study import Answer, answers  # noqa: E402
from themetrail.anonymise.names.forms import words_of  # noqa: E402

LANGUAGES = ("en", "fr")
CASES = ("normal", "capitals", "lower")
SHARED = ("hyphenated",)  # kinds in which one name may hold a word of another
OUTCOMES = ("masked", "asked", "a thing", "silent")
ORDINARY = 10  # sentences of ordinary talk in one document
_ELIDED = re.compile(r"\b([Dd]|[Qq]u)e (?=\{name\})")
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôœù]", re.IGNORECASE)
# A stand-in for the name while the case of what is around it is set: a letter of no script in use here.
_NAME = "\N{OLD ITALIC LETTER A}"


def main() -> None:
    """Run the frames and the ordinary talk of each language, and print the figures."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("languages", nargs="*", default=LANGUAGES, metavar="LANGUAGE")
    asked.add_argument("--kind", nargs="+", help="only names of these kinds (the first word of a kind will do)")
    asked.add_argument("--case", nargs="+", choices=CASES, default=CASES)
    asked.add_argument("--worst", type=int, default=8, help="frames and names listed")
    asked.add_argument("--list", action="store_true", help="print each miss and each word masked in ordinary talk")
    options = asked.parse_args()
    for language in options.languages:
        documents = frames(language, options.kind, options.case)
        rows = [(document, outcome(document, answer)) for document, answer in answered(documents)]
        print_frames(language, rows, options)
        print_ordinary(language, options)


def answered(documents: list[dict]) -> list[tuple[dict, Answer]]:
    """Each document with what a study does with it."""
    return list(zip(documents, answers(documents)[0], strict=True))


def frames(language: str, kinds: list[str] | None, cases: tuple[str, ...]) -> list[dict]:
    """A document per case, name and frame, with the place of the name in it."""
    told = json.loads((HERE / "names" / f"frames_{language}.json").read_text(encoding="utf-8"))
    documents = []
    for case in cases:
        for kind, names in told["names"].items():
            if kinds and kind not in kinds and kind.split()[0] not in kinds:
                continue
            for number, name in enumerate(names):
                for at, frame in enumerate(told["frames"]):
                    talk = told["contexts"][at % len(told["contexts"])]
                    text, start, end = in_case(talk, elided(frame, name, language), name, case, at + number)
                    documents.append(
                        {
                            "doc": f"{case}-{kind}-{number}-{at}",
                            "study": f"{case}-{kind}-{at}-{number if kind in SHARED else ''}",
                            "lang": language,
                            "text": text,
                            "place": (start, end),
                            "case": case,
                            "kind": kind,
                            "name": name,
                            "frame": frame,
                        }
                    )
    return documents


def elided(frame: str, name: str, language: str) -> str:
    """The frame with `de` and `que` elided before a name that begins with a vowel, as French writes it."""
    return _ELIDED.sub(r"\1'", frame) if language == "fr" and _VOWEL.match(name) else frame


def in_case(talk: list[str], frame: str, name: str, case: str, turn: int) -> tuple[str, int, int]:
    """The talk with the frame and the name in it, in this case, and the place of the name.

    `turn` says in turn what is in capitals: the document, the turn, the sentence, the name.
    """
    sentence, how = frame.replace("{name}", _NAME), turn % 4
    if case == "capitals" and how == 2:
        sentence = sentence.upper()
    lines = [line.replace("{frame}", sentence) for line in talk]
    if case == "capitals":
        lines = [line.upper() if how == 0 or (how == 1 and _NAME in line) else line for line in lines]
        name = name.upper()
    elif case == "lower":
        lines, name = [line.lower() for line in lines], name.lower()
    text = "\n".join(lines)
    start = text.index(_NAME)
    return text.replace(_NAME, name), start, start + len(name)


def outcome(document: dict, answer: Answer) -> str:
    """What becomes of the name of a document: the first of OUTCOMES that holds for all of its words."""
    start, end = document["place"]
    words = [(start + word.start, start + word.end) for word in words_of(document["text"][start:end])]

    def covered(spans: list[tuple[int, int]]) -> bool:
        return all(any(first <= from_ and to <= last for first, last in spans) for from_, to in words)

    persons = [span[:2] for span in answer.replaced if span[2] == "person"]
    if covered(persons):
        return "masked"
    if covered([*persons, *answer.asked]):
        return "asked"
    return "a thing" if any(first < end and start < last for first, last, _ in answer.replaced) else "silent"


def print_frames(language: str, rows: list[tuple[dict, str]], options: argparse.Namespace) -> None:
    """Shares per case and kind, and the frames and names that are missed and unasked most often."""
    shares: dict[tuple[str, str], Counter] = defaultdict(Counter)
    frames_missed: dict[str, Counter] = defaultdict(Counter)
    names_missed: dict[str, Counter] = defaultdict(Counter)
    for document, became in rows:
        shares[document["case"], document["kind"]][became] += 1
        if became in OUTCOMES[2:]:
            frames_missed[document["case"]][document["frame"]] += 1
            names_missed[document["case"]][document["name"]] += 1
            if options.list:
                line = next(line for line in document["text"].split("\n") if holds(document, line))
                print(f"{language}\t{document['case']}\t{document['kind']}\t{became}\t{document['name']}\t{line}")
    head = "".join(f"{name:>10}" for name in OUTCOMES) + f"{'missed and unasked':>20}"
    print(f"\n{language}: names in frames, %\n{'case':10}{'kind':26}{'frames':>7}{head}")
    for case in options.case:
        shares[case, "all"] = sum((counts for (its, _), counts in shares.items() if its == case), Counter())
    for (case, kind), counts in sorted(shares.items(), key=lambda row: CASES.index(row[0][0])):
        cells = "".join(f"{100 * counts[name] / counts.total():10.1f}" for name in OUTCOMES)
        missed = 100 * (counts["a thing"] + counts["silent"]) / counts.total()
        print(f"{case:10}{kind:26}{counts.total():7}{cells}{missed:20.1f}")
    for case in options.case:
        for what, counts in (("frames", frames_missed[case]), ("names", names_missed[case])):
            worst = "; ".join(f"{name} ({times})" for name, times in counts.most_common(options.worst))
            print(f"worst {what}, {case}: {worst}")


def holds(document: dict, line: str) -> bool:
    """Whether a line of the document is the one with the name."""
    return document["text"].find(line) <= document["place"][0] < document["text"].find(line) + len(line)


def print_ordinary(language: str, options: argparse.Namespace) -> None:
    """How many words of ordinary talk are masked in each case, how many questions are asked, and which forms."""
    said = (HERE / "names" / f"ordinary_{language}.txt").read_text(encoding="utf-8").split("\n")
    said = [sentence for sentence in said if sentence]
    print(
        f"\n{language}: {len(said)} sentences of ordinary talk, nobody is named\n{'case':10}{'words':>7}{'masked':>8}",
        end="",
    )
    print(f"{'masked per 1,000 words':>24}{'questions per 1,000':>21}")
    for case in options.case:
        documents = []
        for at in range(0, len(said), ORDINARY):
            text = "\n".join(said[at : at + ORDINARY])
            text = text.upper() if case == "capitals" else text.lower() if case == "lower" else text
            documents.append({"doc": f"ordinary-{at:03}", "lang": language, "text": text})
        masked: Counter = Counter()
        total = questions = 0
        for document, answer in answered(documents):
            text = document["text"]
            words = words_of(text)
            total, questions = total + len(text.split()), questions + answer.questions
            for first, last, category in answer.replaced:
                inside = [word for word in words if word.start < last and first < word.end]
                masked[text[first:last], category] += len(inside)
        many = sum(masked.values())
        print(f"{case:10}{total:7}{many:8}{1000 * many / total:24.1f}{1000 * questions / total:21.1f}")
        if options.list or case == "normal":
            print("  " + "; ".join(f"{surface} ({category})" for surface, category in sorted(masked)))


if __name__ == "__main__":
    main()
