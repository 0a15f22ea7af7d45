"""The deposit described for archives: DDI-Codebook 2.5 (https://ddialliance.org/Specification/DDI-Codebook/2.5/)."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import pandas as pd

from themetrail.deposit import listing
from themetrail.deposit.listing import Listed
from themetrail.deposit.material import Material, month_of
from themetrail.deposit.readme import terms
from themetrail.refi_qda.of_study import ORIGIN
from themetrail.whole_number import counted

SPACE = "ddi:codebook:2_5"
_SCHEMA = "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def ddi_codebook(material: Material, files: list[Listed], participants: pd.DataFrame) -> bytes:
    """The description of the study, of the table of participants with its columns, and of every other file."""
    root = Element(
        "codeBook",
        {
            "xmlns": SPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{SPACE} {_SCHEMA}",
            "version": "2.5",
        },
    )
    document = _add(_add(root, "docDscr"), "citation")
    _add(_add(document, "titlStmt"), "titl", f"DDI-Codebook of: {material.main_title}")
    _add(_add(document, "prodStmt"), "software", ORIGIN)
    study = _add(root, "stdyDscr")
    _citation(study, material)
    _about(study, material)
    _method(study)
    _access(study, material, files)
    for publication in material.stated.publications:
        holder = study.find("othrStdyMat")
        _add(_add(study, "othrStdyMat") if holder is None else holder, "relPubl", publication)
    _table(root, participants)
    for file in files:
        if file.path != listing.PARTICIPANTS:
            other = _add(root, "otherMat", type=file.mime, level="study", URI=file.path)
            _add(other, "labl", file.path)
            _add(other, "txt", file.holds)
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _citation(study: Element, material: Material) -> None:
    stated = material.stated
    citation = _add(study, "citation")
    title = _add(citation, "titlStmt")
    _add(title, "titl", material.main_title)
    _add(title, "IDNo", f"sha256:{material.head}", agency="Themetrail")
    responsible = _add(citation, "rspStmt")
    for author in stated.authors:
        _add(
            responsible, "AuthEnty", author.name, **({"affiliation": author.affiliation} if author.affiliation else {})
        )
    produced = _add(citation, "prodStmt")
    _add(produced, "copyright", terms(material))
    _add(produced, "software", ORIGIN)
    for funder in stated.funders:
        _add(produced, "fundAg", funder.name)
    for funder in stated.funders:
        if funder.grant:
            _add(produced, "grantNo", funder.grant, agency=funder.name)
    distributed = _add(citation, "distStmt")
    _add(distributed, "contact", stated.contact.name or stated.contact.email, email=stated.contact.email)
    _add(distributed, "depDate", stated.date, date=stated.date)
    _add(_add(citation, "verStmt"), "version", stated.version, date=stated.date)
    _add(citation, "biblCit", material.citation())


def _about(study: Element, material: Material) -> None:
    stated, sheet = material.stated, material.tables.transcripts
    info = _add(study, "stdyInfo")
    subject = _add(info, "subject")
    for word in stated.keywords:
        _add(subject, "keyword", word)
    for topic in stated.subject:
        _add(subject, "topcClas", topic, vocab="Dataverse subjects")
    _add(info, "abstract", stated.description)
    summary = _add(info, "sumDscr")
    if months := sorted(filter(None, map(month_of, sheet["date"]))):
        _add(summary, "collDate", months[0], date=months[0], event="start")
        _add(summary, "collDate", months[-1], date=months[-1], event="end")
    for country in stated.countries:
        _add(summary, "nation", country)
    _add(summary, "anlyUnit", "Individual")
    talks = counted(len(sheet), "interview or group talk", "interviews or group talks")
    _add(summary, "universe", f"{counted(len(material.people), 'participant')} in {talks}")
    _add(summary, "dataKind", "Qualitative: transcripts of interviews, with codes")


def _method(study: Element) -> None:
    method = _add(study, "method")
    collected = _add(method, "dataColl")
    _add(collected, "collMode", "Interview, group talk, or written answers")
    _add(collected, "cleanOps", f"Anonymised; {listing.LOG} says how, and {listing.METHODS}.md how the study was made.")


def _access(study: Element, material: Material, files: list[Listed]) -> None:
    access = _add(study, "dataAccs")
    available = _add(access, "setAvail")
    _add(available, "avlStatus", "open" if material.licence.is_open else "restricted")
    _add(available, "fileQnty", str(len(files)))
    use = _add(access, "useStmt")
    _add(use, "confDec", f"Participants' consent: {material.stated.consent}")
    _add(use, "restrctn", terms(material))
    _add(use, "citReq", material.citation())
    if material.conditions:
        _add(use, "conditions", material.conditions)


def _table(root: Element, participants: pd.DataFrame) -> None:
    """The table of participants as a data file, and its columns as variables with their values."""
    described = _add(_add(root, "fileDscr", ID="F1", URI=listing.PARTICIPANTS), "fileTxt")
    _add(described, "fileName", listing.PARTICIPANTS)
    _add(described, "fileCont", "Participants, one in a row; their attributes are made general")
    size = _add(described, "dimensns")
    _add(size, "caseQnty", str(len(participants)))
    _add(size, "varQnty", str(len(participants.columns)))
    _add(described, "fileType", "CSV, UTF-8, comma-separated")
    data = _add(root, "dataDscr")
    for number, name in enumerate(participants.columns, start=1):
        variable = _add(data, "var", ID=f"V{number}", name=name, files="F1", intrvl="discrete")
        _add(variable, "labl", name.replace("_", " "))
        if name not in ("participant_id", "label"):
            for value, cases in sorted(Counter(participants[name]).items()):
                category = _add(variable, "catgry")
                _add(category, "catValu", value)
                _add(category, "catStat", str(cases), type="freq")
        _add(variable, "varFormat", type="character")


def _add(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    element = SubElement(parent, name, {key: _clean(value) for key, value in attributes.items()})
    if text:
        element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
