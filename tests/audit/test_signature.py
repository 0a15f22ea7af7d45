"""Signatures of the head digest, with keys made here: who has signed is said, and a wrong or missing one fails."""

import shutil
import subprocess
from pathlib import Path

import minisign
import pytest

from commands.calling import call
from themetrail.audit.chain.signature import Signers, check_signatures
from themetrail.contracts.errors import StudyError
from themetrail.layout import HEAD

needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs ssh-keygen")


@pytest.fixture
def ssh_key(tmp_path):
    """Makes an SSH key of a kind; returns the file of the secret one and the public one as text."""

    def make(name: str = "own", kind: str = "ed25519") -> tuple[Path, str]:
        file = tmp_path / name
        subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "a@b", "-f", file], check=True)
        return file, file.with_name(f"{name}.pub").read_text()

    return make


def sign_with_ssh(root: Path, key: Path, namespace: str = "themetrail") -> None:
    command = ["ssh-keygen", "-Y", "sign", "-f", key, "-n", namespace, root / HEAD]
    subprocess.run(command, check=True, capture_output=True)


def check(root: Path, *signers: str):
    return check_signatures(root, Signers(signers))


@needs_ssh
@pytest.mark.parametrize("kind", ["ed25519", "rsa"])
def test_a_signature_by_a_signer_holds_and_says_by_which_key(study, ssh_key, kind):
    file, public = ssh_key(kind=kind)
    sign_with_ssh(study, file)
    finding = check(study, public)
    assert finding.holds
    listed = subprocess.run(["ssh-keygen", "-l", "-f", f"{file}.pub"], capture_output=True, text=True, check=True)
    assert listed.stdout.split()[1] in finding.notes[0]


@needs_ssh
def test_a_signature_by_somebody_else_or_of_another_head_or_purpose_fails(study, ssh_key):
    own, public = ssh_key("own")
    other, others = ssh_key("other")
    sign_with_ssh(study, other)
    assert "not a signature of this" in check(study, public).faults[0]
    assert check(study, public, others).holds
    (study / f"{HEAD}.sig").unlink()
    sign_with_ssh(study, own, namespace="git")
    assert not check(study, public).holds
    (study / f"{HEAD}.sig").unlink()
    sign_with_ssh(study, own)
    (study / HEAD).write_text("0" * 64 + "\n")
    assert not check(study, public).holds


def test_a_minisign_signature_is_checked_too(study):
    keys = minisign.KeyPair.generate()
    public = keys.public_key.to_base64().decode()
    (study / f"{HEAD}.minisig").write_bytes(bytes(keys.secret_key.sign((study / HEAD).read_bytes())))
    assert check(study, public).holds
    assert not check(study, minisign.KeyPair.generate().public_key.to_base64().decode()).holds
    (study / HEAD).write_text("0" * 64 + "\n")
    assert not check(study, public).holds


def test_a_missing_signature_fails_where_a_signer_is_named_and_only_there(study):
    public = minisign.KeyPair.generate().public_key.to_base64().decode()
    assert check(study, public).faults == [
        "results/audit/head.txt is not signed: neither results/audit/head.txt.sig nor results/audit/head.txt.minisig"
        " is there"
    ]
    assert check(study).holds


@pytest.mark.parametrize(
    "rubbish", [b"", b"\xff\x00", b"-----BEGIN SSH SIGNATURE-----\n", b"untrusted comment: x\nRW\n"]
)
@pytest.mark.parametrize("ending", ["sig", "minisig"])
def test_what_is_no_signature_fails_without_a_traceback(study, rubbish, ending):
    public = minisign.KeyPair.generate().public_key.to_base64().decode()
    (study / f"{HEAD}.{ending}").write_bytes(rubbish)
    assert not check(study, public).holds
    assert "no signer is named" in check(study).notes[0]


@pytest.mark.parametrize("key", ["", "ssh-ed25519", "ssh-ed25519 AAAA", "age1xyz", "ecdsa-sha2-nistp256 AAAA"])
def test_what_is_no_public_key_is_said(key):
    with pytest.raises(StudyError, match="signer 1 is no SSH public key"):
        Signers([key])


def test_the_command_asks_for_the_signature_of_the_configured_or_given_signer(study, finish_study, tmp_path):
    def run(*arguments) -> subprocess.CompletedProcess:
        return call("verify", "--directory", study, *arguments)

    keys, others = minisign.KeyPair.generate(), minisign.KeyPair.generate()
    public = tmp_path / "public.pub"
    public.write_text(f"untrusted comment: mine\n{keys.public_key.to_base64().decode()}\n")
    assert run().returncode == 0
    assert "is not signed" in run("--signer", str(public)).stdout
    (study / f"{HEAD}.minisig").write_bytes(bytes(keys.secret_key.sign((study / HEAD).read_bytes())))
    assert run("--signer", str(public)).returncode == 0
    assert run("--signer", others.public_key.to_base64().decode()).returncode == 1

    public.write_text("untrusted comment: mine\n")
    nobody = run("--signer", str(public))
    assert nobody.returncode == 1
    assert "no public key stands in what --signer names" in nobody.stdout

    signers = [keys.public_key.to_base64().decode()]
    (study / "config/config.yaml").write_text(f"audit: {{signers: {signers}}}\n")
    finish_study(study)
    stale = run()
    assert stale.returncode == 1
    assert "head.txt.minisig is not a signature of this results/audit/head.txt" in stale.stdout
    (study / f"{HEAD}.minisig").write_bytes(bytes(keys.secret_key.sign((study / HEAD).read_bytes())))
    done = run()
    assert done.returncode == 0, done.stdout
    assert "compare the key" in done.stdout
