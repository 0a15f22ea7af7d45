"""The step as a whole: examples and segments in, the tables of suggestions, evidence and evaluation out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.contracts.suggestions import EVIDENCE, LABOUR, PROMISES, READING, SUGGESTIONS, UNLIKE
from themetrail.suggest.abstention import NEVER, Footing
from themetrail.suggest.evaluation import evaluate, undefined_evaluation, what_was_proposed
from themetrail.suggest.examples import PRIOR_SOURCE, Examples
from themetrail.suggest.labour import labour_curve
from themetrail.suggest.meaning import PACKAGE
from themetrail.suggest.promises import CERTIFIED, MISSED, WRONG, Level, promises
from themetrail.suggest.proposals import Found, Texts, propose
from themetrail.suggest.reasons import Reason
from themetrail.suggest.same_person import same_person, together
from themetrail.suggest.same_talk import same_talk
from themetrail.suggest.settings import Settings
from themetrail.suggest.signals import SIGNALS
from themetrail.suggest.threads import one_thread
from themetrail.suggest.training import Training
from themetrail.suggest.unlike import MOST, Said, far_segments, grouped

SENTENCES = {
    "disabled": "Suggestions are switched off in the configuration.",
    "no_prior_data": "There is no prior coded data and no earlier round, so nothing is suggested: coders work without.",
    "no_code": "The codebook has no entry that coders may apply, so nothing can be suggested.",
    "too_few_examples": "No code has enough coded examples or words in the codebook, so nothing is suggested.",
    "one_transcript": "All coded data are from one transcript, so suggestions have no evaluation and no probability.",
    "no_better_than_chance": "Scores said nothing of people's decisions on held-out transcripts: nothing is suggested.",
}


@dataclass(frozen=True)
class Suggested:
    """Tables by the contracts SUGGESTIONS, EVIDENCE, EVALUATION, PROMISES, READING, LABOUR and UNLIKE; how many
    segments nothing fits, in a group or not; the version of the sentence encoder, empty without one; sentences for the
    log."""

    suggestions: pd.DataFrame
    evidence: pd.DataFrame
    evaluation: pd.DataFrame
    promises: pd.DataFrame
    reading: pd.DataFrame
    labour: pd.DataFrame
    unlike: pd.DataFrame
    n_unlike: int = 0
    model_id: str = ""
    encoder: str = ""
    remarks: list[str] = field(default_factory=list)


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
        remarks=[SENTENCES[reason]],
    )


def suggest(
    examples: Examples,
    segments: pd.DataFrame,
    previous: pd.Series,
    codebook: Codebook,
    settings: Settings,
    processes: int = 1,
) -> Suggested:
    """Propose codes for the codable segments (contract SEGMENTS); `previous` is the text before each of their rows.
    The work is shared out among `processes`, which changes nothing in the result.

    Where there is nothing to learn from, the tables are empty and the evaluation says why.
    """
    if not len(examples):
        return nothing("no_prior_data")
    if not codebook.codes:
        return nothing("no_code")
    texts = _texts(segments, previous)
    examples, texts, copies = _each_talk_once(examples, texts)
    examples, texts, others = _each_person_once(examples, texts, segments)
    training = Training.of(examples, codebook, settings)
    if not training.taught:
        return nothing("too_few_examples")
    # Slow to load, and not needed above. Nothing here uses it: it is loaded before the work is shared out, for
    # otherwise each of the processes would load it for itself.
    import sklearn.linear_model  # noqa: F401

    with one_thread():
        found = propose(training, texts, processes)
        labour = LABOUR.empty()
        if found.held_out is None:
            evaluation, remarks = undefined_evaluation("one_transcript"), [SENTENCES["one_transcript"]]
        else:
            how = (training, found.held_out, found.footing, found.model.calibration.informative)
            evaluation = evaluate(*how, processes)
            labour = labour_curve(training, found.held_out, what_was_proposed(*how))
            remarks = _remarks(training, found)
        unlike, n_unlike = _unlike(found, training, texts)
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
        n_unlike,
        training.model_id,
        training.encoder,
        remarks,
    )


def _texts(segments: pd.DataFrame, previous: pd.Series) -> Texts:
    """The codable segments that hold a word, with transcripts named as the examples name them."""
    codable = (segments["codable"] == "yes") & segments["text"].str.contains(r"\w")
    table = segments.loc[codable, ["segment_id", "text", "question", "speaker"]].assign(previous=previous[codable])
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
    far = far_segments(table, found.closest, set(found.proposed["segment_id"]), coded, of_coded)
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
    blind = training.examples.blind
    bearing = training.bearing[blind][:, untaught]
    others = promises(np.zeros(bearing.shape), bearing, training.examples.transcripts[blind], level)
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


def _remarks(training: Training, found: Found) -> list[str]:
    """What a researcher should know of the model, in sentences."""
    assert found.held_out is not None
    remarks = []
    if not found.model.calibration.informative:
        remarks.append(SENTENCES["no_better_than_chance"])
    remarks += _what_is_allowed(found.footing, training)
    left = len(training.codes) - len(training.taught)
    if left:
        least = training.settings.minimum_examples
        remarks.append(
            f"{left} of {len(training.codes)} codes have fewer than {least} examples and no words in the codebook: "
            "they are never proposed."
        )
    for reason, n in sorted(Counter(filter(None, found.held_out.distrusted)).items()):
        remarks.append(f"The probability of {n} codes is not shown: {reason.replace('_', ' ')}.")
    remarks.append(_what_is_promised(found, training))
    remarks.append(_what_is_read(training))
    used = [name.replace("_", " ") for name, weight in zip(SIGNALS, found.model.weights, strict=True) if weight > 0]
    remarks.append(f"What speaks for a code: {', '.join(used) or 'nothing'}.")
    transcripts, folds = len(set(training.examples.transcripts)), int(found.held_out.fold.max()) + 1
    how = "each left out in turn" if folds == transcripts else f"left out in {folds} parts of whole transcripts"
    return [*remarks, f"Evaluated on {transcripts} coded transcripts, {how}."]


def _what_is_allowed(footing: Footing, training: Training) -> list[str]:
    """Whether a model proposes, from which probability on, and with which numbers."""
    settings, transcripts = training.settings, len(set(training.examples.transcripts))
    coded = int(training.bearing.any(axis=1).sum())
    if footing.nearest_only:
        return [
            f"There are {coded} coded segments of {transcripts} transcripts, fewer than {settings.fewest_segments} or "
            f"{settings.fewest_transcripts}: codes of the nearest coded examples are shown, without probabilities."
        ]
    found = []
    if settings.abstain_below is None and footing.bar == NEVER:
        found.append(f"No probability is high enough for {footing.target:.0%} right proposals: nothing is proposed.")
    elif settings.abstain_below is None:
        found.append(
            f"Codes are proposed from a probability of {footing.bar:.2f} on: {footing.target:.0%} of the proposals in "
            "left-out transcripts are right, or more (lower bound)."
        )
    if not footing.percentages:
        why = f"there are fewer than {settings.percentages_from} coded segments"
        if coded >= settings.percentages_from:
            why = f"they are more than {settings.largest_calibration_error:g} off"
        found.append(f"Codes are ranked without probabilities: {why}.")
    return found


def _what_is_promised(found: Found, training: Training) -> str:
    """How many codes are certified, in a sentence."""
    made = {kind: sum(promise[kind].status == CERTIFIED for promise in found.promised) for kind in (MISSED, WRONG)}
    share, sure = (f"{value:.0%}" for value in (training.settings.promised_share, training.settings.confidence))
    return (
        f"Certified ({sure} sure): of {made[MISSED]} codes at most {share} of the passages are missed, "
        f"of {made[WRONG]} codes at most {share} of those proposed are wrong; {len(training.codes)} codes in all."
    )


def _what_is_read(training: Training) -> str:
    if training.encoder:
        return f"Words, letters and the meaning of sentences are compared ({PACKAGE} {training.encoder})."
    why = "switched off" if not training.settings.meaning else f"{PACKAGE} is not installed"
    return f"Words and letters are compared, the meaning of sentences is not: {why}."
