"""A workbook opened and saved again by the LibreOffice of this machine."""

import shutil
import subprocess
from pathlib import Path

import pytest


def saved_again(path: Path, ending: str, folder: Path) -> Path:
    """The workbook as LibreOffice saves it; the test is skipped where there is none."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending]
    subprocess.run(
        [*command, "--outdir", str(folder / "made"), str(path)], check=True, timeout=600, capture_output=True
    )
    return folder / "made" / f"{path.stem}.{ending}"
