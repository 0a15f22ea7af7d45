"""Write an archive of all that may leave.

Every file is searched by the leak gate first, and every file of the archive stands in a manifest within it.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

from themetrail.audit.chain.notice import notice_of
from themetrail.audit.follow.share import check_nobody_withdrew_since, shared_files
from themetrail.audit.gate.gate import search_all
from themetrail.audit.sealing import bundle
from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found

GATE = Path("results/audit/gate.json")


def main() -> int:
    """Write the archive and print its digest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--to", type=Path, default=Path("results/share/share.zip"))
    chosen = parser.parse_args()
    os.chdir(chosen.folder)
    try:
        if not GATE.is_file():
            raise StudyError("nothing has passed the leak gate yet; run the study first", file=GATE)
        with alone():
            if notice := notice_of():
                raise StudyError(f"the results are not whole, or not up to date, so nothing is shared. {notice}")
            check_nobody_withdrew_since()
            files = shared_files(read_configuration().audit.share, Path())
            stop_where_found(search_all(gate_of_study(), files), "share")
            content = {path: Path(path).read_bytes() for path in files}
    except StudyError as problem:
        print(f"themetrail: {problem}", file=sys.stderr)
        return 1
    listed = "".join(f"{hashlib.sha256(content[path]).hexdigest()}  {path}\n" for path in files)
    archive = bundle({**content, "SHA256SUMS": listed.encode()})
    to = chosen.to / "share.zip" if chosen.to.is_dir() else chosen.to
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(archive)
    print(f"{to}: {len(files)} files, searched by the leak gate; SHA-256 {hashlib.sha256(archive).hexdigest()}")
    print("In the unpacked folder, `sha256sum --check SHA256SUMS` and Themetrail's `make verify` check it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
