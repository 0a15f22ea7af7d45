"""Check a study's configuration, with an error that names the nearest right key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import model_validator

from themetrail.configuration.agreement import Agreement
from themetrail.configuration.anonymise import Anonymise
from themetrail.configuration.audit import Audit
from themetrail.configuration.checked import checked
from themetrail.configuration.coding import Coding
from themetrail.configuration.ingest import Ingest
from themetrail.configuration.report import Report
from themetrail.configuration.section import Section
from themetrail.configuration.segment import Segment
from themetrail.configuration.source import ConfigurationFile, read_file
from themetrail.configuration.study import StudySection
from themetrail.configuration.suggest import Suggest
from themetrail.configuration.themes import Themes
from themetrail.in_print import CODES
from themetrail.sheets.left_by_programs import check_no_copy


class Configuration(Section):
    """The whole configuration: one section per step, and `study`."""

    study: StudySection = StudySection()
    ingest: Ingest = Ingest()
    anonymise: Anonymise = Anonymise()
    segment: Segment = Segment()
    suggest: Suggest = Suggest()
    coding: Coding = Coding()
    agreement: Agreement = Agreement()
    themes: Themes = Themes()
    report: Report = Report()
    audit: Audit = Audit()

    @model_validator(mode="before")
    @classmethod
    def _report_is_in_the_studys_language(cls, values: Any) -> Any:
        """A report in the study's language is in English where no paper is written in that."""
        study, report = (
            (values.get(name, {}) for name in ("study", "report")) if isinstance(values, dict) else (None, 0)
        )
        if not isinstance(study, dict) or not isinstance(report, dict) or report.get("language", "study") != "study":
            return values
        spoken = study.get("language")
        return {
            **values,
            "report": {**report, "language": spoken if isinstance(spoken, str) and spoken in CODES else "english"},
        }


def load_configuration(
    values: dict, file: str = "config/config.yaml", files: Sequence[ConfigurationFile] = ()
) -> Configuration:
    """The checked configuration. Raises StudyError naming the key, what is wrong, and the nearest right key.

    `files` are those from which the values were put together, the later over the earlier: a mistake is named with the
    file and line in which it stands, or as given with the command.
    """
    return checked(Configuration, values, file, files)


def read_audit_section(file: str | Path) -> Audit:
    """The section `audit` of the configuration in a YAML file, for who needs no other: a mistake in a section that is
    known stops nobody who does not read it. Raises StudyError as `read_configuration`."""
    check_no_copy(file)
    read = read_file(file)
    others = Configuration.model_fields.keys() - {"audit"}
    own = {name: value for name, value in read.values.items() if name not in others}
    return load_configuration(own, str(file), [read]).audit


def read_configuration(file: str | Path) -> Configuration:
    """The checked configuration in a YAML file. Raises StudyError where it is missing, twice, unreadable or wrong."""
    check_no_copy(file)
    read = read_file(file)
    return load_configuration(read.values, str(file), [read])
