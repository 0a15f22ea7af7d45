"""Which tests `make test-fast` leaves out, so that the rest can run before each save."""

from pathlib import Path

import pytest

# Whole studies, Snakemake, a browser, installations, campaigns of made-up cases: folders, and files of others.
SLOW = {
    "cluster",
    "container",
    "end_to_end",
    "anonymise/test_review_page.py",
    "commands/test_from_elsewhere.py",
    "report/test_explorer.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        file = item.path.relative_to(here)
        if file.parts[0] in SLOW or file.as_posix() in SLOW:
            item.add_marker("slow")
