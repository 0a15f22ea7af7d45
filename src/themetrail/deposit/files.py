"""All files of a deposit, by their path in it. The same study and the same statements give the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from themetrail.contracts.deposit import ACCESS, CONSENT, DATA_LIST, DEPOSITED_PARTICIPANTS, REPLACED_COUNTS
from themetrail.contracts.study import CODEBOOK
from themetrail.deposit import listing
from themetrail.deposit.anonymity import MadeGeneral
from themetrail.deposit.crate import crate_metadata
from themetrail.deposit.data_list import consent_table, data_list
from themetrail.deposit.dataverse import dataverse_json
from themetrail.deposit.ddi import ddi_codebook
from themetrail.deposit.deidentification import log_page, replaced_counts
from themetrail.deposit.material import Material, csv_of
from themetrail.deposit.readme import licence_page, readme
from themetrail.refi_qda.of_study import ORIGIN, project_of
from themetrail.refi_qda.project import Project
from themetrail.refi_qda.write import codebook_file, project_file


def deposit_files(material: Material) -> dict[str, bytes]:
    """The files, and last the digests of all of them."""
    general = material.anonymous()
    project = _project(material, general)
    texts = {source.name: f"{listing.TRANSCRIPTS}{source.name}.txt" for source in project.sources}
    files = dict(material.results)
    files |= {texts[source.name]: source.text.encode("utf-8", "replace") for source in project.sources}
    files |= {
        listing.PROJECT: project_file(project),
        listing.BOOK: codebook_file(project.codes, ORIGIN),
        listing.CODEBOOK: csv_of(material.tables.codebook.table, CODEBOOK),
        listing.LIST: csv_of(data_list(material, general.table, texts), DATA_LIST),
        listing.PARTICIPANTS: csv_of(general.table, DEPOSITED_PARTICIPANTS),
        listing.CONSENT: csv_of(consent_table(material), CONSENT),
        listing.LOG: log_page(material, general),
        listing.COUNTS: csv_of(replaced_counts(material.deidentification), REPLACED_COUNTS),
        listing.LICENCE: licence_page(material),
    }
    files |= _described(material, files, general)
    listed = "".join(f"{hashlib.sha256(held).hexdigest()}  {path}\n" for path, held in sorted(files.items()))
    return dict(sorted(files.items())) | {listing.SUMS: listed.encode()}


def _project(material: Material, general: MadeGeneral) -> Project:
    """The project with participants as they are deposited, and without coders' memos, which nobody deposits unread."""
    tables = replace(material.tables, participants=general.table.assign(withdrawn=""))
    return project_of(tables, memos=False)


def _described(material: Material, files: Mapping[str, bytes], general: MadeGeneral) -> dict[str, bytes]:
    """What describes these files: all of them, and what describes them."""
    every = listing.listed([*files, *listing.DESCRIBING])
    made = {
        listing.ACCESS: csv_of(_access(material, every), ACCESS),
        listing.DDI: ddi_codebook(material, every, general.table),
        listing.DATAVERSE: dataverse_json(material),
        listing.README: readme(material, every),
    }
    whole = {**files, **made}  # a crate does not list itself, nor what is made after it
    return made | {listing.CRATE: crate_metadata(material, listing.listed(whole), whole)}


def _access(material: Material, files: list[listing.Listed]) -> pd.DataFrame:
    licence, left = material.licence, material.left_out
    rows = [
        {
            "file": file.path,
            "holds": file.holds,
            "words_of_participants": "yes" if file.words else "no",
            "access": "open" if licence.is_open or file.path in listing.ALWAYS_OPEN else "restricted",
            "licence": licence.spdx,
            "conditions": material.conditions,
        }
        for file in files
    ]
    gone = {f"{listing.TRANSCRIPTS}{name}.txt": left.reason_for(name) for name in left.transcripts}
    gone |= dict.fromkeys(left.results, "quotes somebody who may not be archived")
    rows += [
        {
            "file": file.path,
            "holds": file.holds,
            "words_of_participants": "yes",
            "access": "left_out",
            "licence": licence.spdx,
            "conditions": gone[file.path],
        }
        for file in listing.listed(gone)
    ]
    return ACCESS.frame(sorted(rows, key=lambda row: row["file"]))
