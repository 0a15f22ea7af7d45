"""`python -m themetrail.themes docs/themes.md`: write the tables of all schemes into the documentation."""

import sys
from pathlib import Path

from themetrail.themes.schemes import tables_in

document = Path(sys.argv[1])
document.write_text(tables_in(document.read_text(encoding="utf-8")), encoding="utf-8")
