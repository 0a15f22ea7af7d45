"""Status: who has what to do before the next tables can be made, in one line each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from themetrail.coding.proposals import MARKED, MEMO, NEW_CODE
from themetrail.coding.rounds import current_round
from themetrail.consent import MAY_ARCHIVE, MAY_QUOTE, MAY_SHARE, ends_of, named_with_reason, refused
from themetrail.interface.catalogue import is_spoken
from themetrail.interface.status.words import status_words
from themetrail.words_in_print import Words

if TYPE_CHECKING:  # at run time it would load pydantic, in jobs that check no configuration
    from themetrail.configuration.coding import Round


@dataclass(frozen=True)
class Places:
    """Where people find and put what a status line speaks of."""

    rounds: str
    review: str
    reviewed: str
    review_page: str
    reviewed_page: str
    configuration: str
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
    words: Words | None = None,
) -> list[str]:
    """Who has what to do, one sentence each, in the order in which the work goes on; one sentence where nobody has.

    `review_more` counts the review's questions beyond a page for each transcript. `desks` and `in_word` are the
    rounds and coders for whom a desk or Word files were issued. `unseen` by round and coder: the segments of a
    delivered file that bear no mark, and `without_row` those of them whose row is not in it at all. `unresolved`
    has the columns of its contract; None before any round is delivered. `unassigned` counts, by transcript, the
    codable segments that no issued round gave to a coder. `split_open` by round and coder: codings of split codes
    that are to be decided. Last stands what coders have left for the codebook meeting, which nothing waits for:
    `proposed` counts it by kind. All of it is said in `words`, by default in English.
    """
    words = words or status_words()
    lines = []
    blocked = bool(review_open) and fail_closed
    if review_open:
        files = {"page": places.review_page, "saved": places.reviewed_page, "sheet": places.review}
        asked = words.say("review", review_open, **files, sheet_saved=places.reviewed)
        lines.append(f"{asked} {words.say('review_more', review_more)}" if review_more else asked)
    for entry in rounds:
        if entry.name not in issued:
            continue
        here = deliveries[deliveries["round"] == entry.name].drop_duplicates("coder_id").set_index("coder_id")["status"]
        for coder in sorted(coder.coder_id for coder in entry.coders):
            key, status = (entry.name, coder), here.get(coder, "awaited")
            if status == "awaited":
                lines.append(_awaited_line(f"{places.rounds}/{entry.name}", coder, key in desks, key in in_word, words))
            elif status == "delivered" and (left := (unseen or {}).get(key, 0)):
                lines.append(_left_line(entry.name, coder, left, (without_row or {}).get(key, 0), words))
            if n := (split_open or {}).get(key, 0):
                lines.append(_split_line(entry.name, coder, n, places, words))
        if n := 0 if unresolved is None else int((unresolved["round"] == entry.name).sum()):
            lines.append(_unresolved_line(entry, n, places, words))
    following = current_round(rounds, issued)
    if following is not None:
        command = f"themetrail issue {following.name} --directory MY-STUDY"
        lines.append(words.say("issue_after_review" if blocked else "issue", round=following.name, command=command))
    if line := _unassigned_line([entry for entry in rounds if entry.name not in issued], unassigned or {}, words):
        lines.append(line)
    if not rounds:
        lines.append(words.say("name_rounds", file=places.configuration))
    return [*(lines or [words.say("nobody")]), *_for_the_meeting(proposed or {}, places, words)]


def _for_the_meeting(proposed: Mapping[str, int], places: Places, words: Words) -> list[str]:
    """What coders propose for the codebook, and what they wrote on whole transcripts."""
    kinds = ((NEW_CODE, "new_codes"), (MEMO, "memos"), (MARKED, "marked"))
    found = [words.say(name, proposed[what]) for what, name in kinds if proposed.get(what)]
    if not found:
        return []
    sentence = "for_meeting_one" if sum(proposed.values()) == 1 else "for_meeting"
    return [words.say(sentence, said=words.listed(found), file=places.proposals)]


def _unresolved_line(entry: Round, n: int, places: Places, words: Words) -> str:
    folder = f"{places.rounds}/{entry.name}"
    in_word = ""
    if entry.adjudicator.word:
        made = places.adjudication_in_word.format(round=entry.name)
        in_word = words.say("or_answer_in_word", made=made, folder=f"{folder}/adjudication/")
    return words.say(
        "unresolved",
        n,
        round=entry.name,
        rule=entry.consensus,
        desk=places.adjudication_desk.format(round=entry.name),
        saved=f"{folder}/adjudication.json",
        sheet=places.adjudication.format(round=entry.name),
        sheet_saved=f"{folder}/adjudication.xlsx",
        word=in_word,
    )


def _split_line(name: str, coder: str, n: int, places: Places, words: Words) -> str:
    sheet = places.split.format(round=name, coder=coder)
    return words.say(
        "split", n, coder=coder, round=name, sheet=sheet, saved=f"{places.rounds}/{name}/split/{coder}.xlsx"
    )


def _awaited_line(folder: str, coder: str, has_desk: bool, has_word: bool, words: Words) -> str:
    """Where a coder finds what to code, and where it comes back to."""
    places = {
        "coder": coder,
        "sheet": f"{folder}/issued/sheets/{coder}.xlsx",
        "returned": f"{folder}/returned/{coder}",
        "desk": f"{folder}/issued/desks/{coder}.html",
        "word": words.say("or_in_word", folder=f"{folder}/issued/word/{coder}/") if has_word else "",
    }
    return words.say("code_desk" if has_desk else "code_sheet", **places)


def _left_line(name: str, coder: str, left: int, without_row: int, words: Words) -> str:
    """What a coder whose file is there has left; rows may be missing in it, as in a copy of what a filter showed."""
    of_these = ""
    if without_row:
        missing = "its_row_missing" if left == 1 else "all_rows_missing" if without_row == left else "rows_missing"
        of_these = words.say(missing, without_row)
    return words.say("left", left, coder=coder, round=name, of_these=of_these)


def _unassigned_line(coming: list[Round], unassigned: Mapping[str, int], words: Words) -> str:
    """What no issued round gave to a coder and no coming one will; a round without transcripts is one of all."""
    if any(not entry.transcripts for entry in coming):
        return ""
    planned = {name for entry in coming for name in entry.transcripts}
    left = {name: n for name, n in sorted(unassigned.items()) if name not in planned}
    if not left:
        return ""
    named, more = ", ".join(list(left)[:5]), len(left) - 5
    places = words.say("and_more", more, places=named) if more > 0 else named
    return words.say("unassigned", sum(left.values()), places=places)


def dropped_line(carried: pd.DataFrame, places: Places, words: Words | None = None) -> str:
    """What the table of changes (contract CARRIED) dropped, code by code; empty where nothing was."""
    words = words or status_words()
    here = carried[carried["dropped"] > 0]
    if here.empty:
        return ""
    dropped = zip(here["old_code_id"], here["dropped"], strict=True)
    codes = ", ".join(words.say("with_code", int(n), code=code) for code, n in dropped)
    facts = {"file": places.changes, "codes": codes, "decisions": places.decisions}
    return words.say("dropped", int(here["dropped"].sum()), **facts)


def consent_lines(participants: pd.DataFrame, words: Words | None = None) -> list[str]:
    """Whose words are left out of what, and why, from the sheet of participants; nothing where all of them agreed.

    Who has withdrawn is named nowhere in what is handed out. A run knows no day: of a consent that ends the commands
    say on their day whether it has.
    """
    words = words or status_words()
    staying = participants[participants["withdrawn"] == ""]
    lines = []
    for column in (MAY_QUOTE, MAY_SHARE, MAY_ARCHIVE):
        last_days = ends_of(staying, column)
        why = {
            who: words.say("agreed_until", day=last_days[who].isoformat()) if who in last_days else words.say("said_no")
            for who in refused(staying, column)
        }
        lines += [words.say(column, who=named_with_reason(why))] if why else []
    return lines


def passed_over_line(counts: Mapping[str, int], words: Words | None = None) -> str:
    """One sentence on what was passed over in which folder (`left_in`); empty where nothing was."""
    words = words or status_words()
    if not counts:
        return ""
    listed = ", ".join(words.say("in_folder", n, folder=folder) for folder, n in sorted(counts.items()))
    return words.say("passed_over", sum(counts.values()), listed=listed)


def unspoken_line(language: str) -> str:
    """That the catalogue lacks a language, so that all is said in English; empty where it has it."""
    return "" if is_spoken(language) else status_words(language).say("spoken_in_english", language=language)


def write_status(lines: list[str], path: str | Path, besides: str = "", words: Words | None = None) -> None:
    """Write the status as Markdown, and below a sentence that asks nobody for anything."""
    title = (words or status_words()).say("title")
    text = f"# {title}\n\n" + "".join(f"- {line}\n" for line in lines) + (besides and f"\n{besides}\n")
    Path(path).write_text(text, encoding="utf-8")


def unseen_counts(missing: pd.DataFrame, among: pd.DataFrame | None = None) -> dict[tuple[str, str], int]:
    """How many of the segments of delivered files bear no mark, by round and coder; of those `among` them where it is
    given. `missing` is what is still to come (contract STILL_TO_COME)."""
    unseen = missing[missing["what"] == "unseen"]
    return counts_by_coder(unseen if among is None else unseen.merge(among[["round", "coder_id", "segment_id"]]))


def counts_by_coder(rows: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many of the rows are of each round and coder."""
    return {(str(name), str(coder)): len(here) for (name, coder), here in rows.groupby(["round", "coder_id"])}
