"""Snakemake's own report, searched before it is kept."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import snakemake

from themetrail.audit.follow.share import check_nobody_withdrew_since
from themetrail.contracts.errors import StudyError
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.running.project import PROJECT

SNAKEMAKE = Path(snakemake.__file__).parent
ASSETS = (SNAKEMAKE / "assets" / "data", SNAKEMAKE / "report" / "html_reporter" / "template")


def without_assets(page: str) -> str:
    """The page without what Snakemake puts into every report: programs and licences, known verbatim, and styles."""
    page = re.sub(r"<style\b.*?</style>", " ", page, flags=re.DOTALL)
    for asset in (file for folder in ASSETS for file in sorted(folder.rglob("*"))):
        if asset.is_file():
            text = asset.read_text(encoding="utf-8", errors="replace").strip()
            for form in (text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]):
                if len(form) > 40:
                    page = page.replace(form, " ")
    return page


def main() -> int:
    """Make the report aside, search it, and keep it only where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--to", type=Path, default=Path("results/share/report.html"))
    chosen = parser.parse_args()
    target = chosen.folder / chosen.to
    try:
        check_nobody_withdrew_since(chosen.folder)
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as aside:
        made = Path(aside) / "report.html"
        command = [sys.executable, "-m", "snakemake", "--cores", "1", "--snakefile", str(PROJECT / "Snakefile")]
        command += ["--directory", str(chosen.folder), "--report", str(made), "--quiet", "all"]
        try:
            with alone(chosen.folder):
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode or not made.is_file():
                    raise StudyError("the report could not be made; run the study first")
                page = made.read_text(encoding="utf-8")
                hits = gate_of_study(chosen.folder).search_content(str(chosen.to), without_assets(page).encode())
                stop_where_found(hits, "report", chosen.folder)
        except StudyError as problem:
            print(f"themetrail: {problem}", file=sys.stderr)
            return 1
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")
    print(f"{target}: Snakemake's report, searched by the leak gate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
