"""What capitals alone say of a rare word, weighed over the whole study: a form is replaced everywhere or asked about.

Where the clause speaks of a person, a rare word with a capital is replaced; elsewhere it is asked about. A form with
both kinds of places would be masked in some and stand open in others, whatever it is.
"""

from __future__ import annotations

import pandas as pd

from themetrail.anonymise.detect.cases import ADDRESSED, CAPITALISED, CLAUSE, UNKNOWN_WORD
from themetrail.anonymise.names.forms import form_of
from themetrail.anonymise.names.words import is_common
from themetrail.anonymise.resolve.evidence import SURE_ENOUGH
from themetrail.anonymise.spans import REPLACED_FROM

MOST_OPEN = 3  # times as many places in which a form is only asked about, up to which it is replaced in them too


def weighed(detections: pd.DataFrame, language_of: dict[str, str]) -> pd.DataFrame:
    """The detections; of rare words that have nothing but their capitals, all are replaced or all are asked about."""
    said = detections[(detections["category"] == "person") & (detections["score"] < SURE_ENOUGH)]
    doubtful = said[said["detector"].isin((CAPITALISED, CLAUSE))]
    forms = _forms(doubtful["surface"])
    replaced = doubtful["score"] >= REPLACED_FROM
    told, open_ = forms[replaced].value_counts(), forms[~replaced].value_counts()
    divided = forms[forms.isin(set(told.index) & set(open_.index) - _sure_forms(detections))]
    scores = detections["score"].copy()
    for form, own in doubtful.loc[divided.index].groupby(divided):
        if any(
            is_common(surface, language_of[name].split("-")[0])
            for surface, name in zip(own["surface"], own["transcript_id"], strict=True)
        ):
            continue  # each of its places may be the word or the name
        if MOST_OPEN * told[form] >= open_[form]:
            scores[own.index] = own["score"].clip(lower=ADDRESSED)
        else:
            scores[own.index] = own["score"].clip(upper=UNKNOWN_WORD)
    return detections.assign(score=scores)


def _sure_forms(detections: pd.DataFrame) -> set[str]:
    """The forms that are surely somebody's or something's: they are found in all their places."""
    return set(_forms(detections.loc[detections["score"] >= SURE_ENOUGH, "surface"]))


def _forms(surfaces: pd.Series) -> pd.Series:
    return surfaces.map({surface: form_of(surface) for surface in surfaces.unique()})
