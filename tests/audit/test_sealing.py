"""The key of a study: only its recipients open it, and with it every turn comes back as it was said."""

import hashlib

import pandas as pd
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.calling import call
from themetrail.audit.sealing import bundle, decrypt, encrypt, one_table, original_of, unbundle
from themetrail.contracts.errors import StudyError


@pytest.fixture
def identity(tmp_path):
    made = pyrage.x25519.Identity.generate()
    path = tmp_path / "identity.txt"
    path.write_text(f"# public key: {made.to_public()}\n{made}\n")
    return path, str(made.to_public())


def test_every_recipient_opens_it_and_nobody_else(identity, tmp_path):
    path, public = identity
    other = pyrage.x25519.Identity.generate()
    sealed = encrypt(b"Helene is P1", [public, str(other.to_public())], "config.yaml")
    assert b"Helene" not in sealed
    assert decrypt(sealed, path) == b"Helene is P1"
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(StudyError, match="does not open"):
        decrypt(sealed, stranger)


@pytest.mark.parametrize("wrong", ["age1nothing", "me", "ssh-ed25519 nothing", ""])
def test_what_is_no_public_key_is_said(wrong):
    with pytest.raises(StudyError, match="entry 1"):
        encrypt(b"x", [wrong], "config.yaml")


def test_an_identity_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(StudyError, match="cannot be read"):
        decrypt(b"x", tmp_path / "none")


def test_tables_of_batches_become_one_as_if_they_were_read_and_written(tmp_path):
    from themetrail.audit.gate.memory import SEARCHED

    parts = [[{"path": "a", "mark": 'x, "y"\nz'}], [], [{"path": "b", "mark": "z"}, {"path": "c", "mark": "1"}]]
    files = [tmp_path / f"{number}.csv" for number in range(len(parts))]
    for rows, file in zip(parts, files, strict=True):
        SEARCHED.write(SEARCHED.frame(rows), file)
    SEARCHED.write(SEARCHED.read_parts(files), tmp_path / "whole.csv")
    assert one_table([file.read_bytes() for file in files]) == (tmp_path / "whole.csv").read_bytes()
    with pytest.raises(StudyError, match="not the same columns"):
        one_table([b"a,b\n1,2\n", b"a\n1\n"])


def test_a_bundle_gives_back_its_files_and_follows_from_them_alone():
    files = {"b.csv": b"2", "a.csv": b"1"}
    assert unbundle(bundle(files)) == files
    assert bundle(files) == bundle(dict(reversed(files.items())))


@given(
    st.lists(
        st.tuples(st.text(max_size=8), st.text(min_size=1, max_size=8), st.sampled_from(["[Person 1]", "Coach 2", ""])),
        max_size=6,
    ),
    st.text(max_size=8),
)
def test_anonymised_text_and_key_give_the_turn_that_came_in(pieces, end):
    came, shown, rows = "", "", []
    for kept, surface, replacement in pieces:
        came, shown = came + kept, shown + kept
        rows.append(
            {"start": len(came), "end": len(came) + len(surface), "surface": surface, "replacement": replacement}
        )
        came, shown = came + surface, shown + replacement
    table = pd.DataFrame(rows, columns=["start", "end", "surface", "replacement"])
    assert original_of(shown + end, table) == came + end


def test_a_key_of_another_run_is_said():
    table = pd.DataFrame([{"start": 3, "end": 9, "surface": "Helene", "replacement": "Coach 1"}])
    with pytest.raises(StudyError, match="not of the same run"):
        original_of("so Coach 2 came", table)


@pytest.fixture
def sealed_study(tmp_path):
    turns = (
        "transcript_id,turn,speaker,role,participant_id,start_s,end_s,text\n"
        "T1,0,Coach 1,participant,P1,,,As Coach 2 said.\nT1,1,Coach 2,participant,P2,,,Yes.\n"
    )
    (tmp_path / "results/anonymise").mkdir(parents=True)
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").touch()
    (tmp_path / "results/sealed/audit").mkdir(parents=True)
    (tmp_path / "results/anonymise/turns.csv").write_text(turns)
    key = "entity_id,category,replacement,forms,mentions,transcripts\nP2,person,Coach 2,Hans;Muster,1,T1\n"
    key += "E3,person,[Person 3],Otto,1,T1\n"
    replaced = (
        "transcript_id,turn,start,end,surface,entity_id,category,replacement,detector,score,status\n"
        "T1,0,3,7,Hans,P2,person,Coach 2,people,1.0,applied\n"
    )
    return tmp_path, bundle({"key.csv": key.encode(), "replacements.csv": replaced.encode()})


def _reidentify(study, *arguments):
    return call("reidentify", "--directory", study, *arguments)


def test_the_command_gives_back_originals_with_the_open_key(sealed_study):
    root, key = sealed_study
    (root / "results/sealed/audit/key.zip").write_bytes(key)
    said = _reidentify(root, "--transcript", "T1", "--turn", "0")
    assert said.returncode == 0, said.stderr
    assert said.stdout == "T1 0 Coach 1: As Hans said.\n"
    assert _reidentify(root, "--who", "Coach 2").stdout == "Hans;Muster\n"
    assert _reidentify(root, "--who", "Coach 9").returncode == 1
    assert _reidentify(root, "--who", "[Person 3]").stdout == _reidentify(root, "--who", "Person 3").stdout == "Otto\n"
    assert _reidentify(root, "--transcript", "T9").returncode == 1


def test_the_command_needs_the_identity_where_the_key_is_encrypted(sealed_study, identity):
    root, key = sealed_study
    path, public = identity
    (root / "results/sealed/audit/key.zip.age").write_bytes(encrypt(key, [public], "config.yaml"))
    refused = _reidentify(root, "--transcript", "T1")
    assert refused.returncode == 1
    assert "--identity" in refused.stderr
    assert "Hans" not in refused.stdout + refused.stderr
    said = _reidentify(root, "--transcript", "T1", "--identity", path)
    assert "As Hans said." in said.stdout


def test_without_the_key_nothing_comes_back(sealed_study):
    root, _ = sealed_study
    assert "not here" in _reidentify(root, "--transcript", "T1").stderr


def test_an_encrypted_key_that_was_exchanged_is_found(sealed_study, identity):
    root, key = sealed_study
    path, public = identity
    (root / "results/sealed/audit/key.sha256").write_text(hashlib.sha256(key).hexdigest() + "\n")
    (root / "results/sealed/audit/key.zip.age").write_bytes(encrypt(key, [public], "config.yaml"))
    assert "As Hans said." in _reidentify(root, "--transcript", "T1", "--identity", path).stdout
    other = bundle(unbundle(key) | {"key.csv": unbundle(key)["key.csv"].replace(b"Hans;Muster", b"Somebody;Else")})
    (root / "results/sealed/audit/key.zip.age").write_bytes(encrypt(other, [public], "config.yaml"))
    found = _reidentify(root, "--who", "Coach 2", "--identity", path)
    assert found.returncode == 1
    assert "not the key that the last run made" in found.stderr
    assert "Somebody" not in found.stdout + found.stderr
