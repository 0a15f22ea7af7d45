"""What Snakemake could pack of a study, transcripts and keys with it, is refused before a file is opened.

A reporter other than Snakemake's own HTML may take along every input and output (as one that makes an RO-Crate does),
and `--archive` takes along every input. Both are known by what they call, not by the command, since a profile may ask
for them too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NoReturn

from themetrail.running.in_study import for_study

SNAKEMAKES_OWN = "html"  # what it embeds stands in the rules, and `themetrail report` searches it
_INSTEAD = (
    "; `themetrail share --directory MY-STUDY` packs what may leave, `themetrail report --directory MY-STUDY` makes"
    " Snakemake's report, and results/audit/crate.zip is the run's RO-Crate"
)


def refuse_to_pack(workflow: Any) -> None:
    """Let `workflow` make no report but Snakemake's own, and no archive."""
    workflow.create_report = _only_html(workflow.create_report)
    workflow.archive = _refused


def _only_html(create: Callable) -> Callable:
    def created(report_plugin: Any, *arguments: Any, **named: Any) -> Any:
        name = getattr(report_plugin, "name", "")
        if name != SNAKEMAKES_OWN:
            what = f"the reporter {name!r} may pack every file of the study, transcripts and keys too, and is refused"
            sys.exit(f"themetrail: {what}{for_study(_INSTEAD)}")
        return create(report_plugin, *arguments, **named)

    return created


def _refused(*_: Any, **__: Any) -> NoReturn:
    sys.exit(f"themetrail: `--archive` packs every file that a study begins with, and is refused{for_study(_INSTEAD)}")
