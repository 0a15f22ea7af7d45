"""`themetrail ethics`."""

from pathlib import Path

import click

from themetrail.audit.chain.notice import notice_of
from themetrail.audit.follow.share import check_nobody_withdrew_since
from themetrail.commands.study_folder import check_place_to_write, works_on_study
from themetrail.configuration.ethics_text import read_ethics_text
from themetrail.configuration.load import read_configuration
from themetrail.contracts.report import STATED
from themetrail.ethics.facts import facts_of, of_study
from themetrail.ethics.page import APPROVAL, page_of, words_of
from themetrail.in_print import CODES
from themetrail.layout import CONFIGURATION, ETHICS_STATED, GATE, METHODS_WITHOUT_NAMES, SHARED_FILES
from themetrail.report.methods.markdown import as_markdown
from themetrail.report.methods.word import write_methods_docx
from themetrail.report.styles import STYLES
from themetrail.running.alone import alone
from themetrail.running.gate_of_study import gate_of_study, stop_where_found
from themetrail.whole_files import write_whole
from themetrail.whole_number import counted

# Whose names are meant to stand there: the gate searches all other statements, and what comes of the study's own sheets
# and configuration. The sentences around it are the program's, in a language in which a study's names may be words.
NAMED_ON_PURPOSE = ("controller", "data_protection_officer")

_NAMES = {code: name for name, code in CODES.items()}  # as the sheets call languages, and `themetrail survey`


@click.command
@click.option(
    "--to",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Where ethics.docx and ethics.md are written; without it {SHARED_FILES} in the study.",
)
@click.option(
    "--language",
    type=click.Choice([*CODES, *CODES.values()]),
    callback=lambda context, option, given: _NAMES.get(given, given),
    help="The language of the pack; without it that of the report (report.language).",
)
@works_on_study
def ethics(study: Path, to: Path | None, language: str | None) -> None:
    """Write the study's data protection record and impact assessment, for an ethics board.

    In the order of a record of processing (GDPR Art. 30) and of an impact assessment (Art. 35): data flow, categories,
    pseudonymisation with its measured recall, residual risk, consent, withdrawal, access. What only people can say is
    read from config/ethics.yaml, and stands as [state: ...] where it is empty. It is searched for names first.
    """
    if to is not None:
        check_place_to_write(to, study)
    configuration = read_configuration(study / CONFIGURATION)
    stated = read_ethics_text(study / ETHICS_STATED) | _approval(study)
    with alone(study):
        check_nobody_withdrew_since(study)
        facts = facts_of(study, configuration)
        words = words_of(language or configuration.report.language, configuration.report.style)
        complete = (study / GATE).is_file() and not notice_of(study)
        said = {slot: text for slot, text in stated.items() if slot not in NAMED_ON_PURPOSE} | of_study(facts)
        content = "".join(f"{name}: {text}\n" for name, text in said.items()).encode()
        stop_where_found(gate_of_study(study).search_content(f"{SHARED_FILES}ethics.md", content), "ethics", study)
    page = page_of(facts, stated, words, file=ETHICS_STATED, complete=complete)
    folder, style = to or study / SHARED_FILES, STYLES[configuration.report.style]
    write_whole(folder / "ethics.md", as_markdown(page).encode())
    paper = configuration.report.paper
    write_methods_docx(page, folder / "ethics.docx", font=style.font, size=style.size, paper=paper)
    click.echo(f"{folder / 'ethics.docx'} and ethics.md, searched by the leak gate")
    if left := page.sections[-1].paragraphs[1:]:
        click.echo(f"Open, since only people can say it: {counted(len(left), 'thing')}, in {study / ETHICS_STATED}")


def _approval(study: Path) -> dict[str, str]:
    """What is stated of the ethics committee for the methods text, as the run wrote it without names."""
    if not (study / METHODS_WITHOUT_NAMES).is_file():
        return {}
    stated = STATED.read(study / METHODS_WITHOUT_NAMES)
    return {slot: text for slot, text in zip(stated["slot"], stated["text"], strict=True) if slot == APPROVAL}
