"""Readers of codebooks, projects, sheets and configuration."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from audit.test_ledger import WORK
from fuzzing.reader import DEMO, Reader, Tables, demo, workbook
from refi_qda.vendors import PROGRAMS, Habits, project_xml, write_project
from themetrail.anonymise.resolve.decisions import read_decisions
from themetrail.anonymise.resolve.pseudonym_registry import read_registry
from themetrail.audit.chain.ledger import ledger_of, read_records
from themetrail.audit.gate.forms import exceptions_of
from themetrail.audit.gate.gate_of_tables import _exception_rows
from themetrail.codebook import Codebook
from themetrail.codebook_brought import read_codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.configuration.deposit_text import commented_deposit_text, read_deposit_text
from themetrail.configuration.ethics_text import EthicsText
from themetrail.configuration.load import read_configuration
from themetrail.configuration.methods_text import MethodsText
from themetrail.configuration.stated import commented, read_stated
from themetrail.contracts.contract import Contract
from themetrail.contracts.prior import PRIOR_CHOICES, PRIOR_SHEET
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES, PARTICIPANTS, SOURCES, TRANSCRIPTS
from themetrail.key import read_key
from themetrail.refi_qda.read import read_project
from themetrail.refi_qda.write import project_file
from themetrail.sheets.changes_sheet import read_changes
from themetrail.sheets.people_sheet import read_people
from themetrail.sheets.quotations_sheet import read_choices
from themetrail.sheets.read import read_sheet
from themetrail.sheets.reflexivity_log import read_logs


def _codes(path: Path) -> Tables:
    table = read_codebook(path)
    Codebook.from_table(table, str(path))
    yield CODEBOOK, table.reset_index(drop=True)


_OUTLINE = (
    "Theme,Subtheme,Code,Definition\n"
    "Benefits,Relationship,Listen first,Asks and waits\n,,Trust,Sooner\nLimits,,Time,Too little\n"
)
_TAGS = "tag,description,number of highlights\ntrust,Of any kind,3\ntrust.listening,Hears,1\ntime.late,,1\n"
_CODE_LIST = "trust>listening\ntrust>time\nlate\n"


def _as_workbook(*names: str) -> Callable[[Path], Iterable[bytes]]:
    return lambda _: [workbook((DEMO / name).read_text(encoding="utf-8")) for name in names]


def _exchanged(_: Path) -> Iterable[str]:
    xml = project_xml(Habits())
    codes = xml[xml.index("<Codes>") : xml.index("</CodeBook>")]
    yield f'<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x">{codes}</CodeBook>'


def _projects(folder: Path) -> Iterable[bytes]:
    for habits in PROGRAMS.values():
        yield write_project(folder / "p.qdpx", habits).read_bytes()


def _whole_project(path: Path) -> Tables:
    project = read_project(path).project
    texts = {source.guid: source.text for source in project.sources}
    for coding in project.codings:
        assert 0 <= coding.start <= coding.end <= len(texts[coding.source]), coding
    assert project.path_of is not None
    project_file(project)
    return ()


def _sheet(contract: Contract) -> Callable[[Path], Tables]:
    return lambda path: [(contract, read_sheet(path, contract).reset_index(drop=True))]


def _people(path: Path) -> Tables:
    read_people(path)
    return ()


def _registry(path: Path) -> Tables:
    registry = read_registry(path, b"k" * 32)
    registry.new_entity("person")
    registry.grown()
    return ()


def _review(path: Path) -> Tables:
    read_decisions(path)
    return ()


def _exceptions(path: Path) -> Tables:
    exceptions_of(_exception_rows(path), str(path))
    return ()


def _records(path: Path) -> Tables:
    ledger_of(read_records([path.name], path.parent))
    return ()


def _quotations(path: Path) -> Tables:
    read_choices([path])
    return ()


def _changes(path: Path) -> Tables:
    table = read_changes([path]).reset_index(drop=True)
    CodebookChanges.of(table)
    yield CODEBOOK_CHANGES, table


def _called(read: Callable[[Path], object]) -> Callable[[Path], Tables]:
    """A reader of what is no table: what it gives can be written as UTF-8."""

    def call(path: Path) -> Tables:
        repr(given := read(path)).encode()
        str(getattr(given, "model_dump_json", lambda: given)()).encode()
        return ()

    return call


_CHANGES = (
    "old_code_id,change,new_code_id,after_round,date,reason\n"
    "slow,renamed,wide,r1,2026-01-01,so\nwide,split,time;listen,,,\n"
)
_CHOICES = (
    "file\twhat\tname\tbecomes\tuses\np.qdpx\tcode\tSlow\ttime\t3\np.qdpx\tcoder\tAnn\tC1\t\np.qdpx\tlanguage\t\ten\t\n"
)
_EXCEPTIONS = "form,file,reason,reviewed_by,date\nKeller,config/codebook.csv,an author,R1,2026-01-01\n"

OTHERS_READ = (
    Reader("codebook as CSV", "codebook.csv", lambda _: [*demo("config/codebook.csv")(_), _OUTLINE, _TAGS], _codes),
    Reader("codebook as XLSX", "codebook.xlsx", lambda _: [workbook(_OUTLINE), workbook(_TAGS)], _codes),
    Reader("codebook as a list", "codebook.txt", lambda _: [_CODE_LIST], _codes),
    Reader("codebook as QDC", "codebook.qdc", _exchanged, _codes),
    Reader("project of another program", "p.qdpx", _projects, _whole_project),
    Reader("sheet of sources", "sources.tsv", demo("data/private/sources.tsv"), _sheet(SOURCES)),
    Reader("sheet of sources as XLSX", "sources.xlsx", _as_workbook("data/private/sources.tsv"), _sheet(SOURCES)),
    Reader("sheet of transcripts", "transcripts.tsv", demo("config/transcripts.tsv"), _sheet(TRANSCRIPTS)),
    Reader("sheet of participants", "participants.tsv", demo("config/participants.tsv"), _sheet(PARTICIPANTS)),
    Reader("people list", "people.tsv", demo("data/private/people.tsv"), _people),
    Reader("people list as XLSX", "people.xlsx", _as_workbook("data/private/people.tsv"), _people),
    Reader("decisions of the review", "review.csv", demo("data/private/review.csv"), _review),
    Reader("decisions of the review as XLSX", "review.xlsx", _as_workbook("data/private/review.csv"), _review),
    Reader("registry of pseudonyms", "pseudonyms.csv", demo("data/private/pseudonyms.csv"), _registry),
    Reader("exceptions of the gate", "exceptions.csv", lambda _: [_EXCEPTIONS], _exceptions),
    Reader("record of a job", "ingest.json", lambda _: [json.dumps(one.claim) for one in WORK], _records),
    Reader("sheet of quotations", "quotations.csv", demo("data/quotations.csv"), _quotations),
    Reader("prior coded data", "prior.csv", demo("data/prior/pilot_2022.csv"), _sheet(PRIOR_SHEET)),
    Reader("what is taken of projects", "projects.tsv", lambda _: [_CHOICES], _sheet(PRIOR_CHOICES)),
    Reader("changes of the codebook", "codebook_changes.csv", lambda _: [_CHANGES], _changes),
    Reader("reflexivity log", "C1.md", demo("data/reflexivity/C1.md"), _called(lambda path: read_logs([path]))),
    Reader("key", "study.key", demo("data/private/study.key"), _called(read_key)),
    Reader("configuration", "config.yaml", demo("config/config.yaml"), _called(read_configuration)),
    Reader(
        "methods text",
        "methods.yaml",
        lambda _: [*demo("config/methods.yaml")(_), commented(MethodsText)],
        _called(lambda path: read_stated(MethodsText, path)),
    ),
    Reader(
        "ethics text",
        "ethics.yaml",
        lambda _: [commented(EthicsText)],
        _called(lambda path: read_stated(EthicsText, path)),
    ),
    Reader("deposit text", "deposit.yaml", lambda _: [commented_deposit_text()], _called(read_deposit_text)),
)
