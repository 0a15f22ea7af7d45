"""What `themetrail.agreement` offers to others: by name, whatever was loaded before, and no more than that."""

import subprocess
import sys
from pathlib import Path

import themetrail.agreement

MODULES = {file.stem for file in Path(themetrail.agreement.__file__).parent.rglob("*.py")}


def in_new_process(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_every_name_is_there_and_is_no_module():
    """A module of the name would stand in its place as soon as anybody has loaded it."""
    assert not set(themetrail.agreement.__all__) & MODULES
    for name in themetrail.agreement.__all__:
        assert getattr(themetrail.agreement, name) is not None
        assert name in dir(themetrail.agreement)
    assert not hasattr(themetrail.agreement, "no_such_name")


def test_one_module_loads_no_other_and_the_name_is_found_after_it():
    told = in_new_process(
        "import sys\n"
        "from themetrail.agreement.estimate import Estimate\n"
        "print(sorted(name for name in sys.modules if name.startswith('themetrail.agreement')))\n"
        "from themetrail.agreement import coefficient\n"
        "print(coefficient([[1, 1], [0, 1]], 'percent').value, 'themetrail.agreement.spans' in sys.modules)\n"
    )
    assert told.splitlines() == ["['themetrail.agreement', 'themetrail.agreement.estimate']", "0.5 False"]
