"""Tables on pages: a row is a line on a wide screen, and on a narrow one a block in which each cell bears its heading.

Columns are as wide as they are said to be and not as their longest word asks, and no word is broken that has room in a
line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

PAGE_TABLES = """
table.listed { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 1rem 0; }
.listed th, .listed td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; }
.listed th, .listed td { overflow-wrap: break-word; }
.listed thead th { font-weight: 600; }
@media screen and (max-width: 52rem) {
  table.listed, .listed tbody, .listed tr, .listed tbody td { display: block; width: auto; }
  .listed thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .listed tbody tr { border-top: 1px solid #bbb; padding: .4rem 0; }
  .listed tbody td { border: 0; padding: .1rem 0; text-align: left; }
  .listed td[data-head]::before { content: attr(data-head) ": "; font-weight: 600; }
  .listed td:empty { display: none; }
}
"""


def listed_table(heads: Sequence[str], rows: Iterable[Sequence[str]], classes: Sequence[str] = ()) -> str:
    """A table of these headings, which are text, and cells, which are HTML; `classes` are those of its columns. Where
    no column has a heading there is no row of them."""
    kinds = [f' class="{kind}"' if kind else "" for kind in classes] or [""] * len(heads)
    named = [f' data-head="{escape(head)}"' if head else "" for head in heads]
    first = "".join(f'<th scope="col"{kind}>{escape(head)}</th>' for head, kind in zip(heads, kinds, strict=True))
    filled = (
        [f"<td{kind}{name}>{cell}</td>" for cell, kind, name in zip(row, kinds, named, strict=True)] for row in rows
    )
    lines = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in filled)
    head = f"<thead><tr>{first}</tr></thead>\n" if any(heads) else ""
    return f'<table class="listed">\n{head}<tbody>\n{lines}\n</tbody>\n</table>\n'
