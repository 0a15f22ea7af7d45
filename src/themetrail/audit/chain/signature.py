"""Signatures of the head digest: by an SSH key (`ssh-keygen -Y sign`, PROTOCOL.sshsig of OpenSSH) or with minisign."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

import minisign
import sshsig

from themetrail.audit.chain.verify import Finding
from themetrail.contracts.errors import StudyError
from themetrail.layout import HEAD, SIGNATURES

NAMESPACE = "themetrail"  # what `ssh-keygen -Y sign -n` was told the signature is for
SIGNED = "The head digest is signed by one of the signers"  # the claim that is checked
_SSH, _MINISIGN = SIGNATURES


class Signers:
    """The public keys of who may sign, SSH or minisign. Raises StudyError where an entry is neither."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.ssh: list[sshsig.PublicKey] = []
        self.minisign: list[minisign.PublicKey] = []
        for number, key in enumerate(keys, start=1):
            try:
                if key.strip().startswith(("ssh-", "ecdsa-", "sk-")):
                    self.ssh.append(sshsig.PublicKey.from_openssh_str(key.strip()))
                else:
                    self.minisign.append(minisign.PublicKey.from_base64(key.strip()))
            except (ValueError, NotImplementedError):
                raise StudyError(
                    f"signer {number} is no SSH public key (ssh-ed25519 or ssh-rsa) and no minisign public key"
                ) from None

    def __len__(self) -> int:
        return len(self.ssh) + len(self.minisign)


def public_keys(named: Iterable[str]) -> list[str]:
    """The keys that are named: each by itself, or by a file that holds one a line."""
    files = [(key, Path(key)) for key in named]
    said = [file.read_text(encoding="utf-8", errors="replace") if file.is_file() else key for key, file in files]
    return [line for text in said for line in text.splitlines() if line and not line.startswith("untrusted ")]


def check_signatures(root: Path, signers: Signers) -> Finding:
    """Whether one of these has signed the head digest of the study in `root`, and no other signature lies there."""
    present = [path for path in SIGNATURES if (root / path).is_file()]
    if not len(signers):
        finding = Finding("A signature, where there is one, fits the head digest")
        for path in present:
            finding.notes.append(f"{path}: no signer is named, so nobody can say whose signature this is")
        return finding
    finding = Finding(SIGNED)
    if not present:
        finding.faults.append(f"{HEAD} is not signed: neither {_SSH} nor {_MINISIGN} is there")
    for path in present:
        try:
            head, signature = (root / HEAD).read_bytes(), (root / path).read_bytes()
            signer = (_ssh_signer if path == _SSH else _minisign_signer)(head, signature, signers)
        except (OSError, ValueError, NotImplementedError, sshsig.InvalidSignature):
            signer = ""
        if signer:
            finding.notes.append(f"{path} is by {signer}")
        else:
            finding.faults.append(f"{path} is not a signature of this {HEAD} by one of the signers")
    return finding


def _ssh_signer(head: bytes, signature: bytes, signers: Signers) -> str:
    return f"the SSH key {fingerprint(sshsig.verify(head, signature, signers.ssh, NAMESPACE))}"


def _minisign_signer(head: bytes, signature: bytes, signers: Signers) -> str:
    parsed = minisign.Signature.from_bytes(signature)
    for key in signers.minisign:
        try:
            key.verify(head, parsed)
        except minisign.VerifyError:
            continue
        return f"the minisign key {key.to_base64().decode()}"
    return ""


def fingerprint(key: sshsig.PublicKey) -> str:
    """The key's fingerprint, as `ssh-keygen -l` prints it."""
    blob = base64.b64decode(key.openssh_str().split()[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
