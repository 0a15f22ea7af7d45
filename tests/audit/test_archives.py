"""An archive that was made to be shared holds what the head stands for, and nothing besides."""

import hashlib
import shutil
import zipfile

import pytest

from themetrail.audit.chain.archives import faults_of_archives
from themetrail.audit.chain.verify import verify
from themetrail.audit.follow.share import shared_files
from themetrail.audit.sealing import bundle, unbundle
from themetrail.layout import HEAD

ARCHIVE = "results/share/share.zip"
TABLE = "results/report/tables/G.csv"


@pytest.fixture
def shared(study):
    """The study, with an archive of what may leave, as `themetrail share` packs it."""
    content = {path: (study / path).read_bytes() for path in shared_files(["config/*", "results/*"], study)}
    (study / "results/share").mkdir()
    pack(study, content)
    return study


def pack(study, content, sums=None):
    listed = "".join(f"{hashlib.sha256(content[path]).hexdigest()}  {path}\n" for path in sorted(content))
    (study / ARCHIVE).write_bytes(bundle({**content, "SHA256SUMS": (listed if sums is None else sums).encode()}))


def content_of(study):
    content = unbundle((study / ARCHIVE).read_bytes())
    del content["SHA256SUMS"]
    return content


def faults(study, key):
    return [fault for finding in verify(study, key) for fault in finding.faults]


def test_an_archive_as_it_was_made_is_not_accused(shared, key):
    assert faults_of_archives(shared) == ([], [])
    assert faults(shared, key) == []


CHANGES = {
    "a table": lambda content: content | {TABLE: content[TABLE].replace(b"Coach 1", b"Coach 2")},
    "a file more": lambda content: content | {"results/report/more.csv": b"a\n"},
    "a file elsewhere": lambda content: content | {"../outside.txt": b"a\n"},
    "a page in the root": lambda content: content | {"README.html": b"<p>read this first</p>"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_archive_that_was_changed_is_found(shared, key, change):
    pack(shared, CHANGES[change](content_of(shared)))
    assert any(ARCHIVE in fault for fault in faults(shared, key))


def test_a_list_of_digests_or_bytes_that_were_added_are_found(shared, key):
    whole = (shared / ARCHIVE).read_bytes()
    pack(shared, content_of(shared), sums="")
    assert any(ARCHIVE in fault for fault in faults(shared, key))
    for other in (b"#!/bin/sh\n" + whole, whole + b"more"):
        (shared / ARCHIVE).write_bytes(other)
        assert any(ARCHIVE in fault for fault in faults(shared, key))
    (shared / ARCHIVE).write_bytes(whole)
    assert faults(shared, key) == []


def test_of_what_is_of_another_run_nothing_is_said(shared):
    content = content_of(shared)
    pack(shared, content | {HEAD: b"0" * 64 + b"\n"})
    (shared / "results/share/report.html").write_text("<p>Snakemake's report</p>")
    found, notes = faults_of_archives(shared)
    assert found == []
    assert len(notes) == 2


def test_the_page_of_a_shared_copy_says_what_a_run_says(shared, key, tmp_path):
    copy = tmp_path / "copy"
    with zipfile.ZipFile(shared / ARCHIVE) as archive:
        archive.extractall(copy)
    page = copy / "results/audit/verification.md"
    assert faults(copy, b"") == []
    said = page.read_text()
    for other in (
        said + "Well done.\n",
        said.replace("Every count of", "Each number of"),
        said.replace("holds", "hold"),
    ):
        page.write_text(other)
        assert faults(copy, b"") == ["results/audit/verification.md was changed"]
    page.write_text(said)
    closing = copy / "results/audit/closing.csv"
    closing.write_text(closing.read_text().replace("sha256:", "sha256:0"))
    assert faults(copy, b"")
    shutil.copy(shared / "results/audit/closing.csv", closing)
    assert faults(copy, b"") == []
