"""What a script's result depends on in software: the library modules and packages that it imports.

Snakemake reruns a job when its script changes, but sees neither the modules that the script imports nor the versions of
packages. The digest made here goes into each rule's `params`: it triggers the rerun and stands in the audit record.
"""

from __future__ import annotations

import ast
import hashlib
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata
from pathlib import Path


def import_closure(script: Path, library: Path) -> tuple[list[Path], list[str]]:
    """The library's files that `script` imports, directly or through others, and the outside packages among them.

    `library` is the folder that holds the package. Both lists are sorted; imports inside functions count too.
    """
    files, packages, queue = set(), set(), [script]
    while queue:
        current = queue.pop()
        if current in files:
            continue
        files.add(current)
        for name in _imported_names(current, library):
            top = name.split(".")[0]
            inside = _library_files(name, library)
            if inside:
                queue.extend(inside)
            elif top not in sys.stdlib_module_names and not (library / top).exists():
                packages.add(top)
    return sorted(files), sorted(packages)


def jobs_import_first(library: Path) -> None:
    """Let this process's jobs import from `library` before any other place: they run the code that they vouch for."""
    places = [str(library), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(places)


def software_of(script: Path, library: Path) -> dict[str, str]:
    """The script's name, a digest of the code that it runs, and the version of each package that it imports."""
    files, packages = import_closure(script, library)
    digest = hashlib.sha256()
    for file in files:
        name = file.relative_to(library).as_posix() if file.is_relative_to(library) else file.name
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return {"script": script.stem, "code": digest.hexdigest(), **{name: package_version(name) for name in packages}}


@lru_cache(maxsize=None)
def package_version(module: str) -> str:
    """The installed version of the package that provides `module`; empty where none is installed."""
    provider = _distributions().get(module)
    try:
        return metadata.version(provider.metadata["Name"] if provider else module)
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
def _imported_names(file: Path, library: Path) -> tuple[str, ...]:
    names = []
    package = file.parent.relative_to(library).parts if file.is_relative_to(library) else ()
    for node in _statements(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
            base = base if node.level else node.module or ""
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return tuple(names)


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """All statements, those inside others too. No expression holds an import, and most of a tree is expressions."""
    queue: list[ast.AST] = [tree]
    while queue:
        node = queue.pop()
        yield node
        for inside in ("body", "orelse", "handlers", "finalbody", "cases"):
            queue.extend(getattr(node, inside, ()))


@lru_cache(maxsize=None)
def _library_files(name: str, library: Path) -> tuple[Path, ...]:
    """The files that importing `name` runs: the module and the `__init__` of each package above it."""
    parts, files = name.split("."), []
    for depth in range(1, len(parts) + 1):
        place = library.joinpath(*parts[:depth])
        candidates = (place / "__init__.py", place.with_name(f"{place.name}.py"))
        files += [candidate for candidate in candidates if candidate.is_file()]
    return tuple(files)
