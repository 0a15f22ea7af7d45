"""A codebook as tags of Taguette, which imports CSV and no REFI-QDA."""

from __future__ import annotations

import codecs
import csv
import io

from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import guarded
from themetrail.refi_qda.project import Project

LONGEST_TAG = 200  # characters that Taguette takes
_BETWEEN = "."  # between a tag and what stands above it


def tags_file(project: Project) -> bytes:
    """The codes that may be applied, each called by all that stands above it and its own name, with its description.

    A byte order mark tells Taguette that it is UTF-8. Raises StudyError where a tag would be too long.
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(["tag", "description"])
    for code in project.codes:
        if code.codable:
            tag = _BETWEEN.join(project.path_of[code.guid])
            if len(tag) > LONGEST_TAG:
                raise StudyError(
                    f"the code {code.name!r} and what stands above it have more than {LONGEST_TAG} letters together,"
                    " too many for a tag of Taguette; shorten a name"
                )
            rows.writerow([guarded(tag), guarded(code.description)])
    return codecs.BOM_UTF8 + written.getvalue().encode()
