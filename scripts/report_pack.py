"""Write the reviewer's pack: one document, and each of its tables as CSV."""

from themetrail import __version__
from themetrail.codebook import Codebook
from themetrail.contracts.coding import (
    ADJUDICATIONS,
    ASSIGNMENTS,
    CARRIED,
    CODINGS,
    CONSENSUS,
    DECISIONS,
    MARKS,
    PROPOSALS,
    STILL_TO_COME,
)
from themetrail.contracts.pack import REFLEXIVITY
from themetrail.contracts.report import STATED
from themetrail.contracts.segments import SEGMENTS, STRUCK
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.themes import MATRIX, REPRESENTATIVENESS
from themetrail.contracts.turns import TURNS
from themetrail.method_profiles import profile_of
from themetrail.report.pack.material import PackMaterial
from themetrail.report.pack.pack import Settings, write_all
from themetrail.report.progress import clauses_of
from themetrail.report.words.language import words_of
from themetrail.rows import tuples_of
from themetrail.running.job import job
from themetrail.sheets.read import read_sheet

with job(snakemake) as journal:
    tables, params = snakemake.input, snakemake.params
    issued = [CODEBOOK.read(file) for file in tables.issued]
    material = PackMaterial(
        participants=read_sheet(tables.participants, PARTICIPANTS),
        transcripts=read_sheet(tables.transcripts, TRANSCRIPTS),
        turns=TURNS.read(tables.turns),
        segments=SEGMENTS.read(tables.segments),
        struck=STRUCK.read(tables.struck),
        codebook=Codebook.from_table(CODEBOOK.read(tables.codebook), file=tables.codebook),
        matrix=MATRIX.read(tables.matrix),
        representativeness=REPRESENTATIVENESS.read(tables.representativeness),
        consensus=CONSENSUS.read(tables.consensus),
        codings=CODINGS.read(tables.codings),
        assignments=ASSIGNMENTS.read(tables.assignments),
        decisions=DECISIONS.read(tables.decisions),
        marks=MARKS.read(tables.marks),
        proposals=PROPOSALS.read(tables.proposals) if tables.proposals else PROPOSALS.empty(),
        adjudications=ADJUDICATIONS.read(tables.adjudications),
        changes=CARRIED.read(tables.changes),
        reflexivity=REFLEXIVITY.read_parts(list(tables.reflexivity)),
        issued=dict(zip(params.rounds, issued, strict=True)),
        missing=clauses_of(STILL_TO_COME.read(tables.still_to_come), words_of(params.language)),
        stated=dict(tuples_of(STATED.read_parts(list(tables.stated)), "slot", "text")),
    )
    settings = Settings(
        study=params.study,
        profile=profile_of(params.method, params.also),
        version=__version__,
        sample_k=params.sample_k,
        checklists=params.checklists,
        language=params.language,
        style=params.style,
        paper=params.paper,
        suppress_below=params.suppress_below,
    )
    written = write_all(material, settings, snakemake.output.document, snakemake.output.tables)
    without = int((written["adjudications"]["reason"] == "").sum())
    journal.count(**{f"{name}_out": len(table) for name, table in written.items()}, without_reason=without)
    if without:
        journal.say(f"{without} of {len(written['adjudications'])} adjudications have no reason")
