"""The pages of the site as one PDF, with a bookmark for each (`make pdf`). Needs Chromium, and no network."""

import io
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject

ROOT = Path(__file__).parents[1]
MARGIN = "16mm"
PAPER = {"format": "A4", "scale": 0.8, "margin": dict.fromkeys(("top", "bottom", "left", "right"), MARGIN)}
ON_PAPER = """
.md-code__nav, .md-clipboard, .headerlink { display: none !important; }
td:first-child code { white-space: nowrap; }
html, body, .md-container, .md-main { height: auto !important; min-height: 0 !important; display: block !important; }
"""


@dataclass(frozen=True)
class SitePage:
    """One page of the site: its title in the navigation, the title of the section around it, and its file."""

    title: str
    section: str
    file: Path


def pages_of(site: Path, navigation: Sequence[dict], section: str = "") -> Iterator[SitePage]:
    """The pages of the navigation (`nav` in mkdocs.yml), in its order."""
    for entry in navigation:
        for title, what in entry.items():
            if isinstance(what, list):
                yield from pages_of(site, what, title)
            else:
                built = site / Path(what).with_suffix(".html")
                yield SitePage(title, section, built.with_name("index.html") if built.stem == "README" else built)


def as_pdf(pages: Sequence[SitePage], browser: Browser) -> PdfWriter:
    """The pages one after the other. Links between them lead there; those to other files are taken off."""
    printed = [PdfReader(io.BytesIO(_printed(browser, page.file))) for page in pages]
    writer, begins, sections = PdfWriter(), dict[Path, int](), dict[str, object]()
    for page, reader in zip(pages, printed, strict=True):
        begins[page.file.resolve()] = first = len(writer.pages)
        last = reader.pages[-1]
        is_blank = len(reader.pages) > 1 and not last.extract_text().strip() and not last.images
        writer.append(reader, pages=(0, len(reader.pages) - is_blank), import_outline=False)
        if page.section and page.section not in sections:
            sections[page.section] = writer.add_outline_item(title=page.section, page_number=first)
        writer.add_outline_item(title=page.title, page_number=first, parent=sections.get(page.section))
    for number in range(len(writer.pages)):
        _lead_to_pages(writer, number, begins)
    writer.add_metadata({"/Title": "Themetrail", "/Producer": "make pdf"})
    return writer


def _printed(browser: Browser, file: Path) -> bytes:
    tab = browser.new_page(color_scheme="light", reduced_motion="reduce")
    tab.goto(file.resolve().as_uri())
    tab.wait_for_load_state("networkidle")
    tab.add_style_tag(content=ON_PAPER)
    content = tab.pdf(**PAPER)
    tab.close()
    return content


def _lead_to_pages(writer: PdfWriter, number: int, begins: dict[Path, int]) -> None:
    """Links of one page of paper to files: to where that page of the site begins, or no link any more."""
    page, kept = writer.pages[number], ArrayObject()
    for link in page.get("/Annots", ArrayObject()):
        action = link.get_object().get("/A", DictionaryObject()).get_object()
        address = urlsplit(str(action.get("/URI", "")))
        if address.scheme != "file":
            kept.append(link)
            continue
        first = begins.get(Path(unquote(address.path)).resolve())
        if first is None:
            continue
        target = ArrayObject([writer.pages[first].indirect_reference, NameObject("/XYZ"), *[NullObject()] * 3])
        link.get_object().pop("/A")
        link.get_object()[NameObject("/Dest")] = target
        kept.append(link)
    page[NameObject("/Annots")] = kept


def main(site: Path, to: Path) -> None:
    """Print the whole site, which was built before."""
    navigation = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)["nav"]
    pages = list(pages_of(site, navigation))
    if missing := [str(page.file) for page in pages if not page.file.is_file()]:
        raise SystemExit(f"these pages are not built: {', '.join(missing)}")
    with sync_playwright() as drivers:
        browser = drivers.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        writer = as_pdf(pages, browser)
        browser.close()
    to.parent.mkdir(parents=True, exist_ok=True)
    writer.write(to)
    print(f"themetrail: {len(pages)} pages of the site, {len(writer.pages)} of paper, are in {to}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
