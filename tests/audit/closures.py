"""What each rule's script runs and reads, as a table to be read in review.

`python tests/audit/closures.py` writes it anew into closures.txt beside this file.
"""

from pathlib import Path

from themetrail.audit.chain.code import import_closure

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("closures.txt")
COMMAND = f".venv/bin/python {Path(__file__).relative_to(ROOT).as_posix()}"
RULES = sorted(script.stem for script in (ROOT / "scripts").glob("*.py"))
_HEAD = f"""\
# What the digest of each rule's code covers: the versions of packages, and by rooms of src/themetrail the modules and
# data files that its script in scripts/ runs or reads, with the __init__ of each folder. It is checked by a test and
# written anew by: {COMMAND}
"""


def closure_of(rule: str) -> tuple[list[str], list[str]]:
    """The files of the library, by their paths in it, and the packages."""
    files, packages = import_closure(ROOT / "scripts" / f"{rule}.py", ROOT / "src")
    return [file.removeprefix("themetrail/") for file in files], packages


def entry_of(rule: str) -> str:
    """What the table says of one rule: a line for the packages, and one for each room."""
    files, packages = closure_of(rule)
    rooms: dict[str, list[str]] = {}
    for file in files:
        room, _, name = file.rpartition("/")
        if name != "__init__.py":
            rooms.setdefault(room or ".", []).append(name.removesuffix(".py"))
    lines = [f"    {room:<18} {' '.join(sorted(names))}" for room, names in sorted(rooms.items())]
    return "\n".join([rule, f"    {'packages:':<18} {' '.join(packages)}", *lines]) + "\n"


def table() -> str:
    """The whole table."""
    return "\n".join([_HEAD, *map(entry_of, RULES)])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
