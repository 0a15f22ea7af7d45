"""Interviews with every name marked in the text, read as documents with gold: what benchmarks/anonymise.py reads.

    python benchmarks/anonymise_marked.py [FOLDER]

writes FOLDER/REGISTER.jsonl (build/names where no folder is given) from `names/interviews/LANGUAGE_REGISTER_N.txt`: 12
interviews that never took place, of about 1,800 words, three in each of four registers, in English and French:

- `careful`: a careful interviewer, whole sentences, punctuation;
- `colloquial`: fast talk among people who know each other, dialect, half sentences;
- `speech`: what speech recognition writes: no capitals and no punctuation, or little of it, names misspelt;
- `written`: field notes and written answers, with abbreviations, initials, headings.

A name stands as `[[P1|Kevin]]`: the letter is its kind, the number who or what it is, the same throughout the file. `P`
is a person (or an animal with a name), without title; `L` a place, `O` an organisation that leads to somebody, `K` a
country. What identifies nobody (NHS, SUVA, WhatsApp, months, diseases, languages) is not marked. No rule was made by
looking at these texts: they are for measuring. Who makes rules reads the frames, and leaves these closed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = {"P": "PERSON", "L": "LOC", "O": "ORG", "K": "COUNTRY"}
_MARK = re.compile(r"\[\[([PLOK])(\d+)\|([^\[\]|]+)\]\]")


def main() -> None:
    """Write a file per register."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "build" / "names"
    folder.mkdir(parents=True, exist_ok=True)
    registers: dict[str, list[dict]] = defaultdict(list)
    for file in sorted((HERE / "names" / "interviews").glob("*.txt")):
        registers[file.stem.split("_")[1]].append(document(file))
    for register, documents in registers.items():
        lines = [json.dumps(one, ensure_ascii=False) for one in documents]
        (folder / f"{register}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for one in (one for documents in registers.values() for one in documents):
        persons = sum(entity[2] == "PERSON" for entity in one["entities"])
        print(f"{one['doc']:20}{len(one['text'].split()):6} words{persons:5} mentions of persons")


def document(file: Path) -> dict:
    """One interview: its text without marks, and where every name stands. Raises ValueError where a mark is broken."""
    marked = file.read_text(encoding="utf-8").strip()
    text, entities, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        kind, number, name = mark.groups()
        entities.append([len(text), len(text) + len(name), KINDS[kind], kind + number, "QUASI"])
        text += name
        at = mark.end()
    text += marked[at:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"{file}: a mark is not written as [[P1|name]]: {text[max(0, text.find('[[') - 30) :][:60]!r}")
    return {"doc": file.stem, "lang": file.stem[:2], "text": text, "entities": entities}


if __name__ == "__main__":
    main()
