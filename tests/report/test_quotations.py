"""Which segment is quoted for a code."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.contracts.coding import MARKS
from themetrail.report.quotations import best_of, passages_of

LONG = "I say a good many words here so that it can stand alone"  # 13 words


def _choose(
    said: list[tuple[str, str, str]],
    most_words: int = 60,
    marks: dict | None = None,
    support: dict | None = None,
    quotes: dict | None = None,
):
    """The first quotation of each code."""
    return {code: one for code, (one,) in _all(said, 1, most_words, marks, support, quotes).items()}


def _all(
    said: list[tuple[str, str, str]],
    per_code: int,
    most_words: int = 60,
    marks: dict | None = None,
    support: dict | None = None,
    quotes: dict | None = None,
    **said_of_quoting,
):
    """said: participant, text, codes; segments are S0, S1, ... in order; `quotes` what coders marked them as."""
    rows = [(f"S{i}", who, text, codes.split(";")) for i, (who, text, codes) in enumerate(said)]
    segments = pd.DataFrame(
        [(s, "T1", who, "participant", i, 0, len(text), text) for i, (s, who, text, _) in enumerate(rows)],
        columns=["segment_id", "transcript_id", "participant_id", "role", "turn", "start", "end", "text"],
    )
    pairs = [(s, code) for s, _, _, codes in rows for code in codes if code]
    consensus = pd.DataFrame(
        [(s, code, (support or {}).get((s, code), "1/1")) for s, code in pairs],
        columns=["segment_id", "code_id", "support"],
    )
    codings = pd.DataFrame(
        [(s, code, *(marks or {}).get((s, code), (0, 999))) for s, code in pairs],
        columns=["segment_id", "code_id", "start", "end"],
    )
    order = sorted({code for _, code in pairs})
    people, marked = ["P1", "P2", "P3"], _marks(quotes or {})
    passages = passages_of(consensus, segments, codings, people, most_words, marked, **said_of_quoting)
    return best_of(passages, order, per_code)


def _marks(quotes):
    blank = {"round": "r1", "coder_id": "C1", "start": 2, "end": 5, "unsure": "no", "source_file": "f", "source_row": 3}
    return MARKS.frame([{**blank, "segment_id": segment, "quote": quote} for segment, quote in quotes.items()])


def test_a_word_is_quoted_only_where_there_is_nothing_longer() -> None:
    chosen = _choose([("P1", "Yes.", "a;b"), ("P1", LONG, "a")])
    assert chosen["a"].segment_id == "S1"
    assert chosen["b"].segment_id == "S0"


def test_people_take_turns_and_the_code_with_one_speaker_chooses_first() -> None:
    chosen = _choose([("P1", LONG, "a"), ("P2", LONG, "a"), ("P1", LONG, "b")])
    assert chosen["b"].participant_id == "P1"
    assert chosen["a"].participant_id == "P2"


def test_one_person_does_not_supply_all() -> None:
    said = [(who, f"{LONG} {n}", codes) for n, codes in enumerate("abc") for who in ("P1", "P2", "P3")]
    assert {quotation.participant_id for quotation in _choose(said).values()} == {"P1", "P2", "P3"}


def test_a_segment_is_not_quoted_twice_where_there_is_another() -> None:
    chosen = _choose([("P1", LONG, "a;b"), ("P1", LONG, "b"), ("P1", LONG, "a")])
    assert chosen["a"].segment_id != chosen["b"].segment_id


def test_what_the_coders_agreed_on_comes_before_what_one_of_them_saw() -> None:
    support = {("S0", "a"): "1/2", ("S1", "a"): "2/2"}
    assert _choose([("P1", LONG, "a"), ("P1", LONG, "a")], support=support)["a"].segment_id == "S1"


def test_what_fits_whole_comes_before_what_must_be_cut_and_few_codes_before_many() -> None:
    assert _choose([("P1", LONG * 3, "a"), ("P1", LONG, "a")], most_words=20)["a"].segment_id == "S1"
    assert _choose([("P1", LONG, "a;b"), ("P1", LONG, "a"), ("P2", LONG, "b")])["a"].segment_id == "S1"


def test_the_quotation_begins_where_the_coders_marked_the_code() -> None:
    text = f"{LONG}. The rest is here, and it is what counts in the end."
    chosen = _choose([("P1", text, "a")], most_words=13, marks={("S0", "a"): (text.index("rest"), len(text))})
    assert chosen["a"].text == "[...] The rest is here, and it is what counts in the end."


def test_what_a_coder_marked_as_never_to_be_quoted_is_not_even_where_nothing_else_is() -> None:
    chosen = _choose([("P1", LONG, "a;b"), ("P2", "Yes.", "a")], quotes={"S0": "never_quote"})
    assert {code: quotation.segment_id for code, quotation in chosen.items()} == {"a": "S1"}


def test_what_a_coder_wants_quoted_comes_first_and_once() -> None:
    said = [("P1", LONG, "a"), ("P1", "Yes.", "a;b"), ("P1", LONG, "b")]
    chosen = _choose(said, quotes={"S1": "quote_me", "S2": ""})
    assert {code: quotation.segment_id for code, quotation in chosen.items()} == {"a": "S1", "b": "S2"}


def test_a_code_has_as_many_as_asked_for_or_as_there_are_and_every_code_has_its_first_before_any_its_second() -> None:
    said = [("P1", LONG, "a;b"), ("P2", LONG, "a"), ("P3", LONG, "a"), ("P3", LONG, "a")]
    chosen = {code: [one.segment_id for one in found] for code, found in _all(said, 3).items()}
    assert chosen == {"a": ["S1", "S2", "S3"], "b": ["S0"]}  # S0 is quoted for b, and P3 no more often than needed


def test_of_what_is_too_long_the_sentences_most_like_the_codes_other_passages_are_quoted() -> None:
    far = "I went to the market on Monday and bought some apples there. We ate all of them at home together."
    near = "The clock is what I feel here in my neck all day."
    said = [("P1", f"{far} {near} {far}", "a"), ("P2", "My neck and the clock again, every single day of it.", "a;b")]
    assert _all(said, 2, most_words=13)["a"][0].text == f"[...] {near} [...]"
    assert _all(said, 2, most_words=13)["a"][0].why == "coded by 1/1; its most typical sentences"


def test_of_equals_the_passage_that_is_most_like_the_others_comes_first() -> None:
    said = [
        ("P1", f"{text} and all of that again and again", "a") for text in ("apples", "the clock", "the clock here")
    ]
    assert _choose(said)["a"].segment_id == "S1"


def test_what_a_memo_wants_quoted_comes_first_for_its_code_and_what_is_barred_never() -> None:
    said = [("P1", LONG, "a;b"), ("P2", LONG, "a;b"), ("P3", LONG, "a")]
    chosen = _all(said, 1, wanted={("S1", "b")}, barred={"S0"})
    assert {code: one.segment_id for code, (one,) in chosen.items()} == {"b": "S1", "a": "S2"}
    assert chosen["b"][0].why == "a coder wants it quoted; coded by 1/1; the whole passage"


def test_nobody_outside_the_group_is_quoted() -> None:
    assert _choose([("P9", LONG, "a")]) == {}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from(["Yes.", LONG]), st.sampled_from(["a", "a;b", ""]))
    )
)
def test_each_code_is_quoted_from_a_segment_that_has_it(said) -> None:
    chosen = _choose(said)
    assert set(chosen) == {code for *_, codes in said for code in codes.split(";") if code}
    for code, quotation in chosen.items():
        who, text, codes = said[int(quotation.segment_id[1:])]
        assert (who, text) == (quotation.participant_id, quotation.text)
        assert code in codes.split(";")
