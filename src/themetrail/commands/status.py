"""`themetrail status`."""

from pathlib import Path

import click

from themetrail.audit.chain.changed import changed_inputs
from themetrail.audit.chain.notice import STATUS, notice_of
from themetrail.commands.study_folder import works_on_study
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import MANIFEST
from themetrail.running.in_study import for_study
from themetrail.running.start_snakemake import run_snakemake


@click.command
@works_on_study
def status(study: Path) -> int:
    """Say who has what to do.

    The page results/STATUS.md is brought up to date and shown, with what was changed since the last full run.
    """
    code = 0 if is_as_it_was(study) else run_snakemake(study, "--cores", "all", "--quiet", "all", "--", STATUS)
    click.echo(page_of(study), nl=False)
    return code


def is_as_it_was(study: Path) -> bool:
    """Whether the status page is that of the last full run, and nothing that people bring has changed since."""
    has_ended = (study / MANIFEST).is_file() and (study / STATUS).is_file() and not notice_of(study)
    return has_ended and not changed_inputs(study, read_key(study / STUDY_KEY))


def page_of(study: Path) -> str:
    """The status page, and what was changed since the last run came to its end."""
    page = study / STATUS
    if not page.is_file():
        raise StudyError("there is no status yet: `themetrail run --directory MY-STUDY`", file=STATUS)
    changed = changed_inputs(study, read_key(study / STUDY_KEY))
    text = for_study(page.read_text(encoding="utf-8"), study)
    if changed:
        text += "\nThe results do not follow from the inputs as they are now. New or changed since the last full run:\n"
        text += "".join(f"- {path}\n" for path in changed)
        text += for_study("Run again: themetrail run --directory MY-STUDY\n", study)
    return text
