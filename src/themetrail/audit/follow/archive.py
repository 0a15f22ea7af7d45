"""The archive of what a study shares."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from themetrail.audit.sealing import bundle


def archive_of(content: Mapping[str, bytes]) -> bytes:
    """These files as one archive, which lists their digests as `sha256sum --check` reads them."""
    listed = "".join(f"{hashlib.sha256(held).hexdigest()}  {path}\n" for path, held in content.items())
    return bundle({**content, "SHA256SUMS": listed.encode()})
