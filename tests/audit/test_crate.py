"""The crate is a valid Provenance Run Crate, holds only what may be shared, and tells who did what."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from audit.tampering import exchange, repack
from themetrail.audit.chain.contents import CRATE_CONTENTS, METADATA, contents_of
from themetrail.audit.chain.crate import Run, metadata_of, write_crate
from themetrail.audit.chain.ledger import read_records
from themetrail.audit.chain.verify import verify
from themetrail.layout import CIRCUMSTANCES, CRATE
from themetrail.layout import CONTENTS_OF_CRATE as CONTENTS

PROJECT = Path(__file__).parents[2]
SHARED = (
    "config/config.yaml",
    "results/report/tables/G.csv",
    "results/themes/representativeness.csv",
    "results/audit/ledger.csv",
)


@pytest.fixture
def run(study) -> Run:
    records = [path.relative_to(study).as_posix() for path in (study / "results/audit/records").rglob("*.json")]
    return Run(
        title="A made-up study",
        licence="all rights reserved",
        files={"Snakefile": PROJECT / "Snakefile", **{path: study / path for path in SHARED}},
        digests=dict.fromkeys(SHARED, "sha256:" + "0" * 64),
        records=read_records(records, study),
        times={},
        coders=["C1", "C2"],
        snakemake="9",
        head="f" * 64,
    )


def test_the_crate_conforms_to_the_provenance_run_crate_profile(run, tmp_path, seeded_cache):
    from rocrate_validator import services
    from rocrate_validator.models import Severity

    folder = tmp_path / "crate"
    write_crate(run, metadata_of(run), tmp_path / "crate.zip")
    with zipfile.ZipFile(tmp_path / "crate.zip") as archive:
        archive.extractall(folder)
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(folder),
            profile_identifier="provenance-run-crate-0.5",
            requirement_severity=Severity.REQUIRED,
            offline=True,
            cache_path=str(seeded_cache),
        )
    )
    assert not result.has_issues(), [f"{issue.check.identifier}: {issue.message}" for issue in result.get_issues()]


def test_the_crate_holds_only_the_files_it_was_given_and_names_no_other(run, tmp_path):
    write_crate(run, metadata_of(run), tmp_path / "crate.zip")
    with zipfile.ZipFile(tmp_path / "crate.zip") as archive:
        assert set(archive.namelist()) == {METADATA, *run.files}
        said = archive.read(METADATA).decode()
    assert "results/sealed" not in said
    assert "data/" not in said
    assert "vuilleumier" not in said.lower()


def test_every_job_is_an_action_of_its_rule_and_coders_are_pseudonymous(run):
    graph = {entity["@id"]: entity for entity in metadata_of(run)["@graph"]}
    jobs = [entity for entity in graph.values() if entity["@id"].startswith("#job-")]
    assert len(jobs) == len(run.records)
    assert {job["instrument"]["@id"] for job in jobs} == {f"#tool-{record.claim['rule']}" for record in run.records}
    assert graph["#coder-C1"]["name"] == "Coder C1 (pseudonymous)"
    steps = [graph[step["@id"]] for step in graph["Snakefile"]["step"]]
    assert [step["position"] for step in steps] == [str(n) for n in range(1, len(steps) + 1)]


def test_two_crates_of_one_run_are_alike(run, tmp_path):
    for name in ("one.zip", "two.zip"):
        write_crate(run, metadata_of(run), tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert json.dumps(metadata_of(run)) == json.dumps(metadata_of(run))


def faults(root, key) -> list[str]:
    return [fault for finding in verify(root, key) for fault in finding.faults]


def in_metadata(old: str, new: str):
    """A change of the crate's metadata, in which `old` must stand."""

    def change(entries):
        (name, said), *rest = entries
        assert old.encode() in said
        return [(name, said.replace(old.encode(), new.encode())), *rest]

    return change


TABLE = "results/report/tables/G.csv"
LOG = "results/logs/themes.log"
STATED = "2024-11-05T12:00:01.000+00:00"
# What somebody may do to the files of a crate whose digest in circumstances.csv is then put right.
EXCHANGES = {
    "a table says something else": lambda entries: [
        (name, said.replace(b"Coach 1", b"Coach 2") if name == TABLE else said) for name, said in entries
    ],
    "a log says something else": lambda entries: [
        (name, said.replace(b"done", b"Done") if name == LOG else said) for name, said in entries
    ],
    "a file is gone": lambda entries: [one for one in entries if one[0] != TABLE],
    "a file is added": lambda entries: [*entries, ("results/report/more.csv", b"a\n1\n")],
    "a file is there twice": lambda entries: [*entries, (TABLE, b"another")],
    "a file would leave the folder": lambda entries: [*entries, ("../outside.txt", b"x")],
    "a file would leave the folder by its name": lambda entries: [
        ("/tmp/G.csv" if name == TABLE else name, said) for name, said in entries
    ],
    "another order": lambda entries: entries[::-1],
    "a file of zeros in the place of another": lambda entries: [
        (name, b"0" * 10_000_000 if name == TABLE else said) for name, said in entries
    ],
    "another title": in_metadata("A made-up study", "Another study"),
    "a time that no log states": in_metadata(STATED, "2024-11-06T12:00:01.000+00:00"),
    "a sentence for a time": in_metadata(STATED, "written by somebody else"),
    "a key twice": in_metadata('"@graph": [', '"@graph": [], "@graph": ['),
    "metadata written otherwise": in_metadata("\n", "\n\n"),
    "metadata that are none": lambda entries: [(METADATA, b"[]"), *entries[1:]],
}


@pytest.mark.parametrize("change", EXCHANGES)
def test_what_is_exchanged_in_the_crate_shows_though_head_and_circumstances_agree(study, key, change):
    assert faults(study, key) == []
    head = (study / "results/audit/head.txt").read_bytes()
    repack(study, EXCHANGES[change])
    found = faults(study, key)
    assert (study / "results/audit/head.txt").read_bytes() == head
    assert len(found) >= 1
    assert all("crate" in fault for fault in found)


def test_a_crate_packed_again_with_the_same_files_is_not_accused(study, key):
    repack(study, list)
    assert faults(study, key) == []


def _in_directory(raw: bytes, place: int, new: bytes) -> bytes:
    """Other bytes at a place of the first row of the archive's directory."""
    at = raw.index(b"PK\1\2") + place
    return raw[:at] + new + raw[at + len(new) :]


# What an archive may hold beside its files.
SMUGGLED = {
    "bytes before": lambda raw: b"#!/bin/sh\n" + raw,
    "bytes behind": lambda raw: raw + b"more",
    "a comment": lambda raw: raw[:-2] + b"\4\0more",
    "bytes before the directory": lambda raw: raw.replace(b"PK\1\2", b"morePK\1\2", 1),
    "other rights": lambda raw: _in_directory(raw, 38, b"\0\0\xed\x89"),
    "another day": lambda raw: _in_directory(raw, 14, b"\x22"),
    "another name in the file's own header": lambda raw: raw.replace(b"ro-crate", b"so-crate", 1),
    "no archive": lambda raw: b"nothing",
    "half an archive": lambda raw: raw[: len(raw) // 2],
}


@pytest.mark.parametrize("what", SMUGGLED)
def test_nothing_can_be_put_beside_the_files_of_a_crate(study, key, what):
    exchange(study, SMUGGLED[what]((study / CRATE).read_bytes()))
    assert any("crate" in fault for fault in faults(study, key))


def test_bytes_behind_the_end_of_a_packed_file_are_found(study, key):
    made = io.BytesIO()
    with zipfile.ZipFile(study / CRATE) as archive:
        rows = [(row, archive.read(row)) for row in archive.infolist()]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for row, content in rows:
            archive.writestr(row, content)
        last = archive.filelist[-1]
        archive.fp.seek(archive.start_dir)
        archive.fp.write(b"hidden")  # counted as part of the last file, behind the end of what it unpacks to
        archive.start_dir += 6
        last.compress_size += 6
        at = last.header_offset + 18
        archive.fp.seek(at)
        archive.fp.write(last.compress_size.to_bytes(4, "little"))
        archive._didModify = True
    with zipfile.ZipFile(io.BytesIO(made.getvalue())) as archive:
        assert archive.testzip() is None
    exchange(study, made.getvalue())
    assert any("not packed as it was" in fault for fault in faults(study, key))


def test_a_list_that_agrees_with_an_exchanged_crate_is_not_the_one_under_the_head(study, key):
    repack(study, EXCHANGES["a table says something else"])
    with zipfile.ZipFile(study / CRATE) as archive:
        digest = "sha256:" + hashlib.sha256(archive.read(TABLE)).hexdigest()
    listed = CRATE_CONTENTS.read(study / CONTENTS)
    listed.loc[listed["path"] == TABLE, "digest"] = digest
    CRATE_CONTENTS.write(listed, study / CONTENTS)
    found = faults(study, key)
    assert f"{CONTENTS} was changed" in found
    assert f"{TABLE} in the crate is not the one that was here when the run ended" in found


@pytest.mark.parametrize("file", [CRATE, CONTENTS, CIRCUMSTANCES])
def test_a_crate_without_its_lists_is_a_fault(study, key, file):
    (study / file).unlink()
    assert faults(study, key)


def test_the_list_of_two_runs_at_other_times_is_the_same(study, run):
    one = contents_of(run.files, metadata_of(run))
    times = {record.path: ("2025-01-01T00:00:00+00:00", "2025-01-01T00:00:09+00:00") for record in run.records}
    assert contents_of(run.files, metadata_of(replace(run, times=times))).equals(one)
    assert not contents_of(run.files, metadata_of(replace(run, title="Another"))).equals(one)
