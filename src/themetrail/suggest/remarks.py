"""What the log says of suggestions, in sentences: why there are none, what they rest on, and what can be promised."""

from __future__ import annotations

from collections import Counter

from themetrail.suggest.abstention import NEVER, Footing
from themetrail.suggest.meaning import PACKAGE
from themetrail.suggest.promises import CERTIFIED, MISSED, WRONG
from themetrail.suggest.proposals import Found
from themetrail.suggest.signals import SIGNALS
from themetrail.suggest.training import Training

SENTENCES = {
    "disabled": "Suggestions are switched off in the configuration.",
    "no_prior_data": "There is no prior coded data and no earlier round, so nothing is suggested: coders work without.",
    "no_code": "The codebook has no entry that coders may apply, so nothing can be suggested.",
    "too_few_examples": "No code has enough coded examples or words in the codebook, so nothing is suggested.",
    "one_transcript": "All coded data are from one transcript, so suggestions have no evaluation and no probability.",
    "no_better_than_chance": "Scores said nothing of people's decisions on held-out transcripts: nothing is suggested.",
}


def remarks_on(training: Training, found: Found) -> list[str]:
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
    by_signal = found.model.weights.by_code.T
    used = [name.replace("_", " ") for name, weights in zip(SIGNALS, by_signal, strict=True) if weights.any()]
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
    bar = float(footing.limits.lowest.min())
    if footing.by_code:
        highest = footing.limits.lowest.max()
        found.append(f"Each code is proposed from a probability of its own on, {bar:.2f} to {highest:.2f}: for its F1.")
    elif settings.abstain_below is None and bar == NEVER:
        found.append(f"No probability is high enough for {footing.target:.0%} right proposals: nothing is proposed.")
    elif settings.abstain_below is None:
        found.append(
            f"Codes are proposed from a probability of {bar:.2f} on: {footing.target:.0%} of the proposals in "
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
