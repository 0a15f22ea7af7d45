"""A file is written whole or not at all; what was there before stays where it is not."""

import errno
import stat
from pathlib import Path

import pytest

from themetrail.whole_files import write_whole


@pytest.mark.parametrize("earlier", [None, b"earlier"])
@pytest.mark.parametrize(
    "stopped_by", [OSError(errno.ENOSPC, "no room"), OSError(errno.EROFS, "drive"), KeyboardInterrupt()]
)
def test_what_cannot_be_written_leaves_all_as_it_was(tmp_path, monkeypatch, earlier, stopped_by):
    file = tmp_path / "a.txt"
    if earlier is not None:
        file.write_bytes(earlier)
    whole = Path.write_bytes

    def half(self, content):
        whole(self, content[:3])
        raise stopped_by

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(type(stopped_by)):
        write_whole(file, b"what is new")
    monkeypatch.undo()
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([] if earlier is None else [earlier])
    write_whole(file, b"what is new")
    assert file.read_bytes() == b"what is new"


def test_a_name_may_be_as_long_as_names_can_be(tmp_path):
    file = tmp_path / ("x" * 251 + ".txt")
    write_whole(file, b"whole")
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_an_earlier_file_keeps_its_rights(tmp_path):
    file = tmp_path / "new folder" / "a.txt"
    write_whole(file, b"one")
    file.chmod(0o640)
    write_whole(file, b"two")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"two", 0o640)
