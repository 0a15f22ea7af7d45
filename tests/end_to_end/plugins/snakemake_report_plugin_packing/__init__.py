"""A reporter that packs every input and output of a run, as one that makes an RO-Crate does."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from snakemake_interface_report_plugins.reporter import ReporterBase
from snakemake_interface_report_plugins.settings import ReportSettingsBase


@dataclass
class ReportSettings(ReportSettingsBase):
    """Nothing to set."""


class Reporter(ReporterBase):
    """Writes packed.zip into the study's folder."""

    def render(self):
        with zipfile.ZipFile("packed.zip", "w") as packed:
            for file in sorted({str(file) for job in self.dag.jobs for file in [*job.input, *job.output]}):
                if Path(file).is_file():
                    packed.write(file)
