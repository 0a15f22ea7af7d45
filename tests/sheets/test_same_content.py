"""Which of some files hold the same."""

from pathlib import Path

from themetrail.sheets.same_content import first_with_same


def test_the_first_with_the_same_content_is_found_and_what_is_unlike_in_size_is_not_read(tmp_path, monkeypatch):
    contents = {"a": b"one", "b": b"two", "c": b"one", "d": b"three", "e": b"two"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    read, whole = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: (read.append(file.name), whole(file))[1])
    found = first_with_same(tmp_path / name for name in contents)
    assert {file.name: first.name for file, first in found.items()} == {
        "a": "a",
        "b": "b",
        "c": "a",
        "d": "d",
        "e": "b",
    }
    assert sorted(read) == ["a", "b", "c", "e"]
