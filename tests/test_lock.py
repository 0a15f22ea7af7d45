"""The lock holds, for each Python that Themetrail runs on, all that its packages ask for."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
LOCK, LOCK_OF_SITE = PROJECT / "requirements.lock", PROJECT / "docs.lock"
PYTHONS = ["3.11", "3.12", "3.13"]


def of_python(python: str) -> dict[str, str]:
    return {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}


def locked(lock: Path, environment: dict[str, str]) -> dict[str, str]:
    """The packages of a lock that are installed in an environment, with their versions."""
    lines = (line.rstrip("\\ ") for line in lock.read_text().splitlines() if re.match(r"[A-Za-z0-9]", line))
    wanted = (Requirement(line) for line in lines)
    here = (one for one in wanted if one.marker is None or one.marker.evaluate(environment))
    return {canonicalize_name(one.name): str(one.specifier) for one in here}


@pytest.mark.parametrize("lock", [LOCK, LOCK_OF_SITE], ids=lambda lock: lock.name)
@pytest.mark.parametrize("python", PYTHONS)
def test_what_a_locked_package_needs_is_locked_too(python, lock):
    environment = of_python(python)
    there = locked(lock, environment)
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


@pytest.mark.parametrize("python", PYTHONS)
def test_the_site_has_tools_of_its_own_and_changes_no_package_of_a_run(python):
    of_run, of_site = locked(LOCK, of_python(python)), locked(LOCK_OF_SITE, of_python(python))
    assert {"mkdocs", "mkdocs-material"} <= of_site.keys() - of_run.keys()
    assert {name: of_site[name] for name in of_site.keys() & of_run.keys()} == {
        name: of_run[name] for name in of_site.keys() & of_run.keys()
    }
