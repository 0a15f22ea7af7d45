"""Anchoring: where the words of an issued segment stand now, after whatever changed upstream."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

import pandas as pd

from themetrail.coding.words import collapsed_words, same_but_for_pseudonyms
from themetrail.contracts.coding import ANCHORS, LOST
from themetrail.contracts.errors import StudyError
from themetrail.rows import tuples_of

Key = tuple[str, str]  # participant, collapsed words


class _Said(NamedTuple):
    """A codable segment, as issued or now, with its collapsed words."""

    segment_id: str
    turn: int
    key: Key


_WITHDRAWN = ([""], "withdrawn")
_PLACE = re.compile(r"(.+)-(\d+)(?:\.\d+)?")  # transcript and turn in a segment's id


class _Gone(NamedTuple):
    """The transcripts in which somebody spoke who has withdrawn, each with the turns that are left of it.

    The numbers of their turns are given to no other turn, so that a place without a turn is one of theirs.
    """

    left: dict[str, set[int]]

    @property
    def whole(self) -> set[str]:
        """The transcripts of which nothing is left."""
        return {name for name, turns in self.left.items() if not turns}

    def holds(self, segment_id: str) -> bool:
        """Whether a segment of this id, which is not there, would be of a withdrawn turn."""
        place = _PLACE.fullmatch(segment_id)
        return place is not None and place[1] in self.left and int(place[2]) not in self.left[place[1]]

    def places(
        self, transcript_id: str, issued: list[_Said], found: dict[str, tuple[list[str], str]], current: pd.DataFrame
    ) -> list[str]:
        """Issued segments of a transcript that are not found and stand where a withdrawn turn stood.

        A label that was wrong when the round was issued hides whose they were. Turns may have moved since, so the
        nearest segments that are found must stand where they stood, on both sides where there are any.
        """
        if transcript_id not in self.left:
            return []
        turn_now = dict(tuples_of(current, "segment_id", "turn"))
        now = [turn_now.get(found[one.segment_id][0][0]) if one.segment_id in found else None for one in issued]
        ended = []
        for place, one in enumerate(issued):
            if one.segment_id in found or one.turn in self.left[transcript_id]:
                continue
            nearest = [
                next((at for at in side if now[at] is not None), None)
                for side in (range(place - 1, -1, -1), range(place + 1, len(issued)))
            ]
            stay = [now[at] == issued[at].turn for at in nearest if at is not None]
            if stay and all(stay):
                ended.append(one.segment_id)
        return ended


def anchor_round(
    name: str,
    issued: pd.DataFrame,
    segments: pd.DataFrame,
    ledger: pd.DataFrame,
    *,
    withdrawn: Collection[str] = (),
    withdrawn_from: Collection[str] = (),
    by_hand: pd.DataFrame | None = None,
    by_hand_file: str = "",
    carry_over: float = 1.0,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The `anchors` of a round's issued codable segments, and the `lost segments` among them.

    Within each transcript the words of both sides are aligned in the order of talk; what differs only by a pseudonym
    is the same, and words that are left over on both sides and occur once there were moved. What the same person said
    at the same place (between the same neighbours) is alike where the share of words in the same order is at least
    `carry_over`; of several such segments only one that is nearest from both sides counts. `by_hand` has the columns
    issued_segment_id and segment_id (empty: drop the decisions); what a person has settled there goes before all else.
    `by_hand_file` is where it was read from, for errors about its rows.
    Segments of `withdrawn` participants (ids) have gone by their will and are not lost, whatever was settled for them,
    and so has all that stood in a transcript of which nobody is left; `withdrawn_from` are the transcripts in which
    they spoke.
    """
    left = segments.groupby("transcript_id")["turn"].agg(set).to_dict()
    gone = _Gone({name: left.get(name, set()) for name in withdrawn_from})
    issued = issued[issued["codable"] == "yes"]
    current = segments[segments["codable"] == "yes"].sort_values(["transcript_id", "turn", "start", "segment_id"])
    current = current.assign(words=collapsed_words(current, ledger))
    # What a withdrawn participant said is nobody else's, even where somebody says the same words now
    ends = issued["participant_id"].isin(set(withdrawn) - {""}) | issued["transcript_id"].isin(gone.whole)
    found: dict[str, tuple[list[str], str]] = dict.fromkeys(issued.loc[ends, "segment_id"], _WITHDRAWN)
    found |= _settled_by_hand(by_hand, issued, current, by_hand_file or None, gone, found)
    taken = {segment for targets, _ in found.values() for segment in targets}
    now_said = _said_in_each(current)
    for transcript_id, said in sorted(_said_in_each(issued).items()):
        before = [one for one in said if one.segment_id not in found]
        now = [one for one in now_said.get(transcript_id, []) if one.segment_id not in taken]
        pairs = _aligned([one.key for one in before], [one.key for one in now], carry_over)
        for i, (j, how) in pairs.items():
            if how == "same" and before[i][:2] != now[j][:2]:
                how = "moved"
            found[before[i].segment_id] = ([now[j].segment_id], how)
        found |= dict.fromkeys(gone.places(transcript_id, said, found, current), _WITHDRAWN)
    anchors = _anchors(name, issued, current, found)
    return anchors, _lost(name, anchors, issued, current)


def _said_in_each(table: pd.DataFrame) -> dict[str, list[_Said]]:
    """What was said in each transcript, in the order of the table."""
    columns = ("transcript_id", "segment_id", "turn", "participant_id", "words")
    by_transcript: dict[str, list[_Said]] = {}
    for transcript_id, segment_id, turn, participant_id, words in tuples_of(table, *columns):
        by_transcript.setdefault(transcript_id, []).append(_Said(segment_id, turn, (participant_id, words)))
    return by_transcript


def _anchors(
    name: str, issued: pd.DataFrame, current: pd.DataFrame, found: dict[str, tuple[list[str], str]]
) -> pd.DataFrame:
    """The table of `anchors`: a row for each issued segment and each segment that it has become."""
    alike = {target for targets, how in found.values() if how == "alike" for target in targets}
    now = dict(tuples_of(current[current["segment_id"].isin(alike)], "segment_id", "words"))
    rows = []
    for segment_id, words in tuples_of(issued, "segment_id", "words"):
        targets, how = found.get(segment_id, ([""], "lost"))
        for target in sorted(targets):
            similarity = _in_same_order(words.split(), now[target].split()) if how == "alike" else None
            rows.append((name, segment_id, target, how, similarity))
    return ANCHORS.check(pd.DataFrame(rows, columns=list(ANCHORS.columns)))


def _settled_by_hand(
    by_hand: pd.DataFrame | None,
    issued: pd.DataFrame,
    current: pd.DataFrame,
    file: str | None,
    gone: _Gone,
    ended: Collection[str],
) -> dict[str, tuple[list[str], str]]:
    """What a person has settled: targets and how, per issued segment but those that have `ended`.

    What was settled on words that are withdrawn now ends with them. Raises StudyError at an unknown id.
    """
    found: dict[str, tuple[list[str], str]] = {}
    if by_hand is None:
        return found
    known, targets = set(issued["segment_id"]), set(current["segment_id"])
    called = by_hand.attrs.get("headings", {})  # where its columns bear other names in the file
    for number, row in by_hand.iterrows():
        wrong = partial(StudyError, file=file, row=int(number))
        if row["issued_segment_id"] not in known:
            raise wrong(
                "this issued segment is not one of the round",
                column=called.get("issued_segment_id", "issued_segment_id"),
            )
        if row["issued_segment_id"] in ended:
            continue
        if not row["segment_id"]:
            found[row["issued_segment_id"]] = ([""], "dropped")
        elif row["segment_id"] not in targets and gone.holds(row["segment_id"]):
            found.setdefault(row["issued_segment_id"], _WITHDRAWN)
        elif row["segment_id"] not in targets:
            raise wrong(
                "this is not a codable segment of the transcripts now",
                column=called.get("segment_id", "segment_id"),
            )
        else:
            before = [target for target in found.get(row["issued_segment_id"], ([], ""))[0] if target]
            found[row["issued_segment_id"]] = (sorted({*before, row["segment_id"]}), "by_hand")
    return found


def _aligned(before: list[Key], now: list[Key], carry_over: float) -> dict[int, tuple[int, str]]:
    """Position now and how, per position before, within one transcript."""
    if before == now:
        return {i: (i, "same") for i in range(len(before))}
    pairs: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    places: list[tuple[range, range]] = []  # where other words stand between the same neighbours
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs |= {i1 + step: (j1 + step, "same") for step in range(i2 - i1)}
            taken |= set(range(j1, j2))
        elif tag == "replace":
            places.append((range(i1, i2), range(j1, j2)))
            position = j1
            for i in range(i1, i2):
                for j in range(position, j2):
                    if before[i][0] == now[j][0] and same_but_for_pseudonyms(before[i][1], now[j][1]):
                        pairs[i] = (j, "pseudonym")
                        taken.add(j)
                        position = j + 1
                        break
    for words_of in (lambda key: key, lambda key: key[1]):  # the same person's first, then anybody's
        left = {i: words_of(before[i]) for i in range(len(before)) if i not in pairs}
        free = {j: words_of(now[j]) for j in range(len(now)) if j not in taken}
        once_before, once_now = Counter(left.values()), Counter(free.values())
        place = {words: j for j, words in free.items() if once_now[words] == 1}
        for i, words in left.items():
            if once_before[words] == 1 and words in place:
                pairs[i] = (place[words], "moved")
                taken.add(place[words])
    for here, there in places if carry_over < 1 else []:
        unplaced = {i: before[i] for i in here if i not in pairs}
        found = _alike(unplaced, {j: now[j] for j in there if j not in taken}, carry_over)
        in_order = {i: j for i, (j, how) in pairs.items() if how == "pseudonym" and i in here and j in there} | found
        for i, j in found.items():
            if all((i < other) == (j < place) for other, place in in_order.items() if other != i):
                pairs[i] = (j, "alike")
                taken.add(j)
    return pairs


def _alike(before: dict[int, Key], now: dict[int, Key], least: float) -> dict[int, int]:
    """What the same person said in nearly the same words, where from both sides nothing else is as near."""
    words = {j: (person, text.split()) for j, (person, text) in now.items()}
    counted = {j: Counter(said) for j, (_, said) in words.items()}
    likeness: dict[tuple[int, int], float] = {}
    for i, (person, text) in before.items():
        said = text.split()
        count = Counter(said)
        for j, (other, others) in words.items():
            shorter, longer = sorted((len(said), len(others)))
            # Each test costs more than the one before it, and none lets less through than the last.
            if other != person or 2 * shorter < least * (shorter + longer) or dice(count, counted[j]) < least:
                continue
            if (similarity := _in_same_order(said, others)) >= least:
                likeness[i, j] = similarity
    ranked = sorted(likeness, key=lambda pair: -likeness[pair])
    nearest: tuple[dict, dict] = ({}, {})  # of each on either side: the pairs that no other of it is nearer than
    for pair in ranked:
        for side, known in enumerate(nearest):
            best = known.setdefault(pair[side], [pair])
            if best != [pair] and likeness[best[0]] == likeness[pair]:
                best.append(pair)
    return dict(pair for pair in ranked if all(known[pair[side]] == [pair] for side, known in enumerate(nearest)))


def _in_same_order(one: list[str], other: list[str]) -> float:
    """Share of words that both have in the same order: 2 |common| / (|one| + |other|)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _lost(name: str, anchors: pd.DataFrame, issued: pd.DataFrame, current: pd.DataFrame) -> pd.DataFrame:
    """The issued segments that are lost, each with the most similar segment of its transcript that is still free."""
    gone = issued[issued["segment_id"].isin(anchors.loc[anchors["how"] == "lost", "issued_segment_id"])]
    current = current[current["transcript_id"].isin(gone["transcript_id"])]
    free = current[~current["segment_id"].isin(anchors["segment_id"])]
    candidates: dict[str, list[tuple[str, Counter]]] = {}
    for row in free.itertuples():
        candidates.setdefault(row.transcript_id, []).append((row.segment_id, Counter(row.words.split())))
    rows = []
    for row in gone.itertuples():
        best, similarity, words = "", 0.0, Counter(row.words.split())
        for segment_id, others in candidates.get(row.transcript_id, []):
            likeness = dice(words, others)
            if likeness > similarity:
                best, similarity = segment_id, likeness
        rows.append(
            {
                "round": name,
                "issued_segment_id": row.segment_id,
                "transcript_id": row.transcript_id,
                "turn": row.turn,
                "nearest_segment_id": best,
                "similarity": similarity,
            }
        )
    return LOST.frame(rows)


def dice(one: Counter, other: Counter) -> float:
    """Share of words in common, each counted as often as it stands: 2 |A and B| / (|A| + |B|) (Dice, 1945)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
