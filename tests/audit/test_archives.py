"""An archive that was made to be shared holds what the head stands for, and nothing besides."""

import errno
import hashlib
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from in_english import OTHERS, english_in, seen
from themetrail.audit.chain.archives import faults_of_archives
from themetrail.audit.chain.start_page import start_page
from themetrail.audit.chain.verification_page import claims_on, page_of
from themetrail.audit.chain.verify import Finding, verify
from themetrail.audit.follow.archive import archive_of, write_archive, write_folder
from themetrail.audit.follow.share import shared_files
from themetrail.audit.sealing import bundle, unbundle
from themetrail.commands.share import check_place
from themetrail.contracts.errors import StudyError
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


@pytest.mark.parametrize("language", OTHERS)
def test_the_page_of_the_verification_is_in_the_studys_language_and_checked_in_it(study, key, tmp_path, language):
    """In the study itself, and in a copy that cannot check all that the page says."""
    page = study / "results/audit/verification.md"
    in_english = page.read_text(encoding="utf-8")
    claims = claims_on(in_english)
    assert len(claims) == in_english.count("- holds: ") > 15
    said = page_of([Finding(claim) for claim in claims], language)
    assert claims_on(said) == claims
    assert english_in(said.replace("themetrail verify --head DIGEST --directory MY-STUDY", "")) == set()
    write_folder(of_share(study), tmp_path / "copy")
    for root, secret in ((study, key), (tmp_path / "copy", b"")):
        shown = root / "results/audit/verification.md"
        shown.write_text(said, encoding="utf-8")
        assert faults(root, secret) == []
        for changed in (said + "x\n", said.replace(": ", ": ne ", 1), said.replace("\n", "\r\n")):
            shown.write_bytes(changed.encode())
            assert faults(root, secret) == ["results/audit/verification.md was changed"]


def of_share(study):
    """What may leave, as `themetrail share` takes it."""
    return {path: (study / path).read_bytes() for path in shared_files(["config/*", "results/*"], study)}


def test_the_page_that_an_archive_opens_with_is_made_of_its_files_and_checked(shared, key):
    content = of_share(shared)
    (shared / ARCHIVE).write_bytes(archive_of(content))
    assert faults_of_archives(shared) == ([], [])
    whole = unbundle((shared / ARCHIVE).read_bytes())
    assert set(whole) == {*content, "START.html", "SHA256SUMS"}
    page = whole["START.html"].decode()
    linked = re.findall(r'<a href="([^"]*)"', page)
    assert linked and set(linked) <= set(content)
    del whole["SHA256SUMS"]
    pack(shared, whole | {"START.html": page.replace("Open first", "Send money").encode()})
    assert any("START.html in it is another than here" in fault for fault in faults(shared, key))


def test_a_shared_folder_is_what_an_archive_is_and_holds(shared, tmp_path):
    content = of_share(shared)
    write_folder(content, tmp_path / "handed out")
    there = {f.relative_to(tmp_path / "handed out").as_posix(): f for f in (tmp_path / "handed out").rglob("*")}
    files = {name: file.read_bytes() for name, file in there.items() if file.is_file()}
    assert files == unbundle(archive_of(content))
    assert [fault for finding in verify(tmp_path / "handed out", b"") for fault in finding.faults] == []
    (tmp_path / "handed out" / TABLE).write_text("changed")
    assert [fault for finding in verify(tmp_path / "handed out", b"") for fault in finding.faults]


def test_a_folder_that_is_shared_within_the_study_is_one_remark(shared):
    write_folder(of_share(shared), shared / "results/share/folder")
    assert [note.split(" ")[0] for note in faults_of_archives(shared)[1]] == ["results/share/folder/SHA256SUMS"]


@pytest.mark.parametrize("language", OTHERS)
def test_an_archive_opens_in_the_studys_language_and_is_checked_in_it(shared, key, language):
    content = of_share(shared)
    (shared / ARCHIVE).write_bytes(archive_of(content, language))
    assert faults_of_archives(shared) == ([], [])
    whole = unbundle((shared / ARCHIVE).read_bytes())
    page = whole["START.html"].decode()
    assert english_in(seen(page.replace("themetrail verify", "").replace("results/", ""))) == set()
    del whole["SHA256SUMS"]
    for other in (page.replace("</ul>", "<li>http</li></ul>"), page.replace('lang="', 'lang="x'), "", "x" * 10):
        pack(shared, whole | {"START.html": other.encode()})
        assert any(f"{ARCHIVE}: START.html" in fault for fault in faults(shared, key)), other


def test_names_of_files_are_no_code_in_the_page():
    page = start_page(["results/report/tables/<b>&.html", "results/themes/a.csv", "results/themes/b.csv", "odd.txt"])
    assert b"<b>" not in page and b"tables/&lt;b&gt;&amp;.html" in page
    assert b"(2 files): how many participants" in page and b"1 file besides" in page


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("full", lambda place: (place.mkdir(), (place / "a").touch()), "this folder is not empty"),
        ("file", lambda place: place.touch(), "this is a file; name a new folder"),
        ("a.zip", lambda place: place.mkdir(), "this is a folder; name a file that ends in .zip"),
    ],
)
def test_nothing_is_mixed_with_what_is_there(tmp_path, name, make, said):
    make(tmp_path / name)
    with pytest.raises(StudyError, match=said):
        check_place(tmp_path / name, is_archive=name.endswith(".zip"))


@pytest.mark.parametrize("write", [write_archive, write_folder])
def test_on_a_full_disk_nothing_half_written_is_left(tmp_path, monkeypatch, write):
    place, wrote = tmp_path / "out", Path.write_bytes

    def write_some(file, content):
        wrote(file, content[:1])
        if file.name != "a.csv":
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_some)
    with pytest.raises(OSError, match="No space left"):
        write({"results/a.csv": b"ab", "results/b.csv": b"ab"}, place)
    assert [*tmp_path.iterdir()] == []


def test_what_a_computer_that_stopped_left_unfinished_is_no_part_of_a_folder(tmp_path):
    half = tmp_path / "out/.unfinished/results"
    half.mkdir(parents=True)
    (half / "old.csv").write_bytes(b"half")
    check_place(tmp_path / "out", is_archive=False)
    write_folder({"results/a.csv": b"ab"}, tmp_path / "out")
    found = {file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert found == {"START.html", "SHA256SUMS", "results/a.csv"}
    assert not (tmp_path / "out/.unfinished").exists()
