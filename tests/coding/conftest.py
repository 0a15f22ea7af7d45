"""A browser for the tests of pages."""

import shutil

import pytest

from coding.desk_study import desk_of, issue_of


@pytest.fixture(scope="session")
def playwright():
    if not shutil.which("chromium"):
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture
def profile(playwright, tmp_path):
    """Opens a browser with a profile on the disk, as coders have it; to open it again is to start the browser again."""
    opened = []

    def start(name: str = "profile", **settings):
        context = playwright.chromium.launch_persistent_context(
            tmp_path / name,
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
            **settings,
        )
        opened.append(context)
        return context

    yield start
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def issue(tmp_path_factory):
    return issue_of(tmp_path_factory.mktemp("round"))


@pytest.fixture(scope="session")
def desk(issue, tmp_path_factory):
    """The page of coder C1."""
    return desk_of(issue, tmp_path_factory.mktemp("desks"))
