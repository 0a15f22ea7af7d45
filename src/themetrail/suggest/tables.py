"""The step as a whole: examples and segments in, the tables of suggestions, evidence and evaluation out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.suggestions import EVIDENCE, GAIN, LABOUR, PROMISES, READING, SUGGESTIONS, UNLIKE
from themetrail.suggest.evaluation import evaluate, undefined_evaluation, what_was_proposed
from themetrail.suggest.examples import PRIOR_SOURCE, Examples
from themetrail.suggest.gain import gains
from themetrail.suggest.labour import labour_curve
from themetrail.suggest.promises import MISSED, WRONG, Level, promises
from themetrail.suggest.proposals import Found, Texts, propose
from themetrail.suggest.reasons import Reason
from themetrail.suggest.remarks import SENTENCES, remarks_on
from themetrail.suggest.remembered import Remembered
from themetrail.suggest.same_person import same_person, together
from themetrail.suggest.same_talk import same_talk
from themetrail.suggest.settings import Settings
from themetrail.suggest.threads import one_thread
from themetrail.suggest.training import Training
from themetrail.suggest.unlike import MOST, Said, far_segments, grouped


@dataclass(frozen=True)
class Suggested:
    """Tables by the contracts SUGGESTIONS, EVIDENCE, EVALUATION, PROMISES, READING, LABOUR, UNLIKE and GAIN; how many
    segments nothing fits, in a group or not, and why none was compared with what is coded (empty where they were); the
    version of the sentence encoder, empty without one; sentences for the log; whether the suggestions are codes of the
    nearest coded segments alone."""

    suggestions: pd.DataFrame
    evidence: pd.DataFrame
    evaluation: pd.DataFrame
    promises: pd.DataFrame
    reading: pd.DataFrame
    labour: pd.DataFrame
    unlike: pd.DataFrame
    gain: pd.DataFrame = field(default_factory=GAIN.empty)
    n_unlike: int = 0
    uncompared: str = ""
    model_id: str = ""
    encoder: str = ""
    remarks: list[str] = field(default_factory=list)
    nearest_only: bool = False


def nothing(reason: str) -> Suggested:
    """No suggestions, and why (a key of SENTENCES)."""
    return Suggested(
        suggestions=SUGGESTIONS.empty(),
        evidence=EVIDENCE.empty(),
        evaluation=undefined_evaluation(reason),
        promises=PROMISES.empty(),
        reading=READING.empty(),
        labour=LABOUR.empty(),
        unlike=UNLIKE.empty(),
        uncompared=reason,
        remarks=[SENTENCES[reason]],
    )


def suggest(
    examples: Examples,
    segments: pd.DataFrame,
    around: pd.DataFrame,
    codebook: Codebook,
    settings: Settings,
    processes: int = 1,
    *,
    ranks_transcripts: bool = False,
    remembered: Remembered | None = None,
) -> Suggested:
    """Propose codes for the codable segments (contract SEGMENTS); `around` is what was said before and after each of
    their rows. The work is shared out among `processes`, which changes nothing in the result; `ranks_transcripts`: it
    is also said which transcripts would teach most. What sentences mean is taken from what is `remembered` where it is
    known there.

    Where there is nothing to learn from, the tables are empty and the evaluation says why.
    """
    if not len(examples):
        return nothing("no_prior_data")
    if not codebook.codes:
        return nothing("no_code")
    texts = _texts(segments, around)
    examples, texts, copies = _each_talk_once(examples, texts)
    examples, texts, others = _each_person_once(examples, texts, segments)
    training = Training.of(examples, codebook, settings, remembered, processes)
    if not training.taught:
        return nothing("too_few_examples")
    # Slow to load, and not needed above. Nothing here uses it: it is loaded before the work is shared out, for
    # otherwise each of the processes would load it for itself.
    import sklearn.linear_model  # noqa: F401

    with one_thread():
        found = propose(training, texts, processes)
        evaluation, labour, remarks = _judged(training, found, processes)
        unlike, n_unlike = _unlike(found, training, texts)
        gain = _gain(found, training, texts, segments) if ranks_transcripts else GAIN.empty()
    if copies:
        remarks.append(f"{copies} transcripts hold the same talk as another: they are left out together.")
    if others:
        remarks.append(f"{others} transcripts are of a person who has another: they are left out together.")
    suggestions = _suggestions(found.proposed, training, segments)
    return Suggested(
        suggestions,
        _evidence(found.proposed, training),
        evaluation,
        _promises(found, training),
        _reading(found, training, segments),
        labour,
        unlike,
        gain,
        n_unlike,
        "" if training.bearing.any() else "no_coded_passage",
        training.model_id,
        training.encoder,
        remarks,
        found.footing.nearest_only,
    )


def _judged(training: Training, found: Found, processes: int) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """The tables of the evaluation and of the labour curve, and what the log says."""
    if found.held_out is None:
        return undefined_evaluation("one_transcript"), LABOUR.empty(), [SENTENCES["one_transcript"]]
    how = (training, found.held_out, found.footing, found.model.calibration.informative)
    labour = labour_curve(training, found.held_out, what_was_proposed(*how))
    return evaluate(*how, processes), labour, remarks_on(training, found)


def _texts(segments: pd.DataFrame, around: pd.DataFrame) -> Texts:
    """The codable segments that hold a word, with transcripts named as the examples name them."""
    codable = (segments["codable"] == "yes") & segments["text"].str.contains(r"\w")
    table = segments.loc[codable, ["segment_id", "text", "question", "speaker"]].join(around)
    return Texts(table.assign(transcript="study/" + segments.loc[codable, "transcript_id"]))


def _each_talk_once(examples: Examples, texts: Texts) -> tuple[Examples, Texts, int]:
    """Both with one name for transcripts that hold the same talk, where one of them is coded; and how many others there
    are."""
    told = zip(examples.transcripts.tolist(), examples.table["text"], strict=True)
    asked = zip(texts.table["transcript"], texts.table["text"], strict=True)
    copies = same_talk(chain(told, asked))
    named = texts.table["transcript"].map(lambda name: copies.get(name, name))
    coded = set(examples.transcripts.tolist())
    coded = {copies.get(name, name) for name in coded} | coded
    of_coded = {name: of for name, of in copies.items() if of in coded}
    return replace(examples, same_talk=copies), Texts(texts.table.assign(transcript=named)), len(of_coded)


def _each_person_once(examples: Examples, texts: Texts, segments: pd.DataFrame) -> tuple[Examples, Texts, int]:
    """Both with one name for coded transcripts of one person, and how many others there are. What a person says in a
    transcript that nobody has coded may be learnt from the coded ones."""
    coded = examples.table.loc[examples.table["source"] != PRIOR_SOURCE, "transcript_id"]
    found = same_person(segments, set(coded))
    if not found:
        return examples, texts, 0
    known = examples.same_talk
    named = {
        known.get(f"study/{one}", f"study/{one}"): known.get(f"study/{of}", f"study/{of}") for one, of in found.items()
    }
    same = together(known, named)
    table = texts.table.assign(transcript=texts.table["transcript"].map(lambda name: same.get(name, name)))
    return replace(examples, same_talk=same), Texts(table), len(found)


def _unlike(found: Found, training: Training, texts: Texts) -> tuple[pd.DataFrame, int]:
    """The segments that nothing fits in groups (contract UNLIKE), and how many there are, in a group or not."""
    table, told = texts.table.reset_index(drop=True), training.examples.table
    coded = set(told.loc[(told["source"] != PRIOR_SOURCE) & training.bearing.any(axis=1), "segment_id"])
    of_coded = found.model.signals.closest[training.bearing.any(axis=1)]
    far = far_segments(table, found.segments["closest"], set(found.proposed["segment_id"]), coded, of_coded)
    here = table.iloc[far[:MOST]]
    others = table["text"].drop(here.index).tolist()
    transcripts = here["transcript"].tolist()
    known = Said(told["text"].tolist(), training.examples.transcripts.tolist(), training.told.meaning)
    unlike = Said(here["text"].tolist(), transcripts, training.read(here).meaning)
    rows = []
    for number, group in enumerate(grouped(unlike, others, known, training.bearing), start=1):
        of = {"segments": len(group.rows), "transcripts": len({transcripts[row] for row in group.rows})}
        shared = {"group": number, "words": ", ".join(group.words), **of}
        ids = here["segment_id"].iloc[group.rows]
        rows += [{**shared, "rank": rank, "segment_id": one} for rank, one in enumerate(ids, start=1)]
    return UNLIKE.frame(rows), len(far)


def _gain(found: Found, training: Training, texts: Texts, segments: pd.DataFrame) -> pd.DataFrame:
    """What each transcript that nobody has coded would teach (contract GAIN); empty where no probability is known."""
    if found.segments.empty:
        return GAIN.empty()
    new = texts.table[~texts.table["transcript"].isin(set(training.examples.transcripts.tolist()))]
    spoken_in = new["segment_id"].map(segments.set_index("segment_id")["transcript_id"]).tolist()
    unsure = found.segments["unsure"].reindex(new["segment_id"]).to_numpy()
    return gains(spoken_in, unsure, training.reader.text_vectors(list(new["text"])))


def _suggestions(proposed: pd.DataFrame, training: Training, segments: pd.DataFrame) -> pd.DataFrame:
    """The proposals by the contract SUGGESTIONS, in the order of the segments."""
    ids = training.examples.ids
    table = proposed[["segment_id", "rank", "code_id", "probability"]].copy()
    table["evidence"] = [";".join(ids[row] for row in rows) for rows in proposed["evidence"]]
    why: list[Reason] = proposed["reason"].tolist()
    table["speaks_for"] = [one.speaks_for for one in why]
    table["speaks_against"] = [one.speaks_against for one in why]
    table["counterexample"] = ["" if one.counterexample is None else ids[one.counterexample] for one in why]
    table["model_id"] = training.model_id
    place = {segment: i for i, segment in enumerate(segments["segment_id"])}
    order = table["segment_id"].map(place).astype("int64")
    return SUGGESTIONS.check(table.assign(order=order).sort_values(["order", "rank"], kind="stable"))


def _evidence(proposed: pd.DataFrame, training: Training) -> pd.DataFrame:
    """The examples that any proposal cites, for itself or against itself, by the contract EVIDENCE."""
    against = {one.counterexample for one in proposed["reason"] if one.counterexample is not None}
    cited = sorted({row for rows in proposed["evidence"] for row in rows} | against)
    if not cited:
        return EVIDENCE.empty()
    ids = training.examples.ids
    table = training.examples.table.iloc[cited][["source", "transcript_id", "segment_id", "codes", "text"]].copy()
    table["codes"] = [";".join(codes) for codes in table["codes"]]
    table.insert(0, "evidence_id", [ids[row] for row in cited])
    return EVIDENCE.check(table)


def _promises(found: Found, training: Training) -> pd.DataFrame:
    """What is promised of each code that coders may apply, in the order of the codebook (contract PROMISES).

    Of a code that is never proposed the codebook and the data say too little, and nothing is promised.
    """
    taught = dict(zip(training.taught, found.promised, strict=True))
    level = Level(training.settings.promised_share, training.settings.confidence)
    untaught = [code for code in range(len(training.codes)) if code not in taught]
    judging = training.examples.judging
    bearing = training.bearing[judging][:, untaught]
    others = promises(np.zeros(bearing.shape), bearing, training.examples.transcripts[judging], level)
    made = taught | dict(zip(untaught, others, strict=True))
    rows = []
    for place, code_id in enumerate(training.codes):
        for kind in (MISSED, WRONG):
            promise = made[place][kind]
            rows.append(
                {
                    "code_id": code_id,
                    "promise": kind,
                    "status": promise.status,
                    "share": level.share,
                    "confidence": level.confidence,
                    "threshold": promise.threshold,
                    "held_out": round(promise.loss, 6),
                    "read": round(promise.read, 6),
                    "passages": promise.passages,
                    "transcripts": promise.transcripts,
                    "more_passages": promise.more_passages,
                    "more_transcripts": promise.more_transcripts,
                }
            )
    return PROMISES.frame(rows)


def _reading(found: Found, training: Training, segments: pd.DataFrame) -> pd.DataFrame:
    """The segments to read, by code, in the order of the codebook and of the segments (contract READING)."""
    code = {code_id: place for place, code_id in enumerate(training.codes)}
    segment = {segment_id: place for place, segment_id in enumerate(segments["segment_id"])}
    rows = sorted(found.reading, key=lambda row: (code[row[0]], segment[row[1]]))
    return READING.frame([{"code_id": code_id, "segment_id": segment_id} for code_id, segment_id in rows])
