"""`themetrail sign` signs what `themetrail verify --signer` checks."""

import shutil
import subprocess
from pathlib import Path

import pytest

from audit.conftest import make_study
from commands.calling import call
from themetrail.layout import HEAD

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs ssh-keygen")


@pytest.fixture
def study(tmp_path) -> Path:
    return make_study(tmp_path / "study")


@pytest.fixture
def key(tmp_path) -> Path:
    file = tmp_path / "own key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "a@b", "-f", file], check=True)
    return file


def test_what_was_signed_holds_for_the_public_key_and_can_be_signed_again(study, key):
    for _ in ("once", "again"):
        signed = call("sign", "--key", key, "--directory", study)
        assert (signed.returncode, signed.stderr) == (0, "")
        checked = call("verify", "--signer", f"{key}.pub", "--directory", study)
        assert checked.returncode == 0, checked.stdout
    (study / HEAD).write_text("0" * 64 + "\n")
    assert call("verify", "--signer", f"{key}.pub", "--directory", study).returncode == 1


def test_what_cannot_be_signed_is_said_and_an_earlier_signature_stays(study, key, tmp_path):
    assert call("sign", "--key", key, "--directory", study).returncode == 0
    signature = (study / f"{HEAD}.sig").read_bytes()
    missing = call("sign", "--key", tmp_path / "nowhere", "--directory", study)
    assert missing.returncode == 1 and "this SSH key is not there" in missing.stderr
    assert (study / f"{HEAD}.sig").read_bytes() == signature
    (tmp_path / "no key").write_text("nothing\n")
    refused = call("sign", "--key", tmp_path / "no key", "--directory", study)
    assert refused.returncode == 1 and "ssh-keygen did not sign" in refused.stderr
    assert (study / f"{HEAD}.sig").read_bytes() == signature
    (study / HEAD).unlink()
    nothing = call("sign", "--key", key, "--directory", study)
    assert nothing.returncode == 1 and "there is nothing to sign yet" in nothing.stderr


def test_without_the_program_that_signs_that_is_said(study, key, monkeypatch):
    monkeypatch.setenv("PATH", str(study))
    refused = call("sign", "--key", key, "--directory", study)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "ssh-keygen" in refused.stderr and "not installed" in refused.stderr
