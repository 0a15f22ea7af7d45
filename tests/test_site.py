"""The pages of docs/ as a site: it is built without a warning, and asks for nothing from anywhere when it is read."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
LOADED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src", "video": "src"}


class Loaded(HTMLParser):
    """What a page makes the browser load."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attributes):
        address = dict(attributes).get(LOADED.get(tag, ""))
        if address:
            self.addresses.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    pytest.importorskip("mkdocs", reason="MkDocs is not installed: make site installs it")
    pytest.importorskip("material", reason="Material for MkDocs is not installed: make site installs it")
    built = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(built)]
    answer = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout + answer.stderr) == (0, "")
    return built


def test_the_site_loads_nothing_from_elsewhere(site):
    pages = sorted(site.rglob("*.html"))
    own = [page for page in pages if "beside" not in page.relative_to(site).parts]
    assert len(own) == len(list((ROOT / "docs").rglob("*.md"))) + 1  # and the one for what is not there
    for page in pages:
        loaded = Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        assert loaded.addresses
        assert [address for address in loaded.addresses if re.match(r"(\w+:)?//", address)] == [], page.name
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css"))
    assert re.findall(r"(?:url\(|@import )[\"']?(?:https?:)?//", sheets) == []


def test_what_a_page_shows_and_loads_is_part_of_the_site(site):
    for page in sorted(site.rglob("*.html")):
        loaded = Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        there = [address for address in loaded.addresses if not address.startswith(("data:", "/"))]
        assert [address for address in there if not (page.parent / address.partition("?")[0]).exists()] == []


def test_every_link_leads_to_a_page_of_the_site_also_to_what_lies_beside_the_docs(site):
    led = set()
    for page in sorted(site.rglob("*.html")):
        if page.name != "404.html":
            links = re.findall(r'<a href="([^"]*)"', page.read_text(encoding="utf-8").partition("<article")[2])
            for file in {unquote(link.partition("#")[0]) for link in links if not re.match(r"\w+:", link)} - {""}:
                target = (page.parent / file).resolve()
                assert target.exists() and site in target.parents, (page.relative_to(site), file)
                led.add(target.relative_to(site).as_posix())
    assert {"beside/index.html", "beside/SECURITY.html", "beside/benchmarks/RESULTS.html", "index.html"} <= led


def test_every_page_leads_on_to_the_next(site):
    for page in (page for page in (site / "how-to").glob("*.html") if page.name != "404.html"):
        assert "md-footer__link--next" in page.read_text(encoding="utf-8"), page.name


def test_every_block_of_code_is_one_on_the_site_too(site):
    """In a list a block is one only where it is set in by four blanks."""
    for page in sorted((ROOT / "docs").rglob("*.md")):
        built = page.relative_to(ROOT / "docs").with_suffix(".html")
        built = built.with_name("index.html") if built.name == "README.html" else built
        fences = re.findall(r"^ *```", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert (site / built).read_text(encoding="utf-8").count("<pre") == len(fences) / 2, page


def _script(name: str):
    """A script of docs/."""
    given = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(given)
    sys.modules[name] = module  # dataclasses look their module up
    given.loader.exec_module(module)
    return module


def test_the_pdf_has_every_page_of_the_site_with_a_bookmark_and_links_that_lead_to_pages(site, playwright, tmp_path):
    write_pdf = _script("write_pdf")
    navigation = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)["nav"]
    pages = list(write_pdf.pages_of(site, navigation))
    built = {page.relative_to(site) for page in site.rglob("*.html")} - {Path("404.html")}
    built = {page for page in built if page.parts[0] != "beside"}  # which the navigation does not have
    assert sorted(page.file.relative_to(site) for page in pages) == sorted(built)
    chosen = [page for page in pages if page.title in ("Themetrail", "A second round", "Stopping and unlocking")]
    path, options = shutil.which("chromium"), ["--no-sandbox", "--disable-gpu"]
    browser = playwright.chromium.launch(executable_path=path, args=options)
    write_pdf.as_pdf(chosen, browser).write(tmp_path / "pages.pdf")
    browser.close()
    paper = PdfReader(tmp_path / "pages.pdf")
    first, section, (second, third) = paper.outline
    assert [one.title for one in (first, section, second, third)] == [
        *("Themetrail", "How to", "A second round", "Stopping and unlocking")
    ]
    begins = [paper.get_destination_page_number(one) for one in (first, second, third)]
    texts = [" ".join(paper.pages[at].extract_text().split()) for at in begins]
    assert [text.startswith(page.title) for text, page in zip(texts, chosen, strict=True)] == [True] * 3
    assert all(page.extract_text().strip() for page in paper.pages)
    links = [link.get_object() for page in paper.pages for link in page.get("/Annots", [])]
    led = {paper.get_page_number(link["/Dest"][0].get_object()) for link in links if "/Dest" in link}
    assert led == set(begins[1:])  # the first page links to the other two; pages that are not here are no links
    assert not [link for link in links if "file:" in str(link.get("/A", ""))]


def test_the_search_works_by_a_double_click(site, playwright):
    path, options = shutil.which("chromium"), ["--no-sandbox", "--disable-gpu"]
    browser = playwright.chromium.launch(executable_path=path, args=options)
    tab = browser.new_page()
    asked, problems = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda problem: problems.append(str(problem)))
    tab.goto((site / "tutorial" / "index.html").as_uri())
    tab.locator("input.md-search__input").click()
    tab.keyboard.type("withdraw")
    tab.locator(".md-search-result__item h1", has_text="Somebody withdraws").wait_for()
    assert problems == [] and [url for url in asked if not url.startswith(("file:", "about:", "data:"))] == []
    browser.close()
