"""Takes pages that lie beside docs/ into the site, so that links to them hold there too (a hook of MkDocs)."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

BESIDE = (
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
    "benchmarks/RESULTS.md",
    "config/README.md",
)
_LINK = re.compile(r"(\]\()([^)\s#]+)((?:#[^)\s]*)?\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, below `beside/`."""
    root = Path(config.config_file_path).parent
    for name in BESIDE:
        files.append(File.generated(config, f"beside/{name}", abs_src_path=str(root / name)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Have links between docs/ and what lies beside it lead to where both stand in the site."""
    source = PurePosixPath(page.file.src_uri)
    here = _in_project(source)

    def leads(found: re.Match[str]) -> str:
        target = _without_dots(here.parent / found[2])
        in_site = _in_site(target)
        if found[2].startswith(("http:", "https:", "mailto:")) or files.get_file_from_path(str(in_site)) is None:
            return found[0]
        return f"{found[1]}{'../' * len(source.parent.parts)}{in_site}{found[3]}"

    return _LINK.sub(leads, markdown)


def _in_project(source: PurePosixPath) -> PurePosixPath:
    """Where a page of the site lies in the project's folder."""
    return source.relative_to("beside") if source.parts[0] == "beside" else "docs" / source


def _in_site(target: PurePosixPath) -> PurePosixPath:
    """Where a file of the project's folder stands in the site."""
    return target.relative_to("docs") if target.parts[:1] == ("docs",) else "beside" / target


def _without_dots(path: PurePosixPath) -> PurePosixPath:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return PurePosixPath(*parts)
