"""A browser for the tests of pages."""

import shutil

import pytest

from coding.desk_study import desk_of, issue_of


@pytest.fixture
def profile(playwright, tmp_path, request):
    """Opens a browser with a profile on the disk, as coders have it; to open it again is to start the browser again.

    It is Chromium, or Firefox where a test asks for it (indirectly) and Playwright can drive the one that is installed.
    """
    launch = _firefox if getattr(request, "param", "chromium") == "firefox" else _chromium
    opened = []

    def start(name: str = "profile", **settings):
        opened.append(launch(playwright, tmp_path / name, settings))
        return opened[-1]

    yield start
    for context in opened:
        context.close()


def _chromium(playwright, folder, settings):
    path, options = shutil.which("chromium"), ["--no-sandbox", "--disable-gpu"]
    return playwright.chromium.launch_persistent_context(folder, executable_path=path, args=options, **settings)


def _firefox(playwright, folder, settings):
    from playwright.sync_api import Error

    path = shutil.which("firefox") or shutil.which("firefox-esr")
    if not path:
        pytest.skip("firefox is not installed")
    try:
        return playwright.firefox.launch_persistent_context(
            folder, channel="moz-firefox", executable_path=path, **settings
        )
    except Error as problem:
        if "unknown command" in str(problem):
            pytest.skip("this Firefox does not know all that Playwright asks of it")
        raise


@pytest.fixture(scope="session")
def issue(tmp_path_factory):
    return issue_of(tmp_path_factory.mktemp("round"))


@pytest.fixture(scope="session")
def desk(issue, tmp_path_factory):
    """The page of coder C1."""
    return desk_of(issue, tmp_path_factory.mktemp("desks"))
