"""What is decided stays decided, whatever happens to transcripts; the random sample changes no more than it must."""

from functools import lru_cache

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anonymise.small_study import KEY, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import open_items, review_queue
from themetrail.contracts.anonymise import DETECTIONS, REVIEW_DECISIONS

SAMPLE = 4
NAMES = ("TA", "TB", "TC", "TD", "TE")
POOL = (
    "My client Kevin came late to our meeting on Monday again, you know.",
    "I told Kevin Brunner that he could call me at any hour he liked.",
    "Then Nathalie said that she would rather stay at home for a while.",
    "We went to see Chevalleys about it, with Mrs Zbinden and her dog.",
    "I think that Zbinden is right, and that is the long and short of it.",
    "The cashier from Lausanne, 47 years old, she knew all of it already.",
    "And the nurse in Crissier, who is 52 years old, had never heard of it.",
    "He worked for Bircher for years, and then he fell ill and had to stop.",
    "I have been a coach for eleven years now, and a cook before that, sure.",
    "Could you tell me a little bit about what you do all day, if you like?",
    "So Gantrisch was closed, and we took the other road down to the lake.",
    "They never call back, and I have learned to live with that by now, oh.",
    "Yes.",
)


@lru_cache(maxsize=1)
def pool_detections() -> pd.DataFrame:
    """What the model detects in each turn of the pool: it reads each once."""
    return detections_of(turns_of({"TA": list(POOL)}), sheets_of(["TA"]))


def queue_of(study: dict[str, list[int]], registry, decisions):
    """The queue of a study whose transcripts are lists of turns of the pool, and the registry as it grew."""
    turns = turns_of({name: [POOL[number] for number in said] for name, said in study.items()})
    found = pool_detections()
    parts = [
        found[found["turn"] == number].assign(transcript_id=name, turn=place)
        for name, said in study.items()
        for place, number in enumerate(said)
    ]
    detections = DETECTIONS.check(pd.concat([found.iloc[:0], *parts], ignore_index=True))
    resolution, grown = resolved(turns, detections, sheets_of(sorted(study)), registry=registry, decisions=decisions)
    blank = {**dict.fromkeys(REVIEW_DECISIONS.columns, ""), "missed": None}
    verdicts = Verdicts(REVIEW_DECISIONS.frame([{**blank, **row} for row in decisions]), KEY)
    queue = review_queue(turns, detections, resolution, verdicts, KEY, review_below=0.75, sample=SAMPLE, seed=1)
    return queue, grown.grown()


def decided_all(queue: pd.DataFrame) -> list[dict]:
    """Every item of the queue decided as proposed."""
    rows = zip(queue["item_id"], queue["proposed"], queue["kind"], strict=True)
    return [{"item_id": i, "decision": p, "missed": 0 if kind == "sample" else None} for i, p, kind in rows]


def sampled(queue: pd.DataFrame, study: dict[str, list[int]], status: str) -> set[tuple[str, int, int]]:
    """The sampled turns of a status: transcript, turn of the pool, and which of the turns with these words."""
    chosen = queue[(queue["kind"] == "sample") & (queue["status"] == status)]
    places = zip(chosen["transcript_id"], chosen["turn"], strict=True)
    return {(name, study[name][place], study[name][:place].count(study[name][place])) for name, place in places}


def present(study: dict[str, list[int]]) -> set[tuple[str, int, int]]:
    return {(name, n, said[:at].count(n)) for name, said in study.items() for at, n in enumerate(said)}


TALK = st.lists(st.integers(0, len(POOL) - 1), min_size=1, max_size=6)
STUDIES = st.dictionaries(st.sampled_from(NAMES[:4]), TALK, min_size=2, max_size=4)


@st.composite
def changes(draw):
    """A study, and the same after a transcript was added, removed or edited (a turn put in, taken out or replaced)."""
    before = draw(STUDIES)
    after = {name: list(said) for name, said in before.items()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(after)))
        match draw(st.sampled_from(["add", "remove", "insert", "delete", "replace"])):
            case "add":
                after[draw(st.sampled_from(NAMES))] = draw(TALK)
            case "remove" if len(after) > 1:
                del after[name]
            case "insert":
                after[name].insert(draw(st.integers(0, len(after[name]))), draw(st.integers(0, len(POOL) - 1)))
            case "delete" if len(after[name]) > 1:
                del after[name][draw(st.integers(0, len(after[name]) - 1))]
            case "replace":
                after[name][draw(st.integers(0, len(after[name]) - 1))] = draw(st.integers(0, len(POOL) - 1))
    return before, after


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes())
def test_what_is_decided_stays_decided(change):
    before, after = change
    first, registry = queue_of(before, None, [])
    decisions = decided_all(first)
    again, registry = queue_of(before, registry, decisions)
    assert open_items(again) == 0
    second, _ = queue_of(after, registry, decisions)

    decided = set(first["item_id"])
    assert set(second.loc[second["item_id"].isin(decided), "status"]) <= {"decided"}
    # A form that was decided is not asked again as another question.
    forms = ("uncertain", "once", "unknown_word")
    settled = set(zip(first["category"], first["form"], first["kind"].isin(forms), strict=True))
    open_ones = second[(second["status"] == "open") & second["kind"].isin(forms)]
    assert not {(row.category, row.form, True) for row in open_ones.itertuples()} & settled
    # Of the sample: what was read and is still there stays; a place that became free is filled, and new turns come in.
    read = sampled(first, before, "decided") | sampled(first, before, "open")
    still, new = read & present(after), present(after) - present(before)
    assert sampled(second, after, "decided") == still
    drawn = sampled(second, after, "open")
    assert len(drawn - new) <= len(read) - len(still)
    long_enough = sum(len(POOL[number]) > 40 for _, number, _ in present(after))
    assert len(still | drawn) >= min(SAMPLE, long_enough)


@pytest.mark.parametrize("gone", ["TA", "TB", "TC"])
def test_a_withdrawal_asks_for_no_more_turns_than_it_took_away(gone):
    before = {"TA": [0, 2, 4, 8], "TB": [1, 3, 9, 11], "TC": [5, 6, 7, 10]}
    first, registry = queue_of(before, None, [])
    after = {name: said for name, said in before.items() if name != gone}
    second, _ = queue_of(after, registry, decided_all(first))
    sample = second[second["kind"] == "sample"]
    lost = int((first.loc[first["kind"] == "sample", "transcript_id"] == gone).sum())
    assert len(sample) == SAMPLE and int((sample["status"] == "open").sum()) == lost
