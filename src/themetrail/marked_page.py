"""Parts of a page of documentation that are written by the code they describe, between two marks.

The marks are `<!-- begin NAME -->` and `<!-- end NAME -->`; what stands between them is written anew by `make docs`.
"""

from __future__ import annotations


def with_part(page: str, name: str, content: str) -> str:
    """The page with this content between the marks of this name. Raises ValueError where a mark is missing."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    if begin not in page or end not in page:
        raise ValueError(f"the page has no marks for {name}")
    before, rest = page.split(begin, 1)
    return f"{before}{begin}\n{content}\n{end}{rest.split(end, 1)[1]}"
