"""What was found clean is not searched again, and nothing else is spared."""

import hashlib

import pytest

from themetrail.audit.chain.record import digest_of
from themetrail.audit.gate.forms import Form
from themetrail.audit.gate.gate import Gate, search_all
from themetrail.audit.gate.memory import Memory

KEY = bytes(range(32))
SOFTWARE = {"code": "1" * 64}
FORMS = [Form("vuilleumier", "person"), Form("adieu", "person", settled=False), Form("lolo", "person")]
EXCEPTION = {"form": "lolo", "file": "results/game.csv", "date": "2024-01-01"}
FILES = {
    "results/a.csv": "nothing here\n",
    "results/b.csv": "nor here\n",
    "results/game.csv": "they played lolo\n",
    "results/open.csv": "he said adieu\n",
    "results/logs/a.log": "12:00:00 done\n",
    "results/share/share.zip": "made after the run, by whoever likes\n",
}


EACH_TIME = {"results/game.csv", "results/open.csv", "results/logs/a.log", "results/share/share.zip"}


class Seen(Gate):
    """A gate that tells which files it searched."""

    def search_content(self, path, content):
        """As a gate does."""
        self.seen.add(path)
        return super().search_content(path, content)


@pytest.fixture
def study(tmp_path):
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    return tmp_path


def run(study, *, forms=FORMS, key=KEY, software=SOFTWARE, files=FILES):
    """One search with the study's memory: what was searched, what was found, and how often an exception was used."""
    gate = Seen(forms, [EXCEPTION])
    gate.seen = set()
    memory = Memory.read(study / "searched.csv", key, gate.state(software))
    hits = search_all(gate, files, study, memory=memory)
    memory.write(study / "searched.csv")
    return gate.seen, [str(hit) for hit in hits], gate.used


def test_a_clean_file_is_searched_once_and_any_other_each_time(study):
    first, hits, used = run(study)
    assert first == {*FILES}
    assert run(study) == (EACH_TIME, hits, used)
    assert used == {0: 1}
    assert len(hits) == 1


@pytest.mark.parametrize(
    "other", [{"key": bytes(32)}, {"software": {"code": "2" * 64}}, {"forms": [*FORMS, Form("hans", "person")]}]
)
def test_another_key_gate_or_form_searches_all(study, other):
    run(study)
    assert run(study, **other)[0] == {*FILES}


def test_what_changed_is_searched_and_found(study):
    run(study)
    (study / "results/a.csv").write_text("said Vuilleumier\n")
    seen, hits, _ = run(study)
    assert "results/a.csv" in seen
    assert "results/b.csv" not in seen
    assert "results/a.csv, line 1 (person)" in hits
    assert "results/a.csv" in run(study)[0]


@pytest.mark.parametrize("change", ["swap", "letters", "rows twice", "no table", "bytes", "gone"])
def test_a_memory_that_was_tampered_with_spares_nothing_that_it_did_not_know(study, change):
    run(study)
    memory = study / "searched.csv"
    text = memory.read_text()
    rows = text.splitlines()[1:]
    marks = [row.split(",")[1] for row in rows]
    wrong = {
        "swap": text.replace(marks[0], "x").replace(marks[1], marks[0]).replace(",x", f",{marks[1]}"),
        "letters": text.replace(marks[0], "é" * 64).replace(marks[1], "0" * 64),
        "rows twice": text + rows[0] + "\n",
        "no table": "\0",
    }
    memory.write_bytes(b"path,mark\n\xff\xfe" if change == "bytes" else wrong.get(change, "").encode())
    if change == "gone":
        memory.unlink()
    assert run(study)[0] == {*FILES}
    assert memory.read_text() == text


def test_the_memory_is_the_same_whatever_came_before(study):
    run(study)
    once = (study / "searched.csv").read_bytes()
    (study / "results/a.csv").write_text("another text\n")
    (study / "results/old.csv").write_text("left behind\n")
    run(study, files=[*FILES, "results/old.csv"])
    assert (study / "searched.csv").read_bytes() != once
    (study / "results/a.csv").write_text(FILES["results/a.csv"])
    run(study)
    assert (study / "searched.csv").read_bytes() == once
    assert b"logs" not in once


def test_shared_out_among_processes_it_is_the_same(study):
    gate = Gate(FORMS, [EXCEPTION])
    memories = [Memory(KEY, gate.state(SOFTWARE)) for _ in range(2)]
    hits = [search_all(gate, FILES, study, processes=n + 1, memory=memory) for n, memory in enumerate(memories)]
    assert hits[0] == hits[1]
    assert memories[0] == memories[1]
    assert sorted(memories[0].clean) == ["results/a.csv", "results/b.csv"]


def test_no_digest_that_the_study_prints_of_what_people_bring_is_a_mark():
    memory = Memory(KEY, "state")
    brought = f"state\0results/a.csv\0{hashlib.sha256(b'a name').hexdigest()}".encode()
    assert (
        digest_of("data/rounds/r1/returned/A.csv", brought, KEY)
        != f"hmac-sha256:{memory.mark('results/a.csv', b'a name')}"
    )
