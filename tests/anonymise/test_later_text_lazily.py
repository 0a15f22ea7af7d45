"""Texts that come later are read by a language model only where there is a text."""

import pytest

from themetrail.anonymise.later_text import LaterText
from themetrail.contracts.anonymise import ENTITIES, LEXICON


class Loaded(Exception):
    """The language model was asked for."""


def load():
    raise Loaded


def test_memos_that_nobody_wrote_load_no_model():
    replacer = LaterText(LEXICON.empty(), ENTITIES.empty(), {"phone_regions": []}, nlp=load)

    assert replacer.replace(["", ""]) == ["", ""]
    with pytest.raises(Loaded):
        replacer.replace(["", "Ask Ms Doubtful."])
