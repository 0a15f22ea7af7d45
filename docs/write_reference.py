"""Write the schemas, the reference pages, and the tables that other pages hold (`make docs`)."""

import sys
from pathlib import Path

from themetrail.agreement.coefficients import coefficients_in
from themetrail.agreement.spans.table import span_coefficients_in
from themetrail.commands import reference as commands
from themetrail.configuration import reference as configuration
from themetrail.contracts import reference as sheets
from themetrail.contracts.reference_of_tables import tables_page
from themetrail.languages import reference as languages
from themetrail.themes.schemes import schemes_in


def main(root: Path) -> None:
    """Write all of them under `root`."""
    schemas, docs = root / "workflow" / "schemas", root / "docs"
    agreement = (docs / "agreement.md").read_text(encoding="utf-8")
    files = {
        schemas / "config.schema.json": configuration.json_schema(),
        docs / "configuration.md": configuration.reference_page(),
        docs / "sheets.md": sheets.reference_page(),
        docs / "tables.md": tables_page(),
        docs / "commands.md": commands.reference_page(),
        docs / "public_names.md": languages.public_names_page(),
        **{schemas / f"{name}.schema.json": sheets.sheet_schema(name) for name in sheets.SHEETS},
        docs / "agreement.md": span_coefficients_in(coefficients_in(agreement)),
        docs / "themes.md": schemes_in((docs / "themes.md").read_text(encoding="utf-8")),
    }
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
