"""The made-up interviews: the same from the same seed, and every name of theirs where the gold says it is."""

import importlib.util
import json
import random
import sys
from pathlib import Path

from themetrail.anonymise.names.words import FAKER_LOCALES

# By its place: files of benchmarks/ are called as folders of tests are.
FILE = Path(__file__).resolve().parents[2] / "benchmarks/anonymise_interviews.py"
SPEC = importlib.util.spec_from_file_location("anonymise_interviews", FILE)
INTERVIEWS = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(INTERVIEWS)
BETWEEN, LOCALES, SAID = INTERVIEWS.BETWEEN, INTERVIEWS.LOCALES, INTERVIEWS.SAID
interview, main = INTERVIEWS.interview, INTERVIEWS.main


def test_no_list_that_a_detector_reads_lends_its_names():
    assert not set(LOCALES) & {locale for locales in FAKER_LOCALES.values() for locale in locales}


def test_what_is_no_name_is_a_sentence_of_ours():
    for language in SAID:
        for kind in ("foreign", "common", "short"):
            document = interview("d", language, kind, random.Random(3))
            text, at, between = document["text"], 0, ""
            for start, end, label, entity, _ in document["entities"]:
                assert text[start:end].strip() == text[start:end] != "" and label == "PERSON" and entity[0] == "p"
                between += text[at:start] + "\0"
                at = end
            between += text[at:]
            assert len(document["entities"]) >= 10
            assert all(line in BETWEEN[language] for line in between.splitlines() if "\0" not in line)


def test_the_same_seed_writes_the_same_files(tmp_path, monkeypatch):
    for name in ("one", "two"):
        monkeypatch.setattr(sys, "argv", ["anonymise_interviews.py", str(tmp_path / name), "--documents", "3"])
        main()
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 9
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    (first, *_) = (tmp_path / "one" / "de_short.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(first)["lang"] == "de"
