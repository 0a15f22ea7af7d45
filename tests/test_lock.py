"""The lock holds, for each Python that Themetrail runs on, all that its packages ask for."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).parents[1] / "requirements.lock"


def locked(environment: dict[str, str]) -> set[str]:
    """The packages of the lock that are installed in an environment."""
    lines = (line.rstrip("\\ ") for line in LOCK.read_text().splitlines() if re.match(r"[A-Za-z0-9]", line))
    wanted = (Requirement(line) for line in lines)
    return {canonicalize_name(one.name) for one in wanted if one.marker is None or one.marker.evaluate(environment)}


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_what_a_locked_package_needs_is_locked_too(python):
    environment = {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    there = locked(environment)
    missing = {}
    for name in sorted(there):
        try:
            asked = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # of another system than this one
            continue
        needed = [Requirement(line) for line in asked]
        lacking = {
            canonicalize_name(one.name)
            for one in needed
            if (one.marker is None or one.marker.evaluate(environment)) and canonicalize_name(one.name) not in there
        }
        if lacking:
            missing[name] = lacking
    assert missing == {}
