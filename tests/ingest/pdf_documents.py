"""PDF for tests: pages of lines in Helvetica, each where it is put."""

Placed = tuple[int, int, str]  # points from the left and from the bottom, and the line


def page_of(*lines: str) -> list[Placed]:
    """Lines from the top of a page down."""
    return [(72, 770 - 14 * n, line) for n, line in enumerate(lines)]


def with_pages(*pages: list[Placed], more: str = "") -> bytes:
    """A PDF of these pages; `more` stands in each page's dictionary."""
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, page in enumerate(pages):
        shown = "".join(f"BT /F1 11 Tf {x} {y} Td ({_escaped(line)}) Tj ET\n" for x, y, line in page)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {first + 2 * n + 1} 0 R {more} >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer << /Root 1 0 R /Size {len(places) + 1} >>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
