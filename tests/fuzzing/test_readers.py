"""Whatever stands in a file, its reader gives tables that hold their contract, or one sentence on what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fuzzing.apart import TooSlow, apart, within
from fuzzing.mutations import Step, changes_of, mutated
from fuzzing.readers import READERS, Reader
from fuzzing.readers_of_coding import CODINGS_READ, SETTLED_READ
from fuzzing.readers_of_talk import TRANSCRIPTS_READ
from themetrail.coding.sheets import kinds
from themetrail.contracts.errors import StudyError
from themetrail.ingest.formats import FORMATS

OF_SETTLED = (*kinds.ADJUDICATIONS, *kinds.ANCHORS, *kinds.SPLITS)
SECONDS = 5.0  # of processor time for one file
LONGEST = 20_000  # characters of one sentence, which may list the places of 25 kinds of faults
UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u200b\u2028-\u202e\ufeff]")
OF_PYTHON = re.compile(
    r"Traceback|object has no|NoneType|Errno|Error\(|codec can't|<class|not subscriptable|out of range"
)


def fault_of(reader: Reader, path: Path) -> str:
    """What is wrong with how a file is read: where in the program, and what; empty where nothing is."""
    try:
        with within(SECONDS):
            for contract, table in reader.read(path):
                contract.write(table, path.with_name("table.written"))
                again = contract.read(path.with_name("table.written"))
                assert again.equals(contract.check(table)), f"{contract.name} are read as something else than written"
    except StudyError as problem:
        return _fault_of_sentence(str(problem), reader.named or path.name)
    except (Exception, TooSlow) as problem:
        return f"{type(problem).__name__} in {_place(problem)}: {str(problem)[:120]!r}"
    return ""


def said_of(reader: Reader, path: Path) -> str:
    """What is said of a file; nothing where it is read."""
    try:
        list(reader.read(path))
    except StudyError as problem:
        return str(problem)
    return ""


def _fault_of_sentence(said: str, named: str) -> str:
    try:
        said.encode()
    except UnicodeEncodeError:
        return f"a sentence that cannot be written: {said[:200]!r}"
    faults = {
        "it does not name the file": named not in said,
        "it has more than one line": len(said.splitlines()) > 1,
        "it is no sentence": len(said) > LONGEST,
        "it holds signs that nobody sees": UNSEEN.search(said) is not None,
        "it speaks of Python": OF_PYTHON.search(said) is not None,
    }
    return next((f"{what}: {said[:300]!r}" for what, wrong in faults.items() if wrong), "")


def _place(problem: BaseException) -> str:
    """The innermost line of the library that an error went through."""
    place, step = "a test", problem.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if "/themetrail/" in code.co_filename:
            place = f"{code.co_filename.rpartition('/themetrail/')[2]}, {code.co_name}"
        step = step.tb_next
    return place


@dataclass
class Outcome:
    """What came of a campaign on one reader: how many files were read whole, and one file for each fault."""

    files: int = 0
    faults: dict[str, tuple[int, list[Step]]] = field(default_factory=dict)  # which valid file, and its changes


def campaign(reader: Reader, folder: Path, examples: int, number: int = 0) -> Outcome:
    """Read so many changed files of a reader, and the valid ones; another `number` gives others."""
    folder.mkdir(parents=True)
    valid = [one.encode() if isinstance(one, str) else one for one in reader.files(folder)]
    names = [changes_of(one) for one in valid]
    outcome, path = Outcome(), folder / reader.file

    def read(which: int, steps: list[Step]) -> None:
        path.write_bytes(mutated(valid[which], steps))
        outcome.files += 1
        told = fault_of(reader, path) or ("" if steps else said_of(reader, path))
        if told and len(steps) <= len(outcome.faults.get(told, (0, steps))[1]):
            outcome.faults[told] = which, steps

    @seed(number)
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def changed(data: st.DataObject) -> None:
        which = data.draw(st.integers(0, len(valid) - 1))
        change = st.tuples(st.sampled_from(names[which]), st.integers(0, 2**32))
        read(which, data.draw(st.lists(change, min_size=1, max_size=3)))

    for which in range(len(valid)):
        read(which, [])
    changed()
    return outcome


def test_every_format_of_transcripts_and_every_kind_of_returned_file_has_an_entry():
    assert {form.name for form in FORMATS} <= {reader.name.removesuffix(" of turns") for reader in TRANSCRIPTS_READ}
    for known, entries in ((kinds.CODINGS, CODINGS_READ), (OF_SETTLED, SETTLED_READ)):
        assert set(kinds.endings_of(known)) - {".tsv"} <= {Path(reader.file).suffix for reader in entries}


def test_valid_and_changed_files_of_every_reader(tmp_path):
    def faults() -> dict[str, dict]:
        found = {reader.name: campaign(reader, tmp_path / reader.name, 2).faults for reader in READERS}
        return {name: faults for name, faults in found.items() if faults}

    assert apart(faults, seconds=120) == {}


@pytest.mark.long
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_many_changed_files(tmp_path, reader):
    outcome = apart(lambda: campaign(reader, tmp_path / "here", 600, number=1), seconds=1_200)
    assert outcome.faults == {} and outcome.files > 600
