"""What sentences mean is kept from run to run: no result changes, and the file holds what the last run asked for."""

import stat

import numpy as np
import pytest

from suggest.talk import codebook, examples, nothing_around, segments
from themetrail.contracts.suggestions import EVALUATION, EVIDENCE, PROMISES, SUGGESTIONS
from themetrail.suggest import meaning, remembered
from themetrail.suggest.meaning import Meaning, encoder_version
from themetrail.suggest.remembered import Remembered
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest

SAID = ["there is never any time", "he told me a secret", "nice weather on Monday"]
CONTRACTS = {"suggestions": SUGGESTIONS, "evidence": EVIDENCE, "evaluation": EVALUATION, "promises": PROMISES}
with_encoder = pytest.mark.skipif(not encoder_version(), reason="the sentence encoder is not installed")


class Encoder:
    """Counts what it reads; a text's vector follows from its letters."""

    def __init__(self):
        self.read = []

    def encode(self, texts):
        self.read += texts
        return np.array([np.cos(np.arange(512) + sum(map(ord, text))) * 0.2 for text in texts], dtype=np.float32)


@pytest.fixture
def encoder(monkeypatch):
    one = Encoder()
    monkeypatch.setattr(meaning, "_encoder", lambda: one)
    monkeypatch.setattr(meaning, "_reads", lambda: b"one")
    return one


def run(file, *texts):
    memory = Remembered(file)
    found = Meaning(memory).of(texts)
    memory.keep()
    return found


def test_a_sentence_that_the_last_run_read_is_not_read_again(tmp_path, encoder):
    first = run(tmp_path / "m", *SAID)
    again = run(tmp_path / "m", *SAID[1:], "another")
    assert encoder.read == [*sorted(SAID), "another"]
    assert np.array_equal(again[:2], first[1:])
    assert np.array_equal(again, Meaning().of([*SAID[1:], "another"]))


def test_the_file_is_that_of_a_run_without_a_memory_and_holds_no_word(tmp_path, encoder):
    for texts in (SAID, ["another", SAID[0]]):
        run(tmp_path / "grown", *texts)
    run(tmp_path / "new", SAID[0], "another")
    content = (tmp_path / "grown").read_bytes()
    assert content == (tmp_path / "new").read_bytes()
    assert len(content) == 32 + 2 * (32 + 2 * 512)
    assert b"another" not in content
    assert stat.S_IMODE((tmp_path / "grown").stat().st_mode) == 0o600
    assert {file.name for file in tmp_path.iterdir()} == {"grown", "new"}


def test_a_sentence_is_read_once_whatever_text_it_stands_in(tmp_path, encoder):
    text, other = "There is no time. He told me.", "He told me. I forgot."

    def parts(*texts):
        memory = Remembered(tmp_path / "m")
        found = Meaning(memory).of_parts(texts)
        memory.keep()
        return found, memory.found

    first, _ = parts(text)
    again, found = parts(text)
    assert np.array_equal(first[0], again[0])
    assert found == len(encoder.read) == 3
    both, found = parts(text, other)
    assert encoder.read[3:] == [other, "I forgot."]
    assert found == 3
    assert np.array_equal(both[1][0], first[0][1])


def test_a_sentence_that_is_missing_is_read_anew(tmp_path, encoder, monkeypatch):
    text = "There is no time. He told me."
    run(tmp_path / "whole", text)
    monkeypatch.setattr(remembered, "MOST", 2)
    run(tmp_path / "m", text)
    encoder.read.clear()
    assert np.array_equal(run(tmp_path / "m", text), run(tmp_path / "whole", text))
    assert len(encoder.read) == 1


def test_a_killed_run_and_a_copied_study_leave_nothing_that_others_may_read(tmp_path, encoder):
    file, half = tmp_path / "known", tmp_path / "known.half"
    run(file, *SAID)
    file.chmod(0o644)
    half.write_bytes(b"what a killed run had written")
    half.chmod(0o644)
    run(file, *SAID)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not half.exists()


def test_where_nothing_is_asked_nothing_is_kept(tmp_path, encoder):
    run(tmp_path / "m", *SAID)
    run(tmp_path / "m")
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize("damage", [lambda c: c[:-1], lambda c: c[:-1] + b"\7", lambda c: c[:1500], lambda c: b""])
def test_what_is_not_whole_is_read_anew(tmp_path, encoder, damage):
    first = run(tmp_path / "m", *SAID)
    whole = (tmp_path / "m").read_bytes()
    (tmp_path / "m").write_bytes(damage(whole))
    assert np.array_equal(run(tmp_path / "m", *SAID), first)
    assert len(encoder.read) == 2 * len(SAID)
    assert (tmp_path / "m").read_bytes() == whole


def test_what_something_else_read_is_read_anew(tmp_path, encoder, monkeypatch):
    run(tmp_path / "m", *SAID)
    monkeypatch.setattr(meaning, "_reads", lambda: b"two")
    run(tmp_path / "m", *SAID)
    assert len(encoder.read) == 2 * len(SAID)
    assert (tmp_path / "m").stat().st_size == 32 + 3 * (32 + 2 * 512)


def test_what_is_kept_has_a_bound_and_what_two_bytes_do_not_hold_is_not_kept(tmp_path, encoder, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    run(tmp_path / "m", *SAID)
    assert (tmp_path / "m").stat().st_size == 32 + 2 * (32 + 2 * 512)
    monkeypatch.setattr(encoder, "encode", lambda texts: np.full((len(texts), 512), 0.4, dtype=np.float32))
    assert run(tmp_path / "large", *SAID).max() == np.float32(0.4)
    assert not (tmp_path / "large").exists()


def test_where_nothing_may_be_written_all_is_read(tmp_path, encoder):
    assert len(run(tmp_path / "no_folder" / "m", *SAID)) == 3
    assert not (tmp_path / "no_folder").exists()


@with_encoder
def test_the_same_bytes_with_an_empty_and_a_full_memory(tmp_path, monkeypatch):
    """Also where one sentence changed, as after an edit; and then that one alone is read."""
    found, book = examples(), codebook()
    read = []
    reads = meaning._read
    monkeypatch.setattr(meaning, "_read", lambda texts, processes: read.extend(texts) or reads(texts, processes))

    def tables(rows, memory, folder):
        folder.mkdir()
        suggested = suggest(found, rows, nothing_around(rows), book, Settings(), remembered=memory)
        memory.keep()
        for name, contract in CONTRACTS.items():
            contract.write(getattr(suggested, name), folder / name)
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    tables(segments(*SAID), Remembered(tmp_path / "m"), tmp_path / "before")
    read.clear()
    edited = segments(*SAID[:2], "nice weather on Tuesday")
    full = tables(edited, Remembered(tmp_path / "m"), tmp_path / "full")
    assert read == ["nice weather on Tuesday"]
    assert full == tables(edited, Remembered(tmp_path / "empty"), tmp_path / "anew")
    assert (tmp_path / "m").read_bytes() == (tmp_path / "empty").read_bytes()
