"""`themetrail sign`."""

import subprocess
from pathlib import Path

import click

from themetrail.audit.chain.signature import NAMESPACE
from themetrail.commands.study_folder import works_on_copy
from themetrail.contracts.errors import StudyError
from themetrail.layout import HEAD
from themetrail.whole_files import write_whole


@click.command
@click.option(
    "--key",
    metavar="FILE",
    default="~/.ssh/id_ed25519",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Your SSH key.",
)
@works_on_copy
def sign(study: Path, key: Path) -> None:
    """Sign the results with your SSH key.

    What is signed is results/audit/head.txt, the digest that stands for all results; the signature is put beside it.
    Whoever has your public key checks with `themetrail verify --signer FILE` that these are the results you signed.
    """
    head, key = study / HEAD, key.expanduser()
    if not head.is_file():
        raise StudyError("there is nothing to sign yet; run the study first", file=head)
    if not key.is_file():
        raise StudyError("this SSH key is not there; name yours with --key", file=key)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE]
    try:  # from its input to its output: an earlier signature stays where it does not sign
        done = subprocess.run(command, input=head.read_bytes(), stdout=subprocess.PIPE, check=False)
    except FileNotFoundError:
        raise StudyError("the program ssh-keygen, which signs, is not installed; it is part of OpenSSH") from None
    if done.returncode:
        raise StudyError("ssh-keygen did not sign; what it says stands above", file=head)
    write_whole(Path(f"{head}.sig"), done.stdout)
    click.echo(f"{head}.sig: the signature of {head.name}")
