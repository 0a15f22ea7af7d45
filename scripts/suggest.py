"""Propose codes for segments from prior coded data and earlier rounds, with evidence and an honest evaluation."""

from pathlib import Path

from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges
from themetrail.contracts.prior import PRIOR
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES
from themetrail.contracts.suggestions import (
    EARLIER,
    EVALUATION,
    EVIDENCE,
    GAIN,
    LABOUR,
    PROMISES,
    READING,
    SUGGESTIONS,
    UNLIKE,
)
from themetrail.layout import MEANINGS
from themetrail.running.job import job
from themetrail.suggest.evaluation_figure import evaluation_figure
from themetrail.suggest.evaluation_page import evaluation_page
from themetrail.suggest.examples import (
    Examples,
    coders_agreement,
    from_earlier_rounds,
    from_prior,
    prior_in_todays_codes,
    texts_around,
)
from themetrail.suggest.meaning import PACKAGE, encoder_digest
from themetrail.suggest.remembered import Remembered
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import nothing, suggest
from themetrail.suggest.unlike_page import unlike_page

with job(snakemake) as journal:
    settings = dict(snakemake.params.settings)
    language = snakemake.params.language
    enabled, learn_from_shown = settings.pop("enabled"), settings.pop("learn_from_shown")
    codebook = Codebook.from_table(CODEBOOK.read(snakemake.input.codebook))
    segments = SEGMENTS.read(snakemake.input.segments)
    around = texts_around(segments)
    prior = PRIOR.read(snakemake.input.prior)
    earlier = EARLIER.read_parts(list(snakemake.input.earlier))

    changes = CodebookChanges.of(CODEBOOK_CHANGES.read_parts(list(snakemake.input.changes)))
    known = prior_in_todays_codes(prior, changes)
    teaching = earlier if learn_from_shown else earlier[earlier["on_view"] == "no"]
    parts = [from_prior(known.prior), from_earlier_rounds(teaching, segments, around)]
    examples = Examples.gather(parts, codebook, coders_agreement(earlier, segments))
    journal.count(prior_segments=len(prior), earlier_segments=len(earlier), examples=len(examples))
    journal.count(**{f"prior_codes_{what}": n for what, n in known.counts.items()})
    if known.split:
        journal.reject("prior segments with a code that was split since, of which nobody says which it is", known.split)
    if examples.wordless:
        journal.reject("coded segments without a word", examples.wordless)
    if len(earlier) > len(teaching):
        shown = "segments of earlier rounds decided with a suggestion on view (suggest.learn_from_shown)"
        journal.reject(shown, len(earlier) - len(teaching))
    if len(teaching) > len(parts[1]):
        journal.reject("segments of earlier rounds that are no longer in the study", len(teaching) - len(parts[1]))
    for code, uses in sorted(examples.left_out.items()):
        journal.reject(f"uses of the code {code!r} in coded data, which is no code of the codebook", uses)

    remembered = Remembered(Path(MEANINGS))
    if enabled:
        found = suggest(
            examples,
            segments,
            around,
            codebook,
            Settings(**settings),
            snakemake.threads,
            ranks_transcripts=snakemake.params.ranks_transcripts,
            remembered=remembered,
        )
    else:
        found = nothing("disabled")
    remembered.keep()
    journal.say(f"{remembered.found} sentences were read by the run before, and not again")
    SUGGESTIONS.write(found.suggestions, snakemake.output.suggestions)
    EVIDENCE.write(found.evidence, snakemake.output.evidence)
    EVALUATION.write(found.evaluation, snakemake.output.evaluation)
    PROMISES.write(found.promises, snakemake.output.promises)
    READING.write(found.reading, snakemake.output.reading)
    LABOUR.write(found.labour, snakemake.output.labour)
    GAIN.write(found.gain, snakemake.output.gain)
    UNLIKE.write(found.unlike, snakemake.output.unlike)
    groups = unlike_page(found.unlike, found.n_unlike, segments, found.uncompared, language)
    Path(snakemake.output.groups).write_text(groups, encoding="utf-8")
    figure = evaluation_figure(found.evaluation, found.labour, language)
    Path(snakemake.output.figure).write_text(figure, encoding="utf-8")
    tables = found.evaluation, found.promises, found.labour
    page = evaluation_page(*tables, codebook.names, figure, language, nearest_only=found.nearest_only)
    Path(snakemake.output.page).write_text(page, encoding="utf-8")
    for remark in found.remarks:
        journal.say(remark)
    if found.model_id:
        journal.model("suggest", "scikit-learn", found.model_id)
    if found.encoder:
        journal.model(PACKAGE, found.encoder, encoder_digest())
    codable = int((segments["codable"] == "yes").sum())
    journal.count(
        codable=codable,
        segments_with_suggestions=found.suggestions["segment_id"].nunique(),
        abstained=codable - found.suggestions["segment_id"].nunique(),
        suggestions=len(found.suggestions),
    )
