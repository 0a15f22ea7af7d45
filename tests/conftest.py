"""Which tests `make test-fast` leaves out, so that the rest can run before each save."""

from pathlib import Path

import pytest

# Whole studies, Snakemake, a browser, installations, language models on many texts, campaigns: folders or files.
SLOW = {
    "cluster",
    "container",
    "end_to_end",
    "agreement/test_table.py",
    "anonymise/test_consistency.py",
    "anonymise/test_decoding.py",
    "anonymise/test_function_words.py",
    "anonymise/test_generalise.py",
    "anonymise/test_review_decides.py",
    "anonymise/test_review_holds.py",
    "anonymise/test_review_page.py",
    "anonymise/test_spans.py",
    "anonymise/test_speaker_labels.py",
    "audit/test_crate.py",
    "coding/test_nothing_is_lost.py",
    "commands/test_from_elsewhere.py",
    "report/test_explorer.py",
    "test_in_parallel.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        file = item.path.relative_to(here)
        if file.parts[0] in SLOW or file.as_posix() in SLOW:
            item.add_marker("slow")
