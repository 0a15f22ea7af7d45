"""The reviewer's pack: each part with its table, written as CSV, and all of them as one Word document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from themetrail.contracts.pack import PARTICIPANTS_BY_CODES, TABLES_OF_PACK
from themetrail.interface.catalogue import FALLBACK
from themetrail.method_profiles import COUNTS, Profile
from themetrail.report.pack.blocks import Part, Text
from themetrail.report.pack.checklists import Checklist, checklist_table, checklists_part
from themetrail.report.pack.codes import appendix, codebook_part, codes_part, cooccurrence, participants_by_codes
from themetrail.report.pack.coreq import COREQ
from themetrail.report.pack.document import write_pack
from themetrail.report.pack.known import Known
from themetrail.report.pack.material import PackMaterial
from themetrail.report.pack.memos import deviant_part, memo_part, memo_table
from themetrail.report.pack.reflexivity import reflexivity_part
from themetrail.report.pack.rtarg import RTARG
from themetrail.report.pack.sample import sample_table
from themetrail.report.pack.sample_part import sample_part
from themetrail.report.pack.settled import adjudication_log, adjudications_part
from themetrail.report.pack.srqr import SRQR
from themetrail.report.pack.versions import codebook_versions, versions_of, versions_part
from themetrail.report.pack.words.language import pack_words
from themetrail.report.styles import PAPERS
from themetrail.report.table_csv import write_csv
from themetrail.words_in_print import Words

CHECKLISTS_BY_NAME: dict[str, Checklist] = {one.name: one for one in (COREQ, SRQR, RTARG)}

# The parts, in order; their place is the number by which the checklists refer to them.
PARTS = (
    "sample",
    "codes",
    "codebook",
    "memos",
    "deviant",
    "adjudications",
    "versions",
    "reflexivity",
    "checklists",
)
NUMBERS = {name: number for number, name in enumerate(PARTS, start=1)}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the configuration says: the study's title, what its method takes and leaves out, how many people a cell of
    the sample table needs, and the checklists (None: the one by which the method is reported, and SRQR)."""

    study: str
    profile: Profile
    version: str
    sample_k: int
    checklists: Sequence[str] | None = None
    language: str = FALLBACK  # of the document; the tables are in English, as all tables are
    style: str = "apa7"  # in which numbers and quotations are written
    paper: str = "a4"
    suppress_below: int = 0  # counts of participants that the study's tables do not print

    @property
    def counts(self) -> bool:
        """Whether participants are counted by code."""
        return not self.suppress_below and not self.profile.why_not(COUNTS)

    def why_no_counts(self, words: Words) -> str:
        """Why no participants are counted by code; empty where they are."""
        if self.counts:
            return ""
        if self.suppress_below:
            return words.say("counts_suppressed", below=self.suppress_below)
        return words.say(f"why_no_counts_{self.profile.name}")

    @property
    def lists(self) -> list[Checklist]:
        """The checklists that are printed."""
        usual = (self.profile.reporting_guideline.lower(), SRQR.name)
        names = usual if self.checklists is None else self.checklists
        return [CHECKLISTS_BY_NAME[name] for name in names]


def tables_of_pack(material: PackMaterial, settings: Settings) -> dict[str, pd.DataFrame]:
    """The tables of the pack, by the names of their files."""
    memos, counts = memo_table(material), settings.counts
    tables = {
        "participants_by_codes": participants_by_codes(material) if counts else PARTICIPANTS_BY_CODES.empty(),
        "cooccurrence": cooccurrence(material.consensus, material.segments, list(material.codebook.names)),
        "codebook": appendix(material, counts=counts),
        "memos": memos,
        "deviant_cases": memos[memos["deviant"] == "yes"].reset_index(drop=True),
        "adjudications": adjudication_log(material),
        "codebook_versions": codebook_versions(versions_of(material), material.changes),
        "reflexivity": material.reflexivity,
    }
    return {**tables, **told_tables(material, settings, tables, pack_words())}


def told_tables(
    material: PackMaterial, settings: Settings, tables: Mapping[str, pd.DataFrame], words: Words
) -> dict[str, pd.DataFrame]:
    """Those of the tables that hold sentences, in a language; `tables` are the others."""
    sample = sample_table(material.participants, material.members, settings.sample_k, words)
    known = Known(
        material=material,
        words=words,
        part=NUMBERS,
        profile=settings.profile,
        counts=settings.counts,
        version=settings.version,
        n_memos=len(tables["memos"]),
        n_deviant=len(tables["deviant_cases"]),
        n_versions=len(versions_of(material)) if len(tables["codebook_versions"]) else 1,
        has_attributes=bool(sample["kind"].isin(("count", "number")).any()),
    )
    return {"sample": sample, "checklists": checklist_table(settings.lists, known)}


def parts_of_pack(
    material: PackMaterial, settings: Settings, tables: Mapping[str, pd.DataFrame], words: Words
) -> list[Part]:
    """The parts of the document, in order."""
    build: dict[str, Callable[[str], Part]] = {
        "sample": lambda title: sample_part(title, tables["sample"], settings.sample_k, words),
        "codes": lambda title: codes_part(
            title,
            material,
            tables["participants_by_codes"],
            tables["cooccurrence"],
            words,
            settings.why_no_counts(words),
        ),
        "codebook": lambda title: codebook_part(title, tables["codebook"], words),
        "memos": lambda title: memo_part(title, material, tables["memos"], words),
        "deviant": lambda title: deviant_part(title, material, tables["memos"], words),
        "adjudications": lambda title: adjudications_part(title, tables["adjudications"], words),
        "versions": lambda title: versions_part(title, versions_of(material), tables["codebook_versions"], words),
        "reflexivity": lambda title: reflexivity_part(title, tables["reflexivity"], words),
        "checklists": lambda title: checklists_part(title, settings.lists, tables["checklists"], words),
    }
    titles = {name: words.say("part", number=n, title=words.say(f"part_{name}")) for name, n in NUMBERS.items()}
    return [build[name](title) for name, title in titles.items()]


def write_all(
    material: PackMaterial, settings: Settings, document: str | Path, files: Sequence[str | Path]
) -> dict[str, pd.DataFrame]:
    """Write the document, and each table into that of the `files` that bears its name; returns the tables."""
    tables, words = tables_of_pack(material, settings), pack_words(settings.language, settings.style)
    for file in map(Path, files):
        write_csv(tables[file.stem], file, TABLES_OF_PACK[file.stem])
    opening = [Text(settings.study)]
    if material.missing:
        opening.append(Text(f"{words.say('then').join(material.missing)}.", lead=words.say("provisional_lead")))
    opening.append(Text(words.say("for_reviewers")))
    printed = tables
    if words.language != FALLBACK:
        printed = {**tables, **told_tables(material, settings, tables, words)}
    parts = parts_of_pack(material, settings, printed, words)
    write_pack(document, words.say("pack_title"), opening, parts, PAPERS[settings.paper], words)
    return tables
