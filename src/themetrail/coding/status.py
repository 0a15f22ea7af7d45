"""Status: who has what to do before the next tables can be made, in one line each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.coding.proposals import MARKED, MEMO, NEW_CODE
from themetrail.coding.rounds import current_round
from themetrail.consent import MAY_ARCHIVE, MAY_QUOTE, MAY_SHARE, named_with_reason, refused

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round

_LEFT_OUT = {
    MAY_QUOTE: "Counted and never quoted (may_quote)",
    MAY_SHARE: "Their words are left out of the crate, and of what is shared once their consent has ended (may_share)",
    MAY_ARCHIVE: "Their words go into no archive, or into none once their consent has ended (may_archive)",
}
NOTHING = "Nobody has anything to do: all configured rounds are issued and delivered, and no coding is unresolved."


@dataclass(frozen=True)
class Places:
    """Where people find and put what a status line speaks of."""

    rounds: str
    review: str
    reviewed: str
    review_page: str
    reviewed_page: str
    adjudication: str  # with {round}
    adjudication_desk: str = ""  # with {round}
    adjudication_in_word: str = ""  # with {round}
    proposals: str = ""
    split: str = ""  # with {round} and {coder}
    changes: str = ""
    decisions: str = ""


def status_lines(
    rounds: list[Round],
    issued: Collection[str],
    deliveries: pd.DataFrame,
    *,
    places: Places,
    review_open: int = 0,
    review_more: int = 0,
    fail_closed: bool = True,
    desks: Collection[tuple[str, str]] = (),
    in_word: Collection[tuple[str, str]] = (),
    unseen: Mapping[tuple[str, str], int] | None = None,
    without_row: Mapping[tuple[str, str], int] | None = None,
    unresolved: pd.DataFrame | None = None,
    unassigned: Mapping[str, int] | None = None,
    split_open: Mapping[tuple[str, str], int] | None = None,
    proposed: Mapping[str, int] | None = None,
) -> list[str]:
    """Who has what to do, one sentence each, in the order in which the work goes on; one sentence where nobody has.

    `review_more` counts the review's questions beyond a page for each transcript. `desks` and `in_word` are the
    rounds and coders for whom a desk or Word files were issued. `unseen` by round and coder: the segments of a
    delivered file that bear no mark, and `without_row` those of them whose row is not in it at all. `unresolved`
    has the columns of its contract; None before any round is delivered. `unassigned` counts, by transcript, the
    codable segments that no issued round gave to a coder. `split_open` by round and coder: codings of split codes
    that are to be decided. Last stands what coders have left for the codebook meeting, which nothing waits for:
    `proposed` counts it by kind.
    """
    lines = []
    blocked = bool(review_open) and fail_closed
    if review_open:
        lines.append(
            f"Reviewer: decide {_n(review_open, 'open entry', 'open entries')}: open {places.review_page} in a browser"
            f" and save its file as {places.reviewed_page} (or fill in {places.review} and save it as"
            f" {places.reviewed})."
            + (f" Nothing waits for {_n(review_more, 'further question', 'further questions')}." if review_more else "")
        )
    for entry in rounds:
        if entry.name not in issued:
            continue
        here = deliveries[deliveries["round"] == entry.name].drop_duplicates("coder_id").set_index("coder_id")["status"]
        for coder in sorted(coder.coder_id for coder in entry.coders):
            key, status = (entry.name, coder), here.get(coder, "awaited")
            if status == "awaited":
                lines.append(_awaited_line(f"{places.rounds}/{entry.name}", coder, key in desks, key in in_word))
            elif status == "delivered" and (left := (unseen or {}).get(key, 0)):
                lines.append(_left_line(entry.name, coder, left, (without_row or {}).get(key, 0)))
            if n := (split_open or {}).get(key, 0):
                lines.append(_split_line(entry.name, coder, n, places))
        if n := 0 if unresolved is None else int((unresolved["round"] == entry.name).sum()):
            lines.append(_unresolved_line(entry, n, places))
    following = current_round(rounds, issued)
    if following is not None:
        first = " once the review is done" if blocked else ""
        command = f"`themetrail issue {following.name} --directory MY-STUDY`"
        lines.append(f"Researcher: issue round {following.name}{first} ({command}).")
    if line := _unassigned_line([entry for entry in rounds if entry.name not in issued], unassigned or {}):
        lines.append(line)
    if not rounds:
        lines.append("Researcher: name the rounds and their coders in the configuration (coding.rounds).")
    return [*(lines or [NOTHING]), *_for_the_meeting(proposed or {}, places)]


def _for_the_meeting(proposed: Mapping[str, int], places: Places) -> list[str]:
    """What coders propose for the codebook, and what they wrote on whole transcripts."""
    kinds = (
        (NEW_CODE, "new code", "new codes"),
        (MEMO, "memo on a transcript", "memos on transcripts"),
        (MARKED, "passage that is marked and not coded", "passages that are marked and not coded"),
    )
    found = [_n(proposed[what], one, many) for what, one, many in kinds if proposed.get(what)]
    stands = "stands" if sum(proposed.values()) == 1 else "stand"
    said = " and ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))
    return [f"For the codebook meeting: {said} {stands} in {places.proposals}."] if found else []


def _unresolved_line(entry: Round, n: int, places: Places) -> str:
    in_word = ""
    if entry.adjudicator.word:
        made = places.adjudication_in_word.format(round=entry.name)
        in_word = (
            f", or answer the comments in {made} and save these files in {places.rounds}/{entry.name}/adjudication/"
        )
    return (
        f"Adjudicator: {_n(n, 'coding', 'codings')} of round {entry.name} cannot be settled by the rule"
        f" '{entry.consensus}'; open {places.adjudication_desk.format(round=entry.name)} in a browser, settle"
        f" them and save the file as {places.rounds}/{entry.name}/adjudication.json (or fill in"
        f" {places.adjudication.format(round=entry.name)} and save it as"
        f" {places.rounds}/{entry.name}/adjudication.xlsx{in_word})."
    )


def _split_line(name: str, coder: str, n: int, places: Places) -> str:
    return (
        f"Coder {coder}: {_n(n, 'coding has', 'codings have')} a code that was split since round {name}; say in"
        f" {places.split.format(round=name, coder=coder)} which code it is now, and save it as"
        f" {places.rounds}/{name}/split/{coder}.xlsx."
    )


def _awaited_line(folder: str, coder: str, has_desk: bool, has_word: bool) -> str:
    """Where a coder finds what to code, and where it comes back to."""
    sheet, returned = f"{folder}/issued/sheets/{coder}.xlsx", f"{folder}/returned/{coder}"
    if not has_desk:
        return f"Coder {coder}: code {sheet} and return it as {returned}.xlsx."
    word = f", or comment in {folder}/issued/word/{coder}/ and return these files under any name" if has_word else ""
    return (
        f"Coder {coder}: open {folder}/issued/desks/{coder}.html in a browser, code, and return the file that it saves"
        f" as {returned}.json (or code {sheet} and return it as {returned}.xlsx{word})."
    )


def _left_line(name: str, coder: str, left: int, without_row: int) -> str:
    """What a coder whose file is there has left; rows may be missing in it, as in a copy of what a filter showed."""
    of_these = ""
    if without_row:
        count = (
            "its row is" if left == 1 else f"the rows of {'all' if without_row == left else without_row} of them are"
        )
        of_these = f" ({count} missing there, so that only a part was delivered)"
    return (
        f"Coder {coder}: {_n(left, 'segment bears', 'segments bear')} no mark in the file returned for round"
        f" {name}{of_these}; {'code it or mark it' if left == 1 else 'code them or mark them'} as seen."
    )


def _unassigned_line(coming: list[Round], unassigned: Mapping[str, int]) -> str:
    """What no issued round gave to a coder and no coming one will; a round without transcripts is one of all."""
    if any(not entry.transcripts for entry in coming):
        return ""
    planned = {name for entry in coming for name in entry.transcripts}
    left = {name: n for name, n in sorted(unassigned.items()) if name not in planned}
    if not left:
        return ""
    named, more = list(left)[:5], len(left) - 5
    places = ", ".join(named) + (f" and {more} more" if more > 0 else "")
    return (
        f"Researcher: {_n(sum(left.values()), 'segment', 'segments')} of {places} came after the rounds were issued and"
        " no coder has been given them; name a further round with these transcripts (coding.rounds)."
    )


def dropped_line(carried: pd.DataFrame, places: Places) -> str:
    """What the table of changes (contract CARRIED) dropped, code by code; empty where nothing was."""
    here = carried[carried["dropped"] > 0]
    if here.empty:
        return ""
    codes = ", ".join(f"{n} with {code}" for code, n in zip(here["old_code_id"], here["dropped"], strict=True))
    n = int(here["dropped"].sum())
    return (
        f"Dropped by {places.changes}: {_n(n, 'coding', 'codings')} ({codes}). What the coders decided stays on record"
        f" in {places.decisions}."
    )


def consent_lines(participants: pd.DataFrame) -> list[str]:
    """Whose words are left out of what, and why, from the sheet of participants; nothing where all of them agreed.

    Who has withdrawn is named nowhere in what is handed out. A run knows no day: of a consent that ends the commands
    say on their day whether it has.
    """
    staying = participants[participants["withdrawn"] == ""]
    found = ((left_out, refused(staying, column)) for column, left_out in _LEFT_OUT.items())
    return [f"{left_out}: {named_with_reason(why)}." for left_out, why in found if why]


def write_status(lines: list[str], path: str | Path, besides: str = "") -> None:
    """Write the status as Markdown, and below a sentence that asks nobody for anything."""
    text = "# Who has what to do\n\n" + "".join(f"- {line}\n" for line in lines) + (besides and f"\n{besides}\n")
    Path(path).write_text(text, encoding="utf-8")


def unseen_counts(missing: pd.DataFrame, among: pd.DataFrame | None = None) -> dict[tuple[str, str], int]:
    """How many of the segments of delivered files bear no mark, by round and coder; of those `among` them where it is
    given. `missing` is what is still to come (contract STILL_TO_COME)."""
    unseen = missing[missing["what"] == "unseen"]
    return counts_by_coder(unseen if among is None else unseen.merge(among[["round", "coder_id", "segment_id"]]))


def counts_by_coder(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many of the rows are of each round and coder."""
    return {(str(name), str(coder)): len(here) for (name, coder), here in rows.groupby(["round", "coder_id"])}


def _n(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
