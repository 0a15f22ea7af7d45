"""In every Python process of a run: note what it asks of a network, and refuse it. Sockets of this computer alone pass.

It is found by PYTHONPATH. NETWORK_ASKED names the folder of the notes, one file for each process.
"""

import os
import socket
import sys
from pathlib import Path

_ASKS = {
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.getnameinfo",
    "socket.sendmsg",
    "socket.sendto",
}
_THIS_COMPUTER = ("127.0.0.1", "::1")


def _note(event, arguments):
    if event not in _ASKS:
        return
    family = getattr(arguments[0], "family", None)
    if family is not None and family not in (socket.AF_INET, socket.AF_INET6):
        return  # one process speaks to another on the same computer
    if event == "socket.bind" and arguments[1][0] in _THIS_COMPUTER:
        return  # as urllib3 does when it is imported, to see whether there is IPv6
    _write(f"{event} {arguments[1:] if family is not None else arguments}")
    raise PermissionError("no network in this run")


def _write(line):
    with Path(os.environ["NETWORK_ASKED"], f"{os.getpid()}.txt").open("a") as notes:
        notes.write(f"{line}\n")


if "NETWORK_ASKED" in os.environ:
    _write("watched")
    sys.addaudithook(_note)
