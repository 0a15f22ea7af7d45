"""What a script's result depends on in software: the library's modules and data, and the packages that these use.

Snakemake reruns a job when its script changes, but sees neither the modules that the script imports nor the versions of
packages. The digest made here goes into each rule's `params`: it triggers the rerun and stands in the audit record.
What counts is what runs; in which words a module names it says `source`.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from themetrail.audit.chain.named_before import named_as_before
from themetrail.audit.chain.source import Named

OWN = __name__.partition(".")[0]  # the package that is this library; beside it may lie any other


def import_closure(script: Path, library: Path, own: str = OWN) -> tuple[list[str], list[str]]:
    """The library's files that `script` runs or reads, directly or through others, and the outside packages among them.

    `library` is the folder that holds the package `own`; the files are paths in it. Both lists are sorted; imports
    inside functions count too.
    """
    inside, outside = _used_in(script.read_bytes(), "", library, own)
    files: set[str] = set()
    packages, queue = set(outside), list(inside)
    while queue:
        current = queue.pop()
        if current not in files:
            files.add(current)
            inside, outside = _used_by(current, library, own)
            queue.extend(inside)
            packages.update(outside)
    return sorted(files), sorted(packages)


def jobs_import_first(library: Path) -> None:
    """Let this process's jobs import from `library` before any other place: they run the code that they vouch for."""
    before = os.environ.get("PYTHONPATH", "")
    if before.split(os.pathsep)[0] != str(library):
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(library), before]))


def software_of(script: Path, library: Path, own: str = OWN) -> dict[str, str]:
    """The script's name, a digest of the code and data that it runs on, and the version of each package that it uses.

    The digest is the same wherever the library lies: in a checkout, or among the packages of an environment.
    """
    files, packages = import_closure(script, library, own)
    digest = hashlib.sha256(f"scripts/{script.name}".encode() + b"\0" + script.read_bytes())
    for file in files:
        digest.update(b"\0" + file.encode() + b"\0" + _digest_of(library / file))
    return {"script": script.stem, "code": digest.hexdigest(), **{name: package_version(name) for name in packages}}


@lru_cache(maxsize=None)
def package_version(module: str) -> str:
    """The installed version of the package that provides `module`; empty where none is installed."""
    provider = _distributions().get(module)
    try:
        return provider.version if provider else metadata.version(module)
    except metadata.PackageNotFoundError:
        return ""


@lru_cache(maxsize=1)
def _distributions() -> dict[str, metadata.Distribution]:
    """The installed package that provides each module, the first on the path where there are several.

    From the lists of their files alone: to parse what all packages say of themselves takes most of a second.
    """
    found: dict[str, metadata.Distribution] = {}
    for distribution in metadata.distributions():
        listed = distribution.read_text("top_level.txt") or distribution.read_text("RECORD") or ""
        paths = (line.partition(",")[0].strip('"') for line in listed.splitlines())
        for module in dict.fromkeys(path.partition("/")[0].partition(".")[0] for path in paths):
            found.setdefault(module, distribution)
    return found


@lru_cache(maxsize=None)
def _digest_of(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


@lru_cache(maxsize=None)
def _used_by(file: str, library: Path, own: str) -> tuple[frozenset[str], frozenset[str]]:
    """The library's files that one of them uses itself, and the outside packages; data use nothing."""
    if not file.endswith(".py"):
        return frozenset(), frozenset()
    package = file.rpartition("/")[0].replace("/", ".")
    return _used_in((library / file).read_bytes(), package, library, own)


def _used_in(source: bytes, package: str, library: Path, own: str) -> tuple[frozenset[str], frozenset[str]]:
    inside: set[str] = set()
    outside: set[str] = set()
    for named in named_as_before(source, package):
        top = named.module.partition(".")[0]
        if top == own:
            inside.update(_files_of(named, library, own))
        elif top not in sys.stdlib_module_names:
            outside.add(top)
    return frozenset(inside), frozenset(outside)


@lru_cache(maxsize=None)
def _files_of(named: Named, library: Path, own: str) -> tuple[str, ...]:
    """The library's files that a name means: the module, the `__init__` of each package above it, and its data."""
    there, place = _files_in(library, own), ""
    files: list[str] = []
    for part in named.module.split("."):
        package, place = place, f"{place}/{part}" if place else part
        found = [file for file in (f"{place}/__init__.py", f"{place}.py") if file in there]
        if not found and files[-1:] == [face := f"{package}/__init__.py"] and _finds_names_later(library / face):
            found = [file for file in there if file.startswith(f"{package}/") and file.endswith(".py")]
        files += found
    if named.any_below:
        files += [file for file in there if file.startswith(f"{place}/") and file.endswith(".py")]
    if named.data == "*":
        files += [file for file in there if file.startswith(f"{place}/") and not file.endswith(".py")]
    elif f"{place}/{named.data}" in there:
        files.append(f"{place}/{named.data}")
    return tuple(files)


@lru_cache(maxsize=None)
def _files_in(library: Path, own: str) -> frozenset[str]:
    """All files of the library's package, by their paths in `library`."""
    below = (file for file in (library / own).rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return frozenset(file.relative_to(library).as_posix() for file in below)


def _finds_names_later(face: Path) -> bool:
    """Whether a package finds the names that it offers when asked for one: then it may be in any of its modules."""
    return b"\ndef __getattr__(" in face.read_bytes()
